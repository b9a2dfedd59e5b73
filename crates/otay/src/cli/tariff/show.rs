//! `otay tariff show`: a line in its place, or what lies under a heading.

use std::fmt::Write as _;

use customs::duty::{Found, ScheduleError, SpecialProgramIndicator};
use customs::{Country, LawOnDate, Message, TariffCode, Value};

use super::super::{Context, Outcome};
use super::{Format, Show, code, day, descriptions, labels, paragraph};
use crate::messages::Catalogue;
use crate::problems::{ExitCode, Failure, Failures};
use crate::report::style::{ACCENT, COLUMNS, HEADING, MUTED, STRONG, pad_right, wrap};
use crate::tariff::by_origin;
use crate::tariff::json::{self, alternative};
use crate::tariff::line::{Above, ByCountry, Touch, by_country, units, usmca_rules};
use crate::tariff::rate_words::{range, special, words};
use crate::tariff::sections::origin_label;

/// More countries than this in one group are counted, not named.
const NAMED_COUNTRIES: usize = 12;

pub(super) fn show(arguments: &Show, context: &Context) -> Outcome {
    let asked = code(&arguments.code)?;
    let book = context.lawbook()?;
    let law = book.law().map_err(|problems| Failures::all(&problems))?;
    let date = day(arguments.as_of, law.coverage)?;
    let law = law.on(date).map_err(Failures::from)?;
    let (labels, descriptions) = (labels(&book)?, descriptions(context)?);
    let known =
        json::Names { labels: &labels, descriptions: descriptions.as_ref(), language: context.language };
    let names = Names { known, context };
    match law.duty().schedule.find(asked, date) {
        Ok(found) => line(&law, &found, &names, arguments.format),
        Err(ScheduleError::TooShort { .. }) => under(&law, asked, &names, arguments.format),
        Err(error) => Err(Failure::new(&error).into()),
    }
}

/// What things are called.
struct Names<'n> {
    known: json::Names<'n>,
    context: &'n Context,
}

/// A heading or subheading: the lines under it with their general rates.
fn under(law: &LawOnDate<'_>, asked: TariffCode, names: &Names<'_>, format: Format) -> Outcome {
    let context = names.context;
    let schedule = &law.duty().schedule;
    let edition = schedule
        .edition_on(law.date())
        .ok_or_else(|| Failures::from(ScheduleError::NoEdition { date: law.date() }))?;
    let lines = schedule.lines_under(asked, edition).filter(|line| line.has_rate());
    if format == Format::Json {
        let answer = json::under(law, asked, edition, &names.known);
        context.print(&format!("{answer:#}\n"));
        return Ok(ExitCode::Answered);
    }
    let mut text = head(law, asked, context);
    write_tree(&mut text, &names.known.tree(asked));
    text.push('\n');
    let empty = context.catalogue.text("tariff-column-empty");
    for line in lines {
        let general = line.general().map_or_else(|| empty.clone(), |rate| words(rate, context.catalogue));
        let name = names.known.of(line.code()).map(|name| format!("  {name}")).unwrap_or_default();
        let set = wrap(&format!("{}  {}{name}", line.code(), pad_right(&general, 16)), 2, 19, COLUMNS);
        let _ = writeln!(text, "{set}");
    }
    context.print(&text);
    Ok(ExitCode::Answered)
}

fn line(law: &LawOnDate<'_>, found: &Found<'_>, names: &Names<'_>, format: Format) -> Outcome {
    let context = names.context;
    let touched = by_country(law, found.line.code());
    let answer = match format {
        Format::Json => format!("{:#}\n", json::line(law, found, &names.known, &touched, context.catalogue)),
        Format::Text => line_text(law, found, names, &touched),
    };
    context.print(&answer);
    if law.is_after_evidence() {
        let evidence = Message::new("tariff-after-evidence").with("date", law.coverage().evidence);
        context.note(&paragraph(context, &evidence));
    }
    Ok(ExitCode::Answered)
}

fn head(law: &LawOnDate<'_>, code: TariffCode, context: &Context) -> String {
    let schedule = &law.duty().schedule;
    let edition = schedule.edition_on(law.date()).map(|edition| schedule.revision(edition));
    let message = Message::new("tariff-show-head")
        .with("date", law.date())
        .with("edition", edition.map_or("", |revision| &*revision.name))
        .with("effect", edition.map_or_else(|| law.date(), |revision| revision.effect));
    format!(
        "{STRONG}{code}{STRONG:#}\n{MUTED}{}{MUTED:#}\n\n",
        wrap(&context.catalogue.render(&message), 0, 0, COLUMNS)
    )
}

fn write_tree(text: &mut String, rows: &[Above]) {
    for (depth, row) in rows.iter().enumerate() {
        let code = row.code.map(|code| format!("{ACCENT}{code}{ACCENT:#}"));
        let name = row.name.clone();
        let words: Vec<String> = code.into_iter().chain(name).collect();
        let indent = 2 + depth * 2;
        let _ = writeln!(text, "{}", wrap(&words.join("  "), indent, indent + 4, COLUMNS));
    }
}

fn line_text(law: &LawOnDate<'_>, found: &Found<'_>, names: &Names<'_>, touched: &[ByCountry]) -> String {
    let context = names.context;
    let catalogue = context.catalogue;
    let rate_line = found.rate_line;
    let mut text = head(law, found.line.code(), context);
    write_tree(&mut text, &names.known.tree(found.line.code()));
    text.push('\n');

    let empty = || catalogue.text("tariff-column-empty");
    let preferences = match rate_line.special() {
        [] => empty(),
        entries => special(entries, catalogue),
    };
    let units: Vec<String> = units(found).iter().map(ToString::to_string).collect();
    let footnotes: Vec<String> = rate_line.footnotes().iter().map(|note| range(&note.provisions)).collect();
    let in_force = rate_line.period().map(|period| {
        let key = if period.until().is_some() { "tariff-from-until" } else { "tariff-from" };
        let until = period.until().map_or(Value::Text(String::new()), Value::from);
        catalogue.render(&Message::new(key).with("from", period.from()).with("until", until))
    });
    let mut rows = vec![
        ("tariff-column-general", rate_line.general().map_or_else(empty, |rate| words(rate, catalogue))),
        ("tariff-column-special", preferences),
        ("tariff-column-other", rate_line.other().map_or_else(empty, |rate| words(rate, catalogue))),
        ("tariff-units", if units.is_empty() { empty() } else { units.join(", ") }),
        ("tariff-footnotes", if footnotes.is_empty() { empty() } else { footnotes.join(", ") }),
    ];
    rows.extend(in_force.map(|period| ("tariff-in-force", period)));
    for (label, value) in rows {
        let _ = writeln!(text, "{}", labelled(&catalogue.text(label), &value));
    }

    write_touched(&mut text, touched, catalogue);
    write_under_usmca(&mut text, law, found.line.code(), catalogue);
    let rules = usmca_rules(law, found);
    let _ = writeln!(text, "\n{HEADING}{}{HEADING:#}", catalogue.text("tariff-usmca-rule"));
    if rules.is_empty() {
        let _ = writeln!(text, "{}", wrap(&catalogue.text("tariff-usmca-rule-none"), 2, 2, COLUMNS));
    }
    for rule in rules {
        let scope: Vec<String> = rule.scope_words().iter().map(|words| catalogue.render(words)).collect();
        let _ = writeln!(
            text,
            "{}",
            wrap(&format!("{} · {}", rule.id.as_str(), scope.join("; ")), 2, 4, COLUMNS)
        );
        for one in &rule.alternatives {
            let words = format!("{}. {}", one.letter, alternative(one, law, catalogue));
            let _ = writeln!(text, "{}", wrap(&words, 4, 7, COLUMNS));
        }
    }
    text
}

/// One heading, or the first and last of several.
fn headings(headings: &[String]) -> String {
    match headings {
        [] => String::new(),
        [only] => only.clone(),
        [first, .., last] => format!("{first} … {last}"),
    }
}

fn labelled(label: &str, value: &str) -> String {
    const LABEL: usize = 18;
    let set = wrap(value, LABEL, LABEL, COLUMNS);
    format!("{MUTED}{}{MUTED:#}{}", pad_right(label, LABEL), set.get(LABEL..).unwrap_or_default())
}

fn write_touch(text: &mut String, key: &'static str, touch: &Touch, headings: String, catalogue: &Catalogue) {
    let authority = Message::new("report-authority").with("authority", touch.authority.as_str());
    let message = Message::new(key)
        .with("rate", touch.rate_value())
        .with("heading", headings)
        .with("authority", authority);
    let _ = writeln!(text, "{}", wrap(&catalogue.render(&message), 6, 8, COLUMNS));
}

/// What touches the line from each neighbor where the USMCA is claimed, and what is owed then in all.
fn write_under_usmca(text: &mut String, law: &LawOnDate<'_>, code: TariffCode, catalogue: &Catalogue) {
    let Ok(claim) = "S".parse::<SpecialProgramIndicator>() else { return };
    let neighbors = ["MX", "CA"].into_iter().filter_map(|two| two.parse::<Country>().ok());
    for of_origin in neighbors.filter_map(|country| by_origin::of(law, code, country, Some(claim))) {
        let conclusion = &of_origin.answer.conclusion;
        if conclusion.preference.is_none() || conclusion.prohibited.is_some() {
            continue;
        }
        let label = catalogue.render(&origin_label(of_origin.country, Some(&claim)));
        let total = of_origin.percent.map(|percent| catalogue.show().percent(percent));
        let total = total.map(|total| format!(": {total}")).unwrap_or_default();
        let _ = writeln!(text, "{}", wrap(&format!("{label}{total}"), 2, 4, COLUMNS));
        for component in &conclusion.components {
            if let Some(touch) = Touch::of(component) {
                let key = if touch.relief { "tariff-touch-relief" } else { "tariff-touch" };
                write_touch(text, key, &touch, component.heading.to_string(), catalogue);
            }
        }
    }
}

fn write_touched(text: &mut String, touched: &[ByCountry], catalogue: &Catalogue) {
    let _ = writeln!(text, "\n{HEADING}{}{HEADING:#}", catalogue.text("tariff-additional"));
    for group in touched {
        let countries = if group.countries.len() > NAMED_COUNTRIES {
            let message = Message::new("tariff-countries").with("count", group.countries.len());
            catalogue.render(&message)
        } else {
            let names = group.countries.iter().map(|country| catalogue.show().country(*country)).collect();
            catalogue.show().list(names)
        };
        let _ = writeln!(text, "{}", wrap(&countries, 2, 4, COLUMNS));
        if let Some(heading) = &group.prohibited {
            let message = Message::new("tariff-prohibited").with("heading", heading.as_str());
            let _ = writeln!(text, "{}", wrap(&catalogue.render(&message), 6, 8, COLUMNS));
        }
        for touch in &group.touches {
            let key = if touch.relief { "tariff-touch-relief" } else { "tariff-touch" };
            write_touch(text, key, touch, headings(&touch.headings), catalogue);
        }
        if !group.facts.is_empty() {
            let facts: Vec<&str> = group.facts.iter().map(String::as_str).collect();
            let message = Message::new("tariff-touch-facts").with("facts", facts);
            let _ = writeln!(text, "{}", wrap(&catalogue.render(&message), 6, 8, COLUMNS));
        }
        if group.touches.is_empty() && group.facts.is_empty() && group.prohibited.is_none() {
            let _ = writeln!(text, "{}", wrap(&catalogue.text("tariff-touch-none"), 6, 8, COLUMNS));
        }
    }
}
