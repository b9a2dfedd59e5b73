//! The duty on one line over time, as the steps at which it changes.

use jiff::civil::Date;

use super::assess::assess_supposing;
use super::assessment::ComponentKind;
use super::entry::EntryLine;
use super::what_if::WhatIf;
use crate::decimal::Decimal;
use crate::determination::Finding;
use crate::law::Law;

/// The duty from a day on, until the next step.
#[derive(Clone, Debug, PartialEq)]
pub struct RateStep {
    /// First day.
    pub from: Date,
    /// Duty as a percentage of the customs value; `None` where it is not determined, the good may not be
    /// entered, or the code is not in the schedule.
    pub percent: Option<Decimal>,
    /// Whether the good may not be entered.
    pub prohibited: bool,
    /// The parts: authority, heading and percentage of the value, ordinary duty first.
    pub parts: Vec<(String, String, Decimal)>,
}

/// The duty on a line from `from` to `until`, step by step.
///
/// Only the days on which some law of duty changes are assessed.
///
/// - Takes: a line with a value above zero; its facts, its claim and what is supposed hold throughout.
/// - Gives: a step for each day on which the duty changes, the first at `from`.
#[must_use]
pub fn history(law: &Law, line: &EntryLine, what_if: &WhatIf, from: Date, until: Date) -> Vec<RateStep> {
    let mut days = law.duty.additional.days_of_change(line.code, line.origin.0);
    days.extend(law.duty.schedule.revisions().iter().map(|revision| revision.effect));
    days.extend(law.duty.column2.entries().iter().map(|entry| entry.period.from()));
    let lapses = law.duty.programs.all().iter().flat_map(|program| &program.periods);
    days.extend(lapses.filter_map(|period| period.until()?.tomorrow().ok()));
    days.retain(|day| from < *day && *day <= until);
    days.push(from);
    days.sort_unstable();
    days.dedup();
    let mut steps: Vec<RateStep> = Vec::new();
    for day in days {
        let step = step_on(law, line, what_if, day);
        let same = steps.last().is_some_and(|last| {
            (last.percent, last.prohibited, &last.parts) == (step.percent, step.prohibited, &step.parts)
        });
        if !same {
            steps.push(step);
        }
    }
    steps
}

fn step_on(law: &Law, line: &EntryLine, what_if: &WhatIf, day: Date) -> RateStep {
    let unknown = RateStep { from: day, percent: None, prohibited: false, parts: Vec::new() };
    let Ok(on_day) = law.on(day) else { return unknown };
    let Ok(answer) = assess_supposing(&on_day, line, what_if) else { return unknown };
    let value = line.value.0.amount;
    let percent_of = |amount: Decimal| amount.checked_div(value).and_then(Decimal::to_percent).ok();
    let assessed = answer.conclusion;
    let parts = assessed.components.iter().filter(|part| part.kind != ComponentKind::Relief);
    let parts = parts.filter_map(|part| {
        let percent = percent_of(part.amount?.amount)?;
        Some((part.authority.to_string(), part.heading.to_string(), percent))
    });
    RateStep {
        from: day,
        percent: assessed.duty_total.and_then(|total| percent_of(total.amount)),
        prohibited: answer.finding == Finding::NotSatisfied,
        parts: parts.collect(),
    }
}
