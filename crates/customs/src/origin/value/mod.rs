//! Regional value content: the transaction value, the value of materials, and the two methods.
//!
//! Source of the whole module: the Uniform Regulations on rules of origin of the USMCA, 19 CFR 182
//! App. A sections 1, 2, 7 and 8 with schedules 3, 4 and 6, read in their Canadian twin SOR/2020-155.

mod assist;
mod material;
mod material_schedule_6;
mod regional_value_content;
mod related_persons;
mod shipment;
mod transaction_value;

use thiserror::Error;

use crate::decimal::{Decimal, DecimalError};
use crate::determination::{Citation, Finding, Message, MissingFact, Problem, Step, Value};
use crate::money::{Money, MoneyError};

pub use assist::{
    Assist, AssistAllocation, AssistElement, AssistQuantities, LentTool, LentToolOutcome, allocate_assist,
    assist_denominators, lent_tool, value_of_assist,
};
pub use material::{
    AcquiredPrice, Acquisition, CustomsValuation, MaterialDeductions, MaterialFacts, MaterialValue,
    MaterialValueBasis, SelfProducedCosts, convert, indirect_material_value, value_of_material,
};
pub use material_schedule_6::{
    ComparableSale, ComputedValue, DeductiveDeduction, DeductiveSales, OtherValuations, Schedule6Value,
    UnitSale, greatest_aggregate_unit_price, value_under_schedule_6,
};
pub use regional_value_content::{RegionalValueContent, ValueOfNonOriginatingMaterials};
pub use related_persons::{RelatedPersonFacts, Relationship, related_persons};
pub use shipment::{InternationalShipment, ShippingLocation, point_of_direct_shipment};
pub use transaction_value::{
    Addition, AdditionKind, PriceCharge, PriceChargeKind, Sale, SaleConditions, SaleOutcome,
    TransactionValueObstacle, transaction_value_of_good,
};

/// Why a value was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ValueError {
    /// The net cost is not above zero, so no percentage of it exists.
    #[error("the net cost {0} is not above zero")]
    NetCostNotPositive(Money),
    /// The transaction value is not above zero, so no percentage of it exists.
    #[error("the transaction value {0} is not above zero")]
    TransactionValueNotPositive(Money),
    /// An amount that cannot be below zero is.
    #[error("{what} is below zero: {amount}")]
    NegativeAmount {
        /// The fact's name.
        what: &'static str,
        /// The amount.
        amount: Money,
    },
    /// A count that has to be above zero is not.
    #[error("{what} is not above zero: {quantity}")]
    QuantityNotPositive {
        /// The fact's name.
        what: &'static str,
        /// The quantity.
        quantity: Decimal,
    },
    /// More is deducted from a value than the value holds.
    #[error("{deducted} is deducted from {from}, which is less")]
    DeductionExceedsValue {
        /// What is deducted.
        deducted: Money,
        /// The value.
        from: Money,
    },
    /// Two unit prices have sold in the same greatest number of units.
    #[error("{first} and {second} have each sold in {quantity} units; no price has the greatest quantity")]
    GreatestQuantityTied {
        /// The lower price.
        first: Money,
        /// The higher price.
        second: Money,
        /// Units sold at each.
        quantity: Decimal,
    },
    /// An assist is spread over a number of units that the schedules do not allow.
    #[error("an assist must not be allocated over {0} units")]
    AssistDenominatorNotAllowed(Decimal),
    /// A rate of exchange is not above zero.
    #[error("a rate of exchange is above zero, not {0}")]
    ExchangeRateNotPositive(Decimal),
    /// Money that does not add up, such as two currencies without a rate between them.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// Arithmetic out of range.
    #[error(transparent)]
    Amount(#[from] DecimalError),
}

impl Problem for ValueError {
    fn code(&self) -> &'static str {
        match self {
            Self::NetCostNotPositive(_) => "net-cost-not-positive",
            Self::TransactionValueNotPositive(_) => "transaction-value-not-positive",
            Self::NegativeAmount { .. } => "value-negative-amount",
            Self::QuantityNotPositive { .. } => "value-quantity-not-positive",
            Self::DeductionExceedsValue { .. } => "value-deduction-exceeds-value",
            Self::GreatestQuantityTied { .. } => "value-greatest-quantity-tied",
            Self::AssistDenominatorNotAllowed(_) => "assist-denominator-not-allowed",
            Self::ExchangeRateNotPositive(_) => "value-exchange-rate-not-positive",
            Self::Money(MoneyError::CurrenciesDiffer { .. }) => "value-currencies-differ",
            Self::Money(_) | Self::Amount(_) => "value-amount-out-of-range",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::NetCostNotPositive(amount) | Self::TransactionValueNotPositive(amount) => {
                vec![("amount", (*amount).into())]
            }
            Self::NegativeAmount { what, amount } => {
                vec![("what", (*what).into()), ("amount", (*amount).into())]
            }
            Self::QuantityNotPositive { what, quantity } => {
                vec![("what", (*what).into()), ("quantity", Value::Number(*quantity))]
            }
            Self::DeductionExceedsValue { deducted, from } => {
                vec![("deducted", (*deducted).into()), ("from", (*from).into())]
            }
            Self::GreatestQuantityTied { first, second, quantity } => vec![
                ("first", (*first).into()),
                ("second", (*second).into()),
                ("quantity", Value::Number(*quantity)),
            ],
            Self::AssistDenominatorNotAllowed(units) => vec![("units", Value::Number(*units))],
            Self::ExchangeRateNotPositive(rate) => vec![("rate", Value::Number(*rate))],
            Self::Money(MoneyError::CurrenciesDiffer { left, right }) => {
                vec![("left", left.as_str().into()), ("right", right.as_str().into())]
            }
            Self::Money(_) | Self::Amount(_) => Vec::new(),
        }
    }
}

/// A provision of the Uniform Regulations, as the United States publish them.
pub(in crate::origin) fn regulation(provision: &str) -> Citation {
    Citation::new(format!("19 CFR 182 App. A {provision}"))
}

/// A step that names an amount.
pub(in crate::origin) fn amount_step(key: &'static str, amount: Money, provision: &str) -> Step {
    Step::new(Message::new(key).with("amount", amount)).cite(regulation(provision))
}

/// A fact that is asked for: `fact` is its name where it can be answered.
pub(in crate::origin) fn missing(fact: &str, about: Option<&str>, question: Message) -> Finding {
    Finding::Undetermined {
        missing: vec![MissingFact { fact: fact.to_owned(), about: about.map(ToOwned::to_owned), question }],
    }
}

/// Refuses an amount below zero.
pub(in crate::origin) fn not_negative(what: &'static str, amount: Money) -> Result<Money, ValueError> {
    if amount.amount.is_negative() { Err(ValueError::NegativeAmount { what, amount }) } else { Ok(amount) }
}

/// Refuses a quantity that is not above zero.
pub(in crate::origin) fn positive(what: &'static str, quantity: Decimal) -> Result<Decimal, ValueError> {
    if quantity > Decimal::ZERO {
        Ok(quantity)
    } else {
        Err(ValueError::QuantityNotPositive { what, quantity })
    }
}

/// `amount` × `numerator` ÷ `denominator`, multiplied first so that only the last place is rounded.
pub(in crate::origin) fn share_of(
    amount: Money,
    numerator: Decimal,
    denominator: Decimal,
) -> Result<Money, ValueError> {
    Ok(amount.checked_mul(numerator)?.checked_div(denominator)?)
}
