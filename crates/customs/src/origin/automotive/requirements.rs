//! What a vehicle has to meet beside its rule, computed inside the determination from the bill and from
//! the figures that the case states: core parts (section 14), steel and aluminum (17), labor value
//! content (18). The regime of section 19 is in `staged_vehicle`.
//!
//! Each is known to the rules as a fact of the good (`law/usmca/provisions.toml`). Where the case states
//! figures, they decide; where it states none, the fact is asked.

use super::core_rows::{self, CoreRows};
use super::figures::{AutomotiveFigures, LaborBase, StatedLabor, StatedPurchases};
use super::labor_value::{
    LaborFacts, LaborFormula, LaborOutcome, heavy_truck_required_content, labor_value_against,
    qualifying_wage,
};
use super::law::{AutomotiveOnDate, ContentKey, LaborRequirement, VehicleClass};
use super::metals::{Metal, steel_and_aluminum};
use super::vehicle::{VehicleDescription, classify_vehicle};
use crate::decimal::Decimal;
use crate::determination::{Doubt, Finding, Message, MissingFact, Step, Value};
use crate::law::LawOnDate;
use crate::money::{Currency, Money};
use crate::origin::bill::Unit;
use crate::origin::conclusion::{RequirementFigure, RequirementOutcome};
use crate::origin::error::OriginError;
use crate::origin::evaluate::Context;
use crate::origin::good::{Good, NetCost};
use crate::origin::law::Governing;
use crate::origin::provisions::NoteEffect;
use crate::origin::value::{RegionalValueContent, ValueOfNonOriginatingMaterials, missing, regulation};
use crate::ratio::Ratio;
use crate::tariff_code::TariffCode;

/// The fact that says for which vehicle a good is.
const USE: &str = "vehicle-use";
/// The facts of the rules that figures can decide.
pub(super) const CORE_PARTS: &str = "core-parts-originate";
pub(super) const LABOR: &str = "labor-value-content-met";
pub(super) const METALS: &str = "steel-and-aluminum-purchases-met";

/// The requirements that the figures of a case decide.
#[derive(Default)]
pub(in crate::origin) struct Requirements {
    outcomes: Vec<(RequirementOutcome, Vec<Step>)>,
    /// What a heavy truck's content has to reach with the credit for labor value content.
    pub heavy_truck_content: Option<(Decimal, Vec<Step>)>,
    doubts: Vec<Doubt>,
}

impl Requirements {
    /// The computed requirement behind a fact of the rules.
    pub fn get(&self, fact: &str) -> Option<(&RequirementOutcome, &[Step])> {
        let found = self.outcomes.iter().find(|(outcome, _)| outcome.fact == fact)?;
        Some((&found.0, &found.1))
    }

    /// The outcomes, for the conclusion, with their doubts.
    pub fn conclude(&self) -> (Vec<RequirementOutcome>, Vec<Doubt>) {
        (self.outcomes.iter().map(|(outcome, _)| outcome.clone()).collect(), self.doubts.clone())
    }
}

/// The class of a vehicle by its code, as if no exclusion of section 12 held; `None` for what is no vehicle
/// of headings 87.01 to 87.05.
pub(in crate::origin) fn class_by_code(code: TariffCode) -> Option<VehicleClass> {
    let heading = code.first() / 1_000_000;
    if !(8701..=8705).contains(&heading) {
        return None;
    }
    let plain =
        VehicleDescription { off_road: Some(false), compression_ignition: Some(false), special: Some(false) };
    classify_vehicle(code, &plain).conclusion
}

/// For which vehicle the materials of a good are: the vehicle that it is, or that it is itself for.
pub(in crate::origin) fn vehicle_of_materials(law: &LawOnDate<'_>, good: &Good) -> Option<&'static str> {
    if let Some(said) = good.facts.choice(USE) {
        return VehicleClass::ALL.iter().map(|(name, _)| *name).find(|name| *name == said);
    }
    class_by_code(good.code)?;
    let between = (good.exported_from.map_or(good.produced_in, |e| e.0), good.imported_into);
    let governing = law.origin().governing(good.code, &good.facts, law.date(), between);
    // Under the code of the rules: 8701.21 is one of several that 8701.20 became.
    let Governing::Rules { code, rules, .. } = governing else { return None };
    let class = class_by_code(code)?;
    // The rules of off-road and other vehicles are free of the note on labor value content.
    let note = law
        .origin()
        .provisions()
        .notes
        .iter()
        .find(|note| matches!(&note.effect, NoteEffect::Requires { fact, .. } if fact == LABOR))?;
    let free = rules.iter().all(|rule| {
        rule.alternatives.iter().all(|a| note.free.contains(&format!("{} {}", rule.id, a.letter)))
    });
    Some(if free { VehicleClass::Other.name() } else { class.name() })
}

/// The class whose requirements a good has to meet, were it on the road: by its code, or as a chassis of
/// 87.06 for a heavy truck. Section 12 'heavy truck'.
pub(super) fn class_of(good: &Good, code: TariffCode) -> Option<VehicleClass> {
    if code.first() / 1_000_000 == 8706 {
        return (good.facts.choice(USE) == Some("heavy-truck")).then_some(VehicleClass::HeavyTruck);
    }
    class_by_code(code).filter(|class| *class != VehicleClass::Other)
}

/// Computes what the figures of the case decide; empty for a good that is no such vehicle.
///
/// - Refuses: an average of a good or over a period that the law does not let average; figures beyond
///   what the formulas take.
pub(in crate::origin) fn compute(context: &Context<'_, '_>) -> Result<Requirements, OriginError> {
    let mut found = Requirements::default();
    let good = context.good;
    super::averaging::check(context)?;
    let Some(class) = class_of(good, context.code) else { return Ok(found) };
    let law = context.law.origin().automotive().on(context.law.date());
    let figures = good.automotive.as_deref();
    let light = class != VehicleClass::HeavyTruck;
    if light && (core_rows::any_marked(&good.materials) || figures.is_some_and(|f| f.core_parts.is_some())) {
        let rows = rows(context, figures)?;
        let answer = rows.answer(law)?;
        let figures = answer
            .figures
            .iter()
            .map(|figure| {
                Ok(RequirementFigure {
                    of: figure.of.clone(),
                    value: figure.content.ratio()?,
                    required: law.content(ContentKey::Part(super::TableKey::A1))?.0.net_cost,
                    met: figure.met,
                })
            })
            .collect::<Result<Vec<_>, OriginError>>()?;
        found.doubts.extend(answer.doubts);
        found.push(CORE_PARTS, answer.finding, figures, answer.steps);
    }
    if let Some(stated) = figures.and_then(|figures| figures.labor.as_ref()) {
        let labor = labor(law, class, stated, law.labor(class)?)?;
        if let (VehicleClass::HeavyTruck, Some(outcome)) = (class, &labor.outcome) {
            let required = heavy_truck_required_content(law, outcome)?;
            found.heavy_truck_content = Some((percent_up(required.conclusion)?, required.steps));
        }
        found.push(LABOR, labor.finding, labor.figures, labor.steps);
    }
    if let Some(stated) = figures.and_then(|figures| figures.purchases.as_ref()) {
        let metals = metals(law, stated)?;
        found.push(METALS, metals.finding, metals.figures, metals.steps);
    }
    Ok(found)
}

impl Requirements {
    fn push(
        &mut self,
        fact: &'static str,
        finding: Finding,
        figures: Vec<RequirementFigure>,
        steps: Vec<Step>,
    ) {
        self.outcomes.push((RequirementOutcome { fact, finding, figures }, steps));
    }
}

pub(super) fn rows(
    context: &Context<'_, '_>,
    figures: Option<&AutomotiveFigures>,
) -> Result<CoreRows, OriginError> {
    let stated = figures.and_then(|figures| figures.core_parts.as_ref());
    let units: &[Unit<'_>] = context.units;
    core_rows::collect(context.law.origin().automotive(), units, stated, context.optimistic)
}

/// A ratio in percent, never less than it is.
fn percent_up(ratio: Ratio) -> Result<Decimal, OriginError> {
    let percent = ratio.to_percent()?;
    if Ratio::percent(percent) >= ratio {
        return Ok(percent);
    }
    Ok(percent.checked_add(Decimal::from_scaled(1))?)
}

/// What came of a requirement.
pub(super) struct Answered {
    pub finding: Finding,
    pub steps: Vec<Step>,
    pub figures: Vec<RequirementFigure>,
    outcome: Option<LaborOutcome>,
}

impl Answered {
    /// A requirement without labor value content.
    pub(super) const fn new(finding: Finding, steps: Vec<Step>, figures: Vec<RequirementFigure>) -> Self {
        Self { finding, steps, figures, outcome: None }
    }
}

/// Steel and aluminum, each asked for where neither bought nor said not to be.
pub(super) fn metals(law: AutomotiveOnDate<'_>, stated: &StatedPurchases) -> Result<Answered, OriginError> {
    let mut steps = vec![period_step("origin-metals-period", stated.period.name(), "s. 17(7)")];
    if stated.estimated {
        steps.push(Step::new(Message::new("origin-metals-estimated")).cite(regulation("s. 17(8), (11)")));
    }
    let answer = steel_and_aluminum(law, &stated.purchases)?;
    let mut finding = answer.finding;
    steps.extend(answer.steps);
    let mut figures = Vec::new();
    for (name, metal, share) in [
        ("steel", Metal::Steel, answer.conclusion.steel),
        ("aluminum", Metal::Aluminum, answer.conclusion.aluminum),
    ] {
        match share {
            Some(value) => figures.push(RequirementFigure {
                of: name.to_owned(),
                value,
                required: answer.conclusion.required,
                met: value >= Ratio::percent(answer.conclusion.required),
            }),
            None if stated.none.contains(&metal) => {}
            None => {
                let question = Message::new("origin-ask-purchases").with("metal", name);
                finding = finding.and(missing(&format!("{name}-purchases"), None, question));
            }
        }
    }
    Ok(Answered::new(finding, steps, figures))
}

fn period_step(key: &'static str, period: &str, provision: &str) -> Step {
    Step::new(Message::new(key).with("period", period)).cite(regulation(provision))
}

/// Labor value content against a requirement; what is missing is asked.
pub(super) fn labor(
    law: AutomotiveOnDate<'_>,
    class: VehicleClass,
    stated: &StatedLabor,
    required: LaborRequirement,
) -> Result<Answered, OriginError> {
    let mut steps = vec![period_step("origin-labor-period", stated.period.name(), "s. 18(19)")];
    let mut open = Vec::new();
    let mut ask = |fact: &str, key: &'static str| {
        open.push(MissingFact { fact: fact.to_owned(), about: None, question: Message::new(key) });
    };
    let base = match stated.base {
        LaborBase::NetCost(base) => {
            if base.is_none() {
                ask("labor-net-cost", "origin-ask-labor-net-cost");
            }
            base
        }
        LaborBase::TotalPurchases(base) => {
            if base.is_none() {
                ask("labor-total-purchases", "origin-ask-labor-total-purchases");
            }
            base
        }
    };
    let currency = base.map_or(Currency::USD, |base| base.currency);
    let zero = Money::zero(currency);
    let mut counted = None;
    match (stated.labor, stated.vehicle_plant) {
        (None, _) => {}
        (Some(_), None) => ask("vehicle-plant-wage", "origin-ask-vehicle-plant-wage"),
        (Some(labor), Some(plant)) => {
            let wage = qualifying_wage(law, plant.country, plant.hourly_wage)?;
            let key =
                if wage.finding.is_satisfied() { "origin-labor-counts" } else { "origin-labor-left-out" };
            counted = wage.finding.is_satisfied().then_some(labor);
            steps.push(
                Step::new(Message::new(key).with("amount", labor))
                    .finding(wage.finding.clone())
                    .cite(regulation("s. 12 'qualifying wage-rate vehicle assembly plant'"))
                    .under(wage.steps),
            );
        }
    }
    if stated.materials.is_none() && stated.materials_by_plant.is_empty() {
        ask("high-wage-materials", "origin-ask-high-wage-materials");
    }
    let mut materials = stated.materials.unwrap_or(zero);
    for material in &stated.materials_by_plant {
        let wage = qualifying_wage(law, material.country, material.hourly_wage)?;
        let counts = wage.finding.is_satisfied();
        let key = if counts { "origin-high-wage-material" } else { "origin-low-wage-material" };
        if counts {
            materials = materials.checked_add(material.value)?;
        }
        steps.push(
            Step::new(Message::new(key).with("amount", material.value))
                .finding(wage.finding.clone())
                .cite(regulation("s. 18(4), (7)"))
                .under(wage.steps),
        );
    }
    let Some(base) = base else {
        return Ok(Answered {
            finding: Finding::Undetermined { missing: open },
            steps,
            figures: Vec::new(),
            outcome: None,
        });
    };
    let formula = match stated.base {
        LaborBase::NetCost(_) => {
            LaborFormula::NetCost { labor: counted.unwrap_or(zero), materials, net_cost: base }
        }
        LaborBase::TotalPurchases(_) => LaborFormula::AnnualPurchaseValue {
            labor: counted,
            annual_purchase_value: materials,
            total_annual_purchase_value: base,
        },
    };
    let facts = LaborFacts {
        class,
        formula,
        transport: stated.transport,
        technology: stated.technology,
        assembly: stated.parts_plant,
    };
    let answer = labor_value_against(law, &facts, required)?;
    steps.extend(answer.steps);
    let outcome = answer.conclusion;
    let figures = [
        ("high-wage-material-and-labor", outcome.material_and_labor, required.material_and_labor),
        ("labor-value-content", outcome.total, required.total),
    ]
    .map(|(of, value, needed)| RequirementFigure {
        of: of.to_owned(),
        value,
        required: needed,
        met: value >= Ratio::percent(needed),
    });
    // What is still missing can only add to it.
    let finding = match answer.finding {
        Finding::Satisfied => Finding::Satisfied,
        failed if open.is_empty() => failed,
        _ => Finding::Undetermined { missing: open },
    };
    Ok(Answered { finding, steps, figures: figures.to_vec(), outcome: Some(outcome) })
}

/// Content of the good by one method.
pub(in crate::origin) struct Content {
    /// The content.
    pub content: RegionalValueContent,
    /// Values of the bill that are missing for it.
    pub unknown: Vec<MissingFact>,
    /// What it rests on, where it is averaged.
    pub steps: Vec<Step>,
}

/// The content of the good by the net cost method: averaged where the case averages.
pub(in crate::origin) fn net_cost_content(context: &Context<'_, '_>) -> Result<Option<Content>, OriginError> {
    if let Some(average) = context.good.automotive.as_ref().and_then(|figures| figures.average.as_ref()) {
        let content = RegionalValueContent::by_net_cost(
            NetCost(average.net_cost),
            ValueOfNonOriginatingMaterials(average.non_originating),
        )?;
        let steps = super::averaging::steps(average);
        return Ok(Some(Content { content, unknown: Vec::new(), steps }));
    }
    let Some(net_cost) = context.good.net_cost else { return Ok(None) };
    let sum = context.non_originating_value()?;
    let amount = sum.amount(context.currency());
    let content = RegionalValueContent::by_net_cost(net_cost, ValueOfNonOriginatingMaterials(amount))?;
    Ok(Some(Content { content, unknown: sum.unknown, steps: Vec::new() }))
}

/// A requirement as one step over its working, for the alternative that asks it.
pub(in crate::origin) fn step_over(outcome: &RequirementOutcome, steps: &[Step]) -> Step {
    Step::new(Message::new("origin-requirement").with("fact", Value::from(outcome.fact)))
        .under(steps.to_vec())
}
