//! `POST /consultation/ID/delete`: the client takes everything back.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::open;
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;

/// Deletes the consultation with its notes, steps, booking and letters.
pub async fn delete(State(app): State<App>, Path(id): Path<String>, form: Form) -> Result<Response, Refusal> {
    open(&app, &id, form.text("key")).await?;
    if form.text("confirm") != "yes" {
        return Ok(
            Redirect::to(&format!("/consultation/{id}?key={}#delete", form.text("key"))).into_response()
        );
    }
    app.store().delete_consultation(&id, "client", app.now()).await?;
    Ok(Redirect::to("/").into_response())
}
