//! `otay duty`: what is owed on a line of an entry, or on every row of a file.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use customs::duty::{Absent, EntryLine, FactKind, FactVocabulary, WhatIf, assess_entry, assess_supposing};
use customs::{Finding, Law, Message};

use super::{Context, Outcome};
use crate::duty::request::{LINE_FACTS, Request};
use crate::duty::{batch, entry, json, text};
use crate::problems::{ExitCode, Failure, Failures};
use crate::report::style::{ACCENT, COLUMNS, wrap};

/// Duty on a line of an entry, or on every row of a file.
#[derive(clap::Args, Debug)]
pub(super) struct Duty {
    /// The tariff item, eight or ten digits.
    #[arg(long, value_name = "CODE", required_unless_present_any = ["batch", "entry", "facts"])]
    code: Option<String>,
    /// The country the good is a product of, two letters.
    #[arg(long, value_name = "COUNTRY", required_unless_present_any = ["batch", "entry", "facts"])]
    origin: Option<String>,
    /// The day of entry.
    #[arg(long, value_name = "DATE", required_unless_present_any = ["batch", "entry", "facts"])]
    date: Option<String>,
    /// The customs value in dollars.
    #[arg(long, value_name = "AMOUNT", required_unless_present_any = ["batch", "entry", "facts"], allow_negative_numbers = true)]
    value: Option<String>,
    /// A quantity in a unit of the schedule, as KG=70; may be repeated.
    #[arg(long, value_name = "UNIT=AMOUNT")]
    qty: Vec<String>,
    /// The preference claimed, by its indicator: S, KR, A, ...
    #[arg(long, value_name = "INDICATOR")]
    claim: Option<String>,
    /// A fact, as metal=steel:0.3; may be repeated. --facts lists them.
    #[arg(long, value_name = "NAME=VALUE")]
    fact: Vec<String>,
    /// How it arrives: ocean, truck, rail, air, mail or pipeline.
    #[arg(long, value_name = "MODE")]
    mode: Option<String>,
    /// Supposes a duty off or at another rate, as s301-china=off; may be repeated.
    #[arg(long, value_name = "AUTHORITY=CHANGE")]
    what_if: Vec<String>,
    /// A file of suppositions: TOML with a table [what_if].
    #[arg(long, value_name = "FILE")]
    what_if_file: Option<PathBuf>,
    /// Between what the duty lies while facts are missing.
    #[arg(long)]
    range: bool,
    /// The working, step by step.
    #[arg(long)]
    explain: bool,
    /// text or json.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Lists the facts that duties turn on.
    #[arg(long)]
    facts: bool,
    /// A CSV of questions: id,code,origin,date,value,qty,claim,facts.
    #[arg(long, value_name = "IN.csv", requires = "out")]
    batch: Option<PathBuf>,
    /// A CSV with the same columns, every row a line of one entry.
    #[arg(long, value_name = "LINES.csv", conflicts_with_all = [
        "batch", "code", "origin", "date", "value", "qty", "claim", "fact", "mode", "what_if", "what_if_file", "range",
    ])]
    entry: Option<PathBuf>,
    /// The CSV of answers.
    #[arg(long, value_name = "OUT.csv", requires = "batch")]
    out: Option<PathBuf>,
}

/// How the answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// For programs.
    Json,
}

pub(super) fn duty(arguments: &Duty, context: &Context) -> Outcome {
    let law = context.lawbook()?.law().map_err(|problems| Failures::all(&problems))?;
    if arguments.facts {
        context.print(&list_facts(&law.duty.facts, context));
        return Ok(ExitCode::Answered);
    }
    if let Some(lines) = &arguments.entry {
        return whole_entry(&law, lines, arguments, context);
    }
    let what_if = suppositions(arguments, &law)?;
    match (&arguments.batch, &arguments.out) {
        (Some(questions), Some(answers)) => run_batch(&law, &what_if, questions, answers, context),
        _ => one(arguments, &law, &what_if, context),
    }
}

fn suppositions(arguments: &Duty, law: &Law) -> Result<WhatIf, Failures> {
    let mut what_if = WhatIf::default();
    if let Some(path) = &arguments.what_if_file {
        let text = std::fs::read_to_string(path).map_err(|error| not_readable(path, &error))?;
        let name = path.display().to_string();
        let read = lawbook::duty::suppositions(&name, &text).map_err(|error| {
            let reason = error.problem().to_string();
            Failure::of("duty-what-if-file", vec![("file", name.into()), ("reason", reason.into())])
        })?;
        for text in read {
            what_if.suppose(&law.duty, &text)?;
        }
    }
    for text in &arguments.what_if {
        what_if.suppose(&law.duty, text)?;
    }
    Ok(what_if)
}

fn one(arguments: &Duty, law: &Law, what_if: &WhatIf, context: &Context) -> Outcome {
    let text_of = |argument: &Option<String>| argument.clone().unwrap_or_default();
    let (code, origin) = (text_of(&arguments.code), text_of(&arguments.origin));
    let (date, value) = (text_of(&arguments.date), text_of(&arguments.value));
    let (claim, mode) = (text_of(&arguments.claim), text_of(&arguments.mode));
    let request =
        Request { code: &code, origin: &origin, date: &date, value: &value, claim: &claim, mode: &mode };
    let facts = arguments.fact.iter().map(|fact| fact.split_once('=').unwrap_or((fact, "")));
    let (on_day, line) = request.read(law, arguments.qty.iter().map(String::as_str), facts)?;
    let answer = assess_supposing(&on_day, &line, what_if)?;
    let catalogue = context.catalogue;
    match arguments.format {
        Format::Json => {
            let answer = json::answer(&on_day, &line, &answer, what_if, arguments.range, catalogue);
            context.print(&format!("{answer:#}\n"));
        }
        Format::Text => {
            let (range, explain) = (arguments.range, arguments.explain);
            context.print(&text::answer(&on_day, &line, &answer, what_if, range, explain, catalogue));
        }
    }
    Ok(match answer.finding {
        Finding::Undetermined { .. } => ExitCode::Undetermined,
        Finding::Satisfied | Finding::NotSatisfied => ExitCode::Answered,
    })
}

/// One entry of several lines.
fn whole_entry(law: &Law, path: &Path, arguments: &Duty, context: &Context) -> Outcome {
    let input = File::open(path).map_err(|error| not_readable(path, &error))?;
    let (on_day, named) = entry::read(law, &path.display().to_string(), BufReader::new(input))?;
    let lines: Vec<EntryLine> = named.iter().map(|named| named.line.clone()).collect();
    let answer = assess_entry(&on_day, &lines)?;
    let catalogue = context.catalogue;
    match arguments.format {
        Format::Json => context.print(&format!("{:#}\n", entry::json(&on_day, &named, &answer, catalogue))),
        Format::Text => context.print(&entry::text(&on_day, &named, &answer, arguments.explain, catalogue)),
    }
    Ok(match answer.finding {
        Finding::Undetermined { .. } => ExitCode::Undetermined,
        Finding::Satisfied | Finding::NotSatisfied => ExitCode::Answered,
    })
}

fn run_batch(law: &Law, what_if: &WhatIf, questions: &Path, answers: &Path, context: &Context) -> Outcome {
    let input = File::open(questions).map_err(|error| not_readable(questions, &error))?;
    let output = File::create(answers).map_err(|error| {
        let reason = error.kind().to_string();
        Failure::of("file-not-writable", vec![("file", shown(answers)), ("reason", reason.into())])
    })?;
    let progress = context.progress(&Message::new("duty-batch-progress"), None);
    let mut before = 0;
    let (input, output) = (BufReader::new(input), BufWriter::new(output));
    let tally = batch::run(law, what_if, input, output, context.catalogue, |rows| {
        progress.advance(rows - before);
        before = rows;
    })?;
    drop(progress);
    if let Some(supposed) = text::supposed(what_if) {
        context.note(&format!("{}\n", wrap(&context.catalogue.render(&supposed), 0, 2, COLUMNS)));
    }
    let message = Message::new("duty-batch-done")
        .with("rows", tally.rows())
        .with("determined", tally.determined)
        .with("prohibited", tally.prohibited)
        .with("undetermined", tally.undetermined)
        .with("errors", tally.errors);
    context.note(&format!("{}\n", wrap(&context.catalogue.render(&message), 0, 0, COLUMNS)));
    Ok(ExitCode::Answered)
}

fn shown(path: &Path) -> customs::Value {
    path.display().to_string().into()
}

fn not_readable(path: &Path, error: &std::io::Error) -> Failures {
    let reason = error.kind().to_string();
    Failure::of("file-not-readable", vec![("file", shown(path)), ("reason", reason.into())]).into()
}

/// Every fact, with its form, what its absence means, its question and its source.
fn list_facts(facts: &FactVocabulary, context: &Context) -> String {
    let mut list = String::new();
    for fact in facts.declarations() {
        let form = match &fact.kind {
            FactKind::Flag => "yes | no".to_owned(),
            FactKind::Word(words) => words.join(" | "),
            FactKind::Share => "0..1".to_owned(),
            FactKind::Country => "XX".to_owned(),
            FactKind::Date => "YYYY-MM-DD".to_owned(),
            FactKind::Content(materials) => {
                format!("{}:0..1, + | none", materials.join("|"))
            }
            FactKind::Words => "a+b".to_owned(),
        };
        let absent = match fact.absent {
            Absent::NotClaimed => "duty-fact-absent-not-claimed",
            Absent::Asked => "duty-fact-absent-asked",
        };
        let question = Message::new("duty-fact-question").with("fact", fact.name.as_str());
        let _ = writeln!(list, "{ACCENT}{}{ACCENT:#} = {form}", fact.name);
        let _ = writeln!(list, "{}", wrap(&context.catalogue.render(&question), 4, 4, COLUMNS));
        let _ = writeln!(list, "{}", wrap(&context.catalogue.text(absent), 4, 4, COLUMNS));
        let _ = writeln!(list, "{}", wrap(&fact.source, 4, 4, COLUMNS));
    }
    let _ = writeln!(list, "\n{}", context.catalogue.text("duty-facts-of-the-line"));
    for (name, form) in LINE_FACTS {
        let _ = writeln!(list, "{ACCENT}{name}{ACCENT:#} = {form}");
    }
    list
}
