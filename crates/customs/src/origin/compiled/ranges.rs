//! Sets of codes of eight digits as sorted ranges that do not touch.

use crate::decimal::Decimal;
use crate::origin::{CodeRange, CodeSet};
use crate::tariff_code::TariffCode;

use super::Refusal;

/// Last code of eight digits.
const LAST: u32 = 99_999_999;

/// One hundred percent in the unit in which percentages are compiled: 10⁻¹² of a percent.
pub(super) const HUNDRED_PERCENT: i64 = 100_000_000_000_000;

/// Codes of eight digits from `first`, `width` more after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    first: u32,
    width: u32,
}

impl Range {
    /// From `first` to `last`, both included.
    pub const fn new(first: u32, last: u32) -> Self {
        Self { first, width: last - first }
    }

    /// Whether the code lies in it: one comparison, since what lies before wraps around.
    pub const fn holds(self, code: u32) -> bool {
        code.wrapping_sub(self.first) <= self.width
    }

    const fn last(self) -> u32 {
        self.first + self.width
    }
}

/// Whether a code lies in one of the ranges.
pub(super) fn hold(ranges: &[Range], code: u32) -> bool {
    ranges.iter().any(|range| range.holds(code))
}

/// A percentage in 10⁻¹² of a percent, as sixty-four bits.
pub(super) fn percent(percent: Decimal) -> Result<i64, Refusal> {
    i64::try_from(percent.to_scaled()).map_err(|_| Refusal::AmountTooWide)
}

/// The first eight digits of a code: those of a shorter one, filled up with zeros.
pub(super) fn eight(code: TariffCode) -> Result<u32, Refusal> {
    u32::try_from(code.first() / 100).map_err(|_| Refusal::RuleTooDeep)
}

/// All codes of eight digits under a code.
pub(super) fn under(code: TariffCode) -> Result<Range, Refusal> {
    let last = u32::try_from(code.last() / 100).map_err(|_| Refusal::RuleTooDeep)?;
    Ok(Range::new(eight(code)?, last))
}

/// All codes of eight digits in a range of codes.
pub(super) fn of_codes(codes: CodeRange) -> Result<Range, Refusal> {
    Ok(Range::new(eight(codes.first)?, under(codes.last)?.last()))
}

/// A set of codes, built up and taken apart while a rule is compiled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Set(Vec<Range>);

impl Set {
    /// Every code.
    pub fn all() -> Self {
        Self(vec![Range::new(0, LAST)])
    }

    /// These ranges.
    pub fn of(ranges: impl IntoIterator<Item = Range>) -> Self {
        let mut ranges: Vec<Range> = ranges.into_iter().collect();
        ranges.sort_by_key(|range| range.first);
        let mut merged: Vec<Range> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match merged.last_mut() {
                Some(last) if range.first <= last.last().saturating_add(1) => {
                    *last = Range::new(last.first, last.last().max(range.last()));
                }
                _ => merged.push(range),
            }
        }
        Self(merged)
    }

    /// The codes of a set of the law.
    pub fn of_code_set(set: &CodeSet) -> Result<Self, Refusal> {
        let of = |codes: &[CodeRange]| codes.iter().map(|r| of_codes(*r)).collect::<Result<Vec<_>, _>>();
        Ok(Self::of(of(&set.codes)?).minus(&Self::of(of(&set.except)?)))
    }

    /// The codes of either.
    pub fn or(&self, other: &Self) -> Self {
        Self::of(self.0.iter().chain(&other.0).copied())
    }

    /// The codes of both.
    pub fn and(&self, other: &Self) -> Self {
        self.minus(&other.rest())
    }

    /// The codes of this set that the other does not hold.
    pub fn minus(&self, other: &Self) -> Self {
        let mut left = Vec::new();
        for range in &self.0 {
            let mut from = range.first;
            let mut done = false;
            for cut in other.0.iter().filter(|cut| cut.last() >= range.first && cut.first <= range.last()) {
                if cut.first > from {
                    left.push(Range::new(from, cut.first - 1));
                }
                if cut.last() >= range.last() {
                    done = true;
                    break;
                }
                from = from.max(cut.last() + 1);
            }
            if !done {
                left.push(Range::new(from, range.last()));
            }
        }
        Self(left)
    }

    /// All other codes.
    pub fn rest(&self) -> Self {
        Self::all().minus(self)
    }

    /// The ranges, in order.
    pub fn ranges(&self) -> &[Range] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sets() -> impl Strategy<Value = Set> {
        prop::collection::vec((0_u32..60, 0_u32..12), 0..6).prop_map(|ranges| {
            Set::of(ranges.into_iter().map(|(first, width)| Range::new(first, first + width)))
        })
    }

    proptest! {
        #[test]
        fn sets_are_what_their_codes_are(a in sets(), b in sets()) {
            for code in (0..80).chain([LAST]) {
                let (in_a, in_b) = (hold(a.ranges(), code), hold(b.ranges(), code));
                prop_assert_eq!(hold(a.or(&b).ranges(), code), in_a || in_b);
                prop_assert_eq!(hold(a.and(&b).ranges(), code), in_a && in_b);
                prop_assert_eq!(hold(a.minus(&b).ranges(), code), in_a && !in_b);
                prop_assert_eq!(hold(a.rest().ranges(), code), !in_a);
            }
        }
    }
}
