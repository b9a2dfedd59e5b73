//! `GET /outbox`: the letters, sent or waiting.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::http::app::App;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;
use crate::store::OutboxMail;

#[derive(Template)]
#[template(path = "web/adviser/outbox.html")]
struct Outbox {
    page: Page,
    mails: Vec<OutboxMail>,
    has_server: bool,
}

/// Shows the letters.
pub async fn show(State(app): State<App>, Insider(visitor): Insider) -> Result<Response, Refusal> {
    let mails = app.store().outbox(200).await?;
    let page = Page::new(&app, &visitor, Section::Adviser, "web-outbox-title");
    Ok(html(&Outbox { page, mails, has_server: app.settings().smtp.is_some() }))
}
