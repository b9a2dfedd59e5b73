//! `otay directory import`.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use customs::{Message, Problem, Value};
use directory::exchange::{self, Defaults};
use directory::import::denue::{self, Wanted};
use directory::import::encoding::Decoded;
use directory::import::{Counts, Outcome as Came, Refusal, Taken, retc};
use directory::register::{AsOf, Size};
use directory::store::StoreError;

use super::{Data, Known};
use crate::cli::{Context, Outcome, Progress};
use crate::directory::words::because;
use crate::problems::{ExitCode, Failure, Failures};
use crate::report::style::{COLUMNS, MUTED, OPEN, STRONG, wrap};

#[derive(clap::Args, Debug)]
pub(super) struct Import {
    /// The file.
    file: PathBuf,
    /// template (CSV or XLSX in the exchange format), denue or retc; otherwise told by the columns.
    #[arg(long = "as", value_name = "KIND", value_enum)]
    kind: Option<Kind>,
    /// Of when rows are that do not say it: 2026-05.
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// Where rows come from that do not say it.
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// DENUE: two digits of the state, or all.
    #[arg(long, value_name = "STATE", default_value = "02")]
    state: String,
    /// DENUE: establishments below this stratum are left out.
    #[arg(long, value_name = "STRATUM", default_value = "11-30")]
    smallest: String,
    /// Tells what would change and writes nothing.
    #[arg(long)]
    dry_run: bool,
    /// Writes what became of every row to this file.
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
    #[command(flatten)]
    data: Data,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// The exchange format, as CSV or as the first sheet of a workbook.
    Template,
    /// The national directory of economic units.
    Denue,
    /// The federal register of emissions.
    Retc,
}

/// What is read, and what rows take that do not say it themselves.
struct Reading {
    kind: Kind,
    workbook: bool,
    as_of: Option<AsOf>,
    /// Digits and name of the state; nothing for all.
    state: Option<(&'static str, &'static str)>,
    smallest: Size,
}

pub(super) fn import(arguments: &Import, context: &Context) -> Outcome {
    let reading = reading(arguments)?;
    let known = arguments.data.open(context)?;
    let mut told = Told::new(arguments, context)?;
    let counts =
        take(arguments, &reading, &known, &mut told).map_err(|error| Failures::from(Failure::new(&error)))?;
    told.finish(&counts)?;
    // Of a file of which nothing could be taken nothing is answered.
    let all_refused = counts.read > 0 && counts.refused == counts.read;
    Ok(if all_refused { ExitCode::InputRefused } else { ExitCode::Answered })
}

/// What the file is and whether enough is said to read it.
fn reading(arguments: &Import) -> Result<Reading, Failures> {
    let shown = arguments.file.display().to_string();
    let file = || vec![("file", Value::from(shown.as_str()))];
    let unreadable = |error: std::io::Error| {
        let mut values = file();
        values.push(("reason", error.kind().to_string().into()));
        Failures::from(Failure::of("file-not-readable", values))
    };
    let as_of = arguments.as_of.as_deref().map(|text| {
        text.parse::<AsOf>().map_err(|()| {
            Failures::from(Failure::of("directory-date-unreadable", vec![("date", text.into())]))
        })
    });
    let extension = arguments.file.extension().and_then(|extension| extension.to_str());
    let workbook = extension.is_some_and(|e| ["xlsx", "xls", "ods"].contains(&e.to_lowercase().as_str()));
    let mut head = Vec::new();
    let opened = File::open(&arguments.file).map_err(unreadable)?;
    opened.take(2).read_to_end(&mut head).map_err(unreadable)?;
    if !workbook {
        match head.as_slice() {
            b"PK" | [0x1f, 0x8b] => return Err(Failure::of("directory-file-packed", file()).into()),
            [0xff, 0xfe] | [0xfe, 0xff] => {
                return Err(Failure::of("directory-file-encoding", file()).into());
            }
            _ => {}
        }
    }
    let kind = match arguments.kind {
        Some(kind) => kind,
        None if workbook => Kind::Template,
        None => told_by_columns(&arguments.file).map_err(unreadable)?,
    };
    if workbook && kind != Kind::Template {
        return Err(Failure::of("directory-file-workbook", file()).into());
    }
    let state = denue::STATES.into_iter().find(|(digits, _)| *digits == arguments.state);
    if state.is_none() && arguments.state != "all" {
        let known: Vec<&str> = denue::STATES.iter().map(|(digits, _)| *digits).chain(["all"]).collect();
        let values = vec![("term", arguments.state.as_str().into()), ("known", known.into())];
        return Err(Failure::of("directory-term-unknown", values).into());
    }
    let smallest = arguments.smallest.parse().map_err(|()| {
        let known: Vec<&str> = Size::ALL.map(Size::code).to_vec();
        let values = vec![("term", arguments.smallest.as_str().into()), ("known", known.into())];
        Failures::from(Failure::of("directory-term-unknown", values))
    })?;
    if kind == Kind::Denue && as_of.is_none() {
        return Err(Failure::of("directory-edition-missing", Vec::new()).into());
    }
    Ok(Reading { kind, workbook, as_of: as_of.transpose()?, state, smallest })
}

/// What a file is, by the names in its first line.
fn told_by_columns(path: &Path) -> std::io::Result<Kind> {
    let mut first = String::new();
    let mut from = BufReader::new(Decoded::new(BufReader::new(File::open(path)?)).take(8192));
    from.read_line(&mut first)?;
    let first = first.trim_start_matches('\u{feff}');
    Ok(if first.contains("codigo_act") {
        Kind::Denue
    } else if first.contains("NRA") || first.starts_with("nra,") {
        Kind::Retc
    } else {
        Kind::Template
    })
}

fn take(
    arguments: &Import,
    reading: &Reading,
    known: &Known,
    told: &mut Told<'_>,
) -> Result<Counts, StoreError> {
    let shown = arguments.file.display().to_string();
    let vocabulary = &known.region.vocabulary;
    let defaults = Defaults { source: arguments.source.clone(), as_of: reading.as_of.clone() };
    let open = || -> Result<Decoded<BufReader<File>>, StoreError> {
        let file = File::open(&arguments.file)
            .map_err(|error| StoreError::File { path: shown.clone(), reason: error.to_string() })?;
        Ok(Decoded::new(BufReader::with_capacity(1 << 20, file)))
    };
    known.store.import(
        &known.region,
        &mut |take| match (reading.kind, &reading.as_of) {
            (Kind::Template, _) if reading.workbook => exchange::stream_workbook::<StoreError>(
                &arguments.file,
                vocabulary,
                &defaults,
                |line, row| take(line, row.map_err(Refusal::from)),
            ),
            (Kind::Template, _) => {
                exchange::stream::<StoreError>(&shown, open()?, vocabulary, &defaults, |line, row| {
                    take(line, row.map_err(Refusal::from))
                })
            }
            (Kind::Denue, Some(edition)) => {
                let state = reading.state.map(|(digits, _)| digits.to_owned());
                let wanted = Wanted { state, smallest: reading.smallest, edition: edition.clone() };
                denue::stream::<StoreError>(&shown, open()?, &wanted, vocabulary, &mut *take)
            }
            // An edition is asked for before anything is read.
            (Kind::Denue, None) => Ok(()),
            (Kind::Retc, year) => retc::stream::<StoreError>(
                &shown,
                open()?,
                year.as_ref(),
                reading.state.map(|(_, name)| name),
                vocabulary,
                &mut *take,
            ),
        },
        arguments.dry_run,
        &mut |taken| told.row(taken),
    )
}

pub(super) fn not_writable(path: &Path, error: &std::io::Error) -> Failures {
    let values =
        vec![("file", path.display().to_string().into()), ("reason", error.kind().to_string().into())];
    Failure::of("file-not-writable", values).into()
}

/// Rows of one sort that are told on screen; the log has them all.
const SHOWN: usize = 8;

/// What becomes of rows, in the order it is told: what there is to look at last, next to the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Added,
    Changed,
    Merged,
    Doubtful,
    Refused,
}

impl Sort {
    const fn key(self) -> &'static str {
        match self {
            Self::Added => "directory-import-group-added",
            Self::Changed => "directory-import-group-changed",
            Self::Merged => "directory-import-group-merged",
            Self::Doubtful => "directory-import-group-doubtful",
            Self::Refused => "directory-import-group-refused",
        }
    }
}

/// What is told of an import: of each sort the first rows, of refusals also why and what to do, all in the log.
struct Told<'c> {
    context: &'c Context,
    log: Option<(&'c Path, BufWriter<File>)>,
    preview: bool,
    groups: BTreeMap<Sort, (Vec<String>, usize)>,
    // By code and column: how many, and the first of them.
    reasons: BTreeMap<(&'static str, String), (usize, Refusal)>,
    progress: Progress,
}

impl<'c> Told<'c> {
    fn new(arguments: &'c Import, context: &'c Context) -> Result<Self, Failures> {
        let log = match &arguments.log {
            None => None,
            Some(path) => {
                let file = File::create(path).map_err(|error| not_writable(path, &error))?;
                Some((path.as_path(), BufWriter::new(file)))
            }
        };
        Ok(Self {
            context,
            log,
            preview: arguments.dry_run,
            groups: BTreeMap::new(),
            reasons: BTreeMap::new(),
            progress: context.progress(&Message::new("directory-import-reading"), None),
        })
    }

    fn row(&mut self, taken: &Taken) {
        self.progress.advance(1);
        let sort = match &taken.outcome {
            Came::Refused(_) => Some(Sort::Refused),
            Came::Unchanged => None,
            _ if !taken.notices.is_empty() => Some(Sort::Doubtful),
            Came::Merged(_) => Some(Sort::Merged),
            Came::Changed => Some(Sort::Changed),
            Came::Added => Some(Sort::Added),
        };
        if let Came::Refused(refusal) = &taken.outcome {
            let key = (refusal.code(), refusal.column().unwrap_or_default().to_owned());
            self.reasons.entry(key).or_insert_with(|| (0, refusal.clone())).0 += 1;
        }
        // What enters without a doubt need not be told but in a preview.
        let sort = sort.filter(|sort| self.preview || !matches!(sort, Sort::Added | Sort::Changed));
        let shown =
            sort.is_some_and(|sort| self.groups.get(&sort).is_none_or(|(rows, _)| rows.len() < SHOWN));
        // Millions of rows are refused without a word of their own: they are only worded where they are read.
        let text = (shown || self.log.is_some()).then(|| self.worded(taken));
        if let (Some((_, log)), Some(text)) = (&mut self.log, &text) {
            let _ = writeln!(log, "{text}");
        }
        if let Some(sort) = sort {
            let (rows, count) = self.groups.entry(sort).or_default();
            *count += 1;
            rows.extend(text.filter(|_| shown));
        }
    }

    fn worded(&self, taken: &Taken) -> String {
        let say = |message: &Message| self.context.catalogue.render(message);
        let name = taken.statement.as_ref().map_or("", |statement| statement.name.as_str());
        let message = match &taken.outcome {
            Came::Added => Message::new("directory-import-row-added").with("name", name),
            Came::Merged(merge) => Message::new("directory-import-row-merged")
                .with("name", name)
                .with("organization", taken.statement.as_ref().map_or("", |s| s.organization.as_str()))
                .with("confidence", u32::from(merge.confidence))
                .with("because", merge.because.iter().map(|reason| because(reason)).collect::<Vec<_>>()),
            Came::Changed => Message::new("directory-import-row-changed").with("name", name),
            Came::Unchanged => Message::new("directory-import-row-unchanged"),
            Came::Refused(refusal) => {
                Message::new("directory-import-row-refused").with("why", self.context.catalogue.what(refusal))
            }
        };
        let row = Message::new("directory-import-row").with("line", taken.line).with("what", message);
        let mut text = say(&row);
        for notice in &taken.notices {
            text.push_str("; ");
            text.push_str(&say(&notice.message()));
        }
        text
    }

    fn finish(self, counts: &Counts) -> Result<(), Failures> {
        let Self { context, log, preview, groups, reasons, progress } = self;
        drop(progress);
        if let Some((path, mut log)) = log {
            log.flush().map_err(|error| not_writable(path, &error))?;
        }
        let say = |message: &Message| context.catalogue.render(message);
        let line = |text: &str, indent: usize| {
            context.print(&format!("{}\n", wrap(text, indent, indent + 2, COLUMNS)));
        };
        for (sort, (rows, count)) in &groups {
            line(&format!("{STRONG}{}{STRONG:#}", context.catalogue.text(sort.key())), 0);
            rows.iter().for_each(|row| line(row, 2));
            if *count > rows.len() {
                let more = Message::new("directory-import-more").with("count", count - rows.len());
                line(&format!("{MUTED}{}{MUTED:#}", say(&more)), 2);
            }
            if *sort == Sort::Refused {
                for (count, first) in reasons.values() {
                    line(&format!("{MUTED}{}{MUTED:#}", say(&reason(*count, first, context))), 2);
                }
            }
        }
        let key = if preview { "directory-import-would" } else { "directory-import-done" };
        let sum = Message::new(key)
            .with("read", counts.read)
            .with("added", counts.added)
            .with("merged", counts.merged)
            .with("changed", counts.changed)
            .with("unchanged", counts.unchanged)
            .with("refused", counts.refused);
        context.print(&format!("{STRONG}{}{STRONG:#}\n", wrap(&say(&sum), 0, 0, COLUMNS)));
        for (key, count) in [
            ("directory-import-doubtful-count", counts.doubtful),
            ("directory-import-unplaced-count", counts.without_coordinates),
        ] {
            if count > 0 {
                line(&format!("{OPEN}{}{OPEN:#}", say(&Message::new(key).with("count", count))), 0);
            }
        }
        Ok(())
    }
}

/// How many rows were refused for one reason, and what to do.
fn reason(count: usize, first: &Refusal, context: &Context) -> Message {
    let title = match first {
        Refusal::NaturalPerson => "directory-import-reason-person",
        Refusal::OutsideScope { .. } => "directory-import-reason-scope",
        Refusal::OutsideRegion { .. } => "directory-import-reason-region",
        Refusal::TooSmall { .. } => "directory-import-reason-small",
        Refusal::NoDate => "directory-import-reason-date",
        Refusal::BadValue { .. } => "directory-import-reason-value",
        Refusal::MissingValue { .. } => "directory-import-reason-missing",
        Refusal::Row(_) => "directory-import-reason-row",
    };
    let help = Failure::new(first).help(context.catalogue).unwrap_or_default();
    Message::new("directory-import-reason")
        .with("count", count)
        .with("title", Message::new(title).with("column", first.column().unwrap_or_default()))
        .with("help", help)
}
