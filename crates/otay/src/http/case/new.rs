//! `GET /cases/new`: from a template, an example, or files at hand.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::create::EXAMPLES;
use crate::http::app::App;
use crate::http::page::{Page, Section, html, respond};
use crate::http::refusal::Refusal;
use crate::http::visitor::{Insider, Visitor};

#[derive(Template)]
#[template(path = "web/case/new.html")]
struct New {
    page: Page,
    examples: Vec<&'static str>,
    /// What is wrong with the files sent: what, what to do, and the code.
    problem: Option<(String, String, &'static str)>,
}

/// Shows the ways to begin.
pub async fn new(State(app): State<App>, Insider(visitor): Insider) -> Result<Response, Refusal> {
    Ok(html(&shown(&app, &visitor, None)))
}

/// Shows them again, with what is wrong with the files that were sent.
pub fn refused(app: &App, visitor: &Visitor, refusal: &Refusal) -> Response {
    let (failure, catalogue) = (&refusal.failure, visitor.catalogue());
    let problem = (failure.what(catalogue), failure.help(catalogue).unwrap_or_default(), failure.code);
    respond(refusal.status, &shown(app, visitor, Some(problem)))
}

fn shown(app: &App, visitor: &Visitor, problem: Option<(String, String, &'static str)>) -> New {
    let page = Page::new(app, visitor, Section::Cases, "web-new-title");
    New { page, examples: EXAMPLES.iter().map(|(name, _)| *name).collect(), problem }
}
