//! `GET /tariff?q=…`: the chapters, or what words find; a code leads to its own page.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use customs::{Level, TariffCode};

use super::{day, edition, keep_day, law_on, name};
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;

/// Hits shown.
const MOST: usize = 30;

/// A code with its name and how many lines with rates are under it.
pub struct Entry {
    /// The code as it is printed.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// Lines with rates.
    pub lines: usize,
}

#[derive(Template)]
#[template(path = "web/tariff/browse.html")]
struct Browse {
    page: Page,
    query: String,
    as_of: String,
    first: String,
    last: String,
    suffix: String,
    hits: Vec<Entry>,
    chapters: Vec<Entry>,
    labels_only: bool,
}

/// Shows the chapters, or what was found.
pub async fn browse(
    State(app): State<App>,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let asked = Form::of_query(query.as_deref().unwrap_or_default())?;
    let date = day(&app, &asked)?;
    let suffix = keep_day(&asked);
    let words = asked.text("q").to_owned();
    if let Ok(code) = words.parse::<TariffCode>() {
        return Ok(Redirect::to(&format!("/tariff/{}{suffix}", code.digits())).into_response());
    }
    let known = app.knowledge();
    let law = law_on(&app, date)?;
    let edition = edition(&law)?;
    let schedule = &law.duty().schedule;
    let entry = |code: TariffCode| Entry {
        code: visitor.catalogue().show().code(code),
        name: name(&app, code, visitor.language).unwrap_or_default(),
        lines: schedule.lines_under(code, edition).filter(|line| line.has_rate()).count(),
    };
    let hits = known.tariff_words().search(&words, MOST).into_iter().map(|hit| entry(hit.code)).collect();
    let chapters = match words.is_empty() {
        true => {
            let labels = known.labels.all().iter();
            labels.map(|label| label.code).filter(|code| code.level() == Level::Chapter).map(entry).collect()
        }
        false => Vec::new(),
    };
    Ok(html(&Browse {
        page: Page::new(&app, &visitor, Section::Tariff, "web-tariff-title"),
        query: words,
        as_of: date.to_string(),
        first: law.coverage().from.to_string(),
        last: law.coverage().until.to_string(),
        suffix,
        hits,
        chapters,
        labels_only: known.descriptions.is_none(),
    }))
}
