//! `GET /cases/ID/versions`

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::list::date;
use crate::http::app::App;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;
use crate::store::CaseVersion;

#[derive(Template)]
#[template(path = "web/case/versions.html")]
struct Versions {
    page: Page,
    id: String,
    versions: Vec<(CaseVersion, String)>,
}

/// Shows the versions, newest first.
pub async fn list(
    State(app): State<App>,
    Insider(visitor): Insider,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let case = app.store().case(&id).await?;
    let versions = app.store().case_versions(&id).await?;
    let versions = versions.into_iter().map(|version| (date(version.created_at), version));
    let page = Page::titled(&app, &visitor, Section::Cases, case.title);
    Ok(html(&Versions { page, id, versions: versions.map(|(day, version)| (version, day)).collect() }))
}
