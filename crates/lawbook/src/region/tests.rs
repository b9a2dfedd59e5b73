use super::*;

fn problems_of(text: &str) -> Vec<(Option<usize>, &'static str)> {
    let (mut facts, mut problems) = (Facts::default(), Vec::new());
    facts.add("region/labor/x.toml", text, &mut problems);
    problems.iter().map(|problem| (problem.line(), problem.code())).collect()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn the_bundled_facts_load_and_answer_by_day() {
    let facts = Facts::read(&LawFiles::bundled()).unwrap();
    let value = |key, on| facts.on(key, day(on)).map(|value| value.value.to_string());
    assert_eq!(value("minimum-wage-border", "2026-11-23"), Some("440.87".into()));
    assert_eq!(value("minimum-wage-border", "2025-12-31"), Some("419.88".into()));
    assert_eq!(value("minimum-wage-border", "2027-01-01"), None);
    // An observation counts until the next one.
    assert_eq!(value("rent-tijuana-class-a", "2025-06-29"), Some("0.51".into()));
    assert_eq!(value("rent-tijuana-class-a", "2026-11-23"), Some("0.8".into()));
    // A quota of 2024 says nothing about 2026.
    let fee = facts.get("mx-processing-fee-immex").unwrap();
    assert_eq!(fee.on(day("2026-11-23")), None);
    assert_eq!(fee.last_before(day("2026-11-23")).unwrap().value.to_string(), "425");
}

#[test]
fn the_facts_of_labor_are_complete_in_every_year_covered() {
    let facts = Facts::read(&LawFiles::bundled()).unwrap();
    for year in ["2024-07-01", "2025-07-01", "2026-11-23"] {
        let labor = LaborFacts::on(&facts, day(year)).unwrap();
        assert_eq!(labor.old_age.len(), 8);
        assert!(labor.old_age.windows(2).all(|pair| pair[0].rate.value < pair[1].rate.value));
    }
    let labor = LaborFacts::on(&facts, day("2026-11-23")).unwrap();
    let weeks: Vec<String> = labor.later_week_hours.iter().map(|(_, week)| week.value.to_string()).collect();
    assert_eq!(weeks[..5], ["46", "44", "42", "40", "40"]);
    let missing = LaborFacts::on(&facts, day("2027-07-01")).unwrap_err();
    assert!(missing.iter().any(|problem| problem.to_string().contains("minimum-wage-border")));
}

#[test]
fn what_is_wrong_with_a_fact_is_said_with_its_line() {
    let value =
        |rest: &str| format!("format = 1\n[[fact]]\nkey = \"k\"\nunit = \"days\"\n[[fact.value]]\n{rest}\n");
    let good = "as_of = 2026-01-01\nvalue = \"1\"\ngrade = \"A\"\nsource = \"s\"";
    assert_eq!(problems_of(&value(good)), []);
    for (wrong, code) in [
        (good.replace("\"A\"", "\"E\""), "region-grade-unknown"),
        (good.replace("as_of = 2026-01-01\n", ""), "region-value-without-date"),
        (good.replace("source = \"s\"", ""), "region-value-without-source"),
        (good.replace("\"1\"", "\"one\""), "region-value-not-a-number"),
        (format!("{good}\nlow = \"2\""), "region-range-out-of-order"),
        (
            format!(
                "{good}\n[[fact.value]]\nfrom = 2025-01-01\nvalue = \"2\"\ngrade = \"B\"\nsource = \"s\""
            ),
            "region-values-overlap",
        ),
        (format!("{good}\nvaluee = 2"), "law-file-format"),
    ] {
        let problems = problems_of(&value(&wrong));
        assert_eq!(problems.len(), 1, "{wrong}");
        assert_eq!(problems[0].1, code, "{wrong}");
        assert!(problems[0].0.is_some());
    }
    let twice = format!("{}[[fact]]\nkey = \"k\"\nunit = \"days\"\n[[fact.value]]\n{good}\n", value(good));
    assert_eq!(problems_of(&twice)[0].1, "region-fact-twice");
    assert_eq!(problems_of(&value(good).replace("\"days\"", "\"weeks\""))[0].1, "region-unit-unknown");
}

/// The facts are those of the tables they were taken from, where those are at hand.
#[test]
fn the_facts_agree_with_the_tables_they_were_taken_from() {
    let table =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/mexico/parameters.csv");
    let Ok(text) = std::fs::read_to_string(&table) else {
        println!("passed over: the source tables are not here");
        return;
    };
    let facts = Facts::read(&LawFiles::bundled()).unwrap();
    let mid = |key: &str| {
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        let row = rows.records().map(Result::unwrap).find(|row| &row[0] == key).unwrap();
        row[2].parse::<Decimal>().unwrap()
    };
    for (source, key, on) in [
        ("mx.minwage.border.2025", "minimum-wage-border", "2025-07-01"),
        ("mx.minwage.border.2026", "minimum-wage-border", "2026-07-01"),
        ("mx.uma.daily.2026", "uma", "2026-07-01"),
        ("mx.infonavit.employer", "infonavit", "2026-07-01"),
        ("mx.isn.baja_california", "payroll-tax-baja-california", "2026-07-01"),
        ("mx.workweek.2028", "work-week-hours", "2028-07-01"),
        ("tj.rent.classA.2q2025", "rent-tijuana-class-a", "2026-07-01"),
        ("tecate.rent.claim", "rent-tecate", "2026-07-01"),
        ("mx.shelter.fee", "shelter-fee", "2026-07-01"),
        ("mx.prevalidation.2026", "mx-prevalidation", "2026-07-01"),
        ("frt.sha_la.feu.2026_01", "ocean-shanghai-los-angeles-40ft", "2026-07-01"),
        ("frt.tijuana_la.ftl", "truck-tijuana-los-angeles", "2026-07-01"),
        ("fx.usdmxn.fix.latest", "usd-mxn-fix", "2026-07-01"),
        ("mx.dta.immex_inputs_or_return", "mx-processing-fee-immex", "2024-07-01"),
    ] {
        assert_eq!(facts.on(key, day(on)).map(|value| value.value), Some(mid(source)), "{key}");
    }
}
