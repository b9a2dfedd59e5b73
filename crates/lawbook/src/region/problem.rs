//! What is wrong with a file of facts about the region.

use customs::{PeriodError, Problem, Value};
use thiserror::Error;

/// A problem of one fact.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RegionProblem {
    /// The key stands in two places.
    #[error("a second fact `{0}`")]
    KeyTwice(String),
    /// A unit that is not known.
    #[error("`{0}` is not a unit of the region's facts")]
    UnitUnknown(String),
    /// A grade other than A to D.
    #[error("`{0}` is not a grade; A, B, C or D")]
    GradeUnknown(String),
    /// A value without where it was read.
    #[error("a value of `{0}` has no source")]
    NoSource(String),
    /// A value with neither a first day nor a day of observation, or with both.
    #[error("a value of `{0}` needs either `from` or `as_of`")]
    NoDate(String),
    /// A text that is not a decimal number.
    #[error("`{0}` is not a decimal number")]
    NotANumber(String),
    /// The value lies outside its own range.
    #[error("a value of `{0}` lies outside its range")]
    RangeOutOfOrder(String),
    /// Two values overlap in time, or a period ends before it begins.
    #[error(transparent)]
    Period(#[from] PeriodError),
    /// A fact that an answer needs is not there on the day.
    #[error("there is no `{key}` on {day}")]
    Missing {
        /// The key.
        key: String,
        /// The day.
        day: jiff::civil::Date,
    },
}

impl Problem for RegionProblem {
    fn code(&self) -> &'static str {
        match self {
            Self::KeyTwice(_) => "region-fact-twice",
            Self::UnitUnknown(_) => "region-unit-unknown",
            Self::GradeUnknown(_) => "region-grade-unknown",
            Self::NoSource(_) => "region-value-without-source",
            Self::NoDate(_) => "region-value-without-date",
            Self::NotANumber(_) => "region-value-not-a-number",
            Self::RangeOutOfOrder(_) => "region-range-out-of-order",
            Self::Period(_) => "region-values-overlap",
            Self::Missing { .. } => "region-fact-missing",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::KeyTwice(key) | Self::NoSource(key) | Self::NoDate(key) | Self::RangeOutOfOrder(key) => {
                vec![("key", key.as_str().into())]
            }
            Self::UnitUnknown(text) | Self::GradeUnknown(text) | Self::NotANumber(text) => {
                vec![("text", text.as_str().into())]
            }
            Self::Period(error) => vec![("reason", error.to_string().into())],
            Self::Missing { key, day } => vec![("key", key.as_str().into()), ("day", (*day).into())],
        }
    }
}
