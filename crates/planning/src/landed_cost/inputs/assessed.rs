//! Duty and fees, assessed elsewhere.

use customs::{Citation, Country, Decimal, Message};

use crate::landed_cost::figure::{Amount, Source};

/// Duty and fees as the duty engine assessed them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assessed {
    /// Value for duty of one unit where it is not the cost of making.
    pub customs_value: Option<Amount>,
    /// The charges.
    pub charges: Vec<AssessedCharge>,
    /// Questions that the assessment left open; each is an unknown line.
    pub open: Vec<Message>,
}

/// A duty or fee, in a form that follows a change of value.
#[derive(Clone, Debug, PartialEq)]
pub struct AssessedCharge {
    /// What it is, in the words of the catalogue.
    pub label: Message,
    /// What it is.
    pub kind: AssessedKind,
    /// Who collects it.
    pub country: Country,
    /// How much.
    pub rate: AssessedRate,
    /// What it rests on.
    pub citations: Vec<Citation>,
    /// Where the figure comes from, with its grade where it is a regional fact.
    pub source: Source,
}

/// What an assessed charge is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AssessedKind {
    /// Ordinary duty of the schedule.
    Duty,
    /// Additional duty.
    AdditionalDuty,
    /// Fee.
    Fee,
}

/// How an assessed charge is computed.
#[derive(Clone, Debug, PartialEq)]
pub enum AssessedRate {
    /// Percent of a share of the customs value. Only this kind follows a duty driver.
    AdValorem {
        /// Percent, such as 8.7.
        percent: Decimal,
        /// Share of the customs value it applies to; one for all of it.
        share: Decimal,
    },
    /// An amount for each unit.
    PerUnit(Amount),
    /// Percent of the value of an entry, between a least and a greatest amount.
    OfEntry {
        /// Percent, such as 0.3464.
        percent: Decimal,
        /// Least amount of an entry.
        minimum: Option<Amount>,
        /// Greatest amount of an entry.
        maximum: Option<Amount>,
    },
    /// An amount for each entry.
    PerEntry(Amount),
    /// Nobody could say: the line is unknown.
    Unknown {
        /// What to ask for.
        question: Message,
        /// Between which amounts a unit it lies, where that is known.
        bound: Option<Amount>,
    },
}
