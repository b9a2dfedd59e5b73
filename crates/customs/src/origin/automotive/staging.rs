//! The alternative staging regime. Section 19.

use super::AutomotiveError;
use super::labor_value::{LaborFacts, labor_value_against};
use super::law::{AutomotiveOnDate, ContentKey};
use super::metals::{MetalPurchase, steel_and_aluminum};
use crate::determination::{Determination, Finding, Message, Step};
use crate::origin::value::{RegionalValueContent, regulation};
use crate::period::Period;

/// What an eligible vehicle is judged by.
#[derive(Clone, Debug, PartialEq)]
pub struct StagingFacts {
    /// The three countries have approved a regime for it.
    pub approved: bool,
    /// The period of the approval, where it names one of its own.
    pub approved_period: Option<Period>,
    /// Content of the vehicle, by net cost.
    pub content: RegionalValueContent,
    /// Contents of its parts of table A.1 that have to meet the regime's own figure, by name.
    pub core_parts: Vec<(String, RegionalValueContent)>,
    /// Steel and aluminum purchases.
    pub purchases: Vec<MetalPurchase>,
    /// The approval exempts from the steel and aluminum requirement.
    pub exempt_from_metals: bool,
    /// Labor value content.
    pub labor: LaborFacts,
}

/// Whether an eligible vehicle originates under the alternative staging regime. The core parts
/// requirement of section 14 does not apply.
///
/// - Gives: the period of the regime; `NotSatisfied` where no regime is approved for the day.
/// - Source: 19 CFR 182 App. A s. 19.
/// - Case: `cases/uniform_regulations/s19_alternative_staging.toml`
pub fn alternative_staging(
    law: AutomotiveOnDate<'_>,
    facts: &StagingFacts,
) -> Result<Determination<Period>, AutomotiveError> {
    let open = regime(law, facts.approved, facts.approved_period)?;
    if !open.finding.is_satisfied() {
        return Ok(open);
    }
    let (period, mut steps) = (open.conclusion, open.steps);
    let (vehicle, _) = law.content(ContentKey::StagingVehicle)?;
    let content = facts.content.determine(vehicle.net_cost)?;
    let mut finding = content.finding;
    steps.extend(content.steps);
    let (part_step, _) = law.content(ContentKey::StagingCorePart)?;
    for (name, part) in &facts.core_parts {
        let required = match part.method() {
            crate::origin::Method::NetCost => part_step.net_cost,
            crate::origin::Method::TransactionValue => {
                part_step.transaction_value.unwrap_or(part_step.net_cost)
            }
        };
        let of_part = Finding::from_bool(part.meets(required)?);
        steps.push(
            Step::new(Message::new("origin-value-staging-part").with("part", name.as_str()))
                .finding(of_part.clone())
                .cite(regulation("s. 19(4)(b)"))
                .under(vec![part.step(Some(required))?]),
        );
        finding = finding.and(of_part);
    }
    if facts.exempt_from_metals {
        steps.push(Step::new(Message::new("origin-value-staging-exempt")).cite(regulation("s. 19(4)(c)")));
    } else {
        let metals = steel_and_aluminum(law, &facts.purchases)?;
        finding = finding.and(metals.finding);
        steps.extend(metals.steps);
    }
    let labor = labor_value_against(law, &facts.labor, law.staging()?.labor)?;
    finding = finding.and(labor.finding);
    steps.extend(labor.steps);
    Ok(Determination { finding, conclusion: period, steps, doubts: Vec::new() })
}

/// Whether a regime is approved and open on the day, and its period.
pub(super) fn regime(
    law: AutomotiveOnDate<'_>,
    approved: bool,
    approved_period: Option<Period>,
) -> Result<Determination<Period>, AutomotiveError> {
    let period = approved_period.unwrap_or(law.staging()?.period);
    let open = approved && period.contains(law.date());
    let finding = Finding::from_bool(open);
    let key = match (approved, open) {
        (_, true) => "origin-value-staging-open",
        (true, false) => "origin-value-staging-closed",
        (false, false) => "origin-value-staging-not-approved",
    };
    let step = Step::new(
        Message::new(key)
            .with("from", period.from())
            .with("until", period.until().map_or_else(|| "…".into(), crate::Value::from)),
    )
    .finding(finding.clone())
    .cite(regulation("s. 19(1), (2)"));
    Ok(Determination { finding, conclusion: period, steps: vec![step], doubts: Vec::new() })
}
