//! A figure as it is written: `12.5`, or a table that says more.

use customs::Decimal;
use jiff::civil::Date;
use toml::de::DeValue;

use crate::case::location::{At, Located};
use crate::case::problem::ProblemKind;
use crate::case::reading::Reading;
use crate::case::table::{FromValue, Refusal, Table};

/// How far a figure can be trusted.
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
    /// Every grade with its letter.
    pub const WORDS: &'static [(&'static str, Self)] =
        &[("A", Self::A), ("B", Self::B), ("C", Self::C), ("D", Self::D)];
}

/// A figure of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure<T> {
    /// The value; `None` where it is said to be unknown or is a fact of the region.
    pub value: Option<T>,
    /// Lower end of its range, or lower bound of an unknown.
    pub low: Option<T>,
    /// Upper end of its range, or upper bound of an unknown.
    pub high: Option<T>,
    /// Where it comes from.
    pub source: FigureSource,
    /// Where it stands in the case.
    pub at: At,
}

/// Where a figure comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureSource {
    /// In the user's words.
    pub reference: Option<String>,
    /// How far it can be trusted.
    pub grade: Option<Grade>,
    /// The day it was true.
    pub as_of: Option<Date>,
    /// Key of the fact of `region/` that it is.
    pub fact: Option<String>,
}

impl<T> Figure<T> {
    /// The figure with its value changed.
    pub fn map<U>(self, change: impl Fn(T) -> U) -> Figure<U> {
        Figure {
            value: self.value.map(&change),
            low: self.low.map(&change),
            high: self.high.map(&change),
            source: self.source,
            at: self.at,
        }
    }
}

impl<T: FromValue + PartialOrdBy> FromValue for Figure<T> {
    /// `12.5`; or `{ value, low, high, source, grade, as_of }`; or `{ fact = "…" }` for a fact of the
    /// region; or `{ unknown = true, low, high }`.
    fn read(value: &DeValue<'_>, reading: &Reading, at: &At) -> Result<Self, Refusal> {
        let DeValue::Table(table) = value else {
            let value = T::read(value, reading, at)?;
            return Ok(Self {
                value: Some(value),
                low: None,
                high: None,
                source: FigureSource::default(),
                at: at.clone(),
            });
        };
        let mut table = Table::new(reading, at.file, at.clone(), table);
        let plain = |value: Option<Located<T>>| value.map(|value| value.value);
        let (value, low, high) =
            (plain(table.take("value")), plain(table.take("low")), plain(table.take("high")));
        let fact = table.take::<String>("fact").map(|fact| fact.value);
        let unknown = table.take::<bool>("unknown").is_some_and(|unknown| unknown.value);
        let source = FigureSource {
            reference: table.take::<String>("source").map(|source| source.value),
            grade: table.take_word("grade", Grade::WORDS).map(|grade| grade.value),
            as_of: table.take::<Date>("as_of").map(|day| day.value),
            fact,
        };
        table.finish();
        let said = [value.is_some(), source.fact.is_some(), unknown];
        if said.into_iter().filter(|said| *said).count() != 1 {
            let keys = ["value", "fact", "unknown"].map(str::to_owned).to_vec();
            return Err(Refusal::Value(ProblemKind::OneOfKeys { keys }));
        }
        let ordered = |a: &Option<T>, b: &Option<T>| match (a, b) {
            (Some(a), Some(b)) => a.at_most(b),
            _ => true,
        };
        if !ordered(&low, &high) || !ordered(&low, &value) || !ordered(&value, &high) {
            return Err(Refusal::Value(ProblemKind::RangeOutOfOrder));
        }
        Ok(Self { value, low, high, source, at: at.clone() })
    }
}

/// Whether one value is at most another, where they can be compared.
pub(crate) trait PartialOrdBy {
    fn at_most(&self, other: &Self) -> bool;
}

impl PartialOrdBy for Decimal {
    fn at_most(&self, other: &Self) -> bool {
        self <= other
    }
}

impl PartialOrdBy for customs::Money {
    fn at_most(&self, other: &Self) -> bool {
        self.currency != other.currency || self.amount <= other.amount
    }
}

impl PartialOrdBy for crate::case::table::Amount {
    fn at_most(&self, other: &Self) -> bool {
        self.0 <= other.0
    }
}

impl PartialOrdBy for crate::case::table::Positive {
    fn at_most(&self, other: &Self) -> bool {
        self.0 <= other.0
    }
}
