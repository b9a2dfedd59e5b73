//! `otay case`: make a case, and say what is wrong with one.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use customs::{Message, Problem};
use jiff::civil::Date;
use lawbook::case::{self, CASE_FILE, Case, Prices, Refused, StatusReason};
use serde_json::json;

use super::{Context, Outcome};
use crate::assess::{LawReference, refused};
use crate::messages::Language;
use crate::problems::{ExitCode, Failure, Failures};
use crate::report::style::{COLUMNS, wrap};

/// A case: a product, its bill of materials, the scenarios compared.
#[derive(clap::Args, Debug)]
pub(super) struct CaseCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Debug)]
enum Action {
    /// Writes a commented case to start from
    New(New),
    /// Says everything that is wrong with a case
    Check(Check),
}

#[derive(clap::Args, Debug)]
struct New {
    /// The folder to write.
    dir: PathBuf,
}

#[derive(clap::Args, Debug)]
struct Check {
    /// The folder with case.toml.
    dir: PathBuf,
    /// Asks the law of another day than the case's.
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// text or json.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How the answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// For programs.
    Json,
}

pub(super) fn case(arguments: &CaseCommand, context: &Context) -> Outcome {
    match &arguments.action {
        Action::New(new) => self::new(new, context),
        Action::Check(check) => self::check(check, context),
    }
}

/// The files of a starting case, by language.
pub(crate) const fn starting_files(language: Language) -> [(&'static str, &'static str); 2] {
    match language {
        Language::En => [
            (CASE_FILE, include_str!("../../starting-case/en/case.toml")),
            ("bill.csv", include_str!("../../starting-case/en/bill.csv")),
        ],
        Language::Es => [
            (CASE_FILE, include_str!("../../starting-case/es/case.toml")),
            ("lista.csv", include_str!("../../starting-case/es/lista.csv")),
        ],
    }
}

fn new(arguments: &New, context: &Context) -> Outcome {
    let dir = &arguments.dir;
    let shown = dir.display().to_string();
    let files = starting_files(context.language);
    let taken = files.iter().any(|(name, _)| dir.join(name).exists());
    if taken || (dir.exists() && !dir.is_dir()) {
        return Err(Failure::of("case-folder-taken", vec![("path", shown.into())]).into());
    }
    fs::create_dir_all(dir).map_err(|error| not_writable(dir, &error))?;
    for (name, text) in files {
        let path = dir.join(name);
        fs::write(&path, text).map_err(|error| not_writable(&path, &error))?;
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let message = Message::new("case-written").with("files", names).with("dir", shown.as_str());
    context.print(&format!("{}\n", wrap(&context.catalogue.render(&message), 0, 0, COLUMNS)));
    if let Some(next) = context.catalogue.attribute("case-written", "next", &[("dir", shown.into())]) {
        context.print(&format!("{next}\n"));
    }
    Ok(ExitCode::Answered)
}

fn not_writable(path: &Path, error: &std::io::Error) -> Failures {
    let arguments =
        vec![("file", path.display().to_string().into()), ("reason", error.kind().to_string().into())];
    Failure::of("file-not-writable", arguments).into()
}

fn check(arguments: &Check, context: &Context) -> Outcome {
    let book = context.lawbook()?;
    let law = book.law().map_err(|problems| Failures::all(&problems))?;
    let places = book.places()?;
    let region = crate::directory::region(&book)?;
    let against = LawReference::new(&law).with_places(&places).with_vocabulary(&region.vocabulary);
    let read = case::read(&arguments.dir, &against, arguments.as_of);
    match (read, arguments.format) {
        (Ok(case), Format::Text) => {
            context.print(&sound(&case, context));
            Ok(ExitCode::Answered)
        }
        (Ok(case), Format::Json) => {
            let answer = json!({
                "title": case.title,
                "as_of": case.as_of.value.to_string(),
                "lines": case.lines().len(),
                "scenarios": case.scenarios.iter().map(|s| s.id.value.as_str()).collect::<Vec<_>>(),
                "notes": set_aside(&case)
                    .iter()
                    .map(|note| context.catalogue.render(note))
                    .collect::<Vec<_>>(),
                "problems": [],
            });
            context.print(&format!("{answer:#}\n"));
            Ok(ExitCode::Answered)
        }
        (Err(problems), Format::Text) => Err(refused(&problems)),
        (Err(problems), Format::Json) => {
            context.print(&format!("{:#}\n", problems_json(&problems, context)));
            Ok(refused(&problems).exit_code())
        }
    }
}

/// What is said of a case with nothing wrong.
fn sound(case: &Case, context: &Context) -> String {
    let prices = match case.prices {
        Prices::Illustrative => "case-prices-illustrative",
        Prices::Quoted => "case-prices-quoted",
        Prices::Actual => "case-prices-actual",
    };
    let sentences = [
        Message::new("case-sound").with("title", case.title.as_str()),
        Message::new("case-sound-what")
            .with("parts", case.lines().len())
            .with("scenarios", case.scenarios.len())
            .with("date", case.as_of.value),
        Message::new(prices),
    ];
    let notes = set_aside(case);
    let lines = sentences
        .iter()
        .chain(&notes)
        .map(|sentence| wrap(&context.catalogue.render(sentence), 0, 0, COLUMNS));
    lines.map(|line| line + "\n").collect()
}

/// Claims of the bill whose paper does not hold on the day, each named with the paper's days.
fn set_aside(case: &Case) -> Vec<Message> {
    let day = case.as_of.value;
    let mut told: Vec<(&str, &case::At)> = Vec::new();
    let mut notes = Vec::new();
    for (_, line) in case.lines() {
        let key = match line.status_on(day).reason {
            StatusReason::EvidenceExpired => "case-note-evidence-expired",
            StatusReason::EvidenceLater => "case-note-evidence-later",
            StatusReason::NoEvidence => "case-note-no-evidence",
            StatusReason::AsClaimed | StatusReason::NotStated => continue,
        };
        let part =
            (line.part.value.as_str(), line.evidence.as_ref().map_or(&line.at, |evidence| &evidence.at));
        if told.contains(&part) {
            continue;
        }
        told.push(part);
        let place = case.sources.get(part.1).map_or_else(String::new, |source| {
            if source.sheet.is_some() {
                format!("{}, {}", source.name, part.1.cell())
            } else {
                format!("{}:{}", source.name, part.1.line)
            }
        });
        let mut note = Message::new(key).with("part", part.0).with("place", place);
        if let Some(evidence) = &line.evidence {
            if let Some(from) = &evidence.date {
                note = note.with("from", from.value);
            }
            if let Some(until) = &evidence.valid_until {
                note = note.with("until", until.value);
            }
        }
        notes.push(note);
    }
    notes
}

fn problems_json(refused: &Refused, context: &Context) -> serde_json::Value {
    let place = |at: &case::At| {
        refused.sources.get(at).map(|source| {
            let mut place = json!({ "file": source.name, "line": at.line, "column": at.column });
            if let Some(sheet) = &source.sheet {
                place["sheet"] = json!(sheet);
                place["cell"] = json!(at.cell());
            }
            place
        })
    };
    let failures = self::refused(refused);
    let problems: Vec<_> = refused
        .problems
        .iter()
        .zip(&failures.0)
        .map(|(problem, failure)| {
            let mut value = json!({
                "code": problem.code(),
                "message": failure.what(context.catalogue),
                "why": failure.why(context.catalogue),
                "help": failure.help(context.catalogue),
                "related": problem.related.iter().filter_map(place).collect::<Vec<_>>(),
            });
            if let Some(at) = problem.at.as_ref().and_then(place) {
                for (key, part) in at.as_object().into_iter().flatten() {
                    value[key] = part.clone();
                }
            }
            value
        })
        .collect();
    json!({ "problems": problems })
}
