//! From a scenario of a case to the good whose origin is determined.

use customs::origin::{
    self, Answer, Choices, DeclaredStatus, Good, Material, NetCost, OriginError, ProducedBy, Production,
    TotalCost, TransactionValue,
};
use customs::{Decimal, LawOnDate, Message, Money, MoneyError, OriginatingStatus};
use jiff::civil::Date;
use lawbook::case::{
    BillLine, Case, Evidence, EvidenceKind, FactValue, Facts, PartSource, Scenario, StatusReason,
};

use super::assessment::OriginAnswer;
use super::automotive;
use crate::problems::Failure;

/// Whether the good of a scenario originates under the USMCA.
#[must_use]
pub fn determine(law: &LawOnDate<'_>, case: &Case, scenario: &Scenario) -> OriginAnswer {
    if !scenario.country.value.is_usmca() {
        return OriginAnswer::OutsideTerritory;
    }
    match good(case, scenario).and_then(|good| origin::determine(law, &good)) {
        Ok(determination) => OriginAnswer::Determined(Box::new(determination)),
        Err(error) => OriginAnswer::Refused(Failure::new(&error)),
    }
}

/// The good of a scenario, with its bill as a tree; every amount per unit of the good, in the currency of
/// the case.
///
/// - Refuses: amounts beyond range.
pub fn good(case: &Case, scenario: &Scenario) -> Result<Good, OriginError> {
    let product = &case.product;
    let inputs = &scenario.origin;
    let money = |amount: &Option<lawbook::case::Located<Money>>| {
        amount.as_ref().map(|amount| case.convert(amount.value)).transpose()
    };
    let day = case.as_of.value;
    let bill = case.bill_in(scenario);
    let materials = bill
        .iter()
        .map(|line| material(case, line, Decimal::ONE, day))
        .collect::<Result<Vec<_>, OriginError>>()?;
    Ok(Good {
        exported_from: scenario.country_of_export.as_ref().map(|country| country.value),
        marking_origin: Some(scenario.country_of_origin.value),
        additional_duty_origin: Some(scenario.country_of_origin.value),
        materials,
        transaction_value: money(&inputs.transaction_value)?.map(TransactionValue),
        net_cost: money(&inputs.net_cost)?.map(NetCost),
        total_cost: money(&inputs.total_cost)?.map(TotalCost),
        weight: product.unit_weight_kg.as_ref().map(|weight| weight.value),
        facts: answers(&product.facts.overlaid(&inputs.facts)),
        choices: Choices {
            method: inputs.method,
            designated: inputs
                .designated
                .as_ref()
                .map(|parts| parts.iter().map(|part| part.value.clone()).collect()),
            accumulate: inputs.accumulate,
        },
        automotive: inputs
            .automotive
            .as_ref()
            .map(|stated| automotive::figures(case, &stated.figures).map(Box::new))
            .transpose()?,
        ..Good::new(product.code.value, product.name.as_str(), scenario.country.value)
    })
}

/// A line of the bill; `of_parent` is how many of its parent go into one unit of the good.
fn material(case: &Case, line: &BillLine, of_parent: Decimal, day: Date) -> Result<Material, OriginError> {
    let quantity = of_parent.checked_mul(line.quantity.value).map_err(MoneyError::from)?;
    let value =
        line.unit_cost.as_ref().map(|cost| case.convert(cost.value.checked_mul(quantity)?)).transpose()?;
    let weight = line
        .unit_weight_kg
        .as_ref()
        .map(|weight| weight.value.checked_mul(quantity).map_err(MoneyError::from))
        .transpose()?;
    let stated = match line.facts.get("net-cost").map(|fact| &fact.value) {
        Some(FactValue::Number(amount)) => {
            Some(Money::new(amount.checked_mul(quantity).map_err(MoneyError::from)?, case.currency))
        }
        _ => None,
    };
    let parts = line
        .parts
        .iter()
        .map(|part| material(case, part, quantity, day))
        .collect::<Result<Vec<_>, OriginError>>()?;
    Ok(Material {
        description: line.description.clone(),
        country: Some(line.country_of_origin.value),
        value,
        weight,
        status: declared(line, day),
        role: line.role,
        production: production(line, parts, value, stated),
        facts: answers(&line.facts),
        ..Material::new(line.part.value.as_str(), Some(line.code.value))
    })
}

/// What a part is made of: by us, or by a supplier whose production may be accumulated.
///
/// A supplier's net cost is what its statement says: the fact `net-cost` of the row, for one unit of the part.
/// The unit cost of a part made here is its materials, labor and overhead without the costs that net cost
/// leaves out (`docs/case-format.md`): its net cost.
fn production(
    line: &BillLine,
    materials: Vec<Material>,
    cost: Option<Money>,
    supplier_net_cost: Option<Money>,
) -> Option<Production> {
    if materials.is_empty() {
        return None;
    }
    let by = match line.source {
        PartSource::Made => ProducedBy::Producer,
        PartSource::Bought => ProducedBy::Supplier { statement: line.evidence.as_ref().map(paper) },
    };
    let net_cost = match line.source {
        PartSource::Made => cost,
        PartSource::Bought => supplier_net_cost,
    };
    Some(Production { materials, by, net_cost: net_cost.map(NetCost) })
}

/// The status of a part that counts on a day, and why it is not the one claimed.
fn declared(line: &BillLine, day: Date) -> DeclaredStatus {
    let weighed = line.status_on(day);
    if weighed.status == OriginatingStatus::Originating
        && let Some(evidence) = &line.evidence
    {
        return DeclaredStatus::originating(paper(evidence));
    }
    DeclaredStatus { set_aside: set_aside(weighed.reason), ..DeclaredStatus::default() }
}

/// Why a status does not count.
#[must_use]
pub fn set_aside(reason: StatusReason) -> Option<Message> {
    match reason {
        // A part of which nothing is said is an ordinary non-originating material.
        StatusReason::AsClaimed | StatusReason::NotStated => None,
        StatusReason::NoEvidence => Some(Message::new("case-status-no-evidence")),
        StatusReason::EvidenceExpired => Some(Message::new("case-status-evidence-expired")),
        StatusReason::EvidenceLater => Some(Message::new("case-status-evidence-later")),
    }
}

/// How a paper is named: by its number, else by its kind.
fn paper(evidence: &Evidence) -> String {
    let kind = match evidence.kind {
        EvidenceKind::SupplierDeclaration => "supplier-declaration",
        EvidenceKind::CertificationOfOrigin => "certification-of-origin",
        EvidenceKind::ProducerRecords => "producer-records",
        EvidenceKind::Ruling => "ruling",
    };
    evidence.reference.clone().unwrap_or_else(|| kind.to_owned())
}

/// Facts of a case as the answers that rules ask for.
fn answers(facts: &Facts) -> origin::Facts {
    let mut answers = origin::Facts::new();
    for fact in &facts.0 {
        answers.insert(fact.name.value.as_str(), answer(&fact.value));
    }
    answers
}

fn answer(value: &FactValue) -> Answer {
    match value {
        FactValue::YesNo(true) => Answer::Yes,
        FactValue::YesNo(false) => Answer::No,
        FactValue::Number(number) => Answer::Number(*number),
        FactValue::Date(date) => Answer::Choice(date.to_string()),
        FactValue::Text(text) => Answer::Choice(text.clone()),
        FactValue::List(values) => {
            let words: Vec<String> = values.iter().map(word).collect();
            Answer::Choice(words.join(","))
        }
    }
}

/// A fact as the text it could have been written as.
#[must_use]
pub fn word(value: &FactValue) -> String {
    match value {
        FactValue::YesNo(answer) => if *answer { "yes" } else { "no" }.to_owned(),
        FactValue::Number(number) => number.to_string(),
        FactValue::Date(date) => date.to_string(),
        FactValue::Text(text) => text.clone(),
        FactValue::List(values) => values.iter().map(word).collect::<Vec<_>>().join(","),
    }
}
