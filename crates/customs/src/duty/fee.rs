//! The merchandise processing fee and the harbor maintenance fee.

use jiff::civil::Date;

use super::assessment::{Fee, FeeKind, FeeTreatment};
use super::entry::{Chapter98Claim, TransportMode};
use crate::decimal::{Decimal, DecimalError};
use crate::determination::Citation;
use crate::money::Money;
use crate::period::Dated;

/// Rates and bounds of the fees, by fiscal year.
#[derive(Clone, Debug)]
pub struct FeeLaw {
    /// Merchandise processing, percent of the value.
    pub processing_percent: Decimal,
    /// Its bounds for a formal entry, by fiscal year.
    pub processing_bounds: Dated<ProcessingBounds>,
    /// The flat fee of an automated informal entry, by fiscal year.
    pub informal: Dated<Decimal>,
    /// How far the bounds of a year may lie above those of the year before, in percent; the largest step
    /// seen, doubled. Used only to say when bounds that are not known cannot matter.
    pub largest_step_percent: Decimal,
    /// What the processing fee rests on.
    pub processing_citation: Citation,
    /// Harbor maintenance, percent of the value.
    pub harbor_percent: Decimal,
    /// What it rests on.
    pub harbor_citation: Citation,
}

/// Least and greatest fee of a formal entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProcessingBounds {
    /// Least.
    pub least: Decimal,
    /// Greatest.
    pub greatest: Decimal,
}

/// What the processing fee of an entry is asked on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ProcessingAsked {
    pub date: Date,
    /// The value it is owed on: without exempt lines and deductions.
    pub base: Decimal,
    /// Why nothing is owed, where every line is exempt.
    pub exempt: Option<FeeTreatment>,
    pub informal: bool,
}

impl FeeLaw {
    /// The merchandise processing fee of an entry.
    ///
    /// Where the bounds of the year are not known the fee is given only if they cannot matter: bounds
    /// never fell, and a rise beyond twice the largest step so far is taken to be impossible.
    pub(crate) fn processing(&self, asked: &ProcessingAsked) -> Result<Fee, DecimalError> {
        let fee = |amount: Option<Decimal>, treatment| Fee {
            kind: FeeKind::MerchandiseProcessing,
            amount: amount.map(Money::usd),
            rate_percent: Some(self.processing_percent),
            treatment,
            citation: self.processing_citation.clone(),
        };
        if let Some(treatment) = asked.exempt {
            return Ok(fee(Some(Decimal::ZERO), treatment));
        }
        if asked.informal {
            return Ok(fee(self.informal.on(asked.date).copied(), FeeTreatment::Informal));
        }
        let amount = asked.base.checked_mul(Decimal::from_percent(self.processing_percent))?;
        if let Some(bounds) = self.processing_bounds.on(asked.date) {
            return Ok(if amount < bounds.least {
                fee(Some(bounds.least), FeeTreatment::Minimum)
            } else if amount > bounds.greatest {
                fee(Some(bounds.greatest), FeeTreatment::Maximum)
            } else {
                fee(Some(amount), FeeTreatment::Rate)
            });
        }
        let newest = self.processing_bounds.entries().last();
        let clear = match newest {
            Some((period, bounds)) if asked.date > period.from() => {
                let step = Decimal::ONE.checked_add(Decimal::from_percent(self.largest_step_percent))?;
                amount >= bounds.least.checked_mul(step)? && amount <= bounds.greatest
            }
            _ => false,
        };
        Ok(fee(clear.then_some(amount), FeeTreatment::BoundsNotKnown))
    }

    /// The harbor maintenance fee of a line; it has no bounds, and knows no preference.
    pub(crate) fn harbor(&self, value: Decimal, mode: Option<TransportMode>) -> Result<Fee, DecimalError> {
        let (amount, treatment) = match mode {
            Some(TransportMode::Ocean) => {
                let amount = value.checked_mul(Decimal::from_percent(self.harbor_percent))?;
                (Some(Money::usd(amount)), FeeTreatment::Rate)
            }
            Some(_) => (Some(Money::usd(Decimal::ZERO)), FeeTreatment::ExemptMode),
            None => (None, FeeTreatment::ModeNotGiven),
        };
        Ok(Fee {
            kind: FeeKind::HarborMaintenance,
            amount,
            rate_percent: Some(self.harbor_percent),
            treatment,
            citation: self.harbor_citation.clone(),
        })
    }
}

/// The value the processing fee of one line is owed on, or why none is.
pub(crate) fn processing_base(
    value: Decimal,
    chapter98: Option<&Chapter98Claim>,
    exempt_program: bool,
) -> Result<Decimal, FeeTreatment> {
    if exempt_program {
        return Err(FeeTreatment::ExemptOriginating);
    }
    match chapter98 {
        None | Some(Chapter98Claim::MetalProcessing { .. }) => Ok(value),
        Some(Chapter98Claim::Assembly { us_components }) => {
            Ok(value.checked_sub(us_components.amount).unwrap_or(value))
        }
        Some(_) => Err(FeeTreatment::ExemptChapter98),
    }
}
