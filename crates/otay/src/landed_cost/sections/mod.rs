//! Landed cost as sections of a report.

mod flips;
mod lines;
mod years;

pub use flips::driver_label;

use customs::{Message, Value};
use lawbook::NotModelled;
use planning::landed_cost::{BlockKind, LandedCost};

use super::comparison::Comparison;
use crate::report::chart::{Chart, Drawing, Panel, Segment, SegmentKind, Unit, Waterfall};
use crate::report::compose::not_modelled_text;
use crate::report::model::{Block, Cell, Column, Fact, Row, RowKind, Section, Table};

/// The line of duty on materials into the country of the plant, which the case gives.
const MATERIALS_DUTY: &str = "make.materials-duty";
/// Places of an amount a unit.
const CENTS: u32 = 2;

/// What the report says of cost: blocks side by side, lines with their sources, hard to soft, the years,
/// and what would flip the answer. A section that has nothing to say is not there.
///
/// - Takes: what the law held here leaves out, of which the duty on materials is told where it is felt.
#[must_use]
pub fn sections(comparison: &Comparison, left_out: &[NotModelled]) -> Vec<Section> {
    if comparison.scenarios.is_empty() {
        return Vec::new();
    }
    let mut beside = beside(comparison);
    let duty_on_materials = |cost: &LandedCost| cost.lines().any(|(_, line)| line.id == MATERIALS_DUTY);
    if comparison.scenarios.iter().any(|compared| duty_on_materials(&compared.cost)) {
        let told = left_out.iter().filter(|entry| entry.key == "mexican-duty-by-line");
        beside.blocks.extend(told.map(|entry| Block::Note(not_modelled_text(entry))));
    }
    let mut sections = vec![beside, lines::lines(comparison), lines::hardness(comparison)];
    sections.extend(years::years(comparison));
    sections.extend(flips::flips(comparison));
    sections
}

fn leader(comparison: &Comparison) -> Option<usize> {
    comparison.outlook.as_ref()?.ranking.first().copied()
}

fn title(key: &'static str) -> Message {
    Message::new(key)
}

fn currency_caption(key: &'static str, comparison: &Comparison) -> Message {
    Message::new(key).with("currency", comparison.currency.as_str())
}

/// A column for each scenario, the leader set apart.
fn scenario_columns(comparison: &Comparison, places: u32) -> Vec<Column> {
    let ahead = leader(comparison);
    comparison
        .scenarios
        .iter()
        .enumerate()
        .map(|(at, compared)| {
            Column::figures(compared.cost.name.as_str(), places).stand_out(ahead == Some(at))
        })
        .collect()
}

/// 'without …' for each scenario whose total lacks something.
fn without(cost: &LandedCost) -> Option<Message> {
    if cost.unknowns.is_empty() {
        return None;
    }
    let missing: Vec<Value> = cost.unknowns.iter().map(|unknown| unknown.label.clone().into()).collect();
    let message = match cost.bounds {
        Some((low, high)) => Message::new("cost-without-bounded").with("low", low).with("high", high),
        None => Message::new("cost-without"),
    };
    Some(message.with("scenario", cost.name.as_str()).with("missing", Value::List(missing)))
}

/// Blocks of every scenario side by side, and their waterfall.
fn beside(comparison: &Comparison) -> Section {
    let mut section = Section::new("landed-cost", title("cost-section-beside"));
    if let Some(what_if) = &comparison.what_if {
        section = section.say(Message::new("cost-what-if").with("title", what_if.as_str()));
        let set: Vec<Fact> = comparison
            .settings
            .iter()
            .map(|setting| {
                Fact::new(setting.driver.kind.label(), setting.driver.kind.show(setting.value))
                    .source(setting.driver.source.reference.as_str())
            })
            .collect();
        section = section.show(set);
    }
    section = section.say(verdict(comparison));
    let mut columns = vec![Column::words(Message::new("cost-column-block"))];
    columns.extend(scenario_columns(comparison, CENTS));
    let mut rows: Vec<Row> = BlockKind::ALL
        .iter()
        .map(|kind| {
            let mut cells: Vec<Cell> = vec![Message::new(kind.message_key()).into()];
            cells.extend(comparison.scenarios.iter().map(|compared| {
                let unknown = compared.cost.unknowns.iter().any(|unknown| unknown.block == *kind);
                let total = compared.cost.block(*kind).map(|block| block.total);
                match total {
                    // A block of which nothing is known is not a zero.
                    Some(total) if unknown && total.amount.is_zero() => Cell::Unknown,
                    total => Cell::known(total),
                }
            }));
            Row::new(cells)
        })
        .collect();
    let across = |label: &'static str, pick: &dyn Fn(&LandedCost) -> Cell| {
        let mut cells: Vec<Cell> = vec![Message::new(label).into()];
        cells.extend(comparison.scenarios.iter().map(|compared| pick(&compared.cost)));
        cells
    };
    rows.push(Row::of(RowKind::Total, across("cost-row-total", &|cost| Cell::from(cost.total))));
    let mut table = Table {
        caption: currency_caption("cost-caption-blocks", comparison),
        columns,
        rows,
        notes: Vec::new(),
    };
    table.notes = comparison.scenarios.iter().filter_map(|compared| without(&compared.cost)).collect();
    section = section.show(table);
    section = section.show(waterfall(comparison));
    let asked: Vec<Fact> = comparison
        .scenarios
        .iter()
        .flat_map(|compared| {
            compared.cost.unknowns.iter().map(|unknown| {
                Fact::new(compared.cost.name.as_str(), unknown.question.clone())
                    .source(Message::new("cost-ask-bound"))
            })
        })
        .collect();
    if asked.is_empty() { section } else { section.show(asked) }
}

/// Who is cheapest, by how much, and whether that is settled.
fn verdict(comparison: &Comparison) -> Message {
    let cost = |at: usize| &comparison.scenarios[at].cost;
    let alone = |cost: &LandedCost| {
        Message::new("cost-verdict-alone").with("scenario", cost.name.as_str()).with("total", cost.total)
    };
    let Some(outlook) = &comparison.outlook else { return alone(cost(0)) };
    let first = cost(outlook.ranking[0]);
    match (outlook.ranking.get(1), outlook.lead) {
        (Some(next), Some(lead)) => {
            let key = if outlook.settled { "cost-verdict" } else { "cost-verdict-open" };
            Message::new(key)
                .with("scenario", first.name.as_str())
                .with("total", first.total)
                .with("next", cost(*next).name.as_str())
                .with("lead", lead)
        }
        _ => alone(first),
    }
}

fn waterfall(comparison: &Comparison) -> Chart {
    let ahead = leader(comparison);
    let panels = comparison
        .scenarios
        .iter()
        .enumerate()
        .map(|(at, compared)| {
            let mut segments: Vec<Segment> = compared
                .cost
                .blocks
                .iter()
                .map(|block| {
                    let unknown = compared.cost.unknowns.iter().any(|u| u.block == block.kind);
                    Segment {
                        label: Message::new(block.kind.message_key()).into(),
                        amount: Some(block.total.amount).filter(|amount| !(unknown && amount.is_zero())),
                        kind: if block.kind == BlockKind::DutyAndFees {
                            SegmentKind::Accent
                        } else {
                            SegmentKind::Step
                        },
                    }
                })
                .collect();
            segments.push(Segment {
                label: Message::new("cost-row-total").into(),
                amount: Some(compared.cost.total.amount),
                kind: SegmentKind::Total,
            });
            Panel { label: compared.cost.name.as_str().into(), stands_out: ahead == Some(at), segments }
        })
        .collect();
    Chart {
        id: "cost-waterfall".into(),
        title: Message::new("cost-chart-waterfall"),
        description: verdict(comparison),
        drawing: Drawing::Waterfall(Waterfall { unit: Unit::Money(comparison.currency, CENTS), panels }),
    }
}
