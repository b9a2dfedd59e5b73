//! `GET /find?q=…`: words in either language, facets, distance from a place, a map.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use customs::Message;
use directory::register::{Kind, Size};
use directory::search::{Filters, Order, Search};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::cli::{not_covered, whole};
use crate::directory::map::{Frame, inline};
use crate::directory::words::Words;
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;

const MOST: usize = 25;
/// Facets shown, with the field that narrows by them.
const FACETS: [&str; 7] = ["kind", "municipality", "activity", "skill", "certification", "program", "size"];

/// Fields besides the facets.
const FIELDS: [&str; 5] = ["q", "near", "within", "students", "graduates"];

/// An organization found.
pub struct Found {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: String,
    /// How many people work, study and graduate there.
    pub people: Vec<String>,
    /// How far, and how long a truck takes.
    pub way: Option<String>,
    /// The user's words, each with the facts that answer it; none where no source says so.
    pub matched: Vec<(String, Vec<String>)>,
}

/// A value to narrow by.
pub struct Narrow {
    /// The words.
    pub label: String,
    /// How many sites.
    pub count: u64,
    /// The address that narrows, or widens again.
    pub link: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

#[derive(Template)]
#[template(path = "web/find/search.html")]
struct Results {
    page: Page,
    query: String,
    near: String,
    within: String,
    students: String,
    graduates: String,
    /// From where and how distances and times are measured.
    measured: Vec<String>,
    /// What of the kinds asked for the register does not hold.
    not_covered: Vec<String>,
    origins: Vec<(String, String)>,
    hits: Vec<Found>,
    sites: usize,
    /// How many match but have no coordinates to measure, in words.
    unplaced: Option<String>,
    facets: Vec<(&'static str, Vec<Narrow>)>,
    hidden: Vec<(String, String)>,
    map: String,
    asked: bool,
    /// What is asked, as the end of an address.
    address: String,
    saved: Vec<Saved>,
}

/// A saved search as a link.
pub struct Saved {
    id: String,
    name: String,
    query: String,
    here: bool,
}

impl Results {
    fn is_near(&self, id: &str) -> bool {
        self.near == id
    }
}

/// Searches the register.
pub async fn search(
    State(app): State<App>,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let asked = Form::of_query(query.as_deref().unwrap_or_default())?;
    let known = app.knowledge();
    let words = Words { catalogue: visitor.catalogue(), region: &known.region };
    let mut search = Search::new(asked.text("q"));
    search.limit = MOST;
    search.filters = filters(&asked);
    search.near = Some(asked.text("near")).filter(|id| !id.is_empty()).and_then(|id| known.region.origin(id));
    if search.near.is_some() {
        search.within_meters =
            asked.text("within").parse::<u32>().ok().filter(|km| (1..=2000).contains(km)).map(|km| km * 1000);
        search.order = Order::DrivingTime;
    }
    let register = known.register();
    let results = register.index.search(&search, &known.region).map_err(|error| Refusal::of(&error))?;
    let found = |id: &str| register.organizations.iter().find(|organization| organization.id == id);
    let hits: Vec<Found> = results
        .hits
        .iter()
        .map(|hit| Found {
            id: hit.organization.clone(),
            name: found(&hit.organization).map_or_else(|| hit.organization.clone(), |o| o.name().to_owned()),
            place: hit
                .statements
                .iter()
                .map(|statement| statement.municipality.clone())
                .find(|municipality| !municipality.is_empty())
                .unwrap_or_default(),
            people: whole(hit).sites().first().map_or_else(Vec::new, |site| words.people(site)),
            way: hit.meters.map(|meters| match &hit.drive {
                Some(drive) => format!("{} · {}", words.distance(meters), words.drive(drive)),
                None => words.distance(meters),
            }),
            matched: hit
                .matched
                .iter()
                .map(|part| {
                    (part.text.clone(), part.evidence.iter().take(3).map(|e| words.evidence(e)).collect())
                })
                .collect(),
        })
        .collect();
    let chosen: Vec<String> = hits.iter().map(|hit| hit.id.clone()).collect();
    let facets = FACETS
        .into_iter()
        .filter_map(|facet| {
            let values = results.facets.get(facet)?;
            let narrow: Vec<Narrow> = values
                .iter()
                .take(8)
                .map(|(value, count)| narrow(facet, value, *count, &asked, words))
                .collect();
            (!narrow.is_empty()).then_some((facet, narrow))
        })
        .collect();
    let hidden = FACETS
        .into_iter()
        .flat_map(|facet| asked.all(facet).map(move |value| (facet.to_owned(), value.to_owned())))
        .collect();
    let is_asked = !asked.text("q").is_empty() || search.filters != Filters::default();
    let address = query_of(&asked);
    let saved = app.store().saved_searches(&visitor.owner()).await?.into_iter();
    let saved = saved.map(|search| Saved {
        here: search.query == address,
        id: search.id,
        name: search.name,
        query: search.query,
    });
    let template = Results {
        saved: saved.collect(),
        address,
        page: Page::new(&app, &visitor, Section::Find, "web-find-title"),
        query: asked.text("q").to_owned(),
        near: asked.text("near").to_owned(),
        within: asked.text("within").to_owned(),
        students: asked.text("students").to_owned(),
        graduates: asked.text("graduates").to_owned(),
        measured: search.near.as_ref().map_or_else(Vec::new, |near| {
            words.measured(near, search.roads, results.hits.iter().filter_map(|hit| hit.drive.as_ref()))
        }),
        not_covered: not_covered(&search, &known.left_out, words),
        origins: origins(&app),
        sites: results.sites,
        unplaced: (results.without_coordinates > 0).then(|| {
            let message =
                Message::new("directory-without-coordinates").with("sites", results.without_coordinates);
            visitor.catalogue().render(&message)
        }),
        facets,
        hidden,
        map: inline(
            &known.region,
            &known.points(if is_asked { &chosen } else { &[] }),
            Frame::REGION,
            visitor.catalogue(),
        ),
        asked: is_asked,
        hits,
    };
    Ok(html(&template))
}

fn filters(asked: &Form) -> Filters {
    Filters {
        kinds: asked.all("kind").filter_map(|kind| kind.parse::<Kind>().ok()).collect(),
        municipalities: asked.all("municipality").map(str::to_owned).collect(),
        activities: asked.all("activity").map(str::to_owned).collect(),
        concepts: ["certification", "program", "skill"]
            .into_iter()
            .flat_map(|facet| asked.all(facet))
            .map(str::to_owned)
            .collect(),
        smallest: asked.all("size").find_map(|size| size.parse::<Size>().ok()),
        students: asked.text("students").parse().ok(),
        graduates: asked.text("graduates").parse().ok(),
    }
}

/// A facet's value as a link that adds it to what is asked, or takes it back.
fn narrow(facet: &'static str, value: &str, count: u64, asked: &Form, words: Words<'_>) -> Narrow {
    let chosen = asked.all(facet).any(|one| one == value);
    let mut fields: Vec<(&str, &str)> = Vec::new();
    for name in FIELDS {
        if !asked.text(name).is_empty() {
            fields.push((name, asked.text(name)));
        }
    }
    for name in FACETS {
        fields.extend(asked.all(name).filter(|one| !(name == facet && *one == value)).map(|one| (name, one)));
    }
    if !chosen {
        fields.push((facet, value));
    }
    let label = words.facet(facet, value);
    Narrow { label, count, link: format!("/find?{}", joined(&fields)), chosen }
}

fn joined(fields: &[(&str, &str)]) -> String {
    let pair =
        |(name, value): &(&str, &str)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC));
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// What is asked, as the end of an address; empty where nothing is. What is not ours is left out.
#[must_use]
pub fn query_of(asked: &Form) -> String {
    let known = |name: &str| FIELDS.contains(&name) || FACETS.contains(&name);
    let fields: Vec<(&str, &str)> =
        asked.pairs().filter(|(name, value)| known(name) && !value.is_empty()).collect();
    joined(&fields)
}

/// Crossings and towns distances can be measured from.
pub(super) fn origins(app: &App) -> Vec<(String, String)> {
    let region = &app.knowledge().region;
    let crossings = region.crossings.iter().map(|crossing| (crossing.id.clone(), crossing.name.clone()));
    let places = region.places.iter().map(|place| (place.id.clone(), place.name.clone()));
    crossings.chain(places).collect()
}
