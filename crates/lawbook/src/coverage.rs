//! `law/COVERAGE.toml`: the days covered, and what is not modelled.

use customs::Coverage;
use jiff::civil::Date;
use serde::Deserialize;

use crate::error::{FileProblem, LawbookError};
use crate::files::LawFiles;
use crate::toml_file;

const PATH: &str = "law/COVERAGE.toml";

/// What the law held here covers, and what it leaves out.
#[derive(Clone, Debug)]
pub struct CoverageStatement {
    /// The days.
    pub days: Coverage,
    /// What is not modelled, in the order of the file.
    pub not_modelled: Vec<NotModelled>,
    /// How the six-digit codes of the schedule resolve to rules of origin, by kind; a test counts them anew.
    pub origin_codes: std::collections::BTreeMap<String, u32>,
}

/// Something the law holds and this program does not compute; shown in the output it touches.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotModelled {
    /// Its name.
    pub key: String,
    /// Which part of an answer it touches.
    pub area: Area,
    /// What is left out, in English.
    pub en: String,
    /// What is left out, in Spanish.
    pub es: String,
}

/// A part of an answer.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// The tariff schedule.
    Schedule,
    /// Additional duties and programs.
    Duty,
    /// Fees.
    Fees,
    /// Origin.
    Origin,
    /// Programs of duty deferral.
    Deferral,
    /// Landed cost.
    LandedCost,
    /// Who could make it.
    Directory,
}

impl Area {
    /// Its name in `law/COVERAGE.toml`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Schedule => "schedule",
            Self::Duty => "duty",
            Self::Fees => "fees",
            Self::Origin => "origin",
            Self::Deferral => "deferral",
            Self::LandedCost => "landed-cost",
            Self::Directory => "directory",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: i64,
    #[serde(deserialize_with = "toml_file::day")]
    from: Date,
    #[serde(deserialize_with = "toml_file::day")]
    evidence: Date,
    #[serde(deserialize_with = "toml_file::day")]
    until: Date,
    #[serde(default)]
    not_modelled: Vec<NotModelled>,
    #[serde(default)]
    origin_codes: std::collections::BTreeMap<String, u32>,
}

/// Reads `law/COVERAGE.toml`.
pub fn read(files: &LawFiles) -> Result<CoverageStatement, LawbookError> {
    let written: Written = toml_file::read(files, PATH)?;
    if written.format != 1 {
        return Err(LawbookError::new(PATH, None, FileProblem::UnknownFormat(written.format)));
    }
    if written.from > written.evidence || written.evidence > written.until {
        return Err(LawbookError::new(PATH, None, FileProblem::CoverageOutOfOrder));
    }
    Ok(CoverageStatement {
        days: Coverage { from: written.from, until: written.until, evidence: written.evidence },
        not_modelled: written.not_modelled,
        origin_codes: written.origin_codes,
    })
}
