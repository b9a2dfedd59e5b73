//! The one place where a number becomes `f64`.
//!
//! Roots, powers and the normal distribution have no exact decimal value. Each function here takes
//! decimals, computes in `f64`, and gives a decimal rounded to nine significant digits, so that the last
//! bits of a platform's mathematics library never reach an answer. A line of an estimate that passes
//! through here is marked so.

use customs::Decimal;

/// Significant digits kept of a result.
const DIGITS: usize = 9;

/// The nearest `f64`.
#[must_use]
pub fn to_f64(value: Decimal) -> f64 {
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
    let rounded: f64 = format!("{value:.*e}", DIGITS - 1).parse().ok()?;
    let text = format!("{rounded:.12}");
    text.parse().ok()
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
/// - Gives: the quantile to nine significant digits, by bisection of [`normal_distribution`].
#[must_use]
pub fn normal_quantile(share: Decimal) -> Option<Decimal> {
    let p = to_f64(share);
    if !(p > 0.0 && p < 1.0) {
        return None;
    }
    // Bisection on the distribution function: slower than a rational fit, and needs no table of
    // constants to trust. Sixty halvings of [-9, 9] leave less than 10⁻¹⁵.
    let (mut low, mut high) = (-9.0_f64, 9.0_f64);
    for _ in 0..64 {
        let middle = 0.5 * (low + high);
        if normal_distribution(middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    to_decimal(0.5 * (low + high))
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
    }
}
