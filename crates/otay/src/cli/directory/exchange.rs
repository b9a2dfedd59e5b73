//! `otay directory import` and `export`.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use customs::Message;
use directory::exchange::{Defaults, StatementWriter};
use directory::import::denue::{self, Wanted};
use directory::import::encoding::Decoded;
use directory::import::{Outcome as Came, Refusal, Taken, retc};
use directory::register::{AsOf, Size};
use directory::store::StoreError;

use super::Data;
use crate::cli::{Context, Outcome};
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

#[derive(clap::Args, Debug)]
pub(super) struct Export {
    /// The file to write; without it the standard output.
    file: Option<PathBuf>,
    /// Only the user's own register, without the bundled one.
    #[arg(long)]
    own: bool,
    #[command(flatten)]
    data: Data,
}

/// How many refused rows are told on screen; the log has them all.
const TOLD: usize = 20;

pub(super) fn import(arguments: &Import, context: &Context) -> Outcome {
    let known = arguments.data.open(context)?;
    let shown = arguments.file.display().to_string();
    let unreadable = |error: std::io::Error| {
        let reason = error.kind().to_string();
        Failures::from(Failure::of(
            "file-not-readable",
            vec![("file", shown.as_str().into()), ("reason", reason.into())],
        ))
    };
    let as_of = match &arguments.as_of {
        None => None,
        Some(text) => Some(text.parse::<AsOf>().map_err(|()| {
            Failures::from(Failure::of("directory-date-unreadable", vec![("date", text.as_str().into())]))
        })?),
    };
    let kind = match arguments.kind {
        Some(kind) => kind,
        None => told_by_columns(&arguments.file).map_err(unreadable)?,
    };
    let smallest: Size = arguments.smallest.parse().map_err(|()| {
        let known: Vec<&str> = Size::ALL.map(Size::code).to_vec();
        let values = vec![("term", arguments.smallest.as_str().into()), ("known", known.into())];
        Failures::from(Failure::of("directory-term-unknown", values))
    })?;
    if kind == Kind::Denue && as_of.is_none() {
        return Err(Failure::of("directory-edition-missing", Vec::new()).into());
    }
    let mut log = match &arguments.log {
        None => None,
        Some(path) => Some(BufWriter::new(File::create(path).map_err(|error| not_writable(path, &error))?)),
    };
    let mut told = 0_usize;
    let mut lines = String::new();
    let mut each = |taken: &Taken| {
        let text = row(taken, context);
        if let Some(log) = &mut log {
            let _ = writeln!(log, "{text}");
        }
        let notable = matches!(taken.outcome, Came::Refused(_)) || !taken.notices.is_empty();
        if notable && told < TOLD {
            lines.push_str(&wrap(&text, 0, 2, COLUMNS));
            lines.push('\n');
        }
        told += usize::from(notable);
    };
    let vocabulary = &known.region.vocabulary;
    let defaults = Defaults { source: arguments.source.clone(), as_of: as_of.clone() };
    let open = || -> Result<Decoded<BufReader<File>>, StoreError> {
        let file = File::open(&arguments.file).map_err(|error| StoreError::File {
            path: arguments.file.display().to_string(),
            reason: error.to_string(),
        })?;
        Ok(Decoded::new(BufReader::with_capacity(1 << 20, file)))
    };
    let workbook = arguments
        .file
        .extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|e| ["xlsx", "xls", "ods"].contains(&e.to_lowercase().as_str()));
    let counts = known
        .store
        .import(
            &known.region,
            &mut |take| match kind {
                Kind::Template if workbook => directory::exchange::stream_workbook::<StoreError>(
                    &arguments.file,
                    vocabulary,
                    &defaults,
                    |line, row| take(line, row.map_err(Refusal::from)),
                ),
                Kind::Template => directory::exchange::stream::<StoreError>(
                    &shown,
                    open()?,
                    vocabulary,
                    &defaults,
                    |line, row| take(line, row.map_err(Refusal::from)),
                ),
                Kind::Denue => {
                    let state = (arguments.state != "all").then(|| arguments.state.clone());
                    let Some(edition) = as_of.clone() else { return Ok(()) };
                    let wanted = Wanted { state, smallest, edition };
                    denue::stream::<StoreError>(&shown, open()?, &wanted, vocabulary, |line, row| {
                        take(line, row)
                    })
                }
                Kind::Retc => retc::stream::<StoreError>(
                    &shown,
                    open()?,
                    as_of.as_ref(),
                    "Baja California",
                    vocabulary,
                    &mut *take,
                ),
            },
            arguments.dry_run,
            &mut each,
        )
        .map_err(|error| Failures::from(Failure::new(&error)))?;
    if let Some(mut log) = log {
        log.flush().map_err(|error| not_writable(&arguments.log.clone().unwrap_or_default(), &error))?;
    }
    context.print(&lines);
    if told > TOLD {
        let more = Message::new("directory-import-more").with("count", told - TOLD);
        context.print(&format!("{MUTED}{}{MUTED:#}\n", context.catalogue.render(&more)));
    }
    let key = if arguments.dry_run { "directory-import-would" } else { "directory-import-done" };
    let sum = Message::new(key)
        .with("read", counts.read)
        .with("added", counts.added)
        .with("merged", counts.merged)
        .with("changed", counts.changed)
        .with("unchanged", counts.unchanged)
        .with("refused", counts.refused);
    context.print(&format!("{STRONG}{}{STRONG:#}\n", wrap(&context.catalogue.render(&sum), 0, 0, COLUMNS)));
    if counts.doubtful > 0 {
        let doubtful = Message::new("directory-import-doubtful-count").with("count", counts.doubtful);
        context.print(&format!("{OPEN}{}{OPEN:#}\n", context.catalogue.render(&doubtful)));
    }
    Ok(ExitCode::Answered)
}

fn not_writable(path: &std::path::Path, error: &std::io::Error) -> Failures {
    let values =
        vec![("file", path.display().to_string().into()), ("reason", error.kind().to_string().into())];
    Failure::of("file-not-writable", values).into()
}

/// What a file is, by the names in its first line.
fn told_by_columns(path: &std::path::Path) -> std::io::Result<Kind> {
    use std::io::{BufRead, Read};
    let mut first = String::new();
    let mut from = BufReader::new(Decoded::new(BufReader::new(File::open(path)?)).take(8192));
    // A workbook is no text; whatever its bytes are they name no register.
    let _ = from.read_line(&mut first);
    Ok(if first.contains("codigo_act") {
        Kind::Denue
    } else if first.contains("NRA") || first.starts_with("nra,") {
        Kind::Retc
    } else {
        Kind::Template
    })
}

fn row(taken: &Taken, context: &Context) -> String {
    let say = |message: &Message| context.catalogue.render(message);
    let name = taken.statement.as_ref().map_or("", |statement| statement.name.as_str());
    let message = match &taken.outcome {
        Came::Added => Message::new("directory-import-row-added").with("name", name),
        Came::Merged(merge) => Message::new("directory-import-row-merged")
            .with("name", name)
            .with("organization", taken.statement.as_ref().map_or("", |s| s.organization.as_str()))
            .with("confidence", u32::from(merge.confidence))
            .with("because", merge.because.iter().map(String::as_str).collect::<Vec<_>>()),
        Came::Changed => Message::new("directory-import-row-changed").with("name", name),
        Came::Unchanged => Message::new("directory-import-row-unchanged"),
        Came::Refused(refusal) => {
            Message::new("directory-import-row-refused").with("why", context.catalogue.what(refusal))
        }
    };
    let mut text = say(&Message::new("directory-import-row").with("line", taken.line).with("what", message));
    for notice in &taken.notices {
        text.push_str("; ");
        text.push_str(&say(&notice.message()));
    }
    text
}

pub(super) fn export(arguments: &Export, context: &Context) -> Outcome {
    let known = arguments.data.open(context)?;
    let told = |error: StoreError| Failures::from(Failure::new(&error));
    let vocabulary = &known.region.vocabulary;
    let mut writer = StatementWriter::new(Vec::new()).map_err(|_| internal())?;
    let mut count = 0_usize;
    let mut write = |statement: &directory::register::Statement| {
        count += 1;
        writer
            .write(statement, vocabulary)
            .map_err(|error| StoreError::File { path: String::new(), reason: error.to_string() })
    };
    if arguments.own {
        known.store.each_statement(&known.region, |statement| write(&statement)).map_err(told)?;
    } else {
        for statement in known.store.statements(&known.region).map_err(told)? {
            write(&statement).map_err(told)?;
        }
    }
    let bytes = writer.finish().map_err(|_| internal())?;
    match &arguments.file {
        None => context.write(&bytes).map_err(|error| not_writable(std::path::Path::new("-"), &error))?,
        Some(path) => {
            std::fs::write(path, bytes).map_err(|error| not_writable(path, &error))?;
            let message = Message::new("directory-exported")
                .with("count", count)
                .with("file", path.display().to_string());
            context.print(&format!("{}\n", context.catalogue.render(&message)));
        }
    }
    Ok(ExitCode::Answered)
}

fn internal() -> Failures {
    Failure::of("internal", Vec::new()).into()
}
