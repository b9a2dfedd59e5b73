//! Between what the duty lies while facts are missing.
//!
//! Each missing fact of the vocabulary is tried at its bounds. Where every trial ends in the same duty the
//! answer does not turn on the fact after all and is settled.

use super::assess::work;
use super::assessment::{DutyAssessment, DutyRange};
use super::entry::EntryLine;
use super::error::DutyError;
use super::what_if::WhatIf;
use crate::determination::{Determination, Finding};
use crate::law::LawOnDate;
use crate::money::Money;

/// Trials at most; beyond that no range is given.
const TRIALS: usize = 512;

/// What the trials came to.
#[derive(Default)]
struct Trials {
    least: Option<Determination<DutyAssessment>>,
    greatest: Option<Determination<DutyAssessment>>,
    prohibited: Option<Determination<DutyAssessment>>,
    // A trial that no fact of the vocabulary can settle: a quantity, a deeper code.
    open: bool,
    count: usize,
}

/// The answer with its range, or settled where the missing facts change nothing.
pub(super) fn settle(
    law: &LawOnDate<'_>,
    line: &EntryLine,
    what_if: &WhatIf,
    mut asked: Determination<DutyAssessment>,
) -> Result<Determination<DutyAssessment>, DutyError> {
    let mut trials = Trials::default();
    try_facts(law, line, what_if, &asked, &mut trials)?;
    if trials.open || trials.count > TRIALS {
        return Ok(asked);
    }
    match (trials.least, trials.greatest, trials.prohibited) {
        (None, None, Some(barred)) => Ok(barred),
        (Some(least), Some(greatest), barred) => {
            let (Some(low), Some(high)) = (total(&least), total(&greatest)) else { return Ok(asked) };
            if low == high && barred.is_none() {
                return Ok(least);
            }
            asked.conclusion.range =
                Some(DutyRange { least: low, greatest: high, may_be_prohibited: barred.is_some() });
            Ok(asked)
        }
        _ => Ok(asked),
    }
}

fn total(answer: &Determination<DutyAssessment>) -> Option<Money> {
    answer.conclusion.duty_total
}

/// Tries the first missing fact at each of its bounds, and what is then missing likewise.
fn try_facts(
    law: &LawOnDate<'_>,
    line: &EntryLine,
    what_if: &WhatIf,
    answer: &Determination<DutyAssessment>,
    trials: &mut Trials,
) -> Result<(), DutyError> {
    trials.count += 1;
    if trials.open || trials.count > TRIALS {
        return Ok(());
    }
    let Finding::Undetermined { missing } = &answer.finding else {
        keep(answer, trials);
        return Ok(());
    };
    let vocabulary = &law.duty().facts;
    let Some(fact) = missing.iter().find_map(|missing| vocabulary.get(&missing.fact)) else {
        trials.open = true;
        return Ok(());
    };
    for bound in &fact.bounds {
        let mut supposed = line.clone();
        supposed.facts.set(&fact.name, bound.clone());
        let next = work(law, &supposed, what_if)?;
        try_facts(law, &supposed, what_if, &next, trials)?;
    }
    if fact.bounds.is_empty() {
        trials.open = true;
    }
    Ok(())
}

fn keep(answer: &Determination<DutyAssessment>, trials: &mut Trials) {
    if answer.finding == Finding::NotSatisfied {
        trials.prohibited.get_or_insert_with(|| answer.clone());
        return;
    }
    let Some(found) = total(answer) else {
        trials.open = true;
        return;
    };
    let below = trials.least.as_ref().and_then(total).is_none_or(|least| found.amount < least.amount);
    let above = trials.greatest.as_ref().and_then(total).is_none_or(|most| found.amount > most.amount);
    if below {
        trials.least = Some(answer.clone());
    }
    if above {
        trials.greatest = Some(answer.clone());
    }
}
