//! The second pass: what needs the law, the region, or more than one part of the case.

use customs::{Currency, Level};
use jiff::civil::Date;

use super::document::Document;
use super::model::{BillLine, ScenarioKind};
use super::problem::ProblemKind;
use super::reading::{Reading, nearest};
use super::reference::{CodeCheck, PlaceCheck, ProcessCheck, Reference};

/// Checks what was read; every problem goes to `reading`.
pub(super) fn check(
    reading: &Reading,
    document: &Document,
    bill: Option<&[BillLine]>,
    against: &dyn Reference,
) {
    scenarios(reading, document);
    if let Some(bill) = bill {
        parts(reading, document, bill);
    }
    if let Some(currency) = document.currency {
        exchange_rates(reading, document, currency);
    }
    places(reading, document, against);
    processes(reading, document, against);
    if let Some(as_of) = &document.as_of {
        match against.coverage() {
            Some(coverage) if as_of.value < coverage.from || as_of.value > coverage.until => {
                let kind = ProblemKind::DateOutsideCoverage { date: as_of.value, coverage };
                reading.report(kind, Some(as_of.at.clone()));
            }
            _ => codes(reading, as_of.value, against),
        }
    }
}

fn scenarios(reading: &Reading, document: &Document) {
    if document.scenarios_written == 0 && document.title.is_some() {
        reading.report(ProblemKind::ScenarioNone, None);
    }
    for (index, scenario) in document.scenarios.iter().enumerate() {
        let id = &scenario.id;
        if let Some(first) = document.scenarios[..index].iter().find(|first| first.id.value == id.value) {
            let kind = ProblemKind::ScenarioDuplicate { id: id.value.clone() };
            reading.report_related(kind, Some(id.at.clone()), vec![first.id.at.clone()]);
        }
    }
    let all_read = document.scenarios.len() == document.scenarios_written;
    if let Some(incumbent) = &document.incumbent
        && all_read
        && !document.scenarios.iter().any(|scenario| scenario.id.value == incumbent.value)
    {
        let known = document.scenarios.iter().map(|scenario| scenario.id.value.clone()).collect();
        let kind = ProblemKind::ScenarioUnknown { id: incumbent.value.clone(), known };
        reading.report(kind, Some(incumbent.at.clone()));
    }
}

fn parts(reading: &Reading, document: &Document, bill: &[BillLine]) {
    let known: Vec<&str> =
        bill.iter().flat_map(BillLine::walk).map(|(_, line)| line.part.value.as_str()).collect();
    let named = document.scenarios.iter().filter_map(|scenario| scenario.origin.automotive.as_ref());
    for row in named.flat_map(|automotive| &automotive.rows) {
        if !known.contains(&row.value.as_str()) {
            let near = nearest(&row.value, known.iter().copied());
            let kind = ProblemKind::PartUnknown { part: row.value.clone(), nearest: near };
            reading.report(kind, Some(row.at.clone()));
        }
    }
    for change in document.scenarios.iter().flat_map(|scenario| &scenario.part_changes) {
        if !known.contains(&change.part.value.as_str()) {
            let kind = ProblemKind::PartUnknown {
                part: change.part.value.clone(),
                nearest: nearest(&change.part.value, known.iter().copied()),
            };
            reading.report(kind, Some(change.part.at.clone()));
        }
    }
}

/// Each currency without a rate once, at the first amount in it.
fn exchange_rates(reading: &Reading, document: &Document, to: Currency) {
    let mut told = vec![to];
    let mut amounts = reading.currencies();
    amounts.sort_by(|a, b| a.at.cmp(&b.at));
    for amount in amounts {
        let from = amount.value;
        let has_rate = document
            .exchange_rates
            .iter()
            .any(|rate| (rate.from, rate.to) == (from, to) || (rate.from, rate.to) == (to, from));
        if !told.contains(&from) && !has_rate {
            reading.report(ProblemKind::ExchangeRateMissing { from, to }, Some(amount.at));
        }
        told.push(from);
    }
}

/// The places of our own production have to be places of the region; a contract manufacturer may be
/// anywhere.
fn places(reading: &Reading, document: &Document, against: &dyn Reference) {
    for scenario in &document.scenarios {
        let place = &scenario.place;
        match against.place(&place.value) {
            PlaceCheck::Known { country } if country != scenario.country.value => {
                let kind = ProblemKind::PlaceInOtherCountry {
                    place: place.value.clone(),
                    lies_in: country,
                    said: scenario.country.value,
                };
                reading.report_related(kind, Some(scenario.country.at.clone()), vec![place.at.clone()]);
            }
            PlaceCheck::Unknown { near } if scenario.kind != ScenarioKind::ContractManufacturer => {
                let kind = ProblemKind::PlaceUnknown { place: place.value.clone(), near };
                reading.report(kind, Some(place.at.clone()));
            }
            _ => {}
        }
    }
}

/// What making the product asks for has to be known where makers are looked for.
fn processes(reading: &Reading, document: &Document, against: &dyn Reference) {
    for process in document.product.iter().flat_map(|product| &product.processes) {
        if let ProcessCheck::Unknown { near } = against.process(&process.value) {
            let kind = ProblemKind::ProcessUnknown { process: process.value.clone(), near };
            reading.report(kind, Some(process.at.clone()));
        }
    }
}

fn codes(reading: &Reading, date: Date, against: &dyn Reference) {
    for (code, needs) in reading.codes() {
        let at = Some(code.at.clone());
        let code = code.value;
        if code.level() < needs {
            let digits = u64::from(needs.digits());
            reading.report(ProblemKind::TariffCodeTooShort { code, digits }, at);
            continue;
        }
        let kind = match against.code(code, date) {
            CodeCheck::InForce | CodeCheck::NotAsked => continue,
            CodeCheck::Unknown { near } => ProblemKind::TariffCodeUnknown { code, date, near },
            CodeCheck::Retired { until, successors } => {
                ProblemKind::TariffCodeRetired { code, date, until, successors }
            }
            CodeCheck::Later { from } => ProblemKind::TariffCodeLater { code, date, from },
        };
        reading.report(kind, at);
    }
}

/// How many digits a line of the bill needs: its rule of origin stands on six.
pub(super) const BILL_LEVEL: Level = Level::Subheading;
