//! United States duty on a day: the schedule, additional duties, programs and fees.

mod additional;
mod assess;
mod assess_additional;
mod assessment;
mod chapter98;
mod column;
mod entry;
mod error;
mod facts;
mod fee;
mod history;
mod program;
mod quantity;
mod range;
mod rate;
mod rate_notation;
mod schedule;
mod schedule_find;
mod steps;
mod summary;
mod table;
mod what_if;

pub use additional::{
    AdditionalDefect, AdditionalDuties, Authority, Chapter98Rule, CodeList, Confidence, CountrySet, Effect,
    FactTest, Heading, HeadingBasis, LineCondition, ListEntry, Membership, Remark, Scope, Truth, Yield,
    YieldShare,
};
pub use assess::{assess, assess_supposing};
pub use assessment::{
    Basis, Component, ComponentKind, ComponentRate, DutyAssessment, DutyRange, Fee, FeeKind, FeeTreatment,
    Prohibition, Relief,
};
pub use column::{ColumnTwo, ColumnTwoEntry};
pub use entry::{
    Chapter98Claim, ClaimBasis, CustomsValue, EntryError, EntryLine, ProgramClaim, SpecialProgramIndicator,
    TransportMode, dollars,
};
pub use error::DutyError;
pub use facts::{
    Absent, EntryFacts, FactDeclaration, FactError, FactKind, FactValue, FactVocabulary, missing, read_value,
};

pub use fee::{FeeLaw, ProcessingBounds};
pub use history::{RateStep, history};
pub use program::{ClaimRefusal, Program, Programs};
pub use quantity::{Quantities, Unit};
pub use rate::{Base, CodeRange, Computed, Condition, Need, Rate, RateError, RateFacts, Reference, Term};
pub use rate_notation::NotARate;
pub use schedule::{
    Edition, FootnoteReference, Line, LineRecord, Revision, Schedule, ScheduleColumn, ScheduleDefect,
    ScheduleParts, Special, SpecialEntry,
};
pub use schedule_find::{Found, ScheduleError};
pub use summary::{EntryAssessment, assess_entry};
pub use table::{DutyTable, TableCell, TablePart};
pub use what_if::{Supposition, WhatIf};

/// The schedule, additional duties, programs and fees, for every day covered.
#[derive(Clone, Debug, Default)]
pub struct DutyLaw {
    /// The tariff schedule of the United States.
    pub schedule: Schedule,
    /// The facts that additional duties turn on.
    pub facts: FactVocabulary,
    /// Countries dutiable in column 2.
    pub column2: ColumnTwo,
    /// Special programs.
    pub programs: Programs,
    /// Fees; `None` where the law book holds none.
    pub fees: Option<FeeLaw>,
    /// Additional duties of chapter 99.
    pub additional: AdditionalDuties,
}
