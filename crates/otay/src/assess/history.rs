//! The duty on the product of a case from where each scenario makes it, over time.

use customs::LawOnDate;
use customs::duty::{self, WhatIf};
use rayon::prelude::*;

use super::assessment::{DutyAnswer, ScenarioAssessment};
use crate::tariff::by_origin::OverTime;

/// The duty from one origin over time, with the scenarios that share it.
#[derive(Clone, Debug, PartialEq)]
pub struct DutyHistory {
    /// The steps at which it changes.
    pub over_time: OverTime,
    /// The short names of the scenarios, in the order of the case.
    pub scenarios: Vec<String>,
    /// Their names.
    pub names: Vec<String>,
    /// Whether the product is made so today.
    pub is_incumbent: bool,
}

/// The duty on the entry of each scenario, from the first day covered to the day asked about: the goods, their
/// value, facts and claims are those of the case on every day. Scenarios alike share one line; one that makes
/// the good in the United States has none.
#[must_use]
pub fn of(law: &LawOnDate<'_>, scenarios: &[ScenarioAssessment], what_if: &WhatIf) -> Vec<DutyHistory> {
    let (first, until) = (law.coverage().from, law.date());
    let each: Vec<Option<OverTime>> = scenarios
        .par_iter()
        .map(|scenario| {
            let DutyAnswer::Entry(entry) = &scenario.duty else { return None };
            let steps = duty::history(law.over_time(), &entry.line, what_if, first, until);
            let claim = entry.line.claim.as_ref().map(|claim| claim.indicator);
            Some(OverTime { country: entry.line.origin.0, claim, steps })
        })
        .collect();
    let mut histories: Vec<DutyHistory> = Vec::new();
    for (scenario, over_time) in scenarios.iter().zip(each) {
        let Some(over_time) = over_time else { continue };
        let at = histories.iter().position(|history| history.over_time == over_time).unwrap_or_else(|| {
            histories.push(DutyHistory {
                over_time,
                scenarios: Vec::new(),
                names: Vec::new(),
                is_incumbent: false,
            });
            histories.len() - 1
        });
        histories[at].scenarios.push(scenario.id.clone());
        histories[at].names.push(scenario.name.clone());
        histories[at].is_incumbent |= scenario.is_incumbent;
    }
    histories
}
