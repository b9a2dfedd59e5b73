//! `GET /hours`, `POST /hours`: who advises, and when.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Time;

use crate::http::app::App;
use crate::http::form::Form;
use crate::http::page::{Page, Section, respond};
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;
use crate::store::{Adviser, AdviserHours};

/// The workbench has one adviser's calendar on this floor.
const ADVISER: &str = "adviser";
/// The time zones that hours can be in, each with the sentence that names it.
const ZONES: [(&str, &str); 2] =
    [("America/Los_Angeles", "web-hours-zone-san-diego"), ("America/Tijuana", "web-hours-zone-tijuana")];

/// What is wrong with each field, by its name.
type Wrong = BTreeMap<String, &'static str>;

#[derive(Template)]
#[template(path = "web/adviser/hours.html")]
struct Hours {
    page: Page,
    values: BTreeMap<String, String>,
    zones: [(&'static str, &'static str); 2],
    wrong: Wrong,
}

impl Hours {
    fn value(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    fn in_zone(&self, zone: &str) -> bool {
        self.value("time-zone") == zone
    }

    fn time(&self, end: &str, weekday: &i64) -> &str {
        self.value(&format!("{end}-{weekday}"))
    }

    fn wrong(&self, name: &str) -> Option<&'static str> {
        self.wrong.get(name).copied()
    }

    fn day_wrong(&self, weekday: &i64) -> Option<&'static str> {
        self.wrong(&format!("from-{weekday}"))
    }
}

/// Shows the hours as they are kept.
pub async fn show(State(app): State<App>, Insider(visitor): Insider) -> Result<Response, Refusal> {
    let mut values = BTreeMap::new();
    let kept = app.store().advisers().await?.into_iter().find(|adviser| adviser.id == ADVISER);
    let adviser = kept.unwrap_or_else(|| Adviser {
        id: ADVISER.to_owned(),
        name: String::new(),
        email: String::new(),
        time_zone: ZONES[0].0.to_owned(),
        slot_minutes: 45,
        notice_hours: 24,
        horizon_days: 21,
    });
    for (name, value) in [
        ("name", adviser.name),
        ("email", adviser.email),
        ("time-zone", adviser.time_zone),
        ("slot-minutes", adviser.slot_minutes.to_string()),
        ("notice-hours", adviser.notice_hours.to_string()),
        ("horizon-days", adviser.horizon_days.to_string()),
    ] {
        values.insert(name.to_owned(), value);
    }
    for span in app.store().adviser_hours(ADVISER).await? {
        values.insert(format!("from-{}", span.weekday), clock(span.from_minute));
        values.insert(format!("until-{}", span.weekday), clock(span.until_minute));
    }
    let page = Page::new(&app, &visitor, Section::Adviser, "web-hours-title");
    Ok(respond(StatusCode::OK, &Hours { page, values, zones: ZONES, wrong: Wrong::new() }))
}

/// Keeps the hours, or says what is wrong with them.
pub async fn save(
    State(app): State<App>,
    Insider(visitor): Insider,
    form: Form,
) -> Result<Response, Refusal> {
    match read(&form) {
        Ok((adviser, hours)) => {
            app.store().set_adviser(&adviser, &hours, visitor.actor(), app.now()).await?;
            Ok(Redirect::to("/consultations").into_response())
        }
        Err(wrong) => {
            let page = Page::new(&app, &visitor, Section::Adviser, "web-hours-title");
            let template = Hours { page, values: form.values(), zones: ZONES, wrong };
            Ok(respond(StatusCode::UNPROCESSABLE_ENTITY, &template))
        }
    }
}

fn read(form: &Form) -> Result<(Adviser, Vec<AdviserHours>), Wrong> {
    let mut wrong = Wrong::new();
    let mut number = |name: &str, least: i64, most: i64| {
        let number = form.text(name).parse::<i64>().ok().filter(|n| (least..=most).contains(n));
        if number.is_none() {
            wrong.insert(name.to_owned(), "web-hours-number");
        }
        number.unwrap_or(least)
    };
    let slot_minutes = number("slot-minutes", 15, 240);
    let notice_hours = number("notice-hours", 0, 336);
    let horizon_days = number("horizon-days", 1, 120);
    if form.text("name").is_empty() {
        wrong.insert("name".to_owned(), "web-hours-name-needed");
    }
    let email = form.text("email");
    if !email.is_empty() && email.parse::<lettre::Address>().is_err() {
        wrong.insert("email".to_owned(), "web-intake-not-an-address");
    }
    let zone = form.text("time-zone");
    if ZONES.iter().all(|(known, _)| *known != zone) {
        wrong.insert("time-zone".to_owned(), "web-hours-zone");
    }
    let mut hours = Vec::new();
    for weekday in 1..=7 {
        let field = format!("from-{weekday}");
        let (from, until) = (form.text(&field), form.text(&format!("until-{weekday}")));
        if from.is_empty() && until.is_empty() {
            continue;
        }
        match (minute(from), minute(until)) {
            (Some(from_minute), Some(until_minute)) if from_minute < until_minute => {
                hours.push(AdviserHours { weekday, from_minute, until_minute });
            }
            (Some(_), Some(_)) => drop(wrong.insert(field, "web-hours-order")),
            _ => drop(wrong.insert(field, "web-hours-time")),
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let adviser = Adviser {
        id: ADVISER.to_owned(),
        name: form.text("name").to_owned(),
        email: email.to_owned(),
        time_zone: zone.to_owned(),
        slot_minutes,
        notice_hours,
        horizon_days,
    };
    Ok((adviser, hours))
}

fn clock(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn minute(text: &str) -> Option<i64> {
    let time: Time = text.parse().ok()?;
    Some(i64::from(time.hour()) * 60 + i64::from(time.minute()))
}
