//! What is wrong with a file of `law/` or `region/`, and where.

use std::fmt;
use std::sync::Arc;

use customs::{PeriodError, Problem, Value};
use thiserror::Error;

/// A problem in a file of `law/` or `region/`: the file, the line where it is known, and what is wrong.
///
/// Each area has its own enum of problems that implements [`Problem`]; this type carries any of them, so
/// that all the problems of all the areas can be shown at once.
#[derive(Clone)]
pub struct LawbookError {
    file: String,
    line: Option<usize>,
    problem: Arc<dyn Problem + Send + Sync>,
}

impl LawbookError {
    /// `problem` in `file` at `line` (counted from 1).
    pub fn new(
        file: impl Into<String>,
        line: Option<usize>,
        problem: impl Problem + Send + Sync + 'static,
    ) -> Self {
        Self { file: file.into(), line, problem: Arc::new(problem) }
    }

    /// The file, by its path from the root.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line, counted from 1.
    #[must_use]
    pub const fn line(&self) -> Option<usize> {
        self.line
    }

    /// What is wrong.
    #[must_use]
    pub fn problem(&self) -> &dyn Problem {
        &*self.problem
    }

    /// The diagnostic code of what is wrong.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.problem.code()
    }
}

impl Problem for LawbookError {
    fn code(&self) -> &'static str {
        self.problem.code()
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        let place = match self.line {
            Some(line) => format!("{}:{line}", self.file),
            None => self.file.clone(),
        };
        let mut arguments = self.problem.arguments();
        arguments.push(("place", place.into()));
        arguments
    }
}

impl fmt::Display for LawbookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.problem),
            None => write!(f, "{}: {}", self.file, self.problem),
        }
    }
}

impl fmt::Debug for LawbookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} [{}]", self.problem.code())
    }
}

impl std::error::Error for LawbookError {}

/// Problems any file can have.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FileProblem {
    /// The folder given holds no `law/`.
    #[error("no `law/COVERAGE.toml` in this folder")]
    NoLawFolder,
    /// A file that has to be there is not.
    #[error("the file is missing")]
    Missing,
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// The archive in the program does not unpack.
    #[error("the archive carried in the program is damaged")]
    DamagedArchive,
    /// Not the TOML or CSV it should be, or a key that is not known; the parser's own words.
    #[error("{0}")]
    Format(String),
    /// A format number this program does not read.
    #[error("format {0} is not one this program reads")]
    UnknownFormat(i64),
    /// A value without where it was taken from.
    #[error("`{0}` has no source")]
    NoSource(String),
    /// A value without the day it takes effect, or the day it was as of.
    #[error("`{0}` has no date of effect")]
    NoDate(String),
    /// A value without its unit.
    #[error("`{0}` has no unit")]
    NoUnit(String),
    /// Two values that overlap in time, or a period that ends before it begins.
    #[error(transparent)]
    Period(#[from] PeriodError),
    /// A text that is not a day of the calendar.
    #[error("`{0}` is not a date (2025-01-31)")]
    NotADate(String),
    /// Days of coverage out of order.
    #[error("coverage has to run from `from` by `evidence` to `until`")]
    CoverageOutOfOrder,
}

impl Problem for FileProblem {
    fn code(&self) -> &'static str {
        match self {
            Self::NoLawFolder => "law-folder-not-found",
            Self::Missing => "law-file-missing",
            Self::Unreadable(_) => "law-file-unreadable",
            Self::DamagedArchive => "law-archive-damaged",
            Self::Format(_) => "law-file-format",
            Self::UnknownFormat(_) => "law-file-format-unknown",
            Self::NoSource(_) => "law-value-without-source",
            Self::NoDate(_) => "law-value-without-date",
            Self::NoUnit(_) => "law-value-without-unit",
            Self::Period(_) => "law-values-overlap",
            Self::NotADate(_) => "law-date-unreadable",
            Self::CoverageOutOfOrder => "law-coverage-out-of-order",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Unreadable(text) | Self::Format(text) => vec![("reason", text.as_str().into())],
            Self::UnknownFormat(number) => vec![("format", number.to_string().into())],
            Self::NoSource(what) | Self::NoDate(what) | Self::NoUnit(what) | Self::NotADate(what) => {
                vec![("value", what.as_str().into())]
            }
            Self::Period(error) => vec![("reason", error.to_string().into())],
            Self::NoLawFolder | Self::Missing | Self::DamagedArchive | Self::CoverageOutOfOrder => Vec::new(),
        }
    }
}
