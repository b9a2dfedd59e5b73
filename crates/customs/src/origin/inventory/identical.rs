//! The value of non-originating materials that are identical. Schedule 7.

use jiff::civil::Date;

use super::InventoryError;
use super::stock::{End, Layer, Stock, in_order};
use crate::decimal::Decimal;
use crate::determination::{Determination, Finding, Message, Step, Value};
use crate::money::Money;
use crate::origin::value::{not_negative, positive, regulation, share_of};

/// The methods of schedule 7 s. 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IdenticalMethod {
    /// First received, first used.
    Fifo,
    /// Last received, first used.
    Lifo,
    /// Average value of what is in stock before the shipment.
    RollingAverage,
}

/// An entry of the ledger of one plant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdenticalEntry {
    /// Materials received.
    Receipt {
        /// The day.
        date: Date,
        /// Units.
        quantity: Decimal,
        /// Value of a unit under section 8.
        unit_value: Money,
    },
    /// Goods shipped to the buyer.
    Shipment {
        /// The day.
        date: Date,
        /// Units of the good.
        goods: Decimal,
        /// Units of the material in a unit of the good.
        units_per_good: Decimal,
    },
}

/// What a shipment holds of the materials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdenticalShipment {
    /// The day.
    pub date: Date,
    /// Units of the material used.
    pub quantity: Decimal,
    /// Value of the non-originating materials used.
    pub value: Money,
    /// The receipts considered used; empty for the rolling average.
    pub layers: Vec<Layer<Money>>,
    /// Average value of a unit before the shipment, for the rolling average.
    pub average_unit_value: Option<Money>,
    /// Units left in stock.
    pub remaining_quantity: Decimal,
    /// Their value.
    pub remaining_value: Money,
}

/// The value of identical non-originating materials in each shipment.
///
/// - Takes: the ledger of one plant, in order; the method, the same for all identical materials of the
///   producer in a fiscal year.
/// - Gives: for each shipment its value, and what is left.
/// - Refuses: entries out of order, more used than held, quantities that are not above zero.
/// - Source: 19 CFR 182 App. A s. 7(10), sched. 7. In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/sched7_example_01_fifo.toml`
pub fn identical_ledger(
    entries: &[IdenticalEntry],
    method: IdenticalMethod,
) -> Result<Determination<Vec<IdenticalShipment>>, InventoryError> {
    let mut stock: Stock<Money> = Stock::new();
    let mut previous = None;
    let mut shipments = Vec::new();
    let mut steps = Vec::new();
    // Value in stock: of the average method this is what the average is taken of.
    let mut held_value: Option<Money> = None;
    for entry in entries {
        match *entry {
            IdenticalEntry::Receipt { date, quantity, unit_value } => {
                in_order(&mut previous, date)?;
                positive("quantity", quantity)?;
                let value = not_negative("unit_value", unit_value)?.checked_mul(quantity)?;
                held_value = Some(match held_value {
                    Some(held) => held.checked_add(value)?,
                    None => value,
                });
                stock.receive(Layer { received: date, quantity, kind: unit_value });
            }
            IdenticalEntry::Shipment { date, goods, units_per_good } => {
                in_order(&mut previous, date)?;
                let quantity =
                    positive("goods", goods)?.checked_mul(positive("units_per_good", units_per_good)?)?;
                let held = stock.held()?;
                let Some(total) = held_value else {
                    return Err(InventoryError::NotEnoughInStock { date, wanted: quantity, held });
                };
                let end = if method == IdenticalMethod::Lifo { End::Last } else { End::First };
                let layers = stock.withdraw(date, quantity, end, |_| true)?;
                let shipment = shipped(method, date, quantity, held, total, layers)?;
                held_value = Some(shipment.remaining_value);
                steps.push(step(method, &shipment));
                shipments.push(shipment);
            }
        }
    }
    Ok(Determination { finding: Finding::Satisfied, conclusion: shipments, steps, doubts: Vec::new() })
}

fn shipped(
    method: IdenticalMethod,
    date: Date,
    quantity: Decimal,
    held: Decimal,
    total: Money,
    layers: Vec<Layer<Money>>,
) -> Result<IdenticalShipment, InventoryError> {
    let remaining_quantity = held.checked_sub(quantity)?;
    let (value, layers, average) = if method == IdenticalMethod::RollingAverage {
        (share_of(total, quantity, held)?, Vec::new(), Some(total.checked_div(held)?))
    } else {
        let mut value = Money::zero(total.currency);
        for layer in &layers {
            value = value.checked_add(layer.kind.checked_mul(layer.quantity)?)?;
        }
        (value, layers, None)
    };
    Ok(IdenticalShipment {
        date,
        quantity,
        value,
        layers,
        average_unit_value: average,
        remaining_quantity,
        remaining_value: total.checked_sub(value)?,
    })
}

fn step(method: IdenticalMethod, shipment: &IdenticalShipment) -> Step {
    let (key, provision) = match method {
        IdenticalMethod::Fifo => ("origin-value-identical-fifo", "sched. 7 s. 1 'FIFO method'"),
        IdenticalMethod::Lifo => ("origin-value-identical-lifo", "sched. 7 s. 1 'LIFO method'"),
        IdenticalMethod::RollingAverage => ("origin-value-identical-average", "sched. 7 s. 4"),
    };
    let mut message = Message::new(key)
        .with("date", shipment.date)
        .with("quantity", Value::Number(shipment.quantity))
        .with("amount", shipment.value);
    if let Some(average) = shipment.average_unit_value {
        message = message.with("average", average);
    }
    let under = shipment
        .layers
        .iter()
        .map(|layer| {
            Step::new(
                Message::new("origin-value-layer-valued")
                    .with("quantity", Value::Number(layer.quantity))
                    .with("date", layer.received)
                    .with("unit_value", layer.kind),
            )
        })
        .collect();
    Step::new(message).cite(regulation(provision)).under(under)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn receipt(day: i8, quantity: i64, cents: i64) -> IdenticalEntry {
        IdenticalEntry::Receipt {
            date: date(2026, 1, day),
            quantity: Decimal::from_integer(quantity),
            unit_value: Money::usd(Decimal::new(cents, 2)),
        }
    }

    fn shipment(day: i8, goods: i64) -> IdenticalEntry {
        IdenticalEntry::Shipment {
            date: date(2026, 1, day),
            goods: Decimal::from_integer(goods),
            units_per_good: Decimal::ONE,
        }
    }

    #[test]
    fn the_rolling_average_counts_what_is_left_at_the_average() {
        let ledger = [
            receipt(1, 100, 100),
            receipt(2, 100, 200),
            shipment(3, 50),
            receipt(4, 150, 300),
            shipment(5, 100),
        ];
        let found = identical_ledger(&ledger, IdenticalMethod::RollingAverage).unwrap().conclusion;
        let usd = |text: &str| Money::usd(text.parse().unwrap());
        assert_eq!(found[0].value, usd("75"));
        // 150 at 1.50 and 150 at 3.00.
        assert_eq!(found[1].average_unit_value, Some(usd("2.25")));
        assert_eq!((found[1].value, found[1].remaining_value), (usd("225"), usd("450")));
    }

    #[test]
    fn more_than_is_in_stock_and_a_wrong_order_are_refused() {
        let short = [receipt(1, 10, 100), shipment(2, 11)];
        assert!(matches!(
            identical_ledger(&short, IdenticalMethod::Fifo),
            Err(InventoryError::NotEnoughInStock { .. })
        ));
        let wrong = [receipt(3, 10, 100), shipment(2, 1)];
        assert!(matches!(
            identical_ledger(&wrong, IdenticalMethod::Lifo),
            Err(InventoryError::OutOfOrder { .. })
        ));
    }

    proptest! {
        /// When all of the stock is used, every method values the same total.
        #[test]
        fn all_methods_agree_on_the_whole(
            receipts in prop::collection::vec((1_i64..50, 1_i64..500), 1..6), part in 0_i64..100,
        ) {
            let total: i64 = receipts.iter().map(|(q, _)| q).sum();
            let first = (total * part / 100).max(1).min(total);
            let mut ledger: Vec<IdenticalEntry> =
                receipts.iter().map(|(q, c)| receipt(1, *q, *c)).collect();
            ledger.push(shipment(2, first));
            if total > first { ledger.push(shipment(3, total - first)); }
            let sum = |method| {
                let found = identical_ledger(&ledger, method).unwrap().conclusion;
                Money::sum(crate::Currency::USD, found.iter().map(|s| s.value)).unwrap().amount
            };
            let fifo = sum(IdenticalMethod::Fifo);
            prop_assert_eq!(fifo, sum(IdenticalMethod::Lifo));
            let off = fifo.checked_sub(sum(IdenticalMethod::RollingAverage)).unwrap().abs();
            prop_assert!(off <= Decimal::from_scaled(4));
        }
    }
}
