//! `POST /cases/ID/bill/rows`: one more row, to be filled in.

use axum::extract::{Path, State};
use axum::response::Redirect;

use super::only_insider;
use super::reading::{newest, not_editable};
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;

/// Adds the row and opens it.
pub async fn add(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    _form: Form,
) -> Result<Redirect, Refusal> {
    only_insider(&visitor)?;
    let kept = newest(&app, &id).await?;
    let (name, mut bill, was_workbook) = kept.bill()?;
    let table = bill.table().map_err(|error| not_editable(&error))?;
    let mut cells = vec![String::new(); table.header.len()];
    if let Some(first) = cells.first_mut() {
        *first = visitor.catalogue().text("web-row-new");
    }
    bill.add_row(&cells);
    let line = bill.table().map_err(|error| not_editable(&error))?.rows.last().map_or(0, |row| row.line);
    let files = kept.with_bill(&name, was_workbook, bill.text());
    let note = visitor.catalogue().text("web-note-row-added");
    let title = &kept.summary.title;
    let store = app.store();
    store.add_case_version(&id, kept.version, title, &files, visitor.actor(), &note, app.now()).await?;
    Ok(Redirect::to(&format!("/cases/{id}/bill/rows/{line}")))
}
