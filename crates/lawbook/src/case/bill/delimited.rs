//! Rows of delimited text, each field with its place.
//!
//! Our own reader rather than the usual crate's: that one gives the place of a row, and a problem has to
//! point at a field. The tests hold the two against each other.

use std::ops::Range;

use super::super::problem::ProblemKind;
use super::super::reading::Reading;
use super::{Cell, Grid, Row, columns};

/// Reads the text; the delimiter is the one that makes the most column names known.
pub(super) fn grid(reading: &Reading, file: usize, text: &str) -> Option<Grid> {
    let delimiter = delimiter(text);
    let split = split(text, delimiter);
    if let Some(open) = split.unclosed {
        reading.report(ProblemKind::QuoteUnclosed, Some(reading.at(file, &(open..open + 1))));
        return None;
    }
    let rows = split
        .rows
        .into_iter()
        .filter(|fields| fields.iter().any(|field| !field.text.trim().is_empty()))
        .filter_map(|fields| {
            let cells: Vec<Cell> = fields
                .into_iter()
                .map(|field| Cell {
                    at: reading.at(file, &trimmed(text, &field.span)),
                    text: field.text.trim().to_owned(),
                    was_number: false,
                })
                .collect();
            Some(Row { at: cells.first()?.at.clone(), cells })
        })
        .collect();
    Some(Grid { rows })
}

/// The delimiter that makes the most column names known; the comma where none does.
pub(in super::super) fn delimiter(text: &str) -> u8 {
    let best = |delimiter: &u8| {
        let rows = split(text, *delimiter).rows;
        let known = rows
            .iter()
            .take(20)
            .map(|row| columns::recognized(row.iter().map(|field| field.text.trim())))
            .max();
        // Names that nobody knows yet still show by their number which delimiter was meant.
        (known.unwrap_or(0), rows.first().map_or(0, Vec::len))
    };
    // The last of equals wins; the comma is the usual one and stands last.
    [b'\t', b';', b','].into_iter().max_by_key(best).unwrap_or(b',')
}

/// The span without the white space around what it holds.
fn trimmed(text: &str, span: &Range<usize>) -> Range<usize> {
    let Some(raw) = text.get(span.clone()) else { return span.clone() };
    let start = span.start + (raw.len() - raw.trim_start().len());
    start..(start + raw.trim().len())
}

/// A field with the bytes it takes up, quotation marks included.
pub(in super::super) struct Field {
    pub text: String,
    pub span: Range<usize>,
}

pub(in super::super) struct Split {
    pub rows: Vec<Vec<Field>>,
    /// Where a quotation mark is opened and never closed.
    pub unclosed: Option<usize>,
}

/// Splits into rows and fields as RFC 4180 has it; a line that begins with `#` is a comment.
pub(in super::super) fn split(text: &str, delimiter: u8) -> Split {
    let bytes = text.as_bytes();
    let mut rows = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'#' {
            at = line_end(bytes, at);
            continue;
        }
        let mut fields = Vec::new();
        loop {
            match field(text, at, delimiter) {
                Ok((read, next)) => {
                    fields.push(read);
                    at = next;
                }
                Err(open) => return Split { rows, unclosed: Some(open) },
            }
            if bytes.get(at) == Some(&delimiter) {
                at += 1;
                continue;
            }
            at = line_end(bytes, at);
            break;
        }
        rows.push(fields);
    }
    Split { rows, unclosed: None }
}

/// First byte of the next line.
fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |n| at + n + 1)
}

/// One field from `at`, and the byte after it; or where its quotation mark stands unclosed.
fn field(text: &str, at: usize, delimiter: u8) -> Result<(Field, usize), usize> {
    let bytes = text.as_bytes();
    let mut value = String::new();
    let mut next = at;
    if bytes.get(at) == Some(&b'"') {
        next += 1;
        loop {
            let rest = &bytes[next..];
            let quote = rest.iter().position(|byte| *byte == b'"').ok_or(at)?;
            value.push_str(&text[next..next + quote]);
            next += quote + 1;
            if bytes.get(next) != Some(&b'"') {
                break;
            }
            value.push('"');
            next += 1;
        }
    }
    let rest = &bytes[next..];
    let end = next + rest.iter().position(|byte| *byte == delimiter || *byte == b'\n').unwrap_or(rest.len());
    let tail = &text[next..end];
    value.push_str(tail.strip_suffix('\r').unwrap_or(tail));
    Ok((Field { text: value, span: at..end }, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, delimiter: u8) -> Vec<Vec<String>> {
        split(text, delimiter)
            .rows
            .into_iter()
            .map(|row| row.into_iter().map(|field| field.text).collect())
            .collect()
    }

    #[test]
    fn splits_as_the_usual_reader_does() {
        for text in [
            "a,b,c\n1,2,3\n",
            "a,b\r\n\"x, y\",\"say \"\"so\"\"\"\r\n",
            "a,b\n\"two\nlines\",z",
            "a,,\n,,\n",
            "\u{e1},\u{f1}\n1,2\n",
        ] {
            let mut usual =
                csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let expected: Vec<Vec<String>> =
                usual.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
            assert_eq!(texts(text, b','), expected, "{text:?}");
        }
    }

    #[test]
    fn a_quotation_mark_that_stays_open_is_told_with_its_place() {
        assert_eq!(split("a,b\n1,\"x\n2,3\n", b',').unclosed, Some(6));
    }

    #[test]
    fn comments_are_passed_over() {
        assert_eq!(texts("# c\na;b\n", b';'), vec![vec!["a".to_owned(), "b".to_owned()]]);
    }
}
