//! The template as a workbook: what a spreadsheet makes of dates, numbers and blank rows is read as it is meant.

#![allow(clippy::unwrap_used)] // a failing helper fails its test

use std::path::{Path, PathBuf};

use directory::exchange::{self, Defaults};
use directory::import::{Outcome, Refusal, Taken};
use directory::region::Region;
use directory::store::{Store, StoreError};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

fn region() -> Region {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../region");
    Region::read(|name| std::fs::read_to_string(folder.join(name)).ok()).unwrap()
}

const COLUMNS: [&str; 12] = [
    "kind",
    "name",
    "municipality",
    "latitude",
    "longitude",
    "activities",
    "processes",
    "tolerance_mm",
    "headcount",
    "phone",
    "as_of",
    "confirmed",
];

/// Two blank rows, the column names, one good row in the types a spreadsheet gives, a blank row, a bad row.
fn workbook(folder: &Path) -> PathBuf {
    let path = folder.join("proveedores.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(COLUMNS) {
        sheet.write(2, column, name).unwrap();
    }
    let day = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write(3, 0, "contract-manufacturer").unwrap();
    sheet.write(3, 1, "Precisión Ñandú, S.A. de C.V.").unwrap();
    sheet.write(3, 2, "Tecate").unwrap();
    sheet.write(3, 3, 32.567_123_4).unwrap();
    sheet.write(3, 4, -116.627).unwrap();
    sheet.write(3, 5, 332_710).unwrap();
    sheet.write(3, 6, "maquinado CNC|anodizing").unwrap();
    sheet.write(3, 7, 0.05).unwrap();
    sheet.write(3, 8, 120).unwrap();
    sheet.write(3, 9, 6_651_234_567_i64).unwrap();
    sheet.write_with_format(3, 10, ExcelDateTime::from_ymd(2026, 11, 3).unwrap(), &day).unwrap();
    sheet.write(3, 11, true).unwrap();
    sheet.write(5, 0, "plant").unwrap();
    sheet.write(5, 1, "Otra, S.A. de C.V.").unwrap();
    sheet.write(5, 6, "teletransportación").unwrap();
    sheet.write(5, 10, "2026").unwrap();
    book.save(&path).unwrap();
    path
}

fn import(store: &Store, path: &Path, region: &Region) -> Vec<Taken> {
    let defaults = Defaults { source: Some("own list".to_owned()), as_of: None };
    let mut taken = Vec::new();
    store
        .import(
            region,
            &mut |take| {
                exchange::stream_workbook::<StoreError>(path, &region.vocabulary, &defaults, |line, row| {
                    take(line, row.map_err(Refusal::from))
                })
            },
            false,
            &mut |row| taken.push(row.clone()),
        )
        .unwrap();
    taken
}

#[test]
fn a_workbook_is_read_as_it_is_meant_and_again_changes_nothing() {
    let region = region();
    let folder = tempfile::tempdir().unwrap();
    let path = workbook(folder.path());
    let store = Store::new(&folder.path().join("register"));
    let taken = import(&store, &path, &region);
    assert_eq!(
        taken.iter().map(|row| row.line).collect::<Vec<_>>(),
        [4, 6],
        "lines as the sheet counts them"
    );
    let statement = taken[0].statement.as_ref().unwrap();
    assert_eq!(statement.name, "Precisión Ñandú, S.A. de C.V.");
    assert_eq!(statement.at.unwrap().to_string(), "32.567123, -116.627");
    assert_eq!(statement.activities, ["332710"]);
    assert_eq!(statement.concepts, ["cnc-machining", "anodizing"]);
    assert_eq!(statement.tolerance_micrometers, Some(50));
    assert_eq!((statement.headcount, statement.phone.as_str()), (Some(120), "6651234567"));
    assert_eq!((statement.as_of.to_string().as_str(), statement.confirmed), ("2026-11-03", true));
    assert_eq!(statement.source, "own list");
    let refused = Refusal::BadValue { column: "processes".into(), value: "teletransportación".into() };
    assert_eq!(taken[1].outcome, Outcome::Refused(refused));
    let written = std::fs::read(folder.path().join("register/register.csv")).unwrap();
    let again = import(&store, &path, &region);
    assert_eq!(again[0].outcome, Outcome::Unchanged);
    assert_eq!(std::fs::read(folder.path().join("register/register.csv")).unwrap(), written);
}

#[test]
fn what_is_no_workbook_is_refused_by_name() {
    let region = region();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lista.xlsx");
    std::fs::write(&path, "kind,name\nplant,X\n").unwrap();
    let read = exchange::stream_workbook::<directory::FileError>(
        &path,
        &region.vocabulary,
        &Defaults::default(),
        |_, _| Ok(()),
    );
    assert!(
        matches!(&read, Err(directory::FileError::Workbook { file, .. }) if file == "lista.xlsx"),
        "{read:?}"
    );
}
