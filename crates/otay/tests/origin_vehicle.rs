//! A vehicle from a case folder: core parts out of the multi-level bill, labor value content, steel and
//! aluminum, averages, alternative staging, and what is asked where a figure is missing.
//!
//! Figures required: 19 CFR 182 App. A s. 13, 14(13), 16, 17(1), 18(2), 19(4).

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/command.rs"]
mod command;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use customs::origin::{OriginConclusion, Route};
use customs::{Determination, Finding, Law};
use lawbook::Lawbook;
use lawbook::case::{self, CaseFile, FilesAlone, Folder};
use otay::assess::{OriginAnswer, origin};
use otay::problems::ExitCode;

static LAW: LazyLock<Law> = LazyLock::new(|| Lawbook::bundled().law().unwrap());

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vehicles/light-truck")
}

fn text(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap()
}

/// The case with the first of each pair replaced by the second, in `case.toml` or in the bill.
fn files(changes: &[(&str, &str)]) -> [CaseFile; 2] {
    let mut texts = [("case.toml", text("case.toml")), ("bill.csv", text("bill.csv"))];
    for (from, to) in changes {
        let held = texts.iter_mut().find(|(_, text)| text.contains(from));
        let (_, text) = held.unwrap_or_else(|| panic!("nothing to replace: {from}"));
        *text = text.replace(from, to);
    }
    texts.map(|(name, text)| CaseFile { name: name.to_owned(), bytes: text.into_bytes() })
}

fn answer(changes: &[(&str, &str)]) -> OriginAnswer {
    let files = files(changes);
    let case = case::read_folder(&Folder::Files(&files), &FilesAlone, None).unwrap_or_else(|refused| {
        panic!("{:?}", refused.problems.iter().map(|p| p.kind.to_string()).collect::<Vec<_>>())
    });
    let on = LAW.on(case.as_of.value).unwrap();
    origin::determine(&on, &case, &case.scenarios[0])
}

fn determined(changes: &[(&str, &str)]) -> Determination<OriginConclusion> {
    match answer(changes) {
        OriginAnswer::Determined(determination) => *determination,
        OriginAnswer::OutsideTerritory => panic!("outside the territory"),
        OriginAnswer::Refused(failure) => panic!("refused: {}", failure.code),
    }
}

fn refused(changes: &[(&str, &str)]) -> String {
    match answer(changes) {
        OriginAnswer::Refused(failure) => failure.code.to_string(),
        _ => panic!("not refused"),
    }
}

fn asked(found: &Determination<OriginConclusion>) -> Vec<String> {
    let name = |fact: &customs::MissingFact| match &fact.about {
        Some(line) => format!("{} of {line}", fact.fact),
        None => fact.fact.clone(),
    };
    found.finding.missing().iter().map(name).collect()
}

fn requirement<'f>(found: &'f Determination<OriginConclusion>, fact: &str) -> &'f Finding {
    &found.conclusion.requirements.iter().find(|requirement| requirement.fact == fact).unwrap().finding
}

/// A table of `case.toml` from its header to the next empty line followed by another table of no part of it.
fn without(header: &str) -> Vec<(String, String)> {
    let text = text("case.toml");
    let mut removed = Vec::new();
    let mut inside = false;
    let mut block = String::new();
    for line in text.split_inclusive('\n') {
        if line.starts_with('[') {
            if inside {
                removed.push((std::mem::take(&mut block), String::new()));
            }
            let name = line.trim().trim_matches(['[', ']']);
            inside = name == header || name.starts_with(&format!("{header}."));
        }
        if inside {
            block.push_str(line);
        }
    }
    assert!(!removed.is_empty(), "no table `{header}`");
    removed
}

fn pairs(changes: &[(String, String)]) -> Vec<(&str, &str)> {
    changes.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect()
}

#[test]
fn the_vehicle_meets_every_requirement_from_its_figures() {
    let found = determined(&[]);
    assert_eq!(found.finding, Finding::Satisfied, "{:?}", asked(&found));
    assert_eq!(found.conclusion.route, Some(Route::ProductRule));
    assert_eq!(found.conclusion.requirements.len(), 3);
    let figures = |fact: &str| -> Vec<(String, String, bool)> {
        let requirement = found.conclusion.requirements.iter().find(|r| r.fact == fact).unwrap();
        let percent = |figure: &customs::origin::RequirementFigure| {
            figure.value.to_percent().unwrap().round_half_even(2).to_string()
        };
        requirement.figures.iter().map(|f| (f.of.clone(), percent(f), f.met)).collect()
    };
    let expected = |list: &[(&str, &str)]| -> Vec<(String, String, bool)> {
        list.iter().map(|(of, percent)| ((*of).to_owned(), (*percent).to_owned(), true)).collect()
    };
    // (3200 - 780) / 3200; (5200 - 1250) / 5200; (1400 - 300) / 1400; (560 - 130) / 560. The transmission and
    // the steering gear originate by declaration.
    assert_eq!(
        figures("core-parts-originate"),
        expected(&[("ENG", "75.62"), ("BODY", "75.96"), ("AXLE", "78.57"), ("SUSP", "76.79")])
    );
    // 41 of 55 million.
    assert_eq!(
        figures("steel-and-aluminum-purchases-met"),
        expected(&[("steel", "74.55"), ("aluminum", "100")])
    );
    // (8700 + 120) / 24000 = 36.75; the labor of the plant and the materials at 96 pesos an hour do not count;
    // technology 20 of 210 is 9.5238; assembly 5.
    assert_eq!(
        figures("labor-value-content-met"),
        expected(&[("high-wage-material-and-labor", "36.75"), ("labor-value-content", "51.27")])
    );
}

#[test]
fn what_is_not_given_is_asked_and_the_vehicle_stays_undetermined() {
    for (table, asks) in [
        ("scenario.origin.automotive.labor", vec!["labor-value-content-met"]),
        ("scenario.origin.automotive.purchases", vec!["steel-and-aluminum-purchases-met"]),
    ] {
        let found = determined(&pairs(&without(table)));
        assert_eq!(asked(&found), asks);
    }
    let found = determined(&[("none = [\"advanced-battery\"]\n", "")]);
    assert_eq!(asked(&found), ["core-parts-advanced-battery"]);
    let found = determined(&[("net_cost = 560\n", ""), ("non_originating = 130\n", "")]);
    assert_eq!(asked(&found), ["core-part-net-cost of SUSP", "core-part-non-originating of SUSP"]);
    let found = determined(&[(",core-part=axle", ",")]);
    assert_eq!(asked(&found), ["core-part of AXLE"]);
    let found = determined(&[("metal = \"aluminum\"", "metal = \"steel\"")]);
    assert_eq!(asked(&found), ["aluminum-purchases"]);
    let none = "period = \"previous-fiscal-year\"\n\n[[scenario.origin.automotive.purchases";
    let said = none.replace("\n\n", "\nnone = [\"aluminum\"]\n\n");
    let found = determined(&[("metal = \"aluminum\"", "metal = \"steel\""), (none, &said)]);
    assert_eq!(found.finding, Finding::Satisfied);
}

#[test]
fn components_are_asked_only_where_counting_them_could_help() {
    // With a dearer pump the engine fails when all materials count: (3200 - 1220) / 3200 = 61.9. Counting
    // only the components of column 2 it has (3200 - 620) / 3200 = 80.6.
    let dear = ("JP,,,,,1,pcs,160,USD,buy,", "JP,,,,,1,pcs,600,USD,buy,");
    let found = determined(&[dear]);
    assert_eq!(asked(&found), ["core-part-listed-components of SUSP"]);
    let suspension = ("non_originating = 130\n", "non_originating = 130\nlisted_components = 130\n");
    let found = determined(&[dear, suspension]);
    assert_eq!(requirement(&found, "core-parts-originate"), &Finding::Satisfied);
    // The head says nothing of itself: it is asked.
    let head = ("380,USD,buy,core-component=yes", "380,USD,buy,");
    let found = determined(&[dear, suspension, head]);
    assert_eq!(asked(&found), ["core-component of ENG-HEAD"]);
    let found = determined(&[head]);
    assert_eq!(found.finding, Finding::Satisfied, "without need nobody asks");
}

#[test]
fn the_super_core_lifts_a_part_that_fails_alone() {
    // The axle fails alone, 1400 - 400; the super-core has 10360 of net cost and 2560 of non-originating value.
    let axle = ("CN,,,,,2,pcs,150,USD", "CN,,,,,2,pcs,200,USD");
    let found = determined(&[axle]);
    assert_eq!(requirement(&found, "core-parts-originate"), &Finding::Satisfied);
    let each = (
        "none = [\"advanced-battery\"]",
        "none = [\"advanced-battery\"]\nscope = \"each-part\"\nbasis = \"all-materials\"",
    );
    let found = determined(&[axle, each]);
    assert_eq!(found.finding, Finding::NotSatisfied);
}

#[test]
fn too_little_originating_steel_or_labor_fails_the_vehicle() {
    let found = determined(&[("value = 14000000", "value = 18000000")]);
    assert_eq!(found.finding, Finding::NotSatisfied);
    assert_eq!(requirement(&found, "steel-and-aluminum-purchases-met"), &Finding::NotSatisfied);
    let found = determined(&[("value = 8700", "value = 7000")]);
    assert_eq!(requirement(&found, "labor-value-content-met"), &Finding::NotSatisfied);
    // A plant that pays the qualifying wage brings its labor in: (7000 + 900 + 120) / 24000 = 33.4.
    let found = determined(&[("value = 8700", "value = 7000"), ("118.50 MXN", "294.22 MXN")]);
    assert_eq!(found.finding, Finding::Satisfied);
}

#[test]
fn content_is_averaged_over_the_fiscal_year_where_the_case_says_so() {
    let table = |from: &str, until: &str, foreign: &str| {
        format!(
            "[scenario.origin.automotive.average]\ncategory = \"class-in-plant\"\nfrom = {from}\nuntil = {until}\n\
             net_cost = 1400000000\nnon_originating = {foreign}\n\n[scenario.origin.automotive.core_parts]\nnone"
        )
    };
    let header = "[scenario.origin.automotive.core_parts]\nnone";
    let averaged = table("2026-01-01", "2026-12-31", "350000000");
    let found = determined(&[(header, &averaged)]);
    assert_eq!(found.finding, Finding::Satisfied);
    let figure = found.conclusion.alternatives[0].regional_value_content[0];
    assert_eq!(figure.content.to_percent().unwrap().to_string(), "75");
    let over = table("2026-01-01", "2026-12-31", "350000001");
    assert_eq!(determined(&[(header, &over)]).finding, Finding::NotSatisfied);
    for (from, until) in [("2026-01-01", "2026-11-30"), ("2025-01-01", "2025-12-31")] {
        let other = table(from, until, "1");
        assert_eq!(refused(&[(header, &other)]), "automotive-averaging-period-not-allowed");
    }
    let parts = averaged.replace("class-in-plant", "parts-of-plant");
    assert_eq!(refused(&[(header, &parts)]), "automotive-average-not-for-this-good");
}

#[test]
fn an_approved_alternative_staging_regime_takes_the_place_of_the_requirements() {
    // Content 62.5 in the place of 75, no core-parts test, 25 percent of labor value content.
    let header = "[scenario.origin.automotive.core_parts]\nnone";
    let regime = |dates: &str| format!("[scenario.origin.automotive.alternative_staging]\n{dates}\n{header}");
    let poor = ("net_cost = 24000\n\n[scenario", "net_cost = 11000\n\n[scenario");
    assert_eq!(determined(&[poor]).finding, Finding::NotSatisfied);
    let open = regime("approved = true\nfrom = 2020-07-01\nuntil = 2027-06-30\n");
    let found = determined(&[poor, (header, &open)]);
    assert_eq!(found.finding, Finding::Satisfied);
    assert_eq!(found.conclusion.route, Some(Route::AlternativeStaging));
    // The period of the agreement itself ended in June 2025.
    let over = regime("approved = true\n");
    assert_eq!(determined(&[poor, (header, &over)]).finding, Finding::NotSatisfied);
    let unsaid = regime("exempt_from_metals = true\n");
    assert_eq!(asked(&determined(&[poor, (header, &unsaid)])), ["staging-approved"]);
}

#[test]
fn what_contradicts_the_bill_or_the_law_is_refused() {
    assert_eq!(refused(&[("core-part=axle", "core-part=wheel")]), "automotive-core-part-unknown");
    assert_eq!(refused(&[("core-part=axle", "core-part=engine")]), "automotive-core-part-code");
    assert_eq!(refused(&[("group = \"suspension\"", "group = \"steering\"")]), "automotive-core-part-group");
    assert_eq!(refused(&[("part = \"SUSP\"", "part = \"ENG-PUMP\"")]), "automotive-core-part-not-in-bill");
    let files = files(&[("labor = 900", "labour = 900"), ("part = \"SUSP\"", "part = \"SUS\"")]);
    let problems = case::read_folder(&Folder::Files(&files), &FilesAlone, None).unwrap_err().problems;
    let codes: Vec<&str> = problems.iter().map(|problem| customs::Problem::code(problem)).collect();
    assert_eq!(codes, ["case-part-unknown", "case-key-unknown"]);
}

#[test]
fn the_proof_shows_the_requirements_in_both_languages_and_as_json() {
    let folder = folder();
    let folder = folder.to_str().unwrap();
    let (code, out, err) = command::otay(None, &["origin", folder]);
    assert_eq!((code, err.as_str()), (ExitCode::Answered, ""));
    for words in ["What the vehicle has to meet beside its rule", "Labor of assembly", "74.5"] {
        assert!(out.contains(words), "`{words}` is not in\n{out}");
    }
    let (code, out, _) = command::otay(None, &["--lang", "es", "origin", folder]);
    assert_eq!(code, ExitCode::Answered);
    for words in ["Lo que el vehículo debe cumplir además de su regla", "mano de obra del ensamble"] {
        assert!(out.contains(words), "`{words}` is not in\n{out}");
    }
    let (code, out, _) = command::otay(None, &["origin", folder, "--format", "json"]);
    assert_eq!(code, ExitCode::Answered);
    let document: serde_json::Value = serde_json::from_str(&out).unwrap();
    let requirements = document["scenarios"][0]["requirements"].as_array().unwrap();
    assert_eq!(requirements.len(), 3);
    assert_eq!(requirements[0]["fact"], "core-parts-originate");
    assert_eq!(requirements[0]["figures"][0]["of"], "ENG");
    assert_eq!(requirements[0]["figures"][0]["required"], "75");
}
