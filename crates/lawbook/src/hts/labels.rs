//! Short labels of chapters and headings, in our own words, English and Spanish: `law/hts/labels.csv`; and
//! words that people use for others, for searching: `law/hts/synonyms.csv`.

use customs::{Level, TariffCode};
use serde::Deserialize;

use crate::error::{FileProblem, LawbookError};
use crate::files::LawFiles;

const LABELS: &str = "law/hts/labels.csv";
const SYNONYMS: &str = "law/hts/synonyms.csv";

/// Labels of chapters and headings, in the order of their codes.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    labels: Vec<Label>,
    synonyms: Vec<(String, String)>,
}

/// The label of a chapter or heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The code.
    pub code: TariffCode,
    /// In English.
    pub en: String,
    /// In Spanish.
    pub es: String,
}

impl Labels {
    /// The label of exactly this code.
    #[must_use]
    pub fn get(&self, code: TariffCode) -> Option<&Label> {
        let at = self.labels.binary_search_by_key(&code, |label| label.code).ok()?;
        self.labels.get(at)
    }

    /// Every label, in order.
    #[must_use]
    pub fn all(&self) -> &[Label] {
        &self.labels
    }

    /// Pairs of words: what people write, and what stands in the labels.
    #[must_use]
    pub fn synonyms(&self) -> &[(String, String)] {
        &self.synonyms
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelRow {
    code: String,
    en: String,
    es: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SynonymRow {
    word: String,
    means: String,
}

/// Reads the labels and synonyms.
///
/// - Refuses: a row that is not a chapter or heading, lacks a language, or is out of order.
pub fn read(files: &LawFiles) -> Result<Labels, Vec<LawbookError>> {
    let mut problems = Vec::new();
    let mut labels: Vec<Label> = Vec::new();
    for (line, row) in rows::<LabelRow>(files, LABELS, &mut problems) {
        let code = row.code.parse::<TariffCode>().ok().filter(|code| code.level() <= Level::Heading);
        let in_order = |code| labels.last().is_none_or(|last| last.code < code);
        match code {
            Some(code) if in_order(code) && !row.en.trim().is_empty() && !row.es.trim().is_empty() => {
                labels.push(Label { code, en: row.en, es: row.es });
            }
            _ => problems.push(LawbookError::new(
                LABELS,
                Some(line),
                FileProblem::Format(format!(
                    "`{}`: a chapter or heading, in order, with both labels",
                    row.code
                )),
            )),
        }
    }
    let synonyms =
        rows::<SynonymRow>(files, SYNONYMS, &mut problems).into_iter().map(|(_, row)| (row.word, row.means));
    let synonyms = synonyms.collect();
    if problems.is_empty() { Ok(Labels { labels, synonyms }) } else { Err(problems) }
}

/// The rows of a table with their lines.
fn rows<T: for<'de> Deserialize<'de>>(
    files: &LawFiles,
    path: &'static str,
    problems: &mut Vec<LawbookError>,
) -> Vec<(usize, T)> {
    let text = match files.text(path) {
        Ok(text) => text,
        Err(problem) => {
            problems.push(problem);
            return Vec::new();
        }
    };
    let mut rows = Vec::new();
    for (number, row) in csv::Reader::from_reader(text.as_bytes()).into_deserialize().enumerate() {
        match row {
            Ok(row) => rows.push((number + 2, row)),
            Err(error) => {
                problems.push(LawbookError::new(
                    path,
                    Some(number + 2),
                    FileProblem::Format(error.to_string()),
                ));
            }
        }
    }
    rows
}
