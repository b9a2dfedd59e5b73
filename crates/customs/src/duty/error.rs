//! Why a duty could not be assessed.

use jiff::civil::Date;
use thiserror::Error;

use crate::country::Country;
use crate::decimal::DecimalError;
use crate::determination::{Problem, Value};
use crate::money::{Currency, MoneyError};
use crate::tariff_code::TariffCode;

use super::facts::FactError;

/// Why a duty could not be assessed. What only lacks a fact is an answer, `Undetermined`, not an error.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DutyError {
    /// The schedule in force that day has no such line, and never had.
    #[error("{code} is not a line of the schedule on {date}")]
    CodeUnknown {
        /// The code asked for.
        code: TariffCode,
        /// The day.
        date: Date,
        /// The deepest part of the code that the schedule knows.
        nearest: Option<TariffCode>,
    },
    /// The line was in the schedule but not on this day.
    #[error("{code} was retired; last in force on {last}")]
    CodeRetired {
        /// The code asked for.
        code: TariffCode,
        /// The day asked for.
        date: Date,
        /// Its last day.
        last: Date,
        /// The lines that took its place, where the revisions show them.
        successors: Vec<TariffCode>,
    },
    /// The line comes into the schedule only later.
    #[error("{code} is in force only from {first}")]
    CodeNotYet {
        /// The code asked for.
        code: TariffCode,
        /// The day asked for.
        date: Date,
        /// Its first day.
        first: Date,
    },
    /// Too few digits to hold a rate.
    #[error("{code} is too short: duty is owed on eight or ten digits")]
    CodeTooShort {
        /// The code asked for.
        code: TariffCode,
    },
    /// A number of chapter 98 or 99 in place of the good's own code.
    #[error("{code} is a special provision, not the code of a good")]
    CodeIsProvision {
        /// The code asked for.
        code: TariffCode,
    },
    /// The good is a product of the country whose duty is asked for.
    #[error("a product of {origin} owes no import duty here; chapter 98 governs its return")]
    OriginIsImporter {
        /// The country.
        origin: Country,
    },
    /// The value is below zero.
    #[error("the customs value is below zero")]
    ValueNegative,
    /// The value is in another currency than the schedule's.
    #[error("the customs value is in {given}; duty is assessed in {needed}")]
    ValueCurrency {
        /// Currency given.
        given: Currency,
        /// Currency of the schedule.
        needed: Currency,
    },
    /// A deduction is larger than the value, or below zero.
    #[error("the amount deducted or worked on under {provision} does not lie between zero and the value")]
    Chapter98Amount {
        /// The provision of chapter 98.
        provision: String,
    },
    /// A fact could not be read.
    #[error(transparent)]
    Fact(#[from] FactError),
    /// An authority named in a what-if does not exist.
    #[error("`{0}` is not an authority of the law book")]
    AuthorityUnknown(String),
    /// Arithmetic out of range.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

impl From<DecimalError> for DutyError {
    fn from(error: DecimalError) -> Self {
        Self::Money(error.into())
    }
}

impl Problem for DutyError {
    fn code(&self) -> &'static str {
        match self {
            Self::CodeUnknown { .. } => "tariff-code-unknown-on-date",
            Self::CodeRetired { .. } => "tariff-code-retired",
            Self::CodeNotYet { .. } => "tariff-code-not-yet",
            Self::CodeTooShort { .. } => "tariff-code-too-short",
            Self::CodeIsProvision { .. } => "tariff-code-is-provision",
            Self::OriginIsImporter { .. } => "duty-origin-is-importer",
            Self::ValueNegative => "customs-value-negative",
            Self::ValueCurrency { .. } => "customs-value-currency",
            Self::Chapter98Amount { .. } => "chapter98-amount",
            Self::Fact(error) => error.code(),
            Self::AuthorityUnknown(_) => "duty-authority-unknown",
            Self::Money(_) => "amount-out-of-range",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::CodeUnknown { code, date, nearest } => {
                let mut arguments = vec![("code", (*code).into()), ("date", (*date).into())];
                let nearest = nearest.map_or_else(|| Value::Text(String::new()), Value::Code);
                arguments.push(("nearest", nearest));
                arguments
            }
            Self::CodeRetired { code, date, last, successors } => vec![
                ("code", (*code).into()),
                ("date", (*date).into()),
                ("last", (*last).into()),
                ("successors", successors.clone().into()),
                ("count", successors.len().into()),
            ],
            Self::CodeNotYet { code, date, first } => {
                vec![("code", (*code).into()), ("date", (*date).into()), ("first", (*first).into())]
            }
            Self::CodeTooShort { code } | Self::CodeIsProvision { code } => vec![("code", (*code).into())],
            Self::OriginIsImporter { origin } => vec![("origin", (*origin).into())],
            Self::ValueNegative | Self::Money(_) => Vec::new(),
            Self::ValueCurrency { given, needed } => {
                vec![("given", given.as_str().into()), ("needed", needed.as_str().into())]
            }
            Self::Chapter98Amount { provision } => vec![("provision", provision.as_str().into())],
            Self::Fact(error) => error.arguments(),
            Self::AuthorityUnknown(name) => vec![("name", name.as_str().into())],
        }
    }
}
