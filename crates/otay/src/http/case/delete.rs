//! `POST /cases/ID/delete`

use axum::extract::{Path, State};
use axum::response::Redirect;

use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;

/// Removes the case with all its versions, after a check that this is meant.
pub async fn delete(
    State(app): State<App>,
    Insider(visitor): Insider,
    Path(id): Path<String>,
    form: Form,
) -> Result<Redirect, Refusal> {
    if form.text("confirm") != "yes" {
        return Ok(Redirect::to(&format!("/cases/{id}#delete")));
    }
    app.store().delete_case(&id, visitor.actor(), app.now()).await?;
    Ok(Redirect::to("/cases"))
}
