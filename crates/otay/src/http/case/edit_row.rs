//! `GET`, `POST /cases/ID/bill/rows/LINE`: one row of the bill, with a look-up of its code by words.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use customs::{Level, Message, TariffCode};
use lawbook::case::Column;
use lawbook::case::edit::BillTable;

use super::reading::{Change, Kept, not_editable};
use crate::http::answers;
use crate::http::app::App;
use crate::http::page::{Page, Section, html, respond};
use crate::http::refusal::Refusal;
use crate::http::visitor::{Insider, Visitor};
use crate::messages::Language;
use crate::tariff::name_of;

/// Headings that a look-up shows, and lines under each.
const HEADINGS: usize = 5;
const LINES: usize = 24;

#[derive(Template)]
#[template(path = "web/case/row.html")]
struct Row {
    page: Page,
    id: String,
    version: i64,
    line: usize,
    cells: Vec<(String, String)>,
    /// Which of the cells is the tariff code.
    code_at: Option<usize>,
    problems: Vec<String>,
    look_up: Option<LookUp>,
}

impl Row {
    fn is_code(&self, at: &usize) -> bool {
        self.code_at == Some(*at)
    }

    fn wanted(&self) -> &str {
        self.look_up.as_ref().map_or("", |found| found.words.as_str())
    }
}

/// What words for a good find.
struct LookUp {
    words: String,
    headings: Vec<Heading>,
}

/// A heading found, with the lines one may take.
struct Heading {
    code: String,
    name: String,
    lines: Vec<String>,
}

/// Shows the row as a form.
pub async fn form(
    State(app): State<App>,
    Insider(visitor): Insider,
    kept: Kept,
    Path((_, line)): Path<(String, usize)>,
) -> Result<Response, Refusal> {
    let (name, bill, _) = kept.bill()?;
    let table = bill.table().map_err(|error| not_editable(&error))?;
    let row = table.rows.iter().find(|row| row.line == line).ok_or_else(Refusal::not_found)?;
    let cells = row.cells.clone();
    let problems = answers::problems(&app, kept.inputs(), visitor.catalogue())
        .await?
        .into_iter()
        .filter(|problem| problem.file.as_deref() == Some(&name) && problem.line == Some(line))
        .map(|problem| problem.text)
        .collect();
    Ok(html(&shown(&app, &visitor, &kept, &table, (line, &cells), problems)))
}

/// Keeps the row as filled in; a look-up shows the row again and keeps nothing.
pub async fn save(
    State(app): State<App>,
    Insider(visitor): Insider,
    Path((_, line)): Path<(String, usize)>,
    Change { kept, form }: Change,
) -> Result<Response, Refusal> {
    let (name, mut bill, was_workbook) = kept.bill()?;
    let mut cells: Vec<String> = form.all("cell").map(str::to_owned).collect();
    if form.text("look-up") == "yes" || !form.text("take").is_empty() {
        let table = bill.table().map_err(|error| not_editable(&error))?;
        let at = table.position(Column::Code);
        if let Some(cell) = at.and_then(|at| cells.get_mut(at))
            && let Ok(code) = form.text("take").parse::<TariffCode>()
        {
            *cell = code.to_string();
        }
        let mut row = shown(&app, &visitor, &kept, &table, (line, &cells), Vec::new());
        if form.text("take").is_empty() {
            row.look_up = Some(look_up(&app, form.text("words"), visitor.language));
        }
        return Ok(respond(StatusCode::OK, &row));
    }
    bill.set_row(line, &cells).map_err(|error| not_editable(&error))?;
    let files = kept.with_bill(&name, was_workbook, bill.text());
    kept.keep(&app, &visitor, &files, &[Message::new("web-note-row-changed")]).await?;
    Ok(Redirect::to(&kept.at_line(line)).into_response())
}

fn shown(
    app: &App,
    visitor: &Visitor,
    kept: &Kept,
    table: &BillTable,
    (line, cells): (usize, &[String]),
    problems: Vec<String>,
) -> Row {
    let cell = |at: usize| cells.get(at).cloned().unwrap_or_default();
    Row {
        page: Page::new(app, visitor, Section::Cases, "web-row-title"),
        id: kept.summary.id.clone(),
        version: kept.version,
        line,
        cells: table.header.iter().enumerate().map(|(at, name)| (name.clone(), cell(at))).collect(),
        code_at: table.position(Column::Code),
        problems,
        look_up: None,
    }
}

/// The headings that words find, as `otay tariff search` does, each with its lines of today.
fn look_up(app: &App, words: &str, language: Language) -> LookUp {
    let known = app.knowledge();
    let schedule = &known.law.duty.schedule;
    let edition = schedule.edition_on(known.law.coverage.evidence);
    let mut headings: Vec<TariffCode> = Vec::new();
    for hit in known.tariff_words().search(words, 40) {
        let heading = hit.code.at(Level::Heading).filter(|_| hit.code.level() >= Level::Heading);
        if let Some(heading) = heading.filter(|heading| !headings.contains(heading)) {
            headings.push(heading);
        }
    }
    headings.truncate(HEADINGS);
    let lines = |heading: TariffCode| {
        let under = edition.into_iter().flat_map(|edition| schedule.lines_under(heading, edition));
        under.filter(|line| line.has_rate()).take(LINES).map(|line| line.code().to_string()).collect()
    };
    let headings = headings
        .into_iter()
        .map(|heading| Heading {
            code: heading.to_string(),
            name: name_of(heading, &known.labels, known.descriptions.as_ref(), language).unwrap_or_default(),
            lines: lines(heading),
        })
        .collect();
    LookUp { words: words.to_owned(), headings }
}
