//! What users bring: other registers and their own lists, put with what is there already.
//!
//! An import is idempotent: a row known by its source's own number either changes nothing or replaces what
//! that source said before. A row of an organization known by another source is put with it when name,
//! address and distance agree well enough, with the confidence and what agreed kept in the row; a doubtful
//! likeness is told and left apart.

mod catalog;
pub mod denue;
pub mod encoding;
pub mod names;
pub mod retc;

use customs::{Message, Problem, Value};
use thiserror::Error;

pub(crate) use catalog::hash;
pub use catalog::{Catalog, Decision};

use crate::delimited::FileError;
use crate::geography::Coordinates;
use crate::region::Land;
use crate::register::{Merge, Statement};

/// Why a row does not enter the register.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The name has no legal form: it may be that of a person, whose data the register does not hold.
    #[error("the name may be that of a natural person")]
    NaturalPerson,
    /// An activity the register has no place for.
    #[error("activity `{activity}` is not one the register holds")]
    OutsideScope {
        /// Its code.
        activity: String,
    },
    /// Another state.
    #[error("`{place}` lies outside the region asked for")]
    OutsideRegion {
        /// Where it is.
        place: String,
    },
    /// Smaller than what was asked for.
    #[error("the establishment is of stratum {size}, smaller than asked for")]
    TooSmall {
        /// Its stratum.
        size: &'static str,
    },
    /// Neither the row nor the caller says of when it is.
    #[error("neither the row nor the import says of when it is")]
    NoDate,
    /// A value that is not of its column's kind.
    #[error("`{value}` does not belong in column `{column}`")]
    BadValue {
        /// The column.
        column: String,
        /// The value as given.
        value: String,
    },
    /// Nothing stands where something has to.
    #[error("column `{column}` is empty")]
    MissingValue {
        /// The column.
        column: String,
    },
    /// A row of the exchange format that cannot be read.
    #[error(transparent)]
    Row(FileError),
}

impl From<FileError> for Refusal {
    /// Why a row is refused is told with its line; the file need not be named again.
    fn from(error: FileError) -> Self {
        match error {
            FileError::BadValue { column, value, .. } => Self::BadValue { column, value },
            FileError::MissingValue { column, .. } => Self::MissingValue { column },
            other => Self::Row(other),
        }
    }
}

impl Refusal {
    /// The refusal of a value that is not of its column's kind.
    pub(crate) fn bad(column: &str, value: &str) -> Self {
        Self::BadValue { column: column.to_owned(), value: value.to_owned() }
    }

    /// The column at fault, where one is.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        match self {
            Self::BadValue { column, .. } | Self::MissingValue { column } => Some(column),
            _ => None,
        }
    }
}

impl Problem for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::NaturalPerson => "directory-import-natural-person",
            Self::OutsideScope { .. } => "directory-import-outside-scope",
            Self::OutsideRegion { .. } => "directory-import-outside-region",
            Self::TooSmall { .. } => "directory-import-too-small",
            Self::NoDate => "directory-import-no-date",
            Self::BadValue { .. } => "directory-import-value-refused",
            Self::MissingValue { .. } => "directory-import-value-missing",
            Self::Row(error) => error.code(),
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::NaturalPerson | Self::NoDate => Vec::new(),
            Self::OutsideScope { activity } => vec![("activity", activity.as_str().into())],
            Self::OutsideRegion { place } => vec![("place", place.as_str().into())],
            Self::TooSmall { size } => vec![("size", (*size).into())],
            Self::BadValue { column, value } => {
                vec![("column", column.as_str().into()), ("value", value.as_str().into())]
            }
            Self::MissingValue { column } => vec![("column", column.as_str().into())],
            Self::Row(error) => error.arguments(),
        }
    }
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A new organization.
    Added,
    /// Put with an organization that was there.
    Merged(Merge),
    /// Replaces what the same source said before.
    Changed,
    /// Says what is known already, or something older.
    Unchanged,
    /// Not taken.
    Refused(Refusal),
}

/// Something to tell of a row, besides its outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// It may be the same as another, but not surely enough to put them together.
    Doubtful {
        /// The other organization.
        organization: String,
        /// 0 to 100.
        confidence: u8,
    },
    /// Its coordinates lie in the sea or abroad and were left out.
    CoordinatesLeftOut {
        /// Where they point.
        at: Coordinates,
    },
}

impl Notice {
    /// The sentence that tells it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Doubtful { organization, confidence } => Message::new("directory-import-doubtful")
                .with("organization", organization.as_str())
                .with("confidence", u32::from(*confidence)),
            Self::CoordinatesLeftOut { at } => {
                Message::new("directory-import-coordinates-left-out").with("at", at.to_string())
            }
        }
    }
}

/// A row with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Line of the file.
    pub line: u64,
    /// What became of it.
    pub outcome: Outcome,
    /// What else there is to tell.
    pub notices: Vec<Notice>,
    /// The statement to write; nothing for a row that is refused or says nothing new.
    pub statement: Option<Statement>,
}

/// How many rows went which way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows read.
    pub read: u64,
    /// New organizations.
    pub added: u64,
    /// Put with an organization that was there.
    pub merged: u64,
    /// Replaced.
    pub changed: u64,
    /// Nothing new.
    pub unchanged: u64,
    /// Refused.
    pub refused: u64,
    /// Told as doubtful.
    pub doubtful: u64,
    /// Taken without coordinates: their distance cannot be measured.
    pub without_coordinates: u64,
}

/// Puts rows with what is known, one at a time.
pub struct Importer<'r> {
    catalog: Catalog,
    land: Option<&'r Land>,
    /// How many rows went which way so far.
    pub counts: Counts,
}

impl<'r> Importer<'r> {
    /// Starts from what is known; `land` tells coordinates that cannot be.
    #[must_use]
    pub fn new(land: Option<&'r Land>) -> Self {
        Self { catalog: Catalog::default(), land, counts: Counts::default() }
    }

    /// Makes a statement of the register known.
    pub fn know(&mut self, statement: &Statement) {
        self.catalog.add(statement);
    }

    /// Decides on one row.
    pub fn take(&mut self, line: u64, row: Result<Statement, Refusal>) -> Taken {
        self.counts.read += 1;
        let mut statement = match row {
            Ok(statement) => statement,
            Err(refusal) => {
                self.counts.refused += 1;
                return Taken {
                    line,
                    outcome: Outcome::Refused(refusal),
                    notices: Vec::new(),
                    statement: None,
                };
            }
        };
        let mut notices = Vec::new();
        if let (Some(at), Some(land)) = (statement.at, self.land)
            && statement.country == "MX"
            && !land.may_be_mexico(at)
        {
            notices.push(Notice::CoordinatesLeftOut { at });
            statement.at = None;
        }
        let decision = self.catalog.decide(&statement);
        let outcome = match decision {
            Decision::Same => Outcome::Unchanged,
            Decision::Replace { organization, site, merge } => {
                statement.organization = organization;
                statement.site = site;
                statement.merge = merge;
                Outcome::Changed
            }
            Decision::Join { organization, site, merge } => {
                statement.organization = organization;
                statement.site = site;
                statement.merge = Some(merge.clone());
                Outcome::Merged(merge)
            }
            Decision::New { id, site, doubt } => {
                statement.organization = id;
                statement.site = site;
                if let Some((organization, confidence)) = doubt {
                    self.counts.doubtful += 1;
                    notices.push(Notice::Doubtful { organization, confidence });
                }
                Outcome::Added
            }
        };
        match outcome {
            Outcome::Added => self.counts.added += 1,
            Outcome::Merged(_) => self.counts.merged += 1,
            Outcome::Changed => self.counts.changed += 1,
            Outcome::Unchanged | Outcome::Refused(_) => self.counts.unchanged += 1,
        }
        let new = !matches!(outcome, Outcome::Unchanged);
        if new {
            self.counts.without_coordinates += u64::from(statement.at.is_none());
            self.catalog.add(&statement);
        }
        Taken { line, outcome, notices, statement: new.then_some(statement) }
    }
}

/// The name a source gives a record, as a key: what it said before is replaced, not added to.
#[must_use]
pub fn record_key(statement: &Statement) -> Option<(&str, &str)> {
    (!statement.record.is_empty()).then_some((statement.source.as_str(), statement.record.as_str()))
}

/// Statements with every record once, the last one standing in the place of the first.
#[must_use]
pub fn latest(statements: Vec<Statement>) -> Vec<Statement> {
    let mut places: std::collections::HashMap<(String, String), usize> = std::collections::HashMap::new();
    let mut kept: Vec<Statement> = Vec::with_capacity(statements.len());
    for statement in statements {
        match record_key(&statement).map(|(source, record)| (source.to_owned(), record.to_owned())) {
            None => kept.push(statement),
            Some(key) => match places.get(&key) {
                Some(at) => kept[*at] = statement,
                None => {
                    places.insert(key, kept.len());
                    kept.push(statement);
                }
            },
        }
    }
    kept
}
