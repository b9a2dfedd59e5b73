//! The law and the region as what a case is checked against.

use customs::duty::{Schedule, ScheduleError};
use customs::{Coverage, TariffCode};
use directory::vocabulary::{ConceptKind, Vocabulary};
use jiff::civil::Date;
use lawbook::Place;
use lawbook::case::{CodeCheck, PlaceCheck, ProcessCheck, Reference};

/// The schedule and the days covered, for the reader of a case.
pub struct LawReference<'law> {
    coverage: Coverage,
    schedule: &'law Schedule,
    places: &'law [Place],
    vocabulary: Option<&'law Vocabulary>,
}

impl<'law> LawReference<'law> {
    /// Checks against this law.
    #[must_use]
    pub const fn new(law: &'law customs::Law) -> Self {
        Self { coverage: law.coverage, schedule: &law.duty.schedule, places: &[], vocabulary: None }
    }

    /// Checks against these places of the region as well.
    #[must_use]
    pub const fn with_places(mut self, places: &'law [Place]) -> Self {
        self.places = places;
        self
    }

    /// Checks processes against the words of the directory as well.
    #[must_use]
    pub const fn with_vocabulary(mut self, vocabulary: &'law Vocabulary) -> Self {
        self.vocabulary = Some(vocabulary);
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

    fn process(&self, process: &str) -> ProcessCheck {
        let Some(vocabulary) = self.vocabulary else { return ProcessCheck::NotAsked };
        match vocabulary.resolve(process, ConceptKind::Process) {
            Some(_) => ProcessCheck::Known,
            None => ProcessCheck::Unknown { near: near_processes(process, vocabulary) },
        }
    }
}

/// Processes that a word may have been meant for.
pub fn near_processes(word: &str, vocabulary: &Vocabulary) -> Vec<String> {
    near_terms(word, &[ConceptKind::Process], vocabulary)
}

/// Terms of these kinds that a word may have been meant for: those it names among other words, else those
/// with a name that begins alike.
pub fn near_terms(word: &str, kinds: &[ConceptKind], vocabulary: &Vocabulary) -> Vec<String> {
    const MOST: usize = 4;
    let named = vocabulary.concepts_in(word).into_iter().filter(|concept| kinds.contains(&concept.kind));
    let named: Vec<String> = named.map(|concept| concept.id.clone()).take(MOST).collect();
    if !named.is_empty() {
        return named;
    }
    let beginnings = |text: &str| -> Vec<String> {
        let words = directory::words::words(text).into_iter().map(|word| word.text);
        words.filter(|word| word.chars().count() >= 4).map(|word| word.chars().take(4).collect()).collect()
    };
    let wanted = beginnings(word);
    let alike = vocabulary.concepts.iter().filter(|concept| {
        let names = [&concept.english, &concept.spanish].into_iter();
        let mut names = names.chain(&concept.also_english).chain(&concept.also_spanish);
        kinds.contains(&concept.kind)
            && names.any(|name| beginnings(name).iter().any(|beginning| wanted.contains(beginning)))
    });
    alike.map(|concept| concept.id.clone()).take(MOST).collect()
}
