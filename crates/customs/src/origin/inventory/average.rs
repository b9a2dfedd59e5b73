//! The average method over a period. Schedule 8 sections 6, 7 and 14.

use super::InventoryError;
use super::fungible::UnitsByOrigin;
use crate::decimal::Decimal;
use crate::determination::{Determination, Finding, Message, Step, Value};
use crate::money::Money;
use crate::origin::value::{not_negative, regulation};
use crate::ratio::Ratio;

/// Rounding that the printed examples apply between their steps; to compare with print only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AverageRounding {
    /// Places of the ratios.
    pub ratio_places: u32,
    /// Places of the average unit value.
    pub unit_value_places: u32,
}

impl AverageRounding {
    pub(super) fn ratio(
        rounding: Option<Self>,
        part: Decimal,
        whole: Decimal,
    ) -> Result<Decimal, InventoryError> {
        let exact = part.checked_div(whole)?;
        Ok(rounding.map_or(exact, |r| exact.round_half_even(r.ratio_places)))
    }

    pub(super) fn unit_value(rounding: Option<Self>, value: Money) -> Money {
        rounding
            .map_or(value, |r| Money::new(value.amount.round_half_even(r.unit_value_places), value.currency))
    }
}

/// Stock at the beginning of a period, what came in during it, and what went out by its ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodAverage {
    /// Units at the beginning.
    pub opening: UnitsByOrigin,
    /// Units received during the period.
    pub received: UnitsByOrigin,
    /// Value of all of them, where values are asked for.
    pub total_value: Option<Money>,
    /// Units withdrawn to which the ratio applies: of the following period (s. 6, 14), or of this one
    /// where the content is averaged over it (s. 7).
    pub withdrawn: Decimal,
    /// Units left at the end of the period, to which the ratio applies too.
    pub remaining: Decimal,
}

/// What the average says of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodAverageOutcome {
    /// Originating units over all units.
    pub originating_ratio: Ratio,
    /// Non-originating units over all units.
    pub non_originating_ratio: Ratio,
    /// The units withdrawn.
    pub withdrawn: UnitsByOrigin,
    /// The units left.
    pub remaining: UnitsByOrigin,
    /// Average value of a unit.
    pub average_unit_value: Option<Money>,
    /// Non-originating value in a unit withdrawn: average unit value × ratio.
    pub non_originating_per_unit: Option<Money>,
    /// Non-originating value of what was withdrawn.
    pub non_originating_value: Option<Money>,
}

/// The origin of fungible materials or goods by the average method over a period.
///
/// - Takes: units at the beginning and received, by origin; what the ratio is applied to.
/// - Gives: ratios, units and, where values are given, the non-originating value.
/// - Refuses: quantities below zero, a period without units.
/// - Source: 19 CFR 182 App. A sched. 8 s. 6, 7, 14. In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/sched8_average_over_period.toml`
pub fn average_over_period(
    period: &PeriodAverage,
    printed: Option<AverageRounding>,
) -> Result<Determination<PeriodAverageOutcome>, InventoryError> {
    let originating = period.opening.originating.checked_add(period.received.originating)?;
    let non_originating = period.opening.non_originating.checked_add(period.received.non_originating)?;
    let total = originating.checked_add(non_originating)?;
    let split = |units: Decimal| -> Result<UnitsByOrigin, InventoryError> {
        // Multiplied before dividing: only the last place is rounded. What does not originate is the rest.
        let originating = match printed {
            Some(_) => units.checked_mul(AverageRounding::ratio(printed, originating, total)?)?,
            None => units.checked_mul(originating)?.checked_div(total)?,
        };
        Ok(UnitsByOrigin { originating, non_originating: units.checked_sub(originating)? })
    };
    let originating_ratio = Ratio::new(originating, total)?;
    let non_originating_ratio = Ratio::new(non_originating, total)?;
    let withdrawn = split(period.withdrawn)?;
    let remaining = split(period.remaining)?;
    let mut average_unit_value = None;
    let mut per_unit = None;
    let mut value = None;
    if let Some(total_value) = period.total_value {
        not_negative("total_value", total_value)?;
        let average = AverageRounding::unit_value(printed, total_value.checked_div(total)?);
        average_unit_value = Some(average);
        if printed.is_some() {
            let ratio = AverageRounding::ratio(printed, non_originating, total)?;
            let unit = AverageRounding::unit_value(printed, average.checked_mul(ratio)?);
            per_unit = Some(unit);
            value = Some(unit.checked_mul(period.withdrawn)?);
        } else {
            let non_originating_value =
                total_value.checked_mul(non_originating)?.checked_div(total)?.checked_div(total)?;
            per_unit = Some(non_originating_value);
            value = Some(
                total_value
                    .checked_mul(non_originating)?
                    .checked_div(total)?
                    .checked_mul(period.withdrawn)?
                    .checked_div(total)?,
            );
        }
    }
    let step = Step::new(
        Message::new("origin-value-average-period")
            .with("originating", Value::Number(originating))
            .with("total", Value::Number(total))
            .with("ratio", originating_ratio),
    )
    .cite(regulation("sched. 8 s. 6, 7, 14"));
    Ok(Determination {
        finding: Finding::Satisfied,
        conclusion: PeriodAverageOutcome {
            originating_ratio,
            non_originating_ratio,
            withdrawn,
            remaining,
            average_unit_value,
            non_originating_per_unit: per_unit,
            non_originating_value: value,
        },
        steps: vec![step],
        doubts: Vec::new(),
    })
}
