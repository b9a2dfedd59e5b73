//! The determination of origin of a good, by every provision that can confer it.
//!
//! Source: 19 CFR 182 App. A s. 3, 6, 10, 11; GN 11(b)-(o).

use std::cmp::Reverse;

use crate::decimal::Decimal;
use crate::determination::{Citation, Determination, Doubt, Finding, Message, MissingFact, Step, Value};
use crate::law::LawOnDate;
use crate::tariff_code::Level;

use super::automotive::{self, Requirements};
use super::bill::{Designating, Unit, line, settle};
use super::change::missing;
use super::cite::{self, regulation};
use super::conclusion::{Criterion, OriginConclusion, Route};
use super::distance;
use super::error::OriginError;
use super::evaluate::{Context, Outcome, Reasoned, ask, fact};
use super::facts::Answer;
use super::good::{Good, MaterialRole};
use super::law::Governing;
use super::notes;
use super::regional;
use super::rule::{Alternative, ProductRule};

/// Determines whether a good originates under the USMCA, by which provision, and why.
///
/// - Takes: the law on a date; the good with its bill, all amounts per unit of the good in one currency.
/// - Gives: the finding; criterion, rule, alternative, figures, materials in the way, what would turn it;
///   the working. A fact that was not given is asked for, never assumed.
/// - Refuses: a code shorter than six digits, negative amounts, two currencies.
/// - Source: 19 CFR 182 App. A (Uniform Regulations), GN 11. In force from 2020-07-01.
pub fn determine(law: &LawOnDate<'_>, good: &Good) -> Result<Determination<OriginConclusion>, OriginError> {
    let mut determination = originates(law, good, Designating::Any)?;
    if determination.finding == Finding::NotSatisfied {
        let sets = distance::turning_sets(law, good)?;
        if let Some(step) = distance::step(&sets) {
            determination.steps.push(step);
        }
        determination.conclusion.turning_sets = sets;
    }
    determination.steps.extend(divergence(good, &determination.finding));
    Ok(determination)
}

/// The determination without what would turn it; also of a self-produced material.
///
/// Accumulation is the producer's choice: where nobody made it, the better of the two answers stands.
pub(super) fn originates(
    law: &LawOnDate<'_>,
    good: &Good,
    designating: Designating,
) -> Result<Determination<OriginConclusion>, OriginError> {
    let offered = as_chosen(law, good, designating)?;
    let may_choose = good.choices.accumulate.is_none() && any_accumulated(&good.materials);
    if offered.finding.is_satisfied() || !may_choose {
        return Ok(offered);
    }
    let mut declining = good.clone();
    declining.choices.accumulate = Some(false);
    let declined = as_chosen(law, &declining, designating)?;
    let better = declined.finding.is_satisfied()
        || (offered.finding == Finding::NotSatisfied && declined.finding != Finding::NotSatisfied);
    Ok(if better { declined } else { offered })
}

/// Whether production of a supplier could be accumulated anywhere in the bill.
fn any_accumulated(materials: &[super::Material]) -> bool {
    materials.iter().filter_map(|material| material.production.as_ref()).any(|production| {
        matches!(production.by, super::ProducedBy::Supplier { .. }) || any_accumulated(&production.materials)
    })
}

/// The determination with the choices as they stand.
fn as_chosen(
    law: &LawOnDate<'_>,
    good: &Good,
    designating: Designating,
) -> Result<Determination<OriginConclusion>, OriginError> {
    if good.code.level() < Level::Subheading {
        return Err(OriginError::CodeTooShort { code: good.code });
    }
    let units = settle(law, good, &good.materials, designating)?;
    let plain = attempt(law, good, &units, false)?;
    let mut open = Vec::new();
    unsettled(&units, &mut open);
    if plain.finding.is_satisfied() || open.is_empty() {
        return Ok(plain);
    }
    // Some lines are not settled: the good does not originate only if it would not even with all of them.
    let hopeful = attempt(law, good, &units, true)?;
    let finding = match hopeful.finding {
        Finding::NotSatisfied => Finding::NotSatisfied,
        _ => plain.finding.clone().or(Finding::Undetermined { missing: open }),
    };
    Ok(Determination { finding, ..plain })
}

fn unsettled(units: &[Unit<'_>], open: &mut Vec<MissingFact>) {
    for unit in units {
        if let Finding::Undetermined { missing } = &unit.status {
            for fact in missing {
                if !open.contains(fact) {
                    open.push(fact.clone());
                }
            }
        }
        unsettled(&unit.parts, open);
    }
}

/// One provision that was tried.
struct Tried {
    route: Route,
    criterion: Option<Criterion>,
    finding: Finding,
    step: Step,
}

fn attempt(
    law: &LawOnDate<'_>,
    good: &Good,
    units: &[Unit<'_>],
    optimistic: bool,
) -> Result<Determination<OriginConclusion>, OriginError> {
    let requirements = Requirements::default();
    let mut context = Context { law, good, code: good.code, units, optimistic, requirements };
    let mut conclusion = OriginConclusion::default();
    let mut doubts = Vec::new();
    let mut steps: Vec<Step> = units.iter().flat_map(|unit| unit.steps.iter().cloned()).collect();
    let mut bars = general_bars(&context);
    steps.append(&mut bars.steps);

    let governing = law.origin().governing(good.code, &good.facts, law.date(), context.between());
    if let Governing::Rules { code, .. } | Governing::Describe { code, .. } = &governing {
        context.code = *code;
    }
    context.requirements = automotive::compute(&context)?;
    let tried = if good.facts.yes_or_no("set-by-rule-3") == Some(true) {
        vec![set(&context)?]
    } else {
        let place = place(&context);
        steps.push(place.1);
        routes(&context, &governing, place.0, &mut conclusion, &mut doubts)?
    };
    let mut finding = Finding::NotSatisfied;
    for route in &tried {
        if route.finding.is_satisfied() && !finding.is_satisfied() {
            conclusion.route = Some(route.route);
            conclusion.criterion = route.criterion;
        }
        finding = finding.or(route.finding.clone());
    }
    steps.extend(tried.into_iter().map(|route| route.step));
    let notes_that_bar = notes::barring(&context);
    steps.extend(notes_that_bar.steps);
    finding = finding.and(bars.finding).and(notes_that_bar.finding);
    let sum = context.non_originating_value()?;
    if sum.unknown.is_empty() {
        conclusion.value_of_non_originating_materials = Some(sum.amount(context.currency()));
    }
    if finding.is_satisfied() {
        conclusion.failing.clear();
        conclusion.choices = choices(&context, &conclusion);
    } else {
        conclusion.route = None;
        conclusion.criterion = None;
    }
    let outcome = match finding {
        Finding::Satisfied => "origin-originates",
        Finding::NotSatisfied => "origin-does-not-originate",
        Finding::Undetermined { .. } => "origin-undetermined",
    };
    let mut message = Message::new(outcome).with("code", good.code);
    if let Some(criterion) = conclusion.criterion {
        message = message.with("criterion", criterion.letter());
    } else {
        message = message.with("criterion", "none");
    }
    steps.push(Step::new(message).finding(finding.clone()));
    Ok(Determination { finding, conclusion, steps, doubts })
}

/// Every provision in turn, until one confers origin.
fn routes(
    context: &Context<'_, '_>,
    governing: &Governing<'_>,
    place: Finding,
    conclusion: &mut OriginConclusion,
    doubts: &mut Vec<Doubt>,
) -> Result<Vec<Tried>, OriginError> {
    let mut tried = Vec::new();
    let done = |tried: &[Tried]| tried.iter().any(|t| t.finding.is_satisfied());
    if place != Finding::NotSatisfied {
        tried.extend(wholly_obtained(context));
        if !done(&tried) {
            tried.extend(exclusively_originating(context));
        }
        if !done(&tried)
            && let Some(regime) = automotive::staging(context)?
        {
            conclusion.requirements = regime.outcomes;
            let criterion = Some(Criterion::B);
            let (finding, step) = (regime.finding, regime.step);
            tried.push(Tried { route: Route::AlternativeStaging, criterion, finding, step });
        }
        if !done(&tried) {
            let (rule, outcomes) = product_rule(context, governing, conclusion, doubts)?;
            tried.push(rule);
            if !done(&tried) {
                tried.extend(chapter_rule(context));
            }
            if !done(&tried) {
                tried.extend(parts_together(context, &outcomes)?);
            }
        }
        for route in &mut tried {
            route.finding = std::mem::replace(&mut route.finding, Finding::Satisfied).and(place.clone());
        }
    }
    if !done(&tried) {
        tried.extend(deemed_route(context));
    }
    Ok(tried)
}

/// Whether the good is produced in the territory at all.
fn place(context: &Context<'_, '_>) -> (Finding, Step) {
    let good = context.good;
    let entirely = good.facts.yes_or_no("produced-entirely-in-territory").unwrap_or(true);
    let finding = Finding::from_bool(good.produced_in.is_usmca() && entirely);
    let key = if finding.is_satisfied() { "origin-produced-in-territory" } else { "origin-produced-outside" };
    let step = Step::new(Message::new(key).with("country", good.produced_in))
        .finding(finding.clone())
        .cite(regulation("3(2), 3(3)"));
    (finding, step)
}

/// Transit, dilution, circumvention: what takes origin away whatever confers it.
pub(super) fn general_bars(context: &Context<'_, '_>) -> Reasoned {
    let good = context.good;
    let mut reasoned = Reasoned::met();
    if good.facts.yes_or_no("left-territory") == Some(true) {
        let further = good.facts.yes_or_no("no-further-production-outside");
        let exempt = context.law.origin().provisions().further_production.iter().find(|listed| {
            listed.codes.iter().any(|range| range.contains(context.code))
                && listed.fact.as_ref().is_none_or(|name| good.facts.yes_or_no(name) == Some(true))
        });
        if let (Some(listed), Some(false)) = (exempt, further) {
            let finding = fact(good, "same-subheading-after-production-outside", "");
            let step = Step::new(Message::new("origin-further-production-allowed"))
                .cite(Citation::new(listed.citation.clone()));
            reasoned.require(finding, step);
        } else {
            let finding = fact(good, "remained-under-customs-control", "").and(fact(
                good,
                "no-further-production-outside",
                "",
            ));
            reasoned.require(finding, Step::new(Message::new("origin-transit")).cite(regulation("10(1)")));
        }
    }
    for (name, key, section) in [
        ("mere-dilution", "origin-mere-dilution", "11(a)"),
        ("circumvention", "origin-circumvention", "11(b)"),
    ] {
        if good.facts.yes_or_no(name) == Some(true) {
            reasoned.require(Finding::NotSatisfied, Step::new(Message::new(key)).cite(regulation(section)));
        }
    }
    reasoned
}

/// Wholly obtained or produced, section 3(1). `None` where the bill speaks of another provision.
fn wholly_obtained(context: &Context<'_, '_>) -> Option<Tried> {
    const NAME: &str = "wholly-obtained";
    let answer = context.good.facts.get(NAME);
    let foreign = context.leaves().into_iter().find(|leaf| leaf.counts_for_change());
    let (finding, message) = match (answer, foreign) {
        (Some(Answer::No), _) => return None,
        (Some(Answer::Choice(none)), _) if none == "none" => return None,
        (Some(answer), None) => {
            let paragraph = match answer {
                Answer::Choice(letter) => letter.as_str(),
                _ => "a-k",
            };
            (Finding::Satisfied, Message::new("origin-wholly-obtained").with("paragraph", paragraph))
        }
        (Some(_), Some(leaf)) => (
            Finding::NotSatisfied,
            Message::new("origin-not-wholly-obtained").with("line", line(leaf.unit.material)),
        ),
        (None, None) if context.units.is_empty() => {
            let finding = missing(NAME, None, ask(NAME, ""));
            (finding, Message::new("origin-wholly-obtained-open"))
        }
        (None, _) => return None,
    };
    let step = Step::new(message).finding(finding.clone()).cite(regulation("3(1)"));
    Some(Tried { route: Route::WhollyObtained, criterion: Some(Criterion::A), finding, step })
}

/// Produced exclusively from originating materials, section 3(3).
fn exclusively_originating(context: &Context<'_, '_>) -> Option<Tried> {
    if context.units.is_empty() {
        return None;
    }
    let foreign = context
        .leaves()
        .into_iter()
        .filter(|leaf| leaf.unit.counts_for_value || leaf.counts_for_change())
        .count();
    if foreign > 0 {
        return None;
    }
    let notes = notes::requirements(context, None);
    let step = Step::new(Message::new("origin-exclusively-originating").with("count", context.units.len()))
        .finding(notes.finding.clone())
        .cite(regulation("3(3)"))
        .under(notes.steps);
    Some(Tried {
        route: Route::OriginatingMaterials,
        criterion: Some(Criterion::C),
        finding: notes.finding,
        step,
    })
}

/// The product-specific rule, section 3(2) and GN 11(o).
fn product_rule(
    context: &Context<'_, '_>,
    governing: &Governing<'_>,
    conclusion: &mut OriginConclusion,
    doubts: &mut Vec<Doubt>,
) -> Result<(Tried, Vec<Outcome>), OriginError> {
    let (finding, step, outcomes) = match governing {
        Governing::Rules { rules, succession, .. } => {
            let mut outcomes = Vec::new();
            let mut steps = Vec::new();
            if let Some(succession) = succession {
                let earlier: Vec<Value> = succession.earlier.iter().map(|c| (*c).into()).collect();
                steps.push(Step::new(
                    Message::new("origin-earlier-code")
                        .with("code", succession.code)
                        .with("earlier", Value::List(earlier))
                        .with("source", succession.source.as_str()),
                ));
            }
            let mut required = false;
            for (rule, alternative) in live(context, rules) {
                doubts_of(context, rule, doubts);
                required |= notes::asks_requirements(context, rule, alternative);
                outcomes.push(super::evaluate::alternative(context, rule, alternative)?);
            }
            let finding =
                outcomes.iter().fold(Finding::NotSatisfied, |found, o| found.or(o.summary.finding.clone()));
            steps.extend(outcomes.iter().map(|o| o.step.clone()));
            report(&outcomes, conclusion);
            if required {
                let (requirements, of_requirements) = context.requirements.conclude();
                conclusion.requirements = requirements;
                doubts.extend(of_requirements);
            }
            let names: Vec<Value> = rules.iter().map(|r| Value::from(r.id.as_str())).collect();
            let mut step = Step::new(
                Message::new("origin-product-rule")
                    .with("rules", Value::List(names))
                    .with("code", context.code),
            )
            .under(steps);
            for rule in rules {
                step = step.cite(cite::rule(&rule.id));
            }
            (finding, step, outcomes)
        }
        other => {
            let (finding, message) = no_rule(context, other);
            let mut step = Step::new(message).cite(Citation::new("HTSUS GN 11(o)"));
            if matches!(other, Governing::NotEncoded { .. })
                && !matches!(finding, Finding::Undetermined { .. })
            {
                step = step.under(vec![Step::new(Message::new("origin-rule-on-the-producers-word"))]);
            }
            (finding, step, Vec::new())
        }
    };
    let step = step.finding(finding.clone());
    Ok((Tried { route: Route::ProductRule, criterion: Some(Criterion::B), finding, step }, outcomes))
}

/// The alternatives that count on the date and in the trade of the good.
pub(super) fn live<'law>(
    context: &Context<'_, '_>,
    rules: &[&'law ProductRule],
) -> Vec<(&'law ProductRule, &'law Alternative)> {
    let (date, between) = (context.law.date(), context.between());
    rules
        .iter()
        .flat_map(|rule| rule.alternatives.iter().map(move |a| (*rule, a)))
        .filter(|(_, alternative)| alternative.is_live(date, between))
        .collect()
}

/// Why no rule can be applied, as a finding and a sentence.
fn no_rule(context: &Context<'_, '_>, governing: &Governing<'_>) -> (Finding, Message) {
    let code = context.good.code;
    match governing {
        Governing::Describe { choices, .. } => {
            let by_use = super::original_equipment::asked_by_use(context.good, choices);
            let missing = vec![by_use.unwrap_or_else(|| ProductRule::ask_which(choices))];
            (Finding::Undetermined { missing }, Message::new("origin-which-rule").with("code", code))
        }
        Governing::EarlierCode { succession } => {
            let choices: Vec<Value> = succession.earlier.iter().map(|c| (*c).into()).collect();
            let ask = Message::new("origin-ask-earlier-code")
                .with("code", code)
                .with("choices", Value::List(choices.clone()));
            let message = Message::new("origin-earlier-code-open")
                .with("code", code)
                .with("choices", Value::List(choices));
            (missing("earlier-code", None, ask), message)
        }
        Governing::NeedsTariffItem => {
            let ask = Message::new("origin-ask-good-deeper").with("level", "item");
            (missing("code", None, ask), Message::new("origin-needs-tariff-item").with("code", code))
        }
        Governing::NotEncoded { reason } => {
            const NAME: &str = "product-specific-rule";
            // Not held here, the rule can still be read elsewhere: its outcome is a fact of the case.
            let finding = match context.good.facts.yes_or_no(NAME) {
                Some(met) => Finding::from_bool(met),
                None => missing(
                    NAME,
                    None,
                    Message::new("origin-ask-rule-not-held").with("reason", reason.clone()),
                ),
            };
            (finding, reason.clone())
        }
        Governing::Rules { .. } => {
            (Finding::NotSatisfied, Message::new("origin-which-rule").with("code", code))
        }
    }
}

/// Puts the alternative that is met, or else the nearest, into the conclusion.
fn report(outcomes: &[Outcome], conclusion: &mut OriginConclusion) {
    conclusion.alternatives = outcomes.iter().map(|o| o.summary.clone()).collect();
    let nearness = |o: &&Outcome| {
        let value: Decimal = o
            .failing
            .iter()
            .filter_map(|f| f.value)
            .try_fold(Decimal::ZERO, |sum, v| sum.checked_add(v.amount))
            .unwrap_or(Decimal::ZERO);
        let short = o.summary.regional_value_content.iter().map(|f| f.points).max();
        (
            !o.summary.finding.is_satisfied(),
            o.summary.finding == Finding::NotSatisfied,
            o.failing.len(),
            value,
            Reverse(short.unwrap_or(Decimal::HUNDRED)),
        )
    };
    let Some(nearest) = outcomes.iter().min_by_key(nearness) else { return };
    conclusion.rule = Some(nearest.summary.rule.clone());
    conclusion.alternative = Some(nearest.summary.letter);
    conclusion.method = nearest.method;
    conclusion.failing = nearest.failing.clone();
}

/// Doubts about the data of a rule that touch this answer.
fn doubts_of(context: &Context<'_, '_>, rule: &ProductRule, doubts: &mut Vec<Doubt>) {
    for doubt in &context.law.origin().provisions().doubts {
        if doubt.touches(rule) && !doubts.iter().any(|d| d.assumption == doubt.assumption) {
            doubts.push(Doubt {
                assumption: doubt.assumption.clone(),
                message: Message::new("origin-doubt")
                    .with("rule", rule.id.as_str())
                    .with("assumption", doubt.assumption.as_str()),
            });
        }
    }
}

/// Notes and process rules that confer origin by themselves.
fn chapter_rule(context: &Context<'_, '_>) -> Option<Tried> {
    let conferred = notes::conferring(context);
    if conferred.steps.is_empty() {
        return None;
    }
    let criterion = if conferred.wholly_obtained { Criterion::A } else { Criterion::B };
    let step = Step::new(Message::new("origin-chapter-rules"))
        .finding(conferred.finding.clone())
        .under(conferred.steps);
    Some(Tried { route: Route::ChapterRule, criterion: Some(criterion), finding: conferred.finding, step })
}

/// Goods and parts classified together, and unassembled goods: section 3(4).
fn parts_together(context: &Context<'_, '_>, outcomes: &[Outcome]) -> Result<Option<Tried>, OriginError> {
    let Some(thresholds) = context.law.origin().provisions().parts_together else { return Ok(None) };
    let good = context.good;
    if (61..=63).contains(&(good.code.first() / 100_000_000)) {
        return Ok(None);
    }
    let subheading = good.code.at(Level::Subheading);
    let leaves = context.leaves();
    let same = |name: &String| {
        leaves
            .iter()
            .filter(|leaf| leaf.unit.material.line == *name)
            .all(|leaf| leaf.unit.material.code.and_then(|c| c.at(Level::Subheading)) == subheading)
    };
    let only_parts = outcomes
        .iter()
        .any(|o| !o.summary.not_changing.is_empty() && o.summary.not_changing.iter().all(same));
    let unassembled = good.facts.yes_or_no("imported-unassembled") == Some(true);
    if !only_parts && !unassembled {
        return Ok(None);
    }
    let regional = regional::against(context, thresholds)?;
    let mut finding = regional.finding.clone();
    let mut steps = vec![regional.step];
    if !unassembled && finding != Finding::NotSatisfied {
        let covers = fact(good, "subheading-covers-good-and-parts", "");
        steps.push(
            Step::new(Message::new("origin-covers-good-and-parts").with("code", good.code))
                .finding(covers.clone())
                .cite(regulation("3(5)")),
        );
        finding = finding.and(covers);
    }
    let notes = notes::requirements(context, None);
    finding = finding.and(notes.finding);
    steps.extend(notes.steps);
    let (key, section) =
        if unassembled { ("origin-unassembled", "3(4)(b)") } else { ("origin-parts-together", "3(4)(a)") };
    let step = Step::new(Message::new(key).with("code", good.code))
        .finding(finding.clone())
        .cite(regulation(section))
        .under(steps);
    Ok(Some(Tried { route: Route::PartsTogether, criterion: Some(Criterion::D), finding, step }))
}

/// Whether the good is an information-technology good of schedule 2 that originates by import from a Party,
/// section 3(7); `None` for a good that is not on the list.
pub(super) fn deemed(context: &Context<'_, '_>) -> Option<Finding> {
    deemed_route(context).map(|tried| tried.finding)
}

fn deemed_route(context: &Context<'_, '_>) -> Option<Tried> {
    let listed = context.law.origin().provisions().information_technology.iter().find(|listed| {
        listed.codes.iter().any(|r| r.contains(context.good.code) || r.contains(context.code))
    })?;
    let imported_from = context.good.exported_from.map_or(context.good.produced_in, |e| e.0);
    let fits = listed.fact.as_ref().map_or(Finding::Satisfied, |name| fact(context.good, name, name));
    let finding = Finding::from_bool(imported_from.is_usmca()).and(fits);
    let step = Step::new(
        Message::new("origin-deemed").with("code", context.good.code).with("country", imported_from),
    )
    .finding(finding.clone())
    .cite(Citation::new(listed.citation.clone()));
    Some(Tried { route: Route::DeemedOriginating, criterion: None, finding, step })
}

/// Sets classified under rule 3 of the general rules: section 6.
fn set(context: &Context<'_, '_>) -> Result<Tried, OriginError> {
    let items: Vec<&Unit<'_>> =
        context.units.iter().filter(|u| u.material.role == MaterialRole::SetItem).collect();
    let mut sum = super::bill::ValueSum::default();
    let mut steps = Vec::new();
    let mut foreign = 0_usize;
    for unit in &items {
        let originates = unit.originates(context.optimistic);
        if !originates {
            foreign += 1;
            sum.add(unit.material)?;
        }
        let key = if originates { "origin-set-item-originates" } else { "origin-set-item-foreign" };
        steps.push(
            Step::new(Message::new(key).with("line", line(unit.material)))
                .finding(Finding::from_bool(originates)),
        );
    }
    let finding = if items.is_empty() {
        missing("set-items", None, Message::new("origin-ask-set-items"))
    } else if foreign == 0 {
        Finding::Satisfied
    } else {
        let percent = context.law.origin().provisions().de_minimis.percent;
        let amount = sum.amount(context.currency());
        let within = super::tolerance::within_percent(context, amount, &sum, percent)?;
        let mut message = Message::new("origin-set-tolerance")
            .with("amount", amount)
            .with("percent", Value::Percent(percent));
        match within.figure {
            Some((key, base, share)) => {
                message = message.with("base", Message::new(key).with("amount", base)).with("share", share);
            }
            None => message.key = "origin-set-tolerance-open",
        }
        steps.push(Step::new(message).finding(within.finding.clone()).cite(regulation("6(3)")));
        within.finding
    };
    let step = Step::new(Message::new("origin-set").with("count", items.len()))
        .finding(finding.clone())
        .cite(regulation("6(2)"))
        .under(steps);
    Ok(Tried { route: Route::Set, criterion: Some(Criterion::B), finding, step })
}

/// The choices that the engine made for the producer in an answer that qualifies.
fn choices(context: &Context<'_, '_>, conclusion: &OriginConclusion) -> Vec<Message> {
    let mut made = Vec::new();
    let given = &context.good.choices;
    if let (Some(method), None) = (conclusion.method, given.method) {
        let key = match method {
            super::good::Method::TransactionValue => "origin-choice-transaction-value",
            super::good::Method::NetCost => "origin-choice-net-cost",
        };
        made.push(Message::new(key));
    }
    fn walk(units: &[Unit<'_>], designated: bool, accumulated: bool, made: &mut Vec<Message>) {
        for unit in units {
            let own = unit.material.production.as_ref().map(|p| &p.by);
            if designated && unit.designated && own == Some(&super::ProducedBy::Producer) {
                made.push(Message::new("origin-choice-designated").with("line", line(unit.material)));
            }
            if accumulated && unit.looked_through && own != Some(&super::ProducedBy::Producer) {
                made.push(Message::new("origin-choice-accumulated").with("line", line(unit.material)));
            }
            walk(&unit.parts, designated, accumulated, made);
        }
    }
    walk(
        context.units,
        given.designated.is_none() && conclusion.method.is_some(),
        given.accumulate.is_none(),
        &mut made,
    );
    made
}

/// Status, country of origin for marking and for additional duties are three facts; where they diverge the
/// answer says so.
fn divergence(good: &Good, finding: &Finding) -> Vec<Step> {
    let mut steps = Vec::new();
    if let Some(origin) = good.marking_origin {
        let key = match (finding.is_satisfied(), origin.0.is_usmca()) {
            (true, false) => "origin-divergence-marking",
            _ => "origin-marking",
        };
        steps.push(Step::new(Message::new(key).with("country", origin.0)).cite(Citation::new("19 CFR 134")));
    }
    if let Some(origin) = good.additional_duty_origin {
        let key = match (finding.is_satisfied(), origin.0.is_usmca()) {
            (true, false) => "origin-divergence-additional-duty",
            _ => "origin-additional-duty",
        };
        steps.push(Step::new(Message::new(key).with("country", origin.0)));
    }
    steps
}
