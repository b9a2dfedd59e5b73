//! Inventory methods: what a producer used, or an exporter shipped, out of stock that is alike.
//!
//! [`identical`] values non-originating materials that are identical (schedule 7); [`fungible`] says which
//! part of fungible materials or goods originates (schedule 8). Ledgers run in the order they are given:
//! two entries of one day are not sorted.
//!
//! Source of the whole module: 19 CFR 182 App. A s. 7(10), 8(18) to (22) with schedules 7 and 8.

mod average;
mod fungible;
mod identical;
mod stock;

use jiff::civil::Date;
use thiserror::Error;

use super::value::ValueError;
use crate::decimal::{Decimal, DecimalError};
use crate::determination::{Problem, Value};
use crate::money::MoneyError;

pub use average::{AverageRounding, PeriodAverage, PeriodAverageOutcome, average_over_period};
pub use fungible::{
    FungibleEntry, FungibleMethod, FungibleShipment, OpeningInventory, StockOrigin, UnitsByOrigin,
    fungible_ledger, origin_of_opening_inventory,
};
pub use identical::{IdenticalEntry, IdenticalMethod, IdenticalShipment, identical_ledger};
pub use stock::Layer;

/// Why a ledger was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InventoryError {
    /// A value within the ledger was refused.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// An entry is dated before the one above it.
    #[error("the entry of {date} stands below one of {previous}")]
    OutOfOrder {
        /// The entry.
        date: Date,
        /// The entry above it.
        previous: Date,
    },
    /// More is withdrawn than there is.
    #[error("{wanted} units are withdrawn on {date}, and {held} are in stock")]
    NotEnoughInStock {
        /// The day.
        date: Date,
        /// Withdrawn.
        wanted: Decimal,
        /// In stock.
        held: Decimal,
    },
    /// A receipt has no value where values are asked for.
    #[error("some receipts have a unit value and others have none")]
    ValuesIncomplete,
    /// Specific identification: the shipment does not say what it is made of.
    #[error("the shipment of {0} does not say how many of its units originate")]
    ShipmentNotIdentified(Date),
    /// Receipts do not reach the opening inventory.
    #[error("the receipts add up to {received}, the opening inventory is {opening}")]
    OpeningInventoryNotCovered {
        /// The receipts.
        received: Decimal,
        /// The opening inventory.
        opening: Decimal,
    },
}

impl From<MoneyError> for InventoryError {
    fn from(error: MoneyError) -> Self {
        Self::Value(error.into())
    }
}

impl From<DecimalError> for InventoryError {
    fn from(error: DecimalError) -> Self {
        Self::Value(error.into())
    }
}

impl Problem for InventoryError {
    fn code(&self) -> &'static str {
        match self {
            Self::Value(error) => error.code(),
            Self::OutOfOrder { .. } => "inventory-out-of-order",
            Self::NotEnoughInStock { .. } => "inventory-not-enough-in-stock",
            Self::ValuesIncomplete => "inventory-values-incomplete",
            Self::ShipmentNotIdentified(_) => "inventory-shipment-not-identified",
            Self::OpeningInventoryNotCovered { .. } => "inventory-opening-not-covered",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Value(error) => error.arguments(),
            Self::OutOfOrder { date, previous } => {
                vec![("date", (*date).into()), ("previous", (*previous).into())]
            }
            Self::NotEnoughInStock { date, wanted, held } => vec![
                ("date", (*date).into()),
                ("wanted", Value::Number(*wanted)),
                ("held", Value::Number(*held)),
            ],
            Self::ValuesIncomplete => Vec::new(),
            Self::ShipmentNotIdentified(date) => vec![("date", (*date).into())],
            Self::OpeningInventoryNotCovered { received, opening } => {
                vec![("received", Value::Number(*received)), ("opening", Value::Number(*opening))]
            }
        }
    }
}
