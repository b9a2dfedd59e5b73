//! From the answer to a case to its report.
//!
//! Each section has its module; an area that has more to say adds a section of its own with
//! [`Report::sections`]. What the answer does not hold is not there.

mod duty;
mod duty_history;
mod not_modelled;
mod origin;
mod verdict;

use customs::{Message, Value};
use lawbook::case::Prices;

use super::model::{Fact, Report, Section};
use crate::assess::{Assessment, ScenarioAssessment};
use crate::landed_cost;

pub use duty::{duty_section, rate as component_rate};
pub use not_modelled::{not_modelled_json, not_modelled_section, text as not_modelled_text};
pub use origin::origin_section;

/// The report of a case: origin, duty and landed cost under the verdict, who could make it where somebody
/// could, and last what is left out.
#[must_use]
pub fn report(assessment: &Assessment, makers: Option<Section>) -> Report {
    let product = &assessment.product;
    let history = duty_history::chart(&assessment.duty_history, (assessment.first_day, assessment.as_of));
    let mut sections =
        vec![origin_section(&assessment.scenarios), duty_section(&assessment.scenarios, history)];
    if let Some(comparison) = &assessment.comparison {
        sections.extend(landed_cost::sections(comparison, &assessment.not_modelled));
    }
    sections.extend(makers);
    sections.extend(not_modelled_section(&assessment.not_modelled));
    Report {
        title: assessment.title.clone(),
        as_of: assessment.as_of,
        facts: vec![
            Fact::new(Message::new("report-product"), product.name.as_str()),
            Fact::new(Message::new("report-tariff-code"), product.code.value),
            Fact::new(Message::new("report-annual-volume"), Value::Number(product.annual_volume.value)),
        ],
        verdict: verdict::verdict(assessment),
        remarks: remarks(assessment),
        sections,
        inputs: assessment
            .files
            .iter()
            .map(|file| Fact::new(Message::new("report-file"), file.as_str()))
            .collect(),
    }
}

fn remarks(assessment: &Assessment) -> Vec<Message> {
    let mut remarks = vec![Message::new(match assessment.prices {
        Prices::Illustrative => "report-prices-illustrative",
        Prices::Quoted => "report-prices-quoted",
        Prices::Actual => "report-prices-actual",
    })];
    if let Some(evidence) = assessment.newest_evidence {
        remarks.push(
            Message::new("report-after-evidence").with("date", assessment.as_of).with("evidence", evidence),
        );
    }
    let incomplete: Vec<Value> = assessment
        .scenarios
        .iter()
        .filter(|scenario| scenario.landed_cost().is_some_and(|cost| !cost.unknowns.is_empty()))
        .map(name)
        .collect();
    if !incomplete.is_empty() {
        remarks.push(Message::new("report-incomplete").with("scenarios", Value::List(incomplete)));
    }
    remarks
}

fn name(scenario: &ScenarioAssessment) -> Value {
    Value::from(scenario.name.as_str())
}
