//! A vehicle under the alternative staging regime, in the place of sections 13 to 18. Section 19.

use super::AutomotiveError;
use super::core_rows::CoreRows;
use super::law::{AutomotiveOnDate, ContentKey, VehicleClass};
use super::requirements::{
    Answered, CORE_PARTS, Content, LABOR, METALS, class_of, labor, metals, net_cost_content, rows,
};
use super::staging::regime;
use crate::determination::{Finding, Message, Step};
use crate::origin::conclusion::{RequirementFigure, RequirementOutcome};
use crate::origin::error::OriginError;
use crate::origin::evaluate::Context;
use crate::origin::good::{Method, NetCost, TransactionValue};
use crate::origin::value::{RegionalValueContent, ValueOfNonOriginatingMaterials, missing, regulation};

/// What came of the alternative staging regime.
pub(in crate::origin) struct Staging {
    /// The finding.
    pub finding: Finding,
    /// The working.
    pub step: Step,
    /// Every requirement of the regime.
    pub outcomes: Vec<RequirementOutcome>,
}

/// Whether an eligible vehicle originates under the alternative staging regime, in the place of sections
/// 13 to 18; `None` where the case does not speak of one.
///
/// - Source: 19 CFR 182 App. A s. 19.
pub(in crate::origin) fn staging(context: &Context<'_, '_>) -> Result<Option<Staging>, OriginError> {
    let good = context.good;
    let Some(figures) = good.automotive.as_deref() else { return Ok(None) };
    let Some(approval) = figures.staging else { return Ok(None) };
    let Some(class) = class_of(good, context.code).filter(|class| *class != VehicleClass::HeavyTruck) else {
        return Err(AutomotiveError::StagingNotForThisGood(good.code).into());
    };
    let law = context.law.origin().automotive().on(context.law.date());
    let mut found = Staging {
        finding: Finding::Satisfied,
        step: Step::new(Message::new("origin-staging")).cite(regulation("s. 19")),
        outcomes: Vec::new(),
    };
    if approval.approved.is_none() {
        found.finding = missing("staging-approved", None, Message::new("origin-ask-staging-approved"));
        found.step.finding = Some(found.finding.clone());
        return Ok(Some(found));
    }
    let open = regime(law, approval.approved == Some(true), approval.period)?;
    found.add(open.finding.clone(), open.steps);
    if !open.finding.is_satisfied() {
        found.step.finding = Some(found.finding.clone());
        return Ok(Some(found));
    }
    staging_content(context, law, &mut found)?;
    let rows = rows(context, Some(figures))?;
    staging_parts(law, &rows, &mut found)?;
    let of_metals = match &figures.purchases {
        _ if approval.exempt_from_metals => {
            let step = Step::new(Message::new("origin-value-staging-exempt")).cite(regulation("s. 19(4)(c)"));
            found.add(Finding::Satisfied, vec![step]);
            None
        }
        Some(stated) => Some(metals(law, stated)?),
        None => Some(unstated(METALS)),
    };
    if let Some(answer) = of_metals {
        found.require(METALS, answer);
    }
    let of_labor = match &figures.labor {
        Some(stated) => labor(law, class, stated, law.staging()?.labor)?,
        None => unstated(LABOR),
    };
    found.require(LABOR, of_labor);
    found.step.finding = Some(found.finding.clone());
    Ok(Some(found))
}

/// A requirement of which the case states no figures.
fn unstated(fact: &'static str) -> Answered {
    let finding = missing(fact, None, crate::origin::evaluate::ask(fact, fact));
    let step = Step::new(Message::new("origin-requirement").with("fact", fact)).finding(finding.clone());
    Answered::new(finding, vec![step], Vec::new())
}

impl Staging {
    fn add(&mut self, finding: Finding, steps: Vec<Step>) {
        self.finding = std::mem::replace(&mut self.finding, Finding::Satisfied).and(finding);
        self.step.steps.extend(steps);
    }

    fn require(&mut self, fact: &'static str, answer: Answered) {
        self.outcomes.push(RequirementOutcome {
            fact,
            finding: answer.finding.clone(),
            figures: answer.figures,
        });
        self.add(answer.finding, answer.steps);
    }
}

/// The content of the vehicle. Section 19(4)(a).
fn staging_content(
    context: &Context<'_, '_>,
    law: AutomotiveOnDate<'_>,
    found: &mut Staging,
) -> Result<(), OriginError> {
    let (required, _) = law.content(ContentKey::StagingVehicle)?;
    let Some(Content { content, unknown, steps }) = net_cost_content(context)? else {
        let finding = missing("net-cost", None, Message::new("origin-ask-net-cost"));
        found.add(finding, Vec::new());
        return Ok(());
    };
    let met = content.meets(required.net_cost)?;
    let finding = match (met, unknown.is_empty()) {
        (true, false) => Finding::Undetermined { missing: unknown },
        (met, _) => Finding::from_bool(met),
    };
    let mut step = content.step(Some(required.net_cost))?.cite(regulation("s. 19(4)(a)"));
    step.finding = Some(finding.clone());
    step.steps.extend(steps);
    found.add(finding, vec![step]);
    Ok(())
}

/// The parts of the vehicle, each by its own figure. Section 19(4)(b).
fn staging_parts(law: AutomotiveOnDate<'_>, rows: &CoreRows, found: &mut Staging) -> Result<(), OriginError> {
    let (required, _) = law.content(ContentKey::StagingCorePart)?;
    let mut figures = Vec::new();
    let mut finding = Finding::Satisfied;
    let mut steps = Vec::new();
    for entry in &rows.entries {
        let mut of_part = Finding::Satisfied;
        let mut under = Vec::new();
        if !entry.declared && !entry.meets_own_rule {
            of_part = Finding::Undetermined { missing: entry.open.clone() };
            if let (Some(non_originating), true) = (entry.non_originating, entry.open.is_empty()) {
                let vnm = ValueOfNonOriginatingMaterials(non_originating);
                let by_value = match (entry.transaction_value, required.transaction_value) {
                    (Some(value), Some(needed)) => Some((
                        RegionalValueContent::by_transaction_value(TransactionValue(value), vnm)?,
                        needed,
                    )),
                    _ => None,
                };
                let by_cost = match entry.net_cost {
                    Some(cost) => {
                        Some((RegionalValueContent::by_net_cost(NetCost(cost), vnm)?, required.net_cost))
                    }
                    None => None,
                };
                of_part = Finding::NotSatisfied;
                for (content, needed) in by_cost.into_iter().chain(by_value) {
                    let met = content.meets(needed)?;
                    under.push(content.step(Some(needed))?);
                    of_part = of_part.or(Finding::from_bool(met));
                    if content.method() == Method::NetCost {
                        let value = content.ratio()?;
                        figures.push(RequirementFigure {
                            of: entry.name.clone(),
                            value,
                            required: needed,
                            met,
                        });
                    }
                }
            }
        }
        steps.push(
            Step::new(Message::new("origin-value-staging-part").with("part", entry.name.as_str()))
                .finding(of_part.clone())
                .cite(regulation("s. 19(4)(b)"))
                .under(under),
        );
        finding = finding.and(of_part);
    }
    if !rows.open.is_empty() {
        finding = finding.and(Finding::Undetermined { missing: rows.open.clone() });
    }
    found.require(CORE_PARTS, Answered::new(finding, steps, figures));
    Ok(())
}
