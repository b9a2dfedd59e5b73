//! What would flip the answer.

use customs::{Decimal, Message, Value};
use planning::landed_cost::sensitivity::{BreakEven, DriverKind, Outlook, TwoWayMap};

use super::{CENTS, title};
use crate::landed_cost::Comparison;
use crate::report::chart::{Bar, Bars, Chart, Drawing, Field, Place, Side, Unit};
use crate::report::model::{Cell, Column, Row, Section, Table};

/// What would flip the answer.
pub(super) fn flips(comparison: &Comparison) -> Option<Section> {
    let outlook = comparison.outlook.as_ref()?;
    if comparison.scenarios.len() < 2 || comparison.drivers.is_empty() {
        return None;
    }
    let mut section = Section::new("cost-flips", title("cost-section-flips")).say(outlook.sentence.clone());
    if !comparison.drivers_named {
        section = section.say(Message::new("cost-drivers-default"));
    }
    section = section.show(break_evens(comparison, outlook));
    if let Some(chart) = tornado(comparison, outlook) {
        section = section.show(chart);
    }
    if let Some(chart) = outlook.map.as_ref().and_then(|found| map(comparison, outlook, found)) {
        section = section.show(chart);
    }
    Some(section)
}

/// What a driver is called, with the scenarios it touches where they are not all.
#[must_use]
pub fn driver_label(comparison: &Comparison, driver: usize) -> Value {
    let driver = &comparison.drivers[driver];
    let named: Vec<&str> = comparison
        .scenarios
        .iter()
        .filter(|compared| driver.scenarios.contains(&compared.cost.scenario))
        .map(|compared| compared.cost.name.as_str())
        .collect();
    if named.is_empty() || named.len() == comparison.scenarios.len() {
        return driver.kind.label().into();
    }
    Message::new("cost-driver-of").with("driver", driver.kind.label()).with("scenarios", named).into()
}

fn break_evens(comparison: &Comparison, outlook: &Outlook) -> Table {
    let name = |id: &str| {
        let found = comparison.scenarios.iter().find(|compared| compared.cost.scenario == id);
        found.map_or_else(|| id.to_owned(), |compared| compared.cost.name.clone())
    };
    let shown = |kind: DriverKind, value: Option<Decimal>| match value {
        Some(value) => Cell::from(kind.show(value)),
        None => Cell::from(Message::new("cost-none-found")),
    };
    let row = |found: &BreakEven| {
        let driver = &comparison.drivers[found.driver];
        Row::new(vec![
            Cell::from(driver_label(comparison, found.driver)),
            Cell::from(name(&found.rival).as_str()),
            Cell::from(driver.kind.show(found.base)),
            shown(driver.kind, found.below),
            shown(driver.kind, found.above),
            Cell::from(
                Message::new("cost-range")
                    .with("low", driver.kind.show(driver.low))
                    .with("high", driver.kind.show(driver.high)),
            ),
        ])
    };
    let ahead = outlook.ranking.first().map(|at| comparison.scenarios[*at].cost.name.as_str());
    Table {
        caption: Message::new("cost-caption-break-even").with("scenario", ahead.unwrap_or_default()),
        columns: vec![
            Column::words(Message::new("cost-column-driver")),
            Column::words(Message::new("cost-column-rival")),
            Column::words(Message::new("cost-column-today")),
            Column::words(Message::new("cost-column-level-below")),
            Column::words(Message::new("cost-column-level-above")),
            Column::words(Message::new("cost-column-range")),
        ],
        rows: outlook.break_evens.iter().filter(|found| crosses(found)).map(row).collect(),
        notes: without_crossing(comparison, outlook).into_iter().collect(),
    }
}

const fn crosses(found: &BreakEven) -> bool {
    found.below.is_some() || found.above.is_some()
}

/// The drivers that bring no scenario level with the leader, wherever they go.
fn without_crossing(comparison: &Comparison, outlook: &Outlook) -> Option<Message> {
    let crossing = |at: usize| outlook.break_evens.iter().any(|found| found.driver == at && crosses(found));
    let searched = |at: usize| outlook.break_evens.iter().any(|found| found.driver == at);
    let silent: Vec<Value> = (0..comparison.drivers.len())
        .filter(|at| searched(*at) && !crossing(*at))
        .map(|at| driver_label(comparison, at))
        .collect();
    (!silent.is_empty()).then(|| Message::new("cost-no-crossing").with("drivers", Value::List(silent)))
}

fn tornado(comparison: &Comparison, outlook: &Outlook) -> Option<Chart> {
    let (first, against) = (*outlook.ranking.first()?, outlook.against?);
    let lead = outlook.totals[against].checked_sub(outlook.totals[first]).ok()?;
    let next = &comparison.scenarios[against].cost.name;
    let ahead = &comparison.scenarios[first].cost.name;
    let bars: Vec<Bar> = outlook
        .tornado
        .iter()
        .filter(|bar| !bar.swing().is_zero())
        .map(|bar| {
            let driver = &comparison.drivers[bar.driver];
            let mut drawn = Bar::between(driver_label(comparison, bar.driver), bar.at_low, bar.at_high)
                .ends(driver.kind.show(driver.low), driver.kind.show(driver.high));
            // A bar that reaches zero flips the answer.
            drawn.stands_out = bar.at_low.is_negative() || bar.at_high.is_negative();
            drawn
        })
        .collect();
    if bars.is_empty() {
        return None;
    }
    Some(Chart {
        id: "cost-tornado".into(),
        title: Message::new("cost-chart-tornado")
            .with("scenario", ahead.as_str())
            .with("next", next.as_str()),
        description: outlook.sentence.clone(),
        drawing: Drawing::Bars(Bars {
            unit: Unit::Money(comparison.currency, CENTS),
            base: Some(lead.amount),
            bars,
        }),
    })
}

/// The map of the two widest drivers: who is ahead at each pair of values, and the lead.
fn map(comparison: &Comparison, outlook: &Outlook, map: &TwoWayMap) -> Option<Chart> {
    let (leader, rival) = (*outlook.ranking.first()?, outlook.against?);
    // Today's leader and the one it is measured against come first; the others follow in their order.
    let others = (0..comparison.scenarios.len()).filter(|at| *at != leader && *at != rival);
    let order: Vec<usize> = [leader, rival].into_iter().chain(others).collect();
    let name = |at: usize| comparison.scenarios[at].cost.name.as_str();
    let side = |driver: usize, values: &[Decimal], today: Option<Decimal>| Side {
        label: driver_label(comparison, driver),
        values: values.iter().map(|value| (*value, comparison.drivers[driver].kind.show(*value))).collect(),
        today,
    };
    let place = |ahead: usize, lead: Decimal| Place {
        ahead: order.iter().position(|at| *at == ahead).unwrap_or_default(),
        lead,
    };
    let cells: Vec<Vec<Place>> = map
        .ahead
        .iter()
        .zip(&map.lead)
        .map(|(ahead, lead)| ahead.iter().zip(lead).map(|(ahead, lead)| place(*ahead, *lead)).collect())
        .collect();
    let all = cells.iter().flatten().count();
    let ahead = cells.iter().flatten().filter(|place| place.ahead == 0).count();
    Some(Chart {
        id: "cost-map".into(),
        title: Message::new("cost-chart-map")
            .with("scenario", name(leader))
            .with("next", name(rival))
            .with("currency", comparison.currency.as_str()),
        description: Message::new("cost-map-about")
            .with("scenario", name(leader))
            .with("next", name(rival))
            .with("ahead", u64::try_from(ahead).unwrap_or_default())
            .with("all", u64::try_from(all).unwrap_or_default()),
        drawing: Drawing::Field(Field {
            unit: Unit::Money(comparison.currency, CENTS),
            across: side(map.across, &map.across_values, map.across_today),
            up: side(map.up, &map.up_values, map.up_today),
            names: order.iter().map(|at| name(*at).into()).collect(),
            cells,
        }),
    })
}
