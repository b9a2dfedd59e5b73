//! The law and the region as what a case is checked against.

use customs::duty::{Schedule, ScheduleError};
use customs::{Coverage, TariffCode};
use jiff::civil::Date;
use lawbook::Place;
use lawbook::case::{CodeCheck, PlaceCheck, Reference};

/// The schedule and the days covered, for the reader of a case.
pub struct LawReference<'law> {
    coverage: Coverage,
    schedule: &'law Schedule,
    places: &'law [Place],
}

impl<'law> LawReference<'law> {
    /// Checks against this law.
    #[must_use]
    pub const fn new(law: &'law customs::Law) -> Self {
        Self { coverage: law.coverage, schedule: &law.duty.schedule, places: &[] }
    }

    /// Checks against these places of the region as well.
    #[must_use]
    pub const fn with_places(mut self, places: &'law [Place]) -> Self {
        self.places = places;
        self
    }
}

impl Reference for LawReference<'_> {
    fn coverage(&self) -> Option<Coverage> {
        Some(self.coverage)
    }

    fn code(&self, code: TariffCode, date: Date) -> CodeCheck {
        match self.schedule.find(code, date) {
            // A heading or subheading is there; whether it is deep enough is the reader's question.
            Ok(_) | Err(ScheduleError::TooShort { .. } | ScheduleError::NoRate { .. }) => CodeCheck::InForce,
            Err(ScheduleError::UnknownCode { candidates, .. }) => CodeCheck::Unknown { near: candidates },
            Err(ScheduleError::Retired { gone, candidates, .. }) => {
                CodeCheck::Retired { until: gone.yesterday().unwrap_or(gone), successors: candidates }
            }
            Err(ScheduleError::NotYet { from, .. }) => CodeCheck::Later { from },
            Err(ScheduleError::NoEdition { .. }) => CodeCheck::NotAsked,
        }
    }

    fn place(&self, place: &str) -> PlaceCheck {
        if self.places.is_empty() {
            return PlaceCheck::NotAsked;
        }
        if let Some(known) = self.places.iter().find(|known| known.id == place) {
            return PlaceCheck::Known { country: known.country };
        }
        // The id is meant when its name was written, or a part of the id.
        let word = place.to_lowercase();
        let near = self
            .places
            .iter()
            .filter(|known| {
                known.name.to_lowercase() == word
                    || word.contains(known.id.as_str())
                    || known.id.contains(word.as_str())
            })
            .map(|known| known.id.clone())
            .collect();
        PlaceCheck::Unknown { near }
    }
}
