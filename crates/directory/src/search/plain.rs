//! The plain way to do what `scan` does fast, to compare with: the search engine's own queries, every site
//! weighed, measured along the great circle, counted and sorted.

#![allow(clippy::unwrap_used)] // a failing helper fails its test

use std::collections::BTreeMap;
use std::path::Path;

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EnableScoring, Occur,
    PhraseQuery, Query, RangeQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Searcher, Term};

use super::facets::{Facet, HELD, Held, PROFILE, values};
use super::fields::unpack;
use super::plan::{Award, FURTHER, Narrow, Plan, Source, Wanted};
use super::rank::{Found, Gathered, age, relevance};
use super::{Order, RegisterIndex, Search, understand};
use crate::geography::{Coordinates, drive};
use crate::region::Region;
use crate::register::{Kind, Organization, Size, Statement};
use crate::vocabulary::ConceptKind;

fn source(source: &Source) -> Box<dyn Query> {
    match source {
        Source::Term(term) => Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)),
        Source::Row(terms) => Box::new(PhraseQuery::new(terms.clone())),
        Source::AnyOf(terms) => Box::new(TermSetQuery::new(terms.clone())),
    }
}

fn part(wanted: &Wanted) -> Box<dyn Query> {
    let ways = wanted.ways.iter().map(|(place, award)| -> Box<dyn Query> {
        let query = source(&wanted.sources[*place]);
        match award {
            Award::Fixed(score) => Box::new(ConstScoreQuery::new(query, *score)),
            Award::Relevance(factor) => Box::new(BoostQuery::new(query, *factor)),
        }
    });
    Box::new(DisjunctionMaxQuery::with_tie_breaker(ways.collect(), FURTHER))
}

fn query(plan: &Plan, index: &RegisterIndex) -> BooleanQuery {
    let must = |query: Box<dyn Query>| -> (Occur, Box<dyn Query>) {
        (Occur::Must, Box::new(ConstScoreQuery::new(query, 0.0)))
    };
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    let wanted: Vec<_> =
        plan.wanted.iter().filter(|wanted| !wanted.excluded).map(|w| (Occur::Should, part(w))).collect();
    clauses.extend(plan.wanted.iter().filter(|wanted| wanted.excluded).map(|w| (Occur::MustNot, part(w))));
    if wanted.is_empty() {
        clauses.push(must(Box::new(AllQuery)));
    } else {
        clauses.push((Occur::Must, Box::new(BooleanQuery::new(wanted))));
    }
    for narrow in &plan.narrow {
        clauses.push(must(match narrow {
            Narrow::OneOf(terms) => Box::new(TermSetQuery::new(terms.clone())),
            Narrow::AtLeast(field, least) => {
                let field = index.reader.searcher().schema().get_field(field).unwrap();
                let from = std::ops::Bound::Included(Term::from_field_u64(field, *least));
                Box::new(RangeQuery::new(from, std::ops::Bound::Unbounded))
            }
        }));
    }
    BooleanQuery::new(clauses)
}

fn gather(index: &RegisterIndex, search: &Search, region: &Region) -> Gathered {
    let searcher: Searcher = index.reader.searcher();
    let parts = understand(&search.text, region);
    let plan = Plan::of(&parts, search, &index.fields, &searcher).unwrap();
    let weight = query(&plan, index).weight(EnableScoring::enabled_from_searcher(&searcher)).unwrap();
    let mut gathered = Gathered::default();
    let held = Held::of(&region.vocabulary).unwrap();
    for (segment, reader) in (0..).zip(searcher.segment_readers()) {
        let fast = reader.fast_fields();
        let number = |field: &str, site| fast.u64(field).unwrap().first(site).unwrap_or(0);
        let profile = fast.str(PROFILE).unwrap();
        weight
            .for_each(reader, &mut |site, score| {
                let at = unpack(number("at", site));
                let mut meters = u64::from(u32::MAX);
                if let Some(origin) = &search.near {
                    match (at, search.within_meters) {
                        (None, Some(_)) => return gathered.without_coordinates += 1,
                        (Some(at), Some(limit)) if at.meters_to(origin.at) > limit => return,
                        _ => {}
                    }
                    if let Some(at) = at {
                        let cosine = (f64::from(origin.at.latitude) / 1e6).to_radians().cos();
                        let north = f64::from(at.latitude - origin.at.latitude);
                        let east = f64::from(at.longitude - origin.at.longitude) * cosine;
                        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                        let plane = ((north * north + east * east).sqrt() * 0.111_195) as u64;
                        meters = plane;
                    }
                }
                gathered.total += 1;
                let mut count = |facet: Facet, value: &str| {
                    *gathered.facets[facet as usize].entry(value.to_owned()).or_default() += 1;
                };
                if let Some(column) = &profile {
                    for ord in column.term_ords(site) {
                        let mut word = String::new();
                        assert!(column.ord_to_str(ord, &mut word).unwrap());
                        values(&word).for_each(|(facet, value)| count(facet, value));
                    }
                }
                held.ids(number(HELD, site)).for_each(|id| count(Facet::Held, id));
                let (relevance, age) = (relevance(score), age(number("seen", site)));
                let rank = match search.order {
                    Order::Relevance => (relevance, meters, age),
                    Order::Distance => (meters, relevance, age),
                    Order::DrivingTime => {
                        let minutes = search.near.as_ref().zip(at).map_or(u32::MAX, |(origin, at)| {
                            let country = if number("united_states", site) == 1 { "US" } else { "MX" };
                            drive(at, country, origin, &region.crossings, search.roads).total_minutes()
                        });
                        (u64::from(minutes), relevance, age)
                    }
                };
                let organization = number("organization", site);
                let document = DocAddress::new(segment, site);
                gathered.found.push(Found { rank, organization, document, score });
            })
            .unwrap();
    }
    gathered.found.sort_by_key(|found| (found.rank, found.organization, found.document));
    gathered.found.truncate(search.limit * 4 + 20);
    gathered
}

/// A fixed sequence of numbers.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % limit as u64).unwrap()
    }

    fn of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

fn region() -> Region {
    let facts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../region");
    Region::read(|name| std::fs::read_to_string(facts.join(name)).ok()).unwrap()
}

fn organization(number: usize, sequence: &mut Sequence, region: &Region) -> Organization {
    let words = ["Moldes", "Grupo", "Precision", "Baja", "Arneses", "Wire", "Harness", "Omega", "Inyeccion"];
    let id = format!("org-{number}");
    let name = format!("{} {} {number}", sequence.of(&words), sequence.of(&words));
    let as_of = format!("{}", 2006 + sequence.below(20)).parse().unwrap();
    let kind = *sequence.of(&[Kind::Plant, Kind::Plant, Kind::Shelter, Kind::Education]);
    let mut statement = Statement::new(&id, kind, &name, "synthetic", as_of);
    let place = sequence.of(&region.places);
    statement.municipality.clone_from(&place.name);
    statement.country.clone_from(&place.country);
    let mut off = || i32::try_from(sequence.below(270_000)).unwrap() - 135_000;
    let at = Coordinates { latitude: place.at.latitude + off(), longitude: place.at.longitude + off() };
    statement.at = (sequence.below(20) > 0).then_some(at);
    statement.activities = vec![(*sequence.of(&["326199", "334410", "339112", "332710"])).to_owned()];
    for _ in 0..sequence.below(5) {
        let concept = &region.vocabulary.concepts[sequence.below(60)];
        if !statement.concepts.contains(&concept.id) {
            statement.concepts.push(concept.id.clone());
        }
    }
    if sequence.below(3) == 0 {
        statement.notes = "wire harness, moldeo por inyección; harness wire".to_owned();
        statement.enrollment = Some(u32::try_from(sequence.below(5_000)).unwrap());
    }
    statement.size = (sequence.below(4) > 0).then(|| *sequence.of(&Size::ALL));
    Organization { id, statements: vec![statement] }
}

fn some_search(sequence: &mut Sequence, region: &Region) -> Search {
    const WORDS: &[&str] = &[
        "",
        "injection molding",
        "arneses",
        "ISO 13485 medical devices",
        "\"wire harness\"",
        "-\"wire harness\" precision",
        "moldeo por inyección Tijuana",
        "precision omega",
        "grupo harnes omegga",
        "anodizing -plating",
        "-arneses",
        "332710 AS9100",
        "moldes baja 4711",
        "zzzzzzzz",
    ];
    let text: &&str = sequence.of(WORDS);
    let mut search = Search::new(text);
    search.order = *sequence.of(&[Order::Relevance, Order::Distance, Order::DrivingTime]);
    if sequence.below(5) > 0 {
        let origins = region.origin_ids();
        let origin: &&str = sequence.of(&origins);
        search.near = region.origin(origin);
        search.within_meters = *sequence.of(&[None, Some(2_000), Some(12_000), Some(40_000), Some(150_000)]);
    }
    let certificates: Vec<_> =
        region.vocabulary.concepts.iter().filter(|c| c.kind == ConceptKind::Certification).collect();
    match sequence.below(8) {
        0 => search.filters.smallest = Some(Size::UpTo100),
        1 => search.filters.municipalities = vec!["Tecate".to_owned(), "Tijuana".to_owned()],
        2 => search.filters.concepts = vec![sequence.of(&certificates).id.clone()],
        3 => search.filters.kinds = vec![Kind::Plant],
        4 => search.filters.students = Some(2_000),
        5 => search.filters.activities = vec!["3327".to_owned(), "334".to_owned()],
        _ => {}
    }
    search
}

/// The same sites in the same order with the same counts, whatever is asked. Scores are sums in the same order,
/// so that they agree to the last bit.
#[test]
fn the_fast_way_finds_what_the_plain_way_finds() {
    let region = region();
    let folder = tempfile::tempdir().unwrap();
    let mut sequence = Sequence(7);
    let all: Vec<_> = (0..5_000).map(|number| organization(number, &mut sequence, &region)).collect();
    // Several segments, none a whole number of windows.
    let index = RegisterIndex::build(&folder.path().join("index"), all, &region, 2, 64 << 20).unwrap();
    let mut seen: BTreeMap<bool, usize> = BTreeMap::new();
    for _ in 0..160 {
        let search = some_search(&mut sequence, &region);
        let searcher = index.reader.searcher();
        let parts = understand(&search.text, &region);
        let fast = index.gather(&parts, &search, &region, &searcher).unwrap();
        let plain = gather(&index, &search, &region);
        *seen.entry(plain.total > 0).or_default() += 1;
        assert!(fast == plain, "{search:?}: {} and {} sites", fast.total, plain.total);
    }
    assert!(seen[&true] > 80 && seen[&false] > 0, "{seen:?}");
}
