//! Rows of a sheet of a workbook, each cell with its place.
//!
//! A workbook stores a number as a binary fraction. What is read is the shortest decimal text that leads
//! to that stored number, which is what the spreadsheet program shows: 0.1 is read as `0.1`.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::super::document::BillFile;
use super::super::folder::Folder;
use super::super::location::{At, Source};
use super::super::problem::ProblemKind;
use super::super::reading::Reading;
use super::{Cell, Grid, Row};

/// Reads the sheet the case names, or the first.
pub(super) fn grid(reading: &Reading, folder: &Folder<'_>, bill: &BillFile, bytes: Vec<u8>) -> Option<Grid> {
    let name = bill.file.value.clone();
    let unreadable = |reason: String| {
        let kind = ProblemKind::SpreadsheetUnreadable { reason };
        reading.report(kind, Some(bill.file.at.clone()));
    };
    let mut book: Xlsx<_> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(error) => {
            unreadable(error.to_string());
            return None;
        }
    };
    let sheets = book.sheet_names();
    let sheet = match &bill.sheet {
        Some(sheet) if !sheets.contains(&sheet.value) => {
            let kind = ProblemKind::SheetUnknown { sheet: sheet.value.clone(), known: sheets };
            reading.report(kind, Some(sheet.at.clone()));
            return None;
        }
        Some(sheet) => sheet.value.clone(),
        None => sheets.first()?.clone(),
    };
    let range = match book.worksheet_range(&sheet) {
        Ok(range) => range,
        Err(error) => {
            unreadable(error.to_string());
            return None;
        }
    };
    let source = Source { path: folder.path_of(&name), name, text: String::new(), sheet: Some(sheet) };
    let file = reading.add_source(source);
    let (top, left) = range.start().unwrap_or((0, 0));
    let mut rows = Vec::new();
    for (down, data) in range.rows().enumerate() {
        let row = top as usize + down + 1;
        let cells: Vec<Cell> = data
            .iter()
            .enumerate()
            .map(|(across, data)| cell(reading, data, At::in_sheet(file, row, left as usize + across + 1)))
            .collect();
        if cells.iter().any(|cell| !cell.text.is_empty()) {
            rows.push(Row { at: At::in_sheet(file, row, left as usize + 1), cells });
        }
    }
    Some(Grid { rows })
}

fn cell(reading: &Reading, data: &Data, at: At) -> Cell {
    let (text, was_number) = match data {
        Data::Empty => (String::new(), false),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            (text.trim().to_owned(), false)
        }
        // `Display` of a float is the shortest text that reads back to it, without an exponent.
        Data::Float(number) => (number.to_string(), true),
        Data::Int(number) => (number.to_string(), true),
        Data::Bool(answer) => (answer.to_string(), false),
        Data::DateTime(serial) => {
            let (year, month, day, ..) = serial.to_ymd_hms_milli();
            (format!("{year:04}-{month:02}-{day:02}"), false)
        }
        Data::Error(error) => {
            reading.report(ProblemKind::CellError { text: error.to_string() }, Some(at.clone()));
            (String::new(), false)
        }
    };
    Cell { text, at, was_number }
}
