//! The lines of a bill as a tree.

use std::collections::HashMap;

use super::super::location::Located;
use super::super::model::{BillLine, PartSource};
use super::super::problem::ProblemKind;
use super::super::reading::{Reading, nearest};
use super::columns::{Column, Columns};
use super::lines::Loose;

/// Hangs the lines into a tree; `None` where that cannot be done or a line could not be read.
pub(super) fn build(reading: &Reading, columns: &Columns, lines: Vec<Loose>) -> Option<Vec<BillLine>> {
    let parents =
        if columns.has(Column::Level) { by_level(reading, &lines) } else { by_parent(reading, &lines) };
    duplicates(reading, &lines, &parents);
    let in_order = !cycles(reading, &lines, &parents);
    sources(reading, &lines, &parents);
    if !in_order || lines.iter().any(|line| line.line.is_none()) {
        return None;
    }
    let mut slots: Vec<Option<BillLine>> = lines
        .into_iter()
        .enumerate()
        .map(|(index, loose)| {
            let has_parts = parents.contains(&Some(index));
            let mut line = loose.line?;
            line.source =
                loose.source.unwrap_or(if has_parts { PartSource::Made } else { PartSource::Bought });
            Some(line)
        })
        .collect();
    Some(take_parts(None, &parents, &mut slots))
}

/// The parts of `parent`, in the order of the file, each with its own.
fn take_parts(
    parent: Option<usize>,
    parents: &[Option<usize>],
    slots: &mut [Option<BillLine>],
) -> Vec<BillLine> {
    let mut parts = Vec::new();
    for index in 0..parents.len() {
        if parents[index] == parent
            && let Some(mut line) = slots[index].take()
        {
            line.parts = take_parts(Some(index), parents, slots);
            parts.push(line);
        }
    }
    parts
}

fn by_parent(reading: &Reading, lines: &[Loose]) -> Vec<Option<usize>> {
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        if let Some(part) = &line.part {
            first.entry(part.value.as_str()).or_insert(index);
        }
    }
    lines
        .iter()
        .map(|line| {
            let parent = line.parent.as_ref()?;
            let found = first.get(parent.value.as_str()).copied();
            if found.is_none() {
                let kind = ProblemKind::ParentUnknown {
                    parent: parent.value.clone(),
                    nearest: nearest(&parent.value, first.keys().copied()),
                };
                reading.report(kind, Some(parent.at.clone()));
            }
            found
        })
        .collect()
}

/// Levels from 1, one deeper than the line before at most; leading dots, as some programs write, are
/// passed over.
fn by_level(reading: &Reading, lines: &[Loose]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let Some(level) = &line.level else {
            let kind = ProblemKind::CellMissing { column: Column::Level.name().to_owned() };
            reading.report(kind, Some(line.at.clone()));
            parents.push(None);
            continue;
        };
        let depth = level.value.trim_start_matches('.').parse::<usize>().ok();
        match depth {
            Some(depth) if depth >= 1 && depth <= open.len() + 1 => {
                open.truncate(depth - 1);
                parents.push(open.last().copied());
                open.push(index);
            }
            _ => {
                let kind =
                    ProblemKind::LevelSkipped { found: level.value.clone(), before: open.len() as u64 };
                reading.report(kind, Some(level.at.clone()));
                parents.push(None);
            }
        }
    }
    parents
}

/// A part may be used in several places, but only once in each, and where it has parts only once at all.
fn duplicates(reading: &Reading, lines: &[Loose], parents: &[Option<usize>]) {
    let mut seen: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(part) = &line.part else { continue };
        let earlier = seen.entry(part.value.as_str()).or_default();
        let clash = earlier.iter().find(|first| {
            let has_parts = |n: usize| parents.contains(&Some(n));
            parents[**first] == parents[index] || has_parts(**first) || has_parts(index)
        });
        if let Some(first) = clash {
            let kind = ProblemKind::PartDuplicate { part: part.value.clone() };
            let related = lines[*first].part.iter().map(|part| part.at.clone()).collect();
            reading.report_related(kind, Some(part.at.clone()), related);
        }
        earlier.push(index);
    }
}

/// Reports every circle of parts once; says whether there is one.
fn cycles(reading: &Reading, lines: &[Loose], parents: &[Option<usize>]) -> bool {
    let mut told = vec![false; lines.len()];
    let mut any = false;
    for start in 0..lines.len() {
        let mut chain = vec![start];
        let mut at = parents[start];
        while let Some(index) = at {
            if index == start {
                break;
            }
            if chain.contains(&index) {
                // Leads into a circle that does not hold this line; told at its own lines.
                at = None;
                break;
            }
            chain.push(index);
            at = parents[index];
        }
        if at.is_none() {
            continue;
        }
        any = true;
        if told[start] {
            continue;
        }
        for index in &chain {
            told[*index] = true;
        }
        let name = |index: &usize| lines[*index].part.as_ref().map_or(String::new(), |p| p.value.clone());
        // Written top down: what holds the line comes before it.
        let mut names: Vec<String> = chain.iter().rev().map(name).collect();
        names.push(names.first().cloned().unwrap_or_default());
        let places = chain[1..].iter().filter_map(|index| place(&lines[*index].parent)).collect();
        reading.report_related(ProblemKind::Cycle { chain: names }, place(&lines[start].parent), places);
    }
    any
}

fn place(name: &Option<Located<String>>) -> Option<super::super::location::At> {
    name.as_ref().map(|name| name.at.clone())
}

/// What is bought has a price; what is made has parts.
fn sources(reading: &Reading, lines: &[Loose], parents: &[Option<usize>]) {
    for (index, line) in lines.iter().enumerate() {
        let Some(part) = &line.part else { continue };
        let has_parts = parents.contains(&Some(index));
        let made = line.source.map_or(has_parts, |source| source == PartSource::Made);
        if made && !has_parts {
            let kind = ProblemKind::MadeWithoutParts { part: part.value.clone() };
            reading.report(kind, Some(part.at.clone()));
        } else if !made && !line.cost_given {
            let kind = ProblemKind::CostMissing { part: part.value.clone() };
            reading.report(kind, Some(part.at.clone()));
        }
    }
}
