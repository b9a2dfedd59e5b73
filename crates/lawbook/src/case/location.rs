//! Where in the files of a case something stands.

use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

/// One file of a case, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its path, as the user named the folder.
    pub path: PathBuf,
    /// Its name inside the folder, such as `case.toml`.
    pub name: String,
    /// Its text after decoding; empty for a spreadsheet.
    pub text: String,
    /// The sheet that was read, where the file is a spreadsheet.
    pub sheet: Option<String>,
}

/// The files of a case, in the order they were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Adds a file and returns its number.
    pub(crate) fn add(&mut self, source: Source) -> usize {
        self.0.push(source);
        self.0.len() - 1
    }

    /// The file something stands in.
    #[must_use]
    pub fn get(&self, at: &At) -> Option<&Source> {
        self.0.get(at.file)
    }

    /// All files.
    #[must_use]
    pub fn files(&self) -> &[Source] {
        &self.0
    }
}

/// Where the lines of a text begin: a long bill asks for some thousand places.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    /// The lines of `text`.
    pub(crate) fn of_text(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    /// The line a byte is on, from 1, and where it begins.
    fn of(&self, byte: usize) -> (usize, usize) {
        let before = self.0.partition_point(|start| *start <= byte);
        (before + 1, before.checked_sub(1).map_or(0, |at| self.0[at]))
    }
}

/// A place in a file of a case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct At {
    /// Number of the file in [`Sources`].
    pub file: usize,
    /// Line, from 1; the row of a spreadsheet.
    pub line: usize,
    /// Column in characters, from 1; the column of a spreadsheet.
    pub column: usize,
    /// First byte in the decoded text; 0 in a spreadsheet.
    pub start: usize,
    /// Byte after the last; equal to `start` where there is nothing to underline.
    pub end: usize,
}

impl At {
    /// The place of a span of bytes in a text.
    #[must_use]
    pub fn in_text(file: usize, text: &str, span: &Range<usize>) -> Self {
        let before = text.get(..span.start).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |n| n + 1);
        Self::on_line(file, text, (before.matches('\n').count() + 1, line_start), span)
    }

    /// The place of a span of bytes in a text whose lines are known.
    #[must_use]
    pub(crate) fn in_lines(file: usize, text: &str, lines: &Lines, span: &Range<usize>) -> Self {
        Self::on_line(file, text, lines.of(span.start.min(text.len())), span)
    }

    fn on_line(file: usize, text: &str, (line, line_start): (usize, usize), span: &Range<usize>) -> Self {
        let start = span.start.min(text.len());
        let column = text.get(line_start..start).map_or(0, |s| s.chars().count()) + 1;
        Self { file, line, column, start, end: span.end.min(text.len()).max(start) }
    }

    /// The place of a cell of a spreadsheet.
    #[must_use]
    pub const fn in_sheet(file: usize, row: usize, column: usize) -> Self {
        Self { file, line: row, column, start: 0, end: 0 }
    }

    /// The cell's name, such as `C12`.
    #[must_use]
    pub fn cell(&self) -> String {
        let mut letters = Vec::new();
        let mut rest = self.column;
        while rest > 0 {
            letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().chain(self.line.to_string().chars().collect::<Vec<_>>().iter()).collect()
    }
}

/// A value with the place it was read at.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub at: At,
}

impl<T> Located<T> {
    /// `value`, standing at `at`.
    pub const fn new(value: T, at: At) -> Self {
        Self { value, at }
    }

    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: change(self.value), at: self.at }
    }
}

impl<T: fmt::Debug> fmt::Debug for Located<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} ({}:{})", self.value, self.at.line, self.at.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "uno\n\u{bf}d\u{f3}nde = 1\n";
        let at = At::in_text(0, text, &(text.find('1').unwrap()..text.find('1').unwrap() + 1));
        assert_eq!((at.line, at.column), (2, 10));
    }

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        assert_eq!(At::in_sheet(0, 12, 3).cell(), "C12");
        assert_eq!(At::in_sheet(0, 1, 26).cell(), "Z1");
        assert_eq!(At::in_sheet(0, 4, 28).cell(), "AB4");
    }
}
