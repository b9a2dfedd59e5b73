//! Words for facts of the directory, in the reader's language.

use customs::{Decimal, Message, Value};
use directory::geography::Drive;
use directory::matching::{Criterion, Hard, Outcome};
use directory::region::Region;
use directory::register::Kind;
use directory::search::{Attribute, Evidence};
use directory::words::Language as Tongue;

use crate::messages::{Catalogue, Language};

/// The directory's name of a language.
#[must_use]
pub const fn tongue(language: Language) -> Tongue {
    match language {
        Language::En => Tongue::English,
        Language::Es => Tongue::Spanish,
    }
}

/// The words for facts: a catalogue and the region's vocabulary.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The region.
    pub region: &'a Region,
}

impl Words<'_> {
    /// The name of a concept, or its id where it has none.
    #[must_use]
    pub fn concept(self, id: &str) -> String {
        let language = tongue(self.catalogue.language());
        self.region.vocabulary.get(id).map_or_else(|| id.to_owned(), |c| c.label(language).to_owned())
    }

    /// An activity: its code with its short name.
    #[must_use]
    pub fn activity(self, code: &str) -> String {
        let language = tongue(self.catalogue.language());
        match self.region.vocabulary.activity_label(code, language) {
            Some(label) => format!("{code} {label}"),
            None => code.to_owned(),
        }
    }

    /// What an organization is.
    #[must_use]
    pub fn kind(self, kind: Kind) -> String {
        self.catalogue.render(&kind_message(kind))
    }

    /// Kilometers with one place.
    #[must_use]
    pub fn distance(self, meters: u32) -> String {
        self.catalogue.render(&distance(meters))
    }

    /// A time on the road, with the crossing and its wait.
    #[must_use]
    pub fn drive(self, drive: &Drive) -> String {
        self.catalogue.render(&drive_message(drive, self.region))
    }

    /// The publisher of a source, where it is described; else its name in the row.
    #[must_use]
    pub fn source(self, id: &str) -> String {
        self.region.source(id).map_or_else(|| id.to_owned(), |source| source.publisher.clone())
    }

    /// A fact with its source and date.
    #[must_use]
    pub fn evidence(self, evidence: &Evidence) -> String {
        self.catalogue.render(&self.evidence_message(evidence))
    }

    /// A fact with its source and date, as a sentence of the catalogue.
    #[must_use]
    pub fn evidence_message(self, evidence: &Evidence) -> Message {
        let value = match evidence.attribute {
            Attribute::Concept => self.concept(&evidence.value),
            Attribute::Activity => self.activity(&evidence.value),
            _ => evidence.value.clone(),
        };
        let key = if evidence.confirmed { "directory-evidence-confirmed" } else { "directory-evidence" };
        Message::new(key)
            .with("value", value)
            .with("source", self.source(&evidence.source))
            .with("date", evidence.as_of.as_str())
    }

    /// What a criterion of the match looks at.
    #[must_use]
    pub fn criterion(self, criterion: &Criterion) -> Message {
        match criterion {
            Criterion::Activity => Message::new("directory-criterion-activity"),
            Criterion::Product => Message::new("directory-criterion-product"),
            Criterion::Named(id) => {
                Message::new("directory-criterion-named").with("concept", self.concept(id))
            }
            Criterion::Expected(id) => {
                Message::new("directory-criterion-expected").with("concept", self.concept(id))
            }
            Criterion::Size => Message::new("directory-criterion-size"),
            Criterion::Distance => Message::new("directory-criterion-distance"),
            Criterion::Evidence => Message::new("directory-criterion-evidence"),
        }
    }

    /// A hard requirement.
    #[must_use]
    pub fn hard(self, hard: &Hard) -> String {
        let message = match hard {
            Hard::Concept(id) => return self.concept(id),
            Hard::CleanRoomClass(class) => {
                Message::new("directory-hard-clean-room").with("class", u32::from(*class))
            }
            Hard::Tolerance(micrometers) => Message::new("directory-hard-tolerance")
                .with("millimeters", Value::Number(Decimal::new(i64::from(*micrometers), 3))),
            Hard::Size(size) => Message::new("directory-hard-size").with("size", size.code()),
            Hard::Within(meters) => Message::new("directory-hard-within").with("distance", distance(*meters)),
        };
        self.catalogue.render(&message)
    }
}

/// What an organization is.
#[must_use]
pub const fn kind_message(kind: Kind) -> Message {
    Message::new(match kind {
        Kind::Plant => "directory-kind-plant",
        Kind::ContractManufacturer => "directory-kind-contract-manufacturer",
        Kind::Shelter => "directory-kind-shelter",
        Kind::Engineering => "directory-kind-engineering",
        Kind::Logistics => "directory-kind-logistics",
        Kind::CustomsBroker => "directory-kind-customs-broker",
        Kind::Park => "directory-kind-park",
        Kind::Education => "directory-kind-education",
        Kind::Partner => "directory-kind-partner",
    })
}

/// What came of a criterion or requirement.
#[must_use]
pub const fn outcome_message(outcome: Outcome) -> Message {
    Message::new(match outcome {
        Outcome::Met => "directory-outcome-met",
        Outcome::Partly => "directory-outcome-partly",
        Outcome::NotMet => "directory-outcome-not-met",
        Outcome::NotStated => "directory-outcome-not-stated",
    })
}

/// Kilometers with one place.
#[must_use]
pub fn distance(meters: u32) -> Message {
    Message::new("directory-kilometers")
        .with("kilometers", Value::Number(Decimal::new(i64::from((meters + 50) / 100), 1)))
}

fn drive_message(drive: &Drive, region: &Region) -> Message {
    let crossing = drive
        .crossing
        .as_ref()
        .map(|id| region.crossings.iter().find(|c| c.id == *id).map_or(id.clone(), |c| c.name.clone()));
    match (crossing, drive.wait_minutes) {
        (Some(crossing), Some(wait)) => Message::new("directory-drive-waiting")
            .with("minutes", drive.road_minutes)
            .with("wait", wait)
            .with("crossing", crossing),
        (Some(crossing), None) => Message::new("directory-drive-wait-unknown")
            .with("minutes", drive.road_minutes)
            .with("crossing", crossing),
        (None, _) => Message::new("directory-drive").with("minutes", drive.road_minutes),
    }
}

/// Points in tenths, as a number with one place.
#[must_use]
pub fn points(tenths: u32) -> Value {
    Value::Number(Decimal::new(i64::from(tenths), 1))
}
