//! The section of the report 'Who could make it'.

use customs::{Message, Value};
use directory::geography::RoadAssumptions;
use directory::matching::{Candidate, Outcome, Points, Requirements, Weights, candidates};
use directory::region::Region;

use lawbook::case::Case;

use super::asking::requirements_of;
use super::words::{Words, distance, outcome_message, points};
use crate::messages::Catalogue;
use crate::problems::Failures;
use crate::report::model::{Block, Cell, Column, Entry, Row, Section, Table, Tree};

/// How many candidates the report names.
pub const NAMED: usize = 8;

/// The crossing from which the report measures.
const NEAR: &str = "otay-mesa";

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

/// The section for a case: the bundled register scored in memory, seen from Otay Mesa. What a user has
/// imported is left to `otay directory match`, so that the same case gives the same report everywhere.
///
/// - Refuses: processes that the vocabulary does not know.
pub fn of_case(case: &Case, region: &Region, catalogue: &Catalogue) -> Result<Option<Section>, Failures> {
    let mut requirements = requirements_of(case, region)?;
    requirements.near = region.origin(NEAR);
    Ok(section(&makers(requirements, region), region, catalogue))
}

/// Scores the bundled register.
#[must_use]
pub fn makers(requirements: Requirements, region: &Region) -> Makers {
    let weights = Weights::STATED;
    let candidates =
        candidates(region.organizations(), &requirements, weights, RoadAssumptions::STATED, region);
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
        .show(Block::Table(table))
        .show(Block::Tree(working(makers, words)));
    Some(section)
}

/// Every candidate named, criterion by criterion: what each brought, of how much, by which fact, or that no
/// source says.
fn working(makers: &Makers, words: Words<'_>) -> Tree {
    let candidates = makers.candidates.iter().take(NAMED).map(|candidate| {
        let mut entry = Entry::new(candidate.name.as_str());
        entry.value = Some(points(candidate.tenths));
        let asked = &makers.requirements;
        entry.entries =
            candidate.points.iter().map(|scored| criterion(scored, candidate, asked, words)).collect();
        entry
    });
    Tree { title: Message::new("directory-section-working"), open: false, entries: candidates.collect() }
}

fn criterion(scored: &Points, candidate: &Candidate, asked: &Requirements, words: Words<'_>) -> Entry {
    let message = Message::new("directory-match-points")
        .with("points", points(scored.tenths))
        .with("most", points(scored.of_tenths))
        .with("criterion", words.criterion(&scored.criterion))
        .with("why", words.why(scored, candidate, asked));
    Entry::new(message)
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
