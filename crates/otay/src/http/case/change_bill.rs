//! `POST /cases/ID/bill`: quantities, prices and statuses changed in the bill itself, and a row moved in the tree,
//! added or taken out. One form does all of it, so that a button never loses what was written beside it.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use customs::{Message, Value};
use lawbook::case::Column;
use lawbook::case::edit::{BillText, EditError};

use super::bill::{Bill, IN_PLACE, Outcomes, Row, bill_of};
use super::reading::{Kept, inputs, newest, not_editable};
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::page::html;
use crate::http::refusal::Refusal;
use crate::http::visitor::{Insider, Visitor};

/// What a script puts into the page that is open: what the case comes to now, and the problems at their rows.
#[derive(Template)]
#[template(path = "web/case/bill_saved.html")]
struct Saved {
    outcomes: Outcomes,
    /// The rows of the open page, where their problems are to be shown anew.
    rows: Vec<Row>,
    width: usize,
}

/// What a button asks of a row.
#[derive(Clone, Copy)]
enum Asked {
    Deeper(usize),
    Higher(usize),
    Remove(usize),
    Add(Option<usize>),
}

/// Keeps what the form says of the cells, then does what its button says.
pub async fn change(
    State(app): State<App>,
    Insider(visitor): Insider,
    headers: HeaderMap,
    kept: Kept,
    form: Form,
) -> Result<Response, Refusal> {
    let by_script = headers.contains_key("hx-request");
    match changed(&app, &visitor, &kept, &form, by_script).await {
        // Whoever writes in the table keeps it in view, and reads there why nothing was kept.
        Err(refusal) if by_script && refusal.status.is_client_error() => {
            let outcomes = Outcomes::refused(&kept.summary.id, &visitor, form.text("version"), &refusal);
            Ok(html(&Saved { outcomes, rows: Vec::new(), width: 0 }))
        }
        result => result,
    }
}

async fn changed(
    app: &App,
    visitor: &Visitor,
    kept: &Kept,
    form: &Form,
    by_script: bool,
) -> Result<Response, Refusal> {
    kept.still_shown(form)?;
    let (name, mut bill, was_workbook) = kept.bill()?;
    let asked = asked(form)?;
    let cells = cells(form);
    let lines = bill.set_cells(&cells).map_err(|error| not_editable(&error))?;
    let mut notes = Vec::new();
    if !lines.is_empty() {
        let list = lines.iter().map(|line| Value::from(*line)).collect();
        notes
            .push(Message::new("web-note-cells").with("count", lines.len()).with("lines", Value::List(list)));
    }
    let mut shown = cells.first().map_or(0, |(line, ..)| *line);
    let mut added = None;
    match asked {
        Some(Asked::Deeper(line) | Asked::Higher(line)) => {
            shown = line;
            let deeper = matches!(asked, Some(Asked::Deeper(_)));
            if bill.nest(line, deeper).map_err(|error| not_editable(&error))? {
                notes.push(Message::new("web-note-row-moved"));
            }
        }
        Some(Asked::Remove(line)) => {
            shown = line;
            bill.remove_row(line).map_err(|error| not_editable(&error))?;
            notes.push(Message::new("web-note-row-removed"));
        }
        Some(Asked::Add(after)) => {
            added = Some(add(&mut bill, after, &visitor.catalogue().text("web-row-new"))?);
            notes.push(Message::new("web-note-row-added"));
        }
        None => shown = lines.first().copied().unwrap_or(shown),
    }
    if !notes.is_empty() {
        let files = kept.with_bill(&name, was_workbook, bill.text());
        kept.keep(app, visitor, &files, &notes).await?;
    }
    if let Some(line) = added {
        let to = format!("{}/bill/rows/{line}", kept.address());
        return Ok(match by_script {
            true => telling(StatusCode::OK.into_response(), &[("hx-redirect", &to)]),
            false => Redirect::to(&to).into_response(),
        });
    }
    if !by_script {
        return Ok(Redirect::to(&kept.at_line(shown)).into_response());
    }
    let now = newest(app, &kept.summary.id).await?;
    let moved = asked.is_some();
    // What the last change came to is still said when the same is sent again.
    let before = match now.version - 1 {
        _ if moved => None,
        0 => Some(kept.inputs()),
        version => Some(inputs(&app.store().case_files(&kept.summary.id, version).await?)),
    };
    let bill = bill_of(app, visitor, now, Some(shown), before).await?;
    if moved {
        let whole = [("hx-retarget", "#bill"), ("hx-reselect", "#bill"), ("hx-reswap", "outerHTML")];
        return Ok(telling(html(&bill), &whole));
    }
    let Bill { outcomes, rows, width, .. } = bill;
    Ok(html(&Saved { outcomes, rows, width }))
}

/// The response with what the script on the page is to do with it.
fn telling(mut response: Response, what: &[(&'static str, &str)]) -> Response {
    for (name, value) in what {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response
}

/// What the button pressed asks for.
fn asked(form: &Form) -> Result<Option<Asked>, Refusal> {
    let mut all = form.pairs().filter_map(|(name, value)| {
        let line = value.parse::<usize>().ok();
        Some(match (name, line) {
            ("in", Some(line)) => Asked::Deeper(line),
            ("out", Some(line)) => Asked::Higher(line),
            ("remove", Some(line)) => Asked::Remove(line),
            ("after", Some(line)) => Asked::Add(Some(line)),
            ("after", None) if value == "end" => Asked::Add(None),
            _ => return None,
        })
    });
    match (all.next(), all.next()) {
        (one, None) => Ok(one),
        _ => Err(Refusal::not_found()),
    }
}

/// The cells that the form holds: `quantity-12` is the quantity on line 12.
fn cells(form: &Form) -> Vec<(usize, Column, &str)> {
    form.pairs()
        .filter_map(|(name, text)| {
            let (field, line) = name.split_once('-')?;
            let (_, column) = IN_PLACE.iter().find(|(known, _)| *known == field)?;
            Some((line.parse().ok()?, *column, text))
        })
        .collect()
}

/// Adds a row at the end, or after the line named and on its level; gives its line.
fn add(bill: &mut BillText, after: Option<usize>, name: &str) -> Result<usize, Refusal> {
    let refused = |error: EditError| not_editable(&error);
    let table = bill.table().map_err(refused)?;
    let mut cells = vec![String::new(); table.header.len()];
    if let Some(first) = cells.get_mut(table.position(Column::Part).unwrap_or(0)) {
        name.clone_into(first);
    }
    let Some(after) = after else {
        bill.add_row(&cells);
        return Ok(bill.table().map_err(refused)?.rows.last().map_or(0, |row| row.line));
    };
    let above = table.rows.iter().find(|row| row.line == after).ok_or_else(Refusal::not_found)?;
    for column in [Column::Parent, Column::Level] {
        if let Some(at) = table.position(column)
            && let Some(cell) = above.cells.get(at)
        {
            cells[at].clone_from(cell);
        }
    }
    bill.insert_row(above.line, &cells).map_err(refused)
}
