//! Ledgers of identical and fungible materials and goods.

use customs::OriginatingStatus;
use customs::origin::inventory::{
    AverageRounding, FungibleEntry, FungibleMethod, IdenticalEntry, IdenticalMethod, Layer, OpeningInventory,
    PeriodAverage, StockOrigin, UnitsByOrigin, average_over_period, fungible_ledger, identical_ledger,
    origin_of_opening_inventory,
};
use customs::{Decimal, Money};

use super::engine;
use crate::cases::compare::Answer;
use crate::cases::facts::{Facts, FactsError};
use crate::cases::registry::{Ask, Context, Registry};

const AREA: &str = "inventory";

pub(super) fn register(registry: &mut Registry) {
    registry.register(AREA, "identical-materials", identical);
    registry.register(AREA, "fungible-materials", fungible);
    registry.register(AREA, "fungible-goods", fungible);
    registry.register(AREA, "average-over-period", average);
    registry.register(AREA, "opening-inventory", opening);
}

fn identical(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let method = facts.need_choice(
        "method",
        &[
            ("fifo", IdenticalMethod::Fifo),
            ("lifo", IdenticalMethod::Lifo),
            ("rolling-average", IdenticalMethod::RollingAverage),
        ],
    )?;
    let units_per_good = facts.number("units_per_good")?.unwrap_or(Decimal::ONE);
    let ledger = facts.tables("ledger", |entry| {
        let date = entry.need_date("date")?;
        Ok::<_, FactsError>(match entry.number("receipt")? {
            Some(quantity) => {
                IdenticalEntry::Receipt { date, quantity, unit_value: entry.need_money("unit_value")? }
            }
            None => IdenticalEntry::Shipment { date, goods: entry.need_number("shipment")?, units_per_good },
        })
    })?;
    let printed = facts.count("printed_places")?;
    let mut shipments = engine(identical_ledger(&ledger, method))?.conclusion;
    for shipment in &mut shipments {
        // A print that rounds the average before it multiplies.
        if let (Some(places), Some(average)) = (printed, &mut shipment.average_unit_value) {
            average.amount = average.amount.round_half_even(places);
            let value = average.checked_mul(shipment.quantity);
            shipment.value = engine(value.map_err(customs::origin::value::ValueError::from))?;
        }
    }
    let each: Vec<Answer> = shipments
        .iter()
        .map(|s| {
            Answer::new()
                .with("date", s.date)
                .with("quantity", s.quantity)
                .with("value_of_non_originating_materials", s.value)
                .with("average_unit_value", s.average_unit_value)
                .with("remaining_quantity", s.remaining_quantity)
                .with("remaining_value", s.remaining_value)
        })
        .collect();
    Ok(Answer::new()
        .with("value_of_non_originating_materials", shipments.iter().map(|s| s.value).collect::<Vec<Money>>())
        .with("shipments", each))
}

const STATUSES: [(&str, OriginatingStatus); 2] =
    [("originating", OriginatingStatus::Originating), ("non-originating", OriginatingStatus::NonOriginating)];

fn rounding(facts: &Facts<'_>) -> Result<Option<AverageRounding>, FactsError> {
    facts.table("printed_rounding", |r| {
        Ok(AverageRounding {
            ratio_places: r.count("ratio_places")?.unwrap_or(2),
            unit_value_places: r.count("unit_value_places")?.unwrap_or(2),
        })
    })
}

fn units(units: &UnitsByOrigin) -> Answer {
    Answer::new().with("originating", units.originating).with("non_originating", units.non_originating)
}

fn fungible(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let printed = rounding(facts)?;
    let method = facts.need_choice(
        "method",
        &[
            ("fifo", FungibleMethod::Fifo),
            ("lifo", FungibleMethod::Lifo),
            ("average", FungibleMethod::AveragePerShipment { printed }),
            ("specific-identification", FungibleMethod::SpecificIdentification),
        ],
    )?;
    let ledger = facts.tables("ledger", |entry| {
        let date = entry.need_date("date")?;
        // Opening inventory is given as its receipts; the mark is for the reader.
        entry.flag("opening")?;
        Ok::<_, FactsError>(match entry.number("receipt")? {
            Some(quantity) => FungibleEntry::Receipt {
                date,
                quantity,
                status: entry.need_choice("status", &STATUSES)?,
                unit_value: entry.money("unit_value")?,
            },
            None => FungibleEntry::Shipment {
                date,
                quantity: entry.need_number("shipment")?,
                originating: entry.number("originating")?,
            },
        })
    })?;
    let shipments = engine(fungible_ledger(&ledger, method))?.conclusion;
    let each: Vec<Answer> = shipments
        .iter()
        .map(|s| {
            Answer::new()
                .with("date", s.date)
                .with("originating", s.units.originating)
                .with("non_originating", s.units.non_originating)
                .with("value_of_non_originating_materials", s.non_originating_value)
                .with("non_originating_ratio", s.non_originating_ratio)
                .with("average_unit_value", s.average_unit_value)
                .with("remaining", units(&s.remaining))
        })
        .collect();
    Ok(Answer::new()
        .with(
            "value_of_non_originating_materials",
            shipments.iter().map(|s| s.non_originating_value).collect::<Vec<_>>(),
        )
        .with("shipments", each))
}

fn units_of(facts: &Facts<'_>) -> Result<UnitsByOrigin, FactsError> {
    Ok(UnitsByOrigin {
        originating: facts.number("originating")?.unwrap_or(Decimal::ZERO),
        non_originating: facts.number("non_originating")?.unwrap_or(Decimal::ZERO),
    })
}

fn average(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let period = PeriodAverage {
        opening: facts.table("opening", units_of)?.unwrap_or_default(),
        received: facts.table("received", units_of)?.unwrap_or_default(),
        total_value: facts.money("total_value")?,
        withdrawn: facts.number("withdrawn")?.unwrap_or(Decimal::ZERO),
        remaining: facts.number("remaining")?.unwrap_or(Decimal::ZERO),
    };
    let found = engine(average_over_period(&period, rounding(facts)?))?.conclusion;
    Ok(Answer::new()
        .with("originating_ratio", found.originating_ratio)
        .with("non_originating_ratio", found.non_originating_ratio)
        .with("withdrawn", units(&found.withdrawn))
        .with("remaining", units(&found.remaining))
        .with("average_unit_value", found.average_unit_value)
        .with("non_originating_per_unit", found.non_originating_per_unit)
        .with("value_of_non_originating_materials", found.non_originating_value))
}

fn opening(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let receipts = facts.tables("receipts", |entry| {
        Ok::<_, FactsError>(Layer {
            received: entry.need_date("date")?,
            quantity: entry.need_number("receipt")?,
            kind: StockOrigin {
                status: entry.need_choice("status", &STATUSES)?,
                unit_value: entry.money("unit_value")?,
            },
        })
    })?;
    let quantity = facts.need_number("quantity")?;
    let opening = if facts.flag("all_non_originating")? {
        OpeningInventory::AllNonOriginating { quantity }
    } else {
        OpeningInventory::LatestReceipts { quantity }
    };
    let layers = engine(origin_of_opening_inventory(&receipts, opening))?;
    let each: Vec<Answer> = layers
        .iter()
        .map(|layer| {
            Answer::new()
                .with("date", layer.received)
                .with("quantity", layer.quantity)
                .with("status", STATUSES.iter().find(|(_, s)| *s == layer.kind.status).map(|(name, _)| *name))
        })
        .collect();
    Ok(Answer::new().with("layers", each))
}
