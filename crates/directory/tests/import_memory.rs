//! A long file is streamed: what the importer holds grows with what is taken, not with the file. In a binary of
//! its own, since the peak of memory is the whole process's.

#![allow(clippy::unwrap_used)] // a failing helper fails its test

mod denue_rows;

use std::io::{BufReader, Read};

use directory::import::denue;
use directory::import::encoding::Decoded;
use directory::store::{Store, StoreError};

use denue_rows::{HEADER, PLANT, Unit, latin_1, region, row, wanted};

/// A bulk file that is written as it is read, so that the test holds none of it.
struct Bulk {
    rows: u32,
    next: u32,
    line: Vec<u8>,
    given: usize,
}

impl Read for Bulk {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        if self.given == self.line.len() {
            if self.next > self.rows {
                return Ok(0);
            }
            // One in two thousand is a plant of the region; the rest are elsewhere or something else.
            let text = match self.next {
                0 => HEADER.to_owned(),
                n if n % 2000 == 1 => {
                    row(Unit { id: n, company: &format!("EMPRESA {n} SA DE CV"), sign: "", ..PLANT })
                }
                n if n % 2 == 0 => row(Unit { id: n, state: "09", ..PLANT }),
                n => row(Unit { id: n, code: "461110", ..PLANT }),
            };
            self.line = latin_1(&text);
            self.given = 0;
            self.next += 1;
        }
        let count = to.len().min(self.line.len() - self.given);
        to[..count].copy_from_slice(&self.line[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

fn peak_kilobytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[test]
fn a_long_file_is_streamed() {
    let region = region();
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    let before = peak_kilobytes();
    let rows = 100_000;
    let counts = store
        .import(
            &region,
            &mut |each| {
                let bulk = Bulk { rows, next: 0, line: Vec::new(), given: 0 };
                let from = Decoded::new(BufReader::new(bulk));
                denue::stream::<StoreError>("bulk", from, &wanted(), &region.vocabulary, |l, row| {
                    each(l, row)
                })
            },
            false,
            &mut |_| {},
        )
        .unwrap();
    assert_eq!(counts.read, u64::from(rows));
    assert_eq!(counts.added, u64::from(rows / 2_000));
    assert_eq!(counts.refused, u64::from(rows - rows / 2_000));
    // The file is some 30 MB and 50 of its rows are taken.
    let (Some(before), Some(after)) = (before, peak_kilobytes()) else {
        println!("passed over: this system does not tell the peak of memory");
        return;
    };
    println!("{} kB more at the peak", after - before);
    assert!(after - before < 8_000, "{} kB more at the peak", after - before);
}
