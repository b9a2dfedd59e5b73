//! Total landed cost of a product, scenario by scenario.
//!
//! [`estimate`] takes one scenario ([`ScenarioInputs`]) and gives its [`LandedCost`]: five blocks (make,
//! move, duty and fees, hold, quality and distance) of lines, each with its amount, formula, inputs,
//! source and hardness. What nobody has given is listed in [`LandedCost::unknowns`] and never counted as
//! zero.
//!
//! Amounts are exact decimals. Only an experience curve and a safety stock pass through
//! [`crate::estimate`]; their lines are marked [`Line::estimate`].

pub mod labor;
pub mod sensitivity;
pub mod years;

mod answer;
mod apply;
mod distance;
mod duty;
mod error;
mod figure;
mod hold;
mod inputs;
mod ledger;
mod make;
mod moving;

use customs::{Decimal, Money};

pub use answer::{Block, BlockKind, Hardness, LandedCost, Line, LineInput, Unknown};
pub use apply::apply;
pub use error::CostError;
pub use figure::{Amount, Evidence, Figure, Grade, Number, Source};
pub use hold::safety_stock;
pub use inputs::{
    Adjustments, Allowance, AllowanceBasis, AllowanceKind, Assessed, AssessedCharge, AssessedKind,
    AssessedRate, ExchangeRate, FreightRate, Hold, Insurance, LaborGrade, Learning, Leg, Load, Make, Margin,
    MarginBasis, Material, Mode, MoveCharge, MoveChargeBasis, MoveChargeKind, Moving, OneTime, Operation,
    Overhead, OverheadBasis, OverheadKind, Prepayment, SafetyStock, ScenarioInputs, ScenarioKind, TaxFloat,
    ToolLife, Tooling,
};

use ledger::{Context, Ledger, Reading};

/// Landed cost of one unit in one scenario.
///
/// - Takes: everything in plain types; duty and fees already assessed.
/// - Gives: the blocks with their lines, the unknowns, and the total between its bounds.
/// - Refuses: amounts without an exchange rate, divisors that are not above zero, shares outside 0 to 1.
/// - Model: docs/landed-cost.md. Linear in the number of lines.
pub fn estimate(scenario: &ScenarioInputs) -> Result<LandedCost, CostError> {
    estimate_with(scenario, &Adjustments::default())
}

/// Landed cost with something changed: a later year, or a driver moved.
pub fn estimate_with(scenario: &ScenarioInputs, change: &Adjustments) -> Result<LandedCost, CostError> {
    let context = Context::known(scenario, change);
    let mut ledger = Ledger::new(scenario.currency, true);
    let outcome = write(&context, &mut ledger)?;
    let (days_under_way, _) = moving::days(&context)?;
    let annual_volume = context.volume()?;
    let complete = ledger.all_complete();
    let (blocks, mut unknowns) = ledger.finish();
    let money = |amount| Money::new(amount, scenario.currency);
    let total = Money::sum(scenario.currency, blocks.iter().map(|block| block.total))?;
    let bounds = if complete {
        Some((total, total))
    } else {
        bound(scenario, change, &blocks, &mut unknowns)?.map(|(low, high)| (money(low), money(high)))
    };
    Ok(LandedCost {
        scenario: scenario.id.clone(),
        name: scenario.name.clone(),
        currency: scenario.currency,
        total,
        annual_volume,
        annual_total: annual_volume.map(|volume| total.checked_mul(volume)).transpose()?,
        unknowns,
        bounds,
        customs_value: outcome.customs_value.map(money),
        duty_share: outcome.duty_share,
        days_under_way,
        blocks,
    })
}

/// The known part of the total alone, without the lines: what searches call thousands of times.
pub fn total_with(scenario: &ScenarioInputs, change: &Adjustments) -> Result<Decimal, CostError> {
    total_knowing(scenario, change, None)
}

/// [`total_with`], where [`make_as_declared`] has been reckoned once for all that is tried.
fn total_knowing(
    scenario: &ScenarioInputs,
    change: &Adjustments,
    make_as_declared: Option<Decimal>,
) -> Result<Decimal, CostError> {
    let context = Context { make_as_declared, ..Context::known(scenario, change) };
    let mut ledger = Ledger::new(scenario.currency, false);
    write(&context, &mut ledger)?;
    ledger.sum(&BlockKind::ALL)
}

/// The known part of each block, in order, and whether nothing is missing from any.
pub fn blocks_with(
    scenario: &ScenarioInputs,
    change: &Adjustments,
) -> Result<([Decimal; 5], bool), CostError> {
    let context = Context::known(scenario, change);
    let mut ledger = Ledger::new(scenario.currency, false);
    write(&context, &mut ledger)?;
    Ok((BlockKind::ALL.map(|kind| ledger.total(kind)), ledger.all_complete()))
}

/// Value for duty of one unit: the declared one, or the cost of making. `None` while part of it is unknown.
///
/// What the duty engine has to be asked with before [`estimate`] can be given its answer.
pub fn customs_value(scenario: &ScenarioInputs) -> Result<Option<Money>, CostError> {
    let change = Adjustments::default();
    let context = Context::known(scenario, &change);
    if let Some(declared) = &scenario.duty.customs_value {
        return Ok(context.money(declared)?.map(|amount| Money::new(amount, scenario.currency)));
    }
    let mut ledger = Ledger::new(scenario.currency, false);
    make::write(&context, &mut ledger)?;
    Ok(ledger
        .is_complete(BlockKind::Make)
        .then(|| Money::new(ledger.total(BlockKind::Make), scenario.currency)))
}

/// Ad valorem duties into the United States as the case stands, a share of the value for duty.
fn duty_share(scenario: &ScenarioInputs) -> Result<Decimal, CostError> {
    let unchanged = Adjustments::default();
    let mut ledger = Ledger::new(scenario.currency, false);
    Ok(write(&Context::known(scenario, &unchanged), &mut ledger)?.duty_share)
}

/// What making costs as the case stands, where a value for duty is declared: a change of the one moves the other.
fn make_as_declared(scenario: &ScenarioInputs) -> Result<Option<Decimal>, CostError> {
    let unchanged = Adjustments::default();
    let context = Context::known(scenario, &unchanged);
    scenario.duty.customs_value.as_ref().map(|_| duty::make_as_declared(&context)).transpose()
}

fn write(context: &Context<'_>, ledger: &mut Ledger) -> Result<duty::DutyOutcome, CostError> {
    make::write(context, ledger)?;
    moving::write(context, ledger)?;
    let outcome = duty::write(context, ledger)?;
    hold::write(context, ledger)?;
    distance::write(context, ledger)?;
    Ok(outcome)
}

fn has(blocks: &[Block], id: &str) -> bool {
    blocks.iter().flat_map(|block| &block.lines).any(|line| line.id == id)
}

/// Bounds of the total and of each unknown line, by reading every unknown at its cheapest and dearest.
fn bound(
    scenario: &ScenarioInputs,
    change: &Adjustments,
    known: &[Block],
    unknowns: &mut [Unknown],
) -> Result<Option<(Decimal, Decimal)>, CostError> {
    let mut ends = Vec::with_capacity(2);
    for reading in [Reading::Cheapest, Reading::Dearest] {
        let context = Context { reading, ..Context::known(scenario, change) };
        let mut ledger = Ledger::new(scenario.currency, true);
        write(&context, &mut ledger)?;
        let (complete, total) = (ledger.all_complete(), ledger.sum(&BlockKind::ALL)?);
        let (blocks, _) = ledger.finish();
        ends.push((complete, total, blocks));
    }
    let [(complete, low, cheapest), (_, high, dearest)] = ends.as_slice() else { return Ok(None) };
    let amount = |blocks: &[Block], id: &str| {
        blocks.iter().flat_map(|block| &block.lines).find(|line| line.id == id).and_then(|line| line.amount)
    };
    let find = |blocks: &[Block], id: &str| match id.strip_suffix(make::MISSING) {
        // What is missing of a line's parts is what the line grows by once they are all there.
        Some(line) => {
            let still_open = amount(blocks, id).is_none() && has(blocks, id);
            let grown = amount(blocks, line).filter(|_| !still_open)?;
            let before = amount(known, line).map_or(Decimal::ZERO, |money| money.amount);
            Some(Money::new(grown.amount.checked_sub(before).ok()?, grown.currency))
        }
        None => amount(blocks, id),
    };
    for unknown in unknowns.iter_mut() {
        if let (Some(low), Some(high)) = (find(cheapest, &unknown.line), find(dearest, &unknown.line)) {
            unknown.bound = Some((low, high));
        }
    }
    Ok(complete.then_some((*low, *high)))
}
