//! `POST /consultations/ID/status`: the consultation moves on its way.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Redirect;

use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;
use crate::store::ConsultationStatus;

/// Moves the consultation from the status the adviser saw to the one chosen.
pub async fn move_on(
    State(app): State<App>,
    Insider(visitor): Insider,
    Path(id): Path<String>,
    form: Form,
) -> Result<Redirect, Refusal> {
    let status = |name| {
        form.text(name)
            .parse::<ConsultationStatus>()
            .map_err(|_| Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "form-not-readable"))
    };
    app.store().move_consultation(&id, status("from")?, status("to")?, visitor.actor(), app.now()).await?;
    Ok(Redirect::to(&format!("/consultations/{id}")))
}
