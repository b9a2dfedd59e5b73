//! `POST /consultations/ID/steps`

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Redirect;
use jiff::civil::Date;
use uuid::Uuid;

use super::add_note::words;
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::{Insider, Visitor};

/// Adds a next step with its date.
pub async fn add(
    State(app): State<App>,
    Insider(visitor): Insider,
    Path(id): Path<String>,
    form: Form,
) -> Result<Redirect, Refusal> {
    keep(&app, &visitor, &id, form.text("body"), form.text("due")).await?;
    Ok(Redirect::to(&format!("/consultations/{id}#steps")))
}

/// Keeps a next step; for pages and API alike.
pub async fn keep(app: &App, visitor: &Visitor, id: &str, text: &str, due: &str) -> Result<(), Refusal> {
    let text = words(text)?;
    let due: Date =
        due.parse().map_err(|_| Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "date-not-readable"))?;
    app.store().consultation(id).await?;
    let step = Uuid::now_v7().to_string();
    Ok(app.store().add_next_step(id, &step, text, &due.to_string(), visitor.actor(), app.now()).await?)
}
