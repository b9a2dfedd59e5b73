//! Supplier declarations as a CSV file: which parts originate, on whose word, and until when.
//!
//! One row a part and declaration. Columns, in English or Spanish: `part` (`parte`), `supplier`
//! (`proveedor`), `originating` (`originario`: yes/no, sí/no), `valid_from` (`vigente_desde`), `valid_until`
//! (`vigente_hasta`), `signatory` (`firmante`), `reference` (`referencia`). Comma, semicolon or tab; a row that
//! begins with `#` is a comment. A part may have several; the one that speaks for the day asked counts.

use customs::{Period, Problem, Value};
use jiff::civil::Date;
use thiserror::Error;

/// A supplier's declaration on one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplierDeclaration {
    /// The part, as the bill names it.
    pub part: String,
    /// Who supplies it.
    pub supplier: String,
    /// Whether the supplier declares that it originates.
    pub originating: bool,
    /// For which days.
    pub valid: Period,
    /// Who signed.
    pub signatory: String,
    /// Its number.
    pub reference: Option<String>,
    /// The line of the file its row begins on, from 1.
    pub row: usize,
}

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DeclarationError {
    /// The CSV itself.
    #[error("row {row}: {reason}")]
    Csv {
        /// Row.
        row: usize,
        /// The reader's own words.
        reason: String,
    },
    /// A column that has to be there.
    #[error("there is no column `{0}`")]
    ColumnMissing(&'static str),
    /// A column nobody knows.
    #[error("the column `{0}` is not known")]
    ColumnUnknown(String),
    /// An empty cell that has to be filled.
    #[error("row {row}: `{column}` is empty")]
    CellEmpty {
        /// Row.
        row: usize,
        /// Column.
        column: &'static str,
    },
    /// A cell that cannot be read.
    #[error("row {row}: `{found}` is not what `{column}` holds")]
    Cell {
        /// Row.
        row: usize,
        /// Column.
        column: &'static str,
        /// What stands there.
        found: String,
    },
}

impl Problem for DeclarationError {
    fn code(&self) -> &'static str {
        match self {
            Self::Csv { .. } => "declarations-csv",
            Self::ColumnMissing(_) => "declarations-column-missing",
            Self::ColumnUnknown(_) => "declarations-column-unknown",
            Self::CellEmpty { .. } => "declarations-cell-empty",
            Self::Cell { .. } => "declarations-cell",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Csv { row, reason } => vec![("row", (*row).into()), ("reason", reason.as_str().into())],
            Self::ColumnMissing(column) => vec![("column", (*column).into())],
            Self::ColumnUnknown(column) => vec![("column", column.as_str().into())],
            Self::CellEmpty { row, column } => vec![("row", (*row).into()), ("column", (*column).into())],
            Self::Cell { row, column, found } => {
                vec![("row", (*row).into()), ("column", (*column).into()), ("found", found.as_str().into())]
            }
        }
    }
}

/// Columns by their names in both languages; the last two may be left out.
const COLUMNS: [(&str, &str); 7] = [
    ("part", "parte"),
    ("supplier", "proveedor"),
    ("originating", "originario"),
    ("valid_from", "vigente_desde"),
    ("valid_until", "vigente_hasta"),
    ("signatory", "firmante"),
    ("reference", "referencia"),
];
const REFERENCE: usize = 6;

/// Reads a CSV of supplier declarations.
///
/// - Refuses: every problem of the file at once: unknown or missing columns, empty cells, words and days
///   that cannot be read.
pub fn read(text: &str) -> Result<Vec<SupplierDeclaration>, Vec<DeclarationError>> {
    let mut errors = Vec::new();
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .comment(Some(b'#'))
        .delimiter(delimiter(text))
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => return Err(vec![DeclarationError::Csv { row: 1, reason: error.to_string() }]),
    };
    let mut places = [None; COLUMNS.len()];
    for (index, header) in headers.iter().enumerate() {
        let name = header.to_lowercase().replace(' ', "_");
        match COLUMNS.iter().position(|(en, es)| *en == name || *es == name) {
            Some(column) => places[column] = Some(index),
            None => errors.push(DeclarationError::ColumnUnknown(header.to_owned())),
        }
    }
    for (column, place) in places.iter().enumerate().filter(|(column, _)| *column != REFERENCE) {
        if place.is_none() {
            errors.push(DeclarationError::ColumnMissing(COLUMNS[column].0));
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut declarations = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let row = line_of(record.position());
                let cell = |column: usize| places[column].and_then(|i| record.get(i)).unwrap_or("").trim();
                match declaration(row, cell) {
                    Ok(declaration) => declarations.push(declaration),
                    Err(more) => errors.extend(more),
                }
            }
            Err(error) => {
                let row = line_of(error.position());
                errors.push(DeclarationError::Csv { row, reason: error.to_string() });
            }
        }
    }
    if errors.is_empty() { Ok(declarations) } else { Err(errors) }
}

fn declaration<'a>(
    row: usize,
    cell: impl Fn(usize) -> &'a str,
) -> Result<SupplierDeclaration, Vec<DeclarationError>> {
    let mut errors = Vec::new();
    for (column, (name, _)) in COLUMNS.iter().enumerate().filter(|(column, _)| *column != REFERENCE) {
        if cell(column).is_empty() {
            errors.push(DeclarationError::CellEmpty { row, column: name });
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let wrong = |column: usize| DeclarationError::Cell {
        row,
        column: COLUMNS[column].0,
        found: cell(column).to_owned(),
    };
    let originating = match cell(2).to_lowercase().as_str() {
        "yes" | "y" | "true" | "sí" | "si" | "originating" | "originario" | "originaria" => Some(true),
        "no" | "n" | "false" | "non-originating" | "no originario" | "no originaria" => Some(false),
        _ => None,
    };
    let (from, until) = (cell(3).parse::<Date>().ok(), cell(4).parse::<Date>().ok());
    for (column, missing) in [(2, originating.is_none()), (3, from.is_none()), (4, until.is_none())] {
        if missing {
            errors.push(wrong(column));
        }
    }
    let (Some(originating), Some(from), Some(until)) = (originating, from, until) else { return Err(errors) };
    let valid = Period::new(from, Some(until)).map_err(|_| vec![wrong(4)])?;
    Ok(SupplierDeclaration {
        part: cell(0).to_owned(),
        supplier: cell(1).to_owned(),
        originating,
        valid,
        signatory: cell(5).to_owned(),
        reference: Some(cell(REFERENCE)).filter(|text| !text.is_empty()).map(str::to_owned),
        row,
    })
}

fn line_of(position: Option<&csv::Position>) -> usize {
    position.and_then(|position| usize::try_from(position.line()).ok()).unwrap_or(1)
}

/// The delimiter that the row of column names holds most of; the comma where it holds none.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or("");
    // The last of equals wins.
    let held = |delimiter: &u8| header.bytes().filter(|byte| byte == delimiter).count();
    [b'\t', b';', b','].into_iter().max_by_key(held).unwrap_or(b',')
}

/// The declaration that speaks for a part on a day.
///
/// - Gives: the one valid that day; else the one that expired last; else the next to become valid. `None`: no
///   declaration names the part.
#[must_use]
pub fn speaking_for<'d>(
    declarations: &'d [SupplierDeclaration],
    part: &str,
    day: Date,
) -> Option<&'d SupplierDeclaration> {
    let of_part = || declarations.iter().filter(|declaration| declaration.part == part);
    of_part()
        .find(|declaration| declaration.valid.contains(day))
        .or_else(|| {
            of_part()
                .filter(|declaration| declaration.valid.until().is_some_and(|until| until < day))
                .max_by_key(|declaration| declaration.valid.until())
        })
        .or_else(|| of_part().min_by_key(|declaration| declaration.valid.from()))
}

/// Pairs that say opposite things of one part for the same day: the earlier row, then the later.
#[must_use]
pub fn contradictions(
    declarations: &[SupplierDeclaration],
) -> Vec<(&SupplierDeclaration, &SupplierDeclaration)> {
    let last = |declaration: &SupplierDeclaration| declaration.valid.until().unwrap_or(Date::MAX);
    let mut by_part: std::collections::BTreeMap<&str, Vec<&SupplierDeclaration>> =
        std::collections::BTreeMap::new();
    let mut found = Vec::new();
    for declaration in declarations {
        let before = by_part.entry(&declaration.part).or_default();
        let against = before.iter().find(|earlier| {
            earlier.originating != declaration.originating
                && earlier.valid.from() <= last(declaration)
                && declaration.valid.from() <= last(earlier)
        });
        found.extend(against.map(|earlier| (*earlier, declaration)));
        before.push(declaration);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const FILE: &str = "part,supplier,originating,valid_from,valid_until,signatory,reference\n\
        TOP-1,Sierra Wood,yes,2026-01-01,2026-12-31,J. Pine,SD-7\n\
        TOP-1,Sierra Wood,yes,2025-01-01,2025-12-31,J. Pine,SD-3\n\
        NUT-2,Bone Works,yes,2025-01-01,2025-06-30,B. Horn,\n\
        PEG-3,Tuner Co,no,2026-01-01,2026-12-31,T. Key,\n";

    #[test]
    fn the_declaration_of_the_day_speaks_else_the_last_that_expired_else_the_next() {
        let declarations = read(FILE).unwrap();
        let row = |part: &str, day| speaking_for(&declarations, part, day).map(|d| d.row);
        assert_eq!(row("TOP-1", date(2026, 3, 1)), Some(2));
        assert_eq!(row("TOP-1", date(2025, 3, 1)), Some(3));
        assert_eq!(row("TOP-1", date(2027, 3, 1)), Some(2));
        assert_eq!(row("TOP-1", date(2024, 3, 1)), Some(3));
        assert_eq!(row("NUT-2", date(2026, 3, 1)), Some(4));
        assert_eq!(row("GIG-BAG", date(2026, 3, 1)), None);
    }

    #[test]
    fn opposite_words_for_one_day_contradict_and_for_different_days_do_not() {
        let declarations = read(FILE).unwrap();
        assert!(contradictions(&declarations).is_empty());
        let more = format!(
            "{FILE}TOP-1,Other,no,2026-12-31,2027-12-31,X,\nTOP-1,Other,no,2028-01-01,2028-02-01,X,\n"
        );
        let declarations = read(&more).unwrap();
        let rows: Vec<_> = contradictions(&declarations).iter().map(|(a, b)| (a.row, b.row)).collect();
        assert_eq!(rows, [(2, 6)]);
    }

    #[test]
    fn spanish_columns_are_read_and_every_problem_is_told() {
        let spanish = "# Las de este año\nparte;proveedor;originario;vigente_desde;vigente_hasta;firmante\n\
            A;Madera, S.A.;sí;2026-01-01;2026-12-31;P\n";
        let read_spanish = read(spanish).unwrap();
        assert!(read_spanish[0].originating);
        assert_eq!((read_spanish[0].supplier.as_str(), read_spanish[0].row), ("Madera, S.A.", 3));
        let wrong = "part,supplier,originating,valid_from,valid_until,signatory\n\
            A,,maybe,2026-01-01,2026-12-31,P\nB,S,perhaps,2026-13-01,2026-01-01,P\n";
        assert_eq!(read(wrong).unwrap_err().len(), 3);
        assert_eq!(read("part,color\n").unwrap_err().len(), 6);
    }
}
