//! What would change the answer: drivers, break-even, tornado, two-way map.

use customs::{Currency, Decimal, Message, Money, Value};

use super::error::CostError;
use super::figure::Source;
use super::inputs::{Adjustments, ScenarioInputs};
use super::{estimate, total_with};

/// One thing that may change, with the range in which it may.
#[derive(Clone, Debug, PartialEq)]
pub struct Driver {
    /// What.
    pub kind: DriverKind,
    /// Ids of the scenarios it touches; all when empty.
    pub scenarios: Vec<String>,
    /// Lower end of its range, in the unit of its kind.
    pub low: Decimal,
    /// Upper end of its range.
    pub high: Decimal,
    /// Where the range comes from.
    pub source: Source,
}

/// What may change, and the unit its values are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DriverKind {
    /// Sum of the ad valorem duties into the United States; a share of customs value.
    Duty,
    /// Units of a currency for one unit of the case's.
    Exchange(Currency),
    /// Wages; a factor on today's.
    Wage,
    /// Quoted prices and materials; a factor on today's.
    Price,
    /// Freight and charges of the way; a factor on today's.
    Freight,
    /// Other overhead; a factor on today's.
    Overhead,
    /// Units a year.
    Volume,
    /// Good units out of units started; a share.
    Yield,
    /// Cost of capital; a share a year.
    Capital,
    /// Days under way and lead time; a factor on today's.
    LeadTime,
}

impl DriverKind {
    /// Kebab-case name, as in the case and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Duty => "duty",
            Self::Exchange(_) => "exchange",
            Self::Wage => "wage",
            Self::Price => "price",
            Self::Freight => "freight",
            Self::Overhead => "overhead",
            Self::Volume => "volume",
            Self::Yield => "yield",
            Self::Capital => "capital",
            Self::LeadTime => "lead-time",
        }
    }

    /// Its name for a reader.
    #[must_use]
    pub fn label(self) -> Message {
        match self {
            Self::Duty => Message::new("cost-driver-duty"),
            Self::Exchange(currency) => {
                Message::new("cost-driver-exchange").with("currency", currency.as_str())
            }
            Self::Wage => Message::new("cost-driver-wage"),
            Self::Price => Message::new("cost-driver-price"),
            Self::Freight => Message::new("cost-driver-freight"),
            Self::Overhead => Message::new("cost-driver-overhead"),
            Self::Volume => Message::new("cost-driver-volume"),
            Self::Yield => Message::new("cost-driver-yield"),
            Self::Capital => Message::new("cost-driver-capital"),
            Self::LeadTime => Message::new("cost-driver-lead-time"),
        }
    }

    /// A value of this kind as a reader sees it, rounded as finely as anyone could act on.
    #[must_use]
    pub fn show(self, value: Decimal) -> Value {
        let percent = || {
            let percent = value.to_percent().unwrap_or(value);
            Value::Percent(percent.round_half_even(1))
        };
        match self {
            Self::Exchange(_) => Value::Number(value.round_half_even(2)),
            Self::Volume => Value::Number(value.round_half_even(0)),
            Self::Duty
            | Self::Wage
            | Self::Price
            | Self::Freight
            | Self::Overhead
            | Self::Yield
            | Self::Capital
            | Self::LeadTime => percent(),
        }
    }
}

impl Driver {
    /// Whether the driver touches a scenario.
    #[must_use]
    pub fn touches(&self, scenario: &ScenarioInputs) -> bool {
        let named = self.scenarios.is_empty() || self.scenarios.contains(&scenario.id);
        // A yield is set only where one is declared: a quoted price holds its own.
        named && (self.kind != DriverKind::Yield || scenario.make.yield_share.is_some())
    }

    /// Sets the driver to `value` in what is changed about a scenario.
    pub fn set(&self, change: &mut Adjustments, value: Decimal) {
        match self.kind {
            DriverKind::Duty => change.duty_share = Some(value),
            DriverKind::Exchange(currency) => {
                change.exchange.retain(|(other, _)| *other != currency);
                change.exchange.push((currency, value));
            }
            DriverKind::Wage => change.wage = Some(value),
            DriverKind::Price => change.price = Some(value),
            DriverKind::Freight => change.freight = Some(value),
            DriverKind::Overhead => change.overhead = Some(value),
            DriverKind::Volume => change.annual_volume = Some(value),
            DriverKind::Yield => change.yield_share = Some(value),
            DriverKind::Capital => change.capital_cost = Some(value),
            DriverKind::LeadTime => change.lead_time = Some(value),
        }
    }

    /// Where the driver stands today: in the first scenario it touches.
    pub fn base(&self, scenarios: &[ScenarioInputs]) -> Result<Option<Decimal>, CostError> {
        let Some(scenario) = scenarios.iter().find(|scenario| self.touches(scenario)) else {
            return Ok(None);
        };
        Ok(match self.kind {
            DriverKind::Duty => Some(estimate(scenario)?.duty_share),
            DriverKind::Exchange(currency) => rate_of(scenario, currency)?,
            DriverKind::Volume => scenario.annual_volume.value,
            DriverKind::Yield => scenario.make.yield_share.as_ref().and_then(|figure| figure.value),
            DriverKind::Capital => scenario.capital_cost.value,
            DriverKind::Wage
            | DriverKind::Price
            | DriverKind::Freight
            | DriverKind::Overhead
            | DriverKind::LeadTime => Some(Decimal::ONE),
        })
    }

    /// The values that can be thought of, wider than the range: where a break-even is looked for.
    fn domain(&self, base: Decimal) -> Result<(Decimal, Decimal), CostError> {
        let times = |factor: i64| base.checked_mul(Decimal::from_integer(factor));
        let part = |of: i64| base.checked_div(Decimal::from_integer(of));
        let (low, high) = match self.kind {
            DriverKind::Duty => (Decimal::ZERO, Decimal::from_integer(3)),
            DriverKind::Exchange(_) => (part(4)?, times(4)?),
            DriverKind::Volume => (part(50)?, times(50)?),
            DriverKind::Yield => (Decimal::new(5, 2), Decimal::ONE),
            DriverKind::Capital => (Decimal::ZERO, Decimal::ONE),
            DriverKind::Wage
            | DriverKind::Price
            | DriverKind::Freight
            | DriverKind::Overhead
            | DriverKind::LeadTime => (Decimal::ZERO, Decimal::from_integer(5)),
        };
        Ok((low.min(self.low), high.max(self.high)))
    }
}

/// Units of `currency` for one unit of the case's currency.
fn rate_of(scenario: &ScenarioInputs, currency: Currency) -> Result<Option<Decimal>, CostError> {
    for rate in &scenario.exchange_rates {
        let Some(value) = rate.rate.value else { continue };
        if rate.from == scenario.currency && rate.to == currency {
            return Ok(Some(value));
        }
        if rate.from == currency && rate.to == scenario.currency {
            return Ok(Some(Decimal::ONE.checked_div(value)?));
        }
    }
    Ok(None)
}

/// The landed cost of a unit with drivers set to values; `settings` pairs a driver with its value.
pub fn total_at(scenario: &ScenarioInputs, settings: &[(&Driver, Decimal)]) -> Result<Decimal, CostError> {
    let mut change = Adjustments::default();
    for (driver, value) in settings {
        if driver.touches(scenario) {
            driver.set(&mut change, *value);
        }
    }
    total_with(scenario, &change)
}

/// Where two scenarios cost the same.
#[derive(Clone, Debug, PartialEq)]
pub struct BreakEven {
    /// Number of the driver.
    pub driver: usize,
    /// Id of the scenario that is ahead today.
    pub leader: String,
    /// Id of the one that comes level.
    pub rival: String,
    /// Where the driver stands today.
    pub base: Decimal,
    /// Nearest value below today's at which they come level.
    pub below: Option<Decimal>,
    /// Nearest value above today's.
    pub above: Option<Decimal>,
    /// Whether one of them lies in the driver's own range.
    pub within_range: bool,
}

/// How finely a domain is looked through for a change of sign, on each side of today's value.
const STEPS: i64 = 24;
/// A difference of a unit's cost that counts as none.
const LEVEL: Decimal = Decimal::new(1, 9);

/// The nearest values of a driver, below and above today's, at which two scenarios cost the same.
///
/// - Gives: `None` where the driver has no value today.
/// - Method: the domain is looked through in steps for a change of sign; inside the step the Illinois
///   form of false position closes in until the costs differ by less than 10⁻⁹, or the bracket has closed.
///   A pair of crossings inside one step is not seen.
pub fn break_even(
    scenarios: &[ScenarioInputs],
    leader: usize,
    rival: usize,
    drivers: &[Driver],
    driver: usize,
) -> Result<Option<BreakEven>, CostError> {
    let moved = &drivers[driver];
    let Some(base) = moved.base(scenarios)? else { return Ok(None) };
    let gap = |value: Decimal| -> Result<Decimal, CostError> {
        let settings = [(moved, value)];
        let theirs = total_at(&scenarios[rival], &settings)?;
        Ok(theirs.checked_sub(total_at(&scenarios[leader], &settings)?)?)
    };
    let (low, high) = moved.domain(base)?;
    let below = nearest_root(&gap, base, low)?;
    let above = nearest_root(&gap, base, high)?;
    let inside = |value: &Decimal| *value >= moved.low && *value <= moved.high;
    Ok(Some(BreakEven {
        driver,
        leader: scenarios[leader].id.clone(),
        rival: scenarios[rival].id.clone(),
        base,
        within_range: below.as_ref().is_some_and(inside) || above.as_ref().is_some_and(inside),
        below,
        above,
    }))
}

type Gap<'g> = &'g dyn Fn(Decimal) -> Result<Decimal, CostError>;

/// The first root met on the way from `from` to `to`.
fn nearest_root(gap: Gap<'_>, from: Decimal, to: Decimal) -> Result<Option<Decimal>, CostError> {
    let width = to.checked_sub(from)?;
    let (mut here, mut at_here) = (from, gap(from)?);
    for step in 1..=STEPS {
        // Steps grow with the square of their number: near today's value they are finest.
        let part = Decimal::from_integer(step * step).checked_div(Decimal::from_integer(STEPS * STEPS))?;
        let next = from.checked_add(width.checked_mul(part)?)?;
        let at_next = gap(next)?;
        if at_here.is_negative() != at_next.is_negative() || at_next.is_zero() {
            return root_between(gap, (here, at_here), (next, at_next)).map(Some);
        }
        (here, at_here) = (next, at_next);
    }
    Ok(None)
}

/// The root between two points of opposite sign.
fn root_between(
    gap: Gap<'_>,
    mut a: (Decimal, Decimal),
    mut b: (Decimal, Decimal),
) -> Result<Decimal, CostError> {
    let half = Decimal::from_integer(2);
    for turn in 0..200 {
        if b.1.abs() < LEVEL {
            return Ok(b.0);
        }
        if a.1.abs() < LEVEL {
            return Ok(a.0);
        }
        let width = b.0.checked_sub(a.0)?;
        if width.abs() <= Decimal::from_scaled(2) {
            break;
        }
        // Every third turn halves the bracket, so that a jump (a further truck) cannot stall it.
        let part = if turn % 3 == 2 {
            Decimal::ONE.checked_div(half)?
        } else {
            a.1.checked_div(a.1.checked_sub(b.1)?)?
        };
        let middle = a.0.checked_add(width.checked_mul(part)?)?;
        let at_middle = gap(middle)?;
        if at_middle.is_negative() == b.1.is_negative() {
            // Illinois: the end that stays twice counts half.
            a.1 = a.1.checked_div(half)?;
            b = (middle, at_middle);
        } else {
            a = b;
            b = (middle, at_middle);
        }
    }
    Ok(b.0)
}

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
        let lead = |value| -> Result<Decimal, CostError> {
            let settings = [(driver, value)];
            let theirs = total_at(&scenarios[rival], &settings)?;
            Ok(theirs.checked_sub(total_at(&scenarios[leader], &settings)?)?)
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
    let (mut ahead, mut lead) = (Vec::new(), Vec::new());
    for up_value in &up_values {
        let (mut ahead_row, mut lead_row) = (Vec::new(), Vec::new());
        for across_value in &across_values {
            let settings = [(&drivers[across], *across_value), (&drivers[up], *up_value)];
            let totals = scenarios
                .iter()
                .map(|scenario| total_at(scenario, &settings))
                .collect::<Result<Vec<_>, _>>()?;
            ahead_row.push(cheapest(&totals));
            lead_row.push(totals[rival].checked_sub(totals[leader])?);
        }
        ahead.push(ahead_row);
        lead.push(lead_row);
    }
    Ok(TwoWayMap { across, up, across_values, up_values, ahead, lead })
}

/// Number of the least total; the first of equals.
fn cheapest(totals: &[Decimal]) -> usize {
    totals.iter().enumerate().min_by_key(|(at, total)| (**total, *at)).map_or(0, |(at, _)| at)
}

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
    /// Tornado of the leader against the next.
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
/// - Takes: the scenarios compared (at least one), the drivers.
/// - Gives: `None` for no scenario.
pub fn outlook(scenarios: &[ScenarioInputs], drivers: &[Driver]) -> Result<Option<Outlook>, CostError> {
    let costs = scenarios.iter().map(estimate).collect::<Result<Vec<_>, _>>()?;
    let totals: Vec<Money> = costs.iter().map(|cost| cost.total).collect();
    let mut ranking: Vec<usize> = (0..scenarios.len()).collect();
    ranking.sort_by_key(|at| (totals[*at].amount, *at));
    let Some(&leader) = ranking.first() else { return Ok(None) };
    let mut break_evens = Vec::new();
    for &rival in &ranking[1..] {
        for (at, driver) in drivers.iter().enumerate() {
            if [leader, rival].iter().any(|scenario| driver.touches(&scenarios[*scenario])) {
                break_evens.extend(break_even(scenarios, leader, rival, drivers, at)?);
            }
        }
    }
    let next = ranking.get(1).copied();
    let bars = match next {
        Some(next) => tornado(scenarios, leader, next, drivers)?,
        None => Vec::new(),
    };
    let map = match (next, bars.as_slice()) {
        (Some(next), [first, second, ..]) => {
            let pair = (first.driver, second.driver);
            Some(two_way(scenarios, leader, next, drivers, pair, MAP_CELLS)?)
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
        tornado: bars,
        map,
        sentence,
    }))
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
    let mut conditions: Vec<Value> = Vec::new();
    for (outside, _, found, value, is_above) in crossings {
        if named.contains(&found.driver) || (outside && conditions.len() >= 2) {
            continue;
        }
        named.push(found.driver);
        conditions.push(condition(scenarios, &drivers[found.driver], found, value, is_above).into());
        if conditions.len() == CONDITIONS {
            break;
        }
    }
    if conditions.is_empty() {
        return Message::new("cost-stays-ahead-throughout").with("scenario", name);
    }
    Message::new("cost-stays-ahead-unless").with("scenario", name).with("conditions", Value::List(conditions))
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
