//! Named facts about a good, a material or its production, as a case answers them.

use std::collections::BTreeMap;

use crate::decimal::Decimal;

/// An answer to a named fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// A number, such as a share in percent.
    Number(Decimal),
    /// One of the choices listed in the question.
    Choice(String),
}

/// Named facts with their answers. A fact that is not there is unknown, neither yes nor no.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    answers: BTreeMap<String, Answer>,
}

impl Facts {
    /// No facts.
    #[must_use]
    pub const fn new() -> Self {
        Self { answers: BTreeMap::new() }
    }

    /// The facts with one more.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, answer: Answer) -> Self {
        self.answers.insert(name.into(), answer);
        self
    }

    /// Adds or replaces a fact.
    pub fn insert(&mut self, name: impl Into<String>, answer: Answer) {
        self.answers.insert(name.into(), answer);
    }

    /// The answer to `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Answer> {
        self.answers.get(name)
    }

    /// Whether `name` is answered yes or no; `None` when it is not answered, or not with yes or no.
    #[must_use]
    pub fn yes_or_no(&self, name: &str) -> Option<bool> {
        match self.get(name)? {
            Answer::Yes => Some(true),
            Answer::No => Some(false),
            Answer::Number(_) | Answer::Choice(_) => None,
        }
    }

    /// The choice answered to `name`.
    #[must_use]
    pub fn choice(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Answer::Choice(choice) => Some(choice),
            _ => None,
        }
    }

    /// The number answered to `name`.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<Decimal> {
        match self.get(name)? {
            Answer::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// All facts in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.answers.iter().map(|(name, answer)| (name.as_str(), answer))
    }
}
