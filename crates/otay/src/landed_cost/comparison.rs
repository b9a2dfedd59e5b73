//! The scenarios of a case beside each other: today, over the years, and under change.

use customs::{Currency, Decimal};
use lawbook::case::costs::{self, WhatIf};
use lawbook::case::{Case, Scenario};
use lawbook::region::Facts;
use planning::landed_cost::sensitivity::{Driver, DriverKind, Outlook, outlook};
use planning::landed_cost::years::{CashFlow, Horizon, Saving, Trends, cash_flow, saving};
use planning::landed_cost::{CostError, Evidence, LandedCost, ScenarioInputs, Source, apply, estimate};

use super::assessed::AssessedDuties;
use super::figures::Figures;
use super::inputs::inputs;
use crate::problems::{Failure, Failures};

/// Years looked at where the case does not say.
const YEARS: u32 = 5;

/// The scenarios of a case beside each other.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Currency of every amount.
    pub currency: Currency,
    /// The scenarios with costs, in the order of the case.
    pub scenarios: Vec<Compared>,
    /// The years looked at; `None` where no discount rate or cost of capital is given.
    pub horizon: Option<Horizon>,
    /// What may change: the drivers of the case, or those that follow from it.
    pub drivers: Vec<Driver>,
    /// Whether the case or a what-if file named the drivers.
    pub drivers_named: bool,
    /// Who is ahead and what would flip it.
    pub outlook: Option<Outlook>,
    /// What a what-if file has set.
    pub settings: Vec<Setting>,
    /// What the what-if file is called.
    pub what_if: Option<String>,
}

/// One scenario of a comparison.
#[derive(Clone, Debug)]
pub struct Compared {
    /// What it was estimated from.
    pub inputs: ScenarioInputs,
    /// Its landed cost.
    pub cost: LandedCost,
    /// What changes over the years.
    pub trends: Trends,
    /// The cash it takes.
    pub cash: Option<CashFlow>,
    /// What it saves against the incumbent, or against the dearest.
    pub saving: Option<Saving>,
    /// Whether this is how it is made today.
    pub is_incumbent: bool,
}

/// A driver set by a what-if file.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The driver.
    pub driver: Driver,
    /// Its value.
    pub value: Decimal,
}

impl Comparison {
    /// One scenario alone, without what compares it; all of them for `None`.
    #[must_use]
    pub fn only(&self, id: Option<&str>) -> Self {
        let Some(id) = id else { return self.clone() };
        let mut one = self.clone();
        one.scenarios.retain(|compared| compared.cost.scenario == id);
        one.outlook = None;
        one
    }
}

/// Compares the scenarios of a case that have costs.
///
/// - Takes: the facts of the region, the assessed duty of each scenario, a what-if file.
/// - Refuses: every problem of every scenario at once.
pub fn compare(
    case: &Case,
    facts: &Facts,
    assessed: &dyn Fn(&Scenario) -> AssessedDuties,
    what_if: Option<&WhatIf>,
) -> Result<Comparison, Failures> {
    let settings = settings(case, facts, what_if)?;
    let mut failures = Vec::new();
    let mut read = Vec::new();
    for scenario in case.scenarios.iter().filter(|scenario| scenario.costs.at.is_some()) {
        match one(case, scenario, facts, &assessed(scenario), &settings) {
            Ok(found) => read.push((scenario, found)),
            Err(found) => failures.extend(found.0),
        }
    }
    if !failures.is_empty() {
        return Err(Failures(failures));
    }
    let horizon = horizon(case, facts)?;
    let all: Vec<ScenarioInputs> = read.iter().map(|(_, inputs)| inputs.clone()).collect();
    let named = match what_if {
        Some(what_if) if !what_if.drivers.is_empty() => &what_if.drivers,
        _ => &case.planning.drivers,
    };
    let drivers_named = !named.is_empty();
    let drivers =
        if drivers_named { drivers(case, facts, named)? } else { default_drivers(&all, facts, case) };
    let mut scenarios = Vec::new();
    for (scenario, inputs) in read {
        let trends = trends(case, scenario, facts)?;
        let cash = match &horizon {
            Some(horizon) => Some(cash_flow(&inputs, horizon, &trends).map_err(refused)?),
            None => None,
        };
        let cost = estimate(&inputs).map_err(refused)?;
        let is_incumbent = case.incumbent.as_ref() == Some(&scenario.id.value);
        scenarios.push(Compared { inputs, cost, trends, cash, saving: None, is_incumbent });
    }
    savings(&mut scenarios, horizon.as_ref())?;
    let incumbent = scenarios.iter().position(|scenario| scenario.is_incumbent);
    let outlook = outlook(&all, &drivers, incumbent).map_err(refused)?;
    Ok(Comparison {
        currency: case.currency,
        scenarios,
        horizon,
        drivers,
        drivers_named,
        outlook,
        settings,
        what_if: what_if.map(|what_if| what_if.title.clone()),
    })
}

fn refused(error: CostError) -> Failures {
    Failure::new(&error).into()
}

fn one(
    case: &Case,
    scenario: &Scenario,
    facts: &Facts,
    assessed: &AssessedDuties,
    settings: &[Setting],
) -> Result<ScenarioInputs, Failures> {
    let mut found = inputs(case, scenario, facts, assessed)?;
    for setting in settings {
        found = apply(&found, &setting.driver, setting.value).map_err(refused)?;
    }
    // What cannot be estimated at all is said now, with the others.
    estimate(&found).map_err(refused)?;
    Ok(found)
}

/// What each scenario saves against the one that stands today; against the dearest where none does.
fn savings(scenarios: &mut [Compared], horizon: Option<&Horizon>) -> Result<(), Failures> {
    let Some(horizon) = horizon else { return Ok(()) };
    let incumbent = scenarios.iter().position(|scenario| scenario.is_incumbent);
    let dearest = || {
        let value = |scenario: &Compared| scenario.cash.as_ref().map(|cash| cash.present_value.amount);
        (0..scenarios.len()).max_by_key(|at| (value(&scenarios[*at]), *at))
    };
    let Some(against) = incumbent.or_else(dearest) else { return Ok(()) };
    let Some(base) = scenarios[against].cash.clone() else { return Ok(()) };
    for (at, scenario) in scenarios.iter_mut().enumerate() {
        if let Some(cash) = scenario.cash.as_ref().filter(|_| at != against) {
            scenario.saving = Some(saving(cash, &base, horizon.discount).map_err(refused)?);
        }
    }
    Ok(())
}

/// The years of the case; `None` where neither a discount rate nor a cost of capital is known.
fn horizon(case: &Case, facts: &Facts) -> Result<Option<Horizon>, Failures> {
    let mut figures = Figures::new(case, facts);
    let planning = &case.planning;
    let rate = planning.discount_percent.as_ref().or(planning.capital_cost_percent.as_ref());
    let discount = rate.and_then(|rate| figures.share(rate).value);
    let growth = planning.volume_growth_percent.as_ref().and_then(|rate| figures.share(rate).value);
    figures.finish()?;
    Ok(discount.map(|discount| Horizon {
        years: planning.years.unwrap_or(YEARS),
        discount,
        volume_by_year: planning.volume_by_year.clone(),
        volume_growth: growth.unwrap_or_default(),
        exchange_by_year: planning
            .exchange
            .iter()
            .map(|path| (path.currency.value, path.per_unit_by_year.clone()))
            .collect(),
    }))
}

fn trends(case: &Case, scenario: &Scenario, facts: &Facts) -> Result<Trends, Failures> {
    let mut figures = Figures::new(case, facts);
    let (own, shared) = (&scenario.costs.years, &case.planning);
    let mut rate = |own: &Option<costs::Number>, shared: &Option<costs::Number>| {
        own.as_ref().or(shared.as_ref()).and_then(|rate| figures.share(rate).value).unwrap_or_default()
    };
    let trends = Trends {
        wage: rate(&own.wage_inflation_percent, &shared.wage_inflation_percent),
        price: rate(&own.price_inflation_percent, &shared.price_inflation_percent),
        freight: rate(&own.freight_inflation_percent, &shared.freight_inflation_percent),
        overhead: rate(&own.overhead_inflation_percent, &shared.overhead_inflation_percent),
        duty_share_by_year: own.duty_percent_by_year.iter().map(|p| Decimal::from_percent(*p)).collect(),
    };
    figures.finish()?;
    Ok(trends)
}

fn settings(case: &Case, facts: &Facts, what_if: Option<&WhatIf>) -> Result<Vec<Setting>, Failures> {
    let Some(what_if) = what_if else { return Ok(Vec::new()) };
    let mut settings = Vec::new();
    for (written, value) in &what_if.changes {
        let found = drivers(case, facts, std::slice::from_ref(written))?;
        let value = in_its_unit(written.kind, *value);
        settings.extend(found.into_iter().map(|driver| Setting { driver, value }));
    }
    Ok(settings)
}

/// A value as the case writes it, as planning takes it.
fn in_its_unit(kind: costs::DriverKind, value: Decimal) -> Decimal {
    match kind {
        costs::DriverKind::Exchange | costs::DriverKind::Volume => value,
        costs::DriverKind::Duty
        | costs::DriverKind::Wage
        | costs::DriverKind::Price
        | costs::DriverKind::Freight
        | costs::DriverKind::Overhead
        | costs::DriverKind::Yield
        | costs::DriverKind::Capital
        | costs::DriverKind::LeadTime => Decimal::from_percent(value),
    }
}

/// Drivers as the case writes them, as planning takes them.
fn drivers(case: &Case, facts: &Facts, written: &[costs::Driver]) -> Result<Vec<Driver>, Failures> {
    let mut figures = Figures::new(case, facts);
    let mut drivers = Vec::new();
    for driver in written {
        for named in &driver.scenarios {
            if case.scenario(&named.value).is_none() {
                let known: Vec<String> =
                    case.scenarios.iter().map(|scenario| scenario.id.value.clone()).collect();
                figures.fail(
                    "cost-driver-scenario-unknown",
                    vec![("scenario", named.value.as_str().into()), ("known", known.into())],
                    &named.at,
                );
            }
        }
        let kind = match (driver.kind, driver.currency) {
            (costs::DriverKind::Duty, _) => DriverKind::Duty,
            (costs::DriverKind::Exchange, Some(currency)) => DriverKind::Exchange(currency),
            (costs::DriverKind::Exchange, None) => continue,
            (costs::DriverKind::Wage, _) => DriverKind::Wage,
            (costs::DriverKind::Price, _) => DriverKind::Price,
            (costs::DriverKind::Freight, _) => DriverKind::Freight,
            (costs::DriverKind::Overhead, _) => DriverKind::Overhead,
            (costs::DriverKind::Volume, _) => DriverKind::Volume,
            (costs::DriverKind::Yield, _) => DriverKind::Yield,
            (costs::DriverKind::Capital, _) => DriverKind::Capital,
            (costs::DriverKind::LeadTime, _) => DriverKind::LeadTime,
        };
        let given = costs::FigureSource { reference: driver.source.clone(), ..Default::default() };
        drivers.push(Driver {
            kind,
            scenarios: driver.scenarios.iter().map(|named| named.value.clone()).collect(),
            low: in_its_unit(driver.kind, driver.low),
            high: in_its_unit(driver.kind, driver.high),
            source: figures.source(&driver.at, &given),
        });
    }
    figures.finish()?;
    Ok(drivers)
}

/// Drivers that follow from the scenarios where the case names none: a fifth either way, save where the
/// region knows a range.
fn default_drivers(scenarios: &[ScenarioInputs], facts: &Facts, case: &Case) -> Vec<Driver> {
    let fifth = || Source::new(Evidence::Declared, "±20 %");
    let around = |kind, base: Decimal, named: Vec<String>| -> Option<Driver> {
        let part = base.checked_mul(Decimal::new(2, 1)).ok()?;
        let (low, high) = (base.checked_sub(part).ok()?, base.checked_add(part).ok()?);
        Some(Driver { kind, scenarios: named, low, high, source: fifth() })
    };
    let mut drivers = Vec::new();
    for scenario in scenarios {
        let Ok(cost) = estimate(scenario) else { continue };
        if cost.duty_share > Decimal::ZERO {
            // From no duty at all to twice today's: rates have moved by as much within a year.
            let high = cost.duty_share.checked_mul(Decimal::from_integer(2)).unwrap_or(cost.duty_share);
            drivers.push(Driver {
                kind: DriverKind::Duty,
                scenarios: vec![scenario.id.clone()],
                low: Decimal::ZERO,
                high,
                source: Source::new(Evidence::Declared, "0 – 200 %"),
            });
        }
    }
    let in_pesos = case.exchange_rates.iter().any(|rate| {
        [rate.from, rate.to].contains(&Currency::MXN) && [rate.from, rate.to].contains(&Currency::USD)
    });
    if let Some(fact) = facts.on("usd-mxn-fix", case.as_of.value).filter(|_| in_pesos)
        && case.currency == Currency::USD
    {
        drivers.push(Driver {
            kind: DriverKind::Exchange(Currency::MXN),
            scenarios: Vec::new(),
            low: fact.low.unwrap_or(fact.value),
            high: fact.high.unwrap_or(fact.value),
            source: Source::new(Evidence::Region, format!("usd-mxn-fix: {}", fact.source)),
        });
    }
    let with_labor: Vec<String> = scenarios
        .iter()
        .filter(|scenario| !scenario.make.operations.is_empty())
        .map(|scenario| scenario.id.clone())
        .collect();
    let with_yield: Vec<&ScenarioInputs> =
        scenarios.iter().filter(|scenario| scenario.make.yield_share.is_some()).collect();
    if !with_labor.is_empty() {
        drivers.extend(around(DriverKind::Wage, Decimal::ONE, with_labor));
    }
    drivers.extend(around(DriverKind::Freight, Decimal::ONE, Vec::new()));
    if let Some(volume) = scenarios.first().and_then(|scenario| scenario.annual_volume.value) {
        drivers.extend(around(DriverKind::Volume, volume, Vec::new()));
    }
    if let Some(share) = with_yield.first().and_then(|s| s.make.yield_share.as_ref()?.value) {
        let named = with_yield.iter().map(|scenario| scenario.id.clone()).collect();
        drivers.extend(
            around(DriverKind::Yield, share, named)
                .map(|driver| Driver { high: driver.high.min(Decimal::ONE), ..driver }),
        );
    }
    if let Some(rate) = scenarios.first().and_then(|scenario| scenario.capital_cost.value) {
        drivers.extend(around(DriverKind::Capital, rate, Vec::new()));
    }
    drivers
}
