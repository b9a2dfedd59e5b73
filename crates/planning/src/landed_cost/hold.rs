//! What holding stock costs.

use customs::{Decimal, Message, Money, Value};

use super::answer::{BlockKind, Hardness};
use super::error::CostError;
use super::figure::Number;
use super::inputs::SafetyStock;
use super::ledger::{Context, Draft, Ledger, scaled, share};
use super::moving;
use crate::estimate;

const BLOCK: BlockKind = BlockKind::Hold;
const DAYS_A_YEAR: Decimal = Decimal::from_integer(365);

/// Safety stock in units: z × √(L × σd² + d² × σL²).
///
/// - Takes: demand a day `d` and its deviation σd in units, lead time `L` and its deviation σL in days,
///   the service level as a share.
/// - Gives: units, to nine significant digits; `None` for a negative variance or a level outside 0 to 1.
/// - Model: the standard formula for independent normal demand and lead time; Eppen and Martin (1988),
///   doi:10.1287/mnsc.34.11.1380, on where it misleads. A simulation is the better answer for lumpy demand.
#[must_use]
pub fn safety_stock(
    demand: Decimal,
    demand_deviation: Decimal,
    lead_time: Decimal,
    lead_time_deviation: Decimal,
    service_level: Decimal,
) -> Option<Decimal> {
    let z = estimate::normal_quantile(service_level)?;
    let of_demand = lead_time.checked_mul(demand_deviation.checked_mul(demand_deviation).ok()?).ok()?;
    let of_time = demand
        .checked_mul(demand)
        .and_then(|d| d.checked_mul(lead_time_deviation)?.checked_mul(lead_time_deviation))
        .ok()?;
    let root = estimate::square_root(of_demand.checked_add(of_time).ok()?)?;
    z.checked_mul(root).ok()
}

/// Adds the lines of holding stock to the ledger.
pub(crate) fn write(context: &Context<'_>, ledger: &mut Ledger) -> Result<(), CostError> {
    let hold = &context.inputs.hold;
    let value = ledger.sum(&[BlockKind::Make, BlockKind::Move, BlockKind::DutyAndFees])?;
    let partial = !ledger.is_complete(BlockKind::Make)
        || !ledger.is_complete(BlockKind::Move)
        || !ledger.is_complete(BlockKind::DutyAndFees);
    pipeline(context, ledger)?;
    let storage = match &hold.storage_rate {
        Some(rate) => context.number(rate),
        None => Some(Decimal::ZERO),
    };
    let rate = match (context.capital_cost(), storage) {
        (Some(capital), Some(storage)) => Some(capital.checked_add(storage)?),
        _ => None,
    };
    let stock = Stock { value, rate, partial };
    let cycle = if hold.cycle_stock {
        let units =
            context.units_per_shipment()?.map(|u| u.checked_div(Decimal::from_integer(2))).transpose()?;
        stock_line(context, ledger, &stock, units, "hold.cycle", "cost-line-cycle-stock", None)?;
        units
    } else {
        Some(Decimal::ZERO)
    };
    let safety = match &hold.safety {
        Some(safety) => {
            let units = safety_units(context, safety)?;
            stock_line(
                context,
                ledger,
                &stock,
                units,
                "hold.safety",
                "cost-line-safety-stock",
                Some(safety),
            )?;
            units
        }
        None => Some(Decimal::ZERO),
    };
    let average = match (cycle, safety) {
        (Some(cycle), Some(safety)) => Some(cycle.checked_add(safety)?),
        _ => None,
    };
    if let Some(rate) = &hold.obsolescence {
        obsolescence(context, ledger, &stock, average, rate)?;
    }
    if let Some(rate) = &hold.end_of_life {
        let amount = match context.number(rate) {
            Some(rate) => Some(value.checked_mul(share("hold.end_of_life", rate)?)?),
            None => None,
        };
        ledger.add(BLOCK, amount, || {
            Draft::new(
                "hold.end-of-life",
                Message::new("cost-line-end-of-life"),
                Hardness::Soft,
                "cost-formula-end-of-life",
                &rate.source,
            )
            .share("cost-input-share", rate)
            .computed("cost-input-landed-so-far", money(context, value))
            .partial(partial)
        })?;
    }
    prepayment(context, ledger)?;
    tax_float(context, ledger)
}

struct Stock {
    value: Decimal,
    rate: Option<Decimal>,
    partial: bool,
}

fn money(context: &Context<'_>, value: Decimal) -> Option<Value> {
    Some(Value::Money(Money::new(value, context.inputs.currency)))
}

fn percent(rate: Option<Decimal>) -> Option<Value> {
    rate.and_then(|rate| rate.to_percent().ok()).map(Value::Percent)
}

/// `amount × capital cost × days ÷ 365`.
fn interest(
    amount: Decimal,
    rate: Option<Decimal>,
    days: Option<Decimal>,
) -> Result<Option<Decimal>, CostError> {
    Ok(match (rate, days) {
        (Some(rate), Some(days)) => {
            Some(amount.checked_mul(rate)?.checked_mul(days)?.checked_div(DAYS_A_YEAR)?)
        }
        _ => None,
    })
}

fn pipeline(context: &Context<'_>, ledger: &mut Ledger) -> Result<(), CostError> {
    if !context.inputs.moving.legs.iter().any(|leg| leg.owned) {
        return Ok(());
    }
    let (_, owned) = moving::days(context)?;
    let make = ledger.total(BlockKind::Make);
    let rate = context.capital_cost();
    let amount = interest(make, rate, owned)?;
    let partial = !ledger.is_complete(BlockKind::Make);
    ledger.add(BLOCK, amount, || {
        Draft::new(
            "hold.pipeline",
            Message::new("cost-line-pipeline-stock"),
            Hardness::Hard,
            "cost-formula-interest",
            &context.inputs.capital_cost.source,
        )
        .computed("cost-input-make", money(context, make))
        .computed("cost-input-capital-cost", percent(rate))
        .computed("cost-input-days-owned", owned.map(Value::Number))
        .partial(partial)
    })
}

fn safety_units(context: &Context<'_>, safety: &SafetyStock) -> Result<Option<Decimal>, CostError> {
    let (Some(deviation), Some(lead), Some(lead_deviation), Some(level), Some(volume)) = (
        context.number(&safety.daily_demand_deviation),
        context.number(&safety.lead_time_days),
        context.number(&safety.lead_time_deviation_days),
        context.number(&safety.service_level),
        context.volume()?,
    ) else {
        return Ok(None);
    };
    let demand = volume.checked_div(DAYS_A_YEAR)?;
    let lead = scaled(lead, context.change.lead_time)?;
    let units = safety_stock(demand, deviation, lead, lead_deviation, level)
        .ok_or(CostError::NotAShare { field: "hold.safety.service_level".into(), value: level })?;
    Ok(Some(units.max(Decimal::ZERO)))
}

fn stock_line(
    context: &Context<'_>,
    ledger: &mut Ledger,
    stock: &Stock,
    units: Option<Decimal>,
    id: &'static str,
    label: &'static str,
    safety: Option<&SafetyStock>,
) -> Result<(), CostError> {
    let volume = context.volume()?;
    let amount = match (units, volume, stock.rate) {
        (Some(units), Some(volume), Some(rate)) => {
            Some(stock.value.checked_mul(rate)?.checked_mul(units)?.checked_div(volume)?)
        }
        _ => None,
    };
    ledger.add(BLOCK, amount, || {
        let formula = if safety.is_some() { "cost-formula-safety-stock" } else { "cost-formula-cycle-stock" };
        let source = safety.map_or(&context.inputs.capital_cost.source, |s| &s.service_level.source);
        let mut draft = Draft::new(id, Message::new(label), Hardness::Hard, formula, source)
            .computed("cost-input-landed-so-far", money(context, stock.value))
            .computed("cost-input-holding-rate", percent(stock.rate))
            .partial(stock.partial);
        if let Some(safety) = safety {
            draft = draft
                .number("cost-input-demand-deviation", &safety.daily_demand_deviation)
                .number("cost-input-lead-time", &safety.lead_time_days)
                .number("cost-input-lead-time-deviation", &safety.lead_time_deviation_days)
                .share("cost-input-service-level", &safety.service_level)
                .estimate(true);
        }
        draft
            .computed("cost-input-stock-units", units.map(Value::Number))
            .computed("cost-input-annual-volume", volume.map(Value::Number))
    })
}

fn obsolescence(
    context: &Context<'_>,
    ledger: &mut Ledger,
    stock: &Stock,
    average: Option<Decimal>,
    figure: &Number,
) -> Result<(), CostError> {
    let volume = context.volume()?;
    let amount = match (context.number(figure), average, volume) {
        (Some(rate), Some(units), Some(volume)) => {
            Some(stock.value.checked_mul(rate)?.checked_mul(units)?.checked_div(volume)?)
        }
        _ => None,
    };
    ledger.add(BLOCK, amount, || {
        Draft::new(
            "hold.obsolescence",
            Message::new("cost-line-obsolescence"),
            Hardness::Soft,
            "cost-formula-obsolescence",
            &figure.source,
        )
        .share("cost-input-share", figure)
        .computed("cost-input-landed-so-far", money(context, stock.value))
        .computed("cost-input-stock-units", average.map(Value::Number))
        .computed("cost-input-annual-volume", volume.map(Value::Number))
        .partial(stock.partial)
        .estimate(context.inputs.hold.safety.is_some())
    })
}

fn prepayment(context: &Context<'_>, ledger: &mut Ledger) -> Result<(), CostError> {
    let Some(prepayment) = &context.inputs.hold.prepayment else { return Ok(()) };
    let make = ledger.total(BlockKind::Make);
    let rate = context.capital_cost();
    let amount = match context.number(&prepayment.share) {
        Some(part) => {
            let paid = make.checked_mul(share("hold.prepayment.share", part)?)?;
            interest(paid, rate, context.number(&prepayment.days))?
        }
        None => None,
    };
    let partial = !ledger.is_complete(BlockKind::Make);
    ledger.add(BLOCK, amount, || {
        Draft::new(
            "hold.prepayment",
            Message::new("cost-line-prepayment"),
            Hardness::Hard,
            "cost-formula-prepayment",
            &prepayment.share.source,
        )
        .computed("cost-input-make", money(context, make))
        .share("cost-input-prepaid", &prepayment.share)
        .number("cost-input-days", &prepayment.days)
        .computed("cost-input-capital-cost", percent(rate))
        .partial(partial)
    })
}

fn tax_float(context: &Context<'_>, ledger: &mut Ledger) -> Result<(), CostError> {
    let Some(tax) = &context.inputs.hold.tax_float else { return Ok(()) };
    let rate = context.capital_cost();
    let base = context.money(&tax.base)?.map(|a| scaled(a, context.change.price)).transpose()?;
    let amount = match (base, context.number(&tax.rate)) {
        (Some(base), Some(tax_rate)) => {
            interest(base.checked_mul(tax_rate)?, rate, context.number(&tax.days))?
        }
        _ => None,
    };
    ledger.add(BLOCK, amount, || {
        Draft::new(
            "hold.tax-float",
            Message::new("cost-line-tax-float"),
            Hardness::Hard,
            "cost-formula-tax-float",
            &tax.rate.source,
        )
        .amount("cost-input-tax-base", &tax.base)
        .share("cost-input-tax-rate", &tax.rate)
        .number("cost-input-days", &tax.days)
        .computed("cost-input-capital-cost", percent(rate))
    })
}
