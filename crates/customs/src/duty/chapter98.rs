//! Entry under chapter 98: on what share of the value the ordinary and the additional duties fall.

use super::additional::Chapter98Rule;
use super::entry::Chapter98Claim;
use super::error::DutyError;
use crate::decimal::Decimal;

/// A share of the value, or that the terms of the provision are not modelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Share {
    /// This share of the value pays.
    Of(Decimal),
    /// Not modelled: the provision has terms of its own.
    Unknown,
}

/// Refuses amounts that do not lie between zero and the value.
pub(crate) fn check(claim: &Chapter98Claim, value: Decimal) -> Result<(), DutyError> {
    let amount = match claim {
        Chapter98Claim::ReturnedGoods | Chapter98Claim::Other(_) => return Ok(()),
        Chapter98Claim::RepairUnderWarranty { repair_value: amount }
        | Chapter98Claim::Repair { repair_value: amount }
        | Chapter98Claim::MetalProcessing { processing_value: amount }
        | Chapter98Claim::Assembly { us_components: amount } => amount.amount,
    };
    if amount.is_negative() || amount > value {
        return Err(DutyError::Chapter98Amount { provision: claim.provision() });
    }
    Ok(())
}

/// The share on which the ordinary duty of the article falls.
///
/// - Source: headings 9801.00.10 and 9802.00.40 to 9802.00.80 as the schedule prints them.
pub(crate) fn ordinary(claim: Option<&Chapter98Claim>, value: Decimal) -> Result<Share, DutyError> {
    Ok(match claim {
        None => Share::Of(Decimal::ONE),
        Some(Chapter98Claim::ReturnedGoods) => Share::Of(Decimal::ZERO),
        Some(Chapter98Claim::Other(_)) => Share::Unknown,
        Some(work) => Share::Of(worked(work, value)?),
    })
}

/// The share on which an additional duty falls.
pub(crate) fn additional(
    rule: Chapter98Rule,
    claim: Option<&Chapter98Claim>,
    value: Decimal,
) -> Result<Share, DutyError> {
    let Some(claim) = claim else { return Ok(Share::Of(Decimal::ONE)) };
    let full = Ok(Share::Of(Decimal::ONE));
    let none = Ok(Share::Of(Decimal::ZERO));
    match (rule, claim) {
        (_, Chapter98Claim::ReturnedGoods) => none,
        (Chapter98Rule::FullValue, _) => full,
        (Chapter98Rule::Terms, Chapter98Claim::MetalProcessing { .. }) => full,
        (Chapter98Rule::Terms, Chapter98Claim::Other(_)) => Ok(Share::Unknown),
        (Chapter98Rule::StandardExcept9823, Chapter98Claim::Other(code)) if in_9823(*code) => full,
        (_, Chapter98Claim::Other(_)) => none,
        (_, work) => Ok(Share::Of(worked(work, value)?)),
    }
}

fn in_9823(code: crate::TariffCode) -> bool {
    code.first() / 1_000_000 == 9823
}

/// The share of the value that was done or added abroad.
fn worked(claim: &Chapter98Claim, value: Decimal) -> Result<Decimal, DutyError> {
    let part = match claim {
        Chapter98Claim::ReturnedGoods | Chapter98Claim::Other(_) => Decimal::ZERO,
        Chapter98Claim::RepairUnderWarranty { repair_value: amount }
        | Chapter98Claim::Repair { repair_value: amount }
        | Chapter98Claim::MetalProcessing { processing_value: amount } => amount.amount,
        Chapter98Claim::Assembly { us_components } => value.checked_sub(us_components.amount)?,
    };
    if value.is_zero() { Ok(Decimal::ZERO) } else { Ok(part.checked_div(value)?) }
}
