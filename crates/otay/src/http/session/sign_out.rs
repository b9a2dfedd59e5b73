//! `POST /sign-out`

use axum::extract::State;
use axum::response::Redirect;

use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;

/// Ends the session.
pub async fn submit(State(app): State<App>, visitor: Visitor, _form: Form) -> Result<Redirect, Refusal> {
    app.store().delete_session(&visitor.session_hash()).await?;
    Ok(Redirect::to("/"))
}
