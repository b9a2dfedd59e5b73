//! The region as the directory needs it: its register, its words, its places and crossings, its outline.

use std::sync::OnceLock;

use crate::concordance::Concordance;
use crate::delimited::{self, FileError};
use crate::exchange::{self, Defaults};
use crate::geography::{Coordinates, Crossing, Origin, Outline, OutlineFeature, Place};
use crate::register::{Organization, Statement, gather};
use crate::vocabulary::Vocabulary;

/// The files of `region/` that are read here.
pub const FILES: &[&str] = &[
    "synonyms.csv",
    "activities.csv",
    "name_words.csv",
    "hs_to_naics.csv",
    "expectations.csv",
    "places.csv",
    "crossings.csv",
    "outline.csv",
    "sources.csv",
    "plants.csv",
    "partners.csv",
];

/// Where facts come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What statements name it by.
    pub id: String,
    /// Who publishes it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// When it was read.
    pub read: String,
}

/// What goods of a tariff heading usually ask of a plant: our own judgment, stated and adjustable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// Digits of the chapter, heading or subheading.
    pub tariff_prefix: String,
    /// Concept of the vocabulary.
    pub concept: String,
    /// Whose judgment, and on what it rests.
    pub source: String,
}

/// Everything the directory knows of the region.
pub struct Region {
    /// Concepts and activity names.
    pub vocabulary: Vocabulary,
    /// From goods to activities.
    pub concordance: Concordance,
    /// What goods usually ask of a plant.
    pub expectations: Vec<Expectation>,
    /// Towns.
    pub places: Vec<Place>,
    /// Land ports of entry.
    pub crossings: Vec<Crossing>,
    /// Coast, border and county line.
    pub land: Land,
    /// Where facts come from.
    pub sources: Vec<Source>,
    /// The bundled register.
    pub statements: Vec<Statement>,
    /// The same by organization, once somebody has asked for it.
    organizations: OnceLock<Vec<Organization>>,
    /// A number that changes when any of it changes.
    pub fingerprint: u64,
}

impl Region {
    /// The organizations of the bundled register, by id.
    pub fn organizations(&self) -> &[Organization] {
        self.organizations.get_or_init(|| gather(self.statements.iter().cloned()))
    }

    /// Reads every file of [`FILES`] through `file`, which gives the text of one by name.
    ///
    /// - Refuses: a file that is missing or holds an unknown column or a bad value.
    pub fn read(file: impl Fn(&str) -> Option<String>) -> Result<Self, FileError> {
        let mut texts: Vec<String> = Vec::new();
        for name in FILES {
            texts.push(file(name).ok_or_else(|| FileError::BrokenRow {
                file: (*name).to_owned(),
                line: 0,
                reason: "the file is missing".to_owned(),
            })?);
        }
        let text = |name: &str| -> &str {
            FILES.iter().position(|known| *known == name).map_or("", |index| texts[index].as_str())
        };
        let vocabulary =
            Vocabulary::read(text("synonyms.csv"), text("activities.csv"), text("name_words.csv"))?;
        let mut statements = Vec::new();
        for name in ["plants.csv", "partners.csv"] {
            statements.extend(exchange::read(name, text(name), &vocabulary, &Defaults::default())?);
        }
        let parts: Vec<&str> = texts.iter().map(String::as_str).collect();
        Ok(Self {
            concordance: Concordance::read(text("hs_to_naics.csv"))?,
            expectations: expectations(text("expectations.csv"), &vocabulary)?,
            places: places(text("places.csv"))?,
            crossings: crossings(text("crossings.csv"))?,
            land: Land { outlines: outlines(text("outline.csv"))? },
            sources: sources(text("sources.csv"))?,
            organizations: OnceLock::new(),
            fingerprint: crate::import::hash(&parts),
            vocabulary,
            statements,
        })
    }

    /// The place or crossing of that id or name; crossings first, since distances to trade are theirs.
    #[must_use]
    pub fn origin(&self, wanted: &str) -> Option<Origin> {
        let same = |id: &str, name: &str, others: &[String]| {
            let key = |text: &str| crate::words::fold(text).replace(' ', "-");
            let wanted = key(wanted);
            id == wanted || key(name) == wanted || others.iter().any(|other| key(other) == wanted)
        };
        let crossing = self.crossings.iter().find(|c| same(&c.id, &c.name, &c.other_names)).map(|c| Origin {
            id: c.id.clone(),
            name: c.name.clone(),
            at: c.at,
            country: "US".to_owned(),
            crossing: true,
        });
        crossing.or_else(|| {
            self.places.iter().find(|p| same(&p.id, &p.name, &p.other_names)).map(|p| Origin {
                id: p.id.clone(),
                name: p.name.clone(),
                at: p.at,
                country: p.country.clone(),
                crossing: false,
            })
        })
    }

    /// The ids of every place and crossing.
    #[must_use]
    pub fn origin_ids(&self) -> Vec<&str> {
        self.crossings
            .iter()
            .map(|c| c.id.as_str())
            .chain(self.places.iter().map(|p| p.id.as_str()))
            .collect()
    }

    /// The source of that id, where it is described.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

fn places(text: &str) -> Result<Vec<Place>, FileError> {
    let columns =
        &["id", "name", "other_names", "country", "state", "latitude", "longitude", "source", "as_of"];
    let mut all = Vec::new();
    delimited::read("places.csv", text, columns, columns, |row| {
        all.push(Place {
            id: row.get("id").to_owned(),
            name: row.get("name").to_owned(),
            other_names: row.list("other_names"),
            country: row.get("country").to_owned(),
            at: Coordinates::parse(row.get("latitude"), row.get("longitude"))
                .ok_or_else(|| row.bad("latitude"))?,
            source: row.get("source").to_owned(),
        });
        Ok(())
    })?;
    Ok(all)
}

fn crossings(text: &str) -> Result<Vec<Crossing>, FileError> {
    let columns = &[
        "id",
        "name",
        "other_names",
        "port_code",
        "trucks",
        "open",
        "latitude",
        "longitude",
        "position_source",
        "wait_minutes_low",
        "wait_minutes_typical",
        "wait_minutes_high",
        "wait_fast_minutes_typical",
        "wait_source",
        "trucks_2024",
        "trucks_source",
        "as_of",
    ];
    let mut all = Vec::new();
    delimited::read("crossings.csv", text, columns, columns, |row| {
        let yes = |column| match row.get(column) {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(row.bad(column)),
        };
        let wait = (
            row.number("wait_minutes_low")?,
            row.number("wait_minutes_typical")?,
            row.number("wait_minutes_high")?,
        );
        all.push(Crossing {
            id: row.get("id").to_owned(),
            name: row.get("name").to_owned(),
            other_names: row.list("other_names"),
            trucks: yes("trucks")?,
            open: yes("open")?,
            at: Coordinates::parse(row.get("latitude"), row.get("longitude"))
                .ok_or_else(|| row.bad("latitude"))?,
            wait_minutes: match wait {
                (Some(low), Some(typical), Some(high)) => Some((low, typical, high)),
                _ => None,
            },
            wait_source: row.get("wait_source").to_owned(),
            as_of: row.get("as_of").to_owned(),
            trucks_2024: row.number("trucks_2024")?,
        });
        Ok(())
    })?;
    Ok(all)
}

fn sources(text: &str) -> Result<Vec<Source>, FileError> {
    let columns = &["id", "publisher", "title", "url", "read"];
    let mut all = Vec::new();
    delimited::read("sources.csv", text, columns, columns, |row| {
        all.push(Source {
            id: row.get("id").to_owned(),
            publisher: row.get("publisher").to_owned(),
            title: row.get("title").to_owned(),
            url: row.get("url").to_owned(),
            read: row.get("read").to_owned(),
        });
        Ok(())
    })?;
    Ok(all)
}

fn expectations(text: &str, vocabulary: &Vocabulary) -> Result<Vec<Expectation>, FileError> {
    let columns = &["tariff_prefix", "concepts", "source"];
    let mut all = Vec::new();
    delimited::read("expectations.csv", text, columns, columns, |row| {
        for concept in row.list("concepts") {
            if vocabulary.get(&concept).is_none() {
                return Err(row.bad("concepts"));
            }
            all.push(Expectation {
                tariff_prefix: row.get("tariff_prefix").to_owned(),
                concept,
                source: row.get("source").to_owned(),
            });
        }
        Ok(())
    })?;
    Ok(all)
}

fn outlines(text: &str) -> Result<Vec<Outline>, FileError> {
    let columns = &["feature", "part", "latitude", "longitude"];
    let mut all: Vec<Outline> = Vec::new();
    let mut current = String::new();
    delimited::read("outline.csv", text, columns, columns, |row| {
        let feature = match row.get("feature") {
            "land-mexico" => OutlineFeature::Mexico,
            "land-united-states" => OutlineFeature::UnitedStates,
            "border" => OutlineFeature::Border,
            "county" => OutlineFeature::County,
            _ => return Err(row.bad("feature")),
        };
        let part = format!("{} {}", row.get("feature"), row.get("part"));
        if part != current {
            all.push(Outline { feature, points: Vec::new() });
            current = part;
        }
        let at = Coordinates::parse(row.get("latitude"), row.get("longitude"))
            .ok_or_else(|| row.bad("latitude"))?;
        if let Some(outline) = all.last_mut() {
            outline.points.push(at);
        }
        Ok(())
    })?;
    Ok(all)
}

/// The outline of the region.
#[derive(Clone, Debug, Default)]
pub struct Land {
    /// Its lines and rings.
    pub outlines: Vec<Outline>,
}

// The outline is good to about a kilometer; plants stand within sight of the border fence.
const SHORE_METERS: u32 = 2_500;

impl Land {
    /// Whether a point may be in Mexico: inside its outline or within 2.5 km of it, or off the map, where
    /// the outline cannot tell.
    #[must_use]
    pub fn may_be_mexico(&self, at: Coordinates) -> bool {
        let rings = || self.outlines.iter().filter(|outline| outline.feature == OutlineFeature::Mexico);
        let all = || self.outlines.iter().flat_map(|outline| &outline.points);
        let (Some(south), Some(north)) = (all().map(|p| p.latitude).min(), all().map(|p| p.latitude).max())
        else {
            return true;
        };
        let (west, east) = (
            all().map(|p| p.longitude).min().unwrap_or(i32::MIN),
            all().map(|p| p.longitude).max().unwrap_or(i32::MAX),
        );
        if at.latitude < south || at.latitude > north || at.longitude < west || at.longitude > east {
            // North of the map there is no Mexico; elsewhere the outline says nothing.
            return at.latitude <= north;
        }
        rings().any(|ring| inside(&ring.points, at) || near(&ring.points, at))
    }
}

fn edges(points: &[Coordinates]) -> impl Iterator<Item = (Coordinates, Coordinates)> + '_ {
    points.iter().copied().zip(points.iter().copied().cycle().skip(1)).take(points.len())
}

fn inside(ring: &[Coordinates], at: Coordinates) -> bool {
    let mut within = false;
    for (a, b) in edges(ring) {
        if (a.latitude > at.latitude) != (b.latitude > at.latitude) {
            let (ax, ay) = (i64::from(a.longitude), i64::from(a.latitude));
            let (bx, by) = (i64::from(b.longitude), i64::from(b.latitude));
            // at.longitude < crossing of the edge with the parallel, cross-multiplied.
            let left = (i64::from(at.longitude) - ax) * (by - ay);
            let right = (bx - ax) * (i64::from(at.latitude) - ay);
            if if by > ay { left < right } else { left > right } {
                within = !within;
            }
        }
    }
    within
}

fn near(ring: &[Coordinates], at: Coordinates) -> bool {
    edges(ring).any(|(a, b)| {
        // The nearest point of the edge, by halving: edges are short and the tolerance is wide.
        let (mut from, mut to) = (a, b);
        for _ in 0..12 {
            let middle = Coordinates {
                latitude: from.latitude / 2 + to.latitude / 2,
                longitude: from.longitude / 2 + to.longitude / 2,
            };
            if from.meters_to(at) < to.meters_to(at) { to = middle } else { from = middle }
        }
        from.meters_to(at) <= SHORE_METERS
    })
}
