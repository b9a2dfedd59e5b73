//! Why a question about origin could not be worked on at all.

use thiserror::Error;

use crate::decimal::DecimalError;
use crate::determination::{Problem, Value};
use crate::money::MoneyError;
use crate::tariff_code::TariffCode;

use super::automotive::AutomotiveError;
use super::value::ValueError;

/// Why a determination of origin was refused. 'Does not qualify' is an answer, not an error.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OriginError {
    /// The code of the good is shorter than a subheading, so that no rule can be found.
    #[error("{code} is too short: a good needs at least six digits")]
    CodeTooShort {
        /// The code.
        code: TariffCode,
    },
    /// An amount, quantity or weight of a line is negative.
    #[error("line `{line}` has a negative amount")]
    NegativeAmount {
        /// The line.
        line: String,
    },
    /// Amounts of two currencies, or beyond range.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// An amount beyond range.
    #[error(transparent)]
    Amount(#[from] DecimalError),
    /// A figure of the automotive provisions that is not held for the day.
    #[error(transparent)]
    Automotive(#[from] AutomotiveError),
    /// A value the formulas refuse.
    #[error(transparent)]
    Value(#[from] ValueError),
}

impl Problem for OriginError {
    fn code(&self) -> &'static str {
        match self {
            Self::CodeTooShort { .. } => "origin-code-too-short",
            Self::NegativeAmount { .. } => "origin-amount-negative",
            Self::Money(MoneyError::CurrenciesDiffer { .. }) => "origin-currencies-differ",
            Self::Money(_) | Self::Amount(_) => "origin-amount-out-of-range",
            Self::Automotive(error) => error.code(),
            Self::Value(error) => error.code(),
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::CodeTooShort { code } => vec![("code", (*code).into())],
            Self::NegativeAmount { line } => vec![("line", line.as_str().into())],
            Self::Money(MoneyError::CurrenciesDiffer { left, right }) => {
                vec![("left", left.to_string().into()), ("right", right.to_string().into())]
            }
            Self::Money(_) | Self::Amount(_) => Vec::new(),
            Self::Automotive(error) => error.arguments(),
            Self::Value(error) => error.arguments(),
        }
    }
}
