//! What a person or a file can hand to the program and it has to read or refuse: one function for each. They
//! take bytes, and panic where the reader breaks its word: it ends, it says where and what is wrong, and what it
//! took prints back as the same.
//!
//! The fuzz targets beside this file call them with whatever a fuzzer finds, the tests in
//! `crates/otay/tests/mutations.rs` with mutations of real rates, rules and bills.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a broken word is a panic")]
#![allow(dead_code, reason = "each target and the tests use their part")]

use customs::Law;
use customs::duty::{Rate, WhatIf};
use lawbook::case::{CaseFile, FilesAlone, Folder, Refused, read_folder};
use lawbook::hts::export::{ExportRow, RowError, RowReader};
use lawbook::usmca::psr;
use otay::duty::batch;
use otay::messages::{Catalogue, Language};

/// The columns of a file of questions.
pub const QUESTIONS: &str = "id,code,origin,date,value,qty,claim,facts\n";

/// A rate as the law files write it, and as the official export words it.
pub fn rate(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(rate) = text.parse::<Rate>() {
        assert_eq!(rate.to_string().parse::<Rate>().as_ref(), Ok(&rate), "`{text}` does not print back");
    }
    let worded = |column: &str| {
        let of = |name: &str| if name == column { text.clone().into_owned() } else { String::new() };
        ExportRow {
            htsno: "9202.90.40.00".into(),
            indent: "2".into(),
            general: of("general"),
            special: of("special"),
            other: of("other"),
            units: if column == "units" { vec![text.clone().into_owned()] } else { Vec::new() },
            ..ExportRow::default()
        }
    };
    for column in ["general", "special", "other", "units"] {
        match RowReader::default().read(&worded(column)) {
            Ok(line) => {
                let line = line.expect("a row with a code is a line");
                for rate in line.general.iter().chain(&line.other) {
                    assert_eq!(rate.to_string().parse::<Rate>().as_ref(), Ok(rate), "`{text}`");
                }
            }
            Err(RowError::Wording { column: told, .. }) => assert_eq!(told, column, "`{text}`"),
            Err(other) => panic!("`{text}`: {other}"),
        }
    }
}

/// A file of rules of origin.
pub fn rules(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let last = text.split('\n').count();
    let file = match psr::parse(&text) {
        Ok(file) => file,
        Err(errors) => {
            assert!(!errors.is_empty());
            for (line, error) in errors {
                assert!((1..=last).contains(&line), "{error} on line {line} of {last}");
                if let psr::PsrError::Unexpected { column, .. } = error {
                    let columns = text.split('\n').nth(line - 1).map_or(0, |line| line.chars().count());
                    assert!((1..=columns + 1).contains(&column), "column {column} of {columns}");
                }
            }
            return;
        }
    };
    let printed = psr::print(&file);
    assert_eq!(psr::parse(&printed).as_ref(), Ok(&file), "`{text}` does not print back");
    if let Err(errors) = psr::assemble(&file) {
        assert!(!errors.is_empty());
        for (line, error) in errors {
            assert!((1..=last).contains(&line), "{error} on line {line} of {last}");
        }
    }
}

/// A file of questions about duty: every row has its answer, and a refused one says by its code why.
pub fn questions(law: &Law, bytes: &[u8]) {
    let mut answers = Vec::new();
    let catalogue = Catalogue::of(Language::En);
    let Ok(tally) = batch::run(law, &WhatIf::default(), bytes, &mut answers, catalogue, |_| ()) else {
        return;
    };
    let mut reader = csv::Reader::from_reader(answers.as_slice());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("an answer is CSV")).collect();
    assert_eq!(rows.len() as u64, tally.rows());
    let asked = csv::ReaderBuilder::new().flexible(true).from_reader(bytes).byte_records().count();
    assert_eq!(rows.len(), asked, "a row has no answer");
    for row in &rows {
        let (finding, missing) = (&row[1], &row[7]);
        match finding {
            "determined" | "prohibited" => {}
            "undetermined" => assert!(!missing.is_empty(), "{row:?}"),
            "error" => {
                let code = missing.split_once(": ").expect("a code and what is wrong").0;
                let is_code =
                    code.bytes().all(|byte| byte.is_ascii_lowercase() || b"-0123456789".contains(&byte));
                assert!(is_code && code.contains('-'), "{row:?}");
            }
            _ => panic!("{row:?}"),
        }
    }
}

/// A case whose bill of materials is the file given.
const CASE: &str = r#"format = 1
title = "A bill"
as_of = 2026-09-30
currency = "USD"
prices = "illustrative"

[product]
name = "Acoustic guitar"
description = "Six steel strings"
code = "9202.90.40"
unit = "pcs"
annual_volume = 1

[bill]
file = "FILE"

[[exchange_rate]]
from = "USD"
to = "MXN"
rate = 18.40
date = 2026-10-01
source = "illustrative input"

[[scenario]]
id = "here"
name = "Here"
kind = "contract-manufacturer"
place = "zhejiang"
country = "CN"
country_of_origin = "CN"
country_of_origin_basis = "made there"
"#;

/// A bill of materials in CSV.
pub fn bill_csv(bytes: &[u8]) {
    bill("bill.csv", bytes);
}

/// A bill of materials in a workbook.
pub fn bill_xlsx(bytes: &[u8]) {
    bill("bill.xlsx", bytes);
}

/// How many lines the bill has, or what is wrong with it.
fn bill(name: &str, bytes: &[u8]) {
    let files = [
        CaseFile { name: "case.toml".into(), bytes: CASE.replace("FILE", name).into_bytes() },
        CaseFile { name: name.into(), bytes: bytes.to_vec() },
    ];
    let Err(Refused { sources, problems }) = read_folder(&Folder::Files(&files), &FilesAlone, None) else {
        return;
    };
    assert!(!problems.is_empty(), "refused without a reason");
    for problem in problems {
        let at = problem.at.as_ref().unwrap_or_else(|| panic!("{problem} has no place"));
        let source = sources.get(at).unwrap_or_else(|| panic!("{problem} is in no file"));
        assert!(at.line >= 1 && at.column >= 1, "{problem} at {at:?}");
        if source.sheet.is_none() {
            let lines = source.text.matches('\n').count() + 1;
            assert!(at.line <= lines && at.end <= source.text.len(), "{problem} at {at:?} of {lines} lines");
        }
    }
}
