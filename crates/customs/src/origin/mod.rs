//! Origin under the USMCA: does a good originate, by which provision, and why.
//!
//! [`determine`] is the entry. The law it rests on is [`OriginLaw`]; a good is a [`Good`] with its bill as
//! a tree of [`Material`]s. Originating status, country of origin and country of export are three types.

mod bill;
mod change;
mod cite;
mod conclusion;
mod conditions;
mod determine;
mod distance;
mod error;
mod evaluate;
mod facts;
mod good;
mod law;
mod notes;
mod original_equipment;
mod provisions;
mod regional;
mod rule;
mod tolerance;
mod words;

pub mod automotive;
pub mod certification;
pub mod compiled;
pub mod cost;
pub mod inventory;
pub mod value;

pub use conclusion::{
    AlternativeOutcome, Criterion, FailingMaterial, OriginConclusion, RegionalValueFigure, RequirementFigure,
    RequirementOutcome, Route,
};
pub use determine::determine;
pub use error::OriginError;
pub use facts::{Answer, Facts};
pub use good::{
    Choices, DeclaredStatus, Good, Material, MaterialRole, Method, NetCost, ProducedBy, Production,
    TotalCost, TransactionValue,
};
pub use law::{Concordance, Governing, OriginLaw, OriginLawError, Succession};
pub use provisions::{
    CodeSet, DeMinimis, Despite, Exclusion, ListedGood, Measure, NotEncoded, NoteEffect, NoteRule,
    Provisions, RuleDoubt, Staging,
};
pub use rule::{
    Alternative, Atom, ChapterNote, ChapterRules, CodeRange, Condition, ConditionKind, Definition, Described,
    Description, DescriptionKind, ProductRule, RegionalValue, RuleId, Thresholds, Trade, description_fact,
};
