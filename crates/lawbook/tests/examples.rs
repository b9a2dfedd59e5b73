//! The bundled cases read, and say plainly that their prices are made up.

use std::path::Path;

use lawbook::case::{self, FilesAlone, Prices, ScenarioKind};

fn each_example(check: impl Fn(&str, &case::Case)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .expect("examples")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    assert!(!names.is_empty());
    for name in names {
        let case = case::read(&folder.join(&name), &FilesAlone, None)
            .unwrap_or_else(|refused| panic!("{name}:\n{refused}"));
        check(&name, &case);
    }
}

#[test]
fn every_bundled_case_reads_and_calls_its_prices_illustrative() {
    each_example(|name, case| assert_eq!(case.prices, Prices::Illustrative, "{name}"));
}

#[test]
fn every_bundled_case_compares_the_four_ways() {
    each_example(|name, case| {
        for kind in [
            ScenarioKind::ContractManufacturer,
            ScenarioKind::Shelter,
            ScenarioKind::OwnImmexPlant,
            ScenarioKind::UsPlant,
        ] {
            assert!(case.scenarios.iter().any(|scenario| scenario.kind == kind), "{name}: {kind:?}");
        }
        assert!(case.incumbent.is_some(), "{name}");
    });
}

#[test]
fn every_claim_of_origin_in_a_bundled_case_has_its_paper() {
    each_example(|name, case| {
        for (_, line) in case.lines() {
            let claimed = line.status == case::StatusClaim::Originating;
            assert_eq!(claimed, line.evidence.is_some(), "{name}: {}", line.part.value);
        }
    });
}
