//! `GET`, `POST /cases/ID/bill/columns`: which column of the file is which of ours.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use customs::Message;
use lawbook::case::edit::BillTable;
use lawbook::case::{COLUMNS, Column};

use super::reading::{Change, Kept, not_editable};
use crate::http::app::App;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;

const PREVIEW: usize = 6;

#[derive(Template)]
#[template(path = "web/case/columns.html")]
struct Columns {
    page: Page,
    id: String,
    version: i64,
    table: BillTable,
    known: Vec<&'static str>,
}

impl Columns {
    /// Whether `name` is read as the column `known` as it stands.
    fn is_read_as(&self, name: &str, known: &str) -> bool {
        Column::read(name).is_some_and(|column| column.name() == known)
    }
}

/// Shows the file's columns with the first rows.
pub async fn form(
    State(app): State<App>,
    Insider(visitor): Insider,
    kept: Kept,
) -> Result<Response, Refusal> {
    let (_, bill, _) = kept.bill()?;
    let mut table = bill.table().map_err(|error| not_editable(&error))?;
    table.rows.truncate(PREVIEW);
    let known = COLUMNS.iter().filter_map(|(_, names)| names.first().copied()).collect();
    let page = Page::new(&app, &visitor, Section::Cases, "web-columns-title");
    Ok(html(&Columns { page, id: kept.summary.id, version: kept.version, table, known }))
}

/// Writes the chosen names into the header.
pub async fn save(
    State(app): State<App>,
    Insider(visitor): Insider,
    Change { kept, form }: Change,
) -> Result<Response, Refusal> {
    let (name, mut bill, was_workbook) = kept.bill()?;
    let table = bill.table().map_err(|error| not_editable(&error))?;
    let chosen: Vec<&str> = form.all("column").collect();
    let names: Vec<String> = table
        .header
        .iter()
        .enumerate()
        .map(|(at, old)| match chosen.get(at) {
            Some(&"") | None => old.clone(),
            Some(name) => (*name).to_owned(),
        })
        .collect();
    bill.set_header(&names).map_err(|error| not_editable(&error))?;
    let files = kept.with_bill(&name, was_workbook, bill.text());
    kept.keep(&app, &visitor, &files, &[Message::new("web-note-columns")]).await?;
    Ok(Redirect::to(&format!("{}/bill", kept.address())).into_response())
}
