//! `GET /tariff/CODE`: a chapter or heading with what lies under it, or a line with all that is known of it.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use customs::duty::ScheduleError;
use customs::{Country, LawOnDate, Level, TariffCode};

use super::browse::Entry;
use super::{country, day, edition, keep_day, law_on, line, name};
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::page::{Page, Section, html, respond};
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;
use crate::problems::Failure;
use crate::tariff::line::tree;
use crate::tariff::rate_words::{special, words};

/// What stands above a code, as links.
pub struct Above {
    /// The code; none for a row of text.
    pub code: Option<String>,
    /// What it is called.
    pub name: String,
}

/// A line under a heading.
pub struct Under {
    /// Its code.
    pub code: String,
    /// What it is called, where that is known.
    pub name: String,
    /// How deep it stands.
    pub depth: u8,
    /// Its rates; none where it bears none of its own.
    pub rates: Option<[String; 3]>,
    /// Its units.
    pub units: String,
}

#[derive(Template)]
#[template(path = "web/tariff/under.html")]
struct Heading {
    page: Page,
    code: String,
    name: String,
    above: Vec<Above>,
    as_of: String,
    first: String,
    last: String,
    suffix: String,
    headings: Vec<Entry>,
    lines: Vec<Under>,
    labels_only: bool,
}

#[derive(Template)]
#[template(path = "web/tariff/missing.html")]
struct Missing {
    page: Page,
    what: String,
    why: Option<String>,
    help: Option<String>,
    candidates: Vec<Entry>,
    nearest: Option<Entry>,
    code: &'static str,
    suffix: String,
}

/// What is asked of a page of the schedule.
pub(super) struct Question<'q> {
    pub app: &'q App,
    pub visitor: &'q Visitor,
    pub law: LawOnDate<'q>,
    pub country: Option<Country>,
    /// The part of an address that keeps the day.
    pub suffix: String,
}

/// Shows the code's page.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let asked = Form::of_query(query.as_deref().unwrap_or_default())?;
    let code: TariffCode = code.parse().map_err(|_| {
        let mut refusal = Refusal::new(StatusCode::NOT_FOUND, "tariff-code-form");
        refusal.failure.arguments = vec![("text", code.as_str().into())];
        refusal
    })?;
    let law = law_on(&app, day(&app, &asked)?)?;
    let question =
        Question { app: &app, visitor: &visitor, law, country: country(&asked)?, suffix: keep_day(&asked) };
    if code.level() <= Level::Heading {
        return question.under(code);
    }
    match law.duty().schedule.find(code, law.date()) {
        Ok(found) => question.line(code, &found),
        Err(ScheduleError::TooShort { .. }) => question.under(code),
        Err(error) => Ok(question.missing(&error)),
    }
}

impl Question<'_> {
    /// The rows above a code, itself left out.
    pub(super) fn above(&self, code: TariffCode) -> Vec<Above> {
        let known = self.app.knowledge();
        let show = self.visitor.catalogue().show();
        let mut rows = tree(code, &known.labels, known.descriptions.as_ref(), self.visitor.language);
        rows.retain(|row| row.code != Some(code) && (row.code.is_some() || row.name.is_some()));
        rows.into_iter()
            .map(|row| Above {
                code: row.code.map(|code| show.code(code)),
                name: row.name.unwrap_or_default(),
            })
            .collect()
    }

    pub(super) fn name(&self, code: TariffCode) -> String {
        name(self.app, code, self.visitor.language).unwrap_or_default()
    }

    fn entry(&self, code: TariffCode) -> Result<Entry, Refusal> {
        let edition = edition(&self.law)?;
        Ok(Entry {
            code: self.visitor.catalogue().show().code(code),
            name: self.name(code),
            lines: self.law.duty().schedule.lines_under(code, edition).filter(|l| l.has_rate()).count(),
        })
    }

    /// A chapter with its headings, or a heading with its lines.
    fn under(&self, code: TariffCode) -> Result<Response, Refusal> {
        let edition = edition(&self.law)?;
        let schedule = &self.law.duty().schedule;
        let mut lines = schedule.lines_under(code, edition).peekable();
        if lines.peek().is_none() {
            // Nothing of it on this day: the schedule says why.
            return match schedule.find(code, self.law.date()) {
                Err(error) => Ok(self.missing(&error)),
                Ok(found) => self.line(code, &found),
            };
        }
        let (mut headings, mut rows) = (Vec::new(), Vec::new());
        if code.level() == Level::Chapter {
            let mut codes: Vec<TariffCode> =
                lines.filter_map(|line| line.code().at(Level::Heading)).collect();
            codes.dedup();
            headings = codes.into_iter().map(|code| self.entry(code)).collect::<Result<_, _>>()?;
        } else {
            let catalogue = self.visitor.catalogue();
            let lines: Vec<_> = lines.filter(|line| line.code() != code).collect();
            let least = lines.iter().map(|line| line.indent()).min().unwrap_or(0);
            let empty = || catalogue.text("tariff-column-empty");
            rows = lines
                .into_iter()
                .map(|line| Under {
                    code: line.code().to_string(),
                    name: self.name(line.code()),
                    depth: (line.indent() - least).min(8),
                    rates: line.has_rate().then(|| {
                        [
                            line.general().map_or_else(empty, |rate| words(rate, catalogue)),
                            if line.special().is_empty() {
                                empty()
                            } else {
                                special(line.special(), catalogue)
                            },
                            line.other().map_or_else(empty, |rate| words(rate, catalogue)),
                        ]
                    }),
                    units: line.units().iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
                })
                .collect();
        }
        let shown = self.visitor.catalogue().show().code(code);
        let name = self.name(code);
        let title = if name.is_empty() { shown.clone() } else { format!("{shown} {name}") };
        Ok(html(&Heading {
            page: Page::titled(self.app, self.visitor, Section::Tariff, title),
            code: shown,
            name,
            above: self.above(code),
            as_of: self.law.date().to_string(),
            first: self.law.coverage().from.to_string(),
            last: self.law.coverage().until.to_string(),
            suffix: self.suffix.clone(),
            headings,
            lines: rows,
            labels_only: self.app.knowledge().descriptions.is_none(),
        }))
    }

    fn line(&self, code: TariffCode, found: &customs::duty::Found<'_>) -> Result<Response, Refusal> {
        line::page(self, code, found)
    }

    /// The page of a code without a line: why, and where to go from here.
    fn missing(&self, error: &ScheduleError) -> Response {
        let catalogue = self.visitor.catalogue();
        let failure = Failure::new(error);
        let (candidates, nearest) = match error {
            ScheduleError::UnknownCode { candidates, nearest, .. } => (candidates.clone(), *nearest),
            ScheduleError::Retired { candidates, code, .. }
            | ScheduleError::NotYet { candidates, code, .. } => (candidates.clone(), code.at(Level::Heading)),
            ScheduleError::TooShort { candidates, .. } => (candidates.clone(), None),
            ScheduleError::NoRate { code } => (Vec::new(), code.at(Level::Heading)),
            ScheduleError::NoEdition { .. } => (Vec::new(), None),
        };
        let entry = |code: TariffCode| self.entry(code).ok();
        let template = Missing {
            page: Page::new(self.app, self.visitor, Section::Tariff, "web-tariff-missing"),
            what: failure.what(catalogue),
            why: failure.why(catalogue),
            help: failure.help(catalogue),
            candidates: candidates.into_iter().filter_map(entry).collect(),
            nearest: nearest.and_then(entry),
            code: failure.code,
            suffix: self.suffix.clone(),
        };
        respond(StatusCode::NOT_FOUND, &template)
    }
}
