//! From the kept files to the case, its answer, or everything that is wrong with it.

use axum::extract::{FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use customs::Message;
use lawbook::case::edit::{BillText, EditError, workbook_as_csv};
use lawbook::case::{CASE_FILE, CaseFile as Input};
use toml_edit::DocumentMut;

use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::{Insider, Visitor};
use crate::store::{CaseFile, CaseSummary};

/// The largest bill that is shown as a table here.
pub const MOST_ROWS: usize = 5_000;

/// A kept case with the files of one version.
pub struct Kept {
    /// What the list says of it.
    pub summary: CaseSummary,
    /// Number of the version.
    pub version: i64,
    /// Its files.
    pub files: Vec<CaseFile>,
}

/// The newest version of a case.
pub async fn newest(app: &App, id: &str) -> Result<Kept, Refusal> {
    let summary = app.store().case(id).await?;
    let version = summary.current_version;
    let files = app.store().case_files(id, version).await?;
    Ok(Kept { summary, version, files })
}

impl FromRequestParts<App> for Kept {
    type Rejection = Refusal;

    /// The newest version of the case that the address names as `{id}`, for an insider.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        Insider::from_request_parts(parts, app).await?;
        let named = RawPathParams::from_request_parts(parts, app).await.map_err(|_| Refusal::not_found())?;
        let id = named.iter().find_map(|(name, value)| (name == "id").then(|| value.to_owned()));
        newest(app, &id.ok_or_else(Refusal::not_found)?).await
    }
}

/// A form of ours that changes a case, filled in on its newest version.
pub struct Change {
    /// The case as it stands.
    pub kept: Kept,
    /// The form.
    pub form: Form,
}

impl FromRequest<App> for Change {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &App) -> Result<Self, Refusal> {
        let (mut parts, body) = request.into_parts();
        let kept = Kept::from_request_parts(&mut parts, app).await?;
        let form = Form::from_request(Request::from_parts(parts, body), app).await?;
        kept.still_shown(&form)?;
        Ok(Self { kept, form })
    }
}

impl Kept {
    /// Address of its page.
    #[must_use]
    pub fn address(&self) -> String {
        format!("/cases/{}", self.summary.id)
    }

    /// Address of the bill where it shows a line.
    #[must_use]
    pub fn at_line(&self, line: usize) -> String {
        format!("{}/bill?line={line}#line-{line}", self.address())
    }

    /// Refuses a form that was filled in on an earlier version than this one.
    pub fn still_shown(&self, form: &Form) -> Result<(), Refusal> {
        if form.text("version") == self.version.to_string() {
            return Ok(());
        }
        Err(Refusal::new(StatusCode::CONFLICT, "changed-meanwhile"))
    }

    /// Keeps `files` as the next version; `notes` say what changed.
    pub async fn keep(
        &self,
        app: &App,
        visitor: &Visitor,
        files: &[CaseFile],
        notes: &[Message],
    ) -> Result<(), Refusal> {
        let title = title(files, &self.summary.title);
        let notes: Vec<String> = notes.iter().map(|note| visitor.catalogue().render(note)).collect();
        let note = notes.join("; ");
        let store = app.store();
        let (id, version) = (&self.summary.id, self.version);
        store.add_case_version(id, version, &title, files, visitor.actor(), &note, app.now()).await?;
        Ok(())
    }

    /// The files as the reader of cases takes them.
    #[must_use]
    pub fn inputs(&self) -> Vec<Input> {
        inputs(&self.files)
    }

    /// A file by its name.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&CaseFile> {
        self.files.iter().find(|file| file.path == name)
    }

    /// Name of the bill that `case.toml` gives, where it can be read so far.
    #[must_use]
    pub fn bill_name(&self) -> Option<String> {
        let document = self.case_document()?;
        let named = document.get("bill")?.get("file")?.as_str()?.to_owned();
        self.file(&named).map(|_| named)
    }

    /// The bill as delimited text; a workbook's sheet is turned into it.
    pub fn bill(&self) -> Result<(String, BillText, bool), Refusal> {
        let name = self.bill_name().ok_or_else(|| refused("bill-not-found"))?;
        let file = self.file(&name).ok_or_else(|| refused("bill-not-found"))?;
        if name.to_ascii_lowercase().ends_with(".xlsx") {
            let sheet = self
                .case_document()
                .and_then(|document| Some(document.get("bill")?.get("sheet")?.as_str()?.to_owned()));
            let text =
                workbook_as_csv(&file.content, sheet.as_deref(), MOST_ROWS).map_err(|e| not_editable(&e))?;
            let bill = BillText::new(text.as_bytes()).map_err(|e| not_editable(&e))?;
            return Ok((name, bill, true));
        }
        let bill = BillText::new(&file.content).map_err(|e| not_editable(&e))?;
        Ok((name, bill, false))
    }

    /// The files with the bill replaced by `text`. A workbook gives way to a CSV file, and `case.toml` says so.
    #[must_use]
    pub fn with_bill(&self, name: &str, was_workbook: bool, text: &str) -> Vec<CaseFile> {
        let mut files = self.files.clone();
        if !was_workbook {
            for file in &mut files {
                if file.path == name {
                    file.content = text.as_bytes().to_vec();
                }
            }
            return files;
        }
        let mut new_name = format!("{}.csv", name.rsplit_once('.').map_or(name, |(stem, _)| stem));
        while self.file(&new_name).is_some() {
            new_name.insert(0, '_');
        }
        files.retain(|file| file.path != name);
        files.push(CaseFile { path: new_name.clone(), content: text.as_bytes().to_vec() });
        if let Some(mut document) = self.case_document() {
            if let Some(bill) = document.get_mut("bill").and_then(toml_edit::Item::as_table_like_mut) {
                bill.insert("file", toml_edit::value(new_name));
                bill.remove("sheet");
            }
            for file in &mut files {
                if file.path == CASE_FILE {
                    file.content = document.to_string().into_bytes();
                }
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }

    fn case_document(&self) -> Option<DocumentMut> {
        std::str::from_utf8(&self.file(CASE_FILE)?.content).ok()?.parse().ok()
    }
}

/// The files as the reader of cases takes them.
#[must_use]
pub fn inputs(files: &[CaseFile]) -> Vec<Input> {
    files.iter().map(|file| Input { name: file.path.clone(), bytes: file.content.clone() }).collect()
}

/// The title that `case.toml` gives, else `fallback`.
#[must_use]
pub fn title(files: &[CaseFile], fallback: &str) -> String {
    let text =
        files.iter().find(|file| file.path == CASE_FILE).and_then(|f| std::str::from_utf8(&f.content).ok());
    text.and_then(|text| text.parse::<DocumentMut>().ok())
        .and_then(|document| document.get("title")?.as_str().map(str::to_owned))
        .filter(|title| !title.trim().is_empty())
        .unwrap_or_else(|| fallback.to_owned())
}

fn refused(code: &'static str) -> Refusal {
    Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, code)
}

/// Why a bill cannot be shown as a table.
#[must_use]
pub fn not_editable(error: &EditError) -> Refusal {
    let mut refusal = refused(match error {
        EditError::Encoding => "bill-not-text",
        EditError::QuoteUnclosed { .. } => "bill-quote-unclosed",
        EditError::Empty => "bill-has-no-rows",
        EditError::NoSuchRow { .. } => "changed-meanwhile",
        EditError::NoSuchColumn { .. } => "bill-column-missing",
        EditError::Workbook { .. } => "bill-workbook-unreadable",
    });
    refusal.failure.arguments = match error {
        EditError::QuoteUnclosed { line } | EditError::NoSuchRow { line } => vec![("line", (*line).into())],
        EditError::NoSuchColumn { column } => vec![("meaning", column.name().into())],
        EditError::Workbook { reason } => vec![("reason", reason.as_str().into())],
        EditError::Encoding | EditError::Empty => Vec::new(),
    };
    refusal
}
