//! Supplier declarations of a case: read beside the bill and written into its lines.
//!
//! A part that the file names gets its status and its evidence from there and from nowhere else: the bill
//! leaves both blank. Whether a declaration holds on the day is weighed where all evidence is weighed.

use jiff::civil::Date;

use super::folder::Folder;
use super::location::{At, Located};
use super::model::{BillLine, Evidence, EvidenceKind, StatusClaim};
use super::problem::ProblemKind;
use super::read_text;
use super::reading::{Reading, nearest};
use crate::supplier_declarations::{self, DeclarationError, SupplierDeclaration};

/// Reads the file and gives the lines of the bill what it declares; every problem goes to `reading`.
///
/// - Takes: the name of the file where `case.toml` gives it; the day of the case, which chooses among several
///   declarations of one part.
pub(super) fn declare(
    reading: &Reading,
    folder: &Folder<'_>,
    named: &Located<String>,
    bill: &mut [BillLine],
    day: Option<Date>,
) {
    let Some((file, text)) = read_text(reading, folder, &named.value, Some(&named.at)) else { return };
    let place = |row: usize| line(file, &text, row);
    let declarations = match supplier_declarations::read(&text) {
        Ok(declarations) => declarations,
        Err(errors) => {
            for error in errors {
                let at = place(row_of(&error, &text));
                reading.report(ProblemKind::Declarations(error), Some(at));
            }
            return;
        }
    };
    for (earlier, later) in supplier_declarations::contradictions(&declarations) {
        let kind = ProblemKind::DeclarationsContradict {
            part: later.part.clone(),
            earlier: earlier.supplier.clone(),
            later: later.supplier.clone(),
        };
        reading.report_related(kind, Some(place(later.row)), vec![place(earlier.row)]);
    }
    unknown_parts(reading, &declarations, bill, &place);
    if let Some(day) = day {
        for line in bill {
            into_line(reading, &declarations, line, day, &place);
        }
    }
}

/// Each part that is not in the bill once, at its first row.
fn unknown_parts(
    reading: &Reading,
    declarations: &[SupplierDeclaration],
    bill: &[BillLine],
    place: &impl Fn(usize) -> At,
) {
    let known: Vec<&str> =
        bill.iter().flat_map(BillLine::walk).map(|(_, line)| line.part.value.as_str()).collect();
    let mut told: Vec<&str> = Vec::new();
    for declaration in declarations {
        let part = declaration.part.as_str();
        if known.contains(&part) || told.contains(&part) {
            continue;
        }
        told.push(part);
        let kind = ProblemKind::DeclarationPartUnknown {
            part: part.to_owned(),
            nearest: nearest(part, known.iter().copied()),
        };
        reading.report(kind, Some(place(declaration.row)));
    }
}

fn into_line(
    reading: &Reading,
    declarations: &[SupplierDeclaration],
    line: &mut BillLine,
    day: Date,
    place: &impl Fn(usize) -> At,
) {
    if let Some(declaration) = supplier_declarations::speaking_for(declarations, &line.part.value, day) {
        let at = place(declaration.row);
        if line.status == StatusClaim::NotStated && line.evidence.is_none() {
            line.status =
                if declaration.originating { StatusClaim::Originating } else { StatusClaim::NonOriginating };
            line.evidence = declaration.originating.then(|| evidence(declaration, at));
            line.supplier.get_or_insert_with(|| declaration.supplier.clone());
        } else {
            let kind = ProblemKind::DeclarationBesideBill { part: line.part.value.clone() };
            reading.report_related(kind, Some(line.at.clone()), vec![at]);
        }
    }
    for part in &mut line.parts {
        into_line(reading, declarations, part, day, place);
    }
}

fn evidence(declaration: &SupplierDeclaration, at: At) -> Evidence {
    let signed = match &declaration.reference {
        Some(reference) => format!("{reference}, {}, {}", declaration.supplier, declaration.signatory),
        None => format!("{}, {}", declaration.supplier, declaration.signatory),
    };
    Evidence {
        kind: EvidenceKind::SupplierDeclaration,
        date: Some(Located::new(declaration.valid.from(), at.clone())),
        valid_until: declaration.valid.until().map(|until| Located::new(until, at.clone())),
        reference: Some(signed),
        at,
    }
}

/// The row a problem of the file is told at; one of its columns is told at their names.
fn row_of(error: &DeclarationError, text: &str) -> usize {
    match error {
        DeclarationError::Csv { row, .. }
        | DeclarationError::CellEmpty { row, .. }
        | DeclarationError::Cell { row, .. } => *row,
        DeclarationError::ColumnMissing(_) | DeclarationError::ColumnUnknown(_) => text
            .lines()
            .position(|line| !line.trim().is_empty() && !line.starts_with('#'))
            .map_or(1, |index| index + 1),
    }
}

/// The place of a whole line, counted from 1.
fn line(file: usize, text: &str, row: usize) -> At {
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if index + 1 == row {
            return At::in_text(file, text, &(start..start + line.trim_end().len()));
        }
        start += line.len();
    }
    At::in_text(file, text, &(text.len()..text.len()))
}
