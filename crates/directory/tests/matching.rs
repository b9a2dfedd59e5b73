//! Matching a product to who could make it.

#![allow(clippy::unwrap_used)] // a failing helper fails its test

use std::path::Path;

use directory::geography::RoadAssumptions;
use directory::matching::{Candidate, Criterion, Hard, Outcome, Requirements, Weights, candidates};
use directory::region::Region;
use directory::register::{Organization, gather};

fn region() -> Region {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../region");
    Region::read(|name| std::fs::read_to_string(folder.join(name)).ok()).unwrap()
}

fn run(region: &Region, code: &str, change: impl FnOnce(&mut Requirements)) -> Vec<Candidate> {
    let organizations: Vec<Organization> = gather(region.statements.clone());
    let mut requirements = Requirements::of_goods(code.parse().unwrap(), 2026, region);
    requirements.near = region.origin("otay-mesa");
    change(&mut requirements);
    candidates(&organizations, &requirements, Weights::STATED, RoadAssumptions::STATED, region)
}

#[test]
fn a_guitar_is_made_by_the_guitar_makers() {
    let region = region();
    let found = run(&region, "9202.90.40", |_| {});
    assert_eq!(found[0].organization, "taylor-musical-instruments");
    assert_eq!(found[1].organization, "instrumentos-musicales-fender");
    assert!(found[0].tenths <= Weights::STATED.total() * 10);
    let activity = &found[0].points[0];
    assert_eq!((&activity.criterion, activity.outcome), (&Criterion::Activity, Outcome::Met));
    assert_eq!(activity.evidence[0].value, "339991");
    assert!(!activity.evidence[0].source.is_empty());
}

#[test]
fn every_point_is_in_the_list_and_every_missing_fact_is_told() {
    let region = region();
    for candidate in run(&region, "9018.39.00", |r| r.annual_volume = Some(1_000_000)) {
        assert_eq!(candidate.tenths, candidate.points.iter().map(|p| p.tenths).sum::<u32>());
        for points in &candidate.points {
            assert!(points.tenths <= points.of_tenths);
            let told = matches!(points.outcome, Outcome::NotStated | Outcome::NotMet);
            assert!(points.tenths > 0 || told || points.of_tenths == 0, "{points:?}");
            assert!(
                points.tenths == 0 || !points.evidence.is_empty() || points.criterion == Criterion::Distance
            );
        }
        let iso = candidate.points.iter().find(|p| p.criterion == Criterion::Expected("iso-13485".into()));
        assert_eq!(iso.unwrap().outcome, Outcome::NotStated, "no source states it of anyone yet");
    }
}

#[test]
fn a_hard_requirement_that_fails_sinks_and_stays_in_sight() {
    let region = region();
    let all = run(&region, "9202.90.40", |_| {});
    let near = run(&region, "9202.90.40", |r| r.hard.push(Hard::Within(50_000)));
    assert_eq!(all.len(), near.len(), "nobody vanishes");
    let fender = near.iter().position(|c| c.organization == "instrumentos-musicales-fender").unwrap();
    assert!(near[fender].failures() == 1 && fender > 1, "Ensenada is farther than 50 km");
    assert!(near[..fender].iter().all(|c| c.failures() == 0), "and stands after all that fail none");
    let certified = run(&region, "9202.90.40", |r| r.hard.push(Hard::Concept("iso-9001".into())));
    assert_eq!(certified[0].hard[0].outcome, Outcome::NotStated, "not stated is not failed");
    assert_eq!(certified[0].failures(), 0);
    assert_eq!(certified[0].open(), 1);
}

#[test]
fn each_bundled_case_finds_plants_of_its_trade() {
    let region = region();
    for (code, wanted) in [
        ("8544.30.00", "furukawa"),
        ("8518.30.20", "plamex"),
        ("9018.39.00", "gambro-renal-products"),
        ("8807.30.00", "honeywell-aerospace"),
    ] {
        let found = run(&region, code, |_| {});
        let at = found.iter().position(|candidate| candidate.organization == wanted);
        assert!(at.is_some_and(|at| at < 10), "{code}: {wanted} stands at {at:?}");
    }
}

#[test]
fn processes_of_the_case_count_are_told_and_shared_with_what_is_usual() {
    let region = region();
    let plain = run(&region, "7616.99.51", |_| {});
    let named = run(&region, "7616.99.51", |r| r.name("anodizing"));
    let wanted = Criterion::Named("anodizing".into());
    assert!(plain.iter().all(|candidate| candidate.points.iter().all(|p| p.criterion != wanted)));
    let outcome = |candidate: &Candidate| candidate.points.iter().find(|p| p.criterion == wanted).cloned();
    assert!(named.iter().all(|candidate| outcome(candidate).is_some()), "told of every candidate");
    let has = named.iter().find(|c| outcome(c).is_some_and(|p| p.outcome == Outcome::Met)).unwrap();
    let points = outcome(has).unwrap();
    assert!(points.tenths > 0 && points.evidence[0].value == "anodizing", "{points:?}");
    assert!(named.iter().any(|c| outcome(c).is_some_and(|p| p.outcome == Outcome::NotStated)));
    for candidate in &named {
        assert!(candidate.tenths <= Weights::STATED.total() * 10, "the pool is shared, not added to");
    }
}

#[test]
fn a_failed_requirement_stays_in_sight_whatever_the_weights() {
    let region = region();
    let organizations: Vec<Organization> = gather(region.statements.clone());
    let mut requirements = Requirements::of_goods("9202.90.40".parse().unwrap(), 2026, &region);
    requirements.near = region.origin("otay-mesa");
    requirements.hard.push(Hard::Within(1));
    for weights in [Weights::STATED, Weights { distance: 1000, ..Weights::STATED }] {
        let found = candidates(&organizations, &requirements, weights, RoadAssumptions::STATED, &region);
        let measured: Vec<&Candidate> = found.iter().filter(|c| c.meters.is_some()).collect();
        assert!(!measured.is_empty());
        assert!(measured.iter().all(|c| c.failures() == 1 && c.hard[0].outcome == Outcome::NotMet));
        let unmeasured = found.iter().filter(|c| c.meters.is_none());
        assert!(unmeasured.clone().all(|c| c.open() == 1), "what nobody can measure is open");
    }
}
