//! A tariff schedule over time: its lines with their rates, for every edition held.
//!
//! Assumes no country. The lines lie in one table, sorted by code and edition; looking one up is a binary
//! search and allocates nothing. Rates and lists that repeat are kept once.

use jiff::civil::Date;
use thiserror::Error;

use super::entry::SpecialProgramIndicator;
use super::quantity::Unit;
use super::rate::{CodeRange, Rate};
use crate::country::Country;
use crate::money::Currency;
use crate::period::Period;
use crate::tariff_code::{Level, TariffCode};

/// One published edition of a schedule: three things apart, its name, when it was published, and from
/// which day its lines have legal effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its name, such as `2026_rev_10`.
    pub name: Box<str>,
    /// Day of publication, where known.
    pub published: Option<Date>,
    /// First day of legal effect.
    pub effect: Date,
    /// Whether only some of its lines are held (the rest is carried on from the edition before).
    pub partial: bool,
}

/// The number of an edition in its schedule, oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edition(pub u16);

/// A line as it stands through a run of editions. The numbers point into the tables of
/// [`ScheduleParts`]; zero is the empty entry of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineRecord {
    /// Its code.
    pub code: TariffCode,
    /// First edition that has it so.
    pub from: Edition,
    /// Last edition that has it so.
    pub until: Edition,
    /// Depth of indentation in the printed tree.
    pub indent: u8,
    /// General rate (column 1).
    pub general: u32,
    /// Special rates by program.
    pub special: u32,
    /// Column 2 rate.
    pub other: u32,
    /// Units of quantity.
    pub units: u32,
    /// References in footnotes.
    pub footnotes: u32,
}

/// The rates of the special column: each for some programs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Special(pub Box<[SpecialEntry]>);

/// A rate for the programs named.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SpecialEntry {
    /// The rate.
    pub rate: Rate,
    /// The programs; none named means every one (as in `No change`).
    pub programs: Box<[SpecialProgramIndicator]>,
}

impl Special {
    /// The rate for a program; `None` where the line does not grant it.
    #[must_use]
    pub fn rate_for(&self, program: &SpecialProgramIndicator) -> Option<&Rate> {
        self.0
            .iter()
            .find(|entry| entry.programs.is_empty() || entry.programs.contains(program))
            .map(|entry| &entry.rate)
    }
}

/// A part of a line that a footnote hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScheduleColumn {
    /// The description.
    Description,
    /// The general rate.
    General,
    /// The special rates.
    Special,
    /// The column 2 rate.
    Other,
    /// Units and statistics.
    Units,
}

/// A footnote's reference to another provision, of chapter 99 as a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FootnoteReference {
    /// What it hangs on.
    pub column: ScheduleColumn,
    /// The provisions it names.
    pub provisions: CodeRange,
}

/// What a schedule is built from; checked by [`Schedule::new`].
#[derive(Clone, Debug, Default)]
pub struct ScheduleParts {
    /// Editions, oldest first.
    pub revisions: Vec<Revision>,
    /// Lines in the order of code, level and edition.
    pub lines: Vec<LineRecord>,
    /// Rates; the first stands for an empty column and is never read.
    pub rates: Vec<Rate>,
    /// Special columns; the first is empty.
    pub specials: Vec<Special>,
    /// Lists of units; the first is empty.
    pub units: Vec<Box<[Unit]>>,
    /// Lists of footnote references; the first is empty.
    pub footnotes: Vec<Box<[FootnoteReference]>>,
}

/// Why the parts do not make a schedule.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ScheduleDefect {
    /// An edition takes effect before the one that precedes it.
    #[error("`{0}` takes effect before the edition it follows")]
    RevisionsOutOfOrder(Box<str>),
    /// A line lies before the one that precedes it, or overlaps it.
    #[error("line {0} is out of order or overlaps the one before it")]
    LinesOutOfOrder(TariffCode),
    /// A line points past the end of a table.
    #[error("line {0} points to an entry that is not there")]
    Dangling(TariffCode),
}

impl crate::Problem for ScheduleDefect {
    fn code(&self) -> &'static str {
        match self {
            Self::RevisionsOutOfOrder(_) => "law-schedule-revisions-out-of-order",
            Self::LinesOutOfOrder(_) => "law-schedule-lines-out-of-order",
            Self::Dangling(_) => "law-schedule-line-dangling",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, crate::Value)> {
        match self {
            Self::RevisionsOutOfOrder(name) => vec![("revision", (**name).into())],
            Self::LinesOutOfOrder(code) | Self::Dangling(code) => vec![("code", (*code).into())],
        }
    }
}

/// A country's tariff schedule over time.
#[derive(Clone, Debug)]
pub struct Schedule {
    territory: Country,
    currency: Currency,
    pub(super) parts: ScheduleParts,
}

impl Default for Schedule {
    /// The schedule of the United States without any edition: every code is unknown in it.
    fn default() -> Self {
        Self { territory: Country::US, currency: Currency::USD, parts: ScheduleParts::default() }
    }
}

impl Schedule {
    /// A schedule from its parts.
    ///
    /// - Refuses: editions or lines out of order, lines that overlap, numbers past the end of a table.
    pub fn new(territory: Country, currency: Currency, parts: ScheduleParts) -> Result<Self, ScheduleDefect> {
        if let Some(pair) = parts.revisions.windows(2).find(|pair| pair[1].effect < pair[0].effect) {
            return Err(ScheduleDefect::RevisionsOutOfOrder(pair[1].name.clone()));
        }
        let fits = |number: u32, length: usize| number == 0 || (number as usize) < length;
        for line in &parts.lines {
            let sound = line.from <= line.until
                && usize::from(line.until.0) < parts.revisions.len()
                && fits(line.general, parts.rates.len())
                && fits(line.other, parts.rates.len())
                && fits(line.special, parts.specials.len())
                && fits(line.units, parts.units.len())
                && fits(line.footnotes, parts.footnotes.len());
            if !sound {
                return Err(ScheduleDefect::Dangling(line.code));
            }
        }
        for pair in parts.lines.windows(2) {
            let in_order =
                pair[0].code < pair[1].code || (pair[0].code == pair[1].code && pair[0].until < pair[1].from);
            if !in_order {
                return Err(ScheduleDefect::LinesOutOfOrder(pair[1].code));
            }
        }
        Ok(Self { territory, currency, parts })
    }

    /// Whose tariff it is.
    #[must_use]
    pub const fn territory(&self) -> Country {
        self.territory
    }

    /// How a line of it is cited: by the name the field has for the schedule of the United States, by the
    /// country otherwise.
    #[must_use]
    pub fn cite(&self, code: TariffCode) -> String {
        if self.territory == Country::US {
            format!("HTSUS {code}")
        } else {
            format!("{} {code}", self.territory)
        }
    }

    /// The currency of its specific rates.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// Its editions, oldest first.
    #[must_use]
    pub fn revisions(&self) -> &[Revision] {
        &self.parts.revisions
    }

    /// The revision of an edition.
    #[must_use]
    pub fn revision(&self, edition: Edition) -> &Revision {
        &self.parts.revisions[usize::from(edition.0)]
    }

    /// The edition of a name.
    #[must_use]
    pub fn edition_named(&self, name: &str) -> Option<Edition> {
        let number = self.parts.revisions.iter().position(|revision| &*revision.name == name)?;
        u16::try_from(number).ok().map(Edition)
    }

    /// The edition in effect on a day; `None` before the first.
    #[must_use]
    pub fn edition_on(&self, date: Date) -> Option<Edition> {
        let after = self.parts.revisions.partition_point(|revision| revision.effect <= date);
        u16::try_from(after.checked_sub(1)?).ok().map(Edition)
    }

    /// The line of exactly this code in an edition.
    #[must_use]
    pub fn line(&self, code: TariffCode, edition: Edition) -> Option<Line<'_>> {
        let after = self.parts.lines.partition_point(|line| (line.code, line.from) <= (code, edition));
        let record = self.parts.lines.get(after.checked_sub(1)?)?;
        (record.code == code && record.until >= edition).then_some(Line { schedule: self, record })
    }

    /// Every line of an edition, in order.
    pub fn lines(&self, edition: Edition) -> impl Iterator<Item = Line<'_>> {
        self.held(&self.parts.lines, edition)
    }

    /// The lines of an edition at or under a code, in order.
    pub fn lines_under(&self, code: TariffCode, edition: Edition) -> impl Iterator<Item = Line<'_>> {
        let start = self.parts.lines.partition_point(|line| line.code < code);
        let end = self.parts.lines.partition_point(|line| line.code.first() <= code.last());
        self.held(&self.parts.lines[start..end.max(start)], edition)
    }

    fn held<'s>(&'s self, lines: &'s [LineRecord], edition: Edition) -> impl Iterator<Item = Line<'s>> {
        lines
            .iter()
            .filter(move |line| line.from <= edition && edition <= line.until)
            .map(|record| Line { schedule: self, record })
    }

    /// Every record of a code, in the order of editions.
    pub fn history(&self, code: TariffCode) -> impl Iterator<Item = Line<'_>> {
        let start = self.parts.lines.partition_point(|line| line.code < code);
        self.parts.lines[start..]
            .iter()
            .take_while(move |line| line.code == code)
            .map(|record| Line { schedule: self, record })
    }

    /// The tables, for writing them out again.
    #[must_use]
    pub const fn parts(&self) -> &ScheduleParts {
        &self.parts
    }
}

/// A line of a schedule in an edition.
#[derive(Clone, Copy)]
pub struct Line<'s> {
    schedule: &'s Schedule,
    record: &'s LineRecord,
}

impl<'s> Line<'s> {
    /// Its code.
    #[must_use]
    pub const fn code(self) -> TariffCode {
        self.record.code
    }

    /// Its depth of indentation in the printed tree.
    #[must_use]
    pub const fn indent(self) -> u8 {
        self.record.indent
    }

    /// The general rate, where one stands on this line.
    #[must_use]
    pub fn general(self) -> Option<&'s Rate> {
        self.rate(self.record.general)
    }

    /// The column 2 rate, where one stands on this line.
    #[must_use]
    pub fn other(self) -> Option<&'s Rate> {
        self.rate(self.record.other)
    }

    /// The special rates; empty where none stand on this line.
    #[must_use]
    pub fn special(self) -> &'s [SpecialEntry] {
        entry(&self.schedule.parts.specials, self.record.special).map_or(&[], |special| &special.0)
    }

    /// The rate for a program; `None` where this line does not grant it.
    #[must_use]
    pub fn special_for(self, program: &SpecialProgramIndicator) -> Option<&'s Rate> {
        entry(&self.schedule.parts.specials, self.record.special)?.rate_for(program)
    }

    /// The units of quantity reported on this line.
    #[must_use]
    pub fn units(self) -> &'s [Unit] {
        entry(&self.schedule.parts.units, self.record.units).map_or(&[], |units| units)
    }

    /// The provisions that footnotes of this line refer to.
    #[must_use]
    pub fn footnotes(self) -> &'s [FootnoteReference] {
        entry(&self.schedule.parts.footnotes, self.record.footnotes).map_or(&[], |notes| notes)
    }

    /// Whether any column holds a rate.
    #[must_use]
    pub const fn has_rate(self) -> bool {
        self.record.general != 0 || self.record.other != 0 || self.record.special != 0
    }

    /// First and last edition that has the line as it is.
    #[must_use]
    pub const fn editions(self) -> (Edition, Edition) {
        (self.record.from, self.record.until)
    }

    /// The days on which the line stands as it is: open where the newest edition still has it.
    #[must_use]
    pub fn period(self) -> Option<Period> {
        let next = usize::from(self.record.until.0) + 1;
        let until = match self.schedule.parts.revisions.get(next) {
            Some(revision) => Some(revision.effect.yesterday().ok()?),
            None => None,
        };
        // An edition that another replaced on its first day has no day of its own.
        Period::new(self.schedule.revision(self.record.from).effect, until).ok()
    }

    /// The record itself.
    #[must_use]
    pub const fn record(self) -> &'s LineRecord {
        self.record
    }

    /// The lines above this one in the same edition, chapter side first.
    pub fn ancestors(self, edition: Edition) -> Vec<Line<'s>> {
        let mut above = Vec::new();
        let mut code = self.code().parent();
        while let Some(next) = code.filter(|code| code.level() > Level::Chapter) {
            above.extend(self.schedule.line(next, edition));
            code = next.parent();
        }
        above.reverse();
        above
    }

    fn rate(self, number: u32) -> Option<&'s Rate> {
        entry(&self.schedule.parts.rates, number)
    }
}

impl std::fmt::Debug for Line<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.record.fmt(f)
    }
}

/// The entry of a table, where the number is not that of the empty one.
fn entry<T>(table: &[T], number: u32) -> Option<&T> {
    if number == 0 { None } else { table.get(number as usize) }
}
