//! Steel and aluminum purchases of a vehicle producer. Section 17.

use super::AutomotiveError;
use super::law::{AutomotiveOnDate, TableLine};
use crate::decimal::Decimal;
use crate::determination::{Determination, Finding, Message, MissingFact, Step, Value};
use crate::money::{Currency, Money};
use crate::origin::value::{not_negative, regulation};
use crate::ratio::Ratio;
use crate::tariff_code::TariffCode;

/// Steel or aluminum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Metal {
    /// Steel.
    Steel,
    /// Aluminum.
    Aluminum,
}

/// Purchases of one kind over the period, at the corporate level in the territory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetalPurchase {
    /// Steel or aluminum.
    pub metal: Metal,
    /// Its code.
    pub code: TariffCode,
    /// Value; of a part of 8708.29 or 8708.99 only that of the listed metal in it. Section 17(2), (6).
    pub value: Money,
    /// Whether it originates under its rule.
    pub originating: bool,
    /// Steel: all its making, from first melting to coating, took place in the territory.
    pub melted_and_poured: Option<bool>,
    /// Bought for other uses than passenger vehicles, light trucks or heavy trucks: not counted.
    pub other_use: bool,
}

/// What the purchases come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetalsOutcome {
    /// Percent required.
    pub required: Decimal,
    /// Originating steel over all listed steel; none without purchases.
    pub steel: Option<Ratio>,
    /// Originating aluminum over all listed aluminum; none without purchases.
    pub aluminum: Option<Ratio>,
    /// Purchases that table S does not list, by code.
    pub not_listed: Vec<TariffCode>,
}

fn listed(lines: &[TableLine], code: TariffCode) -> bool {
    lines.iter().any(|line| line.code.contains(code))
}

/// Whether 70 % by value of a vehicle producer's steel, and of its aluminum, originates.
///
/// - Takes: purchases over one of the periods of section 17(7).
/// - Gives: the shares; `Undetermined` where, from the day the law names, it is not known whether
///   originating steel was melted and poured in the territory and the answer turns on it.
/// - Refuses: amounts below zero, two currencies.
/// - Source: 19 CFR 182 App. A s. 17, table S.
/// - Case: `cases/uniform_regulations/s17_steel_and_aluminum.toml`
pub fn steel_and_aluminum(
    law: AutomotiveOnDate<'_>,
    purchases: &[MetalPurchase],
) -> Result<Determination<MetalsOutcome>, AutomotiveError> {
    let metals = law.metals()?;
    let required = Ratio::percent(metals.percent);
    let mut not_listed = Vec::new();
    let mut steps = Vec::new();
    let mut finding = Finding::Satisfied;
    let mut ratios = [None, None];
    for (slot, metal, lines, key) in [
        (0, Metal::Steel, &metals.steel, "origin-value-metal-steel"),
        (1, Metal::Aluminum, &metals.aluminum, "origin-value-metal-aluminum"),
    ] {
        let strict = metal == Metal::Steel && law.date() >= metals.melted_and_poured_from;
        let mut total: Option<Money> = None;
        let currency = purchases.first().map_or(Currency::USD, |p| p.value.currency);
        let (mut sure, mut open) = (Money::zero(currency), Money::zero(currency));
        for purchase in purchases.iter().filter(|p| p.metal == metal && !p.other_use) {
            not_negative("value", purchase.value)?;
            if !listed(lines, purchase.code) {
                not_listed.push(purchase.code);
                continue;
            }
            total = Some(match total {
                Some(held) => held.checked_add(purchase.value)?,
                None => purchase.value,
            });
            match (purchase.originating, strict, purchase.melted_and_poured) {
                (true, false, _) | (true, true, Some(true)) => sure = sure.checked_add(purchase.value)?,
                (true, true, None) => open = open.checked_add(purchase.value)?,
                _ => {}
            }
        }
        let Some(total) = total.filter(|t| !t.amount.is_zero()) else { continue };
        let low = Ratio::new(sure.amount, total.amount)?;
        let high = Ratio::new(sure.checked_add(open)?.amount, total.amount)?;
        let of_metal = if low >= required {
            Finding::Satisfied
        } else if high >= required {
            Finding::Undetermined {
                missing: vec![MissingFact {
                    fact: "steel-melted-and-poured".into(),
                    about: None,
                    question: Message::new("origin-value-ask-melted-and-poured").with("amount", open),
                }],
            }
        } else {
            Finding::NotSatisfied
        };
        ratios[slot] = Some(low);
        steps.push(
            Step::new(
                Message::new(key)
                    .with("originating", sure)
                    .with("total", total)
                    .with("share", low)
                    .with("required", Value::Percent(metals.percent)),
            )
            .finding(of_metal.clone())
            .cite(metals.citation.clone()),
        );
        finding = finding.and(of_metal);
    }
    if !not_listed.is_empty() {
        steps.push(
            Step::new(
                Message::new("origin-value-metal-not-listed")
                    .with("codes", not_listed.iter().copied().map(Value::from).collect::<Vec<_>>()),
            )
            .cite(regulation("table S")),
        );
    }
    let conclusion =
        MetalsOutcome { required: metals.percent, steel: ratios[0], aluminum: ratios[1], not_listed };
    Ok(Determination { finding, conclusion, steps, doubts: Vec::new() })
}
