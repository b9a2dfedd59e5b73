//! The tariff schedule: browsed, searched, and one line in its place.

pub mod browse;
mod line;
pub mod show;

use axum::Router;
use axum::routing::get;
use customs::duty::{Edition, ScheduleError};
use customs::{Country, LawOnDate, TariffCode};
use jiff::Timestamp;
use jiff::civil::Date;

use super::app::App;
use super::form::Form;
use super::refusal::Refusal;
use crate::duty::request::RequestError;
use crate::messages::Language;
use crate::tariff::name_of;

/// The pages of the schedule.
pub fn routes() -> Router<App> {
    Router::new().route("/tariff", get(browse::browse)).route("/tariff/{code}", get(show::show))
}

/// The day asked about: the one given, else today, held within the days covered.
fn day(app: &App, asked: &Form) -> Result<Date, Refusal> {
    day_of(app, asked.text("as_of"))
}

/// The day of the text, else today, held within the days covered.
pub(super) fn day_of(app: &App, text: &str) -> Result<Date, Refusal> {
    if !text.is_empty() {
        return text.parse().map_err(|_| Refusal::of(&RequestError::Date(text.to_owned())));
    }
    let coverage = app.knowledge().law.coverage;
    let today = Timestamp::from_millisecond(app.now())
        .and_then(|now| now.in_tz("America/Los_Angeles"))
        .map_or(coverage.evidence, |now| now.date());
    Ok(today.clamp(coverage.from, coverage.until))
}

/// The country asked about besides those always compared.
fn country(asked: &Form) -> Result<Option<Country>, Refusal> {
    match asked.text("country") {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Refusal::of(&RequestError::Country(text.to_owned()))),
    }
}

/// The law on a day; a day outside coverage is refused.
pub(super) fn law_on(app: &App, date: Date) -> Result<LawOnDate<'_>, Refusal> {
    app.knowledge().law.on(date).map_err(|outside| Refusal::of(&outside))
}

/// The edition in effect on the day of the law.
pub(super) fn edition(law: &LawOnDate<'_>) -> Result<Edition, Refusal> {
    let schedule = &law.duty().schedule;
    schedule.edition_on(law.date()).ok_or_else(|| Refusal::of(&ScheduleError::NoEdition { date: law.date() }))
}

/// What a code is called; nothing where no label and no description is held.
fn name(app: &App, code: TariffCode, language: Language) -> Option<String> {
    let known = app.knowledge();
    name_of(code, &known.labels, known.descriptions.as_ref(), language)
}

/// The part of an address that keeps the day asked about.
fn keep_day(asked: &Form) -> String {
    // A date that parsed holds nothing that an address must escape.
    match asked.text("as_of") {
        "" => String::new(),
        day => format!("?as_of={day}"),
    }
}
