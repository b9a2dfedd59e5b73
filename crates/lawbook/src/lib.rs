//! The files of `law/`, `region/` and `cases/`: read, checked against each other, and turned into the
//! types of `customs` and its sisters. The one crate that knows these formats.
//!
//! Start at [`Lawbook`]. Each area has its module with a loader; [`Lawbook::law`] calls those that make up
//! `customs::Law` and gathers every problem of every area.

pub mod case;
pub mod cases;
pub mod certification;
mod coverage;
pub mod duty;
mod error;
mod files;
pub mod hts;
mod places;
pub mod region;
pub mod supplier_declarations;
pub mod toml_file;
pub mod usmca;

use std::path::Path;

use customs::duty::Schedule;
use customs::{Coverage, Law};

pub use coverage::{Area, CoverageStatement, NotModelled};
pub use error::{FileProblem, LawbookError};
pub use files::LawFiles;
pub use places::Place;

/// The law and the facts about the region: those carried in the program, or those of a folder.
#[derive(Clone, Debug)]
pub struct Lawbook {
    files: LawFiles,
}

impl Lawbook {
    /// What the program carries. Nothing is unpacked before it is asked for.
    #[must_use]
    pub const fn bundled() -> Self {
        Self { files: LawFiles::bundled() }
    }

    /// What lies in a folder that holds `law/` and `region/`.
    ///
    /// - Refuses: a folder without `law/COVERAGE.toml`.
    pub fn open(folder: &Path) -> Result<Self, LawbookError> {
        Ok(Self { files: LawFiles::directory(folder)? })
    }

    /// The files themselves, for the loaders of the areas.
    #[must_use]
    pub const fn files(&self) -> &LawFiles {
        &self.files
    }

    /// The days covered.
    pub fn coverage(&self) -> Result<Coverage, LawbookError> {
        coverage::read(&self.files).map(|statement| statement.days)
    }

    /// The days covered and what is not modelled.
    pub fn coverage_statement(&self) -> Result<CoverageStatement, LawbookError> {
        coverage::read(&self.files)
    }

    /// The facts about labor, lanes, rents, fees and exchange rates of the region.
    pub fn region_facts(&self) -> Result<region::Facts, Vec<LawbookError>> {
        region::Facts::read(&self.files)
    }

    /// The towns of the region.
    pub fn places(&self) -> Result<Vec<Place>, LawbookError> {
        places::read(&self.files)
    }

    /// Everything the determinations rest on.
    ///
    /// - Refuses: every problem of every area, at once.
    pub fn law(&self) -> Result<Law, Vec<LawbookError>> {
        // The areas stand for themselves until they are put together: every start waits for them.
        let ((schedule, origin), duty) = rayon::join(
            || rayon::join(|| self.schedule(), || usmca::read(&self.files)),
            || duty::read(&self.files),
        );
        let mut problems = Vec::new();
        let coverage = collect(self.coverage(), &mut problems);
        let schedule = collect_all(schedule, &mut problems);
        let origin = collect_all(origin, &mut problems);
        let duty = collect_all(duty, &mut problems);
        match (coverage, schedule, origin, duty) {
            (Some(coverage), Some(schedule), Some(origin), Some(duty)) if problems.is_empty() => {
                Ok(Law { coverage, duty: duty.with_schedule(schedule), origin })
            }
            _ => Err(problems),
        }
    }

    /// The tariff schedule of the United States, in all its editions.
    pub fn schedule(&self) -> Result<Schedule, Vec<LawbookError>> {
        hts::read(&self.files)
    }
}

/// The value, or its problem put with the others.
fn collect<T>(result: Result<T, LawbookError>, problems: &mut Vec<LawbookError>) -> Option<T> {
    result.map_err(|problem| problems.push(problem)).ok()
}

/// The value, or its problems put with the others.
fn collect_all<T>(result: Result<T, Vec<LawbookError>>, problems: &mut Vec<LawbookError>) -> Option<T> {
    result.map_err(|more| problems.extend(more)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_law_loads() {
        let law = Lawbook::bundled().law().unwrap();
        assert!(law.on("2025-01-01".parse().unwrap()).is_ok());
        assert!(law.on("2024-12-31".parse().unwrap()).is_err());
        assert!(law.on("2026-11-23".parse().unwrap()).unwrap().is_after_evidence());
    }
}
