//! Which questions can be asked, and who answers them.

use std::collections::BTreeMap;
use std::fmt;

use customs::{Law, Problem};
use jiff::civil::Date;

use super::asks;
use super::compare::Answer;
use super::facts::{Facts, FactsError};

/// What a question may rest on besides its facts.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The law, for every day.
    pub law: &'a Law,
    /// The day the case asks of.
    pub as_of: Date,
}

/// Why a question has no answer.
#[derive(Debug)]
pub enum Ask {
    /// The facts do not fit the question.
    Facts(FactsError),
    /// The engine refuses them: a problem with its code. A case can expect this.
    Refused {
        /// The code.
        code: String,
        /// The error's own words.
        words: String,
    },
}

impl From<FactsError> for Ask {
    fn from(error: FactsError) -> Self {
        Self::Facts(error)
    }
}

impl Ask {
    /// The engine's refusal.
    pub fn refused(problem: &dyn Problem) -> Self {
        Self::Refused { code: problem.code().to_owned(), words: problem.to_string() }
    }
}

impl fmt::Display for Ask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Facts(error) => error.fmt(f),
            Self::Refused { code, words } => write!(f, "refused: {words} [{code}]"),
        }
    }
}

type Answerer = Box<dyn Fn(&Facts<'_>, &Context<'_>) -> Result<Answer, Ask> + Send + Sync>;

/// A kind of question.
pub struct AskKind {
    /// Its name: what `ask` says.
    pub name: &'static str,
    /// The area it belongs to.
    pub area: &'static str,
    answer: Answerer,
}

impl AskKind {
    /// Answers from facts; refuses facts it does not know.
    pub fn answer(&self, facts: &Facts<'_>, context: &Context<'_>) -> Result<Answer, Ask> {
        let answer = (self.answer)(facts, context)?;
        facts.finish()?;
        Ok(answer)
    }
}

/// The kinds of question that can be asked.
#[derive(Default)]
pub struct Registry {
    kinds: BTreeMap<&'static str, AskKind>,
}

impl Registry {
    /// No kinds.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// Every kind that this crate and `customs` can answer.
    #[must_use]
    pub fn standard() -> Self {
        let mut registry = Self::empty();
        asks::register(&mut registry);
        registry
    }

    /// Adds a kind. A second one of the same name takes the place of the first.
    pub fn register(
        &mut self,
        area: &'static str,
        name: &'static str,
        answer: impl Fn(&Facts<'_>, &Context<'_>) -> Result<Answer, Ask> + Send + Sync + 'static,
    ) {
        self.kinds.insert(name, AskKind { name, area, answer: Box::new(answer) });
    }

    /// The kind of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&AskKind> {
        self.kinds.get(name)
    }

    /// All kinds by name.
    pub fn kinds(&self) -> impl Iterator<Item = &AskKind> {
        self.kinds.values()
    }
}
