//! `GET /consultations`: who waits, the longest first.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::http::app::App;
use crate::http::consultation::letters;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;
use crate::store::Consultation;

#[derive(Template)]
#[template(path = "web/adviser/queue.html")]
struct Queue {
    page: Page,
    rows: Vec<(Consultation, Option<String>)>,
    has_hours: bool,
}

/// Shows the queue.
pub async fn show(State(app): State<App>, Insider(visitor): Insider) -> Result<Response, Refusal> {
    let mut rows = Vec::new();
    for consultation in app.store().consultations(200).await? {
        let booking = app.store().booking_of(&consultation.id).await?;
        let when = booking.map(|booking| letters::when(visitor.catalogue(), booking.starts_at));
        rows.push((consultation, when));
    }
    let has_hours = !app.store().advisers().await?.is_empty();
    let page = Page::new(&app, &visitor, Section::Adviser, "web-queue-title");
    Ok(html(&Queue { page, rows, has_hours }))
}
