//! `GET /cases/new`: from a template, an example, or files at hand.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::create::EXAMPLES;
use crate::http::app::App;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;

#[derive(Template)]
#[template(path = "web/case/new.html")]
struct New {
    page: Page,
    examples: Vec<&'static str>,
}

/// Shows the ways to begin.
pub async fn new(State(app): State<App>, Insider(visitor): Insider) -> Result<Response, Refusal> {
    let page = Page::new(&app, &visitor, Section::Cases, "web-new-title");
    Ok(html(&New { page, examples: EXAMPLES.iter().map(|(name, _)| *name).collect() }))
}
