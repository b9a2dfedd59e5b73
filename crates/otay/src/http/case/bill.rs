//! `GET /cases/ID/bill`: the bill as a table, each problem at its row.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use lawbook::case::Column;
use lawbook::case::edit::BillTable;

use super::only_insider;
use super::reading::newest;
use crate::http::answers;
use crate::http::app::App;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;

#[derive(Template)]
#[template(path = "web/case/bill.html")]
struct Bill {
    page: Page,
    id: String,
    title: String,
    table: BillTable,
    problems: BTreeMap<usize, Vec<String>>,
    others: Vec<String>,
    was_workbook: bool,
    version: i64,
    /// How deep each row stands.
    depths: Vec<usize>,
    /// Which column holds the names of parts.
    part_at: usize,
    /// Whether each row has its buttons; a long bill has them on the page of a row.
    nests: bool,
}

/// The longest bill whose rows all have buttons: with more, the page would weigh too much.
const MOST_WITH_BUTTONS: usize = 250;

impl Bill {
    fn depth(&self, at: &usize) -> usize {
        self.depths.get(*at).copied().unwrap_or(0).min(8)
    }

    fn depth_of(&self, line: &usize) -> usize {
        self.table.rows.iter().position(|row| row.line == *line).map_or(0, |at| self.depth(&at))
    }

    fn is_first(&self, column: &usize) -> bool {
        self.part_at == *column
    }

    fn problems_of(&self, line: &usize) -> &[String] {
        self.problems.get(line).map_or(&[], Vec::as_slice)
    }
}

/// Shows the bill.
pub async fn bill(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    only_insider(&visitor)?;
    let kept = newest(&app, &id).await?;
    let (name, bill, was_workbook) = kept.bill()?;
    let table = bill.table().map_err(|error| super::reading::not_editable(&error))?;
    let mut problems: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut others = Vec::new();
    for problem in answers::problems(&app, &kept.inputs(), visitor.catalogue()) {
        match (problem.file.as_deref(), problem.line) {
            (Some(file), Some(line)) if file == name && !was_workbook => {
                problems.entry(line).or_default().push(problem.text);
            }
            (Some(file), _) if file == name => others.push(problem.text),
            _ => {}
        }
    }
    // What is wrong with the header is wrong with the whole table.
    let rows: Vec<usize> = table.rows.iter().map(|row| row.line).collect();
    let lost: Vec<usize> = problems.keys().filter(|line| !rows.contains(line)).copied().collect();
    for line in lost {
        others.extend(problems.remove(&line).unwrap_or_default());
    }
    let template = Bill {
        page: Page::new(&app, &visitor, Section::Cases, "web-bill-title"),
        id,
        depths: table.depths(),
        part_at: table.position(Column::Part).unwrap_or(0),
        nests: table.rows.len() <= MOST_WITH_BUTTONS,
        version: kept.version,
        title: kept.summary.title,
        table,
        problems,
        others,
        was_workbook,
    };
    Ok(html(&template))
}
