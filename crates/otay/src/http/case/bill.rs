//! `GET /cases/ID/bill?line=LINE`: the bill as a table that is written in, each problem at its row, with what the case
//! comes to above it; a long bill page by page.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use lawbook::case::edit::{BillRow, BillTable};
use lawbook::case::{CaseFile, Column, StatusClaim};

pub use super::outcomes::Outcomes;
use super::reading::{Kept, not_editable};
use crate::http::answers::{self, Told};
use crate::http::app::App;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::{Insider, Visitor};

/// Rows on a page: with more, it would weigh too much.
const A_PAGE: usize = 100;

/// The cells of a row that are changed in the table itself, by the name of their field.
pub const IN_PLACE: [(&str, Column); 3] =
    [("quantity", Column::Quantity), ("cost", Column::UnitCost), ("status", Column::Status)];

/// What stands together in one column of the page, in this order; the other columns of the file follow.
const TOGETHER: [(Column, Column); 3] = [
    (Column::Part, Column::Description),
    (Column::Quantity, Column::Unit),
    (Column::UnitCost, Column::Currency),
];

/// Which page of the bill.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// A line of the file; the page that shows it. The first without one.
    line: Option<usize>,
}

/// A row with what is beside it.
pub struct Row {
    /// Its line in the file.
    pub line: usize,
    part: String,
    description: String,
    quantity: String,
    unit: String,
    cost: String,
    currency: String,
    statuses: Vec<(String, &'static str, bool)>,
    others: Vec<String>,
    /// How deep it stands in the tree.
    depth: usize,
    /// What is wrong in it.
    pub problems: Vec<String>,
}

/// The page of the bill.
#[derive(Template)]
#[template(path = "web/case/bill.html")]
pub struct Bill {
    page: Page,
    id: String,
    title: String,
    /// Names of the columns, where the file has them: part, quantity, cost, status; then of all others.
    names: [Option<String>; 4],
    others: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// How many columns the table has.
    pub width: usize,
    /// What is wrong with the whole table.
    wrong: Vec<String>,
    /// Lines with problems on other pages.
    elsewhere: Vec<usize>,
    was_workbook: bool,
    /// What the case comes to.
    pub outcomes: Outcomes,
    /// The first line of each page with its rows counted from 1, where there are several; and which is this one.
    pages: Vec<(usize, String, bool)>,
}

/// Shows the bill.
pub async fn bill(
    State(app): State<App>,
    Insider(visitor): Insider,
    kept: Kept,
    Query(which): Query<Which>,
) -> Result<Response, Refusal> {
    Ok(html(&bill_of(&app, &visitor, kept, which.line, None).await?))
}

/// The page of the bill that shows `line`; with what the case came to `before`, where that is to be compared.
pub async fn bill_of(
    app: &App,
    visitor: &Visitor,
    kept: Kept,
    line: Option<usize>,
    before: Option<Vec<CaseFile>>,
) -> Result<Bill, Refusal> {
    let (name, bill, was_workbook) = kept.bill()?;
    let table = bill.table().map_err(|error| not_editable(&error))?;
    let catalogue = visitor.catalogue();
    let (files, id, version) = (kept.inputs(), kept.summary.id.clone(), kept.version);
    let was_saved = before.is_some();
    let before = match before {
        Some(files) => answers::sums(app, files).await?.ok(),
        None => None,
    };
    let (outcomes, all) = match answers::sums(app, files).await? {
        Ok(now) => (Outcomes::of(id, version, &now, before.as_deref(), was_saved, catalogue), Vec::new()),
        Err(failures) => {
            let told = answers::told(&failures, catalogue);
            (Outcomes::none(id, version, told.len(), was_saved, catalogue), told)
        }
    };
    let (mut problems, wrong) = sorted(all, &table, &name, was_workbook);
    let at = line.and_then(|line| table.rows.iter().position(|row| row.line == line)).unwrap_or(0);
    let here = at / A_PAGE;
    let shape = Shape::of(&table);
    let rows = rows(&table, &shape, here, &mut problems);
    let named = |at: Option<usize>| at.map(|at| table.header[at].clone());
    let [part, quantity, cost] = TOGETHER.map(|(first, second)| {
        let names: Vec<String> =
            [first, second].iter().filter_map(|column| named(shape.at(*column))).collect();
        (!names.is_empty() && shape.at(first).is_some()).then(|| names.join(", "))
    });
    let names = [part, quantity, cost, named(shape.at(Column::Status))];
    let others: Vec<String> = shape.others.iter().map(|at| table.header[*at].clone()).collect();
    Ok(Bill {
        page: Page::new(app, visitor, Section::Cases, "web-bill-title"),
        title: kept.summary.title.clone(),
        id: kept.summary.id,
        pages: pages(&table, here),
        width: 2 + names.iter().flatten().count() + others.len(),
        names,
        others,
        rows,
        elsewhere: problems.into_keys().collect(),
        wrong,
        was_workbook,
        outcomes,
    })
}

/// The problems of the bill: by line, and those of the whole table.
fn sorted(
    all: Vec<Told>,
    table: &BillTable,
    name: &str,
    was_workbook: bool,
) -> (BTreeMap<usize, Vec<String>>, Vec<String>) {
    let mut problems: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for problem in all {
        match (problem.file.as_deref(), problem.line) {
            // What is wrong with the header is wrong with the whole table.
            (Some(file), Some(line))
                if file == name && !was_workbook && table.rows.iter().any(|row| row.line == line) =>
            {
                problems.entry(line).or_default().push(problem.text);
            }
            (Some(file), _) if file == name => wrong.push(problem.text),
            _ => {}
        }
    }
    (problems, wrong)
}

/// Which column of the file stands where on the page.
struct Shape<'t> {
    table: &'t BillTable,
    /// Columns of the file that are shown as they are.
    others: Vec<usize>,
    /// The word for each status as this bill writes it.
    words: Vec<(StatusClaim, String)>,
}

impl<'t> Shape<'t> {
    fn of(table: &'t BillTable) -> Self {
        let mut shape = Self { table, others: Vec::new(), words: Vec::new() };
        let placed: Vec<usize> = TOGETHER
            .iter()
            .filter(|(first, _)| shape.at(*first).is_some())
            .flat_map(|(first, second)| [*first, *second])
            .chain([Column::Status])
            .filter_map(|column| shape.at(column))
            .collect();
        shape.others = (0..table.header.len()).filter(|at| !placed.contains(at)).collect();
        let written = table.rows.iter().map(|row| shape.cell(row, Column::Status));
        let claims: Vec<(StatusClaim, &str)> =
            written.filter_map(|word| Some((StatusClaim::read(word)?, word))).collect();
        let claimed = [StatusClaim::Originating, StatusClaim::NonOriginating, StatusClaim::NotStated];
        shape.words = claimed
            .into_iter()
            .map(|claim| {
                let found = claims.iter().find(|(known, _)| *known == claim).map(|(_, word)| *word);
                let own = if claim == StatusClaim::NotStated { "" } else { claim.word() };
                (claim, found.unwrap_or(own).to_owned())
            })
            .collect();
        shape
    }

    fn at(&self, column: Column) -> Option<usize> {
        self.table.position(column)
    }

    fn cell<'r>(&self, row: &'r BillRow, column: Column) -> &'r str {
        self.at(column).and_then(|at| row.cells.get(at)).map_or("", String::as_str)
    }

    /// The statuses that a row may have: what to write, the sentence for it, and whether it is so. A word that nobody
    /// reads stays a choice until another is made.
    fn statuses(&self, row: &BillRow) -> Vec<(String, &'static str, bool)> {
        let written = self.cell(row, Column::Status);
        let claim = StatusClaim::read(written);
        let mut choices: Vec<(String, &'static str, bool)> = self
            .words
            .iter()
            .map(|(known, word)| {
                let is_so = claim == Some(*known);
                (if is_so { written.to_owned() } else { word.clone() }, sentence(*known), is_so)
            })
            .collect();
        if claim.is_none() {
            choices.push((written.to_owned(), "", true));
        }
        choices
    }
}

const fn sentence(claim: StatusClaim) -> &'static str {
    match claim {
        StatusClaim::Originating => "web-status-originating",
        StatusClaim::NonOriginating => "web-status-non-originating",
        StatusClaim::NotStated => "web-status-not-stated",
    }
}

/// The rows of a page; their problems are taken from those of the table.
fn rows(
    table: &BillTable,
    shape: &Shape<'_>,
    page: usize,
    problems: &mut BTreeMap<usize, Vec<String>>,
) -> Vec<Row> {
    let depths = table.depths();
    let numbered = table.rows.iter().zip(depths).skip(page * A_PAGE).take(A_PAGE);
    numbered
        .map(|(row, depth)| {
            let cell = |column| shape.cell(row, column).to_owned();
            Row {
                line: row.line,
                part: cell(Column::Part),
                description: cell(Column::Description),
                quantity: cell(Column::Quantity),
                unit: cell(Column::Unit),
                cost: cell(Column::UnitCost),
                currency: cell(Column::Currency),
                statuses: shape.statuses(row),
                others: shape
                    .others
                    .iter()
                    .map(|at| row.cells.get(*at).cloned().unwrap_or_default())
                    .collect(),
                depth: depth.min(8),
                problems: problems.remove(&row.line).unwrap_or_default(),
            }
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
