//! The official export with its descriptions, in the user's own data folder.
//!
//! `DATA/tariff/current/` is the one in use, `DATA/tariff/former/` the one before it. A new one is written
//! and checked beside them and moved into place whole, so that a failure at any moment leaves one that works.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use customs::duty::Schedule;
use customs::{Problem, TariffCode, Value};
use flate2::read::GzDecoder;
use lawbook::hts::export::{ExportRow, LineFacts, RowReader, plain_description};
use lawbook::hts::tables;

use super::changes::{self, Change};
use super::digest;

/// Fewer lines than this are not the whole schedule.
const FEWEST_LINES: usize = 10_000;

/// Why an export was not taken, or a stored one not read.
#[derive(Debug)]
pub enum StoreError {
    /// A file or folder cannot be read or written.
    File {
        /// Which.
        path: PathBuf,
        /// Whether it was being written.
        writing: bool,
        /// What the system says.
        error: io::Error,
    },
    /// Not the official export: not compressed as it should be, or not its JSON.
    Unreadable {
        /// The reader's own words.
        reason: String,
    },
    /// Part of the schedule is missing.
    Incomplete {
        /// How many lines there are.
        lines: usize,
        /// Chapters without any line.
        chapters: Vec<TariffCode>,
    },
    /// A line that does not come after the one before it, as those of a schedule do: a digit of one of the
    /// two is not as it was printed.
    OutOfOrder {
        /// The line.
        code: TariffCode,
        /// The one before it.
        after: TariffCode,
    },
    /// The file is not the one whose checksum was given.
    ChecksumDiffers {
        /// As given.
        given: String,
        /// That of the file.
        found: String,
    },
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File { path, error, .. } => write!(f, "{}: {error}", path.display()),
            Self::Unreadable { reason } => write!(f, "not an official export: {reason}"),
            Self::Incomplete { lines, chapters } => {
                write!(f, "{lines} lines, and none in chapters {chapters:?}")
            }
            Self::OutOfOrder { code, after } => write!(f, "line {code} stands after {after}"),
            Self::ChecksumDiffers { given, found } => write!(f, "checksum {found} instead of {given}"),
        }
    }
}

impl Problem for StoreError {
    fn code(&self) -> &'static str {
        match self {
            Self::File { writing: true, .. } => "file-not-writable",
            Self::File { writing: false, .. } => "file-not-readable",
            Self::Unreadable { .. } => "tariff-export-unreadable",
            Self::Incomplete { .. } => "tariff-export-incomplete",
            Self::OutOfOrder { .. } => "tariff-export-out-of-order",
            Self::ChecksumDiffers { .. } => "tariff-checksum-differs",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::File { path, error, .. } => {
                vec![("file", path.display().to_string().into()), ("reason", error.kind().to_string().into())]
            }
            Self::Unreadable { reason } => vec![("reason", reason.as_str().into())],
            Self::Incomplete { lines, chapters } => vec![
                ("lines", (*lines).into()),
                ("count", chapters.len().into()),
                ("chapters", chapters.clone().into()),
            ],
            Self::OutOfOrder { code, after } => vec![("code", (*code).into()), ("after", (*after).into())],
            Self::ChecksumDiffers { given, found } => {
                vec![("given", given.as_str().into()), ("found", found.as_str().into())]
            }
        }
    }
}

/// The official descriptions of an edition, row by row as printed.
#[derive(Debug, Default)]
pub struct Descriptions {
    text: String,
    rows: Vec<DescribedRow>,
}

#[derive(Debug)]
struct DescribedRow {
    code: Option<TariffCode>,
    indent: u8,
    from: usize,
    to: usize,
}

impl Descriptions {
    /// Reads `descriptions.txt`: `CODE<tab>INDENT<tab>TEXT`, the code empty for a row of text.
    fn read(text: String) -> Option<Self> {
        let mut rows = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let mut fields = line.trim_end_matches('\n').splitn(3, '\t');
            let (code, indent, words) = (fields.next()?, fields.next()?, fields.next()?);
            let from = at + code.len() + indent.len() + 2;
            rows.push(DescribedRow {
                code: if code.is_empty() { None } else { Some(code.parse().ok()?) },
                indent: indent.parse().ok()?,
                from,
                to: from + words.len(),
            });
            at += line.len();
        }
        Some(Self { text, rows })
    }

    /// The description of a line.
    #[must_use]
    pub fn get(&self, code: TariffCode) -> Option<&str> {
        self.rows.iter().find(|row| row.code == Some(code)).map(|row| &self.text[row.from..row.to])
    }

    /// Codes with their descriptions, in the order of the schedule.
    pub fn iter(&self) -> impl Iterator<Item = (TariffCode, &str)> {
        self.rows.iter().filter_map(|row| Some((row.code?, &self.text[row.from..row.to])))
    }

    /// The rows that a line stands under in the printed tree, outermost first, and the line itself: text
    /// rows are there too.
    #[must_use]
    pub fn path(&self, code: TariffCode) -> Vec<(Option<TariffCode>, &str)> {
        let Some(at) = self.rows.iter().position(|row| row.code == Some(code)) else { return Vec::new() };
        let mut path = Vec::new();
        let mut above = self.rows[at].indent + 1;
        for row in self.rows[..=at].iter().rev() {
            if row.indent < above {
                path.push((row.code, &self.text[row.from..row.to]));
                above = row.indent;
            }
            if above == 0 {
                break;
            }
        }
        path.reverse();
        path
    }
}

/// What an installation did.
#[derive(Debug)]
pub struct Installed {
    /// Lines of the export.
    pub lines: usize,
    /// Lines whose rates are worded in a way that is not understood; they are shown and not used.
    pub not_understood: Vec<String>,
    /// What differs from the export before, or from the newest edition carried in the program.
    pub changes: Vec<Change>,
    /// Whether there was one before.
    pub replaced: bool,
    /// Whether the one before was the same, row for row: then nothing was written, and the former one stays.
    pub was_there: bool,
    /// The SHA-256 checksum of the file as it came.
    pub checksum: String,
}

/// The tariff folder in the user's data.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// The store in a data folder; nothing is made before something is written.
    #[must_use]
    pub fn at(data: &Path) -> Self {
        Self { folder: data.join("tariff") }
    }

    /// Where a download is gathered until it is whole.
    #[must_use]
    pub fn download(&self) -> PathBuf {
        self.folder.join("download")
    }

    fn edition(&self) -> Option<PathBuf> {
        // Between two moves of an installation only the former may be there.
        ["current", "former"].map(|name| self.folder.join(name)).into_iter().find(|path| path.is_dir())
    }

    /// Whether an export is stored.
    #[must_use]
    pub fn holds_one(&self) -> bool {
        self.edition().is_some()
    }

    /// The descriptions in use, where any were downloaded.
    pub fn descriptions(&self) -> Result<Option<Descriptions>, StoreError> {
        let Some(edition) = self.edition() else { return Ok(None) };
        let path = edition.join("descriptions.txt");
        let text = fs::read_to_string(&path).map_err(|error| file(&path, false, error))?;
        Descriptions::read(text)
            .map(Some)
            .ok_or_else(|| StoreError::Unreadable { reason: path.display().to_string() })
    }

    /// Checks an export (JSON, or the same under gzip) and makes it the one in use; keeps the former. One
    /// that is there already changes nothing, so that the former stays an earlier one.
    ///
    /// - Takes: the file as it came, where it came from, the checksum it has to have where one is known, and
    ///   the schedule to compare with while none is stored.
    /// - Refuses: another file than that of the checksum, what is not the official export, part of one, and
    ///   one whose lines are not in order. Nothing is changed then.
    pub fn install(
        &self,
        bytes: &[u8],
        source: &str,
        known: Option<&str>,
        schedule: &Schedule,
    ) -> Result<Installed, StoreError> {
        let checksum = digest::checksum(bytes);
        if let Some(given) = known.filter(|known| !known.trim().eq_ignore_ascii_case(&checksum)) {
            return Err(StoreError::ChecksumDiffers { given: given.to_owned(), found: checksum });
        }
        let rows = rows(bytes)?;
        let mut reader = RowReader::default();
        let (mut lines, mut not_understood) = (Vec::new(), Vec::new());
        for row in &rows {
            match reader.read(row) {
                Ok(facts) => lines.extend(facts),
                Err(error) => not_understood.push(format!("{}: {error}", row.htsno)),
            }
        }
        complete(&lines)?;
        in_order(&rows)?;
        let stored = match self.edition() {
            Some(edition) => {
                let path = edition.join("export.json.gz");
                let bytes = fs::read(&path).map_err(|error| file(&path, false, error))?;
                Some(self::rows(&bytes)?)
            }
            None => None,
        };
        let was_there = stored.as_ref() == Some(&rows);
        let before = stored.as_ref().map_or_else(
            || newest(schedule),
            |stored| {
                let mut reader = RowReader::default();
                stored.iter().filter_map(|row| reader.read(row).ok()?).collect()
            },
        );
        let changes = changes::between(&before, &lines);
        if !was_there {
            self.write(bytes, &rows, &format!("{source}\nsha-256 {checksum}\n"))?;
        }
        let (lines, replaced) = (lines.len(), stored.is_some());
        Ok(Installed { lines, not_understood, changes, replaced, was_there, checksum })
    }

    fn write(&self, bytes: &[u8], rows: &[ExportRow], source: &str) -> Result<(), StoreError> {
        let incoming = self.folder.join("incoming");
        let (current, former) = (self.folder.join("current"), self.folder.join("former"));
        let written = |path: &Path, result: io::Result<()>| result.map_err(|error| file(path, true, error));
        if incoming.exists() {
            written(&incoming, fs::remove_dir_all(&incoming))?;
        }
        written(&incoming, fs::create_dir_all(&incoming))?;
        let packed = if bytes.starts_with(&GZIP) { bytes.to_vec() } else { pack(bytes) };
        let mut descriptions = String::new();
        for row in rows {
            let words = plain_description(row).replace(['\t', '\n'], " ");
            let indent = row.indent.trim().parse::<u8>().unwrap_or(0);
            descriptions.push_str(&format!("{}\t{indent}\t{words}\n", row.htsno.trim()));
        }
        for (name, bytes) in [
            ("export.json.gz", packed.as_slice()),
            ("descriptions.txt", descriptions.as_bytes()),
            ("source.txt", source.as_bytes()),
        ] {
            let path = incoming.join(name);
            written(&path, write_through(&path, bytes))?;
        }
        if current.is_dir() {
            if former.is_dir() {
                written(&former, fs::remove_dir_all(&former))?;
            }
            written(&former, fs::rename(&current, &former))?;
        }
        written(&current, fs::rename(&incoming, &current))
    }
}

const GZIP: [u8; 2] = [0x1f, 0x8b];

fn file(path: &Path, writing: bool, error: io::Error) -> StoreError {
    StoreError::File { path: path.to_owned(), writing, error }
}

fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use io::Write as _;
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn pack(bytes: &[u8]) -> Vec<u8> {
    use io::Write as _;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    // Writing into memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

fn rows(bytes: &[u8]) -> Result<Vec<ExportRow>, StoreError> {
    let unreadable = |reason: String| StoreError::Unreadable { reason };
    if !bytes.starts_with(&GZIP) {
        return serde_json::from_slice(bytes).map_err(|error| unreadable(error.to_string()));
    }
    let mut text = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut text).map_err(|error| unreadable(error.to_string()))?;
    serde_json::from_slice(&text).map_err(|error| unreadable(error.to_string()))
}

/// Every chapter has lines, and there are as many as a schedule has.
fn complete(lines: &[LineFacts]) -> Result<(), StoreError> {
    let missing: Vec<TariffCode> = (1..=97_u64)
        .filter(|chapter| *chapter != 77)
        .filter_map(|chapter| TariffCode::from_number(chapter * 100_000_000, customs::Level::Chapter))
        .filter(|chapter| !lines.iter().any(|line| line.code.chapter() == *chapter))
        .collect();
    if lines.len() < FEWEST_LINES || !missing.is_empty() {
        return Err(StoreError::Incomplete { lines: lines.len(), chapters: missing });
    }
    Ok(())
}

/// The codes rise from row to row: a digit that changed on the way shows where it takes a line out of its
/// place. Rows whose code is not understood are among those that are told.
fn in_order(rows: &[ExportRow]) -> Result<(), StoreError> {
    let mut before: Option<TariffCode> = None;
    for code in rows.iter().filter_map(|row| row.htsno.parse::<TariffCode>().ok()) {
        if let Some(after) = before.filter(|before| *before >= code) {
            return Err(StoreError::OutOfOrder { code, after });
        }
        before = Some(code);
    }
    Ok(())
}

/// The lines of the newest full edition carried in the program.
fn newest(schedule: &Schedule) -> Vec<LineFacts> {
    let full = schedule.revisions().iter().rposition(|revision| !revision.partial);
    match full.and_then(|number| u16::try_from(number).ok()) {
        Some(number) => tables::edition_facts(schedule, customs::duty::Edition(number)).collect(),
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    /// An export with enough lines in every chapter, the first one at `rate`.
    fn export(rate: &str) -> Vec<u8> {
        let chapters = (1..=97).filter(|chapter| *chapter != 77);
        let rows: Vec<serde_json::Value> = chapters
            .flat_map(|chapter| (1..=110).map(move |line| (chapter, line)))
            .map(|(chapter, line)| {
                let general = if (chapter, line) == (1, 1) { rate } else { "Free" };
                let code = format!("{chapter:02}01.{:02}.{:02}", 1 + line / 90, 1 + line % 90);
                serde_json::json!({ "htsno": code, "indent": "0", "description": "goods", "general": general })
            })
            .collect();
        serde_json::to_vec(&rows).unwrap()
    }

    fn former(store: &Store) -> Option<Vec<u8>> {
        fs::read(store.folder.join("former/export.json.gz")).ok()
    }

    #[test]
    fn an_export_that_is_there_already_leaves_the_former_one() {
        let data = tempfile::TempDir::new().unwrap();
        let store = Store::at(data.path());
        let schedule = Schedule::default();
        let install = |rate: &str| store.install(&export(rate), "test", None, &schedule).unwrap();
        assert!(!install("1%").was_there && former(&store).is_none());
        let second = install("2%");
        assert!(!second.was_there && second.replaced);
        assert_eq!(second.changes.len(), 1, "{:?}", second.changes);
        let kept = former(&store).unwrap();
        let again = install("2%");
        assert!(again.was_there && again.changes.is_empty());
        assert_eq!(former(&store).unwrap(), kept, "the former edition was lost");
    }

    #[test]
    fn what_is_no_export_changes_nothing() {
        let data = tempfile::TempDir::new().unwrap();
        let store = Store::at(data.path());
        let schedule = Schedule::default();
        store.install(&export("1%"), "test", None, &schedule).unwrap();
        let current = || fs::read(store.folder.join("current/export.json.gz")).unwrap();
        let before = current();
        let cut = &export("2%")[..1000];
        assert!(matches!(store.install(cut, "test", None, &schedule), Err(StoreError::Unreadable { .. })));
        assert!(matches!(store.install(b"[]", "test", None, &schedule), Err(StoreError::Incomplete { .. })));
        assert_eq!(current(), before);
        assert!(former(&store).is_none());
    }
}
