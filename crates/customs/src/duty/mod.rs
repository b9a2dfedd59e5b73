//! United States duty on a day: the schedule, additional duties, programs and fees.

mod assessment;
mod entry;
mod error;
mod facts;
mod quantity;
mod rate;
mod rate_notation;
mod schedule;
mod schedule_find;

pub use assessment::{
    Basis, Component, ComponentKind, ComponentRate, DutyAssessment, DutyRange, Fee, FeeKind, FeeTreatment,
    Prohibition, Relief,
};
pub use entry::{
    Chapter98Claim, ClaimBasis, CustomsValue, EntryError, EntryLine, ProgramClaim, SpecialProgramIndicator,
    TransportMode, dollars,
};
pub use error::DutyError;
pub use facts::{
    Absent, EntryFacts, FactDeclaration, FactError, FactKind, FactValue, FactVocabulary, missing, read_value,
};

pub use quantity::{Quantities, Unit};
pub use rate::{Base, CodeRange, Computed, Condition, Need, Rate, RateError, RateFacts, Reference, Term};
pub use rate_notation::NotARate;
pub use schedule::{
    Edition, FootnoteReference, Line, LineRecord, Revision, Schedule, ScheduleColumn, ScheduleDefect,
    ScheduleParts, Special, SpecialEntry,
};
pub use schedule_find::{Found, ScheduleError};

/// The schedule, additional duties, programs and fees, for every day covered.
#[derive(Clone, Debug, Default)]
pub struct DutyLaw {
    /// The tariff schedule of the United States.
    pub schedule: Schedule,
    /// The facts that additional duties turn on.
    pub facts: FactVocabulary,
}
