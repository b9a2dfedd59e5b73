//! The command line: one definition feeds parsing, help, completions and man pages.
//!
//! A command is a module here with its `clap` definition and a function from it and the [`Context`] to an
//! [`Outcome`]. What the program is asked for and where it writes is a [`World`], so that tests run whole
//! commands without a process.

mod assess;
mod backup;
mod case;
mod certification;
mod completions;
mod cost;
mod directory;
mod duty;
mod explain;
mod help;
mod man;
mod origin;
mod panel;
mod progress;
mod serve;
mod tariff;

use std::ffi::OsString;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anstream::adapter::strip_str;
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use lawbook::Lawbook;

use crate::messages::{Catalogue, Language};
use crate::problems::{ExitCode, Failures};

pub(crate) use case::starting_files;
pub(crate) use directory::{
    candidates_json, meters, not_covered, organization_facts, organization_json, origin as directory_origin,
    required, results_json, whole,
};
pub use progress::Progress;

/// How a command ended: with an exit code, or with what went wrong.
pub type Outcome = Result<ExitCode, Failures>;

/// The command line of the program.
#[derive(Parser, Debug)]
#[command(name = "otay", version, propagate_version = true, max_term_width = 80)]
#[command(subcommand_required = true, arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// What every command takes.
#[derive(clap::Args, Debug)]
struct Global {
    /// Language of the answer: en or es. Otherwise the language of the environment.
    #[arg(long, global = true, value_name = "LANGUAGE", value_enum)]
    lang: Option<Language>,
    /// When to use color: auto, always or never. `NO_COLOR` is respected.
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    color: Color,
    /// A folder with law/ and region/ to answer from, in place of what the program carries.
    #[arg(long, global = true, value_name = "DIR")]
    law: Option<PathBuf>,
}

/// When to use color.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
    /// Where the output is a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// One line a command.
#[derive(Subcommand, Debug)]
enum Command {
    /// The whole answer to a case: origin, duty and landed cost of every scenario
    Assess(assess::Assess),
    /// A case: a product, its bill of materials, the scenarios compared
    Case(case::CaseCommand),
    /// The landed cost of every scenario, line by line, and what would flip the answer
    Cost(cost::Cost),
    /// Duty on a line of an entry, or on every row of a file
    Duty(Box<duty::Duty>),
    /// Manufacturers, technical talent and partners of the region
    Directory(directory::DirectoryCommand),
    /// Does the good of a case originate under the USMCA? Or: the rule of a code
    Origin(origin::Origin),
    /// The tariff schedule: search, one line in its place, what changed between two days
    Tariff(tariff::TariffCommand),
    /// The workbench in a browser, on this machine
    Serve(serve::Serve),
    /// Write everything the workbench keeps into one file
    Backup(backup::Backup),
    /// Replace everything the workbench keeps by what a backup holds
    Restore(backup::Restore),
    /// What a diagnostic means, why it matters and what to do
    Explain(explain::Explain),
    /// Completions for a shell
    Completions(completions::Completions),
    /// The manual pages
    Man(man::Man),
}

fn dispatch(command: Command, context: &Context) -> Outcome {
    match command {
        Command::Assess(arguments) => assess::assess(&arguments, context),
        Command::Case(arguments) => case::case(&arguments, context),
        Command::Cost(arguments) => cost::cost(&arguments, context),
        Command::Duty(arguments) => duty::duty(&arguments, context),
        Command::Directory(arguments) => directory::directory(&arguments, context),
        Command::Origin(arguments) => origin::origin(&arguments, context),
        Command::Tariff(arguments) => tariff::tariff(&arguments, context),
        Command::Serve(arguments) => serve::serve(&arguments, context),
        Command::Backup(arguments) => backup::backup(&arguments, context),
        Command::Restore(arguments) => backup::restore(&arguments, context),
        Command::Explain(arguments) => explain::explain(&arguments, context),
        Command::Completions(arguments) => completions::completions(&arguments, context),
        Command::Man(arguments) => man::man(&arguments, context),
    }
}

/// The definition of the whole command line, worded in `language`.
#[must_use]
pub fn command(language: Language) -> clap::Command {
    help::localized(Arguments::command(), Catalogue::of(language))
}

/// What the program is given by whoever starts it.
pub struct World {
    /// Where the answer goes.
    pub out: Box<dyn Write + Send>,
    /// Where notes and errors go.
    pub err: Box<dyn Write + Send>,
    /// The locale of the environment, such as `es_MX.UTF-8`.
    pub locale: Option<String>,
    /// Whether a terminal that shows color reads the answer.
    pub color_out: bool,
    /// Whether a terminal that shows color reads the errors.
    pub color_err: bool,
    /// Whether progress may be drawn.
    pub progress: bool,
    /// The folder for the user's own data, such as the official descriptions of the tariff.
    pub data: Option<PathBuf>,
    /// The folder with law/ and region/ that the environment names.
    pub law: Option<PathBuf>,
    /// Where the environment says that the official schedule is fetched from.
    pub tariff_source: Option<String>,
}

impl World {
    /// The world of this process.
    #[must_use]
    pub fn of_process() -> Self {
        let wants_color = |choice| !matches!(choice, anstream::ColorChoice::Never);
        let locale = ["OTAY_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        Self {
            color_out: wants_color(anstream::AutoStream::choice(&io::stdout())),
            color_err: wants_color(anstream::AutoStream::choice(&io::stderr())),
            progress: io::IsTerminal::is_terminal(&io::stderr()),
            out: Box::new(io::BufWriter::new(io::stdout())),
            err: Box::new(io::stderr()),
            locale,
            data: data_folder(),
            law: std::env::var_os("OTAY_LAW").filter(|value| !value.is_empty()).map(PathBuf::from),
            tariff_source: std::env::var("OTAY_TARIFF_URL").ok().filter(|value| !value.is_empty()),
        }
    }
}

/// Where data of a user goes: `OTAY_DATA`, or `otay` in the place the system has for such data.
fn data_folder() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    named("OTAY_DATA")
        .or_else(|| named("XDG_DATA_HOME").map(|base| base.join("otay")))
        .or_else(|| named("HOME").map(|home| home.join(".local/share/otay")))
        .or_else(|| named("LOCALAPPDATA").map(|base| base.join("otay")))
}

/// What a command has at hand: the catalogue, and where to write.
pub struct Context {
    /// The reader's language.
    pub language: Language,
    /// The catalogue in it.
    pub catalogue: &'static Catalogue,
    out: Mutex<Box<dyn Write + Send>>,
    err: Mutex<Box<dyn Write + Send>>,
    color_out: bool,
    color_err: bool,
    progress: bool,
    law: Option<PathBuf>,
    data: Option<PathBuf>,
    tariff_source: Option<String>,
}

impl Context {
    fn new(world: World, language: Language, color: Color, law: Option<PathBuf>) -> Self {
        let decide = |detected| match color {
            Color::Auto => detected,
            Color::Always => true,
            Color::Never => false,
        };
        Self {
            language,
            catalogue: Catalogue::of(language),
            color_out: decide(world.color_out),
            color_err: decide(world.color_err),
            progress: world.progress,
            law: law.or(world.law),
            data: world.data,
            tariff_source: world.tariff_source,
            out: Mutex::new(world.out),
            err: Mutex::new(world.err),
        }
    }

    /// The law book to answer from: the folder named on the command line, or what the program carries.
    ///
    /// - Refuses: a folder without law files.
    pub fn lawbook(&self) -> Result<Lawbook, Failures> {
        match &self.law {
            Some(folder) => Ok(Lawbook::open(folder)?),
            None => Ok(Lawbook::bundled()),
        }
    }

    /// The folder for the user's own data, where one is known.
    #[must_use]
    pub fn data_folder(&self) -> Option<&Path> {
        self.data.as_deref()
    }

    /// Writes part of the answer. Style codes are taken out where there is no color.
    ///
    /// A reader that has gone away (`otay … | head`) ends nothing: the rest is not written.
    pub fn print(&self, text: &str) {
        write_to(&self.out, text, self.color_out);
    }

    /// Writes the bytes of the answer as they are, for formats other than text.
    ///
    /// - Refuses: what the stream refuses, except that the reader has gone away.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            result => result,
        }
    }

    /// Writes a note beside the answer.
    pub fn note(&self, text: &str) {
        write_to(&self.err, text, self.color_err);
    }

    /// A progress bar for work that takes over a second; nothing is drawn before that, or where nobody
    /// watches.
    #[must_use]
    pub fn progress(&self, message: &customs::Message, total: Option<u64>) -> Progress {
        Progress::new(self.catalogue.render(message), total, self.progress)
    }

    pub(crate) fn flush(&self) {
        for stream in [&self.out, &self.err] {
            let _ = stream.lock().unwrap_or_else(PoisonError::into_inner).flush();
        }
    }
}

fn write_to(stream: &Mutex<Box<dyn Write + Send>>, text: &str, color: bool) {
    let mut stream = stream.lock().unwrap_or_else(PoisonError::into_inner);
    let _ = if color { stream.write_all(text.as_bytes()) } else { write!(stream, "{}", strip_str(text)) };
}

/// Runs the program of this process.
#[must_use]
pub fn main() -> ExitCode {
    run(std::env::args_os(), World::of_process())
}

/// Runs the program with `arguments` (the first is its name) in `world`.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>, world: World) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = asked_language(&arguments)
        .or_else(|| world.locale.as_deref().and_then(Language::of_locale))
        .unwrap_or(Language::En);
    let parsed = Arguments::command()
        .try_get_matches_from(&arguments)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    match parsed {
        Ok(parsed) => {
            let context = Context::new(world, language, parsed.global.color, parsed.global.law);
            let code = conclude(parsed.command, &context);
            context.flush();
            code
        }
        // The worded definition is built only when its words are to be shown.
        Err(_) => help::show(&arguments, &Context::new(world, language, asked_color(&arguments), None)),
    }
}

fn conclude(arguments: Command, context: &Context) -> ExitCode {
    // The default hook has told the place of the panic already; here the reader is told whose mistake it is.
    let outcome = catch_unwind(AssertUnwindSafe(|| dispatch(arguments, context)));
    match outcome {
        Ok(Ok(code)) => code,
        Ok(Err(failures)) => {
            context.flush();
            context.note(&failures.text(context.catalogue));
            failures.exit_code()
        }
        Err(_) => {
            let failures = Failures::from(crate::problems::Failure::of("internal", Vec::new()));
            context.note(&failures.text(context.catalogue));
            failures.exit_code()
        }
    }
}

/// The value of `--name` before the command line is parsed, since help and errors need it too.
fn asked<'a>(arguments: &'a [OsString], name: &str) -> Option<&'a str> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        if let Some(rest) = argument.strip_prefix("--").and_then(|a| a.strip_prefix(name)) {
            match rest.strip_prefix('=') {
                Some(value) => return Some(value),
                None if rest.is_empty() => return arguments.next(),
                None => {}
            }
        }
    }
    None
}

fn asked_language(arguments: &[OsString]) -> Option<Language> {
    Language::from_str(asked(arguments, "lang")?, true).ok()
}

fn asked_color(arguments: &[OsString]) -> Color {
    asked(arguments, "color").and_then(|when| Color::from_str(when, true).ok()).unwrap_or(Color::Auto)
}

/// Whether a parse error of `clap` is an answer (`--help`, `--version`) rather than a mistake.
fn is_answer(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::DisplayHelp | ErrorKind::DisplayVersion)
}

#[cfg(test)]
mod tests;
