//! `POST /consultations/ID/notes`

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Redirect;
use uuid::Uuid;

use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::{Insider, Visitor};
use crate::store::Visibility;

/// Adds a note. It is private unless the adviser shares it.
pub async fn add(
    State(app): State<App>,
    Insider(visitor): Insider,
    Path(id): Path<String>,
    form: Form,
) -> Result<Redirect, Refusal> {
    keep(&app, &visitor, &id, form.text("body"), form.text("shared") == "yes").await?;
    Ok(Redirect::to(&format!("/consultations/{id}#notes")))
}

/// Keeps a note; for pages and API alike.
pub async fn keep(app: &App, visitor: &Visitor, id: &str, text: &str, shared: bool) -> Result<(), Refusal> {
    let text = words(text)?;
    let visibility = if shared { Visibility::Shared } else { Visibility::Private };
    app.store().consultation(id).await?;
    let note = Uuid::now_v7().to_string();
    Ok(app.store().add_note(id, &note, visibility, visitor.actor(), text, app.now()).await?)
}

/// The words of a note or a step, without surrounding space.
///
/// - Refuses: none, more than four thousand characters, and what a database cannot hold.
pub fn words(text: &str) -> Result<&str, Refusal> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 4000 || text.contains('\0') {
        return Err(Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "note-empty"));
    }
    Ok(text)
}
