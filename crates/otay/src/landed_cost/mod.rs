//! From a case, the facts of the region and the assessed duty to landed cost, and from there to what a
//! person reads: report sections, JSON, CSV, spreadsheet.

pub mod asks;
mod assessed;
mod comparison;
mod csv;
mod figures;
mod inputs;
mod json;
mod labor;
mod sections;
mod xlsx;

#[cfg(test)]
mod tests;

pub use assessed::{AssessedDuties, of_answer, of_entry};
pub use comparison::{Compared, Comparison, Setting, compare};
pub use csv::csv;
pub use inputs::inputs;
pub use json::json;
pub use labor::parameters as labor_parameters;
pub use sections::{driver_label, sections};
pub use xlsx::xlsx;
