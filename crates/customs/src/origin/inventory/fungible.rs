//! The origin of fungible materials and goods. Schedule 8.

use jiff::civil::Date;

use super::InventoryError;
use super::average::AverageRounding;
use super::stock::{End, Layer, Stock, in_order};
use crate::country::OriginatingStatus;
use crate::decimal::Decimal;
use crate::determination::{Determination, Finding, Message, Step, Value};
use crate::money::Money;
use crate::origin::value::{not_negative, positive, regulation};

/// Units by their status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnitsByOrigin {
    /// Units that originate.
    pub originating: Decimal,
    /// Units that do not.
    pub non_originating: Decimal,
}

impl UnitsByOrigin {
    /// All of them.
    pub fn total(&self) -> Result<Decimal, InventoryError> {
        Ok(self.originating.checked_add(self.non_originating)?)
    }
}

/// The methods of schedule 8 that go shipment by shipment. Averages over a period are
/// [`super::average_over_period`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FungibleMethod {
    /// Each shipment says what it is made of: stock kept apart or marked. Sections 4, 13.
    SpecificIdentification,
    /// First received, first withdrawn.
    Fifo,
    /// Last received, first withdrawn.
    Lifo,
    /// The ratio in stock before each shipment. Section 8.
    AveragePerShipment {
        /// The printed example's rounding, to compare with print.
        printed: Option<AverageRounding>,
    },
}

/// An entry of a ledger of fungible materials or goods. Opening inventory is given as its receipts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FungibleEntry {
    /// Received.
    Receipt {
        /// The day.
        date: Date,
        /// Units.
        quantity: Decimal,
        /// Their status.
        status: OriginatingStatus,
        /// Value of a unit; goods need none.
        unit_value: Option<Money>,
    },
    /// Withdrawn or shipped.
    Shipment {
        /// The day.
        date: Date,
        /// Units.
        quantity: Decimal,
        /// How many of them originate, for specific identification.
        originating: Option<Decimal>,
    },
}

/// Status and value of a unit in stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StockOrigin {
    /// Status.
    pub status: OriginatingStatus,
    /// Value.
    pub unit_value: Option<Money>,
}

/// What a shipment is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FungibleShipment {
    /// The day.
    pub date: Date,
    /// Its units by origin.
    pub units: UnitsByOrigin,
    /// Value of the non-originating units, where values are given.
    pub non_originating_value: Option<Money>,
    /// The receipts considered withdrawn; empty for an average.
    pub layers: Vec<Layer<StockOrigin>>,
    /// The ratio of non-originating units before it, for an average.
    pub non_originating_ratio: Option<Decimal>,
    /// Average value of a unit before it, for an average.
    pub average_unit_value: Option<Money>,
    /// What is left in stock.
    pub remaining: UnitsByOrigin,
}

/// The origin of each shipment out of a stock of fungible materials or goods.
///
/// - Takes: the ledger in order, opening inventory as the receipts it consists of; one method a fiscal
///   year.
/// - Gives: for each shipment its units by origin and the value of those that do not originate.
/// - Refuses: entries out of order, more withdrawn than held, values for some receipts only, a shipment
///   that does not identify its units where the method needs it.
/// - Source: 19 CFR 182 App. A s. 8(18), sched. 8. In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/sched8_a_example_01_fifo.toml`
pub fn fungible_ledger(
    entries: &[FungibleEntry],
    method: FungibleMethod,
) -> Result<Determination<Vec<FungibleShipment>>, InventoryError> {
    let receipts = || {
        entries.iter().filter_map(|e| match e {
            FungibleEntry::Receipt { unit_value, .. } => Some(unit_value.is_some()),
            FungibleEntry::Shipment { .. } => None,
        })
    };
    if receipts().any(|v| v) && receipts().any(|v| !v) {
        return Err(InventoryError::ValuesIncomplete);
    }
    let shipments = match method {
        FungibleMethod::AveragePerShipment { printed } => by_average(entries, printed)?,
        FungibleMethod::Fifo | FungibleMethod::Lifo | FungibleMethod::SpecificIdentification => {
            by_layers(entries, method)?
        }
    };
    let steps = shipments.iter().map(|shipment| step(method, shipment)).collect();
    Ok(Determination { finding: Finding::Satisfied, conclusion: shipments, steps, doubts: Vec::new() })
}

fn by_layers(
    entries: &[FungibleEntry],
    method: FungibleMethod,
) -> Result<Vec<FungibleShipment>, InventoryError> {
    let mut stock: Stock<StockOrigin> = Stock::new();
    let mut previous = None;
    let mut shipments = Vec::new();
    for entry in entries {
        match *entry {
            FungibleEntry::Receipt { date, quantity, status, unit_value } => {
                in_order(&mut previous, date)?;
                positive("quantity", quantity)?;
                if let Some(value) = unit_value {
                    not_negative("unit_value", value)?;
                }
                stock.receive(Layer { received: date, quantity, kind: StockOrigin { status, unit_value } });
            }
            FungibleEntry::Shipment { date, quantity, originating } => {
                in_order(&mut previous, date)?;
                positive("quantity", quantity)?;
                let layers = match method {
                    FungibleMethod::Lifo => stock.withdraw(date, quantity, End::Last, |_| true)?,
                    FungibleMethod::SpecificIdentification => {
                        let part = originating.ok_or(InventoryError::ShipmentNotIdentified(date))?;
                        let rest = quantity.checked_sub(part)?;
                        let of = |wanted| move |kind: &StockOrigin| kind.status == wanted;
                        let mut layers =
                            stock.withdraw(date, part, End::First, of(OriginatingStatus::Originating))?;
                        layers.extend(stock.withdraw(
                            date,
                            rest,
                            End::First,
                            of(OriginatingStatus::NonOriginating),
                        )?);
                        layers
                    }
                    _ => stock.withdraw(date, quantity, End::First, |_| true)?,
                };
                let (units, value) = count(layers.iter())?;
                let (remaining, _) = count(stock.layers())?;
                shipments.push(FungibleShipment {
                    date,
                    units,
                    non_originating_value: value,
                    layers,
                    non_originating_ratio: None,
                    average_unit_value: None,
                    remaining,
                });
            }
        }
    }
    Ok(shipments)
}

/// Units by origin in layers, and the value of those that do not originate.
fn count<'a>(
    layers: impl Iterator<Item = &'a Layer<StockOrigin>>,
) -> Result<(UnitsByOrigin, Option<Money>), InventoryError> {
    let mut units = UnitsByOrigin::default();
    let mut value: Option<Money> = None;
    for layer in layers {
        let worth = match layer.kind.unit_value {
            Some(unit) => Some(unit.checked_mul(layer.quantity)?),
            None => None,
        };
        let add = match layer.kind.status {
            OriginatingStatus::Originating => {
                units.originating = units.originating.checked_add(layer.quantity)?;
                worth.map(|w| Money::zero(w.currency))
            }
            OriginatingStatus::NonOriginating => {
                units.non_originating = units.non_originating.checked_add(layer.quantity)?;
                worth
            }
        };
        value = match (value, add) {
            (Some(held), Some(more)) => Some(held.checked_add(more)?),
            (None, more) => more,
            (held, None) => held,
        };
    }
    Ok((units, value))
}

fn by_average(
    entries: &[FungibleEntry],
    printed: Option<AverageRounding>,
) -> Result<Vec<FungibleShipment>, InventoryError> {
    let mut held = UnitsByOrigin::default();
    let mut held_value: Option<Money> = None;
    let mut previous = None;
    let mut shipments = Vec::new();
    for entry in entries {
        match *entry {
            FungibleEntry::Receipt { date, quantity, status, unit_value } => {
                in_order(&mut previous, date)?;
                positive("quantity", quantity)?;
                match status {
                    OriginatingStatus::Originating => {
                        held.originating = held.originating.checked_add(quantity)?;
                    }
                    OriginatingStatus::NonOriginating => {
                        held.non_originating = held.non_originating.checked_add(quantity)?;
                    }
                }
                if let Some(unit) = unit_value {
                    let worth = not_negative("unit_value", unit)?.checked_mul(quantity)?;
                    held_value = Some(match held_value {
                        Some(value) => value.checked_add(worth)?,
                        None => worth,
                    });
                }
            }
            FungibleEntry::Shipment { date, quantity, .. } => {
                in_order(&mut previous, date)?;
                positive("quantity", quantity)?;
                let shipment = averaged(date, quantity, held, held_value, printed)?;
                if let (Some(value), Some(average)) = (held_value, shipment.average_unit_value) {
                    held_value = Some(value.checked_sub(average.checked_mul(quantity)?)?);
                }
                held = shipment.remaining;
                shipments.push(shipment);
            }
        }
    }
    Ok(shipments)
}

fn averaged(
    date: Date,
    quantity: Decimal,
    held: UnitsByOrigin,
    held_value: Option<Money>,
    printed: Option<AverageRounding>,
) -> Result<FungibleShipment, InventoryError> {
    let total = held.total()?;
    if total < quantity {
        return Err(InventoryError::NotEnoughInStock { date, wanted: quantity, held: total });
    }
    let ratio = AverageRounding::ratio(printed, held.non_originating, total)?;
    // Without rounding, what is withdrawn and what is left add up to what was held, to the last place.
    let part = |of: Decimal| -> Result<Decimal, InventoryError> {
        Ok(match printed {
            Some(_) => of.checked_mul(ratio)?,
            None => of.checked_mul(held.non_originating)?.checked_div(total)?,
        })
    };
    let non_originating = part(quantity)?;
    let rest = total.checked_sub(quantity)?;
    let left =
        if printed.is_some() { part(rest)? } else { held.non_originating.checked_sub(non_originating)? };
    let average = match held_value {
        Some(value) => Some(AverageRounding::unit_value(printed, value.checked_div(total)?)),
        None => None,
    };
    let value = match (average, held_value, printed) {
        (Some(average), _, Some(_)) => Some(average.checked_mul(quantity)?.checked_mul(ratio)?),
        (Some(_), Some(value), None) => Some(value.checked_mul(non_originating)?.checked_div(total)?),
        _ => None,
    };
    Ok(FungibleShipment {
        date,
        units: UnitsByOrigin { originating: quantity.checked_sub(non_originating)?, non_originating },
        non_originating_value: value,
        layers: Vec::new(),
        non_originating_ratio: Some(ratio),
        average_unit_value: average,
        remaining: UnitsByOrigin { originating: rest.checked_sub(left)?, non_originating: left },
    })
}

fn step(method: FungibleMethod, shipment: &FungibleShipment) -> Step {
    let (key, provision) = match method {
        FungibleMethod::SpecificIdentification => ("origin-value-fungible-identified", "sched. 8 s. 4, 13"),
        FungibleMethod::Fifo => ("origin-value-fungible-fifo", "sched. 8 s. 1, 10 'FIFO method'"),
        FungibleMethod::Lifo => ("origin-value-fungible-lifo", "sched. 8 s. 1, 10 'LIFO method'"),
        FungibleMethod::AveragePerShipment { .. } => ("origin-value-fungible-average", "sched. 8 s. 8"),
    };
    let message = Message::new(key)
        .with("date", shipment.date)
        .with("originating", Value::Number(shipment.units.originating))
        .with("non_originating", Value::Number(shipment.units.non_originating));
    let mut under: Vec<Step> = shipment
        .layers
        .iter()
        .map(|layer| {
            let key = match layer.kind.status {
                OriginatingStatus::Originating => "origin-value-layer-originating",
                OriginatingStatus::NonOriginating => "origin-value-layer-non-originating",
            };
            Step::new(
                Message::new(key)
                    .with("quantity", Value::Number(layer.quantity))
                    .with("date", layer.received),
            )
        })
        .collect();
    if let Some(value) = shipment.non_originating_value {
        under.push(Step::new(Message::new("origin-value-shipment-non-originating").with("amount", value)));
    }
    Step::new(message).cite(regulation(provision)).under(under)
}

/// The opening inventory when a method is first chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpeningInventory {
    /// The latest receipts that add up to it.
    LatestReceipts {
        /// Units in opening inventory.
        quantity: Decimal,
    },
    /// The producer considers all of it non-originating.
    AllNonOriginating {
        /// Units in opening inventory.
        quantity: Decimal,
    },
}

/// The receipts that an opening inventory consists of, oldest first.
///
/// - Takes: receipts before the method was chosen, oldest first.
/// - Refuses: receipts that do not reach the inventory, a shipment among them.
/// - Source: 19 CFR 182 App. A sched. 8 s. 9(1), (3), 15(1), (3).
/// - Case: `cases/uniform_regulations/sched8_9_opening_inventory.toml`
pub fn origin_of_opening_inventory(
    receipts: &[Layer<StockOrigin>],
    opening: OpeningInventory,
) -> Result<Vec<Layer<StockOrigin>>, InventoryError> {
    let (mut wanted, all_non_originating) = match opening {
        OpeningInventory::LatestReceipts { quantity } => (quantity, false),
        OpeningInventory::AllNonOriginating { quantity } => (quantity, true),
    };
    let quantity = wanted;
    let mut layers = Vec::new();
    let mut received = Decimal::ZERO;
    for layer in receipts.iter().rev() {
        received = received.checked_add(layer.quantity)?;
        if wanted.is_zero() {
            continue;
        }
        let used = layer.quantity.min(wanted);
        wanted = wanted.checked_sub(used)?;
        let mut kind = layer.kind;
        if all_non_originating {
            kind.status = OriginatingStatus::NonOriginating;
        }
        layers.push(Layer { received: layer.received, quantity: used, kind });
    }
    if !wanted.is_zero() {
        return Err(InventoryError::OpeningInventoryNotCovered { received, opening: quantity });
    }
    layers.reverse();
    Ok(layers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn receipt(day: i8, quantity: i64, originates: bool) -> FungibleEntry {
        FungibleEntry::Receipt {
            date: date(2026, 1, day),
            quantity: Decimal::from_integer(quantity),
            status: if originates {
                OriginatingStatus::Originating
            } else {
                OriginatingStatus::NonOriginating
            },
            unit_value: Some(Money::usd(Decimal::ONE)),
        }
    }

    fn shipment(day: i8, quantity: i64, originating: Option<i64>) -> FungibleEntry {
        FungibleEntry::Shipment {
            date: date(2026, 1, day),
            quantity: Decimal::from_integer(quantity),
            originating: originating.map(Decimal::from_integer),
        }
    }

    #[test]
    fn specific_identification_takes_what_the_shipment_says() {
        let ledger = [receipt(1, 100, true), receipt(2, 100, false), shipment(3, 50, Some(10))];
        let found = fungible_ledger(&ledger, FungibleMethod::SpecificIdentification).unwrap().conclusion;
        assert_eq!(found[0].units.non_originating, Decimal::from_integer(40));
        assert_eq!(found[0].remaining.originating, Decimal::from_integer(90));
        let silent = [receipt(1, 100, true), shipment(3, 50, None)];
        assert!(matches!(
            fungible_ledger(&silent, FungibleMethod::SpecificIdentification),
            Err(InventoryError::ShipmentNotIdentified(_))
        ));
    }

    #[test]
    fn the_opening_inventory_is_the_latest_receipts() {
        let layer = |day: i8, quantity: i64, status| Layer {
            received: date(2025, 12, day),
            quantity: Decimal::from_integer(quantity),
            kind: StockOrigin { status, unit_value: None },
        };
        let receipts = [
            layer(1, 500, OriginatingStatus::Originating),
            layer(18, 100, OriginatingStatus::Originating),
            layer(27, 100, OriginatingStatus::NonOriginating),
        ];
        let quantity = Decimal::from_integer(150);
        let opening =
            origin_of_opening_inventory(&receipts, OpeningInventory::LatestReceipts { quantity }).unwrap();
        assert_eq!(
            opening.iter().map(|l| l.quantity).collect::<Vec<_>>(),
            [Decimal::from_integer(50), Decimal::from_integer(100)]
        );
        let all =
            origin_of_opening_inventory(&receipts, OpeningInventory::AllNonOriginating { quantity }).unwrap();
        assert!(all.iter().all(|l| l.kind.status == OriginatingStatus::NonOriginating));
    }

    proptest! {
        /// No method makes or loses a unit of either origin.
        #[test]
        fn units_of_each_origin_are_kept(
            receipts in prop::collection::vec((1_i64..100, any::<bool>()), 1..8), part in 1_i64..100,
        ) {
            let total: i64 = receipts.iter().map(|(q, _)| q).sum();
            let out = (total * part / 100).max(1);
            let mut ledger: Vec<_> = receipts.iter().map(|(q, o)| receipt(1, *q, *o)).collect();
            ledger.push(shipment(2, out, None));
            let originating: i64 = receipts.iter().filter(|(_, o)| *o).map(|(q, _)| q).sum();
            for method in [FungibleMethod::Fifo, FungibleMethod::Lifo,
                           FungibleMethod::AveragePerShipment { printed: None }] {
                let found = &fungible_ledger(&ledger, method).unwrap().conclusion[0];
                prop_assert_eq!(found.units.total().unwrap(), Decimal::from_integer(out));
                let kept = found.units.originating.checked_add(found.remaining.originating).unwrap();
                prop_assert_eq!(kept, Decimal::from_integer(originating));
            }
        }
    }
}
