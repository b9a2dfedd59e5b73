//! One alternative of a rule against a bill: change, tolerance, regional value content, conditions, notes.
//!
//! Source: 19 CFR 182 App. A s. 3(2), 5, 7 and GN 11(o).

use crate::determination::{Finding, Message, MissingFact, Step, Value};
use crate::law::LawOnDate;
use crate::money::Currency;
use crate::tariff_code::TariffCode;

use super::automotive::Requirements;
use super::bill::{Leaf, Unit, ValueSum, leaves, line};
use super::change::{Shape, makes_change, missing};
use super::cite;
use super::conclusion::{AlternativeOutcome, FailingMaterial, RegionalValueFigure};
use super::conditions;
use super::error::OriginError;
use super::good::Good;
use super::good::Method;
use super::notes;
use super::regional;
use super::rule::{Alternative, Atom, ProductRule};
use super::tolerance::{self, Tolerance};

/// Everything one evaluation of a good looks at.
pub(super) struct Context<'c, 'a> {
    /// The law on the date.
    pub law: &'c LawOnDate<'c>,
    /// The good.
    pub good: &'c Good,
    /// Its code in the terms of the rules.
    pub code: TariffCode,
    /// Its bill, settled.
    pub units: &'c [Unit<'a>],
    /// Whether unsettled lines are taken as originating.
    pub optimistic: bool,
    /// What a vehicle has to meet beside its rule, as far as figures decide it.
    pub requirements: Requirements,
}

impl<'c, 'a> Context<'c, 'a> {
    /// The non-originating lines at the bottom of the bill.
    pub fn leaves(&self) -> Vec<Leaf<'c, 'a>> {
        leaves(self.units, self.optimistic)
    }

    /// The value of the non-originating materials.
    pub fn non_originating_value(&self) -> Result<ValueSum, OriginError> {
        let mut sum = ValueSum::default();
        for unit in self.units {
            unit.non_originating_value(self.optimistic, &mut sum)?;
        }
        Ok(sum)
    }

    /// The currency of the case: that of the good's value, or of its first material with one.
    pub fn currency(&self) -> Currency {
        let of_good = self.good.transaction_value.map(|v| v.0).or(self.good.net_cost.map(|v| v.0));
        let of_line = || self.units.iter().find_map(|unit| unit.material.value);
        of_good.or_else(of_line).map_or(Currency::USD, |money| money.currency)
    }

    /// Whether the good is in the set, by its code today or by that of the rules.
    pub fn good_in(&self, set: &super::provisions::CodeSet) -> bool {
        set.contains(self.good.code) || set.contains(self.code)
    }

    /// The countries between which the good is traded.
    pub fn between(&self) -> (crate::Country, crate::Country) {
        (self.good.exported_from.map_or(self.good.produced_in, |e| e.0), self.good.imported_into)
    }
}

/// What came of one alternative, with its working.
pub(super) struct Outcome {
    /// The summary.
    pub summary: AlternativeOutcome,
    /// The working.
    pub step: Step,
    /// What stands in the way.
    pub failing: Vec<FailingMaterial>,
    /// The method of regional value content that is met.
    pub method: Option<Method>,
}

/// Evaluates an alternative.
pub(super) fn alternative(
    context: &Context<'_, '_>,
    rule: &ProductRule,
    alternative: &Alternative,
) -> Result<Outcome, OriginError> {
    let change = change(context, rule, alternative)?;
    let regional = regional::required(context, rule, alternative)?;
    let conditions = conditions::all(context, alternative)?;
    let notes = notes::requirements(context, Some((rule, alternative)));
    let mut rest = conditions.finding.clone().and(notes.finding.clone());
    let mut steps = vec![change.step];
    let mut figures = Vec::new();
    let mut method = None;
    if let Some(regional) = regional {
        rest = rest.and(regional.finding.clone());
        method = regional.method;
        figures = regional.figures;
        steps.push(regional.step);
    }
    steps.extend(conditions.steps);
    steps.extend(notes.steps);
    let finding = change.finding.clone().and(rest);
    let words = alternative.in_words(context.law.date());
    let step = Step::new(
        Message::new("origin-alternative")
            .with("rule", rule.id.as_str())
            .with("letter", alternative.letter.to_string())
            .with("words", words),
    )
    .finding(finding.clone())
    .cite(cite::alternative(&rule.id, alternative.letter))
    .under(steps);
    let mut failing = change.failing;
    failing.extend(notes.failing);
    let summary = AlternativeOutcome {
        rule: rule.id.clone(),
        letter: alternative.letter,
        finding,
        not_changing: change.not_changing,
        de_minimis_tolerance: change.tolerated,
        regional_value_content: figures,
    };
    Ok(Outcome { summary, step, failing, method })
}

struct Change {
    finding: Finding,
    step: Step,
    failing: Vec<FailingMaterial>,
    not_changing: Vec<String>,
    tolerated: bool,
}

/// The change in tariff classification of every non-originating line, with the tolerance of section 5.
fn change(
    context: &Context<'_, '_>,
    rule: &ProductRule,
    alternative: &Alternative,
) -> Result<Change, OriginError> {
    let shape = Shape { code: context.code, scope: &rule.scope };
    let leaves = context.leaves();
    let mut steps = Vec::new();
    let (mut not_changing, mut unsettled) = (Vec::new(), Vec::new());
    let mut finding = Finding::Satisfied;
    for leaf in &leaves {
        let (made, step) = line_changes(context, alternative, shape, leaf);
        match &made {
            Finding::Satisfied => {}
            Finding::NotSatisfied => not_changing.push(leaf),
            Finding::Undetermined { .. } => unsettled.push(leaf),
        }
        finding = finding.and(made);
        steps.push(step);
    }
    let any = alternative.allowed.iter().any(|atom| matches!(atom, Atom::Any));
    let key = if any { "origin-no-change-required" } else { "origin-change-required" };
    let mut tolerated = false;
    if finding != Finding::Satisfied {
        let mut all = not_changing.clone();
        all.extend(unsettled.iter().copied());
        let with_unsettled = tolerance::of(context, &all)?;
        let tolerance = if with_unsettled.finding.is_satisfied() || unsettled.is_empty() {
            with_unsettled
        } else {
            // What is not settled may turn out to make the change: then only the rest needs the tolerance.
            let without = tolerance::of(context, &not_changing)?;
            let open = without.finding.clone().and(with_unsettled.finding.or(finding.clone()));
            let open = if not_changing.is_empty() { finding.clone() } else { open };
            Tolerance { finding: open, step: without.step }
        };
        let before = finding.clone();
        finding = match (&before, &tolerance.finding) {
            (_, Finding::Satisfied) => Finding::Satisfied,
            (Finding::NotSatisfied, other) => other.clone(),
            _ => before.clone().or(tolerance.finding.clone()),
        };
        tolerated = finding.is_satisfied();
        if let Some(step) = tolerance.step {
            steps.push(step);
        }
    }
    let failing = if tolerated {
        Vec::new()
    } else {
        not_changing.iter().map(|leaf| failing(leaf, "origin-fails-change", rule, alternative)).collect()
    };
    let step = Step::new(Message::new(key).with("count", leaves.len()))
        .finding(finding.clone())
        .cite(cite::regulation("3(2)"))
        .under(steps);
    let not_changing = not_changing.iter().map(|leaf| leaf.unit.material.line.clone()).collect();
    Ok(Change { finding, step, failing, not_changing, tolerated })
}

fn failing(
    leaf: &Leaf<'_, '_>,
    key: &'static str,
    rule: &ProductRule,
    alternative: &Alternative,
) -> FailingMaterial {
    let material = leaf.unit.material;
    let code: Value = material.code.map_or_else(|| Value::from("?"), Value::from);
    FailingMaterial {
        line: material.line.clone(),
        description: material.description.clone(),
        code: material.code,
        value: material.value,
        reason: Message::new(key)
            .with("code", code)
            .with("rule", rule.id.as_str())
            .with("letter", alternative.letter.to_string()),
    }
}

/// Whether one line at the bottom makes the change: by itself, or with the sub-assembly it is in.
pub(super) fn line_changes(
    context: &Context<'_, '_>,
    alternative: &Alternative,
    shape: Shape<'_>,
    leaf: &Leaf<'_, '_>,
) -> (Finding, Step) {
    let material = leaf.unit.material;
    let set_aside = |key: &'static str, citation| {
        let step = Step::new(Message::new(key).with("line", line(material)));
        (Finding::Satisfied, step.finding(Finding::Satisfied).cite(citation))
    };
    if !leaf.counts_for_change() {
        return set_aside("origin-line-set-aside", cite::regulation("8"));
    }
    if let Some(note) = notes::disregarded(context, leaf) {
        return set_aside("origin-line-disregarded", crate::Citation::new(note));
    }
    let concordance = context.law.origin().concordance();
    let mut made = makes_change(alternative, shape, leaf.unit.candidate(), concordance);
    let mut through = None;
    for above in &leaf.above {
        if made.is_satisfied() {
            break;
        }
        let whole = makes_change(alternative, shape, above.candidate(), concordance);
        if whole.is_satisfied() {
            through = Some(above.material);
        }
        made = made.or(whole);
    }
    let component = notes::in_component(context, leaf);
    if let Some(component) = component {
        if component == Finding::NotSatisfied {
            return set_aside("origin-line-outside-component", cite::regulation("5(9)"));
        }
        // A line outside the component need not change; whether it is outside may have to be asked.
        made = match (made, component) {
            (Finding::NotSatisfied, Finding::Undetermined { missing }) => Finding::Undetermined { missing },
            (Finding::Undetermined { missing }, Finding::Undetermined { .. }) => {
                Finding::Undetermined { missing }
            }
            (made, _) => made,
        };
    }
    let code: Value = material.code.map_or_else(|| Value::from("?"), Value::from);
    let key = match (&made, through) {
        (Finding::Satisfied, Some(_)) => "origin-line-changes-with",
        (Finding::Satisfied, None) => "origin-line-changes",
        (Finding::NotSatisfied, _) => "origin-line-does-not-change",
        (Finding::Undetermined { .. }, _) => "origin-line-unsettled",
    };
    let mut message = Message::new(key).with("line", line(material)).with("code", code);
    if let Some(above) = through {
        message = message.with("assembly", line(above));
    }
    let mut step = Step::new(message).finding(made.clone());
    if let Some(code) = material.code
        && let Some(succession) = concordance.of(code)
    {
        let earlier: Vec<Value> = succession.earlier.iter().map(|c| (*c).into()).collect();
        step = step.under(vec![Step::new(
            Message::new("origin-earlier-code")
                .with("code", code)
                .with("earlier", Value::List(earlier))
                .with("source", succession.source.as_str()),
        )]);
    }
    (made, step)
}

/// A finding with the steps that led to it.
pub(super) struct Reasoned {
    /// The finding.
    pub finding: Finding,
    /// The working.
    pub steps: Vec<Step>,
    /// Lines that stand in the way.
    pub failing: Vec<FailingMaterial>,
}

impl Reasoned {
    /// Nothing to meet.
    pub const fn met() -> Self {
        Self { finding: Finding::Satisfied, steps: Vec::new(), failing: Vec::new() }
    }

    /// One more condition.
    pub fn require(&mut self, finding: Finding, step: Step) {
        self.finding = std::mem::replace(&mut self.finding, Finding::Satisfied).and(finding.clone());
        self.steps.push(step.finding(finding));
    }
}

/// Regional value content against a requirement.
pub(super) struct Regional {
    /// What came of it.
    pub finding: Finding,
    /// The method that is met.
    pub method: Option<Method>,
    /// Figures by method.
    pub figures: Vec<RegionalValueFigure>,
    /// The working.
    pub step: Step,
}

/// A yes-or-no fact of the good as a finding; a missing one is asked with the catalogue's question.
pub(super) fn fact(good: &Good, name: &str, text: &str) -> Finding {
    match good.facts.yes_or_no(name) {
        Some(answer) => Finding::from_bool(answer),
        None if implied(good, name) => Finding::Satisfied,
        None => missing(name, None, ask(name, text)),
    }
}

/// The question for a named fact; `text` is what the rule says where the catalogue has no question.
pub(super) fn ask(name: &str, text: &str) -> Message {
    Message::new("origin-ask").with("fact", name).with("text", super::words::translated(text))
}

/// Facts that a stricter one implies.
fn implied(good: &Good, name: &str) -> bool {
    name == "cut-or-knit-and-sewn" && good.facts.yes_or_no("cut-and-sewn") == Some(true)
}

/// Missing facts as a finding; none is `Satisfied`.
pub(super) fn unless_missing(facts: Vec<MissingFact>) -> Finding {
    if facts.is_empty() { Finding::Satisfied } else { Finding::Undetermined { missing: facts } }
}
