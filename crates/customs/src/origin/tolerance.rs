//! The tolerance of section 5: by value, and for textiles by weight.
//!
//! Source: 19 CFR 182 App. A s. 5(1)-(3), (5)-(11); GN 11(e).

use crate::decimal::Decimal;
use crate::determination::{Finding, Message, Step, Value};
use crate::money::Money;
use crate::ratio::Ratio;

use super::bill::{Leaf, ValueSum, line};
use super::change::missing;
use super::cite::regulation;
use super::error::OriginError;
use super::evaluate::{Context, unless_missing};
use super::provisions::{Despite, Exclusion};

/// Whether lines that do not make the change are within the tolerance.
pub(super) struct Tolerance {
    /// What came of it.
    pub finding: Finding,
    /// The working; none where no line needs it.
    pub step: Option<Step>,
}

/// The tolerance for these lines: by value or, for textiles, by weight; either suffices where both serve.
pub(super) fn of(context: &Context<'_, '_>, lines: &[&Leaf<'_, '_>]) -> Result<Tolerance, OriginError> {
    if lines.is_empty() {
        return Ok(Tolerance { finding: Finding::Satisfied, step: None });
    }
    let provisions = &context.law.origin().provisions().de_minimis;
    let (mut finding, step) = by_value(context, lines)?;
    let mut steps = vec![step];
    if context.good_in(&provisions.by_weight) || context.good_in(&provisions.by_component_weight) {
        let (by_weight, step) = by_weight(context, lines)?;
        finding = by_weight.or(finding);
        steps.insert(0, step);
    }
    let step = if steps.len() == 1 {
        steps.pop()
    } else {
        Some(Step::new(Message::new("origin-tolerance")).finding(finding.clone()).under(steps))
    };
    Ok(Tolerance { finding, step })
}

fn by_value(context: &Context<'_, '_>, lines: &[&Leaf<'_, '_>]) -> Result<(Finding, Step), OriginError> {
    let provisions = &context.law.origin().provisions().de_minimis;
    let mut open = Finding::Satisfied;
    let mut excluded = Vec::new();
    let mut sum = ValueSum::default();
    for leaf in lines {
        let (finding, step) = served(context, leaf);
        open = open.and(finding);
        excluded.extend(step);
        sum.add(leaf.unit.material)?;
    }
    let amount = sum.amount(context.currency());
    let within = within_percent(context, amount, &sum, provisions.percent)?;
    let finding = open.and(within.finding);
    let mut message = Message::new("origin-tolerance-by-value")
        .with("amount", amount)
        .with("percent", Value::Percent(provisions.percent))
        .with("count", lines.len());
    if let Some((key, base, share)) = within.figure {
        message = message.with("base", Message::new(key).with("amount", base)).with("share", share);
    } else {
        message.key = "origin-tolerance-by-value-open";
    }
    let step = Step::new(message).finding(finding.clone()).cite(regulation("5(1)")).under(excluded);
    Ok((finding, step))
}

/// An amount against a percentage of the transaction value or the total cost.
pub(super) struct Within {
    /// Whether it is within.
    pub finding: Finding,
    /// Name of the base, the base, and the share.
    pub figure: Option<(&'static str, Money, Ratio)>,
}

/// Whether `amount` (of which some lines may be unknown) is at most `percent` of transaction value or of
/// total cost; either suffices. Where the total cost is not given the net cost, which is never more, stands
/// in for it.
pub(super) fn within_percent(
    context: &Context<'_, '_>,
    amount: Money,
    sum: &ValueSum,
    percent: Decimal,
) -> Result<Within, OriginError> {
    let good = context.good;
    let cost = good
        .total_cost
        .map(|v| ("origin-base-total-cost", v.0))
        .or(good.net_cost.map(|v| ("origin-base-net-cost", v.0)));
    let bases = [good.transaction_value.map(|v| ("origin-base-transaction-value", v.0)), cost];
    let mut best: Option<(&'static str, Money, Ratio)> = None;
    for (key, base) in bases.into_iter().flatten() {
        // Refuse two currencies rather than compare them.
        base.checked_sub(amount)?;
        if base.amount <= Decimal::ZERO {
            continue;
        }
        let share = Ratio::new(amount.amount, base.amount)?;
        if best.as_ref().is_none_or(|(_, _, known)| share < *known) {
            best = Some((key, base, share));
        }
    }
    let finding = match &best {
        Some((_, _, share)) if *share > Ratio::percent(percent) => Finding::NotSatisfied,
        Some(_) => unless_missing(sum.unknown.clone()),
        None if amount.amount.is_zero() && sum.unknown.is_empty() => Finding::Satisfied,
        None => missing("transaction-value", None, Message::new("origin-ask-transaction-value")),
    };
    Ok(Within { finding, figure: best })
}

/// Whether the tolerance by value certainly serves the line.
pub(super) fn serves(context: &Context<'_, '_>, leaf: &Leaf<'_, '_>) -> bool {
    served(context, leaf).0.is_satisfied()
}

/// What the tolerance allows at most.
pub(super) struct Limits {
    /// Value, in 10⁻¹² of the currency; `None` without a base.
    pub value: Option<i128>,
    /// Weight, in 10⁻¹² kg; `None` where the tolerance is not by weight or the base is not known.
    pub weight: Option<i128>,
}

/// The limits of the tolerance for the good, by value and by weight.
pub(super) fn limits(context: &Context<'_, '_>) -> Result<Limits, OriginError> {
    let provisions = &context.law.origin().provisions().de_minimis;
    let good = context.good;
    let bases =
        [good.transaction_value.map(|v| v.0), good.total_cost.map(|v| v.0).or(good.net_cost.map(|v| v.0))];
    let share = Decimal::from_percent(provisions.percent);
    let mut value = None;
    for base in bases.into_iter().flatten() {
        value = value.max(Some(base.amount.checked_mul(share)?.to_scaled()));
    }
    let of_component = context.good_in(&provisions.by_component_weight);
    let weight = if of_component || context.good_in(&provisions.by_weight) {
        match weight_base(context, of_component)? {
            Ok(base) => {
                let share = Decimal::from_percent(provisions.textile_percent);
                Some(base.checked_mul(share)?.to_scaled())
            }
            Err(_) => None,
        }
    } else {
        None
    };
    Ok(Limits { value, weight })
}

/// Whether the tolerance by value serves the line: section 5(3), and the notes that open or shut it.
fn served(context: &Context<'_, '_>, leaf: &Leaf<'_, '_>) -> (Finding, Option<Step>) {
    let provisions = &context.law.origin().provisions().de_minimis;
    let material = leaf.unit.material;
    let step = |key: &'static str, citation: &str, finding: &Finding| {
        Some(
            Step::new(Message::new(key).with("line", line(material)))
                .finding(finding.clone())
                .cite(crate::Citation::new(citation)),
        )
    };
    for note in &provisions.despite {
        match despite_fits(context, note, leaf) {
            Finding::Satisfied => {
                let finding = Finding::from_bool(note.applies);
                let key = if note.applies { "origin-tolerance-opened" } else { "origin-tolerance-shut" };
                return (finding.clone(), step(key, &note.citation, &finding));
            }
            Finding::NotSatisfied => {}
            open @ Finding::Undetermined { .. } => {
                return (open.clone(), step("origin-tolerance-note-open", &note.citation, &open));
            }
        }
    }
    for exclusion in &provisions.exclusions {
        match exclusion_fits(context, exclusion, leaf) {
            Finding::NotSatisfied => {}
            Finding::Satisfied => {
                let finding = Finding::NotSatisfied;
                return (finding.clone(), step("origin-tolerance-excluded", &exclusion.citation, &finding));
            }
            open @ Finding::Undetermined { .. } => {
                return (open.clone(), step("origin-tolerance-exclusion-open", &exclusion.citation, &open));
            }
        }
    }
    (Finding::Satisfied, None)
}

fn exclusion_fits(context: &Context<'_, '_>, exclusion: &Exclusion, leaf: &Leaf<'_, '_>) -> Finding {
    if !context.good_in(&exclusion.goods) {
        return Finding::NotSatisfied;
    }
    let code = leaf.unit.material.code;
    let of_codes = match (&exclusion.materials, code) {
        (None, _) => true,
        (Some(set), Some(code)) => set.contains(code),
        (Some(_), None) => true,
    };
    if !of_codes {
        return Finding::NotSatisfied;
    }
    if exclusion.same_subheading_only {
        let same = match (
            code.and_then(|c| c.at(crate::Level::Subheading)),
            context.code.at(crate::Level::Subheading),
        ) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        if !same {
            return Finding::NotSatisfied;
        }
    }
    let good =
        asked(exclusion.good_fact.as_deref(), |name| context.good.facts.yes_or_no(name), None, context, leaf);
    let material = asked(
        exclusion.material_fact.as_deref(),
        |name| leaf.unit.material.facts.yes_or_no(name),
        Some(()),
        context,
        leaf,
    );
    good.and(material)
}

fn despite_fits(context: &Context<'_, '_>, note: &Despite, leaf: &Leaf<'_, '_>) -> Finding {
    if !context.good_in(&note.goods) || !leaf.unit.material.code.is_some_and(|c| note.materials.contains(c)) {
        return Finding::NotSatisfied;
    }
    asked(
        note.material_fact.as_deref(),
        |name| leaf.unit.material.facts.yes_or_no(name),
        Some(()),
        context,
        leaf,
    )
}

fn asked(
    name: Option<&str>,
    answer: impl Fn(&str) -> Option<bool>,
    of_material: Option<()>,
    _context: &Context<'_, '_>,
    leaf: &Leaf<'_, '_>,
) -> Finding {
    let Some(name) = name else { return Finding::Satisfied };
    match answer(name) {
        Some(answer) => Finding::from_bool(answer),
        None => {
            let material = leaf.unit.material;
            match of_material {
                Some(()) => missing(
                    name,
                    Some(&material.line),
                    Message::new("origin-ask-of-line").with("fact", name).with("line", line(material)),
                ),
                None => missing(name, None, super::evaluate::ask(name, name)),
            }
        }
    }
}

/// The tolerance by weight: of the good for chapters 50 to 60 and 9619, of the component for 61 to 63.
fn by_weight(context: &Context<'_, '_>, lines: &[&Leaf<'_, '_>]) -> Result<(Finding, Step), OriginError> {
    let provisions = &context.law.origin().provisions().de_minimis;
    let of_component = context.good_in(&provisions.by_component_weight);
    let section = if of_component { "5(7)" } else { "5(6)" };
    if of_component && let Some(leaf) = lines.iter().find(|leaf| !is_fiber_or_yarn(leaf)) {
        let message = Message::new("origin-tolerance-fiber-only").with("line", line(leaf.unit.material));
        let step = Step::new(message).finding(Finding::NotSatisfied).cite(regulation(section));
        return Ok((Finding::NotSatisfied, step));
    }
    let mut unknown = Vec::new();
    let mut total = Decimal::ZERO;
    let (mut elastic, mut maybe_elastic) = (Decimal::ZERO, Vec::new());
    for leaf in lines {
        let material = leaf.unit.material;
        let Some(weight) = material.weight else {
            unknown.push(ask_weight(material));
            continue;
        };
        total = total.checked_add(weight)?;
        match material.facts.yes_or_no("elastomeric") {
            Some(true) => elastic = elastic.checked_add(weight)?,
            Some(false) => {}
            None => maybe_elastic.push((material, weight)),
        }
    }
    let base = weight_base(context, of_component)?;
    let (finding, message) = match base {
        Err(fact) => {
            unknown.push(fact);
            let message = Message::new("origin-tolerance-by-weight-open");
            (unless_missing(unknown), message.with("percent", Value::Percent(provisions.textile_percent)))
        }
        Ok(base) if base.is_zero() => (Finding::NotSatisfied, Message::new("origin-tolerance-weightless")),
        Ok(base) => {
            let share = Ratio::new(total, base)?;
            let of_elastic = Ratio::new(elastic, base)?;
            let limit = Ratio::percent(provisions.elastomeric_percent);
            let mut finding = if share > Ratio::percent(provisions.textile_percent) || of_elastic > limit {
                Finding::NotSatisfied
            } else {
                unless_missing(unknown)
            };
            // Ask what is elastomeric only where the answer could break the limit within the tolerance.
            let most = maybe_elastic.iter().try_fold(elastic, |sum, (_, w)| sum.checked_add(*w))?;
            if Ratio::new(most, base)? > limit {
                for (material, _) in &maybe_elastic {
                    finding = finding.and(missing(
                        "elastomeric",
                        Some(&material.line),
                        Message::new("origin-ask-of-line")
                            .with("fact", "elastomeric")
                            .with("line", line(material)),
                    ));
                }
            }
            let message = Message::new("origin-tolerance-by-weight")
                .with("weight", Value::Number(total))
                .with("base", Value::Number(base))
                .with("share", share)
                .with("percent", Value::Percent(provisions.textile_percent))
                .with("elastomeric", of_elastic)
                .with("limit", Value::Percent(provisions.elastomeric_percent));
            (finding, message)
        }
    };
    Ok((finding.clone(), Step::new(message).finding(finding).cite(regulation(section))))
}

fn ask_weight(material: &super::Material) -> crate::MissingFact {
    crate::MissingFact {
        fact: "weight".to_owned(),
        about: Some(material.line.clone()),
        question: Message::new("origin-ask-weight").with("line", line(material)),
    }
}

/// The weight of the good, or of the component that decides its classification.
fn weight_base(
    context: &Context<'_, '_>,
    of_component: bool,
) -> Result<Result<Decimal, crate::MissingFact>, OriginError> {
    if of_component {
        if let Some(weight) = context.good.facts.number("component-weight") {
            return Ok(Ok(weight));
        }
    } else if let Some(weight) = context.good.weight {
        return Ok(Ok(weight));
    }
    let mut sum = Decimal::ZERO;
    for unit in context.units {
        if of_component && super::notes::unit_in_component(context, unit) != Some(true) {
            continue;
        }
        match unit.material.weight {
            Some(weight) => sum = sum.checked_add(weight)?,
            None if unit.counts_for_change => return Ok(Err(ask_weight(unit.material))),
            None => {}
        }
    }
    Ok(Ok(sum))
}

/// Whether the line is a fiber or a yarn, which alone the tolerance of s. 5(7) serves.
fn is_fiber_or_yarn(leaf: &Leaf<'_, '_>) -> bool {
    const HEADINGS: [(u64, u64); 9] = [
        (5001, 5006),
        (5101, 5110),
        (5201, 5207),
        (5301, 5308),
        (5401, 5406),
        (5501, 5511),
        (5604, 5606),
        (4007, 4007),
        (4002, 4002),
    ];
    leaf.unit.material.code.is_some_and(|code| {
        let heading = code.first() / 1_000_000;
        HEADINGS.iter().any(|(first, last)| (*first..=*last).contains(&heading))
    })
}
