//! Vehicles and their parts.

use customs::origin::automotive::{
    AssemblyPlant, AutomotiveOnDate, ContentKey, CoreGroup, CorePart, CorePartsChoice, LaborFacts,
    LaborFormula, LaborOutcome, ListedMaterial, MetalPurchase, OtherVehicle, PlantStart, StagingFacts,
    TechnologyWages, VehicleClass, VehicleDescription, VehicleFacts, alternative_staging, averaging_period,
    classify_vehicle, core_parts, heavy_truck_required_content, labor_value_content, other_vehicle_content,
    other_vehicle_non_originating, qualifying_wage, steel_and_aluminum, transitional_periods, vehicle,
};
use customs::origin::value::{RegionalValueContent, ValueOfNonOriginatingMaterials};
use customs::origin::{NetCost, TransactionValue};
use customs::{Currency, Decimal, Finding, Money, Period};

use super::engine;
use crate::case::automotive::{CORE_BASES, CORE_SCOPES, METALS};
use crate::cases::compare::{Actual, Answer, percent};
use crate::cases::facts::{Facts, FactsError};
use crate::cases::registry::{Ask, Context, Registry};

const AREA: &str = "automotive";

pub(super) fn register(registry: &mut Registry) {
    registry.register(AREA, "automotive-content", content);
    registry.register(AREA, "automotive-content-steps", content_steps);
    registry.register(AREA, "automotive-parts-table", parts_table);
    registry.register(AREA, "vehicle-class", class);
    registry.register(AREA, "core-parts", core);
    registry.register(AREA, "labor-value-content", labor);
    registry.register(AREA, "labor-value-steps", labor_steps);
    registry.register(AREA, "qualifying-wage", wage);
    registry.register(AREA, "steel-and-aluminum", metals);
    registry.register(AREA, "automotive-averaging-period", averaging);
    registry.register(AREA, "alternative-staging", staging);
    registry.register(AREA, "other-vehicle-content", other_content);
    registry.register(AREA, "other-vehicle-non-originating", other_non_originating);
    registry.register(AREA, "vehicle", whole_vehicle);
    registry.register(AREA, "automotive-parameters", parameters);
}

fn law<'a>(context: &Context<'a>) -> AutomotiveOnDate<'a> {
    context.law.origin.automotive().on(context.as_of)
}

/// A percentage required, and the content held against it where the facts give one.
fn content(facts: &Facts<'_>, context: &Context<'_>) -> Result<Answer, Ask> {
    let key = facts.need_choice("of", &ContentKey::ALL)?;
    let (step, _) = engine(law(context).content(key))?;
    let mut answer = Answer::new()
        .with("net_cost_percent", step.net_cost)
        .with("transaction_value_percent", step.transaction_value);
    if let Some(content) = optional_content(facts)? {
        let required = match content.method() {
            customs::origin::Method::NetCost => step.net_cost,
            customs::origin::Method::TransactionValue => {
                facts.required("net_cost", step.transaction_value)?
            }
        };
        answer = answer
            .with("content_percent", percent(engine(content.ratio())?))
            .finding(&engine(content.determine(required))?.finding);
    }
    Ok(answer)
}

/// `net_cost` or `transaction_value`, with `value_of_non_originating_materials`.
fn optional_content(facts: &Facts<'_>) -> Result<Option<RegionalValueContent>, Ask> {
    let net_cost = facts.money("net_cost")?;
    let transaction_value = facts.money("transaction_value")?;
    let Some(vnm) = facts.money("value_of_non_originating_materials")? else { return Ok(None) };
    let vnm = ValueOfNonOriginatingMaterials(vnm);
    match (net_cost, transaction_value) {
        (Some(net_cost), None) => {
            Ok(Some(engine(RegionalValueContent::by_net_cost(NetCost(net_cost), vnm))?))
        }
        (None, Some(value)) => {
            Ok(Some(engine(RegionalValueContent::by_transaction_value(TransactionValue(value), vnm))?))
        }
        _ => Err(FactsError::Missing { path: "net_cost or transaction_value".into(), line: 0 }.into()),
    }
}

fn need_content(facts: &Facts<'_>) -> Result<RegionalValueContent, Ask> {
    let content = optional_content(facts)?;
    Ok(facts.required("value_of_non_originating_materials", content)?)
}

fn period_answer(period: Period, answer: Answer) -> Answer {
    answer.with("from", period.from()).with("until", period.until())
}

/// Every step of a required content.
fn content_steps(facts: &Facts<'_>, context: &Context<'_>) -> Result<Answer, Ask> {
    let key = facts.need_choice("of", &ContentKey::ALL)?;
    let requirement = context.law.origin.automotive().contents.get(&key);
    let steps: Vec<Answer> = requirement
        .map(|r| r.steps.entries().to_vec())
        .unwrap_or_default()
        .into_iter()
        .map(|(period, step)| {
            period_answer(period, Answer::new())
                .with("net_cost", step.net_cost)
                .with("transaction_value", step.transaction_value)
        })
        .collect();
    Ok(Answer::new().with("steps", steps))
}

fn parts_table(facts: &Facts<'_>, context: &Context<'_>) -> Result<Answer, Ask> {
    let code = facts.code("code")?;
    let code = facts.required("code", code)?;
    let class = facts.need_choice("vehicle", &VehicleClass::ALL)?;
    let (fits, fits_not) = (facts.texts("fits")?, facts.texts("fits_not")?);
    let (tables, open) = law(context).tables_of(code, class, |fact| {
        if fits.iter().any(|f| f == fact) {
            Some(true)
        } else if fits_not.iter().any(|f| f == fact) {
            Some(false)
        } else {
            None
        }
    });
    Ok(Answer::new()
        .with("tables", tables.iter().map(|t| t.letter()).collect::<Vec<_>>())
        .with("missing", open))
}

fn class(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let code = facts.code("code")?;
    let found = classify_vehicle(
        facts.required("code", code)?,
        &VehicleDescription {
            off_road: facts.boolean("off_road")?,
            compression_ignition: facts.boolean("compression_ignition")?,
            special: facts.boolean("special")?,
        },
    );
    Ok(Answer::new().with("class", found.conclusion.map(VehicleClass::name)).finding(&found.finding))
}

fn parts_of(facts: &Facts<'_>, key: &str) -> Result<Vec<CorePart>, Ask> {
    facts.tables(key, |part| {
        let group = part.need_choice("group", &CoreGroup::ALL)?;
        Ok(CorePart {
            name: part.text("name")?.unwrap_or(group.name()).to_owned(),
            group,
            net_cost: part.need_money("net_cost")?,
            non_originating: part.need_money("value_of_non_originating_materials")?,
            listed_components: part.money("non_originating_listed_components")?,
            meets_own_rule: part.flag("meets_own_rule")?,
        })
    })
}

pub(super) fn core_choice(facts: &Facts<'_>) -> Result<CorePartsChoice, FactsError> {
    Ok(CorePartsChoice {
        basis: facts.choice("basis", &CORE_BASES)?,
        scope: facts.choice("scope", &CORE_SCOPES)?,
    })
}

fn name_of<T: PartialEq + Copy>(all: &[(&'static str, T)], value: T) -> &'static str {
    all.iter().find(|(_, v)| *v == value).map_or("", |(name, _)| name)
}

fn core(facts: &Facts<'_>, context: &Context<'_>) -> Result<Answer, Ask> {
    let parts = parts_of(facts, "parts")?;
    let found = engine(core_parts(law(context), &parts, core_choice(facts)?))?;
    let mut figures = Answer::new();
    for figure in &found.conclusion.figures {
        figures = figures.with(
            figure.of.clone(),
            Answer::new()
                .with("net_cost", figure.content.base())
                .with("value_of_non_originating_materials", figure.content.non_originating())
                .with("content_percent", percent(engine(figure.content.ratio())?))
                .with("met", figure.met),
        );
    }
    Ok(Answer::new()
        .with("basis", name_of(&CORE_BASES, found.conclusion.basis))
        .with("scope", name_of(&CORE_SCOPES, found.conclusion.scope))
        .with("required_percent", found.conclusion.required)
        .with("figures", figures)
        .with("doubts", found.doubts.iter().map(|d| d.assumption.clone()).collect::<Vec<_>>())
        .finding(&found.finding))
}

pub(super) fn in_currency(facts: &Facts<'_>, key: &str, currency: Currency) -> Result<Money, FactsError> {
    Ok(Money::new(facts.need_number(key)?, currency))
}

pub(super) fn wage_currency(facts: &Facts<'_>) -> Result<Currency, FactsError> {
    Ok(facts
        .choice("wage_currency", &[("USD", Currency::USD), ("CAD", Currency::CAD), ("MXN", Currency::MXN)])?
        .unwrap_or(Currency::USD))
}

pub(super) fn plant(facts: &Facts<'_>) -> Result<AssemblyPlant, FactsError> {
    let country = facts.country("country")?;
    let currency = wage_currency(facts)?;
    Ok(AssemblyPlant {
        country: facts.required("country", country)?,
        hourly_wage: in_currency(facts, "hourly_wage", currency)?,
        engines: facts.number("engines")?.unwrap_or(Decimal::ZERO),
        transmissions: facts.number("transmissions")?.unwrap_or(Decimal::ZERO),
        battery_packs: facts.number("battery_packs")?.unwrap_or(Decimal::ZERO),
        own: facts.flag("own")?,
        contract_years: facts.number("contract_years")?.unwrap_or(Decimal::ZERO),
    })
}

fn labor_facts(facts: &Facts<'_>, class: VehicleClass) -> Result<LaborFacts, Ask> {
    let formula = match facts.table("net_cost_formula", |f| {
        Ok::<_, FactsError>(LaborFormula::NetCost {
            labor: f.need_money("high_wage_labor")?,
            materials: f.need_money("high_wage_materials")?,
            net_cost: f.need_money("net_cost")?,
        })
    })? {
        Some(formula) => formula,
        None => {
            let formula = facts.table("annual_purchase_value_formula", |f| {
                Ok::<_, FactsError>(LaborFormula::AnnualPurchaseValue {
                    labor: f.money("high_wage_labor")?,
                    annual_purchase_value: f.need_money("annual_purchase_value")?,
                    total_annual_purchase_value: f.need_money("total_annual_purchase_value")?,
                })
            })?;
            facts.required("net_cost_formula", formula)?
        }
    };
    Ok(LaborFacts {
        class,
        formula,
        transport: facts.money("transport")?,
        technology: facts.table("technology", |t| {
            Ok::<_, FactsError>(TechnologyWages {
                research_and_development: t.money_or_none("research_and_development")?,
                information_technology: t.money_or_none("information_technology")?,
                production: t.need_money("production")?,
            })
        })?,
        assembly: facts.table("assembly_plant", plant)?,
    })
}

fn labor_answer(answer: Answer, outcome: &LaborOutcome) -> Answer {
    answer
        .with("material_and_labor_points", percent(outcome.material_and_labor))
        .with("technology_points", percent(outcome.technology))
        .with("assembly_points", outcome.assembly)
        .with("labor_value_content_percent", percent(outcome.total))
        .with("required_percent", outcome.required.total)
        .with("required_material_and_labor_points", outcome.required.material_and_labor)
}

fn labor(facts: &Facts<'_>, context: &Context<'_>) -> Result<Answer, Ask> {
    let class = facts.need_choice("vehicle", &VehicleClass::ALL)?;
    let labor = labor_facts(facts, class)?;
    let found = engine(labor_value_content(law(context), &labor))?;
    let mut answer = labor_answer(Answer::new(), &found.conclusion).finding(&found.finding);
    if class == VehicleClass::HeavyTruck {
        let required = engine(heavy_truck_required_content(law(context), &found.conclusion))?;
        answer = answer.with("required_content_percent", percent(required.conclusion));
    }
    Ok(answer)
}

fn labor_steps(facts: &Facts<'_>, context: &Context<'_>) -> Result<Answer, Ask> {
    let class = facts.need_choice("vehicle", &VehicleClass::ALL)?;
    let steps: Vec<Answer> = context
        .law
        .origin
        .automotive()
        .labor
        .get(&class)
        .map(|steps| steps.entries().to_vec())
        .unwrap_or_default()
        .into_iter()
        .map(|(period, step)| {
            period_answer(period, Answer::new())
                .with("total", step.total)
                .with("material_and_labor", step.material_and_labor)
                .with("technology", step.technology)
                .with("assembly", step.assembly)
        })
        .collect();
    Ok(Answer::new().with("steps", steps))
}

fn wage(facts: &Facts<'_>, context: &Context<'_>) -> Result<Answer, Ask> {
    let country = facts.country("country")?;
    let currency = wage_currency(facts)?;
    let hourly = in_currency(facts, "hourly_wage", currency)?;
    let found = engine(qualifying_wage(law(context), facts.required("country", country)?, hourly))?;
    Ok(Answer::new().with("needed", found.conclusion).finding(&found.finding))
}

pub(super) fn purchases(facts: &Facts<'_>, key: &str) -> Result<Vec<MetalPurchase>, Ask> {
    facts.tables(key, |p| {
        let code = p.code("code")?;
        Ok(MetalPurchase {
            metal: p.need_choice("metal", &METALS)?,
            code: p.required("code", code)?,
            value: p.need_money("value")?,
            originating: p.flag("originating")?,
            melted_and_poured: p.boolean("melted_and_poured")?,
            other_use: p.flag("other_use")?,
        })
    })
}

fn metals(facts: &Facts<'_>, context: &Context<'_>) -> Result<Answer, Ask> {
    let bought = purchases(facts, "purchases")?;
    let found = engine(steel_and_aluminum(law(context), &bought))?;
    let share = |ratio: Option<customs::Ratio>| ratio.map_or(Actual::Nothing, percent);
    Ok(Answer::new()
        .with("required_percent", found.conclusion.required)
        .with("steel_percent", share(found.conclusion.steel))
        .with("aluminum_percent", share(found.conclusion.aluminum))
        .with("not_listed", found.conclusion.not_listed.iter().map(ToString::to_string).collect::<Vec<_>>())
        .finding(&found.finding))
}

fn averaging(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    if let Some(class) = facts.choice("vehicle", &VehicleClass::ALL)? {
        let periods: Vec<Answer> =
            transitional_periods(class).into_iter().map(|p| period_answer(p, Answer::new())).collect();
        return Ok(Answer::new().with("periods", periods));
    }
    let (period, months) = engine(averaging_period(facts.need_date("fiscal_year")?))?.conclusion;
    Ok(period_answer(period, Answer::new()).with("months", months as usize))
}

fn staging(facts: &Facts<'_>, context: &Context<'_>) -> Result<Answer, Ask> {
    let class = facts.choice("vehicle", &VehicleClass::ALL)?.unwrap_or(VehicleClass::PassengerVehicle);
    let approved_period = match (facts.date("approved_from")?, facts.date("approved_until")?) {
        (Some(from), until) => Period::new(from, until).ok(),
        _ => None,
    };
    let labor = facts.table("labor", |l| labor_facts(l, class))?;
    let found = engine(alternative_staging(
        law(context),
        &StagingFacts {
            approved: facts.boolean("approved")?.unwrap_or(true),
            approved_period,
            content: need_content(facts)?,
            core_parts: facts.tables("core_parts", |part| -> Result<_, Ask> {
                Ok((part.text("name")?.unwrap_or("part").to_owned(), need_content(part)?))
            })?,
            purchases: purchases(facts, "purchases")?,
            exempt_from_metals: facts.flag("exempt_from_metals")?,
            labor: facts.required("labor", labor)?,
        },
    ))?;
    Ok(period_answer(found.conclusion, Answer::new()).finding(&found.finding))
}

fn other_content(facts: &Facts<'_>, context: &Context<'_>) -> Result<Answer, Ask> {
    let listed =
        facts.need_choice("list", &[("20(2)", OtherVehicle::Listed2), ("20(3)", OtherVehicle::Listed3)])?;
    let prototype = facts.date("first_prototype")?;
    let start = match facts.text("start")? {
        Some("new-building") => {
            Some(PlantStart::NewBuilding { first_prototype: facts.required("first_prototype", prototype)? })
        }
        Some("refit") => {
            Some(PlantStart::Refit { first_prototype: facts.required("first_prototype", prototype)? })
        }
        _ => None,
    };
    let found = engine(other_vehicle_content(law(context), listed, start))?;
    Ok(Answer::new().with("net_cost_percent", found.conclusion))
}

fn other_non_originating(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let materials = facts.tables("materials", |m| {
        m.text("description")?;
        Ok::<_, FactsError>(ListedMaterial {
            listed: m.flag("listed")?,
            value: if m.flag("originating")? {
                m.money("value")?;
                None
            } else {
                Some(m.need_money("value")?)
            },
            non_originating_within: m.money("non_originating_within")?,
        })
    })?;
    let found = engine(other_vehicle_non_originating(facts.currency(), &materials))?;
    Ok(Answer::new().with("value_of_non_originating_materials", found.conclusion.0))
}

fn whole_vehicle(facts: &Facts<'_>, context: &Context<'_>) -> Result<Answer, Ask> {
    let class = facts.need_choice("vehicle", &VehicleClass::ALL)?;
    let labor = facts.table("labor", |l| labor_facts(l, class))?;
    let content = need_content(facts)?;
    let found = engine(vehicle(
        law(context),
        &VehicleFacts {
            class,
            changes_heading: facts.boolean("changes_heading")?,
            content,
            core_parts: parts_of(facts, "core_parts")?,
            core_choice: core_choice(facts)?,
            purchases: purchases(facts, "purchases")?,
            labor: facts.required("labor", labor)?,
        },
    ))?;
    // The outcome of each requirement, in the order of the law.
    let requirements: Vec<Actual> = found
        .steps
        .iter()
        .filter_map(|step| step.finding.as_ref())
        .map(|finding| {
            Actual::from(match finding {
                Finding::Satisfied => "satisfied",
                Finding::NotSatisfied => "not-satisfied",
                Finding::Undetermined { .. } => "undetermined",
            })
        })
        .collect();
    Ok(Answer::new()
        .with("required_percent", percent(found.conclusion))
        .with("content_percent", percent(engine(content.ratio())?))
        .with("requirements", Actual::List(requirements))
        .finding(&found.finding))
}

/// Figures of the automotive provisions that have no steps of their own.
fn parameters(_: &Facts<'_>, context: &Context<'_>) -> Result<Answer, Ask> {
    let law = law(context);
    let wages = engine(law.wages())?;
    let metals = engine(law.metals())?;
    let staging = engine(law.staging())?;
    let capacity = |class| -> Result<Answer, Ask> {
        let c = engine(law.capacity(class))?;
        Ok(Answer::new()
            .with("engines", c.engines)
            .with("transmissions", c.transmissions)
            .with("battery_packs", c.battery_packs)
            .with("contract_years", c.contract_years))
    };
    let mut hourly = Answer::new();
    for wage in &wages.hourly {
        hourly = hourly.with(wage.currency.as_str(), wage.amount);
    }
    let mut answer = Answer::new()
        .with("wages", hourly)
        .with("light_plant_capacity", capacity(VehicleClass::PassengerVehicle)?)
        .with("heavy_plant_capacity", capacity(VehicleClass::HeavyTruck)?)
        .with("metals_percent", metals.percent)
        .with("melted_and_poured_from", metals.melted_and_poured_from)
        .with(
            "staging",
            period_answer(staging.period, Answer::new())
                .with("total", staging.labor.total)
                .with("material_and_labor", staging.labor.material_and_labor)
                .with("technology", staging.labor.technology)
                .with("assembly", staging.labor.assembly),
        );
    if let Some(excess) = &law.law().excess_labor {
        answer = answer.with(
            "excess",
            Answer::new()
                .with("until", excess.until)
                .with("points_above", excess.points_above)
                .with("total_above", excess.total_above)
                .with("floor", excess.floor),
        );
    }
    Ok(answer)
}
