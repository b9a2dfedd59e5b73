//! What a good costs to make: total cost, net cost, allocation, interest, self-produced materials, and
//! the production of others that is accumulated.
//!
//! Source of the whole module: 19 CFR 182 App. A sections 1(6) to (10), 7(11) to (20), 8(6) to (12) and
//! 9 with schedules 5 and 9, read in their Canadian twin SOR/2020-155.

mod accumulation;
mod allocation;
mod interest;
mod intermediate;
mod net_cost;
mod period;

use jiff::civil::Date;
use thiserror::Error;

use super::value::ValueError;
use crate::decimal::{Decimal, DecimalError};
use crate::determination::{Problem, Value};
use crate::money::{Money, MoneyError};

pub use accumulation::{AccumulatedMaterial, AccumulatedValue, ProducerStatement, accumulate};
pub use allocation::{
    AllocatedCost, AllocationBase, AllocationMethod, AllocationRule, CostAllocation, CostNotAllocable,
    InternalAllocation, allocate, allocation_method, allocation_ratios,
};
pub use interest::{
    ALLOWED_POINTS, Financing, FinancingKind, GovernmentYield, InterestAllowance, PrincipalPayment,
    level_payments, non_allowable_interest,
};
pub use intermediate::{
    DesignationConflict, RescissionOutcome, SelfProducedMaterial, check_designations, rescind_designation,
    value_of_intermediate_material,
};
pub use net_cost::{
    AllocatedNetCost, Costs, ExcludedCosts, GoodCosts, NetCostOutcome, net_cost, net_cost_allocated_after,
    net_cost_allocated_before, net_cost_by_each_cost, total_cost,
};
pub use period::{CostPeriod, PeriodLength, averaged_content, cost_period};

/// Why a cost was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CostError {
    /// A value within the cost was refused.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// More is excluded from a total cost than it holds.
    #[error("{excluded} is excluded from a total cost of {total}")]
    ExcludedExceedsTotal {
        /// Excluded.
        excluded: Money,
        /// The total.
        total: Money,
    },
    /// A cost is spread over nothing.
    #[error("the allocation base adds up to {0}, not to more than zero")]
    AllocationBaseNotPositive(Decimal),
    /// A part of the base is below zero.
    #[error("the allocation base of `{good}` is below zero: {measure}")]
    AllocationBaseNegative {
        /// The good.
        good: String,
        /// Its base.
        measure: Decimal,
    },
    /// Amounts given for the goods do not add up to the cost.
    #[error("the amounts allocated add up to {allocated}, not to {total}")]
    AllocationDoesNotAddUp {
        /// What they add up to.
        allocated: Money,
        /// The cost.
        total: Money,
    },
    /// A period that the fiscal year does not allow.
    #[error(
        "a period of {months} months cannot begin on {from} in a fiscal year that begins on {fiscal_year}"
    )]
    PeriodNotAllowed {
        /// First day asked for.
        from: Date,
        /// Its months.
        months: u8,
        /// First day of the fiscal year.
        fiscal_year: Date,
    },
    /// A loan without principal.
    #[error("the principal of a loan is above zero, not {0}")]
    PrincipalNotPositive(Money),
    /// No government yield to compare with.
    #[error("no government yield is given for a maturity of {0} years or near it")]
    NoGovernmentYield(Decimal),
    /// Two yields for one maturity.
    #[error("two government yields are given for a maturity of {0} years")]
    GovernmentYieldTwice(Decimal),
    /// A material named that is not among the self-produced materials.
    #[error("`{0}` is not among the self-produced materials")]
    UnknownSelfProducedMaterial(String),
}

impl From<MoneyError> for CostError {
    fn from(error: MoneyError) -> Self {
        Self::Value(error.into())
    }
}

impl From<DecimalError> for CostError {
    fn from(error: DecimalError) -> Self {
        Self::Value(error.into())
    }
}

impl Problem for CostError {
    fn code(&self) -> &'static str {
        match self {
            Self::Value(error) => error.code(),
            Self::ExcludedExceedsTotal { .. } => "cost-excluded-exceeds-total",
            Self::AllocationBaseNotPositive(_) => "cost-allocation-base-not-positive",
            Self::AllocationBaseNegative { .. } => "cost-allocation-base-negative",
            Self::AllocationDoesNotAddUp { .. } => "cost-allocation-does-not-add-up",
            Self::PeriodNotAllowed { .. } => "cost-period-not-allowed",
            Self::PrincipalNotPositive(_) => "cost-principal-not-positive",
            Self::NoGovernmentYield(_) => "cost-no-government-yield",
            Self::GovernmentYieldTwice(_) => "cost-government-yield-twice",
            Self::UnknownSelfProducedMaterial(_) => "self-produced-material-unknown",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Value(error) => error.arguments(),
            Self::ExcludedExceedsTotal { excluded, total } => {
                vec![("excluded", (*excluded).into()), ("total", (*total).into())]
            }
            Self::AllocationBaseNotPositive(sum) => vec![("sum", Value::Number(*sum))],
            Self::AllocationBaseNegative { good, measure } => {
                vec![("good", good.as_str().into()), ("measure", Value::Number(*measure))]
            }
            Self::AllocationDoesNotAddUp { allocated, total } => {
                vec![("allocated", (*allocated).into()), ("total", (*total).into())]
            }
            Self::PeriodNotAllowed { from, months, fiscal_year } => vec![
                ("from", (*from).into()),
                ("months", u32::from(*months).into()),
                ("fiscal_year", (*fiscal_year).into()),
            ],
            Self::PrincipalNotPositive(principal) => vec![("principal", (*principal).into())],
            Self::NoGovernmentYield(years) | Self::GovernmentYieldTwice(years) => {
                vec![("years", Value::Number(*years))]
            }
            Self::UnknownSelfProducedMaterial(name) => vec![("material", name.as_str().into())],
        }
    }
}
