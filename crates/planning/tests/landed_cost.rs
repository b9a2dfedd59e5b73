//! What holds of every landed cost.

use customs::{Country, Currency, Decimal, Message, Money};
use planning::landed_cost::sensitivity::{Driver, DriverKind, break_evens_of, outlook, tornado, total_at};
use planning::landed_cost::years::{Horizon, Trends, cash_flow};
use planning::landed_cost::{
    Allowance, AllowanceBasis, AllowanceKind, Amount, Assessed, AssessedCharge, AssessedKind, AssessedRate,
    BlockKind, Evidence, ExchangeRate, FreightRate, Hold, LaborGrade, Leg, Load, Make, Mode, Moving, Number,
    OneTime, Operation, Overhead, OverheadBasis, OverheadKind, Prepayment, SafetyStock, ScenarioInputs,
    ScenarioKind, Source, ToolLife, Tooling, apply, estimate,
};
use proptest::prelude::*;

fn n(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn cents(amount: i64) -> Decimal {
    Decimal::new(amount, 2)
}

fn usd(amount: Decimal) -> Amount {
    Amount::declared(Money::usd(amount))
}

fn pesos(amount: Decimal) -> Amount {
    Amount::declared(Money::new(amount, Currency::MXN))
}

fn source() -> Source {
    Source::new(Evidence::Declared, "test")
}

/// A scenario with something in every block; `money` scales every amount in it.
fn scenario(id: &str, price: Decimal, hourly: Decimal, freight: Decimal, duty: Decimal) -> ScenarioInputs {
    ScenarioInputs {
        id: id.into(),
        name: id.into(),
        kind: ScenarioKind::Shelter,
        currency: Currency::USD,
        exchange_rates: vec![ExchangeRate {
            from: Currency::USD,
            to: Currency::MXN,
            rate: Number::declared(n("17.5")),
        }],
        annual_volume: Number::declared(n("12000")),
        capital_cost: Number::declared(n("0.12")),
        unit_weight_kg: Number::declared(n("4.9")),
        unit_volume_m3: Number::declared(n("0.09")),
        units_per_shipment: Number::declared(n("560")),
        make: Make {
            materials: vec![planning::landed_cost::Material {
                name: "kit".into(),
                cost: usd(price),
                inbound_freight: Some(usd(n("1.2"))),
                inbound_duty: None,
            }],
            operations: vec![Operation {
                name: "assembly".into(),
                grade: "operator".into(),
                minutes: Number::declared(n("40")),
                efficiency: Some(Number::declared(n("0.9"))),
                learning: None,
            }],
            labor: vec![LaborGrade {
                grade: "operator".into(),
                hourly: pesos(hourly),
                hourly_by_year: Vec::new(),
                working: Vec::new(),
            }],
            overhead: vec![Overhead {
                name: "lease".into(),
                kind: OverheadKind::Lease,
                basis: OverheadBasis::Month,
                quantity: Some(Number::declared(n("8000"))),
                amount: usd(n("0.8")),
                share: None,
            }],
            tooling: vec![Tooling {
                name: "mold".into(),
                cost: usd(n("20000")),
                life: ToolLife::Years(Number::declared(n("4"))),
            }],
            yield_share: Some(Number::declared(n("0.98"))),
            ..Make::default()
        },
        moving: Moving {
            legs: vec![Leg {
                name: "way".into(),
                mode: Mode::Ocean,
                rate: FreightRate::PerLoad {
                    rate: usd(freight),
                    load: Box::new(Load {
                        max_volume_m3: Some(Number::declared(n("60"))),
                        ..Load::default()
                    }),
                },
                surcharge: None,
                days: Number::declared(n("20")),
                owned: true,
            }],
            ..Moving::default()
        },
        duty: Assessed {
            charges: vec![AssessedCharge {
                label: Message::new("cost-line-duty-set"),
                kind: AssessedKind::Duty,
                country: Country::US,
                rate: AssessedRate::AdValorem { percent: duty, share: Decimal::ONE },
                citations: Vec::new(),
                source: source(),
            }],
            ..Assessed::default()
        },
        hold: Hold {
            storage_rate: Some(Number::declared(n("0.08"))),
            cycle_stock: true,
            safety: Some(SafetyStock {
                daily_demand_deviation: Number::declared(n("9")),
                lead_time_days: Number::declared(n("60")),
                lead_time_deviation_days: Number::declared(n("8")),
                service_level: Number::declared(n("0.95")),
            }),
            prepayment: Some(Prepayment {
                share: Number::declared(n("0.3")),
                days: Number::declared(n("40")),
            }),
            ..Hold::default()
        },
        allowances: vec![Allowance {
            name: String::new(),
            kind: AllowanceKind::TravelAudit,
            basis: AllowanceBasis::PerYear { quantity: Number::declared(n("4")), each: usd(n("4000")) },
        }],
        one_time: vec![OneTime { name: "move".into(), amount: usd(n("90000")), year: 0 }],
    }
}

/// Every amount of money in a scenario, doubled.
fn doubled(scenario: &ScenarioInputs) -> ScenarioInputs {
    let mut twice = scenario.clone();
    let double = |amount: &mut Amount| {
        amount.value = amount.value.map(|money| money.checked_mul(n("2")).expect("fits"));
    };
    for material in &mut twice.make.materials {
        double(&mut material.cost);
        material.inbound_freight.as_mut().map(double);
    }
    twice.make.labor.iter_mut().for_each(|grade| double(&mut grade.hourly));
    twice.make.overhead.iter_mut().for_each(|overhead| double(&mut overhead.amount));
    twice.make.tooling.iter_mut().for_each(|tool| double(&mut tool.cost));
    for leg in &mut twice.moving.legs {
        if let FreightRate::PerLoad { rate, .. } = &mut leg.rate {
            double(rate);
        }
    }
    for allowance in &mut twice.allowances {
        if let AllowanceBasis::PerYear { each, .. } = &mut allowance.basis {
            double(each);
        }
    }
    twice
}

fn driver(kind: DriverKind, scenarios: &[&str], low: &str, high: &str) -> Driver {
    Driver {
        kind,
        scenarios: scenarios.iter().map(|id| (*id).to_owned()).collect(),
        low: n(low),
        high: n(high),
        source: source(),
    }
}

fn close(a: Decimal, b: Decimal, within: &str) -> bool {
    a.checked_sub(b).expect("fits").abs() <= n(within)
}

prop_compose! {
    fn any_scenario()(
        price in 1000_i64..30_000, hourly in 3000_i64..40_000,
        freight in 50_000_i64..900_000, duty in 0_i64..6000,
    ) -> ScenarioInputs {
        scenario("one", cents(price), cents(hourly), cents(freight), cents(duty))
    }
}

proptest! {
    #[test]
    fn blocks_add_to_the_total_and_lines_to_their_block(one in any_scenario()) {
        let cost = estimate(&one).unwrap();
        let mut total = Decimal::ZERO;
        for block in &cost.blocks {
            let mut sum = Decimal::ZERO;
            for line in &block.lines {
                sum = sum.checked_add(line.amount.unwrap().amount).unwrap();
            }
            prop_assert_eq!(sum, block.total.amount);
            total = total.checked_add(sum).unwrap();
        }
        prop_assert_eq!(total, cost.total.amount);
        prop_assert_eq!(cost.by_hardness()[2].1, total);
        prop_assert_eq!(total_at(&one, &[]).unwrap(), total);
    }

    #[test]
    fn doubling_all_money_doubles_the_answer(one in any_scenario()) {
        let (once, twice) = (estimate(&one).unwrap(), estimate(&doubled(&one)).unwrap());
        let expected = once.total.amount.checked_mul(n("2")).unwrap();
        prop_assert!(close(twice.total.amount, expected, "0.000000001"), "{} {}", twice.total, expected);
    }

    #[test]
    fn a_scenario_does_not_change_another(one in any_scenario(), other in any_scenario()) {
        let alone = estimate(&one).unwrap();
        let pair = [one, ScenarioInputs { id: "two".into(), ..other }];
        let together = outlook(&pair, &[], None).unwrap().unwrap();
        prop_assert_eq!(together.totals[0], alone.total);
        prop_assert_eq!(estimate(&pair[0]).unwrap(), alone);
    }

    #[test]
    fn a_driver_applied_for_good_is_the_driver_moved(one in any_scenario(), value in 50_i64..150) {
        let value = Decimal::new(value, 2);
        for kind in [
            DriverKind::Wage, DriverKind::Price, DriverKind::Freight, DriverKind::Overhead,
            DriverKind::LeadTime, DriverKind::Duty,
        ] {
            let moved = driver(kind, &[], "0", "2");
            let applied = estimate(&apply(&one, &moved, value).unwrap()).unwrap();
            let expected = total_at(&one, &[(&moved, value)]).unwrap();
            prop_assert!(close(applied.total.amount, expected, "0.00000001"), "{kind:?}");
        }
    }
}

proptest! {
    // A search is some hundred estimates: fewer cases, still other ones each time.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_break_even_put_back_gives_equality(one in any_scenario(), other in any_scenario()) {
        let pair = [one, ScenarioInputs { id: "two".into(), ..other }];
        let drivers = [
            driver(DriverKind::Duty, &["two"], "0", "0.7"),
            driver(DriverKind::Exchange(Currency::MXN), &[], "15", "21"),
            driver(DriverKind::Wage, &["one"], "0.8", "1.5"),
            driver(DriverKind::Freight, &["two"], "0.7", "2"),
            driver(DriverKind::Price, &["one"], "0.9", "1.1"),
            driver(DriverKind::Volume, &["one"], "6000", "20000"),
            driver(DriverKind::Yield, &["one"], "0.9", "0.99"),
        ];
        for at in 0..drivers.len() {
            let Some(found) = break_evens_of(&pair, 0, &[1], &drivers, at).unwrap().remove(0) else { continue };
            for value in [found.below, found.above].into_iter().flatten() {
                let settings = [(&drivers[at], value)];
                let (a, b) = (total_at(&pair[0], &settings).unwrap(), total_at(&pair[1], &settings).unwrap());
                prop_assert!(close(a, b, "0.000001"), "{:?} at {value}: {a} and {b}", drivers[at].kind);
            }
        }
    }
}

#[test]
fn a_driver_at_its_value_of_today_changes_nothing() {
    let one = [scenario("one", n("90"), n("130"), n("2500"), n("8.7"))];
    let total = estimate(&one[0]).unwrap().total.amount;
    for kind in [
        DriverKind::Duty,
        DriverKind::Exchange(Currency::MXN),
        DriverKind::Wage,
        DriverKind::Volume,
        DriverKind::Yield,
        DriverKind::Capital,
    ] {
        let driver = driver(kind, &[], "0", "1");
        let base = driver.base(&one).unwrap().unwrap();
        assert!(close(total_at(&one[0], &[(&driver, base)]).unwrap(), total, "0.00000001"), "{kind:?}");
    }
}

#[test]
fn the_tornado_is_widest_first_and_the_sentence_names_what_flips() {
    let pair = [
        scenario("near", n("90"), n("130"), n("600"), n("0")),
        scenario("far", n("80"), n("60"), n("3100"), n("12")),
    ];
    let drivers = [
        driver(DriverKind::Duty, &["far"], "0", "0.6"),
        driver(DriverKind::Wage, &["near"], "0.9", "1.4"),
        driver(DriverKind::Freight, &[], "0.7", "2"),
    ];
    let bars = tornado(&pair, 0, 1, &drivers).unwrap();
    assert!(bars.windows(2).all(|pair| pair[0].swing() >= pair[1].swing()));
    let found = outlook(&pair, &drivers, None).unwrap().unwrap();
    assert_eq!(found.map.as_ref().unwrap().lead.len(), 13);
    // The lead of today is what the map and the tornado move.
    let lead = found.lead.unwrap().amount;
    assert!(lead > Decimal::ZERO && found.settled);
    assert!(found.sentence.key.starts_with("cost-stays-ahead"));
    assert_eq!(found, outlook(&pair, &drivers, None).unwrap().unwrap(), "the same every time");
}

#[test]
fn what_nobody_gave_is_listed_and_never_zero() {
    let mut one = scenario("one", n("90"), n("130"), n("2500"), n("0"));
    one.unit_volume_m3 = Number::unknown(source());
    let cost = estimate(&one).unwrap();
    assert_eq!(cost.unknowns.len(), 1);
    assert_eq!(cost.unknowns[0].line, "move.leg.1");
    assert_eq!(cost.block(BlockKind::Move).unwrap().lines[0].amount, None);
    assert_eq!(cost.bounds, None);
    one.unit_volume_m3 = Number::bounded(n("0.05"), n("0.2"), source());
    let (low, high) = estimate(&one).unwrap().bounds.unwrap();
    assert!(low.amount > cost.total.amount && high.amount > low.amount);
}

#[test]
fn the_years_grow_by_their_trends_and_the_move_is_paid_once() {
    let one = scenario("one", n("90"), n("130"), n("2500"), n("0"));
    let horizon = Horizon {
        years: 3,
        discount: n("0.1"),
        volume_by_year: Vec::new(),
        volume_growth: n("0.05"),
        exchange_by_year: Vec::new(),
    };
    let flat = cash_flow(&one, &horizon, &Trends::default()).unwrap();
    assert_eq!(flat.start.amount, n("90000"));
    assert_eq!(flat.years[0].unit, estimate(&one).unwrap().total);
    assert_eq!(flat.years[2].volume, n("13230"));
    assert!(flat.years[1].unit.amount < flat.years[0].unit.amount, "a larger volume carries the lease");
    let inflated = cash_flow(&one, &horizon, &Trends { wage: n("0.08"), ..Trends::default() }).unwrap();
    assert_eq!(inflated.years[0], flat.years[0]);
    assert!(inflated.years[2].unit.amount > flat.years[2].unit.amount);
}

#[test]
fn a_long_bill_moves_as_its_lines_do() {
    let mut pair = [
        scenario("near", n("90"), n("130"), n("600"), n("0")),
        scenario("far", n("80"), n("60"), n("3100"), n("12")),
    ];
    let material = |at: i64| planning::landed_cost::Material {
        name: format!("part {at}"),
        cost: if at % 7 == 0 { pesos(cents(at * 31)) } else { usd(cents(at * 3)) },
        inbound_freight: (at % 3 == 0).then(|| usd(cents(at))),
        inbound_duty: match at % 50 {
            // Of one in fifty the duty is not known.
            0 => Some(Amount { value: None, ..usd(cents(1)) }),
            other => (other % 2 == 0).then(|| usd(cents(2))),
        },
    };
    pair[0].make.materials.extend((1..=300).map(material));
    let drivers = [
        driver(DriverKind::Price, &[], "0.8", "1.3"),
        driver(DriverKind::Freight, &[], "0.7", "2"),
        driver(DriverKind::Exchange(Currency::MXN), &[], "14", "22"),
        driver(DriverKind::Wage, &["near"], "0.9", "1.4"),
    ];
    let found = outlook(&pair, &drivers, None).unwrap().unwrap();
    let (leader, rival) = (found.ranking[0], found.ranking[1]);
    let line_by_line = tornado(&pair, leader, rival, &drivers).unwrap();
    assert_eq!(found.tornado.len(), line_by_line.len());
    for (bar, expected) in found.tornado.iter().zip(&line_by_line) {
        assert_eq!(bar.driver, expected.driver);
        assert!(close(bar.at_low, expected.at_low, "0.000000001"), "{bar:?} {expected:?}");
        assert!(close(bar.at_high, expected.at_high, "0.000000001"), "{bar:?} {expected:?}");
    }
}
