//! Periods of effect, and values that differ by date.

use std::fmt;

use jiff::civil::Date;
use thiserror::Error;

/// A period of days, both ends included; an open end has no last day yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    from: Date,
    until: Option<Date>,
}

/// Why a period or a table of dated values was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PeriodError {
    /// The last day lies before the first.
    #[error("the period from {from} ends before it begins, on {until}")]
    EndsBeforeItBegins {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
    /// Two values claim the same day.
    #[error("two values overlap: {first} and {second}")]
    Overlap {
        /// The earlier period.
        first: Period,
        /// The later period.
        second: Period,
    },
}

impl Period {
    /// From `from` until `until`, both included.
    pub fn new(from: Date, until: Option<Date>) -> Result<Self, PeriodError> {
        match until {
            Some(until) if until < from => Err(PeriodError::EndsBeforeItBegins { from, until }),
            _ => Ok(Self { from, until }),
        }
    }

    /// First day.
    #[must_use]
    pub const fn from(self) -> Date {
        self.from
    }

    /// Last day, where there is one.
    #[must_use]
    pub const fn until(self) -> Option<Date> {
        self.until
    }

    /// Whether `date` lies in the period.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }

    /// Whether the two periods share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        other.until.is_none_or(|until| self.from <= until)
            && self.until.is_none_or(|until| other.from <= until)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.until {
            Some(until) => write!(f, "{}..{until}", self.from),
            None => write!(f, "{}..", self.from),
        }
    }
}

/// Values by period, in order, none overlapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated<T> {
    entries: Vec<(Period, T)>,
}

impl<T> Dated<T> {
    /// Sorts the entries; refuses two that share a day.
    pub fn new(mut entries: Vec<(Period, T)>) -> Result<Self, PeriodError> {
        entries.sort_by_key(|(period, _)| period.from);
        for pair in entries.windows(2) {
            if pair[0].0.overlaps(pair[1].0) {
                return Err(PeriodError::Overlap { first: pair[0].0, second: pair[1].0 });
            }
        }
        Ok(Self { entries })
    }

    /// The value on `date`; `None` where no period holds that day.
    #[must_use]
    pub fn on(&self, date: Date) -> Option<&T> {
        self.entry_on(date).map(|(_, value)| value)
    }

    /// The value on `date` with its period.
    #[must_use]
    pub fn entry_on(&self, date: Date) -> Option<(Period, &T)> {
        let after = self.entries.partition_point(|(period, _)| period.from <= date);
        let (period, value) = self.entries.get(after.checked_sub(1)?)?;
        period.contains(date).then_some((*period, value))
    }

    /// All entries, in order of their first day.
    #[must_use]
    pub fn entries(&self) -> &[(Period, T)] {
        &self.entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn period(from: Date, until: Option<Date>) -> Period {
        Period::new(from, until).unwrap()
    }

    #[test]
    fn both_ends_are_included() {
        let p = period(date(2025, 3, 1), Some(date(2025, 3, 31)));
        assert!(p.contains(date(2025, 3, 1)) && p.contains(date(2025, 3, 31)));
        assert!(!p.contains(date(2025, 4, 1)) && !p.contains(date(2025, 2, 28)));
        assert!(Period::new(date(2025, 3, 2), Some(date(2025, 3, 1))).is_err());
    }

    #[test]
    fn overlap_is_refused_and_gaps_are_empty() {
        let overlapping = vec![
            (period(date(2025, 1, 1), None), 1),
            (period(date(2026, 1, 1), Some(date(2026, 12, 31))), 2),
        ];
        assert!(matches!(Dated::new(overlapping), Err(PeriodError::Overlap { .. })));
        let dated = Dated::new(vec![
            (period(date(2026, 1, 1), None), 2),
            (period(date(2025, 1, 1), Some(date(2025, 6, 30))), 1),
        ])
        .unwrap();
        assert_eq!(dated.on(date(2025, 6, 30)), Some(&1));
        assert_eq!(dated.on(date(2025, 7, 1)), None);
        assert_eq!(dated.on(date(2027, 1, 1)), Some(&2));
        assert_eq!(dated.on(date(2024, 1, 1)), None);
    }
}
