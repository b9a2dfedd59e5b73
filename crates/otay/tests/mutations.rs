//! Real rates, rules, questions and bills, bent by a fixed seed: each is read or refused, never a panic, and a
//! refusal says where. `cargo xtask fuzz` gives the same entry points and seeds to a fuzzer guided by coverage.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../../fuzz/entry_points.rs"]
mod entry_points;
#[path = "../../../fuzz/seeds.rs"]
mod seeds;
#[path = "support/workbook.rs"]
mod workbook;

use std::io::{Cursor, Read as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Once;

use lawbook::Lawbook;
use rayon::prelude::*;
use seeds::{MARKS, Seeds};
use zip::write::SimpleFileOptions;

/// A generator of its own, so that no release of a library changes what is tried.
struct Chance(u64);

impl Chance {
    /// SplitMix64.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// `bytes` after one to four changes: a bit, a piece taken out, doubled or moved, a mark, a piece of another.
fn bent(bytes: &[u8], others: &[Vec<u8>], words: &[&str], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        let end = (at + 1 + chance.below(12)).min(bytes.len());
        match chance.below(8) {
            0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            1 if at < bytes.len() => bytes[at] = b'0' + (chance.below(10) as u8),
            2 if at < end => drop(bytes.drain(at..end)),
            3 if at < end => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            4 => bytes.truncate(at),
            5 => {
                let other = &others[chance.below(others.len())];
                let from = chance.below(other.len());
                let to = (from + 1 + chance.below(24)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            6 => drop(bytes.splice(at..at, chance.one_of(words).bytes())),
            _ => drop(bytes.splice(at..at, chance.one_of(&MARKS).bytes())),
        }
    }
    bytes
}

/// A panic inside the reader of workbooks underneath is caught by ours and told as a refusal: it is not printed.
fn quiet_underneath() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let told = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !panic.location().is_some_and(|place| place.file().contains("calamine")) {
                told(panic);
            }
        }));
    });
}

/// Tries `count` mutations of `corpus`, in parallel and the same on every machine, and names the first that
/// breaks the reader's word.
fn try_all(corpus: &[Vec<u8>], words: &[&str], count: u64, read: impl Fn(&[u8]) + Sync) {
    assert!(!corpus.is_empty(), "nothing to bend");
    // What is real is read before it is bent.
    corpus.iter().for_each(|bytes| read(bytes));
    let broken = (0..count).into_par_iter().find_first(|number| {
        let mut chance = Chance(*number);
        let seed = &corpus[chance.below(corpus.len())];
        let bytes = bent(seed, corpus, words, &mut chance);
        catch_unwind(AssertUnwindSafe(|| read(&bytes))).is_err()
    });
    if let Some(number) = broken {
        let mut chance = Chance(number);
        let seed = &corpus[chance.below(corpus.len())];
        let bytes = bent(seed, corpus, words, &mut chance);
        panic!("mutation {number}: {:?}", String::from_utf8_lossy(&bytes));
    }
}

fn tree() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn rates_are_read_or_refused_with_their_column() {
    let Seeds { texts, words } = seeds::rates();
    try_all(&texts, words, 20_000, entry_points::rate);
}

#[test]
fn rules_of_origin_are_read_or_refused_with_their_line() {
    let Seeds { texts, words } = seeds::rules(&tree());
    try_all(&texts, words, 20_000, entry_points::rules);
}

#[test]
fn questions_about_duty_are_answered_or_refused_row_by_row() {
    let law = Lawbook::bundled().law().unwrap();
    let Seeds { texts, words } = seeds::questions(&tree());
    // Rows are tried together, as a file holds them, and some files without their head.
    let files: Vec<u64> = (0..400).collect();
    files.par_iter().for_each(|number| {
        let mut chance = Chance(*number);
        let mut file =
            if number % 20 == 0 { Vec::new() } else { entry_points::QUESTIONS.as_bytes().to_vec() };
        for _ in 0..50 {
            let seed = &texts[chance.below(texts.len())];
            file.extend(bent(seed, &texts, words, &mut chance));
            file.push(b'\n');
        }
        let tried = catch_unwind(AssertUnwindSafe(|| entry_points::questions(&law, &file)));
        assert!(tried.is_ok(), "file {number}:\n{}", String::from_utf8_lossy(&file));
    });
}

#[test]
fn bills_in_csv_are_read_or_refused_with_their_place() {
    let Seeds { texts, words } = seeds::bills(&tree());
    try_all(&texts, words, 10_000, entry_points::bill_csv);
}

/// The files inside a workbook.
fn unpacked(book: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    (0..archive.len())
        .map(|number| {
            let mut file = archive.by_index(number).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn packed(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        archive.start_file(name, stored).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn bills_in_workbooks_are_read_or_refused_with_their_place() {
    quiet_underneath();
    let Seeds { texts: books, words } = seeds::workbooks(&tree(), workbook::workbook);
    // The archive itself, which its checksums guard.
    try_all(&books, &["PK\u{3}\u{4}", "PK\u{1}\u{2}"], 2_000, entry_points::bill_xlsx);
    // And what is in it, under good checksums.
    let inside: Vec<Vec<(String, Vec<u8>)>> = books.iter().map(|book| unpacked(book)).collect();
    let texts: Vec<Vec<u8>> = inside.iter().flatten().map(|(_, bytes)| bytes.clone()).collect();
    (0..3_000_u64).into_par_iter().for_each(|number| {
        let mut chance = Chance(number ^ 0x5eed);
        let mut files = inside[chance.below(inside.len())].clone();
        // The sheet and its strings more often than the rest.
        let of_data: Vec<usize> = (0..files.len())
            .filter(|at| files[*at].0.contains("sheet1") || files[*at].0.contains("sharedStrings"))
            .collect();
        let at =
            if number % 4 == 0 { chance.below(files.len()) } else { of_data[chance.below(of_data.len())] };
        files[at].1 = bent(&files[at].1, &texts, words, &mut chance);
        let book = packed(&files);
        let tried = catch_unwind(AssertUnwindSafe(|| entry_points::bill_xlsx(&book)));
        let (name, bytes) = &files[at];
        assert!(tried.is_ok(), "mutation {number} of {name}:\n{}", String::from_utf8_lossy(bytes));
    });
}
