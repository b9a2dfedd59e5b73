use toml::de::DeTable;

use super::*;
use crate::case::location::Source;
use crate::case::reading::Reading;
use crate::case::table::Table;

/// The costs that `text` gives a scenario, and what was wrong with them.
fn read_costs(text: &str) -> (ScenarioCosts, Vec<(usize, &'static str)>) {
    let reading = Reading::default();
    reading.currency.set(Some(customs::Currency::USD));
    let source =
        Source { path: "case.toml".into(), name: "case.toml".into(), text: text.into(), sheet: None };
    let file = reading.add_source(source);
    let parsed = DeTable::parse(text).unwrap();
    let mut table = Table::new(&reading, file, At::in_text(file, text, &(0..0)), parsed.get_ref());
    let costs = read(&mut table);
    table.finish();
    let problems = reading.finish().1;
    let problems = problems.iter().map(|p| (p.at.as_ref().map_or(0, |at| at.line), p.kind.code())).collect();
    (costs, problems)
}

#[test]
fn figures_say_what_they_are_worth() {
    let (costs, problems) = read_costs(
        r#"
[cost]
price = { value = "118.00 USD", low = 110, high = 125, source = "quote 2026-05-02", grade = "B" }
insurance_percent = 0.5
packaging = { unknown = true, low = 1, high = 3 }
[[cost.leg]]
name = "Shanghai to Los Angeles"
mode = "ocean"
days = 18
per_load = { fact = "ocean-shanghai-los-angeles-40ft" }
load_m3 = 60
[[cost.foreign_fee]]
name = "Prevalidation"
country = "MX"
per_entry = "350 MXN"
"#,
    );
    assert_eq!(problems, []);
    let price = costs.price.unwrap();
    assert_eq!(price.value.unwrap().to_string(), "118 USD");
    assert_eq!(
        (price.source.grade, price.low.unwrap().amount),
        (Some(Grade::B), customs::Decimal::from_integer(110))
    );
    assert_eq!(costs.materials, Materials::InPrice);
    assert_eq!(costs.packaging.unwrap().value, None);
    assert_eq!(costs.insurance_percent.unwrap().value.unwrap().to_string(), "0.5");
    let LegRate::Load { price, .. } = &costs.legs[0].rate else { panic!("a load") };
    assert_eq!(price.source.fact.as_deref(), Some("ocean-shanghai-los-angeles-40ft"));
    let ForeignRate::Entry(fee) = &costs.foreign_fees[0].rate else { panic!("an entry") };
    assert_eq!(fee.value.unwrap().to_string(), "350 MXN");
}

#[test]
fn everything_wrong_is_said_at_once() {
    let (_, problems) = read_costs(
        r#"[cost]
price = { value = 3, unknown = true }
yield_percent = 0
insurrance_percent = 1
packaging = { value = 5, low = 6 }
[[cost.leg]]
name = "Road"
mode = "truck"
days = 1
per_kg = 1
per_unit = 2
[[cost.labor]]
grade = "operator"
model = "baja-california"
risk_class = 7
wage_multiple = 1.5
[[cost.tooling]]
name = "Mold"
cost = -4
life_units = 10
"#,
    );
    assert_eq!(
        problems,
        [
            (2, "case-one-of-keys"),
            (3, "case-not-above-zero"),
            (4, "case-key-unknown"),
            (5, "case-range-out-of-order"),
            (6, "case-one-of-keys"),
            (15, "case-word-unknown"),
            (19, "case-amount-negative"),
        ]
    );
}
