//! The part of an address after `?`: unknown parameters are refused, and what is wrong is said.

use axum::extract::{FromRequestParts, Query};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::problem::ApiRefusal;
use crate::http::app::App;
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;

/// The parameters of the type `T`.
pub struct ApiQuery<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for ApiQuery<T> {
    type Rejection = ApiRefusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiRefusal> {
        let visitor = Visitor::of(parts, app).await;
        Query::<T>::try_from_uri(&parts.uri).map(|Query(asked)| Self(asked)).map_err(|_| {
            let refusal = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "request-not-understood");
            ApiRefusal::new(refusal, visitor.catalogue())
        })
    }
}

/// The parts of a list that is written with commas.
pub fn listed(text: Option<&str>) -> impl Iterator<Item = &str> {
    text.unwrap_or_default().split(',').map(str::trim).filter(|part| !part.is_empty())
}
