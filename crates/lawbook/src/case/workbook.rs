//! A sheet of a workbook, read so that no file can take more memory than its bytes justify.
//!
//! The reader underneath makes room for what a workbook says of itself: as many strings as it claims to have,
//! as many cells as lie between the first and the last place named. Both are held against what is there before
//! it is asked.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Reader, Xlsx};

/// The rows and columns that a sheet can have.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;
/// Cells of a sheet from its first column to its last, over the rows that hold something.
const MOST_CELLS: usize = 4_000_000;
/// Bytes of all the files in a workbook, unpacked.
const MOST_BYTES: u64 = 512_000_000;

/// A sheet: its rows that hold something, each as wide as the sheet.
pub(super) struct Sheet {
    /// Its name.
    pub name: String,
    /// The first column that holds something, from zero.
    pub left: usize,
    /// Rows with their numbers, from zero, in order.
    pub rows: Vec<(usize, Vec<Data>)>,
}

/// Why no sheet was read.
pub(super) enum Unread {
    /// There is no sheet of that name.
    NoSuchSheet {
        /// The sheets there are.
        known: Vec<String>,
    },
    /// Not a workbook, or a damaged one.
    Unreadable {
        /// The reader's own words.
        reason: String,
    },
    /// It has no sheet at all.
    Empty,
}

impl Unread {
    fn because(reason: impl ToString) -> Self {
        Self::Unreadable { reason: reason.to_string() }
    }
}

/// Reads the sheet named, or the first.
pub(super) fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Sheet, Unread> {
    weigh(bytes)?;
    // A number too large in the place of a cell ends the reader underneath instead of being refused by it.
    catch_unwind(AssertUnwindSafe(|| cells(bytes, sheet)))
        .unwrap_or_else(|_| Err(Unread::because("a place or a number in it is out of range")))
}

/// Unpacks everything once, without keeping it: it has to be of a size that can be, and what claims strings
/// has to be large enough to hold them.
fn weigh(bytes: &[u8]) -> Result<(), Unread> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(Unread::because)?;
    let mut left = MOST_BYTES;
    for number in 0..archive.len() {
        // What cannot be unpacked is told by the reader, if it needs it.
        let Ok(file) = archive.by_index(number) else { continue };
        let is_strings =
            file.name().is_ok_and(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml"));
        let mut file = file.take(left + 1);
        let read = if is_strings {
            let mut text = Vec::new();
            let read = file.read_to_end(&mut text).unwrap_or(text.len());
            if claims_more_strings_than_it_has(&text) {
                return Err(Unread::because("it claims more strings than it has"));
            }
            read as u64
        } else {
            // Bytes that break off count as far as they came.
            let mut count = Count(0);
            let _ = std::io::copy(&mut file, &mut count);
            count.0
        };
        left = left.checked_sub(read).ok_or_else(|| Unread::because("unpacked it is too large"))?;
    }
    Ok(())
}

struct Count(u64);

impl std::io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Whether a table of strings says that it has more of them than it has bytes: a reader would make room for all.
#[must_use]
pub fn claims_more_strings_than_it_has(table: &[u8]) -> bool {
    claimed_strings(table).is_some_and(|claimed| claimed > table.len() as u128)
}

/// The largest number of strings that a table of strings says it has.
fn claimed_strings(text: &[u8]) -> Option<u128> {
    const ATTRIBUTE: &[u8] = b"uniqueCount";
    let places = text.windows(ATTRIBUTE.len()).enumerate().filter(|(_, window)| *window == ATTRIBUTE);
    places
        .map(|(at, _)| {
            let rest = &text[at + ATTRIBUTE.len()..];
            let digits = rest.iter().skip_while(|byte| b" \t\r\n=\"'+".contains(byte));
            // Beyond any size a file can have, how large it is does not matter.
            digits.take_while(|byte| byte.is_ascii_digit()).fold(0_u128, |number, byte| {
                number.saturating_mul(10).saturating_add(u128::from(byte - b'0'))
            })
        })
        .max()
}

fn cells(bytes: &[u8], sheet: Option<&str>) -> Result<Sheet, Unread> {
    let mut book: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error: calamine::XlsxError| Unread::because(error))?;
    let sheets = book.sheet_names();
    let name = match sheet {
        Some(named) if !sheets.iter().any(|sheet| sheet == named) => {
            return Err(Unread::NoSuchSheet { known: sheets });
        }
        Some(named) => named.to_owned(),
        None => sheets.first().cloned().ok_or(Unread::Empty)?,
    };
    let mut reader = book.worksheet_cells_reader(&name).map_err(Unread::because)?;
    let mut found: BTreeMap<u32, BTreeMap<u32, Data>> = BTreeMap::new();
    let mut columns: Option<(u32, u32)> = None;
    while let Some(cell) = reader.next_cell().map_err(Unread::because)? {
        let (row, column) = cell.get_position();
        let data = Data::from(cell.get_value().clone());
        if data == Data::Empty {
            continue;
        }
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(Unread::because("a cell lies beyond the last row or column a sheet can have"));
        }
        let (first, last) = columns.unwrap_or((column, column));
        columns = Some((first.min(column), last.max(column)));
        found.entry(row).or_default().insert(column, data);
    }
    let (first, last) = columns.unwrap_or_default();
    let width = (last - first + 1) as usize;
    if found.len().saturating_mul(width) > MOST_CELLS {
        return Err(Unread::because(format!("more than {MOST_CELLS} cells")));
    }
    let rows = found
        .into_iter()
        .map(|(row, cells)| {
            let mut wide = vec![Data::Empty; width];
            for (column, data) in cells {
                wide[(column - first) as usize] = data;
            }
            (row as usize, wide)
        })
        .collect();
    Ok(Sheet { name, left: first as usize, rows })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_claimed_are_told_however_they_are_written() {
        for (text, claimed) in [
            (&br#"<sst uniqueCount="12">"#[..], Some(12)),
            (b"<sst uniqueCount = '7' x=\"3\">", Some(7)),
            (b"<sst uniqueCount=\"99999999999999999999999999999999999999999999\">", Some(u128::MAX)),
            (b"<sst uniqueCount=\"\">", Some(0)),
            (b"<sst count=\"9\">", None),
        ] {
            assert_eq!(claimed_strings(text), claimed);
        }
    }
}
