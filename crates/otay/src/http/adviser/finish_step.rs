//! `POST /consultations/ID/steps/STEP/done`

use axum::extract::{Path, State};
use axum::response::Redirect;

use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;

/// Marks a step as done.
pub async fn finish(
    State(app): State<App>,
    Insider(visitor): Insider,
    Path((id, step)): Path<(String, String)>,
    _form: Form,
) -> Result<Redirect, Refusal> {
    app.store().finish_step(&id, &step, visitor.actor(), app.now()).await?;
    Ok(Redirect::to(&format!("/consultations/{id}#steps")))
}
