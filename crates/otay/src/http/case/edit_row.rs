//! `GET`, `POST /cases/ID/bill/rows/LINE`: one row of the bill.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::only_insider;
use super::reading::{newest, not_editable, title};
use crate::http::answers;
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;

#[derive(Template)]
#[template(path = "web/case/row.html")]
struct Row {
    page: Page,
    id: String,
    version: i64,
    line: usize,
    cells: Vec<(String, String)>,
    problems: Vec<String>,
}

/// Shows the row as a form.
pub async fn form(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, line)): Path<(String, usize)>,
) -> Result<Response, Refusal> {
    only_insider(&visitor)?;
    let kept = newest(&app, &id).await?;
    let (name, bill, _) = kept.bill()?;
    let table = bill.table().map_err(|error| not_editable(&error))?;
    let row = table.rows.iter().find(|row| row.line == line).ok_or_else(Refusal::not_found)?;
    let cell = |at: usize| row.cells.get(at).cloned().unwrap_or_default();
    let cells = table.header.iter().enumerate().map(|(at, name)| (name.clone(), cell(at))).collect();
    let problems = answers::problems(&app, &kept.inputs(), visitor.catalogue())
        .into_iter()
        .filter(|problem| problem.file.as_deref() == Some(&name) && problem.line == Some(line))
        .map(|problem| problem.text)
        .collect();
    let page = Page::new(&app, &visitor, Section::Cases, "web-row-title");
    Ok(html(&Row { page, id, version: kept.version, line, cells, problems }))
}

/// Keeps the row as filled in, or takes it out.
pub async fn save(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, line)): Path<(String, usize)>,
    form: Form,
) -> Result<Response, Refusal> {
    only_insider(&visitor)?;
    let kept = newest(&app, &id).await?;
    if form.text("version") != kept.version.to_string() {
        return Err(Refusal::new(StatusCode::CONFLICT, "changed-meanwhile"));
    }
    let (name, mut bill, was_workbook) = kept.bill()?;
    let cells: Vec<String> = form.all("cell").map(str::to_owned).collect();
    let (changed, note) = if form.text("remove") == "yes" {
        (bill.remove_row(line), "web-note-row-removed")
    } else {
        (bill.set_row(line, &cells), "web-note-row-changed")
    };
    changed.map_err(|error| not_editable(&error))?;
    let files = kept.with_bill(&name, was_workbook, bill.text());
    let note = visitor.catalogue().text(note);
    let title = title(&files, &kept.summary.title);
    let store = app.store();
    store.add_case_version(&id, kept.version, &title, &files, visitor.actor(), &note, app.now()).await?;
    Ok(Redirect::to(&format!("/cases/{id}/bill#line-{line}")).into_response())
}
