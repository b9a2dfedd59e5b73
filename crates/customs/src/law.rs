//! The law as one value, and the law on a date.

use jiff::civil::Date;
use thiserror::Error;

use crate::determination::{Problem, Value};
use crate::duty::DutyLaw;
use crate::origin::OriginLaw;

/// Everything the determinations rest on, for every day covered. Built by `lawbook`.
#[derive(Clone, Debug)]
pub struct Law {
    /// Which days are covered, and how far the newest evidence reaches.
    pub coverage: Coverage,
    /// The schedule, additional duties, programs and fees.
    pub duty: DutyLaw,
    /// Rules of origin.
    pub origin: OriginLaw,
}

/// The days the law is known for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// First day covered.
    pub from: Date,
    /// Last day covered.
    pub until: Date,
    /// Day of the newest evidence; an answer for a later day says so.
    pub evidence: Date,
}

/// A day for which the law is not held. Refused, never extrapolated.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{date} is outside the days covered, {} to {}", coverage.from, coverage.until)]
pub struct OutsideCoverage {
    /// The day asked for.
    pub date: Date,
    /// What is covered.
    pub coverage: Coverage,
}

impl Problem for OutsideCoverage {
    fn code(&self) -> &'static str {
        "date-outside-coverage"
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("date", self.date.into()),
            ("from", self.coverage.from.into()),
            ("until", self.coverage.until.into()),
        ]
    }
}

impl Law {
    /// The law on `date`; refuses a day outside coverage.
    pub fn on(&self, date: Date) -> Result<LawOnDate<'_>, OutsideCoverage> {
        if date < self.coverage.from || date > self.coverage.until {
            return Err(OutsideCoverage { date, coverage: self.coverage });
        }
        Ok(LawOnDate { law: self, date })
    }
}

/// The law as it stands on one day.
#[derive(Clone, Copy, Debug)]
pub struct LawOnDate<'law> {
    law: &'law Law,
    date: Date,
}

impl<'law> LawOnDate<'law> {
    /// The day.
    #[must_use]
    pub const fn date(&self) -> Date {
        self.date
    }

    /// Whether the day lies after the newest evidence.
    #[must_use]
    pub fn is_after_evidence(&self) -> bool {
        self.date > self.law.coverage.evidence
    }

    /// The law on every day, for a question about time: what an answer was before, and since when it is so.
    #[must_use]
    pub const fn over_time(&self) -> &'law Law {
        self.law
    }

    /// What is covered.
    #[must_use]
    pub const fn coverage(&self) -> Coverage {
        self.law.coverage
    }

    /// The schedule, additional duties, programs and fees.
    #[must_use]
    pub const fn duty(&self) -> &'law DutyLaw {
        &self.law.duty
    }

    /// Rules of origin.
    #[must_use]
    pub const fn origin(&self) -> &'law OriginLaw {
        &self.law.origin
    }
}
