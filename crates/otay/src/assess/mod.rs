//! From a case and the law to the whole answer.

mod assessment;
mod automotive;
pub mod duty;
mod history;
pub mod json;
pub mod origin;
mod reading;
mod reference;

use customs::duty::WhatIf;
use customs::{LawOnDate, OriginatingStatus};
use lawbook::NotModelled;
use lawbook::case::{Case, Scenario, StatusReason, costs};
use lawbook::region::Facts;
use rayon::prelude::*;

use crate::landed_cost;
use crate::problems::Failures;

pub use assessment::{Assessment, DutyAnswer, EntryDuty, OriginAnswer, PartDuty, ScenarioAssessment};
pub use history::DutyHistory;
pub use reading::{place_of, read_case, refused};
pub use reference::{LawReference, near_processes, near_terms};

/// Everything that a case comes to: origin, duty and landed cost of each scenario.
///
/// - Takes: the law on the case's day, what it leaves out, the facts of the region, suppositions about
///   either.
/// - Refuses: costs that cannot be reckoned, every problem at once. What is wrong with the question of one
///   scenario alone stands in its answer.
pub fn assess(
    law: &LawOnDate<'_>,
    left_out: &[NotModelled],
    facts: &Facts,
    case: &Case,
    suppositions: &Suppositions,
) -> Result<Assessment, Failures> {
    let scenarios: Vec<ScenarioAssessment> = case
        .scenarios
        .par_iter()
        .map(|scenario| assess_scenario(law, case, scenario, &suppositions.law))
        .collect();
    let duty_history = history::of(law, &scenarios, &suppositions.law);
    with_costs(law, left_out, facts, case, suppositions, (scenarios, duty_history))
}

/// The same as [`assess`] under suppositions, of a case whose answer as it stands is known: what they do not touch
/// is taken from that.
///
/// - Takes: `standing`, the answer of this case under this law with nothing supposed.
pub fn assess_again(
    law: &LawOnDate<'_>,
    left_out: &[NotModelled],
    facts: &Facts,
    case: &Case,
    suppositions: &Suppositions,
    standing: &Assessment,
) -> Result<Assessment, Failures> {
    let mut scenarios = standing.scenarios.clone();
    if suppositions.law == WhatIf::default() {
        let histories = standing.duty_history.clone();
        return with_costs(law, left_out, facts, case, suppositions, (scenarios, histories));
    }
    // A duty that is switched off or raised does not touch whether the good originates.
    scenarios.par_iter_mut().zip(&case.scenarios).for_each(|(found, scenario)| {
        found.duty = duty::assess(law, case, scenario, &found.origin, &suppositions.law);
    });
    let duty_history = history::of(law, &scenarios, &suppositions.law);
    with_costs(law, left_out, facts, case, suppositions, (scenarios, duty_history))
}

/// The answer from the origin and duty of each scenario and the duty over time.
fn with_costs(
    law: &LawOnDate<'_>,
    left_out: &[NotModelled],
    facts: &Facts,
    case: &Case,
    suppositions: &Suppositions,
    (mut scenarios, duty_history): (Vec<ScenarioAssessment>, Vec<DutyHistory>),
) -> Result<Assessment, Failures> {
    let duties = |scenario: &Scenario| {
        let found = scenarios.iter().find(|found| found.id == scenario.id.value);
        found.map(|found| landed_cost::of_answer(&found.duty)).unwrap_or_default()
    };
    let comparison = landed_cost::compare(case, facts, &duties, suppositions.costs.as_ref())?;
    for scenario in &mut scenarios {
        let compared = comparison.scenarios.iter().find(|compared| compared.cost.scenario == scenario.id);
        scenario.cost = compared.map(|compared| compared.cost.clone());
    }
    Ok(Assessment {
        title: case.title.clone(),
        as_of: law.date(),
        first_day: law.coverage().from,
        not_modelled: left_out.to_vec(),
        newest_evidence: law.is_after_evidence().then(|| law.coverage().evidence),
        currency: case.currency,
        prices: case.prices,
        product: case.product.clone(),
        scenarios,
        duty_history,
        comparison: (!comparison.scenarios.is_empty()).then_some(comparison),
        files: case.sources.files().iter().map(|source| source.path.display().to_string()).collect(),
    })
}

/// What is supposed beyond the case.
#[derive(Clone, Debug, Default)]
pub struct Suppositions {
    /// Additional duties off or at another rate.
    pub law: WhatIf,
    /// Drivers of cost at another value.
    pub costs: Option<costs::WhatIf>,
}

/// Origin and duty of one scenario, without its costs.
#[must_use]
pub fn assess_scenario(
    law: &LawOnDate<'_>,
    case: &Case,
    scenario: &Scenario,
    what_if: &WhatIf,
) -> ScenarioAssessment {
    let origin = origin::determine(law, case, scenario);
    let duty = duty::assess(law, case, scenario, &origin, what_if);
    ScenarioAssessment {
        id: scenario.id.value.clone(),
        name: scenario.name.clone(),
        kind: scenario.kind,
        place: scenario.place.value.clone(),
        country: scenario.country.value,
        country_of_origin: scenario.country_of_origin.value,
        country_of_origin_basis: scenario.country_of_origin_basis.clone(),
        is_incumbent: case.incumbent.as_deref() == Some(scenario.id.value.as_str()),
        parts_set_aside: parts_set_aside(case, scenario),
        origin,
        duty,
        cost: None,
    }
}

/// Parts whose claimed status does not count; those of which nothing is said, unless they are made here.
fn parts_set_aside(case: &Case, scenario: &Scenario) -> Vec<(String, StatusReason)> {
    let day = case.as_of.value;
    let bill = case.bill_in(scenario);
    bill.iter()
        .flat_map(lawbook::case::BillLine::walk)
        .filter(|(_, line)| line.parts.is_empty())
        .map(|(_, line)| (line, line.status_on(day)))
        .filter(|(line, weighed)| {
            weighed.status == OriginatingStatus::NonOriginating
                && weighed.reason != StatusReason::AsClaimed
                && line.role != customs::origin::MaterialRole::Indirect
        })
        .map(|(line, weighed)| (line.part.value.clone(), weighed.reason))
        .collect()
}
