//! `GET /cases`

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::Timestamp;

use crate::http::app::App;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;
use crate::store::CaseSummary;

const A_PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "web/case/list.html")]
struct List {
    page: Page,
    cases: Vec<(CaseSummary, String)>,
    number: i64,
    more: bool,
}

/// Which page of the list.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Which {
    #[serde(default)]
    page: i64,
}

/// Shows the cases, newest change first.
pub async fn list(
    State(app): State<App>,
    Insider(visitor): Insider,
    Query(which): Query<Which>,
) -> Result<Response, Refusal> {
    let number = which.page.clamp(0, 1_000_000);
    let mut cases = app.store().cases(A_PAGE + 1, number * A_PAGE).await?;
    let more = cases.len() > usize::try_from(A_PAGE).unwrap_or_default();
    cases.truncate(usize::try_from(A_PAGE).unwrap_or_default());
    let cases = cases.into_iter().map(|case| (date(case.updated_at), case)).map(|(d, c)| (c, d)).collect();
    let page = Page::new(&app, &visitor, Section::Cases, "web-cases-title");
    Ok(html(&List { page, cases, number, more }))
}

/// The day of an instant, in San Diego.
#[must_use]
pub fn date(instant: i64) -> String {
    Timestamp::from_millisecond(instant)
        .and_then(|timestamp| timestamp.in_tz("America/Los_Angeles"))
        .map(|zoned| zoned.date().to_string())
        .unwrap_or_default()
}
