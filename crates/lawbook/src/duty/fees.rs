//! `law/fees.toml`: merchandise processing and harbor maintenance.

use customs::duty::{FeeLaw, ProcessingBounds};
use customs::{Citation, Dated, Decimal, Period};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

use crate::error::{FileProblem, LawbookError};
use crate::files::LawFiles;
use crate::toml_file;

const PATH: &str = "law/fees.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    format: i64,
    merchandise_processing: Processing,
    harbor_maintenance: Harbor,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Processing {
    #[serde(deserialize_with = "decimal")]
    percent: Decimal,
    unit: String,
    citation: String,
    source: String,
    #[serde(deserialize_with = "decimal")]
    largest_step_percent: Decimal,
    year: Vec<Year>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Year {
    #[serde(deserialize_with = "toml_file::day")]
    from: Date,
    #[serde(deserialize_with = "toml_file::day")]
    until: Date,
    #[serde(deserialize_with = "decimal")]
    least: Decimal,
    #[serde(deserialize_with = "decimal")]
    greatest: Decimal,
    #[serde(default, deserialize_with = "optional_decimal")]
    informal: Option<Decimal>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Harbor {
    #[serde(deserialize_with = "decimal")]
    percent: Decimal,
    unit: String,
    citation: String,
    source: String,
}

/// Decimals stand in quotes: read from text, never through a float.
fn decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(serde::de::Error::custom)
}

fn optional_decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
    decimal(deserializer).map(Some)
}

/// Reads the fees.
pub(super) fn read(files: &LawFiles) -> Result<FeeLaw, Vec<LawbookError>> {
    let refuse = |problem: FileProblem| vec![LawbookError::new(PATH, None, problem)];
    let written: Written = toml_file::read(files, PATH).map_err(|error| vec![error])?;
    if written.format != 1 {
        return Err(refuse(FileProblem::UnknownFormat(written.format)));
    }
    let Processing { percent, unit, citation, source, largest_step_percent, year: years } =
        written.merchandise_processing;
    let harbor = written.harbor_maintenance;
    for (what, source, unit) in
        [("merchandise-processing", source, unit), ("harbor-maintenance", harbor.source, harbor.unit)]
    {
        if source.is_empty() {
            return Err(refuse(FileProblem::NoSource(what.into())));
        }
        if unit.is_empty() {
            return Err(refuse(FileProblem::NoUnit(what.into())));
        }
    }
    let mut bounds = Vec::new();
    let mut informal = Vec::new();
    for year in years {
        if year.source.is_empty() {
            return Err(refuse(FileProblem::NoSource(format!("year from {}", year.from))));
        }
        let period = Period::new(year.from, Some(year.until)).map_err(|error| refuse(error.into()))?;
        bounds.push((period, ProcessingBounds { least: year.least, greatest: year.greatest }));
        informal.extend(year.informal.map(|flat| (period, flat)));
    }
    Ok(FeeLaw {
        processing_percent: percent,
        processing_bounds: Dated::new(bounds).map_err(|error| refuse(error.into()))?,
        informal: Dated::new(informal).map_err(|error| refuse(error.into()))?,
        largest_step_percent,
        processing_citation: Citation::new(citation),
        harbor_percent: harbor.percent,
        harbor_citation: Citation::new(harbor.citation),
    })
}
