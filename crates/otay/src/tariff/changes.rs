//! What differs between two sets of lines.

use std::cmp::Ordering;

use customs::TariffCode;
use lawbook::hts::export::LineFacts;

/// A line that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its code.
    pub code: TariffCode,
    /// The line before; `None` where it is new.
    pub before: Option<LineFacts>,
    /// The line after; `None` where it is gone.
    pub after: Option<LineFacts>,
}

/// A part of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// General rate.
    General,
    /// Special rates.
    Special,
    /// Column 2 rate.
    Other,
    /// Units of quantity.
    Units,
    /// Place in the tree or references in footnotes.
    Place,
}

impl Change {
    /// The parts that differ in a line that is there before and after.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let (Some(a), Some(b)) = (&self.before, &self.after) else { return Vec::new() };
        let differs = [
            (Part::General, a.general != b.general),
            (Part::Special, a.special != b.special),
            (Part::Other, a.other != b.other),
            (Part::Units, a.units != b.units),
            (Part::Place, a.indent != b.indent || a.footnotes != b.footnotes),
        ];
        differs.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect()
    }
}

/// The lines that differ, in the order of their codes.
///
/// - Takes: lines in the order of their codes.
#[must_use]
pub fn between(before: &[LineFacts], after: &[LineFacts]) -> Vec<Change> {
    let (mut i, mut j) = (0, 0);
    let mut changes = Vec::new();
    loop {
        let order = match (before.get(i), after.get(j)) {
            (None, None) => return changes,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(a), Some(b)) => a.code.cmp(&b.code),
        };
        let (a, b) = (before.get(i).filter(|_| order.is_le()), after.get(j).filter(|_| order.is_ge()));
        if a != b {
            let code = a.or(b).map(|line| line.code);
            changes.extend(code.map(|code| Change { code, before: a.cloned(), after: b.cloned() }));
        }
        i += usize::from(order.is_le());
        j += usize::from(order.is_ge());
    }
}
