//! What was found, for programs.

use customs::Message;
use directory::geography::{Drive, degrees};
use directory::register::{Kind, Site, Statement};
use directory::search::{Attribute, Evidence, Hit, Meaning, Results, Search as Query};
use lawbook::NotModelled;
use serde_json::{Value as Json, json};

use super::find::{not_covered, whole};
use crate::directory::words::Words;

fn evidence_json(evidence: &Evidence, words: Words<'_>) -> Json {
    let (attribute, label) = match evidence.attribute {
        Attribute::Concept => ("concept", words.concept(&evidence.value)),
        Attribute::Activity => ("activity", words.activity(&evidence.value)),
        Attribute::Name => ("name", evidence.value.clone()),
        Attribute::Municipality => ("municipality", evidence.value.clone()),
        Attribute::Site => ("site", evidence.value.clone()),
        Attribute::Notes => ("notes", evidence.value.clone()),
        Attribute::Size => ("size", evidence.value.clone()),
        Attribute::CleanRoom => ("clean_room_class", evidence.value.clone()),
        Attribute::Tolerance => ("tolerance_micrometers", evidence.value.clone()),
        Attribute::LastSeen => ("last_seen", evidence.value.clone()),
    };
    json!({
        "attribute": attribute,
        "value": evidence.value,
        "label": label,
        "source": evidence.source,
        "as_of": evidence.as_of,
        "confirmed": evidence.confirmed,
        "people": evidence.people,
    })
}

pub(super) fn evidences_json(all: &[Evidence], words: Words<'_>) -> Json {
    all.iter().map(|evidence| evidence_json(evidence, words)).collect()
}

/// The results for programs.
pub(crate) fn as_json(query: &Query, results: &Results, left_out: &[NotModelled], words: Words<'_>) -> Json {
    let understood: Vec<Json> = results
        .parts
        .iter()
        .map(|part| {
            let (meaning, values) = match &part.meaning {
                Meaning::Concepts(ids) => ("concept", ids.clone()),
                Meaning::Activity(code) => ("activity", vec![code.clone()]),
                Meaning::Municipality(name) => ("municipality", vec![name.clone()]),
                Meaning::Phrase(words) => ("phrase", words.clone()),
                Meaning::Word(word) => ("word", vec![word.clone()]),
            };
            json!({ "words": part.text, "meaning": meaning, "values": values, "excluded": part.excluded })
        })
        .collect();
    let hits: Vec<Json> = results.hits.iter().map(|hit| hit_json(hit, words)).collect();
    let facets: serde_json::Map<String, Json> = results
        .facets
        .iter()
        .map(|(name, values)| {
            let values = values.iter().map(
                |(value, count)| json!({ "value": value, "label": words.facet(name, value), "sites": count }),
            );
            ((*name).to_owned(), values.collect())
        })
        .collect();
    json!({
        "query": query.text,
        "near": query.near.as_ref().map(|near| near.id.as_str()),
        "within_meters": query.within_meters,
        "understood": understood,
        "sites": results.sites,
        "left_out": {
            "sites_without_coordinates": results.without_coordinates,
            "why": (results.without_coordinates > 0).then(|| words.catalogue.render(
                &Message::new("directory-without-coordinates").with("sites", results.without_coordinates),
            )),
        },
        "not_covered": not_covered(query, left_out, words),
        "drive_assumptions": {
            "road_factor_percent": query.roads.road_factor_percent,
            "speed_kilometers_per_hour": query.roads.speed_kilometers_per_hour,
        },
        "results": hits,
        "facets": facets,
    })
}

fn hit_json(hit: &Hit, words: Words<'_>) -> Json {
    let organization = whole(hit);
    let sites = organization.sites();
    let at = sites.first().and_then(Site::at);
    let text = |pick: for<'a> fn(&'a Statement) -> &'a str| {
        sites.first().map_or("", |site| site.text(pick)).to_owned()
    };
    json!({
        "organization": hit.organization,
        "name": organization.name(),
        "kinds": organization.kinds().into_iter().map(Kind::code).collect::<Vec<_>>(),
        "site": hit.site,
        "municipality": text(|s| &s.municipality),
        "park": text(|s| &s.park),
        "latitude": at.map(|at| degrees(at.latitude)),
        "longitude": at.map(|at| degrees(at.longitude)),
        "distance_meters": hit.meters,
        "drive": hit.drive.as_ref().map(drive_json),
        "employed": sites.first().and_then(|site| site.newest(|s| s.headcount)).map(|(count, _)| count),
        "students": sites.first().and_then(|site| site.newest(|s| s.enrollment)).map(|(count, _)| count),
        "graduates_a_year":
            sites.first().and_then(|site| site.newest(|s| s.annual_graduates)).map(|(count, _)| count),
        "last_seen": sites.first().and_then(|site| site.last_seen()).map(ToString::to_string),
        "matched": hit.matched.iter().map(|part| json!({
            "words": part.text,
            "facts": evidences_json(&part.evidence, words),
        })).collect::<Vec<_>>(),
        "not_stated": hit.matched.iter().filter(|part| part.evidence.is_empty())
            .map(|part| part.text.as_str()).collect::<Vec<_>>(),
    })
}

pub(super) fn drive_json(drive: &Drive) -> Json {
    json!({
        "road_minutes": drive.road_minutes,
        "crossing": drive.crossing,
        "wait_minutes": drive.wait_minutes,
        "total_minutes": drive.total_minutes(),
        "wait_unknown": drive.wait_unknown(),
    })
}
