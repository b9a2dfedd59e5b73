//! `POST /consultations/ID/steps`

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Redirect;
use jiff::civil::Date;
use uuid::Uuid;

use super::only_adviser;
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;

/// Adds a next step with its date.
pub async fn add(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Redirect, Refusal> {
    only_adviser(&visitor)?;
    let refused = |code| Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, code);
    if form.text("body").is_empty() {
        return Err(refused("note-empty"));
    }
    let due: Date = form.text("due").parse().map_err(|_| refused("date-not-readable"))?;
    app.store().consultation(&id).await?;
    let step = Uuid::now_v7().to_string();
    let store = app.store();
    store.add_next_step(&id, &step, form.text("body"), &due.to_string(), visitor.actor(), app.now()).await?;
    Ok(Redirect::to(&format!("/consultations/{id}#steps")))
}
