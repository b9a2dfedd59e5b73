//! Self-produced materials designated as intermediate materials. Section 8(6) to (12).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::CostError;
use super::net_cost::{Costs, total_cost};
use crate::determination::{Determination, Finding, Message, Step};
use crate::origin::TotalCost;
use crate::origin::value::regulation;

/// A self-produced material, and what is within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelfProducedMaterial {
    /// Its name.
    pub name: String,
    /// Who makes it.
    pub producer: String,
    /// Whether a regional value content requirement decides its own origin.
    pub subject_to_regional_value_content: bool,
    /// Names of the self-produced materials incorporated into it, directly.
    pub contains: Vec<String>,
}

/// Two designations that exclude each other: the second lies within the first, and both are subject to a
/// regional value content requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DesignationConflict {
    /// The outer material.
    pub outer: String,
    /// The material within it.
    pub within: String,
}

/// Whether materials may be designated as intermediate materials together.
///
/// The proviso binds the designations of one producer; producers who accumulate count as one.
///
/// - Takes: the self-produced materials, the names designated, whether production is accumulated.
/// - Gives: `Satisfied`, or `NotSatisfied` with each pair that conflicts.
/// - Refuses: `UnknownSelfProducedMaterial`.
/// - Source: 19 CFR 182 App. A s. 8(6), (7)(c), 9(6). In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/s08_28_example_05.toml`
pub fn check_designations(
    materials: &[SelfProducedMaterial],
    designated: &[String],
    accumulated: bool,
) -> Result<Determination<Vec<DesignationConflict>>, CostError> {
    let by_name: BTreeMap<&str, &SelfProducedMaterial> =
        materials.iter().map(|m| (m.name.as_str(), m)).collect();
    let find = |name: &str| {
        by_name.get(name).copied().ok_or_else(|| CostError::UnknownSelfProducedMaterial(name.to_owned()))
    };
    let mut conflicts = Vec::new();
    for name in designated {
        let outer = find(name)?;
        let mut within: BTreeSet<&str> = BTreeSet::new();
        let mut open: Vec<&str> = outer.contains.iter().map(String::as_str).collect();
        while let Some(next) = open.pop() {
            // A material seen before is not opened again, so that a circle of names ends.
            if within.insert(next) {
                open.extend(find(next)?.contains.iter().map(String::as_str));
            }
        }
        for inner in within {
            let inner = find(inner)?;
            let one_producer = accumulated || inner.producer == outer.producer;
            if designated.contains(&inner.name)
                && outer.subject_to_regional_value_content
                && inner.subject_to_regional_value_content
                && one_producer
            {
                conflicts.push(DesignationConflict { outer: outer.name.clone(), within: inner.name.clone() });
            }
        }
    }
    let finding = Finding::from_bool(conflicts.is_empty());
    let steps = if conflicts.is_empty() {
        vec![
            Step::new(
                Message::new("origin-value-designation-allowed").with("materials", designated.to_vec()),
            )
            .finding(Finding::Satisfied)
            .cite(regulation("s. 8(6)")),
        ]
    } else {
        conflicts
            .iter()
            .map(|conflict| {
                Step::new(
                    Message::new("origin-value-designation-conflict")
                        .with("outer", conflict.outer.as_str())
                        .with("within", conflict.within.as_str()),
                )
                .finding(Finding::NotSatisfied)
                .cite(regulation(if accumulated { "s. 8(6), 9(6)" } else { "s. 8(6)" }))
            })
            .collect()
    };
    Ok(Determination { finding, conclusion: conflicts, steps, doubts: Vec::new() })
}

/// The value of an intermediate material: its total cost. Royalties and other excluded costs stay in.
///
/// - Source: 19 CFR 182 App. A s. 8(8), (9). In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/s08_28_example_02.toml`
pub fn value_of_intermediate_material(costs: &Costs) -> Result<Determination<TotalCost>, CostError> {
    let mut total = total_cost(costs)?;
    total.steps.push(
        Step::new(Message::new("origin-value-intermediate-value").with("amount", total.conclusion.0))
            .cite(regulation("s. 8(8)")),
    );
    Ok(total)
}

/// What remains open after a designation was found wrong in a verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RescissionOutcome {
    /// The designation may be rescinded: the content is calculated as though it had not been made.
    pub may_rescind: bool,
    /// Another material may be designated, until this day.
    pub may_designate_another_until: Option<Date>,
}

/// What a producer may do when a verification finds a designated material non-originating.
///
/// - Takes: how many designations of this good were rescinded before; the day of the written notice;
///   whether the written determination on the good is still to come.
/// - Gives: the first rescission leaves 30 days to designate another material, the second none.
/// - Source: 19 CFR 182 App. A s. 8(10) to (12).
/// - Case: `cases/uniform_regulations/s08_10_rescission.toml`
#[must_use]
pub fn rescind_designation(
    rescinded_before: u32,
    notified: Date,
    before_determination: bool,
) -> Determination<RescissionOutcome> {
    let until = jiff::civil::Date::checked_add(notified, jiff::Span::new().days(30)).ok();
    let outcome = RescissionOutcome {
        may_rescind: before_determination && rescinded_before < 2,
        may_designate_another_until: if before_determination && rescinded_before == 0 { until } else { None },
    };
    let finding = Finding::from_bool(outcome.may_rescind);
    let message = match outcome.may_designate_another_until {
        Some(until) => Message::new("origin-value-rescission-first").with("until", until),
        None if outcome.may_rescind => Message::new("origin-value-rescission-second"),
        None => Message::new("origin-value-rescission-closed"),
    };
    let step = Step::new(message).finding(finding.clone()).cite(regulation("s. 8(10) to (12)"));
    Determination { finding, conclusion: outcome, steps: vec![step], doubts: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn material(name: &str, producer: &str, contains: &[&str]) -> SelfProducedMaterial {
        SelfProducedMaterial {
            name: name.into(),
            producer: producer.into(),
            subject_to_regional_value_content: true,
            contains: contains.iter().map(|c| (*c).to_owned()).collect(),
        }
    }

    #[test]
    fn a_material_two_levels_down_conflicts_too() {
        let materials = [
            material("outer", "A", &["middle"]),
            SelfProducedMaterial {
                subject_to_regional_value_content: false,
                ..material("middle", "A", &["inner"])
            },
            material("inner", "A", &[]),
        ];
        let both = ["outer".to_owned(), "inner".to_owned()];
        let found = check_designations(&materials, &both, false).unwrap();
        assert_eq!(found.conclusion.len(), 1);
        let free = ["outer".to_owned(), "middle".to_owned()];
        assert!(check_designations(&materials, &free, false).unwrap().finding.is_satisfied());
    }

    #[test]
    fn a_circle_of_names_ends() {
        let materials = [material("x", "A", &["y"]), material("y", "A", &["x"])];
        let both = ["x".to_owned(), "y".to_owned()];
        assert!(!check_designations(&materials, &both, false).unwrap().finding.is_satisfied());
    }
}
