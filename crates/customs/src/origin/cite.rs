//! Citations as trade lawyers write them.

use crate::determination::Citation;

use super::rule::RuleId;

/// A section of the Uniform Regulations: `19 CFR 182 App. A s. 5(1)`.
pub(super) fn regulation(section: &str) -> Citation {
    Citation::new(format!("19 CFR 182 App. A s. {section}"))
}

/// An alternative of a product-specific rule: `HTSUS GN 11(o) 92.1 B`.
pub(super) fn alternative(rule: &RuleId, letter: char) -> Citation {
    Citation::new(format!("HTSUS GN 11(o) {rule} {letter}"))
}

/// A product-specific rule: `HTSUS GN 11(o) 92.1`.
pub(super) fn rule(rule: &RuleId) -> Citation {
    Citation::new(format!("HTSUS GN 11(o) {rule}"))
}
