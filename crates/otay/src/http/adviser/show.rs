//! `GET /consultations/ID`: one consultation, with everything the adviser does about it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use crate::http::app::App;
use crate::http::consultation::intake::{self, Answer};
use crate::http::consultation::letters;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;
use crate::store::{Consultation, ConsultationStatus, NextStep, Note};

#[derive(Template)]
#[template(path = "web/adviser/show.html")]
struct Show {
    page: Page,
    consultation: Consultation,
    when: Option<String>,
    case_title: Option<String>,
    answers: Vec<Answer>,
    notes: Vec<Note>,
    steps: Vec<NextStep>,
    way: Vec<(ConsultationStatus, bool)>,
    requested: bool,
}

/// Shows the consultation.
pub async fn show(
    State(app): State<App>,
    Insider(visitor): Insider,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let consultation = app.store().consultation(&id).await?;
    let status = consultation.status()?;
    let booking = app.store().booking_of(&id).await?;
    let case_title = match &consultation.case_id {
        Some(case) => Some(app.store().case(case).await?.title),
        None => None,
    };
    let template = Show {
        page: Page::titled(&app, &visitor, Section::Adviser, consultation.company.clone()),
        when: booking.map(|booking| letters::when(visitor.catalogue(), booking.starts_at)),
        case_title,
        answers: intake::read(&consultation.intake),
        notes: app.store().notes(&id, true).await?,
        steps: app.store().next_steps(&id).await?,
        way: ConsultationStatus::ALL.into_iter().map(|step| (step, step == status)).collect(),
        requested: status == ConsultationStatus::Requested,
        consultation,
    };
    Ok(html(&template))
}
