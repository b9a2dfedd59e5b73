//! Another register, or a list, taken into the user's own: by the command line and as long work alike.

use std::cell::Cell;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;

use customs::Value;
use directory::exchange::{self, Defaults};
use directory::import::denue::{self, Wanted};
use directory::import::encoding::Decoded;
use directory::import::{Counts, Refusal, Taken, retc};
use directory::region::Region;
use directory::register::{AsOf, Size};
use directory::store::{Store, StoreError};

use crate::problems::{Failure, Failures};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// The exchange format, as CSV or as the first sheet of a workbook.
    Template,
    /// The national directory of economic units.
    Denue,
    /// The federal register of emissions.
    Retc,
}

/// What is said of a file that is to be taken in, as it was written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    /// What it is called, where that is not its path.
    pub name: Option<&'a str>,
    /// What it is; otherwise told by its columns.
    pub kind: Option<Kind>,
    /// Of when rows are that do not say it.
    pub as_of: Option<&'a str>,
    /// Where rows come from that do not say it.
    pub source: Option<&'a str>,
    /// DENUE: two digits of the state, or all.
    pub state: Option<&'a str>,
    /// DENUE: the smallest stratum taken.
    pub smallest: Option<&'a str>,
}

/// Baja California.
pub const STATE: &str = "02";
/// Establishments below this stratum are left out.
pub const SMALLEST: &str = "11-30";

/// A file to be taken in.
pub struct Intake<'a> {
    file: &'a Path,
    /// How it is named in what is said.
    shown: String,
    kind: Kind,
    workbook: bool,
    as_of: Option<AsOf>,
    source: Option<String>,
    /// Digits and name of the state; nothing for all.
    state: Option<(&'static str, &'static str)>,
    smallest: Size,
}

impl<'a> Intake<'a> {
    /// What the file is, and whether enough is said to read it.
    ///
    /// - Refuses: a file that cannot be read, is packed or in another encoding, a date, a state or a stratum that is
    ///   none, DENUE without its edition.
    pub fn read(path: &'a Path, said: Said<'a>) -> Result<Self, Failures> {
        let shown = said.name.map_or_else(|| path.display().to_string(), str::to_owned);
        let file = || vec![("file", Value::from(shown.as_str()))];
        let unreadable = |error: std::io::Error| {
            let mut values = file();
            values.push(("reason", error.kind().to_string().into()));
            Failures::from(Failure::of("file-not-readable", values))
        };
        let as_of = said.as_of.map(|text| {
            text.parse::<AsOf>().map_err(|()| {
                Failures::from(Failure::of("directory-date-unreadable", vec![("date", text.into())]))
            })
        });
        let extension = path.extension().and_then(|extension| extension.to_str());
        let workbook = extension.is_some_and(|e| ["xlsx", "xls", "ods"].contains(&e.to_lowercase().as_str()));
        let mut head = Vec::new();
        let opened = File::open(path).map_err(unreadable)?;
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
        let kind = match said.kind {
            Some(kind) => kind,
            None if workbook => Kind::Template,
            None => told_by_columns(path).map_err(unreadable)?,
        };
        if workbook && kind != Kind::Template {
            return Err(Failure::of("directory-file-workbook", file()).into());
        }
        let asked = said.state.unwrap_or(STATE);
        let state = denue::STATES.into_iter().find(|(digits, _)| *digits == asked);
        if state.is_none() && asked != "all" {
            let known: Vec<&str> = denue::STATES.iter().map(|(digits, _)| *digits).chain(["all"]).collect();
            let values = vec![("term", asked.into()), ("known", known.into())];
            return Err(Failure::of("directory-term-unknown", values).into());
        }
        let stratum = said.smallest.unwrap_or(SMALLEST);
        let smallest = stratum.parse().map_err(|()| {
            let known: Vec<&str> = Size::ALL.map(Size::code).to_vec();
            let values = vec![("term", stratum.into()), ("known", known.into())];
            Failures::from(Failure::of("directory-term-unknown", values))
        })?;
        if kind == Kind::Denue && as_of.is_none() {
            return Err(Failure::of("directory-edition-missing", Vec::new()).into());
        }
        let (as_of, source) = (as_of.transpose()?, said.source.map(str::to_owned));
        Ok(Self { file: path, shown, kind, workbook, as_of, source, state, smallest })
    }

    /// Takes the file into `store`; with `dry_run` nothing is written. `each` is told of every row and says whether to
    /// go on; an intake that is stopped changes nothing.
    pub fn import(
        &self,
        store: &Store,
        region: &Region,
        dry_run: bool,
        each: &mut dyn FnMut(&Taken) -> ControlFlow<()>,
    ) -> Result<Counts, Failures> {
        let stopped = Cell::new(false);
        let vocabulary = &region.vocabulary;
        let defaults = Defaults { source: self.source.clone(), as_of: self.as_of.clone() };
        let failed = |reason: String| StoreError::File { path: self.shown.clone(), reason };
        let open = || -> Result<Decoded<BufReader<File>>, StoreError> {
            let file = File::open(self.file).map_err(|error| failed(error.to_string()))?;
            Ok(Decoded::new(BufReader::with_capacity(1 << 20, file)))
        };
        let counts = store.import(
            region,
            &mut |take| {
                let mut take = |line, row| match stopped.get() {
                    true => Err(failed("stopped".to_owned())),
                    false => take(line, row),
                };
                match (self.kind, &self.as_of) {
                    (Kind::Template, _) if self.workbook => exchange::stream_workbook::<StoreError>(
                        self.file,
                        vocabulary,
                        &defaults,
                        |line, row| take(line, row.map_err(Refusal::from)),
                    ),
                    (Kind::Template, _) => exchange::stream::<StoreError>(
                        &self.shown,
                        open()?,
                        vocabulary,
                        &defaults,
                        |line, row| take(line, row.map_err(Refusal::from)),
                    ),
                    (Kind::Denue, Some(edition)) => {
                        let state = self.state.map(|(digits, _)| digits.to_owned());
                        let wanted = Wanted { state, smallest: self.smallest, edition: edition.clone() };
                        denue::stream::<StoreError>(&self.shown, open()?, &wanted, vocabulary, &mut take)
                    }
                    // An edition is asked for before anything is read.
                    (Kind::Denue, None) => Ok(()),
                    (Kind::Retc, year) => retc::stream::<StoreError>(
                        &self.shown,
                        open()?,
                        year.as_ref(),
                        self.state.map(|(_, name)| name),
                        vocabulary,
                        &mut take,
                    ),
                }
            },
            dry_run,
            &mut |taken| stopped.set(stopped.get() || each(taken).is_break()),
        );
        counts.map_err(|error| Failures::from(Failure::new(&error)))
    }
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
