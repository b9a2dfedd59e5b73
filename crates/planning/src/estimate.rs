//! The one place where a number becomes `f64`.
//!
//! Roots, powers and the normal distribution have no exact decimal value. Each function here takes
//! decimals, computes in `f64`, and gives a decimal rounded to nine significant digits, so that the last
//! bits of a platform's mathematics library never reach an answer. A line of an estimate that passes
//! through here is marked so.

use std::cell::Cell;

use customs::Decimal;

/// Significant digits kept of a result.
const DIGITS: usize = 9;
/// Places of a decimal, and its counts of 10⁻¹² in one.
const PLACES: i32 = 12;
const SCALE: f64 = 1e12;

/// Whole numbers up to this are exact in an `f64`.
const EXACT: u128 = 1 << f64::MANTISSA_DIGITS;

/// The nearest `f64`.
#[must_use]
pub fn to_f64(value: Decimal) -> f64 {
    let scaled = value.to_scaled();
    if scaled.unsigned_abs() <= EXACT {
        // Both sides of the division are exact, so that it is rounded once, correctly.
        return scaled as f64 / SCALE;
    }
    // Text is the exact bridge: the standard library reads a decimal correctly rounded.
    value.to_string().parse().unwrap_or(f64::NAN)
}

/// The decimal of an `f64`, rounded to nine significant digits; `None` when it is not finite or does
/// not fit.
#[must_use]
pub fn to_decimal(value: f64) -> Option<Decimal> {
    if !value.is_finite() {
        return None;
    }
    let magnitude = value.abs();
    // Below half of the last of twelve places there is nothing to keep.
    if magnitude < 0.5 / SCALE {
        return Some(Decimal::ZERO);
    }
    // Text rounds to significant digits and tells where they stand: `1.23456789e-4`.
    let text = format!("{magnitude:.*e}", DIGITS - 1);
    let (digits, exponent) = text.split_once('e')?;
    let digits = digits.bytes().filter(u8::is_ascii_digit);
    let digits = digits.fold(0_i128, |number, digit| number * 10 + i128::from(digit - b'0'));
    let places = exponent.parse::<i32>().ok()? + PLACES - (DIGITS as i32 - 1);
    let power = 10_i128.checked_pow(places.unsigned_abs())?;
    let scaled = if places >= 0 { digits.checked_mul(power)? } else { (digits + power / 2) / power };
    let scaled = if value < 0.0 { -scaled } else { scaled };
    Some(Decimal::from_scaled(scaled))
}

/// Square root; `None` of a negative number.
#[must_use]
pub fn square_root(value: Decimal) -> Option<Decimal> {
    if value.is_negative() { None } else { to_decimal(to_f64(value).sqrt()) }
}

/// Factor on the time of a unit after `ratio` times the reference volume: ratio ^ log₂ remaining.
///
/// - Takes: `ratio` above zero; `remaining`, the share of time that remains at each doubling, above zero
///   and at most one.
/// - Model: Wright, T. P. (1936), "Factors affecting the cost of airplanes", doi:10.2514/8.155.
#[must_use]
pub fn experience_factor(ratio: Decimal, remaining: Decimal) -> Option<Decimal> {
    let (ratio, share) = (to_f64(ratio), to_f64(remaining));
    if ratio > 0.0 && share > 0.0 && share <= 1.0 { to_decimal(ratio.powf(share.log2())) } else { None }
}

/// The value that a standard normal variable stays below with probability `share`.
///
/// - Takes: a probability strictly between 0 and 1.
/// - Gives: the quantile to nine significant digits, by Newton's method on [`normal_distribution`], kept
///   inside a bracket.
#[must_use]
pub fn normal_quantile(share: Decimal) -> Option<Decimal> {
    thread_local! {
        // A search asks for the same level of service thousands of times.
        static LAST: Cell<(Decimal, Option<Decimal>)> = const { Cell::new((Decimal::ZERO, None)) };
    }
    let (asked, answer) = LAST.get();
    if asked == share {
        return answer;
    }
    let answer = quantile(to_f64(share));
    LAST.set((share, answer));
    answer
}

fn quantile(p: f64) -> Option<Decimal> {
    if !(p > 0.0 && p < 1.0) {
        return None;
    }
    // Newton on the distribution function: slower than a rational fit, and needs no table of constants to
    // trust. A step that leaves the bracket is replaced by a halving, so the tails cannot throw it off.
    let (mut low, mut high) = (-9.0_f64, 9.0_f64);
    let mut x = 0.0_f64;
    for _ in 0..64 {
        let above = normal_distribution(x) - p;
        if above < 0.0 {
            low = x;
        } else {
            high = x;
        }
        let density = (-0.5 * x * x).exp() / (2.0 * std::f64::consts::PI).sqrt();
        let newton = x - above / density;
        let next = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
        let moved = (next - x).abs();
        x = next;
        if moved < 1e-14 {
            break;
        }
    }
    to_decimal(x)
}

/// The probability that a standard normal variable stays below `x`.
///
/// Series for small |x| (Marsaglia 2004, doi:10.18637/jss.v011.i04), continued fraction beyond.
#[must_use]
pub fn normal_distribution(x: f64) -> f64 {
    let density = (-0.5 * x * x).exp() / (2.0 * std::f64::consts::PI).sqrt();
    if x.abs() <= 6.0 {
        let (mut sum, mut term, mut n) = (x, x, 1.0);
        while term.abs() > 1e-18 * sum.abs().max(1e-300) && n < 500.0 {
            n += 2.0;
            term *= x * x / n;
            sum += term;
        }
        return 0.5 + sum * density;
    }
    let z = x.abs();
    let mut fraction = 0.0;
    for k in (1..=60).rev() {
        fraction = f64::from(k) / (z + fraction);
    }
    let tail = density / (z + fraction);
    if x > 0.0 { 1.0 - tail } else { tail }
}

/// Rates at which a series of yearly flows is worth nothing today: its internal rates of return.
///
/// - Takes: `flows[year]`, the first one today.
/// - Gives: every rate between −99 % and 1,000 % a year, as a share, ascending; none for a series without
///   one, several for a series that changes sign more than once.
/// - Method: sign changes on a grid of the discount factor, then bisection. Slow and certain: Newton's
///   method may run away from a root that is there.
#[must_use]
pub fn internal_rates(flows: &[Decimal]) -> Vec<Decimal> {
    const STEPS: u32 = 2000;
    let flows: Vec<f64> = flows.iter().map(|flow| to_f64(*flow)).collect();
    // In the discount factor v = 1 ÷ (1 + rate) the present value is a polynomial, tame everywhere.
    let value = |v: f64| flows.iter().rev().fold(0.0, |sum, flow| sum * v + flow);
    let (first, last): (f64, f64) = (1.0 / 11.0, 100.0);
    let ratio = f64::from(STEPS);
    // Steps grow with v, so that rates near zero and far below it are both looked at closely.
    let at = |step: u32| first * (last / first).powf(f64::from(step) / ratio);
    let mut rates = Vec::new();
    let (mut low, mut at_low) = (at(0), value(at(0)));
    for step in 1..=STEPS {
        let high = at(step);
        let at_high = value(high);
        if at_low != 0.0 && at_low.signum() != at_high.signum() {
            rates.extend(to_decimal(1.0 / bisect(&value, low, high) - 1.0));
        }
        (low, at_low) = (high, at_high);
    }
    rates.reverse();
    rates
}

/// The root of `value` between two points of opposite sign.
fn bisect(value: &impl Fn(f64) -> f64, mut low: f64, mut high: f64) -> f64 {
    let sign = value(low).signum();
    for _ in 0..100 {
        let middle = 0.5 * (low + high);
        if value(middle).signum() == sign {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn published_quantiles_of_the_normal_distribution() {
        // Standard tables, to the places they print.
        for (p, z) in [
            ("0.5", "0.0000"),
            ("0.9", "1.2816"),
            ("0.95", "1.6449"),
            ("0.975", "1.9600"),
            ("0.99", "2.3263"),
        ] {
            assert_eq!(normal_quantile(d(p)).unwrap().to_fixed(4).trim_start_matches('-'), z, "{p}");
        }
        assert_eq!(normal_quantile(d("0.999999")).unwrap().to_fixed(4), "4.7534");
        assert_eq!(normal_quantile(d("0")), None);
        assert_eq!(normal_quantile(d("1")), None);
    }

    #[test]
    fn the_distribution_is_continuous_where_the_method_changes() {
        assert!((normal_distribution(-6.0) - normal_distribution(-6.000_000_1)).abs() < 1e-14);
        assert!((normal_distribution(1.0) - 0.841_344_746_068_543).abs() < 1e-14);
    }

    #[test]
    fn nine_digits_are_kept() {
        assert_eq!(square_root(d("2")).unwrap(), d("1.41421356"));
        assert_eq!(square_root(d("12345678")).unwrap(), d("3513.64170"));
        assert_eq!(square_root(d("-1")), None);
        // A 90 % curve: at each doubling nine tenths of the time remain.
        assert_eq!(experience_factor(d("4"), d("0.9")).unwrap(), d("0.81"));
        assert_eq!(experience_factor(d("1"), d("0.8")).unwrap(), d("1"));
        assert_eq!(experience_factor(d("2"), d("1.1")), None);
        assert_eq!(to_decimal(f64::NAN), None);
        assert_eq!(to_decimal(-0.000_000_123_456_789), Some(d("-0.000000123457")));
        assert_eq!(to_decimal(1e-13), Some(Decimal::ZERO));
        assert_eq!(to_decimal(123_456_789_876.0), Some(d("123456790000")));
        assert_eq!(to_decimal(1e30), None);
    }

    #[test]
    fn a_decimal_becomes_the_nearest_number_by_either_way() {
        for text in
            ["0", "1.1", "-0.000000000001", "9007.199254740992", "9007.199254740993", "123456789.123456"]
        {
            assert_eq!(to_f64(d(text)), text.parse::<f64>().unwrap(), "{text}");
        }
    }

    #[test]
    fn internal_rates_of_series_with_known_answers() {
        let rates = |flows: &[&str]| {
            let flows: Vec<Decimal> = flows.iter().map(|text| d(text)).collect();
            internal_rates(&flows).iter().map(|rate| rate.to_fixed(6)).collect::<Vec<_>>()
        };
        assert_eq!(rates(&["-100", "110"]), ["0.100000"]);
        assert_eq!(rates(&["-100", "0", "121"]), ["0.100000"]);
        // Two roots, 25 % and 400 %: the textbook pump (Lorie and Savage 1955).
        assert_eq!(rates(&["-1600", "10000", "-10000"]), ["0.250000", "4.000000"]);
        assert_eq!(rates(&["100", "10"]), Vec::<String>::new());
        assert_eq!(rates(&["-100", "50"]), ["-0.500000"]);
    }
}
