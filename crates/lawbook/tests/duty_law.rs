//! The duty law as a whole: in force when the timeline says, ordered, and moving one change at a time.

#![allow(clippy::unwrap_used)] // helpers of tests

use std::collections::BTreeMap;
use std::path::Path;

use customs::duty::{
    ClaimBasis, CustomsValue, DutyAssessment, DutyError, EntryLine, ProgramClaim, RateStep, WhatIf, assess,
    assess_entry, assess_supposing, history,
};
use customs::{CountryOfOrigin, Decimal, Determination, Finding, Law, Money, Problem};
use jiff::civil::{Date, date};
use lawbook::Lawbook;
use serde::Deserialize;

fn law() -> Law {
    Lawbook::bundled().law().unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn line(code: &str, origin: &str, value: &str) -> EntryLine {
    let value = CustomsValue(Money::usd(value.parse().unwrap()));
    EntryLine::new(code.parse().unwrap(), CountryOfOrigin(origin.parse().unwrap()), value)
}

fn claim(mut line: EntryLine, indicator: &str) -> EntryLine {
    line.claim = Some(ProgramClaim { indicator: indicator.parse().unwrap(), basis: ClaimBasis::Declared });
    line
}

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Timeline {
    #[allow(dead_code)]
    title: String,
    #[allow(dead_code)]
    source: String,
    in_force: BTreeMap<String, Vec<String>>,
    change: BTreeMap<String, Change>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    #[serde(deserialize_with = "lawbook::toml_file::day")]
    date: Date,
    code: String,
    origin: String,
    claim: Option<String>,
    qty: Option<String>,
    authority: String,
    from: String,
    to: String,
}

fn timeline() -> Timeline {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/duty/timeline.toml");
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn each_authority_stands_on_exactly_the_days_of_the_timeline() {
    let (law, timeline) = (law(), timeline());
    for authority in law.duty.additional.authorities() {
        let spans = timeline.in_force.get(&*authority.id);
        let spans = spans.unwrap_or_else(|| panic!("the timeline does not hold {}", authority.id));
        let spans: Vec<(Date, Option<Date>)> = spans
            .iter()
            .map(|span| {
                let (from, until) = span.split_once("..").unwrap();
                (from.parse().unwrap(), (!until.is_empty()).then(|| until.parse().unwrap()))
            })
            .collect();
        let mut day = law.coverage.from;
        while day <= law.coverage.until {
            let said =
                spans.iter().any(|(from, until)| *from <= day && until.is_none_or(|until| day <= until));
            assert_eq!(authority.in_force(day), said, "{} on {day}", authority.id);
            day = day.tomorrow().unwrap();
        }
    }
    for id in timeline.in_force.keys() {
        assert!(law.duty.additional.authority(id).is_some(), "no file holds {id}");
    }
}

fn percent_of(answer: &Determination<DutyAssessment>, authority: &str, value: Decimal) -> Decimal {
    let parts = answer.conclusion.components.iter().filter(|part| &*part.authority == authority);
    let sum = parts.fold(Decimal::ZERO, |sum, part| sum.checked_add(part.amount.unwrap().amount).unwrap());
    sum.checked_div(value).unwrap().to_percent().unwrap()
}

#[test]
fn each_change_falls_on_its_day() {
    let (law, timeline) = (law(), timeline());
    for (name, change) in &timeline.change {
        let mut line = line(&change.code, &change.origin, "10000");
        if let Some(indicator) = &change.claim {
            line = claim(line, indicator);
        }
        if let Some(quantity) = &change.qty {
            line.quantities.read(quantity).unwrap();
        }
        for (day, percent) in [(change.date.yesterday().unwrap(), &change.from), (change.date, &change.to)] {
            let answer = assess(&law.on(day).unwrap(), &line).unwrap();
            let found = percent_of(&answer, &change.authority, d("10000"));
            assert_eq!(found, d(percent), "{name} on {day}: {:#?}", answer.conclusion.components);
        }
    }
}

/// Two days with their two editions, apart by one change, differ in that change alone.
#[test]
fn a_day_of_one_change_changes_nothing_else() {
    let law = law();
    let only = "s122";
    let (before, after) = (law.on(date(2026, 2, 23)).unwrap(), law.on(date(2026, 2, 24)).unwrap());
    let edition = |on_day: &customs::LawOnDate<'_>| law.duty.schedule.edition_on(on_day.date()).unwrap();
    let codes = law.duty.schedule.lines(edition(&before)).map(|line| line.code());
    let codes: Vec<String> =
        codes.filter(|c| c.digits().len() == 10).step_by(97).map(|c| c.digits()).collect();
    assert!(codes.len() > 150);
    for code in codes.iter().filter(|code| !code.starts_with("98") && !code.starts_with("99")) {
        for origin in ["CN", "MX", "CA", "DE", "VN", "BR", "RU", "KR", "LI"] {
            let line = line(code, origin, "10000");
            let others = |law: &customs::LawOnDate<'_>| {
                let answer = assess(law, &line).unwrap().conclusion;
                let parts = answer.components.into_iter();
                parts.filter(|part| &*part.authority != only).collect::<Vec<_>>()
            };
            assert_eq!(others(&before), others(&after), "{code} of {origin}");
        }
    }
}

/// Without an ordering that is there, the law does not load; so each ordering is needed and the check real.
#[test]
fn two_duties_without_an_order_do_not_load() {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    copy(&root.join("law"), &folder.path().join("law"));
    let file = folder.path().join("law/additional_duties/s301-forced-labor.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(Lawbook::open(folder.path()).unwrap().law().is_ok());
    std::fs::write(&file, text.replacen("\"s338\", ", "", 1)).unwrap();
    // Section 338 names it as well; the order has to go from both files.
    assert!(Lawbook::open(folder.path()).unwrap().law().is_ok());
    let other = folder.path().join("law/additional_duties/s338.toml");
    let s338 = std::fs::read_to_string(&other).unwrap();
    std::fs::write(&other, s338.replacen("\"s301-forced-labor\", ", "", 1)).unwrap();
    let problems = Lawbook::open(folder.path()).unwrap().law().unwrap_err();
    assert!(problems.iter().all(|p| p.code() == "additional-duty-unordered"), "{problems:#?}");
    let told = problems[0].to_string();
    assert!(told.contains("s301-forced-labor") && told.contains("s338"), "{told}");

    // A yielding that ends a day too soon is found as well.
    std::fs::write(&other, s338).unwrap();
    std::fs::write(&file, text.replacen("share = \"whole\"", "until = 2026-11-01\nshare = \"whole\"", 1))
        .unwrap();
    let problems = Lawbook::open(folder.path()).unwrap().law().unwrap_err();
    assert!(problems.iter().any(|p| p.to_string().contains("2026-11-02")), "{problems:#?}");
}

#[test]
fn what_is_wrong_in_a_file_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    copy(&root.join("law"), &folder.path().join("law"));
    let file = folder.path().join("law/additional_duties/s122.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let codes = |text: String| {
        std::fs::write(&file, text).unwrap();
        let problems = Lawbook::open(folder.path()).unwrap().law().unwrap_err();
        problems.iter().map(|p| (p.code(), p.line().is_some())).collect::<Vec<_>>()
    };
    assert_eq!(codes(text.replacen("\"10%\"", "\"ten\"", 1)), [("additional-duty-rate", true)]);
    assert_eq!(
        codes(text.replacen("[\"donation\"]", "[\"donated\"]", 1)),
        [("additional-duty-condition", true)]
    );
    assert_eq!(
        codes(text.replacen("countries = [\"CA\"]", "countries = [\"XX\"]", 1)),
        [("law-country-unknown", true)]
    );
    assert_eq!(
        codes(text.replacen("until = 2026-07-23", "until = 2026-01-01", 1)),
        [("law-values-overlap", true)]
    );
    assert_eq!(codes(text.replacen("rate = ", "rates = ", 1)), [("law-file-format", true)]);
    assert_eq!(
        codes(text.replacen("source = \"The", "source = \"\" # \"The", 1)),
        [("law-value-without-source", false)]
    );
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            drop(std::fs::copy(entry.path(), target))
        }
    }
}

fn refused(code: &str, origin: &str, day: Date) -> DutyError {
    assess(&law().on(day).unwrap(), &line(code, origin, "10000")).unwrap_err()
}

#[test]
fn each_wrong_question_has_a_diagnostic_of_its_own() {
    let day = date(2026, 5, 1);
    assert_eq!(refused("0199.99.99.99", "MX", day).code(), "tariff-code-unknown");
    assert_eq!(refused("9903.01.24", "MX", day).code(), "tariff-code-is-provision");
    assert_eq!(refused("8703", "MX", day).code(), "tariff-code-too-short");
    assert_eq!(refused("9202.90.40.00", "US", day).code(), "duty-origin-is-importer");
    assert_eq!(law().on(date(2024, 12, 31)).unwrap_err().code(), "date-outside-coverage");
    let mut negative = line("9202.90.40.00", "CN", "1");
    negative.value.0.amount = d("-1");
    assert_eq!(assess(&law().on(day).unwrap(), &negative).unwrap_err().code(), "customs-value-negative");
}

#[test]
fn a_retired_code_names_what_came_in_its_place() {
    let law = law();
    let last = law.duty.schedule.edition_on(date(2026, 5, 1)).unwrap();
    let first = law.duty.schedule.edition_on(date(2025, 1, 1)).unwrap();
    let retired = law
        .duty
        .schedule
        .lines(first)
        .map(|line| line.code())
        .find(|code| {
            code.digits().len() == 10
                && code.first() < 9_800_000_000
                && law.duty.schedule.line(*code, last).is_none()
        })
        .expect("some code was retired");
    let error = refused(&retired.digits(), "CN", date(2026, 5, 1));
    assert_eq!(error.code(), "tariff-code-retired", "{retired}");
    assert!(error.arguments().iter().any(|(name, _)| *name == "candidates"));
}

#[test]
fn a_missing_quantity_is_asked_for_and_nothing_is_zero() {
    let law = law();
    let on_day = law.on(date(2026, 10, 9)).unwrap();
    let answer = assess(&on_day, &line("0102.29.40.62", "CN", "100000")).unwrap();
    let Finding::Undetermined { missing } = &answer.finding else { panic!("{:?}", answer.finding) };
    assert_eq!(missing[0].fact, "quantity:KG");
    assert_eq!(answer.conclusion.duty_total, None);
    assert_eq!(answer.conclusion.base_total, None);
}

#[test]
fn a_fact_that_changes_nothing_is_not_asked_for() {
    let law = law();
    let on_day = law.on(date(2026, 10, 9)).unwrap();
    // A switchboard of Mexico under USMCA: free whether it is a vehicle part or not; its metal decides.
    let answer = assess(&on_day, &claim(line("8537.10.91.70", "MX", "1000"), "S")).unwrap();
    assert!(
        answer.finding.missing().iter().all(|missing| missing.fact != "vehicle-part")
            || answer.conclusion.range.is_some()
    );
    // Metal furniture of Vietnam in 2026: the weight of the metal decides, and bounds the duty.
    let answer =
        assess(&on_day, &line("9403.20.00.75", "VN", "1000")).unwrap_or_else(|error| panic!("{error}"));
    if let Finding::Undetermined { missing } = &answer.finding {
        assert!(missing.iter().any(|missing| missing.fact == "metal-weight"), "{missing:?}");
        let range = answer.conclusion.range.expect("a range");
        assert!(range.least.amount < range.greatest.amount);
    }
}

#[test]
fn goods_that_may_not_be_entered_are_an_outcome_of_their_own() {
    let law = law();
    let on_day = law.on(date(2026, 10, 9)).unwrap();
    let answer = assess(&on_day, &line("8711.50.00.30", "CA", "10000")).unwrap();
    assert_eq!(answer.finding, Finding::NotSatisfied);
    assert_eq!(answer.conclusion.duty_total, None);
    assert!(answer.conclusion.prohibited.unwrap().citation.reference.contains("11063"));
    let before = law.on(date(2026, 9, 28)).unwrap();
    assert_ne!(
        assess(&before, &line("8711.50.00.30", "CA", "10000")).unwrap().finding,
        Finding::NotSatisfied
    );
}

#[test]
fn a_supposition_takes_away_one_duty_and_lets_others_return() {
    let law = law();
    let on_day = law.on(date(2026, 5, 1)).unwrap();
    let steel = line("7208.39.00.30", "JP", "10000");
    let mut off = WhatIf::default();
    off.suppose(&law.duty, "s232-metals=off").unwrap();
    let plain = assess(&on_day, &steel).unwrap();
    let supposed = assess_supposing(&on_day, &steel, &off).unwrap();
    assert_eq!(percent_of(&plain, "s232-metals", d("10000")), d("50"));
    assert_eq!(percent_of(&plain, "s122", d("10000")), d("0"));
    assert_eq!(percent_of(&supposed, "s122", d("10000")), d("10"));
    assert!(off.suppose(&law.duty, "s999=off").is_err() && off.suppose(&law.duty, "s122=maybe").is_err());
}

#[test]
fn chapter_98_lowers_what_the_notes_say_it_lowers() {
    use customs::duty::Chapter98Claim::{Assembly, MetalProcessing, Repair, ReturnedGoods};
    let law = law();
    let on_day = law.on(date(2026, 9, 10)).unwrap();
    let total = |code: &str, origin: &str, provision| {
        let mut line = line(code, origin, "10000");
        line.chapter98 = Some(provision);
        assess(&on_day, &line).unwrap().conclusion.duty_total.unwrap().amount
    };
    let dollars = |text: &str| Money::usd(d(text));
    // Free column 1; 12.5 % forced labor and 7.5 % list 4A on the value less components of the United States.
    assert_eq!(total("9506.62.40.40", "CN", Assembly { us_components: dollars("4000") }), d("1200"));
    assert_eq!(total("9506.62.40.40", "CN", Repair { repair_value: dollars("1000") }), d("200"));
    assert_eq!(total("9506.62.40.40", "CN", ReturnedGoods), d("0"));
    // Metals: 9802.00.60 pays on the full value.
    assert_eq!(
        total("7208.39.00.30", "JP", MetalProcessing { processing_value: dollars("1000") }),
        d("5000")
    );
}

#[test]
fn fees_are_bounded_once_for_an_entry() {
    let law = law();
    let on_day = law.on(date(2026, 3, 1)).unwrap();
    let entry =
        assess_entry(&on_day, &[line("9506.62.40.40", "VN", "5000"), line("9506.62.40.40", "VN", "4000")])
            .unwrap();
    assert_eq!(entry.fees_total.unwrap().amount, d("33.58"));
    let large = assess_entry(&on_day, &[line("9506.62.40.40", "VN", "200000")]).unwrap();
    assert_eq!(large.fees_total.unwrap().amount, d("651.50"));
    let middle = assess_entry(&on_day, &[line("9506.62.40.40", "VN", "50000")]).unwrap();
    assert_eq!(middle.fees_total.unwrap().amount, d("173.20"));
    let originating = assess_entry(&on_day, &[claim(line("9506.62.40.40", "MX", "50000"), "S")]).unwrap();
    assert_eq!(originating.fees_total.unwrap().amount, d("0"));
    // Fiscal year 2027: the bounds are not known; below the last minimum nothing is said.
    let later = law.on(date(2026, 10, 9)).unwrap();
    assert_eq!(assess_entry(&later, &[line("9506.62.40.40", "VN", "5000")]).unwrap().fees_total, None);
}

#[test]
fn history_has_a_step_for_each_change() {
    let law = law();
    let steps = history(
        &law,
        &line("9506.62.40.40", "CN", "1000"),
        &WhatIf::default(),
        date(2025, 1, 1),
        date(2026, 11, 23),
    );
    let shown: Vec<(Date, Option<String>)> =
        steps.iter().map(|RateStep { from, percent, .. }| (*from, percent.map(|p| p.to_string()))).collect();
    let expected = [
        ((2025, 1, 1), "7.5"),
        ((2025, 2, 4), "17.5"),
        ((2025, 3, 4), "27.5"),
        ((2025, 4, 5), "37.5"),
        ((2025, 4, 9), "111.5"),
        ((2025, 4, 10), "152.5"),
        ((2025, 5, 14), "37.5"),
        ((2025, 11, 10), "27.5"),
        ((2026, 2, 20), "7.5"),
        ((2026, 2, 24), "17.5"),
        ((2026, 7, 24), "20"),
    ];
    let expected: Vec<_> =
        expected.map(|((y, m, d), percent)| (date(y, m, d), Some(percent.to_owned()))).into();
    assert_eq!(shown, expected);
}

#[test]
fn history_is_what_each_day_says() {
    let law = law();
    let (first, last) = (date(2025, 1, 1), date(2026, 11, 23));
    let what_if = WhatIf::default();
    for (code, origins) in [
        ("9202.90.40.00", ["CN", "MX"]),
        ("8708.29.51.60", ["CA", "JP"]),
        ("7616.99.51.90", ["MX", "RU"]),
        ("0201.10.50.10", ["BR", "AU"]),
    ] {
        for origin in origins {
            let line = line(code, origin, "1000");
            let steps = history(&law, &line, &what_if, first, last);
            let mut day = first;
            while day <= last {
                let at = steps.partition_point(|step| step.from <= day);
                let alone = history(&law, &line, &what_if, day, day).remove(0);
                assert_eq!(RateStep { from: day, ..steps[at - 1].clone() }, alone, "{code} {origin} {day}");
                day = day.tomorrow().unwrap();
            }
        }
    }
}
