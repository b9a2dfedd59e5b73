//! How well the search ranks, on judged queries: normalized discounted cumulative gain at 10 and recall
//! at 10. `cargo test -p directory --test ranking -- --nocapture` prints every query.

#![allow(clippy::unwrap_used)] // a failing helper fails its test

use std::collections::BTreeMap;
use std::path::Path;

use directory::region::Region;
use directory::register::gather;
use directory::search::{RegisterIndex, Search};

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

struct Judged {
    id: String,
    query: String,
    answers: BTreeMap<String, u32>,
}

fn judgments() -> Vec<Judged> {
    let text = std::fs::read_to_string(root().join("cases/directory/judgments.csv")).unwrap();
    let mut rows = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    rows.records()
        .map(|row| {
            let row = row.unwrap();
            let answers = row[3].split('|').map(|answer| {
                let (organization, grade) = answer.split_once('=').unwrap();
                (organization.to_owned(), grade.parse().unwrap())
            });
            Judged { id: row[0].to_owned(), query: row[2].to_owned(), answers: answers.collect() }
        })
        .collect()
}

/// Gain 2^grade − 1, discounted by the binary logarithm of the rank, over the best that could be.
fn ndcg(found: &[String], answers: &BTreeMap<String, u32>) -> f64 {
    let gain = |grade: u32| f64::from((1_u32 << grade) - 1);
    let discount = |rank: usize| 1.0 / f64::from(u32::try_from(rank + 2).unwrap()).log2();
    let got: f64 = found
        .iter()
        .take(10)
        .enumerate()
        .map(|(rank, id)| gain(answers.get(id).copied().unwrap_or(0)) * discount(rank))
        .sum();
    let mut best: Vec<u32> = answers.values().copied().collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let ideal: f64 =
        best.iter().take(10).enumerate().map(|(rank, grade)| gain(*grade) * discount(rank)).sum();
    got / ideal
}

/// Of the ten best that could be found, how many are among the first ten.
fn recall(found: &[String], answers: &BTreeMap<String, u32>) -> f64 {
    let hits = found.iter().take(10).filter(|id| answers.contains_key(*id)).count();
    f64::from(u32::try_from(hits).unwrap()) / f64::from(u32::try_from(answers.len().min(10)).unwrap())
}

#[test]
fn judged_queries_are_ranked_well() {
    let region = Region::read(|name| std::fs::read_to_string(root().join("region").join(name)).ok()).unwrap();
    let organizations = gather(region.statements.clone());
    let index = RegisterIndex::in_memory(&organizations, &region).unwrap();
    let judged = judgments();
    assert!(judged.len() >= 40);
    let known: Vec<&str> = organizations.iter().map(|o| o.id.as_str()).collect();
    let (mut gain, mut share) = (0.0, 0.0);
    for judgment in &judged {
        for id in judgment.answers.keys() {
            assert!(known.contains(&id.as_str()), "{}: {id} is not in the register", judgment.id);
        }
        let results = index.search(&Search::new(&judgment.query), &region).unwrap();
        let found: Vec<String> = results.hits.iter().map(|hit| hit.organization.clone()).collect();
        let (g, r) = (ndcg(&found, &judgment.answers), recall(&found, &judgment.answers));
        println!("{:22} nDCG@10 {g:.3}  recall@10 {r:.3}  {}", judgment.id, judgment.query);
        if g < 0.8 {
            println!("    found {found:?}\n    parts {:?}", results.parts);
        }
        gain += g;
        share += r;
    }
    let count = f64::from(u32::try_from(judged.len()).unwrap());
    println!("{} queries: nDCG@10 {:.3}, recall@10 {:.3}", judged.len(), gain / count, share / count);
    assert!(gain / count >= 0.85, "nDCG@10 fell to {:.3}", gain / count);
    assert!(share / count >= 0.85, "recall@10 fell to {:.3}", share / count);
}
