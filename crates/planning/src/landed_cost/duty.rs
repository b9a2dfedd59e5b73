//! Duty and fees, as assessed, in a form that follows a change of value.

use customs::{Country, Decimal, Message, Money, Value};

use super::answer::{BlockKind, Hardness};
use super::error::CostError;
use super::figure::{Amount, Source};
use super::inputs::{Adjustments, AssessedCharge, AssessedKind, AssessedRate};
use super::ledger::{Context, Draft, Ledger};

const BLOCK: BlockKind = BlockKind::DutyAndFees;

/// What the block says beyond its lines.
pub(crate) struct DutyOutcome {
    /// Value for duty of a unit; `None` when it was declared and is unknown.
    pub customs_value: Option<Decimal>,
    /// Ad valorem duties into the United States, a share of it.
    pub duty_share: Decimal,
}

/// Whether a charge is one that a duty driver replaces.
fn is_us_ad_valorem(charge: &AssessedCharge) -> bool {
    charge.country == Country::US
        && matches!(charge.kind, AssessedKind::Duty | AssessedKind::AdditionalDuty)
        && matches!(charge.rate, AssessedRate::AdValorem { .. })
}

/// Adds the assessed charges to the ledger.
pub(crate) fn write(context: &Context<'_>, ledger: &mut Ledger) -> Result<DutyOutcome, CostError> {
    let duty = &context.inputs.duty;
    let (customs_value, partial) = match &duty.customs_value {
        Some(figure) => (declared(context, ledger, figure)?, false),
        None => (Some(ledger.total(BlockKind::Make)), !ledger.is_complete(BlockKind::Make)),
    };
    let mut assessed = Decimal::ZERO;
    for (at, charge) in duty.charges.iter().enumerate() {
        if let (true, AssessedRate::AdValorem { percent, share }) = (is_us_ad_valorem(charge), &charge.rate) {
            assessed = assessed.checked_add(Decimal::from_percent(percent.checked_mul(*share)?))?;
            if context.change.duty_share.is_some() {
                continue;
            }
        }
        charge_line(context, ledger, at, charge, customs_value, partial)?;
    }
    if let Some(share) = context.change.duty_share {
        let amount = customs_value.map(|value| value.checked_mul(share)).transpose()?;
        let currency = context.inputs.currency;
        ledger.add(BLOCK, amount, || {
            Draft::new(
                "duty.set",
                Message::new("cost-line-duty-set"),
                Hardness::Hard,
                "cost-formula-ad-valorem",
                &Source::computed(),
            )
            .computed("cost-input-percent", share.to_percent().ok().map(Value::Percent))
            .computed("cost-input-customs-value", shown(customs_value, currency))
            .partial(partial)
        })?;
    }
    for (at, question) in duty.open.iter().enumerate() {
        ledger.add(BLOCK, None, || {
            let mut draft = Draft::new(
                format!("duty.open.{}", at + 1),
                Message::new("cost-line-duty-open"),
                Hardness::Hard,
                "cost-formula-assessed",
                &Source::computed(),
            );
            draft.question = Some(question.clone());
            draft
        })?;
    }
    Ok(DutyOutcome { customs_value, duty_share: context.change.duty_share.unwrap_or(assessed) })
}

/// The declared value; where something is changed it moves in proportion to the cost of making, since a
/// price that falls is declared lower.
fn declared(context: &Context<'_>, ledger: &Ledger, figure: &Amount) -> Result<Option<Decimal>, CostError> {
    let Some(value) = context.money(figure)? else { return Ok(None) };
    let unchanged = Adjustments::default();
    if *context.change == unchanged {
        return Ok(Some(value));
    }
    let base = Context { reading: context.reading, ..Context::known(context.inputs, &unchanged) };
    let cost = match context.make_as_declared {
        Some(cost) => cost,
        None => make_as_declared(&base)?,
    };
    let Some(given) = base.money(figure)?.filter(|_| !cost.is_zero()) else { return Ok(Some(value)) };
    Ok(Some(given.checked_mul(ledger.total(BlockKind::Make))?.checked_div(cost)?))
}

/// What making costs with nothing changed.
pub(crate) fn make_as_declared(unchanged: &Context<'_>) -> Result<Decimal, CostError> {
    let mut ledger = Ledger::new(unchanged.inputs.currency, false);
    super::make::write(unchanged, &mut ledger)?;
    Ok(ledger.total(BlockKind::Make))
}

fn shown(value: Option<Decimal>, currency: customs::Currency) -> Option<Value> {
    value.map(|value| Value::Money(Money::new(value, currency)))
}

fn per_entry(context: &Context<'_>, amount: Decimal) -> Result<Option<Decimal>, CostError> {
    Ok(context.units_per_shipment()?.map(|units| amount.checked_div(units)).transpose()?)
}

fn charge_amount(
    context: &Context<'_>,
    charge: &AssessedCharge,
    value: Option<Decimal>,
) -> Result<Option<Decimal>, CostError> {
    match &charge.rate {
        AssessedRate::AdValorem { percent, share } => {
            let Some(value) = value else { return Ok(None) };
            Ok(Some(value.checked_mul(*share)?.checked_mul(Decimal::from_percent(*percent))?))
        }
        AssessedRate::PerUnit(amount) => context.money(amount),
        AssessedRate::PerEntry(amount) => match context.money(amount)? {
            Some(amount) => per_entry(context, amount),
            None => Ok(None),
        },
        AssessedRate::OfEntry { percent, minimum, maximum } => {
            let (Some(units), Some(value)) = (context.units_per_shipment()?, value) else { return Ok(None) };
            let mut amount = value.checked_mul(units)?.checked_mul(Decimal::from_percent(*percent))?;
            let limit = |limit: &Option<Amount>| match limit {
                Some(limit) => context.money(limit).map(|known| (known.is_none(), known)),
                None => Ok((false, None)),
            };
            let ((no_min, minimum), (no_max, maximum)) = (limit(minimum)?, limit(maximum)?);
            if no_min || no_max {
                return Ok(None);
            }
            if let Some(minimum) = minimum {
                amount = amount.max(minimum);
            }
            if let Some(maximum) = maximum {
                amount = amount.min(maximum);
            }
            Ok(Some(amount.checked_div(units)?))
        }
        AssessedRate::Unknown { bound, .. } => match bound {
            Some(bound) => context.money(bound),
            None => Ok(None),
        },
    }
}

fn charge_line(
    context: &Context<'_>,
    ledger: &mut Ledger,
    at: usize,
    charge: &AssessedCharge,
    customs_value: Option<Decimal>,
    partial: bool,
) -> Result<(), CostError> {
    let amount = charge_amount(context, charge, customs_value)?;
    let inputs = context.inputs;
    ledger.add(BLOCK, amount, || {
        let formula = match charge.rate {
            AssessedRate::AdValorem { .. } => "cost-formula-ad-valorem",
            AssessedRate::PerUnit(_) | AssessedRate::Unknown { .. } => "cost-formula-assessed",
            AssessedRate::OfEntry { .. } => "cost-formula-of-entry",
            AssessedRate::PerEntry(_) => "cost-formula-per-entry",
        };
        let value_input = shown(customs_value, inputs.currency);
        let draft = Draft::new(
            format!("duty.{}", at + 1),
            charge.label.clone(),
            Hardness::Hard,
            formula,
            &charge.source,
        );
        let mut draft = match &charge.rate {
            AssessedRate::AdValorem { percent, share } => {
                let draft = draft
                    .computed("cost-input-percent", Some(Value::Percent(*percent)))
                    .computed("cost-input-customs-value", value_input)
                    .partial(partial);
                if *share == Decimal::ONE {
                    draft
                } else {
                    draft.computed("cost-input-share-of-value", share.to_percent().ok().map(Value::Percent))
                }
            }
            AssessedRate::PerUnit(amount) => draft.amount("cost-input-amount-a-unit", amount),
            AssessedRate::PerEntry(amount) => draft
                .amount("cost-input-price-of-one", amount)
                .number("cost-input-units-per-shipment", &inputs.units_per_shipment),
            AssessedRate::OfEntry { percent, minimum, maximum } => {
                let mut draft = draft
                    .computed("cost-input-percent", Some(Value::Percent(*percent)))
                    .computed("cost-input-customs-value", value_input)
                    .number("cost-input-units-per-shipment", &inputs.units_per_shipment)
                    .partial(partial);
                if let Some(minimum) = minimum {
                    draft = draft.amount("cost-input-minimum", minimum);
                }
                if let Some(maximum) = maximum {
                    draft = draft.amount("cost-input-maximum", maximum);
                }
                draft
            }
            AssessedRate::Unknown { question, .. } => {
                let mut draft = draft;
                draft.question = Some(question.clone());
                draft
            }
        };
        draft.citations.clone_from(&charge.citations);
        draft
    })
}
