//! The cash of the years and what it saves.

use customs::{Decimal, Message, Value};
use planning::landed_cost::years::InternalRate;

use super::{currency_caption, leader, scenario_columns, title};
use crate::landed_cost::{Compared, Comparison};
use crate::report::chart::{Chart, Drawing, Line as ChartLine, Lines, Point, Unit};
use crate::report::model::{Cell, Column, Row, RowKind, Section, Table};

/// The cash of the years and what it saves.
pub(super) fn years(comparison: &Comparison) -> Option<Section> {
    let horizon = comparison.horizon.as_ref()?;
    let first = comparison.scenarios.first()?.cash.as_ref()?;
    let discount = Value::Percent(horizon.discount.to_percent().unwrap_or_default());
    let mut section = Section::new("cost-years", title("cost-section-years"))
        .say(Message::new("cost-years-lead").with("years", horizon.years).with("discount", discount));
    let mut columns = vec![Column::words(Message::new("cost-column-year"))];
    columns.extend(scenario_columns(comparison, 0));
    let across = |label: Value, pick: &dyn Fn(&Compared) -> Cell| {
        let mut cells = vec![Cell::Value(label)];
        cells.extend(comparison.scenarios.iter().map(pick));
        cells
    };
    let mut rows = vec![Row::new(across(Message::new("cost-row-start").into(), &|compared| {
        Cell::known(compared.cash.as_ref().map(|cash| cash.start))
    }))];
    for at in 0..first.years.len() {
        let label = Message::new("cost-row-year").with("year", first.years[at].number);
        rows.push(Row::new(across(label.into(), &|compared| {
            Cell::known(compared.cash.as_ref().map(|cash| cash.years[at].total))
        })));
    }
    rows.push(Row::of(
        RowKind::Total,
        across(Message::new("cost-row-present-value").into(), &|compared| {
            Cell::known(compared.cash.as_ref().map(|cash| cash.present_value))
        }),
    ));
    let notes = comparison
        .scenarios
        .iter()
        .filter(|compared| compared.cash.as_ref().is_some_and(|cash| cash.partial))
        .map(|compared| Message::new("cost-years-partial").with("scenario", compared.cost.name.as_str()))
        .chain([Message::new("cost-years-note")])
        .collect();
    section = section.show(Table {
        caption: currency_caption("cost-caption-years", comparison),
        columns,
        rows,
        notes,
    });
    section = section.show(savings_chart(comparison)?);
    if let Some(table) = savings_table(comparison) {
        section = section.show(table);
    }
    Some(section)
}

/// The cash paid up to each year, a line for each scenario.
fn savings_chart(comparison: &Comparison) -> Option<Chart> {
    let ahead = leader(comparison);
    let years = comparison.scenarios.first()?.cash.as_ref()?.years.len();
    let along = (0..=years)
        .map(|year| Point {
            at: Decimal::from_integer(year as i64),
            label: Message::new("cost-row-year").with("year", year).into(),
            is_tick: true,
        })
        .collect();
    let lines = comparison
        .scenarios
        .iter()
        .enumerate()
        .filter_map(|(at, compared)| {
            let cash = compared.cash.as_ref()?;
            let mut sum = cash.start.amount;
            let mut numbers = vec![Some(sum)];
            for year in &cash.years {
                sum = sum.checked_add(year.total.amount).unwrap_or(sum);
                numbers.push(Some(sum));
            }
            Some(ChartLine {
                label: compared.cost.name.as_str().into(),
                numbers,
                stands_out: ahead == Some(at),
            })
        })
        .collect();
    Some(Chart {
        id: "cost-years".into(),
        title: Message::new("cost-chart-years"),
        description: Message::new("cost-chart-years-description"),
        drawing: Drawing::Lines(Lines {
            unit: Unit::Money(comparison.currency, 0),
            steps: false,
            along,
            along_label: Message::new("cost-column-year").into(),
            lines,
            from_zero: true,
        }),
    })
}

fn savings_table(comparison: &Comparison) -> Option<Table> {
    let savings: Vec<_> =
        comparison.scenarios.iter().filter_map(|compared| compared.saving.as_ref()).collect();
    let against = &savings.first()?.against;
    let name = |id: &str| {
        let found = comparison.scenarios.iter().find(|compared| compared.cost.scenario == id);
        found.map_or_else(|| id.to_owned(), |compared| compared.cost.name.clone())
    };
    let years = |value: Option<Decimal>| match value {
        Some(value) => Cell::from(Value::Number(value.round_half_even(1))),
        None => Cell::from(Message::new("cost-never")),
    };
    let rows = savings
        .iter()
        .map(|saving| {
            let rate = match &saving.internal_rate {
                InternalRate::One(rate) => {
                    let percent = rate.to_percent().unwrap_or_default().round_half_even(1);
                    Cell::from(Value::Percent(percent))
                }
                InternalRate::None => Cell::from(Message::new("cost-rate-none")),
                InternalRate::Several(_) => Cell::from(Message::new("cost-rate-several")),
            };
            Row::new(vec![
                Cell::from(name(&saving.scenario).as_str()),
                Cell::from(saving.net_present_value),
                years(saving.payback_years),
                years(saving.discounted_payback_years),
                rate,
            ])
        })
        .collect();
    Some(Table {
        caption: currency_caption("cost-caption-saving", comparison).with("against", name(against).as_str()),
        columns: vec![
            Column::words(Message::new("cost-column-scenario")),
            Column::figures(Message::new("cost-column-net-present-value"), 0),
            Column::words(Message::new("cost-column-payback")),
            Column::words(Message::new("cost-column-discounted-payback")),
            Column::words(Message::new("cost-column-internal-rate")),
        ],
        rows,
        notes: Vec::new(),
    })
}
