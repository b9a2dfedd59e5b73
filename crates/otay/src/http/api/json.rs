//! JSON bodies: unknown keys are refused, and what is wrong is said.

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;

use super::problem::ApiRefusal;
use crate::http::app::App;
use crate::http::refusal::Refusal;
use crate::http::security::LARGEST_REQUEST;
use crate::http::visitor::Visitor;

/// A JSON body of the type `T`.
pub struct JsonBody<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for JsonBody<T> {
    type Rejection = ApiRefusal;

    async fn from_request(request: Request, app: &App) -> Result<Self, ApiRefusal> {
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::of(&mut parts, app).await;
        let refused = |status, code| ApiRefusal::new(Refusal::new(status, code), visitor.catalogue());
        let kind = parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if kind.split(';').next().map(str::trim) != Some("application/json") {
            return Err(refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "json-expected"));
        }
        let bytes = to_bytes(body, LARGEST_REQUEST)
            .await
            .map_err(|_| refused(StatusCode::PAYLOAD_TOO_LARGE, "request-too-large"))?;
        serde_json::from_slice(&bytes).map(Self).map_err(|error| {
            let mut refusal = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "json-not-understood");
            refusal.failure.arguments = vec![
                ("line", error.line().into()),
                ("column", error.column().into()),
                ("reason", error.to_string().into()),
            ];
            ApiRefusal::new(refusal, visitor.catalogue())
        })
    }
}
