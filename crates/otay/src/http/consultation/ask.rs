//! `GET /consultation`: the form, with the slots that are free.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::intake::{CONTACT, Kind, Problems, QUESTIONS, Question};
use super::slots::{self, Slot};
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::page::{Page, Section, respond};
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;

/// The time zones a slot is shown in: both sides of the border.
pub const ZONES: [(&str, &str); 2] =
    [("web-zone-san-diego", "America/Los_Angeles"), ("web-zone-tijuana", "America/Tijuana")];

/// A day with its free slots.
pub struct Day {
    /// The date in San Diego.
    pub date: String,
    /// Which day of the week that is, from 1 for Monday.
    pub weekday: i8,
    /// Value of the field, and the time of day on each side.
    pub slots: Vec<(String, String)>,
}

/// A question as the form shows it.
pub struct Field {
    /// The question.
    pub question: Question,
    /// The choices, each with whether it is taken.
    pub choices: Vec<(&'static str, bool)>,
    /// What was filled in.
    pub value: String,
    /// What is wrong with it.
    pub problem: Option<&'static str>,
}

impl Field {
    fn new(question: Question, form: &Form, problems: &Problems) -> Self {
        let choices = match question.kind {
            Kind::Choice(choices) | Kind::Choices(choices) => choices
                .iter()
                .map(|choice| (*choice, form.all(question.name).any(|given| given == *choice)))
                .collect(),
            Kind::Line | Kind::Lines => Vec::new(),
        };
        Self {
            question,
            choices,
            value: form.text(question.name).to_owned(),
            problem: problems.get(question.name).copied(),
        }
    }

    /// Whether it is answered by choosing.
    #[must_use]
    pub const fn is_choice(&self) -> bool {
        matches!(self.question.kind, Kind::Choice(_) | Kind::Choices(_))
    }

    /// Whether it is answered by choosing one.
    #[must_use]
    pub const fn is_single(&self) -> bool {
        matches!(self.question.kind, Kind::Choice(_))
    }

    /// Whether it is answered in several lines.
    #[must_use]
    pub const fn is_long(&self) -> bool {
        matches!(self.question.kind, Kind::Lines)
    }

    /// What kind of text a browser checks for.
    #[must_use]
    pub fn input_type(&self) -> &'static str {
        match self.question.name {
            "contact-email" => "email",
            "contact-phone" => "tel",
            _ => "text",
        }
    }

    /// What a browser may fill in by itself.
    #[must_use]
    pub fn autocomplete(&self) -> &'static str {
        match self.question.name {
            "contact-name" => "name",
            "contact-email" => "email",
            "contact-phone" => "tel",
            "company" => "organization",
            _ => "off",
        }
    }
}

impl Ask {
    fn is_chosen(&self, slot: &str) -> bool {
        self.chosen == slot
    }
}

#[derive(Template)]
#[template(path = "web/consultation/ask.html")]
struct Ask {
    page: Page,
    questions: Vec<Field>,
    contact: Vec<Field>,
    days: Vec<Day>,
    chosen: String,
    same_clock: bool,
    case: Option<(String, String)>,
    consent: bool,
    problems: Problems,
}

/// What the address may say.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    #[serde(default)]
    case: String,
}

/// Shows the empty form.
pub async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    Query(about): Query<About>,
) -> Result<Response, Refusal> {
    let form = Form::from(BTreeMap::from([("case".to_owned(), about.case)]));
    show(&app, &visitor, &form, Problems::new(), StatusCode::OK).await
}

/// Shows the form as it was filled in, with what is wrong.
pub async fn show(
    app: &App,
    visitor: &Visitor,
    form: &Form,
    problems: Problems,
    status: StatusCode,
) -> Result<Response, Refusal> {
    let free = free_slots(app).await?;
    let fields = |questions: &[Question]| {
        questions.iter().map(|question| Field::new(*question, form, &problems)).collect()
    };
    // Only somebody who may see cases can attach one.
    let case = match form.text("case") {
        "" => None,
        id if visitor.may_change => {
            let case = app.store().case(id).await?;
            Some((case.id, case.title))
        }
        _ => None,
    };
    let (days, same_clock) = days(&free);
    let template = Ask {
        page: Page::new(app, visitor, Section::Consultation, "web-ask-title"),
        questions: fields(QUESTIONS),
        contact: fields(CONTACT),
        days,
        chosen: form.text("slot").to_owned(),
        same_clock,
        case,
        consent: form.text("consent") == "yes",
        problems,
    };
    Ok(respond(status, &template))
}

/// Every free slot with whose it is.
pub async fn free_slots(app: &App) -> Result<Vec<(String, Slot)>, Refusal> {
    let mut all = Vec::new();
    for adviser in app.store().advisers().await? {
        let hours = app.store().adviser_hours(&adviser.id).await?;
        let booked = app.store().bookings(&adviser.id, app.now()).await?;
        let free = slots::free(&adviser, &hours, &booked, app.now());
        all.extend(free.into_iter().map(|slot| (adviser.id.clone(), slot)));
    }
    all.sort_by_key(|(_, slot)| slot.starts_at);
    // Two advisers free at one time are one choice.
    all.dedup_by_key(|(_, slot)| slot.starts_at);
    Ok(all)
}

/// The slots by day, and whether both sides' clocks agree in all of them.
fn days(free: &[(String, Slot)]) -> (Vec<Day>, bool) {
    let mut days: Vec<Day> = Vec::new();
    let mut same_clock = true;
    for (_, slot) in free {
        let [here, there] = ZONES.map(|(_, zone)| slots::local(slot.starts_at, zone).unwrap_or_default());
        let time = if here == there {
            here.1.clone()
        } else {
            same_clock = false;
            format!("{} / {}", here.1, there.1)
        };
        let entry = (slot.starts_at.to_string(), time);
        match days.last_mut() {
            Some(day) if day.date == here.0 => day.slots.push(entry),
            _ => {
                let date = here.0.parse::<jiff::civil::Date>();
                let weekday = date.map_or(1, |date| date.weekday().to_monday_one_offset());
                days.push(Day { date: here.0, weekday, slots: vec![entry] });
            }
        }
    }
    (days, same_clock)
}
