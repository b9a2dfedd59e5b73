//! `law/additional_duties/countries.toml`: groups of countries, and reading lists of countries and groups.

use std::collections::BTreeMap;

use customs::Country;
use customs::duty::CountrySet;
use serde::Deserialize;

use super::problem::DutyFileProblem;
use crate::error::{FileProblem, LawbookError};
use crate::files::LawFiles;
use crate::toml_file;

const PATH: &str = "law/additional_duties/countries.toml";

/// Groups of countries by name.
pub(super) struct Groups(BTreeMap<String, CountrySet>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: i64,
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    name: String,
    members: Vec<String>,
    source: String,
}

/// Reads the groups.
pub(super) fn read(files: &LawFiles) -> Result<Groups, LawbookError> {
    let written: Written = toml_file::read(files, PATH)?;
    if written.format != 1 {
        return Err(LawbookError::new(PATH, None, FileProblem::UnknownFormat(written.format)));
    }
    let mut groups = BTreeMap::new();
    for group in written.group {
        if group.source.is_empty() {
            return Err(LawbookError::new(PATH, None, FileProblem::NoSource(group.name)));
        }
        let members = group
            .members
            .iter()
            .map(|name| name.parse::<Country>().map_err(|_| DutyFileProblem::Country(name.clone())));
        let set = members
            .collect::<Result<CountrySet, _>>()
            .map_err(|problem| LawbookError::new(PATH, None, problem))?;
        groups.insert(group.name, set);
    }
    Ok(Groups(groups))
}

impl Groups {
    /// The countries of names, each `all`, a group or two letters, without those of `except`.
    pub(super) fn set(&self, names: &[String], except: &[String]) -> Result<CountrySet, DutyFileProblem> {
        let mut set = CountrySet::NONE;
        for name in names {
            match (name.as_str(), self.0.get(name)) {
                ("all", _) => set = CountrySet::ALL,
                (_, Some(group)) => set = set.union(group),
                (text, None) => set = set.with(country(text)?),
            }
        }
        for name in except {
            match self.0.get(name) {
                Some(group) => set = set.minus(group),
                None => set = set.without(country(name)?),
            }
        }
        Ok(set)
    }
}

fn country(text: &str) -> Result<Country, DutyFileProblem> {
    text.parse().map_err(|_| DutyFileProblem::Country(text.to_owned()))
}
