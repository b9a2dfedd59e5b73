//! `GET /region?as_of=DAY`: the map, and every dated fact with its source and grade, the newest or those of a day.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use customs::Decimal;
use jiff::civil::Date;
use lawbook::region::{Fact, FactValue};

use crate::directory::map::{Frame, inline};
use crate::duty::request::RequestError;
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;
use crate::messages::Show as Shows;

/// A fact as the page shows it.
pub struct Row {
    /// Its key, as cases name it.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// In what it is counted.
    pub unit: String,
    /// What a reader has to know, in the words of the file.
    pub note: Option<String>,
    /// Its value; none where none is known for the day.
    pub value: Option<Shown>,
}

/// A value with where it is from.
pub struct Shown {
    /// The value.
    pub value: String,
    /// Its range, where it has one.
    pub range: Option<String>,
    /// First day.
    pub from: String,
    /// Last day, where it has one.
    pub until: Option<String>,
    /// A to D.
    pub grade: String,
    /// Where it is from.
    pub source: String,
}

#[derive(Template)]
#[template(path = "web/region/show.html")]
struct Show {
    page: Page,
    map: String,
    as_of: String,
    groups: Vec<(String, Vec<Row>)>,
    organizations: usize,
}

/// Shows the region.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let asked = Form::of_query(query.as_deref().unwrap_or_default())?;
    let day: Option<Date> = match asked.text("as_of") {
        "" => None,
        text => Some(text.parse().map_err(|_| Refusal::of(&RequestError::Date(text.to_owned())))?),
    };
    let known = app.knowledge();
    let mut groups: Vec<(String, Vec<Row>)> = Vec::new();
    for fact in known.facts.iter() {
        let folder = fact.file.split('/').nth(1).unwrap_or_default().to_owned();
        let words = visitor.catalogue();
        let unit = fact.unit.to_ascii_lowercase().replace('/', "-");
        let row = Row {
            label: words.text(&format!("region-fact-{}", fact.key)),
            unit: words.text(&format!("region-unit-{unit}")),
            key: fact.key.clone(),
            note: fact.note.clone(),
            value: value(fact, day, words.show()),
        };
        match groups.iter_mut().find(|(name, _)| *name == folder) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((folder, vec![row])),
        }
    }
    Ok(html(&Show {
        page: Page::new(&app, &visitor, Section::Region, "web-region-title"),
        map: inline(&known.region, &known.points(&[]), Frame::REGION, visitor.catalogue()),
        as_of: day.map(|day| day.to_string()).unwrap_or_default(),
        groups,
        organizations: known.register().organizations.len(),
    }))
}

/// The value on a day, or the newest.
fn value(fact: &Fact, day: Option<Date>, show: Shows<'_>) -> Option<Shown> {
    let (period, value): &(_, FactValue) = match day {
        Some(day) => fact.values().iter().find(|(period, _)| period.contains(day))?,
        None => fact.values().last()?,
    };
    // A share is read in percent.
    let told = |number: Decimal| match fact.unit.as_str() {
        "share" => number.to_percent().map_or_else(|_| show.number(number), |percent| show.number(percent)),
        _ => show.number(number),
    };
    Some(Shown {
        value: told(value.value),
        range: match (value.low, value.high) {
            (Some(low), Some(high)) => Some(format!("{}–{}", told(low), told(high))),
            _ => None,
        },
        from: period.from().to_string(),
        until: period.until().map(|until| until.to_string()),
        grade: format!("{:?}", value.grade),
        source: value.source.clone(),
    })
}
