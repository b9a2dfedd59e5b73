//! The whole answer for programs: figures as exact text, one object a scenario.

use customs::duty::{DutyAssessment, Fee, RateStep};
use customs::{Determination, Finding, Money};
use planning::landed_cost::LandedCost;
use serde_json::{Value, json};

use super::assessment::{Assessment, DutyAnswer, OriginAnswer, PartDuty, ScenarioAssessment};
use super::history::DutyHistory;
use crate::messages::Catalogue;
use crate::problems::Failure;
use crate::report::json::finding;

/// The answer as a JSON value.
#[must_use]
pub fn answer(assessment: &Assessment, catalogue: &Catalogue) -> Value {
    let cheapest = assessment.cheapest();
    let saving = cheapest
        .and_then(|(_, cost)| assessment.incumbent()?.landed_cost()?.total.checked_sub(cost.total).ok());
    json!({
        "title": assessment.title,
        "as_of": assessment.as_of.to_string(),
        "newest_evidence": assessment.newest_evidence.map(|day| day.to_string()),
        "currency": assessment.currency.as_str(),
        "prices": match assessment.prices {
            lawbook::case::Prices::Illustrative => "illustrative",
            lawbook::case::Prices::Quoted => "quoted",
            lawbook::case::Prices::Actual => "actual",
        },
        "product": {
            "name": assessment.product.name,
            "code": assessment.product.code.value.to_string(),
            "annual_volume": assessment.product.annual_volume.value.to_string(),
        },
        "settled": assessment.is_settled(),
        "incumbent": assessment.incumbent().map(|scenario| scenario.id.as_str()),
        "cheapest": cheapest.map(|(scenario, _)| scenario.id.as_str()),
        "saving_a_unit": saving.map(money),
        "scenarios": assessment
            .scenarios
            .iter()
            .map(|scenario| scenario_value(scenario, catalogue))
            .collect::<Vec<_>>(),
        "duty_history": assessment.duty_history.iter().map(history_value).collect::<Vec<_>>(),
    })
}

/// The duty from one origin over time: a step holds until the next one.
fn history_value(history: &DutyHistory) -> Value {
    let over_time = &history.over_time;
    json!({
        "origin": over_time.country.as_str(),
        "claim": over_time.claim.map(|claim| claim.as_str().to_owned()),
        "scenarios": history.scenarios,
        "steps": over_time.steps.iter().map(step_value).collect::<Vec<_>>(),
    })
}

fn step_value(step: &RateStep) -> Value {
    json!({
        "from": step.from.to_string(),
        "percent": step.percent.map(|percent| percent.to_string()),
        "prohibited": step.prohibited,
        "components": step
            .parts
            .iter()
            .map(|(authority, heading, percent)| json!({
                "authority": authority,
                "heading": heading,
                "percent": percent.to_string(),
            }))
            .collect::<Vec<_>>(),
    })
}

fn scenario_value(scenario: &ScenarioAssessment, catalogue: &Catalogue) -> Value {
    json!({
        "id": scenario.id,
        "name": scenario.name,
        "kind": scenario.kind.word(),
        "place": scenario.place,
        "country": scenario.country.as_str(),
        "country_of_origin": scenario.country_of_origin.0.as_str(),
        "origin": origin_value(&scenario.origin, catalogue),
        "parts_set_aside": scenario.parts_set_aside.iter().map(|(part, _)| part).collect::<Vec<_>>(),
        "duty": duty_value(&scenario.duty, catalogue),
        "landed_cost": scenario.cost.as_ref().map(cost_value),
    })
}

fn origin_value(origin: &OriginAnswer, catalogue: &Catalogue) -> Value {
    match origin {
        OriginAnswer::OutsideTerritory => {
            json!({ "finding": "not-satisfied", "reason": "outside-territory" })
        }
        OriginAnswer::Refused(failure) => refused(failure, catalogue),
        OriginAnswer::Determined(determination) => {
            let conclusion = &determination.conclusion;
            json!({
                "finding": finding(&determination.finding),
                "missing": missing(&determination.finding, catalogue),
                "criterion": conclusion.criterion.map(customs::origin::Criterion::letter),
                "rule": conclusion.rule.as_ref().map(|rule| rule.as_str()),
                "alternative": conclusion.alternative.map(|letter| letter.to_string()),
                "method": conclusion.method.map(|method| match method {
                    customs::origin::Method::TransactionValue => "transaction-value",
                    customs::origin::Method::NetCost => "net-cost",
                }),
                "regional_value_content": conclusion
                    .alternatives
                    .iter()
                    .filter(|outcome| Some(outcome.letter) == conclusion.alternative)
                    .flat_map(|outcome| &outcome.regional_value_content)
                    .map(|figure| json!({
                        "method": match figure.method {
                            customs::origin::Method::TransactionValue => "transaction-value",
                            customs::origin::Method::NetCost => "net-cost",
                        },
                        "base": money(figure.base),
                        "non_originating": money(figure.non_originating),
                        "percent": figure.content.to_percent().map(|percent| percent.to_string()).ok(),
                        "threshold": figure.threshold.to_string(),
                        "met": figure.met,
                    }))
                    .collect::<Vec<_>>(),
            })
        }
    }
}

fn duty_value(duty: &DutyAnswer, catalogue: &Catalogue) -> Value {
    match duty {
        DutyAnswer::Refused(failure) => refused(failure, catalogue),
        DutyAnswer::Entry(entry) => {
            let mut value = assessed(&entry.determination, catalogue);
            value["on"] = json!("entry");
            value["code"] = json!(entry.line.code.to_string());
            value["origin"] = json!(entry.line.origin.0.as_str());
            value["customs_value"] = money(entry.line.value.0);
            value["units"] = json!(entry.units.to_string());
            value["claim"] = json!(entry.line.claim.as_ref().map(|claim| claim.indicator.as_str()));
            value["duty_a_unit"] = json!(entry.duty_a_unit().map(money));
            value["fees_a_unit"] = json!(entry.fees_a_unit().map(money));
            value
        }
        DutyAnswer::Parts(parts) => json!({
            "on": "parts",
            "parts": parts.iter().map(|part| part_value(part, catalogue)).collect::<Vec<_>>(),
        }),
    }
}

fn part_value(part: &PartDuty, catalogue: &Catalogue) -> Value {
    let mut value = match &part.answer {
        Ok(determination) => assessed(determination, catalogue),
        Err(failure) => refused(failure, catalogue),
    };
    value["part"] = json!(part.part);
    value["code"] = json!(part.code.to_string());
    value["origin"] = json!(part.country.0.as_str());
    value["customs_value"] = money(part.value);
    value
}

fn assessed(determination: &Determination<DutyAssessment>, catalogue: &Catalogue) -> Value {
    let assessment = &determination.conclusion;
    json!({
        "finding": finding(&determination.finding),
        "missing": missing(&determination.finding, catalogue),
        "components": assessment
            .components
            .iter()
            .map(|component| json!({
                "kind": component.kind.as_str(),
                "authority": &*component.authority,
                "heading": &*component.heading,
                "rate": component.rate.to_string(),
                "basis": component.basis.as_str(),
                "amount": component.amount.map(money),
                "citation": component.citation.reference,
            }))
            .collect::<Vec<_>>(),
        "duty_total": assessment.duty_total.map(money),
        "fees": assessment.fees.iter().map(fee).collect::<Vec<_>>(),
        "fees_total": assessment.fees_total.map(money),
        "prohibited": assessment.prohibited.is_some(),
    })
}

fn fee(fee: &Fee) -> Value {
    json!({
        "kind": fee.kind.as_str(),
        "treatment": fee.treatment.as_str(),
        "amount": fee.amount.map(money),
        "citation": fee.citation.reference,
    })
}

fn cost_value(cost: &LandedCost) -> Value {
    json!({
        "total": money(cost.total),
        "annual_total": cost.annual_total.map(money),
        "without": cost.unknowns.iter().map(|unknown| unknown.line.as_str()).collect::<Vec<_>>(),
        "blocks": cost
            .blocks
            .iter()
            .map(|block| json!({ "block": block.kind.name(), "total": money(block.total) }))
            .collect::<Vec<_>>(),
    })
}

fn money(money: Money) -> Value {
    json!({ "amount": money.amount.to_string(), "currency": money.currency.as_str() })
}

fn missing(finding: &Finding, catalogue: &Catalogue) -> Vec<Value> {
    finding
        .missing()
        .iter()
        .map(|fact| {
            json!({
                "fact": fact.fact,
                "about": fact.about,
                "question": catalogue.render(&fact.question),
            })
        })
        .collect()
}

fn refused(failure: &Failure, catalogue: &Catalogue) -> Value {
    json!({ "finding": "refused", "code": failure.code, "message": failure.what(catalogue) })
}
