//! `law/additional_duties/facts.toml`: the vocabulary of facts.

use customs::duty::{Absent, FactDeclaration, FactKind, FactVocabulary, read_value};
use serde::Deserialize;

use super::problem::DutyFileProblem;
use crate::error::{FileProblem, LawbookError};
use crate::files::LawFiles;
use crate::toml_file;

const PATH: &str = "law/additional_duties/facts.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: i64,
    fact: Vec<Fact>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    name: String,
    kind: Kind,
    #[serde(default)]
    values: Vec<String>,
    absent: WrittenAbsent,
    #[serde(default)]
    bounds: Vec<String>,
    source: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Flag,
    Word,
    Share,
    Country,
    Date,
    Content,
    Words,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WrittenAbsent {
    NotClaimed,
    Asked,
}

/// Reads the vocabulary.
pub(super) fn read(files: &LawFiles) -> Result<FactVocabulary, Vec<LawbookError>> {
    let written: Written = toml_file::read(files, PATH).map_err(|error| vec![error])?;
    if written.format != 1 {
        return Err(vec![LawbookError::new(PATH, None, FileProblem::UnknownFormat(written.format))]);
    }
    let mut problems = Vec::new();
    let mut declarations: Vec<FactDeclaration> = Vec::new();
    for fact in written.fact {
        let name = fact.name.clone();
        if fact.source.is_empty() {
            problems.push(LawbookError::new(PATH, None, FileProblem::NoSource(name.clone())));
        }
        match declaration(fact) {
            Some(declared) if !declarations.iter().any(|known| known.name == declared.name) => {
                declarations.push(declared);
            }
            _ => problems.push(LawbookError::new(PATH, None, DutyFileProblem::Fact(name))),
        }
    }
    if problems.is_empty() { Ok(FactVocabulary::new(declarations)) } else { Err(problems) }
}

fn declaration(fact: Fact) -> Option<FactDeclaration> {
    let listed = matches!(fact.kind, Kind::Word | Kind::Content);
    if listed == fact.values.is_empty() {
        return None;
    }
    let kind = match fact.kind {
        Kind::Flag => FactKind::Flag,
        Kind::Word => FactKind::Word(fact.values),
        Kind::Share => FactKind::Share,
        Kind::Country => FactKind::Country,
        Kind::Date => FactKind::Date,
        Kind::Content => FactKind::Content(fact.values),
        Kind::Words => FactKind::Words,
    };
    let bounds = fact.bounds.iter().map(|text| read_value(&kind, text)).collect::<Option<Vec<_>>>()?;
    let absent = match fact.absent {
        WrittenAbsent::NotClaimed => Absent::NotClaimed,
        // What is asked for has to have bounds, or no range could be given.
        WrittenAbsent::Asked if bounds.len() < 2 => return None,
        WrittenAbsent::Asked => Absent::Asked,
    };
    Some(FactDeclaration { name: fact.name, kind, absent, bounds, source: fact.source })
}
