//! How well the search ranks, on judged queries: normalized discounted cumulative gain at 10 and recall
//! at 10, beside SQLite FTS5 on the same register. `cargo test -p directory --test ranking -- --nocapture`
//! prints every query.

#![allow(clippy::unwrap_used)] // a failing helper fails its test

use std::collections::BTreeMap;
use std::path::Path;

use directory::region::Region;
use directory::register::{Organization, gather};
use directory::search::{Meaning, RegisterIndex, Search, understand};
use directory::words::{Language, fold, is_stop_word};
use rusqlite::Connection;

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

/// The register in SQLite's full-text search, set up as one who knows it would: a row a site with the name in
/// one column and in another all that stands in the fields of the index, the names of concepts and activities
/// in both languages among it; bm25 with the name weighing double; accents off; words joined by OR, since all
/// of them together find too little; stop words of both languages left out. It has no Spanish stemmer.
struct FullText {
    connection: Connection,
}

/// What is asked of it.
#[derive(Clone, Copy)]
enum Asked {
    /// The words as they are.
    Words,
    /// Every word as the beginning of one.
    Beginnings,
    /// The words, and for each concept they name all its names in both languages, from our vocabulary.
    Names,
}

impl FullText {
    fn new(organizations: &[Organization], region: &Region, tokenizer: &str) -> Self {
        let connection = Connection::open_in_memory().unwrap();
        let table = format!(
            "CREATE VIRTUAL TABLE site USING fts5(organization UNINDEXED, name, words, tokenize = '{tokenizer}')"
        );
        connection.execute_batch(&table).unwrap();
        let mut insert =
            connection.prepare("INSERT INTO site (organization, name, words) VALUES (?1, ?2, ?3)").unwrap();
        for organization in organizations {
            for site in organization.sites() {
                let (mut names, mut texts) = (Vec::new(), Vec::new());
                let once = |all: &mut Vec<String>, text: &str| {
                    if !text.is_empty() && !all.iter().any(|known| known == text) {
                        all.push(text.to_owned());
                    }
                };
                for statement in &site.statements {
                    once(&mut names, &statement.name);
                    statement.other_names.iter().for_each(|name| once(&mut names, name));
                    for text in [&statement.park, &statement.municipality, &statement.site, &statement.notes]
                    {
                        once(&mut texts, text);
                    }
                    for language in [Language::English, Language::Spanish] {
                        for id in statement.all_concepts() {
                            once(&mut texts, region.vocabulary.get(id).unwrap().label(language));
                        }
                        for code in &statement.activities {
                            once(&mut texts, code);
                            let label = region.vocabulary.activity_label(code, language);
                            once(&mut texts, label.unwrap_or_default());
                        }
                    }
                }
                insert.execute((&organization.id, names.join(" . "), texts.join(" . "))).unwrap();
            }
        }
        drop(insert);
        Self { connection }
    }

    fn find(&self, query: &str, asked: Asked, region: &Region) -> Vec<String> {
        let words = |text: &str| -> Vec<String> {
            let folded = fold(text);
            let parts = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            parts.filter(|word| !is_stop_word(word)).map(str::to_owned).collect()
        };
        let quoted = |words: &[String]| format!("\"{}\"", words.join(" "));
        let mut terms: Vec<String> = words(query).into_iter().map(|word| quoted(&[word])).collect();
        match asked {
            Asked::Words => {}
            Asked::Beginnings => terms.iter_mut().for_each(|term| term.push('*')),
            Asked::Names => {
                for part in understand(query, region) {
                    let Meaning::Concepts(ids) = part.meaning else { continue };
                    for concept in ids.iter().filter_map(|id| region.vocabulary.get(id)) {
                        let names = [&concept.english, &concept.spanish];
                        let others = concept.also_english.iter().chain(&concept.also_spanish);
                        terms.extend(names.into_iter().chain(others).map(|name| quoted(&words(name))));
                    }
                }
            }
        }
        let mut select = self
            .connection
            .prepare(
                "SELECT organization FROM site WHERE site MATCH ?1 ORDER BY bm25(site, 0.0, 2.0, 1.0), rowid",
            )
            .unwrap();
        let rows = select.query_map([terms.join(" OR ")], |row| row.get::<_, String>(0)).unwrap();
        let mut found: Vec<String> = Vec::new();
        for organization in rows.map(Result::unwrap) {
            if !found.contains(&organization) {
                found.push(organization);
            }
        }
        found.truncate(10);
        found
    }
}

/// What is found for a query, best first.
type Find<'a> = Box<dyn Fn(&str) -> Vec<String> + 'a>;

/// One way to search, with its name.
struct Way<'a> {
    name: &'static str,
    find: Find<'a>,
}

#[test]
fn judged_queries_are_ranked_well_and_better_than_by_sqlite() {
    let region = Region::read(|name| std::fs::read_to_string(root().join("region").join(name)).ok()).unwrap();
    let organizations = gather(region.statements.clone());
    let index = RegisterIndex::in_memory(&organizations, &region).unwrap();
    let plain = FullText::new(&organizations, &region, "unicode61 remove_diacritics 2");
    let porter = FullText::new(&organizations, &region, "porter unicode61 remove_diacritics 2");
    let judged = judgments();
    assert!(judged.len() >= 40);
    let known: Vec<&str> = organizations.iter().map(|o| o.id.as_str()).collect();
    for judgment in &judged {
        for id in judgment.answers.keys() {
            assert!(known.contains(&id.as_str()), "{}: {id} is not in the register", judgment.id);
        }
    }
    let otay = |query: &str| -> Vec<String> {
        let results = index.search(&Search::new(query), &region).unwrap();
        results.hits.into_iter().map(|hit| hit.organization).collect()
    };
    let full_text = |text: &FullText, asked: Asked, query: &str| text.find(query, asked, &region);
    let ways = [
        Way { name: "Otay", find: Box::new(otay) },
        Way { name: "FTS5 unicode61", find: Box::new(|q| full_text(&plain, Asked::Words, q)) },
        Way { name: "FTS5 porter", find: Box::new(|q| full_text(&porter, Asked::Words, q)) },
        Way { name: "FTS5 porter, beginnings", find: Box::new(|q| full_text(&porter, Asked::Beginnings, q)) },
        Way { name: "FTS5 porter, our names", find: Box::new(|q| full_text(&porter, Asked::Names, q)) },
    ];
    let mut sums = vec![(0.0, 0.0); ways.len()];
    for judgment in &judged {
        let mut line = format!("{:22}", judgment.id);
        for (way, sum) in ways.iter().zip(&mut sums) {
            let found = (way.find)(&judgment.query);
            let (gain, share) = (ndcg(&found, &judgment.answers), recall(&found, &judgment.answers));
            line.push_str(&format!("  {gain:.3} {share:.3}"));
            sum.0 += gain;
            sum.1 += share;
        }
        println!("{line}  {}", judgment.query);
    }
    let count = f64::from(u32::try_from(judged.len()).unwrap());
    println!("{} queries, nDCG@10 and recall@10:", judged.len());
    for (way, (gain, share)) in ways.iter().zip(&sums) {
        println!("  {:26} {:.3}  {:.3}", way.name, gain / count, share / count);
    }
    let (gain, share) = (sums[0].0 / count, sums[0].1 / count);
    assert!(gain >= 0.90, "nDCG@10 fell to {gain:.3}");
    assert!(share >= 0.90, "recall@10 fell to {share:.3}");
    for (way, (other, _)) in ways.iter().zip(&sums).skip(1) {
        assert!(gain > other / count, "{} ranks better", way.name);
    }
}
