//! `POST /consultation`: keeps the request, books the slot, writes the letters; all or nothing.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

use super::intake::{self, Problems};
use super::{ask, letters};
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::{Visitor, link_hash, new_secret};
use crate::store::{Booking, NewConsultation, StoreError};

/// Takes a filled-in form.
pub async fn request(State(app): State<App>, visitor: Visitor, form: Form) -> Result<Response, Refusal> {
    match keep(&app, &visitor, &form).await? {
        Ok((id, secret)) => Ok(Redirect::to(&format!("/consultation/{id}?key={secret}")).into_response()),
        Err(problems) => ask::show(&app, &visitor, &form, problems, StatusCode::UNPROCESSABLE_ENTITY).await,
    }
}

/// Keeps a request: its number and the secret of its link, or everything that is wrong with it.
pub async fn keep(
    app: &App,
    visitor: &Visitor,
    form: &Form,
) -> Result<Result<(String, String), Problems>, Refusal> {
    let mut problems = intake::check(form);
    let advisers = app.store().advisers().await?;
    let slot = match form.text("slot") {
        "" => None,
        wanted => {
            let free = ask::free_slots(app).await?;
            let found = free.into_iter().find(|(_, slot)| slot.starts_at.to_string() == wanted);
            if found.is_none() {
                problems.insert("slot", "web-ask-slot-gone");
            }
            found
        }
    };
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    let id = Uuid::now_v7().to_string();
    let secret = new_secret();
    let booking = slot.map(|(adviser_id, slot)| Booking {
        adviser_id,
        starts_at: slot.starts_at,
        ends_at: slot.ends_at,
        consultation_id: id.clone(),
    });
    let case_id = Some(form.text("case")).filter(|id| !id.is_empty() && visitor.may_change);
    let mut new = NewConsultation {
        id: id.clone(),
        key_hash: link_hash(&secret),
        case_id: case_id.map(str::to_owned),
        language: visitor.language.as_str().to_owned(),
        contact_name: form.text("contact-name").to_owned(),
        contact_email: form.text("contact-email").to_owned(),
        contact_phone: form.text("contact-phone").to_owned(),
        company: form.text("company").to_owned(),
        intake: intake::answers(form),
        booking,
        mails: Vec::new(),
    };
    new.mails = letters::of_request(app, visitor, &new, &secret, &advisers);
    match app.store().request_consultation(&new, app.now()).await {
        Ok(()) => Ok(Ok((id, secret))),
        // Somebody was faster: nothing is lost, another time can be chosen.
        Err(StoreError::SlotTaken) => {
            problems.insert("slot", "web-ask-slot-gone");
            Ok(Err(problems))
        }
        Err(error) => Err(error.into()),
    }
}
