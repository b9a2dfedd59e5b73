//! `otay directory import`.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use customs::{Message, Problem};
use directory::import::{Counts, Outcome as Came, Refusal, Taken};

use super::Data;
use crate::cli::{Context, Outcome, Progress};
use crate::directory::intake::{Intake, Kind, SMALLEST, STATE, Said};
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
    #[arg(long, value_name = "STATE", default_value = STATE)]
    state: String,
    /// DENUE: establishments below this stratum are left out.
    #[arg(long, value_name = "STRATUM", default_value = SMALLEST)]
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

pub(super) fn import(arguments: &Import, context: &Context) -> Outcome {
    let said = Said {
        name: None,
        kind: arguments.kind,
        as_of: arguments.as_of.as_deref(),
        source: arguments.source.as_deref(),
        state: Some(&arguments.state),
        smallest: Some(&arguments.smallest),
    };
    let intake = Intake::read(&arguments.file, said)?;
    let known = arguments.data.open(context)?;
    let mut told = Told::new(arguments, context)?;
    let counts = intake.import(&known.store, &known.region, arguments.dry_run, &mut |taken| {
        told.row(taken);
        ControlFlow::Continue(())
    })?;
    told.finish(&counts)?;
    // Of a file of which nothing could be taken nothing is answered.
    let all_refused = counts.read > 0 && counts.refused == counts.read;
    Ok(if all_refused { ExitCode::InputRefused } else { ExitCode::Answered })
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
