//! Duties that others have published, each as a named test: `cases/duty/published.csv`.
//!
//! `said` is what the source says of the entry; `conditions.csv` turns it into facts. `expect` holds headings
//! that have to appear, `!authority` for duties that must not fall, and `authority=percent` of the value.
//! `derived.csv` holds answers worked out by hand from the facts of the measures, for the days, lists and limits at
//! which answers change: `facts` as a batch takes them, `why` the working, `fees` and `finding` beside the total.
//! A row with `argued` differs, for the reason under that key in `law/ASSUMPTIONS.md`; it is a failure when
//! it agrees after all.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use customs::duty::{Component, DutyAssessment, assess};
use customs::{Decimal, Determination, Law};
use libtest_mimic::{Arguments, Failed, Trial};
use otay::duty::request::{Request, facts, quantities};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let law = Arc::new(lawbook::Lawbook::bundled().law().expect("the law loads"));
    let conditions = Arc::new(conditions(&root));
    let assumptions = std::fs::read_to_string(root.join("law/ASSUMPTIONS.md")).expect("assumptions");
    let assumptions = Arc::new(assumptions);
    let published = rows(&root.join("cases/duty/published.csv"))
        .into_iter()
        .map(|row| {
            let (law, conditions, assumptions) = (law.clone(), conditions.clone(), assumptions.clone());
            Trial::test(row["name"].clone(), move || run(&law, &conditions, &assumptions, &row))
        })
        .collect::<Vec<_>>();
    let law = Arc::new(lawbook::Lawbook::bundled().law().expect("the law loads"));
    let derived = rows(&root.join("cases/duty/derived.csv")).into_iter().map(|row| {
        let law = law.clone();
        Trial::test(format!("derived-{}", row["name"]), move || compare(&law, &row["facts"], &row))
    });
    let trials = published.into_iter().chain(derived).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

type Row = BTreeMap<String, String>;

fn rows(path: &PathBuf) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path).expect("the cases are there");
    let names: Vec<String> = reader.headers().expect("headers").iter().map(str::to_owned).collect();
    let record = |record: csv::StringRecord| {
        names.iter().cloned().zip(record.iter().map(str::to_owned)).collect::<Row>()
    };
    reader.records().map(|row| record(row.expect("a row"))).collect()
}

fn conditions(root: &Path) -> BTreeMap<String, String> {
    let rows = rows(&root.join("cases/duty/conditions.csv"));
    rows.into_iter().map(|row| (row["said"].clone(), row["facts"].clone())).collect()
}

fn run(law: &Law, conditions: &BTreeMap<String, String>, assumptions: &str, row: &Row) -> Result<(), Failed> {
    let said = row["said"].as_str();
    let given = match conditions.get(said) {
        Some(facts) => facts.as_str(),
        None if said.is_empty() => "",
        None => return Err(format!("conditions.csv does not know `{said}`").into()),
    };
    let outcome = compare(law, given, row);
    match (row["argued"].as_str(), outcome) {
        ("", outcome) => outcome,
        (key, _) if !assumptions.contains(&format!("## {key}\n")) => {
            Err(format!("law/ASSUMPTIONS.md does not argue `{key}`").into())
        }
        (_, Err(_)) => Ok(()),
        (key, Ok(())) => Err(format!("agrees, though `{key}` argues that it differs").into()),
    }
}

fn compare(law: &Law, given: &str, row: &Row) -> Result<(), Failed> {
    let request = Request {
        code: &row["code"],
        origin: &row["origin"],
        date: &row["date"],
        value: &row["value"],
        claim: &row["claim"],
        mode: "",
    };
    let (on_day, line) = request
        .read(law, quantities(&row["qty"]), facts(given))
        .map_err(|error| Failed::from(error.to_string()))?;
    let answer = assess(&on_day, &line).map_err(|error| Failed::from(error.to_string()))?;
    let mut differences = Vec::new();
    if !row["total"].is_empty() {
        let expected: Decimal = row["total"].parse().expect("a number");
        let found = answer.conclusion.duty_total.map(|total| total.amount);
        if found != Some(expected) {
            differences.push(format!("total {found:?}, published {expected}"));
        }
    }
    if let Some(expected) = row.get("finding") {
        let found = match &answer.finding {
            _ if answer.conclusion.prohibited.is_some() => "prohibited",
            customs::Finding::Undetermined { .. } => "undetermined",
            _ => "determined",
        };
        if found != expected {
            differences.push(format!("{found}, derived {expected}"));
        }
    }
    if let Some(expected) = row.get("fees").filter(|fees| !fees.is_empty()) {
        let expected: Decimal = expected.parse().expect("a number");
        let found = answer.conclusion.fees_total.map(|fees| fees.amount.round_half_up(2));
        if found != Some(expected) {
            differences.push(format!("fees {found:?}, derived {expected}"));
        }
    }
    for wanted in row["expect"].split_whitespace() {
        differences.extend(check(&answer, wanted, line.value.0.amount));
    }
    if differences.is_empty() {
        return Ok(());
    }
    let parts: Vec<String> = answer.conclusion.components.iter().map(shown).collect();
    let missing: Vec<&str> = answer.finding.missing().iter().map(|m| m.fact.as_str()).collect();
    Err(format!("{}\n  parts: {}\n  missing: {missing:?}", differences.join("\n  "), parts.join(", ")).into())
}

fn shown(part: &Component) -> String {
    let amount = part.amount.map_or_else(|| "?".into(), |amount| amount.amount.to_string());
    format!("{} {} {amount}", part.authority, part.heading)
}

fn check(answer: &Determination<DutyAssessment>, wanted: &str, value: Decimal) -> Option<String> {
    let parts = &answer.conclusion.components;
    if let Some(authority) = wanted.strip_prefix('!') {
        let falls = parts.iter().any(|part| {
            part.authority.starts_with(authority) && part.amount.is_none_or(|amount| !amount.amount.is_zero())
        });
        return falls.then(|| format!("{authority} falls on it"));
    }
    if let Some((authority, percent)) = wanted.split_once('=') {
        let expected: Decimal = percent.parse().expect("a percentage");
        let of_authority = |part: &&Component| match authority {
            "ordinary" => part.kind.as_str() != "additional" && part.kind.as_str() != "relief",
            "additional" => part.kind.as_str() == "additional",
            "s232-metal" => ["s232-metals", "s232-steel", "s232-aluminum", "s232-copper"]
                .iter()
                .any(|metal| part.authority.starts_with(metal)),
            group => part.authority.starts_with(group),
        };
        let amounts = parts.iter().filter(of_authority).map(|part| part.amount.map(|amount| amount.amount));
        let sum = amounts.sum_known();
        let found = sum.and_then(|sum| sum.checked_div(value).ok()).and_then(|share| share.to_percent().ok());
        return (found != Some(expected)).then(|| format!("{authority} {found:?} %, published {expected} %"));
    }
    let appears = parts.iter().any(|part| part.heading.starts_with(wanted));
    (!appears).then(|| format!("{wanted} does not appear"))
}

trait SumKnown {
    fn sum_known(self) -> Option<Decimal>;
}

impl<I: Iterator<Item = Option<Decimal>>> SumKnown for I {
    fn sum_known(mut self) -> Option<Decimal> {
        self.try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount?).ok())
    }
}
