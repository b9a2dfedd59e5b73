use super::*;
use std::sync::Arc;

#[derive(Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Sink {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

/// Exit code, output and errors of a command line.
fn otay(arguments: &str, locale: Option<&str>) -> (ExitCode, String, String) {
    let (out, err) = (Sink::default(), Sink::default());
    let world = World {
        data: None,
        law: None,
        tariff_source: None,
        out: Box::new(out.clone()),
        err: Box::new(err.clone()),
        locale: locale.map(ToOwned::to_owned),
        color_out: false,
        color_err: false,
        progress: false,
    };
    let arguments = std::iter::once("otay").chain(arguments.split_whitespace()).map(OsString::from);
    let code = run(arguments, world);
    (code, out.text(), err.text())
}

#[test]
fn the_definition_is_sound() {
    for language in Language::ALL {
        command(language).debug_assert();
    }
}

#[test]
fn every_command_and_argument_is_worded_in_the_catalogue() {
    fn check(command: &clap::Command, path: &str, missing: &mut Vec<String>) {
        let catalogue = Catalogue::of(Language::Es);
        let key = format!("help-{path}");
        if !catalogue.holds(&key) {
            missing.push(key.clone());
        }
        for argument in command.get_arguments() {
            let name = help::argument_name(argument);
            let worded = ["help", "version"].contains(&name.as_str())
                || catalogue.attribute(&key, &name, &[]).is_some()
                || catalogue.attribute("help-otay", &name, &[]).is_some();
            if !worded {
                missing.push(format!("{key}.{name}"));
            }
        }
        for subcommand in command.get_subcommands() {
            let path = if path == "otay" {
                subcommand.get_name().into()
            } else {
                format!("{path}-{}", subcommand.get_name())
            };
            check(subcommand, &path, missing);
        }
    }
    let mut missing = Vec::new();
    check(&Arguments::command(), "otay", &mut missing);
    assert!(missing.is_empty(), "help that the catalogue lacks: {missing:#?}");
}

#[test]
fn help_speaks_the_language_asked_for() {
    let (code, out, _) = otay("--help", Some("es_MX.UTF-8"));
    assert_eq!(code, ExitCode::Answered);
    assert!(out.contains("Uso:") && out.contains("Comandos") && !out.contains("Usage"), "{out}");
    let (_, out, _) = otay("--lang en --help", Some("es_MX.UTF-8"));
    assert!(out.contains("Usage:") && out.contains("Examples:"), "{out}");
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
}

#[test]
fn a_mistake_on_the_command_line_is_usage_and_is_told_in_the_language() {
    let (code, out, err) = otay("expalin", None);
    assert_eq!((code, out.as_str()), (ExitCode::Usage, ""));
    assert!(err.contains("error[command-unknown]") && err.contains("Did you mean `explain`?"), "{err}");
    let (_, _, err) = otay("--lang es completions tcsh", None);
    assert!(err.contains("error[argument-value-unknown]") && err.contains("Uno de: bash"), "{err}");
}

#[test]
fn explain_prints_the_page_and_refuses_an_unknown_code() {
    let (code, out, _) = otay("explain date-outside-coverage", None);
    assert_eq!(code, ExitCode::Answered);
    assert!(out.contains("outside"), "{out}");
    let (code, _, err) = otay("explain date-outside-coverag", None);
    assert_eq!(code, ExitCode::InputRefused);
    assert!(err.contains("Did you mean `date-outside-coverage`?"), "{err}");
}

#[test]
fn completions_and_manual_come_from_the_definition() {
    let (code, out, _) = otay("completions bash", None);
    assert!(code == ExitCode::Answered && out.contains("_otay"));
    let (code, out, _) = otay("man", None);
    assert!(code == ExitCode::Answered && out.contains(".TH otay"));
}

#[test]
fn color_is_there_only_when_asked_for() {
    assert!(otay("--color always explain internal", None).1.contains("\u{1b}["));
    assert!(!otay("--color never explain internal", None).1.contains("\u{1b}["));
}
