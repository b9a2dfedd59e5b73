//! Figures as people give them: a value, perhaps a range, always a source — or the admission that nobody
//! knows yet.

use customs::{Decimal, Money};
use jiff::civil::Date;

/// How far a fact can be trusted; carried from `region/` into every line that rests on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Official, or derived from official figures.
    A,
    /// A named market source.
    B,
    /// A single or undated source.
    C,
    /// Marketing material.
    D,
}

impl Grade {
    /// The letter.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }
}

/// What kind of evidence a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// An example price, nobody's offer.
    Illustrative,
    /// A supplier's or carrier's offer.
    Quoted,
    /// Paid or measured.
    Actual,
    /// Stated by the user without a document.
    Declared,
    /// A fact of `region/`.
    Region,
    /// A fact of `law/`.
    Law,
    /// Computed from other figures of the same answer.
    Computed,
}

impl Evidence {
    /// Kebab-case name, as the catalogue and JSON call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Illustrative => "illustrative",
            Self::Quoted => "quoted",
            Self::Actual => "actual",
            Self::Declared => "declared",
            Self::Region => "region",
            Self::Law => "law",
            Self::Computed => "computed",
        }
    }
}

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What kind of evidence it is.
    pub evidence: Evidence,
    /// The document, fact or place in the case it was read from; words of the source.
    pub reference: String,
    /// How far it can be trusted, where it was graded.
    pub grade: Option<Grade>,
    /// The day it was true.
    pub as_of: Option<Date>,
}

impl Source {
    /// A source without grade or date.
    pub fn new(evidence: Evidence, reference: impl Into<String>) -> Self {
        Self { evidence, reference: reference.into(), grade: None, as_of: None }
    }

    /// Computed from other figures.
    #[must_use]
    pub fn computed() -> Self {
        Self::new(Evidence::Computed, "")
    }
}

/// A figure with its source, known or not.
///
/// `value` is `None` when nobody has given it: the line that needs it is then listed as unknown, never
/// counted as zero. `low` and `high` are the figure's own range; for an unknown figure they bound it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure<T> {
    /// The value used.
    pub value: Option<T>,
    /// Lower end of its range.
    pub low: Option<T>,
    /// Upper end of its range.
    pub high: Option<T>,
    /// Where it comes from.
    pub source: Source,
}

impl<T> Figure<T> {
    /// A known figure without a range.
    pub const fn known(value: T, source: Source) -> Self {
        Self { value: Some(value), low: None, high: None, source }
    }

    /// A known figure with its range.
    pub const fn ranged(value: T, low: T, high: T, source: Source) -> Self {
        Self { value: Some(value), low: Some(low), high: Some(high), source }
    }

    /// A figure that nobody has given.
    pub const fn unknown(source: Source) -> Self {
        Self { value: None, low: None, high: None, source }
    }

    /// A figure that nobody has given, but that lies between two others.
    pub const fn bounded(low: T, high: T, source: Source) -> Self {
        Self { value: None, low: Some(low), high: Some(high), source }
    }
}

impl<T> Figure<T> {
    /// A figure that the program computed or that stands for "none", with a short reference.
    pub fn declared(value: T) -> Self {
        Self::known(value, Source::new(Evidence::Declared, ""))
    }
}

/// An amount of money with its source.
pub type Amount = Figure<Money>;
/// A number with its source.
pub type Number = Figure<Decimal>;
