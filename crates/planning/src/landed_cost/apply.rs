//! A driver set for good: what a what-if changes about a scenario before anything else is asked of it.

use customs::{Country, Decimal, Message, Money};

use super::error::CostError;
use super::figure::{Amount, Figure, Number, Source};
use super::inputs::{
    AssessedCharge, AssessedKind, AssessedRate, ExchangeRate, FreightRate, MoveChargeBasis, OverheadKind,
    ScenarioInputs,
};
use super::sensitivity::{Driver, DriverKind};
use super::{Adjustments, BlockKind, blocks_with};

/// The scenario with a driver set to `value`, as if the case had said so.
///
/// - Gives: the scenario as it is where the driver does not touch it. The landed cost of what is given is
///   that of the driver moved ([`super::sensitivity::total_at`]), line by line.
pub fn apply(
    scenario: &ScenarioInputs,
    driver: &Driver,
    value: Decimal,
) -> Result<ScenarioInputs, CostError> {
    let mut changed = scenario.clone();
    if !driver.touches(scenario) {
        return Ok(changed);
    }
    match driver.kind {
        DriverKind::Duty => set_duty(&mut changed, value, &driver.source),
        DriverKind::Exchange(currency) => {
            let (from, to) = (changed.currency, currency);
            changed
                .exchange_rates
                .retain(|rate| (rate.from, rate.to) != (from, to) && (rate.from, rate.to) != (to, from));
            let rate = Figure::known(value, driver.source.clone());
            changed.exchange_rates.push(ExchangeRate { from, to, rate });
        }
        DriverKind::Wage => {
            for grade in &mut changed.make.labor {
                scale(&mut grade.hourly, value)?;
                for later in &mut grade.hourly_by_year {
                    scale(later, value)?;
                }
            }
            scale_overhead(&mut changed, value, true)?;
        }
        DriverKind::Price => set_price(&mut changed, value)?,
        DriverKind::Freight => set_freight(&mut changed, value)?,
        DriverKind::Overhead => {
            scale_overhead(&mut changed, value, false)?;
            if let Some(packaging) = &mut changed.moving.packaging {
                scale(packaging, value)?;
            }
        }
        DriverKind::Volume => changed.annual_volume = Figure::known(value, driver.source.clone()),
        DriverKind::Yield => changed.make.yield_share = Some(Figure::known(value, driver.source.clone())),
        DriverKind::Capital => changed.capital_cost = Figure::known(value, driver.source.clone()),
        DriverKind::LeadTime => {
            for leg in &mut changed.moving.legs {
                scale_number(&mut leg.days, value)?;
            }
            if let Some(safety) = &mut changed.hold.safety {
                scale_number(&mut safety.lead_time_days, value)?;
            }
        }
    }
    follow(scenario, &mut changed)?;
    Ok(changed)
}

fn scale(amount: &mut Amount, factor: Decimal) -> Result<(), CostError> {
    for money in [&mut amount.value, &mut amount.low, &mut amount.high].into_iter().flatten() {
        *money = money.checked_mul(factor)?;
    }
    Ok(())
}

fn scale_number(number: &mut Number, factor: Decimal) -> Result<(), CostError> {
    for value in [&mut number.value, &mut number.low, &mut number.high].into_iter().flatten() {
        *value = value.checked_mul(factor)?;
    }
    Ok(())
}

fn scale_overhead(changed: &mut ScenarioInputs, factor: Decimal, labor: bool) -> Result<(), CostError> {
    for overhead in &mut changed.make.overhead {
        if (overhead.kind == OverheadKind::IndirectLabor) == labor {
            scale(&mut overhead.amount, factor)?;
        }
    }
    Ok(())
}

fn set_price(changed: &mut ScenarioInputs, factor: Decimal) -> Result<(), CostError> {
    if let Some(price) = &mut changed.make.price {
        scale(price, factor)?;
    }
    for material in &mut changed.make.materials {
        scale(&mut material.cost, factor)?;
        if let Some(duty) = &mut material.inbound_duty {
            scale(duty, factor)?;
        }
    }
    for tool in &mut changed.make.tooling {
        scale(&mut tool.cost, factor)?;
    }
    if let Some(tax) = &mut changed.hold.tax_float {
        scale(&mut tax.base, factor)?;
    }
    Ok(())
}

fn set_freight(changed: &mut ScenarioInputs, factor: Decimal) -> Result<(), CostError> {
    for material in &mut changed.make.materials {
        if let Some(freight) = &mut material.inbound_freight {
            scale(freight, factor)?;
        }
    }
    for leg in &mut changed.moving.legs {
        match &mut leg.rate {
            FreightRate::PerLoad { rate, .. }
            | FreightRate::PerUnit(rate)
            | FreightRate::PerShipment(rate) => {
                scale(rate, factor)?;
            }
            FreightRate::PerKilogram { rate, minimum, .. } | FreightRate::PerCubicMeter { rate, minimum } => {
                scale(rate, factor)?;
                if let Some(minimum) = minimum {
                    scale(minimum, factor)?;
                }
            }
            FreightRate::ShareOfValue(rate) => scale_number(rate, factor)?,
        }
    }
    for charge in &mut changed.moving.charges {
        if charge.basis != MoveChargeBasis::ShareOfValue {
            scale(&mut charge.amount, factor)?;
        }
    }
    Ok(())
}

/// One ad valorem duty in place of those assessed.
fn set_duty(changed: &mut ScenarioInputs, share: Decimal, source: &Source) {
    let replaced = |charge: &AssessedCharge| {
        charge.country == Country::US
            && matches!(charge.kind, AssessedKind::Duty | AssessedKind::AdditionalDuty)
            && matches!(charge.rate, AssessedRate::AdValorem { .. })
    };
    changed.duty.charges.retain(|charge| !replaced(charge));
    let percent = share.to_percent().unwrap_or(share);
    changed.duty.charges.push(AssessedCharge {
        label: Message::new("cost-line-duty-set"),
        kind: AssessedKind::AdditionalDuty,
        country: Country::US,
        rate: AssessedRate::AdValorem { percent, share: Decimal::ONE },
        citations: Vec::new(),
        source: source.clone(),
    });
}

/// A declared customs value follows the cost of making.
fn follow(before: &ScenarioInputs, after: &mut ScenarioInputs) -> Result<(), CostError> {
    let Some(declared) = before.duty.customs_value.clone() else { return Ok(()) };
    let make = |scenario: &ScenarioInputs| -> Result<Decimal, CostError> {
        Ok(blocks_with(scenario, &Adjustments::default())?.0[BlockKind::Make as usize])
    };
    let (old, new) = (make(before)?, make(after)?);
    if old.is_zero() || old == new {
        return Ok(());
    }
    let follow = |money: Money| money.checked_mul(new)?.checked_div(old);
    after.duty.customs_value = Some(Figure {
        value: declared.value.map(follow).transpose()?,
        low: declared.low.map(follow).transpose()?,
        high: declared.high.map(follow).transpose()?,
        source: declared.source,
    });
    Ok(())
}
