//! `POST /consultations/ID/steps/STEP/done`

use axum::extract::{Path, State};
use axum::response::Redirect;

use super::only_adviser;
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;

/// Marks a step as done.
pub async fn finish(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, step)): Path<(String, String)>,
    _form: Form,
) -> Result<Redirect, Refusal> {
    only_adviser(&visitor)?;
    app.store().finish_step(&id, &step, visitor.actor(), app.now()).await?;
    Ok(Redirect::to(&format!("/consultations/{id}#steps")))
}
