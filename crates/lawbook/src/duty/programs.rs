//! `law/programs.toml`: special programs.

use customs::duty::{Program, Programs};
use customs::{Citation, Period};
use jiff::civil::Date;
use serde::Deserialize;

use super::countries::Groups;
use super::problem::DutyFileProblem;
use crate::error::{FileProblem, LawbookError};
use crate::files::LawFiles;
use crate::toml_file;

const PATH: &str = "law/programs.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: i64,
    program: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    indicators: Vec<String>,
    key: String,
    countries: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    in_force: Vec<Days>,
    processing_fee_exempt: bool,
    citation: String,
    source: String,
    #[serde(default)]
    doubts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Days {
    #[serde(deserialize_with = "toml_file::day")]
    from: Date,
    #[serde(default, deserialize_with = "toml_file::optional_day")]
    until: Option<Date>,
}

/// Reads the programs.
pub(super) fn read(files: &LawFiles, groups: &Groups) -> Result<Programs, Vec<LawbookError>> {
    let written: Written = toml_file::read(files, PATH).map_err(|error| vec![error])?;
    if written.format != 1 {
        return Err(vec![LawbookError::new(PATH, None, FileProblem::UnknownFormat(written.format))]);
    }
    let mut problems = Vec::new();
    let mut programs: Vec<Program> = Vec::new();
    for entry in written.program {
        match programs_of(&entry, groups) {
            Ok(more) => {
                for program in more {
                    if programs.iter().any(|known| known.indicator == program.indicator) {
                        let word = program.indicator.to_string();
                        let twice = DutyFileProblem::Word { word, allowed: "each indicator once".into() };
                        problems.push(LawbookError::new(PATH, None, twice));
                    }
                    programs.push(program);
                }
            }
            Err(error) => problems.push(error),
        }
    }
    if problems.is_empty() { Ok(Programs::new(programs)) } else { Err(problems) }
}

fn programs_of(entry: &Entry, groups: &Groups) -> Result<Vec<Program>, LawbookError> {
    if entry.source.is_empty() {
        return Err(LawbookError::new(PATH, None, FileProblem::NoSource(entry.key.clone())));
    }
    if entry.in_force.is_empty() {
        return Err(LawbookError::new(PATH, None, FileProblem::NoDate(entry.key.clone())));
    }
    let countries = groups
        .set(&entry.countries, &entry.except)
        .map_err(|problem| LawbookError::new(PATH, None, problem))?;
    let periods = entry
        .in_force
        .iter()
        .map(|days| Period::new(days.from, days.until))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| LawbookError::new(PATH, None, FileProblem::Period(error)))?;
    entry
        .indicators
        .iter()
        .map(|text| {
            let indicator = text.parse().map_err(|_| {
                let problem =
                    DutyFileProblem::Word { word: text.clone(), allowed: "S, S+, KR, A* ...".into() };
                LawbookError::new(PATH, None, problem)
            })?;
            Ok(Program {
                indicator,
                key: entry.key.as_str().into(),
                countries: countries.clone(),
                periods: periods.clone(),
                processing_fee_exempt: entry.processing_fee_exempt,
                citation: Citation::new(entry.citation.as_str()),
                doubts: entry.doubts.iter().map(|key| key.as_str().into()).collect(),
            })
        })
        .collect()
}
