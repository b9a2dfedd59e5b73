//! The labor model against the table of border labor burden in the shared reference: every row.

use std::collections::BTreeMap;
use std::path::Path;

use customs::Decimal;
use lawbook::Lawbook;
use lawbook::region::LaborFacts;
use otay::landed_cost::labor_parameters;
use planning::landed_cost::Number;
use planning::landed_cost::labor::{LaborOptions, LaborTerms, Wage, cost};

/// Half up, as the table was printed.
fn printed(value: Decimal, places: u32) -> Decimal {
    value.round_half_up(places)
}

#[test]
fn every_row_of_the_table_of_labor_burden_is_reproduced() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/mexico/mx_border_labor_burden_scenarios.csv");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("passed over: the table is not here");
        return;
    };
    let facts = Lawbook::bundled().region_facts().unwrap();
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let mut rows = 0;
    for line in lines {
        let row: BTreeMap<&str, &str> = names.iter().copied().zip(line.split(',')).collect();
        let number = |name: &str| row[name].parse::<Decimal>().unwrap();
        let day = format!("{}-07-01", row["year"]).parse().unwrap();
        let parameters = labor_parameters(&LaborFacts::on(&facts, day).unwrap());
        let terms = LaborTerms {
            grade: "row".into(),
            wage: Wage::MultipleOfMinimum(Number::declared(number("multiple_of_border_minimum"))),
            risk_class: row["rt_class"].trim_start_matches("clase_").parse().unwrap(),
            week_hours: Some(Number::declared(number("weekly_hours"))),
            christmas_bonus_days: None,
            paid_absence_days: None,
            options: LaborOptions::default(),
        };
        let found = cost(&parameters, &terms).unwrap();
        let of = |ids: &[&str]| {
            let items = found.items.iter().filter(|item| ids.contains(&item.id));
            let sum = items.fold(Decimal::ZERO, |sum, item| sum.checked_add(item.annual).unwrap());
            let base = found.items[0].annual;
            sum.checked_mul(Decimal::HUNDRED).unwrap().checked_div(base).unwrap()
        };
        let security = [
            "sickness-fixed",
            "sickness-excess",
            "sickness-cash",
            "pensioners",
            "disability",
            "childcare",
            "retirement",
            "old-age",
            "work-risk",
            "housing",
        ];
        for (name, value, places) in [
            ("daily_wage_mxn", found.daily_wage, 2),
            ("sbc_daily", found.contribution_base, 2),
            ("imss_infonavit_pct_of_base", of(&security), 2),
            ("aguinaldo_pct", of(&["christmas-bonus"]), 2),
            ("prima_vac_pct", of(&["vacation-premium"]), 2),
            ("isn_pct", of(&["payroll-tax"]), 2),
            ("factor_vs_365day_pay", found.factor_on_paid_days, 4),
            ("annual_cost_mxn", found.annual, 0),
            ("hours_worked", found.hours_worked, 0),
            ("cost_mxn_per_hour_worked", found.mandatory_hourly, 2),
            ("factor_vs_nominal_hourly", found.factor_on_nominal_hour, 4),
        ] {
            assert_eq!(printed(value, places), number(name), "{name} of {line}");
        }
        rows += 1;
    }
    assert_eq!(rows, 175);
}

#[test]
fn an_hour_at_the_border_minimum_costs_what_the_parameters_say() {
    let facts = Lawbook::bundled().region_facts().unwrap();
    let day = "2026-03-04".parse().unwrap();
    let parameters = labor_parameters(&LaborFacts::on(&facts, day).unwrap());
    let rate = facts.on("usd-mxn-fix", day).unwrap().value;
    let dollars: Vec<String> = (1..=5)
        .map(|class| {
            let terms = LaborTerms {
                grade: "operator".into(),
                wage: Wage::MultipleOfMinimum(Number::declared(Decimal::ONE)),
                risk_class: class,
                week_hours: None,
                christmas_bonus_days: None,
                paid_absence_days: None,
                options: LaborOptions::default(),
            };
            let found = cost(&parameters, &terms).unwrap();
            assert_eq!(found.steps().len(), found.items.len() + 2);
            found.mandatory_hourly.checked_div(rate).unwrap().to_fixed(2)
        })
        .collect();
    // USD 5.3 to 5.6 over the classes of risk.
    assert_eq!(dollars, ["5.27", "5.29", "5.35", "5.44", "5.56"]);
}
