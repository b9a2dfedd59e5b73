//! How a cell of a table is worded.

use customs::Value;

use super::model::{Cell, ColumnKind};
use crate::messages::Catalogue;

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
