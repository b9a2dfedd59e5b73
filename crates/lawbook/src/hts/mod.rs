//! The tariff schedule of the United States: `law/hts/`.
//!
//! `revisions.toml` says of each edition what it is called, when it was published and from when it has
//! effect; the tables beside it ([`tables`]) are written by `cargo xtask import-hts` out of the official
//! exports ([`export`], [`words`]).

pub mod export;
pub mod labels;
pub mod tables;
pub mod words;

use customs::duty::{Revision, Schedule};
use customs::{Country, Currency, TariffCode};
use jiff::civil::Date;
use serde::Deserialize;

use crate::error::{FileProblem, LawbookError};
use crate::files::LawFiles;
use crate::toml_file;

/// Where the schedule lies.
pub const FOLDER: &str = "law/hts";
const REVISIONS: &str = "law/hts/revisions.toml";

/// `law/hts/revisions.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revisions {
    format: i64,
    /// The editions, oldest first.
    pub revision: Vec<RevisionFacts>,
}

/// What is known of an edition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevisionFacts {
    /// Its name.
    pub name: String,
    /// Day of publication.
    #[serde(default, deserialize_with = "toml_file::optional_day")]
    pub published: Option<Date>,
    /// First day of legal effect.
    #[serde(deserialize_with = "toml_file::day")]
    pub effect: Date,
    /// Where the dates are from.
    pub source: String,
    /// What is to be known of this edition, in the open.
    #[serde(default)]
    pub note: Option<String>,
    /// For an edition of which only new headings are held: the first and last of them.
    #[serde(default)]
    pub adds: Vec<[String; 2]>,
}

impl RevisionFacts {
    /// Whether only some lines of it are held.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        !self.adds.is_empty()
    }

    /// Whether a heading is among those this edition adds.
    #[must_use]
    pub fn adds_heading(&self, code: TariffCode) -> bool {
        self.adds.iter().any(|[first, last]| {
            first.parse::<TariffCode>().is_ok_and(|first| first <= code)
                && last.parse::<TariffCode>().is_ok_and(|last| code <= last)
        })
    }
}

/// Reads `revisions.toml`.
pub fn revisions(files: &LawFiles) -> Result<Vec<RevisionFacts>, LawbookError> {
    let written: Revisions = toml_file::read(files, REVISIONS)?;
    if written.format != 1 {
        return Err(LawbookError::new(REVISIONS, None, FileProblem::UnknownFormat(written.format)));
    }
    for revision in &written.revision {
        if revision.source.trim().is_empty() {
            return Err(LawbookError::new(REVISIONS, None, FileProblem::NoSource(revision.name.clone())));
        }
        for code in revision.adds.iter().flatten() {
            if code.parse::<TariffCode>().is_err() {
                return Err(LawbookError::new(
                    REVISIONS,
                    None,
                    FileProblem::Format(format!("`{code}` is not a tariff code")),
                ));
            }
        }
    }
    Ok(written.revision)
}

/// Reads the schedule with all its editions.
///
/// - Refuses: every problem of its files, at once.
pub fn read(files: &LawFiles) -> Result<Schedule, Vec<LawbookError>> {
    let revisions = revisions(files).map_err(|problem| vec![problem])?;
    let count = u16::try_from(revisions.len())
        .map_err(|_| vec![LawbookError::new(REVISIONS, None, FileProblem::Format("too many".into()))])?;
    let mut parts = tables::read(files, FOLDER, count)?;
    parts.revisions = revisions
        .into_iter()
        .map(|facts| Revision {
            partial: facts.is_partial(),
            name: facts.name.into(),
            published: facts.published,
            effect: facts.effect,
        })
        .collect();
    Schedule::new(Country::US, Currency::USD, parts)
        .map_err(|defect| vec![LawbookError::new(FOLDER, None, defect)])
}
