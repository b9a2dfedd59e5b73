//! `GET /consultation/ID?key=…`: the client's page, which is also the confirmation.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;

use super::intake::{self, Answer};
use super::{Key, letters, open};
use crate::http::app::App;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;
use crate::store::{Consultation, ConsultationStatus, NextStep, Note};

#[derive(Template)]
#[template(path = "web/consultation/show.html")]
struct Show {
    page: Page,
    consultation: Consultation,
    key: String,
    when: Option<String>,
    answers: Vec<Answer>,
    notes: Vec<Note>,
    steps: Vec<NextStep>,
    way: Vec<(ConsultationStatus, bool)>,
}

/// Shows how the consultation stands.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(key): Query<Key>,
) -> Result<Response, Refusal> {
    let consultation = open(&app, &id, &key.key).await?;
    let booking = app.store().booking_of(&id).await?;
    let status = consultation.status()?;
    let template = Show {
        page: Page::new(&app, &visitor, Section::Consultation, "web-consultation-title"),
        key: key.key,
        when: booking.map(|booking| letters::when(visitor.catalogue(), booking.starts_at)),
        answers: intake::read(&consultation.intake),
        notes: app.store().notes(&id, false).await?,
        steps: app.store().next_steps(&id).await?,
        way: way(status),
        consultation,
    };
    Ok(html(&template))
}

/// The way from request to start, each with whether it is where the consultation stands.
#[must_use]
pub fn way(status: ConsultationStatus) -> Vec<(ConsultationStatus, bool)> {
    ConsultationStatus::ALL
        .into_iter()
        .filter(|step| *step != ConsultationStatus::Closed || status == ConsultationStatus::Closed)
        .map(|step| (step, step == status))
        .collect()
}
