//! The commands as a user runs them: the binary itself, its files, its exit codes.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/workbook.rs"]
mod workbook;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;
use workbook::workbook;

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

/// Runs the program in `folder`.
fn otay(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_otay"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("OTAY_LANG")
        .env("LC_ALL", "C")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn guitar() -> String {
    examples().join("guitar").canonicalize().unwrap().display().to_string()
}

#[test]
fn assess_answers_on_screen_and_in_a_page_of_its_own() {
    let folder = TempDir::new().unwrap();
    let output = otay(folder.path(), &["assess", &guitar()]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let screen = text(&output.stdout);
    assert!(screen.lines().all(|line| line.chars().count() <= 80), "a line is over 80 columns");
    for said in
        ["Own IMMEX plant, Tijuana costs least", "9903.88.15", "net cost", "report.html", "illustrative"]
    {
        assert!(screen.contains(said), "`{said}` is not on screen");
    }
    let page = fs::read_to_string(folder.path().join("report.html")).unwrap();
    for outside in ["http://", "https://", "<script", "@import"] {
        let carried = page.matches(outside).filter(|_| !page.contains("http://www.w3.org")).count();
        assert_eq!(carried, 0, "the page reaches for {outside}");
    }
}

/// What a user reads in 80 columns, word by word; the place of the page is another on every machine.
#[test]
fn the_guitar_on_screen_in_both_languages() {
    let folder = TempDir::new().unwrap();
    let page = folder.path().join("report.html").display().to_string();
    for language in ["en", "es"] {
        let output = otay(&examples(), &["--lang", language, "assess", "guitar", "--out", &page]);
        let screen = text(&output.stdout);
        let wide = screen.lines().find(|line| line.chars().count() > 80 && !line.contains("report.html"));
        assert_eq!(wide, None, "a line is over 80 columns");
        // Where the page was written may break over two lines; it is the last thing said.
        let told = screen.rfind("\n\n").map_or(screen.as_str(), |at| &screen[..at]);
        insta::assert_snapshot!(format!("guitar-on-screen-{language}"), told);
    }
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    let page = |name: &str| {
        otay(folder.path(), &["assess", &guitar(), "--format", "html", "--out", name]);
        fs::read(folder.path().join(name)).unwrap()
    };
    assert_eq!(page("one.html"), page("two.html"));
}

#[test]
fn assess_speaks_spanish() {
    let folder = TempDir::new().unwrap();
    let output = otay(folder.path(), &["--lang", "es", "assess", &guitar()]);
    assert_eq!(output.status.code(), Some(0));
    let screen = text(&output.stdout);
    assert!(screen.contains("Origen"), "{screen}");
    let page = fs::read_to_string(folder.path().join("report.html")).unwrap();
    assert!(page.contains("lang=\"es\""));
}

/// Every bundled case is settled, and its figures do not change unseen.
#[test]
fn the_bundled_cases_as_json() {
    let folder = TempDir::new().unwrap();
    for name in ["aluminum-bracket", "catheter", "guitar", "headphones", "wire-harness"] {
        let case = examples().join(name).canonicalize().unwrap().display().to_string();
        let output = otay(folder.path(), &["assess", &case, "--format", "json"]);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", text(&output.stderr));
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        let answer = &document["answer"];
        assert_eq!(answer["settled"], true, "{name}");
        insta::assert_snapshot!(name, serde_json::to_string_pretty(answer).unwrap());
    }
}

#[test]
fn a_day_outside_coverage_ends_with_its_own_code() {
    let folder = TempDir::new().unwrap();
    let output = otay(folder.path(), &["assess", &guitar(), "--as-of", "2024-06-01"]);
    assert_eq!(output.status.code(), Some(5));
    assert!(text(&output.stderr).contains("date-outside-coverage"));
    assert!(!folder.path().join("report.html").exists(), "a refused case leaves no report");
}

#[test]
fn supposing_a_duty_off_lowers_what_the_incumbent_pays() {
    let folder = TempDir::new().unwrap();
    let duty = |what_if: &[&str]| {
        let mut arguments = vec!["assess", "CASE", "--format", "json"];
        let guitar = guitar();
        arguments[1] = &guitar;
        arguments.extend(what_if);
        let document: Value = serde_json::from_slice(&otay(folder.path(), &arguments).stdout).unwrap();
        let total = document["answer"]["scenarios"][0]["duty"]["duty_a_unit"]["amount"].clone();
        total.as_str().unwrap().parse::<customs::Decimal>().unwrap()
    };
    let today = duty(&[]);
    let without = duty(&["--what-if", "s301-china=off"]);
    // 7.5 % of the customs value of a unit.
    assert_eq!(today.checked_sub(without).unwrap().to_string(), "15.3");
}

#[test]
fn wrong_arguments_are_told_as_such() {
    let folder = TempDir::new().unwrap();
    for (arguments, code, said) in [
        (vec!["assess"], 2, "argument-missing"),
        (vec!["assess", "nowhere"], 3, "case-folder-not-found"),
        (vec!["assess", "CASE", "--format", "pdf"], 2, "argument-value-unknown"),
        (vec!["assess", "CASE", "--what-if", "s999=off"], 3, "authority"),
        (vec!["assess", "CASE", "--what-if", "nowhere.toml"], 6, "file-not-readable"),
        (vec!["assess", "CASE", "--out", "no/such/folder/report.html"], 6, "file-not-writable"),
        (vec!["case", "check", "nowhere"], 3, "case-folder-not-found"),
    ] {
        let guitar = guitar();
        let arguments: Vec<&str> =
            arguments.into_iter().map(|word| if word == "CASE" { guitar.as_str() } else { word }).collect();
        let output = otay(folder.path(), &arguments);
        let told = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {told}");
        assert!(told.contains(said), "{arguments:?}: {told}");
    }
}

#[test]
fn a_starting_case_has_only_blanks_to_fill_and_nothing_is_overwritten() {
    for (language, bill) in [("en", "bill.csv"), ("es", "lista.csv")] {
        let folder = TempDir::new().unwrap();
        let output = otay(folder.path(), &["--lang", language, "case", "new", "mine"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert!(folder.path().join("mine").join(bill).is_file());
        let checked = otay(folder.path(), &["case", "check", "mine", "--format", "json"]);
        assert_eq!(checked.status.code(), Some(3));
        let document: Value = serde_json::from_slice(&checked.stdout).unwrap();
        for problem in document["problems"].as_array().unwrap() {
            let code = problem["code"].as_str().unwrap();
            assert!(["case-value-blank", "bill-empty"].contains(&code), "{problem}");
        }
        let before = fs::read(folder.path().join("mine/case.toml")).unwrap();
        let again = otay(folder.path(), &["case", "new", "mine"]);
        assert_eq!(again.status.code(), Some(3));
        assert!(text(&again.stderr).contains("case-folder-taken"));
        assert_eq!(fs::read(folder.path().join("mine/case.toml")).unwrap(), before);
    }
}

#[test]
fn a_problem_is_shown_with_the_line_it_stands_in() {
    let folder = TempDir::new().unwrap();
    let mine = folder.path().join("mine");
    fs::create_dir(&mine).unwrap();
    for file in ["case.toml", "bill.csv"] {
        fs::copy(examples().join("guitar").join(file), mine.join(file)).unwrap();
    }
    let case = fs::read_to_string(mine.join("case.toml")).unwrap();
    fs::write(mine.join("case.toml"), case.replace("annual_volume", "anual_volume")).unwrap();
    let output = otay(folder.path(), &["case", "check", "mine"]);
    assert_eq!(output.status.code(), Some(3));
    let told = text(&output.stderr);
    for said in [
        "case-key-unknown",
        "case-key-missing",
        "anual_volume = 12000",
        "^^^^^^^^^^^^",
        "Did you mean `annual_volume`?",
    ] {
        assert!(told.contains(said), "`{said}`: {told}");
    }
}

#[test]
fn a_workbook_reads_as_its_csv_does() {
    let folder = TempDir::new().unwrap();
    let mine = folder.path().join("mine");
    fs::create_dir(&mine).unwrap();
    let bill = fs::read_to_string(examples().join("guitar/bill.csv")).unwrap();
    fs::write(mine.join("bill.xlsx"), workbook(&bill)).unwrap();
    let case = fs::read_to_string(examples().join("guitar/case.toml")).unwrap();
    fs::write(mine.join("case.toml"), case.replace("bill.csv", "bill.xlsx")).unwrap();
    let answer = |case: &str| {
        let output = otay(folder.path(), &["assess", case, "--format", "json"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        document["answer"].clone()
    };
    assert_eq!(answer("mine"), answer(&guitar()));
}

/// An answer to one question says what is left out of it, as the whole report does.
#[test]
fn one_question_alone_says_what_is_left_out_of_its_answer() {
    let folder = TempDir::new().unwrap();
    for (command, area) in [("cost", "landed-cost"), ("origin", "origin")] {
        for (language, title) in [("en", "What is not modelled"), ("es", "Lo que no se modela")] {
            let output = otay(folder.path(), &["--lang", language, command, &guitar()]);
            let screen = text(&output.stdout);
            assert!(screen.contains(title), "{command} in {language}: {screen}");
        }
        let output = otay(folder.path(), &[command, &guitar(), "--format", "json"]);
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        let entries = document["not_modelled"].as_array().unwrap();
        assert!(entries.iter().any(|entry| entry["area"] == area), "{command}: {entries:?}");
        assert!(entries.iter().all(|entry| entry["text"].as_str().is_some_and(|text| text.len() > 20)));
    }
}
