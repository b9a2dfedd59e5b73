//! Facts about the region: dated, graded, with unit and source.
//!
//! Each file of `region/labor`, `region/lanes`, `region/rents`, `region/fees` and `region/exchange` holds
//! facts by key. A value is in force over a period (`from`, `until`: a law, a tariff), or was observed on a
//! day (`as_of`: a rent, a freight rate) and counts until a newer observation.

mod labor;
mod problem;

use std::collections::BTreeMap;

use customs::{Dated, Decimal, Period};
use jiff::civil::Date;
use serde::Deserialize;

use crate::case::costs::Grade;
use crate::error::{FileProblem, LawbookError};
use crate::files::LawFiles;
use crate::toml_file;

pub use labor::{LaborFacts, OldAgeBand};
pub use problem::RegionProblem;

/// The folders of facts by key.
const FOLDERS: [&str; 5] = ["region/labor", "region/lanes", "region/rents", "region/fees", "region/exchange"];

/// Units that a fact may be in.
const UNITS: &[&str] = &[
    "MXN/day",
    "MXN/entry",
    "MXN/USD",
    "USD/arrival",
    "USD/container",
    "USD/crossing",
    "USD/employee/month",
    "USD/entry",
    "USD/hour",
    "USD/MWh",
    "USD/m2/month",
    "USD/sqft/month",
    "USD/truck",
    "UMA",
    "VND/month",
    "days",
    "days/week",
    "hours/week",
    "minutes",
    "share",
];

/// Everything known about the region by key.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    facts: BTreeMap<String, Fact>,
}

/// One fact, over time.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its key, unique over all folders.
    pub key: String,
    /// Its unit.
    pub unit: String,
    /// What a reader has to know.
    pub note: Option<String>,
    /// File it stands in.
    pub file: String,
    values: Dated<FactValue>,
}

/// What a fact is on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactValue {
    /// The value.
    pub value: Decimal,
    /// Lower end of its range.
    pub low: Option<Decimal>,
    /// Upper end of its range.
    pub high: Option<Decimal>,
    /// How far it can be trusted.
    pub grade: Grade,
    /// Where it was read.
    pub source: String,
    /// First day in force, or the day it was observed.
    pub since: Date,
    /// Whether it was observed on a day instead of in force over a period.
    pub observed: bool,
}

impl Fact {
    /// The value on a day; `None` where none is known for it.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&FactValue> {
        self.values.on(day)
    }

    /// The newest value that began on or before a day, even where it has ended: what to ask about.
    #[must_use]
    pub fn last_before(&self, day: Date) -> Option<&FactValue> {
        let mut began = self.values.entries().iter().filter(|(period, _)| period.from() <= day);
        began.next_back().map(|(_, value)| value)
    }

    /// Every value with its period, in order.
    #[must_use]
    pub fn values(&self) -> &[(Period, FactValue)] {
        self.values.entries()
    }
}

impl Facts {
    /// Reads every fact of the region.
    ///
    /// - Refuses: with every problem at once: unknown keys, units, grades; a value without a day or a
    ///   source; overlapping periods; a range out of order; a key in two places.
    pub fn read(files: &LawFiles) -> Result<Self, Vec<LawbookError>> {
        let (mut facts, mut problems) = (Self::default(), Vec::new());
        for folder in FOLDERS {
            match files.list(folder) {
                Ok(paths) => {
                    for path in paths.iter().filter(|path| path.ends_with(".toml")) {
                        match files.text(path) {
                            Ok(text) => facts.add(path, &text, &mut problems),
                            Err(problem) => problems.push(problem),
                        }
                    }
                }
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() { Ok(facts) } else { Err(problems) }
    }

    fn add(&mut self, path: &str, text: &str, problems: &mut Vec<LawbookError>) {
        let file: FactFile = match toml_file::parse(path, text) {
            Ok(file) => file,
            Err(problem) => return problems.push(problem),
        };
        if file.format != 1 {
            problems.push(LawbookError::new(path, None, FileProblem::UnknownFormat(file.format)));
        }
        for written in file.fact {
            let line = toml_file::line_at(text, written.span().start);
            let at = |problem| LawbookError::new(path, Some(line), problem);
            match fact(path, written.into_inner()) {
                Ok(fact) if self.facts.contains_key(&fact.key) => {
                    problems.push(at(RegionProblem::KeyTwice(fact.key)));
                }
                Ok(fact) => {
                    self.facts.insert(fact.key.clone(), fact);
                }
                Err(found) => problems.extend(found.into_iter().map(at)),
            }
        }
    }

    /// The fact of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Fact> {
        self.facts.get(key)
    }

    /// The value of a key on a day.
    #[must_use]
    pub fn on(&self, key: &str, day: Date) -> Option<&FactValue> {
        self.get(key)?.on(day)
    }

    /// Every fact, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = &Fact> {
        self.facts.values()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FactFile {
    format: i64,
    /// Said for the reader of the file.
    #[serde(default, rename = "place")]
    _place: Option<String>,
    fact: Vec<toml::Spanned<WrittenFact>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFact {
    key: String,
    unit: String,
    #[serde(default)]
    note: Option<String>,
    value: Vec<WrittenValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenValue {
    #[serde(default, deserialize_with = "toml_file::optional_day")]
    from: Option<Date>,
    #[serde(default, deserialize_with = "toml_file::optional_day")]
    until: Option<Date>,
    #[serde(default, deserialize_with = "toml_file::optional_day")]
    as_of: Option<Date>,
    value: String,
    #[serde(default)]
    low: Option<String>,
    #[serde(default)]
    high: Option<String>,
    grade: String,
    #[serde(default)]
    source: Option<String>,
}

fn fact(path: &str, written: WrittenFact) -> Result<Fact, Vec<RegionProblem>> {
    let mut problems = Vec::new();
    if !UNITS.contains(&written.unit.as_str()) {
        problems.push(RegionProblem::UnitUnknown(written.unit.clone()));
    }
    // An observation lasts until the day before the next one.
    let mut observed: Vec<Date> = written.value.iter().filter_map(|value| value.as_of).collect();
    observed.sort();
    let mut entries = Vec::new();
    for value in &written.value {
        match dated(&written.key, value, &observed) {
            Ok(entry) => entries.push(entry),
            Err(problem) => problems.push(problem),
        }
    }
    let values = match Dated::new(entries) {
        Ok(values) => values,
        Err(error) => {
            problems.push(RegionProblem::Period(error));
            return Err(problems);
        }
    };
    if problems.is_empty() {
        let WrittenFact { key, unit, note, .. } = written;
        Ok(Fact { key, unit, note, file: path.to_owned(), values })
    } else {
        Err(problems)
    }
}

fn dated(key: &str, written: &WrittenValue, observed: &[Date]) -> Result<(Period, FactValue), RegionProblem> {
    let source = written
        .source
        .clone()
        .filter(|source| !source.trim().is_empty())
        .ok_or_else(|| RegionProblem::NoSource(key.to_owned()))?;
    let number = |text: &str| text.parse::<Decimal>().map_err(|_| RegionProblem::NotANumber(text.to_owned()));
    let (value, low, high) = (
        number(&written.value)?,
        written.low.as_deref().map(number).transpose()?,
        written.high.as_deref().map(number).transpose()?,
    );
    if low.is_some_and(|low| low > value) || high.is_some_and(|high| high < value) {
        return Err(RegionProblem::RangeOutOfOrder(key.to_owned()));
    }
    let grade = Grade::WORDS
        .iter()
        .find(|(word, _)| *word == written.grade)
        .map(|(_, grade)| *grade)
        .ok_or_else(|| RegionProblem::GradeUnknown(written.grade.clone()))?;
    let (since, until, is_observed) = match (written.from, written.as_of) {
        (Some(from), None) => (from, written.until, false),
        (None, Some(as_of)) => {
            let next = observed.iter().find(|day| **day > as_of).and_then(|day| day.yesterday().ok());
            (as_of, written.until.or(next), true)
        }
        _ => return Err(RegionProblem::NoDate(key.to_owned())),
    };
    let period = Period::new(since, until).map_err(RegionProblem::Period)?;
    Ok((period, FactValue { value, low, high, grade, source, since, observed: is_observed }))
}

#[cfg(test)]
mod tests;
