//! What is real to begin from: rates, rules, questions and bills of this tree, and the words that bend them best.
//!
//! The tests in `crates/otay/tests/mutations.rs` bend them by a fixed seed, `cargo xtask fuzz` hands them to a
//! fuzzer.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "what is in the tree reads, or the test fails")]
#![allow(dead_code, reason = "the tests and the task use their part")]

use std::fs;
use std::path::{Path, PathBuf};

use lawbook::Lawbook;

/// Where a fuzzer or a test begins.
pub struct Seeds {
    /// Real texts, or files.
    pub texts: Vec<Vec<u8>>,
    /// What their readers look for.
    pub words: &'static [&'static str],
}

/// What breaks readers: limits of numbers, marks of other encodings, what nests and what ends.
pub const MARKS: [&str; 26] = [
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

/// Words of rates.
const OF_RATES: &[&str] = &[
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

/// Every rate of the schedule as the law files write it, and some as the official export words them.
pub fn rates() -> Seeds {
    let schedule = Lawbook::bundled().schedule().unwrap();
    let mut texts: Vec<Vec<u8>> =
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
    texts.extend(worded.map(|text| text.as_bytes().to_vec()));
    Seeds { texts, words: OF_RATES }
}

/// Words of rules of origin.
const OF_RULES: &[&str] = &[
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

/// A few rules of origin of each chapter, each under the head of its file.
pub fn rules(tree: &Path) -> Seeds {
    let folder = tree.join("law/usmca/product_specific");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "psr"));
    files.sort();
    let mut texts = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        let head: Vec<&str> =
            text.lines().filter(|line| line.starts_with("chapter ") || line.starts_with("source ")).collect();
        // A rule with its alternatives, under the head of its file; a few of each chapter.
        for rule in text.split("\nrule ").skip(1).step_by(9) {
            texts.push(format!("{}\n\nrule {rule}\n", head.join("\n")).into_bytes());
        }
    }
    assert!(texts.len() > 100, "{} rules", texts.len());
    Seeds { texts, words: OF_RULES }
}

/// Words of questions about duty.
const OF_QUESTIONS: &[&str] = &[
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

/// The published questions about duty, a row each, without the head of the file.
pub fn questions(tree: &Path) -> Seeds {
    // The published questions: real lines, origins, days, quantities and facts.
    let published = fs::read_to_string(tree.join("cases/duty/published.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(published.as_bytes());
    let columns = reader.headers().unwrap().clone();
    let cell = |row: &csv::StringRecord, name: &str| {
        let at = columns.iter().position(|column| column == name);
        at.and_then(|at| row.get(at)).unwrap_or_default().to_owned()
    };
    let mut texts: Vec<Vec<u8>> = reader
        .records()
        .map(|row| {
            let row = row.unwrap();
            let cells = ["name", "code", "origin", "date", "value", "qty", "claim", "said"]
                .map(|name| cell(&row, name));
            cells.join(",").into_bytes()
        })
        .collect();
    texts.push(b"q,0102294062,CA,2026-10-09,100000,NO=60;KG=21000,S,mode=truck;export=MX".to_vec());
    texts.push(b"c,9506624040,CN,2026-09-10,10000,,,chapter98=9802.00.80;us-components=4000".to_vec());
    Seeds { texts, words: OF_QUESTIONS }
}

/// Words of bills of materials.
const OF_BILLS: &[&str] = &[
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

/// The first rows of each bundled bill of materials.
pub fn bills(tree: &Path) -> Seeds {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(tree.join("examples")).unwrap().map(|folder| folder.unwrap().path()).collect();
    folders.sort();
    let files = folders.iter().flat_map(|folder| [folder.join("bill.csv"), folder.join("lista.csv")]);
    let texts: Vec<String> = files.filter_map(|file| fs::read_to_string(file).ok()).collect();
    assert!(texts.len() >= 5, "{} bills", texts.len());
    let short = |text: String| -> String {
        let rows = text.lines().filter(|line| !line.starts_with('#'));
        rows.take(7).map(|line| format!("{line}\n")).collect()
    };
    let texts = texts.into_iter().map(|text| short(text).into_bytes()).collect();
    Seeds { texts, words: OF_BILLS }
}

/// Words of the files in a workbook.
const OF_WORKBOOKS: &[&str] = &[
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

/// The same bills as workbooks, set by `workbook`.
pub fn workbooks(tree: &Path, workbook: impl Fn(&str) -> Vec<u8>) -> Seeds {
    let bills = bills(tree).texts;
    let texts = bills.iter().map(|bill| workbook(std::str::from_utf8(bill).unwrap())).collect();
    Seeds { texts, words: OF_WORKBOOKS }
}
