//! `cargo xtask import-hts DIR`: the official exports of the schedule into the tables of `law/hts/`.
//!
//! Reads each edition that `law/hts/revisions.toml` names from `DIR/json/hts_NAME.json.gz`, and the headings
//! that came after the newest from `DIR/new_headings_after_rev10.csv`. Writes no description. Ends by reading
//! back what it wrote and comparing every line of every edition.

use std::error::Error;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use customs::TariffCode;
use customs::duty::Edition;
use flate2::read::GzDecoder;
use lawbook::LawFiles;
use lawbook::hts::export::{ExportRow, LineFacts, RowReader};
use lawbook::hts::{self, RevisionFacts, tables, words};
use rayon::prelude::*;
use serde::Deserialize;

/// Arguments of the task.
#[derive(Args)]
pub struct ImportHts {
    /// The folder with the exports (`json/hts_2025_basic.json.gz`, ...)
    directory: PathBuf,
    /// Compare with the tables there are, and write nothing
    #[arg(long)]
    check: bool,
}

/// Runs the task and says what it found.
pub fn import_hts(arguments: &ImportHts) -> ExitCode {
    match import(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("import-hts: {error}");
            ExitCode::FAILURE
        }
    }
}

fn import(arguments: &ImportHts) -> Result<(), Box<dyn Error>> {
    let root = crate::tree::root();
    let files = LawFiles::directory(&root)?;
    let revisions = hts::revisions(&files)?;
    let count = u16::try_from(revisions.len())?;

    let editions: Vec<Vec<LineFacts>> = revisions
        .par_iter()
        .map(|revision| edition(&arguments.directory, revision).map_err(|error| error.to_string()))
        .collect::<Result<_, String>>()?;
    for (revision, lines) in revisions.iter().zip(&editions) {
        println!("{}: {} lines, from {}", revision.name, lines.len(), revision.effect);
    }

    let mut compiler = tables::Compiler::default();
    for (revision, lines) in revisions.iter().zip(&editions) {
        compiler.edition(lines.iter().cloned(), revision.is_partial());
    }
    for (name, text) in tables::write(&compiler.finish(), count) {
        let path = root.join(hts::FOLDER).join(name);
        if arguments.check && fs::read_to_string(&path)? != text {
            return Err(format!("{} is not what the exports give", path.display()).into());
        }
        println!("law/hts/{name}: {} entries, {} bytes", text.lines().count() - 1, text.len());
        if !arguments.check {
            fs::write(&path, text)?;
        }
    }
    read_back(&LawFiles::directory(&root)?, &revisions, &editions)?;
    compare_rate_lines(&LawFiles::directory(&root)?, &arguments.directory)
}

fn edition(directory: &Path, revision: &RevisionFacts) -> Result<Vec<LineFacts>, Box<dyn Error>> {
    if revision.is_partial() {
        return later_headings(directory, revision);
    }
    let path = directory.join(format!("json/hts_{}.json.gz", revision.name));
    let file = File::open(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut text = Vec::new();
    GzDecoder::new(file).read_to_end(&mut text).map_err(|error| format!("{}: {error}", path.display()))?;
    let rows: Vec<ExportRow> =
        serde_json::from_slice(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut lines = Vec::with_capacity(rows.len());
    let mut problems = Vec::new();
    let mut reader = RowReader::default();
    for (number, row) in rows.iter().enumerate() {
        match reader.read(row) {
            Ok(facts) => lines.extend(facts),
            Err(error) => problems.push(format!("row {} ({}): {error}", number + 1, row.htsno)),
        }
    }
    if problems.is_empty() {
        Ok(lines)
    } else {
        Err(format!("{}:\n{}", path.display(), problems.join("\n")).into())
    }
}

#[derive(Deserialize)]
struct LaterHeading {
    htsno: String,
    general: String,
    special: String,
    other: String,
}

/// The headings an edition adds. Where the text read gave no rate, the line stands without one.
fn later_headings(directory: &Path, revision: &RevisionFacts) -> Result<Vec<LineFacts>, Box<dyn Error>> {
    let path = directory.join("new_headings_after_rev10.csv");
    let mut lines = Vec::new();
    for row in csv::Reader::from_path(&path)?.deserialize() {
        let row: LaterHeading = row?;
        let code: TariffCode = row.htsno.parse()?;
        if !revision.adds_heading(code) {
            continue;
        }
        let at = |error: words::WordingError| format!("{}, {code}: {error}", path.display());
        lines.push(LineFacts {
            code,
            indent: 1,
            general: words::rate(&row.general).map_err(at)?,
            special: words::special(&row.special).map_err(at)?.0.into_vec(),
            other: words::rate(&row.other).map_err(at)?,
            units: Vec::new(),
            footnotes: Vec::new(),
        });
    }
    lines.sort_by_key(|line| line.code);
    Ok(lines)
}

/// Every line of every full edition, as the tables give it back.
fn read_back(
    files: &LawFiles,
    revisions: &[RevisionFacts],
    editions: &[Vec<LineFacts>],
) -> Result<(), Box<dyn Error>> {
    let schedule = hts::read(files).map_err(|problems| format!("{problems:?}"))?;
    let mut compared = 0;
    for (number, (revision, lines)) in revisions.iter().zip(editions).enumerate() {
        let edition = Edition(u16::try_from(number)?);
        if revision.is_partial() {
            continue;
        }
        let mut held = tables::edition_facts(&schedule, edition);
        for line in lines {
            if held.next().as_ref() != Some(line) {
                return Err(format!("{}: {} does not read back", revision.name, line.code).into());
            }
        }
        if held.next().is_some() {
            return Err(format!("{}: lines read back that were not there", revision.name).into());
        }
        compared += lines.len();
    }
    println!("read back: {compared} lines, all identical");
    Ok(())
}

#[derive(Deserialize)]
struct RateLine {
    htsno: String,
    general_text: String,
    column2_text: String,
}

/// Says where the rate lines of a later revision differ from the newest full edition.
fn compare_rate_lines(files: &LawFiles, directory: &Path) -> Result<(), Box<dyn Error>> {
    let path = directory.join("hts_2026_rev15_rate_lines.csv");
    if !path.is_file() {
        return Ok(());
    }
    let schedule = hts::read(files).map_err(|problems| format!("{problems:?}"))?;
    let newest = schedule.revisions().iter().rposition(|revision| !revision.partial).unwrap_or_default();
    let edition = Edition(u16::try_from(newest)?);
    let (mut same, mut absent, mut differ) = (0, 0, Vec::new());
    for row in csv::Reader::from_path(&path)?.deserialize() {
        let row: RateLine = row?;
        let Some(line) = schedule.line(row.htsno.parse()?, edition) else {
            absent += 1;
            continue;
        };
        let (general, other) = (words::rate(&row.general_text)?, words::rate(&row.column2_text)?);
        if line.general() == general.as_ref() && line.other() == other.as_ref() {
            same += 1;
        } else {
            differ.push(row.htsno);
        }
    }
    println!(
        "2026 revision 15 against {}: {same} rate lines the same, {} differ {differ:?}, {absent} not held there",
        schedule.revision(edition).name,
        differ.len()
    );
    Ok(())
}
