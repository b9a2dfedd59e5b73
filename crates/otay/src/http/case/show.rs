//! `GET /cases/ID`: the answer, with the ways to the inputs beside it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::only_insider;
use super::reading::newest;
use crate::http::answers::{self, Told};
use crate::http::app::App;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;
use crate::report;

#[derive(Template)]
#[template(path = "web/case/show.html")]
struct Show {
    page: Page,
    id: String,
    answer: Option<String>,
    problems: Vec<Told>,
    has_bill: bool,
}

/// Shows the case.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    only_insider(&visitor)?;
    let kept = newest(&app, &id).await?;
    let has_bill = kept.bill_name().is_some();
    let (answer, problems) = match answers::answer(&app, &kept.inputs()) {
        Ok(answer) => (Some(report::html::body(&answer, visitor.catalogue())), Vec::new()),
        Err(failures) => (None, answers::told(&failures, visitor.catalogue())),
    };
    let template = Show {
        page: Page::titled(&app, &visitor, Section::Cases, kept.summary.title.clone()),
        id,
        answer,
        problems,
        has_bill,
    };
    Ok(html(&template))
}
