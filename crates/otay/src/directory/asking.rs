//! What is asked of makers, as the command line and the pages take it.

use customs::{Decimal, Value};
use directory::matching::{Requirements, Weights};
use directory::region::Region;
use directory::vocabulary::ConceptKind;
use lawbook::case::Case;

use crate::assess::{near_processes, place_of};
use crate::problems::{Failure, Failures, Place};

/// What the product of a case asks of its maker, on the case's day.
///
/// - Refuses: processes that the vocabulary does not know, each with its place in the case.
pub fn requirements_of(case: &Case, region: &Region) -> Result<Requirements, Failures> {
    let year = u16::try_from(case.as_of.value.year()).unwrap_or(0);
    let mut requirements = Requirements::of_goods(case.product.code.value, year, region);
    let volume = case.product.annual_volume.value;
    requirements.annual_volume = u64::try_from(volume.to_scaled() / Decimal::ONE.to_scaled()).ok();
    let mut unknown = Vec::new();
    for process in &case.product.processes {
        match region.vocabulary.resolve(&process.value, ConceptKind::Process) {
            Some(concept) => requirements.name(&concept.id),
            None => {
                unknown.push(unknown_process(&process.value, region, place_of(&process.at, &case.sources)))
            }
        }
    }
    if unknown.is_empty() { Ok(requirements) } else { Err(Failures(unknown)) }
}

/// As the reader of a case says it, where it is given the vocabulary.
fn unknown_process(process: &str, region: &Region, place: Option<Place>) -> Failure {
    let near: Vec<Value> = near_processes(process, &region.vocabulary).into_iter().map(Value::from).collect();
    let near = if near.is_empty() { Value::from("none") } else { Value::List(near) };
    let failure = Failure::of("case-process-unknown", vec![("process", process.into()), ("near", near)]);
    match place {
        Some(place) => failure.at(place),
        None => failure,
    }
}

/// The criteria by the names that weights are given under.
pub const CRITERIA: [&str; 6] = ["activity", "product", "expected", "size", "distance", "evidence"];

/// Each criterion with its weight.
#[must_use]
pub const fn weighed(weights: Weights) -> [(&'static str, u32); 6] {
    [
        (CRITERIA[0], weights.activity),
        (CRITERIA[1], weights.product),
        (CRITERIA[2], weights.expected),
        (CRITERIA[3], weights.size),
        (CRITERIA[4], weights.distance),
        (CRITERIA[5], weights.evidence),
    ]
}

/// Weights such as `product=40`; what is not named keeps its stated one.
///
/// - Refuses: a name that is no criterion, what is not a whole number up to 1000.
pub fn weights(given: &[String]) -> Result<Weights, Failures> {
    let mut weights = Weights::STATED;
    for text in given {
        let refused = || {
            Failures::from(Failure::of("directory-weight-unreadable", vec![("weight", text.as_str().into())]))
        };
        let (name, value) = text.split_once('=').ok_or_else(refused)?;
        let value: u32 = value.trim().parse().ok().filter(|value| *value <= 1000).ok_or_else(refused)?;
        let weight = match name.trim() {
            "activity" => &mut weights.activity,
            "product" => &mut weights.product,
            "expected" => &mut weights.expected,
            "size" => &mut weights.size,
            "distance" => &mut weights.distance,
            "evidence" => &mut weights.evidence,
            _ => return Err(refused()),
        };
        *weight = value;
    }
    Ok(weights)
}
