//! Long work over the API: asked for, followed by server-sent events, stopped, taken along.

use std::convert::Infallible;
use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::Stream;
use serde::Serialize;
use utoipa::ToSchema;

use super::access::{change, insider};
use super::json::JsonBody;
use super::problem::{ApiRefusal, ProblemDocument, told};
use crate::http::app::App;
use crate::http::jobs::order::Order;
use crate::http::jobs::{file, outcome, queue};
use crate::http::visitor::Visitor;
use crate::store::{Job, JobStatus};

/// How often a job is looked at for those who follow it.
const LOOK: Duration = Duration::from_millis(150);

/// A piece of long work.
#[derive(Debug, Serialize, ToSchema)]
pub struct JobBody {
    id: String,
    /// duty-batch, tariff-panel or register-import.
    kind: String,
    /// queued, running, done, failed or cancelled.
    status: String,
    /// How far it is, 0 to 1000.
    done_thousandths: i64,
    created_at_ms: i64,
    updated_at_ms: i64,
    /// Where the file it made is.
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<String>,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<JobProblem>,
}

/// Why a piece of work failed.
#[derive(Debug, Serialize, ToSchema)]
pub struct JobProblem {
    /// The diagnostic code.
    code: String,
    /// What is wrong.
    title: String,
}

impl From<Job> for JobBody {
    fn from(job: Job) -> Self {
        let is_done = job.status == JobStatus::Done.as_str();
        Self {
            result: is_done.then(|| format!("/api/v1/jobs/{}/result", job.id)),
            id: job.id,
            kind: job.kind,
            status: job.status,
            done_thousandths: job.done_thousandths,
            created_at_ms: job.created_at,
            updated_at_ms: job.updated_at,
            problem: None,
        }
    }
}

/// The work asked for, newest first.
#[utoipa::path(get, path = "/jobs", tag = "jobs",
    responses((status = 200, body = [JobBody]), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn list(State(app): State<App>, visitor: Visitor) -> Result<Json<Vec<JobBody>>, ApiRefusal> {
    insider(&visitor)?;
    let jobs = app.store().jobs(200).await.map_err(told(&visitor))?;
    Ok(Json(jobs.into_iter().map(JobBody::from).collect()))
}

/// Asks for long work.
#[utoipa::path(post, path = "/jobs", request_body = Order, tag = "jobs",
    responses((status = 202, body = JobBody), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn start(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    JsonBody(order): JsonBody<Order>,
) -> Result<Response, ApiRefusal> {
    change(&visitor, &headers)?;
    let job = queue(&app, &order, visitor.actor())
        .await
        .map_err(|refusal| ApiRefusal::new(refusal, visitor.catalogue()))?;
    Ok((StatusCode::ACCEPTED, Json(JobBody::from(job))).into_response())
}

/// How it stands.
#[utoipa::path(get, path = "/jobs/{id}", params(("id" = String, Path)), tag = "jobs",
    responses((status = 200, body = JobBody), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Json<JobBody>, ApiRefusal> {
    insider(&visitor)?;
    let mut body = JobBody::from(app.store().job(&id).await.map_err(told(&visitor))?);
    if body.status == JobStatus::Failed.as_str() {
        let came_to =
            outcome(&app, &id).await.map_err(|refusal| ApiRefusal::new(refusal, visitor.catalogue()))?;
        body.problem = came_to.and_then(|came_to| came_to.problem).map(|problem| JobProblem {
            title: problem.told(visitor.language).to_owned(),
            code: problem.code,
        });
    }
    Ok(Json(body))
}

/// Asks it to stop; what is over stays as it ended.
#[utoipa::path(post, path = "/jobs/{id}/cancel", params(("id" = String, Path)), tag = "jobs",
    responses((status = 202, body = JobBody), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn cancel(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, ApiRefusal> {
    change(&visitor, &headers)?;
    app.store().cancel_job(&id, visitor.actor(), app.now()).await.map_err(told(&visitor))?;
    let job = app.store().job(&id).await.map_err(told(&visitor))?;
    Ok((StatusCode::ACCEPTED, Json(JobBody::from(job))).into_response())
}

/// The file it made.
#[utoipa::path(get, path = "/jobs/{id}/result", params(("id" = String, Path)), tag = "jobs",
    responses((status = 200, description = "The file", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn result(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, ApiRefusal> {
    insider(&visitor)?;
    file(&app, &id).await.map_err(|refusal| ApiRefusal::new(refusal, visitor.catalogue()))
}

/// How it stands, each time that changes, until it is over: events named `job` with the job as JSON.
#[utoipa::path(get, path = "/jobs/{id}/events", params(("id" = String, Path)), tag = "jobs",
    responses((status = 200, description = "Events", body = serde_json::Value, content_type = "text/event-stream"),
        (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn events(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, ApiRefusal> {
    insider(&visitor)?;
    app.store().job(&id).await.map_err(told(&visitor))?;
    let following = Following { app, id, seen: None, over: false };
    let stream = futures_util::stream::unfold(following, Following::next);
    Ok(Sse::new(stream).keep_alive(KeepAlive::default()))
}

struct Following {
    app: App,
    id: String,
    seen: Option<(String, i64)>,
    over: bool,
}

impl Following {
    /// Waits for the next change.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            // A program that ends does not wait for those who watch.
            if self.over || self.app.bell().is_stopping() {
                return None;
            }
            let job = self.app.store().job(&self.id).await.ok()?;
            let now = (job.status.clone(), job.done_thousandths);
            if self.seen.as_ref() != Some(&now) {
                self.seen = Some(now);
                self.over = job.status().ok()?.is_over();
                let event = Event::default().event("job").json_data(JobBody::from(job)).ok()?;
                return Some((Ok(event), self));
            }
            tokio::time::sleep(LOOK).await;
        }
    }
}
