//! Special programs: who may claim them and when.

use std::sync::Arc;

use jiff::civil::Date;

use super::Rate;
use super::additional::CountrySet;
use super::entry::SpecialProgramIndicator;
use super::schedule::Line;
use crate::country::Country;
use crate::determination::Citation;
use crate::period::Period;

/// A program of preference, by its indicator.
#[derive(Clone, Debug)]
pub struct Program {
    /// The indicator claimed: `S`, `KR`, `A`.
    pub indicator: SpecialProgramIndicator,
    /// A short key of its name.
    pub key: Arc<str>,
    /// Whose products may claim it.
    pub countries: CountrySet,
    /// The days it is in force; several where it lapsed and was renewed.
    pub periods: Vec<Period>,
    /// Whether goods entered under it owe no merchandise processing fee.
    pub processing_fee_exempt: bool,
    /// What it rests on.
    pub citation: Citation,
    /// Doubts about it, by their keys in the assumptions.
    pub doubts: Vec<Arc<str>>,
}

/// Every program.
#[derive(Clone, Debug, Default)]
pub struct Programs {
    programs: Vec<Program>,
}

/// Why a claim brings nothing. Not an error: the general rate applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimRefusal {
    /// No program has this indicator.
    UnknownIndicator,
    /// The program is not open to products of this country.
    Country,
    /// The program is not in force that day.
    NotInForce,
    /// The line grants nothing under it.
    Line,
    /// Goods dutiable in column 2 cannot claim it.
    Column2,
}

/// What a claim brings.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Granted<'l> {
    pub program: &'l Program,
    /// The special rate; `None` where the general rate is already free.
    pub rate: Option<&'l Rate>,
}

impl Programs {
    /// These programs.
    #[must_use]
    pub const fn new(programs: Vec<Program>) -> Self {
        Self { programs }
    }

    /// Every program.
    #[must_use]
    pub fn all(&self) -> &[Program] {
        &self.programs
    }

    /// The program of an indicator.
    #[must_use]
    pub fn get(&self, indicator: &SpecialProgramIndicator) -> Option<&Program> {
        self.programs.iter().find(|program| program.indicator == *indicator)
    }

    /// What a claim brings on a line, or why it brings nothing.
    pub(crate) fn claim<'l>(
        &'l self,
        indicator: &SpecialProgramIndicator,
        origin: Country,
        date: Date,
        line: Line<'l>,
    ) -> Result<Granted<'l>, (ClaimRefusal, Option<&'l Program>)> {
        let program = self.get(indicator).ok_or((ClaimRefusal::UnknownIndicator, None))?;
        if !program.countries.contains(origin) {
            return Err((ClaimRefusal::Country, Some(program)));
        }
        if !program.periods.iter().any(|period| period.contains(date)) {
            return Err((ClaimRefusal::NotInForce, Some(program)));
        }
        if let Some(rate) = special_rate(line, indicator) {
            return Ok(Granted { program, rate: Some(rate) });
        }
        if line.general() == Some(&Rate::FREE) {
            return Ok(Granted { program, rate: None });
        }
        Err((ClaimRefusal::Line, Some(program)))
    }
}

/// The rate under an indicator; a bare letter also finds its marked forms (`A` finds `A*` and `A+`).
fn special_rate<'l>(line: Line<'l>, indicator: &SpecialProgramIndicator) -> Option<&'l Rate> {
    line.special_for(indicator).or_else(|| {
        let bare = indicator.as_str();
        let entries = line.special().iter();
        let found = entries.flat_map(|entry| entry.programs.iter().map(move |program| (program, entry)));
        let mut marked = found.filter(|(program, _)| {
            let text = program.as_str();
            text.len() == bare.len() + 1 && text.starts_with(bare) && text.ends_with(['*', '+'])
        });
        marked.next().map(|(_, entry)| &entry.rate)
    })
}
