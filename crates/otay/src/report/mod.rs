//! What a person reads: text in 80 columns, a page, JSON, and the charts in them.
//!
//! [`model::Report`] holds what is said; [`text`], [`html`] and [`json`] set it.

mod cells;
pub mod chart;
pub mod compose;
pub mod html;
pub mod json;
pub mod model;
mod sources;
pub mod style;
pub mod text;

use customs::Finding;

/// The key of the word for a finding.
#[must_use]
pub const fn finding_key(finding: &Finding) -> &'static str {
    match finding {
        Finding::Satisfied => "report-satisfied",
        Finding::NotSatisfied => "report-not-satisfied",
        Finding::Undetermined { .. } => "report-undetermined",
    }
}

/// The sign of a finding: its shape tells it apart, not only its color.
#[must_use]
pub const fn finding_sign(finding: &Finding) -> &'static str {
    match finding {
        Finding::Satisfied => "✓",
        Finding::NotSatisfied => "✗",
        Finding::Undetermined { .. } => "?",
    }
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
