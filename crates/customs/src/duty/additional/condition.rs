//! Conditions of a heading, answered yes, no, or not without a fact.

use std::sync::Arc;

use jiff::civil::Date;

use crate::country::Country;
use crate::decimal::Decimal;
use crate::tariff_code::TariffCode;

use super::super::entry::SpecialProgramIndicator;
use super::super::facts::{Absent, EntryFacts, FactValue};

/// Yes, no, or not without the fact named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// It turns on this fact.
    Missing(Arc<str>),
}

impl Truth {
    pub(crate) const fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            missing @ Self::Missing(_) => missing,
        }
    }
}

/// A condition of a heading.
#[derive(Clone, Debug, PartialEq)]
pub enum LineCondition {
    /// A named fact passes a test.
    Fact {
        /// The fact.
        name: Arc<str>,
        /// The test.
        test: FactTest,
        /// What its absence means here.
        absent: Absent,
    },
    /// Entered free under the USMCA as a good of Canada or Mexico.
    Usmca,
    /// A claim under one of these indicators.
    Claim(Vec<SpecialProgramIndicator>),
    /// The code lies in one of these chapters.
    InChapters(Vec<u8>),
    /// The code is on one of these lists, by number.
    OnLists(Vec<usize>),
    /// The customs value is at most this many dollars.
    ValueAtMost(Decimal),
    /// One of several holds.
    Any(Vec<LineCondition>),
    /// It does not hold.
    Not(Box<LineCondition>),
}

/// A test on the value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactTest {
    /// A flag is yes.
    IsYes,
    /// A word is this one.
    Is(String),
    /// A country is this one.
    IsCountry(Country),
    /// A share is at least this.
    AtLeast(Decimal),
    /// A share is at most this.
    AtMost(Decimal),
    /// A share is below this.
    Below(Decimal),
    /// A day lies before this one.
    Before(Date),
    /// Several words hold this one.
    Holds(String),
}

/// What a condition is asked of.
pub(crate) struct Asked<'a> {
    pub facts: &'a EntryFacts,
    pub usmca: bool,
    pub claim: Option<&'a SpecialProgramIndicator>,
    pub code: TariffCode,
    pub value: Decimal,
    pub on_list: &'a dyn Fn(usize) -> Truth,
}

impl LineCondition {
    /// Whether the condition holds for the line.
    pub(crate) fn truth(&self, asked: &Asked<'_>) -> Truth {
        match self {
            Self::Fact { name, test, absent } => match asked.facts.get(name) {
                Some(value) => Truth::of(test.passes(value)),
                None if *absent == Absent::NotClaimed => Truth::No,
                None => Truth::Missing(name.clone()),
            },
            Self::Usmca => Truth::of(asked.usmca),
            Self::Claim(indicators) => Truth::of(asked.claim.is_some_and(|claim| indicators.contains(claim))),
            Self::InChapters(chapters) => {
                let chapter = asked.code.first() / 100_000_000;
                Truth::of(chapters.iter().any(|known| u64::from(*known) == chapter))
            }
            Self::OnLists(lists) => any(lists.iter().map(|list| (asked.on_list)(*list))),
            Self::ValueAtMost(limit) => Truth::of(asked.value <= *limit),
            Self::Any(conditions) => any(conditions.iter().map(|condition| condition.truth(asked))),
            Self::Not(condition) => condition.truth(asked).not(),
        }
    }

    /// The names of the facts it turns on.
    pub fn facts(&self) -> Vec<&Arc<str>> {
        match self {
            Self::Fact { name, .. } => vec![name],
            Self::Any(conditions) => conditions.iter().flat_map(Self::facts).collect(),
            Self::Not(condition) => condition.facts(),
            _ => Vec::new(),
        }
    }
}

/// Yes prevails, then a missing fact.
fn any(truths: impl Iterator<Item = Truth>) -> Truth {
    let mut result = Truth::No;
    for truth in truths {
        match truth {
            Truth::Yes => return Truth::Yes,
            Truth::Missing(_) if result == Truth::No => result = truth,
            _ => {}
        }
    }
    result
}

impl FactTest {
    fn passes(&self, value: &FactValue) -> bool {
        match (self, value) {
            (Self::IsYes, FactValue::Flag(yes)) => *yes,
            (Self::Is(word), FactValue::Word(given)) => word == given,
            (Self::IsCountry(country), FactValue::Country(given)) => country == given,
            (Self::AtLeast(limit), FactValue::Share(share)) => share >= limit,
            (Self::AtMost(limit), FactValue::Share(share)) => share <= limit,
            (Self::Below(limit), FactValue::Share(share)) => share < limit,
            (Self::Before(day), FactValue::Date(given)) => given < day,
            (Self::Holds(word), FactValue::Words(words)) => words.iter().any(|given| given == word),
            // The vocabulary gives each fact one kind and the loader checks tests against it.
            _ => false,
        }
    }
}
