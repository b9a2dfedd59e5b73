//! The origin of a good from its bill.

use customs::origin::{
    self, Criterion, Good, Material, MaterialRole, NetCost, OriginConclusion, OriginLaw, ProducedBy,
    Production, Route, TotalCost, TransactionValue,
};
use customs::{Country, CountryOfExport, CountryOfOrigin, Determination, Finding, Law, OriginatingStatus};

use super::values::METHODS;
use super::{automotive_figures, engine};
use crate::cases::compare::{Actual, Answer, percent};
use crate::cases::facts::{Facts, FactsError};
use crate::cases::node::NodeKind;
use crate::cases::registry::{Ask, Context, Registry};
use crate::usmca::psr;

const AREA: &str = "origin";

pub(super) fn register(registry: &mut Registry) {
    registry.register(AREA, "origin", determine);
    registry.register(AREA, "origin-thresholds", thresholds);
}

/// Answers to named facts: yes or no, a number, a choice.
fn answers(facts: &Facts<'_>) -> Result<origin::Facts, FactsError> {
    let mut found = origin::Facts::new();
    let Some(node) = facts.node("answers") else { return Ok(found) };
    for (name, value) in node.entries() {
        let answer = match &value.kind {
            NodeKind::Boolean(true) => origin::Answer::Yes,
            NodeKind::Boolean(false) => origin::Answer::No,
            NodeKind::Number { value, .. } => origin::Answer::Number(*value),
            NodeKind::Text(choice) => origin::Answer::Choice(choice.clone()),
            other => {
                return Err(FactsError::Kind {
                    path: format!("answers.{name}"),
                    expected: "true or false, a number or text",
                    found: other.name(),
                    line: value.line,
                });
            }
        };
        found.insert(name.clone(), answer);
    }
    Ok(found)
}

fn material(facts: &Facts<'_>) -> Result<Material, FactsError> {
    let line = facts.text("line")?.or(facts.text("description")?).map(str::to_owned);
    let mut material = Material::new(facts.required("line", line)?, facts.code("code")?);
    material.description = facts.text("description")?.unwrap_or_default().to_owned();
    material.country = facts.country("country")?.map(CountryOfOrigin);
    material.value = facts.money("value")?;
    material.weight = facts.number("weight")?;
    if facts.flag("originating")? {
        material.status.status = OriginatingStatus::Originating;
        material.status.evidence = Some(facts.text("evidence")?.unwrap_or("stated in the case").to_owned());
    } else {
        facts.text("evidence")?;
    }
    if let Some(role) = facts.text("role")? {
        material.role = MaterialRole::from_name(role).ok_or_else(|| FactsError::Choice {
            path: "role".into(),
            found: role.to_owned(),
            choices: MaterialRole::ALL.map(|(_, name)| name).join(", "),
            line: 0,
        })?;
    }
    material.facts = answers(facts)?;
    let parts = facts.tables("made_of", material_within)?;
    let net_cost = facts.money("net_cost")?.map(NetCost);
    let by = match facts.text("made_by")? {
        Some("supplier") => ProducedBy::Supplier { statement: facts.text("statement")?.map(str::to_owned) },
        _ => ProducedBy::Producer,
    };
    if !parts.is_empty() {
        material.production = Some(Production { materials: parts, by, net_cost });
    }
    Ok(material)
}

/// A material within a material: the same facts, at any depth.
fn material_within(facts: &Facts<'_>) -> Result<Material, FactsError> {
    material(facts)
}

fn good(facts: &Facts<'_>) -> Result<Good, Ask> {
    let code = facts.code("code")?;
    let code = facts.required("code", code)?;
    let description = facts.text("description")?.unwrap_or_default();
    let produced_in = facts.country("produced_in")?.unwrap_or(Country::MX);
    let mut good = Good::new(code, description, produced_in);
    good.imported_into = facts.country("imported_into")?.unwrap_or(Country::US);
    good.exported_from = facts.country("exported_from")?.map(CountryOfExport);
    good.marking_origin = facts.country("marking_origin")?.map(CountryOfOrigin);
    good.additional_duty_origin = facts.country("additional_duty_origin")?.map(CountryOfOrigin);
    good.transaction_value = facts.money("transaction_value")?.map(TransactionValue);
    good.net_cost = facts.money("net_cost")?.map(NetCost);
    good.total_cost = facts.money("total_cost")?.map(TotalCost);
    good.weight = facts.number("weight")?;
    good.facts = answers(facts)?;
    good.choices.method = facts.choice("method", &METHODS)?;
    if facts.has("designated") {
        good.choices.designated = Some(facts.texts("designated")?);
    }
    good.choices.accumulate = facts.boolean("accumulate")?;
    good.materials = facts.tables("materials", material)?;
    good.automotive = facts.table("automotive", automotive_figures::figures)?.map(Box::new);
    Ok(good)
}

const fn route(route: Route) -> &'static str {
    match route {
        Route::WhollyObtained => "wholly-obtained",
        Route::OriginatingMaterials => "originating-materials",
        Route::ProductRule => "product-rule",
        Route::ChapterRule => "chapter-rule",
        Route::PartsTogether => "parts-together",
        Route::DeemedOriginating => "deemed-originating",
        Route::AlternativeStaging => "alternative-staging",
        Route::Set => "set",
    }
}

fn determine(facts: &Facts<'_>, context: &Context<'_>) -> Result<Answer, Ask> {
    let good = good(facts)?;
    let given = match facts.text("rule_given")? {
        Some(text) => Some(with_rule(context.law, text)?),
        None => None,
    };
    let law = engine(given.as_ref().unwrap_or(context.law).on(context.as_of))?;
    let found = engine(origin::determine(&law, &good))?;
    answer(&found)
}

/// The law with the rules that a case gives in the notation of `docs/notation.md` in the place of those
/// held: for an example that states its own rule.
fn with_rule(law: &Law, text: &str) -> Result<Law, Ask> {
    let wrong = |reason: String| FactsError::Choice {
        path: "rule_given".into(),
        found: reason,
        choices: "rules in the notation of docs/notation.md".into(),
        line: 0,
    };
    let first = |errors: Vec<(usize, psr::PsrError)>| {
        wrong(errors.first().map(|(line, error)| format!("line {line}: {error}")).unwrap_or_default())
    };
    let chapter = psr::parse(text).and_then(|file| psr::assemble(&file)).map_err(first)?;
    let mut provisions = law.origin.provisions().clone();
    provisions.not_encoded.clear();
    let concordance = law.origin.concordance().clone();
    let origin = OriginLaw::new(vec![chapter], provisions, concordance)
        .map_err(|errors| wrong(errors.first().map(ToString::to_string).unwrap_or_default()))?;
    Ok(Law { origin, ..law.clone() })
}

/// What a determination answers, in the names of `docs/cases.md`.
fn answer(found: &Determination<OriginConclusion>) -> Result<Answer, Ask> {
    let c = &found.conclusion;
    let figures = c.alternatives.iter().flat_map(|a| &a.regional_value_content);
    let mut by_method = Answer::new();
    for (name, method) in METHODS {
        if let Some(figure) = figures.clone().find(|f| f.method == method) {
            by_method = by_method.with(
                name,
                Answer::new()
                    .with("base", figure.base)
                    .with("value_of_non_originating_materials", figure.non_originating)
                    .with("content_percent", percent(figure.content))
                    .with("threshold_percent", figure.threshold)
                    .with("met", figure.met)
                    .with("points", figure.points)
                    .with("money", figure.money),
            );
        }
    }
    // The tolerance is part of what qualified, where an alternative that is met used it.
    let tolerance = c.alternatives.iter().any(|a| a.de_minimis_tolerance && a.finding.is_satisfied());
    Ok(Answer::new()
        .finding(&found.finding)
        .with(
            "originating",
            // No answer while undetermined: a record that expects `false` must not pass on a missing fact.
            match &found.finding {
                Finding::Satisfied => Some(true),
                Finding::NotSatisfied => Some(false),
                Finding::Undetermined { .. } => None,
            },
        )
        .with("route", c.route.map(route))
        .with("criterion", c.criterion.map(Criterion::letter))
        .with("rule", c.rule.as_ref().map(|r| r.as_str().to_owned()))
        .with("alternative", c.alternative.map(String::from))
        .with("method", c.method.map(|m| METHODS.iter().find(|(_, x)| *x == m).map_or("", |(n, _)| n)))
        .with("value_of_non_originating_materials", c.value_of_non_originating_materials)
        .with("regional_value_content", by_method)
        .with("de_minimis_tolerance", tolerance)
        .with("requirements", requirements(c))
        .with("failing", c.failing.iter().map(|f| f.line.clone()).collect::<Vec<_>>())
        .with(
            "turning_sets",
            Actual::List(c.turning_sets.iter().map(|set| Actual::from(set.clone())).collect()),
        )
        .with("doubts", found.doubts.iter().map(|d| d.assumption.clone()).collect::<Vec<_>>()))
}

/// Each requirement of a vehicle that its figures decide, by the name of its fact.
fn requirements(conclusion: &OriginConclusion) -> Answer {
    let mut all = Answer::new();
    for requirement in &conclusion.requirements {
        let mut figures = Answer::new();
        for figure in &requirement.figures {
            let found = Answer::new()
                .with("percent", percent(figure.value))
                .with("required_percent", figure.required)
                .with("met", figure.met);
            figures = figures.with(figure.of.clone(), found);
        }
        all = all.with(requirement.fact, figures.finding(&requirement.finding));
    }
    all
}

/// The general thresholds: tolerance, goods and parts together, interest.
fn thresholds(_: &Facts<'_>, context: &Context<'_>) -> Result<Answer, Ask> {
    let law = engine(context.law.on(context.as_of))?;
    let provisions = law.origin().provisions();
    let mut answer = Answer::new()
        .with("value_limit_percent", provisions.de_minimis.percent)
        .with("textile_weight_limit_percent", provisions.de_minimis.textile_percent)
        .with("elastomeric_limit_percent", provisions.de_minimis.elastomeric_percent)
        .with("interest_points", customs::origin::cost::ALLOWED_POINTS);
    if let Some(parts) = provisions.parts_together {
        answer = answer
            .with("parts_together_transaction_value_percent", parts.transaction_value)
            .with("parts_together_net_cost_percent", parts.net_cost);
    }
    Ok(answer)
}
