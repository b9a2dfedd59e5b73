//! What can be asked for as long work, and what it comes to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::messages::{Catalogue, Language};
use crate::problems::Failure;

/// Long work.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Order {
    /// What `otay duty --batch` does: a file of questions in, a file of answers out.
    DutyBatch {
        /// The questions as CSV; the first row names `code`, `origin`, `date`, `value`.
        questions: String,
        /// Suppositions such as `s301-china=off`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        what_if: Vec<String>,
    },
    /// What `otay tariff panel` does: every line by every country of a day, as a Parquet file.
    TariffPanel {
        /// The day, YYYY-MM-DD.
        date: String,
    },
    /// What `otay directory import` does: another register, or a list, into the user's own.
    RegisterImport {
        /// Name of the file; its end says whether it is a workbook.
        name: String,
        /// The file, in base64.
        base64: String,
        /// template, denue or retc; otherwise told by the columns.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        format: String,
        /// Of when rows are that do not say it, such as 2026-05.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        as_of: String,
        /// Where rows come from that do not say it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        source: String,
    },
}

impl Order {
    /// The word for the kind of work.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::DutyBatch { .. } => "duty-batch",
            Self::TariffPanel { .. } => "tariff-panel",
            Self::RegisterImport { .. } => "register-import",
        }
    }
}

/// What a job that is over came to.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The file it made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Made>,
    /// Counts of what is in it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub counts: BTreeMap<String, u64>,
    /// Why it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<Refused>,
}

/// A file that a job made.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Made {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub media_type: String,
    /// Its bytes, in base64.
    pub base64: String,
}

/// Why a job failed, told in both languages: who reads it later may read either.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refused {
    /// The diagnostic code.
    pub code: String,
    /// What is wrong, in English.
    pub en: String,
    /// What is wrong, in Spanish.
    pub es: String,
}

impl Refused {
    /// A failure to be kept.
    #[must_use]
    pub fn new(failure: &Failure) -> Self {
        let told = |language| failure.what(Catalogue::of(language));
        Self { code: failure.code.to_owned(), en: told(Language::En), es: told(Language::Es) }
    }

    /// The failure in the reader's language.
    #[must_use]
    pub fn told(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Es => &self.es,
        }
    }
}
