//! `GET /cases/ID/bill?line=LINE`: the bill as a table, each problem at its row; a long bill page by page.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use lawbook::case::Column;
use lawbook::case::edit::BillTable;

use super::reading::Kept;
use crate::http::answers;
use crate::http::app::App;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;

/// Rows on a page: with more, it would weigh too much.
const A_PAGE: usize = 200;

/// Which page of the bill.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// A line of the file; the page that shows it. The first without one.
    line: Option<usize>,
}

/// A row with what is beside it.
struct Row {
    line: usize,
    cells: Vec<String>,
    /// How deep it stands in the tree.
    depth: usize,
    problems: Vec<String>,
}

#[derive(Template)]
#[template(path = "web/case/bill.html")]
struct Bill {
    page: Page,
    id: String,
    title: String,
    header: Vec<String>,
    rows: Vec<Row>,
    /// What is wrong with the whole table.
    others: Vec<String>,
    /// Lines with problems on other pages.
    elsewhere: Vec<usize>,
    was_workbook: bool,
    version: i64,
    /// Which column holds the names of parts.
    part_at: usize,
    /// The first line of each page with its rows counted from 1, where there are several; and which is this one.
    pages: Vec<(usize, String, bool)>,
}

impl Bill {
    fn is_first(&self, column: &usize) -> bool {
        self.part_at == *column
    }
}

/// Shows the bill.
pub async fn bill(
    State(app): State<App>,
    Insider(visitor): Insider,
    kept: Kept,
    Query(which): Query<Which>,
) -> Result<Response, Refusal> {
    let (name, bill, was_workbook) = kept.bill()?;
    let table = bill.table().map_err(|error| super::reading::not_editable(&error))?;
    let mut problems: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut others = Vec::new();
    for problem in answers::problems(&app, kept.inputs(), visitor.catalogue()).await? {
        match (problem.file.as_deref(), problem.line) {
            (Some(file), Some(line)) if file == name && !was_workbook => {
                problems.entry(line).or_default().push(problem.text);
            }
            (Some(file), _) if file == name => others.push(problem.text),
            _ => {}
        }
    }
    // What is wrong with the header is wrong with the whole table.
    let lost: Vec<usize> =
        problems.keys().filter(|line| table.rows.iter().all(|row| row.line != **line)).copied().collect();
    for line in lost {
        others.extend(problems.remove(&line).unwrap_or_default());
    }
    let at = which.line.and_then(|line| table.rows.iter().position(|row| row.line == line)).unwrap_or(0);
    let here = at / A_PAGE;
    let rows = rows(&table, here, &mut problems);
    let template = Bill {
        page: Page::new(&app, &visitor, Section::Cases, "web-bill-title"),
        id: kept.summary.id,
        title: kept.summary.title,
        version: kept.version,
        part_at: table.position(Column::Part).unwrap_or(0),
        pages: pages(&table, here),
        header: table.header,
        rows,
        elsewhere: problems.into_keys().collect(),
        others,
        was_workbook,
    };
    Ok(html(&template))
}

/// The rows of a page; their problems are taken from those of the table.
fn rows(table: &BillTable, page: usize, problems: &mut BTreeMap<usize, Vec<String>>) -> Vec<Row> {
    let depths = table.depths();
    let numbered = table.rows.iter().zip(depths).skip(page * A_PAGE).take(A_PAGE);
    numbered
        .map(|(row, depth)| Row {
            line: row.line,
            cells: row.cells.clone(),
            depth: depth.min(8),
            problems: problems.remove(&row.line).unwrap_or_default(),
        })
        .collect()
}

/// The pages of a bill that has several.
fn pages(table: &BillTable, here: usize) -> Vec<(usize, String, bool)> {
    if table.rows.len() <= A_PAGE {
        return Vec::new();
    }
    let chunks = table.rows.chunks(A_PAGE).enumerate();
    chunks
        .map(|(at, rows)| {
            let from = at * A_PAGE + 1;
            (rows[0].line, format!("{from}\u{2013}{}", from + rows.len() - 1), at == here)
        })
        .collect()
}
