//! Origin under the USMCA.

/// Product-specific rules, notes, concordance and thresholds, for every day covered.
#[derive(Clone, Debug, Default)]
pub struct OriginLaw {}
