//! `law/usmca/concordance.csv`: the codes of HS 2012 behind codes that no rule names.

use customs::origin::{Concordance, Succession};
use customs::{Problem, TariffCode, TariffCodeError, Value};
use thiserror::Error;

use crate::error::{FileProblem, LawbookError};
use crate::files::LawFiles;

const PATH: &str = "law/usmca/concordance.csv";

/// What is wrong with a line of the concordance.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ConcordanceError {
    /// A code that is none.
    #[error(transparent)]
    Code(#[from] TariffCodeError),
    /// Neither `certain` nor `one-of`.
    #[error("`{0}` is neither `certain` nor `one-of`")]
    Certainty(String),
    /// A certain entry names several codes, or an entry names none.
    #[error("{0}: a certain entry names one earlier code, another entry at least two")]
    Count(TariffCode),
    /// The code is there twice.
    #[error("{0} is there twice")]
    Twice(TariffCode),
}

impl Problem for ConcordanceError {
    fn code(&self) -> &'static str {
        match self {
            Self::Code(_) => "concordance-code-unreadable",
            Self::Certainty(_) => "concordance-certainty-unknown",
            Self::Count(_) => "concordance-codes-count",
            Self::Twice(_) => "concordance-code-twice",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Code(error) => vec![("reason", error.to_string().into())],
            Self::Certainty(text) => vec![("value", text.as_str().into())],
            Self::Count(code) | Self::Twice(code) => vec![("code", (*code).into())],
        }
    }
}

/// Reads the concordance; gives every problem with its line.
pub fn read(files: &LawFiles) -> Result<Concordance, Vec<LawbookError>> {
    let text = files.text(PATH).map_err(|error| vec![error])?;
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let mut entries: Vec<Succession> = Vec::new();
    let mut problems = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let problem = FileProblem::Format(error.to_string());
                problems.push(LawbookError::new(PATH, None, problem));
                continue;
            }
        };
        let line = record.position().map(|p| p.line() as usize);
        match entry(&record) {
            Ok(entry) if entries.iter().any(|known| known.code == entry.code) => {
                problems.push(LawbookError::new(PATH, line, ConcordanceError::Twice(entry.code)));
            }
            Ok(entry) => entries.push(entry),
            Err(problem) => problems.push(LawbookError::new(PATH, line, problem)),
        }
    }
    if problems.is_empty() { Ok(Concordance::new(entries)) } else { Err(problems) }
}

fn entry(record: &csv::StringRecord) -> Result<Succession, ConcordanceError> {
    let field = |at: usize| record.get(at).unwrap_or("");
    let code: TariffCode = field(0).parse()?;
    let earlier = field(1).split_whitespace().map(str::parse).collect::<Result<Vec<TariffCode>, _>>()?;
    let certain = match field(2) {
        "certain" => true,
        "one-of" => false,
        other => return Err(ConcordanceError::Certainty(other.to_owned())),
    };
    if (certain && earlier.len() != 1) || (!certain && earlier.len() < 2) {
        return Err(ConcordanceError::Count(code));
    }
    Ok(Succession { code, earlier, certain, source: field(3).to_owned() })
}
