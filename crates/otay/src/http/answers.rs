//! From the files of a case to its answer, for pages and API alike.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use axum::http::StatusCode;
use customs::{Finding, Money};
use lawbook::case::{self, BillLine, Case, CaseFile, Folder};
use sha2::{Digest as _, Sha256};

use super::app::App;
use super::case::show::Answer;
use super::case::what_if;
use super::form::Form;
use super::last::{Digest, Last};
use super::refusal::Refusal;
use crate::assess::{self, Assessment, LawReference, ScenarioAssessment, Suppositions, refused};
use crate::directory::section;
use crate::messages::{Catalogue, Language};
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
    let against =
        LawReference::new(&known.law).with_places(&known.places).with_vocabulary(&known.region.vocabulary);
    case::read_folder(&Folder::Files(files), &against, None).map_err(|problems| refused(&problems))
}

/// What a case comes to, nothing supposed.
fn assess(app: &App, case: &Case) -> Result<Assessment, Failures> {
    let known = app.knowledge();
    let law = known.law.on(case.as_of.value)?;
    assess::assess(&law, &known.left_out, &known.facts, case, &Suppositions::default())
}

/// A case with what it comes to as it stands.
pub struct Standing {
    /// The case.
    pub case: Case,
    /// Its answer, nothing supposed.
    pub assessment: Assessment,
    /// Its report, once somebody has read it in a language.
    reports: [OnceLock<Report>; Language::ALL.len()],
}

/// A case with what it comes to as it stands and, where something is supposed, under that.
pub struct Answered {
    /// As it stands.
    pub standing: Arc<Standing>,
    /// As supposed.
    pub supposed: Option<Assessment>,
}

impl Answered {
    /// The case.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.standing.case
    }

    /// The answer that was asked for.
    #[must_use]
    pub fn assessment(&self) -> &Assessment {
        self.supposed.as_ref().unwrap_or(&self.standing.assessment)
    }

    /// Its report: the same sections that `otay assess` shows.
    pub fn report(&self, app: &App, catalogue: &Catalogue) -> Result<Cow<'_, Report>, Failures> {
        let kept = &self.standing.reports[catalogue.language() as usize];
        if let (None, Some(report)) = (&self.supposed, kept.get()) {
            return Ok(Cow::Borrowed(report));
        }
        let makers = section::of_case(self.case(), &app.knowledge().region, catalogue)?;
        let report = compose::report(self.assessment(), makers);
        Ok(match self.supposed {
            Some(_) => Cow::Owned(report),
            None => Cow::Borrowed(kept.get_or_init(|| report)),
        })
    }

    /// Its report as JSON text: what `otay assess --format json` says.
    pub fn json(&self, app: &App, catalogue: &Catalogue) -> Result<String, Failures> {
        let answer = assess::json::answer(self.assessment(), catalogue);
        Ok(json::report(self.report(app, catalogue)?.as_ref(), &answer, catalogue))
    }
}

/// The answers of late, by the content of their files: while one tries what may be supposed of a case, it is
/// read and answered as it stands once, and what has been seen is shown again without being answered.
pub struct Recent {
    standing: Last<Result<Arc<Standing>, Failures>>,
    shown: Last<Arc<Answer>>,
    /// Cases of which nothing is wrong, in a few words.
    sums: Last<Arc<[Sum]>>,
}

impl Default for Recent {
    fn default() -> Self {
        Self { standing: Last::new(HELD), shown: Last::new(SHOWN), sums: Last::new(SUMS) }
    }
}

/// Lines of the answers held: with its working and its report an answer takes two megabytes and some kilobytes a line.
const HELD: usize = 8_000;
/// What an answer weighs beside its lines, as lines.
const ANSWER: usize = 200;
/// Bytes of the pages held.
const SHOWN: usize = 160 << 20;
/// Scenarios of the cases known to be sound, some hundred bytes each.
const SUMS: usize = 40_000;

/// What one scenario of a case comes to as it stands, in a few words.
pub struct Sum {
    /// Its short name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What a unit costs, delivered.
    pub landed: Option<Money>,
    /// Whether its good originates; `None` where that is not asked or refused.
    pub origin: Option<Finding>,
}

impl Sum {
    fn all(assessment: &Assessment) -> Arc<[Self]> {
        assessment.scenarios.iter().map(Self::of).collect()
    }

    fn of(scenario: &ScenarioAssessment) -> Self {
        Self {
            id: scenario.id.clone(),
            name: scenario.name.clone(),
            landed: scenario.landed_cost().map(|cost| cost.total),
            origin: scenario.origin.finding().cloned(),
        }
    }
}

fn digest(parts: &[&[u8]]) -> Digest {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

fn digest_of(files: &[CaseFile]) -> Digest {
    let parts: Vec<&[u8]> = files.iter().flat_map(|file| [file.name.as_bytes(), &file.bytes]).collect();
    digest(&parts)
}

/// A case as it stands with its answer, or everything that is wrong with it.
pub fn standing(app: &App, files: &[CaseFile]) -> Result<Arc<Standing>, Failures> {
    let (digest, recent) = (digest_of(files), app.recent());
    if let Some(found) = recent.standing.get(&digest) {
        return found;
    }
    let found = read(app, files).and_then(|case| {
        let assessment = assess(app, &case)?;
        Ok(Arc::new(Standing { case, assessment, reports: Default::default() }))
    });
    let lines = found.as_ref().map_or(0, |standing| standing.case.bill.iter().map(lines).sum());
    recent.standing.hold(digest, found.clone(), ANSWER + lines);
    if let Ok(standing) = &found {
        let sums = Sum::all(&standing.assessment);
        recent.sums.hold(digest, Arc::clone(&sums), sums.len().max(1));
    }
    found
}

/// What the scenarios of a case come to, or everything that is wrong with it.
pub async fn sums(app: &App, files: Vec<CaseFile>) -> Result<Result<Arc<[Sum]>, Failures>, Refusal> {
    let digest = digest_of(&files);
    if let Some(known) = app.recent().sums.get(&digest) {
        return Ok(Ok(known));
    }
    app.aside(move |app| standing(app, &files).map(|standing| Sum::all(&standing.assessment))).await
}

fn lines(line: &BillLine) -> usize {
    line.walk().len()
}

/// A case under what is asked, or everything that is wrong with either.
pub fn answered(
    app: &App,
    files: &[CaseFile],
    asked: &Form,
    catalogue: &Catalogue,
) -> Result<Answered, Failures> {
    let standing = standing(app, files)?;
    let supposed = match what_if::is_asked(asked) {
        true => {
            let suppositions = what_if::read(app, &standing.case, asked, catalogue)?;
            let (known, case) = (app.knowledge(), &standing.case);
            let law = known.law.on(case.as_of.value)?;
            let stands = &standing.assessment;
            Some(assess::assess_again(&law, &known.left_out, &known.facts, case, &suppositions, stands)?)
        }
        false => None,
    };
    Ok(Answered { standing, supposed })
}

/// What `take` takes from the answer of a case under what an address supposes; with that as the end of an address.
pub async fn take<T: Send + 'static>(
    app: &App,
    files: Vec<CaseFile>,
    query: Option<String>,
    catalogue: &'static Catalogue,
    take: impl FnOnce(&App, &Answered, &'static Catalogue, &str) -> Result<T, Refusal> + Send + 'static,
) -> Result<(T, String), Refusal> {
    let asked = Form::of_query(query.as_deref().unwrap_or_default())?;
    let query = what_if::query(&asked);
    let end = query.clone();
    let taken = app.aside(move |app| {
        standing(app, &files).map_err(|failures| with_problems(&failures))?;
        let answered = answered(app, &files, &asked, catalogue).map_err(Refusal::first)?;
        take(app, &answered, catalogue, &end)
    });
    Ok((taken.await??, query))
}

/// An answer as a page shows it, held for the next who asks the same.
pub async fn shown(
    app: &App,
    files: Vec<CaseFile>,
    (address, asked): (String, Form),
    catalogue: &'static Catalogue,
    make: impl FnOnce(&App, &[CaseFile], (&str, &Form)) -> Result<Answer, Failures> + Send + 'static,
) -> Result<Result<Arc<Answer>, Failures>, Refusal> {
    let query = what_if::query(&asked);
    let language = catalogue.language().as_str();
    let digest = digest(&[&digest_of(&files), address.as_bytes(), query.as_bytes(), language.as_bytes()]);
    if let Some(found) = app.recent().shown.get(&digest) {
        return Ok(Ok(found));
    }
    app.aside(move |app| {
        let made = Arc::new(make(app, &files, (&address, &asked))?);
        app.recent().shown.hold(digest, Arc::clone(&made), made.bytes());
        Ok(made)
    })
    .await
}

/// A case with problems as a refusal: how many there are; its page lists them.
#[must_use]
pub fn with_problems(failures: &Failures) -> Refusal {
    let mut refusal = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "case-has-problems");
    refusal.failure.arguments = vec![("count", failures.0.len().into())];
    refusal
}

/// Everything that is wrong with a case.
pub async fn problems(
    app: &App,
    files: Vec<CaseFile>,
    catalogue: &'static Catalogue,
) -> Result<Vec<Told>, Refusal> {
    Ok(sums(app, files).await?.map_or_else(|failures| told(&failures, catalogue), |_| Vec::new()))
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
