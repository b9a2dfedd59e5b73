//! Finding the line that bears the rate of a code on a day, and saying exactly why there is none.

use jiff::civil::Date;
use thiserror::Error;

use super::schedule::{Edition, Line, Schedule};
use crate::determination::{Problem, Value};
use crate::tariff_code::{Level, TariffCode};

/// A code found in a schedule on a day.
#[derive(Clone, Copy, Debug)]
pub struct Found<'s> {
    /// The edition in effect.
    pub edition: Edition,
    /// The line of the code itself, the deepest that is meant.
    pub line: Line<'s>,
    /// The line that bears the rate: this one, or the tariff item it lies under.
    pub rate_line: Line<'s>,
}

/// Why a code has no line on a day.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ScheduleError {
    /// The schedule held here begins later.
    #[error("no edition of the schedule is held for {date}")]
    NoEdition {
        /// The day asked for.
        date: Date,
    },
    /// No edition has it.
    #[error("{code} is in no edition of the schedule")]
    UnknownCode {
        /// The code.
        code: TariffCode,
        /// The day asked for.
        date: Date,
        /// The nearest line above it that is there.
        nearest: Option<TariffCode>,
        /// Lines under that one, the first of them.
        candidates: Vec<TariffCode>,
    },
    /// It stood in the schedule before.
    #[error("{code} was taken out of the schedule on {gone}")]
    Retired {
        /// The code.
        code: TariffCode,
        /// The day asked for.
        date: Date,
        /// First day without it.
        gone: Date,
        /// Codes that came in on the same day under the same parent: candidates, not a legal concordance.
        candidates: Vec<TariffCode>,
    },
    /// It comes into the schedule later.
    #[error("{code} comes into the schedule on {from}")]
    NotYet {
        /// The code.
        code: TariffCode,
        /// The day asked for.
        date: Date,
        /// First day with it.
        from: Date,
        /// Codes it replaces, taken out on that day under the same parent: candidates.
        candidates: Vec<TariffCode>,
    },
    /// It is a heading or subheading with several lines under it.
    #[error("{code} has {count} lines with rates under it; the rate depends on which")]
    TooShort {
        /// The code.
        code: TariffCode,
        /// How many lines with rates lie under it.
        count: usize,
        /// The first of them.
        candidates: Vec<TariffCode>,
    },
    /// The line is there and no rate stands on it or above it.
    #[error("no rate stands on {code}")]
    NoRate {
        /// The code.
        code: TariffCode,
    },
}

impl Problem for ScheduleError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoEdition { .. } => "schedule-no-edition",
            Self::UnknownCode { .. } => "tariff-code-unknown",
            Self::Retired { .. } => "tariff-code-retired",
            Self::NotYet { .. } => "tariff-code-not-yet",
            Self::TooShort { .. } => "tariff-code-too-short",
            Self::NoRate { .. } => "tariff-line-without-rate",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        let list = |codes: &[TariffCode]| Value::List(codes.iter().map(|code| (*code).into()).collect());
        match self {
            Self::NoEdition { date } => vec![("date", (*date).into())],
            Self::UnknownCode { code, date, nearest, candidates } => vec![
                ("code", (*code).into()),
                ("date", (*date).into()),
                ("nearest", nearest.map_or_else(|| code.chapter().into(), Into::into)),
                ("count", candidates.len().into()),
                ("candidates", list(candidates)),
            ],
            Self::Retired { code, date, gone, candidates } => vec![
                ("code", (*code).into()),
                ("date", (*date).into()),
                ("gone", (*gone).into()),
                ("count", candidates.len().into()),
                ("candidates", list(candidates)),
            ],
            Self::NotYet { code, date, from, candidates } => vec![
                ("code", (*code).into()),
                ("date", (*date).into()),
                ("from", (*from).into()),
                ("count", candidates.len().into()),
                ("candidates", list(candidates)),
            ],
            Self::TooShort { code, count, candidates } => {
                vec![("code", (*code).into()), ("count", (*count).into()), ("candidates", list(candidates))]
            }
            Self::NoRate { code } => vec![("code", (*code).into())],
        }
    }
}

/// How many codes an error names at most.
const NAMED: usize = 12;

impl Schedule {
    /// The line of a code on a day, and the line that bears its rate.
    ///
    /// The rate stands on the eight-digit line where suffixes follow and on the ten-digit one (`.00` as a
    /// rule) otherwise; both readings of a code resolve: `9202.90.40` to `9202.90.40.00`, and
    /// `0101.21.00.00` to `0101.21.00` where its suffixes begin at `.10`.
    ///
    /// - Takes: a code of eight or ten digits, or a shorter one with a single rate under it.
    /// - Refuses: an unknown code, a retired one (naming candidates that came in its place), one of a later
    ///   edition, one too short to have one rate.
    pub fn find(&self, code: TariffCode, date: Date) -> Result<Found<'_>, ScheduleError> {
        let edition = self.edition_on(date).ok_or(ScheduleError::NoEdition { date })?;
        match self.find_in(code, edition) {
            Some(found) => found,
            None => Err(self.explain(code, date, edition)),
        }
    }

    /// The line of a code in an edition; `None` where neither reading is there.
    fn find_in(&self, code: TariffCode, edition: Edition) -> Option<Result<Found<'_>, ScheduleError>> {
        let found = |line, rate_line| Some(Ok(Found { edition, line, rate_line }));
        if let Some(line) = self.line(code, edition) {
            // Now and then a suffix bears a column of its own by mistake; the general rate decides.
            if line.general().is_some() {
                return found(line, line);
            }
            let above = match code.level() {
                Level::StatisticalSuffix => {
                    code.at(Level::TariffItem).and_then(|item| self.line(item, edition))
                }
                _ => None,
            };
            if let Some(above) = above.filter(|above| above.has_rate()) {
                return found(line, above);
            }
            if line.has_rate() {
                return found(line, line);
            }
            if code.level() == Level::StatisticalSuffix {
                return Some(Err(ScheduleError::NoRate { code }));
            }
        } else if code.level() == Level::StatisticalSuffix {
            // The reading of an eight-digit rate line filled up with zeros.
            let item = code.at(Level::TariffItem).filter(|item| item.first() == code.first())?;
            let line = self.line(item, edition)?;
            return match line.has_rate() {
                true => found(line, line),
                false => self.only_rate_under(item, edition),
            };
        }
        self.only_rate_under(code, edition)
    }

    /// The single line with a rate under a code; several are `TooShort`.
    fn only_rate_under(
        &self,
        code: TariffCode,
        edition: Edition,
    ) -> Option<Result<Found<'_>, ScheduleError>> {
        let mut lines = self.lines_under(code, edition).filter(|line| line.has_rate());
        let Some(first) = lines.next() else {
            return self.line(code, edition).map(|_| Err(ScheduleError::NoRate { code }));
        };
        let others: Vec<_> = lines.map(Line::code).collect();
        if others.is_empty() {
            return Some(Ok(Found { edition, line: first, rate_line: first }));
        }
        let candidates = std::iter::once(first.code()).chain(others.iter().copied()).take(NAMED).collect();
        Some(Err(ScheduleError::TooShort { code, count: others.len() + 1, candidates }))
    }

    /// Why a code is not there on a day.
    fn explain(&self, code: TariffCode, date: Date, edition: Edition) -> ScheduleError {
        let spellings = self.spellings(code);
        let records = || spellings.iter().flat_map(|code| self.history(*code));
        if let Some(last) = records().map(|line| line.editions().1).filter(|last| *last < edition).max() {
            let gone = Edition(last.0 + 1);
            let candidates = self.changed_under(code, |line| line.editions().0 == gone);
            return ScheduleError::Retired { code, date, gone: self.revision(gone).effect, candidates };
        }
        if let Some(first) = records().map(|line| line.editions().0).filter(|first| *first > edition).min() {
            let before = Edition(first.0 - 1);
            let candidates = self.changed_under(code, |line| line.editions().1 == before);
            return ScheduleError::NotYet { code, date, from: self.revision(first).effect, candidates };
        }
        let mut above = code.parent();
        let nearest = loop {
            match above {
                Some(next) if self.lines_under(next, edition).next().is_some() => break Some(next),
                Some(next) => above = next.parent(),
                None => break None,
            }
        };
        let candidates = nearest.map(|above| self.level_below(above, edition)).unwrap_or_default();
        ScheduleError::UnknownCode { code, date, nearest, candidates }
    }

    /// The code as it may be written: itself, and its other reading.
    fn spellings(&self, code: TariffCode) -> Vec<TariffCode> {
        let other = match code.level() {
            Level::TariffItem => TariffCode::from_number(code.first(), Level::StatisticalSuffix),
            Level::StatisticalSuffix => {
                code.at(Level::TariffItem).filter(|item| item.first() == code.first())
            }
            _ => None,
        };
        std::iter::once(code).chain(other).collect()
    }

    /// Codes under the nearest common parent whose record begins or ends as `changed` says, and that have
    /// no other record beside it.
    fn changed_under(&self, code: TariffCode, changed: impl Fn(Line<'_>) -> bool) -> Vec<TariffCode> {
        let mut above = code.parent();
        while let Some(parent) = above.filter(|parent| parent.level() > Level::Chapter) {
            let start = self.parts.lines.partition_point(|line| line.code < parent);
            let end = self.parts.lines.partition_point(|line| line.code.first() <= parent.last());
            let mut codes: Vec<TariffCode> = self.parts.lines[start..end.max(start)]
                .iter()
                .map(|record| record.code)
                .filter(|other| *other != code && other.level() >= Level::TariffItem)
                .collect();
            codes.dedup();
            codes.retain(|other| {
                let mut records = self.history(*other);
                records.next().is_some_and(&changed) && records.next().is_none()
            });
            if !codes.is_empty() {
                codes.truncate(NAMED);
                return codes;
            }
            above = parent.parent();
        }
        Vec::new()
    }

    /// The first codes one level or more below a code, without those below them.
    fn level_below(&self, code: TariffCode, edition: Edition) -> Vec<TariffCode> {
        let mut below: Vec<TariffCode> = Vec::new();
        for line in self.lines_under(code, edition).filter(|line| line.code() != code) {
            if !below.last().is_some_and(|last| last.contains(line.code())) {
                below.push(line.code());
            }
            if below.len() == NAMED {
                break;
            }
        }
        below
    }
}
