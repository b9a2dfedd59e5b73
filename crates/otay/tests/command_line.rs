//! What every command has: help, mistakes, completions, color, pages of explanation, in the language asked for.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/command.rs"]
mod command;

use command::{otay, otay_in};
use otay::problems::ExitCode;

#[test]
fn help_speaks_the_language_asked_for() {
    let (code, out, _) = otay_in("es_MX.UTF-8", &["--help"]);
    assert_eq!(code, ExitCode::Answered);
    assert!(out.contains("Uso:") && out.contains("Comandos") && !out.contains("Usage"), "{out}");
    let (_, out, _) = otay_in("es_MX.UTF-8", &["--lang", "en", "--help"]);
    assert!(out.contains("Usage:") && out.contains("Examples:"), "{out}");
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
}

#[test]
fn a_mistake_on_the_command_line_is_usage_and_is_told_in_the_language() {
    let (code, out, err) = otay(None, &["expalin"]);
    assert_eq!((code, out.as_str()), (ExitCode::Usage, ""));
    assert!(err.contains("error[command-unknown]") && err.contains("Did you mean `explain`?"), "{err}");
    let (_, _, err) = otay(None, &["--lang", "es", "completions", "tcsh"]);
    assert!(err.contains("error[argument-value-unknown]") && err.contains("Uno de: bash"), "{err}");
}

#[test]
fn explain_prints_the_page_and_refuses_an_unknown_code() {
    let (code, out, _) = otay(None, &["explain", "date-outside-coverage"]);
    assert_eq!(code, ExitCode::Answered);
    assert!(out.contains("outside"), "{out}");
    let (code, _, err) = otay(None, &["explain", "date-outside-coverag"]);
    assert_eq!(code, ExitCode::InputRefused);
    assert!(err.contains("Did you mean `date-outside-coverage`?"), "{err}");
}

#[test]
fn completions_and_manual_come_from_the_definition() {
    let (code, out, _) = otay(None, &["completions", "bash"]);
    assert!(code == ExitCode::Answered && out.contains("_otay"));
    let (code, out, _) = otay(None, &["man"]);
    assert!(code == ExitCode::Answered && out.contains(".TH otay"));
}

#[test]
fn color_is_there_only_when_asked_for() {
    assert!(otay(None, &["--color", "always", "explain", "internal"]).1.contains("\u{1b}["));
    assert!(!otay(None, &["--color", "never", "explain", "internal"]).1.contains("\u{1b}["));
}
