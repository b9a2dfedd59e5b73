//! From the files of a case to its answer, for pages and API alike.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::StatusCode;
use lawbook::case::{self, Case, CaseFile, Folder};
use sha2::{Digest as _, Sha256};

use super::app::App;
use super::refusal::Refusal;
use crate::assess::{self, Assessment, LawReference, Suppositions, refused};
use crate::directory::section;
use crate::messages::Catalogue;
use crate::problems::Failures;
use crate::report::model::Report;
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
    assess::assess(&law, &known.left_out, &known.facts, case, suppositions)
}

/// A case with what it comes to as it stands.
pub struct Standing {
    /// The case.
    pub case: Case,
    /// Its answer, nothing supposed.
    pub assessment: Assessment,
}

/// The answers of late, by the content of their files: while one tries what may be supposed of a case, it is
/// read and answered as it stands once.
#[derive(Default)]
pub struct Recent(Mutex<VecDeque<(Digest, Arc<Standing>)>>);

type Digest = [u8; 32];

/// Answers held: one of a large bill takes some megabytes.
const HELD: usize = 8;

impl Recent {
    fn held(&self, digest: &Digest) -> Option<Arc<Standing>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.iter().find(|(known, _)| known == digest).map(|(_, standing)| Arc::clone(standing))
    }

    fn hold(&self, digest: Digest, standing: Arc<Standing>) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.truncate(HELD - 1);
        held.push_front((digest, standing));
    }
}

/// A case as it stands with its answer, or everything that is wrong with it.
pub fn standing(app: &App, files: &[CaseFile]) -> Result<Arc<Standing>, Failures> {
    let mut hash = Sha256::new();
    for file in files {
        for part in [file.name.as_bytes(), &file.bytes] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    let digest: Digest = hash.finalize().into();
    if let Some(standing) = app.recent().held(&digest) {
        return Ok(standing);
    }
    let case = read(app, files)?;
    let assessment = assess(app, &case, &Suppositions::default())?;
    let standing = Arc::new(Standing { case, assessment });
    app.recent().hold(digest, Arc::clone(&standing));
    Ok(standing)
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

/// The report of a case: the same sections that `otay assess` shows.
pub fn report(
    app: &App,
    case: &Case,
    assessment: &Assessment,
    catalogue: &Catalogue,
) -> Result<Report, Failures> {
    let makers = section::of_case(case, &app.knowledge().region, catalogue)?;
    Ok(compose::report(assessment, makers))
}

/// An assessment as JSON text: what `otay assess --format json` says.
pub fn json_text(
    app: &App,
    case: &Case,
    assessment: &Assessment,
    catalogue: &Catalogue,
) -> Result<String, Failures> {
    let answer = assess::json::answer(assessment, catalogue);
    Ok(json::report(&report(app, case, assessment, catalogue)?, &answer, catalogue))
}
