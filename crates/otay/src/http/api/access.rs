//! Who may use the API.

use axum::http::{HeaderMap, StatusCode};

use super::problem::ApiRefusal;
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;

/// Whoever may change what is kept.
pub fn insider(visitor: &Visitor) -> Result<(), ApiRefusal> {
    if visitor.may_change {
        Ok(())
    } else {
        Err(ApiRefusal::new(Refusal::sign_in_needed(), visitor.catalogue()))
    }
}

/// A change by an insider. One that comes with a session's cookie has to carry its token too; a program on
/// this machine, which has no session, sends JSON, which no foreign page can without asking first.
pub fn change(visitor: &Visitor, headers: &HeaderMap) -> Result<(), ApiRefusal> {
    insider(visitor)?;
    if visitor.administrator.is_some() {
        let token = headers.get("x-csrf-token").and_then(|value| value.to_str().ok());
        if !token.is_some_and(|token| visitor.owns_token(token)) {
            return Err(ApiRefusal::new(
                Refusal::new(StatusCode::FORBIDDEN, "form-not-ours"),
                visitor.catalogue(),
            ));
        }
    }
    Ok(())
}
