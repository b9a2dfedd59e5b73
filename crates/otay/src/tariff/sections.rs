//! What a line's page shows, as sections in the one form of the report.

use std::collections::BTreeSet;

use customs::duty::{Component, ComponentKind, ComponentRate, Found, Rate, SpecialProgramIndicator};
use customs::{Country, Decimal, Law, LawOnDate, Message, TariffCode, Value};
use jiff::civil::Date;

use super::by_origin::{OfOrigin, OverTime, over_time};
use super::line::{ByCountry, units};
use super::rate_words::{range, special, words};
use crate::messages::Catalogue;
use crate::report::chart::{Chart, Drawing, Line, Lines, Point, Unit};
use crate::report::compose::component_rate;
use crate::report::model::{Cell, Column, Entry, Fact, Row, RowKind, Section, Table, Tree};

/// The three columns, the units, what footnotes name, since when it stands so; and how it stood before.
#[must_use]
pub fn columns(law: &LawOnDate<'_>, found: &Found<'_>, catalogue: &Catalogue) -> Section {
    let line = found.rate_line;
    let empty = || catalogue.text("tariff-column-empty");
    let rate = |rate: Option<&Rate>| rate.map_or_else(empty, |rate| words(rate, catalogue));
    let preferences = match line.special() {
        [] => empty(),
        entries => special(entries, catalogue),
    };
    let units: Vec<String> = units(found).iter().map(ToString::to_string).collect();
    let footnotes: Vec<String> = line.footnotes().iter().map(|note| range(&note.provisions)).collect();
    let listed = |list: Vec<String>| if list.is_empty() { empty() } else { list.join(", ") };
    let mut facts = vec![
        Fact::new(Message::new("tariff-column-general"), rate(line.general())),
        Fact::new(Message::new("tariff-column-special"), preferences),
        Fact::new(Message::new("tariff-column-other"), rate(line.other())),
        Fact::new(Message::new("tariff-units"), listed(units)),
        Fact::new(Message::new("tariff-footnotes"), listed(footnotes)),
    ];
    if let Some(period) = line.period() {
        let key = if period.until().is_some() { "tariff-from-until" } else { "tariff-from" };
        let until = period.until().map_or(Value::Text(String::new()), Value::from);
        let stands = Message::new(key).with("from", period.from()).with("until", until);
        facts.push(Fact::new(Message::new("tariff-in-force"), stands));
    }
    let schedule = &law.duty().schedule;
    let mut section = Section::new("columns", Message::new("tariff-page-columns")).show(facts);
    let records: Vec<_> = schedule.history(line.code()).filter(|record| record.has_rate()).collect();
    if records.len() > 1 {
        let rows = records
            .iter()
            .map(|record| {
                let (first, _) = record.editions();
                Row::new(vec![
                    Cell::from(schedule.revision(first).effect),
                    Cell::from(rate(record.general())),
                    Cell::from(match record.special() {
                        [] => empty(),
                        entries => special(entries, catalogue),
                    }),
                    Cell::from(rate(record.other())),
                ])
            })
            .collect();
        section = section.show(Table {
            caption: Message::new("tariff-page-editions"),
            columns: [
                "tariff-page-from",
                "tariff-column-general",
                "tariff-column-special",
                "tariff-column-other",
            ]
            .map(|key| Column::words(Message::new(key)))
            .into(),
            rows,
            notes: Vec::new(),
        });
    }
    section
}

/// A country of origin, with the preference claimed.
#[must_use]
pub fn origin_label(country: Country, claim: Option<&SpecialProgramIndicator>) -> Message {
    match claim {
        None => Message::new("tariff-page-origin").with("place", country),
        Some(claim) if claim.is_usmca() => Message::new("tariff-page-origin-usmca").with("place", country),
        Some(claim) => {
            Message::new("tariff-page-origin-claiming").with("place", country).with("program", claim.as_str())
        }
    }
}

/// The duty by country of origin, the lowest first; all countries behind it.
#[must_use]
pub fn by_country(
    law: &LawOnDate<'_>,
    rows: &[OfOrigin],
    groups: &[ByCountry],
    asked: Option<Country>,
    catalogue: &Catalogue,
) -> Section {
    let table = Table {
        caption: Message::new("tariff-page-by-country-caption").with("date", law.date()),
        columns: vec![
            Column::words(Message::new("tariff-page-origin-column")),
            Column::figures(Message::new("tariff-page-duty"), 2),
            Column::words(Message::new("tariff-page-made-of")),
        ],
        rows: rows.iter().map(|row| country_row(row, asked, catalogue)).collect(),
        notes: Vec::new(),
    };
    let entries = groups.iter().map(group_entry).collect();
    Section::new("by-country", Message::new("tariff-page-by-country"))
        .say(Message::new("tariff-page-by-country-lead"))
        .show(table)
        .show(Tree { title: Message::new("tariff-page-every-country"), open: false, entries })
}

fn country_row(row: &OfOrigin, asked: Option<Country>, catalogue: &Catalogue) -> Row {
    let conclusion = &row.answer.conclusion;
    let made_of = match &conclusion.prohibited {
        Some(measure) => {
            Value::from(Message::new("tariff-prohibited").with("heading", measure.heading.to_string()))
        }
        None => {
            let parts = conclusion.components.iter().map(|one| part(one, catalogue)).reduce(|sum, next| {
                Message::new("tariff-page-and").with("first", sum).with("then", next).into()
            });
            let mut said: Vec<Value> = parts.into_iter().collect();
            if row.percent.is_none() {
                said.extend(row.answer.finding.missing().iter().map(|fact| fact.question.clone().into()));
            }
            Value::List(said)
        }
    };
    let kind = if asked == Some(row.country) { RowKind::Subtotal } else { RowKind::Line };
    let percent = row.percent.filter(|_| conclusion.prohibited.is_none());
    Row::of(
        kind,
        vec![
            Cell::from(origin_label(row.country, row.claim.as_ref())),
            Cell::known(percent.map(Value::Percent)),
            Cell::Value(made_of),
        ],
    )
}

/// A component in a few words; a relief says what it lifts, its rate being that of the duty lifted.
fn part(component: &Component, catalogue: &Catalogue) -> Value {
    let authority = || Message::new("report-authority").with("authority", &*component.authority);
    let message = match component.kind {
        ComponentKind::General => Message::new("tariff-page-part-general"),
        ComponentKind::Special => Message::new("tariff-page-part-special"),
        ComponentKind::Column2 => Message::new("tariff-page-part-column-2"),
        ComponentKind::Relief => Message::new("tariff-page-part-relief").with("authority", authority()),
        ComponentKind::Additional | ComponentKind::InLieu => {
            Message::new("tariff-page-part-additional").with("authority", authority())
        }
    };
    // A rate of the schedule reads as it does above, in the reader's language.
    let of_schedule = match &component.rate {
        ComponentRate::Schedule(text) => text.parse::<Rate>().ok(),
        ComponentRate::Percent(_) | ComponentRate::UpTo(_) => None,
    };
    let rate = match of_schedule {
        Some(rate) if rate != Rate::FREE => Value::from(words(&rate, catalogue)),
        _ => component_rate(&component.rate),
    };
    message.with("rate", rate).into()
}

/// Countries alike, with what touches the line from them beside its columns.
fn group_entry(group: &ByCountry) -> Entry {
    let countries: Vec<Value> = group.countries.iter().map(|country| (*country).into()).collect();
    let mut under: Vec<Entry> = group
        .touches
        .iter()
        .map(|touch| {
            let key = if touch.relief { "tariff-touch-relief" } else { "tariff-touch" };
            let headings: Vec<Value> = touch.headings.iter().map(|heading| heading.as_str().into()).collect();
            Entry::new(
                Message::new(key)
                    .with("rate", touch.rate_value())
                    .with("heading", Value::List(headings))
                    .with(
                        "authority",
                        Message::new("report-authority").with("authority", touch.authority.as_str()),
                    ),
            )
        })
        .collect();
    if let Some(heading) = &group.prohibited {
        under.push(Entry::new(Message::new("tariff-prohibited").with("heading", heading.as_str())));
    }
    if !group.facts.is_empty() {
        let facts: Vec<&str> = group.facts.iter().map(String::as_str).collect();
        under.push(Entry::new(Message::new("tariff-touch-facts").with("facts", facts)));
    }
    if under.is_empty() {
        under.push(Entry::new(Message::new("tariff-touch-none")));
    }
    Entry::new(Value::List(countries)).under(under)
}

/// The duty since the first day covered, as a chart of steps; nothing where no part of it is a percentage.
#[must_use]
pub fn history(
    law: &Law,
    code: TariffCode,
    origins: &[(Country, Option<SpecialProgramIndicator>)],
    until: Date,
) -> Option<Section> {
    let lines = over_time(law, code, origins, until);
    let lines: Vec<_> = lines
        .iter()
        .map(|line| {
            let stands_out = line.claim.is_some_and(|claim| claim.is_usmca());
            (Value::from(origin_label(line.country, line.claim.as_ref())), stands_out, line)
        })
        .collect();
    let first = law.coverage.from;
    let chart = history_chart(
        &lines,
        (first, until),
        Message::new("tariff-page-history-chart"),
        Message::new("tariff-page-history-description"),
    )?;
    Some(Section::new("history", Message::new("tariff-page-history").with("date", first)).show(chart))
}

/// Duties over time as a chart of steps; nothing where none is known on any day.
///
/// - Takes: lines, each with its name and whether the page is about it; the first day and the last.
#[must_use]
pub fn history_chart(
    lines: &[(Value, bool, &OverTime)],
    (first, until): (Date, Date),
    title: Message,
    description: Message,
) -> Option<Chart> {
    let known = || lines.iter().filter(|(_, _, line)| line.is_known());
    known().next()?;
    let mut days: BTreeSet<Date> =
        known().flat_map(|(_, _, line)| &line.steps).map(|step| step.from).collect();
    days.insert(until);
    let along = days
        .iter()
        .map(|day| Point {
            at: Decimal::from_integer(i64::from((*day - first).get_days())),
            label: Value::Date(*day),
            is_tick: true,
        })
        .collect();
    let lines = known()
        .map(|(label, stands_out, line)| Line {
            label: label.clone(),
            numbers: days.iter().map(|day| line.on(*day)).collect(),
            stands_out: *stands_out,
        })
        .collect();
    Some(Chart {
        id: "duty-history".into(),
        title,
        description,
        drawing: Drawing::Lines(Lines {
            unit: Unit::Percent(1),
            steps: true,
            along,
            along_label: Message::new("tariff-page-from").into(),
            lines,
            from_zero: true,
        }),
    })
}
