//! A case file.

use customs::Problem;
use jiff::civil::Date;
use thiserror::Error;

use super::facts::{Facts, FactsError};
use super::node::{Node, NodeKind};

/// Why a case file was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CaseFileError {
    /// Not TOML, or a number that is not plain.
    #[error("line {line}: {reason}")]
    Format {
        /// Line.
        line: usize,
        /// What the parser says.
        reason: String,
    },
    /// A key of the file, or a fact.
    #[error(transparent)]
    Facts(#[from] FactsError),
    /// Nothing is stated to compare with.
    #[error("`expect` states nothing")]
    NothingExpected,
}

impl Problem for CaseFileError {
    fn code(&self) -> &'static str {
        match self {
            Self::Format { .. } => "worked-case-format",
            Self::Facts(FactsError::Unknown { .. }) => "worked-case-unknown-key",
            Self::Facts(FactsError::Missing { .. }) => "worked-case-missing-key",
            Self::Facts(FactsError::Kind { .. } | FactsError::Choice { .. }) => "worked-case-wrong-value",
            Self::NothingExpected => "worked-case-nothing-expected",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, customs::Value)> {
        vec![("reason", self.to_string().into())]
    }
}

/// A worked example with its known answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkedCase {
    /// What it is about, in a few words.
    pub title: String,
    /// Where the answer is from.
    pub source: String,
    /// The day it is asked of.
    pub as_of: Date,
    /// What it asks; a kind of the [`super::Registry`].
    pub ask: String,
    /// Remarks, such as where the print errs.
    pub note: Option<String>,
    /// Why the engine does not answer it, where it does not. The list of these only shrinks.
    pub not_modelled: Option<String>,
    /// The facts.
    pub facts: Node,
    /// What is to come out. `refused = "code"` expects that the facts are refused.
    pub expect: Node,
}

impl WorkedCase {
    /// Reads a case.
    ///
    /// - Refuses: TOML that is none, unknown keys, a case without title, source, `as_of`, `ask`, or
    ///   without anything in `expect`.
    pub fn parse(text: &str) -> Result<Self, CaseFileError> {
        let node = Node::from_toml(text)?;
        let file = Facts::new(&node)?;
        let words = |key: &str| -> Result<String, FactsError> {
            let text = file.text(key)?.map(str::to_owned);
            file.required(key, text)
        };
        let table = |key: &str| -> Result<Node, FactsError> {
            match file.node(key) {
                None => Ok(Node::empty()),
                Some(node) if matches!(node.kind, NodeKind::Table(_)) => Ok(node.clone()),
                Some(node) => Err(FactsError::Kind {
                    path: key.to_owned(),
                    expected: "a table",
                    found: node.kind.name(),
                    line: node.line,
                }),
            }
        };
        let case = Self {
            title: words("title")?,
            source: words("source")?,
            as_of: file.need_date("as_of")?,
            ask: words("ask")?,
            note: file.text("note")?.map(str::to_owned),
            not_modelled: file.text("not_modelled")?.map(str::to_owned),
            facts: table("facts")?,
            expect: table("expect")?,
        };
        file.finish()?;
        if case.expect.entries().is_empty() {
            return Err(CaseFileError::NothingExpected);
        }
        Ok(case)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "title = \"t\"\nsource = \"s\"\nas_of = 2026-01-01\nask = \"a\"\n";

    #[test]
    fn unknown_keys_and_empty_expectations_are_refused() {
        let unknown = WorkedCase::parse(&format!("{HEAD}ansk = 1\n[expect]\nx = 1\n")).unwrap_err();
        assert_eq!(unknown.code(), "worked-case-unknown-key");
        let empty = WorkedCase::parse(&format!("{HEAD}[facts]\nx = 1\n")).unwrap_err();
        assert_eq!(empty.code(), "worked-case-nothing-expected");
        let missing = WorkedCase::parse("title = \"t\"\n[expect]\nx = 1\n").unwrap_err();
        assert_eq!(missing.code(), "worked-case-missing-key");
        assert!(WorkedCase::parse(&format!("{HEAD}[expect]\nx = 1\n")).is_ok());
    }
}
