//! Which column of the schedule a country's products are dutiable in.

use jiff::civil::Date;

use crate::country::Country;
use crate::determination::Citation;
use crate::period::Period;

/// Countries without normal trade relations, with the days they are.
#[derive(Clone, Debug, Default)]
pub struct ColumnTwo {
    entries: Vec<ColumnTwoEntry>,
}

/// One country and the days its products are dutiable in column 2.
#[derive(Clone, Debug)]
pub struct ColumnTwoEntry {
    /// The country.
    pub country: Country,
    /// The days.
    pub period: Period,
    /// What it rests on.
    pub citation: Citation,
}

impl ColumnTwo {
    /// The countries of these entries.
    #[must_use]
    pub const fn new(entries: Vec<ColumnTwoEntry>) -> Self {
        Self { entries }
    }

    /// The entry of a country on a day; `None` where its products are dutiable in column 1.
    #[must_use]
    pub fn entry(&self, country: Country, date: Date) -> Option<&ColumnTwoEntry> {
        self.entries.iter().find(|entry| entry.country == country && entry.period.contains(date))
    }

    /// Every entry.
    #[must_use]
    pub fn entries(&self) -> &[ColumnTwoEntry] {
        &self.entries
    }
}
