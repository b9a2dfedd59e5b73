//! What `otay tariff` shows in both languages, and how a question that has no answer is refused: each with its
//! own diagnostic and exit code, on the command line and in the rows of a file.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/command.rs"]
mod command;

use std::fs;

use otay::problems::ExitCode;
use tempfile::TempDir;

fn otay(arguments: &[&str]) -> (ExitCode, String, String) {
    command::otay(None, arguments)
}

/// The answer of a command in both languages, on a screen of 80 columns.
fn in_both_languages(name: &str, arguments: &[&str]) {
    for language in ["en", "es"] {
        let all: Vec<&str> = ["--lang", language].iter().chain(arguments).copied().collect();
        let (code, out, err) = otay(&all);
        assert_eq!(code, ExitCode::Answered, "{name}, {language}: {err}");
        let wide: Vec<&str> = out.lines().filter(|line| line.chars().count() > 80).collect();
        assert!(wide.is_empty(), "{name}, {language}: wider than the screen: {wide:#?}");
        insta::assert_snapshot!(format!("{name}_{language}"), out);
    }
}

#[test]
fn search_finds_headings_by_words_of_either_language() {
    in_both_languages("search_words", &["tariff", "search", "acoustic", "guitar"]);
    in_both_languages("search_spanish", &["tariff", "search", "arnés eléctrico", "--limit", "4"]);
    in_both_languages("search_code", &["tariff", "search", "9202", "--limit", "3"]);
    in_both_languages("search_nothing", &["tariff", "search", "zzzz"]);
}

#[test]
fn show_sets_a_line_in_its_place() {
    in_both_languages("show_line", &["tariff", "show", "9202.90.40", "--as-of", "2026-03-01"]);
    in_both_languages("show_heading", &["tariff", "show", "9202", "--as-of", "2026-03-01"]);
    // A line with specific rates, a suffix and the metals of section 232.
    in_both_languages("show_metal", &["tariff", "show", "7318.15.20.10", "--as-of", "2026-10-09"]);
}

#[test]
fn diff_tells_what_changed_between_two_days() {
    in_both_languages("diff_beef", &["tariff", "diff", "2025-12-31", "2026-01-01", "--under", "0201"]);
    in_both_languages("diff_coffee", &["tariff", "diff", "2025-06-30", "2025-07-01", "--under", "0901"]);
    in_both_languages("diff_nothing", &["tariff", "diff", "2026-06-10", "2026-06-11"]);
}

/// A question that has no answer: its code, origin, day and quantity; the exit code; and what has to be said.
const REFUSED: [([&str; 4], ExitCode, &str, &[&str]); 6] = [
    (
        ["9202.90.41.00", "CN", "2026-03-01", ""],
        ExitCode::InputRefused,
        "tariff-code-unknown",
        &["9202.90.20.00"],
    ),
    // Named is what came in on the day that the code went out, under the same parent.
    (
        ["0901.11.00.45", "BR", "2026-03-01", "KG=10"],
        ExitCode::InputRefused,
        "tariff-code-retired",
        &["2025-07-01", "0901.11.00.40"],
    ),
    (
        ["9202.90.40.00", "CN", "2024-12-31", ""],
        ExitCode::OutsideCoverage,
        "date-outside-coverage",
        &["2025-01-01"],
    ),
    (
        ["9202.90.40.00", "CN", "2028-01-01", ""],
        ExitCode::OutsideCoverage,
        "date-outside-coverage",
        &["2026-11-23"],
    ),
    (["9202.90.40.00", "XX", "2026-03-01", ""], ExitCode::InputRefused, "duty-country-unknown", &["XX"]),
    (["0102.29.40.62", "CA", "2026-03-01", ""], ExitCode::Undetermined, "quantity", &["KG"]),
];

#[test]
fn a_question_without_an_answer_has_its_own_diagnostic() {
    for language in ["en", "es"] {
        for ([code, origin, date, quantity], exit, diagnostic, said) in REFUSED {
            let mut arguments = vec!["--lang", language, "duty", "--code", code, "--origin", origin];
            arguments.extend(["--date", date, "--value", "1000"]);
            if !quantity.is_empty() {
                arguments.extend(["--qty", quantity]);
            }
            let (ended, out, err) = otay(&arguments);
            assert_eq!(ended, exit, "{code}, {language}: {out}{err}");
            // What only lacks a fact is an answer, which asks for it.
            let told = if exit == ExitCode::Undetermined { &out } else { &err };
            for words in said.iter().chain([&diagnostic]) {
                assert!(told.contains(words), "`{words}` is not said of {code} in {language}:\n{told}");
            }
        }
    }
    let mut codes: Vec<&str> = REFUSED.iter().map(|(_, _, diagnostic, _)| *diagnostic).collect();
    codes.dedup();
    assert_eq!(codes.len(), 5, "two questions share a diagnostic: {codes:?}");
}

#[test]
fn a_row_without_an_answer_has_its_own_diagnostic() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let mut questions = String::from("id,code,origin,date,value,qty,claim,facts\n");
    for (number, ([code, origin, date, quantity], ..)) in REFUSED.iter().enumerate() {
        questions.push_str(&format!("{number},{code},{origin},{date},1000,{quantity},,\n"));
    }
    // A row that is sound stands among them, and is answered.
    questions.push_str("sound,9202.90.40.00,CN,2026-03-01,1000,,,\n");
    fs::write(path("in.csv"), questions).unwrap();
    for language in ["en", "es"] {
        let out_path = path(&format!("{language}.csv"));
        let arguments = ["--lang", language, "duty", "--batch", &path("in.csv"), "--out", &out_path];
        let (code, _, err) = otay(&arguments);
        assert_eq!(code, ExitCode::Answered, "{err}");
        let answers = fs::read_to_string(&out_path).unwrap();
        let mut reader = csv::Reader::from_reader(answers.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), REFUSED.len() + 1);
        for (row, (_, exit, diagnostic, said)) in rows.iter().zip(REFUSED) {
            let finding = if exit == ExitCode::Undetermined { "undetermined" } else { "error" };
            assert_eq!(&row[1], finding, "{row:?}");
            for words in said.iter().chain([&diagnostic]) {
                assert!(row[7].contains(words), "`{words}` is not said in {language}: {row:?}");
            }
        }
        assert_eq!((&rows[6][0], &rows[6][1]), ("sound", "determined"));
        insta::assert_snapshot!(format!("batch_refused_{language}"), answers);
    }
}

#[test]
fn show_and_diff_refuse_with_the_same_diagnostics() {
    for (arguments, exit, diagnostic) in [
        (vec!["show", "9202.90.41"], ExitCode::InputRefused, "tariff-code-unknown"),
        (vec!["show", "0901.11.00.45"], ExitCode::InputRefused, "tariff-code-retired"),
        (
            vec!["show", "0901.11.00.40", "--as-of", "2025-06-30"],
            ExitCode::InputRefused,
            "tariff-code-not-yet",
        ),
        (
            vec!["show", "9202.90.40", "--as-of", "2024-12-31"],
            ExitCode::OutsideCoverage,
            "date-outside-coverage",
        ),
        (vec!["show", "guitar"], ExitCode::InputRefused, "tariff-code-form"),
        (vec!["diff", "2024-01-01", "2026-01-01"], ExitCode::OutsideCoverage, "date-outside-coverage"),
    ] {
        let all: Vec<&str> = ["tariff"].into_iter().chain(arguments).collect();
        let (code, out, err) = otay(&all);
        assert_eq!((code, out.as_str()), (exit, ""), "{all:?}: {err}");
        assert!(err.contains(&format!("error[{diagnostic}]")), "{all:?}: {err}");
    }
}

#[test]
fn an_entry_of_several_lines_is_answered_as_one() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("lines.csv").display().to_string();
    let head = "id,code,origin,date,value,qty,claim,facts\n";
    let rows = "\
guitars,9202.90.40.00,CN,2026-03-01,3333.33,,,mode=ocean
cattle,0102.29.40.62,CA,2026-03-01,50000,NO=30;KG=9000,S,mode=truck
,9202.90.40.00,MX,2026-03-01,5000,,S,mode=truck
";
    fs::write(&path, format!("{head}{rows}")).unwrap();
    for language in ["en", "es"] {
        let (code, out, err) = otay(&["--lang", language, "duty", "--entry", &path, "--explain"]);
        assert_eq!(code, ExitCode::Answered, "{err}");
        assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
        insta::assert_snapshot!(format!("entry_{language}"), out);
    }
    let (_, out, _) = otay(&["duty", "--entry", &path, "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    // 8.7, 10 and 7.5 percent of 3,333.33 are 289.99971, 333.333 and 249.99975: rounded once, at the end.
    assert_eq!(answer["duty_total"], "873.33");
    // Two lines originate: the fee counts the first alone, and is raised to the minimum of an entry once.
    assert_eq!(answer["fees"][0]["treatment"], "minimum");

    let wrong = "1,9202.90.40.00,CN,2026-03-01,1000,,,\n2,9202.90.40.00,CN,2026-03-02,1000,,,\n3,x,CN,2026-03-01,1,,,\n";
    fs::write(&path, format!("{head}{wrong}")).unwrap();
    let (code, out, err) = otay(&["duty", "--entry", &path]);
    assert_eq!((code, out.as_str()), (ExitCode::InputRefused, ""));
    assert!(err.contains("error[duty-entry-days-differ]") && err.contains("lines.csv:3"), "{err}");
    assert!(err.contains("error[tariff-code-not-digits]") && err.contains("lines.csv:4"), "{err}");
    fs::write(&path, head).unwrap();
    assert!(otay(&["duty", "--entry", &path]).2.contains("error[duty-entry-empty]"));
}

#[test]
fn what_is_supposed_and_what_does_not_hold_is_said() {
    let ask = |language: &str, more: &[&str]| {
        let mut arguments = vec!["--lang", language, "duty", "--code", "9202.90.40.00", "--origin", "CN"];
        arguments.extend(["--date", "2026-03-01", "--value", "10,000"]);
        arguments.extend(more);
        otay(&arguments)
    };
    for language in ["en", "es"] {
        let more = ["--claim", "S", "--what-if", "s301-china=off", "--what-if", "s122=15", "--explain"];
        let (code, out, err) = ask(language, &more);
        assert_eq!(code, ExitCode::Answered, "{err}");
        insta::assert_snapshot!(format!("supposed_{language}"), out);
    }
    let (code, _, err) = ask("en", &["--fact", "us-components=4000"]);
    assert_eq!(code, ExitCode::InputRefused);
    assert!(err.contains("error[chapter98-amount-unused]"), "{err}");
    for (value, diagnostic) in [("10.000,50", "duty-value-unreadable"), ("-5", "customs-value-negative")] {
        let arguments =
            ["duty", "--code", "9202.90.40.00", "--origin", "CN", "--date", "2026-03-01", "--value", value];
        let (code, _, err) = otay(&arguments);
        assert_eq!(code, ExitCode::InputRefused, "{value}");
        assert!(err.contains(&format!("error[{diagnostic}]")), "{value}: {err}");
    }
}

#[test]
fn two_days_apart_by_one_change_differ_in_it_alone() {
    // From 9 to 10 April 2025 one heading was raised from 84 to 125 percent.
    let arguments = ["tariff", "diff", "2025-04-09", "2025-04-10", "--format", "json"];
    let (code, out, err) = otay(&arguments);
    assert_eq!(code, ExitCode::Answered, "{err}");
    let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    let changes = answer["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 1, "{out}");
    let change = &changes[0];
    assert_eq!((&change["code"], &change["kind"]), (&"9903.01.63".into(), &"changed".into()), "{out}");
    let rate = |side: &str| change[side]["general"].as_str().unwrap().to_owned();
    assert!(rate("before").contains("84%") && rate("after").contains("125%"), "{out}");
    // And so does the duty: a product of China pays the difference, one of another country by its own heading.
    let duty = |origin: &str, date: &str| -> serde_json::Value {
        let arguments = ["duty", "--code", "9202.90.40.00", "--origin", origin, "--date", date];
        let (_, out, err) = otay(&[&arguments[..], &["--value", "10000", "--format", "json"]].concat());
        serde_json::from_str(&out).unwrap_or_else(|_| panic!("{err}"))
    };
    let (before, after) = (duty("CN", "2025-04-09"), duty("CN", "2025-04-10"));
    let differ: Vec<usize> = (0..before["components"].as_array().unwrap().len())
        .filter(|at| before["components"][at] != after["components"][at])
        .collect();
    assert_eq!(differ.len(), 1, "{before:#}\n{after:#}");
    assert_eq!(before["components"][differ[0]]["authority"], "ieepa-reciprocal");
}
