//! The working of an assessment, as messages.

use super::additional::Heading;
use super::assessment::{Component, ComponentRate, Fee, Prohibition};
use super::column::ColumnTwoEntry;
use super::entry::{Chapter98Claim, ClaimBasis, ProgramClaim};
use super::program::{ClaimRefusal, Program};
use crate::country::Country;
use crate::decimal::Decimal;
use crate::determination::{Citation, Finding, Message, Step, Value};
use crate::money::Money;
use crate::period::Period;

pub(super) fn column_two(origin: Country, entry: &ColumnTwoEntry) -> Step {
    let message = Message::new("duty-step-column-two").with("country", origin);
    Step::new(message).cite(dated(&entry.citation, entry.period))
}

pub(super) fn ordinary(component: &Component, program: Option<&Program>) -> Step {
    let message = Message::new("duty-step-ordinary")
        .with("kind", component.kind.as_str())
        .with("code", &*component.heading)
        .with("rate", rate(&component.rate))
        .with("program", program.map_or("", |program| program.indicator.as_str()))
        .with("basis", component.basis_value)
        .with("amount", amount(component.amount));
    Step::new(message).cite(component.citation.clone())
}

pub(super) fn claim_granted(claim: &ProgramClaim, program: &Program) -> Step {
    let key = match claim.basis {
        ClaimBasis::Declared => "duty-step-claim-declared",
        ClaimBasis::OriginFinding(_) => "duty-step-claim-found",
    };
    let message = Message::new(key).with("claim", claim.indicator.as_str()).with("program", &*program.key);
    let step = Step::new(message).finding(Finding::Satisfied).cite(program.citation.clone());
    match &claim.basis {
        ClaimBasis::Declared => step,
        ClaimBasis::OriginFinding(citation) => step.cite(citation.clone()),
    }
}

pub(super) fn claim_refused(claim: &ProgramClaim, refusal: ClaimRefusal, program: Option<&Program>) -> Step {
    let key = match refusal {
        ClaimRefusal::UnknownIndicator => "duty-step-claim-unknown",
        ClaimRefusal::Country => "duty-step-claim-country",
        ClaimRefusal::NotInForce => "duty-step-claim-not-in-force",
        ClaimRefusal::Line => "duty-step-claim-line",
        ClaimRefusal::Column2 => "duty-step-claim-column-two",
    };
    let message = Message::new(key)
        .with("claim", claim.indicator.as_str())
        .with("program", program.map_or("", |program| &*program.key));
    let step = Step::new(message).finding(Finding::NotSatisfied);
    match program {
        Some(program) => step.cite(program.citation.clone()),
        None => step,
    }
}

pub(super) fn chapter98(claim: &Chapter98Claim) -> Step {
    let provision = claim.provision();
    let message = Message::new("duty-step-chapter98").with("provision", provision.as_str());
    Step::new(message).cite(Citation::new(format!("HTSUS {provision}")))
}

pub(super) fn chapter98_frees(authority: &str) -> Step {
    Step::new(Message::new("duty-step-chapter98-frees").with("authority", authority))
}

pub(super) fn gives_way(authority: &str, before: &str) -> Step {
    let before = Message::new("duty-authority").with("authority", before);
    let message = Message::new("duty-step-gives-way").with("authority", authority).with("before", before);
    Step::new(message)
}

pub(super) fn relief(component: &Component) -> Step {
    let message = Message::new("duty-step-relief")
        .with("authority", &*component.authority)
        .with("heading", &*component.heading);
    cited(Step::new(message), component)
}

pub(super) fn additional(component: &Component, heading: &Heading) -> Step {
    let message = Message::new("duty-step-additional")
        .with("authority", &*component.authority)
        .with("heading", &*component.heading)
        .with("rate", rate(&component.rate))
        .with("basis-kind", component.basis.as_str())
        .with("basis", component.basis_value)
        .with("amount", amount(component.amount))
        .with("from", heading.period.from());
    cited(Step::new(message), component)
}

pub(super) fn in_place_of_column_two(component: &Component) -> Step {
    let message = Message::new("duty-step-in-place-of-column-two")
        .with("heading", &*component.heading)
        .with("rate", rate(&component.rate))
        .with("amount", amount(component.amount));
    cited(Step::new(message), component)
}

pub(super) fn in_lieu(component: &Component) -> Step {
    let message = Message::new("duty-step-in-lieu")
        .with("authority", &*component.authority)
        .with("rate", rate(&component.rate))
        .with("amount", amount(component.amount));
    cited(Step::new(message), component)
}

pub(super) fn prohibited(prohibition: &Prohibition) -> Step {
    let message = Message::new("duty-step-prohibited")
        .with("authority", &*prohibition.authority)
        .with("heading", &*prohibition.heading)
        .with("from", prohibition.in_force.from());
    Step::new(message).finding(Finding::NotSatisfied).cite(dated(&prohibition.citation, prohibition.in_force))
}

pub(super) fn fee(fee: &Fee) -> Step {
    let message = Message::new("duty-step-fee")
        .with("fee", fee.kind.as_str())
        .with("treatment", fee.treatment.as_str())
        .with("rate", Value::Percent(fee.rate_percent.unwrap_or(Decimal::ZERO)))
        .with("amount", amount(fee.amount));
    Step::new(message).cite(fee.citation.clone())
}

/// A rate, so that each language shows it its own way; one with words in it as the law files write it.
fn rate(rate: &ComponentRate) -> Value {
    match rate {
        ComponentRate::Percent(percent) => Value::Percent(*percent),
        ComponentRate::UpTo(percent) => {
            Message::new("duty-rate-up-to").with("percent", Value::Percent(*percent)).into()
        }
        ComponentRate::Schedule(text) if &**text == "free" => Message::new("tariff-rate-free").into(),
        ComponentRate::Schedule(text) => match text.strip_suffix('%').map(str::parse) {
            Some(Ok(percent)) => Value::Percent(percent),
            _ => (&**text).into(),
        },
    }
}

fn cited(step: Step, component: &Component) -> Step {
    match component.in_force {
        Some(period) => step.cite(dated(&component.citation, period)),
        None => step.cite(component.citation.clone()),
    }
}

fn dated(citation: &Citation, period: Period) -> Citation {
    Citation::effective(citation.reference.as_str(), period.from())
}

/// The amount, or the sentence that it is not known.
fn amount(amount: Option<Money>) -> Value {
    amount.map_or_else(|| Message::new("duty-amount-unknown").into(), Into::into)
}
