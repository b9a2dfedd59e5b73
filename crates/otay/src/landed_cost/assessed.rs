//! Assessed duty as planning takes it: in a form that follows a change of value.

use crate::assess::DutyAnswer;
use customs::duty::{Component, ComponentKind, ComponentRate, DutyAssessment, Fee, FeeKind, FeeTreatment};
use customs::{Citation, Country, Decimal, Determination, Message, Money};
use planning::landed_cost::{
    Amount, Assessed, AssessedCharge, AssessedKind, AssessedRate, Evidence, Figure, Source,
};

/// The duty of a scenario as it was answered.
///
/// - Gives: an open question where the duty was refused, with what is wrong left to the answer on duty.
#[must_use]
pub fn of_answer(answer: &DutyAnswer) -> AssessedDuties {
    match answer {
        DutyAnswer::Entry(entry) => AssessedDuties {
            entry: of_entry(&entry.determination, entry.line.value.0, entry.units),
            parts: Vec::new(),
        },
        DutyAnswer::Parts(parts) => AssessedDuties {
            entry: Assessed::default(),
            parts: parts
                .iter()
                .map(|part| {
                    let amount = match &part.answer {
                        Ok(determination) => part_amount(determination),
                        Err(_) => Figure::unknown(Source::new(Evidence::Law, "")),
                    };
                    (part.part.clone(), amount)
                })
                .collect(),
        },
        DutyAnswer::Refused(_) => AssessedDuties {
            entry: Assessed { open: vec![Message::new("cost-ask-duty")], ..Assessed::default() },
            parts: Vec::new(),
        },
    }
}

/// What was assessed for one scenario.
#[derive(Clone, Debug, Default)]
pub struct AssessedDuties {
    /// On the good, where it is entered.
    pub entry: Assessed,
    /// On parts brought into the country of production, a unit of the good, by part.
    pub parts: Vec<(String, Amount)>,
}

fn law(citation: &Citation) -> Source {
    Source { as_of: citation.effective, ..Source::new(Evidence::Law, citation.reference.clone()) }
}

fn charge(label: Message, kind: AssessedKind, rate: AssessedRate, citation: &Citation) -> AssessedCharge {
    AssessedCharge {
        label,
        kind,
        country: Country::US,
        rate,
        citations: vec![citation.clone()],
        source: law(citation),
    }
}

/// The assessment of one entry of `units` units, valued at `value` in all.
///
/// - Gives: percentages where the law has them, amounts a unit where it has not; what is undetermined as
///   unknown charges with the questions that were left open.
#[must_use]
pub fn of_entry(determination: &Determination<DutyAssessment>, value: Money, units: Decimal) -> Assessed {
    let assessment = &determination.conclusion;
    let mut charges: Vec<AssessedCharge> = assessment
        .components
        .iter()
        .filter(|component| component.kind != ComponentKind::Relief)
        .map(|found| component(found, value, units))
        .collect();
    charges.extend(assessment.fees.iter().filter_map(|found| fee(found, units)));
    let mut open: Vec<Message> =
        determination.finding.missing().iter().map(|missing| missing.question.clone()).collect();
    let unknown_is_listed = charges.iter().any(|charge| matches!(charge.rate, AssessedRate::Unknown { .. }));
    if open.is_empty() && assessment.duty_total.is_none() && !unknown_is_listed {
        open.push(Message::new("cost-ask-duty"));
    }
    Assessed { customs_value: None, charges, open }
}

/// A duty: in percent of the customs value where it is ad valorem, else so much a unit.
fn component(found: &Component, value: Money, units: Decimal) -> AssessedCharge {
    let kind = match found.kind {
        ComponentKind::Additional => AssessedKind::AdditionalDuty,
        ComponentKind::General
        | ComponentKind::Special
        | ComponentKind::Column2
        | ComponentKind::Relief
        | ComponentKind::InLieu => AssessedKind::Duty,
    };
    let label = Message::new("cost-line-duty")
        .with("authority", found.authority.as_ref())
        .with("heading", found.heading.as_ref());
    let share = || found.basis_value.amount.checked_div(value.amount).ok();
    let rate = match (found.amount, plain_percent(&found.rate), share()) {
        (Some(_), Some(percent), Some(share)) => AssessedRate::AdValorem { percent, share },
        (Some(amount), ..) => match amount.checked_div(units) {
            Ok(a_unit) => AssessedRate::PerUnit(Figure::known(a_unit, law(&found.citation))),
            Err(_) => unknown(&label),
        },
        (None, ..) => unknown(&label),
    };
    charge(label, kind, rate, &found.citation)
}

fn unknown(label: &Message) -> AssessedRate {
    let question = Message::new("cost-unknown-question").with("line", label.clone());
    AssessedRate::Unknown { question, bound: None }
}

/// The percentage of a rate that is one and nothing else.
fn plain_percent(rate: &ComponentRate) -> Option<Decimal> {
    match rate {
        ComponentRate::Percent(percent) => Some(*percent),
        ComponentRate::Schedule(text) if text.as_ref() == "Free" => Some(Decimal::ZERO),
        ComponentRate::Schedule(text) => text.strip_suffix('%')?.trim().parse().ok(),
        ComponentRate::UpTo(_) => None,
    }
}

/// A fee; one that is not due is no line.
fn fee(found: &Fee, units: Decimal) -> Option<AssessedCharge> {
    let label = Message::new(match found.kind {
        FeeKind::MerchandiseProcessing => "cost-line-fee-mpf",
        FeeKind::HarborMaintenance => "cost-line-fee-hmf",
    });
    let source = law(&found.citation);
    let exempt = matches!(
        found.treatment,
        FeeTreatment::ExemptOriginating | FeeTreatment::ExemptChapter98 | FeeTreatment::ExemptMode
    );
    if exempt {
        return None;
    }
    let rate = match (found.amount, found.rate_percent, found.treatment) {
        // Within its bounds the fee follows the value; at a bound it is that amount for the entry.
        (Some(_), Some(percent), FeeTreatment::Rate) => {
            AssessedRate::OfEntry { percent, minimum: None, maximum: None }
        }
        (Some(amount), ..) => match amount.checked_div(units) {
            Ok(a_unit) => AssessedRate::PerUnit(Figure::known(a_unit, source)),
            Err(_) => unknown(&label),
        },
        (None, ..) => unknown(&label),
    };
    Some(charge(label, AssessedKind::Fee, rate, &found.citation))
}

/// The duty on parts brought in to make the good in the United States: so much a unit of the good.
#[must_use]
pub fn part_amount(determination: &Determination<DutyAssessment>) -> Amount {
    let assessment = &determination.conclusion;
    let reference = match assessment.components.first() {
        Some(component) => component.citation.reference.clone(),
        None => String::new(),
    };
    let source = Source::new(Evidence::Law, reference);
    match assessment.duty_total {
        Some(total) => Figure::known(total, source),
        None => Figure::unknown(source),
    }
}
