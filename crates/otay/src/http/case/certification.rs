//! `GET`, `POST /cases/ID/certification`: what the certifier states, and for which scenarios a certification can
//! be had; `GET /cases/ID/certification/SCENARIO.html` and `.json`: the certification itself.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use customs::Message;
use lawbook::certification::CERTIFICATION_FILE;

use super::download::{file, slug};
use super::reading::{Change, Kept};
use crate::assess::OriginAnswer;
use crate::certification;
use crate::http::answers::{self, Told};
use crate::http::app::App;
use crate::http::page::{Page, Section, respond};
use crate::http::refusal::Refusal;
use crate::http::visitor::{Insider, Visitor};
use crate::messages::Language;
use crate::problems::{Failure, Failures, Place};
use crate::report;
use crate::store::CaseFile;

/// A scenario, and whether its good may be certified.
struct Certifiable {
    id: String,
    name: String,
    word: String,
    qualifies: bool,
}

#[derive(Template)]
#[template(path = "web/case/certification.html")]
struct Certification {
    page: Page,
    id: String,
    title: String,
    has_bill: bool,
    version: i64,
    scenarios: Vec<Certifiable>,
    text: String,
    is_kept: bool,
    problems: Vec<Told>,
}

const TEMPLATE_EN: &str = include_str!("../../../starting-case/en/certification.toml");
const TEMPLATE_ES: &str = include_str!("../../../starting-case/es/certification.toml");

/// Shows what is stated.
pub async fn form(
    State(app): State<App>,
    Insider(visitor): Insider,
    kept: Kept,
) -> Result<Response, Refusal> {
    let text = stated(&kept);
    let problems = text.as_deref().map(|text| wrong(text, &visitor)).unwrap_or_default();
    show(&app, &visitor, &kept, text, problems, StatusCode::OK).await
}

/// Keeps what is stated in the case's folder.
pub async fn save(
    State(app): State<App>,
    Insider(visitor): Insider,
    Change { kept, form }: Change,
) -> Result<Response, Refusal> {
    let mut text = form.text("text").to_owned();
    text.push('\n');
    let problems = wrong(&text, &visitor);
    if !problems.is_empty() {
        return show(&app, &visitor, &kept, Some(text), problems, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let mut files: Vec<CaseFile> =
        kept.files.iter().filter(|file| file.path != CERTIFICATION_FILE).cloned().collect();
    files.push(CaseFile { path: CERTIFICATION_FILE.to_owned(), content: text.into_bytes() });
    files.sort_by(|a, b| a.path.cmp(&b.path));
    kept.keep(&app, &visitor, &files, &[Message::new("web-note-certification")]).await?;
    Ok(Redirect::to(&format!("{}/certification", kept.address())).into_response())
}

/// The certification of a scenario's good as a page to print and sign, or for programs.
pub async fn download(
    State(app): State<App>,
    Insider(visitor): Insider,
    kept: Kept,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let (scenario, form) = name.rsplit_once('.').ok_or_else(Refusal::not_found)?;
    let text = stated(&kept)
        .ok_or_else(|| Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "certification-not-stated"))?;
    let case = answers::read(&app, &kept.inputs()).map_err(|failures| answers::with_problems(&failures))?;
    let law = app.knowledge().law.on(case.as_of.value).map_err(|outside| Refusal::of(&outside))?;
    let issued =
        certification::issue(&law, &case, scenario, &text, CERTIFICATION_FILE).map_err(Refusal::first)?;
    let catalogue = visitor.catalogue();
    let name = format!("{}-{}", slug(&kept.summary.title), slug(scenario));
    match form {
        "html" => {
            let page = certification::html(&issued, catalogue);
            Ok(file(page.into_bytes(), "text/html; charset=utf-8", &format!("{name}.html")))
        }
        "json" => {
            let json = certification::json(&issued, catalogue);
            let mut text = serde_json::to_string_pretty(&json).unwrap_or_default();
            text.push('\n');
            Ok(file(text.into_bytes(), "application/json", &format!("{name}.json")))
        }
        _ => Err(Refusal::not_found()),
    }
}

fn stated(kept: &Kept) -> Option<String> {
    kept.file(CERTIFICATION_FILE).and_then(|file| String::from_utf8(file.content.clone()).ok())
}

/// What is wrong with what is stated.
fn wrong(text: &str, visitor: &Visitor) -> Vec<Told> {
    match lawbook::certification::read(text) {
        Ok(_) => Vec::new(),
        Err(error) => {
            let file = CERTIFICATION_FILE.to_owned();
            let place = Place { file, line: error.line(), ..Place::default() };
            let failures = Failures::from(Failure::new(&error).at(place));
            answers::told(&failures, visitor.catalogue())
        }
    }
}

async fn show(
    app: &App,
    visitor: &Visitor,
    kept: &Kept,
    text: Option<String>,
    problems: Vec<Told>,
    status: StatusCode,
) -> Result<Response, Refusal> {
    let catalogue = visitor.catalogue();
    let files = kept.inputs();
    let standing = app
        .aside(move |app| answers::standing(app, &files))
        .await?
        .map_err(|failures| answers::with_problems(&failures))?;
    let scenarios = standing
        .assessment
        .scenarios
        .iter()
        .map(|scenario| {
            let finding = scenario.origin.finding();
            let certifies = matches!(&scenario.origin, OriginAnswer::Determined(_))
                && finding == Some(&customs::Finding::Satisfied);
            Certifiable {
                id: scenario.id.clone(),
                name: scenario.name.clone(),
                word: finding.map(|finding| catalogue.text(report::finding_key(finding))).unwrap_or_default(),
                qualifies: certifies,
            }
        })
        .collect();
    let template = match visitor.language {
        Language::En => TEMPLATE_EN,
        Language::Es => TEMPLATE_ES,
    };
    Ok(respond(
        status,
        &Certification {
            page: Page::new(app, visitor, Section::Cases, "certification-title"),
            id: kept.summary.id.clone(),
            title: kept.summary.title.clone(),
            has_bill: kept.bill_name().is_some(),
            version: kept.version,
            scenarios,
            is_kept: kept.file(CERTIFICATION_FILE).is_some(),
            text: text.unwrap_or_else(|| template.to_owned()),
            problems,
        },
    ))
}
