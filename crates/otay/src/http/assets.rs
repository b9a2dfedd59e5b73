//! The stylesheet and the scripts, embedded.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::refusal::Refusal;

const ASSETS: &[(&str, &str, &str)] = &[
    ("report.css", "text/css; charset=utf-8", crate::report::html::STYLE),
    ("map.css", "text/css; charset=utf-8", crate::directory::map::STYLE),
    ("web.css", "text/css; charset=utf-8", include_str!("../../assets/web.css")),
    ("icon.svg", "image/svg+xml", include_str!("../../assets/icon.svg")),
    ("htmx.js", "text/javascript; charset=utf-8", include_str!("../../assets/htmx.min.js")),
    ("job.js", "text/javascript; charset=utf-8", include_str!("../../assets/job.js")),
];

/// `GET /assets/NAME`
pub async fn show(Path(name): Path<String>) -> Result<Response, Refusal> {
    let (_, kind, text) = ASSETS.iter().find(|(known, ..)| *known == name).ok_or_else(Refusal::not_found)?;
    Ok(([(CONTENT_TYPE, *kind), (CACHE_CONTROL, "public, max-age=3600")], *text).into_response())
}
