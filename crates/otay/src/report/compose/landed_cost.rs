//! The section on landed cost.

use customs::{Decimal, Message, Value};
use planning::landed_cost::{BlockKind, Hardness, LandedCost, Line, LineInput, Source};

use super::name;
use crate::assess::{Assessment, ScenarioAssessment};
use crate::report::chart::{
    Chart, Drawing, Line as ChartLine, Lines, Panel, Point, Segment, SegmentKind, Unit, Waterfall,
};
use crate::report::model::{Block, Cell, Column, Entry, Group, Row, RowKind, Section, Table, Tree};

type Costed<'a> = Vec<(&'a ScenarioAssessment, &'a LandedCost)>;

/// The landed cost of a unit, scenario beside scenario; `None` where the case says nothing of costs.
#[must_use]
pub fn landed_cost_section(assessment: &Assessment) -> Option<Section> {
    if assessment.scenarios.iter().all(|scenario| scenario.cost.is_none()) {
        return None;
    }
    let costed: Costed<'_> = assessment
        .scenarios
        .iter()
        .filter_map(|scenario| Some((scenario, scenario.landed_cost()?)))
        .collect();
    let best = assessment.cheapest().map(|(scenario, _)| scenario.id.as_str());
    let mut section = Section::new("landed-cost", Message::new("report-cost-title"));
    if let Some(lead) = lead(&costed) {
        section = section.say(lead);
    }
    if !costed.is_empty() {
        section = section.show(waterfall(assessment, &costed, best));
        section = section.show(table(assessment, &costed, best));
        section = section.show(hardness(assessment, &costed, best));
    }
    for scenario in &assessment.scenarios {
        match &scenario.cost {
            Some(Ok(cost)) => section = section.show(group(scenario, cost)),
            Some(Err(failure)) => {
                section = section.show(Group {
                    heading: name(scenario),
                    finding: None,
                    lead: Vec::new(),
                    blocks: vec![failure.clone().into()],
                });
            }
            None => {}
        }
    }
    Some(section)
}

fn lead(costed: &Costed<'_>) -> Option<Message> {
    let complete = || costed.iter().filter(|(_, cost)| cost.unknowns.is_empty());
    let (low, low_cost) = complete().min_by_key(|(_, cost)| cost.total.amount)?;
    let (high, high_cost) = complete().max_by_key(|(_, cost)| cost.total.amount)?;
    if low.id == high.id {
        return None;
    }
    Some(
        Message::new("report-cost-lead")
            .with("low", name(low))
            .with("low_cost", low_cost.total)
            .with("high", name(high))
            .with("high_cost", high_cost.total),
    )
}

fn waterfall(assessment: &Assessment, costed: &Costed<'_>, best: Option<&str>) -> Chart {
    let panels = costed
        .iter()
        .map(|(scenario, cost)| {
            let steps = BlockKind::ALL.iter().map(|kind| Segment {
                label: block_label(*kind),
                // A block all of whose lines are unknown is unknown, not nothing.
                amount: cost.block(*kind).and_then(|block| {
                    let is_known = block.lines.is_empty() || block.lines.iter().any(|l| l.amount.is_some());
                    is_known.then_some(block.total.amount)
                }),
                kind: SegmentKind::Step,
            });
            let total = Segment {
                label: Message::new("report-landed-cost").into(),
                amount: Some(cost.total.amount),
                kind: SegmentKind::Total,
            };
            Panel {
                label: name(scenario),
                stands_out: Some(scenario.id.as_str()) == best,
                segments: steps.chain([total]).collect(),
            }
        })
        .collect();
    Chart {
        id: "waterfall".to_owned(),
        title: Message::new("report-waterfall").with("currency", assessment.currency.as_str()),
        description: Message::new("report-waterfall-description"),
        drawing: Drawing::Waterfall(Waterfall { unit: Unit::Money(assessment.currency, 2), panels }),
    }
}

fn block_label(kind: BlockKind) -> Value {
    Message::new(match kind {
        BlockKind::Make => "report-block-make",
        BlockKind::Move => "report-block-move",
        BlockKind::DutyAndFees => "report-block-duty-and-fees",
        BlockKind::Hold => "report-block-hold",
        BlockKind::QualityAndDistance => "report-block-quality-and-distance",
    })
    .into()
}

fn table(assessment: &Assessment, costed: &Costed<'_>, best: Option<&str>) -> Table {
    let mut columns = vec![Column::words(Message::new("report-line"))];
    columns.extend(costed.iter().map(|(scenario, _)| {
        Column::figures(name(scenario), 2).stand_out(Some(scenario.id.as_str()) == best)
    }));
    let mut rows = Vec::new();
    for kind in BlockKind::ALL {
        let totals = costed.iter().map(|(_, cost)| Cell::known(cost.block(kind).map(|block| block.total)));
        let cells = std::iter::once(Cell::Value(block_label(kind))).chain(totals).collect();
        rows.push(Row::of(RowKind::Subtotal, cells));
        for (id, label) in lines_of(costed, kind) {
            let amounts = costed.iter().map(|(_, cost)| {
                let line = cost.block(kind).and_then(|block| block.lines.iter().find(|l| l.id == id));
                line.map_or(Cell::Empty, |line| Cell::known(line.amount))
            });
            let cells = std::iter::once(Cell::from(label.clone())).chain(amounts).collect();
            rows.push(Row::of(RowKind::Part, cells));
        }
    }
    let totals = costed.iter().map(|(_, cost)| Cell::from(cost.total));
    let label = Cell::from(Message::new("report-landed-cost"));
    rows.push(Row::of(RowKind::Total, std::iter::once(label).chain(totals).collect()));
    let notes = costed
        .iter()
        .filter(|(_, cost)| !cost.unknowns.is_empty())
        .map(|(scenario, cost)| {
            let unknowns: Vec<Value> =
                cost.unknowns.iter().map(|unknown| unknown.label.clone().into()).collect();
            Message::new("report-total-without")
                .with("name", name(scenario))
                .with("unknowns", Value::List(unknowns))
        })
        .collect();
    Table {
        caption: Message::new("report-cost-caption").with("currency", assessment.currency.as_str()),
        columns,
        rows,
        notes,
    }
}

/// The lines of a block over all scenarios, each once, in the order of the first that has it.
fn lines_of(costed: &Costed<'_>, kind: BlockKind) -> Vec<(String, Message)> {
    let mut lines: Vec<(String, Message)> = Vec::new();
    for (_, cost) in costed {
        for line in cost.block(kind).map_or(&[][..], |block| &block.lines) {
            if lines.iter().all(|(id, _)| *id != line.id) {
                lines.push((line.id.clone(), line.label.clone()));
            }
        }
    }
    lines
}

/// From the hardest costs to the softest, added up.
fn hardness(assessment: &Assessment, costed: &Costed<'_>, best: Option<&str>) -> Chart {
    let along = [Hardness::Hard, Hardness::Soft, Hardness::Risk]
        .iter()
        .enumerate()
        .map(|(at, hardness)| Point {
            at: Decimal::from_integer(at as i64),
            label: hardness_label(*hardness),
            is_tick: true,
        })
        .collect();
    let lines = costed
        .iter()
        .map(|(scenario, cost)| ChartLine {
            label: name(scenario),
            numbers: cost.by_hardness().iter().map(|(_, sum)| Some(*sum)).collect(),
            stands_out: Some(scenario.id.as_str()) == best,
        })
        .collect();
    Chart {
        id: "hardness".to_owned(),
        title: Message::new("report-hardness").with("currency", assessment.currency.as_str()),
        description: Message::new("report-hardness-description"),
        drawing: Drawing::Lines(Lines {
            unit: Unit::Money(assessment.currency, 2),
            steps: false,
            along,
            along_label: Message::new("report-counted").into(),
            lines,
            from_zero: false,
        }),
    }
}

fn hardness_label(hardness: Hardness) -> Value {
    Message::new(match hardness {
        Hardness::Hard => "report-hardness-hard",
        Hardness::Soft => "report-hardness-soft",
        Hardness::Risk => "report-hardness-risk",
    })
    .into()
}

/// The working of one scenario: every figure to its formula and inputs.
fn group(scenario: &ScenarioAssessment, cost: &LandedCost) -> Group {
    let mut blocks: Vec<Block> = Vec::new();
    let questions: Vec<customs::MissingFact> = cost
        .unknowns
        .iter()
        .map(|unknown| customs::MissingFact {
            fact: unknown.line.clone(),
            about: None,
            question: unknown.question.clone(),
        })
        .collect();
    blocks.push(questions.into());
    let entries = cost
        .blocks
        .iter()
        .filter(|block| !block.lines.is_empty())
        .map(|block| {
            Entry::new(block_label(block.kind))
                .value(block.total)
                .under(block.lines.iter().map(line_entry).collect())
        })
        .collect();
    blocks.push(Tree { title: Message::new("report-working"), open: false, entries }.into());
    let mut lead = vec![Message::new("report-cost-total").with("cost", cost.total)];
    if !cost.unknowns.is_empty()
        && let Some((low, high)) = cost.bounds
    {
        lead.push(Message::new("report-cost-bounds").with("low", low).with("high", high));
    }
    Group { heading: name(scenario), finding: None, lead, blocks }
}

fn line_entry(line: &Line) -> Entry {
    let kind = Message::new(match line.hardness {
        Hardness::Hard => "report-kind-hard",
        Hardness::Soft => "report-kind-soft",
        Hardness::Risk => "report-kind-risk",
    });
    let label = Message::new("report-cost-line").with("label", line.label.clone()).with("kind", kind);
    let mut entry = Entry::new(label).remark(line.formula.clone()).cite(line.citations.clone());
    entry.value = Some(line.amount.map_or_else(|| Message::new("report-not-known").into(), Value::from));
    entry.source = source(&line.source);
    let mut under: Vec<Entry> = line.inputs.iter().map(input_entry).collect();
    under.extend(line.parts.iter().map(line_entry));
    under.extend(line.working.iter().map(Entry::from));
    if line.estimate {
        under.push(Entry::new(Message::new("report-estimate")));
    }
    if line.partial {
        under.push(Entry::new(Message::new("report-partial")));
    }
    entry.under(under)
}

fn input_entry(input: &LineInput) -> Entry {
    let mut entry = Entry::new(input.name.clone());
    entry.value = Some(input.value.clone().unwrap_or_else(|| Message::new("report-not-known").into()));
    entry.source = input.source.as_ref().and_then(source);
    entry
}

/// Where a figure comes from; a computed one needs no words.
fn source(source: &Source) -> Option<Value> {
    use planning::landed_cost::Evidence;

    let evidence = match source.evidence {
        Evidence::Computed => return None,
        Evidence::Illustrative => "report-evidence-illustrative",
        Evidence::Quoted => "report-evidence-quoted",
        Evidence::Actual => "report-evidence-actual",
        Evidence::Declared => "report-evidence-declared",
        Evidence::Region => "report-evidence-region",
        Evidence::Law => "report-evidence-law",
    };
    let mut parts: Vec<Value> = vec![Message::new(evidence).into()];
    if !source.reference.is_empty() {
        parts.push(source.reference.as_str().into());
    }
    if let Some(grade) = source.grade {
        parts.push(Message::new("report-grade").with("grade", grade.letter()).into());
    }
    if let Some(date) = source.as_of {
        parts.push(date.into());
    }
    let mut message = Message::new(match parts.len() {
        1 => "report-source-1",
        2 => "report-source-2",
        3 => "report-source-3",
        _ => "report-source-4",
    });
    for (name, part) in ["a", "b", "c", "d"].into_iter().zip(parts) {
        message = message.with(name, part);
    }
    Some(message.into())
}
