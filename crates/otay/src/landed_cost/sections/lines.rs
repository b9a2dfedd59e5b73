//! Every line with its source and working, and the cost from hard to risk.

use customs::{Decimal, Message, Money, Value};
use planning::landed_cost::{Hardness, LandedCost, Line, Source};

use super::{CENTS, currency_caption, leader, scenario_columns, title, without};
use crate::landed_cost::Comparison;
use crate::report::chart::{Chart, Drawing, Line as ChartLine, Lines, Point, Unit};
use crate::report::model::{Block, Cell, Column, Entry, Group, Row, RowKind, Section, Table, Tree};

/// Where a figure comes from, in a few words.
fn source_words(source: &Source) -> Value {
    let evidence = Message::new(match source.evidence.name() {
        "illustrative" => "cost-evidence-illustrative",
        "quoted" => "cost-evidence-quoted",
        "actual" => "cost-evidence-actual",
        "declared" => "cost-evidence-declared",
        "region" => "cost-evidence-region",
        "law" => "cost-evidence-law",
        _ => "cost-evidence-computed",
    });
    if source.reference.is_empty() {
        return evidence.into();
    }
    let message = match (source.grade, source.as_of) {
        (Some(grade), Some(day)) => {
            Message::new("cost-source-graded-dated").with("grade", grade.letter()).with("day", day)
        }
        (Some(grade), None) => Message::new("cost-source-graded").with("grade", grade.letter()),
        (None, Some(day)) => Message::new("cost-source-dated").with("day", day),
        (None, None) => Message::new("cost-source"),
    };
    message.with("evidence", evidence).with("reference", source.reference.as_str()).into()
}

const fn hardness_key(hardness: Hardness) -> &'static str {
    match hardness {
        Hardness::Hard => "cost-hardness-hard",
        Hardness::Soft => "cost-hardness-soft",
        Hardness::Risk => "cost-hardness-risk",
    }
}

/// Every line of every scenario, with its source, and its working under it.
pub(super) fn lines(comparison: &Comparison) -> Section {
    let mut section =
        Section::new("cost-lines", title("cost-section-lines")).detail().say(Message::new("cost-lines-lead"));
    for compared in &comparison.scenarios {
        let cost = &compared.cost;
        let table = line_table(comparison, cost);
        let working = Tree {
            title: Message::new("cost-working").with("scenario", cost.name.as_str()),
            open: false,
            entries: cost
                .blocks
                .iter()
                .filter(|block| !block.lines.is_empty())
                .map(|block| {
                    Entry::new(Message::new(block.kind.message_key()))
                        .value(block.total)
                        .under(block.lines.iter().map(entry).collect())
                })
                .collect(),
        };
        section = section.show(Group {
            heading: cost.name.as_str().into(),
            finding: None,
            lead: without(cost).into_iter().collect(),
            blocks: vec![Block::Table(table), Block::Tree(working)],
        });
    }
    section
}

fn line_table(comparison: &Comparison, cost: &LandedCost) -> Table {
    let mut rows = Vec::new();
    for block in cost.blocks.iter().filter(|block| !block.lines.is_empty()) {
        rows.push(Row::of(
            RowKind::Heading,
            vec![Message::new(block.kind.message_key()).into(), Cell::Empty, Cell::Empty, Cell::Empty],
        ));
        for line in &block.lines {
            let hardness = Message::new(hardness_key(line.hardness));
            let row = Row::new(vec![
                line.label.clone().into(),
                Cell::known(line.amount),
                hardness.into(),
                Cell::from(source_words(&line.source)),
            ]);
            rows.push(row.cite(line.citations.clone()));
        }
        rows.push(Row::of(
            RowKind::Subtotal,
            vec![
                Message::new("cost-row-block").with("block", Message::new(block.kind.message_key())).into(),
                block.total.into(),
                Cell::Empty,
                Cell::Empty,
            ],
        ));
    }
    rows.push(Row::of(
        RowKind::Total,
        vec![Message::new("cost-row-total").into(), cost.total.into(), Cell::Empty, Cell::Empty],
    ));
    let ours = [
        cost.lines().any(|(_, line)| line.estimate).then(|| Message::new("cost-note-estimate")),
        cost.lines().any(|(_, line)| line.partial).then(|| Message::new("cost-note-partial")),
    ];
    Table {
        caption: currency_caption("cost-caption-lines", comparison),
        columns: vec![
            Column::words(Message::new("cost-column-line")),
            Column::figures(Message::new("cost-column-amount"), 4).stand_out(true),
            Column::words(Message::new("cost-column-hardness")),
            Column::words(Message::new("cost-column-source")),
        ],
        rows,
        notes: ours.into_iter().flatten().collect(),
    }
}

/// A line as an entry that opens to its formula and inputs.
fn entry(line: &Line) -> Entry {
    let mut under: Vec<Entry> = line
        .inputs
        .iter()
        .map(|input| {
            let mut entry = Entry::new(input.name.clone());
            entry.value =
                Some(input.value.clone().unwrap_or_else(|| Message::new("report-not-known").into()));
            entry.source = input.source.as_ref().map(source_words);
            entry
        })
        .collect();
    under.extend(line.working.iter().map(Entry::from));
    under.extend(line.parts.iter().map(entry));
    let mut entry = Entry::new(line.label.clone())
        .remark(line.formula.clone())
        .source(source_words(&line.source))
        .cite(line.citations.clone())
        .under(under);
    entry.value = Some(match line.amount {
        Some(amount) => amount.into(),
        None => Message::new("report-not-known").into(),
    });
    entry
}

/// The cost from its hardest part to its softest.
pub(super) fn hardness(comparison: &Comparison) -> Section {
    let ahead = leader(comparison);
    let steps = [Hardness::Hard, Hardness::Soft, Hardness::Risk];
    let along = steps
        .iter()
        .zip(1_i64..)
        .map(|(hardness, at)| Point {
            at: Decimal::from_integer(at),
            label: Message::new(hardness_key(*hardness)).into(),
            is_tick: true,
        })
        .collect();
    let lines = comparison
        .scenarios
        .iter()
        .enumerate()
        .map(|(at, compared)| ChartLine {
            label: compared.cost.name.as_str().into(),
            numbers: compared.cost.by_hardness().iter().map(|(_, sum)| Some(*sum)).collect(),
            stands_out: ahead == Some(at),
        })
        .collect();
    let chart = Chart {
        id: "cost-hardness".into(),
        title: Message::new("cost-chart-hardness"),
        description: Message::new("cost-chart-hardness-description"),
        drawing: Drawing::Lines(Lines {
            unit: Unit::Money(comparison.currency, CENTS),
            steps: false,
            along,
            along_label: Message::new("cost-column-hardness").into(),
            lines,
            from_zero: false,
        }),
    };
    let mut rows = Vec::new();
    for (step, hardness) in steps.iter().enumerate() {
        let mut cells: Vec<Cell> = vec![Message::new(hardness_key(*hardness)).into()];
        cells.extend(comparison.scenarios.iter().map(|compared| {
            let sum = compared.cost.by_hardness()[step].1;
            Cell::from(Money::new(sum, comparison.currency))
        }));
        rows.push(Row::new(cells));
    }
    let mut columns = vec![Column::words(Message::new("cost-column-up-to"))];
    columns.extend(scenario_columns(comparison, CENTS));
    Section::new("cost-hardness", title("cost-section-hardness"))
        .say(Message::new("cost-hardness-lead"))
        .show(chart)
        .show(Table {
            caption: currency_caption("cost-caption-hardness", comparison),
            columns,
            rows,
            notes: Vec::new(),
        })
}
