//! Regional value content against what an alternative asks for.
//!
//! Source: 19 CFR 182 App. A s. 5(4), 7(1)-(6); the formulas are those of [`super::value`].

use crate::decimal::Decimal;
use crate::determination::{Finding, Message, Step, Value};

use super::automotive::{self, Content};
use super::change::missing;
use super::cite::regulation;
use super::conclusion::RegionalValueFigure;
use super::error::OriginError;
use super::evaluate::{Context, Regional, unless_missing};
use super::good::Method;
use super::original_equipment::{self, Asked};
use super::rule::{Alternative, ProductRule, Thresholds};
use super::tolerance::within_percent;
use super::value::{RegionalValueContent, ValueOfNonOriginatingMaterials};

/// What the alternative asks of regional value content; `None` where it asks nothing.
pub(super) fn required(
    context: &Context<'_, '_>,
    rule: &ProductRule,
    alternative: &Alternative,
) -> Result<Option<Regional>, OriginError> {
    let (candidates, open) = match original_equipment::asked(context, rule, alternative)? {
        Asked::Settled(None, _) => return Ok(None),
        Asked::Settled(Some(thresholds), step) => {
            let mut regional = against(context, thresholds)?;
            regional.step.steps.splice(0..0, step);
            return Ok(Some(regional));
        }
        Asked::Open(candidates, open) => (candidates, open),
    };
    // The figure turns on facts that are missing: they are asked only where the answer does.
    let mut found = Vec::new();
    for thresholds in candidates {
        let regional = thresholds.map(|thresholds| against(context, thresholds)).transpose()?;
        let finding = regional.as_ref().map_or(Finding::Satisfied, |regional| regional.finding.clone());
        found.push((thresholds, finding, regional));
    }
    if found.windows(2).all(|pair| pair[0].1 == pair[1].1) {
        // What meets the strictest figure meets all, what fails the mildest fails all: that one is shown.
        found.sort_by_key(|(thresholds, ..)| thresholds.and_then(|t| t.net_cost.or(t.transaction_value)));
        let met = found.first().is_some_and(|(_, finding, _)| finding.is_satisfied());
        let shown = if met { found.pop() } else { found.into_iter().next() };
        if let Some((_, _, Some(mut regional))) = shown {
            let said = match &regional.finding {
                Finding::Satisfied => Some("origin-strictest-figure-met"),
                Finding::NotSatisfied => Some("origin-mildest-figure-failed"),
                Finding::Undetermined { .. } => None,
            };
            regional.step.steps.splice(0..0, said.map(|key| Step::new(Message::new(key))));
            return Ok(Some(regional));
        }
    }
    let step = Step::new(Message::new("origin-staging-open")).finding(open.clone());
    Ok(Some(Regional { finding: open, method: None, figures: Vec::new(), step }))
}

/// The thresholds on the date for the use of the good; `Err` where a fact is missing for them.
pub(super) fn staged_thresholds(
    context: &Context<'_, '_>,
    rule: &ProductRule,
    alternative: &Alternative,
) -> Result<Result<Option<Thresholds>, Finding>, OriginError> {
    Ok(match original_equipment::asked(context, rule, alternative)? {
        Asked::Settled(thresholds, _) => Ok(thresholds),
        Asked::Open(_, open) => Err(open),
    })
}

/// Regional value content of the good against thresholds, by every method that is open.
pub(super) fn against(context: &Context<'_, '_>, thresholds: Thresholds) -> Result<Regional, OriginError> {
    let sum = context.non_originating_value()?;
    let currency = context.currency();
    let amount = sum.amount(currency);
    let choice = context.good.choices.method;
    let mut finding = Finding::NotSatisfied;
    let mut figures = Vec::new();
    let mut steps = Vec::new();
    let mut method = None;
    let both =
        [(Method::TransactionValue, thresholds.transaction_value), (Method::NetCost, thresholds.net_cost)];
    for (which, threshold) in both {
        let Some(threshold) = threshold else { continue };
        // Where the rule opens only the net cost method, s. 7(6) leaves no choice.
        if choice.is_some_and(|c| c != which) && thresholds.transaction_value.is_some() {
            continue;
        }
        let content = match which {
            Method::TransactionValue => {
                let non_originating = ValueOfNonOriginatingMaterials(amount);
                let by_value = |base| RegionalValueContent::by_transaction_value(base, non_originating);
                let content = context.good.transaction_value.map(by_value).transpose()?;
                let unknown = sum.unknown.clone();
                content.map(|content| Content { content, unknown, steps: Vec::new() })
            }
            Method::NetCost => automotive::net_cost_content(context)?,
        };
        let Some(Content { content, unknown, steps: basis }) = content else {
            let (name, key) = match which {
                Method::TransactionValue => ("transaction-value", "origin-ask-transaction-value"),
                Method::NetCost => ("net-cost", "origin-ask-net-cost"),
            };
            finding = finding.or(missing(name, None, Message::new(key)));
            continue;
        };
        let met = content.meets(threshold)?;
        let this = if met { unless_missing(unknown) } else { Finding::NotSatisfied };
        let mut step = content.step(Some(threshold))?;
        step.finding = Some(this.clone());
        step.steps.extend(basis);
        let figure = figure(which, &content, threshold, met)?;
        step.steps.push(Step::new(super::distance::margin(&figure)));
        steps.push(step);
        figures.push(figure);
        if this.is_satisfied() && method.is_none() {
            method = Some(which);
        }
        finding = finding.or(this);
    }
    if !finding.is_satisfied() {
        let (waived, step) = waiver(context, amount, &sum)?;
        if waived != Finding::NotSatisfied {
            finding = waived.or(finding);
            steps.push(step);
        }
    }
    let step = Step::new(Message::new("origin-regional-value").with("words", thresholds.in_words()))
        .finding(finding.clone())
        .cite(regulation("7"))
        .under(steps);
    Ok(Regional { finding, method, figures, step })
}

fn figure(
    method: Method,
    content: &RegionalValueContent,
    threshold: Decimal,
    met: bool,
) -> Result<RegionalValueFigure, OriginError> {
    let ratio = content.ratio()?;
    Ok(RegionalValueFigure {
        method,
        base: content.base(),
        non_originating: content.non_originating(),
        content: ratio,
        threshold,
        met,
        points: ratio.to_percent()?.checked_sub(threshold)?,
        money: content.room(threshold)?,
    })
}

/// Section 5(4): no regional value content is asked for where all non-originating materials are within the
/// tolerance.
fn waiver(
    context: &Context<'_, '_>,
    amount: crate::Money,
    sum: &super::bill::ValueSum,
) -> Result<(Finding, Step), OriginError> {
    let percent = context.law.origin().provisions().de_minimis.percent;
    let within = within_percent(context, amount, sum, percent)?;
    let step = Step::new(
        Message::new("origin-regional-value-waived")
            .with("amount", amount)
            .with("percent", Value::Percent(percent)),
    )
    .finding(within.finding.clone())
    .cite(regulation("5(4)"));
    Ok((within.finding, step))
}
