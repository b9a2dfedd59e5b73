//! What a case is checked against beyond its own files.

use customs::{Country, Coverage, TariffCode};
use jiff::civil::Date;

/// What the reader of a case asks of the law and the region. Given by the caller, so that a case can be
/// read against any schedule, or against none.
pub trait Reference {
    /// The days the law covers; `None` leaves the day unchecked.
    fn coverage(&self) -> Option<Coverage>;

    /// Whether the schedule holds `code` on `date`.
    fn code(&self, code: TariffCode, date: Date) -> CodeCheck;

    /// Whether the region holds the place.
    fn place(&self, place: &str) -> PlaceCheck;

    /// Whether the directory of makers knows the process; not asked unless the caller has one.
    fn process(&self, _process: &str) -> ProcessCheck {
        ProcessCheck::NotAsked
    }
}

/// What the schedule says of a code on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeCheck {
    /// It holds the code.
    InForce,
    /// It holds no such code, and never did in the days covered.
    Unknown {
        /// Codes that it may have been meant for.
        near: Vec<TariffCode>,
    },
    /// It held the code until an earlier day.
    Retired {
        /// Last day.
        until: Date,
        /// What took its place.
        successors: Vec<TariffCode>,
    },
    /// It holds the code only from a later day on.
    Later {
        /// First day.
        from: Date,
    },
    /// It cannot be asked.
    NotAsked,
}

/// What the region says of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceCheck {
    /// It holds the place.
    Known {
        /// The country it lies in.
        country: Country,
    },
    /// It holds no such place.
    Unknown {
        /// Places that it may have been meant for.
        near: Vec<String>,
    },
    /// It cannot be asked.
    NotAsked,
}

/// What the directory of makers says of a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProcessCheck {
    /// It knows the process.
    Known,
    /// It knows no such process.
    Unknown {
        /// Processes that it may have been meant for.
        near: Vec<String>,
    },
    /// It cannot be asked.
    NotAsked,
}

/// Checks nothing beyond the files themselves.
#[derive(Clone, Copy, Debug)]
pub struct FilesAlone;

impl Reference for FilesAlone {
    fn coverage(&self) -> Option<Coverage> {
        None
    }

    fn code(&self, _: TariffCode, _: Date) -> CodeCheck {
        CodeCheck::NotAsked
    }

    fn place(&self, _: &str) -> PlaceCheck {
        PlaceCheck::NotAsked
    }
}
