//! Reading the notation of rates that [`Rate`]'s `Display` writes.

use std::str::FromStr;

use thiserror::Error;

use super::rate::{Base, CodeRange, Condition, Rate, Reference, Term};
use crate::decimal::Decimal;
use crate::tariff_code::TariffCode;

/// A text that is not a rate in this notation.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a rate (`8.7%`, `$0.045/KG + 6%`, `free`, `nochange`, `applicable + 25%`)")]
pub struct NotARate(pub String);

impl crate::Problem for NotARate {
    fn code(&self) -> &'static str {
        "rate-unreadable"
    }

    fn arguments(&self) -> Vec<(&'static str, crate::Value)> {
        vec![("rate", self.0.as_str().into())]
    }
}

impl FromStr for Rate {
    type Err = NotARate;

    fn from_str(text: &str) -> Result<Self, NotARate> {
        read(text).ok_or_else(|| NotARate(text.to_owned()))
    }
}

fn read(text: &str) -> Option<Rate> {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    match word {
        "free" if rest.is_empty() => Some(Rate::FREE),
        "free" => Some(Rate::Free(Some(Condition::from_key(rest)?))),
        "nochange" if rest.is_empty() => Some(Rate::NoChange),
        "elsewhere" => Some(Rate::Elsewhere(Reference::from_key(rest)?)),
        "see" => {
            let ranges: Option<Box<[_]>> = rest.split(' ').map(code_range).collect();
            ranges.map(Rate::See)
        }
        "applicable" => applicable(rest),
        "polarization" => {
            let mut numbers = rest.split(' ').map(|number| number.parse().ok());
            let mut next = || numbers.next().flatten();
            let rate = Rate::Polarization {
                per_kilogram: next()?,
                less_per_degree: next()?,
                degrees: next()?,
                floor: next()?,
            };
            numbers.next().is_none().then_some(rate)
        }
        _ => {
            if let Some((terms_text, floor)) = text.split_once(" min ") {
                return Some(Rate::AtLeast { terms: terms(terms_text)?, floor: terms(floor)? });
            }
            if let Some((terms_text, limit)) = text.split_once(" max ") {
                return Some(Rate::AtMost { terms: terms(terms_text)?, limit: Reference::from_key(limit)? });
            }
            terms(text).map(Rate::Sum)
        }
    }
}

fn applicable(rest: &str) -> Option<Rate> {
    // `applicable`, `applicable + 25%`, `applicable 8716.39.00 8716.90.30 + 100%`
    let (codes, plus) = match rest.strip_prefix("+ ") {
        Some(plus) => ("", plus),
        None => rest.split_once(" + ").unwrap_or((rest, "")),
    };
    let of = codes.split(' ').filter(|code| !code.is_empty()).map(code).collect::<Option<_>>()?;
    let plus = if plus.is_empty() { Box::default() } else { terms(plus)? };
    Some(Rate::Applicable { of, plus })
}

/// A code with its dots, as `Display` writes it, so that each code has one spelling here.
fn code(text: &str) -> Option<TariffCode> {
    text.parse::<TariffCode>().ok().filter(|code| code.to_string() == text)
}

fn code_range(text: &str) -> Option<CodeRange> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    Some(CodeRange { first: code(first)?, last: code(last)? })
}

fn terms(text: &str) -> Option<Box<[Term]>> {
    text.split(" + ").map(term).collect()
}

fn term(text: &str) -> Option<Term> {
    if let Some(specific) = text.strip_prefix('$') {
        let (amount, per) = specific.split_once('/')?;
        let (per, over) = match per.split_once('>') {
            Some((per, over)) => (per, Some(over.parse().ok()?)),
            None => (per, None),
        };
        let (count, unit) = match per.split_once('*') {
            Some((count, unit)) => (count.parse().ok()?, unit),
            None => (Decimal::ONE, per),
        };
        if count <= Decimal::ZERO {
            return None;
        }
        return Some(Term::Specific {
            amount: amount.parse().ok()?,
            per: count,
            unit: unit.parse().ok()?,
            over,
        });
    }
    let (percent, of) = text.split_once('%')?;
    let of = match of {
        "" => Base::Whole,
        of => Base::from_key(of.strip_prefix('@')?)?,
    };
    Some(Term::AdValorem { percent: percent.parse().ok()?, of })
}

#[cfg(test)]
mod tests {
    use super::super::quantity::{Quantities, Unit};
    use super::super::rate::{Computed, Need, RateFacts};
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn rate(text: &str) -> Rate {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_written_reads_back() {
        for text in [
            "free",
            "free under-bond",
            "8.7%",
            "$0.045/KG + 6%",
            "$1.34/1000*NO",
            "$0.43/NO + $0.028/JWL>7 + 3.7%@case",
            "$0.05/KG min 4%",
            "4.3% + $0.017/JWL + $0.002/PART max complete-movement",
            "polarization 0.036606 0.00020668 100 0.03143854",
            "nochange",
            "applicable",
            "applicable + 25%",
            "applicable + -2.5%",
            "applicable 8716.39.00 8716.90.30 + 100%",
            "applicable + 25%@steel-content",
            "see 9822.04.05",
            "see 9919.04.10 9823.07.01-9823.07.07",
            "elsewhere highest-of-set",
        ] {
            assert_eq!(rate(text).to_string(), text);
        }
        for text in ["", "frei", "8.7", "$1/POUND", "$1/0*NO", "see", "1% +2%", "applicable 12", "5%@"] {
            let read = text.parse::<Rate>();
            assert!(read.is_err() || text == "applicable 12", "`{text}` was read as {read:?}");
        }
    }

    fn compute(text: &str, value: &str, quantities: &Quantities, values: &[(Base, Decimal)]) -> Computed {
        rate(text).compute(&RateFacts { value: d(value), quantities, values }).unwrap()
    }

    #[test]
    fn rates_come_to_exact_amounts() {
        let none = Quantities::none();
        assert_eq!(compute("8.7%", "10000", &none, &[]), Computed::Amount(d("870")));
        assert_eq!(compute("free", "10000", &none, &[]), Computed::Amount(d("0")));
        let kilograms = Quantities::none().with(Unit::KILOGRAM, d("200"));
        assert_eq!(compute("$0.045/KG + 6%", "1000", &kilograms, &[]), Computed::Amount(d("69")));
        assert_eq!(compute("$0.05/KG min 4%", "1000", &kilograms, &[]), Computed::Amount(d("40")));
        assert_eq!(compute("$50/T min 0.4%", "1000", &kilograms, &[]), Computed::Amount(d("10")));
        // 96 degrees: 3.6606 less 4 x 0.020668 cents a kilogram.
        let sugar = kilograms.with(Unit::DEGREE, d("96"));
        let text = "polarization 0.036606 0.00020668 100 0.03143854";
        assert_eq!(compute(text, "1", &sugar, &[]), Computed::Amount(d("7.155856")));
        let beet = Quantities::none().with(Unit::KILOGRAM, d("1000")).with(Unit::DEGREE, d("20"));
        assert_eq!(compute(text, "1", &beet, &[]), Computed::Amount(d("31.43854")));
    }

    #[test]
    fn what_is_missing_is_named_and_never_zero() {
        let none = Quantities::none();
        let watch = "$0.43/NO + $0.028/JWL>7 + 3.7%@case";
        assert_eq!(
            compute(watch, "100", &none, &[]),
            Computed::Missing(vec![
                Need::Quantity(Unit::NUMBER),
                Need::Quantity(Unit::JEWEL),
                Need::Value(Base::Case)
            ])
        );
        let ten = Quantities::none().with(Unit::NUMBER, d("10")).with(Unit::JEWEL, d("170"));
        assert_eq!(
            compute(watch, "100", &ten, &[(Base::Case, d("30"))]),
            // 4.30 + 100 x 0.028 + 1.11
            Computed::Amount(d("8.21"))
        );
        assert_eq!(compute("nochange", "100", &none, &[]), Computed::Elsewhere);
        assert_eq!(rate("nochange").as_percent(), None);
        assert_eq!(rate("$0.01/KG").needs(), vec![Need::Quantity(Unit::KILOGRAM)]);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_panic(text in "\\PC{0,60}") {
            if let Ok(rate) = text.parse::<Rate>() {
                prop_assert_eq!(rate.to_string().parse::<Rate>().unwrap(), rate);
            }
        }

        #[test]
        fn near_rates_are_read_or_refused_without_panic(
            text in "(free|applicable|see|[0-9]{1,30}(\\.[0-9]{0,14})?%|\\$[0-9]{1,28}/(KG|NO|0\\*NO)| \\+ | min |@case|[ .]){1,6}"
        ) {
            if let Ok(rate) = text.parse::<Rate>() {
                let quantities = Quantities::none().with(Unit::KILOGRAM, Decimal::HUNDRED);
                let _ = rate.compute(&RateFacts { value: Decimal::HUNDRED, quantities: &quantities, values: &[] });
                prop_assert_eq!(rate.to_string().parse::<Rate>().unwrap(), rate);
            }
        }
    }
}
