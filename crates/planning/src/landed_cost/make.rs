//! What making a unit costs.

use customs::{Decimal, Message, Money, Value};

use super::answer::{BlockKind, Hardness, Line};
use super::error::CostError;
use super::figure::{Amount, Number, Source};
use super::inputs::{LaborGrade, MarginBasis, Operation, Overhead, OverheadBasis, OverheadKind, ToolLife};
use super::ledger::{Context, Draft, Ledger, positive, scaled, share};
use crate::estimate;

const BLOCK: BlockKind = BlockKind::Make;
const MINUTES_AN_HOUR: Decimal = Decimal::from_integer(60);
const MONTHS: Decimal = Decimal::from_integer(12);

/// Adds the lines of making to the ledger.
pub(crate) fn write(context: &Context<'_>, ledger: &mut Ledger) -> Result<(), CostError> {
    let make = &context.inputs.make;
    if make.price.is_some()
        && (!make.operations.is_empty()
            || !make.overhead.is_empty()
            || make.margin.is_some()
            || make.yield_share.is_some())
    {
        return Err(CostError::PriceAndBuildUp { scenario: context.inputs.id.clone() });
    }
    if let Some(price) = &make.price {
        let amount = context.money(price)?.map(|a| scaled(a, context.change.price)).transpose()?;
        ledger.add(BLOCK, amount, || {
            Draft::new(
                "make.price",
                Message::new("cost-line-price"),
                Hardness::Hard,
                "cost-formula-given",
                &price.source,
            )
            .amount("cost-input-price", price)
        })?;
    }
    let materials = materials(context, ledger)?;
    let (labor, hours) = labor(context, ledger)?;
    yield_loss(context, ledger, materials, labor)?;
    for (at, overhead) in make.overhead.iter().enumerate() {
        overhead_line(context, ledger, at, overhead, Base { materials, labor, hours })?;
    }
    tooling(context, ledger)?;
    margin(context, ledger)
}

/// End of the id of a line for what is missing of another line's parts.
pub(crate) const MISSING: &str = ".missing";

/// Materials of a unit started, with their inbound freight and duty.
fn materials(context: &Context<'_>, ledger: &mut Ledger) -> Result<Option<Decimal>, CostError> {
    let make = &context.inputs.make;
    if make.materials.is_empty() {
        return Ok(Some(Decimal::ZERO));
    }
    let mut whole = Some(Decimal::ZERO);
    type Pick = fn(&super::inputs::Material) -> Option<&Amount>;
    let kinds: [(&'static str, &'static str, Pick, bool); 3] = [
        ("make.materials", "cost-line-materials", |m| Some(&m.cost), false),
        ("make.materials-freight", "cost-line-materials-freight", |m| m.inbound_freight.as_ref(), true),
        ("make.materials-duty", "cost-line-materials-duty", |m| m.inbound_duty.as_ref(), false),
    ];
    for (id, label, pick, is_freight) in kinds {
        let mut known = Decimal::ZERO;
        let (mut given, mut missing) = (0_usize, 0_usize);
        let (mut parts, mut asked): (Vec<Line>, Vec<Line>) = (Vec::new(), Vec::new());
        let (mut source, mut asked_source) = (Source::computed(), Source::computed());
        for (at, material) in make.materials.iter().enumerate() {
            let Some(figure) = pick(material) else { continue };
            let factor = if is_freight { context.change.freight } else { context.change.price };
            let amount = context.money(figure)?.map(|a| scaled(a, factor)).transpose()?;
            match amount {
                Some(amount) => {
                    given += 1;
                    known = known.checked_add(amount)?;
                }
                None => missing += 1,
            }
            if ledger.explains() {
                let draft = Draft::new(
                    format!("{id}.{}", at + 1),
                    Message::new("cost-line-named").with("name", material.name.as_str()),
                    Hardness::Hard,
                    "cost-formula-given",
                    &figure.source,
                )
                .amount("cost-input-amount-a-unit", figure);
                let (list, carried) = match amount {
                    Some(_) => (&mut parts, &mut source),
                    None => (&mut asked, &mut asked_source),
                };
                carried.clone_from(&figure.source);
                list.push(ledger.part(amount, draft));
            }
        }
        if given > 0 {
            ledger.add(BLOCK, Some(known), || {
                let label = Message::new(label);
                let mut draft = Draft::new(id, label, Hardness::Hard, "cost-formula-sum-of-parts", &source);
                draft.partial = missing > 0;
                draft.parts = parts;
                draft
            })?;
        }
        if missing > 0 {
            whole = None;
            // One line for all of them: forty questions of one kind are one question.
            ledger.add(BLOCK, None, || {
                let label = Message::new("cost-line-missing-parts")
                    .with("line", Message::new(label))
                    .with("count", missing);
                let formula = "cost-formula-sum-of-parts";
                let id = format!("{id}{MISSING}");
                let mut draft = Draft::new(id, label, Hardness::Hard, formula, &asked_source);
                draft.parts = asked;
                draft
            })?;
        }
        whole = whole.map(|sum| sum.checked_add(known)).transpose()?;
    }
    Ok(whole)
}

/// Direct labor of a unit started: its cost and its hours.
fn labor(
    context: &Context<'_>,
    ledger: &mut Ledger,
) -> Result<(Option<Decimal>, Option<Decimal>), CostError> {
    let make = &context.inputs.make;
    let (mut cost, mut hours) = (Some(Decimal::ZERO), Some(Decimal::ZERO));
    for (at, operation) in make.operations.iter().enumerate() {
        let grade = make.labor.iter().find(|l| l.grade == operation.grade).ok_or_else(|| {
            CostError::LaborGradeUnknown { operation: operation.name.clone(), grade: operation.grade.clone() }
        })?;
        let hourly = hourly_of(context, grade)?;
        let needed = hours_of(context, operation)?;
        let amount = match (hourly, needed) {
            (Some(hourly), Some(hours)) => Some(hourly.checked_mul(hours)?),
            _ => None,
        };
        let sum = |total: Option<Decimal>, part: Option<Decimal>| match (total, part) {
            (Some(total), Some(part)) => total.checked_add(part).map(Some),
            _ => Ok(None),
        };
        cost = sum(cost, amount)?;
        hours = sum(hours, needed)?;
        ledger.add(BLOCK, amount, || labor_draft(context, at, operation, grade, hourly, needed))?;
    }
    Ok((cost, hours))
}

fn labor_draft(
    context: &Context<'_>,
    at: usize,
    operation: &Operation,
    grade: &LaborGrade,
    hourly: Option<Decimal>,
    hours: Option<Decimal>,
) -> Draft {
    let currency = context.inputs.currency;
    let mut draft = Draft::new(
        format!("make.labor.{}", at + 1),
        Message::new("cost-line-labor")
            .with("name", operation.name.as_str())
            .with("grade", grade.grade.as_str()),
        Hardness::Hard,
        "cost-formula-labor",
        &grade.hourly.source,
    )
    .number("cost-input-minutes", &operation.minutes);
    if let Some(efficiency) = &operation.efficiency {
        draft = draft.share("cost-input-efficiency", efficiency);
    }
    if let Some(learning) = &operation.learning {
        draft = draft
            .share("cost-input-learning", &learning.remaining)
            .number("cost-input-learning-reference", &learning.reference_units)
            .estimate(true);
    }
    draft.working.clone_from(&grade.working);
    draft
        .computed("cost-input-hours", hours.map(Value::Number))
        .computed("cost-input-hourly", hourly.map(|h| Value::Money(Money::new(h, currency))))
}

/// Cost of an hour in the year of the estimate, in the currency of the case.
fn hourly_of(context: &Context<'_>, grade: &LaborGrade) -> Result<Option<Decimal>, CostError> {
    let figure = match context.change.year {
        0 => &grade.hourly,
        year => later(&grade.hourly_by_year, year).unwrap_or(&grade.hourly),
    };
    context.money(figure)?.map(|a| scaled(a, context.change.wage)).transpose()
}

/// The entry of a later year; the last one stands for the years after it.
fn later<T>(entries: &[T], year: u32) -> Option<&T> {
    entries.get(year as usize - 1).or(entries.last())
}

/// Hours that an operation really takes on a unit started.
fn hours_of(context: &Context<'_>, operation: &Operation) -> Result<Option<Decimal>, CostError> {
    let Some(minutes) = context.number(&operation.minutes) else { return Ok(None) };
    let mut hours = minutes.checked_div(MINUTES_AN_HOUR)?;
    if let Some(figure) = &operation.efficiency {
        let Some(efficiency) = context.divisor(figure) else { return Ok(None) };
        hours = hours
            .checked_div(positive(format_args!("operation.{}.efficiency", operation.name), efficiency)?)?;
    }
    if let Some(learning) = &operation.learning {
        let (Some(remaining), Some(reference), Some(volume)) = (
            context.number(&learning.remaining),
            context.number(&learning.reference_units),
            context.volume()?,
        ) else {
            return Ok(None);
        };
        let reference = positive("learning.reference_units", reference)?;
        // The middle of the year stands for the year.
        let before = context.change.units_before.unwrap_or(Decimal::ZERO);
        let made = before.checked_add(volume.checked_div(Decimal::from_integer(2))?)?;
        let field = || CostError::NotAShare { field: "learning.remaining".into(), value: remaining };
        let factor =
            estimate::experience_factor(made.checked_div(reference)?, remaining).ok_or_else(field)?;
        hours = hours.checked_mul(factor)?;
    }
    Ok(Some(hours))
}

/// What units lost on the way cost the good ones.
fn yield_loss(
    context: &Context<'_>,
    ledger: &mut Ledger,
    materials: Option<Decimal>,
    labor: Option<Decimal>,
) -> Result<(), CostError> {
    let make = &context.inputs.make;
    let Some(figure) = &make.yield_share else { return Ok(()) };
    let good = context.change.yield_share.or_else(|| context.divisor(figure));
    // What is lost is reckoned on what is known of materials and labor.
    let spent = ledger.total(BLOCK);
    let partial = materials.is_none() || labor.is_none();
    let recovery = make.scrap_recovery.as_ref().map(|a| context.money(a)).transpose()?;
    let amount = match (good, recovery) {
        (Some(good), None | Some(Some(_))) => {
            let good = positive("make.yield", share("make.yield", good)?)?;
            let lost = Decimal::ONE.checked_div(good)?.checked_sub(Decimal::ONE)?;
            let back = recovery.flatten().unwrap_or(Decimal::ZERO);
            Some(lost.checked_mul(spent.checked_sub(back)?)?)
        }
        _ => None,
    };
    let currency = context.inputs.currency;
    ledger.add(BLOCK, amount, || {
        let mut draft = Draft::new(
            "make.yield",
            Message::new("cost-line-yield"),
            Hardness::Hard,
            "cost-formula-yield",
            &figure.source,
        )
        .share("cost-input-yield", figure)
        .computed("cost-input-materials-and-labor", Some(Value::Money(Money::new(spent, currency))))
        .partial(partial);
        if let Some(recovery) = &make.scrap_recovery {
            draft = draft.amount("cost-input-scrap-recovery", recovery);
        }
        draft
    })
}

/// What overhead may be a share of.
#[derive(Clone, Copy)]
struct Base {
    materials: Option<Decimal>,
    labor: Option<Decimal>,
    hours: Option<Decimal>,
}

fn overhead_line(
    context: &Context<'_>,
    ledger: &mut Ledger,
    at: usize,
    overhead: &Overhead,
    base: Base,
) -> Result<(), CostError> {
    let amount = overhead_amount(context, overhead, base)?;
    let key = match overhead.basis {
        OverheadBasis::Unit => "cost-formula-overhead-unit",
        OverheadBasis::Month => "cost-formula-overhead-month",
        OverheadBasis::Year => "cost-formula-overhead-year",
        OverheadBasis::LaborHour => "cost-formula-overhead-labor-hour",
        OverheadBasis::EmployeeMonth => "cost-formula-overhead-employee-month",
        OverheadBasis::ShareOfLabor => "cost-formula-overhead-share-of-labor",
        OverheadBasis::ShareOfMaterials => "cost-formula-overhead-share-of-materials",
    };
    let volume = context.volume()?;
    ledger.add(BLOCK, amount, || {
        let mut draft = Draft::new(
            format!("make.overhead.{}", at + 1),
            Message::new("cost-line-named").with("name", overhead.name.as_str()),
            Hardness::Hard,
            key,
            &overhead.amount.source,
        );
        let is_share =
            matches!(overhead.basis, OverheadBasis::ShareOfLabor | OverheadBasis::ShareOfMaterials);
        if !is_share {
            draft = draft.amount("cost-input-price-of-one", &overhead.amount);
        }
        if let Some(quantity) = &overhead.quantity {
            draft = if is_share {
                draft.share("cost-input-share", quantity)
            } else {
                draft.number("cost-input-quantity", quantity)
            };
        }
        if let Some(part) = &overhead.share {
            draft = draft.share("cost-input-product-share", part);
        }
        match overhead.basis {
            OverheadBasis::LaborHour => draft.computed("cost-input-hours", base.hours.map(Value::Number)),
            OverheadBasis::EmployeeMonth => draft
                .computed("cost-input-hours", base.hours.map(Value::Number))
                .computed("cost-input-annual-volume", volume.map(Value::Number)),
            OverheadBasis::Month | OverheadBasis::Year => {
                draft.computed("cost-input-annual-volume", volume.map(Value::Number))
            }
            OverheadBasis::Unit | OverheadBasis::ShareOfLabor | OverheadBasis::ShareOfMaterials => draft,
        }
    })
}

fn overhead_amount(
    context: &Context<'_>,
    overhead: &Overhead,
    base: Base,
) -> Result<Option<Decimal>, CostError> {
    let given = |figure: &Option<Number>| match figure {
        Some(figure) => context.number(figure),
        None => Some(Decimal::ONE),
    };
    let Some(part) = given(&overhead.share) else { return Ok(None) };
    let part = share(format_args!("overhead.{}.share", overhead.name), part)?;
    let factor = if overhead.kind == OverheadKind::IndirectLabor {
        context.change.wage
    } else {
        context.change.overhead
    };
    let of = |whole: Option<Decimal>, quantity: Option<Decimal>| match (whole, quantity) {
        (Some(whole), Some(quantity)) => whole.checked_mul(quantity)?.checked_mul(part).map(Some),
        _ => Ok(None),
    };
    match overhead.basis {
        OverheadBasis::ShareOfLabor => return Ok(of(base.labor, given(&overhead.quantity))?),
        OverheadBasis::ShareOfMaterials => return Ok(of(base.materials, given(&overhead.quantity))?),
        _ => {}
    }
    let Some(price) = context.money(&overhead.amount)? else { return Ok(None) };
    let price = scaled(price, factor)?;
    let yearly = |price: Decimal, quantity: Option<Decimal>| -> Result<Option<Decimal>, CostError> {
        let (Some(quantity), Some(volume)) = (quantity, context.volume()?) else { return Ok(None) };
        Ok(Some(price.checked_mul(quantity)?.checked_mul(part)?.checked_div(volume)?))
    };
    match overhead.basis {
        OverheadBasis::Unit => Ok(of(Some(price), given(&overhead.quantity))?),
        OverheadBasis::LaborHour => Ok(of(base.hours, Some(price))?),
        OverheadBasis::Month => yearly(price.checked_mul(MONTHS)?, given(&overhead.quantity)),
        OverheadBasis::Year => yearly(price, given(&overhead.quantity)),
        OverheadBasis::EmployeeMonth => {
            if let Some(heads) = &overhead.quantity {
                return yearly(price.checked_mul(MONTHS)?, context.number(heads));
            }
            let Some(hours_a_year) = hours_per_employee(context)? else { return Ok(None) };
            let Some(hours) = base.hours else { return Ok(None) };
            // heads ÷ volume = hours a unit ÷ hours a head and year
            let heads_a_unit = hours.checked_div(hours_a_year)?;
            Ok(Some(price.checked_mul(MONTHS)?.checked_mul(heads_a_unit)?.checked_mul(part)?))
        }
        OverheadBasis::ShareOfLabor | OverheadBasis::ShareOfMaterials => Ok(None),
    }
}

fn hours_per_employee(context: &Context<'_>) -> Result<Option<Decimal>, CostError> {
    let make = &context.inputs.make;
    let figure = match context.change.year {
        0 => make.hours_per_employee_year.as_ref(),
        year => later(&make.hours_per_employee_later, year).or(make.hours_per_employee_year.as_ref()),
    };
    figure
        .and_then(|figure| context.divisor(figure))
        .map(|hours| positive("hours_per_employee_year", hours))
        .transpose()
}

fn tooling(context: &Context<'_>, ledger: &mut Ledger) -> Result<(), CostError> {
    for (at, tool) in context.inputs.make.tooling.iter().enumerate() {
        let units = match &tool.life {
            ToolLife::Units(units) => context.divisor(units),
            ToolLife::Years(years) => match (context.divisor(years), context.volume()?) {
                (Some(years), Some(volume)) => Some(years.checked_mul(volume)?),
                _ => None,
            },
        };
        let amount = match (context.money(&tool.cost)?, units) {
            (Some(cost), Some(units)) => Some(
                scaled(cost, context.change.price)?
                    .checked_div(positive(format_args!("tooling.{}.life", tool.name), units)?)?,
            ),
            _ => None,
        };
        ledger.add(BLOCK, amount, || {
            let draft = Draft::new(
                format!("make.tooling.{}", at + 1),
                Message::new("cost-line-tooling").with("name", tool.name.as_str()),
                Hardness::Hard,
                "cost-formula-tooling",
                &tool.cost.source,
            )
            .amount("cost-input-tool-cost", &tool.cost);
            match &tool.life {
                ToolLife::Units(life) => draft.number("cost-input-life-units", life),
                ToolLife::Years(life) => draft.number("cost-input-life-years", life),
            }
            .computed("cost-input-units-made", units.map(Value::Number))
        })?;
    }
    Ok(())
}

fn margin(context: &Context<'_>, ledger: &mut Ledger) -> Result<(), CostError> {
    let Some(margin) = &context.inputs.make.margin else { return Ok(()) };
    let cost = ledger.total(BLOCK);
    let partial = !ledger.is_complete(BLOCK);
    let amount = match context.number(&margin.share) {
        None => None,
        Some(rate) => Some(match margin.of {
            MarginBasis::Cost => cost.checked_mul(rate)?,
            MarginBasis::Price => {
                let rate = share("make.margin", rate)?;
                let rest = positive("make.margin", Decimal::ONE.checked_sub(rate)?)?;
                cost.checked_div(rest)?.checked_sub(cost)?
            }
        }),
    };
    let currency = context.inputs.currency;
    let formula = match margin.of {
        MarginBasis::Cost => "cost-formula-margin-of-cost",
        MarginBasis::Price => "cost-formula-margin-of-price",
    };
    ledger.add(BLOCK, amount, || {
        Draft::new(
            "make.margin",
            Message::new("cost-line-margin"),
            Hardness::Hard,
            formula,
            &margin.share.source,
        )
        .share("cost-input-margin", &margin.share)
        .computed("cost-input-cost-before-margin", Some(Value::Money(Money::new(cost, currency))))
        .partial(partial)
    })
}
