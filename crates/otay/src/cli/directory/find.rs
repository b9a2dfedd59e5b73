//! `otay directory search` and `searches`.

use clap::ValueEnum;
use customs::Message;
use directory::register::{Kind, Organization};
use directory::search::{Filters, Hit, Order, Results, Search as Query};
use directory::vocabulary::ConceptKind;
use lawbook::{Area, NotModelled};

use super::json::as_json;
use super::{Data, Format, Known, Roads, concept, meters, origin, stratum};
use crate::cli::{Context, Outcome};
use crate::directory::words::Words;
use crate::messages::Language;
use crate::problems::{ExitCode, Failure, Failures};
use crate::report::style::{ACCENT, COLUMNS, MUTED, OPEN, STRONG, wrap};

#[derive(clap::Args, Debug, Clone)]
pub(super) struct Search {
    /// Words of either language; quotes keep them in a row, a minus leaves them out.
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    /// From where distances are measured: a crossing or a town.
    #[arg(long, value_name = "PLACE")]
    near: Option<String>,
    /// No farther than this: 40km, 25mi, 800m.
    #[arg(long, value_name = "DISTANCE", requires = "near")]
    within: Option<String>,
    /// Only organizations of this kind.
    #[arg(long, value_name = "KIND")]
    kind: Vec<String>,
    /// Only in this municipality.
    #[arg(long, value_name = "NAME")]
    municipality: Vec<String>,
    /// Only of this activity, by leading digits of its SCIAN or NAICS code.
    #[arg(long, value_name = "DIGITS")]
    activity: Vec<String>,
    /// Only with this certification.
    #[arg(long, value_name = "NAME")]
    certification: Vec<String>,
    /// Only under this program.
    #[arg(long, value_name = "NAME")]
    program: Vec<String>,
    /// Only with this process.
    #[arg(long, value_name = "NAME")]
    process: Vec<String>,
    /// Only with this material.
    #[arg(long, value_name = "NAME")]
    material: Vec<String>,
    /// Only with this product.
    #[arg(long, value_name = "NAME")]
    product: Vec<String>,
    /// Only with people of this skill.
    #[arg(long, value_name = "NAME")]
    skill: Vec<String>,
    /// Only with this service.
    #[arg(long, value_name = "NAME")]
    service: Vec<String>,
    /// Only where this language is spoken.
    #[arg(long, value_name = "NAME")]
    language: Vec<String>,
    /// Only with at least this many people: 51-100.
    #[arg(long, value_name = "STRATUM")]
    size: Option<String>,
    /// Only institutions with at least this many students.
    #[arg(long, value_name = "COUNT")]
    students: Option<u32>,
    /// Only institutions with at least this many graduates a year.
    #[arg(long, value_name = "COUNT")]
    graduates: Option<u32>,
    #[command(flatten)]
    roads: Roads,
    /// relevance, distance or driving-time.
    #[arg(long, value_enum, default_value_t = By::Relevance)]
    order: By,
    /// How many organizations.
    #[arg(long, value_name = "COUNT", default_value_t = 10)]
    limit: usize,
    /// Saves this search under a name.
    #[arg(long, value_name = "NAME")]
    save: Option<String>,
    /// Runs the search saved under a name.
    #[arg(long, value_name = "NAME", conflicts_with = "save")]
    saved: Option<String>,
    /// text or json.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    data: Data,
}

/// In which order results come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// Best match first.
    Relevance,
    /// Nearest first.
    Distance,
    /// Least time of a truck first.
    DrivingTime,
}

#[derive(clap::Args, Debug)]
pub(super) struct Searches {
    /// Forgets the search saved under this name.
    #[arg(long, value_name = "NAME")]
    remove: Option<String>,
    #[command(flatten)]
    data: Data,
}

#[derive(clap::Parser)]
struct Again {
    #[command(flatten)]
    search: Search,
}

pub(super) fn search(arguments: &Search, context: &Context) -> Outcome {
    let known = arguments.data.open(context)?;
    if let Some(name) = &arguments.saved {
        let saved = known.store.searches().map_err(|error| Failures::from(Failure::new(&error)))?;
        let Some((_, words)) = saved.into_iter().find(|(saved, _)| saved == name) else {
            let error = directory::store::StoreError::NoSuchSearch(name.clone());
            return Err(Failure::new(&error).into());
        };
        let again = std::iter::once("search".to_owned()).chain(words);
        let mut search = <Again as clap::Parser>::try_parse_from(again)
            .map_err(|_| {
                Failures::from(Failure::of("directory-search-outdated", vec![("name", name.as_str().into())]))
            })?
            .search;
        search.format = arguments.format;
        return answer(&search, &known, context);
    }
    if let Some(name) = &arguments.save {
        let saved = known.store.save_search(name, &arguments.spelled());
        saved.map_err(|error| Failures::from(Failure::new(&error)))?;
    }
    answer(arguments, &known, context)
}

impl Search {
    /// The search as arguments, without what only concerns how it is shown.
    fn spelled(&self) -> Vec<String> {
        let mut all = Vec::new();
        let mut option = |name: &str, value: &str| {
            all.push(format!("--{name}={value}"));
        };
        for (name, values) in [
            ("kind", &self.kind),
            ("municipality", &self.municipality),
            ("activity", &self.activity),
            ("certification", &self.certification),
            ("program", &self.program),
            ("process", &self.process),
            ("material", &self.material),
            ("product", &self.product),
            ("skill", &self.skill),
            ("service", &self.service),
            ("language", &self.language),
        ] {
            values.iter().for_each(|value| option(name, value));
        }
        let count = |count: Option<u32>| count.map(|count| count.to_string());
        for (name, value) in [
            ("near", &self.near),
            ("within", &self.within),
            ("size", &self.size),
            ("students", &count(self.students)),
            ("graduates", &count(self.graduates)),
            ("road-factor", &self.roads.road_factor),
            ("speed", &self.roads.speed),
        ] {
            if let Some(value) = value {
                option(name, value);
            }
        }
        let order = self.order.to_possible_value().map(|value| value.get_name().to_owned());
        option("order", &order.unwrap_or_default());
        option("limit", &self.limit.to_string());
        all.push("--".to_owned());
        all.extend(self.words.iter().cloned());
        all
    }

    fn query(&self, known: &Known) -> Result<Query, Failures> {
        let region = &known.region;
        let mut concepts = Vec::new();
        for (kind, given) in [
            (ConceptKind::Certification, &self.certification),
            (ConceptKind::Program, &self.program),
            (ConceptKind::Process, &self.process),
            (ConceptKind::Material, &self.material),
            (ConceptKind::Product, &self.product),
            (ConceptKind::Skill, &self.skill),
            (ConceptKind::Service, &self.service),
            (ConceptKind::Language, &self.language),
        ] {
            for words in given {
                concepts.push(concept(words, &[kind], region)?);
            }
        }
        let kinds = self
            .kind
            .iter()
            .map(|text| text.parse::<Kind>().map_err(|()| unknown(text, Kind::ALL.map(Kind::code))));
        Ok(Query {
            text: self.words.join(" "),
            filters: Filters {
                kinds: kinds.collect::<Result<_, _>>()?,
                municipalities: self.municipality.clone(),
                activities: self.activity.clone(),
                concepts,
                smallest: self.size.as_deref().map(stratum).transpose()?,
                students: self.students,
                graduates: self.graduates,
            },
            near: self.near.as_deref().map(|name| origin(name, region)).transpose()?,
            within_meters: self.within.as_deref().map(meters).transpose()?,
            order: match self.order {
                By::Relevance => Order::Relevance,
                By::Distance => Order::Distance,
                By::DrivingTime => Order::DrivingTime,
            },
            roads: self.roads.assumptions()?,
            limit: self.limit.clamp(1, 1000),
        })
    }
}

pub(super) fn unknown<const N: usize>(term: &str, known: [&'static str; N]) -> Failures {
    let known: Vec<&str> = known.to_vec();
    Failure::of("directory-term-unknown", vec![("term", term.into()), ("known", known.into())]).into()
}

fn answer(search: &Search, known: &Known, context: &Context) -> Outcome {
    let query = search.query(known)?;
    let index = known.store.index(&known.region).map_err(|error| Failures::from(Failure::new(&error)))?;
    let results =
        index.search(&query, &known.region).map_err(|error| Failures::from(Failure::new(&error)))?;
    let words = Words { catalogue: context.catalogue, region: &known.region };
    let left_out = context.lawbook()?.coverage_statement()?.not_modelled;
    match search.format {
        Format::Text => context.print(&text(&query, &results, &left_out, words)),
        Format::Json => {
            context.print(&format!("{:#}\n", as_json(&query, &results, &left_out, words)));
        }
    }
    Ok(ExitCode::Answered)
}

fn text(query: &Query, results: &Results, left_out: &[NotModelled], words: Words<'_>) -> String {
    let say = |message: &Message| words.catalogue.render(message);
    let mut out = String::new();
    let mut line = |text: &str, first: usize, rest: usize| {
        out.push_str(&wrap(text, first, rest, COLUMNS));
        out.push('\n');
    };
    let found = Message::new("directory-found").with("sites", results.sites);
    line(&format!("{STRONG}{}{STRONG:#}", say(&found)), 0, 0);
    if let Some(near) = &query.near {
        let drives = results.hits.iter().filter_map(|hit| hit.drive.as_ref());
        for text in words.measured(near, query.roads, drives) {
            line(&format!("{MUTED}{text}{MUTED:#}"), 0, 2);
        }
    }
    for text in not_covered(query, left_out, words) {
        line(&format!("{OPEN}{text}{OPEN:#}"), 0, 2);
    }
    if results.without_coordinates > 0 {
        let message =
            Message::new("directory-without-coordinates").with("sites", results.without_coordinates);
        line(&format!("{OPEN}{}{OPEN:#}", say(&message)), 0, 2);
    }
    // Words that no fact of any result answers are told once, above the results.
    let silent: Vec<&str> = results
        .hits
        .first()
        .map(|hit| hit.matched.iter().map(|part| part.text.as_str()).collect::<Vec<_>>())
        .unwrap_or_default()
        .into_iter()
        .filter(|text| {
            results
                .hits
                .iter()
                .all(|hit| hit.matched.iter().any(|p| p.text == *text && p.evidence.is_empty()))
        })
        .collect();
    for text in &silent {
        let message = Message::new("directory-not-stated-of-any").with("words", *text);
        line(&format!("{OPEN}{}{OPEN:#}", say(&message)), 0, 2);
    }
    for hit in &results.hits {
        line("", 0, 0);
        let organization = whole(hit);
        line(
            &format!("{STRONG}{}{STRONG:#} · {MUTED}{}{MUTED:#}", organization.name(), hit.organization),
            0,
            2,
        );
        line(&place_line(hit, &organization, words), 2, 4);
        if let Some(site) = organization.sites().first() {
            let people = words.people(site);
            if !people.is_empty() {
                line(&people.join(" · "), 2, 4);
            }
        }
        for part in hit.matched.iter().filter(|part| !silent.contains(&part.text.as_str())) {
            if part.evidence.is_empty() {
                let message = Message::new("directory-not-stated").with("words", part.text.as_str());
                line(&format!("{OPEN}{}{OPEN:#}", say(&message)), 2, 4);
                continue;
            }
            let facts: Vec<String> = part.evidence.iter().take(3).map(|fact| words.evidence(fact)).collect();
            line(&format!("{ACCENT}{}{ACCENT:#}: {}", part.text, facts.join("; ")), 2, 4);
        }
    }
    if results.hits.is_empty() && not_covered(query, left_out, words).is_empty() {
        line(&words.catalogue.text("directory-found-nothing"), 0, 0);
    }
    if !results.hits.is_empty() {
        line("", 0, 0);
        for (facet, title) in [
            ("municipality", "directory-facet-municipality"),
            ("activity", "directory-facet-activity"),
            ("kind", "directory-facet-kind"),
            ("certification", "directory-facet-certification"),
            ("program", "directory-facet-program"),
            ("skill", "directory-facet-skill"),
            ("size", "directory-facet-size"),
        ] {
            let values = results.facets.get(facet).map(Vec::as_slice).unwrap_or_default();
            if values.is_empty() {
                continue;
            }
            let shown: Vec<String> = values
                .iter()
                .take(6)
                .map(|(value, n)| format!("{} {n}", words.facet(facet, value)))
                .collect();
            line(&format!("{MUTED}{}{MUTED:#} {}", words.catalogue.text(title), shown.join(" · ")), 0, 4);
        }
    }
    out
}

/// What of the kinds asked for the register does not hold, by `law/COVERAGE.toml`.
pub(crate) fn not_covered(query: &Query, left_out: &[NotModelled], words: Words<'_>) -> Vec<String> {
    let parks = query.filters.kinds.contains(&Kind::Park);
    let touched = left_out.iter().filter(|entry| entry.area == Area::Directory && parks);
    touched
        .map(|entry| match words.catalogue.language() {
            Language::En => entry.en.clone(),
            Language::Es => entry.es.clone(),
        })
        .collect()
}

/// The statements of a hit as an organization.
pub(crate) fn whole(hit: &Hit) -> Organization {
    Organization { id: hit.organization.clone(), statements: hit.statements.clone() }
}

fn place_line(hit: &Hit, organization: &Organization, words: Words<'_>) -> String {
    let sites = organization.sites();
    let mut parts: Vec<String> = organization.kinds().into_iter().map(|kind| words.kind(kind)).collect();
    if let Some(site) = sites.first() {
        for text in [site.text(|s| &s.park), site.text(|s| &s.municipality)] {
            if !text.is_empty() && !parts.iter().any(|part| part == text) {
                parts.push(text.to_owned());
            }
        }
    }
    if let Some(meters) = hit.meters {
        parts.push(words.distance(meters));
    }
    if let Some(drive) = &hit.drive {
        parts.push(words.drive(drive));
    }
    parts.join(" · ")
}

pub(super) fn searches(arguments: &Searches, context: &Context) -> Outcome {
    let known = arguments.data.open(context)?;
    if let Some(name) = &arguments.remove {
        known.store.forget_search(name).map_err(|error| Failures::from(Failure::new(&error)))?;
    }
    let saved = known.store.searches().map_err(|error| Failures::from(Failure::new(&error)))?;
    if saved.is_empty() {
        context.print(&format!("{}\n", context.catalogue.text("directory-searches-none")));
    }
    for (name, words) in saved {
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| *word != "--").collect();
        context.print(&format!("{STRONG}{name}{STRONG:#}  {}\n", words.join(" ")));
    }
    Ok(ExitCode::Answered)
}
