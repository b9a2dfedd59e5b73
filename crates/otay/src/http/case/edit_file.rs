//! `GET`, `POST /cases/ID/file`: `case.toml` as text, each problem with its line.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use customs::Message;
use lawbook::case::CASE_FILE;

use super::reading::{Change, Kept, inputs};
use crate::http::answers::{self, Told};
use crate::http::app::App;
use crate::http::page::{Page, Section, respond};
use crate::http::refusal::Refusal;
use crate::http::visitor::{Insider, Visitor};

#[derive(Template)]
#[template(path = "web/case/file.html")]
struct File {
    page: Page,
    id: String,
    version: i64,
    text: String,
    problems: Vec<Told>,
    kept: bool,
}

/// Shows the text.
pub async fn form(
    State(app): State<App>,
    Insider(visitor): Insider,
    kept: Kept,
) -> Result<Response, Refusal> {
    let text = kept.file(CASE_FILE).and_then(|file| String::from_utf8(file.content.clone()).ok());
    let problems = answers::problems(&app, kept.inputs(), visitor.catalogue()).await?;
    Ok(show(&app, &visitor, &kept, text.unwrap_or_default(), problems, true))
}

/// Keeps the text. One with problems is kept too when asked: an unfinished case is no loss.
pub async fn save(
    State(app): State<App>,
    Insider(visitor): Insider,
    Change { kept, form }: Change,
) -> Result<Response, Refusal> {
    let mut text = form.text("text").to_owned();
    text.push('\n');
    let mut files = kept.files.clone();
    for file in &mut files {
        if file.path == CASE_FILE {
            file.content = text.clone().into_bytes();
        }
    }
    let problems = answers::problems(&app, inputs(&files), visitor.catalogue()).await?;
    if !problems.is_empty() && form.text("anyway") != "yes" {
        return Ok(show(&app, &visitor, &kept, text, problems, false));
    }
    kept.keep(&app, &visitor, &files, &[Message::new("web-note-file")]).await?;
    Ok(Redirect::to(&kept.address()).into_response())
}

fn show(
    app: &App,
    visitor: &Visitor,
    kept: &Kept,
    text: String,
    problems: Vec<Told>,
    is_kept: bool,
) -> Response {
    let status = if is_kept { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::titled(app, visitor, Section::Cases, kept.summary.title.clone());
    let template =
        File { page, id: kept.summary.id.clone(), version: kept.version, text, problems, kept: is_kept };
    respond(status, &template)
}
