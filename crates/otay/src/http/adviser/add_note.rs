//! `POST /consultations/ID/notes`

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Redirect;
use uuid::Uuid;

use super::only_adviser;
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;
use crate::store::Visibility;

/// Adds a note. It is private unless the adviser shares it.
pub async fn add(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Redirect, Refusal> {
    only_adviser(&visitor)?;
    if form.text("body").is_empty() {
        return Err(Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "note-empty"));
    }
    let visibility = if form.text("shared") == "yes" { Visibility::Shared } else { Visibility::Private };
    app.store().consultation(&id).await?;
    let note = Uuid::now_v7().to_string();
    app.store().add_note(&id, &note, visibility, visitor.actor(), form.text("body"), app.now()).await?;
    Ok(Redirect::to(&format!("/consultations/{id}#notes")))
}
