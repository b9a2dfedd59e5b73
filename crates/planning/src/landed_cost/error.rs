//! What a landed cost refuses.

use customs::{Currency, DecimalError, MoneyError, Problem, Value};
use thiserror::Error;

/// Why a landed cost could not be estimated at all. A figure that nobody gave is no error: it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CostError {
    /// An amount is in a currency without a rate to the currency of the case.
    #[error("no exchange rate from {from} to {to}")]
    ExchangeRateMissing {
        /// Currency of the amount.
        from: Currency,
        /// Currency of the case.
        to: Currency,
    },
    /// A quantity that divides something is zero or below.
    #[error("{field} must be above zero, not {value}")]
    NotPositive {
        /// Where it stands, such as `annual_volume`.
        field: String,
        /// What was given.
        value: customs::Decimal,
    },
    /// A share outside 0 to 1 (or 0 % to 100 %).
    #[error("{field} must lie between 0 and 100 percent, not {value}")]
    NotAShare {
        /// Where it stands, such as `make.yield`.
        field: String,
        /// What was given, as a share.
        value: customs::Decimal,
    },
    /// An operation names a grade of labor that the scenario does not hold.
    #[error("operation {operation} needs labor grade {grade}, which the scenario does not have")]
    LaborGradeUnknown {
        /// The operation.
        operation: String,
        /// The grade it names.
        grade: String,
    },
    /// The scenario holds a quoted price and a cost build-up: one of them would be counted twice.
    #[error("the scenario has both a quoted price and a cost build-up")]
    PriceAndBuildUp {
        /// The scenario.
        scenario: String,
    },
    /// A year beyond those the labor parameters cover.
    #[error("no labor parameters for {year}")]
    LaborYearUnknown {
        /// The year asked for.
        year: i16,
    },
    /// A scenario named in a comparison or a driver does not exist.
    #[error("no scenario {scenario}")]
    ScenarioUnknown {
        /// Its name.
        scenario: String,
    },
    /// The arithmetic itself.
    #[error(transparent)]
    Amount(#[from] MoneyError),
}

impl From<DecimalError> for CostError {
    fn from(error: DecimalError) -> Self {
        Self::Amount(MoneyError::Amount(error))
    }
}

impl Problem for CostError {
    fn code(&self) -> &'static str {
        match self {
            Self::ExchangeRateMissing { .. } => "exchange-rate-missing",
            Self::NotPositive { .. } => "cost-quantity-not-positive",
            Self::NotAShare { .. } => "cost-share-out-of-range",
            Self::LaborGradeUnknown { .. } => "labor-grade-unknown",
            Self::PriceAndBuildUp { .. } => "price-and-build-up",
            Self::LaborYearUnknown { .. } => "labor-year-unknown",
            Self::ScenarioUnknown { .. } => "scenario-unknown",
            Self::Amount(_) => "cost-out-of-range",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::ExchangeRateMissing { from, to } => {
                vec![("from", from.as_str().into()), ("to", to.as_str().into())]
            }
            Self::NotPositive { field, value } => {
                vec![("field", field.as_str().into()), ("value", Value::Number(*value))]
            }
            Self::NotAShare { field, value } => vec![
                ("field", field.as_str().into()),
                ("value", Value::Percent(value.to_percent().unwrap_or(*value))),
            ],
            Self::LaborGradeUnknown { operation, grade } => {
                vec![("operation", operation.as_str().into()), ("grade", grade.as_str().into())]
            }
            Self::PriceAndBuildUp { scenario } | Self::ScenarioUnknown { scenario } => {
                vec![("scenario", scenario.as_str().into())]
            }
            Self::LaborYearUnknown { year } => vec![("year", year.to_string().into())],
            Self::Amount(_) => Vec::new(),
        }
    }
}
