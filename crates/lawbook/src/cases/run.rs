//! Running a case.

use customs::Law;

use super::compare::{Answer, Difference, compare};
use super::facts::Facts;
use super::file::{CaseFileError, WorkedCase};
use super::registry::{Ask, Context, Registry};

/// What came of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The answer is what the case states.
    Passed,
    /// It is not.
    Failed(Vec<Difference>),
    /// The engine does not answer such a case, and says why.
    NotModelled(String),
    /// A case marked as not modelled passes: the mark has to go.
    PassedThoughNotModelled,
    /// The case itself is wrong: a fact the question does not know, a question nobody knows.
    Refused(String),
}

impl Outcome {
    /// Whether a run with this outcome is in order.
    #[must_use]
    pub const fn is_in_order(&self) -> bool {
        matches!(self, Self::Passed | Self::NotModelled(_))
    }
}

/// How many came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Passed.
    pub passed: usize,
    /// Failed, or passed though marked as not modelled.
    pub failed: usize,
    /// Not modelled.
    pub not_modelled: usize,
    /// Refused.
    pub refused: usize,
}

impl Totals {
    /// Counts one more.
    pub const fn count(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Passed => self.passed += 1,
            Outcome::Failed(_) | Outcome::PassedThoughNotModelled => self.failed += 1,
            Outcome::NotModelled(_) => self.not_modelled += 1,
            Outcome::Refused(_) => self.refused += 1,
        }
    }
}

/// Runs a case.
#[must_use]
pub fn run(case: &WorkedCase, registry: &Registry, law: &Law) -> Outcome {
    let outcome = answer(case, registry, law);
    match (&case.not_modelled, outcome) {
        (Some(_), Outcome::Passed) => Outcome::PassedThoughNotModelled,
        (Some(reason), _) => Outcome::NotModelled(reason.clone()),
        (None, outcome) => outcome,
    }
}

fn answer(case: &WorkedCase, registry: &Registry, law: &Law) -> Outcome {
    let Some(kind) = registry.get(&case.ask) else {
        return Outcome::Refused(format!("`{}` is not a kind of question", case.ask));
    };
    let facts = match Facts::new(&case.facts) {
        Ok(facts) => facts,
        Err(error) => return Outcome::Refused(error.to_string()),
    };
    let context = Context { law, as_of: case.as_of };
    let expected_refusal = case.expect.get("refused").and_then(super::node::Node::as_text);
    match (kind.answer(&facts, &context), expected_refusal) {
        (Ok(answer), None) => {
            let differences = compare(&answer, &case.expect);
            if differences.is_empty() { Outcome::Passed } else { Outcome::Failed(differences) }
        }
        (Ok(_), Some(code)) => Outcome::Failed(vec![Difference {
            path: "refused".into(),
            expected: format!("`{code}`"),
            actual: "an answer".into(),
        }]),
        (Err(Ask::Refused { code, .. }), Some(expected)) if code == expected => Outcome::Passed,
        (Err(Ask::Refused { code, words }), _) => Outcome::Failed(vec![Difference {
            path: "refused".into(),
            expected: expected_refusal.map_or_else(|| "an answer".into(), |code| format!("`{code}`")),
            actual: format!("{words} [{code}]"),
        }]),
        (Err(Ask::Facts(error)), _) => Outcome::Refused(error.to_string()),
    }
}

/// The whole answer to a case, whatever it states.
pub fn whole_answer(case: &WorkedCase, registry: &Registry, law: &Law) -> Result<Answer, Ask> {
    let Some(kind) = registry.get(&case.ask) else {
        return Err(Ask::Refused {
            code: "worked-case-unknown-question".into(),
            words: format!("`{}` is not a kind of question", case.ask),
        });
    };
    kind.answer(&Facts::new(&case.facts)?, &Context { law, as_of: case.as_of })
}

/// Reads and runs the text of a case file.
#[must_use]
pub fn run_text(text: &str, registry: &Registry, law: &Law) -> (Option<WorkedCase>, Outcome) {
    match WorkedCase::parse(text) {
        Ok(case) => {
            let outcome = run(&case, registry, law);
            (Some(case), outcome)
        }
        Err(
            error @ (CaseFileError::Format { .. } | CaseFileError::Facts(_) | CaseFileError::NothingExpected),
        ) => (None, Outcome::Refused(error.to_string())),
    }
}
