//! Labor value content of a vehicle. Section 18.

use super::law::{AutomotiveOnDate, ContentKey, LaborRequirement, VehicleClass};
use super::{AutomotiveError, sum};
use crate::country::Country;
use crate::decimal::Decimal;
use crate::determination::{Determination, Finding, Message, Step, Value};
use crate::money::{Currency, Money};
use crate::origin::value::{amount_step, not_negative, regulation};
use crate::ratio::Ratio;

/// The two formulas of section 18(6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaborFormula {
    /// (HWLC + HWM) ÷ NC × 100 + HWTC + HWAC.
    NetCost {
        /// High-wage labor costs of assembly.
        labor: Money,
        /// High-wage material expenditures, net cost.
        materials: Money,
        /// Net cost of the vehicle.
        net_cost: Money,
    },
    /// (APV + HWLC) ÷ (TAPV + HWLC) × 100 + HWTC + HWAC.
    AnnualPurchaseValue {
        /// High-wage labor costs; if the producer includes them, in both parts of the fraction.
        labor: Option<Money>,
        /// Annual purchase value of high-wage materials.
        annual_purchase_value: Money,
        /// Annual purchase value of all parts and materials.
        total_annual_purchase_value: Money,
    },
}

/// Wages for research, development and information technology, and for direct production. Yearly, at the
/// corporate level in the territory. Section 18(9) to (11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TechnologyWages {
    /// Research and development.
    pub research_and_development: Money,
    /// Information technology.
    pub information_technology: Money,
    /// Wages paid to direct production workers.
    pub production: Money,
}

/// A plant for which the assembly credit is claimed. Section 18(12) to (14).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssemblyPlant {
    /// Its country.
    pub country: Country,
    /// Average base hourly wage of direct production workers, in the currency of its country.
    pub hourly_wage: Money,
    /// Yearly capacity of engines.
    pub engines: Decimal,
    /// Yearly capacity of transmissions.
    pub transmissions: Decimal,
    /// Yearly capacity of advanced battery packs.
    pub battery_packs: Decimal,
    /// The vehicle producer operates it.
    pub own: bool,
    /// Years of the supply contract, where another operates it.
    pub contract_years: Decimal,
}

/// A material, and the plant that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HighWageMaterial {
    /// Net cost or annual purchase value, as the formula asks.
    pub value: Money,
    /// Where it was made.
    pub country: Country,
    /// Average base hourly wage there, in the currency of that country.
    pub hourly_wage: Money,
}

/// What labor value content is calculated from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaborFacts {
    /// The class of the vehicle.
    pub class: VehicleClass,
    /// The formula with its figures.
    pub formula: LaborFormula,
    /// High-wage transport and logistics not in the figures of materials. Section 18(3)(c), (20).
    pub transport: Option<Money>,
    /// Technology.
    pub technology: Option<TechnologyWages>,
    /// Assembly.
    pub assembly: Option<AssemblyPlant>,
}

/// What labor value content comes to, in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaborOutcome {
    /// What is required.
    pub required: LaborRequirement,
    /// High-wage material and labor.
    pub material_and_labor: Ratio,
    /// Technology, no more than its most.
    pub technology: Ratio,
    /// Assembly, no more than its most.
    pub assembly: Decimal,
    /// In all.
    pub total: Ratio,
}

impl LaborOutcome {
    /// In percent: the ratios are of one.
    pub fn percent(ratio: Ratio) -> Result<Decimal, AutomotiveError> {
        Ok(ratio.to_percent()?)
    }
}

fn currency_of(country: Country) -> Option<Currency> {
    match country {
        Country::US => Some(Currency::USD),
        Country::CA => Some(Currency::CAD),
        Country::MX => Some(Currency::MXN),
        _ => None,
    }
}

/// Whether the wage of a plant qualifies it. A plant outside the three countries never does.
///
/// - Source: 19 CFR 182 App. A s. 12 'qualifying wage-rate production plant'.
/// - Case: `cases/uniform_regulations/s12_qualifying_wage.toml`
pub fn qualifying_wage(
    law: AutomotiveOnDate<'_>,
    country: Country,
    hourly_wage: Money,
) -> Result<Determination<Option<Money>>, AutomotiveError> {
    let wages = law.wages()?;
    let needed = currency_of(country).and_then(|currency| wages.in_currency(currency));
    let met = match needed {
        Some(needed) if needed.currency == hourly_wage.currency => hourly_wage.amount >= needed.amount,
        Some(needed) => {
            return Err(crate::money::MoneyError::CurrenciesDiffer {
                left: hourly_wage.currency,
                right: needed.currency,
            }
            .into());
        }
        None => false,
    };
    let finding = Finding::from_bool(met);
    let message = match needed {
        Some(needed) => Message::new("origin-value-qualifying-wage")
            .with("wage", hourly_wage)
            .with("needed", needed)
            .with("country", country),
        None => Message::new("origin-value-wage-outside").with("country", country),
    };
    let step = Step::new(message)
        .finding(finding.clone())
        .cite(regulation("s. 12 'qualifying wage-rate production plant'"));
    Ok(Determination { finding, conclusion: needed, steps: vec![step], doubts: Vec::new() })
}

/// Assembly points: all of them where the plant qualifies, else none.
fn assembly_points(
    law: AutomotiveOnDate<'_>,
    facts: &LaborFacts,
    most: Decimal,
) -> Result<(Decimal, Vec<Step>), AutomotiveError> {
    let Some(plant) = &facts.assembly else { return Ok((Decimal::ZERO, Vec::new())) };
    let needed = law.capacity(facts.class)?;
    let capacity = plant.engines >= needed.engines
        || plant.transmissions >= needed.transmissions
        || plant.battery_packs >= needed.battery_packs;
    let held = plant.own || plant.contract_years >= needed.contract_years;
    let wage = qualifying_wage(law, plant.country, plant.hourly_wage)?;
    let counts = capacity && held && wage.finding.is_satisfied();
    let provision =
        if facts.class == VehicleClass::HeavyTruck { "s. 18(13), (14)" } else { "s. 18(12), (14)" };
    let points = if counts { most } else { Decimal::ZERO };
    let step = Step::new(Message::new("origin-value-labor-assembly").with("points", Value::Number(points)))
        .finding(Finding::from_bool(counts))
        .cite(regulation(provision))
        .under(wage.steps);
    Ok((points, vec![step]))
}

fn technology_points(facts: &LaborFacts, most: Decimal) -> Result<(Ratio, Vec<Step>), AutomotiveError> {
    let none = Ratio::percent(Decimal::ZERO);
    let Some(wages) = &facts.technology else { return Ok((none, Vec::new())) };
    let technology = not_negative("research_and_development", wages.research_and_development)?
        .checked_add(not_negative("information_technology", wages.information_technology)?)?;
    let share = Ratio::new(technology.amount, wages.production.amount)?;
    let points = share.min(Ratio::percent(most));
    let step = Step::new(
        Message::new("origin-value-labor-technology")
            .with("technology", technology)
            .with("production", wages.production)
            .with("share", share)
            .with("points", points),
    )
    .cite(regulation("s. 18(9) to (11)"));
    Ok((points, vec![step]))
}

/// Labor value content of a vehicle.
///
/// - Takes: the formula's figures, in one currency; wages for technology; the plant of the assembly credit.
/// - Gives: the points; `Satisfied` when both the total and the points of high-wage material and labor
///   are reached. Technology and assembly count no more than the law allows.
/// - Refuses: amounts below zero, a denominator that is not above zero, a class without a requirement.
/// - Source: 19 CFR 182 App. A s. 18(1) to (21).
/// - Case: `cases/uniform_regulations/s18_6_net_cost_formula.toml`
pub fn labor_value_content(
    law: AutomotiveOnDate<'_>,
    facts: &LaborFacts,
) -> Result<Determination<LaborOutcome>, AutomotiveError> {
    labor_value_against(law, facts, law.labor(facts.class)?)
}

/// The same against a requirement of its own, such as that of alternative staging.
pub(super) fn labor_value_against(
    law: AutomotiveOnDate<'_>,
    facts: &LaborFacts,
    required: LaborRequirement,
) -> Result<Determination<LaborOutcome>, AutomotiveError> {
    let (mut numerator, denominator, provision) = match facts.formula {
        LaborFormula::NetCost { labor, materials, net_cost } => (
            not_negative("labor", labor)?.checked_add(not_negative("materials", materials)?)?,
            net_cost,
            "s. 18(6)(a)",
        ),
        LaborFormula::AnnualPurchaseValue { labor, annual_purchase_value, total_annual_purchase_value } => {
            let labor = labor.unwrap_or(Money::zero(annual_purchase_value.currency));
            let labor = not_negative("labor", labor)?;
            (
                not_negative("annual_purchase_value", annual_purchase_value)?.checked_add(labor)?,
                total_annual_purchase_value.checked_add(labor)?,
                "s. 18(6)(b)",
            )
        }
    };
    let mut steps = Vec::new();
    if let Some(transport) = facts.transport {
        numerator = numerator.checked_add(not_negative("transport", transport)?)?;
        steps.push(amount_step("origin-value-labor-transport", transport, "s. 18(3)(c), (20)"));
    }
    let material_and_labor = Ratio::new(numerator.amount, denominator.amount)?;
    let (technology, technology_steps) = technology_points(facts, required.technology)?;
    let (assembly, assembly_steps) = assembly_points(law, facts, required.assembly)?;
    let total = sum(sum(material_and_labor, technology)?, Ratio::percent(assembly))?;
    let enough_labor = material_and_labor >= Ratio::percent(required.material_and_labor);
    let enough = total >= Ratio::percent(required.total);
    steps.push(
        Step::new(
            Message::new("origin-value-labor-material")
                .with("numerator", numerator)
                .with("denominator", denominator)
                .with("points", material_and_labor)
                .with("required", Value::Number(required.material_and_labor)),
        )
        .finding(Finding::from_bool(enough_labor))
        .cite(regulation(provision)),
    );
    steps.extend(technology_steps);
    steps.extend(assembly_steps);
    let finding = Finding::from_bool(enough_labor && enough);
    steps.push(
        Step::new(
            Message::new("origin-value-labor-total")
                .with("total", total)
                .with("required", Value::Percent(required.total)),
        )
        .finding(Finding::from_bool(enough))
        .cite(regulation("s. 18(1), (2)")),
    );
    let conclusion = LaborOutcome { required, material_and_labor, technology, assembly, total };
    Ok(Determination { finding, conclusion, steps, doubts: Vec::new() })
}

/// The content a heavy truck needs after the credit for labor value content above the requirement.
///
/// - Gives: the percentage; the credit lowers it no further than the floor, and only until its last day.
/// - Source: 19 CFR 182 App. A s. 18(22).
/// - Case: `cases/uniform_regulations/s18_22_excess.toml`
pub fn heavy_truck_required_content(
    law: AutomotiveOnDate<'_>,
    labor: &LaborOutcome,
) -> Result<Determination<Ratio>, AutomotiveError> {
    let (step, citation) = law.content(ContentKey::HeavyTruck)?;
    let plain = Ratio::percent(step.net_cost);
    let mut steps = vec![
        Step::new(
            Message::new("origin-value-heavy-truck-required").with("required", Value::Percent(step.net_cost)),
        )
        .cite(citation),
    ];
    let mut required = plain;
    if let Some(excess) = &law.law().excess_labor
        && law.date() <= excess.until
        && labor.total > Ratio::percent(excess.total_above)
        && labor.material_and_labor > Ratio::percent(excess.points_above)
    {
        let above = sum(
            labor.material_and_labor,
            Ratio::new(Decimal::ZERO.checked_sub(excess.points_above)?, Decimal::HUNDRED)?,
        )?;
        let minus = Ratio::new(Decimal::ZERO.checked_sub(above.numerator())?, above.denominator())?;
        // The floor never raises what is required without the credit.
        required = sum(plain, minus)?.max(Ratio::percent(excess.floor)).min(plain);
        steps.push(
            Step::new(
                Message::new("origin-value-heavy-truck-credit")
                    .with("points", above)
                    .with("required", required),
            )
            .cite(regulation("s. 18(22)")),
        );
    }
    Ok(Determination { finding: Finding::Satisfied, conclusion: required, steps, doubts: Vec::new() })
}
