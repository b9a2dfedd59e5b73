//! A case while it is read: problems and what has to be asked of the law gather here.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use customs::{Currency, Level, TariffCode};

use super::location::{At, Lines, Located, Source, Sources};
use super::problem::{CaseProblem, ProblemKind};

/// Everything that gathers while the files are read.
#[derive(Default)]
pub(crate) struct Reading {
    sources: RefCell<Sources>,
    /// The lines of each of them.
    lines: RefCell<Vec<Lines>>,
    problems: RefCell<Vec<CaseProblem>>,
    /// Codes to be asked of the schedule, each with the digits it needs.
    codes: RefCell<Vec<(Located<TariffCode>, Level)>>,
    /// Currencies of amounts that will have to be converted.
    currencies: RefCell<Vec<Located<Currency>>>,
    /// The currency an amount without one is in.
    pub(crate) currency: Cell<Option<Currency>>,
}

impl Reading {
    pub(crate) fn add_source(&self, source: Source) -> usize {
        self.lines.borrow_mut().push(Lines::of_text(&source.text));
        self.sources.borrow_mut().add(source)
    }

    pub(crate) fn report(&self, kind: ProblemKind, at: Option<At>) {
        self.report_related(kind, at, Vec::new());
    }

    pub(crate) fn report_related(&self, kind: ProblemKind, at: Option<At>, related: Vec<At>) {
        self.problems.borrow_mut().push(CaseProblem { kind, at, related });
    }

    pub(crate) fn at(&self, file: usize, span: &Range<usize>) -> At {
        let sources = self.sources.borrow();
        let text = sources.files().get(file).map_or("", |source| source.text.as_str());
        match self.lines.borrow().get(file) {
            Some(lines) => At::in_lines(file, text, lines, span),
            None => At::in_text(file, text, span),
        }
    }

    pub(crate) fn ask_code(&self, code: Located<TariffCode>, needs: Level) {
        self.codes.borrow_mut().push((code, needs));
    }

    pub(crate) fn codes(&self) -> Vec<(Located<TariffCode>, Level)> {
        self.codes.borrow().clone()
    }

    pub(crate) fn note_currency(&self, currency: Currency, at: At) {
        self.currencies.borrow_mut().push(Located::new(currency, at));
    }

    pub(crate) fn currencies(&self) -> Vec<Located<Currency>> {
        self.currencies.borrow().clone()
    }

    pub(crate) fn has_problems(&self) -> bool {
        !self.problems.borrow().is_empty()
    }

    /// The files and the problems, in the order of the files, each once.
    pub(crate) fn finish(self) -> (Sources, Vec<CaseProblem>) {
        let mut problems = self.problems.into_inner();
        problems.sort_by(|a, b| a.at.cmp(&b.at));
        problems.dedup();
        (self.sources.into_inner(), problems)
    }
}

/// The known name closest to `name`, where one is close enough to have been meant.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let limit = (name.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (distance(&name.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}

/// Edits between two words: insert, remove, replace.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(left != *right);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelling_finds_its_word_and_another_word_does_not() {
        let known = ["annual_volume", "unit", "code"];
        assert_eq!(nearest("anual_volume", known), Some("annual_volume".into()));
        assert_eq!(nearest("Code", known), Some("code".into()));
        assert_eq!(nearest("colour", known), None);
    }
}
