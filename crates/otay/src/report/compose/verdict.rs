//! The answer in a sentence, with the figure that carries it.

use customs::{Decimal, Finding, Message, MissingFact, Value};
use planning::landed_cost::LandedCost;

use super::name;
use crate::assess::{Assessment, DutyAnswer, ScenarioAssessment};
use crate::report::model::{Figure, Verdict};

/// The verdict of a case: what the cheapest scenario saves against today's, and how its good enters.
pub fn verdict(assessment: &Assessment) -> Verdict {
    let Some((best, cost)) = assessment.cheapest() else { return without_cost(assessment) };
    let incumbent = assessment
        .incumbent()
        .and_then(|scenario| Some((scenario, scenario.landed_cost()?)))
        .filter(|(_, cost)| cost.unknowns.is_empty());
    match incumbent {
        Some((today, _)) if today.id == best.id => stays(assessment, best, cost),
        Some((today, today_cost)) => saves((best, cost), (today, today_cost)),
        None => {
            let message = Message::new("report-verdict-least")
                .with("name", name(best))
                .with("cost", cost.total)
                .with("entry", entry(best));
            let figure = Figure {
                value: cost.total.into(),
                label: Message::new("report-landed-a-unit").with("name", name(best)).into(),
            };
            Verdict {
                finding: Finding::Satisfied,
                sentence: message,
                figure: Some(figure),
                beside: others(best).into_iter().collect(),
            }
        }
    }
}

fn saves(
    (best, cost): (&ScenarioAssessment, &LandedCost),
    (today, today_cost): (&ScenarioAssessment, &LandedCost),
) -> Verdict {
    let saving = today_cost.total.checked_sub(cost.total).unwrap_or(cost.total);
    let percent = share(saving.amount, today_cost.total.amount);
    let sentence = Message::new("report-verdict-saves")
        .with("name", name(best))
        .with("cost", cost.total)
        .with("saving", saving)
        .with("percent", percent)
        .with("today", name(today))
        .with("entry", entry(best));
    let figure = Figure {
        value: saving.into(),
        label: Message::new("report-saved-a-unit").with("today", name(today)).into(),
    };
    let mut beside = Vec::new();
    if let Some(volume) = cost.annual_volume
        && let Ok(annual) = saving.checked_mul(volume)
    {
        let label = Message::new("report-saved-a-year").with("volume", Value::Number(volume));
        beside.push(Figure { value: annual.into(), label: label.into() });
    }
    beside.push(Figure {
        value: cost.total.into(),
        label: Message::new("report-landed-a-unit").with("name", name(best)).into(),
    });
    beside.extend(others(best));
    Verdict { finding: Finding::Satisfied, sentence, figure: Some(figure), beside }
}

fn stays(assessment: &Assessment, best: &ScenarioAssessment, cost: &LandedCost) -> Verdict {
    let next = assessment
        .scenarios
        .iter()
        .filter(|scenario| scenario.id != best.id)
        .filter_map(|scenario| Some((scenario, scenario.landed_cost()?)))
        .filter(|(_, cost)| cost.unknowns.is_empty())
        .min_by_key(|(_, cost)| cost.total.amount);
    let Some((next, next_cost)) = next else { return without_cost(assessment) };
    let more = next_cost.total.checked_sub(cost.total).unwrap_or(next_cost.total);
    let sentence = Message::new("report-verdict-stays")
        .with("name", name(best))
        .with("cost", cost.total)
        .with("next", name(next))
        .with("more", more)
        .with("entry", entry(next));
    let label = Message::new("report-more-a-unit").with("next", name(next));
    let beside = Figure {
        value: cost.total.into(),
        label: Message::new("report-landed-a-unit").with("name", name(best)).into(),
    };
    Verdict {
        finding: Finding::NotSatisfied,
        sentence,
        figure: Some(Figure { value: more.into(), label: label.into() }),
        beside: vec![beside],
    }
}

/// Where costs do not decide, the answer is on origin alone, and what is missing is asked for.
fn without_cost(assessment: &Assessment) -> Verdict {
    let missing: Vec<MissingFact> = assessment
        .scenarios
        .iter()
        .filter_map(|scenario| scenario.origin.finding())
        .flat_map(Finding::missing)
        .fold(Vec::new(), |mut all, fact| {
            if !all.contains(fact) {
                all.push(fact.clone());
            }
            all
        });
    let originating: Vec<Value> = assessment
        .scenarios
        .iter()
        .filter(|scenario| scenario.origin.finding().is_some_and(Finding::is_satisfied))
        .map(name)
        .collect();
    let sentence = if originating.is_empty() {
        Message::new("report-verdict-open")
    } else {
        Message::new("report-verdict-origin-only").with("scenarios", Value::List(originating))
    };
    Verdict { finding: Finding::Undetermined { missing }, sentence, figure: None, beside: Vec::new() }
}

/// How the good of a scenario enters, as a sentence.
fn entry(scenario: &ScenarioAssessment) -> Message {
    match &scenario.duty {
        DutyAnswer::Entry(duty) => match duty.duty_a_unit() {
            Some(money) if money.amount.is_zero() => {
                let originates = scenario.origin.finding().is_some_and(Finding::is_satisfied);
                Message::new(if originates { "report-entry-originating" } else { "report-entry-free" })
            }
            Some(money) => Message::new("report-entry-pays").with("duty", money),
            None => Message::new("report-entry-open"),
        },
        DutyAnswer::Parts(_) => Message::new("report-entry-made-here"),
        DutyAnswer::Refused(_) => Message::new("report-entry-open"),
    }
}

/// The regional value content that the best scenario passes with, where one is needed.
fn others(scenario: &ScenarioAssessment) -> Option<Figure> {
    let crate::assess::OriginAnswer::Determined(determination) = &scenario.origin else { return None };
    let conclusion = &determination.conclusion;
    let figure = conclusion
        .alternatives
        .iter()
        .filter(|outcome| Some(outcome.letter) == conclusion.alternative)
        .flat_map(|outcome| &outcome.regional_value_content)
        .find(|figure| figure.met && Some(figure.method) == conclusion.method)?;
    let label =
        Message::new("report-regional-value-content").with("needed", Value::Percent(figure.threshold));
    Some(Figure { value: figure.content.into(), label: label.into() })
}

fn share(part: Decimal, whole: Decimal) -> Value {
    let percent = part.checked_div(whole).and_then(Decimal::to_percent).unwrap_or_default();
    Value::Percent(percent.round_half_even(1))
}
