//! Rates as people read them, in either language.

use customs::duty::{Base, CodeRange, ComponentRate, Rate, SpecialEntry, Term};
use customs::{Decimal, Message, Value};

use crate::messages::Catalogue;

/// The rate of a component in words: one of the schedule as [`words`] has it, a percentage, a total filled up to.
#[must_use]
pub fn of_component(rate: &ComponentRate, catalogue: &Catalogue) -> String {
    match rate {
        ComponentRate::Schedule(text) => match text.parse::<Rate>() {
            Ok(rate) => words(&rate, catalogue),
            Err(_) => text.to_string(),
        },
        ComponentRate::Percent(percent) => catalogue.show().percent(*percent),
        ComponentRate::UpTo(percent) => {
            catalogue.render(&Message::new("duty-rate-up-to").with("percent", Value::Percent(*percent)))
        }
    }
}

/// A rate in words: `8.7%`, `4.5¢/kg + 6%`, `Free`.
#[must_use]
pub fn words(rate: &Rate, catalogue: &Catalogue) -> String {
    let named = |kind: &str, key: &str| catalogue.text(&format!("tariff-{kind}-{key}"));
    match rate {
        Rate::Free(None) => catalogue.text("tariff-rate-free"),
        Rate::Free(Some(condition)) => {
            format!("{} ({})", catalogue.text("tariff-rate-free"), named("condition", condition.key()))
        }
        Rate::Sum(terms) => sum(terms, catalogue),
        Rate::AtLeast { terms, floor } => {
            format!(
                "{}, {} {}",
                sum(terms, catalogue),
                catalogue.text("tariff-rate-at-least"),
                sum(floor, catalogue)
            )
        }
        Rate::AtMost { terms, limit } => {
            let limit = named("reference", limit.key());
            format!("{}, {} {limit}", sum(terms, catalogue), catalogue.text("tariff-rate-at-most"))
        }
        Rate::Polarization { per_kilogram, less_per_degree, degrees, floor } => format!(
            "{}/kg − {}/kg × ({degrees}° − pol.), {} {}/kg",
            dollars(*per_kilogram),
            dollars(*less_per_degree),
            catalogue.text("tariff-rate-at-least"),
            dollars(*floor)
        ),
        Rate::NoChange => catalogue.text("tariff-rate-no-change"),
        Rate::Applicable { of, plus } => {
            let mut text = catalogue.text("tariff-rate-applicable");
            if !of.is_empty() {
                let codes: Vec<String> = of.iter().map(ToString::to_string).collect();
                text = format!("{text} ({})", catalogue.show().list(codes));
            }
            for term in plus {
                match term {
                    Term::AdValorem { percent, of } if percent.is_negative() => {
                        let off = Term::AdValorem { percent: percent.abs(), of: *of };
                        text = format!("{text} − {}", self::term(&off, catalogue));
                    }
                    term => text = format!("{text} + {}", self::term(term, catalogue)),
                }
            }
            text
        }
        Rate::See(ranges) => {
            format!(
                "{} {}",
                catalogue.text("tariff-rate-see"),
                ranges.iter().map(range).collect::<Vec<_>>().join(", ")
            )
        }
        Rate::Elsewhere(reference) => named("reference", reference.key()),
    }
}

/// The special column in words.
#[must_use]
pub fn special(entries: &[SpecialEntry], catalogue: &Catalogue) -> String {
    let one = |entry: &SpecialEntry| {
        let programs: Vec<String> = entry.programs.iter().map(ToString::to_string).collect();
        let rate = words(&entry.rate, catalogue);
        if programs.is_empty() { rate } else { format!("{rate} ({})", programs.join(", ")) }
    };
    entries.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// A code, or the first and last of several.
#[must_use]
pub fn range(range: &CodeRange) -> String {
    if range.first == range.last {
        range.first.to_string()
    } else {
        format!("{}–{}", range.first, range.last)
    }
}

fn sum(terms: &[Term], catalogue: &Catalogue) -> String {
    terms.iter().map(|term| self::term(term, catalogue)).collect::<Vec<_>>().join(" + ")
}

fn term(term: &Term, catalogue: &Catalogue) -> String {
    match term {
        Term::AdValorem { percent, of } => {
            let percent = catalogue.show().percent(*percent);
            match of {
                Base::Whole => percent,
                base => format!("{percent} {}", catalogue.text(&format!("tariff-base-{}", base.key()))),
            }
        }
        Term::Specific { amount, per, unit, over } => {
            let per = if *per == Decimal::ONE { String::new() } else { format!("{per} ") };
            let over = match over {
                Some(over) => format!(" > {over}"),
                None => String::new(),
            };
            format!("{}/{per}{}{over}", dollars(*amount), unit.code().to_lowercase())
        }
    }
}

/// Dollars with all their places: `$0.045`.
fn dollars(amount: Decimal) -> String {
    format!("${amount}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;
    use customs::duty::{Condition, Reference};

    #[test]
    fn every_part_of_a_rate_has_words_in_both_languages() {
        for language in Language::ALL {
            let catalogue = Catalogue::of(language);
            let bases = Base::ALL.iter().filter(|base| **base != Base::Whole);
            let keys = bases
                .map(|base| format!("tariff-base-{}", base.key()))
                .chain(Condition::ALL.iter().map(|one| format!("tariff-condition-{}", one.key())))
                .chain(Reference::ALL.iter().map(|one| format!("tariff-reference-{}", one.key())));
            for key in keys {
                assert!(catalogue.holds(&key), "{key}");
            }
        }
    }

    #[test]
    fn rates_read_well() {
        let en = |text: &str| words(&text.parse().unwrap(), Catalogue::of(Language::En));
        assert_eq!(en("8.7%"), "8.7%");
        assert_eq!(en("free"), "Free");
        assert_eq!(en("$0.43/NO + $0.028/JWL>7 + 3.7%@case"), "$0.43/no + $0.028/jwl > 7 + 3.7% on the case");
        assert_eq!(en("applicable + -2.5%"), "the rate of the applicable subheading − 2.5%");
        assert_eq!(en("see 9822.04.05 9823.01.01-9823.01.07"), "see 9822.04.05, 9823.01.01–9823.01.07");
        let es = words(&"$1.34/1000*NO".parse().unwrap(), Catalogue::of(Language::Es));
        assert_eq!(es, "$1.34/1000 no");
    }
}
