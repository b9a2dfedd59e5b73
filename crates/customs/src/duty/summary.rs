//! An entry of several lines: fees bounded for the whole, and rounding at the very end.

use super::assess::assess;
use super::assessment::{DutyAssessment, Fee, FeeKind, FeeTreatment};
use super::entry::EntryLine;
use super::error::DutyError;
use super::fee::{ProcessingAsked, processing_base};
use crate::decimal::Decimal;
use crate::determination::{Determination, Finding, MissingFact};
use crate::law::LawOnDate;
use crate::money::Money;

/// What is owed on an entry.
#[derive(Clone, Debug)]
pub struct EntryAssessment {
    /// The lines, in their order, each exact.
    pub lines: Vec<Determination<DutyAssessment>>,
    /// Duty of all lines, each line rounded to the cent as customs does; `None` while one is undetermined.
    pub duty_total: Option<Money>,
    /// Fees of the entry: processing bounded once for the whole.
    pub fees: Vec<Fee>,
    /// Sum of the fees, to the cent; `None` while one is not known.
    pub fees_total: Option<Money>,
    /// Whether every line is determined and may be entered.
    pub finding: Finding,
}

/// What is owed on an entry of several lines.
///
/// - Takes: the law on the day of entry and the lines.
/// - Gives: every line by itself, and the entry: minimum and maximum of the processing fee apply once, to
///   the value of the lines that are not exempt. Each line's duty is rounded half up to the cent, last.
/// - Refuses: what [`assess`] refuses.
/// - Source: 19 CFR 24.23(b), (c); 24.24.
pub fn assess_entry(law: &LawOnDate<'_>, lines: &[EntryLine]) -> Result<EntryAssessment, DutyError> {
    let answers = lines.iter().map(|line| assess(law, line)).collect::<Result<Vec<_>, _>>()?;
    let mut duty = Some(Decimal::ZERO);
    let mut finding = Finding::Satisfied;
    for answer in &answers {
        duty = match (duty, answer.conclusion.duty_total) {
            (Some(sum), Some(total)) => Some(sum.checked_add(total.amount.round_half_up(2))?),
            _ => None,
        };
        finding = finding.and(about_line(answer));
    }
    let fees = fees(law, lines, &answers)?;
    let mut fees_total = Some(Decimal::ZERO);
    for fee in fees.iter().filter(|fee| fee.treatment != FeeTreatment::ModeNotGiven) {
        fees_total = match (fees_total, fee.amount) {
            (Some(sum), Some(amount)) => Some(sum.checked_add(amount.amount.round_half_up(2))?),
            _ => None,
        };
    }
    let currency = law.duty().schedule.currency();
    Ok(EntryAssessment {
        lines: answers,
        duty_total: duty.map(|amount| Money::new(amount, currency)),
        fees,
        fees_total: fees_total.map(|amount| Money::new(amount, currency)),
        finding,
    })
}

fn about_line(answer: &Determination<DutyAssessment>) -> Finding {
    let missing: Vec<MissingFact> = answer.finding.missing().to_vec();
    if missing.is_empty() { answer.finding.clone() } else { Finding::Undetermined { missing } }
}

fn fees(
    law: &LawOnDate<'_>,
    lines: &[EntryLine],
    answers: &[Determination<DutyAssessment>],
) -> Result<Vec<Fee>, DutyError> {
    let Some(fee_law) = &law.duty().fees else { return Ok(Vec::new()) };
    let mut base = Decimal::ZERO;
    let mut exempt = Some(FeeTreatment::ExemptOriginating);
    let mut harbor: Option<Fee> = None;
    for (line, answer) in lines.iter().zip(answers) {
        let own = answer.conclusion.fees.iter();
        let is_exempt = own.clone().any(|fee| fee.treatment == FeeTreatment::ExemptOriginating);
        match processing_base(line.value.0.amount, line.chapter98.as_ref(), is_exempt) {
            Ok(value) => {
                base = base.checked_add(value)?;
                exempt = None;
            }
            Err(treatment) if exempt.is_some() => exempt = Some(treatment),
            Err(_) => {}
        }
        for fee in own.filter(|fee| fee.kind == FeeKind::HarborMaintenance) {
            harbor = Some(match harbor {
                None => fee.clone(),
                Some(sum) => added(sum, fee)?,
            });
        }
    }
    let processing = fee_law.processing(&ProcessingAsked {
        date: law.date(),
        base,
        exempt,
        informal: lines.iter().all(|line| line.facts.is("informal-entry")) && !lines.is_empty(),
    })?;
    Ok(std::iter::once(processing).chain(harbor).collect())
}

/// Two harbor fees together; not known where one is not.
fn added(sum: Fee, more: &Fee) -> Result<Fee, DutyError> {
    let amount = match (sum.amount, more.amount) {
        (Some(a), Some(b)) => Some(a.checked_add(b)?),
        _ => None,
    };
    let treatment = if amount.is_some() { sum.treatment } else { FeeTreatment::ModeNotGiven };
    Ok(Fee { amount, treatment, ..sum })
}
