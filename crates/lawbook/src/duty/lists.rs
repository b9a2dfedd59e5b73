//! `law/additional_duties/lists/*.txt`: lists of codes.
//!
//! A head of `key: value` lines (label, law, source, confidence, note), then codes parted by spaces. A line
//! in brackets, such as `[2025-11-13..2026-02-19]`, gives the days of the codes after it.

use customs::duty::{CodeList, ListEntry};
use customs::{Period, TariffCode};

use super::problem::DutyFileProblem;
use crate::error::{FileProblem, LawbookError};
use crate::files::LawFiles;

pub(super) const FOLDER: &str = "law/additional_duties/lists";
const NEEDED: [&str; 4] = ["label", "law", "source", "confidence"];

/// Reads every list, by name.
pub(super) fn read(files: &LawFiles) -> Result<Vec<CodeList>, Vec<LawbookError>> {
    let paths = files.list(FOLDER).map_err(|error| vec![error])?;
    let mut problems = Vec::new();
    let mut lists = Vec::new();
    for path in paths.iter().filter(|path| path.ends_with(".txt")) {
        let read = files.text(path).map_err(|error| vec![error]).and_then(|text| parse(path, &text));
        match read {
            Ok(list) => lists.push(list),
            Err(more) => problems.extend(more),
        }
    }
    if problems.is_empty() { Ok(lists) } else { Err(problems) }
}

/// Reads one list.
pub(super) fn parse(path: &str, text: &str) -> Result<CodeList, Vec<LawbookError>> {
    let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".txt");
    let mut problems = Vec::new();
    let mut head: Vec<&str> = Vec::new();
    let mut period: Option<Period> = None;
    let mut entries: Vec<ListEntry> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let at = Some(number + 1);
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some((key, value)) = line.split_once(": ").filter(|_| entries.is_empty() && period.is_none()) {
            if !NEEDED.contains(&key) && key != "note" {
                let allowed = NEEDED.join(", ");
                problems.push(LawbookError::new(
                    path,
                    at,
                    DutyFileProblem::Word { word: key.into(), allowed },
                ));
            }
            if !value.trim().is_empty() {
                head.push(key);
            }
        } else if let Some(days) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            match days_of(days) {
                Ok(read) => period = Some(read),
                Err(problem) => problems.push(LawbookError::new(path, at, problem)),
            }
        } else {
            for word in line.split_whitespace() {
                match word.parse::<TariffCode>() {
                    Ok(code) => entries.push(ListEntry { code, period }),
                    Err(_) => {
                        problems.push(LawbookError::new(path, at, DutyFileProblem::Code(word.to_owned())));
                    }
                }
            }
        }
    }
    if let Some(key) = NEEDED.iter().find(|key| !head.contains(key)) {
        problems.push(LawbookError::new(path, None, FileProblem::NoSource((*key).to_owned())));
    }
    let list = CodeList::new(name, entries);
    for pair in list.entries().windows(2).filter(|pair| overlaps(&pair[0], &pair[1])) {
        let twice = DutyFileProblem::CodeTwice(pair[0].code.to_string());
        problems.push(LawbookError::new(path, None, twice));
    }
    if problems.is_empty() { Ok(list) } else { Err(problems) }
}

fn overlaps(a: &ListEntry, b: &ListEntry) -> bool {
    a.code == b.code
        && match (a.period, b.period) {
            (Some(a), Some(b)) => a.overlaps(b),
            _ => true,
        }
}

/// Days such as `2025-11-13..2026-02-19`; either end may be left open.
fn days_of(text: &str) -> Result<Period, FileProblem> {
    let not_a_date = || FileProblem::NotADate(text.to_owned());
    let (from, until) = text.split_once("..").ok_or_else(not_a_date)?;
    let day = |text: &str| text.parse::<jiff::civil::Date>().map_err(|_| not_a_date());
    let from = if from.is_empty() { jiff::civil::Date::MIN } else { day(from)? };
    let until = if until.is_empty() { None } else { Some(day(until)?) };
    Ok(Period::new(from, until)?)
}
