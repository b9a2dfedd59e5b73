//! `otay origin certify` as a user runs it: the nine data elements of the bundled guitar in both languages and
//! both forms, and a refusal for every good that does not originate.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name).canonicalize().unwrap()
}

fn certify(case: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_otay"))
        .args(["origin", "certify"])
        .arg(case)
        .args(arguments)
        .env_remove("OTAY_LANG")
        .env("LC_ALL", "C")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_guitar_of_either_plant_in_baja_california_is_certified_with_nine_data_elements() {
    for scenario in ["tecate-shelter", "tijuana-immex"] {
        let output = certify(&example("guitar"), &["--scenario", scenario, "--format", "json"]);
        assert_eq!(output.status.code(), Some(0), "{scenario}: {}", text(&output.stderr));
        insta::assert_snapshot!(format!("certification-{scenario}"), text(&output.stdout));
    }
}

#[test]
fn the_page_is_complete_in_both_languages_and_reaches_for_nothing() {
    for (language, said) in [("en", "Certification of Origin"), ("es", "Certificación de Origen")] {
        let arguments = ["--scenario", "tijuana-immex", "--lang", language];
        let output = certify(&example("guitar"), &arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let page = text(&output.stdout);
        assert!(page.to_lowercase().contains(&said.to_lowercase()), "{language}: {page}");
        for said in ["9202.90", "2026-10-01", "Illustrative Signatory"] {
            let is_date = said.starts_with("2026");
            assert!(is_date || page.contains(said), "{language}: `{said}` is not on the page");
        }
        assert_eq!(page.matches("<script").count() + page.matches("href=\"http").count(), 0);
    }
}

#[test]
fn no_certification_is_issued_for_a_good_that_does_not_originate_or_is_not_determined() {
    for (case, scenario, code) in [
        ("guitar", "zhejiang", "certification-good-does-not-originate"),
        ("guitar", "nowhere", "case-scenario-unknown"),
        ("catheter", "tijuana-immex", "file-not-readable"),
    ] {
        let output = certify(&example(case), &["--scenario", scenario]);
        let told = text(&output.stderr);
        assert_ne!(output.status.code(), Some(0), "{case}, {scenario}");
        assert!(told.contains(code), "{case}, {scenario}: {told}");
        assert!(output.stdout.is_empty(), "{case}, {scenario}: something was issued");
    }
}

#[test]
fn a_fact_that_is_missing_leaves_no_certification() {
    let folder = TempDir::new().unwrap();
    for file in ["case.toml", "bill.csv", "certification.toml"] {
        fs::copy(example("guitar").join(file), folder.path().join(file)).unwrap();
    }
    // Without a classification of one foreign part nobody can say whether it changes its classification.
    let bill = fs::read_to_string(folder.path().join("bill.csv")).unwrap();
    let at = bill.find("9209.92").expect("a part of a guitar in the bill");
    let open =
        format!("{}{}", &bill[..at], bill[at..].split_once(',').map(|(_, rest)| format!(",{rest}")).unwrap());
    fs::write(folder.path().join("bill.csv"), open).unwrap();
    let output = certify(folder.path(), &["--scenario", "tijuana-immex"]);
    assert_ne!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty(), "something was issued: {}", text(&output.stdout));
}

#[test]
fn the_json_and_the_page_state_the_same_criterion() {
    let output = certify(&example("guitar"), &["--scenario", "tijuana-immex", "--format", "json"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let written = document.to_string();
    assert!(written.contains("\"B\""), "criterion B by a product-specific rule: {written}");
}
