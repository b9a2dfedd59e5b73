//! The tables in `law/hts/`: written from editions read, and read back.
//!
//! `rates.txt`, `specials.txt`, `units.txt` and `footnotes.txt` hold each distinct entry once, numbered from
//! 1 by its line; `lines.txt` has a line for each run of editions through which a code stands unchanged:
//! `CODE INDENT GENERAL SPECIAL OTHER UNITS FOOTNOTES [FROM-[UNTIL]]`, zero for an empty column, editions
//! by their place in `revisions.toml` from 0, none written where the run is from the first to the last.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::hash::Hash;

use customs::duty::{
    CodeRange, Edition, FootnoteReference, Line, LineRecord, Rate, Schedule, ScheduleColumn, ScheduleParts,
    Special, SpecialEntry, Unit,
};
use customs::{Level, TariffCode};
use thiserror::Error;

use super::export::LineFacts;
use crate::error::LawbookError;
use crate::files::LawFiles;

/// Why a line of a table could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TableError {
    /// The first line is not the heading of this table.
    #[error("the first line has to be `{0}`")]
    Heading(&'static str),
    /// An entry that is not in the notation of its table.
    #[error("`{0}` is not an entry of this table")]
    Entry(String),
}

impl customs::Problem for TableError {
    fn code(&self) -> &'static str {
        match self {
            Self::Heading(_) => "law-schedule-table-heading",
            Self::Entry(_) => "law-schedule-table-entry",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, customs::Value)> {
        let text = match self {
            Self::Heading(text) => text,
            Self::Entry(text) => text.as_str(),
        };
        vec![("text", text.into())]
    }
}

struct Table {
    name: &'static str,
    heading: &'static str,
}

const RATES: Table = Table { name: "rates.txt", heading: "otay rates 1" };
const SPECIALS: Table = Table { name: "specials.txt", heading: "otay special columns 1" };
const UNITS: Table = Table { name: "units.txt", heading: "otay units 1" };
const FOOTNOTES: Table = Table { name: "footnotes.txt", heading: "otay footnotes 1" };
const LINES: Table = Table { name: "lines.txt", heading: "otay schedule lines 1" };

/// Entries that repeat, each once, numbered from 1 in the order they first come.
struct Interner<T> {
    entries: Vec<T>,
    numbers: HashMap<T, u32>,
}

impl<T: Clone + Eq + Hash> Interner<T> {
    fn new(empty: T) -> Self {
        Self { entries: vec![empty], numbers: HashMap::new() }
    }

    fn number(&mut self, entry: T) -> u32 {
        let next = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(entry).or_insert_with_key(|entry| {
            self.entries.push(entry.clone());
            next
        })
    }
}

/// The lines of editions, oldest first, brought together into runs through which they do not change.
///
/// - Takes: for each edition its lines; an edition without lines of its own adds to the one before it
///   (`adds`), so lines it does not name are carried on.
/// - Gives: parts without revisions, for [`customs::duty::Schedule::new`].
pub struct Compiler {
    rates: Interner<Rate>,
    specials: Interner<Special>,
    units: Interner<Box<[Unit]>>,
    footnotes: Interner<Box<[FootnoteReference]>>,
    open: HashMap<TariffCode, LineRecord>,
    closed: Vec<LineRecord>,
    editions: u16,
}

impl Default for Compiler {
    fn default() -> Self {
        Self {
            rates: Interner::new(Rate::NoChange),
            specials: Interner::new(Special::default()),
            units: Interner::new(Box::default()),
            footnotes: Interner::new(Box::default()),
            open: HashMap::new(),
            closed: Vec::new(),
            editions: 0,
        }
    }
}

impl Compiler {
    /// Takes the next edition: all its lines, or with `adds` only those that it adds or changes.
    pub fn edition(&mut self, lines: impl IntoIterator<Item = LineFacts>, adds: bool) {
        let edition = Edition(self.editions);
        self.editions += 1;
        let mut carried = std::mem::take(&mut self.open);
        for facts in lines {
            let record = self.record(facts, edition);
            match carried.remove(&record.code) {
                Some(before) if same(&before, &record) => {
                    self.open.insert(record.code, LineRecord { until: edition, ..before });
                }
                Some(before) => {
                    self.closed.push(before);
                    self.open.insert(record.code, record);
                }
                None => {
                    self.open.insert(record.code, record);
                }
            }
        }
        if adds {
            self.open.extend(
                carried.into_iter().map(|(code, record)| (code, LineRecord { until: edition, ..record })),
            );
        } else {
            self.closed.extend(carried.into_values());
        }
    }

    fn record(&mut self, facts: LineFacts, edition: Edition) -> LineRecord {
        LineRecord {
            code: facts.code,
            from: edition,
            until: edition,
            indent: facts.indent,
            general: facts.general.map_or(0, |rate| self.rates.number(rate)),
            special: match facts.special.is_empty() {
                true => 0,
                false => self.specials.number(Special(facts.special.into())),
            },
            other: facts.other.map_or(0, |rate| self.rates.number(rate)),
            units: if facts.units.is_empty() { 0 } else { self.units.number(facts.units.into()) },
            footnotes: match facts.footnotes.is_empty() {
                true => 0,
                false => self.footnotes.number(facts.footnotes.into()),
            },
        }
    }

    /// The parts, lines in order.
    #[must_use]
    pub fn finish(self) -> ScheduleParts {
        let mut lines = self.closed;
        lines.extend(self.open.into_values());
        lines.sort_by_key(|line| (line.code, line.from));
        ScheduleParts {
            revisions: Vec::new(),
            lines,
            rates: self.rates.entries,
            specials: self.specials.entries,
            units: self.units.entries,
            footnotes: self.footnotes.entries,
        }
    }
}

fn same(a: &LineRecord, b: &LineRecord) -> bool {
    LineRecord { from: b.from, until: b.until, ..*a } == *b
}

/// The facts of a line of a schedule, as [`super::export::read_row`] gives them.
#[must_use]
pub fn facts_of(line: Line<'_>) -> LineFacts {
    LineFacts {
        code: line.code(),
        indent: line.indent(),
        general: line.general().cloned(),
        special: line.special().to_vec(),
        other: line.other().cloned(),
        units: line.units().to_vec(),
        footnotes: line.footnotes().to_vec(),
    }
}

/// Writes the tables of a schedule: file name and text of each. The same parts give the same bytes.
#[must_use]
pub fn write(parts: &ScheduleParts, editions: u16) -> Vec<(&'static str, String)> {
    let table = |table: Table, entries: Vec<String>| {
        let mut text = format!("{}\n", table.heading);
        for entry in entries {
            text.push_str(&entry);
            text.push('\n');
        }
        (table.name, text)
    };
    vec![
        table(RATES, parts.rates.iter().skip(1).map(ToString::to_string).collect()),
        table(SPECIALS, parts.specials.iter().skip(1).map(write_special).collect()),
        table(UNITS, parts.units.iter().skip(1).map(|units| join(units.iter(), " ")).collect()),
        table(FOOTNOTES, parts.footnotes.iter().skip(1).map(|notes| write_footnotes(notes)).collect()),
        table(LINES, parts.lines.iter().map(|line| write_line(line, editions)).collect()),
    ]
}

fn join<T: ToString>(items: impl Iterator<Item = T>, between: &str) -> String {
    items.map(|item| item.to_string()).collect::<Vec<_>>().join(between)
}

fn write_special(special: &Special) -> String {
    join(special.0.iter().map(|entry| format!("{}|{}", entry.rate, join(entry.programs.iter(), ","))), ";")
}

fn write_footnotes(notes: &[FootnoteReference]) -> String {
    let one = |note: &FootnoteReference| {
        let column = match note.column {
            ScheduleColumn::Description => 'd',
            ScheduleColumn::General => 'g',
            ScheduleColumn::Special => 's',
            ScheduleColumn::Other => 'o',
            ScheduleColumn::Units => 'u',
        };
        let CodeRange { first, last } = note.provisions;
        if first == last { format!("{column}{first}") } else { format!("{column}{first}-{last}") }
    };
    join(notes.iter().map(one), " ")
}

fn write_line(line: &LineRecord, editions: u16) -> String {
    let mut text = format!(
        "{} {} {} {} {} {} {}",
        line.code.digits(),
        line.indent,
        line.general,
        line.special,
        line.other,
        line.units,
        line.footnotes
    );
    let last = line.until.0 + 1 == editions;
    if line.from.0 > 0 || !last {
        // Writing to a text cannot fail.
        let _ = write!(text, " {}-", line.from.0);
        if !last {
            let _ = write!(text, "{}", line.until.0);
        }
    }
    text
}

/// Reads the tables in `folder` (`law/hts`); revisions are the caller's to add.
///
/// - Refuses: entries not in their notation, each with file and line.
pub fn read(files: &LawFiles, folder: &str, editions: u16) -> Result<ScheduleParts, Vec<LawbookError>> {
    let mut problems = Vec::new();
    let parts = ScheduleParts {
        revisions: Vec::new(),
        rates: entries(files, folder, &RATES, Rate::NoChange, &mut problems, |text| text.parse().ok()),
        specials: entries(files, folder, &SPECIALS, Special::default(), &mut problems, read_special),
        units: entries(files, folder, &UNITS, Box::default(), &mut problems, |text| {
            text.split(' ').map(|unit| unit.parse().ok()).collect()
        }),
        footnotes: entries(files, folder, &FOOTNOTES, Box::default(), &mut problems, |text| {
            text.split(' ').map(read_footnote).collect()
        }),
        lines: lines(files, folder, editions, &mut problems),
    };
    if problems.is_empty() { Ok(parts) } else { Err(problems) }
}

/// The text of a table after its heading, with its path.
fn body(
    files: &LawFiles,
    folder: &str,
    table: &Table,
    problems: &mut Vec<LawbookError>,
) -> Option<(String, std::borrow::Cow<'static, str>)> {
    let path = format!("{folder}/{}", table.name);
    let text = files.text(&path).map_err(|problem| problems.push(problem)).ok()?;
    if !text.strip_prefix(table.heading).is_some_and(|rest| rest.starts_with('\n')) {
        problems.push(LawbookError::new(path, Some(1), TableError::Heading(table.heading)));
        return None;
    }
    Some((path, text))
}

fn entries<T>(
    files: &LawFiles,
    folder: &str,
    table: &Table,
    empty: T,
    problems: &mut Vec<LawbookError>,
    read: impl Fn(&str) -> Option<T>,
) -> Vec<T> {
    let mut entries = vec![empty];
    let Some((path, text)) = body(files, folder, table, problems) else { return entries };
    for (number, line) in text.lines().enumerate().skip(1) {
        match read(line) {
            Some(entry) => entries.push(entry),
            None => problems.push(LawbookError::new(
                path.as_str(),
                Some(number + 1),
                TableError::Entry(line.to_owned()),
            )),
        }
    }
    entries
}

fn read_special(text: &str) -> Option<Special> {
    let one = |text: &str| {
        let (rate, programs) = text.split_once('|')?;
        let programs = programs.split(',').filter(|program| !program.is_empty());
        Some(SpecialEntry {
            rate: rate.parse().ok()?,
            programs: programs.map(|program| program.parse().ok()).collect::<Option<_>>()?,
        })
    };
    text.split(';').map(one).collect::<Option<_>>().map(Special)
}

fn read_footnote(text: &str) -> Option<FootnoteReference> {
    let column = match text.as_bytes().first()? {
        b'd' => ScheduleColumn::Description,
        b'g' => ScheduleColumn::General,
        b's' => ScheduleColumn::Special,
        b'o' => ScheduleColumn::Other,
        b'u' => ScheduleColumn::Units,
        _ => return None,
    };
    let codes = &text[1..];
    let (first, last) = codes.split_once('-').unwrap_or((codes, codes));
    let provisions = CodeRange { first: first.parse().ok()?, last: last.parse().ok()? };
    Some(FootnoteReference { column, provisions })
}

/// Reads `lines.txt` in one pass over its bytes: it is the one large table, and read at every start.
fn lines(files: &LawFiles, folder: &str, editions: u16, problems: &mut Vec<LawbookError>) -> Vec<LineRecord> {
    let Some((path, text)) = body(files, folder, &LINES, problems) else { return Vec::new() };
    let mut lines = Vec::with_capacity(text.len() / 28);
    for (number, line) in text.as_bytes()[LINES.heading.len() + 1..].split(|byte| *byte == b'\n').enumerate()
    {
        match read_line(line, editions) {
            Some(record) => lines.push(record),
            None if line.is_empty() => {}
            None => problems.push(LawbookError::new(
                path.as_str(),
                Some(number + 2),
                TableError::Entry(String::from_utf8_lossy(line).into_owned()),
            )),
        }
    }
    lines
}

fn read_line(line: &[u8], editions: u16) -> Option<LineRecord> {
    let mut at = 0;
    let mut number = |end: &[u8]| -> Option<(u64, usize)> {
        let start = at;
        let mut value = 0_u64;
        while let Some(digit) = line.get(at).filter(|byte| byte.is_ascii_digit()) {
            value = value.checked_mul(10)?.checked_add(u64::from(digit - b'0'))?;
            at += 1;
        }
        let digits = at - start;
        if at < line.len() {
            end.contains(&line[at]).then_some(())?;
            at += 1;
        }
        Some((value, digits))
    };
    let (code, digits) = number(b" ")?;
    let (level, unit) = match digits {
        4 => (Level::Heading, 1_000_000),
        6 => (Level::Subheading, 10_000),
        8 => (Level::TariffItem, 100),
        10 => (Level::StatisticalSuffix, 1),
        _ => return None,
    };
    let code = TariffCode::from_number(code * unit, level)?;
    let mut field = || {
        let (value, digits) = number(b" ")?;
        (digits > 0).then_some(value)
    };
    let indent = u8::try_from(field()?).ok()?;
    let mut column = || u32::try_from(field()?).ok();
    let (general, special, other, units, footnotes) = (column()?, column()?, column()?, column()?, column()?);
    let mut edition = |otherwise: u16| {
        let (value, digits) = number(b"-")?;
        if digits == 0 { Some(otherwise) } else { u16::try_from(value).ok() }
    };
    let (from, until) = (edition(0)?, edition(editions.checked_sub(1)?)?);
    (at >= line.len()).then_some(LineRecord {
        code,
        from: Edition(from),
        until: Edition(until),
        indent,
        general,
        special,
        other,
        units,
        footnotes,
    })
}

/// Every line of an edition as facts.
pub fn edition_facts(schedule: &Schedule, edition: Edition) -> impl Iterator<Item = LineFacts> {
    schedule.lines(edition).map(facts_of)
}
