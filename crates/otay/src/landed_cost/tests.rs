//! The formats of a comparison agree with it and with each other.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use customs::Decimal;
use lawbook::Lawbook;
use lawbook::case::costs::{WhatIf, read_what_if};
use lawbook::case::{Case, FilesAlone, Source};
use planning::estimate::to_decimal;

use super::{AssessedDuties, Comparison, compare, csv, json, sections, xlsx};
use crate::messages::{Catalogue, Language};

fn guitar() -> Case {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/guitar");
    lawbook::case::read(&folder, &FilesAlone, None).unwrap()
}

fn compared(what_if: Option<&WhatIf>) -> Comparison {
    let facts = Lawbook::bundled().region_facts().unwrap();
    compare(&guitar(), &facts, &|_| AssessedDuties::default(), what_if).unwrap()
}

fn english() -> &'static Catalogue {
    Catalogue::of(Language::En)
}

fn close(cell: &Data, expected: Decimal) -> bool {
    let Data::Float(number) = cell else { return false };
    let found = to_decimal(*number).unwrap();
    // A cell holds a double: some fifteen digits.
    found.checked_sub(expected).unwrap().abs()
        <= expected.abs().max(Decimal::ONE).checked_mul("0.0000001".parse().unwrap()).unwrap()
}

#[test]
fn the_spreadsheet_is_the_same_every_time_and_its_results_are_ours() {
    let comparison = compared(None);
    let day = "2026-10-09".parse().unwrap();
    let book = xlsx(&comparison, None, day, english()).unwrap();
    assert_eq!(book, xlsx(&comparison, None, day, english()).unwrap());
    let mut read: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(book)).unwrap();
    let names = read.sheet_names();
    assert_eq!(names.len(), comparison.scenarios.len() + 3);
    let summary = read.worksheet_range(&names[0]).unwrap();
    let formulas = read.worksheet_formula(&names[0]).unwrap();
    for (at, scenario) in (1_u32..).zip(&comparison.scenarios) {
        for (row, block) in (4_u32..).zip(&scenario.cost.blocks) {
            assert!(close(summary.get_value((row, at)).unwrap(), block.total.amount), "{row} {at}");
            assert!(formulas.get_value((row, at)).unwrap().contains('!'), "a reference to the lines");
        }
        assert!(close(summary.get_value((9, at)).unwrap(), scenario.cost.total.amount));
        assert!(formulas.get_value((9, at)).unwrap().starts_with("SUM("));
        let sheet = read.worksheet_range(&names[at as usize]).unwrap();
        let first = &scenario.cost.blocks[0].lines[0];
        assert!(close(sheet.get_value((5, 1)).unwrap(), first.amount.unwrap().amount));
    }
    let years = read.worksheet_range(&names[names.len() - 2]).unwrap();
    let paid = comparison.scenarios[0].cash.as_ref().unwrap();
    assert!(close(years.get_value((8, 2)).unwrap(), paid.years[0].total.amount));
    assert!(close(years.get_value((10, 7)).unwrap(), paid.present_value.amount));
}

#[test]
fn csv_holds_every_line_and_json_every_total() {
    let comparison = compared(None);
    let table = csv(&comparison, None, english());
    let answer = json(&comparison, None, english());
    for (at, scenario) in comparison.scenarios.iter().enumerate() {
        let lines = scenario.cost.lines().map(|(_, line)| 1 + line.parts.len()).sum::<usize>();
        let start = format!("{},", scenario.cost.scenario);
        assert_eq!(table.lines().filter(|line| line.starts_with(&start)).count(), lines);
        assert_eq!(answer["scenarios"][at]["total"], scenario.cost.total.amount.to_string());
    }
    let one = json(&comparison, Some("san-diego"), english());
    assert_eq!(one["scenarios"].as_array().unwrap().len(), 1);
    assert!(!csv(&comparison, Some("san-diego"), english()).contains("zhejiang"));
}

#[test]
fn a_what_if_file_sets_what_it_says_and_nothing_else() {
    let read = |text: &str| {
        let source = Source { path: "w.toml".into(), name: "w.toml".into(), text: text.into(), sheet: None };
        read_what_if(source, customs::Currency::USD)
    };
    let what_if = read(
        "format = 1\ntitle = \"dear wages\"\n[[set]]\nkind = \"wage\"\nscenarios = [\"tecate-shelter\"]\nvalue = 150\n",
    )
    .unwrap();
    let (plain, dear) = (compared(None), compared(Some(&what_if)));
    let total = |comparison: &Comparison, id: &str| {
        comparison.scenarios.iter().find(|s| s.cost.scenario == id).unwrap().cost.total.amount
    };
    assert!(total(&dear, "tecate-shelter") > total(&plain, "tecate-shelter"));
    assert_eq!(total(&dear, "zhejiang"), total(&plain, "zhejiang"));
    assert_eq!(dear.what_if.as_deref(), Some("dear wages"));
    let wrong =
        read("format = 1\ntitle = \"x\"\n[[set]]\nkind = \"wages\"\nvalue = 150\n[more]\n").unwrap_err();
    let codes: Vec<_> = wrong.problems.iter().map(|problem| problem.kind.code()).collect();
    assert_eq!(codes, ["case-word-unknown", "case-key-unknown"]);
}

#[test]
fn every_sentence_of_the_sections_is_in_both_languages() {
    let comparison = compared(None);
    for language in Language::ALL {
        for section in sections(&comparison, &[]) {
            let text = crate::report::text::section(&section, Catalogue::of(language));
            assert!(!text.contains("[cost-") && !text.contains("[labor-"), "{text}");
        }
    }
}
