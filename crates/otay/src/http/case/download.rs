//! Downloads of a case: its folder as it is kept, the report as a page and as JSON.

use std::io::{Cursor, Write};

use axum::extract::{Path, RawQuery, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use lawbook::case::Case;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::only_insider;
use super::reading::newest;
use super::what_if;
use crate::assess::Assessment;
use crate::http::answers;
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;
use crate::landed_cost;
use crate::report;

/// `GET /cases/ID/folder.zip`: what the command line reads, byte for byte.
pub async fn folder(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    only_insider(&visitor)?;
    let kept = newest(&app, &id).await?;
    let name = slug(&kept.summary.title);
    let bytes =
        pack(&name, &kept.files).map_err(|_| Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"))?;
    Ok(file(bytes, "application/zip", &format!("{name}.zip")))
}

/// `GET /cases/ID/report.html`: the report as one self-contained page, under what the address supposes.
pub async fn report(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let supposed = supposed(&app, &visitor, &id, query).await?;
    let composed = answers::report(&app, &supposed.case, &supposed.assessment, visitor.catalogue())
        .map_err(Refusal::first)?;
    let page = report::html::page(&composed, visitor.catalogue());
    Ok(file(page.into_bytes(), "text/html; charset=utf-8", &format!("{}.html", supposed.name)))
}

/// `GET /cases/ID/report.json`: the same as JSON.
pub async fn json(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let supposed = supposed(&app, &visitor, &id, query).await?;
    let text = answers::json_text(&app, &supposed.case, &supposed.assessment, visitor.catalogue())
        .map_err(Refusal::first)?;
    Ok(file(text.into_bytes(), "application/json", &format!("{}.json", supposed.name)))
}

/// `GET /cases/ID/cost.xlsx`: the landed cost as a spreadsheet with live formulas, as `otay cost` writes it.
pub async fn spreadsheet(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let supposed = supposed(&app, &visitor, &id, query).await?;
    let assessment = &supposed.assessment;
    let comparison = assessment.comparison.as_ref().ok_or_else(|| {
        let mut refusal = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "cost-tables-missing");
        refusal.failure.arguments = vec![("case", assessment.title.as_str().into())];
        refusal
    })?;
    let bytes = landed_cost::xlsx(comparison, None, assessment.as_of, visitor.catalogue());
    let bytes = bytes.map_err(|error| {
        let mut refusal = Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "spreadsheet-not-written");
        refusal.failure.arguments = vec![("reason", error.to_string().into())];
        refusal
    })?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(bytes, kind, &format!("{}.xlsx", supposed.name)))
}

/// A case under what an address supposes, and the name its downloads have.
struct Supposed {
    case: Case,
    assessment: Assessment,
    name: String,
}

async fn supposed(
    app: &App,
    visitor: &Visitor,
    id: &str,
    query: Option<String>,
) -> Result<Supposed, Refusal> {
    only_insider(visitor)?;
    let asked = Form::of_query(query.as_deref().unwrap_or_default())?;
    let kept = newest(app, id).await?;
    let case = answers::read(app, &kept.inputs()).map_err(|failures| answers::with_problems(&failures))?;
    let assessment = what_if::read(app, &case, &asked, visitor.catalogue())
        .and_then(|suppositions| answers::assess(app, &case, &suppositions))
        .map_err(Refusal::first)?;
    Ok(Supposed { case, assessment, name: slug(&kept.summary.title) })
}

fn pack(folder: &str, files: &[crate::store::CaseFile]) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    // No time of day in it: the same case gives the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for file in files {
        writer.start_file(format!("{folder}/{}", file.path), options)?;
        writer.write_all(&file.content)?;
    }
    Ok(writer.finish()?.into_inner())
}

pub(super) fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .unwrap_or(HeaderValue::from_static("attachment"));
    ([(CONTENT_TYPE, HeaderValue::from_static(kind)), (CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}

/// A title as the name of a file.
pub(super) fn slug(title: &str) -> String {
    let plain: String = title
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' | 'ü' => 'u',
            'ñ' => 'n',
            c if c.is_ascii_alphanumeric() => c,
            _ => '-',
        })
        .collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "case".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_plain_name() {
        assert_eq!(slug("Arnés de cables, 12 V (año 2)"), "arnes-de-cables-12-v-ano-2");
        assert_eq!(slug("¿?"), "case");
    }
}
