//! Rows of a sheet of a workbook, each cell with its place.
//!
//! A workbook stores a number as a binary fraction. What is read is the shortest decimal text that leads
//! to that stored number, which is what the spreadsheet program shows: 0.1 is read as `0.1`.

use calamine::Data;

use super::super::document::BillFile;
use super::super::folder::Folder;
use super::super::location::{At, Source};
use super::super::problem::ProblemKind;
use super::super::reading::Reading;
use super::super::workbook::{self, Unread};
use super::{Cell, Grid, Row};

/// Reads the sheet the case names, or the first.
pub(super) fn grid(reading: &Reading, folder: &Folder<'_>, bill: &BillFile, bytes: &[u8]) -> Option<Grid> {
    let name = bill.file.value.clone();
    let named = bill.sheet.as_ref();
    let sheet = match workbook::read(bytes, named.map(|sheet| sheet.value.as_str())) {
        Ok(sheet) => sheet,
        Err(Unread::NoSuchSheet { known }) => {
            let sheet = named.map(|sheet| sheet.value.clone()).unwrap_or_default();
            let kind = ProblemKind::SheetUnknown { sheet, known };
            reading.report(kind, named.map(|sheet| sheet.at.clone()));
            return None;
        }
        Err(Unread::Unreadable { reason }) => {
            let kind = ProblemKind::SpreadsheetUnreadable { reason };
            reading.report(kind, Some(bill.file.at.clone()));
            return None;
        }
        Err(Unread::Empty) => {
            reading.report(ProblemKind::BillEmpty, Some(bill.file.at.clone()));
            return None;
        }
    };
    let source = Source { path: folder.path_of(&name), name, text: String::new(), sheet: Some(sheet.name) };
    let file = reading.add_source(source);
    let left = sheet.left;
    let rows = sheet
        .rows
        .into_iter()
        .map(|(number, data)| {
            let row = number + 1;
            let place = |across: usize| At::in_sheet(file, row, left + across + 1);
            let cells =
                data.iter().enumerate().map(|(across, data)| cell(reading, data, place(across))).collect();
            Row { at: place(0), cells }
        })
        .filter(|row: &Row| row.cells.iter().any(|cell| !cell.text.is_empty()))
        .collect();
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
