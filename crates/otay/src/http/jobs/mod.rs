//! Long work: asked for, followed, stopped, taken along.

pub mod order;
mod pages;
mod register;
mod worker;

use axum::Router;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use uuid::Uuid;

use super::app::App;
use super::refusal::Refusal;
use crate::store::{Job, StoreError};
use order::{Order, Outcome};

pub use worker::{Bell, keep_working};

/// The pages of long work.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/jobs", get(pages::list).post(pages::start))
        .route("/jobs/{id}", get(pages::show))
        .route("/jobs/{id}/cancel", post(pages::cancel))
        .route("/jobs/{id}/result", get(pages::result))
}

/// Queues work and wakes the worker.
pub async fn queue(app: &App, order: &Order, actor: &str) -> Result<Job, Refusal> {
    let id = Uuid::now_v7().to_string();
    let input = serde_json::to_string(order)
        .map_err(|_| Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "request-not-understood"))?;
    app.store().queue_job(&id, order.kind(), &input, actor, app.now()).await?;
    app.bell().ring();
    Ok(app.store().job(&id).await?)
}

/// What a job came to; nothing of one that is not over.
pub async fn outcome(app: &App, id: &str) -> Result<Option<Outcome>, Refusal> {
    let Some(text) = app.store().job_result(id).await? else { return Ok(None) };
    let corrupt = || Refusal::from(StoreError::Corrupt { what: "job result", value: id.to_owned() });
    serde_json::from_str(&text).map(Some).map_err(|_| corrupt())
}

/// The file that a job made.
pub async fn file(app: &App, id: &str) -> Result<Response, Refusal> {
    let made = outcome(app, id).await?.and_then(|outcome| outcome.file);
    let made = made.ok_or_else(|| Refusal::new(StatusCode::CONFLICT, "job-not-done"))?;
    let corrupt = || Refusal::from(StoreError::Corrupt { what: "job result", value: id.to_owned() });
    let bytes = STANDARD.decode(&made.base64).map_err(|_| corrupt())?;
    let name = format!("attachment; filename=\"{}\"", made.name);
    Ok(([(CONTENT_TYPE, made.media_type), (CONTENT_DISPOSITION, name)], bytes).into_response())
}
