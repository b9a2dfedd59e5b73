//! Downloads of a case: its folder as it is kept, the report as a page and as JSON.

use std::io::{Cursor, Write};

use axum::extract::{RawQuery, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::reading::Kept;
use crate::http::answers;
use crate::http::app::App;
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;
use crate::landed_cost;
use crate::report;

/// `GET /cases/ID/folder.zip`: what the command line reads, byte for byte.
pub async fn folder(kept: Kept) -> Result<Response, Refusal> {
    let name = slug(&kept.summary.title);
    let bytes =
        pack(&name, &kept.files).map_err(|_| Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"))?;
    Ok(file(bytes, "application/zip", &format!("{name}.zip")))
}

/// `GET /cases/ID/report.html`: the report as one self-contained page, under what the address supposes.
pub async fn report(
    State(app): State<App>,
    visitor: Visitor,
    kept: Kept,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let page =
        answers::take(&app, kept.inputs(), query, visitor.catalogue(), |app, answered, catalogue, _| {
            let report = answered.report(app, catalogue).map_err(Refusal::first)?;
            Ok(report::html::page(&report, catalogue))
        });
    let (page, _) = page.await?;
    Ok(file(page.into_bytes(), "text/html; charset=utf-8", &format!("{}.html", slug(&kept.summary.title))))
}

/// `GET /cases/ID/report.json`: the same as JSON.
pub async fn json(
    State(app): State<App>,
    visitor: Visitor,
    kept: Kept,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let text =
        answers::take(&app, kept.inputs(), query, visitor.catalogue(), |app, answered, catalogue, _| {
            answered.json(app, catalogue).map_err(Refusal::first)
        });
    let (text, _) = text.await?;
    Ok(file(text.into_bytes(), "application/json", &format!("{}.json", slug(&kept.summary.title))))
}

/// `GET /cases/ID/cost.xlsx`: the landed cost as a spreadsheet with live formulas, as `otay cost` writes it.
pub async fn spreadsheet(
    State(app): State<App>,
    visitor: Visitor,
    kept: Kept,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let bytes =
        answers::take(&app, kept.inputs(), query, visitor.catalogue(), |_, answered, catalogue, _| {
            let assessment = answered.assessment();
            let comparison = assessment.comparison.as_ref().ok_or_else(|| {
                let mut refusal = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "cost-tables-missing");
                refusal.failure.arguments = vec![("case", assessment.title.as_str().into())];
                refusal
            })?;
            landed_cost::xlsx(comparison, None, assessment.as_of, catalogue).map_err(|error| {
                let mut refusal = Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "spreadsheet-not-written");
                refusal.failure.arguments = vec![("reason", error.to_string().into())];
                refusal
            })
        });
    let (bytes, _) = bytes.await?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(bytes, kind, &format!("{}.xlsx", slug(&kept.summary.title))))
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
