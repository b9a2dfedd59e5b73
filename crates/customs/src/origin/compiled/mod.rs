//! Verdicts without the working, for many bills against one rule.
//!
//! A [`CompiledRule`] is what the law asks of one good on one day, as ranges of codes and thresholds in
//! contiguous arrays; a [`CompiledBill`] is a bill of that good as codes, amounts and flags. [`verdict`]
//! compares the two without allocating and finds exactly what [`determine`](super::determine) finds.
//! What this form cannot express is refused with a [`Refusal`], when it is compiled or, where it depends on
//! both, in the verdict; a caller then asks `determine`. There is never a different answer.
//!
//! Source: as for `determine`. Expressed here: changes in tariff classification with their exceptions, all
//! alternatives, regional value content by both methods and its waiver, the tolerance by value with its
//! exclusions, notes and conditions that speak of the good alone, goods and parts together, deemed origin.

mod bill;
mod ranges;
mod rule;

use thiserror::Error;

use super::error::OriginError;
use crate::tariff_code::Level;

pub use bill::CompiledBill;
pub use rule::CompiledRule;

use bill::{CHANGE, FOREIGN, VALUE};
use ranges::Range;
use rule::{CompiledAlternative, Content};

/// Lines that are looked at together: their marks stay in registers and in the nearest cache.
const CHUNK: usize = 64;

/// What [`verdict`] finds; the three findings of a determination without what is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The good originates.
    Originates,
    /// It does not.
    DoesNotOriginate,
    /// It turns on a fact of the good that was not given; `determine` says which.
    Undetermined,
}

/// Why a rule, a bill or the two together have no compiled verdict. Not an error a user sees: the caller
/// asks `determine` instead.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// No rule governs the good, or the case has to say first which one does.
    #[error("which rule governs the good is not settled")]
    NoSettledRule,
    /// The good is produced outside the territory, is a set, unassembled, wholly obtained, has left the
    /// territory: provisions beside the rule that look at more than a flat bill.
    #[error("the fact `{0}` of the good calls for the whole determination")]
    FactOfGood(&'static str),
    /// From how many groups of codes the materials may come.
    #[error("an alternative counts groups of materials")]
    MaterialGroups,
    /// A condition that is measured by weight from the bill.
    #[error("an alternative measures weights of the bill")]
    MeasuredWeight,
    /// A note looks at a component, at materials by facts, or confers origin by a material.
    #[error("the note `{0}` looks into the bill")]
    Note(String),
    /// For which vehicle the good is decides its figure, and the case does not say.
    #[error("the figure turns on the vehicle that the good is for")]
    VehicleOpen,
    /// The figures of a vehicle decide.
    #[error("the figures of a vehicle decide")]
    AutomotiveFigures,
    /// A rule names codes deeper than a tariff item.
    #[error("a rule names codes deeper than eight digits")]
    RuleTooDeep,
    /// The good's code is shorter than its rule asks.
    #[error("the code of the good is shorter than its rule")]
    GoodTooShort,
    /// The bill has no line.
    #[error("the bill is empty")]
    EmptyBill,
    /// Two lines of one name, which a determination tells apart by name.
    #[error("two lines are named `{0}`")]
    LineTwice(String),
    /// A line that is itself made of materials, or recovered.
    #[error("line `{0}` is looked into")]
    LookedInto(String),
    /// A line without a code, or with several earlier codes.
    #[error("the code of line `{0}` is not settled")]
    CodeNotSettled(String),
    /// A line without a value, or with a negative amount.
    #[error("the value of line `{0}` is not settled")]
    ValueNotSettled(String),
    /// An amount of the good that is not above zero.
    #[error("an amount of the good is not above zero")]
    BaseNotPositive,
    /// Amounts of two currencies.
    #[error("amounts of two currencies")]
    Currencies,
    /// Amounts too large or too fine for the width of the arrays.
    #[error("the amounts do not fit sixty-four bits at one scale")]
    AmountTooWide,
    /// The rule and the bill are of two goods.
    #[error("the rule and the bill are of two goods")]
    TwoGoods,
    /// A line's code is shorter than the rule distinguishes.
    #[error("a code of the bill has fewer digits than the rule asks: {0:?}")]
    CodesTooShort(Level),
    /// Whether a line fits the words of a rule decides.
    #[error("whether a material fits a description decides")]
    DescribedMaterial,
    /// A note speaks of a line.
    #[error("a note speaks of a material of the bill")]
    NoteOnMaterial,
    /// The tolerance is by weight, or serves a line only on a fact.
    #[error("the tolerance by weight or on a fact decides")]
    Tolerance,
    /// What a determination would refuse as well.
    #[error(transparent)]
    Determination(#[from] OriginError),
}

/// A finding as two bits' worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Truth {
    No,
    Open,
    Yes,
}

impl Truth {
    const fn of(met: bool) -> Self {
        if met { Self::Yes } else { Self::No }
    }

    fn and(self, other: Self) -> Self {
        if (self as u8) < (other as u8) { self } else { other }
    }

    fn or(self, other: Self) -> Self {
        if (self as u8) > (other as u8) { self } else { other }
    }
}

impl From<&crate::Finding> for Truth {
    fn from(finding: &crate::Finding) -> Self {
        match finding {
            crate::Finding::Satisfied => Self::Yes,
            crate::Finding::NotSatisfied => Self::No,
            crate::Finding::Undetermined { .. } => Self::Open,
        }
    }
}

impl From<Truth> for Verdict {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::Originates,
            Truth::No => Self::DoesNotOriginate,
            Truth::Open => Self::Undetermined,
        }
    }
}

/// Whether the good of the bill originates under the rule.
///
/// - Takes: a rule and a bill compiled for one good, on one day of one law.
/// - Gives: the finding of [`determine`](super::determine), without the working; allocates nothing.
/// - Refuses: two goods, codes shorter than the rule asks, and what only the facts of a line decide.
/// - Source: 19 CFR 182 App. A s. 3, 5, 7; GN 11(o).
pub fn verdict(rule: &CompiledRule, bill: &CompiledBill) -> Result<Verdict, Refusal> {
    if rule.profile != bill.profile {
        return Err(Refusal::TwoGoods);
    }
    if bill.depth < rule.depth {
        return Err(Refusal::CodesTooShort(rule.depth));
    }
    let sums = sums(rule, bill)?;
    let mut found = Truth::No;
    let mut refused = None;
    if !sums.any_counts {
        found = found.or(rule.notes);
    }
    if found != Truth::Yes {
        for alternative in &rule.alternatives {
            match of_alternative(rule, alternative, bill, sums.foreign) {
                Ok(truth) => found = found.or(truth),
                Err(refusal) => refused = Some(refusal),
            }
            if found == Truth::Yes {
                break;
            }
        }
    }
    found = found.or(rule.conferred);
    if found != Truth::Yes
        && let Some(thresholds) = rule.parts_together
        && rule.alternatives.iter().any(|alternative| only_parts_fail(rule, alternative, bill))
    {
        let together = content(rule, thresholds, bill, sums.foreign).and(rule.covers_parts);
        found = found.or(together.and(rule.notes));
    }
    found = found.or(rule.deemed);
    match refused {
        Some(refusal) if found != Truth::Yes && rule.bars != Truth::No => Err(refusal),
        _ => Ok(found.and(rule.bars).into()),
    }
}

struct Sums {
    /// Value of the non-originating materials.
    foreign: i64,
    /// Whether a non-originating line counts for the change or for the value.
    any_counts: bool,
}

fn sums(rule: &CompiledRule, bill: &CompiledBill) -> Result<Sums, Refusal> {
    let (mut foreign, mut counts) = (0_i64, 0_u32);
    for (flags, value) in bill.flags.iter().zip(&bill.values) {
        let counted = (flags & FOREIGN) * flags;
        counts |= counted;
        foreign += value & -i64::from(u32::from(counted & VALUE != 0));
    }
    let spoken_of = rule.slice(rule.spoken_of);
    if !spoken_of.is_empty() {
        let named = bill
            .own
            .iter()
            .zip(&bill.flags)
            .any(|(code, flags)| flags & FOREIGN != 0 && ranges::hold(spoken_of, *code));
        if named {
            return Err(Refusal::NoteOnMaterial);
        }
    }
    Ok(Sums { foreign, any_counts: counts & (VALUE | CHANGE) != 0 })
}

/// One alternative: the change with its tolerance, the content, the rest.
fn of_alternative(
    rule: &CompiledRule,
    alternative: &CompiledAlternative,
    bill: &CompiledBill,
    foreign: i64,
) -> Result<Truth, Refusal> {
    let content = match alternative.content {
        Content::None => Truth::Yes,
        Content::AtLeast(thresholds) => content(rule, thresholds, bill, foreign),
    };
    let rest = content.and(alternative.rest);
    if rest == Truth::No {
        return Ok(Truth::No);
    }
    let fails = rule.slice(alternative.fails);
    let open = rule.slice(alternative.open);
    let mut failing = 0_i64;
    let mut any = false;
    for (at, codes) in bill.codes.chunks(CHUNK).enumerate() {
        let span = at * CHUNK..at * CHUNK + codes.len();
        let (flags, own) = (&bill.flags[span.clone()], &bill.own[span.clone()]);
        let mut marks = [0_u32; CHUNK];
        if !open.is_empty() {
            mark(&mut marks, codes, own, flags, open, rule.slice(rule.disregarded));
            if marks[..codes.len()].contains(&1) {
                return Err(Refusal::DescribedMaterial);
            }
        }
        if !fails.is_empty() {
            mark(&mut marks, codes, own, flags, fails, rule.slice(rule.disregarded));
            for (mark, value) in marks.iter().zip(&bill.values[span]) {
                failing += value & -i64::from(*mark);
                any |= *mark != 0;
            }
        }
    }
    let change = if any { tolerance(rule, fails, bill, failing)? } else { Truth::Yes };
    Ok(change.and(rest))
}

/// Marks with one the lines that count for the change and lie in the ranges.
fn mark(
    marks: &mut [u32; CHUNK],
    codes: &[u32],
    own: &[u32],
    flags: &[u32],
    ranges: &[Range],
    disregarded: &[Range],
) {
    for range in ranges {
        for (mark, code) in marks.iter_mut().zip(codes) {
            *mark |= u32::from(range.holds(*code));
        }
    }
    for (mark, flags) in marks.iter_mut().zip(flags) {
        *mark &= flags & FOREIGN & (flags / CHANGE);
    }
    for range in disregarded {
        for (mark, own) in marks.iter_mut().zip(own) {
            *mark &= u32::from(!range.holds(*own));
        }
    }
}

/// Section 5(1): the lines that do not change are within the tolerance, and none is shut out of it.
fn tolerance(
    rule: &CompiledRule,
    fails: &[Range],
    bill: &CompiledBill,
    failing: i64,
) -> Result<Truth, Refusal> {
    if rule.by_weight {
        return Err(Refusal::Tolerance);
    }
    let within = within(rule, bill, failing);
    if within == Truth::No {
        return Ok(Truth::No);
    }
    let disregarded = rule.slice(rule.disregarded);
    let mut served = Truth::Yes;
    for ((code, own), flags) in bill.codes.iter().zip(&bill.own).zip(&bill.flags) {
        let counts = flags & FOREIGN != 0 && flags & CHANGE != 0 && !ranges::hold(disregarded, *own);
        if !counts || !ranges::hold(fails, *code) {
            continue;
        }
        if ranges::hold(rule.slice(rule.shut_on_a_fact), *own) {
            return Err(Refusal::Tolerance);
        }
        if ranges::hold(rule.slice(rule.shut), *own) {
            served = Truth::No;
        }
    }
    Ok(served.and(within))
}

/// Whether an amount is within the percentage of section 5, by the wider of its two bases.
fn within(rule: &CompiledRule, bill: &CompiledBill, amount: i64) -> Truth {
    match bill.tolerance_base {
        None if amount == 0 => Truth::Yes,
        None => Truth::Open,
        Some(base) => Truth::of(
            i128::from(amount) * i128::from(ranges::HUNDRED_PERCENT)
                <= i128::from(base) * i128::from(rule.tolerance_percent),
        ),
    }
}

/// Section 7(2), 7(3): the content by each method that is open, or the waiver of section 5(4).
fn content(rule: &CompiledRule, thresholds: rule::Percents, bill: &CompiledBill, foreign: i64) -> Truth {
    let by = |base: Option<i64>, percent: i64| match base {
        None => Truth::Open,
        Some(base) => Truth::of(
            (i128::from(base) - i128::from(foreign)) * i128::from(ranges::HUNDRED_PERCENT)
                >= i128::from(base) * i128::from(percent),
        ),
    };
    let mut found = Truth::No;
    if let Some(percent) = thresholds.transaction_value
        && rule.by_transaction_value
    {
        found = found.or(by(bill.transaction_value, percent));
    }
    if let Some(percent) = thresholds.net_cost
        && (rule.by_net_cost || thresholds.transaction_value.is_none())
    {
        found = found.or(by(bill.net_cost, percent));
    }
    if found == Truth::Yes { found } else { found.or(within(rule, bill, foreign)) }
}

/// Section 3(4)(a): whether all that does not change is classified with the good.
fn only_parts_fail(rule: &CompiledRule, alternative: &CompiledAlternative, bill: &CompiledBill) -> bool {
    let (fails, disregarded) = (rule.slice(alternative.fails), rule.slice(rule.disregarded));
    let mut any = false;
    for ((code, own), flags) in bill.codes.iter().zip(&bill.own).zip(&bill.flags) {
        let counts = flags & FOREIGN != 0 && flags & CHANGE != 0 && !ranges::hold(disregarded, *own);
        if counts && ranges::hold(fails, *code) {
            if !rule.subheading.holds(*own) {
                return false;
            }
            any = true;
        }
    }
    any
}
