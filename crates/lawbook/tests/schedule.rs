//! The schedule of the United States as the program carries it, and as the official exports have it.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail loudly, and say what it passed over"
)]

use std::path::PathBuf;
use std::sync::LazyLock;

use customs::duty::{Edition, Schedule, ScheduleError};
use customs::{Decimal, TariffCode};
use jiff::civil::{Date, date};
use lawbook::Lawbook;
use lawbook::hts::tables;

static SCHEDULE: LazyLock<Schedule> = LazyLock::new(|| Lawbook::bundled().schedule().unwrap());

fn code(text: &str) -> TariffCode {
    text.parse().unwrap()
}

fn general(text: &str, on: Date) -> String {
    SCHEDULE.find(code(text), on).unwrap().rate_line.general().unwrap().to_string()
}

const LATE: Date = date(2026, 9, 1);

#[test]
fn both_readings_of_a_code_resolve() {
    // A rate on the ten-digit line.
    for text in ["9202.90.40", "9202.90.40.00"] {
        let found = SCHEDULE.find(code(text), LATE).unwrap();
        assert_eq!(found.rate_line.code(), code("9202.90.40.00"));
        assert_eq!(found.rate_line.general().unwrap().as_percent(), Some("8.7".parse().unwrap()));
        assert_eq!(found.rate_line.other().unwrap().to_string(), "40%");
        assert_eq!(found.line.units().len(), 1);
    }
    // A rate on the eight-digit line, with suffixes under it.
    for text in ["0101.29.00", "0101.29.00.10", "0101.29.00.00"] {
        let found = SCHEDULE.find(code(text), LATE).unwrap();
        assert_eq!(found.rate_line.code(), code("0101.29.00"));
        assert_eq!(found.rate_line.other().unwrap().to_string(), "20%");
    }
    // A single suffix that is not `.00`.
    assert_eq!(general("2905.49.50", LATE), "5.5%");
    // A suffix that bears a column by mistake: the general rate stands above it.
    assert_eq!(SCHEDULE.find(code("9006.59.15.20"), LATE).unwrap().rate_line.code(), code("9006.59.15"));
}

#[test]
fn every_statistical_line_bears_a_rate() {
    let mut without = Vec::new();
    for number in 0..SCHEDULE.revisions().len() {
        let edition = Edition(u16::try_from(number).unwrap());
        let on = SCHEDULE.revision(edition).effect;
        if SCHEDULE.edition_on(on) != Some(edition) {
            continue;
        }
        for line in SCHEDULE.lines(edition).filter(|line| line.code() < code("98")) {
            if line.code().digits().len() >= 8 {
                match SCHEDULE.find(line.code(), on) {
                    Ok(found) => {
                        assert!(found.rate_line.general().is_some(), "{} on {on}", line.code());
                        assert!(found.rate_line.other().is_some(), "{} on {on}", line.code());
                    }
                    Err(error) => without.push((line.code(), error, on)),
                }
            }
        }
    }
    // One suffix stood without its tariff item until revision 17 took it out.
    let orphan = code("9401.99.30.30");
    assert!(!without.is_empty());
    for (code, error, on) in without {
        assert_eq!((code, error), (orphan, ScheduleError::NoRate { code: orphan }));
        assert!(on < date(2025, 8, 1));
    }
}

#[test]
fn rates_change_with_the_day() {
    let korea = "KR".parse().unwrap();
    let special = |on| SCHEDULE.find(code("0201.10.50"), on).unwrap().rate_line.special_for(&korea).cloned();
    assert_eq!(special(date(2025, 12, 31)).unwrap().as_percent(), Some("1.7".parse().unwrap()));
    assert_eq!(special(date(2026, 1, 1)).unwrap().as_percent(), Some(Decimal::ZERO));
}

#[test]
fn a_code_that_is_not_there_says_why() {
    let find = |text: &str, on| SCHEDULE.find(code(text), on).unwrap_err();
    // Taken out with the changes of July 2025; what came in beside it is named.
    match find("0901.11.00.45", LATE) {
        ScheduleError::Retired { gone, candidates, .. } => {
            assert_eq!(gone, date(2025, 7, 1));
            assert!(candidates.contains(&code("0901.11.00.40")), "{candidates:?}");
            assert!(candidates.iter().all(|candidate| code("0901.11.00").contains(*candidate)));
        }
        other => panic!("{other:?}"),
    }
    match find("0901.11.00.40", date(2025, 6, 30)) {
        ScheduleError::NotYet { from, candidates, .. } => {
            assert_eq!(from, date(2025, 7, 1));
            assert!(candidates.contains(&code("0901.11.00.45")), "{candidates:?}");
        }
        other => panic!("{other:?}"),
    }
    match find("9202.90.41", LATE) {
        ScheduleError::UnknownCode { nearest, candidates, .. } => {
            assert_eq!(nearest, Some(code("9202.90")));
            assert_eq!(candidates[0], code("9202.90.20.00"));
        }
        other => panic!("{other:?}"),
    }
    assert!(matches!(find("9202.90.40.10", LATE), ScheduleError::UnknownCode { .. }));
    assert!(matches!(find("9202", LATE), ScheduleError::TooShort { count: 4, .. }));
    assert!(matches!(find("9202.90.40", date(2024, 12, 31)), ScheduleError::NoEdition { .. }));
    assert!(matches!(find("9903.05.20", LATE), ScheduleError::NoRate { .. }));
    // Chapter 77 is reserved.
    assert!(matches!(find("7701.00.00", LATE), ScheduleError::UnknownCode { nearest: None, .. }));
}

#[test]
fn every_distinct_rate_and_special_column_reads_back() {
    for rate in &SCHEDULE.parts().rates {
        assert_eq!(&rate.to_string().parse::<customs::duty::Rate>().unwrap(), rate);
    }
    let count = u16::try_from(SCHEDULE.revisions().len()).unwrap();
    for (name, text) in tables::write(SCHEDULE.parts(), count) {
        assert_eq!(Lawbook::bundled().files().text(&format!("law/hts/{name}")).unwrap(), text, "{name}");
    }
}

#[test]
fn publication_effect_and_name_are_three_things() {
    let edition = SCHEDULE.edition_on(date(2026, 5, 10)).unwrap();
    let revision = SCHEDULE.revision(edition);
    assert_eq!((&*revision.name, revision.effect), ("2026_rev_9", date(2026, 5, 1)));
    assert_eq!(revision.published, Some(date(2026, 5, 28)));
}

/// The exports, where this checkout has them beside it.
fn exports() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/hts");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("passed over: the official exports are not beside this checkout");
    None
}

mod against_the_exports {
    use std::collections::BTreeSet;
    use std::fs::File;
    use std::io::Read as _;

    use lawbook::hts::export::{ExportRow, LineFacts, RowReader};

    use super::*;

    /// Reads editions one after another; a row that stands unchanged from the one before is not read twice.
    #[derive(Default)]
    struct Exports {
        reader: RowReader,
        before: Vec<(String, Option<LineFacts>)>,
    }

    impl Exports {
        fn lines(&mut self, name: &str) -> Option<Vec<LineFacts>> {
            let path = exports()?.join(format!("json/hts_{name}.json.gz"));
            let mut text = String::new();
            flate2::read::GzDecoder::new(File::open(path).unwrap()).read_to_string(&mut text).unwrap();
            let rows = text.trim().trim_start_matches("[ {").trim_end_matches("} ]");
            let mut now = Vec::with_capacity(self.before.len());
            let mut at = 0;
            for row in rows.split("\n}, {\n") {
                let known = self.before[at..].iter().take(40).position(|(text, _)| text == row);
                let facts = match known {
                    Some(ahead) => {
                        at += ahead + 1;
                        self.before[at - 1].1.take()
                    }
                    None => {
                        let row: ExportRow = serde_json::from_str(&format!("{{{row}}}")).unwrap();
                        self.reader.read(&row).unwrap()
                    }
                };
                now.push((row.to_owned(), facts));
            }
            let lines = now.iter().filter_map(|(_, facts)| facts.clone()).collect();
            self.before = now;
            Some(lines)
        }
    }

    #[test]
    fn every_line_of_every_edition_is_held_and_reads_back() {
        if exports().is_none() {
            return;
        }
        let full: Vec<(usize, &str)> = SCHEDULE
            .revisions()
            .iter()
            .enumerate()
            .filter(|(_, revision)| !revision.partial)
            .map(|(number, revision)| (number, &*revision.name))
            .collect();
        let compare = |editions: &[(usize, &str)]| {
            let mut exports = Exports::default();
            for (number, name) in editions {
                let exported = exports.lines(name).unwrap();
                let edition = Edition(u16::try_from(*number).unwrap());
                let held: Vec<_> = tables::edition_facts(&SCHEDULE, edition).collect();
                assert_eq!(exported.len(), held.len(), "{name}");
                for (exported, held) in exported.iter().zip(&held) {
                    assert_eq!(exported, held, "{name}");
                }
            }
            editions.len()
        };
        let (first, second) = full.split_at(full.len() / 2);
        let seen = std::thread::scope(|scope| {
            let first = scope.spawn(|| compare(first));
            compare(second) + first.join().unwrap()
        });
        assert_eq!(seen, 44);
    }

    #[test]
    fn two_editions_apart_by_one_change_differ_in_it_alone() {
        let mut exports = Exports::default();
        let (Some(before), Some(after)) = (exports.lines("2025_rev_8"), exports.lines("2025_rev_9")) else {
            return;
        };
        // Told from the exports alone: one heading's rate was raised.
        let changed: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).collect();
        assert_eq!((before.len(), changed.len()), (after.len(), 1));
        let only = changed[0].0.code;

        let edition = |name| SCHEDULE.edition_named(name).unwrap();
        let held = |edition| -> Vec<LineFacts> { tables::edition_facts(&SCHEDULE, edition).collect() };
        let (a, b) = (held(edition("2025_rev_8")), held(edition("2025_rev_9")));
        let differ: BTreeSet<TariffCode> =
            a.iter().zip(&b).filter(|(a, b)| a != b).map(|(a, _)| a.code).collect();
        assert_eq!(differ.into_iter().collect::<Vec<_>>(), [only]);
    }
}
