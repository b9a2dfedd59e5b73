//! United States duty on a day: the schedule, additional duties, programs and fees.

mod assessment;
mod entry;
mod error;
mod facts;

pub use assessment::{
    Basis, Component, ComponentKind, ComponentRate, DutyAssessment, DutyRange, Fee, FeeKind, FeeTreatment,
    Prohibition, Relief,
};
pub use entry::{
    Chapter98Claim, ClaimBasis, CustomsValue, EntryError, EntryLine, ProgramClaim, Quantities,
    SpecialProgramIndicator, TransportMode, dollars,
};
pub use error::DutyError;
pub use facts::{
    Absent, EntryFacts, FactDeclaration, FactError, FactKind, FactValue, FactVocabulary, missing, read_value,
};

/// The schedule, additional duties, programs and fees, for every day covered.
#[derive(Clone, Debug, Default)]
pub struct DutyLaw {
    /// The facts that additional duties turn on.
    pub facts: FactVocabulary,
}
