//! `otay origin certify` as a user runs it: the nine data elements of the bundled guitar in both languages and
//! both forms, and a refusal where the good does not originate or nobody can tell.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/command.rs"]
mod command;

use std::fs;
use std::path::{Path, PathBuf};

use command::otay;
use otay::problems::ExitCode;
use serde_json::Value;
use tempfile::TempDir;

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name).canonicalize().unwrap()
}

fn certify(case: &Path, arguments: &[&str]) -> (ExitCode, String, String) {
    let case = case.display().to_string();
    otay(None, &[&["origin", "certify", &case], arguments].concat())
}

#[test]
fn the_guitar_of_either_plant_in_baja_california_is_certified_with_nine_data_elements() {
    for scenario in ["tecate-shelter", "tijuana-immex"] {
        let (code, written, told) =
            certify(&example("guitar"), &["--scenario", scenario, "--format", "json"]);
        assert_eq!(code, ExitCode::Answered, "{scenario}: {told}");
        let document: Value = serde_json::from_str(&written).unwrap();
        assert_eq!(document["origin_criterion"], "B", "{scenario}");
        insta::assert_snapshot!(format!("certification-{scenario}"), written);
    }
}

#[test]
fn the_page_is_complete_in_both_languages_and_reaches_for_nothing() {
    for (language, title) in [("en", "certification of origin"), ("es", "certificación de origen")] {
        let arguments = ["--scenario", "tijuana-immex", "--lang", language];
        let (code, page, told) = certify(&example("guitar"), &arguments);
        assert_eq!(code, ExitCode::Answered, "{told}");
        assert!(page.to_lowercase().contains(title), "{language}: {page}");
        for said in
            ["9202.90", "2026-10-01", "2027-09-30", "Illustrative Signatory", "exports@guitars.example"]
        {
            assert!(page.contains(said), "{language}: `{said}` is not on the page");
        }
        assert_eq!(page.matches("<script").count() + page.matches("href=\"http").count(), 0);
    }
}

#[test]
fn nothing_is_issued_where_the_good_does_not_originate_or_nothing_is_stated() {
    for (case, scenario, code) in [
        ("guitar", "zhejiang", "certification-good-does-not-originate"),
        ("guitar", "nowhere", "case-scenario-unknown"),
        ("catheter", "tijuana-immex", "file-not-readable"),
    ] {
        let (exit, written, told) = certify(&example(case), &["--scenario", scenario]);
        assert_ne!(exit, ExitCode::Answered, "{case}, {scenario}");
        assert!(told.contains(code), "{case}, {scenario}: {told}");
        assert!(written.is_empty(), "{case}, {scenario}: something was issued");
    }
}

/// Without the price and the cost of the guitar nobody can tell its regional value content.
#[test]
fn nothing_is_issued_on_an_open_finding() {
    let folder = TempDir::new().unwrap();
    for file in ["bill.csv", "certification.toml"] {
        fs::copy(example("guitar").join(file), folder.path().join(file)).unwrap();
    }
    let case = fs::read_to_string(example("guitar/case.toml")).unwrap();
    let is_value = |line: &&str| {
        !["transaction_value =", "net_cost =", "total_cost ="].iter().any(|key| line.starts_with(key))
    };
    let open: Vec<&str> = case.lines().filter(is_value).collect();
    assert!(open.len() < case.lines().count(), "the case states what its good is worth");
    fs::write(folder.path().join("case.toml"), open.join("\n")).unwrap();
    let (exit, written, told) = certify(folder.path(), &["--scenario", "tecate-shelter"]);
    assert_ne!(exit, ExitCode::Answered);
    assert!(told.contains("certification-origin-undetermined"), "{told}");
    assert!(written.is_empty(), "something was issued: {written}");
}
