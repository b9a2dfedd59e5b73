//! Exact ratios, compared by cross-multiplication.

use std::cmp::Ordering;
use std::fmt;

use crate::decimal::{Decimal, DecimalError};

/// A quotient kept as its two parts, so that a threshold is met or missed exactly.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    numerator: Decimal,
    denominator: Decimal,
}

impl Ratio {
    /// `numerator` ÷ `denominator`; refuses a denominator that is not above zero.
    pub fn new(numerator: Decimal, denominator: Decimal) -> Result<Self, DecimalError> {
        if denominator <= Decimal::ZERO {
            return Err(DecimalError::DivisionByZero);
        }
        Ok(Self { numerator, denominator })
    }

    /// A percentage as a ratio: 60 becomes 60 ÷ 100.
    #[must_use]
    pub const fn percent(percent: Decimal) -> Self {
        Self { numerator: percent, denominator: Decimal::HUNDRED }
    }

    /// The upper part.
    #[must_use]
    pub const fn numerator(self) -> Decimal {
        self.numerator
    }

    /// The lower part, above zero.
    #[must_use]
    pub const fn denominator(self) -> Decimal {
        self.denominator
    }

    /// The value as a decimal, rounded half to even at twelve places; for showing.
    pub fn to_decimal(self) -> Result<Decimal, DecimalError> {
        self.numerator.checked_div(self.denominator)
    }

    /// The value in percent, rounded half to even at twelve places; for showing.
    pub fn to_percent(self) -> Result<Decimal, DecimalError> {
        self.numerator.checked_mul(Decimal::HUNDRED)?.checked_div(self.denominator)
    }
}

/// Compares a/b with c/d (b, d > 0) without overflow, by continued fractions.
fn compare(a: i128, b: i128, c: i128, d: i128) -> Ordering {
    if let (Some(left), Some(right)) = (a.checked_mul(d), c.checked_mul(b)) {
        return left.cmp(&right);
    }
    let (qa, qc) = (a.div_euclid(b), c.div_euclid(d));
    if qa != qc {
        return qa.cmp(&qc);
    }
    match (a.rem_euclid(b), c.rem_euclid(d)) {
        (0, 0) => Ordering::Equal,
        (0, _) => Ordering::Less,
        (_, 0) => Ordering::Greater,
        (ra, rc) => compare(d, rc, b, ra),
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        compare(
            self.numerator.to_scaled(),
            self.denominator.to_scaled(),
            other.numerator.to_scaled(),
            other.denominator.to_scaled(),
        )
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} / {}", self.numerator, self.denominator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_threshold_is_met_exactly() {
        let sixty = Ratio::percent(Decimal::from_integer(60));
        let third = |n| Ratio::new(Decimal::from_integer(n), Decimal::from_integer(3)).unwrap();
        assert!(third(2) > sixty);
        assert_eq!(Ratio::new(Decimal::new(6, 1), Decimal::ONE).unwrap(), sixty);
        assert!(Ratio::new(Decimal::new(599_999_999_999, 12), Decimal::ONE).unwrap() < sixty);
    }

    proptest! {
        #[test]
        fn compare_agrees_with_cross_multiplication(
            a in -1_000_000_i128..1_000_000, b in 1_i128..1_000_000,
            c in -1_000_000_i128..1_000_000, d in 1_i128..1_000_000,
        ) {
            let big = 1_000_000_000_000_000_000_000_000_000_000_i128;
            prop_assert_eq!(compare(a * big, b * big, c * big, d * big), (a * d).cmp(&(c * b)));
        }
    }
}
