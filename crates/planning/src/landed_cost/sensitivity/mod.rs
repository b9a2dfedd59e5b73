//! What would change the answer: drivers, break-even, tornado, two-way map.

mod break_even;
mod condensed;
mod outlook;
mod ranges;
mod totals;

use customs::{Currency, Decimal, Message, Value};

use super::error::CostError;
use super::figure::Source;
use super::inputs::{Adjustments, ScenarioInputs};
use super::{duty_share, total_with};

pub use break_even::{BreakEven, break_evens_of};
pub use outlook::{Outlook, outlook};
pub use ranges::{Bar, TwoWayMap, tornado, two_way};

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
            DriverKind::Duty => Some(duty_share(scenario)?),
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
    pub(super) fn domain(&self, base: Decimal) -> Result<(Decimal, Decimal), CostError> {
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
    total_with(scenario, &set_all(scenario, settings))
}

/// What drivers set to values change about a scenario.
fn set_all(scenario: &ScenarioInputs, settings: &[(&Driver, Decimal)]) -> Adjustments {
    let mut change = Adjustments::default();
    for (driver, value) in settings {
        if driver.touches(scenario) {
            driver.set(&mut change, *value);
        }
    }
    change
}
