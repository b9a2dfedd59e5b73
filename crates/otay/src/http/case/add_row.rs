//! `POST /cases/ID/bill/rows`: one more row, to be filled in.

use axum::extract::State;
use axum::response::Redirect;
use lawbook::case::Column;

use super::reading::{Change, not_editable};
use crate::http::app::App;
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;

/// Adds the row at the end, or after the one named and on its level, and opens it.
pub async fn add(
    State(app): State<App>,
    Insider(visitor): Insider,
    Change { kept, form }: Change,
) -> Result<Redirect, Refusal> {
    let (name, mut bill, was_workbook) = kept.bill()?;
    let table = bill.table().map_err(|error| not_editable(&error))?;
    let mut cells = vec![String::new(); table.header.len()];
    if let Some(first) = cells.get_mut(table.position(Column::Part).unwrap_or(0)) {
        *first = visitor.catalogue().text("web-row-new");
    }
    let line = match form.text("after") {
        "" => {
            bill.add_row(&cells);
            bill.table().map_err(|error| not_editable(&error))?.rows.last().map_or(0, |row| row.line)
        }
        after => {
            let above = table.rows.iter().find(|row| row.line.to_string() == after);
            let above = above.ok_or_else(Refusal::not_found)?;
            for column in [Column::Parent, Column::Level] {
                if let Some(at) = table.position(column)
                    && let Some(cell) = above.cells.get(at)
                {
                    cells[at].clone_from(cell);
                }
            }
            bill.insert_row(above.line, &cells).map_err(|error| not_editable(&error))?
        }
    };
    let files = kept.with_bill(&name, was_workbook, bill.text());
    kept.keep(&app, &visitor, &files, "web-note-row-added").await?;
    Ok(Redirect::to(&format!("{}/bill/rows/{line}", kept.address())))
}
