//! Lists of tariff codes, matched by prefix.

use std::sync::Arc;

use jiff::civil::Date;

use crate::period::Period;
use crate::tariff_code::{Level, TariffCode};

/// Whether a code is on a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership {
    /// The code or a prefix of it is on the list.
    In,
    /// Neither it nor a prefix of it is.
    Out,
    /// Only some of the lines under the code are: a deeper code has to be given.
    Partly,
}

/// One entry: a code that stands for every line under it, and the days it is on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListEntry {
    /// The code or prefix.
    pub code: TariffCode,
    /// The days; always where none are given.
    pub period: Option<Period>,
}

/// A list of codes, as the notes of chapter 99 print them.
#[derive(Clone, Debug)]
pub struct CodeList {
    /// Its name in the law book.
    pub name: Arc<str>,
    entries: Vec<ListEntry>,
    // Which levels occur, so that only those are looked up.
    levels: Vec<Level>,
}

const LEVELS: [Level; 5] =
    [Level::StatisticalSuffix, Level::TariffItem, Level::Subheading, Level::Heading, Level::Chapter];

impl CodeList {
    /// The list of these entries, sorted here.
    #[must_use]
    pub fn new(name: &str, mut entries: Vec<ListEntry>) -> Self {
        entries.sort_by_key(|entry| (entry.code, entry.period.map(Period::from)));
        let levels =
            LEVELS.into_iter().filter(|level| entries.iter().any(|e| e.code.level() == *level)).collect();
        Self { name: name.into(), entries, levels }
    }

    /// Its entries, in order.
    #[must_use]
    pub fn entries(&self) -> &[ListEntry] {
        &self.entries
    }

    /// Whether `code` is on the list on `date`, by prefix.
    #[must_use]
    pub fn membership(&self, code: TariffCode, date: Date) -> Membership {
        if self.holds(code, date) {
            return Membership::In;
        }
        if code.level() == Level::StatisticalSuffix {
            return Membership::Out;
        }
        let start = self.entries.partition_point(|entry| entry.code < code);
        let below = self.entries[start..]
            .iter()
            .take_while(|entry| entry.code.first() <= code.last())
            .any(|entry| entry.code != code && stands(entry, date));
        if below { Membership::Partly } else { Membership::Out }
    }

    /// The entries that can decide whether `code` or a line under it is on the list: it, its prefixes, what is
    /// under it.
    pub fn touching(&self, code: TariffCode) -> impl Iterator<Item = &ListEntry> {
        let above = self.levels.iter().filter_map(move |level| code.at(*level)).filter(move |at| *at != code);
        let above = above.flat_map(|prefix| {
            let start = self.entries.partition_point(|entry| entry.code < prefix);
            self.entries[start..].iter().take_while(move |entry| entry.code == prefix)
        });
        let start = self.entries.partition_point(|entry| entry.code.first() < code.first());
        let under = self.entries[start..].iter().take_while(move |entry| entry.code.first() <= code.last());
        above.chain(under.filter(move |entry| entry.code.level() >= code.level()))
    }

    /// Whether the code itself or a prefix of it is on the list.
    fn holds(&self, code: TariffCode, date: Date) -> bool {
        self.levels.iter().filter_map(|level| code.at(*level)).any(|prefix| {
            let start = self.entries.partition_point(|entry| entry.code < prefix);
            self.entries[start..]
                .iter()
                .take_while(|entry| entry.code == prefix)
                .any(|entry| stands(entry, date))
        })
    }

    /// A code that both lists hold on some day of `days`, if there is one.
    #[must_use]
    pub fn shared_with(&self, other: &Self, days: Period) -> Option<TariffCode> {
        let within = |entry: &ListEntry| entry.period.is_none_or(|period| period.overlaps(days));
        let one_way = |a: &Self, b: &Self| {
            a.entries.iter().filter(|entry| within(entry)).map(|entry| entry.code).find(|code| {
                b.levels.iter().filter_map(|level| code.at(*level)).any(|prefix| {
                    let start = b.entries.partition_point(|entry| entry.code < prefix);
                    b.entries[start..].iter().take_while(|entry| entry.code == prefix).any(within)
                })
            })
        };
        one_way(self, other).or_else(|| one_way(other, self))
    }
}

fn stands(entry: &ListEntry, date: Date) -> bool {
    entry.period.is_none_or(|period| period.contains(date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn list(codes: &[&str]) -> CodeList {
        let entries = codes.iter().map(|c| ListEntry { code: c.parse().unwrap(), period: None }).collect();
        CodeList::new("test", entries)
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn prefixes_of_every_level_match() {
        let list = list(&["7601", "7616995160", "84", "870829"]);
        let on = |code: &str| list.membership(code.parse().unwrap(), day("2026-01-01"));
        assert_eq!(on("7601.10.30.00"), Membership::In);
        assert_eq!(on("7616.99.51.60"), Membership::In);
        assert_eq!(on("7616.99.51.70"), Membership::Out);
        assert_eq!(on("7616.99.51"), Membership::Partly);
        assert_eq!(on("8479.89.95"), Membership::In);
        assert_eq!(on("8708"), Membership::Partly);
        assert_eq!(on("8709.11.00"), Membership::Out);
    }

    #[test]
    fn dates_bound_an_entry() {
        let period = Period::new(day("2025-11-13"), Some(day("2026-02-19"))).unwrap();
        let list =
            CodeList::new("t", vec![ListEntry { code: "0201".parse().unwrap(), period: Some(period) }]);
        let on = |date: &str| list.membership("0201.10.05".parse().unwrap(), day(date));
        assert_eq!(on("2025-11-12"), Membership::Out);
        assert_eq!(on("2025-11-13"), Membership::In);
        assert_eq!(on("2026-02-20"), Membership::Out);
    }

    proptest! {
        /// Against the plain reading: some entry contains the code.
        #[test]
        fn membership_is_the_plain_prefix_match(
            entries in proptest::collection::vec((0_u64..40, 0_usize..4), 0..12),
            asked in 0_u64..40,
        ) {
            let levels = [Level::Heading, Level::Subheading, Level::TariffItem, Level::StatisticalSuffix];
            let codes: Vec<TariffCode> = entries
                .iter()
                .map(|(n, level)| {
                    let ten: TariffCode = format!("84{:08}", n * 2_300_101).parse().unwrap();
                    ten.at(levels[*level]).unwrap()
                })
                .collect();
            let list = CodeList::new(
                "p",
                codes.iter().map(|code| ListEntry { code: *code, period: None }).collect(),
            );
            let code: TariffCode = format!("84{:08}", asked * 2_300_101).parse().unwrap();
            let plain = codes.iter().any(|entry| entry.contains(code));
            prop_assert_eq!(list.membership(code, day("2026-01-01")) == Membership::In, plain);
        }
    }
}
