//! The case folder: a product, its bill of materials, the scenarios compared.
//!
//! [`read`] reads `case.toml` and the bill it names, and either gives the [`Case`] or everything that is
//! wrong with it at once, each problem with its code, file, line and column. The format is described in
//! `docs/case-format.md`.

pub mod automotive;
mod bill;
mod check;
pub mod costs;
mod declarations;
mod document;
pub mod edit;
mod edit_tree;
mod folder;
mod location;
mod model;
mod problem;
mod reading;
mod reference;
mod scenario;
mod table;
mod units;
mod workbook;

use std::path::Path;

use jiff::civil::Date;

pub use bill::{COLUMNS, Column};
pub use folder::{CaseFile, Folder};
pub use location::{At, Located, Source, Sources};
pub use model::{
    Automotive, BillLine, Case, Claim, EntryInputs, Evidence, EvidenceKind, ExchangeRate, Fact, FactValue,
    Facts, Mode, OriginInputs, PartChange, PartSource, Prices, Product, Scenario, ScenarioKind, StatusClaim,
    StatusReason, Valuation, WeighedStatus,
};
pub use problem::{CaseProblem, Expected, ProblemKind, Refused};
pub use reference::{CodeCheck, FilesAlone, PlaceCheck, ProcessCheck, Reference};
pub use units::Unit;
pub use workbook::claims_more_strings_than_it_has;

use reading::Reading;

/// Name of the file a case folder has to hold.
pub const CASE_FILE: &str = "case.toml";

/// No file of a case is read beyond this size, in megabytes.
const LIMIT_MB: u64 = 64;

/// Reads the case in the folder `dir`.
///
/// - Takes: what to check codes, days and places against; `as_of` to ask of another day than the case's.
/// - Gives: the case, its own day replaced by `as_of` where that is given.
/// - Refuses: with every problem at once, in the order of the files.
pub fn read(dir: &Path, against: &dyn Reference, as_of: Option<Date>) -> Result<Case, Refused> {
    read_folder(&Folder::Directory(dir), against, as_of)
}

/// Reads a case wherever its files are; otherwise as [`read`].
pub fn read_folder(
    folder: &Folder<'_>,
    against: &dyn Reference,
    as_of: Option<Date>,
) -> Result<Case, Refused> {
    let reading = Reading::default();
    let case = read_into(&reading, folder, against, as_of);
    let refused = reading.has_problems();
    let (sources, problems) = reading.finish();
    match case {
        Some(mut case) if !refused => {
            case.sources = sources;
            Ok(case)
        }
        _ => Err(Refused { sources, problems }),
    }
}

fn read_into(
    reading: &Reading,
    folder: &Folder<'_>,
    against: &dyn Reference,
    as_of: Option<Date>,
) -> Option<Case> {
    if let Some(path) = folder.missing() {
        reading.report(ProblemKind::FolderNotFound { path }, None);
        return None;
    }
    let (file, text) = read_text(reading, folder, CASE_FILE, None)?;
    let mut document = document::read(reading, file, &text);
    if let (Some(written), Some(asked)) = (&mut document.as_of, as_of) {
        written.value = asked;
    }
    let mut bill = document.bill.as_ref().and_then(|bill| bill::read(reading, folder, bill));
    if let (Some(lines), Some(named)) =
        (&mut bill, document.bill.as_ref().and_then(|bill| bill.declarations.as_ref()))
    {
        let day = document.as_of.as_ref().map(|day| day.value);
        declarations::declare(reading, folder, named, lines, day);
    }
    check::check(reading, &document, bill.as_deref(), against);
    Some(Case {
        sources: Sources::default(),
        title: document.title?,
        as_of: document.as_of?,
        currency: document.currency?,
        prices: document.prices?,
        incumbent: document.incumbent.map(|incumbent| incumbent.value),
        product: document.product?,
        bill: bill?,
        exchange_rates: document.exchange_rates,
        planning: document.planning,
        scenarios: document.scenarios,
    })
}

/// The text of a file of the folder: UTF-8, with or without a byte order mark, else Latin-1.
fn read_text(
    reading: &Reading,
    folder: &Folder<'_>,
    name: &str,
    named_at: Option<&At>,
) -> Option<(usize, String)> {
    let bytes = read_bytes(reading, folder, name, named_at)?;
    let Some(text) = decode(&bytes) else {
        reading.report(ProblemKind::EncodingUnknown { file: name.to_owned() }, named_at.cloned());
        return None;
    };
    let source =
        Source { path: folder.path_of(name), name: name.to_owned(), text: text.clone(), sheet: None };
    Some((reading.add_source(source), text))
}

/// UTF-8, with or without a byte order mark, else Windows-1252; `None` for what is neither.
fn decode(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || bytes.contains(&0) {
        return None;
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    Some(match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
    })
}

fn read_bytes(reading: &Reading, folder: &Folder<'_>, name: &str, named_at: Option<&At>) -> Option<Vec<u8>> {
    match folder.bytes(name, LIMIT_MB) {
        Ok(bytes) => Some(bytes),
        Err(kind) => {
            reading.report(kind, named_at.cloned());
            None
        }
    }
}

/// A byte of Windows-1252, the superset of Latin-1 that spreadsheets write.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}',
        '\u{2c6}', '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}', '\u{90}',
        '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2dc}',
        '\u{2122}', '\u{161}', '\u{203a}', '\u{153}', '\u{9d}', '\u{17e}', '\u{178}',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
