//! Problem documents (RFC 9457).

use axum::Json;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;
use crate::messages::Catalogue;
use crate::problems::{Failure, Failures};
use crate::store::StoreError;

/// What went wrong.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemDocument {
    /// Address of the kind of problem: `otay:CODE`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The diagnostic code; `otay explain CODE` tells more.
    pub code: &'static str,
    /// What is wrong, in the reader's language.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Each single problem, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<SingleProblem>,
}

/// One problem of several, with its place.
#[derive(Debug, Serialize, ToSchema)]
pub struct SingleProblem {
    /// The diagnostic code.
    pub code: &'static str,
    /// What is wrong.
    pub title: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The file it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
}

/// Failures as single problems.
pub fn singles(failures: &[Failure], catalogue: &Catalogue) -> Vec<SingleProblem> {
    let single = |failure: &Failure| SingleProblem {
        code: failure.code,
        title: failure.what(catalogue),
        detail: failure.help(catalogue),
        file: failure.place.as_ref().map(|place| place.file.clone()),
        line: failure.place.as_ref().and_then(|place| place.line),
        column: failure.place.as_ref().and_then(|place| place.column),
    };
    failures.iter().map(single).collect()
}

/// A refusal on its way out as a problem document.
pub struct ApiRefusal {
    refusal: Refusal,
    all: Vec<Failure>,
    catalogue: &'static Catalogue,
}

impl ApiRefusal {
    /// A refusal in the reader's language.
    pub fn new(refusal: impl Into<Refusal>, catalogue: &'static Catalogue) -> Self {
        Self { refusal: refusal.into(), all: Vec::new(), catalogue }
    }

    /// Everything that is wrong with a case.
    pub fn of_case(failures: Failures, catalogue: &'static Catalogue) -> Self {
        let mut refusal = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "case-has-problems");
        refusal.failure.arguments = vec![("count", failures.0.len().into())];
        Self { refusal, all: failures.0, catalogue }
    }
}

impl IntoResponse for ApiRefusal {
    fn into_response(self) -> Response {
        let Self { refusal, all, catalogue } = self;
        let problems = singles(&all, catalogue);
        let document = ProblemDocument {
            kind: format!("otay:{}", refusal.failure.code),
            code: refusal.failure.code,
            title: refusal.failure.what(catalogue),
            status: refusal.status.as_u16(),
            detail: refusal.failure.help(catalogue),
            problems,
        };
        let kind = HeaderValue::from_static("application/problem+json");
        let mut response = (refusal.status, Json(document)).into_response();
        response.headers_mut().insert(CONTENT_TYPE, kind);
        response
    }
}

/// Tells what the store refused, in the reader's language.
pub fn told(visitor: &Visitor) -> impl Fn(StoreError) -> ApiRefusal + use<> {
    let catalogue = visitor.catalogue();
    move |error| ApiRefusal::new(error, catalogue)
}

/// No such path.
pub async fn not_found(visitor: Visitor) -> ApiRefusal {
    ApiRefusal::new(Refusal::not_found(), visitor.catalogue())
}

/// The path is there, the method is not.
pub async fn method_not_allowed(visitor: Visitor) -> ApiRefusal {
    let refusal = Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed");
    ApiRefusal::new(refusal, visitor.catalogue())
}
