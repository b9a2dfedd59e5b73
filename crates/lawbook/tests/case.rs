//! A case folder is read whole, or refused with everything that is wrong with it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
use std::fs;
use std::path::Path;

use customs::{OriginatingStatus, Problem};
use jiff::civil::Date;
use lawbook::case::{self, Case, FilesAlone, PartSource, Refused, StatusReason, WeighedStatus};
use tempfile::TempDir;

const CASE: &str = r#"
format = 1
title = "A stool"
as_of = 2026-10-09
currency = "USD"
prices = "illustrative"
incumbent = "asia"

[product]
name = "Stool"
code = "9401.61.60"
unit = "pcs"
annual_volume = 1000

[bill]
file = "bill.csv"

[[exchange_rate]]
from = "USD"
to = "MXN"
rate = "18.50"
date = 2026-10-01
source = "an input of this test"

[[scenario]]
id = "asia"
name = "Contract manufacturer"
kind = "contract-manufacturer"
place = "Hanoi"
country = "VN"
country_of_origin = "VN"
country_of_origin_basis = "made there"
country_of_export = "VN"
[scenario.entry]
customs_value = 41.50
valuation = "transaction-value"
claim = "none"
mode = "ocean"
units_per_entry = 500
"#;

const BILL: &str = "\
part,parent,description,hts,country of origin,originating status,evidence,evidence date,valid until,quantity,unit,unit cost,currency,weight kg
SEAT,,Seat,9401.91,MX,,,,,1,pcs,,,
FOAM,SEAT,Foam pad,3921.13,US,originating,supplier-declaration,2026-01-01,2026-12-31,0.35,m2,4.20,USD,0.1
WOOD,SEAT,Oak board,4407.91,US,originating,,,,2,bf,3.10,,1.2
SCREW,,Screw,7318.15,CN,non-originating,,,,8,pcs,0.37,MXN,
";

fn folder(case: &str, bill: &[u8]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("case.toml"), case).unwrap();
    fs::write(dir.path().join("bill.csv"), bill).unwrap();
    dir
}

fn read(dir: &Path) -> Result<Case, Refused> {
    case::read(dir, &FilesAlone, None)
}

#[test]
fn a_case_is_read_whole() {
    let dir = folder(CASE, BILL.as_bytes());
    let case = read(dir.path()).unwrap_or_else(|refused| panic!("{refused}"));
    assert_eq!(case.product.code.value.to_string(), "9401.61.60");
    let seat = &case.bill[0];
    assert_eq!((seat.source, seat.parts.len()), (PartSource::Made, 2));
    let foam = seat.parts[0].status_on(case.as_of.value);
    assert_eq!(foam.status, OriginatingStatus::Originating);
    let wood = seat.parts[1].status_on(case.as_of.value);
    assert_eq!((wood.status, wood.reason), (OriginatingStatus::NonOriginating, StatusReason::NoEvidence));
    // 0.37 MXN at 18.50 MXN a dollar is 0.02 exactly.
    let screw = case.bill[1].unit_cost.as_ref().unwrap().value;
    assert_eq!(case.convert(screw).unwrap().to_string(), "0.02 USD");
}

#[test]
fn latin_1_semicolons_and_spanish_names_read_the_same() {
    let spanish = BILL
        .replace("part,parent,description,hts,country of origin,originating status,evidence,evidence date,valid until,quantity,unit,unit cost,currency,weight kg",
                 "parte,padre,descripción,fracción,país de origen,originario,evidencia,fecha de evidencia,vigencia,cantidad,unidad,costo unitario,moneda,peso")
        .replace("supplier-declaration", "declaración del proveedor")
        .replace(',', ";");
    let latin: Vec<u8> = spanish.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let with_mark = [&[0xef, 0xbb, 0xbf], spanish.as_bytes()].concat();
    let english = folder(CASE, BILL.as_bytes());
    let expected = read(english.path()).unwrap();
    for bytes in [latin, with_mark] {
        let dir = folder(CASE, &bytes);
        let case = read(dir.path()).unwrap_or_else(|refused| panic!("{refused}"));
        assert_eq!(case.lines().len(), expected.lines().len());
        for ((_, a), (_, b)) in case.lines().iter().zip(expected.lines()) {
            assert_eq!(
                (&a.part.value, a.code.value, a.quantity.value),
                (&b.part.value, b.code.value, b.quantity.value)
            );
            assert_eq!(a.status_on(case.as_of.value), b.status_on(case.as_of.value));
        }
    }
}

#[test]
fn levels_make_the_same_tree_as_parents() {
    let mut levels = String::new();
    for (line, level) in BILL.lines().zip(["level", "1", "..2", "2", "1"]) {
        let mut fields: Vec<&str> = line.split(',').collect();
        fields[1] = level;
        levels.push_str(&(fields.join(",") + "\n"));
    }
    let dir = folder(CASE, levels.as_bytes());
    let case = read(dir.path()).unwrap_or_else(|refused| panic!("{refused}"));
    let depths: Vec<usize> = case.lines().iter().map(|(depth, _)| *depth).collect();
    assert_eq!(depths, [0, 1, 1, 0]);
}

#[test]
fn every_problem_is_told_at_once_with_its_place() {
    let case = CASE
        .replace("annual_volume", "anual_volume")
        .replace("= \"VN\"\ncountry_of_origin ", "= \"Vietnam\"\ncountry_of_origin ");
    let bill = BILL.replace("0.37", "-0.37").replace("FOAM,SEAT", "FOAM,SEET");
    let dir = folder(&case, bill.as_bytes());
    let refused = read(dir.path()).unwrap_err();
    let found: Vec<_> = refused
        .problems
        .iter()
        .map(|problem| {
            let at = problem.at.as_ref().unwrap();
            (problem.code(), at.line, at.column)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("case-key-missing", 9, 1),
            ("case-key-unknown", 13, 1),
            ("case-country-unknown", 30, 11),
            ("bill-parent-unknown", 3, 6),
            ("case-amount-negative", 5, 50),
        ]
    );
}

const DECLARATIONS: &str = "\
part,supplier,originating,valid_from,valid_until,signatory,reference
WOOD,Oak Mill,yes,2025-01-01,2025-12-31,J. Pine,SD-3
WOOD,Oak Mill,yes,2026-01-01,2026-12-31,J. Pine,SD-7
SEAT,Seat Shop,yes,2025-01-01,2025-06-30,B. Horn,
SCREW,Screw Co,no,2026-01-01,2026-12-31,T. Key,
";

/// The status of a part of the declared case on a day, and its evidence.
fn declared(part: &str, day: Date) -> (WeighedStatus, Option<String>) {
    let case =
        CASE.replace("file = \"bill.csv\"", "file = \"bill.csv\"\ndeclarations = \"declarations.csv\"");
    let bill = BILL
        .replace("4407.91,US,originating,", "4407.91,US,,")
        .replace("7318.15,CN,non-originating,", "7318.15,CN,,");
    let dir = folder(&case, bill.as_bytes());
    fs::write(dir.path().join("declarations.csv"), DECLARATIONS).unwrap();
    let case = case::read(dir.path(), &FilesAlone, Some(day)).unwrap_or_else(|refused| panic!("{refused}"));
    let line = case.lines().into_iter().map(|(_, line)| line).find(|line| line.part.value == part).unwrap();
    let evidence = line.evidence.as_ref().and_then(|evidence| evidence.reference.clone());
    (line.status_on(day), evidence)
}

#[test]
fn a_declaration_counts_on_its_days_and_no_others() {
    let weighed = |part, day| {
        let (weighed, _) = declared(part, day);
        (weighed.status, weighed.reason)
    };
    let day = jiff::civil::date(2026, 3, 1);
    assert_eq!(weighed("WOOD", day), (OriginatingStatus::Originating, StatusReason::AsClaimed));
    assert_eq!(declared("WOOD", day).1.unwrap(), "SD-7, Oak Mill, J. Pine");
    assert_eq!(weighed("SEAT", day), (OriginatingStatus::NonOriginating, StatusReason::EvidenceExpired));
    assert_eq!(weighed("SCREW", day), (OriginatingStatus::NonOriginating, StatusReason::AsClaimed));
    let earlier = jiff::civil::date(2025, 3, 1);
    assert_eq!(declared("WOOD", earlier).1.unwrap(), "SD-3, Oak Mill, J. Pine");
    let later = jiff::civil::date(2027, 3, 1);
    assert_eq!(weighed("WOOD", later), (OriginatingStatus::NonOriginating, StatusReason::EvidenceExpired));
    let before = jiff::civil::date(2024, 3, 1);
    assert_eq!(weighed("WOOD", before), (OriginatingStatus::NonOriginating, StatusReason::EvidenceLater));
}
