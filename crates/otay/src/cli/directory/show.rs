//! `otay directory show`: everything known of one organization.

use customs::{Message, Value};
use directory::geography::RoadAssumptions;
use directory::register::{Kind, Organization};
use directory::vocabulary::ConceptKind;
use serde_json::{Value as Json, json};

use super::{Data, Format};
use crate::cli::{Context, Outcome};
use crate::directory::words::{Words, because};
use crate::problems::{ExitCode, Failure, Failures};
use crate::report::style::{ACCENT, COLUMNS, MUTED, STRONG, wrap};

#[derive(clap::Args, Debug)]
pub(super) struct Show {
    /// The organization's id, as search shows it.
    id: String,
    /// text or json.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    data: Data,
}

pub(super) fn show(arguments: &Show, context: &Context) -> Outcome {
    let known = arguments.data.open(context)?;
    let index = known.store.index(&known.region).map_err(|error| Failures::from(Failure::new(&error)))?;
    let found = index
        .organization(&arguments.id, &known.region)
        .map_err(|error| Failures::from(Failure::new(&error)))?;
    let Some(organization) = found else {
        let values = vec![("id", arguments.id.as_str().into())];
        return Err(Failure::of("directory-organization-unknown", values).into());
    };
    let words = Words { catalogue: context.catalogue, region: &known.region };
    match arguments.format {
        Format::Text => context.print(&shown(&organization, words)),
        Format::Json => context.print(&format!("{:#}\n", organization_json(&organization, words))),
    }
    Ok(ExitCode::Answered)
}

fn shown(organization: &Organization, words: Words<'_>) -> String {
    let say = |message: &Message| words.catalogue.render(message);
    let mut out = String::new();
    let mut line = |text: &str, first: usize, rest: usize| {
        out.push_str(&wrap(text, first, rest, COLUMNS));
        out.push('\n');
    };
    let kinds: Vec<String> = organization.kinds().into_iter().map(|kind| words.kind(kind)).collect();
    line(&format!("{STRONG}{}{STRONG:#} · {MUTED}{}{MUTED:#}", organization.name(), organization.id), 0, 2);
    line(&kinds.join(" · "), 0, 2);
    for statement in organization.statements.iter().rev() {
        line("", 0, 0);
        let head = Message::new(if statement.confirmed {
            "directory-statement-confirmed"
        } else {
            "directory-statement"
        })
        .with("source", words.source(&statement.source))
        .with("date", statement.as_of.to_string());
        line(&format!("{ACCENT}{}{ACCENT:#}", say(&head)), 0, 2);
        for (key, value) in facts(statement, words) {
            line(&format!("{MUTED}{}{MUTED:#} {value}", words.catalogue.text(key)), 2, 4);
        }
        if let Some(merge) = &statement.merge {
            let message = Message::new("directory-statement-merged")
                .with("confidence", u32::from(merge.confidence))
                .with("because", merge.because.iter().map(|reason| because(reason)).collect::<Vec<_>>());
            line(&format!("{MUTED}{}{MUTED:#}", say(&message)), 2, 4);
        }
    }
    line("", 0, 0);
    for site in organization.sites() {
        if let Some(at) = site.at() {
            for crossing in words.region.crossings.iter().filter(|c| c.trucks && c.open) {
                let origin = words.region.origin(&crossing.id);
                let Some(origin) = origin else { continue };
                let meters = at.meters_to(crossing.at);
                if meters > 120_000 {
                    continue;
                }
                let way = directory::geography::drive(
                    at,
                    site.text(|s| &s.country),
                    &origin,
                    &words.region.crossings,
                    RoadAssumptions::STATED,
                );
                let from = if site.name.is_empty() { organization.name() } else { site.name };
                line(
                    &format!(
                        "{MUTED}{from} → {}:{MUTED:#} {} · {}",
                        crossing.name,
                        words.distance(meters),
                        words.drive(&way)
                    ),
                    0,
                    2,
                );
            }
        }
    }
    out
}

/// The facts of a statement, each with the key of its heading.
pub(crate) fn facts(
    statement: &directory::register::Statement,
    words: Words<'_>,
) -> Vec<(&'static str, String)> {
    let mut all: Vec<(&'static str, String)> = Vec::new();
    let mut add = |key, value: String| {
        if !value.is_empty() {
            all.push((key, value));
        }
    };
    add("directory-fact-name", statement.name.clone());
    add("directory-fact-other-names", statement.other_names.join(" · "));
    add("directory-fact-site", statement.site.clone());
    let place = [&statement.address, &statement.postal_code, &statement.municipality, &statement.state];
    let place: Vec<&str> = place.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    add("directory-fact-address", place.join(", "));
    add("directory-fact-park", statement.park.clone());
    add("directory-fact-coordinates", statement.at.map_or(String::new(), |at| at.to_string()));
    let activities: Vec<String> = statement.activities.iter().map(|code| words.activity(code)).collect();
    add("directory-fact-activities", activities.join(" · "));
    for (kind, key) in [
        (ConceptKind::Product, "directory-fact-products"),
        (ConceptKind::Process, "directory-fact-processes"),
        (ConceptKind::Material, "directory-fact-materials"),
        (ConceptKind::Certification, "directory-fact-certifications"),
        (ConceptKind::Program, "directory-fact-programs"),
        (ConceptKind::Service, "directory-fact-services"),
        (ConceptKind::Language, "directory-fact-languages"),
    ] {
        let named = statement
            .concepts
            .iter()
            .filter(|id| words.region.vocabulary.get(id).is_some_and(|concept| concept.kind == kind));
        add(key, named.map(|id| words.concept(id)).collect::<Vec<_>>().join(" · "));
    }
    let skills = statement.skills.iter().map(|skill| match skill.headcount {
        Some(count) => format!("{} ({count})", words.concept(&skill.concept)),
        None => words.concept(&skill.concept),
    });
    add("directory-fact-skills", skills.collect::<Vec<_>>().join(" · "));
    let number = |value: Option<u32>| value.map_or(String::new(), |n| words.catalogue.value(&Value::from(n)));
    add("directory-fact-size", statement.size.map_or(String::new(), |size| size.code().to_owned()));
    add("directory-fact-headcount", number(statement.headcount));
    add("directory-fact-enrollment", number(statement.enrollment));
    add("directory-fact-graduates", number(statement.annual_graduates));
    add("directory-fact-clean-room", number(statement.clean_room_class.map(u32::from)));
    let contact = [&statement.phone, &statement.email, &statement.website];
    let contact: Vec<&str> =
        contact.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    add("directory-fact-contact", contact.join(" · "));
    add("directory-fact-notes", statement.notes.clone());
    add("directory-fact-record", statement.record.clone());
    all
}

/// The organization for programs, statement by statement.
pub(crate) fn organization_json(organization: &Organization, words: Words<'_>) -> Json {
    let statements: Vec<Json> = organization
        .statements
        .iter()
        .map(|statement| {
            let fields = directory::exchange::fields(statement, &words.region.vocabulary);
            let named =
                directory::exchange::COLUMNS.iter().zip(fields).filter(|(_, value)| !value.is_empty());
            let map: serde_json::Map<String, Json> =
                named.map(|(name, value)| ((*name).to_owned(), Json::String(value))).collect();
            Json::Object(map)
        })
        .collect();
    json!({
        "organization": organization.id,
        "name": organization.name(),
        "kinds": organization.kinds().into_iter().map(Kind::code).collect::<Vec<_>>(),
        "statements": statements,
    })
}
