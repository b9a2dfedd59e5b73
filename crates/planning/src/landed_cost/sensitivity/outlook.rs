//! Who is ahead today, and the sentence on what would flip it.

use customs::{Decimal, Message, Money};
use rayon::prelude::*;

use super::Driver;
use super::break_even::{BreakEven, break_evens_of};
use super::condensed::condensed;
use super::ranges::{Bar, TwoWayMap, tornado, two_way};
use crate::landed_cost::error::CostError;
use crate::landed_cost::estimate;
use crate::landed_cost::inputs::ScenarioInputs;

/// Who is ahead today and what would flip it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Numbers of the scenarios, the cheapest first.
    pub ranking: Vec<usize>,
    /// Known total a unit of each scenario, by number.
    pub totals: Vec<Money>,
    /// Lead over the next, a unit.
    pub lead: Option<Money>,
    /// Whether the order of the first two holds whatever the unknown lines turn out to be.
    pub settled: bool,
    /// Break-even of every driver of the leader against every other scenario.
    pub break_evens: Vec<BreakEven>,
    /// The scenario that tornado and map measure the leader against.
    pub against: Option<usize>,
    /// Tornado of the leader against it.
    pub tornado: Vec<Bar>,
    /// Map of the two widest bars.
    pub map: Option<TwoWayMap>,
    /// 'X stays ahead unless …'.
    pub sentence: Message,
}

/// Cells of a two-way map in each direction.
const MAP_CELLS: u32 = 13;
/// Conditions that fit in one sentence.
const CONDITIONS: usize = 3;

/// Who is ahead today, and what would flip it.
///
/// - Takes: the scenarios compared (at least one), the drivers; `against`, the scenario whose place the
///   leader would take, for tornado and map. The next in rank when there is none, or when it leads.
/// - Gives: `None` for no scenario.
pub fn outlook(
    scenarios: &[ScenarioInputs],
    drivers: &[Driver],
    against: Option<usize>,
) -> Result<Option<Outlook>, CostError> {
    let costs = scenarios.iter().map(estimate).collect::<Result<Vec<_>, _>>()?;
    let light = scenarios.iter().map(condensed).collect::<Result<Vec<_>, _>>()?;
    let scenarios = light.as_slice();
    let totals: Vec<Money> = costs.iter().map(|cost| cost.total).collect();
    let mut ranking: Vec<usize> = (0..scenarios.len()).collect();
    ranking.sort_by_key(|at| (totals[*at].amount, *at));
    let Some(&leader) = ranking.first() else { return Ok(None) };
    let break_evens = break_evens(scenarios, &ranking, drivers)?;
    let next = ranking.get(1).copied();
    let against = against.filter(|at| *at != leader && *at < scenarios.len()).or(next);
    let bars = match against {
        Some(rival) => tornado(scenarios, leader, rival, drivers)?,
        None => Vec::new(),
    };
    let map = match (against, bars.as_slice()) {
        (Some(rival), [first, second, ..]) => {
            let pair = (first.driver, second.driver);
            Some(two_way(scenarios, leader, rival, drivers, pair, MAP_CELLS)?)
        }
        _ => None,
    };
    let settled = next.is_none_or(|next| match (costs[leader].bounds, costs[next].bounds) {
        (Some((_, high)), Some((low, _))) => high.amount <= low.amount,
        _ => false,
    });
    let sentence = sentence(scenarios, drivers, leader, &break_evens);
    Ok(Some(Outlook {
        lead: next.map(|next| totals[next].checked_sub(totals[leader])).transpose()?,
        ranking,
        totals,
        settled,
        break_evens,
        against,
        tornado: bars,
        map,
        sentence,
    }))
}

/// Break-even of every driver of the leader against every other scenario, rival by rival. Drivers stand for
/// themselves, so they are searched side by side.
fn break_evens(
    scenarios: &[ScenarioInputs],
    ranking: &[usize],
    drivers: &[Driver],
) -> Result<Vec<BreakEven>, CostError> {
    let Some((&leader, rivals)) = ranking.split_first() else { return Ok(Vec::new()) };
    let found: Vec<Vec<Option<BreakEven>>> = (0..drivers.len())
        .into_par_iter()
        .map(|at| break_evens_of(scenarios, leader, rivals, drivers, at))
        .collect::<Result<_, _>>()?;
    let of_rival = |rival: usize| found.iter().filter_map(move |of_driver| of_driver[rival].clone());
    Ok((0..rivals.len()).flat_map(of_rival).collect())
}

/// 'X stays ahead unless …': the crossings inside a driver's own range first, then the nearest ones.
fn sentence(
    scenarios: &[ScenarioInputs],
    drivers: &[Driver],
    leader: usize,
    break_evens: &[BreakEven],
) -> Message {
    let name = scenarios[leader].name.as_str();
    let mut crossings: Vec<(bool, Decimal, &BreakEven, Decimal, bool)> = Vec::new();
    for found in break_evens {
        let driver = &drivers[found.driver];
        for (value, is_above) in [(found.below, false), (found.above, true)] {
            let Some(value) = value else { continue };
            let inside = value >= driver.low && value <= driver.high;
            crossings.push((!inside, distance(found.base, value), found, value, is_above));
        }
    }
    crossings.sort_by_key(|(outside, far, found, ..)| (*outside, *far, found.driver));
    // A driver is named once, at its nearest crossing.
    let mut named: Vec<usize> = Vec::new();
    let mut conditions: Vec<Message> = Vec::new();
    for (outside, _, found, value, is_above) in crossings {
        if named.contains(&found.driver) || (outside && conditions.len() >= 2) {
            continue;
        }
        named.push(found.driver);
        conditions.push(condition(scenarios, &drivers[found.driver], found, value, is_above));
        if conditions.len() == CONDITIONS {
            break;
        }
    }
    let message = match conditions.len() {
        0 => Message::new("cost-stays-ahead-throughout"),
        1 => Message::new("cost-stays-ahead-unless-one"),
        2 => Message::new("cost-stays-ahead-unless-two"),
        _ => Message::new("cost-stays-ahead-unless-three"),
    };
    let names = ["first", "second", "third"];
    names
        .into_iter()
        .zip(conditions)
        .fold(message.with("scenario", name), |message, (name, condition)| message.with(name, condition))
}

fn distance(base: Decimal, value: Decimal) -> Decimal {
    let apart = value.checked_sub(base).unwrap_or_default().abs();
    if base.is_zero() { apart } else { apart.checked_div(base.abs()).unwrap_or(apart) }
}

/// One condition of the sentence, such as 'the peso passes 14.20 a dollar'.
fn condition(
    scenarios: &[ScenarioInputs],
    driver: &Driver,
    found: &BreakEven,
    value: Decimal,
    is_above: bool,
) -> Message {
    let place = match driver.scenarios.as_slice() {
        [id] => scenarios.iter().find(|scenario| scenario.id == *id).map(|scenario| scenario.name.clone()),
        _ => None,
    };
    let message = match (is_above, &place) {
        (true, Some(_)) => Message::new("cost-flip-above-in"),
        (false, Some(_)) => Message::new("cost-flip-below-in"),
        (true, None) => Message::new("cost-flip-above"),
        (false, None) => Message::new("cost-flip-below"),
    };
    let rival = scenarios.iter().find(|scenario| scenario.id == found.rival);
    message
        .with("driver", driver.kind.label())
        .with("value", driver.kind.show(value))
        .with("base", driver.kind.show(found.base))
        .with("place", place.unwrap_or_default())
        .with("rival", rival.map_or(String::new(), |scenario| scenario.name.clone()))
}
