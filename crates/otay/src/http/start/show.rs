//! `GET /`: what this is, in ten seconds.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::http::app::App;
use crate::http::page::{Page, Section, html};
use crate::http::visitor::Visitor;

#[derive(Template)]
#[template(path = "web/start.html")]
struct Start {
    page: Page,
}

/// Shows the first page.
pub async fn show(State(app): State<App>, visitor: Visitor) -> Response {
    html(&Start { page: Page::new(&app, &visitor, Section::Start, "web-start-title") })
}
