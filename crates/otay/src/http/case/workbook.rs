//! Workbooks from outside: looked through before anything unpacks them whole.

use std::io::{Cursor, Read};

use axum::http::StatusCode;
use lawbook::case::claims_more_strings_than_it_has;

use crate::http::refusal::Refusal;

/// The most a workbook may unpack to.
const LARGEST: u64 = 64 * 1024 * 1024;
/// The most cells between the first and the last: a reader lays out all of them, empty ones too.
const MOST_CELLS: u64 = 2_000_000;

/// Whether a workbook can be read without harm; what it claims of its own size is not believed.
///
/// - Refuses: what is no zip archive, what unpacks to too much, a sheet that spans too many cells, a table of
///   strings that claims more than it can hold.
pub fn bounded(bytes: &[u8]) -> Result<(), Refusal> {
    let unreadable = || Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "upload-not-a-zip");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let mut left = LARGEST;
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(|_| unreadable())?;
        let name = entry.name().map_err(|_| unreadable())?.to_ascii_lowercase();
        let mut content = Vec::new();
        let read = (&mut entry).take(left + 1).read_to_end(&mut content).map_err(|_| unreadable())?;
        left = left.checked_sub(read as u64).ok_or_else(Refusal::too_large)?;
        let is_too_wide = name.starts_with("xl/worksheets/") && span(&content) > MOST_CELLS;
        let is_too_long = name.ends_with("sharedstrings.xml") && claims_more_strings_than_it_has(&content);
        if is_too_wide || is_too_long {
            return Err(Refusal::too_large());
        }
    }
    Ok(())
}

/// How many cells lie between A1 and the farthest row and column that the text of a sheet names.
fn span(sheet: &[u8]) -> u64 {
    let (mut row, mut column) = (1, 1);
    let mut rest = sheet;
    // A cell names itself `r="C5"`, a row `r="5"`, whichever quotation marks are taken.
    while let Some(at) = rest.windows(2).position(|pair| pair == b"r=") {
        rest = &rest[at + 2..];
        let name = rest.get(1..).unwrap_or_default();
        let letters = name.iter().take_while(|byte| byte.is_ascii_alphabetic()).count().min(4);
        let across = name[..letters]
            .iter()
            .fold(0_u64, |number, letter| number * 26 + u64::from(letter.to_ascii_uppercase() - b'A') + 1);
        let down = name[letters..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .take(8)
            .fold(0_u64, |number, digit| number * 10 + u64::from(digit - b'0'));
        if down > 0 {
            row = row.max(down);
            column = column.max(across);
        }
    }
    row * column
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use super::{bounded, span};

    #[test]
    fn strings_that_are_claimed_and_not_there_are_refused() {
        for (claimed, is_fine) in [("2", true), ("4294967295", false)] {
            let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
            archive.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
            write!(archive, "<sst uniqueCount=\"{claimed}\"><si><t>a</t></si><si><t>b</t></si></sst>")
                .unwrap();
            let bytes = archive.finish().unwrap().into_inner();
            assert_eq!(bounded(&bytes).is_ok(), is_fine, "{claimed}");
        }
    }

    #[test]
    fn the_farthest_cell_counts() {
        assert_eq!(span(b"<row r=\"3\"><c r=\"B3\"/><c r='C2'/></row>"), 9);
        assert_eq!(span(b"<row r=\"1048576\"><c r=\"XFD1048576\"/>"), 1_048_576 * 16_384);
        assert_eq!(span(b"colour=\"AB\" r="), 1);
    }
}
