//! A table of `case.toml`, taken key by key with its places; what is left over is refused.

use customs::{Country, Currency, Decimal, DecimalError, Level, Money, TariffCode, TariffCodeError};
use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::location::{At, Located};
use super::model::{Fact, FactValue, Facts};
use super::problem::{Expected, ProblemKind};
use super::reading::{Reading, nearest};

/// A table that is being taken apart. Every `take` and `need` names a key that belongs here; `finish`
/// refuses the keys that nobody named.
pub(crate) struct Table<'a> {
    reading: &'a Reading,
    file: usize,
    at: At,
    entries: Vec<(&'a Spanned<toml::de::DeString<'a>>, &'a Spanned<DeValue<'a>>)>,
    named: Vec<&'static str>,
    /// Keys that were written.
    written: Vec<String>,
}

impl<'a> Table<'a> {
    pub(crate) fn new(reading: &'a Reading, file: usize, at: At, table: &'a DeTable<'a>) -> Self {
        let written = table.keys().map(|key| key.get_ref().to_string()).collect();
        Self { reading, file, at, entries: table.iter().collect(), named: Vec::new(), written }
    }

    /// Where the table begins.
    pub(crate) fn at(&self) -> At {
        self.at.clone()
    }

    /// Where problems and questions gather.
    pub(crate) const fn reading(&self) -> &'a Reading {
        self.reading
    }

    fn find(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.named.push(key);
        let found = self.entries.iter().position(|(name, _)| name.get_ref().as_ref() == key)?;
        Some(self.entries.remove(found).1)
    }

    fn place(&self, value: &Spanned<DeValue<'_>>) -> At {
        self.reading.at(self.file, &value.span())
    }

    /// The value of `key`, where it is given and well formed.
    pub(crate) fn take<T: FromValue>(&mut self, key: &'static str) -> Option<Located<T>> {
        let value = self.find(key)?;
        self.read(key, value)
    }

    /// The value of `key`; says so where it is missing or blank.
    pub(crate) fn need<T: FromValue>(&mut self, key: &'static str) -> Option<Located<T>> {
        match self.find(key) {
            Some(value) => self.read(key, value),
            None => {
                self.missing(key);
                None
            }
        }
    }

    /// Says that `key` is missing.
    pub(crate) fn missing(&self, key: &str) {
        self.reading.report(ProblemKind::KeyMissing { key: key.to_owned() }, Some(self.at()));
    }

    fn read<T: FromValue>(&self, key: &str, value: &'a Spanned<DeValue<'a>>) -> Option<Located<T>> {
        let at = self.place(value);
        if value.get_ref().as_str().is_some_and(|text| text.trim().is_empty()) {
            self.reading.report(ProblemKind::ValueBlank { key: key.to_owned() }, Some(at));
            return None;
        }
        match T::read(value.get_ref(), self.reading, &at) {
            Ok(value) => Some(Located::new(value, at)),
            Err(Refusal::Type(expected)) => {
                let found = value.get_ref().type_str().to_owned();
                self.reading
                    .report(ProblemKind::TypeWrong { key: key.to_owned(), expected, found }, Some(at));
                None
            }
            Err(Refusal::Value(kind)) => {
                self.reading.report(kind, Some(at));
                None
            }
        }
    }

    /// One of `words`.
    pub(crate) fn take_word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&str, T)],
    ) -> Option<Located<T>> {
        let text = self.take::<String>(key)?;
        self.word(key, text, words)
    }

    /// One of `words`; says so where it is missing.
    pub(crate) fn need_word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&str, T)],
    ) -> Option<Located<T>> {
        let text = self.need::<String>(key)?;
        self.word(key, text, words)
    }

    fn word<T: Copy>(&self, key: &str, text: Located<String>, words: &[(&str, T)]) -> Option<Located<T>> {
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(Located::new(*value, text.at));
        }
        let allowed = words.iter().map(|(word, _)| (*word).to_owned()).collect();
        let kind = ProblemKind::WordUnknown { key: key.to_owned(), word: text.value, allowed };
        self.reading.report(kind, Some(text.at));
        None
    }

    /// The code under `key`, to be asked of the schedule with at least the digits of `level`.
    pub(crate) fn need_code(&mut self, key: &'static str, level: Level) -> Option<Located<TariffCode>> {
        let code = self.need::<TariffCode>(key)?;
        self.reading.ask_code(code.clone(), level);
        Some(code)
    }

    /// The table under `key`, where it is given.
    pub(crate) fn table(&mut self, key: &'static str) -> Option<Table<'a>> {
        let value = self.find(key)?;
        self.inner(key, value, Expected::Table)
    }

    fn inner(&self, key: &str, value: &'a Spanned<DeValue<'a>>, expected: Expected) -> Option<Table<'a>> {
        let at = self.place(value);
        if let DeValue::Table(table) = value.get_ref() {
            return Some(Table::new(self.reading, self.file, at, table));
        }
        let found = value.get_ref().type_str().to_owned();
        self.reading.report(ProblemKind::TypeWrong { key: key.to_owned(), expected, found }, Some(at));
        None
    }

    /// The tables under `key`, in the order of the file.
    pub(crate) fn tables(&mut self, key: &'static str) -> Vec<Table<'a>> {
        let Some(value) = self.find(key) else { return Vec::new() };
        if let DeValue::Array(values) = value.get_ref() {
            return values.iter().filter_map(|value| self.inner(key, value, Expected::Tables)).collect();
        }
        let found = value.get_ref().type_str().to_owned();
        let kind = ProblemKind::TypeWrong { key: key.to_owned(), expected: Expected::Tables, found };
        self.reading.report(kind, Some(self.place(value)));
        Vec::new()
    }

    /// Whether `key` was written, well formed or not. Only after it was taken.
    pub(crate) fn gave(&self, key: &str) -> bool {
        self.written.iter().any(|written| written == key)
    }

    /// The list of values under `key`, where it is given.
    pub(crate) fn take_list<T: FromValue>(&mut self, key: &'static str) -> Option<Vec<Located<T>>> {
        let value = self.find(key)?;
        if let DeValue::Array(values) = value.get_ref() {
            return Some(values.iter().filter_map(|value| self.read(key, value)).collect());
        }
        let found = value.get_ref().type_str().to_owned();
        let kind = ProblemKind::TypeWrong { key: key.to_owned(), expected: Expected::List, found };
        self.reading.report(kind, Some(self.place(value)));
        None
    }

    /// A table under `key` whose own keys are free: names and decimals.
    pub(crate) fn named_values<T: FromValue>(
        &mut self,
        key: &'static str,
    ) -> Vec<(Located<String>, Located<T>)> {
        let Some(inner) = self.table(key) else { return Vec::new() };
        let mut values: Vec<_> = inner
            .entries
            .iter()
            .filter_map(|(name, value)| {
                let name = Located::new(name.get_ref().to_string(), self.reading.at(self.file, &name.span()));
                let value = inner.read(&name.value, value)?;
                Some((name, value))
            })
            .collect();
        // In the order of the file, whatever order the parser keeps its tables in.
        values.sort_by_key(|(name, _)| name.at.start);
        values
    }

    /// The facts under `key`: free names, each with an answer.
    pub(crate) fn facts(&mut self, key: &'static str) -> Facts {
        let facts = self.named_values::<FactValue>(key);
        Facts(
            facts.into_iter().map(|(name, value)| Fact { name, value: value.value, at: value.at }).collect(),
        )
    }

    /// Refuses every key that was not named.
    pub(crate) fn finish(mut self) {
        self.refuse_rest();
    }

    /// Refuses every key that was not named so far, once.
    pub(crate) fn refuse_rest(&mut self) {
        for (name, _) in &self.entries {
            let key = name.get_ref().to_string();
            let near = nearest(&key, self.named.iter().copied());
            let at = self.reading.at(self.file, &name.span());
            self.reading.report(ProblemKind::KeyUnknown { key, nearest: near }, Some(at));
        }
        self.entries.clear();
    }
}

/// Why a value was refused.
pub(crate) enum Refusal {
    /// It is of another type.
    Type(Expected),
    /// It says something that cannot be.
    Value(ProblemKind),
}

/// A value that can be read from TOML.
pub(crate) trait FromValue: Sized {
    fn read(value: &DeValue<'_>, reading: &Reading, at: &At) -> Result<Self, Refusal>;
}

fn text<'v>(value: &'v DeValue<'_>, expected: Expected) -> Result<&'v str, Refusal> {
    value.as_str().map(str::trim).ok_or(Refusal::Type(expected))
}

impl FromValue for String {
    fn read(value: &DeValue<'_>, _: &Reading, _: &At) -> Result<Self, Refusal> {
        text(value, Expected::Text).map(str::to_owned)
    }
}

impl FromValue for bool {
    fn read(value: &DeValue<'_>, _: &Reading, _: &At) -> Result<Self, Refusal> {
        value.as_bool().ok_or(Refusal::Type(Expected::YesNo))
    }
}

/// The text of a number, wherever it is written as a number or in quotation marks.
fn number_text(value: &DeValue<'_>) -> Result<String, Refusal> {
    match value {
        DeValue::String(text) => Ok(text.trim().to_owned()),
        DeValue::Integer(number) if number.radix() == 10 => {
            Ok(number.as_str().trim_start_matches('+').to_owned())
        }
        DeValue::Float(number) => Ok(number.as_str().trim_start_matches('+').to_owned()),
        _ => Err(Refusal::Type(Expected::Decimal)),
    }
}

/// A decimal from its text, or what is wrong with it.
pub(crate) fn decimal(text: &str) -> Result<Decimal, ProblemKind> {
    text.parse().map_err(|error| match error {
        DecimalError::TooManyPlaces(text) => ProblemKind::DecimalTooFine { text },
        _ => ProblemKind::DecimalInvalid { text: text.to_owned() },
    })
}

impl FromValue for Decimal {
    fn read(value: &DeValue<'_>, _: &Reading, _: &At) -> Result<Self, Refusal> {
        decimal(&number_text(value)?).map_err(Refusal::Value)
    }
}

/// A decimal of zero or more.
pub(crate) struct Amount(pub Decimal);

impl FromValue for Amount {
    fn read(value: &DeValue<'_>, reading: &Reading, at: &At) -> Result<Self, Refusal> {
        let amount = Decimal::read(value, reading, at)?;
        if amount.is_negative() {
            return Err(Refusal::Value(ProblemKind::AmountNegative { text: amount.to_string() }));
        }
        Ok(Self(amount))
    }
}

/// A decimal above zero.
pub(crate) struct Positive(pub Decimal);

impl FromValue for Positive {
    fn read(value: &DeValue<'_>, reading: &Reading, at: &At) -> Result<Self, Refusal> {
        let amount = Decimal::read(value, reading, at)?;
        if amount <= Decimal::ZERO {
            return Err(Refusal::Value(ProblemKind::NotAboveZero { text: amount.to_string() }));
        }
        Ok(Self(amount))
    }
}

impl FromValue for Money {
    /// `12.50` in the currency of the case, or `"12.50 MXN"`. Not below zero.
    fn read(value: &DeValue<'_>, reading: &Reading, at: &At) -> Result<Self, Refusal> {
        let whole = number_text(value)?;
        let (amount, currency) = match whole.split_once(char::is_whitespace) {
            Some((amount, currency)) => {
                (amount.to_owned(), Some(self::currency(currency.trim()).map_err(Refusal::Value)?))
            }
            None => (whole, None),
        };
        let amount = decimal(&amount).map_err(Refusal::Value)?;
        if amount.is_negative() {
            return Err(Refusal::Value(ProblemKind::AmountNegative { text: amount.to_string() }));
        }
        // A case without a readable currency is refused as such; the amount itself is not at fault.
        let currency = currency.or(reading.currency.get()).unwrap_or(Currency::USD);
        reading.note_currency(currency, at.clone());
        Ok(Self::new(amount, currency))
    }
}

/// A currency from its text, or what is wrong with it.
pub(crate) fn currency(text: &str) -> Result<Currency, ProblemKind> {
    text.parse().map_err(|_| ProblemKind::CurrencyUnknown { text: text.to_owned() })
}

/// A country from its text, or what is wrong with it.
pub(crate) fn country(text: &str) -> Result<Country, ProblemKind> {
    text.parse().map_err(|_| ProblemKind::CountryUnknown { text: text.to_owned() })
}

/// A tariff code from its text, or what is wrong with it.
pub(crate) fn code(text: &str) -> Result<TariffCode, ProblemKind> {
    text.parse().map_err(|_: TariffCodeError| ProblemKind::TariffCodeMalformed { text: text.to_owned() })
}

/// A date from its text, or what is wrong with it.
pub(crate) fn date(text: &str) -> Result<Date, ProblemKind> {
    text.parse().map_err(|_| ProblemKind::DateInvalid { text: text.to_owned() })
}

impl FromValue for Currency {
    fn read(value: &DeValue<'_>, _: &Reading, _: &At) -> Result<Self, Refusal> {
        currency(text(value, Expected::Text)?).map_err(Refusal::Value)
    }
}

impl FromValue for Country {
    fn read(value: &DeValue<'_>, _: &Reading, _: &At) -> Result<Self, Refusal> {
        country(text(value, Expected::Text)?).map_err(Refusal::Value)
    }
}

impl FromValue for TariffCode {
    fn read(value: &DeValue<'_>, _: &Reading, _: &At) -> Result<Self, Refusal> {
        code(text(value, Expected::Text)?).map_err(Refusal::Value)
    }
}

impl FromValue for Date {
    /// A date of TOML, or one in quotation marks.
    fn read(value: &DeValue<'_>, _: &Reading, _: &At) -> Result<Self, Refusal> {
        let text = match value {
            DeValue::Datetime(datetime) => datetime.to_string(),
            _ => text(value, Expected::Date)?.to_owned(),
        };
        if text.len() > 10 {
            return Err(Refusal::Value(ProblemKind::DateInvalid { text }));
        }
        date(&text).map_err(Refusal::Value)
    }
}

impl FromValue for FactValue {
    fn read(value: &DeValue<'_>, reading: &Reading, at: &At) -> Result<Self, Refusal> {
        match value {
            DeValue::Boolean(answer) => Ok(Self::YesNo(*answer)),
            DeValue::Integer(_) | DeValue::Float(_) => Decimal::read(value, reading, at).map(Self::Number),
            DeValue::Datetime(_) => Date::read(value, reading, at).map(Self::Date),
            DeValue::String(text) => Ok(Self::Text(text.trim().to_owned())),
            DeValue::Array(values) => values
                .iter()
                .map(|value| Self::read(value.get_ref(), reading, at))
                .collect::<Result<_, _>>()
                .map(Self::List),
            DeValue::Table(_) => Err(Refusal::Type(Expected::Fact)),
        }
    }
}
