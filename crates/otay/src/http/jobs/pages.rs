//! `/jobs`, `/jobs/ID`: long work on pages that also read without script. It costs the machine something, so it
//! is for whoever may change what is kept.

use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::order::Order;
use super::{file, outcome, queue};
use crate::http::app::App;
use crate::http::form::{Form, unreadable};
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;
use crate::store::{Job, JobStatus};

#[derive(Template)]
#[template(path = "web/jobs/list.html")]
struct List {
    page: Page,
    jobs: Vec<Job>,
}

#[derive(Template)]
#[template(path = "web/jobs/show.html")]
struct Show {
    page: Page,
    job: Job,
    over: bool,
    counts: Vec<(String, String)>,
    problem: Option<(String, String)>,
    has_file: bool,
}

/// Lists the work asked for, with forms to ask for more.
pub async fn list(State(app): State<App>, Insider(visitor): Insider) -> Result<Response, Refusal> {
    let jobs = app.store().jobs(50).await?;
    Ok(html(&List { page: Page::new(&app, &visitor, Section::Other, "web-jobs-title"), jobs }))
}

/// Takes an order and goes to its page.
pub async fn start(
    State(app): State<App>,
    Insider(visitor): Insider,
    mut form: Multipart,
) -> Result<Redirect, Refusal> {
    let not_readable = || Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "form-not-readable");
    let mut ours = false;
    let mut order = None;
    while let Some(field) = form.next_field().await.map_err(|error| unreadable(&error))? {
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|error| unreadable(&error))?;
        if name == "register" && ours {
            let base64 = STANDARD.encode(&bytes);
            let (format, as_of, source) = (String::new(), String::new(), String::new());
            order = Some(Order::RegisterImport { name: file, base64, format, as_of, source });
            continue;
        }
        let text = String::from_utf8(bytes.to_vec()).map_err(|_| not_readable())?;
        match name.as_str() {
            "csrf" => ours = visitor.owns_token(&text),
            "questions" if ours => {
                order = Some(Order::DutyBatch { questions: text, what_if: Vec::new() });
            }
            "format" | "as_of" | "source" if ours => say(&mut order, &name, text),
            "date" if ours => order = Some(Order::TariffPanel { date: text }),
            _ => {}
        }
    }
    if !ours {
        return Err(Refusal::foreign_form());
    }
    let order = order.ok_or_else(not_readable)?;
    let job = queue(&app, &order, visitor.actor()).await?;
    Ok(Redirect::to(&format!("/jobs/{}", job.id)))
}

/// What the form says of a register, after the file itself.
fn say(order: &mut Option<Order>, name: &str, text: String) {
    if let Some(Order::RegisterImport { format, as_of, source, .. }) = order {
        match name {
            "format" => *format = text,
            "as_of" => *as_of = text,
            _ => *source = text,
        }
    }
}

/// Shows how the work stands, and what it came to.
pub async fn show(
    State(app): State<App>,
    Insider(visitor): Insider,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let job = app.store().job(&id).await?;
    let status = job.status()?;
    let came_to =
        if status.is_over() { outcome(&app, &id).await?.unwrap_or_default() } else { Default::default() };
    let show = visitor.catalogue();
    let title = format!("web-job-kind-{}", job.kind);
    Ok(html(&Show {
        page: Page::titled(&app, &visitor, Section::Other, show.text(&title)),
        over: status.is_over(),
        counts: came_to
            .counts
            .into_iter()
            .map(|(name, count)| (name, show.value(&customs::Value::from(count))))
            .collect(),
        problem: came_to
            .problem
            .map(|problem| (problem.told(visitor.language).to_owned(), problem.code.clone())),
        has_file: status == JobStatus::Done,
        job,
    }))
}

/// Asks it to stop.
pub async fn cancel(
    State(app): State<App>,
    Insider(visitor): Insider,
    Path(id): Path<String>,
    _form: Form,
) -> Result<Redirect, Refusal> {
    app.store().cancel_job(&id, visitor.actor(), app.now()).await?;
    Ok(Redirect::to(&format!("/jobs/{id}")))
}

/// The file it made.
pub async fn result(State(app): State<App>, _: Insider, Path(id): Path<String>) -> Result<Response, Refusal> {
    file(&app, &id).await
}
