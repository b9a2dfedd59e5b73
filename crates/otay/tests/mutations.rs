//! Real rates, rules, questions and bills, bent by a fixed seed: each is read or refused, never a panic, and a
//! refusal says where. The same entry points are fuzzed in `fuzz/`, where a nightly compiler is at hand.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../../fuzz/entry_points.rs"]
mod entry_points;
#[path = "support/workbook.rs"]
mod workbook;

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Once;

use lawbook::Lawbook;
use rayon::prelude::*;
use workbook::workbook;
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

/// What breaks readers: limits of numbers, marks of other encodings, what nests and what ends.
const MARKS: [&str; 26] = [
    "",
    "-",
    "+",
    "%",
    "¢",
    "$",
    "\"",
    "'",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\0",
    "\u{feff}",
    "\u{a0}",
    "99999999999999999999999999999",
    "0.000000000000000000000001",
    "-0",
    "1e9",
    "１",
    "ñ",
    "é",
    "((((",
    "))))",
    "\u{10ffff}",
];

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
    let schedule = Lawbook::bundled().schedule().unwrap();
    let mut corpus: Vec<Vec<u8>> =
        schedule.parts().rates.iter().map(|rate| rate.to_string().into_bytes()).collect();
    // As the official export words them.
    let worded = [
        "Free",
        "4.4¢/kg",
        "1.5¢/kg + 3%",
        "$1.035/kg",
        "26.4%",
        "No change",
        "See 9903.88.15",
        "51¢ each + 6.25% on the case and strap, band or bracelet + 5.3% on the battery",
        "0.9¢ each + 6.4% on the case + 14% on the strap",
        "1.1¢/kg on lead content",
        "The duty provided in the applicable subheading + 25%",
        "Free (A,AU,BH,CL,CO,D,E,IL,JO,KR,MA,OM,P,PA,PE,S,SG)",
        "$2.50/kg + 10% but not less than 15%",
        "3.7¢/liter",
        "0.3606¢/kg less 0.0066¢/kg for each degree under 100 degrees",
        "No.",
        "doz. pcs.",
        "kg, No.",
        "m<sup>2</sup>",
    ];
    corpus.extend(worded.map(|text| text.as_bytes().to_vec()));
    let words = [
        " + ",
        "%",
        "¢/kg",
        "/NO",
        "/KG",
        "free",
        "Free",
        "min",
        "applicable",
        " but not less than ",
        "@case",
        " on the case",
        "(A,S)",
        " each",
        "less ",
        "See 9903.88.15",
    ];
    try_all(&corpus, &words, 20_000, entry_points::rate);
}

#[test]
fn rules_of_origin_are_read_or_refused_with_their_line() {
    let folder = tree().join("law/usmca/product_specific");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "psr"));
    files.sort();
    let mut corpus = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        let head: Vec<&str> =
            text.lines().filter(|line| line.starts_with("chapter ") || line.starts_with("source ")).collect();
        // A rule with its alternatives, under the head of its file; a few of each chapter.
        for rule in text.split("\nrule ").skip(1).step_by(9) {
            corpus.push(format!("{}\n\nrule {rule}\n", head.join("\n")).into_bytes());
        }
    }
    assert!(corpus.len() > 100, "{} rules", corpus.len());
    let words = [
        "rule ",
        "chapter 92",
        "note ",
        "define ",
        "A ",
        "B ",
        "from ",
        "except ",
        "any ",
        "CC",
        "CTH",
        "CTSH",
        "rvc ",
        "net-cost 50",
        " or ",
        " and ",
        "\"",
        "# check: ",
        "  ",
        "9201..9208",
        "until 2027-06-30",
    ];
    try_all(&corpus, &words, 20_000, entry_points::rules);
}

#[test]
fn questions_about_duty_are_answered_or_refused_row_by_row() {
    let law = Lawbook::bundled().law().unwrap();
    // The published questions: real lines, origins, days, quantities and facts.
    let published = fs::read_to_string(tree().join("cases/duty/published.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(published.as_bytes());
    let columns = reader.headers().unwrap().clone();
    let cell = |row: &csv::StringRecord, name: &str| {
        let at = columns.iter().position(|column| column == name);
        at.and_then(|at| row.get(at)).unwrap_or_default().to_owned()
    };
    let mut corpus: Vec<Vec<u8>> = reader
        .records()
        .map(|row| {
            let row = row.unwrap();
            let cells = ["name", "code", "origin", "date", "value", "qty", "claim", "said"]
                .map(|name| cell(&row, name));
            cells.join(",").into_bytes()
        })
        .collect();
    corpus.push(b"q,0102294062,CA,2026-10-09,100000,NO=60;KG=21000,S,mode=truck;export=MX".to_vec());
    corpus.push(b"c,9506624040,CN,2026-09-10,10000,,,chapter98=9802.00.80;us-components=4000".to_vec());
    let words = [
        ",",
        ";",
        "KG=",
        "NO=1",
        "S+",
        "metal=steel:0.3+aluminum:0.1",
        "metal-weight=2",
        "patent=",
        "quota=in",
        "chapter98=9802.00.60",
        "processing-value=1",
        "value:case=12",
        "quantity:KG=",
        "mode=",
        "2026-02-30",
        "loaded-on=2026-07-20",
        "smelted-in=RU",
        "\"",
        "US",
        "donation",
    ];
    // Rows are tried together, as a file holds them, and some files without their head.
    let files: Vec<u64> = (0..400).collect();
    files.par_iter().for_each(|number| {
        let mut chance = Chance(*number);
        let mut file =
            if number % 20 == 0 { Vec::new() } else { entry_points::QUESTIONS.as_bytes().to_vec() };
        for _ in 0..50 {
            let seed = &corpus[chance.below(corpus.len())];
            file.extend(bent(seed, &corpus, &words, &mut chance));
            file.push(b'\n');
        }
        let tried = catch_unwind(AssertUnwindSafe(|| entry_points::questions(&law, &file)));
        assert!(tried.is_ok(), "file {number}:\n{}", String::from_utf8_lossy(&file));
    });
}

/// The first rows of each bundled bill of materials.
fn bills() -> Vec<String> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(tree().join("examples")).unwrap().map(|folder| folder.unwrap().path()).collect();
    folders.sort();
    let files = folders.iter().flat_map(|folder| [folder.join("bill.csv"), folder.join("lista.csv")]);
    let texts: Vec<String> = files.filter_map(|file| fs::read_to_string(file).ok()).collect();
    assert!(texts.len() >= 5, "{} bills", texts.len());
    let short = |text: String| -> String {
        let rows = text.lines().filter(|line| !line.starts_with('#'));
        rows.take(7).map(|line| format!("{line}\n")).collect()
    };
    texts.into_iter().map(short).collect()
}

const IN_BILLS: [&str; 18] = [
    ",",
    ";",
    "\"",
    "MX",
    "US",
    "originating",
    "non-originating",
    "originario",
    "supplier-declaration",
    "2026-01-05",
    "pcs",
    "kg",
    "USD",
    "MXN",
    "9209.92.80",
    "-1",
    "1,234.5",
    "parent",
];

#[test]
fn bills_in_csv_are_read_or_refused_with_their_place() {
    let corpus: Vec<Vec<u8>> = bills().into_iter().map(String::into_bytes).collect();
    try_all(&corpus, &IN_BILLS, 10_000, entry_points::bill_csv);
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
    let books: Vec<Vec<u8>> = bills().iter().map(|bill| workbook(bill)).collect();
    // The archive itself, which its checksums guard.
    try_all(&books, &["PK\u{3}\u{4}", "PK\u{1}\u{2}"], 2_000, entry_points::bill_xlsx);
    // And what is in it, under good checksums.
    let inside: Vec<Vec<(String, Vec<u8>)>> = books.iter().map(|book| unpacked(book)).collect();
    let texts: Vec<Vec<u8>> = inside.iter().flatten().map(|(_, bytes)| bytes.clone()).collect();
    let words = [
        "<c r=\"A1\"><v>1</v></c>",
        " t=\"s\"",
        "<v>",
        "</v>",
        "<row r=\"2\">",
        "r=\"ZZZ99999999\"",
        "&amp;",
        "&#0;",
        "<dimension ref=\"A1:XFD1048576\"/>",
        "<f>",
        "1E308",
        "#REF!",
        "t=\"e\"",
        "<t>",
    ];
    (0..3_000_u64).into_par_iter().for_each(|number| {
        let mut chance = Chance(number ^ 0x5eed);
        let mut files = inside[chance.below(inside.len())].clone();
        // The sheet and its strings more often than the rest.
        let of_data: Vec<usize> = (0..files.len())
            .filter(|at| files[*at].0.contains("sheet1") || files[*at].0.contains("sharedStrings"))
            .collect();
        let at =
            if number % 4 == 0 { chance.below(files.len()) } else { of_data[chance.below(of_data.len())] };
        files[at].1 = bent(&files[at].1, &texts, &words, &mut chance);
        let book = packed(&files);
        let tried = catch_unwind(AssertUnwindSafe(|| entry_points::bill_xlsx(&book)));
        let (name, bytes) = &files[at];
        assert!(tried.is_ok(), "mutation {number} of {name}:\n{}", String::from_utf8_lossy(bytes));
    });
}
