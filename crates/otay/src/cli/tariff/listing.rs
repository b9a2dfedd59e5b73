//! Lists: lines found, and lines that differ.

use std::fmt::Write as _;

use customs::{Message, TariffCode};
use lawbook::hts::export::LineFacts;
use serde_json::{Value as Json, json};

use super::super::Context;
use crate::messages::Catalogue;
use crate::report::style::{ACCENT, COLUMNS, MUTED, pad_right, wrap};
use crate::tariff::changes::{Change, Part};
use crate::tariff::json;
use crate::tariff::rate_words::{special, words};

/// The columns a code is set in.
const CODE: usize = 15;

/// A line found: code, name, how many lines with rates are under it.
pub(super) fn row(code: TariffCode, name: Option<&str>, lines: usize, context: &Context) -> String {
    let count = context.catalogue.render(&Message::new("tariff-lines").with("count", lines));
    let name = name.map_or_else(|| count.clone(), |name| format!("{name} ({count})"));
    // The name is set beside the code, its further lines under its first.
    let set = wrap(&name, CODE, CODE, COLUMNS);
    let beside = set.get(CODE..).unwrap_or_default();
    format!("{ACCENT}{}{ACCENT:#}{beside}\n", pad_right(&code.to_string(), CODE))
}

fn facts_json(facts: &LineFacts) -> Json {
    json!({
        "general": facts.general.as_ref().map(ToString::to_string),
        "special": json::special(&facts.special),
        "column2": facts.other.as_ref().map(ToString::to_string),
        "units": facts.units.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

/// A change for programs.
pub(super) fn change_json(change: &Change) -> Json {
    json!({
        "code": change.code.to_string(),
        "kind": match (&change.before, &change.after) {
            (None, _) => "added",
            (_, None) => "removed",
            _ => "changed",
        },
        "before": change.before.as_ref().map(facts_json),
        "after": change.after.as_ref().map(facts_json),
    })
}

/// Changes, counted and listed; at most `most` of them.
pub(super) fn changes(changes: &[Change], most: usize, context: &Context) -> String {
    let catalogue = context.catalogue;
    let added = changes.iter().filter(|change| change.before.is_none()).count();
    let removed = changes.iter().filter(|change| change.after.is_none()).count();
    let counts = Message::new("tariff-changes")
        .with("added", added)
        .with("removed", removed)
        .with("changed", changes.len() - added - removed);
    let mut text = format!("{}\n", wrap(&catalogue.render(&counts), 0, 0, COLUMNS));
    for change in changes.iter().take(most) {
        let _ = writeln!(text, "\n{ACCENT}{}{ACCENT:#} {}", change.code, catalogue.text(kind(change)));
        for line in details(change, catalogue) {
            let _ = writeln!(text, "{}", wrap(&line, 2, 4, COLUMNS));
        }
    }
    if changes.len() > most {
        let rest = Message::new("tariff-changes-more").with("count", changes.len() - most);
        let _ = writeln!(text, "\n{MUTED}{}{MUTED:#}", catalogue.render(&rest));
    }
    text
}

fn kind(change: &Change) -> &'static str {
    match (&change.before, &change.after) {
        (None, _) => "tariff-change-added",
        (_, None) => "tariff-change-removed",
        _ => "tariff-change-changed",
    }
}

/// What of a line differs, before and after; of a new line, its rates.
fn details(change: &Change, catalogue: &Catalogue) -> Vec<String> {
    let none = || catalogue.text("tariff-column-empty");
    let of = |facts: &LineFacts, part: Part| match part {
        Part::General => facts.general.as_ref().map_or_else(none, |rate| words(rate, catalogue)),
        Part::Other => facts.other.as_ref().map_or_else(none, |rate| words(rate, catalogue)),
        Part::Special if facts.special.is_empty() => none(),
        Part::Special => special(&facts.special, catalogue),
        Part::Units if facts.units.is_empty() => none(),
        Part::Units => facts.units.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Part::Place => String::new(),
    };
    let label = |part| {
        catalogue.text(match part {
            Part::General => "tariff-column-general",
            Part::Special => "tariff-column-special",
            Part::Other => "tariff-column-other",
            Part::Units => "tariff-units",
            Part::Place => "tariff-change-place",
        })
    };
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => change
            .parts()
            .into_iter()
            .map(|part| match part {
                Part::Place => label(part),
                part => format!("{}: {} → {}", label(part), of(before, part), of(after, part)),
            })
            .collect(),
        (None, Some(after)) => [Part::General, Part::Special, Part::Other]
            .into_iter()
            .filter(|part| of(after, *part) != none())
            .map(|part| format!("{}: {}", label(part), of(after, part)))
            .collect(),
        _ => Vec::new(),
    }
}
