//! `GET /cases/ID/parts/PLACE`: a long part of the answer that the page of the case leads to;
//! `GET /cases/ID/sources`: everything that the answer rests on.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;

use super::reading::Kept;
use crate::http::answers;
use crate::http::app::App;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::{Insider, Visitor};
use crate::report::html::{self as set, Elsewhere};

#[derive(Template)]
#[template(path = "web/case/part.html")]
struct Part {
    page: Page,
    /// The case, its address, and what is supposed.
    title: String,
    address: String,
    query: String,
    under: Vec<String>,
    body: String,
    sources: Vec<(usize, String)>,
}

/// Shows the part from its beginning.
pub async fn show(
    State(app): State<App>,
    Insider(visitor): Insider,
    kept: Kept,
    Path((_, place)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    shown(&app, &visitor, kept, (place, 0), query).await
}

/// `GET /cases/ID/parts/PLACE/FROM`: shows it from a row or an entry on.
pub async fn show_from(
    State(app): State<App>,
    Insider(visitor): Insider,
    kept: Kept,
    Path((_, place, from)): Path<(String, String, usize)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    shown(&app, &visitor, kept, (place, from), query).await
}

async fn shown(
    app: &App,
    visitor: &Visitor,
    kept: Kept,
    (place, from): (String, usize),
    query: Option<String>,
) -> Result<Response, Refusal> {
    let address = kept.address();
    let found = answers::take(app, kept.inputs(), query, visitor.catalogue(), {
        let address = address.clone();
        move |app, answered, catalogue, query| {
            let report = answered.report(app, catalogue).map_err(Refusal::first)?;
            let elsewhere = Elsewhere { base: &address, query };
            set::part(&report, catalogue, (&place, from), elsewhere).ok_or_else(Refusal::not_found)
        }
    });
    let (part, query) = found.await?;
    let page = Page::titled(app, visitor, Section::Cases, part.title);
    let title = kept.summary.title;
    let (under, body, sources) = (part.under, part.body, part.sources);
    Ok(html(&Part { page, title, address, query, under, body, sources }))
}

/// Lists the sources.
pub async fn sources(
    State(app): State<App>,
    Insider(visitor): Insider,
    kept: Kept,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let found =
        answers::take(&app, kept.inputs(), query, visitor.catalogue(), |app, answered, catalogue, _| {
            Ok(set::sources(answered.report(app, catalogue).map_err(Refusal::first)?.as_ref(), catalogue))
        });
    let (sources, query) = found.await?;
    let page = Page::new(&app, &visitor, Section::Cases, "report-sources");
    let (address, title) = (kept.address(), kept.summary.title);
    Ok(html(&Part { page, title, address, query, under: Vec::new(), body: String::new(), sources }))
}
