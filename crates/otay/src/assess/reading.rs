//! Reading a case at the edge of the program: the library's problems with excerpts of their files.

use std::path::Path;

use customs::Value;
use jiff::civil::Date;
use lawbook::case::{self, At, Case, CaseProblem, Reference, Refused, Source, Sources};

use crate::problems::{Failure, Failures, Place};

/// Reads the case in `dir`.
///
/// - Refuses: with every problem, each with its place and the line it stands in.
pub fn read_case(dir: &Path, against: &dyn Reference, as_of: Option<Date>) -> Result<Case, Failures> {
    case::read(dir, against, as_of).map_err(|problems| refused(&problems))
}

/// The problems of a case as they are told.
#[must_use]
pub fn refused(refused: &Refused) -> Failures {
    Failures(refused.problems.iter().map(|problem| failure(problem, &refused.sources)).collect())
}

fn failure(problem: &CaseProblem, sources: &Sources) -> Failure {
    let mut failure = Failure::new(problem);
    if let Some(first) = problem.related.first().and_then(|at| name_of_place(at, sources)) {
        failure.arguments.push(("first", Value::Text(first)));
    }
    match problem.at.as_ref().and_then(|at| Some((at, sources.get(at)?))) {
        Some((at, source)) => failure.at(place(at, source)),
        None => failure,
    }
}

/// `bill.csv:12` or `bill.xlsx, C12`.
fn name_of_place(at: &At, sources: &Sources) -> Option<String> {
    let source = sources.get(at)?;
    Some(match source.sheet {
        Some(_) => format!("{}, {}", source.name, at.cell()),
        None => format!("{}:{}", source.name, at.line),
    })
}

/// The place of something in the files of a case, with the line it stands in.
#[must_use]
pub fn place_of(at: &At, sources: &Sources) -> Option<Place> {
    sources.get(at).map(|source| place(at, source))
}

fn place(at: &At, source: &Source) -> Place {
    let file = source.path.display().to_string();
    if source.sheet.is_some() {
        // A spreadsheet has no text to show; the name of the cell says where.
        return Place { file: format!("{file}:{}", at.cell()), ..Place::default() };
    }
    let line_start = source.text.get(..at.start).and_then(|t| t.rfind('\n')).map_or(0, |n| n + 1);
    let line = source.text.get(line_start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let end = at.end.min(line_start + line.len()).max(at.start);
    let width = source.text.get(at.start..end).map_or(1, |marked| marked.chars().count());
    Place {
        file,
        line: Some(at.line),
        column: Some(at.column),
        excerpt: Some(line.to_owned()),
        width: width.max(1),
    }
}
