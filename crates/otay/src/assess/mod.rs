//! From a case and the law to the whole answer.

mod assessment;
pub mod origin;
mod reading;
mod reference;

pub use assessment::{Assessment, DutyAnswer, EntryDuty, OriginAnswer, PartDuty, ScenarioAssessment};
pub use reading::{place_of, read_case, refused};
pub use reference::LawReference;
