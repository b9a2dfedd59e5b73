//! Additional duties of chapter 99 as data: authorities, their headings, and the order among them.

mod condition;
mod countries;
mod defect;
mod evaluate;
mod list;
mod order;

use std::sync::Arc;

use jiff::civil::Date;

use crate::country::Country;
use crate::decimal::Decimal;
use crate::determination::Citation;
use crate::period::Period;
use crate::tariff_code::{Level, TariffCode};

pub use condition::{FactTest, LineCondition, Truth};
pub use countries::CountrySet;
pub use defect::AdditionalDefect;
pub(crate) use evaluate::{Evaluated, LineAsked, Outcome};
pub use list::{CodeList, ListEntry, Membership};

/// Every additional duty, for every day covered.
#[derive(Clone, Debug, Default)]
pub struct AdditionalDuties {
    // In the order of evaluation: whom others yield to comes first.
    authorities: Vec<Authority>,
    lists: Vec<CodeList>,
    remarks: Vec<Remark>,
}

/// A doubt that touches every answer of some days and countries, whether a heading applies or not.
#[derive(Clone, Debug)]
pub struct Remark {
    /// The days.
    pub period: Period,
    /// Products of which countries.
    pub countries: CountrySet,
    /// Its key in the assumptions.
    pub doubt: Arc<str>,
}

/// One authority: the headings that rest on one act or proclamation line, in order of precedence.
#[derive(Clone, Debug)]
pub struct Authority {
    /// Its name: `s301-china`.
    pub id: Arc<str>,
    /// The act it rests on.
    pub law: Arc<str>,
    /// What chapter 98 means for it.
    pub chapter98: Chapter98Rule,
    /// Authorities it stacks with; `None` for all others.
    pub stacks_with: Option<Vec<Arc<str>>>,
    /// Authorities before which it steps back.
    pub yields_to: Vec<Yield>,
    /// Its headings. Within a group the first that applies is the only one.
    pub headings: Vec<Heading>,
    // For each country (by its number) the headings that name it, in order.
    by_country: Vec<Vec<u16>>,
}

/// How entry under chapter 98 changes an additional duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chapter98Rule {
    /// Chapter 98 frees from it; 9802.00.40, .50 and .60 pay on the work abroad, 9802.00.80 on the value
    /// less components of the United States.
    Standard,
    /// The same, but subchapter XXIII (USMCA provisions) pays in full.
    StandardExcept9823,
    /// The terms of the provision govern, save that 9802.00.60 pays on the full value.
    Terms,
    /// Chapter 98 changes nothing.
    FullValue,
}

/// Stepping back before another authority.
#[derive(Clone, Debug)]
pub struct Yield {
    /// Before whom.
    pub authority: Arc<str>,
    /// When; always where it is not given.
    pub period: Option<Period>,
    /// How much of the value the other takes away.
    pub share: YieldShare,
    /// The heading under which the own duty is lifted.
    pub heading: Option<Arc<str>>,
    /// Which of the own headings step back; all where none are named.
    pub of: Vec<Arc<str>>,
    /// Before which headings of the other; before all where none are named.
    pub before: Vec<Arc<str>>,
    /// Doubts about it, by their keys in the assumptions.
    pub doubts: Vec<Arc<str>>,
}

/// How much of the value another duty takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YieldShare {
    /// All of it.
    Whole,
    /// The metal it is assessed on; the rest still pays.
    Metal,
}

/// One heading of chapter 99 with its scope, its conditions and what it does.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Its number, or a short name where the law gives none.
    pub heading: Arc<str>,
    /// The number to declare where column 1 already reaches the total, so that nothing is added.
    pub heading_when_met: Option<Arc<str>>,
    /// Headings of one group exclude each other.
    pub group: u8,
    /// Products of which countries.
    pub countries: CountrySet,
    /// Entered when.
    pub period: Period,
    /// Which codes.
    pub scope: Scope,
    /// What else has to hold.
    pub conditions: Vec<LineCondition>,
    /// What it does.
    pub effect: Effect,
    /// On what.
    pub basis: HeadingBasis,
    /// Whether it applies to goods dutiable in column 2.
    pub column2: bool,
    /// Whether other duties step back before goods under it.
    pub takes: bool,
    /// What it rests on.
    pub citation: Citation,
    /// Where the fact was read.
    pub source: Arc<str>,
    /// How far it is to be trusted.
    pub confidence: Confidence,
    /// Doubts about it, by their keys in the assumptions.
    pub doubts: Vec<Arc<str>>,
}

/// How far a fact is to be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Secondary or partial.
    Low,
    /// One good source.
    Medium,
    /// Two sources agree, or the official list was seen.
    High,
}

/// Which codes a heading reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every code.
    All,
    /// Those on one of these lists, by number.
    Lists(Vec<usize>),
}

/// What a heading does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Adds a percentage.
    Percent(Decimal),
    /// Fills the ordinary duty up to a percentage; never lowers it.
    UpTo(Decimal),
    /// Lifts the duty of its authority.
    Lifts,
    /// Bars the entry.
    Bars,
    /// Takes the place of every other duty, as a percentage.
    InLieuOfAll(Decimal),
    /// Takes the place of the column 2 rate, as a percentage.
    InPlaceOfColumn2(Decimal),
}

impl Effect {
    /// Whether it leads to a duty or a bar, not to relief.
    #[must_use]
    pub const fn burdens(self) -> bool {
        !matches!(self, Self::Lifts)
    }
}

/// On what a heading is assessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeadingBasis {
    /// The customs value.
    FullValue,
    /// The value of a metal; in these chapters the whole value unless less is declared.
    Metal {
        /// The metal, as in the fact `metal`.
        metal: Arc<str>,
        /// Chapters made of it.
        chapters: Vec<u8>,
    },
    /// The customs value less content of the United States.
    NonUsContent {
        /// The share from which that content counts at all.
        from: Decimal,
        /// The share up to which it counts.
        to: Decimal,
        /// Whether the share has to be known.
        asked: bool,
    },
}

impl AdditionalDuties {
    /// The duties of these authorities, put in the order of evaluation.
    ///
    /// - Refuses: an authority yielded to that does not exist, a circle of yielding, two headings that
    ///   overlap, and two authorities whose duties can fall on one line without an order between them.
    pub fn new(
        authorities: Vec<Authority>,
        lists: Vec<CodeList>,
        remarks: Vec<Remark>,
    ) -> Result<Self, Vec<AdditionalDefect>> {
        let mut defects = order::unknown_authorities(&authorities);
        defects.extend(order::overlapping_headings(&authorities));
        let sorted = match order::sorted(authorities) {
            Ok(sorted) => sorted,
            Err(defect) => {
                defects.push(defect);
                return Err(defects);
            }
        };
        defects.extend(order::unordered(&sorted, &lists));
        if defects.is_empty() { Ok(Self { authorities: sorted, lists, remarks }) } else { Err(defects) }
    }

    /// The authorities, in the order of evaluation.
    #[must_use]
    pub fn authorities(&self) -> &[Authority] {
        &self.authorities
    }

    /// The authority of a name.
    #[must_use]
    pub fn authority(&self, id: &str) -> Option<&Authority> {
        self.authorities.iter().find(|authority| &*authority.id == id)
    }

    /// The lists of codes.
    #[must_use]
    pub fn lists(&self) -> &[CodeList] {
        &self.lists
    }

    /// Doubts that touch whole days.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// Every day on which some heading for products of a country, or some list entry for a subheading, begins, or
    /// ceases on the day before: where the goods are of `code`, nothing of these duties changes on another day.
    #[must_use]
    pub fn days_of_change(&self, code: TariffCode, origin: Country) -> Vec<Date> {
        let subheading = code.at(Level::Subheading).unwrap_or(code);
        let headings = self.authorities.iter().flat_map(|a| a.ever_reaching(origin).map(|h| h.period));
        let entries = self.lists.iter().flat_map(|l| l.touching(subheading).filter_map(|e| e.period));
        let yields = self.authorities.iter().flat_map(|a| a.yields_to.iter().filter_map(|y| y.period));
        let mut days: Vec<Date> = headings
            .chain(entries)
            .chain(yields)
            .flat_map(|period| [Some(period.from()), period.until().and_then(|until| until.tomorrow().ok())])
            .flatten()
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}

impl Authority {
    /// An authority; its headings are indexed by country here.
    #[must_use]
    pub fn new(
        id: &str,
        law: &str,
        chapter98: Chapter98Rule,
        stacks_with: Option<Vec<Arc<str>>>,
        yields_to: Vec<Yield>,
        headings: Vec<Heading>,
    ) -> Self {
        let mut by_country = vec![Vec::new(); CountrySet::SIZE];
        for (number, heading) in headings.iter().enumerate() {
            for country in heading.countries.numbers() {
                by_country[country].push(u16::try_from(number).unwrap_or(u16::MAX));
            }
        }
        Self { id: id.into(), law: law.into(), chapter98, stacks_with, yields_to, headings, by_country }
    }

    /// The headings that reach products of a country on a day, in order of precedence.
    pub fn reaching(&self, country: Country, date: Date) -> impl Iterator<Item = &Heading> {
        self.ever_reaching(country).filter(move |heading| heading.period.contains(date))
    }

    /// The headings that reach products of a country on some day, in order of precedence.
    fn ever_reaching(&self, country: Country) -> impl Iterator<Item = &Heading> {
        self.by_country[CountrySet::number(country)].iter().map(|number| &self.headings[usize::from(*number)])
    }

    /// Whether any duty of it is in force on a day.
    #[must_use]
    pub fn in_force(&self, date: Date) -> bool {
        self.headings.iter().any(|heading| heading.effect.burdens() && heading.period.contains(date))
    }
}
