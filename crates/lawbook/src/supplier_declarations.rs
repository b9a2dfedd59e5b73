//! Supplier declarations as a CSV file: which parts originate, on whose word, and until when.
//!
//! One row a part and declaration. Columns, in English or Spanish: `part` (`parte`), `supplier`
//! (`proveedor`), `originating` (`originario`: yes/no, sí/no), `valid_from` (`vigente_desde`), `valid_until`
//! (`vigente_hasta`), `signatory` (`firmante`), `reference` (`referencia`). A part may have several; the one
//! that speaks for the day asked counts.

use customs::origin::DeclaredStatus;
use customs::{Message, OriginatingStatus, Period, Problem, Value};
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
    /// Its row in the file, counted from 1 with the heading.
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
    for (index, record) in reader.records().enumerate() {
        let row = index + 2;
        match record {
            Ok(record) => {
                let cell = |column: usize| places[column].and_then(|i| record.get(i)).unwrap_or("").trim();
                match declaration(row, cell) {
                    Ok(declaration) => declarations.push(declaration),
                    Err(more) => errors.extend(more),
                }
            }
            Err(error) => errors.push(DeclarationError::Csv { row, reason: error.to_string() }),
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

/// The status of a part on a day, by its declarations. `None`: no declaration names the part.
///
/// Originating only on a declaration that is valid that day; an expired one, and one for later days, is
/// named and counts for nothing.
#[must_use]
pub fn status_on(declarations: &[SupplierDeclaration], part: &str, day: Date) -> Option<DeclaredStatus> {
    let of_part: Vec<&SupplierDeclaration> = declarations.iter().filter(|d| d.part == part).collect();
    if of_part.is_empty() {
        return None;
    }
    if let Some(valid) = of_part.iter().find(|d| d.valid.contains(day)) {
        let evidence = match &valid.reference {
            Some(reference) => format!("{reference}, {}, {}", valid.supplier, valid.signatory),
            None => format!("{}, {}", valid.supplier, valid.signatory),
        };
        return Some(if valid.originating {
            DeclaredStatus::originating(evidence)
        } else {
            DeclaredStatus {
                status: OriginatingStatus::NonOriginating,
                evidence: Some(evidence),
                set_aside: None,
            }
        });
    }
    // The one that was valid last, else the one that will be valid next.
    let expired =
        of_part.iter().filter(|d| d.valid.until().is_some_and(|u| u < day)).max_by_key(|d| d.valid.until());
    let (key, of) = match (expired, of_part.first()) {
        (Some(expired), _) => ("origin-value-declaration-expired", *expired),
        (None, Some(later)) => ("origin-value-declaration-later", *later),
        (None, None) => return None,
    };
    let message = Message::new(key)
        .with("part", of.part.as_str())
        .with("supplier", of.supplier.as_str())
        .with("from", of.valid.from())
        .with("until", of.valid.until().unwrap_or(of.valid.from()));
    Some(DeclaredStatus {
        status: OriginatingStatus::NonOriginating,
        evidence: None,
        set_aside: Some(message),
    })
}

/// The declarations that have expired on a day and have no valid successor for their part.
#[must_use]
pub fn expired_on(declarations: &[SupplierDeclaration], day: Date) -> Vec<&SupplierDeclaration> {
    declarations
        .iter()
        .filter(|d| d.valid.until().is_some_and(|until| until < day))
        .filter(|d| !declarations.iter().any(|other| other.part == d.part && other.valid.contains(day)))
        .collect()
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
    fn an_expired_declaration_counts_for_nothing_and_is_named() {
        let declarations = read(FILE).unwrap();
        let day = date(2026, 3, 1);
        let status = |part: &str| status_on(&declarations, part, day);
        assert_eq!(status("TOP-1").unwrap().status, OriginatingStatus::Originating);
        let nut = status("NUT-2").unwrap();
        assert_eq!(nut.status, OriginatingStatus::NonOriginating);
        assert_eq!(nut.set_aside.unwrap().key, "origin-value-declaration-expired");
        assert_eq!(status("PEG-3").unwrap().status, OriginatingStatus::NonOriginating);
        assert!(status("GIG-BAG").is_none());
        assert_eq!(expired_on(&declarations, day).iter().map(|d| d.row).collect::<Vec<_>>(), [4]);
    }

    #[test]
    fn spanish_columns_are_read_and_every_problem_is_told() {
        let spanish = "parte,proveedor,originario,vigente_desde,vigente_hasta,firmante\n\
            A,Madera,sí,2026-01-01,2026-12-31,P\n";
        assert!(read(spanish).unwrap()[0].originating);
        let wrong = "part,supplier,originating,valid_from,valid_until,signatory\n\
            A,,maybe,2026-01-01,2026-12-31,P\nB,S,perhaps,2026-13-01,2026-01-01,P\n";
        assert_eq!(read(wrong).unwrap_err().len(), 3);
        assert_eq!(read("part,color\n").unwrap_err().len(), 6);
    }
}
