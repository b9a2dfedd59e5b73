//! The answer for reading, in 80 columns.

use std::fmt::Write as _;

use customs::duty::{
    Component, ComponentKind, DutyAssessment, EntryLine, Fee, FeeTreatment, Supposition, WhatIf,
};
use customs::{Determination, Finding, LawOnDate, Message, Money, Step, Value};

use crate::messages::Catalogue;
use crate::report::style::{BAD, COLUMNS, GOOD, HEADING, MUTED, OPEN, STRONG, width, wrap};
use crate::tariff::rate_words::of_component;

/// The answer: what was supposed, the finding, the parts, the fees, a claim that does not hold, what is missing,
/// doubts, and the working where asked.
#[must_use]
pub fn answer(
    law: &LawOnDate<'_>,
    line: &EntryLine,
    answer: &Determination<DutyAssessment>,
    what_if: &WhatIf,
    range: bool,
    explain: bool,
    catalogue: &Catalogue,
) -> String {
    let assessed = &answer.conclusion;
    let mut text = String::new();
    let head = Message::new("duty-head")
        .with("code", line.code)
        .with("country", line.origin.0)
        .with("date", law.date())
        .with("value", line.value.0);
    let _ = writeln!(text, "{}", wrap(&catalogue.render(&head), 0, 2, COLUMNS));
    if let Some(supposed) = supposed(what_if) {
        let _ = writeln!(text, "{}", wrap(&catalogue.render(&supposed), 0, 2, COLUMNS));
    }
    let _ = writeln!(text, "{}\n", verdict(line, answer, catalogue));
    for component in &assessed.components {
        row(&mut text, &component_label(component, catalogue), component.amount, catalogue);
    }
    for fee in assessed.fees.iter().filter(|fee| fee.treatment != FeeTreatment::ModeNotGiven) {
        row(&mut text, &fee_label(fee, catalogue), fee.amount, catalogue);
    }
    if let Some(refused) = claim_refused(answer) {
        let _ = writeln!(text, "\n{}", wrap(&catalogue.render(&refused.message), 0, 2, COLUMNS));
    }
    if let Some(range) = assessed.range.filter(|_| range) {
        let key = if range.may_be_prohibited { "duty-range-or-barred" } else { "duty-range" };
        let message = Message::new(key).with("least", range.least).with("greatest", range.greatest);
        let _ = writeln!(text, "\n{}", wrap(&catalogue.render(&message), 0, 2, COLUMNS));
    }
    section(
        &mut text,
        "duty-heading-missing",
        answer
            .finding
            .missing()
            .iter()
            .map(|missing| format!("{}: {}", missing.fact, catalogue.render(&missing.question))),
        catalogue,
    );
    section(
        &mut text,
        "duty-heading-reliefs",
        assessed.reliefs.iter().map(|relief| {
            let message = Message::new("duty-relief-open")
                .with("fact", &*relief.fact)
                .with("heading", &*relief.heading)
                .with("authority", authority(&relief.authority));
            catalogue.render(&message)
        }),
        catalogue,
    );
    section(
        &mut text,
        "duty-heading-doubts",
        answer.doubts.iter().map(|doubt| catalogue.render(&doubt.message)),
        catalogue,
    );
    if explain {
        let _ = writeln!(text, "\n{HEADING}{}{HEADING:#}", catalogue.text("duty-heading-working"));
        for step in &answer.steps {
            write_step(&mut text, step, catalogue);
        }
    }
    text
}

fn verdict(line: &EntryLine, answer: &Determination<DutyAssessment>, catalogue: &Catalogue) -> String {
    let assessed = &answer.conclusion;
    let (style, message) = match &answer.finding {
        Finding::Satisfied => {
            let total = assessed.duty_total.unwrap_or(Money::zero(line.value.0.currency));
            let percent = total.amount.checked_div(line.value.0.amount).and_then(|share| share.to_percent());
            let message = Message::new("duty-verdict-determined")
                .with("total", total)
                .with("percent", percent.map_or_else(|_| Value::from("–"), Value::Percent));
            (GOOD, message)
        }
        Finding::NotSatisfied => {
            let heading =
                assessed.prohibited.as_ref().map_or("", |prohibited| &*prohibited.citation.reference);
            (BAD, Message::new("duty-verdict-prohibited").with("citation", heading))
        }
        Finding::Undetermined { missing } => {
            (OPEN, Message::new("duty-verdict-undetermined").with("count", missing.len()))
        }
    };
    let words = wrap(&catalogue.render(&message), 0, 0, COLUMNS);
    format!("{style}{words}{style:#}")
}

/// What is supposed of the law; nothing where nothing is.
#[must_use]
pub fn supposed(what_if: &WhatIf) -> Option<Message> {
    let suppositions: Vec<Value> = what_if
        .all()
        .map(|(authority, what)| match what {
            Supposition::Off => Message::new("duty-supposed-off").with("authority", authority).into(),
            Supposition::Percent(percent) => Message::new("duty-supposed-percent")
                .with("authority", authority)
                .with("percent", Value::Percent(percent))
                .into(),
        })
        .collect();
    (!suppositions.is_empty())
        .then(|| Message::new("duty-supposed").with("suppositions", Value::List(suppositions)))
}

/// Why a claim that was made does not hold; nothing where none was made, or it holds.
#[must_use]
pub fn claim_refused(answer: &Determination<DutyAssessment>) -> Option<&Step> {
    answer.steps.iter().find(|step| {
        step.message.key.starts_with("duty-step-claim-") && step.finding == Some(Finding::NotSatisfied)
    })
}

/// The name of an authority, as a sentence of the catalogue.
#[must_use]
pub fn authority(id: &str) -> Message {
    Message::new("duty-authority").with("authority", id)
}

fn component_label(component: &Component, catalogue: &Catalogue) -> String {
    let rate = match component.kind {
        ComponentKind::Relief => catalogue.text("duty-rate-lifted"),
        _ => of_component(&component.rate, catalogue),
    };
    let message = Message::new("duty-component")
        .with("authority", authority(&component.authority))
        .with("heading", &*component.heading)
        .with("rate", rate)
        .with("basis", component.basis.as_str())
        .with("basis-value", component.basis_value);
    catalogue.render(&message)
}

pub(super) fn fee_label(fee: &Fee, catalogue: &Catalogue) -> String {
    let message =
        Message::new("duty-fee").with("fee", fee.kind.as_str()).with("treatment", fee.treatment.as_str());
    catalogue.render(&message)
}

/// A label with its amount set flush right.
pub(super) fn row(text: &mut String, label: &str, amount: Option<Money>, catalogue: &Catalogue) {
    let shown = match amount {
        Some(amount) => catalogue.show().money(amount),
        None => catalogue.text("duty-amount-unknown"),
    };
    let room = COLUMNS.saturating_sub(width(&shown) + 2);
    let wrapped = wrap(label, 2, 4, room);
    let mut lines: Vec<&str> = wrapped.lines().collect();
    let last = lines.pop().unwrap_or_default();
    for line in lines {
        let _ = writeln!(text, "{line}");
    }
    let gap = COLUMNS.saturating_sub(width(last) + width(&shown));
    let _ = writeln!(text, "{last}{}{STRONG}{shown}{STRONG:#}", " ".repeat(gap));
}

pub(super) fn section(
    text: &mut String,
    key: &str,
    lines: impl Iterator<Item = String>,
    catalogue: &Catalogue,
) {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return;
    }
    let _ = writeln!(text, "\n{HEADING}{}{HEADING:#}", catalogue.text(key));
    for line in lines {
        let _ = writeln!(text, "{}", wrap(&line, 2, 4, COLUMNS));
    }
}

pub(super) fn write_step(text: &mut String, step: &Step, catalogue: &Catalogue) {
    let _ = writeln!(text, "{}", wrap(&catalogue.render(&step.message), 2, 4, COLUMNS));
    let citations: Vec<String> = step
        .citations
        .iter()
        .map(|citation| match citation.effective {
            Some(from) => format!("{} ({from})", citation.reference),
            None => citation.reference.clone(),
        })
        .collect();
    if !citations.is_empty() {
        let _ = writeln!(text, "{MUTED}{}{MUTED:#}", wrap(&citations.join("; "), 4, 6, COLUMNS));
    }
}
