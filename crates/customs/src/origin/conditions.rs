//! The further conditions of an alternative: processes, weights, groups of materials.

use crate::decimal::Decimal;
use crate::determination::{Finding, Message, MissingFact, Step};
use crate::ratio::Ratio;

use super::bill::Unit;
use super::error::OriginError;
use super::evaluate::{Context, Reasoned, fact};
use super::provisions::{CodeSet, Measure};
use super::rule::{Alternative, CodeRange, Condition, ConditionKind};

/// All conditions of the alternative but its window and its direction of trade, which decide whether it
/// counts at all.
pub(super) fn all(context: &Context<'_, '_>, alternative: &Alternative) -> Result<Reasoned, OriginError> {
    let mut reasoned = Reasoned::met();
    for condition in &alternative.conditions {
        let finding = match condition {
            Condition::Date { .. } | Condition::Trade(_) => continue,
            // It frees the good from chapter rules rather than asking anything of it.
            Condition::Fact { kind: ConditionKind::Other, name, .. } if name == "free-of-chapter-rules" => {
                continue;
            }
            Condition::Groups { at_most_one, groups } => from_groups(context, *at_most_one, groups),
            Condition::Fact { name, text, .. } => measured_or_asked(context, name, text)?,
        };
        reasoned.require(finding, Step::new(condition.in_words()));
    }
    Ok(reasoned)
}

/// A condition that the case answers or, where it does not, that the bill shows.
fn measured_or_asked(context: &Context<'_, '_>, name: &str, text: &str) -> Result<Finding, OriginError> {
    let asked = fact(context.good, name, text);
    if !matches!(asked, Finding::Undetermined { .. }) {
        return Ok(asked);
    }
    let measured = match context.law.origin().provisions().measure(name) {
        None => None,
        Some(Measure::OriginatingWeight { codes, at_least }) => {
            originating_weight(context, codes, *at_least)?
        }
        Some(Measure::NonOriginatingWeightOfGood { codes, at_most }) => {
            non_originating_weight(context, codes, *at_most)?
        }
    };
    Ok(measured.map_or(asked, Finding::from_bool))
}

/// Whether at least a share by weight of the materials of some codes originates; `None` without weights.
fn originating_weight(
    context: &Context<'_, '_>,
    codes: &CodeSet,
    at_least: Decimal,
) -> Result<Option<bool>, OriginError> {
    let (mut all, mut originating) = (Decimal::ZERO, Decimal::ZERO);
    let of_codes = |unit: &&Unit<'_>| unit.material.code.is_some_and(|c| codes.contains(c));
    for unit in context.units.iter().filter(of_codes) {
        let Some(weight) = unit.material.weight else { return Ok(None) };
        all = all.checked_add(weight)?;
        if unit.originates(context.optimistic) {
            originating = originating.checked_add(weight)?;
        }
    }
    if all.is_zero() {
        return Ok(Some(true));
    }
    Ok(Some(Ratio::new(originating, all)? >= Ratio::percent(at_least)))
}

/// Whether non-originating materials of some codes weigh at most a share of the good; `None` without weights.
fn non_originating_weight(
    context: &Context<'_, '_>,
    codes: &CodeSet,
    at_most: Decimal,
) -> Result<Option<bool>, OriginError> {
    let mut sum = Decimal::ZERO;
    for leaf in context.leaves() {
        if leaf.unit.material.code.is_some_and(|c| codes.contains(c)) {
            let Some(weight) = leaf.unit.material.weight else { return Ok(None) };
            sum = sum.checked_add(weight)?;
        }
    }
    match context.good.weight {
        Some(weight) if weight > Decimal::ZERO => {
            Ok(Some(Ratio::new(sum, weight)? <= Ratio::percent(at_most)))
        }
        _ if sum.is_zero() => Ok(Some(true)),
        _ => Ok(None),
    }
}

/// From how many of the groups non-originating materials come.
fn from_groups(context: &Context<'_, '_>, at_most_one: bool, groups: &[Vec<CodeRange>]) -> Finding {
    let leaves = context.leaves();
    let (mut certain, mut possible) = (0_usize, 0_usize);
    let mut asks: Vec<MissingFact> = Vec::new();
    for group in groups {
        let mut here = Finding::NotSatisfied;
        for leaf in leaves.iter().filter(|leaf| leaf.counts_for_change()) {
            let Some(code) = leaf.unit.material.code else { continue };
            if group.iter().any(|range| range.contains(code)) {
                here = Finding::Satisfied;
            } else if group.iter().any(|range| range.overlaps(code)) {
                here = here.or(super::change::missing(
                    "code",
                    Some(&leaf.unit.material.line),
                    Message::new("origin-ask-deeper")
                        .with("line", leaf.unit.material.line.as_str())
                        .with("code", code)
                        .with("level", "item"),
                ));
            }
        }
        match here {
            Finding::Satisfied => certain += 1,
            Finding::NotSatisfied => {}
            Finding::Undetermined { missing } => {
                possible += 1;
                asks.extend(missing);
            }
        }
    }
    let (least, most) = (certain, certain + possible);
    match (at_most_one, least > 1, most > 1) {
        (true, true, _) => Finding::NotSatisfied,
        (true, false, false) => Finding::Satisfied,
        (false, true, _) => Finding::Satisfied,
        (false, false, false) => Finding::NotSatisfied,
        (_, false, true) => Finding::Undetermined { missing: asks },
    }
}
