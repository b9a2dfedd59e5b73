//! How each kind of value is shown: one place, so that a dollar looks the same in a sentence, a table and a
//! chart.

use customs::{Country, Currency, Decimal, Level, Money, Ratio, TariffCode, Value};

use super::{Catalogue, Language};

/// A space that does not break.
const NO_BREAK: char = '\u{a0}';
/// The minus sign of typography.
const MINUS: char = '\u{2212}';

/// Shows values in one language.
#[derive(Clone, Copy)]
pub struct Show<'c> {
    catalogue: &'c Catalogue,
}

impl<'c> Show<'c> {
    pub(super) const fn new(catalogue: &'c Catalogue) -> Self {
        Self { catalogue }
    }

    /// Any value.
    #[must_use]
    pub fn value(self, value: &Value) -> String {
        match value {
            Value::Number(number) => self.number(*number),
            Value::Percent(percent) => self.percent(*percent),
            Value::Ratio(ratio) => self.ratio(*ratio),
            Value::Money(money) => self.money(*money),
            Value::Count(count) => group(&count.to_string()),
            Value::Code(code) => self.code(*code),
            Value::Country(country) => self.country(*country),
            Value::Date(date) => date.to_string(),
            Value::Text(text) => text.clone(),
            Value::Message(message) => self.catalogue.render(message),
            Value::List(values) => self.list(values.iter().map(|v| self.value(v)).collect()),
        }
    }

    /// A plain number: grouped, exact up to six places, else rounded to four.
    #[must_use]
    pub fn number(self, number: Decimal) -> String {
        let exact = number.to_string();
        let places = exact.split_once('.').map_or(0, |(_, part)| part.len());
        if places <= 6 { signed(&group(&exact)) } else { signed(&group(&trimmed(number, 4))) }
    }

    /// A number with exactly `places` places, grouped.
    #[must_use]
    pub fn fixed(self, number: Decimal, places: u32) -> String {
        signed(&group(&number.to_fixed(places)))
    }

    /// A percentage: 8.7 is shown as `8.7%`, in Spanish as `8.7 %`.
    ///
    /// Up to four places are shown as they are, finer ones rounded to two; but never onto a whole number
    /// that the figure does not reach, since thresholds are whole numbers.
    #[must_use]
    pub fn percent(self, percent: Decimal) -> String {
        let exact = percent.to_string();
        let places = exact.split_once('.').map_or(0, |(_, part)| part.len());
        let text = if places <= 4 {
            exact
        } else {
            (2..12)
                .map(|places| percent.round_half_even(places))
                .find(|rounded| !is_whole(*rounded))
                .unwrap_or(percent)
                .to_string()
        };
        self.percent_sign(&signed(&group(&text)))
    }

    /// A percentage with exactly `places` places.
    #[must_use]
    pub fn percent_fixed(self, percent: Decimal, places: u32) -> String {
        self.percent_sign(&signed(&group(&percent.to_fixed(places))))
    }

    fn percent_sign(self, number: &str) -> String {
        match self.catalogue.language() {
            Language::En => format!("{number}%"),
            Language::Es => format!("{number}{NO_BREAK}%"),
        }
    }

    /// A ratio, in percent.
    #[must_use]
    pub fn ratio(self, ratio: Ratio) -> String {
        ratio.to_percent().map_or_else(|_| ratio.to_string(), |percent| self.percent(percent))
    }

    /// An amount with its currency, to the cent; amounts under ten cents keep what makes them up.
    #[must_use]
    pub fn money(self, money: Money) -> String {
        let places = self.money_places(money);
        self.money_fixed(money, places)
    }

    /// An amount with its currency at `places` places.
    #[must_use]
    pub fn money_fixed(self, money: Money, places: u32) -> String {
        let rounded = money.amount.round_half_even(places);
        let sign = if rounded.is_negative() { MINUS.to_string() } else { String::new() };
        let amount = group(&rounded.abs().to_fixed(places));
        match (self.catalogue.language(), money.currency) {
            (Language::En, Currency::USD) => format!("{sign}${amount}"),
            (_, currency) => format!("{sign}{currency}{NO_BREAK}{amount}"),
        }
    }

    fn money_places(self, money: Money) -> u32 {
        let minor = match money.currency.as_str() {
            "JPY" | "KRW" | "CLP" | "VND" | "PYG" | "ISK" => 0,
            _ => 2,
        };
        let exact = money.amount.to_string();
        let places = exact.split_once('.').map_or(0, |(_, part)| part.len() as u32);
        if money.amount.abs() < Decimal::new(1, 1) && places > minor { places.min(6) } else { minor }
    }

    /// A tariff code with its dots; a chapter by its two digits.
    #[must_use]
    pub fn code(self, code: TariffCode) -> String {
        match code.level() {
            Level::Chapter => code.digits(),
            _ => code.to_string(),
        }
    }

    /// A country by its name; by its letters where the catalogue has no name.
    #[must_use]
    pub fn country(self, country: Country) -> String {
        let key = country_key(country);
        self.catalogue.sentence(&key, None, &[]).unwrap_or_else(|| country.to_string())
    }

    /// Several items: `a, b and c`; `a, b; c; and d` where an item holds a comma itself.
    #[must_use]
    pub fn list(self, items: Vec<String>) -> String {
        let Some((last, rest)) = items.split_last() else { return String::new() };
        if rest.is_empty() {
            return last.clone();
        }
        let and = match self.catalogue.language() {
            Language::En => "and",
            // 'y' becomes 'e' before the sound of i.
            Language::Es => {
                let lower = last.to_lowercase();
                let sounds_i = (lower.starts_with('i') || lower.starts_with("hi") || lower.starts_with('í'))
                    && !lower.starts_with("hie");
                if sounds_i { "e" } else { "y" }
            }
        };
        if items.iter().any(|item| item.contains(", ")) {
            return format!("{}; {and} {last}", rest.join("; "));
        }
        format!("{} {and} {last}", rest.join(", "))
    }
}

/// The key under which the catalogue has the name of a country.
pub(super) fn country_key(country: Country) -> String {
    format!("country-{}", country.as_str().to_ascii_lowercase())
}

fn is_whole(number: Decimal) -> bool {
    number.truncate(0) == number
}

/// At most `places` places, without zeros at the end.
fn trimmed(number: Decimal, places: u32) -> String {
    number.round_half_even(places).to_string()
}

/// The hyphen of a negative number becomes a minus sign.
fn signed(number: &str) -> String {
    match number.strip_prefix('-') {
        Some(rest) => format!("{MINUS}{rest}"),
        None => number.to_owned(),
    }
}

/// Thousands set apart by commas, as in the United States and Mexico.
pub(super) fn group(number: &str) -> String {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", number),
    };
    let (whole, part) = match digits.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (digits, None),
    };
    let mut grouped = String::with_capacity(number.len() + whole.len() / 3);
    grouped.push_str(sign);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(part) = part {
        grouped.push('.');
        grouped.push_str(part);
    }
    grouped
}
