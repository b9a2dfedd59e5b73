//! The answer with its working: one family of types for every determination.
//!
//! This crate holds no sentences. A [`Message`] is the key of a sentence and the values that go into it;
//! the program renders it in the reader's language from its one catalogue.

use std::fmt;

use jiff::civil::Date;

use crate::country::Country;
use crate::decimal::Decimal;
use crate::money::Money;
use crate::ratio::Ratio;
use crate::tariff_code::TariffCode;

/// An answer: the finding, what it concludes, and the steps that led there.
#[derive(Clone, Debug, PartialEq)]
pub struct Determination<T> {
    /// Whether the question is answered yes, no, or not without further facts.
    pub finding: Finding,
    /// What the answer holds beyond yes or no.
    pub conclusion: T,
    /// The working, in the order a reader follows it.
    pub steps: Vec<Step>,
    /// Open doubts about the law that this answer touches; shown beside it.
    pub doubts: Vec<Doubt>,
}

/// Yes, no, or not without further facts. 'Does not qualify' is an answer, not an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The condition is met.
    Satisfied,
    /// The condition is not met.
    NotSatisfied,
    /// It turns on facts that were not given.
    Undetermined {
        /// What to ask for.
        missing: Vec<MissingFact>,
    },
}

impl Finding {
    /// `Satisfied` or `NotSatisfied`.
    #[must_use]
    pub const fn from_bool(met: bool) -> Self {
        if met { Self::Satisfied } else { Self::NotSatisfied }
    }

    /// Whether the condition is met.
    #[must_use]
    pub const fn is_satisfied(&self) -> bool {
        matches!(self, Self::Satisfied)
    }

    /// The facts that are missing; empty for a settled finding.
    #[must_use]
    pub fn missing(&self) -> &[MissingFact] {
        match self {
            Self::Undetermined { missing } => missing,
            Self::Satisfied | Self::NotSatisfied => &[],
        }
    }

    /// Both conditions have to be met. `NotSatisfied` prevails; missing facts add up.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotSatisfied, _) | (_, Self::NotSatisfied) => Self::NotSatisfied,
            (Self::Satisfied, finding) | (finding, Self::Satisfied) => finding,
            (Self::Undetermined { missing: a }, Self::Undetermined { missing: b }) => {
                Self::Undetermined { missing: merge(a, b) }
            }
        }
    }

    /// Either condition suffices. `Satisfied` prevails; missing facts add up.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Satisfied, _) | (_, Self::Satisfied) => Self::Satisfied,
            (Self::NotSatisfied, finding) | (finding, Self::NotSatisfied) => finding,
            (Self::Undetermined { missing: a }, Self::Undetermined { missing: b }) => {
                Self::Undetermined { missing: merge(a, b) }
            }
        }
    }
}

fn merge(mut a: Vec<MissingFact>, b: Vec<MissingFact>) -> Vec<MissingFact> {
    for fact in b {
        if !a.contains(&fact) {
            a.push(fact);
        }
    }
    a
}

/// A fact an answer turns on and that nobody has given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingFact {
    /// Its name where it can be answered, such as `metal` or `cut-and-sewn`.
    pub fact: String,
    /// What it is asked of: the good, or a line of its bill.
    pub about: Option<String>,
    /// The question in plain words.
    pub question: Message,
}

/// One step of the working.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What was considered and what came of it.
    pub message: Message,
    /// The outcome of this step, where it has one of its own.
    pub finding: Option<Finding>,
    /// What it rests on.
    pub citations: Vec<Citation>,
    /// The steps under it.
    pub steps: Vec<Step>,
}

impl Step {
    /// A step that only says something.
    #[must_use]
    pub fn new(message: Message) -> Self {
        Self { message, finding: None, citations: Vec::new(), steps: Vec::new() }
    }

    /// The step with its outcome.
    #[must_use]
    pub fn finding(mut self, finding: Finding) -> Self {
        self.finding = Some(finding);
        self
    }

    /// The step with one more citation.
    #[must_use]
    pub fn cite(mut self, citation: Citation) -> Self {
        self.citations.push(citation);
        self
    }

    /// The step with the steps under it.
    #[must_use]
    pub fn under(mut self, steps: Vec<Step>) -> Self {
        self.steps = steps;
        self
    }
}

/// What a statement rests on: a provision, a notice, a schedule line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Citation {
    /// The provision as lawyers cite it: `19 CFR 182 App. A s. 7(2)`, `91 FR 47318`, `HTSUS 9202.90.40`.
    pub reference: String,
    /// First day of effect of what is cited, where that matters.
    pub effective: Option<Date>,
}

impl Citation {
    /// A citation without a date of its own.
    pub fn new(reference: impl Into<String>) -> Self {
        Self { reference: reference.into(), effective: None }
    }

    /// A citation of what took effect on a date.
    pub fn effective(reference: impl Into<String>, from: Date) -> Self {
        Self { reference: reference.into(), effective: Some(from) }
    }
}

/// A doubt about the law or the data that touches an answer; explained in `law/ASSUMPTIONS.md`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Its key in `law/ASSUMPTIONS.md`.
    pub assumption: String,
    /// What it means for this answer.
    pub message: Message,
}

/// A sentence, by its key in the catalogue, with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Key in the catalogue.
    pub key: &'static str,
    /// Named values.
    pub arguments: Vec<(&'static str, Value)>,
}

impl Message {
    /// The sentence `key`, without values yet.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    /// The sentence with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

/// A value in a sentence; the program knows how to show each kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A plain number.
    Number(Decimal),
    /// A number of percent: 8.7 is shown as 8.7 %.
    Percent(Decimal),
    /// An exact ratio, shown in percent.
    Ratio(Ratio),
    /// An amount of money.
    Money(Money),
    /// A count.
    Count(u64),
    /// A tariff code.
    Code(TariffCode),
    /// A country, shown by its name.
    Country(Country),
    /// A date.
    Date(Date),
    /// Words of the user or of a source, shown as they are.
    Text(String),
    /// Another sentence of the catalogue.
    Message(Box<Message>),
    /// Several values, shown as a list.
    List(Vec<Value>),
}

macro_rules! value_from {
    ($($kind:ident: $type:ty),* $(,)?) => {
        $(impl From<$type> for Value {
            fn from(value: $type) -> Self {
                Self::$kind(value.into())
            }
        })*
    };
}
value_from! {
    Ratio: Ratio, Money: Money, Code: TariffCode, Country: Country, Date: Date,
    Text: String, Text: &str, Count: u64, Count: u32, Message: Message,
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

/// Something to tell the user that went wrong: a stable code and the values of its sentence.
///
/// Every error enum of the libraries implements this. The catalogue holds the text under
/// `error-CODE`, with the attributes `.why` and `.help`.
pub trait Problem: fmt::Display {
    /// Kebab-case code, such as `tariff-code-unknown-on-date`; `otay explain CODE` prints its page.
    fn code(&self) -> &'static str;

    /// The values of its sentence.
    fn arguments(&self) -> Vec<(&'static str, Value)> {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(name: &str) -> Finding {
        Finding::Undetermined {
            missing: vec![MissingFact { fact: name.into(), about: None, question: Message::new("question") }],
        }
    }

    #[test]
    fn not_satisfied_prevails_in_and_and_satisfied_in_or() {
        assert_eq!(missing("a").and(Finding::NotSatisfied), Finding::NotSatisfied);
        assert_eq!(missing("a").or(Finding::Satisfied), Finding::Satisfied);
        assert_eq!(missing("a").and(Finding::Satisfied), missing("a"));
        assert_eq!(missing("a").or(Finding::NotSatisfied), missing("a"));
    }

    #[test]
    fn missing_facts_add_up_once() {
        assert_eq!(missing("a").and(missing("b")).missing().len(), 2);
        assert_eq!(missing("a").or(missing("a")).missing().len(), 1);
    }
}
