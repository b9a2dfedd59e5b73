//! The bill of materials: CSV or XLSX, names of columns in English or Spanish, any depth.

pub(super) mod columns;
pub(super) mod delimited;
mod lines;
pub(super) mod spreadsheet;
mod tree;

use std::path::Path;

use super::document::BillFile;
use super::folder::Folder;
use super::location::At;
use super::model::BillLine;
use super::problem::ProblemKind;
use super::reading::Reading;
use super::{read_bytes, read_text};

pub use columns::{COLUMNS, Column};

/// A file of rows, however it was stored.
struct Grid {
    rows: Vec<Row>,
}

/// A row with at least one cell that holds something.
struct Row {
    /// Where the row begins.
    at: At,
    cells: Vec<Cell>,
}

/// A cell: its text, trimmed.
#[derive(Clone)]
struct Cell {
    text: String,
    at: At,
    /// Whether a spreadsheet stored it as a number, which loses leading zeros.
    was_number: bool,
}

/// Reads the bill; `None` where it could not be read at all. Every problem goes to `reading`.
pub(super) fn read(reading: &Reading, folder: &Folder<'_>, bill: &BillFile) -> Option<Vec<BillLine>> {
    let name = bill.file.value.as_str();
    let named_at = Some(&bill.file.at);
    let extension = Path::new(name).extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    let grid = match extension.as_deref() {
        Some("csv" | "txt" | "tsv") => {
            let (file, text) = read_text(reading, folder, name, named_at)?;
            delimited::grid(reading, file, &text)?
        }
        Some("xlsx") => {
            let bytes = read_bytes(reading, folder, name, named_at)?;
            spreadsheet::grid(reading, folder, bill, &bytes)?
        }
        _ => {
            let kind = ProblemKind::BillKindUnknown { file: name.to_owned() };
            reading.report(kind, named_at.cloned());
            return None;
        }
    };
    let (columns, rows) = columns::header(reading, &grid, named_at)?;
    let lines = lines::read(reading, &columns, rows);
    if rows.is_empty() {
        reading.report(ProblemKind::BillEmpty, named_at.cloned());
        return None;
    }
    tree::build(reading, &columns, lines)
}
