//! `POST /cases`, `POST /cases/examples/NAME`: a new case from the template or from an example.

use axum::extract::{Path, State};
use axum::response::Redirect;
use customs::{Message, TariffCode};
use lawbook::case::CASE_FILE;
use toml_edit::DocumentMut;
use uuid::Uuid;

use super::reading;
use crate::cli::starting_files;
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::{Insider, Visitor};
use crate::store::CaseFile;

/// The bundled cases, by name.
pub const EXAMPLES: &[(&str, &[(&str, &str)])] = &[
    (
        "guitar",
        &[
            ("bill.csv", include_str!("../../../../../examples/guitar/bill.csv")),
            ("case.toml", include_str!("../../../../../examples/guitar/case.toml")),
        ],
    ),
    (
        "catheter",
        &[
            ("bill.csv", include_str!("../../../../../examples/catheter/bill.csv")),
            ("case.toml", include_str!("../../../../../examples/catheter/case.toml")),
        ],
    ),
    (
        "wire-harness",
        &[
            ("case.toml", include_str!("../../../../../examples/wire-harness/case.toml")),
            ("declaraciones.csv", include_str!("../../../../../examples/wire-harness/declaraciones.csv")),
            ("lista.csv", include_str!("../../../../../examples/wire-harness/lista.csv")),
        ],
    ),
    (
        "aluminum-bracket",
        &[
            ("bill.csv", include_str!("../../../../../examples/aluminum-bracket/bill.csv")),
            ("case.toml", include_str!("../../../../../examples/aluminum-bracket/case.toml")),
        ],
    ),
    (
        "headphones",
        &[
            ("bill.csv", include_str!("../../../../../examples/headphones/bill.csv")),
            ("case.toml", include_str!("../../../../../examples/headphones/case.toml")),
        ],
    ),
];

/// A case from the commented template, in the visitor's language.
pub async fn from_template(
    State(app): State<App>,
    Insider(visitor): Insider,
    form: Form,
) -> Result<Redirect, Refusal> {
    let mut files = files(&starting_files(visitor.language));
    if let Ok(code) = form.text("code").parse::<TariffCode>() {
        set_code(&mut files, code);
    }
    keep(&app, &visitor, &files, &Message::new("web-note-template")).await
}

/// A copy of a bundled case.
pub async fn from_example(
    State(app): State<App>,
    Insider(visitor): Insider,
    Path(name): Path<String>,
    _form: Form,
) -> Result<Redirect, Refusal> {
    let (name, example) = EXAMPLES.iter().find(|(known, _)| *known == name).ok_or_else(Refusal::not_found)?;
    let example_name = visitor.catalogue().text(&format!("web-example-{name}"));
    let note = Message::new("web-note-example").with("name", example_name);
    keep(&app, &visitor, &files(example), &note).await
}

/// Puts the code of the product into `case.toml`; its comments stay.
fn set_code(files: &mut [CaseFile], code: TariffCode) {
    for file in files.iter_mut().filter(|file| file.path == CASE_FILE) {
        let text = std::str::from_utf8(&file.content).unwrap_or_default();
        let Ok(mut document) = text.parse::<DocumentMut>() else { continue };
        document["product"]["code"] = toml_edit::value(code.to_string());
        file.content = document.to_string().into_bytes();
    }
}

fn files(files: &[(&str, &str)]) -> Vec<CaseFile> {
    let mut files: Vec<CaseFile> = files
        .iter()
        .map(|(path, text)| CaseFile { path: (*path).to_owned(), content: text.as_bytes().to_vec() })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Keeps a new case and goes to its page; `note` says where it comes from.
pub async fn keep(
    app: &App,
    visitor: &Visitor,
    files: &[CaseFile],
    note: &Message,
) -> Result<Redirect, Refusal> {
    let id = Uuid::now_v7().to_string();
    let title = reading::title(files, &visitor.catalogue().text("web-case-untitled"));
    app.store()
        .create_case(&id, &title, files, visitor.actor(), &visitor.catalogue().render(note), app.now())
        .await?;
    Ok(Redirect::to(&format!("/cases/{id}")))
}
