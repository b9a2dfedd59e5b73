//! The section on duty into the United States.

use customs::duty::{Component, ComponentKind, ComponentRate, DutyAssessment, Fee, FeeKind, FeeTreatment};
use customs::{Decimal, Determination, Message, Money, Value};

use super::name;
use crate::assess::{DutyAnswer, EntryDuty, PartDuty, ScenarioAssessment};
use crate::report::chart::Chart;
use crate::report::model::{Block, Cell, Column, Entry, Group, Row, RowKind, Section, Table, Tree};

/// What a unit pays on entry in each scenario, component by component, and how the duty came to it.
#[must_use]
pub fn duty_section(scenarios: &[ScenarioAssessment], history: Option<Chart>) -> Section {
    let mut rows = Vec::new();
    for scenario in scenarios {
        rows.push(Row::of(RowKind::Heading, vec![Cell::Value(name(scenario))]));
        match &scenario.duty {
            DutyAnswer::Entry(entry) => entry_rows(entry, &mut rows),
            DutyAnswer::Parts(parts) => part_rows(parts, &mut rows),
            DutyAnswer::Refused(_) => {}
        }
    }
    let places = 2;
    let table = Table {
        caption: Message::new("report-duty-caption"),
        columns: vec![
            Column::words(Message::new("report-component")),
            Column::words(Message::new("report-heading")),
            Column::words(Message::new("report-rate")),
            Column::figures(Message::new("report-amount"), places),
        ],
        rows: rows.into_iter().map(filled).collect(),
        notes: Vec::new(),
    };
    let mut section = Section::new("duty", Message::new("report-duty-title"))
        .say(Message::new("report-duty-lead"))
        .show(table);
    if let Some(history) = history {
        section = section.show(history);
    }
    for scenario in scenarios {
        if let Some(group) = group(scenario) {
            section = section.show(group);
        }
    }
    section
}

/// A heading stands alone in its row.
fn filled(mut row: Row) -> Row {
    row.cells.resize(4, Cell::Empty);
    row
}

fn a_unit(amount: Option<Money>, units: Decimal) -> Cell {
    Cell::known(amount.and_then(|amount| amount.checked_div(units).ok()))
}

fn entry_rows(entry: &EntryDuty, rows: &mut Vec<Row>) {
    let conclusion = &entry.determination.conclusion;
    if let Some(prohibition) = &conclusion.prohibited {
        let label = Message::new("report-prohibited").with("authority", &*prohibition.authority);
        rows.push(
            Row::new(vec![Cell::from(label), Cell::from(&*prohibition.heading)])
                .cite([prohibition.citation.clone()]),
        );
    }
    for component in &conclusion.components {
        rows.push(component_row(component, entry.units));
    }
    rows.push(Row::of(
        RowKind::Subtotal,
        vec![
            Cell::from(Message::new("report-duty")),
            Cell::Empty,
            Cell::Empty,
            a_unit(conclusion.duty_total, entry.units),
        ],
    ));
    for fee in &conclusion.fees {
        rows.push(fee_row(fee, entry.units));
    }
    let total = match (conclusion.duty_total, conclusion.fees_total) {
        (Some(duty), Some(fees)) => duty.checked_add(fees).ok(),
        _ => None,
    };
    rows.push(Row::of(
        RowKind::Subtotal,
        vec![
            Cell::from(Message::new("report-duty-and-fees")),
            Cell::Empty,
            Cell::Empty,
            a_unit(total, entry.units),
        ],
    ));
}

/// What a component is, by its kind and its authority.
fn component_label(component: &Component) -> Message {
    match component.kind {
        ComponentKind::General => Message::new("report-component-general"),
        ComponentKind::Special => Message::new("report-component-special"),
        ComponentKind::Column2 => Message::new("report-component-column-2"),
        ComponentKind::Additional => {
            Message::new("report-component-additional").with("authority", authority(&component.authority))
        }
        ComponentKind::Relief => {
            Message::new("report-component-relief").with("authority", authority(&component.authority))
        }
        ComponentKind::InLieu => {
            Message::new("report-component-in-lieu").with("authority", authority(&component.authority))
        }
    }
}

fn component_row(component: &Component, units: Decimal) -> Row {
    Row::new(vec![
        Cell::from(component_label(component)),
        Cell::from(&*component.heading),
        Cell::Value(rate(&component.rate)),
        a_unit(component.amount, units),
    ])
    .cite([component.citation.clone()])
}

/// An authority by its name.
fn authority(word: &str) -> Message {
    Message::new("report-authority").with("authority", word)
}

/// A component's rate in words.
#[must_use]
pub fn rate(rate: &ComponentRate) -> Value {
    match rate {
        ComponentRate::Schedule(text) => match &**text {
            "Free" | "free" => Message::new("report-free").into(),
            text => text.into(),
        },
        ComponentRate::Percent(percent) => Value::Percent(*percent),
        ComponentRate::UpTo(percent) => {
            Message::new("report-up-to").with("percent", Value::Percent(*percent)).into()
        }
    }
}

fn fee_row(fee: &Fee, units: Decimal) -> Row {
    let label = Message::new(match fee.kind {
        FeeKind::MerchandiseProcessing => "report-fee-merchandise-processing",
        FeeKind::HarborMaintenance => "report-fee-harbor-maintenance",
    });
    let treatment = match fee.treatment {
        FeeTreatment::Rate => fee.rate_percent.map(Value::Percent),
        FeeTreatment::Minimum => Some(Message::new("report-fee-minimum").into()),
        FeeTreatment::Maximum => Some(Message::new("report-fee-maximum").into()),
        FeeTreatment::Informal => Some(Message::new("report-fee-informal").into()),
        FeeTreatment::ModeNotGiven => Some(Message::new("report-fee-mode-not-given").into()),
        FeeTreatment::BoundsNotKnown => Some(Message::new("report-fee-bounds-not-known").into()),
        FeeTreatment::ExemptOriginating | FeeTreatment::ExemptChapter98 | FeeTreatment::ExemptMode => {
            Some(Message::new("report-fee-exempt").into())
        }
    };
    Row::new(vec![Cell::from(label), Cell::Empty, Cell::optional(treatment), a_unit(fee.amount, units)])
        .cite([fee.citation.clone()])
}

/// The duty on parts from abroad, for a good made here: those that pay one, then the sum.
fn part_rows(parts: &[PartDuty], rows: &mut Vec<Row>) {
    let mut sum = Money::zero(customs::Currency::USD);
    let mut is_known = true;
    let mut free = 0_usize;
    for part in parts {
        let duty = part.answer.as_ref().ok().and_then(|answer| answer.conclusion.duty_total);
        match duty {
            Some(duty) if duty.amount.is_zero() => free += 1,
            _ => {
                let label = Message::new("report-part-from")
                    .with("part", part.description.as_str())
                    .with("country", part.country.0);
                rows.push(
                    Row::new(vec![
                        Cell::from(label),
                        Cell::from(part.code),
                        Cell::optional(percent_of(duty, part.value)),
                        Cell::known(duty),
                    ])
                    .cite(part_citations(part)),
                );
            }
        }
        match duty.map(|duty| sum.checked_add(duty)) {
            Some(Ok(total)) => sum = total,
            _ => is_known = false,
        }
    }
    if free > 0 {
        let label = Message::new("report-parts-free").with("count", free);
        rows.push(Row::new(vec![
            Cell::from(label),
            Cell::Empty,
            Cell::from(Message::new("report-free")),
            Cell::from(Money::zero(customs::Currency::USD)),
        ]));
    }
    rows.push(Row::of(
        RowKind::Subtotal,
        vec![
            Cell::from(Message::new("report-duty-on-parts")),
            Cell::Empty,
            Cell::Empty,
            Cell::known(is_known.then_some(sum)),
        ],
    ));
}

fn percent_of(duty: Option<Money>, value: Money) -> Option<Value> {
    let share = duty?.amount.checked_div(value.amount).and_then(Decimal::to_percent).ok()?;
    Some(Value::Percent(share.round_half_even(2)))
}

fn part_citations(part: &PartDuty) -> Vec<customs::Citation> {
    let components = part.answer.iter().flat_map(|answer| &answer.conclusion.components);
    components.map(|component| component.citation.clone()).collect()
}

/// What belongs to one scenario: what is missing, what is doubted, the working.
fn group(scenario: &ScenarioAssessment) -> Option<Group> {
    let mut group = Group { heading: name(scenario), finding: None, lead: Vec::new(), blocks: Vec::new() };
    match &scenario.duty {
        DutyAnswer::Entry(entry) => {
            group.lead.push(
                Message::new("report-entry")
                    .with("units", Value::Number(entry.units))
                    .with("value", entry.line.value.0),
            );
            of_determination(&mut group, &entry.determination);
        }
        DutyAnswer::Parts(parts) => {
            group.lead.push(Message::new("report-made-here").with("count", parts.len()));
            of_parts(&mut group, parts);
        }
        DutyAnswer::Refused(failure) => group.blocks.push(failure.clone().into()),
    }
    Some(group)
}

/// What is missing and what is doubted, each once, with the working of every part that pays.
fn of_parts(group: &mut Group, parts: &[PartDuty]) {
    let (mut missing, mut doubts, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        match &part.answer {
            Ok(answer) => {
                for fact in answer.finding.missing() {
                    let fact = customs::MissingFact { about: Some(part.part.clone()), ..fact.clone() };
                    if !missing.contains(&fact) {
                        missing.push(fact);
                    }
                }
                for doubt in &answer.doubts {
                    if !doubts.contains(doubt) {
                        doubts.push(doubt.clone());
                    }
                }
                let label = Message::new("report-part-from")
                    .with("part", part.description.as_str())
                    .with("country", part.country.0);
                let mut entry = Entry::new(label).under(answer.steps.iter().map(Entry::from).collect());
                entry.value = answer.conclusion.duty_total.map(Value::from);
                entries.push(entry);
            }
            Err(failure) => group.blocks.push(failure.clone().into()),
        }
    }
    group.blocks.push(missing.into());
    group.blocks.push(doubts.into());
    group.blocks.push(Tree { title: Message::new("report-working"), open: false, entries }.into());
}

fn of_determination(group: &mut Group, determination: &Determination<DutyAssessment>) {
    let conclusion = &determination.conclusion;
    if let Some(range) = &conclusion.range {
        group.lead.push(
            Message::new("report-duty-range").with("least", range.least).with("greatest", range.greatest),
        );
    }
    for relief in &conclusion.reliefs {
        group.blocks.push(Block::Note(
            Message::new("report-relief-unclaimed")
                .with("fact", &*relief.fact)
                .with("authority", authority(&relief.authority))
                .with("heading", &*relief.heading),
        ));
    }
    group.blocks.push(determination.finding.missing().to_vec().into());
    group.blocks.push(determination.doubts.clone().into());
    if !determination.steps.is_empty() {
        group.blocks.push(Tree::of_steps(Message::new("report-working"), &determination.steps, false).into());
    }
}
