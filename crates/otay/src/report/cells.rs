//! How a cell of a table is worded.

use customs::{Decimal, Value};

use super::model::{Cell, ColumnKind};
use crate::messages::Catalogue;

/// A figure of the verdict: from a thousand on, money is shown without cents.
#[must_use]
pub fn figure(value: &Value, catalogue: &Catalogue) -> String {
    match value {
        Value::Money(money) if money.amount.abs() >= Decimal::from_integer(1000) => {
            catalogue.show().money_fixed(*money, 0)
        }
        other => catalogue.value(other),
    }
}

/// The words or the figure of a cell.
#[must_use]
pub fn text(cell: &Cell, kind: ColumnKind, catalogue: &Catalogue) -> String {
    let show = catalogue.show();
    match (cell, kind) {
        (Cell::Empty, _) => String::new(),
        (Cell::Unknown, _) => catalogue.text("report-not-known"),
        (Cell::Value(value), ColumnKind::Words) => catalogue.value(value),
        (Cell::Value(value), ColumnKind::Figures { places }) => match value {
            Value::Money(money) => show.fixed(money.amount, places),
            Value::Number(number) => show.fixed(*number, places),
            Value::Percent(percent) => show.percent_fixed(*percent, places),
            other => catalogue.value(other),
        },
    }
}
