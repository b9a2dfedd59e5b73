//! `POST /cases/upload`: a case folder (its files, or one zip), or only a bill of materials.

use std::io::{Cursor, Read};

use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use customs::Message;
use lawbook::case::CASE_FILE;
use toml_edit::DocumentMut;

use super::{create, new, workbook};
use crate::cli::starting_files;
use crate::http::app::App;
use crate::http::form::unreadable;
use crate::http::refusal::Refusal;
use crate::http::security::LARGEST_REQUEST;
use crate::http::visitor::{Insider, Visitor};
use crate::store::CaseFile;

/// A case has few files; a bundle of more is something else.
const MOST_FILES: usize = 20;

/// Takes the files and keeps them as a case; a bill alone gets the template's `case.toml`. Files that make no case
/// leave one where others can be chosen.
pub async fn upload(
    State(app): State<App>,
    Insider(visitor): Insider,
    form: Multipart,
) -> Result<Response, Refusal> {
    match taken(&app, &visitor, form).await {
        Ok(to) => Ok(to.into_response()),
        Err(refusal) if refusal.status == StatusCode::UNPROCESSABLE_ENTITY => {
            Ok(new::refused(&app, &visitor, &refusal))
        }
        Err(refusal) => Err(refusal),
    }
}

async fn taken(app: &App, visitor: &Visitor, mut form: Multipart) -> Result<Redirect, Refusal> {
    let mut ours = false;
    let mut files: Vec<CaseFile> = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|error| unreadable(&error))? {
        let name = field.file_name().map(str::to_owned);
        let field_name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|error| unreadable(&error))?;
        match (field_name.as_str(), name) {
            // The token comes first in the form, so that nothing of a foreign form is looked at.
            ("csrf", None) => ours = std::str::from_utf8(&bytes).is_ok_and(|token| visitor.owns_token(token)),
            ("files", Some(name)) if ours && !name.is_empty() => add(&mut files, &name, &bytes)?,
            _ => {}
        }
        if files.len() > MOST_FILES {
            return Err(refused("upload-too-many-files"));
        }
    }
    if !ours {
        return Err(Refusal::foreign_form());
    }
    if files.is_empty() {
        return Err(refused("upload-empty"));
    }
    if !files.iter().any(|file| file.path == CASE_FILE) {
        add_template(&mut files, visitor)?;
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    create::keep(app, visitor, &files, &Message::new("web-note-upload")).await
}

fn add(files: &mut Vec<CaseFile>, name: &str, bytes: &[u8]) -> Result<(), Refusal> {
    if name.to_ascii_lowercase().ends_with(".zip") {
        return unpack(files, bytes);
    }
    // A browser may send a path with the name; only the name counts.
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    keep(files, name, bytes.to_vec())
}

fn keep(files: &mut Vec<CaseFile>, name: &str, content: Vec<u8>) -> Result<(), Refusal> {
    let kind = name.rsplit_once('.').map(|(_, kind)| kind.to_ascii_lowercase()).unwrap_or_default();
    if name.starts_with('.')
        || name.len() > 120
        || !matches!(kind.as_str(), "toml" | "csv" | "tsv" | "txt" | "xlsx")
    {
        let mut refusal = refused("upload-kind-unknown");
        refusal.failure.arguments = vec![("name", name.into())];
        return Err(refusal);
    }
    if files.iter().any(|file| file.path == name) {
        return Err(refused("upload-same-name"));
    }
    if kind == "xlsx" {
        workbook::bounded(&content)?;
    }
    files.push(CaseFile { path: name.to_owned(), content });
    Ok(())
}

/// Unpacks a folder; its bounds are checked while reading, whatever the archive claims of itself.
fn unpack(files: &mut Vec<CaseFile>, bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| refused("upload-not-a-zip"))?;
    let mut left = LARGEST_REQUEST as u64;
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(|_| refused("upload-not-a-zip"))?;
        let path = entry.name().map_err(|_| refused("upload-not-a-zip"))?.into_owned();
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        // What archivers add for themselves is passed over.
        if entry.is_dir() || name.starts_with('.') || path.starts_with("__MACOSX/") {
            continue;
        }
        if files.len() >= MOST_FILES {
            return Err(refused("upload-too-many-files"));
        }
        let mut content = Vec::new();
        let read = (&mut entry).take(left + 1).read_to_end(&mut content);
        let size = read.map_err(|_| refused("upload-not-a-zip"))? as u64;
        left = left.checked_sub(size).ok_or_else(Refusal::too_large)?;
        keep(files, &name, content)?;
    }
    Ok(())
}

/// A bill alone: the template's case, with the bill's name in it.
fn add_template(files: &mut Vec<CaseFile>, visitor: &Visitor) -> Result<(), Refusal> {
    let bill = match files.as_slice() {
        [one] if !one.path.ends_with(".toml") => one.path.clone(),
        _ => return Err(refused("upload-no-case")),
    };
    let template = starting_files(visitor.language);
    let text = template.iter().find(|(name, _)| *name == CASE_FILE).map_or("", |(_, text)| text);
    let mut document: DocumentMut = text.parse().map_err(|_| refused("form-not-readable"))?;
    document["bill"]["file"] = toml_edit::value(bill);
    files.push(CaseFile { path: CASE_FILE.to_owned(), content: document.to_string().into_bytes() });
    Ok(())
}

fn refused(code: &'static str) -> Refusal {
    Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, code)
}
