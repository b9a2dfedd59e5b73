//! Every code of the schedule finds its rule, its choice of rules, or the reason why none is held; and every
//! doubt about a rule is on record.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use customs::origin::{Facts, Governing};
use customs::{Country, TariffCode};
use lawbook::Lawbook;

/// The six-digit codes of chapters 1 to 97 in the schedule carried in the program.
fn subheadings(lawbook: &Lawbook) -> BTreeSet<TariffCode> {
    let law = lawbook.law().unwrap();
    let on = law.on(law.coverage.evidence).unwrap();
    let schedule = &on.duty().schedule;
    schedule
        .lines(schedule.edition_on(on.date()).unwrap())
        .filter_map(|line| line.code().at(customs::Level::Subheading))
        .filter(|code| code.chapter().first() / 100_000_000 <= 97)
        .collect()
}

/// How a code is resolved, as `law/COVERAGE.toml` names it.
fn resolution(law: &customs::LawOnDate<'_>, code: TariffCode) -> &'static str {
    match law.origin().governing(code, &Facts::new(), law.date(), (Country::MX, Country::US)) {
        Governing::Rules { succession: None, .. } => "rule",
        Governing::Rules { succession: Some(_), .. } => "rule_by_earlier_code",
        Governing::Describe { .. } => "described_goods",
        Governing::NeedsTariffItem => "by_tariff_item",
        Governing::EarlierCode { .. } => "earlier_code_open",
        Governing::NotEncoded { .. } => "not_encoded",
    }
}

#[test]
fn every_subheading_is_resolved_as_the_table_says() {
    let lawbook = Lawbook::bundled();
    let law = lawbook.law().unwrap();
    let on = law.on(law.coverage.evidence).unwrap();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    let mut not_encoded = BTreeSet::new();
    for code in subheadings(&lawbook) {
        let how = resolution(&on, code);
        *counts.entry(how).or_default() += 1;
        if how == "not_encoded" {
            not_encoded.insert(code.chapter().digits());
        }
    }
    let table = lawbook.coverage_statement().unwrap().origin_codes;
    let found: BTreeMap<String, u32> = counts.into_iter().map(|(how, n)| (how.to_owned(), n)).collect();
    assert_eq!(found, table);
    // 22: 2202.99 alone, which finds its rules only by its tariff items. 84: 8471.49 alone,
    // whose units each take their own rule.
    assert_eq!(not_encoded.into_iter().collect::<Vec<_>>(), ["22", "64", "65", "66", "67", "84"]);
}

#[test]
fn every_doubt_is_on_record_and_explained() {
    let lawbook = Lawbook::bundled();
    let law = lawbook.law().unwrap();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law/ASSUMPTIONS.md");
    let assumptions = std::fs::read_to_string(folder).unwrap();
    let doubts = &law.origin.provisions().doubts;
    for doubt in doubts {
        let heading = format!("\n## {}\n", doubt.assumption);
        assert!(assumptions.contains(&heading), "`{}` is not explained", doubt.assumption);
        for id in &doubt.rules {
            assert!(law.origin.rule(id).is_some(), "`{}` names {id}, which is no rule", doubt.assumption);
        }
    }
    for chapter in law.origin.chapters() {
        for rule in chapter.rules.iter().filter(|rule| !rule.doubts.is_empty()) {
            assert!(
                doubts.iter().any(|doubt| doubt.speaks_of(rule)),
                "the doubt about {} is not on record: {:?}",
                rule.id,
                rule.doubts
            );
        }
    }
}

#[test]
fn a_new_code_finds_the_rule_of_its_certain_predecessor() {
    let law = Lawbook::bundled().law().unwrap();
    let on = law.on("2026-06-01".parse().unwrap()).unwrap();
    let rule = |code: &str, facts: Facts| {
        let code: TariffCode = code.parse().unwrap();
        match on.origin().governing(code, &facts, on.date(), (Country::MX, Country::US)) {
            Governing::Rules { rules, .. } => rules.iter().map(|r| r.id.to_string()).collect::<Vec<_>>(),
            other => panic!("{code}: {other:?}"),
        }
    };
    assert_eq!(rule("9401.99.90", Facts::new()), ["94.2"]);
    assert_eq!(rule("8517.71.00", Facts::new()), ["85.49"]);
    assert_eq!(rule("8807.30.00", Facts::new()), ["88.2"]);
    assert_eq!(rule("2202.99.30", Facts::new()), ["22.3"]);
    // What came from several codes is asked, and can be answered.
    let drone: TariffCode = "8806.22.00".parse().unwrap();
    let open = on.origin().governing(drone, &Facts::new(), on.date(), (Country::MX, Country::US));
    assert!(matches!(open, Governing::EarlierCode { .. }), "{open:?}");
    let answered = Facts::new().with("earlier-code", customs::origin::Answer::Choice("8802.20".into()));
    assert_eq!(rule("8806.22.00", answered), ["88.2"]);
}
