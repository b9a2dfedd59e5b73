//! Landed cost over the years: volume, inflation, currency and duty move; the move is paid once.

use customs::{Currency, Decimal, Money};

use super::error::CostError;
use super::inputs::{Adjustments, ScenarioInputs};
use super::ledger::Context;
use super::{blocks_with, estimate_with};
use crate::estimate;

/// The years looked at, the same for every scenario of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Horizon {
    /// How many.
    pub years: u32,
    /// Rate at which later cash is discounted, a share a year.
    pub discount: Decimal,
    /// Units of each year from the first on; the last one stands for the years after it. The volume of
    /// the scenario, growing, when empty.
    pub volume_by_year: Vec<Decimal>,
    /// Growth of volume, a share a year.
    pub volume_growth: Decimal,
    /// Units of a currency for one unit of the case's, by year from the first on; the last one stands for
    /// the years after it.
    pub exchange_by_year: Vec<(Currency, Vec<Decimal>)>,
}

/// What changes over the years in one scenario; shares a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trends {
    /// Wages.
    pub wage: Decimal,
    /// Quoted prices and materials.
    pub price: Decimal,
    /// Freight and charges of the way.
    pub freight: Decimal,
    /// Other overhead.
    pub overhead: Decimal,
    /// Ad valorem duty into the United States by year, a share of customs value; the assessed duty when
    /// empty, the last one for the years after it.
    pub duty_share_by_year: Vec<Decimal>,
}

/// The cash that one scenario takes.
#[derive(Clone, Debug, PartialEq)]
pub struct CashFlow {
    /// Id of the scenario.
    pub scenario: String,
    /// Paid before the first year.
    pub start: Money,
    /// The years, the first one first.
    pub years: Vec<Year>,
    /// Sum of everything paid.
    pub total: Money,
    /// What it is worth today: the years discounted at their end.
    pub present_value: Money,
    /// One-time costs that nobody has given; they are in none of the sums.
    pub unknown_one_time: Vec<String>,
    /// Whether a unit cost here lacks an unknown line.
    pub partial: bool,
}

/// One year of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    /// 1 for the first.
    pub number: u32,
    /// Units.
    pub volume: Decimal,
    /// Landed cost of a unit.
    pub unit: Money,
    /// The blocks of a unit, in the order of [`super::BlockKind::ALL`].
    pub blocks: [Money; 5],
    /// Unit cost times volume.
    pub running: Money,
    /// One-time costs of the year.
    pub one_time: Money,
    /// Both.
    pub total: Money,
    /// Factor by which it is worth less today.
    pub discount_factor: Decimal,
}

/// What one scenario saves against another.
#[derive(Clone, Debug, PartialEq)]
pub struct Saving {
    /// The scenario that saves.
    pub scenario: String,
    /// The one it is measured against.
    pub against: String,
    /// Saved in each year, the start first; a negative amount is spent.
    pub yearly: Vec<Money>,
    /// Sum of the savings, discounted.
    pub net_present_value: Money,
    /// Years until what was spent is back, the last year in proportion; `None` when it never is, zero when
    /// nothing is spent ahead.
    pub payback_years: Option<Decimal>,
    /// The same on discounted savings.
    pub discounted_payback_years: Option<Decimal>,
    /// Internal rate of return.
    pub internal_rate: InternalRate,
}

/// The rate at which a saving is worth nothing today.
#[derive(Clone, Debug, PartialEq)]
pub enum InternalRate {
    /// There is one, a share a year.
    One(Decimal),
    /// There is none: nothing is spent, or it never comes back.
    None,
    /// The series changes sign more than once and has several; none of them answers the question.
    Several(Vec<Decimal>),
}

/// The entry of a year; the last one stands for the years after it.
fn of_year<T: Copy>(entries: &[T], year: u32) -> Option<T> {
    entries.get(year as usize).or(entries.last()).copied()
}

/// `(1 + rate)` to the power of a whole number, exact to twelve places.
fn growth(rate: Decimal, years: u32) -> Result<Decimal, CostError> {
    let factor = Decimal::ONE.checked_add(rate)?;
    (0..years).try_fold(Decimal::ONE, |product, _| Ok(product.checked_mul(factor)?))
}

/// What is changed in a year of the horizon (0 for the first).
///
/// - Gives: the adjustments to estimate that year with; the volume is `None` where the scenario has none.
pub fn adjustments(
    scenario: &ScenarioInputs,
    horizon: &Horizon,
    trends: &Trends,
    year: u32,
) -> Result<Adjustments, CostError> {
    let volume = |year| volume_of(scenario, horizon, year);
    let mut before = Decimal::ZERO;
    for earlier in 0..year {
        before = before.checked_add(volume(earlier)?.unwrap_or(Decimal::ZERO))?;
    }
    let factor = |rate: Decimal| {
        if year == 0 || rate.is_zero() { Ok(None) } else { growth(rate, year).map(Some) }
    };
    Ok(Adjustments {
        year,
        exchange: horizon
            .exchange_by_year
            .iter()
            .filter_map(|(currency, rates)| Some((*currency, of_year(rates, year)?)))
            .collect(),
        wage: factor(trends.wage)?,
        price: factor(trends.price)?,
        freight: factor(trends.freight)?,
        overhead: factor(trends.overhead)?,
        annual_volume: volume(year)?,
        units_before: Some(before),
        duty_share: of_year(&trends.duty_share_by_year, year),
        ..Adjustments::default()
    })
}

fn volume_of(scenario: &ScenarioInputs, horizon: &Horizon, year: u32) -> Result<Option<Decimal>, CostError> {
    if let Some(volume) = of_year(&horizon.volume_by_year, year) {
        return Ok(Some(volume));
    }
    let Some(first) = scenario.annual_volume.value else { return Ok(None) };
    Ok(Some(first.checked_mul(growth(horizon.volume_growth, year)?)?))
}

/// The cash that a scenario takes over the years.
///
/// - Refuses: what [`super::estimate`] refuses; a volume that is not above zero. Income tax and working
///   capital are not in it (see docs/landed-cost.md).
pub fn cash_flow(
    scenario: &ScenarioInputs,
    horizon: &Horizon,
    trends: &Trends,
) -> Result<CashFlow, CostError> {
    let money = |amount| Money::new(amount, scenario.currency);
    let (one_time, unknown_one_time) = one_time(scenario)?;
    let sum = |year: u32| {
        let of_year = one_time.iter().filter(|(at, _)| *at == year);
        of_year.map(|(_, amount)| *amount).try_fold(Decimal::ZERO, Decimal::checked_add)
    };
    let start = sum(0)?;
    let (mut total, mut present, mut discount) = (start, start, Decimal::ONE);
    let per_year = Decimal::ONE.checked_add(horizon.discount)?;
    let mut years = Vec::with_capacity(horizon.years as usize);
    let mut partial = false;
    for year in 0..horizon.years {
        let change = adjustments(scenario, horizon, trends, year)?;
        let (blocks, complete) = blocks_with(scenario, &change)?;
        partial |= !complete;
        let unit = blocks.iter().try_fold(Decimal::ZERO, |sum, block| sum.checked_add(*block))?;
        let volume = change.annual_volume.unwrap_or(Decimal::ZERO);
        partial |= change.annual_volume.is_none();
        let running = unit.checked_mul(volume)?;
        let once = sum(year + 1)?;
        let paid = running.checked_add(once)?;
        discount = discount.checked_div(per_year)?;
        total = total.checked_add(paid)?;
        present = present.checked_add(paid.checked_mul(discount)?)?;
        years.push(Year {
            number: year + 1,
            volume,
            unit: money(unit),
            blocks: blocks.map(money),
            running: money(running),
            one_time: money(once),
            total: money(paid),
            discount_factor: discount,
        });
    }
    Ok(CashFlow {
        scenario: scenario.id.clone(),
        start: money(start),
        years,
        total: money(total),
        present_value: money(present),
        partial: partial || !unknown_one_time.is_empty(),
        unknown_one_time,
    })
}

/// A year and what is paid in it.
type Payment = (u32, Decimal);

/// One-time costs with their years, and the names of those that nobody has given.
fn one_time(scenario: &ScenarioInputs) -> Result<(Vec<Payment>, Vec<String>), CostError> {
    let change = Adjustments::default();
    let context = Context::known(scenario, &change);
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for cost in &scenario.one_time {
        match context.money(&cost.amount)? {
            Some(amount) => known.push((cost.year, amount)),
            None => unknown.push(cost.name.clone()),
        }
    }
    Ok((known, unknown))
}

/// What one scenario saves against another over the years both cover.
pub fn saving(of: &CashFlow, against: &CashFlow, discount: Decimal) -> Result<Saving, CostError> {
    let currency = of.start.currency;
    let mut yearly = vec![against.start.checked_sub(of.start)?];
    for (mine, theirs) in of.years.iter().zip(&against.years) {
        yearly.push(theirs.total.checked_sub(mine.total)?);
    }
    let amounts: Vec<Decimal> = yearly.iter().map(|money| money.amount).collect();
    let per_year = Decimal::ONE.checked_add(discount)?;
    let (mut factor, mut present) = (Decimal::ONE, Vec::with_capacity(amounts.len()));
    for amount in &amounts {
        present.push(amount.checked_mul(factor)?);
        factor = factor.checked_div(per_year)?;
    }
    let value = present.iter().try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(*amount))?;
    let rates = estimate::internal_rates(&amounts);
    Ok(Saving {
        scenario: of.scenario.clone(),
        against: against.scenario.clone(),
        net_present_value: Money::new(value, currency),
        payback_years: payback(&amounts)?,
        discounted_payback_years: payback(&present)?,
        internal_rate: match rates.as_slice() {
            [] => InternalRate::None,
            [rate] => InternalRate::One(*rate),
            _ => InternalRate::Several(rates),
        },
        yearly,
    })
}

/// Years until the sum of the flows is never below zero again.
fn payback(flows: &[Decimal]) -> Result<Option<Decimal>, CostError> {
    let mut sum = Decimal::ZERO;
    let mut back = Some(Decimal::ZERO);
    for (year, flow) in flows.iter().enumerate() {
        let before = sum;
        sum = sum.checked_add(*flow)?;
        if sum.is_negative() {
            back = None;
        } else if back.is_none() {
            // The year counts in proportion to what was still missing at its beginning.
            let part = before.abs().checked_div(*flow)?;
            let whole = Decimal::from_integer(year as i64 - 1);
            back = Some(whole.checked_add(part)?);
        }
    }
    Ok(back)
}

/// The lines of a later year, for a reader who opens it.
pub fn estimate_year(
    scenario: &ScenarioInputs,
    horizon: &Horizon,
    trends: &Trends,
    year: u32,
) -> Result<super::LandedCost, CostError> {
    estimate_with(scenario, &adjustments(scenario, horizon, trends, year)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flows(text: &[&str]) -> Vec<Decimal> {
        text.iter().map(|t| t.parse().unwrap()).collect()
    }

    #[test]
    fn payback_counts_the_last_year_in_proportion() {
        let back = |text: &[&str]| payback(&flows(text)).unwrap().map(|years| years.to_string());
        assert_eq!(back(&["-100", "40", "40", "40"]), Some("2.5".into()));
        assert_eq!(back(&["-100", "100"]), Some("1".into()));
        assert_eq!(back(&["0", "5"]), Some("0".into()));
        assert_eq!(back(&["-100", "40"]), None);
        // Back after one year, spent again in the third, back in the fourth.
        assert_eq!(back(&["-10", "20", "0", "-30", "40"]), Some("3.5".into()));
    }
}
