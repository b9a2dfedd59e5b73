//! The tariff schedule for programs: the JSON of the command line and of the API.

use customs::duty::{Edition, Found, ScheduleColumn, SpecialEntry};
use customs::origin::Alternative;
use customs::{LawOnDate, TariffCode};
use lawbook::hts::labels::Labels;
use serde_json::{Value as Json, json};

use super::line::{Above, ByCountry, tree, units, usmca_rules};
use super::name_of;
use super::store::Descriptions;
use crate::messages::{Catalogue, Language};

/// What things are called.
#[derive(Clone, Copy)]
pub struct Names<'n> {
    /// Chapters and headings in our words.
    pub labels: &'n Labels,
    /// The official descriptions, where the user has fetched them.
    pub descriptions: Option<&'n Descriptions>,
    /// The reader's language.
    pub language: Language,
}

impl Names<'_> {
    /// What a code is called, where that is known.
    #[must_use]
    pub fn of(&self, code: TariffCode) -> Option<String> {
        name_of(code, self.labels, self.descriptions, self.language)
    }

    /// The rows from the chapter down to a line.
    #[must_use]
    pub fn tree(&self, code: TariffCode) -> Vec<Above> {
        tree(code, self.labels, self.descriptions, self.language)
    }
}

/// The special column.
#[must_use]
pub fn special(entries: &[SpecialEntry]) -> Json {
    let one = |entry: &SpecialEntry| {
        let programs: Vec<String> = entry.programs.iter().map(ToString::to_string).collect();
        json!({ "rate": entry.rate.to_string(), "programs": programs })
    };
    entries.iter().map(one).collect()
}

/// The lines with rates under a heading or chapter, with their general rates.
#[must_use]
pub fn under(law: &LawOnDate<'_>, asked: TariffCode, edition: Edition, names: &Names<'_>) -> Json {
    let schedule = &law.duty().schedule;
    let lines: Vec<Json> = schedule
        .lines_under(asked, edition)
        .filter(|line| line.has_rate())
        .map(|line| {
            json!({
                "code": line.code().to_string(),
                "name": names.of(line.code()),
                "general": line.general().map(ToString::to_string),
                "column2": line.other().map(ToString::to_string),
            })
        })
        .collect();
    json!({
        "code": asked.to_string(),
        "as_of": law.date().to_string(),
        "edition": &*schedule.revision(edition).name,
        "tree": tree_json(&names.tree(asked)),
        "lines": lines,
    })
}

fn tree_json(rows: &[Above]) -> Json {
    rows.iter()
        .map(|row| json!({ "code": row.code.map(|code| code.to_string()), "name": row.name }))
        .collect()
}
/// A line for programs: what `otay tariff show --format json` says of one.
#[must_use]
pub fn line(
    law: &LawOnDate<'_>,
    found: &Found<'_>,
    names: &Names<'_>,
    touched: &[ByCountry],
    catalogue: &Catalogue,
) -> Json {
    let rate_line = found.rate_line;
    let revision = law.duty().schedule.revision(found.edition);
    let footnotes: Vec<Json> = rate_line
        .footnotes()
        .iter()
        .map(|note| {
            let provisions = note.provisions;
            json!({
                "column": column(note.column),
                "first": provisions.first.to_string(),
                "last": provisions.last.to_string(),
            })
        })
        .collect();
    let touched: Vec<Json> = touched
        .iter()
        .map(|group| {
            let duties: Vec<Json> = group
                .touches
                .iter()
                .map(|touch| {
                    json!({
                        "authority": touch.authority, "headings": touch.headings, "rate": touch.rate,
                        "basis": touch.basis, "relief": touch.relief,
                    })
                })
                .collect();
            json!({
                "countries": group.countries.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "duties": duties,
                "facts": group.facts,
                "prohibited": group.prohibited,
            })
        })
        .collect();
    let rules: Vec<Json> = usmca_rules(law, found)
        .iter()
        .map(|rule| {
            let alternatives: Vec<String> =
                rule.alternatives.iter().map(|one| alternative(one, law, catalogue)).collect();
            json!({ "rule": rule.id.as_str(), "alternatives": alternatives })
        })
        .collect();
    let period = rate_line.period();
    json!({
        "code": found.line.code().to_string(),
        "rate_line": rate_line.code().to_string(),
        "as_of": law.date().to_string(),
        "edition": &*revision.name,
        "edition_effect": revision.effect.to_string(),
        "tree": tree_json(&names.tree(found.line.code())),
        "general": rate_line.general().map(ToString::to_string),
        "special": special(rate_line.special()),
        "column2": rate_line.other().map(ToString::to_string),
        "units": units(found).iter().map(ToString::to_string).collect::<Vec<_>>(),
        "footnotes": footnotes,
        "in_force": {
            "from": period.map(|period| period.from().to_string()),
            "until": period.and_then(|period| period.until()).map(|until| until.to_string()),
        },
        "additional_duties": touched,
        "usmca_rules": rules,
        "after_evidence": law.is_after_evidence(),
    })
}
/// An alternative of a rule of origin in words.
#[must_use]
pub fn alternative(alternative: &Alternative, law: &LawOnDate<'_>, catalogue: &Catalogue) -> String {
    let parts: Vec<String> =
        alternative.in_words(law.date()).iter().map(|part| catalogue.render(part)).collect();
    parts.join("; ")
}
const fn column(column: ScheduleColumn) -> &'static str {
    match column {
        ScheduleColumn::Description => "description",
        ScheduleColumn::General => "general",
        ScheduleColumn::Special => "special",
        ScheduleColumn::Other => "column-2",
        ScheduleColumn::Units => "units",
    }
}
