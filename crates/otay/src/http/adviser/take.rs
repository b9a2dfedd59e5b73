//! `POST /consultations/ID/take`: the adviser takes it; where two try, one is told.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Redirect;

use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::{Insider, Visitor};

/// Takes the consultation.
pub async fn take(
    State(app): State<App>,
    Insider(visitor): Insider,
    Path(id): Path<String>,
    _form: Form,
) -> Result<Redirect, Refusal> {
    give(&app, &visitor, &id).await?;
    Ok(Redirect::to(&format!("/consultations/{id}")))
}

/// Gives the consultation to the adviser whose time was booked, else to the first; for pages and API alike.
pub async fn give(app: &App, visitor: &Visitor, id: &str) -> Result<(), Refusal> {
    let booked = app.store().booking_of(id).await?.map(|booking| booking.adviser_id);
    let adviser = match booked {
        Some(adviser) => adviser,
        None => match app.store().advisers().await?.into_iter().next() {
            Some(adviser) => adviser.id,
            None => return Err(Refusal::new(StatusCode::CONFLICT, "no-adviser-yet")),
        },
    };
    app.store().take_consultation(id, &adviser, visitor.actor(), app.now()).await?;
    Ok(())
}
