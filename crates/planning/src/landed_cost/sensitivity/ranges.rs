//! What the ranges of drivers do: one at a time, and two at once.

use customs::Decimal;

use super::Driver;
use super::totals::Totals;
use crate::landed_cost::error::CostError;
use crate::landed_cost::inputs::ScenarioInputs;

/// One bar of the tornado: what a driver's own range does to the lead.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Number of the driver.
    pub driver: usize,
    /// Lead (rival minus leader, a unit) at the lower end of the range.
    pub at_low: Decimal,
    /// Lead at the upper end.
    pub at_high: Decimal,
}

impl Bar {
    /// Width of the bar.
    #[must_use]
    pub fn swing(&self) -> Decimal {
        self.at_high.checked_sub(self.at_low).unwrap_or_default().abs()
    }
}

/// The lead of one scenario over another at both ends of every driver's range, widest first.
pub fn tornado(
    scenarios: &[ScenarioInputs],
    leader: usize,
    rival: usize,
    drivers: &[Driver],
) -> Result<Vec<Bar>, CostError> {
    let mut bars = Vec::with_capacity(drivers.len());
    for (at, driver) in drivers.iter().enumerate() {
        if ![leader, rival].iter().any(|scenario| driver.touches(&scenarios[*scenario])) {
            continue;
        }
        let totals = Totals::new(scenarios, [driver])?;
        let lead = |value| -> Result<Decimal, CostError> {
            Ok(totals.at(rival, [value])?.checked_sub(totals.at(leader, [value])?)?)
        };
        bars.push(Bar { driver: at, at_low: lead(driver.low)?, at_high: lead(driver.high)? });
    }
    bars.sort_by(|a, b| b.swing().cmp(&a.swing()).then(a.driver.cmp(&b.driver)));
    Ok(bars)
}

/// Which scenario is ahead over the ranges of two drivers.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoWayMap {
    /// Number of the driver across.
    pub across: usize,
    /// Number of the driver upward.
    pub up: usize,
    /// Values across, ascending.
    pub across_values: Vec<Decimal>,
    /// Values upward, ascending.
    pub up_values: Vec<Decimal>,
    /// Where the driver across stands today.
    pub across_today: Option<Decimal>,
    /// Where the driver upward stands today.
    pub up_today: Option<Decimal>,
    /// `ahead[up][across]`: number of the cheapest scenario.
    pub ahead: Vec<Vec<usize>>,
    /// `lead[up][across]`: rival minus leader of today, a unit.
    pub lead: Vec<Vec<Decimal>>,
}

/// The map of two drivers over their own ranges, `cells` values each way.
pub fn two_way(
    scenarios: &[ScenarioInputs],
    leader: usize,
    rival: usize,
    drivers: &[Driver],
    (across, up): (usize, usize),
    cells: u32,
) -> Result<TwoWayMap, CostError> {
    let values = |driver: &Driver| -> Result<Vec<Decimal>, CostError> {
        let width = driver.high.checked_sub(driver.low)?;
        let last = Decimal::from_integer(i64::from(cells.max(2)) - 1);
        (0..cells.max(2))
            .map(|at| {
                let part = Decimal::from_integer(i64::from(at)).checked_div(last)?;
                Ok(driver.low.checked_add(width.checked_mul(part)?)?)
            })
            .collect()
    };
    let (across_values, up_values) = (values(&drivers[across])?, values(&drivers[up])?);
    let totals = Totals::new(scenarios, [&drivers[across], &drivers[up]])?;
    let (mut ahead, mut lead) = (Vec::new(), Vec::new());
    for up_value in &up_values {
        let (mut ahead_row, mut lead_row) = (Vec::new(), Vec::new());
        for across_value in &across_values {
            let totals = (0..scenarios.len())
                .map(|scenario| totals.at(scenario, [*across_value, *up_value]))
                .collect::<Result<Vec<_>, _>>()?;
            ahead_row.push(cheapest(&totals));
            lead_row.push(totals[rival].checked_sub(totals[leader])?);
        }
        ahead.push(ahead_row);
        lead.push(lead_row);
    }
    let (across_today, up_today) = (drivers[across].base(scenarios)?, drivers[up].base(scenarios)?);
    Ok(TwoWayMap { across, up, across_values, up_values, across_today, up_today, ahead, lead })
}

/// Number of the least total; the first of equals.
fn cheapest(totals: &[Decimal]) -> usize {
    totals.iter().enumerate().min_by_key(|(at, total)| (**total, *at)).map_or(0, |(at, _)| at)
}
