//! From the files of a case to its answer, for pages and API alike.

use axum::http::StatusCode;
use lawbook::case::{self, Case, CaseFile, Folder};

use super::app::App;
use super::refusal::Refusal;
use crate::assess::{self, Assessment, LawReference, Suppositions, refused};
use crate::messages::Catalogue;
use crate::problems::Failures;
use crate::report::{compose, json};

/// A problem as a page tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The diagnostic code.
    pub code: &'static str,
    /// The file it is in.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// What is wrong and what to do.
    pub text: String,
}

/// Reads a case, or says everything that is wrong with it.
pub fn read(app: &App, files: &[CaseFile]) -> Result<Case, Failures> {
    let known = app.knowledge();
    let against = LawReference::new(&known.law).with_places(&known.places);
    case::read_folder(&Folder::Files(files), &against, None).map_err(|problems| refused(&problems))
}

/// What a case comes to under suppositions.
pub fn assess(app: &App, case: &Case, suppositions: &Suppositions) -> Result<Assessment, Failures> {
    let known = app.knowledge();
    let law = known.law.on(case.as_of.value)?;
    assess::assess(&law, &known.facts, case, suppositions)
}

/// What a case comes to, or everything that is wrong with it.
fn assessed(app: &App, files: &[CaseFile]) -> Result<Assessment, Failures> {
    assess(app, &read(app, files)?, &Suppositions::default())
}

/// A case with problems as a refusal: how many there are; its page lists them.
#[must_use]
pub fn with_problems(failures: &Failures) -> Refusal {
    let mut refusal = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "case-has-problems");
    refusal.failure.arguments = vec![("count", failures.0.len().into())];
    refusal
}

/// Everything that is wrong with a case.
#[must_use]
pub fn problems(app: &App, files: &[CaseFile], catalogue: &Catalogue) -> Vec<Told> {
    match assessed(app, files) {
        Ok(_) => Vec::new(),
        Err(failures) => told(&failures, catalogue),
    }
}

/// Failures as a page tells them.
#[must_use]
pub fn told(failures: &Failures, catalogue: &Catalogue) -> Vec<Told> {
    let tell = |failure: &crate::problems::Failure| {
        let mut text = failure.what(catalogue);
        if let Some(help) = failure.help(catalogue) {
            text.push_str(". ");
            text.push_str(&help);
        }
        Told {
            code: failure.code,
            file: failure.place.as_ref().map(|place| place.file.clone()),
            line: failure.place.as_ref().and_then(|place| place.line),
            text,
        }
    };
    failures.0.iter().map(tell).collect()
}

/// An assessment as JSON text: what `otay assess --format json` says.
#[must_use]
pub fn json_text(assessment: &Assessment, catalogue: &Catalogue) -> String {
    let answer = assess::json::answer(assessment, catalogue);
    json::report(&compose::report(assessment), &answer, catalogue)
}
