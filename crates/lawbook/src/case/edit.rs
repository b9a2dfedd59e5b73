//! Changing a bill in place: everything that is not changed stays byte for byte.

use std::collections::BTreeMap;

use calamine::Data;
use thiserror::Error;

use super::bill::Column;
use super::bill::columns::recognized;
use super::bill::delimited::{self, Field};
use super::decode;
use super::workbook::{self, Unread};

/// A bill as a table of texts, for showing and changing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillTable {
    /// The row of column names, as written.
    pub header: Vec<String>,
    /// The rows under it.
    pub rows: Vec<BillRow>,
}

/// A row of a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillRow {
    /// Line of the file it begins on, from 1.
    pub line: usize,
    /// Its cells; a short row has fewer than the header.
    pub cells: Vec<String>,
}

/// Why a bill could not be shown as a table or changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// The bytes are not text in a known encoding.
    #[error("the file is not text in UTF-8 or Latin-1")]
    Encoding,
    /// A quotation mark is opened and never closed.
    #[error("the quotation mark on line {line} is never closed")]
    QuoteUnclosed {
        /// Line, from 1.
        line: usize,
    },
    /// There is nothing in it.
    #[error("the file holds no rows")]
    Empty,
    /// The file changed since it was shown.
    #[error("line {line} is not a row of the bill")]
    NoSuchRow {
        /// Line, from 1.
        line: usize,
    },
    /// The bill has no such column.
    #[error("the bill has no column `{}`", column.name())]
    NoSuchColumn {
        /// What the column would give.
        column: Column,
    },
    /// The workbook could not be read.
    #[error("the workbook could not be read: {reason}")]
    Workbook {
        /// What its reader says.
        reason: String,
    },
}

/// A bill of delimited text, at hand for changes.
#[derive(Clone, Debug)]
pub struct BillText {
    text: String,
    delimiter: u8,
}

/// A row with the line that it begins on.
struct TextRow {
    line: usize,
    fields: Vec<Field>,
}

impl BillText {
    /// Takes the bytes of a CSV file.
    pub fn new(bytes: &[u8]) -> Result<Self, EditError> {
        let text = decode(bytes).ok_or(EditError::Encoding)?;
        let delimiter = delimited::delimiter(&text);
        Ok(Self { text, delimiter })
    }

    /// The text with every change made.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bill as a table.
    pub fn table(&self) -> Result<BillTable, EditError> {
        let rows = self.rows()?;
        let header = header_position(rows.iter().map(|row| row.fields.iter().map(|field| field.text.trim())));
        let mut rows = rows.into_iter().skip(header).map(|row| BillRow {
            line: row.line,
            cells: row.fields.into_iter().map(|field| field.text.trim().to_owned()).collect(),
        });
        let header = rows.next().ok_or(EditError::Empty)?.cells;
        Ok(BillTable { header, rows: rows.collect() })
    }

    /// Replaces the cells of the row on `line`; those that stay the same are not touched.
    pub fn set_row(&mut self, line: usize, cells: &[String]) -> Result<(), EditError> {
        let fields = self.fields_on(line)?;
        let delimiter = char::from(self.delimiter);
        let mut changed = self.text.clone();
        // From the last field to the first, so that earlier places stay right.
        if cells.len() > fields.len()
            && let Some(last) = fields.last()
        {
            let tail: String = cells[fields.len()..]
                .iter()
                .flat_map(|cell| [delimiter.to_string(), self.quoted(cell)])
                .collect();
            let end = last.span.end - usize::from(self.text[last.span.clone()].ends_with('\r'));
            changed.insert_str(end, &tail);
        }
        for (field, cell) in fields.iter().zip(cells).rev() {
            if field.text.trim() != cell.trim() {
                let raw = &self.text[field.span.clone()];
                let end = field.span.end - usize::from(raw.ends_with('\r'));
                changed.replace_range(field.span.start..end, &self.quoted(cell));
            }
        }
        self.text = changed;
        Ok(())
    }

    /// Replaces single cells, each named by its line and column; what stays the same is not touched.
    ///
    /// - Gives: the lines that changed, in order.
    /// - Refuses: a line that is no row, a column that the bill does not have; then nothing is changed.
    pub fn set_cells(&mut self, cells: &[(usize, Column, &str)]) -> Result<Vec<usize>, EditError> {
        let table = self.table()?;
        let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (line, column, text) in cells {
            let line = *line;
            let at = table.position(*column).ok_or(EditError::NoSuchColumn { column: *column })?;
            let row = table.rows.iter().find(|row| row.line == line).ok_or(EditError::NoSuchRow { line })?;
            if row.cells.get(at).map_or("", String::as_str) == text.trim() {
                continue;
            }
            let row = rows.entry(line).or_insert_with(|| row.cells.clone());
            if row.len() <= at {
                row.resize(at + 1, String::new());
            }
            text.trim().clone_into(&mut row[at]);
        }
        // From the last row to the first, so that a cell of several lines moves no row still to come.
        for (line, row) in rows.iter().rev() {
            self.set_row(*line, row)?;
        }
        Ok(rows.into_keys().collect())
    }

    /// Replaces the row of column names.
    pub fn set_header(&mut self, names: &[String]) -> Result<(), EditError> {
        let rows = self.rows()?;
        let at = header_position(rows.iter().map(|row| row.fields.iter().map(|field| field.text.trim())));
        let line = rows.get(at).ok_or(EditError::Empty)?.line;
        self.set_row(line, names)
    }

    /// Adds a row at the end.
    pub fn add_row(&mut self, cells: &[String]) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        let cells: Vec<String> = cells.iter().map(|cell| self.quoted(cell)).collect();
        self.text.push_str(&cells.join(&char::from(self.delimiter).to_string()));
        self.text.push('\n');
    }

    /// Adds a row after the one on `line`; gives the line of the new one.
    pub fn insert_row(&mut self, line: usize, cells: &[String]) -> Result<usize, EditError> {
        let fields = self.fields_on(line)?;
        let end = fields.last().map_or(self.text.len(), |last| last.span.end);
        let Some(next) = self.text[end..].find('\n').map(|n| end + n + 1) else {
            self.add_row(cells);
            return Ok(self.line_at(self.text.len() - 1));
        };
        let cells: Vec<String> = cells.iter().map(|cell| self.quoted(cell)).collect();
        let row = cells.join(&char::from(self.delimiter).to_string());
        self.text.insert_str(next, &format!("{row}\n"));
        Ok(self.line_at(next))
    }

    /// Takes the row on `line` out.
    pub fn remove_row(&mut self, line: usize) -> Result<(), EditError> {
        let fields = self.fields_on(line)?;
        let (Some(first), Some(last)) = (fields.first(), fields.last()) else {
            return Err(EditError::NoSuchRow { line });
        };
        let end = self.text[last.span.end..].find('\n').map_or(self.text.len(), |n| last.span.end + n + 1);
        self.text.replace_range(first.span.start..end, "");
        Ok(())
    }

    /// The rows that hold something, each with its line. Lines are counted once from row to row: a bill of hundreds
    /// of rows is asked for them with every change.
    fn rows(&self) -> Result<Vec<TextRow>, EditError> {
        let split = delimited::split(&self.text, self.delimiter);
        if let Some(at) = split.unclosed {
            return Err(EditError::QuoteUnclosed { line: self.line_at(at) });
        }
        let (mut line, mut counted) = (1, 0);
        let mut rows = Vec::with_capacity(split.rows.len());
        for fields in split.rows {
            let start = fields.first().map_or(counted, |field| field.span.start);
            line += self.text[counted..start].matches('\n').count();
            counted = start;
            if fields.iter().any(|field| !field.text.trim().is_empty()) {
                rows.push(TextRow { line, fields });
            }
        }
        Ok(rows)
    }

    /// The fields of the row on `line`.
    fn fields_on(&self, line: usize) -> Result<Vec<Field>, EditError> {
        let found = self.rows()?.into_iter().find(|row| row.line == line);
        found.map(|row| row.fields).ok_or(EditError::NoSuchRow { line })
    }

    fn line_at(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    fn quoted(&self, cell: &str) -> String {
        let special = |c: char| matches!(c, '"' | '\n' | '\r') || c == char::from(self.delimiter);
        if cell.contains(special) || cell.starts_with('#') {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.to_owned()
        }
    }
}

/// Which row holds the column names: the first with three known ones, else the first of all.
fn header_position<'t, R: Iterator<Item = &'t str>>(rows: impl Iterator<Item = R>) -> usize {
    rows.take(20).position(|row| recognized(row) >= 3).unwrap_or(0)
}

/// A workbook's sheet as CSV text, so that it can be changed here; the first sheet where none is named.
///
/// - Takes: numbers as the shortest decimal text that leads to the number stored, dates as YYYY-MM-DD.
/// - Refuses: what is not a workbook, and more than `most_rows` rows.
pub fn workbook_as_csv(bytes: &[u8], sheet: Option<&str>, most_rows: usize) -> Result<String, EditError> {
    let refused = |reason: String| EditError::Workbook { reason };
    let sheet = workbook::read(bytes, sheet).map_err(|unread| match unread {
        Unread::NoSuchSheet { known } => refused(format!("its sheets are {}", known.join(", "))),
        Unread::Unreadable { reason } => refused(reason),
        Unread::Empty => EditError::Empty,
    })?;
    let height = match (sheet.rows.first(), sheet.rows.last()) {
        (Some((first, _)), Some((last, _))) => last - first + 1,
        _ => 0,
    };
    if height > most_rows {
        return Err(refused(format!("{height} rows; the most is {most_rows}")));
    }
    let mut text = BillText { text: String::new(), delimiter: b',' };
    for (_, row) in &sheet.rows {
        let cells: Vec<String> = row.iter().map(shown).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            text.add_row(&cells);
        }
    }
    if text.text.is_empty() { Err(EditError::Empty) } else { Ok(text.text) }
}

fn shown(data: &Data) -> String {
    match data {
        Data::DateTime(serial) => {
            let (year, month, day, ..) = serial.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Empty => String::new(),
        other => other.to_string().trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BILL: &str =
        "# prices are illustrative\r\npart;description;hts\r\nA;\"one; two\";9202\r\n\r\nB; bee ;\r\n";

    fn cells(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_table_shows_rows_with_their_lines() {
        let table = BillText::new(BILL.as_bytes()).unwrap().table().unwrap();
        assert_eq!(table.header, ["part", "description", "hts"]);
        let expected = [(3, cells(&["A", "one; two", "9202"])), (5, cells(&["B", "bee", ""]))];
        assert_eq!(table.rows, expected.map(|(line, cells)| BillRow { line, cells }));
    }

    #[test]
    fn only_what_changes_changes() {
        let mut bill = BillText::new(BILL.as_bytes()).unwrap();
        bill.set_row(3, &cells(&["A", "one; two", "9202.90"])).unwrap();
        bill.set_row(5, &cells(&["B", "say \"bee\"", "x"])).unwrap();
        let expected =
            BILL.replace(";9202\r", ";9202.90\r").replace("B; bee ;\r", "B;\"say \"\"bee\"\"\";x\r");
        assert_eq!(bill.text(), expected);
        assert_eq!(bill.set_row(1, &[]), Err(EditError::NoSuchRow { line: 1 }));
    }

    #[test]
    fn single_cells_change() {
        let mut bill = BillText::new(BILL.as_bytes()).unwrap();
        let changed =
            bill.set_cells(&[(5, Column::Code, "4408"), (3, Column::Code, "9202"), (3, Column::Part, "A2")]);
        assert_eq!(changed, Ok(vec![3, 5]));
        assert_eq!(bill.text(), BILL.replace("\nA;", "\nA2;").replace("; bee ;\r", "; bee ;4408\r"));
        let before = bill.text().to_owned();
        let column = Column::Quantity;
        let wrong = [(3, Column::Part, "B"), (3, column, "2")];
        assert_eq!(bill.set_cells(&wrong), Err(EditError::NoSuchColumn { column }));
        assert_eq!(bill.set_cells(&[(4, Column::Part, "B")]), Err(EditError::NoSuchRow { line: 4 }));
        assert_eq!(bill.text(), before);
    }

    #[test]
    fn rows_come_and_go() {
        let mut bill = BillText::new(b"part,description,hts\na,b,c").unwrap();
        bill.add_row(&cells(&["d", "e,f", "#"]));
        assert_eq!(bill.text(), "part,description,hts\na,b,c\nd,\"e,f\",\"#\"\n");
        bill.remove_row(2).unwrap();
        assert_eq!(bill.text(), "part,description,hts\nd,\"e,f\",\"#\"\n");
    }

    #[test]
    fn a_header_nobody_knows_can_be_named() {
        let mut bill = BillText::new(b"Item;Bezeichnung;Zoll\n1;Schraube;7318\n").unwrap();
        bill.set_header(&cells(&["part", "description", "hts"])).unwrap();
        assert_eq!(bill.text(), "part;description;hts\n1;Schraube;7318\n");
    }

    #[test]
    fn what_is_not_text_is_refused() {
        assert_eq!(BillText::new(b"a\0b").err(), Some(EditError::Encoding));
        assert!(matches!(workbook_as_csv(b"PK nothing", None, 10), Err(EditError::Workbook { .. })));
        let open = BillText::new(b"a,b\n\"c,d").unwrap();
        assert_eq!(open.table(), Err(EditError::QuoteUnclosed { line: 2 }));
    }
}
