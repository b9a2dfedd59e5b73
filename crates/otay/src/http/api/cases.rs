//! Cases over the API.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::access::{change, insider};
use super::json::JsonBody;
use super::problem::{ApiRefusal, ProblemDocument, told};
use super::query::{ApiQuery, listed};
use crate::http::answers;
use crate::http::app::App;
use crate::http::case::reading::{inputs, newest, title};
use crate::http::case::workbook;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;
use crate::messages::Catalogue;
use crate::store::{CaseFile, CaseSummary};

/// A file of a case: either `text` or `base64`.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FileBody {
    /// Name inside the folder.
    name: String,
    /// Its text, where it is UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// Its bytes, where it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base64: Option<String>,
}

/// The files of a case.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FilesBody {
    /// The version these files replace; needed to replace, not to create.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    version: Option<i64>,
    /// What changed, in a few words.
    #[serde(default)]
    note: String,
    /// `case.toml` and what it names.
    files: Vec<FileBody>,
}

/// A case as a list shows it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseBody {
    id: String,
    title: String,
    version: i64,
    created_at_ms: i64,
    updated_at_ms: i64,
}

impl From<CaseSummary> for CaseBody {
    fn from(case: CaseSummary) -> Self {
        Self {
            id: case.id,
            title: case.title,
            version: case.current_version,
            created_at_ms: case.created_at,
            updated_at_ms: case.updated_at,
        }
    }
}

/// One version.
#[derive(Debug, Serialize, ToSchema)]
pub struct VersionBody {
    number: i64,
    created_at_ms: i64,
    author: String,
    note: String,
}

/// A case that is not kept, and what is supposed beyond it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssessBody {
    /// `case.toml` and what it names.
    files: Vec<FileBody>,
    /// Changes of additional duties, such as `s301-china=off`.
    #[serde(default)]
    law: Vec<String>,
    /// Drivers of cost by name, such as `wage` or `exchange.MXN`, with their values as decimal text.
    #[serde(default)]
    set: BTreeMap<String, String>,
}

/// What is supposed beyond the case.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct SupposedQuery {
    /// Changes of additional duties, such as `s301-china=off`, with commas.
    #[param(nullable = false)]
    law: Option<String>,
    /// Drivers of cost, such as `wage=110`, with commas.
    #[param(nullable = false)]
    set: Option<String>,
}

/// Which part of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// How many at most, 1 to 200.
    #[param(minimum = 1, maximum = 200, nullable = false)]
    limit: Option<i64>,
    /// How many to pass over.
    #[param(minimum = 0, nullable = false)]
    offset: Option<i64>,
}

/// The cases, newest change first.
#[utoipa::path(get, path = "/cases", params(Part), tag = "cases",
    responses((status = 200, body = [CaseBody]), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn list(
    State(app): State<App>,
    visitor: Visitor,
    ApiQuery(part): ApiQuery<Part>,
) -> Result<Json<Vec<CaseBody>>, ApiRefusal> {
    insider(&visitor)?;
    let (limit, offset) = (part.limit.unwrap_or(50), part.offset.unwrap_or(0));
    if !(1..=200).contains(&limit) || offset < 0 {
        return Err(not_understood(visitor.catalogue()));
    }
    let cases = app.store().cases(limit, offset).await.map_err(told(&visitor))?;
    Ok(Json(cases.into_iter().map(CaseBody::from).collect()))
}

/// Keeps a new case.
#[utoipa::path(post, path = "/cases", request_body = FilesBody, tag = "cases",
    responses((status = 201, body = CaseBody), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn create(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    JsonBody(body): JsonBody<FilesBody>,
) -> Result<Response, ApiRefusal> {
    change(&visitor, &headers)?;
    let files = noted(&body, visitor.catalogue())?;
    let id = Uuid::now_v7().to_string();
    let title = title(&files, &visitor.catalogue().text("web-case-untitled"));
    let store = app.store();
    store
        .create_case(&id, &title, &files, visitor.actor(), &body.note, app.now())
        .await
        .map_err(told(&visitor))?;
    let case = store.case(&id).await.map_err(told(&visitor))?;
    Ok((StatusCode::CREATED, Json(CaseBody::from(case))).into_response())
}

/// One case.
#[utoipa::path(get, path = "/cases/{id}", params(("id" = String, Path)), tag = "cases",
    responses((status = 200, body = CaseBody), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Json<CaseBody>, ApiRefusal> {
    insider(&visitor)?;
    Ok(Json(app.store().case(&id).await.map_err(told(&visitor))?.into()))
}

/// Keeps a new version of a case.
#[utoipa::path(put, path = "/cases/{id}", params(("id" = String, Path)), request_body = FilesBody, tag = "cases",
    responses((status = 200, body = CaseBody), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn replace(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<String>,
    JsonBody(body): JsonBody<FilesBody>,
) -> Result<Json<CaseBody>, ApiRefusal> {
    change(&visitor, &headers)?;
    let files = noted(&body, visitor.catalogue())?;
    let case = app.store().case(&id).await.map_err(told(&visitor))?;
    let expected = body.version.ok_or_else(|| not_understood(visitor.catalogue()))?;
    let title = title(&files, &case.title);
    let store = app.store();
    store
        .add_case_version(&id, expected, &title, &files, visitor.actor(), &body.note, app.now())
        .await
        .map_err(told(&visitor))?;
    Ok(Json(store.case(&id).await.map_err(told(&visitor))?.into()))
}

/// Removes a case with all its versions.
#[utoipa::path(delete, path = "/cases/{id}", params(("id" = String, Path)), tag = "cases",
    responses((status = 204), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn delete(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<StatusCode, ApiRefusal> {
    change(&visitor, &headers)?;
    app.store().delete_case(&id, visitor.actor(), app.now()).await.map_err(told(&visitor))?;
    Ok(StatusCode::NO_CONTENT)
}

/// The versions of a case, newest first.
#[utoipa::path(get, path = "/cases/{id}/versions", params(("id" = String, Path)), tag = "cases",
    responses((status = 200, body = [VersionBody]), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn versions(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Json<Vec<VersionBody>>, ApiRefusal> {
    insider(&visitor)?;
    app.store().case(&id).await.map_err(told(&visitor))?;
    let versions = app.store().case_versions(&id).await.map_err(told(&visitor))?;
    let body = versions.into_iter().map(|version| VersionBody {
        number: version.number,
        created_at_ms: version.created_at,
        author: version.author,
        note: version.note,
    });
    Ok(Json(body.collect()))
}

/// The files of the newest version, byte for byte.
#[utoipa::path(get, path = "/cases/{id}/files", params(("id" = String, Path)), tag = "cases",
    responses((status = 200, body = FilesBody), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn files(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Json<FilesBody>, ApiRefusal> {
    insider(&visitor)?;
    let kept = newest(&app, &id).await.map_err(|refusal| ApiRefusal::new(refusal, visitor.catalogue()))?;
    let files = kept.files.into_iter().map(|file| match String::from_utf8(file.content) {
        Ok(text) => FileBody { name: file.path, text: Some(text), base64: None },
        Err(error) => {
            FileBody { name: file.path, text: None, base64: Some(STANDARD.encode(error.as_bytes())) }
        }
    });
    Ok(Json(FilesBody { version: Some(kept.version), note: String::new(), files: files.collect() }))
}

/// The answer to a case: what `otay assess --format json` says.
#[utoipa::path(get, path = "/cases/{id}/report", params(("id" = String, Path), SupposedQuery), tag = "cases",
    responses((status = 200, body = serde_json::Value), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn report(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    ApiQuery(supposed): ApiQuery<SupposedQuery>,
) -> Result<Response, ApiRefusal> {
    insider(&visitor)?;
    let kept = newest(&app, &id).await.map_err(|refusal| ApiRefusal::new(refusal, visitor.catalogue()))?;
    let laws = listed(supposed.law.as_deref()).map(|text| ("law".to_owned(), text.to_owned()));
    let set = listed(supposed.set.as_deref())
        .map(|text| text.split_once('=').unwrap_or((text, "?")))
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    answered(&app, &visitor, kept.inputs(), Form::new(laws.chain(set).collect())).await
}

/// The answer to a case that is not kept.
#[utoipa::path(post, path = "/assess", request_body = AssessBody, tag = "cases",
    responses((status = 200, body = serde_json::Value), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn assess(
    State(app): State<App>,
    visitor: Visitor,
    JsonBody(body): JsonBody<AssessBody>,
) -> Result<Response, ApiRefusal> {
    insider(&visitor)?;
    let files = files_of(&body.files, visitor.catalogue())?;
    let laws = body.law.into_iter().map(|text| ("law".to_owned(), text));
    answered(&app, &visitor, inputs(&files), Form::new(laws.chain(body.set).collect())).await
}

/// The answer under what is supposed, in the fields of the pages' addresses.
async fn answered(
    app: &App,
    visitor: &Visitor,
    files: Vec<lawbook::case::CaseFile>,
    supposed: Form,
) -> Result<Response, ApiRefusal> {
    let catalogue = visitor.catalogue();
    let text = app
        .aside(move |app| answers::answered(app, &files, &supposed, catalogue)?.json(app, catalogue))
        .await
        .map_err(|refusal| ApiRefusal::new(refusal, catalogue))?
        .map_err(|failures| ApiRefusal::of_case(failures, catalogue))?;
    Ok(([(axum::http::header::CONTENT_TYPE, "application/json")], text).into_response())
}

/// The files of a case to be kept, with a note that a database can hold.
fn noted(body: &FilesBody, catalogue: &'static Catalogue) -> Result<Vec<CaseFile>, ApiRefusal> {
    if body.note.contains('\0') {
        return Err(not_understood(catalogue));
    }
    files_of(&body.files, catalogue)
}

fn files_of(bodies: &[FileBody], catalogue: &'static Catalogue) -> Result<Vec<CaseFile>, ApiRefusal> {
    let mut files = Vec::new();
    for file in bodies {
        let content = match (&file.text, &file.base64) {
            (Some(text), None) => text.clone().into_bytes(),
            (None, Some(encoded)) => STANDARD.decode(encoded).map_err(|_| not_understood(catalogue))?,
            _ => return Err(not_understood(catalogue)),
        };
        let plain = !file.name.is_empty()
            && file.name.len() <= 120
            && !file.name.starts_with('.')
            && !file.name.contains(['/', '\\', '\0']);
        if !plain || files.iter().any(|known: &CaseFile| known.path == file.name) || files.len() >= 20 {
            return Err(not_understood(catalogue));
        }
        if file.name.to_ascii_lowercase().ends_with(".xlsx") {
            workbook::bounded(&content).map_err(|refusal| ApiRefusal::new(refusal, catalogue))?;
        }
        files.push(CaseFile { path: file.name.clone(), content });
    }
    if files.is_empty() {
        return Err(not_understood(catalogue));
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn not_understood(catalogue: &'static Catalogue) -> ApiRefusal {
    ApiRefusal::new(Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "request-not-understood"), catalogue)
}
