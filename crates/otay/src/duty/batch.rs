//! A file of questions in, a file of answers out, row by row.
//!
//! Rows are read, answered and written in blocks, in order; the file never lies in memory as a whole. A row
//! that cannot be read or answered gives a row that says so. Nothing ends the run but the disk.

use std::io::{Read, Write};

use csv::{ByteRecord, ReaderBuilder, WriterBuilder};
use customs::duty::{DutyAssessment, WhatIf, assess_supposing};
use customs::{Determination, Law, Money, Problem};
use rayon::prelude::*;

use super::json::finding;
use super::request::{Request, RequestError, facts, quantities};
use crate::messages::Catalogue;
use crate::problems::Failure;

/// Columns of the file of questions.
const COLUMNS_IN: [&str; 8] = ["id", "code", "origin", "date", "value", "qty", "claim", "facts"];
/// Columns of the file of answers.
const COLUMNS_OUT: [&str; 8] = [
    "id",
    "finding",
    "base_amount",
    "additional_amount",
    "duty_total",
    "fees_total",
    "components",
    "missing",
];
/// Rows answered together.
const BLOCK: usize = 4096;

/// What a batch came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rows answered in full.
    pub determined: u64,
    /// Rows of goods that may not be entered.
    pub prohibited: u64,
    /// Rows that turn on facts not given.
    pub undetermined: u64,
    /// Rows refused.
    pub errors: u64,
}

impl Tally {
    /// Every row.
    #[must_use]
    pub const fn rows(self) -> u64 {
        self.determined + self.prohibited + self.undetermined + self.errors
    }
}

/// Why a batch could not be run.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// The first row does not name a column that is needed.
    #[error("the first row does not name the column `{0}`")]
    ColumnMissing(&'static str),
    /// Reading or writing failed.
    #[error("{0}")]
    Disk(String),
}

impl Problem for BatchError {
    fn code(&self) -> &'static str {
        match self {
            Self::ColumnMissing(_) => "duty-batch-column-missing",
            Self::Disk(_) => "duty-batch-disk",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, customs::Value)> {
        match self {
            Self::ColumnMissing(column) => vec![("column", (*column).into())],
            Self::Disk(reason) => vec![("reason", reason.as_str().into())],
        }
    }
}

/// Where each column stands in a row.
pub(super) struct Columns([Option<usize>; 8]);

impl Columns {
    /// The texts of a row in the order of the columns, empty where it has none.
    pub(super) fn cells<'r>(&self, row: &'r ByteRecord) -> Result<[&'r str; 8], RequestError> {
        let mut cells = [""; 8];
        for (cell, at) in cells.iter_mut().zip(self.0) {
            let bytes = at.and_then(|at| row.get(at)).unwrap_or_default();
            *cell = std::str::from_utf8(bytes).map_err(|error| RequestError::Row(error.to_string()))?;
        }
        Ok(cells)
    }
}

/// Answers every row of `input` on `output`.
///
/// - Takes: the law, suppositions, the two streams, the catalogue that refusals are worded in, and what to
///   call after each block with the rows done.
/// - Gives: how many rows ended in each way.
/// - Refuses: a first row without `code`, `origin`, `date` or `value`; a disk that fails.
pub fn run(
    law: &Law,
    what_if: &WhatIf,
    input: impl Read,
    output: impl Write,
    catalogue: &Catalogue,
    mut done: impl FnMut(u64),
) -> Result<Tally, BatchError> {
    let mut reader = ReaderBuilder::new().flexible(true).has_headers(false).from_reader(input);
    let mut writer = WriterBuilder::new().from_writer(output);
    writer.write_record(COLUMNS_OUT).map_err(disk)?;
    let mut first = ByteRecord::new();
    if !reader.read_byte_record(&mut first).map_err(disk)? {
        return Err(BatchError::ColumnMissing("code"));
    }
    let columns = columns(&first)?;
    let mut tally = Tally::default();
    let mut block: Vec<ByteRecord> = Vec::with_capacity(BLOCK);
    loop {
        let mut row = ByteRecord::new();
        let more = reader.read_byte_record(&mut row).map_err(disk)?;
        if more {
            block.push(row);
        }
        if block.len() == BLOCK || (!more && !block.is_empty()) {
            let answers: Vec<[String; 8]> =
                block.par_iter().map(|row| answer(law, what_if, &columns, row, catalogue)).collect();
            for answer in &answers {
                count(&mut tally, &answer[1]);
                writer.write_record(answer).map_err(disk)?;
            }
            block.clear();
            done(tally.rows());
        }
        if !more {
            break;
        }
    }
    writer.flush().map_err(|error| BatchError::Disk(error.to_string()))?;
    Ok(tally)
}

pub(super) fn disk(error: csv::Error) -> BatchError {
    BatchError::Disk(error.to_string())
}

pub(super) fn columns(first: &ByteRecord) -> Result<Columns, BatchError> {
    let names: Vec<String> = first
        .iter()
        .map(|name| String::from_utf8_lossy(name).trim().trim_start_matches('\u{feff}').to_lowercase())
        .collect();
    let at = COLUMNS_IN.map(|column| names.iter().position(|name| name == column));
    for needed in [1, 2, 3, 4] {
        if at[needed].is_none() {
            return Err(BatchError::ColumnMissing(COLUMNS_IN[needed]));
        }
    }
    Ok(Columns(at))
}

fn count(tally: &mut Tally, finding: &str) {
    match finding {
        "determined" => tally.determined += 1,
        "prohibited" => tally.prohibited += 1,
        "undetermined" => tally.undetermined += 1,
        _ => tally.errors += 1,
    }
}

/// The row of an answer.
fn answer(
    law: &Law,
    what_if: &WhatIf,
    columns: &Columns,
    row: &ByteRecord,
    catalogue: &Catalogue,
) -> [String; 8] {
    let id = columns.0[0].and_then(|at| row.get(at)).unwrap_or_default();
    let id = String::from_utf8_lossy(id).into_owned();
    match answered(law, what_if, columns, row) {
        Ok(answer) => written(id, &answer),
        Err(error) => {
            let empty = String::new;
            [id, "error".into(), empty(), empty(), empty(), empty(), empty(), refusal(&error, catalogue)]
        }
    }
}

/// The code of what is wrong, what it is, and what to do about it: of a retired code, what came in its place.
fn refusal(error: &RequestError, catalogue: &Catalogue) -> String {
    let failure = Failure::new(error);
    let mut text = format!("{}: {}", failure.code, failure.what(catalogue));
    if let Some(help) = failure.help(catalogue) {
        text.push_str(". ");
        text.push_str(&help);
    }
    text
}

fn answered(
    law: &Law,
    what_if: &WhatIf,
    columns: &Columns,
    row: &ByteRecord,
) -> Result<Determination<DutyAssessment>, RequestError> {
    let [_, code, origin, date, value, qty, claim, given] = columns.cells(row)?;
    let request = Request { code, origin, date, value, claim, mode: "" };
    let (on_day, line) = request.read(law, quantities(qty), facts(given))?;
    Ok(assess_supposing(&on_day, &line, what_if)?)
}

fn written(id: String, answer: &Determination<DutyAssessment>) -> [String; 8] {
    let assessed = &answer.conclusion;
    let mut components = String::new();
    for part in &assessed.components {
        if !components.is_empty() {
            components.push(';');
        }
        components.push_str(&format!("{}:{}={}", part.authority, part.heading, cents(part.amount)));
    }
    if let Some(prohibited) = &assessed.prohibited {
        components.push_str(&format!(";{}:{}=prohibited", prohibited.authority, prohibited.heading));
    }
    let missing: Vec<&str> = answer.finding.missing().iter().map(|missing| missing.fact.as_str()).collect();
    [
        id,
        finding(&answer.finding).to_owned(),
        cents(assessed.base_total),
        cents(assessed.additional_total),
        cents(assessed.duty_total),
        cents(assessed.fees_total),
        components,
        missing.join(";"),
    ]
}

/// To the cent, half up; empty where it is not known.
fn cents(money: Option<Money>) -> String {
    money.map_or_else(String::new, |money| money.amount.round_half_up(2).to_fixed(2))
}
