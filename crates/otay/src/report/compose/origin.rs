//! The section on origin.

use customs::origin::{Method, OriginConclusion, RegionalValueFigure, Route};
use customs::{Determination, Finding, Message, Value};
use lawbook::case::StatusReason;

use super::name;
use crate::assess::{OriginAnswer, ScenarioAssessment};
use crate::report::finding_key;
use crate::report::model::{Block, Cell, Column, Group, Row, Section, Table, Tree};

/// Does the good originate in each scenario, by which rule, with the working.
#[must_use]
pub fn origin_section(scenarios: &[ScenarioAssessment]) -> Section {
    let mut section = Section::new("origin", Message::new("report-origin-title")).say(lead(scenarios));
    if scenarios.len() > 1 {
        section = section.show(overview(scenarios));
    }
    for scenario in scenarios {
        section = section.show(group(scenario));
    }
    section
}

fn lead(scenarios: &[ScenarioAssessment]) -> Message {
    let originating: Vec<Value> = scenarios
        .iter()
        .filter(|scenario| scenario.origin.finding().is_some_and(Finding::is_satisfied))
        .map(name)
        .collect();
    if originating.is_empty() {
        Message::new("report-origin-none")
    } else {
        Message::new("report-origin-some").with("scenarios", Value::List(originating))
    }
}

fn overview(scenarios: &[ScenarioAssessment]) -> Table {
    let rows = scenarios
        .iter()
        .map(|scenario| {
            let outcome = scenario
                .origin
                .finding()
                .map_or(Cell::Unknown, |finding| Cell::from(Message::new(finding_key(finding))));
            let conclusion = match &scenario.origin {
                OriginAnswer::Determined(determination) => Some(&determination.conclusion),
                OriginAnswer::OutsideTerritory | OriginAnswer::Refused(_) => None,
            };
            let figure = conclusion.and_then(deciding_figure);
            Row::new(vec![
                Cell::Value(name(scenario)),
                outcome,
                Cell::optional(conclusion.and_then(|c| c.criterion).map(|criterion| criterion.letter())),
                Cell::optional(figure.map(|figure| method(figure.method))),
                Cell::optional(figure.and_then(|f| f.content.to_percent().ok()).map(Value::Percent)),
                Cell::optional(figure.map(|figure| Value::Percent(figure.threshold))),
            ])
        })
        .collect();
    Table {
        caption: Message::new("report-origin-overview"),
        columns: vec![
            Column::words(Message::new("report-scenario")),
            Column::words(Message::new("report-originates")),
            Column::words(Message::new("report-criterion")),
            Column::words(Message::new("report-method")),
            Column::figures(Message::new("report-content"), 2),
            Column::figures(Message::new("report-needed"), 0),
        ],
        rows,
        notes: Vec::new(),
    }
}

/// The figure of regional value content that the finding rests on: of the alternative that is met, or
/// nearest, the best.
fn deciding_figure(conclusion: &OriginConclusion) -> Option<&RegionalValueFigure> {
    let figures = || {
        conclusion
            .alternatives
            .iter()
            .filter(|outcome| Some(outcome.letter) == conclusion.alternative)
            .flat_map(|outcome| &outcome.regional_value_content)
    };
    figures()
        .find(|figure| Some(figure.method) == conclusion.method)
        .or_else(|| figures().max_by_key(|figure| figure.points))
}

fn method(method: Method) -> Message {
    Message::new(match method {
        Method::TransactionValue => "report-method-transaction-value",
        Method::NetCost => "report-method-net-cost",
    })
}

fn group(scenario: &ScenarioAssessment) -> Group {
    let mut group = Group {
        heading: name(scenario),
        finding: scenario.origin.finding().cloned(),
        lead: Vec::new(),
        blocks: Vec::new(),
    };
    match &scenario.origin {
        OriginAnswer::Determined(determination) => determined(&mut group, determination),
        OriginAnswer::OutsideTerritory => {
            group.lead.push(Message::new("report-origin-outside").with("country", scenario.country));
        }
        OriginAnswer::Refused(failure) => group.blocks.push(failure.clone().into()),
    }
    let declared = Message::new("report-country-of-origin")
        .with("country", scenario.country_of_origin.0)
        .with("basis", scenario.country_of_origin_basis.as_str());
    group.lead.push(declared);
    // A good that originates can still be a product of another country for duties by country.
    let originates = scenario.origin.finding().is_some_and(Finding::is_satisfied);
    if originates && !scenario.country_of_origin.0.is_usmca() {
        group.lead.push(Message::new("report-origin-diverges").with("country", scenario.country_of_origin.0));
    }
    set_aside(&mut group, scenario);
    group
}

fn determined(group: &mut Group, determination: &Determination<OriginConclusion>) {
    let conclusion = &determination.conclusion;
    group.lead.extend(outcome(determination));
    if let Some(figure) = deciding_figure(conclusion) {
        group.lead.push(
            Message::new(if figure.met { "report-content-met" } else { "report-content-missed" })
                .with("method", method(figure.method))
                .with("content", figure.content)
                .with("needed", Value::Percent(figure.threshold))
                .with("points", Value::Number(figure.points.abs().round_half_even(2)))
                .with("money", customs::Money::new(figure.money.amount.abs(), figure.money.currency)),
        );
    }
    if !conclusion.failing.is_empty() {
        group.blocks.push(failing(conclusion).into());
    }
    if !conclusion.requirements.is_empty() {
        group.blocks.push(requirements(conclusion).into());
    }
    if !conclusion.turning_sets.is_empty() {
        let sets = conclusion.turning_sets.iter().take(5).map(|set| {
            Value::Message(Box::new(Message::new("report-turning-set").with("lines", set.clone())))
        });
        group
            .blocks
            .push(Block::Text(Message::new("report-turning").with("sets", Value::List(sets.collect()))));
    }
    for choice in &conclusion.choices {
        group.blocks.push(Block::Note(choice.clone()));
    }
    group.blocks.push(determination.finding.missing().to_vec().into());
    group.blocks.push(determination.doubts.clone().into());
    if !determination.steps.is_empty() {
        group.blocks.push(Tree::of_steps(Message::new("report-working"), &determination.steps, false).into());
    }
}

fn outcome(determination: &Determination<OriginConclusion>) -> Option<Message> {
    let conclusion = &determination.conclusion;
    let rule = || match &conclusion.rule {
        Some(rule) => Message::new("report-rule")
            .with("rule", rule.as_str())
            .with("alternative", conclusion.alternative.map_or_else(|| "none".to_owned(), |l| l.to_string())),
        None => Message::new("report-rule-declared"),
    };
    match (&determination.finding, conclusion.route) {
        (Finding::Satisfied, Some(route)) => Some(
            Message::new("report-origin-by")
                .with("criterion", conclusion.criterion.map_or("", |criterion| criterion.letter()))
                .with("route", self::route(route, rule)),
        ),
        (Finding::NotSatisfied, _) if conclusion.rule.is_some() => {
            Some(Message::new("report-origin-fails").with("rule", rule()))
        }
        _ => None,
    }
}

fn route(route: Route, rule: impl Fn() -> Message) -> Message {
    match route {
        Route::WhollyObtained => Message::new("report-route-wholly-obtained"),
        Route::OriginatingMaterials => Message::new("report-route-originating-materials"),
        Route::ProductRule => rule(),
        Route::ChapterRule => Message::new("report-route-chapter-rule"),
        Route::PartsTogether => Message::new("report-route-parts-together"),
        Route::DeemedOriginating => Message::new("report-route-deemed"),
        Route::AlternativeStaging => Message::new("report-route-alternative-staging"),
        Route::Set => Message::new("report-route-set"),
    }
}

fn failing(conclusion: &OriginConclusion) -> Table {
    let rows = conclusion
        .failing
        .iter()
        .map(|material| {
            Row::new(vec![
                Cell::from(material.description.as_str()),
                Cell::optional(material.code),
                Cell::known(material.value),
                Cell::from(material.reason.clone()),
            ])
        })
        .collect();
    Table {
        caption: Message::new("report-failing"),
        columns: vec![
            Column::words(Message::new("report-material")),
            Column::words(Message::new("report-code")),
            Column::figures(Message::new("report-value"), 2),
            Column::words(Message::new("report-reason")),
        ],
        rows,
        notes: Vec::new(),
    }
}

/// What a vehicle has to meet beside its rule: each figure with what is needed.
fn requirements(conclusion: &OriginConclusion) -> Table {
    let mut rows = Vec::new();
    for requirement in &conclusion.requirements {
        let outcome = || Cell::from(Message::new(finding_key(&requirement.finding)));
        let name = Message::new("report-requirement").with("fact", requirement.fact);
        if requirement.figures.is_empty() {
            rows.push(Row::new(vec![Cell::from(name), outcome(), Cell::Unknown, Cell::Unknown]));
            continue;
        }
        for figure in &requirement.figures {
            let met = Finding::from_bool(figure.met);
            let said = Message::new("report-requirement-figure")
                .with("requirement", name.clone())
                .with("of", figure.of.as_str());
            rows.push(Row::new(vec![
                Cell::from(said),
                Cell::from(Message::new(finding_key(&met))),
                Cell::optional(figure.value.to_percent().ok().map(Value::Percent)),
                Cell::Value(Value::Percent(figure.required)),
            ]));
        }
        if matches!(requirement.finding, Finding::Undetermined { .. }) {
            rows.push(Row::new(vec![Cell::from(name.clone()), outcome(), Cell::Unknown, Cell::Unknown]));
        }
    }
    Table {
        caption: Message::new("report-requirements"),
        columns: vec![
            Column::words(Message::new("report-requirement-column")),
            Column::words(Message::new("report-met")),
            Column::figures(Message::new("report-content"), 2),
            Column::figures(Message::new("report-needed"), 1),
        ],
        rows,
        notes: Vec::new(),
    }
}

/// Parts whose claim does not count, reason by reason.
fn set_aside(group: &mut Group, scenario: &ScenarioAssessment) {
    let reasons = [
        (StatusReason::NoEvidence, "report-set-aside-no-evidence"),
        (StatusReason::EvidenceExpired, "report-set-aside-expired"),
        (StatusReason::EvidenceLater, "report-set-aside-later"),
        (StatusReason::NotStated, "report-set-aside-not-stated"),
    ];
    for (reason, key) in reasons {
        let parts: Vec<&str> = scenario
            .parts_set_aside
            .iter()
            .filter(|(_, why)| *why == reason)
            .map(|(part, _)| part.as_str())
            .collect();
        if !parts.is_empty() {
            let message = Message::new(key).with("count", parts.len()).with("parts", parts);
            group.blocks.insert(0, Block::Note(message));
        }
    }
}
