//! Comma-separated files of facts: a header that must hold exactly the known columns, `#` lines passed
//! over, every refusal with its line.

use customs::{Problem, Value};
use thiserror::Error;

/// What is wrong with a file of facts.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FileError {
    /// A column nobody reads: a misspelled name is not passed over in silence.
    #[error("{file}: column `{column}` is not known")]
    UnknownColumn {
        /// The file.
        file: String,
        /// The column.
        column: String,
    },
    /// A column that has to be there is not.
    #[error("{file}: column `{column}` is missing")]
    MissingColumn {
        /// The file.
        file: String,
        /// The column.
        column: &'static str,
    },
    /// A column that stands twice: one of them would be lost in silence.
    #[error("{file}: column `{column}` stands twice")]
    RepeatedColumn {
        /// The file.
        file: String,
        /// The column.
        column: String,
    },
    /// A file that should be a workbook and is none.
    #[error("{file}: not a workbook: {reason}")]
    Workbook {
        /// The file.
        file: String,
        /// What the reader says.
        reason: String,
    },
    /// A quotation mark that is opened and not closed swallows the rows that follow.
    #[error("{file}:{line}: a quotation mark is not closed")]
    QuoteUnclosed {
        /// The file.
        file: String,
        /// Its line, from one.
        line: u64,
    },
    /// A row that cannot be read as comma-separated text.
    #[error("{file}:{line}: the row cannot be read: {reason}")]
    BrokenRow {
        /// The file.
        file: String,
        /// Its line, from one.
        line: u64,
        /// What the reader says.
        reason: String,
    },
    /// Nothing stands where something has to.
    #[error("{file}:{line}: column `{column}` is empty")]
    MissingValue {
        /// The file.
        file: String,
        /// Its line, from one.
        line: u64,
        /// The column.
        column: String,
    },
    /// A value that is not of its column's kind.
    #[error("{file}:{line}: `{value}` does not belong in column `{column}`")]
    BadValue {
        /// The file.
        file: String,
        /// Its line, from one.
        line: u64,
        /// The column.
        column: String,
        /// The value as given.
        value: String,
    },
}

impl Problem for FileError {
    fn code(&self) -> &'static str {
        match self {
            Self::UnknownColumn { .. } => "directory-column-unknown",
            Self::MissingColumn { .. } => "directory-column-missing",
            Self::RepeatedColumn { .. } => "directory-column-repeated",
            Self::Workbook { .. } => "directory-workbook-unreadable",
            Self::QuoteUnclosed { .. } => "directory-quote-unclosed",
            Self::BrokenRow { .. } => "directory-row-broken",
            Self::MissingValue { .. } => "directory-value-missing",
            Self::BadValue { .. } => "directory-value-refused",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::UnknownColumn { file, column } | Self::RepeatedColumn { file, column } => {
                vec![("file", file.as_str().into()), ("column", column.as_str().into())]
            }
            Self::MissingColumn { file, column } => {
                vec![("file", file.as_str().into()), ("column", (*column).into())]
            }
            Self::Workbook { file, reason } => {
                vec![("file", file.as_str().into()), ("reason", reason.as_str().into())]
            }
            Self::QuoteUnclosed { file, line } => {
                vec![("file", file.as_str().into()), ("line", (*line).into())]
            }
            Self::MissingValue { file, line, column } => vec![
                ("file", file.as_str().into()),
                ("line", (*line).into()),
                ("column", column.as_str().into()),
            ],
            Self::BrokenRow { file, line, reason } => {
                vec![
                    ("file", file.as_str().into()),
                    ("line", (*line).into()),
                    ("reason", reason.as_str().into()),
                ]
            }
            Self::BadValue { file, line, column, value } => vec![
                ("file", file.as_str().into()),
                ("line", (*line).into()),
                ("column", column.as_str().into()),
                ("value", value.as_str().into()),
            ],
        }
    }
}

/// One row with its place, read by column name.
pub(crate) struct Row<'a> {
    pub file: &'a str,
    pub line: u64,
    columns: &'a [&'static str],
    order: &'a [Option<usize>],
    record: &'a csv::StringRecord,
    // Where the column asked for last stands among the known ones: they are mostly asked for in order.
    last: std::cell::Cell<usize>,
}

impl Row<'_> {
    /// The text in `column`, without blanks around it; empty where the file has no such column.
    pub fn get(&self, column: &str) -> &str {
        self.place(column)
            .and_then(|index| self.order.get(index).copied().flatten())
            .and_then(|at| self.record.get(at))
            .map_or("", str::trim)
    }

    fn place(&self, column: &str) -> Option<usize> {
        let count = self.columns.len();
        let from = self.last.get();
        let index = (from..from + count).map(|at| at % count).find(|at| self.columns[*at] == column)?;
        self.last.set(index);
        Some(index)
    }

    /// The values in `column` between bars.
    pub fn list(&self, column: &str) -> Vec<String> {
        self.get(column).split('|').map(str::trim).filter(|v| !v.is_empty()).map(str::to_owned).collect()
    }

    /// The refusal of the value in `column`.
    pub fn bad(&self, column: &str) -> FileError {
        FileError::BadValue {
            file: self.file.to_owned(),
            line: self.line,
            column: column.to_owned(),
            value: self.get(column).to_owned(),
        }
    }

    /// The refusal of a row without a value in `column`.
    pub fn missing(&self, column: &str) -> FileError {
        FileError::MissingValue { file: self.file.to_owned(), line: self.line, column: column.to_owned() }
    }

    /// The value in `column` as a number, nothing where it is blank.
    pub fn number<T: std::str::FromStr>(&self, column: &str) -> Result<Option<T>, FileError> {
        match self.get(column) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| self.bad(column)),
        }
    }
}

/// Reads `text`, whose header may hold only `columns`, and must hold those of `required`.
pub(crate) fn read(
    file: &str,
    text: &str,
    columns: &[&'static str],
    required: &[&'static str],
    mut each: impl FnMut(&Row<'_>) -> Result<(), FileError>,
) -> Result<(), FileError> {
    let mut reader =
        csv::ReaderBuilder::new().comment(Some(b'#')).flexible(false).from_reader(text.as_bytes());
    let broken = |error: &csv::Error| FileError::BrokenRow {
        file: file.to_owned(),
        line: error.position().map_or(0, csv::Position::line),
        reason: error.to_string(),
    };
    let header = reader.headers().map_err(|error| broken(&error))?.clone();
    let order = column_order(file, header.iter(), columns, required)?;
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| broken(&error))? {
        let line = record.position().map_or(0, csv::Position::line);
        each(&row(file, line, columns, &order, &record))?;
    }
    Ok(())
}

/// Lines that one row of a file may take: addresses and notes hold a few line breaks, never dozens.
const LONGEST_ROW: u64 = 20;

/// Refuses a row that began on `line` and ends only on `end`: its quotation mark is not closed, and the rows
/// after it would be lost in it.
pub(crate) fn closed(file: &str, line: u64, end: u64) -> Result<(), FileError> {
    match end > line + LONGEST_ROW {
        true => Err(FileError::QuoteUnclosed { file: file.to_owned(), line }),
        false => Ok(()),
    }
}

/// Where each known column stands in a header.
pub(crate) fn column_order<'h>(
    file: &str,
    header: impl Iterator<Item = &'h str>,
    columns: &[&'static str],
    required: &[&'static str],
) -> Result<Vec<Option<usize>>, FileError> {
    let mut order = vec![None; columns.len()];
    for (at, name) in header.enumerate() {
        let name = name.trim().trim_start_matches('\u{feff}');
        let Some(index) = columns.iter().position(|known| *known == name) else {
            return Err(FileError::UnknownColumn { file: file.to_owned(), column: name.to_owned() });
        };
        if order[index].replace(at).is_some() {
            return Err(FileError::RepeatedColumn { file: file.to_owned(), column: name.to_owned() });
        }
    }
    for column in required {
        let known = columns.iter().position(|known| known == column);
        if known.and_then(|index| order[index]).is_none() {
            return Err(FileError::MissingColumn { file: file.to_owned(), column });
        }
    }
    Ok(order)
}

/// A row of fields already split, such as one of a spreadsheet.
pub(crate) fn row<'a>(
    file: &'a str,
    line: u64,
    columns: &'a [&'static str],
    order: &'a [Option<usize>],
    record: &'a csv::StringRecord,
) -> Row<'a> {
    Row { file, line, columns, order, record, last: std::cell::Cell::new(0) }
}
