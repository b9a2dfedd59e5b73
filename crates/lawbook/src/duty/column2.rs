//! `law/column2.toml`: countries dutiable in column 2.

use customs::duty::{ColumnTwo, ColumnTwoEntry};
use customs::{Citation, Period};
use jiff::civil::Date;
use serde::Deserialize;

use super::problem::DutyFileProblem;
use crate::error::{FileProblem, LawbookError};
use crate::files::LawFiles;
use crate::toml_file;

const PATH: &str = "law/column2.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: i64,
    country: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    #[serde(deserialize_with = "toml_file::day")]
    from: Date,
    #[serde(default, deserialize_with = "toml_file::optional_day")]
    until: Option<Date>,
    citation: String,
    source: String,
}

/// Reads the countries of column 2.
pub(super) fn read(files: &LawFiles) -> Result<ColumnTwo, LawbookError> {
    let written: Written = toml_file::read(files, PATH)?;
    if written.format != 1 {
        return Err(LawbookError::new(PATH, None, FileProblem::UnknownFormat(written.format)));
    }
    let mut entries: Vec<ColumnTwoEntry> = Vec::new();
    for entry in written.country {
        let refuse = |problem: FileProblem| LawbookError::new(PATH, None, problem);
        if entry.source.is_empty() {
            return Err(refuse(FileProblem::NoSource(entry.code)));
        }
        let period = Period::new(entry.from, entry.until).map_err(|e| refuse(e.into()))?;
        let country = entry
            .code
            .parse()
            .map_err(|_| LawbookError::new(PATH, None, DutyFileProblem::Country(entry.code.clone())))?;
        let overlap = entries.iter().find(|known| known.country == country && known.period.overlaps(period));
        if let Some(known) = overlap {
            let overlap = customs::PeriodError::Overlap { first: known.period, second: period };
            return Err(refuse(overlap.into()));
        }
        entries.push(ColumnTwoEntry { country, period, citation: Citation::new(entry.citation) });
    }
    Ok(ColumnTwo::new(entries))
}
