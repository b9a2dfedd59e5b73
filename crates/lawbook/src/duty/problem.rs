//! What can be wrong in the files of the duty law.

use customs::duty::AdditionalDefect;
use customs::{Problem, Value};
use thiserror::Error;

/// What can be wrong in the files of the duty law, beyond what any file can have.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DutyFileProblem {
    /// The authorities do not fit together.
    #[error(transparent)]
    Defect(#[from] AdditionalDefect),
    /// The file is not named after its authority.
    #[error("the authority `{0}` belongs in a file of its name")]
    FileName(String),
    /// A country or group that is not known.
    #[error("`{0}` is neither a country nor a group of countries")]
    Country(String),
    /// A list that is not there.
    #[error("there is no list `{0}`")]
    List(String),
    /// A list that nothing uses.
    #[error("nothing uses the list `{0}`")]
    ListUnused(String),
    /// A text in a list that is not a tariff code.
    #[error("`{0}` is not a tariff code")]
    Code(String),
    /// A code twice in a list on the same days.
    #[error("`{0}` stands twice in the list for the same days")]
    CodeTwice(String),
    /// A rate in no known form.
    #[error("`{0}` is not a rate: write 25%, up to 15%, none, barred, ...")]
    Rate(String),
    /// A basis in no known form.
    #[error("`{0}` is not a basis")]
    Basis(String),
    /// A condition in no known form, or a fact that does not allow the test.
    #[error("`{0}` is not a condition on a known fact")]
    Condition(String),
    /// A word where the law book allows others.
    #[error("`{word}` is not one of: {allowed}")]
    Word {
        /// As written.
        word: String,
        /// What is allowed.
        allowed: String,
    },
    /// A heading without number, countries or rate.
    #[error("a heading needs a number, countries and a rate, or rows in `each`")]
    HeadingIncomplete,
    /// A fact whose bounds or values do not fit its kind.
    #[error("the fact `{0}` is not sound: its kind, values and bounds do not fit")]
    Fact(String),
}

impl Problem for DutyFileProblem {
    fn code(&self) -> &'static str {
        match self {
            Self::Defect(defect) => defect.code(),
            Self::FileName(_) => "additional-duty-file-name",
            Self::Country(_) => "law-country-unknown",
            Self::List(_) => "additional-duty-list-unknown",
            Self::ListUnused(_) => "additional-duty-list-unused",
            Self::Code(_) => "additional-duty-list-code",
            Self::CodeTwice(_) => "additional-duty-list-code-twice",
            Self::Rate(_) => "additional-duty-rate",
            Self::Basis(_) => "additional-duty-basis",
            Self::Condition(_) => "additional-duty-condition",
            Self::Word { .. } => "law-word-unknown",
            Self::HeadingIncomplete => "additional-duty-heading-incomplete",
            Self::Fact(_) => "additional-duty-fact",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Defect(defect) => defect.arguments(),
            Self::FileName(text)
            | Self::Country(text)
            | Self::List(text)
            | Self::ListUnused(text)
            | Self::Code(text)
            | Self::CodeTwice(text)
            | Self::Rate(text)
            | Self::Basis(text)
            | Self::Condition(text)
            | Self::Fact(text) => vec![("text", text.as_str().into())],
            Self::Word { word, allowed } => {
                vec![("text", word.as_str().into()), ("allowed", allowed.as_str().into())]
            }
            Self::HeadingIncomplete => Vec::new(),
        }
    }
}
