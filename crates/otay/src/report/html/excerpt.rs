//! A report on a page of the workbench: what is long stands at an address of its own.
//!
//! A bill of five hundred lines has workings of some megabytes, which nobody reads at once. A page sets the
//! answer, its tables to a length that can be read, and the workings that are short; every longer part is a
//! link that works by itself, and that a script follows in place. The downloaded report is whole.

use std::collections::BTreeSet;
use std::fmt;

use customs::{Doubt, MissingFact};

use super::{Setter, Sources, cited, set, whole};
use crate::messages::Catalogue;
use crate::report::model::{Block, Entry, Report, Row, RowKind, Table};

/// Entries of a folded working that still stands on the page.
pub(super) const FOLDED_ENTRIES: usize = 12;
/// Entries that a part shows at once, those under them among it.
const ENTRIES: usize = 200;
/// Rows of a table that still stands whole on the page.
const WHOLE_TABLE: usize = 60;
/// Rows that a longer table shows of a run of like ones.
const OF_A_RUN: usize = 12;
/// Rows, or questions, that a part shows at once.
const ROWS: usize = 300;
/// Questions that still stand on the page.
const QUESTIONS: usize = 24;
/// Sources that the page lists.
const LISTED: usize = 150;
/// The name of what the verdict asks for.
pub(super) const VERDICT: &str = "verdict";

/// Where what a page leaves out is to be had.
#[derive(Clone, Copy, Debug)]
pub struct Elsewhere<'a> {
    /// Address of the case. Parts are under `/parts/PLACE` there, all sources under `/sources`.
    pub base: &'a str,
    /// What is supposed, as the end of an address.
    pub query: &'a str,
}

impl Elsewhere<'_> {
    /// Address of the part at `place`, from its `from`-th entry or row.
    pub(super) fn part(&self, place: &Place<'_>, from: usize) -> String {
        let Self { base, query } = self;
        match from {
            0 => format!("{base}/parts/{place}{query}"),
            from => format!("{base}/parts/{place}/{from}{query}"),
        }
    }

    /// Address of a source by its number: on the page where the page lists it.
    pub(super) fn source(&self, number: usize) -> String {
        let Self { base, query } = self;
        if number <= LISTED {
            format!("#source-{number}")
        } else {
            format!("{base}/sources{query}#source-{number}")
        }
    }
}

/// Where something stands in a report: the section, then the way down to it, counted from 0.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    step: Step<'p>,
    above: Option<&'p Self>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Named(&'p str),
    At(usize),
}

impl<'p> Place<'p> {
    pub(super) const fn named(name: &'p str) -> Self {
        Self { step: Step::Named(name), above: None }
    }

    pub(super) const fn under(&'p self, at: usize) -> Self {
        Self { step: Step::At(at), above: Some(self) }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(above) = self.above {
            write!(f, "{above}.")?;
        }
        match self.step {
            Step::Named(name) => f.write_str(name),
            Step::At(at) => write!(f, "{at}"),
        }
    }
}

/// How long a list of questions may be where it stands.
pub(super) struct Cut<'p> {
    /// Where it stands.
    pub(super) place: Place<'p>,
    /// So many are shown.
    pub(super) most: usize,
    /// From which one on the others follow; 0 where the whole list takes the place of what is shown.
    pub(super) next: usize,
}

impl<'p> Cut<'p> {
    pub(super) const fn on_page(place: Place<'p>) -> Self {
        Self { place, most: QUESTIONS, next: 0 }
    }

    const fn in_part(place: Place<'p>, from: usize) -> Self {
        Self { place, most: ROWS, next: from + ROWS }
    }
}

/// The report without a frame, for a page that brings its own and [`super::STYLE`]; long parts are elsewhere.
#[must_use]
pub fn excerpt(report: &Report, catalogue: &Catalogue, elsewhere: Elsewhere<'_>) -> String {
    // Workings name what they rest on in full: only tables need numbers.
    let sources = Sources::of(&report.sections, false);
    let listed = sources.all().len().min(LISTED);
    let setter = Setter { catalogue, sources: &sources, elsewhere: Some(elsewhere) };
    whole(report, &setter, listed)
}

/// Every source of a report with its number; those of workings come last.
#[must_use]
pub fn sources(report: &Report, catalogue: &Catalogue) -> Vec<(usize, String)> {
    let mut sources = Sources::of(&report.sections, false);
    for section in &report.sections {
        sources.gather(&section.blocks, true);
    }
    sources.all().iter().enumerate().map(|(at, citation)| (at + 1, cited(citation, catalogue))).collect()
}

/// A part of a report that stands at an address of its own.
pub struct Part {
    /// What it is.
    pub title: String,
    /// What it belongs to, from the section down.
    pub under: Vec<String>,
    /// The part, set.
    pub body: String,
    /// The sources that its rows name by number.
    pub sources: Vec<(usize, String)>,
}

enum Found<'r> {
    Table(&'r Table),
    Entries(&'r [Entry]),
    Missing(&'r [MissingFact]),
    Doubts(&'r [Doubt]),
}

/// The part of a report at `place`, from its `from`-th entry or row; `None` where there is none.
#[must_use]
pub fn part(
    report: &Report,
    catalogue: &Catalogue,
    (place, from): (&str, usize),
    elsewhere: Elsewhere<'_>,
) -> Option<Part> {
    let (mut under, found) = find(report, place, catalogue)?;
    let sources = Sources::of(&report.sections, false);
    let setter = Setter { catalogue, sources: &sources, elsewhere: Some(elsewhere) };
    let at = Place::named(place);
    let next = |shown: usize, of: usize| {
        let rest = of.saturating_sub(from + shown);
        (rest > 0).then(|| (elsewhere.part(&at, from + shown), setter.more(rest)))
    };
    // The others are found by an address of their own.
    let mut named: BTreeSet<usize> = BTreeSet::new();
    let body = match found {
        Found::Entries(all) => {
            let shown = all.get(from..)?;
            let shown = shown.get(..ENTRIES / 2).unwrap_or(shown);
            let entries = setter.entries(shown, (&at, from), 0, Some(ENTRIES));
            set(&super::Entries { entries, next: next(shown.len(), all.len()) })
        }
        Found::Table(table) => {
            let rows = table.rows.get(from..)?;
            let rows = rows.get(..ROWS).unwrap_or(rows);
            let cited = rows.iter().flat_map(|row| &row.citations).filter_map(|c| sources.number(c));
            named = cited.filter(|number| *number <= LISTED).collect();
            let mut set: Vec<_> = rows.iter().map(|row| setter.row(table, row)).collect();
            if let Some((href, label)) = next(rows.len(), table.rows.len()) {
                set.push(setter.row_elsewhere(table, href, label, "closest tr"));
            }
            setter.table_of(table, set)
        }
        Found::Missing(all) => setter.missing(all.get(from..)?, &Cut::in_part(at, from)),
        Found::Doubts(all) => setter.doubts(all.get(from..)?, &Cut::in_part(at, from)),
    };
    let title = under.pop().unwrap_or_default();
    let told = |number: usize| (number, cited(&sources.all()[number - 1], catalogue));
    Some(Part { title, under, body, sources: named.into_iter().map(told).collect() })
}

/// What stands at a place, and what it belongs to with itself last.
fn find<'r>(report: &'r Report, place: &str, catalogue: &Catalogue) -> Option<(Vec<String>, Found<'r>)> {
    let mut names = place.split('.');
    let name = names.next()?;
    let steps: Vec<usize> = names.map(str::parse).collect::<Result<_, _>>().ok()?;
    let mut steps = steps.into_iter();
    if name == VERDICT {
        let missing = Found::Missing(report.verdict.finding.missing());
        return steps.next().is_none().then(|| (vec![catalogue.text("report-missing")], missing));
    }
    let section = report.sections.iter().find(|section| section.id == name)?;
    let mut under = vec![catalogue.render(&section.title)];
    let mut blocks = &section.blocks;
    loop {
        let found = match blocks.get(steps.next()?)? {
            Block::Group(group) => {
                under.push(catalogue.value(&group.heading));
                blocks = &group.blocks;
                continue;
            }
            Block::Tree(tree) => {
                under.push(catalogue.render(&tree.title));
                let mut entries = &tree.entries;
                for step in steps.by_ref() {
                    let entry = entries.get(step)?;
                    under.push(catalogue.value(&entry.label));
                    entries = &entry.entries;
                }
                Found::Entries(entries)
            }
            Block::Table(table) => {
                under.push(catalogue.render(&table.caption));
                Found::Table(table)
            }
            Block::Missing(missing) => {
                under.push(catalogue.text("report-missing"));
                Found::Missing(missing)
            }
            Block::Doubts(doubts) => {
                under.push(catalogue.text("report-doubts"));
                Found::Doubts(doubts)
            }
            _ => return None,
        };
        return steps.next().is_none().then_some((under, found));
    }
}

/// The rows of a table as a page shows them: runs of like rows that are long are cut, each cut a number of rows.
pub(super) fn shortened(table: &Table) -> Vec<Result<&Row, usize>> {
    if table.rows.len() <= WHOLE_TABLE {
        return table.rows.iter().map(Ok).collect();
    }
    let is_plain = |row: &Row| matches!(row.kind, RowKind::Line | RowKind::Part);
    let mut shown = Vec::new();
    for run in table.rows.chunk_by(|a, b| is_plain(a) == is_plain(b)) {
        let kept =
            if is_plain(&run[0]) && run.len() > OF_A_RUN + OF_A_RUN / 2 { OF_A_RUN } else { run.len() };
        shown.extend(run[..kept].iter().map(Ok));
        if kept < run.len() {
            shown.push(Err(run.len() - kept));
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;
    use crate::report::model::{Cell, Column, Section, Tree};
    use customs::{Citation, Message};

    const ELSEWHERE: Elsewhere<'_> = Elsewhere { base: "/cases/1", query: "?wage=2" };

    fn report(lines: usize) -> Report {
        let row = |at: usize| {
            Row::new(vec![Cell::from(format!("part {at}"))]).cite([Citation::new(format!("source {at}"))])
        };
        let entry = |at: usize| {
            let under = (0..9).map(|n| Entry::new(format!("step {at}-{n}"))).collect();
            Entry::new(format!("line {at}")).under(under)
        };
        let table = Table {
            caption: Message::new("report-duty-caption"),
            columns: vec![Column::words("label")],
            rows: (0..lines).map(row).collect(),
            notes: Vec::new(),
        };
        let tree = Tree {
            title: Message::new("report-working"),
            open: false,
            entries: (0..lines).map(entry).collect(),
        };
        let section = Section::new("duty", Message::new("report-duty-title")).show(table).show(tree);
        Report { sections: vec![section], ..crate::report::sample::report() }
    }

    fn catalogue() -> &'static Catalogue {
        Catalogue::of(Language::En)
    }

    /// Follows every address that a page leaves something to, as one without script would.
    fn walk(report: &Report, page: &str, seen: &mut Vec<String>, text: &mut String) {
        for href in page.split("href=\"/cases/1/parts/").skip(1) {
            let place = href.split('?').next().unwrap().to_owned();
            if seen.contains(&place) {
                continue;
            }
            seen.push(place.clone());
            let (place, from) = place.split_once('/').unwrap_or((&place, "0"));
            let part = part(report, catalogue(), (place, from.parse().unwrap()), ELSEWHERE).unwrap();
            assert!(part.body.len() < 140_000, "{place} from {from}: {}", part.body.len());
            text.push_str(&part.body);
            walk(report, &part.body, seen, text);
        }
    }

    #[test]
    fn what_a_page_leaves_out_is_reached_by_its_links_and_the_page_stays_small() {
        for lines in [1, 61, 500, 2_000] {
            let report = report(lines);
            let page = excerpt(&report, catalogue(), ELSEWHERE);
            assert!(page.len() < 60_000, "{lines} lines: {} bytes", page.len());
            let (mut seen, mut text) = (Vec::new(), page.clone());
            walk(&report, &page, &mut seen, &mut text);
            for at in 0..lines {
                assert!(text.contains(&format!("part {at}<")), "row {at} of {lines}");
                assert!(text.contains(&format!("step {at}-8<")), "step {at} of {lines}");
            }
            assert_eq!(lines == 1, page.contains("step 0-8<"), "a short working stands on the page");
            assert!(super::super::page(&report, catalogue()).contains(&format!("step {}-8<", lines - 1)));
        }
    }

    #[test]
    fn sources_keep_their_numbers_and_are_listed_where_they_are_named() {
        let report = report(500);
        let page = excerpt(&report, catalogue(), ELSEWHERE);
        assert!(page.contains("id=\"source-150\"") && !page.contains("id=\"source-151\""));
        assert!(page.contains("href=\"/cases/1/sources?wage=2\""));
        let part = part(&report, catalogue(), ("duty.0", 0), ELSEWHERE).unwrap();
        assert!(part.body.contains("href=\"#source-3\""));
        assert!(part.body.contains("href=\"/cases/1/sources?wage=2#source-151\""));
        assert_eq!(part.sources[2], (3, "source 2".to_owned()));
        assert_eq!(sources(&report, catalogue())[299], (300, "source 299".to_owned()));
    }

    #[test]
    fn a_place_that_is_none_is_no_part() {
        let report = report(70);
        for place in
            ["", "duty", "duty.9", "duty.0.1", "duty.1.70", "duty.x", "none.0", "duty.-1", "verdict.1"]
        {
            assert!(part(&report, catalogue(), (place, 0), ELSEWHERE).is_none(), "{place}");
        }
        assert!(part(&report, catalogue(), ("duty.0", 71), ELSEWHERE).is_none());
    }
}
