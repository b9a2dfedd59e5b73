//! Named facts that a duty turns on, and the vocabulary that declares them.
//!
//! The vocabulary is law data: each fact has a kind, says what its absence means, and names the values
//! that bound an answer when nobody knows it.

use jiff::civil::Date;
use thiserror::Error;

use crate::country::Country;
use crate::decimal::Decimal;
use crate::determination::{Message, MissingFact, Problem, Value};
use crate::tariff_code::TariffCode;

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// Yes or no.
    Flag(bool),
    /// One of the words the vocabulary allows.
    Word(String),
    /// A share of one, from 0 to 1.
    Share(Decimal),
    /// A country.
    Country(Country),
    /// A day.
    Date(Date),
    /// Shares of one by material: `steel:0.3`.
    Content(Vec<(String, Decimal)>),
    /// References such as the numbered items of an exclusion list.
    Words(Vec<String>),
}

/// What a fact's value looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// `yes` or `no`; a bare name means yes.
    Flag,
    /// One of these words.
    Word(Vec<String>),
    /// A decimal from 0 to 1.
    Share,
    /// Two letters of ISO 3166-1.
    Country,
    /// `YYYY-MM-DD`.
    Date,
    /// `material:share`, several joined by `+`, of these materials.
    Content(Vec<String>),
    /// Several words joined by `+`.
    Words,
}

/// What it means that nobody gave the fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// The relief that rests on it is not claimed: the duty applies.
    NotClaimed,
    /// The answer cannot be given: it is asked for.
    Asked,
}

/// One fact of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactDeclaration {
    /// Its name, kebab-case.
    pub name: String,
    /// What its value looks like.
    pub kind: FactKind,
    /// What its absence means.
    pub absent: Absent,
    /// Values between which the answer lies while nobody knows it.
    pub bounds: Vec<FactValue>,
    /// Where the fact comes from in the law.
    pub source: String,
}

/// Every fact an assessment can ask for.
#[derive(Clone, Debug, Default)]
pub struct FactVocabulary {
    facts: Vec<FactDeclaration>,
}

/// Why a fact could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FactError {
    /// No such fact in the vocabulary.
    #[error("`{name}` is not a fact of the vocabulary")]
    Unknown {
        /// As given.
        name: String,
        /// The nearest name, where one is near.
        nearest: Option<String>,
    },
    /// The value does not fit the fact's kind.
    #[error("`{value}` is not a value of the fact `{name}`")]
    Value {
        /// The fact.
        name: String,
        /// As given.
        value: String,
    },
    /// Given twice.
    #[error("the fact `{name}` is given twice")]
    Twice {
        /// The fact.
        name: String,
    },
}

impl Problem for FactError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "duty-fact-unknown",
            Self::Value { .. } => "duty-fact-value",
            Self::Twice { .. } => "duty-fact-twice",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Unknown { name, nearest } => {
                vec![("name", name.as_str().into()), ("nearest", nearest.as_deref().unwrap_or("none").into())]
            }
            Self::Value { name, value } => {
                vec![("name", name.as_str().into()), ("value", value.as_str().into())]
            }
            Self::Twice { name } => vec![("name", name.as_str().into())],
        }
    }
}

impl FactVocabulary {
    /// The vocabulary of these declarations, by name.
    #[must_use]
    pub fn new(mut facts: Vec<FactDeclaration>) -> Self {
        facts.sort_by(|a, b| a.name.cmp(&b.name));
        Self { facts }
    }

    /// The declaration of `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&FactDeclaration> {
        let at = self.facts.binary_search_by(|fact| fact.name.as_str().cmp(name)).ok()?;
        self.facts.get(at)
    }

    /// Every declaration, by name.
    #[must_use]
    pub fn declarations(&self) -> &[FactDeclaration] {
        &self.facts
    }

    /// Reads the value of a fact from text; an empty text is `yes` of a flag.
    pub fn read(&self, name: &str, text: &str) -> Result<FactValue, FactError> {
        let declaration = self
            .get(name)
            .ok_or_else(|| FactError::Unknown { name: name.to_owned(), nearest: self.nearest(name) })?;
        let wrong = || FactError::Value { name: name.to_owned(), value: text.to_owned() };
        let text = text.trim();
        read_value(&declaration.kind, text).ok_or_else(wrong)
    }

    fn nearest(&self, name: &str) -> Option<String> {
        self.facts
            .iter()
            .map(|fact| (distance(name, &fact.name), &fact.name))
            .min()
            .filter(|(far, known)| *far <= known.len().max(name.len()) / 2)
            .map(|(_, known)| known.clone())
    }
}

/// Reads a value of `kind`; `None` where the text does not fit.
#[must_use]
pub fn read_value(kind: &FactKind, text: &str) -> Option<FactValue> {
    match kind {
        FactKind::Flag => match text {
            "yes" | "" | "true" => Some(FactValue::Flag(true)),
            "no" | "false" => Some(FactValue::Flag(false)),
            _ => None,
        },
        FactKind::Word(words) => words.iter().find(|word| *word == text).cloned().map(FactValue::Word),
        FactKind::Share => share(text).map(FactValue::Share),
        FactKind::Country => text.parse().ok().map(FactValue::Country),
        FactKind::Date => text.parse().ok().map(FactValue::Date),
        FactKind::Content(materials) => {
            let mut content: Vec<(String, Decimal)> = Vec::new();
            if text == "none" {
                return Some(FactValue::Content(content));
            }
            let mut whole = Decimal::ZERO;
            for part in text.split('+') {
                let (material, amount) = part.split_once(':')?;
                let material = materials.iter().find(|known| *known == material.trim())?;
                if content.iter().any(|(known, _)| known == material) {
                    return None;
                }
                let amount = share(amount.trim())?;
                whole = whole.checked_add(amount).ok()?;
                content.push((material.clone(), amount));
            }
            (whole <= Decimal::ONE).then_some(FactValue::Content(content))
        }
        FactKind::Words => {
            let words: Vec<String> = text.split('+').map(|word| word.trim().to_owned()).collect();
            words.iter().all(|word| !word.is_empty()).then_some(FactValue::Words(words))
        }
    }
}

fn share(text: &str) -> Option<Decimal> {
    let share: Decimal = text.parse().ok()?;
    (!share.is_negative() && share <= Decimal::ONE).then_some(share)
}

/// Number of letters to change between two names.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let kept = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = kept.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}

/// The facts given for one line, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryFacts(Vec<(String, FactValue)>);

impl EntryFacts {
    /// Reads facts from text by the vocabulary; refuses an unknown name, a value that does not fit and
    /// a fact given twice.
    pub fn read<'t>(
        vocabulary: &FactVocabulary,
        facts: impl IntoIterator<Item = (&'t str, &'t str)>,
    ) -> Result<Self, FactError> {
        let mut read = Self::default();
        for (name, text) in facts {
            let value = vocabulary.read(name, text)?;
            if read.get(name).is_some() {
                return Err(FactError::Twice { name: name.to_owned() });
            }
            read.set(name, value);
        }
        Ok(read)
    }

    /// Sets a fact, in place of an earlier value.
    pub fn set(&mut self, name: &str, value: FactValue) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some(entry) => entry.1 = value,
            None => self.0.push((name.to_owned(), value)),
        }
    }

    /// The value of a fact, where it was given.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&FactValue> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Whether a yes-or-no fact was given as yes.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        matches!(self.get(name), Some(FactValue::Flag(true)))
    }

    /// Every fact given.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &FactValue)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

/// The missing fact `name`, asked of the line.
#[must_use]
pub fn missing(name: &str, about: Option<TariffCode>) -> MissingFact {
    MissingFact {
        fact: name.to_owned(),
        about: about.map(|code| code.to_string()),
        question: Message::new("duty-fact-question").with("fact", name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> FactVocabulary {
        let fact = |name: &str, kind| FactDeclaration {
            name: name.into(),
            kind,
            absent: Absent::Asked,
            bounds: Vec::new(),
            source: String::new(),
        };
        FactVocabulary::new(vec![
            fact("metal", FactKind::Content(vec!["steel".into(), "aluminum".into()])),
            fact("donation", FactKind::Flag),
            fact("patent", FactKind::Word(vec!["patented".into(), "generic".into()])),
        ])
    }

    #[test]
    fn facts_are_read_by_kind() {
        let v = vocabulary();
        let facts = EntryFacts::read(&v, [("metal", "steel:0.3+aluminum:0.1"), ("donation", "")]).unwrap();
        assert!(facts.is("donation"));
        assert!(matches!(facts.get("metal"), Some(FactValue::Content(parts)) if parts.len() == 2));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let v = vocabulary();
        for (name, value) in [
            ("metal", "steel:1.1"),
            ("metal", "steel:0.6+aluminum:0.6"),
            ("metal", "tin:0.1"),
            ("patent", "maybe"),
        ] {
            assert!(matches!(v.read(name, value), Err(FactError::Value { .. })), "{name}={value}");
        }
        assert_eq!(
            v.read("metl", "steel:0.1"),
            Err(FactError::Unknown { name: "metl".into(), nearest: Some("metal".into()) })
        );
        assert!(EntryFacts::read(&v, [("donation", ""), ("donation", "no")]).is_err());
    }
}
