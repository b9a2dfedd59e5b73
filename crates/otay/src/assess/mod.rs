//! From a case and the law to the whole answer.

mod reading;
mod reference;

pub use reading::{read_case, refused};
pub use reference::LawReference;
