//! Rules in plain words: sentences of the catalogue built from the rule as data.

use jiff::civil::Date;

use crate::determination::{Message, Value};

use super::rule::{Alternative, Atom, Condition, Described, Description, DescriptionKind, Thresholds};

impl Described {
    /// `9003.90`, or `9003.90, only: …`.
    #[must_use]
    pub fn in_words(&self) -> Message {
        let codes = if self.codes.first == self.codes.last {
            Message::new("origin-words-code").with("code", self.codes.first)
        } else {
            Message::new("origin-words-codes").with("first", self.codes.first).with("last", self.codes.last)
        };
        match &self.description {
            None => codes,
            Some(description) => Message::new("origin-words-described")
                .with("codes", codes)
                .with("description", description.in_words()),
        }
    }
}

impl Description {
    /// The description in the reader's language; the catalogue knows it by its slug.
    #[must_use]
    pub fn in_words(&self) -> Message {
        let (negated, words) = match &self.kind {
            DescriptionKind::FitsNot(rest) => (true, rest.as_str()),
            _ => (false, self.text.as_str()),
        };
        let key = if negated { "origin-words-description-not" } else { "origin-words-description" };
        Message::new(key).with("description", translated(words))
    }
}

/// Words of a rule that the catalogue may hold in other languages, by a slug of theirs.
#[must_use]
pub(super) fn translated(words: &str) -> Message {
    let fact = super::rule::description_fact(words);
    Message::new("origin-rule-text")
        .with("slug", fact.strip_prefix("is-").unwrap_or(&fact))
        .with("text", words)
}

impl Atom {
    /// The atom as a sentence part.
    #[must_use]
    pub fn in_words(&self) -> Message {
        let level =
            |key: &'static str, level: crate::Level| Message::new(key).with("level", level_name(level));
        match self {
            Self::Any => Message::new("origin-words-any"),
            Self::Other(l) => level("origin-words-other", *l),
            Self::OtherInGroupToo(l) => level("origin-words-other-group", *l),
            Self::OutsideGroup(l) => level("origin-words-outside-group", *l),
            Self::Within { within, other } => {
                level("origin-words-within", *other).with("within", level_name(*within))
            }
            Self::Listed(described) => described.in_words(),
        }
    }
}

/// The name by which the catalogue knows a level.
#[must_use]
pub(super) const fn level_name(level: crate::Level) -> &'static str {
    match level {
        crate::Level::Chapter => "chapter",
        crate::Level::Heading => "heading",
        crate::Level::Subheading => "subheading",
        crate::Level::TariffItem => "item",
        crate::Level::StatisticalSuffix => "suffix",
    }
}

impl Thresholds {
    /// The thresholds as a sentence part.
    #[must_use]
    pub fn in_words(&self) -> Message {
        match (self.transaction_value, self.net_cost) {
            (Some(tv), Some(nc)) => Message::new("origin-words-rvc-both")
                .with("transaction_value", Value::Percent(tv))
                .with("net_cost", Value::Percent(nc)),
            (Some(tv), None) => Message::new("origin-words-rvc-transaction-value")
                .with("transaction_value", Value::Percent(tv)),
            (None, Some(nc)) => {
                Message::new("origin-words-rvc-net-cost").with("net_cost", Value::Percent(nc))
            }
            (None, None) => Message::new("origin-words-rvc-none"),
        }
    }
}

impl Alternative {
    /// The alternative in plain words, with the thresholds on `date`.
    #[must_use]
    pub fn in_words(&self, date: Date) -> Vec<Message> {
        let mut sentences = Vec::new();
        if self.allowed.iter().any(|atom| matches!(atom, Atom::Any)) {
            sentences.push(Message::new("origin-words-no-change"));
        } else {
            let either = self
                .allowed
                .iter()
                .map(Atom::in_words)
                .reduce(|a, b| Message::new("origin-words-or").with("first", a).with("second", b));
            sentences
                .extend(either.map(|allowed| Message::new("origin-words-change").with("allowed", allowed)));
        }
        if !self.except.is_empty() {
            let except: Vec<Message> = self.except.iter().map(Described::in_words).collect();
            sentences.push(Message::new("origin-words-except").with("except", except));
        }
        if let Some(thresholds) = self.thresholds(date) {
            sentences.push(thresholds.in_words());
        }
        sentences.extend(self.conditions.iter().map(Condition::in_words));
        sentences
    }
}

impl Condition {
    /// The condition as a sentence.
    #[must_use]
    pub fn in_words(&self) -> Message {
        match self {
            Self::Date { from, until: None } => Message::new("origin-words-from").with("from", *from),
            Self::Date { from, until: Some(until) } => {
                Message::new("origin-words-from-until").with("from", *from).with("until", *until)
            }
            Self::Trade(trade) => {
                Message::new("origin-words-condition").with("text", translated(trade.words()))
            }
            Self::Groups { at_most_one, groups } => {
                let key = if *at_most_one {
                    "origin-words-at-most-one-group"
                } else {
                    "origin-words-several-groups"
                };
                let groups: Vec<Value> = groups
                    .iter()
                    .map(|group| {
                        Value::Text(group.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
                    })
                    .collect();
                Message::new(key).with("groups", Value::List(groups))
            }
            Self::Fact { text, .. } => Message::new("origin-words-condition").with("text", translated(text)),
        }
    }
}
