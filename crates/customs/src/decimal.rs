//! Exact decimal numbers.
//!
//! A fixed-point number of twelve places over `i128`: wide enough for any customs value and fine
//! enough that the product of a value in cents and a rate of ten places is exact. There is no float in
//! this crate and no conversion from one.

use std::fmt::{self, Write as _};
use std::str::FromStr;

use thiserror::Error;

/// Number of places after the point.
pub const PLACES: u32 = 12;
const SCALE: i128 = 10_i128.pow(PLACES);

/// An exact decimal number with twelve places.
///
/// - Refuses: more than twelve places in text, and results beyond ± 1.7 × 10²⁶.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i128);

/// Why a decimal could not be read or computed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DecimalError {
    /// The text is not a plain decimal number.
    #[error("`{0}` is not a decimal number")]
    NotANumber(String),
    /// The text has more than twelve places after the point.
    #[error("`{0}` has more than twelve places after the point")]
    TooManyPlaces(String),
    /// The number does not fit.
    #[error("the amount is out of range")]
    OutOfRange,
    /// Division by zero.
    #[error("division by zero")]
    DivisionByZero,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(SCALE);
    /// One hundred.
    pub const HUNDRED: Self = Self(100 * SCALE);

    /// The whole number `n`.
    #[must_use]
    pub const fn from_integer(n: i64) -> Self {
        Self(n as i128 * SCALE)
    }

    /// `mantissa` ÷ 10^`places`; `Decimal::new(87, 3)` is 0.087.
    ///
    /// # Panics
    /// When `places` is over twelve: a mistake in the program, not in its input.
    #[must_use]
    pub const fn new(mantissa: i64, places: u32) -> Self {
        assert!(places <= PLACES, "a decimal has at most twelve places");
        Self(mantissa as i128 * 10_i128.pow(PLACES - places))
    }

    /// The number as a count of 10⁻¹².
    #[must_use]
    pub const fn to_scaled(self) -> i128 {
        self.0
    }

    /// The number whose count of 10⁻¹² is `scaled`.
    #[must_use]
    pub const fn from_scaled(scaled: i128) -> Self {
        Self(scaled)
    }

    /// Whether the number is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether the number is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The number without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Sum, or `OutOfRange`.
    pub fn checked_add(self, other: Self) -> Result<Self, DecimalError> {
        self.0.checked_add(other.0).map(Self).ok_or(DecimalError::OutOfRange)
    }

    /// Difference, or `OutOfRange`.
    pub fn checked_sub(self, other: Self) -> Result<Self, DecimalError> {
        self.0.checked_sub(other.0).map(Self).ok_or(DecimalError::OutOfRange)
    }

    /// Product; a product finer than twelve places is rounded half to even there.
    pub fn checked_mul(self, other: Self) -> Result<Self, DecimalError> {
        if let Some(product) = self.0.checked_mul(other.0) {
            return Ok(Self(div_half_even(product, SCALE)));
        }
        // Split one factor so that large values times large quantities still fit.
        let (whole, part) = (other.0 / SCALE, other.0 % SCALE);
        let high = self.0.checked_mul(whole).ok_or(DecimalError::OutOfRange)?;
        let (self_whole, self_part) = (self.0 / SCALE, self.0 % SCALE);
        let low = self_whole
            .checked_mul(part)
            .and_then(|l| l.checked_add(div_half_even(self_part * part, SCALE)))
            .ok_or(DecimalError::OutOfRange)?;
        high.checked_add(low).map(Self).ok_or(DecimalError::OutOfRange)
    }

    /// Quotient, rounded half to even at twelve places.
    pub fn checked_div(self, other: Self) -> Result<Self, DecimalError> {
        if other.0 == 0 {
            return Err(DecimalError::DivisionByZero);
        }
        if let Some(scaled) = self.0.checked_mul(SCALE) {
            return Ok(Self(div_half_even(scaled, other.0)));
        }
        // Whole part first, then the remainder, which is smaller than the divisor.
        let whole = (self.0 / other.0).checked_mul(SCALE).ok_or(DecimalError::OutOfRange)?;
        let rest = (self.0 % other.0).checked_mul(SCALE).ok_or(DecimalError::OutOfRange)?;
        whole.checked_add(div_half_even(rest, other.0)).map(Self).ok_or(DecimalError::OutOfRange)
    }

    /// The number as a percentage of one: 0.087 becomes 8.7.
    pub fn to_percent(self) -> Result<Self, DecimalError> {
        self.checked_mul(Self::HUNDRED)
    }

    /// A percentage as a plain number: 8.7 becomes 0.087.
    pub fn from_percent(percent: Self) -> Self {
        Self(div_half_even(percent.0, 100))
    }

    /// Rounded half to even at `places`; for showing, or where the law says so.
    #[must_use]
    pub fn round_half_even(self, places: u32) -> Self {
        self.round_with(places, div_half_even)
    }

    /// Rounded half away from zero at `places`, as customs rounds cents.
    #[must_use]
    pub fn round_half_up(self, places: u32) -> Self {
        self.round_with(places, |n, d| {
            let (quotient, rest) = (n / d, n % d);
            if rest.abs() * 2 >= d.abs() { quotient + n.signum() * d.signum() } else { quotient }
        })
    }

    /// Cut off at `places`, toward zero.
    #[must_use]
    pub fn truncate(self, places: u32) -> Self {
        self.round_with(places, |n, d| n / d)
    }

    fn round_with(self, places: u32, divide: impl Fn(i128, i128) -> i128) -> Self {
        if places >= PLACES {
            return self;
        }
        let unit = 10_i128.pow(PLACES - places);
        Self(divide(self.0, unit) * unit)
    }

    /// The number with exactly `places` places, rounded half to even, without grouping.
    #[must_use]
    pub fn to_fixed(self, places: u32) -> String {
        let (sign, whole, digits) = self.round_half_even(places).shown();
        let mut text = format!("{sign}{whole}");
        if places > 0 {
            text.push('.');
            text.extend(digits.iter().take(places as usize).map(|digit| char::from(*digit)));
        }
        text
    }

    /// Sign, whole part and the digits of the twelve places.
    fn shown(self) -> (&'static str, u128, [u8; PLACES as usize]) {
        let (sign, scaled) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let whole = scaled / SCALE.unsigned_abs();
        // What is left is below 10¹², far inside 64 bits.
        let mut rest = (scaled - whole * SCALE.unsigned_abs()) as u64;
        let mut digits = [b'0'; PLACES as usize];
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        (sign, whole, digits)
    }
}

/// `n` ÷ `d`, rounded half to even.
pub(crate) fn div_half_even(n: i128, d: i128) -> i128 {
    // One long division, not two: the remainder follows from the quotient.
    let quotient = n / d;
    let rest = n - quotient * d;
    if rest == 0 {
        return quotient;
    }
    let away = if (n < 0) == (d < 0) { 1 } else { -1 };
    let (r, d) = (rest.unsigned_abs(), d.unsigned_abs());
    match r.cmp(&(d - r)) {
        std::cmp::Ordering::Less => quotient,
        std::cmp::Ordering::Greater => quotient + away,
        std::cmp::Ordering::Equal if quotient % 2 == 0 => quotient,
        std::cmp::Ordering::Equal => quotient + away,
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    /// Reads `-1234.5`; no grouping, no exponent, no sign but a leading minus.
    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let not_a_number = || DecimalError::NotANumber(text.to_owned());
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if (whole.is_empty() && part.is_empty())
            || (digits.contains('.') && part.is_empty())
            || !plain(whole)
            || !plain(part)
        {
            return Err(not_a_number());
        }
        if part.len() > PLACES as usize {
            return Err(DecimalError::TooManyPlaces(text.to_owned()));
        }
        let whole: i128 =
            if whole.is_empty() { 0 } else { whole.parse().map_err(|_| DecimalError::OutOfRange)? };
        let mut scaled = whole.checked_mul(SCALE).ok_or(DecimalError::OutOfRange)?;
        if !part.is_empty() {
            let value: i128 = part.parse().map_err(|_| not_a_number())?;
            scaled = scaled
                .checked_add(value * 10_i128.pow(PLACES - part.len() as u32))
                .ok_or(DecimalError::OutOfRange)?;
        }
        Ok(Self(if negative { -scaled } else { scaled }))
    }
}

impl fmt::Display for Decimal {
    /// The shortest exact form: `8.7`, `100`, `-0.025`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, whole, digits) = self.shown();
        f.write_str(sign)?;
        fmt::Display::fmt(&whole, f)?;
        let kept = digits.iter().rposition(|digit| *digit != b'0').map_or(0, |last| last + 1);
        if kept > 0 {
            f.write_str(".")?;
        }
        digits[..kept].iter().try_for_each(|digit| f.write_char(char::from(*digit)))
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn reads_and_shows_exactly() {
        for text in ["0", "8.7", "-0.025", "123456789.000001", "0.000000000001"] {
            assert_eq!(d(text).to_string(), text);
        }
        assert_eq!(d("1.50").to_string(), "1.5");
        assert_eq!(d(".5"), d("0.5"));
    }

    #[test]
    fn refuses_what_is_not_a_plain_decimal() {
        for text in ["", "-", ".", "1.", "1,000", "1e3", "+1", "1.2.3", "--1", " 1"] {
            assert!(text.parse::<Decimal>().is_err(), "`{text}` was read");
        }
        assert_eq!(
            "0.0000000000001".parse::<Decimal>(),
            Err(DecimalError::TooManyPlaces("0.0000000000001".into()))
        );
    }

    #[test]
    fn rounds_by_name() {
        assert_eq!(d("2.345").round_half_even(2), d("2.34"));
        assert_eq!(d("2.355").round_half_even(2), d("2.36"));
        assert_eq!(d("2.345").round_half_up(2), d("2.35"));
        assert_eq!(d("-2.345").round_half_up(2), d("-2.35"));
        assert_eq!(d("651.505").truncate(2), d("651.50"));
        assert_eq!(d("1234.5").to_fixed(2), "1234.50");
    }

    #[test]
    fn a_value_in_cents_times_a_rate_is_exact() {
        assert_eq!(d("123.45").checked_mul(d("0.003464")).unwrap(), d("0.4276308"));
    }

    #[test]
    fn large_products_do_not_overflow_early() {
        let value = d("9000000000000");
        assert_eq!(value.checked_mul(d("1000000")).unwrap(), d("9000000000000000000"));
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(scaled in -10_i128.pow(30)..10_i128.pow(30)) {
            let value = Decimal::from_scaled(scaled);
            prop_assert_eq!(d(&value.to_string()), value);
        }

        #[test]
        fn division_undoes_multiplication(a in -1_000_000_000_i64..1_000_000_000, b in 1_i64..1_000_000) {
            let (a, b) = (Decimal::new(a, 2), Decimal::new(b, 3));
            prop_assert_eq!(a.checked_mul(b).unwrap().checked_div(b).unwrap(), a);
        }
    }
}
