//! The official export of the United States schedule: its rows as they come, and the facts in them.

use std::collections::HashMap;

use customs::TariffCode;
use customs::duty::{CodeRange, FootnoteReference, Rate, ScheduleColumn, SpecialEntry, Unit};
use serde::Deserialize;
use thiserror::Error;

use super::words::{self, WordingError};

/// A row of the official export (JSON). What is null there is empty here.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct ExportRow {
    /// The code with its dots; empty for a text row.
    #[serde(default, deserialize_with = "or_empty")]
    pub htsno: String,
    /// Depth of indentation.
    #[serde(default, deserialize_with = "or_empty")]
    pub indent: String,
    /// The description, with its markup. Never kept in `law/`.
    #[serde(default, deserialize_with = "or_empty")]
    pub description: String,
    /// Units of quantity.
    #[serde(default, deserialize_with = "or_none")]
    pub units: Vec<String>,
    /// General rate.
    #[serde(default, deserialize_with = "or_empty")]
    pub general: String,
    /// Special rates.
    #[serde(default, deserialize_with = "or_empty")]
    pub special: String,
    /// Column 2 rate.
    #[serde(default, deserialize_with = "or_empty")]
    pub other: String,
    /// Footnotes.
    #[serde(default, deserialize_with = "or_none")]
    pub footnotes: Vec<ExportFootnote>,
}

/// A footnote of a row.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct ExportFootnote {
    /// The columns it hangs on.
    #[serde(default, deserialize_with = "or_none")]
    pub columns: Vec<String>,
    /// Its text.
    #[serde(default, deserialize_with = "or_empty")]
    pub value: String,
}

fn or_empty<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

fn or_none<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// The facts of a line, without its description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFacts {
    /// Its code.
    pub code: TariffCode,
    /// Depth of indentation.
    pub indent: u8,
    /// General rate.
    pub general: Option<Rate>,
    /// Special rates.
    pub special: Vec<SpecialEntry>,
    /// Column 2 rate.
    pub other: Option<Rate>,
    /// Units of quantity.
    pub units: Vec<Unit>,
    /// Provisions that its footnotes name.
    pub footnotes: Vec<FootnoteReference>,
}

/// Why a row could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RowError {
    /// A code that is none.
    #[error("`{0}` is not a tariff code")]
    Code(String),
    /// An indentation that is not a small number.
    #[error("`{0}` is not an indentation")]
    Indent(String),
    /// A footnote on a column that is not known.
    #[error("`{0}` is not a column that a footnote hangs on")]
    Column(String),
    /// A wording that is not understood.
    #[error("column {column}: {error}")]
    Wording {
        /// The column.
        column: &'static str,
        /// What is wrong with it.
        error: WordingError,
    },
}

impl customs::Problem for RowError {
    fn code(&self) -> &'static str {
        match self {
            Self::Code(_) => "export-code-unreadable",
            Self::Indent(_) => "export-indent-unreadable",
            Self::Column(_) => "export-column-unknown",
            Self::Wording { error, .. } => error.code(),
        }
    }

    fn arguments(&self) -> Vec<(&'static str, customs::Value)> {
        match self {
            Self::Code(text) | Self::Indent(text) | Self::Column(text) => {
                vec![("text", text.as_str().into())]
            }
            Self::Wording { column, error } => {
                let mut arguments = error.arguments();
                arguments.push(("column", (*column).into()));
                arguments
            }
        }
    }
}

/// Reads rows, remembering each wording: the same few thousand stand on all the lines of all editions.
#[derive(Default)]
pub struct RowReader {
    rates: HashMap<String, Option<Rate>>,
    specials: HashMap<String, Vec<SpecialEntry>>,
    units: HashMap<String, Vec<Unit>>,
    provisions: HashMap<String, Vec<CodeRange>>,
}

/// The facts of a row, where a single one is read.
///
/// - Refuses: any wording that is not understood.
pub fn read_row(row: &ExportRow) -> Result<Option<LineFacts>, RowError> {
    RowReader::default().read(row)
}

impl RowReader {
    /// The facts of a row; `None` for a row of text without a code, which holds none.
    ///
    /// - Refuses: any wording that is not understood.
    pub fn read(&mut self, row: &ExportRow) -> Result<Option<LineFacts>, RowError> {
        if row.htsno.trim().is_empty() {
            return Ok(None);
        }
        let mut units = Vec::new();
        for text in &row.units {
            units.extend(once(&mut self.units, text, words::units).map_err(in_column("units"))?);
        }
        Ok(Some(LineFacts {
            code: row.htsno.parse().map_err(|_| RowError::Code(row.htsno.clone()))?,
            indent: row.indent.trim().parse().map_err(|_| RowError::Indent(row.indent.clone()))?,
            general: once(&mut self.rates, &row.general, words::rate).map_err(in_column("general"))?,
            special: once(&mut self.specials, &row.special, |text| {
                words::special(text).map(|special| special.0.into_vec())
            })
            .map_err(in_column("special"))?,
            other: once(&mut self.rates, &row.other, words::rate).map_err(in_column("other"))?,
            units,
            footnotes: self.footnotes(&row.footnotes)?,
        }))
    }

    fn footnotes(&mut self, written: &[ExportFootnote]) -> Result<Vec<FootnoteReference>, RowError> {
        let mut references = Vec::new();
        for footnote in written {
            let read = |text: &str| Ok(words::provisions(text));
            for provisions in once(&mut self.provisions, &footnote.value, read)? {
                for column in columns(footnote)? {
                    let reference = FootnoteReference { column, provisions };
                    if !references.contains(&reference) {
                        references.push(reference);
                    }
                }
            }
        }
        references.sort_by_key(|reference: &FootnoteReference| {
            (reference.column, reference.provisions.first, reference.provisions.last)
        });
        Ok(references)
    }
}

fn in_column(column: &'static str) -> impl Fn(WordingError) -> RowError {
    move |error| RowError::Wording { column, error }
}

/// What a text reads as, read once.
fn once<T: Clone, E>(
    known: &mut HashMap<String, T>,
    text: &str,
    read: impl Fn(&str) -> Result<T, E>,
) -> Result<T, E> {
    if let Some(value) = known.get(text) {
        return Ok(value.clone());
    }
    let value = read(text)?;
    known.insert(text.to_owned(), value.clone());
    Ok(value)
}

/// The columns a footnote hangs on; the description where it names none.
fn columns(footnote: &ExportFootnote) -> Result<Vec<ScheduleColumn>, RowError> {
    let mut columns = Vec::new();
    for column in &footnote.columns {
        columns.push(match column.as_str() {
            "desc" => ScheduleColumn::Description,
            "general" => ScheduleColumn::General,
            "special" => ScheduleColumn::Special,
            "other" => ScheduleColumn::Other,
            "units" | "stat" => ScheduleColumn::Units,
            unknown => return Err(RowError::Column(unknown.to_owned())),
        });
    }
    if columns.is_empty() {
        columns.push(ScheduleColumn::Description);
    }
    Ok(columns)
}

/// The description of a row as plain text.
#[must_use]
pub fn plain_description(row: &ExportRow) -> String {
    words::plain(&row.description)
}
