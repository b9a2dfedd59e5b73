//! Chapter and section notes that change outcomes.
//!
//! Source: the notes of GN 11(o) and GN 11(n), as facts in `law/usmca/provisions.toml`.

use crate::determination::{Citation, Finding, Message, MissingFact, Step};

use super::automotive;
use super::bill::{Leaf, Unit, line};
use super::change::missing;
use super::conclusion::FailingMaterial;
use super::evaluate::{Context, Reasoned, ask, fact};
use super::provisions::{CodeSet, NoteEffect, NoteRule};
use super::rule::{Alternative, ProductRule};

/// The notes that speak of the good on the date and from which the alternative is not free.
pub(super) fn notes<'c>(
    context: &Context<'c, '_>,
    alternative: Option<(&ProductRule, &Alternative)>,
) -> impl Iterator<Item = &'c NoteRule> {
    let (code, own, date) = (context.code, context.good.code, context.law.date());
    let name = alternative.map(|(rule, alternative)| format!("{} {}", rule.id, alternative.letter));
    context.law.origin().provisions().notes.iter().filter(move |note| {
        (note.goods.contains(code) || note.goods.contains(own))
            && note.from.is_none_or(|from| from <= date)
            && !name.as_ref().is_some_and(|name| note.free.contains(name))
    })
}

/// What the notes ask of the good beside its rule.
pub(super) fn requirements(
    context: &Context<'_, '_>,
    alternative: Option<(&ProductRule, &Alternative)>,
) -> Reasoned {
    let mut reasoned = Reasoned::met();
    for note in notes(context, alternative) {
        match &note.effect {
            NoteEffect::Requires { when, fact: wanted } => {
                let applies = when.as_deref().map_or(Finding::Satisfied, |w| fact(context.good, w, w));
                // What the case states figures for is computed, whatever it says besides.
                if applies.is_satisfied()
                    && let Some((outcome, steps)) = context.requirements.get(wanted)
                {
                    let computed = automotive::step_over(outcome, steps);
                    let computed = computed.cite(Citation::new(note.citation.clone()));
                    reasoned.require(outcome.finding.clone(), computed);
                    continue;
                }
                let finding = match applies {
                    Finding::NotSatisfied => continue,
                    Finding::Satisfied => fact(context.good, wanted, wanted),
                    open @ Finding::Undetermined { .. } => open,
                };
                let message = Message::new("origin-note-requires").with("note", note.id.as_str());
                reasoned.require(finding, step(message, note));
            }
            NoteEffect::RequiresOfMaterials { materials, when, fact } => {
                of_materials(context, note, materials, when.as_deref(), fact, &mut reasoned);
            }
            NoteEffect::Confers { .. }
            | NoteEffect::Bars { .. }
            | NoteEffect::Disregards { .. }
            | NoteEffect::Component => {}
        }
    }
    reasoned
}

/// Whether a note asks of the alternative what the figures of the case decide.
pub(super) fn asks_requirements(
    context: &Context<'_, '_>,
    rule: &ProductRule,
    alternative: &Alternative,
) -> bool {
    notes(context, Some((rule, alternative))).any(|note| {
        matches!(&note.effect, NoteEffect::Requires { fact, .. } if context.requirements.get(fact).is_some())
    })
}

fn step(message: Message, note: &NoteRule) -> Step {
    Step::new(message).cite(Citation::new(note.citation.clone()))
}

/// What a note asks of certain materials, wherever in the bill they stand.
fn of_materials(
    context: &Context<'_, '_>,
    note: &NoteRule,
    materials: &CodeSet,
    when: Option<&str>,
    wanted: &str,
    reasoned: &mut Reasoned,
) {
    let mut found = Vec::new();
    collect(context.units, materials, &mut found);
    for unit in found {
        let material = unit.material;
        if unit.originates(context.optimistic) {
            continue;
        }
        let applies = match when {
            None => Finding::Satisfied,
            Some(when) => match material.facts.yes_or_no(when) {
                Some(answer) => Finding::from_bool(answer),
                None => of_good_first(context, when, &material.line),
            },
        };
        let of_line = |name: &str| match material.facts.yes_or_no(name) {
            Some(answer) => Finding::from_bool(answer),
            None => missing(
                name,
                Some(&material.line),
                Message::new("origin-ask-of-line").with("fact", name).with("line", line(material)),
            ),
        };
        let finding = match applies {
            Finding::NotSatisfied => continue,
            Finding::Satisfied => of_line(wanted),
            open @ Finding::Undetermined { .. } => open,
        };
        if finding == Finding::NotSatisfied {
            reasoned.failing.push(FailingMaterial {
                line: material.line.clone(),
                description: material.description.clone(),
                code: material.code,
                value: material.value,
                reason: Message::new("origin-fails-note").with("note", note.id.as_str()),
            });
        }
        let message = Message::new("origin-note-requires-of-line")
            .with("note", note.id.as_str())
            .with("line", line(material));
        reasoned.require(finding, step(message, note));
    }
}

/// Whether a material is what a note speaks of: asked once of the good (`has-pocket-bag-fabric`) before it
/// is asked of each line.
fn of_good_first(context: &Context<'_, '_>, when: &str, about: &str) -> Finding {
    let of_good = format!("has-{when}");
    match context.good.facts.yes_or_no(&of_good) {
        Some(false) => Finding::NotSatisfied,
        Some(true) => missing(
            when,
            Some(about),
            Message::new("origin-ask-of-line").with("fact", when).with("line", about),
        ),
        None => missing(of_good.as_str(), None, ask(&of_good, &of_good)),
    }
}

fn collect<'u, 'a>(units: &'u [Unit<'a>], materials: &CodeSet, found: &mut Vec<&'u Unit<'a>>) {
    for unit in units {
        if unit.material.code.is_some_and(|code| materials.contains(code)) {
            found.push(unit);
        }
        collect(&unit.parts, materials, found);
    }
}

/// The note by which a line is left out of account, by its citation.
pub(super) fn disregarded<'c>(context: &Context<'c, '_>, leaf: &Leaf<'_, '_>) -> Option<&'c str> {
    let material = leaf.unit.material;
    let code = material.code?;
    notes(context, None).find_map(|note| match &note.effect {
        NoteEffect::Disregards { materials, fact, negated } if materials.contains(code) => {
            let fits = match fact {
                None => true,
                Some(fact) => material.facts.yes_or_no(fact) == Some(!*negated),
            };
            fits.then_some(note.citation.as_str())
        }
        _ => None,
    })
}

/// Whether only the component that decides the classification counts, and the line is in it. `None` where
/// the whole good counts.
pub(super) fn in_component(context: &Context<'_, '_>, leaf: &Leaf<'_, '_>) -> Option<Finding> {
    notes(context, None).find(|note| matches!(note.effect, NoteEffect::Component))?;
    let material = leaf.unit.material;
    let answer = std::iter::once(material)
        .chain(leaf.above.iter().map(|unit| unit.material))
        .find_map(|material| material.facts.yes_or_no("in-component"));
    Some(match answer {
        Some(answer) => Finding::from_bool(answer),
        None => missing(
            "in-component",
            Some(&material.line),
            Message::new("origin-ask-of-line").with("fact", "in-component").with("line", line(material)),
        ),
    })
}

/// Whether a line at the top of the bill is in the component; `None` where the case does not say.
pub(super) fn unit_in_component(context: &Context<'_, '_>, unit: &Unit<'_>) -> Option<bool> {
    let _ = context;
    unit.material.facts.yes_or_no("in-component")
}

/// A note or process rule by which the good originates whatever its rule says.
pub(super) struct Conferred {
    /// What came of it.
    pub finding: Finding,
    /// Whether by criterion A.
    pub wholly_obtained: bool,
    /// The working.
    pub steps: Vec<Step>,
}

/// The notes and process rules that confer origin by themselves.
///
/// A process rule is asked for with one question, `process-rule`, whose choices are the rules open to the
/// good and `none`; a single rule may also be answered by its own fact.
pub(super) fn conferring(context: &Context<'_, '_>) -> Conferred {
    let mut conferred =
        Conferred { finding: Finding::NotSatisfied, wholly_obtained: false, steps: Vec::new() };
    let mut open: Vec<&NoteRule> = Vec::new();
    for note in notes(context, None) {
        let NoteEffect::Confers { fact: name, wholly_obtained, process, with_materials } = &note.effect
        else {
            continue;
        };
        if let Some(materials) = with_materials {
            let mut found = Vec::new();
            collect(context.units, materials, &mut found);
            if found.is_empty() {
                continue;
            }
        }
        let chosen = context.good.facts.choice("process-rule");
        let finding = match context.good.facts.yes_or_no(name) {
            Some(answer) => Finding::from_bool(answer),
            None if *process && chosen.is_some() => Finding::from_bool(chosen == Some(name.as_str())),
            None if *process => {
                open.push(note);
                continue;
            }
            None => missing(name.as_str(), None, ask(name, name)),
        };
        if finding.is_satisfied() {
            conferred.wholly_obtained = *wholly_obtained;
        }
        let message = Message::new("origin-note-confers").with("note", note.id.as_str());
        conferred.steps.push(step(message, note).finding(finding.clone()));
        conferred.finding = conferred.finding.or(finding);
    }
    if !open.is_empty() && !conferred.finding.is_satisfied() {
        let choices: Vec<crate::Value> = open
            .iter()
            .filter_map(|note| match &note.effect {
                NoteEffect::Confers { fact, .. } => Some(fact.as_str()),
                _ => None,
            })
            .chain(["none"])
            .map(|fact| crate::Value::from(Message::new("origin-process-choice").with("fact", fact)))
            .collect();
        let question = Message::new("origin-ask-process-rule").with("choices", crate::Value::List(choices));
        let missing = vec![MissingFact { fact: "process-rule".to_owned(), about: None, question }];
        let finding = Finding::Undetermined { missing };
        let mut asked = Step::new(Message::new("origin-process-rules-open")).finding(finding.clone());
        for note in &open {
            asked = asked.cite(Citation::new(note.citation.clone()));
        }
        conferred.steps.push(asked);
        conferred.finding = conferred.finding.or(finding);
    }
    conferred
}

/// Notes that bar origin whatever else is met.
pub(super) fn barring(context: &Context<'_, '_>) -> Reasoned {
    let mut reasoned = Reasoned::met();
    for note in notes(context, None) {
        let NoteEffect::Bars { when, unless, ask: asks } = &note.effect else { continue };
        let known = context.good.facts.yes_or_no(when);
        if known.is_none() && !asks || known == Some(false) {
            continue;
        }
        let barred = fact(context.good, when, when);
        let lifted = unless.as_deref().map_or(Finding::NotSatisfied, |name| fact(context.good, name, name));
        let finding = super::change::not(barred).or(lifted);
        let message = Message::new("origin-note-bars").with("note", note.id.as_str());
        reasoned.require(finding, step(message, note));
    }
    reasoned
}
