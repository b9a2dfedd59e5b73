//! `law/additional_duties/`, `law/column2.toml`, `law/programs.toml` and `law/fees.toml`.
//!
//! An authority is one TOML file; lists of codes are text files under `lists/`. `docs/duty.md` describes
//! the formats.

mod additional;
mod authority;
mod column2;
mod condition;
mod countries;
mod facts;
mod fees;
mod lists;
mod problem;
mod programs;
mod what_if;

use customs::duty::{AdditionalDuties, ColumnTwo, DutyLaw, FactVocabulary, FeeLaw, Programs, Schedule};

use crate::error::LawbookError;
use crate::files::LawFiles;

pub use problem::DutyFileProblem;
pub use what_if::suppositions;

/// Everything of the duty law that is not the schedule.
#[derive(Clone, Debug)]
pub struct DutyParts {
    /// Named facts.
    pub facts: FactVocabulary,
    /// Additional duties.
    pub additional: AdditionalDuties,
    /// Countries of column 2.
    pub column2: ColumnTwo,
    /// Special programs.
    pub programs: Programs,
    /// Fees.
    pub fees: FeeLaw,
}

impl DutyParts {
    /// The duty law with its schedule.
    #[must_use]
    pub fn with_schedule(self, schedule: Schedule) -> DutyLaw {
        let Self { facts, additional, column2, programs, fees } = self;
        DutyLaw { schedule, facts, column2, programs, fees: Some(fees), additional }
    }
}

/// Reads the duty law that is not the schedule.
///
/// - Refuses: every problem of every file at once; files that read well are then checked against each
///   other (order among authorities, overlap).
pub fn read(files: &LawFiles) -> Result<DutyParts, Vec<LawbookError>> {
    let groups = countries::read(files).map_err(|error| vec![error])?;
    let facts = facts::read(files)?;
    let mut problems = Vec::new();
    let additional = keep(additional::read(files, &groups, &facts), &mut problems);
    let column2 = keep(column2::read(files).map_err(|e| vec![e]), &mut problems);
    let programs = keep(programs::read(files, &groups), &mut problems);
    let fees = keep(fees::read(files), &mut problems);
    match (additional, column2, programs, fees) {
        (Some(additional), Some(column2), Some(programs), Some(fees)) => {
            Ok(DutyParts { facts, additional, column2, programs, fees })
        }
        _ => Err(problems),
    }
}

fn keep<T>(result: Result<T, Vec<LawbookError>>, problems: &mut Vec<LawbookError>) -> Option<T> {
    result.map_err(|more| problems.extend(more)).ok()
}

#[cfg(test)]
mod tests;
