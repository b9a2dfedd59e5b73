//! The section of the report 'Who could make it'.

use customs::{Message, TariffCode, Value};
use directory::geography::RoadAssumptions;
use directory::matching::{Candidate, Outcome, Requirements, Weights, candidates};
use directory::region::Region;
use directory::register::{Organization, gather};

use super::words::{Words, distance, outcome_message, points};
use crate::messages::Catalogue;
use crate::report::model::{Block, Cell, Column, Row, Section, Table};

/// How many candidates the report names.
pub const NAMED: usize = 8;

/// Who could make goods of a code, by the bundled register.
#[derive(Clone, Debug)]
pub struct Makers {
    /// What was asked.
    pub requirements: Requirements,
    /// The weights.
    pub weights: Weights,
    /// Best first.
    pub candidates: Vec<Candidate>,
}

/// Scores the bundled register for goods of `code`, seen from the crossing `near`, in a year.
#[must_use]
pub fn makers(
    code: TariffCode,
    annual_volume: Option<u64>,
    near: &str,
    year: u16,
    region: &Region,
) -> Makers {
    let organizations: Vec<Organization> = gather(region.statements.clone());
    let mut requirements = Requirements::of_goods(code, year, region);
    requirements.annual_volume = annual_volume;
    requirements.near = region.origin(near);
    let weights = Weights::STATED;
    let candidates = candidates(&organizations, &requirements, weights, RoadAssumptions::STATED, region);
    Makers { requirements, weights, candidates }
}

/// The section; nothing where the register holds nobody.
#[must_use]
pub fn section(makers: &Makers, region: &Region, catalogue: &Catalogue) -> Option<Section> {
    if makers.candidates.is_empty() {
        return None;
    }
    let words = Words { catalogue, region };
    let mut table = Table {
        caption: Message::new("directory-section-caption").with("most", makers.weights.total()),
        columns: vec![
            Column::words(Message::new("directory-section-organization")),
            Column::words(Message::new("directory-section-municipality")),
            Column::figures(Message::new("directory-section-points"), 1),
            Column::words(Message::new("directory-section-distance")),
            Column::words(Message::new("directory-section-because")),
        ],
        rows: Vec::new(),
        notes: vec![Message::new("directory-section-not-stated"), Message::new("directory-section-stale")],
    };
    for candidate in makers.candidates.iter().take(NAMED) {
        table.rows.push(Row::new(vec![
            Cell::from(candidate.name.as_str()),
            Cell::from(Value::from(candidate.municipality.as_str())),
            Cell::from(points(candidate.tenths)),
            Cell::from(candidate.meters.map_or_else(
                || Value::from(outcome_message(Outcome::NotStated)),
                |meters| Value::from(distance(meters)),
            )),
            Cell::from(because(candidate, words)),
        ]));
    }
    let section = Section::new("makers", Message::new("directory-section-title"))
        .say(
            Message::new("directory-section-lead")
                .with("count", makers.candidates.len())
                .with("code", makers.requirements.goods),
        )
        .show(Block::Table(table));
    Some(section)
}

/// The facts that brought points, newest source first, as a list.
fn because(candidate: &Candidate, words: Words<'_>) -> Value {
    let mut reasons: Vec<Value> = Vec::new();
    for points in candidate.points.iter().filter(|points| points.tenths > 0) {
        for evidence in &points.evidence {
            let value = match evidence.attribute {
                directory::search::Attribute::Concept => words.concept(&evidence.value),
                directory::search::Attribute::Activity => words.activity(&evidence.value),
                _ => continue,
            };
            if !reasons.contains(&Value::from(value.as_str())) {
                reasons.push(Value::from(value));
            }
        }
    }
    reasons.push(Value::from(candidate.last_seen.to_string()));
    Value::List(reasons)
}
