//! A request that is not answered as asked: the status and the diagnostic, as a page or as problem+json.

use axum::http::StatusCode;
use axum::response::Response;
use customs::{Message, Problem};

use super::app::App;
use super::page;
use super::visitor::Visitor;
use crate::problems::{Failure, Failures, sort};
use crate::store::StoreError;

/// Why a request was refused.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// Status of the answer.
    pub status: StatusCode,
    /// What went wrong.
    pub failure: Box<Failure>,
}

impl Refusal {
    /// A refusal by its diagnostic code, with a status that says more than the sort of the error does.
    #[must_use]
    pub fn new(status: StatusCode, code: &'static str) -> Self {
        Self { status, failure: Box::new(Failure::of(code, Vec::new())) }
    }

    /// A library's problem.
    #[must_use]
    pub fn of(problem: &dyn Problem) -> Self {
        let status = StatusCode::from_u16(sort(problem.code()).http_status());
        Self {
            status: status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            failure: Box::new(Failure::new(problem)),
        }
    }

    /// The first of several failures; the others show where all are listed.
    #[must_use]
    pub fn first(failures: Failures) -> Self {
        match failures.0.into_iter().next() {
            Some(failure) => {
                let status = StatusCode::from_u16(sort(failure.code).http_status());
                Self {
                    status: status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
                    failure: Box::new(failure),
                }
            }
            None => Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        }
    }

    /// Nothing there.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "page-not-found")
    }

    /// More than is taken.
    #[must_use]
    pub fn too_large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "request-too-large")
    }

    /// Only after signing in.
    #[must_use]
    pub fn sign_in_needed() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "sign-in-needed")
    }

    /// The form is from another session or another site.
    #[must_use]
    pub fn foreign_form() -> Self {
        Self::new(StatusCode::FORBIDDEN, "form-not-ours")
    }

    /// The request came under a foreign name.
    #[must_use]
    pub fn foreign_host() -> Self {
        Self::new(StatusCode::MISDIRECTED_REQUEST, "host-not-ours")
    }

    /// The refusal as a page.
    #[must_use]
    pub fn page(&self, app: &App, visitor: &Visitor) -> Response {
        page::refusal(app, visitor, self)
    }

    /// The title of the page.
    #[must_use]
    pub fn title(&self) -> Message {
        match self.status {
            StatusCode::NOT_FOUND => Message::new("web-refusal-not-found"),
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::MISDIRECTED_REQUEST => {
                Message::new("web-refusal-forbidden")
            }
            status if status.is_server_error() => Message::new("web-refusal-ours"),
            _ => Message::new("web-refusal-yours"),
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { .. } => Self::not_found(),
            StoreError::Changed { .. } => Self::new(StatusCode::CONFLICT, "changed-meanwhile"),
            StoreError::SlotTaken => Self::new(StatusCode::CONFLICT, "slot-taken"),
            StoreError::Database(_)
            | StoreError::Migration(_)
            | StoreError::UnknownAddress(_)
            | StoreError::Corrupt { .. } => {
                let mut refusal = Self::new(StatusCode::SERVICE_UNAVAILABLE, "database-unavailable");
                refusal.failure.plain = error.to_string();
                refusal
            }
        }
    }
}
