//! The automotive provisions inside a determination: parts for original equipment by table and date, and
//! what a vehicle has to meet beside its rule.
//!
//! Figures: 19 CFR 182 App. A s. 13, 14(13)-(18), 15(2); tables A.1 to D; s. 14(4), 17, 18.

#![allow(clippy::unwrap_used)]

use std::sync::LazyLock;

use customs::origin::{
    Answer, Good, Material, Method, NetCost, OriginConclusion, TransactionValue, determine,
};
use customs::{Country, Decimal, Determination, Finding, Law, Money};
use lawbook::Lawbook;

fn usd(amount: i64) -> Money {
    Money::usd(Decimal::from_integer(amount))
}

/// A good with one material, worth so much of a price and a net cost of 100.
fn good(code: &str, material: &str, foreign: i64, facts: &[(&str, &str)]) -> Good {
    let mut good = Good::new(code.parse().unwrap(), "", Country::MX);
    good.transaction_value = Some(TransactionValue(usd(100)));
    good.net_cost = Some(NetCost(usd(100)));
    let mut line = Material::new("1", Some(material.parse().unwrap()));
    line.value = Some(usd(foreign));
    good.materials = vec![line];
    for (name, answer) in facts {
        let answer = match *answer {
            "yes" => Answer::Yes,
            "no" => Answer::No,
            choice => Answer::Choice(choice.into()),
        };
        good.facts.insert(*name, answer);
    }
    good
}

static LAW: LazyLock<Law> = LazyLock::new(|| Lawbook::bundled().law().unwrap());

fn on(day: &str, good: &Good) -> Determination<OriginConclusion> {
    determine(&LAW.on(day.parse().unwrap()).unwrap(), good).unwrap()
}

fn asks(determination: &Determination<OriginConclusion>) -> Vec<&str> {
    determination.finding.missing().iter().map(|fact| fact.fact.as_str()).collect()
}

const DAY: &str = "2026-06-01";

#[test]
fn a_principal_part_outside_chapter_87_takes_the_figure_of_its_table() {
    // A fuel pump of parts of pumps: its rule asks 60 by transaction value, table B asks 80, table D 74.
    let pump = |vehicle: &str| good("8413.30.10", "8413.91.90", 25, &[("vehicle-use", vehicle)]);
    assert_eq!(on(DAY, &pump("other")).finding, Finding::Satisfied);
    assert_eq!(on(DAY, &pump("aftermarket")).finding, Finding::Satisfied);
    let light = on(DAY, &good("8413.30.10", "8413.91.90", 35, &[("vehicle-use", "passenger-vehicle")]));
    assert_eq!(light.finding, Finding::NotSatisfied);
    let figures = light.conclusion.alternatives.iter().flat_map(|a| &a.regional_value_content);
    let asked: Vec<(Method, Decimal)> = figures.map(|f| (f.method, f.threshold)).collect();
    let percent = Decimal::from_integer;
    assert_eq!(asked, [(Method::TransactionValue, percent(80)), (Method::NetCost, percent(70))]);
    let heavy = good("8413.30.10", "8413.91.90", 35, &[("vehicle-use", "heavy-truck")]);
    assert_eq!(on(DAY, &heavy).conclusion.method, Some(Method::NetCost), "65 of 64");
}

#[test]
fn a_change_of_heading_needs_no_figure_for_a_principal_part() {
    let pump = good("8413.30.10", "7318.15.20", 90, &[("vehicle-use", "passenger-vehicle")]);
    assert_eq!(on(DAY, &pump).finding, Finding::Satisfied);
}

#[test]
fn the_vehicle_is_asked_only_where_the_answer_turns_on_it() {
    let between = on(DAY, &good("8413.30.10", "8413.91.90", 38, &[]));
    assert_eq!(asks(&between), ["vehicle-use"]);
    assert_eq!(on(DAY, &good("8413.30.10", "8413.91.90", 15, &[])).finding, Finding::Satisfied);
    assert_eq!(on(DAY, &good("8413.30.10", "8413.91.90", 70, &[])).finding, Finding::NotSatisfied);
}

#[test]
fn a_part_that_only_some_goods_of_a_code_are_is_asked_for() {
    // Table D lists turbochargers of 8414.59 only; table B the whole subheading.
    let fan = |facts: &[(&str, &str)]| good("8414.59.65", "8414.90.10", 38, facts);
    let open = on(DAY, &fan(&[("vehicle-use", "heavy-truck")]));
    assert_eq!(asks(&open), ["turbocharger-or-supercharger"]);
    let other = fan(&[("vehicle-use", "heavy-truck"), ("turbocharger-or-supercharger", "no")]);
    assert_eq!(on(DAY, &other).finding, Finding::Satisfied);
    let turbo = fan(&[("vehicle-use", "heavy-truck"), ("turbocharger-or-supercharger", "yes")]);
    assert_eq!(on(DAY, &turbo).finding, Finding::NotSatisfied);
}

#[test]
fn a_heavy_truck_engine_takes_the_figure_of_the_day() {
    // Printed 70; 64 from July 2024 to June 2027.
    let engine = good("8407.34.44", "8409.91.99", 36, &[("vehicle-use", "heavy-truck")]);
    let found = on(DAY, &engine);
    assert_eq!(found.finding, Finding::Satisfied);
    assert_eq!(found.conclusion.rule.unwrap().as_str(), "84.18");
    let short = good("8407.34.44", "8409.91.99", 37, &[("vehicle-use", "heavy-truck")]);
    assert_eq!(on(DAY, &short).finding, Finding::NotSatisfied);
}

#[test]
fn a_core_part_may_take_the_transaction_value_method() {
    // The rule prints net cost 75; section 14(13) opens 85 by transaction value as well.
    let mut gear_box = good("8708.40.11", "8708.40.75", 15, &[("vehicle-use", "passenger-vehicle")]);
    gear_box.net_cost = Some(NetCost(usd(50)));
    let found = on(DAY, &gear_box);
    assert_eq!(found.finding, Finding::Satisfied);
    assert_eq!(found.conclusion.method, Some(Method::TransactionValue));
    gear_box.materials[0].value = Some(usd(16));
    assert_eq!(on(DAY, &gear_box).finding, Finding::NotSatisfied);
}

#[test]
fn a_vehicle_has_to_meet_more_than_its_rule() {
    let facts = [("is-passenger-vehicle", "yes")];
    let car = on(DAY, &good("8703.23.01", "8708.99.81", 20, &facts));
    assert_eq!(
        asks(&car),
        ["core-parts-originate", "labor-value-content-met", "steel-and-aluminum-purchases-met"]
    );
    let met: Vec<(&str, &str)> =
        facts.into_iter().chain(asks(&car).into_iter().map(|f| (f, "yes"))).collect();
    assert_eq!(on(DAY, &good("8703.23.01", "8708.99.81", 20, &met)).finding, Finding::Satisfied);
    let mut one_not = met.clone();
    one_not[2].1 = "no";
    assert_eq!(on(DAY, &good("8703.23.01", "8708.99.81", 20, &one_not)).finding, Finding::NotSatisfied);
    let other = good("8703.23.01", "8708.99.81", 20, &[("is-passenger-vehicle", "no")]);
    assert_eq!(
        on(DAY, &other).finding,
        Finding::Satisfied,
        "an off-road vehicle takes 62.5 and nothing more"
    );
}

#[test]
fn the_vehicle_is_asked_before_a_choice_among_rules_that_it_tells_apart() {
    let axle = |facts: &[(&str, &str)]| on(DAY, &good("8708.50.51", "8708.50.91", 20, facts));
    assert_eq!(asks(&axle(&[])), ["vehicle-use"]);
    assert_eq!(axle(&[("vehicle-use", "passenger-vehicle")]).finding, Finding::Satisfied);
    // For a heavy truck the descriptions still differ: they are asked then.
    assert_eq!(asks(&axle(&[("vehicle-use", "heavy-truck")])), ["rule"]);
}

#[test]
fn a_rule_that_is_not_held_can_be_answered_on_the_producers_word() {
    let shoe = |facts: &[(&str, &str)]| on(DAY, &good("6403.51.60", "4107.11.50", 20, facts));
    assert_eq!(asks(&shoe(&[])), ["product-specific-rule"]);
    let met = shoe(&[("product-specific-rule", "yes")]);
    assert_eq!(met.finding, Finding::Satisfied);
    assert!(met.conclusion.rule.is_none(), "no rule was examined");
    assert_eq!(shoe(&[("product-specific-rule", "no")]).finding, Finding::NotSatisfied);
}

#[test]
fn no_diesel_car_is_a_passenger_vehicle() {
    let car = good("8703.32.01", "8708.99.81", 35, &[("is-passenger-vehicle", "yes")]);
    assert_eq!(on(DAY, &car).conclusion.rule.unwrap().as_str(), "87.7b");
}
