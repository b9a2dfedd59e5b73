//! `POST /cases/ID/bill/tree`: a row of the bill one level in or out, or taken out.

use axum::extract::State;
use axum::response::Redirect;

use super::reading::{Change, not_editable};
use crate::http::app::App;
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;

/// Moves the row that one of the buttons names.
pub async fn nest(
    State(app): State<App>,
    Insider(visitor): Insider,
    Change { kept, form }: Change,
) -> Result<Redirect, Refusal> {
    let (name, mut bill, was_workbook) = kept.bill()?;
    let line = |field| form.text(field).parse::<usize>().ok();
    let (line, moved, note) = match (line("in"), line("out"), line("remove")) {
        (Some(line), None, None) => (line, bill.nest(line, true), "web-note-row-moved"),
        (None, Some(line), None) => (line, bill.nest(line, false), "web-note-row-moved"),
        (None, None, Some(line)) => (line, bill.remove_row(line).map(|()| true), "web-note-row-removed"),
        _ => return Err(Refusal::not_found()),
    };
    if moved.map_err(|error| not_editable(&error))? {
        let files = kept.with_bill(&name, was_workbook, bill.text());
        kept.keep(&app, &visitor, &files, note).await?;
    }
    Ok(Redirect::to(&kept.at_line(line)))
}
