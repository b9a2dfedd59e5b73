//! One estimate, its total alone, and the whole outlook of four scenarios and six drivers.
//!
//! `cargo bench -p planning`

use customs::{Country, Currency, Decimal, Message, Money};
use planning::landed_cost::sensitivity::{Driver, DriverKind, outlook};
use planning::landed_cost::{
    Adjustments, Amount, Assessed, AssessedCharge, AssessedKind, AssessedRate, Evidence, ExchangeRate,
    FreightRate, Hold, LaborGrade, Leg, Load, Make, Material, Mode, Moving, Number, Operation, SafetyStock,
    ScenarioInputs, ScenarioKind, Source, estimate, total_with,
};

fn main() {
    divan::main();
}

fn number(mantissa: i64, places: u32) -> Number {
    Number::declared(Decimal::new(mantissa, places))
}

fn usd(cents: i64) -> Amount {
    Amount::declared(Money::usd(Decimal::new(cents, 2)))
}

fn source() -> Source {
    Source::new(Evidence::Declared, "bench")
}

/// A scenario with a bill of forty lines.
fn scenario(at: i64) -> ScenarioInputs {
    let material = |line: i64| Material {
        name: format!("part {line}"),
        cost: usd(100 + 13 * line + at),
        inbound_freight: Some(usd(7)),
        inbound_duty: Some(usd(3)),
    };
    ScenarioInputs {
        id: format!("scenario-{at}"),
        name: format!("Scenario {at}"),
        kind: ScenarioKind::Shelter,
        currency: Currency::USD,
        exchange_rates: vec![ExchangeRate { from: Currency::USD, to: Currency::MXN, rate: number(175, 1) }],
        annual_volume: number(12_000, 0),
        capital_cost: number(12, 2),
        unit_weight_kg: number(49, 1),
        unit_volume_m3: number(9, 2),
        units_per_shipment: number(560, 0),
        make: Make {
            materials: (0..40).map(material).collect(),
            operations: (0..5)
                .map(|step| Operation {
                    name: format!("step {step}"),
                    grade: "operator".into(),
                    minutes: number(12 + step, 0),
                    efficiency: Some(number(9, 1)),
                    learning: None,
                })
                .collect(),
            labor: vec![LaborGrade {
                grade: "operator".into(),
                hourly: Amount::declared(Money::new(Decimal::new(130 + at, 0), Currency::MXN)),
                hourly_by_year: Vec::new(),
                working: Vec::new(),
            }],
            yield_share: Some(number(98, 2)),
            ..Make::default()
        },
        moving: Moving {
            legs: vec![Leg {
                name: "way".into(),
                mode: Mode::Ocean,
                rate: FreightRate::PerLoad {
                    rate: usd(310_000),
                    load: Box::new(Load { max_volume_m3: Some(number(60, 0)), ..Load::default() }),
                },
                surcharge: None,
                days: number(20, 0),
                owned: true,
            }],
            ..Moving::default()
        },
        duty: Assessed {
            charges: vec![AssessedCharge {
                label: Message::new("cost-line-duty-set"),
                kind: AssessedKind::Duty,
                country: Country::US,
                rate: AssessedRate::AdValorem { percent: Decimal::new(3 * at, 0), share: Decimal::ONE },
                citations: Vec::new(),
                source: source(),
            }],
            ..Assessed::default()
        },
        hold: Hold {
            cycle_stock: true,
            safety: Some(SafetyStock {
                daily_demand_deviation: number(9, 0),
                lead_time_days: number(60, 0),
                lead_time_deviation_days: number(8, 0),
                service_level: number(95, 2),
            }),
            ..Hold::default()
        },
        allowances: Vec::new(),
        one_time: Vec::new(),
    }
}

fn drivers() -> Vec<Driver> {
    let driver = |kind, low, high| Driver {
        kind,
        scenarios: Vec::new(),
        low: Decimal::new(low, 2),
        high: Decimal::new(high, 2),
        source: source(),
    };
    vec![
        Driver { scenarios: vec!["scenario-3".into()], ..driver(DriverKind::Duty, 0, 60) },
        driver(DriverKind::Exchange(Currency::MXN), 1500, 2100),
        driver(DriverKind::Wage, 90, 140),
        driver(DriverKind::Freight, 70, 200),
        driver(DriverKind::Volume, 800_000, 1_600_000),
        driver(DriverKind::Yield, 94, 99),
    ]
}

#[divan::bench]
fn one_estimate_with_every_line(bencher: divan::Bencher<'_, '_>) {
    let one = scenario(1);
    bencher.bench(|| estimate(divan::black_box(&one)));
}

#[divan::bench]
fn its_total_alone(bencher: divan::Bencher<'_, '_>) {
    let one = scenario(1);
    let change = Adjustments::default();
    bencher.bench(|| total_with(divan::black_box(&one), &change));
}

#[divan::bench]
fn the_whole_outlook(bencher: divan::Bencher<'_, '_>) {
    let all: Vec<ScenarioInputs> = (0..4).map(scenario).collect();
    let drivers = drivers();
    bencher.bench(|| outlook(divan::black_box(&all), &drivers, None));
}
