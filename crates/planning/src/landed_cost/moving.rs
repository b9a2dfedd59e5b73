//! What moving a unit costs.

use customs::{Decimal, Message, Money, Value};

use super::answer::{BlockKind, Hardness};
use super::error::CostError;
use super::figure::{Amount, Number};
use super::inputs::{FreightRate, Leg, Load, MoveCharge, MoveChargeBasis};
use super::ledger::{Context, Draft, Ledger, positive, scaled};

const BLOCK: BlockKind = BlockKind::Move;
const KILOGRAMS_A_TON: Decimal = Decimal::from_integer(1000);

/// Adds the lines of moving to the ledger.
pub(crate) fn write(context: &Context<'_>, ledger: &mut Ledger) -> Result<(), CostError> {
    let moving = &context.inputs.moving;
    if let Some(packaging) = &moving.packaging {
        let amount = context.money(packaging)?.map(|a| scaled(a, context.change.overhead)).transpose()?;
        ledger.add(BLOCK, amount, || {
            Draft::new(
                "move.packaging",
                Message::new("cost-line-packaging"),
                Hardness::Hard,
                "cost-formula-given",
                &packaging.source,
            )
            .amount("cost-input-amount-a-unit", packaging)
        })?;
    }
    for (at, leg) in moving.legs.iter().enumerate() {
        leg_line(context, ledger, at, leg)?;
    }
    insurance(context, ledger)?;
    for (at, charge) in moving.charges.iter().enumerate() {
        charge_line(context, ledger, at, charge)?;
    }
    Ok(())
}

/// Kilograms that a carrier charges for one unit: the greater of its weight and its volume at the
/// carrier's density. Unknown when the weight is, or when the volume is and could be the greater.
pub(crate) fn chargeable_kg(context: &Context<'_>, kg_per_m3: &Number) -> Result<Option<Decimal>, CostError> {
    let weight = context.number(&context.inputs.unit_weight_kg);
    let volume = context.number(&context.inputs.unit_volume_m3);
    let density = context.number(kg_per_m3);
    Ok(match (weight, volume, density) {
        (Some(weight), Some(volume), Some(density)) => Some(weight.max(volume.checked_mul(density)?)),
        _ => None,
    })
}

/// How many units go into a load; `None` when nothing limits it or a limit cannot be reckoned.
pub(crate) fn units_in_load(context: &Context<'_>, load: &Load) -> Result<Option<Decimal>, CostError> {
    let fill = match &load.fill {
        Some(fill) => match context.divisor(fill) {
            Some(fill) => super::ledger::share("load.fill", fill)?,
            None => return Ok(None),
        },
        None => Decimal::ONE,
    };
    let mut limits: Vec<Decimal> = Vec::new();
    if let Some(max) = &load.max_weight_kg {
        let (Some(max), Some(weight)) =
            (context.divisor(max), context.number(&context.inputs.unit_weight_kg))
        else {
            return Ok(None);
        };
        limits.push(max.checked_div(positive("unit_weight_kg", weight)?)?);
    }
    if let Some(max) = &load.max_volume_m3 {
        let (Some(max), Some(volume)) =
            (context.divisor(max), context.number(&context.inputs.unit_volume_m3))
        else {
            return Ok(None);
        };
        limits.push(max.checked_mul(fill)?.checked_div(positive("unit_volume_m3", volume)?)?);
    }
    if let Some(max) = &load.max_units {
        let Some(max) = context.divisor(max) else { return Ok(None) };
        limits.push(max);
    }
    let Some(fewest) = limits.into_iter().min() else { return Ok(None) };
    positive("load", fewest.truncate(0)).map(Some)
}

/// A charge of a shipment, spread over its units.
fn per_shipment(context: &Context<'_>, amount: Decimal) -> Result<Option<Decimal>, CostError> {
    Ok(match context.units_per_shipment()? {
        Some(units) => Some(amount.checked_div(units)?),
        None => None,
    })
}

fn at_least(
    context: &Context<'_>,
    per_unit: Decimal,
    minimum: &Option<Amount>,
) -> Result<Option<Decimal>, CostError> {
    let Some(minimum) = minimum else { return Ok(Some(per_unit)) };
    let Some(minimum) = context.money(minimum)? else { return Ok(None) };
    Ok(per_shipment(context, minimum)?.map(|least| per_unit.max(least)))
}

/// Freight of a leg for one unit, before surcharge.
fn freight(context: &Context<'_>, ledger: &Ledger, rate: &FreightRate) -> Result<Option<Decimal>, CostError> {
    match rate {
        FreightRate::PerUnit(amount) => context.money(amount),
        FreightRate::PerShipment(amount) => match context.money(amount)? {
            Some(amount) => per_shipment(context, amount),
            None => Ok(None),
        },
        FreightRate::ShareOfValue(rate) => Ok(match context.number(rate) {
            Some(rate) => Some(ledger.total(BlockKind::Make).checked_mul(rate)?),
            None => None,
        }),
        FreightRate::PerKilogram { rate, kg_per_m3, minimum } => {
            let (Some(rate), Some(kg)) = (context.money(rate)?, chargeable_kg(context, kg_per_m3)?) else {
                return Ok(None);
            };
            at_least(context, rate.checked_mul(kg)?, minimum)
        }
        FreightRate::PerCubicMeter { rate, minimum } => {
            let (Some(rate), Some(weight), Some(volume)) = (
                context.money(rate)?,
                context.number(&context.inputs.unit_weight_kg),
                context.number(&context.inputs.unit_volume_m3),
            ) else {
                return Ok(None);
            };
            let measure = volume.max(weight.checked_div(KILOGRAMS_A_TON)?);
            at_least(context, rate.checked_mul(measure)?, minimum)
        }
        FreightRate::PerLoad { rate, load } => {
            let (Some(rate), Some(fits)) = (context.money(rate)?, units_in_load(context, load)?) else {
                return Ok(None);
            };
            match context.units_per_shipment()? {
                // A shipment pays for whole loads: the last one travels part empty.
                Some(units) => {
                    let loads = ceiling(units.checked_div(fits)?)?;
                    Ok(Some(rate.checked_mul(loads)?.checked_div(units)?))
                }
                None => Ok(Some(rate.checked_div(fits)?)),
            }
        }
    }
}

fn ceiling(value: Decimal) -> Result<Decimal, CostError> {
    let whole = value.truncate(0);
    Ok(if whole < value { whole.checked_add(Decimal::ONE)? } else { whole })
}

fn leg_line(context: &Context<'_>, ledger: &mut Ledger, at: usize, leg: &Leg) -> Result<(), CostError> {
    let mut amount = freight(context, ledger, &leg.rate)?;
    if let Some(surcharge) = &leg.surcharge {
        amount = match (amount, context.number(surcharge)) {
            (Some(amount), Some(rate)) => Some(amount.checked_add(amount.checked_mul(rate)?)?),
            _ => None,
        };
    }
    let amount = amount.map(|a| scaled(a, context.change.freight)).transpose()?;
    let fits = match &leg.rate {
        FreightRate::PerLoad { load, .. } => units_in_load(context, load)?,
        _ => None,
    };
    let kg = match &leg.rate {
        FreightRate::PerKilogram { kg_per_m3, .. } => chargeable_kg(context, kg_per_m3)?,
        _ => None,
    };
    let inputs = context.inputs;
    let make = ledger.total(BlockKind::Make);
    let partial = matches!(leg.rate, FreightRate::ShareOfValue(_)) && !ledger.is_complete(BlockKind::Make);
    ledger.add(BLOCK, amount, || {
        let (formula, source) = match &leg.rate {
            FreightRate::PerUnit(a) => ("cost-formula-given", &a.source),
            FreightRate::PerShipment(a) => ("cost-formula-per-shipment", &a.source),
            FreightRate::ShareOfValue(n) => ("cost-formula-share-of-make", &n.source),
            FreightRate::PerKilogram { rate, .. } => ("cost-formula-per-kilogram", &rate.source),
            FreightRate::PerCubicMeter { rate, .. } => ("cost-formula-per-cubic-meter", &rate.source),
            FreightRate::PerLoad { rate, .. } => ("cost-formula-per-load", &rate.source),
        };
        let label = Message::new("cost-line-leg")
            .with("name", leg.name.as_str())
            .with("mode", Message::new(mode_key(leg.mode)));
        let draft = Draft::new(format!("move.leg.{}", at + 1), label, Hardness::Hard, formula, source)
            .partial(partial);
        let mut draft = match &leg.rate {
            FreightRate::PerUnit(a) => draft.amount("cost-input-amount-a-unit", a),
            FreightRate::PerShipment(a) => draft
                .amount("cost-input-price-of-one", a)
                .number("cost-input-units-per-shipment", &inputs.units_per_shipment),
            FreightRate::ShareOfValue(n) => draft
                .share("cost-input-share", n)
                .computed("cost-input-make", Some(Value::Money(Money::new(make, inputs.currency)))),
            FreightRate::PerKilogram { rate, kg_per_m3, .. } => draft
                .amount("cost-input-price-of-one", rate)
                .number("cost-input-unit-weight", &inputs.unit_weight_kg)
                .number("cost-input-unit-volume", &inputs.unit_volume_m3)
                .number("cost-input-kg-per-m3", kg_per_m3)
                .computed("cost-input-chargeable-weight", kg.map(Value::Number)),
            FreightRate::PerCubicMeter { rate, .. } => draft
                .amount("cost-input-price-of-one", rate)
                .number("cost-input-unit-weight", &inputs.unit_weight_kg)
                .number("cost-input-unit-volume", &inputs.unit_volume_m3),
            FreightRate::PerLoad { rate, load } => load_inputs(draft, inputs, rate, load)
                .computed("cost-input-units-in-load", fits.map(Value::Number))
                .number("cost-input-units-per-shipment", &inputs.units_per_shipment),
        };
        if let Some(surcharge) = &leg.surcharge {
            draft = draft.share("cost-input-surcharge", surcharge);
        }
        draft
    })
}

fn load_inputs(
    mut draft: Draft,
    inputs: &super::inputs::ScenarioInputs,
    rate: &Amount,
    load: &Load,
) -> Draft {
    draft = draft.amount("cost-input-price-of-one", rate);
    if let Some(max) = &load.max_weight_kg {
        draft = draft
            .number("cost-input-load-weight", max)
            .number("cost-input-unit-weight", &inputs.unit_weight_kg);
    }
    if let Some(max) = &load.max_volume_m3 {
        draft = draft
            .number("cost-input-load-volume", max)
            .number("cost-input-unit-volume", &inputs.unit_volume_m3);
    }
    if let Some(max) = &load.max_units {
        draft = draft.number("cost-input-load-units", max);
    }
    if let Some(fill) = &load.fill {
        draft = draft.share("cost-input-fill", fill);
    }
    draft
}

pub(crate) const fn mode_key(mode: super::inputs::Mode) -> &'static str {
    use super::inputs::Mode;
    match mode {
        Mode::Ocean => "cost-mode-ocean",
        Mode::Air => "cost-mode-air",
        Mode::Truck => "cost-mode-truck",
        Mode::Rail => "cost-mode-rail",
        Mode::Drayage => "cost-mode-drayage",
        Mode::Parcel => "cost-mode-parcel",
    }
}

fn insurance(context: &Context<'_>, ledger: &mut Ledger) -> Result<(), CostError> {
    let Some(insurance) = &context.inputs.moving.insurance else { return Ok(()) };
    let make = ledger.total(BlockKind::Make);
    let uplift = match &insurance.uplift {
        Some(uplift) => context.number(uplift),
        None => Some(Decimal::ZERO),
    };
    let amount = match (context.number(&insurance.rate), uplift) {
        (Some(rate), Some(uplift)) => {
            Some(make.checked_mul(Decimal::ONE.checked_add(uplift)?)?.checked_mul(rate)?)
        }
        _ => None,
    };
    let partial = !ledger.is_complete(BlockKind::Make);
    let currency = context.inputs.currency;
    ledger.add(BLOCK, amount, || {
        let draft = Draft::new(
            "move.insurance",
            Message::new("cost-line-insurance"),
            Hardness::Hard,
            "cost-formula-insurance",
            &insurance.rate.source,
        )
        .share("cost-input-premium", &insurance.rate)
        .computed("cost-input-make", Some(Value::Money(Money::new(make, currency))))
        .partial(partial);
        match &insurance.uplift {
            Some(uplift) => draft.share("cost-input-uplift", uplift),
            None => draft,
        }
    })
}

fn charge_line(
    context: &Context<'_>,
    ledger: &mut Ledger,
    at: usize,
    charge: &MoveCharge,
) -> Result<(), CostError> {
    let quantity = match &charge.quantity {
        Some(quantity) => context.number(quantity),
        None => Some(Decimal::ONE),
    };
    let make = ledger.total(BlockKind::Make);
    let amount = match (charge.basis, quantity) {
        (_, None) => None,
        (MoveChargeBasis::ShareOfValue, Some(rate)) => Some(make.checked_mul(rate)?),
        (basis, Some(quantity)) => match context.money(&charge.amount)? {
            None => None,
            Some(price) => {
                let whole = price.checked_mul(quantity)?;
                match basis {
                    MoveChargeBasis::Unit => Some(whole),
                    MoveChargeBasis::Shipment => per_shipment(context, whole)?,
                    MoveChargeBasis::Year => {
                        context.volume()?.map(|volume| whole.checked_div(volume)).transpose()?
                    }
                    MoveChargeBasis::ShareOfValue => None,
                }
            }
        },
    };
    let amount = match charge.basis {
        MoveChargeBasis::ShareOfValue => amount,
        _ => amount.map(|a| scaled(a, context.change.freight)).transpose()?,
    };
    let inputs = context.inputs;
    let partial = charge.basis == MoveChargeBasis::ShareOfValue && !ledger.is_complete(BlockKind::Make);
    ledger.add(BLOCK, amount, || {
        let formula = match charge.basis {
            MoveChargeBasis::Unit => "cost-formula-given",
            MoveChargeBasis::Shipment => "cost-formula-per-shipment",
            MoveChargeBasis::Year => "cost-formula-per-year",
            MoveChargeBasis::ShareOfValue => "cost-formula-share-of-make",
        };
        let source = match (&charge.quantity, charge.basis) {
            (Some(quantity), MoveChargeBasis::ShareOfValue) => &quantity.source,
            _ => &charge.amount.source,
        };
        let label = Message::new("cost-line-named").with("name", charge.name.as_str());
        let mut draft = Draft::new(format!("move.charge.{}", at + 1), label, Hardness::Hard, formula, source)
            .partial(partial);
        if charge.basis == MoveChargeBasis::ShareOfValue {
            if let Some(quantity) = &charge.quantity {
                draft = draft.share("cost-input-share", quantity);
            }
            return draft.computed("cost-input-make", Some(Value::Money(Money::new(make, inputs.currency))));
        }
        draft = draft.amount("cost-input-price-of-one", &charge.amount);
        if let Some(quantity) = &charge.quantity {
            draft = draft.number("cost-input-quantity", quantity);
        }
        match charge.basis {
            MoveChargeBasis::Shipment => {
                draft.number("cost-input-units-per-shipment", &inputs.units_per_shipment)
            }
            MoveChargeBasis::Year => draft.number("cost-input-annual-volume", &inputs.annual_volume),
            MoveChargeBasis::Unit | MoveChargeBasis::ShareOfValue => draft,
        }
    })
}

/// Days under way: of all legs, and of those on which the goods are already the buyer's.
pub(crate) fn days(context: &Context<'_>) -> Result<(Option<Decimal>, Option<Decimal>), CostError> {
    let (mut all, mut owned) = (Some(Decimal::ZERO), Some(Decimal::ZERO));
    for leg in &context.inputs.moving.legs {
        let days = context.number(&leg.days).map(|d| scaled(d, context.change.lead_time)).transpose()?;
        let add = |sum: Option<Decimal>| match (sum, days) {
            (Some(sum), Some(days)) => sum.checked_add(days).map(Some),
            _ => Ok(None),
        };
        all = add(all)?;
        if leg.owned {
            owned = add(owned)?;
        }
    }
    Ok((all, owned))
}
