//! What origin the bundled cases come to.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use lawbook::Lawbook;
use lawbook::case::{self, FilesAlone};
use otay::assess::{OriginAnswer, origin};

/// Case, scenario, and what is found: criterion, rule, alternative, method.
const FOUND: &[(&str, &str, &str)] = &[
    ("aluminum-bracket", "taichung", "outside the territory"),
    ("aluminum-bracket", "tijuana-shelter", "B by 76.11 A"),
    ("aluminum-bracket", "mexicali-immex", "B by 76.11 A"),
    ("aluminum-bracket", "san-diego", "B by 76.11 A"),
    ("catheter", "suzhou", "outside the territory"),
    ("catheter", "tijuana-shelter", "B by 90.40 A with the tolerance"),
    ("catheter", "tijuana-immex", "B by 90.40 A with the tolerance"),
    ("catheter", "san-diego", "B by 90.40 A with the tolerance"),
    ("guitar", "zhejiang", "outside the territory"),
    ("guitar", "tecate-shelter", "B by 92.1 B, net cost"),
    ("guitar", "tijuana-immex", "B by 92.1 B, transaction value"),
    ("guitar", "san-diego", "B by 92.1 A with the tolerance"),
    ("headphones", "dongguan", "outside the territory"),
    ("headphones", "penang", "outside the territory"),
    ("headphones", "tijuana-shelter", "B by 85.50 A"),
    ("headphones", "tijuana-immex", "B by 85.50 A"),
    ("headphones", "san-diego", "B by 85.50 A"),
    ("wire-harness", "cebu", "outside the territory"),
    ("wire-harness", "tecate-shelter", "B by 85.114 A"),
    ("wire-harness", "tijuana-immex", "B by 85.114 A"),
    ("wire-harness", "san-diego", "B by 85.114 A"),
];

#[test]
fn the_bundled_cases_come_to_their_origin() {
    let law = Lawbook::bundled().law().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut found = Vec::new();
    for name in ["aluminum-bracket", "catheter", "guitar", "headphones", "wire-harness"] {
        let case = case::read(&folder.join(name), &FilesAlone, None).unwrap();
        let on = law.on(case.as_of.value).unwrap();
        for scenario in &case.scenarios {
            let answer = origin::determine(&on, &case, scenario);
            found.push((name, scenario.id.value.clone(), words(&answer)));
        }
    }
    let found: Vec<_> =
        found.iter().map(|(case, scenario, answer)| (*case, scenario.as_str(), answer.as_str())).collect();
    assert_eq!(found, FOUND);
}

fn words(answer: &OriginAnswer) -> String {
    let determination = match answer {
        OriginAnswer::Determined(determination) => determination,
        OriginAnswer::OutsideTerritory => return "outside the territory".to_owned(),
        OriginAnswer::Refused(failure) => return format!("refused: {}", failure.code),
    };
    let conclusion = &determination.conclusion;
    let (Some(criterion), Some(rule), Some(letter)) =
        (conclusion.criterion, &conclusion.rule, conclusion.alternative)
    else {
        return format!("{:?}", determination.finding);
    };
    if !determination.finding.is_satisfied() {
        return format!("{:?}", determination.finding);
    }
    let method = match conclusion.method {
        Some(origin_method) => format!(", {}", method_word(origin_method)),
        None => String::new(),
    };
    let tolerance = conclusion
        .alternatives
        .iter()
        .any(|alternative| alternative.letter == letter && alternative.de_minimis_tolerance);
    let tolerance = if tolerance { " with the tolerance" } else { "" };
    format!("{} by {rule:?} {letter}{method}{tolerance}", criterion.letter())
}

const fn method_word(method: customs::origin::Method) -> &'static str {
    match method {
        customs::origin::Method::TransactionValue => "transaction value",
        customs::origin::Method::NetCost => "net cost",
    }
}
