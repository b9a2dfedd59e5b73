//! The answer as JSON.

use customs::duty::{Component, DutyAssessment, EntryLine, Fee, Supposition, WhatIf};
use customs::{Determination, Finding, LawOnDate, Money};
use serde_json::{Value, json};

use super::text::claim_refused;
use crate::messages::Catalogue;

/// The word for a finding.
#[must_use]
pub fn finding(finding: &Finding) -> &'static str {
    match finding {
        Finding::Satisfied => "determined",
        Finding::NotSatisfied => "prohibited",
        Finding::Undetermined { .. } => "undetermined",
    }
}

/// The whole answer. Amounts are decimal text, exact.
#[must_use]
pub fn answer(
    law: &LawOnDate<'_>,
    line: &EntryLine,
    answer: &Determination<DutyAssessment>,
    what_if: &WhatIf,
    range: bool,
    catalogue: &Catalogue,
) -> Value {
    let assessed = &answer.conclusion;
    let mut object = json!({
        "code": line.code.to_string(),
        "origin": line.origin.0.as_str(),
        "date": law.date().to_string(),
        "customs_value": amount(Some(line.value.0)),
        "currency": line.value.0.currency.as_str(),
        "finding": finding(&answer.finding),
        "components": assessed.components.iter().map(component).collect::<Vec<_>>(),
        "base_total": amount(assessed.base_total),
        "additional_total": amount(assessed.additional_total),
        "duty_total": amount(assessed.duty_total),
        "additional_ad_valorem_percent":
            assessed.additional_ad_valorem_percent.map(|percent| percent.to_string()),
        "fees": assessed.fees.iter().map(fee).collect::<Vec<_>>(),
        "fees_total": amount(assessed.fees_total),
        "missing": answer.finding.missing().iter().map(|missing| json!({
            "fact": missing.fact,
            "question": catalogue.render(&missing.question),
        })).collect::<Vec<_>>(),
        "prohibited": assessed.prohibited.as_ref().map(|prohibited| json!({
            "authority": &*prohibited.authority,
            "heading": &*prohibited.heading,
            "citation": prohibited.citation.reference,
            "from": prohibited.in_force.from().to_string(),
        })),
        "preference": assessed.preference.as_ref().map(|basis| match basis {
            customs::duty::ClaimBasis::Declared => "declared",
            customs::duty::ClaimBasis::OriginFinding(_) => "origin-finding",
        }),
        "claim_refused": claim_refused(answer).map(|step| catalogue.render(&step.message)),
        "what_if": what_if.all().map(|(authority, what)| json!({
            "authority": authority,
            "change": match what {
                Supposition::Off => "off".to_owned(),
                Supposition::Percent(percent) => percent.to_string(),
            },
        })).collect::<Vec<_>>(),
        "reliefs_not_claimed": assessed.reliefs.iter().map(|relief| json!({
            "fact": &*relief.fact,
            "authority": &*relief.authority,
            "heading": &*relief.heading,
        })).collect::<Vec<_>>(),
        "doubts": answer.doubts.iter().map(|doubt| json!({
            "assumption": doubt.assumption,
            "text": catalogue.render(&doubt.message),
        })).collect::<Vec<_>>(),
        "steps": answer.steps.iter().map(|step| catalogue.render(&step.message)).collect::<Vec<_>>(),
    });
    if range {
        object["range"] = match assessed.range {
            Some(range) => json!({
                "least": amount(Some(range.least)),
                "greatest": amount(Some(range.greatest)),
                "may_be_prohibited": range.may_be_prohibited,
            }),
            None => Value::Null,
        };
    }
    object
}

pub(super) fn component(component: &Component) -> Value {
    json!({
        "kind": component.kind.as_str(),
        "authority": &*component.authority,
        "heading": &*component.heading,
        "rate": component.rate.to_string(),
        "basis": component.basis.as_str(),
        "basis_value": amount(Some(component.basis_value)),
        "amount": amount(component.amount),
        "citation": component.citation.reference,
        "from": component.in_force.map(|period| period.from().to_string()),
        "until": component.in_force.and_then(|period| period.until()).map(|day| day.to_string()),
    })
}

pub(super) fn fee(fee: &Fee) -> Value {
    json!({
        "kind": fee.kind.as_str(),
        "rate_percent": fee.rate_percent.map(|percent| percent.to_string()),
        "amount": amount(fee.amount),
        "treatment": fee.treatment.as_str(),
        "citation": fee.citation.reference,
    })
}

pub(super) fn amount(money: Option<Money>) -> Value {
    money.map_or(Value::Null, |money| Value::String(money.amount.to_string()))
}
