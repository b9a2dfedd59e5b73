//! The bill of a case over the API: its rows, and single cells changed.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use customs::{Message, Value};
use lawbook::case::Column;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::access::{change, insider};
use super::json::JsonBody;
use super::problem::{ApiRefusal, ProblemDocument, SingleProblem, singles};
use crate::http::answers;
use crate::http::app::App;
use crate::http::case::reading::{Kept, newest, not_editable};
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;

/// Cells changed at once.
const MOST_CELLS: usize = 5_000;
/// Characters of a cell.
const LONGEST: usize = 500;

/// A bill as a table of texts.
#[derive(Debug, Serialize, ToSchema)]
pub struct BillBody {
    /// The version of the case.
    version: i64,
    /// Names of the columns, as the file has them.
    columns: Vec<String>,
    rows: Vec<BillRowBody>,
    /// Everything that is wrong with the case; empty where it can be answered.
    problems: Vec<SingleProblem>,
}

/// A row of a bill.
#[derive(Debug, Serialize, ToSchema)]
pub struct BillRowBody {
    /// Line of the file it begins on, from 1.
    line: usize,
    /// How deep it stands in the tree, from 0.
    depth: usize,
    /// Its cells; a short row has fewer than there are columns.
    cells: Vec<String>,
}

/// Cells to change.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CellsBody {
    /// The version that the lines were read from.
    version: i64,
    /// The cells.
    cells: Vec<CellBody>,
}

/// A cell to change.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CellBody {
    /// Line of the row, from 1.
    line: usize,
    /// Name of the column, by any name that a bill may give it: `quantity`, `unit cost`, `originating status`.
    column: String,
    /// What the cell is to hold.
    text: String,
}

/// The bill of the newest version.
#[utoipa::path(get, path = "/cases/{id}/bill", params(("id" = String, Path)), tag = "cases",
    responses((status = 200, body = BillBody), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Json<BillBody>, ApiRefusal> {
    insider(&visitor)?;
    body(&app, &visitor, &id).await.map_err(|refusal| ApiRefusal::new(refusal, visitor.catalogue()))
}

/// Changes cells of the bill; everything else in the file stays byte for byte. What is wrong then is in the answer.
#[utoipa::path(patch, path = "/cases/{id}/bill", params(("id" = String, Path)), request_body = CellsBody, tag = "cases",
    responses((status = 200, body = BillBody), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn change_cells(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<String>,
    JsonBody(asked): JsonBody<CellsBody>,
) -> Result<Json<BillBody>, ApiRefusal> {
    change(&visitor, &headers)?;
    let changed = async {
        let kept = newest(&app, &id).await?;
        keep_cells(&app, &visitor, &kept, &asked).await?;
        body(&app, &visitor, &id).await
    };
    changed.await.map_err(|refusal| ApiRefusal::new(refusal, visitor.catalogue()))
}

async fn keep_cells(app: &App, visitor: &Visitor, kept: &Kept, asked: &CellsBody) -> Result<(), Refusal> {
    let not_understood = || Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "request-not-understood");
    if asked.version != kept.version {
        return Err(Refusal::new(StatusCode::CONFLICT, "changed-meanwhile"));
    }
    let cell = |cell: &CellBody| (cell.line, Column::read(&cell.column), cell.text.clone());
    let writable = |text: &str| text.chars().count() <= LONGEST && !text.contains(char::is_control);
    let cells: Option<Vec<(usize, Column, String)>> = asked
        .cells
        .iter()
        .map(cell)
        .map(|(line, column, text)| Some((line, column?, text)).filter(|(.., text)| writable(text)))
        .collect();
    let cells = cells.filter(|cells| (1..=MOST_CELLS).contains(&cells.len())).ok_or_else(not_understood)?;
    let cells: Vec<_> = cells.iter().map(|(line, column, text)| (*line, *column, text.as_str())).collect();
    let (name, mut bill, was_workbook) = kept.bill()?;
    let lines = bill.set_cells(&cells).map_err(|error| not_editable(&error))?;
    if lines.is_empty() {
        return Ok(());
    }
    let list = lines.iter().map(|line| Value::from(*line)).collect();
    let note = Message::new("web-note-cells").with("count", lines.len()).with("lines", Value::List(list));
    kept.keep(app, visitor, &kept.with_bill(&name, was_workbook, bill.text()), &[note]).await
}

async fn body(app: &App, visitor: &Visitor, id: &str) -> Result<Json<BillBody>, Refusal> {
    let kept = newest(app, id).await?;
    let (_, bill, _) = kept.bill()?;
    let table = bill.table().map_err(|error| not_editable(&error))?;
    let (files, catalogue) = (kept.inputs(), visitor.catalogue());
    let problems = answers::sums(app, files).await?;
    let problems = problems.map_or_else(|failures| singles(&failures.0, catalogue), |_| Vec::new());
    let depths = table.depths();
    let rows = table
        .rows
        .into_iter()
        .zip(depths)
        .map(|(row, depth)| BillRowBody { line: row.line, depth, cells: row.cells })
        .collect();
    Ok(Json(BillBody { version: kept.version, columns: table.header, rows, problems }))
}
