//! The `[[scenario]]` tables of `case.toml`.

use customs::duty::SpecialProgramIndicator;
use customs::origin::Method;
use customs::{Country, CountryOfExport, CountryOfOrigin, Money};

use super::automotive;
use super::costs;
use super::location::{At, Located};
use super::model::{
    Claim, EntryInputs, Evidence, EvidenceKind, Mode, OriginInputs, PartChange, PartSource, Scenario,
    ScenarioKind, StatusClaim, Valuation,
};
use super::problem::ProblemKind;
use super::reading::Reading;
use super::table::{Positive, Table};

pub(super) const STATUS_WORDS: &[(&str, StatusClaim)] = &[
    ("originating", StatusClaim::Originating),
    ("non-originating", StatusClaim::NonOriginating),
    ("not-stated", StatusClaim::NotStated),
];

pub(super) const EVIDENCE_WORDS: &[(&str, EvidenceKind)] = &[
    ("supplier-declaration", EvidenceKind::SupplierDeclaration),
    ("certification-of-origin", EvidenceKind::CertificationOfOrigin),
    ("producer-records", EvidenceKind::ProducerRecords),
    ("ruling", EvidenceKind::Ruling),
];

pub(super) const SOURCE_WORDS: &[(&str, PartSource)] =
    &[("buy", PartSource::Bought), ("make", PartSource::Made)];

const METHOD_WORDS: &[(&str, Method)] =
    &[("transaction-value", Method::TransactionValue), ("net-cost", Method::NetCost)];

/// Reads one scenario; `None` where something that has to be known is not.
pub(super) fn read(mut table: Table<'_>) -> Option<Scenario> {
    let at = table.at();
    let id = table.need::<String>("id").and_then(|id| short_name(table.reading(), id));
    let name = table.need::<String>("name");
    let kind = kind(&mut table);
    let place = table.need::<String>("place");
    let country = table.need::<Country>("country");
    let country_of_origin = table.need::<Country>("country_of_origin");
    let basis = table.need::<String>("country_of_origin_basis");
    let at_home = kind == Some(ScenarioKind::UsPlant);
    let country_of_export = table.take::<Country>("country_of_export");
    let origin = table.table("origin").map(origin).unwrap_or_default();
    let entry = table.table("entry").map(|entry| (entry.at(), self::entry(entry)));
    match &entry {
        Some((at, _)) if at_home => table.reading().report(ProblemKind::EntryAtHome, Some(at.clone())),
        None if kind.is_some() && !at_home => table.missing("entry"),
        _ => {}
    }
    if kind.is_some() && !at_home && country_of_export.is_none() && !table.gave("country_of_export") {
        table.missing("country_of_export");
    }
    let part_changes = part_changes(&mut table);
    let costs = costs::read(&mut table);
    table.finish();
    Some(Scenario {
        at,
        id: id?,
        name: name?.value,
        kind: kind?,
        place: place?,
        country: country?,
        country_of_origin: country_of_origin?.map(CountryOfOrigin),
        country_of_origin_basis: basis?.value,
        country_of_export: country_of_export.map(|country| country.map(CountryOfExport)),
        origin,
        entry: entry.and_then(|(_, entry)| entry),
        part_changes,
        costs,
    })
}

/// A name that a command line and an address can carry.
fn short_name(reading: &Reading, id: Located<String>) -> Option<Located<String>> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.value.chars().all(fits) && id.value.len() <= 40 {
        return Some(id);
    }
    reading.report(ProblemKind::IdInvalid { id: id.value }, Some(id.at));
    None
}

fn kind(table: &mut Table<'_>) -> Option<ScenarioKind> {
    let word = table.need::<String>("kind")?;
    let known = ScenarioKind::WORDS.iter().find(|(known, _)| *known == word.value);
    if known.is_none() {
        let allowed = ScenarioKind::WORDS.iter().map(|(word, _)| (*word).to_owned()).collect();
        table.reading().report(ProblemKind::ScenarioKindUnknown { word: word.value, allowed }, Some(word.at));
    }
    known.map(|(_, kind)| *kind)
}

fn origin(mut table: Table<'_>) -> OriginInputs {
    let inputs = OriginInputs {
        transaction_value: table.take::<Money>("transaction_value"),
        net_cost: table.take::<Money>("net_cost"),
        total_cost: table.take::<Money>("total_cost"),
        method: table.take_word("method", METHOD_WORDS).map(|method| method.value),
        accumulate: table.take::<bool>("accumulate").map(|accumulate| accumulate.value),
        designated: table.take_list::<String>("designated"),
        facts: table.facts("facts"),
        automotive: table.table("automotive").map(automotive::read),
    };
    table.finish();
    inputs
}

fn entry(mut table: Table<'_>) -> Option<EntryInputs> {
    let reading = table.reading();
    let customs_value = table.need::<Money>("customs_value");
    let valuation = table.need_word("valuation", Valuation::WORDS);
    let claim = table.need::<String>("claim");
    let mode = table.need_word("mode", Mode::WORDS);
    let units_per_entry = table.need::<Positive>("units_per_entry");
    let quantities = table
        .named_values::<Positive>("quantities")
        .into_iter()
        .map(|(name, amount)| (name, amount.value.0))
        .collect();
    let facts = table.facts("facts");
    table.finish();
    let claim = claim.and_then(|claim| claim_word(reading, claim))?;
    Some(EntryInputs {
        customs_value: customs_value?,
        valuation: valuation?.value,
        claim: claim.map(|word| match word.as_str() {
            "if-originating" => Claim::IfOriginating,
            "none" => Claim::None,
            _ => Claim::Declared(word),
        }),
        mode: mode?.value,
        units_per_entry: units_per_entry?.map(|units| units.0),
        quantities,
        facts,
    })
}

/// A claim is `if-originating`, `none`, or a special program indicator.
fn claim_word(reading: &Reading, claim: Located<String>) -> Option<Located<String>> {
    let word = claim.value.as_str();
    if matches!(word, "if-originating" | "none") || word.parse::<SpecialProgramIndicator>().is_ok() {
        return Some(claim);
    }
    let allowed = ["if-originating", "none", "S", "S+"].map(str::to_owned).to_vec();
    let kind = ProblemKind::WordUnknown { key: "claim".to_owned(), word: word.to_owned(), allowed };
    reading.report(kind, Some(claim.at));
    None
}

fn part_changes(scenario: &mut Table<'_>) -> Vec<PartChange> {
    let mut changes: Vec<PartChange> = Vec::new();
    let reading = scenario.reading();
    for table in scenario.tables("part") {
        let Some(change) = part_change(table) else { continue };
        match changes.iter().find(|earlier| earlier.part.value == change.part.value) {
            Some(earlier) => reading.report_related(
                ProblemKind::PartChangedTwice { part: change.part.value.clone() },
                Some(change.part.at.clone()),
                vec![earlier.part.at.clone()],
            ),
            None => changes.push(change),
        }
    }
    changes
}

fn part_change(mut table: Table<'_>) -> Option<PartChange> {
    let at = table.at();
    let part = table.need::<String>("part");
    let country_of_origin =
        table.take::<Country>("country_of_origin").map(|country| country.map(CountryOfOrigin));
    let status = table.take_word("status", STATUS_WORDS).map(|status| status.value);
    let evidence = evidence(&mut table);
    let unit_cost = table.take::<Money>("unit_cost");
    let quantity = table.take::<Positive>("quantity").map(|quantity| quantity.map(|q| q.0));
    let source = table.take_word("make_or_buy", SOURCE_WORDS).map(|source| source.value);
    let supplier = table.take::<String>("supplier").map(|supplier| supplier.value);
    let facts = table.facts("facts");
    table.finish();
    Some(PartChange {
        at,
        part: part?,
        country_of_origin,
        status,
        evidence,
        unit_cost,
        quantity,
        source,
        supplier,
        facts,
    })
}

fn evidence(table: &mut Table<'_>) -> Option<Evidence> {
    let kind = table.take_word("evidence", EVIDENCE_WORDS);
    let date = table.take("evidence_date");
    let valid_until = table.take("evidence_valid_until");
    let reference = table.take::<String>("evidence_reference").map(|reference| reference.value);
    let kind = kind?;
    Some(checked_evidence(
        table.reading(),
        Evidence { kind: kind.value, date, valid_until, reference, at: kind.at },
    ))
}

/// The evidence, once its two days are in order.
pub(super) fn checked_evidence(reading: &Reading, evidence: Evidence) -> Evidence {
    if let (Some(date), Some(until)) = (&evidence.date, &evidence.valid_until)
        && until.value < date.value
    {
        let kind = ProblemKind::EvidenceEndsBeforeItBegins { date: date.value, until: until.value };
        let first: At = date.at.clone();
        reading.report_related(kind, Some(until.at.clone()), vec![first]);
    }
    evidence
}
