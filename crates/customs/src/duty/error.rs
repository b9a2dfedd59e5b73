//! Why a duty could not be assessed.

use thiserror::Error;

use crate::country::Country;
use crate::decimal::DecimalError;
use crate::determination::{Problem, Value};
use crate::money::{Currency, MoneyError};
use crate::tariff_code::TariffCode;

use super::facts::FactError;
use super::rate::RateError;
use super::schedule_find::ScheduleError;

/// Why a duty could not be assessed. What only lacks a fact is an answer, `Undetermined`, not an error.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DutyError {
    /// The schedule has no line of that code on that day.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    /// A number of chapter 98 or 99 in place of the good's own code.
    #[error("{code} is a special provision, not the code of a good")]
    CodeIsProvision {
        /// The code asked for.
        code: TariffCode,
    },
    /// The good is a product of the country whose duty is asked for.
    #[error("a product of {origin} owes no import duty as such; chapter 98 governs its return")]
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
    /// A what-if that is neither `off` nor a percentage.
    #[error("`{0}` is not a what-if: write authority=off or authority=25")]
    WhatIfForm(String),
    /// Arithmetic out of range.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

impl From<DecimalError> for DutyError {
    fn from(error: DecimalError) -> Self {
        Self::Money(error.into())
    }
}

impl From<RateError> for DutyError {
    fn from(error: RateError) -> Self {
        let RateError::Arithmetic(error) = error;
        error.into()
    }
}

impl Problem for DutyError {
    fn code(&self) -> &'static str {
        match self {
            Self::Schedule(error) => error.code(),
            Self::CodeIsProvision { .. } => "tariff-code-is-provision",
            Self::OriginIsImporter { .. } => "duty-origin-is-importer",
            Self::ValueNegative => "customs-value-negative",
            Self::ValueCurrency { .. } => "customs-value-currency",
            Self::Chapter98Amount { .. } => "chapter98-amount",
            Self::Fact(error) => error.code(),
            Self::AuthorityUnknown(_) => "duty-authority-unknown",
            Self::WhatIfForm(_) => "duty-what-if-form",
            Self::Money(_) => "duty-out-of-range",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Schedule(error) => error.arguments(),
            Self::CodeIsProvision { code } => vec![("code", (*code).into())],
            Self::OriginIsImporter { origin } => vec![("origin", (*origin).into())],
            Self::ValueNegative | Self::Money(_) => Vec::new(),
            Self::ValueCurrency { given, needed } => {
                vec![("given", given.as_str().into()), ("needed", needed.as_str().into())]
            }
            Self::Chapter98Amount { provision } => vec![("provision", provision.as_str().into())],
            Self::Fact(error) => error.arguments(),
            Self::AuthorityUnknown(name) => vec![("name", name.as_str().into())],
            Self::WhatIfForm(text) => vec![("text", text.as_str().into())],
        }
    }
}
