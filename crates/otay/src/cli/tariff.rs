//! `otay tariff`: search the schedule, show a line in its place, what differs between two days, and fetch the
//! official descriptions.

mod listing;
mod show;

use std::fs;
use std::path::PathBuf;

use clap::ValueEnum;
use customs::duty::{Edition, Schedule};
use customs::{Coverage, Message, OutsideCoverage, TariffCode, Value};
use jiff::civil::Date;
use lawbook::Lawbook;
use lawbook::hts::labels::{self, Labels};
use lawbook::hts::tables;
use serde_json::json;

use super::{Context, Outcome, panel};
use crate::problems::{ExitCode, Failure, Failures};
use crate::report::style::{COLUMNS, wrap};
use crate::tariff::changes;
use crate::tariff::fetch;
use crate::tariff::search::Index;
use crate::tariff::store::{Descriptions, Installed, Store};

/// Where the official export is fetched from, unless another address is given.
const SOURCE: &str = "https://hts.usitc.gov/reststop/exportList?from=0100&to=9999&format=JSON&styles=false";

/// The tariff schedule: search, one line in its place, what changed between two days.
#[derive(clap::Args, Debug)]
pub(super) struct TariffCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Debug)]
enum Action {
    /// Finds headings and lines by words, in English or Spanish
    Search(Search),
    /// Shows a line in its place: columns, units, additional duties by country, origin rule
    Show(Show),
    /// Says what differs between the schedules of two days
    Diff(Diff),
    /// Fetches the official schedule with its descriptions
    Update(Update),
    /// Takes the official schedule with its descriptions from a file
    Import(Import),
    /// Every line by every country of a day, as a Parquet file
    Panel(panel::Panel),
}

/// How the answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For reading.
    Text,
    /// For programs.
    Json,
}

#[derive(clap::Args, Debug)]
struct Search {
    /// Words for the good, or a code to begin with.
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    /// How many to show at most.
    #[arg(long, value_name = "N", default_value_t = 12)]
    limit: usize,
    /// text or json.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(clap::Args, Debug)]
struct Show {
    /// The code, with or without dots.
    #[arg(value_name = "CODE")]
    code: String,
    /// The day asked about; otherwise the day of the newest evidence.
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// text or json.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(clap::Args, Debug)]
struct Diff {
    /// The earlier day.
    #[arg(value_name = "DATE1")]
    before: Date,
    /// The later day.
    #[arg(value_name = "DATE2")]
    after: Date,
    /// Only lines under this code.
    #[arg(long, value_name = "CODE")]
    under: Option<String>,
    /// Lists every line, however many.
    #[arg(long)]
    all: bool,
    /// text or json.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(clap::Args, Debug)]
struct Update {
    /// Where to fetch it from.
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// The SHA-256 checksum that the file has to have.
    #[arg(long, value_name = "HEX")]
    sha256: Option<String>,
}

#[derive(clap::Args, Debug)]
struct Import {
    /// The official export, .json or .json.gz.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The SHA-256 checksum that the file has to have.
    #[arg(long, value_name = "HEX")]
    sha256: Option<String>,
}

pub(super) fn tariff(arguments: &TariffCommand, context: &Context) -> Outcome {
    match &arguments.action {
        Action::Search(arguments) => self::search(arguments, context),
        Action::Show(arguments) => show::show(arguments, context),
        Action::Diff(arguments) => diff(arguments, context),
        Action::Update(arguments) => update(arguments, context),
        Action::Import(arguments) => import(arguments, context),
        Action::Panel(arguments) => panel::panel(arguments, context),
    }
}

fn labels(book: &Lawbook) -> Result<Labels, Failures> {
    labels::read(book.files()).map_err(|problems| Failures::all(&problems))
}

fn schedule(book: &Lawbook) -> Result<Schedule, Failures> {
    book.schedule().map_err(|problems| Failures::all(&problems))
}

/// The descriptions in the user's data folder, where there are any.
fn descriptions(context: &Context) -> Result<Option<Descriptions>, Failures> {
    match context.data_folder() {
        Some(data) => Ok(Store::at(data).descriptions()?),
        None => Ok(None),
    }
}

fn store(context: &Context) -> Result<Store, Failures> {
    match context.data_folder() {
        Some(data) => Ok(Store::at(data)),
        None => Err(Failure::of("data-folder-unknown", Vec::new()).into()),
    }
}

/// The day asked about: the one given, or that of the newest evidence; refused outside coverage.
fn day(asked: Option<Date>, coverage: Coverage) -> Result<Date, Failures> {
    let date = asked.unwrap_or(coverage.evidence);
    if date < coverage.from || date > coverage.until {
        return Err(OutsideCoverage { date, coverage }.into());
    }
    Ok(date)
}

fn code(text: &str) -> Result<TariffCode, Failures> {
    text.parse().map_err(|_| Failure::of("tariff-code-form", vec![("text", text.into())]).into())
}

fn search(arguments: &Search, context: &Context) -> Outcome {
    let book = context.lawbook()?;
    let (labels, descriptions) = (labels(&book)?, descriptions(context)?);
    let query = arguments.words.join(" ");
    let hits = Index::new(&labels, descriptions.as_ref()).search(&query, arguments.limit);
    let schedule = schedule(&book)?;
    let edition = newest(&schedule);
    match arguments.format {
        Format::Json => {
            let hits: Vec<_> = hits
                .iter()
                .map(|hit| {
                    json!({
                        "code": hit.code.to_string(),
                        "name": crate::tariff::name_of(hit.code, &labels, descriptions.as_ref(), context.language),
                        "lines": rate_lines(&schedule, hit.code, edition),
                    })
                })
                .collect();
            context.print(&format!("{:#}\n", json!({ "query": query, "hits": hits })));
        }
        Format::Text if hits.is_empty() => {
            context.print(&paragraph(context, &Message::new("tariff-search-none").with("query", query)));
        }
        Format::Text => {
            let mut text = String::new();
            for hit in &hits {
                let name = crate::tariff::name_of(hit.code, &labels, descriptions.as_ref(), context.language);
                let lines = rate_lines(&schedule, hit.code, edition);
                text.push_str(&listing::row(hit.code, name.as_deref(), lines, context));
            }
            context.print(&text);
            if descriptions.is_none() {
                context
                    .print(&format!("\n{}", paragraph(context, &Message::new("tariff-search-labels-only"))));
            }
        }
    }
    Ok(ExitCode::Answered)
}

/// The newest edition of a schedule.
fn newest(schedule: &Schedule) -> Edition {
    Edition(u16::try_from(schedule.revisions().len().saturating_sub(1)).unwrap_or(u16::MAX))
}

/// How many lines with a rate stand at or under a code.
fn rate_lines(schedule: &Schedule, code: TariffCode, edition: Edition) -> usize {
    schedule.lines_under(code, edition).filter(|line| line.has_rate()).count()
}

fn diff(arguments: &Diff, context: &Context) -> Outcome {
    let book = context.lawbook()?;
    let coverage = book.coverage()?;
    let (before, after) = (day(Some(arguments.before), coverage)?, day(Some(arguments.after), coverage)?);
    let under = arguments.under.as_deref().map(code).transpose()?;
    let schedule = schedule(&book)?;
    let edition = |date| schedule.edition_on(date).ok_or(customs::duty::ScheduleError::NoEdition { date });
    let (first, second) = (edition(before)?, edition(after)?);
    let facts = |edition| -> Vec<_> {
        tables::edition_facts(&schedule, edition)
            .filter(|line| under.is_none_or(|under| under.contains(line.code)))
            .collect()
    };
    let changes = changes::between(&facts(first), &facts(second));
    let names = (&*schedule.revision(first).name, &*schedule.revision(second).name);
    match arguments.format {
        Format::Json => {
            let answer = json!({
                "before": { "date": before.to_string(), "edition": names.0 },
                "after": { "date": after.to_string(), "edition": names.1 },
                "changes": changes.iter().map(listing::change_json).collect::<Vec<_>>(),
            });
            context.print(&format!("{answer:#}\n"));
        }
        Format::Text => {
            let head = Message::new("tariff-diff-head")
                .with("before", before)
                .with("first", names.0)
                .with("after", after)
                .with("second", names.1);
            context.print(&paragraph(context, &head));
            let most = if arguments.all { usize::MAX } else { 40 };
            context.print(&listing::changes(&changes, most, context));
        }
    }
    Ok(ExitCode::Answered)
}

fn update(arguments: &Update, context: &Context) -> Outcome {
    let store = store(context)?;
    let schedule = compared_with(&store, context)?;
    let url = arguments.url.as_deref().or(context.tariff_source.as_deref()).unwrap_or(SOURCE);
    let progress = context.progress(&Message::new("tariff-update-fetching"), None);
    let fetched = fetch::fetch(url, &store.download(), |bytes| progress.advance(bytes));
    drop(progress);
    let bytes = fetched?;
    let installed = store.install(&bytes, url, arguments.sha256.as_deref(), &schedule);
    // Whole and taken, or whole and no good: either way the next call begins anew.
    fetch::forget(&store.download());
    said(&installed?, context)
}

/// The schedule that a first export is compared with. A later one is compared with the one stored, and the
/// tables of the program need not be read.
fn compared_with(store: &Store, context: &Context) -> Result<Schedule, Failures> {
    if store.holds_one() { Ok(Schedule::default()) } else { schedule(&context.lawbook()?) }
}

fn import(arguments: &Import, context: &Context) -> Outcome {
    let file = arguments.file.display().to_string();
    let bytes = fs::read(&arguments.file).map_err(|error| {
        let reason = error.kind().to_string();
        Failures::from(Failure::of(
            "file-not-readable",
            vec![("file", file.as_str().into()), ("reason", reason.into())],
        ))
    })?;
    let store = store(context)?;
    let schedule = compared_with(&store, context)?;
    said(&store.install(&bytes, &file, arguments.sha256.as_deref(), &schedule)?, context)
}

/// Says what an installation did.
fn said(installed: &Installed, context: &Context) -> Outcome {
    if installed.was_there {
        let message = Message::new("tariff-installed-was-there").with("count", installed.lines);
        context.print(&paragraph(context, &message));
        return Ok(ExitCode::Answered);
    }
    let head = Message::new("tariff-installed").with("count", installed.lines);
    context.print(&paragraph(context, &head));
    context.print(&format!("SHA-256 {}\n", installed.checksum));
    if !installed.not_understood.is_empty() {
        let shown: Vec<&str> = installed.not_understood.iter().take(5).map(String::as_str).collect();
        let remark = Message::new("tariff-installed-not-understood")
            .with("count", installed.not_understood.len())
            .with("lines", Value::from(shown));
        context.print(&paragraph(context, &remark));
    }
    let against = if installed.replaced {
        "tariff-installed-against-former"
    } else {
        "tariff-installed-against-bundled"
    };
    context.print(&paragraph(context, &Message::new(against)));
    context.print(&listing::changes(&installed.changes, 20, context));
    Ok(ExitCode::Answered)
}

fn paragraph(context: &Context, message: &Message) -> String {
    format!("{}\n", wrap(&context.catalogue.render(message), 0, 0, COLUMNS))
}
