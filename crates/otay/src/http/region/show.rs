//! `GET /region`: the map, and every dated fact with its source and grade.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::directory::map::{Frame, inline};
use crate::http::app::App;
use crate::http::page::{Page, Section, html};
use crate::http::visitor::Visitor;

/// A fact as the page shows it.
pub struct Row {
    /// Its key.
    pub key: String,
    /// Its newest value.
    pub value: String,
    /// Its range, where it has one.
    pub range: Option<String>,
    /// Its unit.
    pub unit: String,
    /// First day.
    pub from: String,
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
    groups: Vec<(String, Vec<Row>)>,
    organizations: usize,
}

/// Shows the region.
pub async fn show(State(app): State<App>, visitor: Visitor) -> Response {
    let known = app.knowledge();
    let mut groups: Vec<(String, Vec<Row>)> = Vec::new();
    for fact in known.facts.iter() {
        let Some((period, value)) = fact.values().last() else { continue };
        let folder = fact.file.split('/').nth(1).unwrap_or_default().to_owned();
        let row = Row {
            key: fact.key.clone(),
            value: value.value.to_string(),
            range: match (value.low, value.high) {
                (Some(low), Some(high)) => Some(format!("{low}–{high}")),
                _ => None,
            },
            unit: fact.unit.clone(),
            from: period.from().to_string(),
            grade: format!("{:?}", value.grade),
            source: value.source.clone(),
        };
        match groups.iter_mut().find(|(name, _)| *name == folder) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((folder, vec![row])),
        }
    }
    html(&Show {
        page: Page::new(&app, &visitor, Section::Region, "web-region-title"),
        map: inline(&known.region, &known.points(&[]), Frame::REGION, visitor.catalogue()),
        groups,
        organizations: known.organizations.len(),
    })
}
