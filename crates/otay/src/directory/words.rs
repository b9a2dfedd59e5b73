//! Words for facts of the directory, in the reader's language.

use customs::{Decimal, Message, Value};
use directory::geography::{Drive, Origin, RoadAssumptions};
use directory::matching::{AGING, FAR, FRESH};
use directory::matching::{Candidate, Criterion, Hard, HardOutcome, Outcome, Points, Requirements, size_for};
use directory::region::Region;
use directory::register::{Kind, Site};
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
        match self.region.source(id) {
            Some(source) => source.publisher.clone(),
            // What users import from it; the program carries none of it.
            None if id == "denue" => "INEGI, DENUE".to_owned(),
            None => id.to_owned(),
        }
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
        let value = match evidence.people {
            Some(people) => {
                self.say("directory-value-people", |m| m.with("value", value).with("people", people))
            }
            None => value,
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

    fn say(self, key: &'static str, with: impl FnOnce(Message) -> Message) -> String {
        self.catalogue.render(&with(Message::new(key)))
    }

    /// Why a criterion brought its points or none: the facts, and what of them counts.
    #[must_use]
    pub fn why(self, scored: &Points, candidate: &Candidate, asked: &Requirements) -> String {
        let facts: Vec<String> = scored.evidence.iter().map(|fact| self.evidence(fact)).collect();
        let mut said = facts;
        match &scored.criterion {
            Criterion::Activity => said.push(self.why_activity(scored, asked)),
            Criterion::Product if asked.products.is_empty() => {
                said.push(self.catalogue.text("directory-why-product-none"));
            }
            Criterion::Size => said.push(self.why_size(scored, asked)),
            Criterion::Distance => said.push(match (candidate.meters, &asked.near) {
                (Some(meters), Some(near)) => self.say("directory-why-distance", |m| {
                    m.with("distance", distance(meters))
                        .with("place", near.name.as_str())
                        .with("far", distance(FAR))
                }),
                _ => self.catalogue.text("directory-why-distance-unknown"),
            }),
            Criterion::Evidence if scored.outcome != Outcome::NotStated => {
                let confirmed =
                    scored.outcome == Outcome::Met && asked.year.saturating_sub(candidate.last_seen) > FRESH;
                said.push(match scored.outcome {
                    _ if confirmed => self.catalogue.text("directory-why-evidence-confirmed"),
                    Outcome::Met => {
                        self.say("directory-why-evidence-met", |m| m.with("years", u32::from(FRESH)))
                    }
                    Outcome::Partly => {
                        self.say("directory-why-evidence-partly", |m| m.with("years", u32::from(AGING)))
                    }
                    _ => self.say("directory-why-evidence-not-met", |m| m.with("years", u32::from(AGING))),
                });
            }
            _ if said.is_empty() => said.push(self.catalogue.render(&outcome_message(scored.outcome))),
            _ => {}
        }
        said.retain(|text| !text.is_empty());
        said.join("; ")
    }

    fn why_activity(self, scored: &Points, asked: &Requirements) -> String {
        let stated = scored.evidence.first().map_or("", |fact| fact.value.as_str());
        let shared = |wanted: &String| directory::concordance::shared_digits(stated, wanted);
        let best = asked.activities.iter().max_by_key(|wanted| shared(wanted));
        match (scored.outcome, best) {
            (_, None) => self.catalogue.text("directory-why-activity-none"),
            (Outcome::Partly, Some(wanted)) => self.say("directory-why-activity-partly", |m| {
                m.with("digits", shared(wanted)).with("activity", self.activity(wanted))
            }),
            (Outcome::NotMet, _) => self.catalogue.text("directory-why-activity-other"),
            (Outcome::NotStated, _) => self.catalogue.render(&outcome_message(Outcome::NotStated)),
            (Outcome::Met, _) => String::new(),
        }
    }

    fn why_size(self, scored: &Points, asked: &Requirements) -> String {
        match (scored.outcome, asked.annual_volume) {
            (Outcome::NotStated, Some(_)) => self.catalogue.render(&outcome_message(Outcome::NotStated)),
            (_, Some(volume)) => self.say("directory-why-size", |m| {
                m.with("size", size_for(volume).code()).with("volume", volume)
            }),
            (_, None) => self.catalogue.text("directory-why-size-no-volume"),
        }
    }

    /// A hard requirement with what came of it and by which fact.
    #[must_use]
    pub fn required(self, hard: &HardOutcome, candidate: &Candidate) -> String {
        let mut facts: Vec<String> = hard.evidence.iter().map(|fact| self.evidence(fact)).collect();
        if let (Hard::Within(_), Some(meters)) = (&hard.requirement, candidate.meters) {
            facts.push(self.distance(meters));
        }
        let key =
            if facts.is_empty() { "directory-match-required" } else { "directory-match-required-because" };
        self.say(key, |m| {
            m.with("requirement", self.hard(&hard.requirement))
                .with("outcome", outcome_message(hard.outcome))
                .with("because", facts.join("; "))
        })
    }

    /// From where distances are measured, how a distance becomes a time, and the waits that the times hold.
    #[must_use]
    pub fn measured<'d>(
        self,
        near: &Origin,
        roads: RoadAssumptions,
        drives: impl Iterator<Item = &'d Drive>,
    ) -> Vec<String> {
        let mut said = vec![
            self.say("directory-near", |m| m.with("place", near.name.as_str())),
            self.say("directory-near-drive", |m| {
                m.with("factor", Value::Number(Decimal::new(i64::from(roads.road_factor_percent), 2)))
                    .with("speed", roads.speed_kilometers_per_hour)
            }),
        ];
        let mut used: Vec<&str> = drives.filter_map(|drive| drive.crossing.as_deref()).collect();
        used.sort_unstable();
        used.dedup();
        for crossing in self.region.crossings.iter().filter(|crossing| used.contains(&crossing.id.as_str())) {
            let name = crossing.name.as_str();
            let source = crossing.wait_source.as_str();
            said.push(match crossing.wait_minutes {
                Some((low, typical, high)) => self.say("directory-near-wait", |m| {
                    m.with("crossing", name)
                        .with("low", low)
                        .with("typical", typical)
                        .with("high", high)
                        .with("source", source)
                        .with("date", crossing.as_of.as_str())
                }),
                None => self.say("directory-near-wait-unknown", |m| {
                    m.with("crossing", name).with("source", source).with("date", crossing.as_of.as_str())
                }),
            });
        }
        said
    }

    /// The value of a facet.
    #[must_use]
    pub fn facet(self, facet: &str, value: &str) -> String {
        match facet {
            "activity" => self.activity(value),
            "certification" | "program" | "skill" => self.concept(value),
            "kind" => value.parse().map_or_else(|()| value.to_owned(), |kind| self.kind(kind)),
            "municipality" => {
                let mut places = self.region.places.iter();
                let known = places.find(|place| directory::words::fold(&place.name) == value);
                known.map_or_else(|| value.to_owned(), |place| place.name.clone())
            }
            _ => value.to_owned(),
        }
    }

    /// How many people work, study and graduate there, by the newest source that counts them.
    #[must_use]
    pub fn people(self, site: &Site<'_>) -> Vec<String> {
        let counted = [
            ("directory-people-employed", site.newest(|statement| statement.headcount)),
            ("directory-people-students", site.newest(|statement| statement.enrollment)),
            ("directory-people-graduates", site.newest(|statement| statement.annual_graduates)),
        ];
        let counted = counted.into_iter().filter_map(|(key, found)| found.map(|found| (key, found)));
        counted
            .map(|(key, (count, statement))| {
                self.say(key, |m| {
                    m.with("count", count)
                        .with("source", self.source(&statement.source))
                        .with("date", statement.as_of.to_string())
                })
            })
            .collect()
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

/// Why a row was put with an organization: what agreed, as [`directory::register::Merge`] writes it.
#[must_use]
pub fn because(reason: &str) -> Message {
    let (what, figure) = reason.split_once([':', '~']).unwrap_or((reason, ""));
    let figure: u32 = figure.parse().unwrap_or(0);
    match (what, reason.contains('~')) {
        ("name", true) => Message::new("directory-because-name-alike").with("percent", figure),
        ("name", false) => Message::new("directory-because-name"),
        ("organization", _) => Message::new("directory-because-organization"),
        ("distance", _) => Message::new("directory-because-distance").with("meters", figure),
        ("address", _) => Message::new("directory-because-address"),
        ("postal-code", _) => Message::new("directory-because-postal-code"),
        _ => Message::new("directory-because-record"),
    }
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
            .with("total", drive.total_minutes())
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
