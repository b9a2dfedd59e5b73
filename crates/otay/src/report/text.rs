//! A report as text in 80 columns.

use std::fmt::Write as _;

use customs::{Citation, Doubt, Finding, MissingFact, Value};

use super::chart::Drawing;
use super::model::{Block, Entry, Fact, Figure, Group, Report, Section, Tree};
use super::sources::Sources;
use super::style::{
    ACCENT, BAD, COLUMNS, GOOD, HEADING, MUTED, OPEN, STRONG, pad_left, pad_right, width, wrap,
};
use super::{cells, finding_key, finding_sign};
use crate::messages::Catalogue;
use crate::problems::Failure;

mod chart;
mod table;

/// The whole report for the screen: workings are folded to a line that counts their steps.
#[must_use]
pub fn report(report: &Report, catalogue: &Catalogue) -> String {
    let sources = Sources::of(report.sections.iter().filter(|section| !section.is_detail), false);
    set(report, Page { folds: true, ..Page::new(catalogue, sources) })
}

/// The whole report with every working.
#[must_use]
pub fn report_with_working(report: &Report, catalogue: &Catalogue) -> String {
    set(report, Page::new(catalogue, report.sources()))
}

fn set(report: &Report, mut page: Page<'_>) -> String {
    page.head(report);
    for section in &report.sections {
        page.section(section);
    }
    page.inputs(&report.inputs);
    page.sources();
    page.text
}

/// One section, for a command that answers that question alone.
#[must_use]
pub fn section(section: &Section, catalogue: &Catalogue) -> String {
    let mut page = Page::new(catalogue, Sources::of([section], true));
    page.section(section);
    page.sources();
    page.text
}

/// Blocks without a heading of their own.
#[must_use]
pub fn blocks(blocks: &[Block], catalogue: &Catalogue) -> String {
    let mut page = Page::new(catalogue, Sources::default());
    page.blocks(blocks, 0);
    page.text
}

struct Page<'c> {
    catalogue: &'c Catalogue,
    /// What rows of tables cite by number.
    sources: Sources,
    /// The rule under the title of a section: what follows it needs no space.
    rule: String,
    /// Whether workings are folded.
    folds: bool,
    text: String,
}

impl<'c> Page<'c> {
    fn new(catalogue: &'c Catalogue, sources: Sources) -> Self {
        let rule = format!("{MUTED}{}{MUTED:#}\n", "─".repeat(COLUMNS));
        Self { catalogue, sources, rule, folds: false, text: String::new() }
    }

    fn title(&mut self, title: &str) {
        self.blank();
        self.line(&format!("{HEADING}{title}{HEADING:#}"));
        self.text.push_str(&self.rule.clone());
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") && !self.text.ends_with(&self.rule) {
            self.text.push('\n');
        }
    }

    fn value(&self, value: &Value) -> String {
        self.catalogue.value(value)
    }

    fn head(&mut self, report: &Report) {
        self.line(&format!("{STRONG}{}{STRONG:#}", wrap(&report.title, 0, 0, COLUMNS)));
        let facts: Vec<String> = report
            .facts
            .iter()
            .map(|fact| format!("{}\u{a0}{}", self.value(&fact.label), unbroken(&self.value(&fact.value))))
            .collect();
        let facts = wrap(&facts.join(" · "), 0, 0, COLUMNS);
        for line in facts.lines() {
            self.line(&format!("{MUTED}{line}{MUTED:#}"));
        }
        self.blank();
        let sign = sign(&report.verdict.finding);
        let sentence = wrap(&self.catalogue.render(&report.verdict.sentence), 2, 2, COLUMNS);
        self.line(&format!("{sign} {STRONG}{}{STRONG:#}", sentence.trim_start()));
        self.blank();
        let figures: Vec<&Figure> = report.verdict.figure.iter().chain(&report.verdict.beside).collect();
        let values: Vec<String> =
            figures.iter().map(|figure| cells::figure(&figure.value, self.catalogue)).collect();
        let columns = values.iter().map(|value| width(value)).max().unwrap_or(0);
        for (number, (figure, value)) in figures.iter().zip(&values).enumerate() {
            let label = wrap(&self.value(&figure.label), 0, columns + 4, COLUMNS - columns - 4);
            let value = pad_left(value, columns);
            if number == 0 && report.verdict.figure.is_some() {
                self.line(&format!("  {ACCENT}{STRONG}{value}{STRONG:#}{ACCENT:#}  {label}"));
            } else {
                self.line(&format!("  {value}  {label}"));
            }
        }
        self.blank();
        for remark in &report.remarks {
            let remark = wrap(&self.catalogue.render(remark), 0, 0, COLUMNS);
            for line in remark.lines() {
                self.line(&format!("{MUTED}{line}{MUTED:#}"));
            }
        }
    }

    fn section(&mut self, section: &Section) {
        self.title(&self.catalogue.render(&section.title));
        if self.folds && section.is_detail {
            let line = wrap(&self.catalogue.text("report-folded-section"), 0, 0, COLUMNS);
            self.line(&format!("{MUTED}{line}{MUTED:#}"));
            return;
        }
        for lead in &section.lead {
            self.line(&wrap(&self.catalogue.render(lead), 0, 0, COLUMNS));
        }
        self.blocks(&section.blocks, 0);
    }

    fn blocks(&mut self, blocks: &[Block], indent: usize) {
        for block in blocks {
            match block {
                Block::Text(message) => {
                    self.blank();
                    self.line(&wrap(&self.catalogue.render(message), indent, indent, COLUMNS));
                }
                Block::Note(message) => {
                    for line in wrap(&self.catalogue.render(message), indent, indent, COLUMNS).lines() {
                        self.line(&format!("{MUTED}{line}{MUTED:#}"));
                    }
                }
                Block::Facts(facts) => self.facts(facts, indent),
                Block::Table(table) => {
                    self.blank();
                    let text = table::set(table, &self.sources, self.catalogue, indent);
                    self.text.push_str(&text);
                }
                Block::Tree(tree) => self.tree(tree, indent),
                Block::Chart(chart) => self.chart(chart, indent),
                Block::Missing(missing) => self.missing(missing, indent),
                Block::Doubts(doubts) => self.doubts(doubts, indent),
                Block::Refused(failure) => self.refused(failure, indent),
                Block::Group(group) => self.group(group, indent),
            }
        }
    }

    fn group(&mut self, group: &Group, indent: usize) {
        self.blank();
        let heading = self.value(&group.heading);
        match &group.finding {
            Some(finding) => {
                let word = self.catalogue.text(finding_key(finding));
                let space = " ".repeat(indent);
                self.line(&format!("{space}{} {STRONG}{heading}{STRONG:#}: {word}", sign(finding)));
            }
            None => self.line(&format!("{}{STRONG}{heading}{STRONG:#}", " ".repeat(indent))),
        }
        let inside = indent + 2;
        for lead in &group.lead {
            self.line(&wrap(&self.catalogue.render(lead), inside, inside, COLUMNS));
        }
        self.blocks(&group.blocks, inside);
    }

    fn facts(&mut self, facts: &[Fact], indent: usize) {
        self.blank();
        let labels: Vec<String> = facts.iter().map(|fact| self.value(&fact.label)).collect();
        let columns = labels.iter().map(|label| width(label)).max().unwrap_or(0).min(28);
        let at = indent + columns + 2;
        for (fact, label) in facts.iter().zip(&labels) {
            let mut value = self.value(&fact.value);
            if let Some(source) = &fact.source {
                let _ = write!(value, " {MUTED}[{}]{MUTED:#}", self.value(source));
            }
            let space = " ".repeat(indent);
            if width(label) > columns {
                self.line(&format!("{space}{label}"));
                self.line(&wrap(&value, at, at, COLUMNS));
            } else {
                let value = wrap(&value, at, at, COLUMNS);
                self.line(&format!("{space}{}  {}", pad_right(label, columns), value.trim_start()));
            }
        }
    }

    fn tree(&mut self, tree: &Tree, indent: usize) {
        if self.folds && !tree.open {
            let message = customs::Message::new("report-folded")
                .with("title", tree.title.clone())
                .with("count", tree.entries.iter().map(Entry::size).sum::<usize>());
            let line = wrap(&self.catalogue.render(&message), indent, indent, COLUMNS);
            self.line(&format!("{MUTED}{line}{MUTED:#}"));
            return;
        }
        self.blank();
        self.line(&format!("{}{}", " ".repeat(indent), self.catalogue.render(&tree.title)));
        for entry in &tree.entries {
            self.entry(entry, indent + 2);
        }
    }

    fn entry(&mut self, entry: &Entry, indent: usize) {
        let mut text = self.value(&entry.label);
        if let Some(value) = &entry.value {
            let _ = write!(text, ": {STRONG}{}{STRONG:#}", unbroken(&self.value(value)));
        }
        if let Some(remark) = &entry.remark {
            let _ = write!(text, " = {}", self.value(remark));
        }
        let mut from: Vec<String> = entry.source.iter().map(|source| self.value(source)).collect();
        from.extend(entry.citations.iter().map(|citation| cited(citation, self.catalogue)));
        if !from.is_empty() {
            // Each word is painted by itself, so that a line may break between them.
            let from = format!("[{}]", from.join("; "));
            let words: Vec<String> = from.split(' ').map(|word| format!("{MUTED}{word}{MUTED:#}")).collect();
            let _ = write!(text, " {}", words.join(" "));
        }
        // Deep working stays readable: beyond the sixth level it is not set in further.
        let at = indent.min(14);
        let mark = entry.finding.as_ref().map_or_else(|| "·".to_owned(), sign);
        let body = wrap(&text, at + 2, at + 2, COLUMNS);
        self.line(&format!("{}{mark} {}", " ".repeat(at), body.trim_start()));
        for entry in &entry.entries {
            self.entry(entry, indent + 2);
        }
    }

    /// Bars and fields, which text can draw, and steps as the table of their changes; the other charts have their
    /// tables beside them.
    fn chart(&mut self, chart: &super::chart::Chart, indent: usize) {
        if let Drawing::Lines(lines) = &chart.drawing
            && lines.steps
        {
            self.blank();
            let text = table::set(&chart.table(), &self.sources, self.catalogue, indent);
            self.text.push_str(&text);
        } else if let Some(drawn) = chart::set(chart, self.catalogue, indent) {
            self.blank();
            self.text.push_str(&drawn);
        }
    }

    fn missing(&mut self, missing: &[MissingFact], indent: usize) {
        if missing.is_empty() {
            return;
        }
        self.blank();
        self.line(&format!("{}{}", " ".repeat(indent), self.catalogue.text("report-missing")));
        for fact in missing {
            let question = self.catalogue.render(&fact.question);
            let about = fact.about.as_ref().map(|about| format!("{about}: ")).unwrap_or_default();
            let text = format!("{about}{question} {MUTED}({}){MUTED:#}", fact.fact);
            let body = wrap(&text, indent + 4, indent + 4, COLUMNS);
            self.line(&format!("{}{OPEN}?{OPEN:#} {}", " ".repeat(indent + 2), body.trim_start()));
        }
    }

    fn doubts(&mut self, doubts: &[Doubt], indent: usize) {
        if doubts.is_empty() {
            return;
        }
        self.blank();
        self.line(&format!("{}{}", " ".repeat(indent), self.catalogue.text("report-doubts")));
        for doubt in doubts {
            let text =
                format!("{} {MUTED}({}){MUTED:#}", self.catalogue.render(&doubt.message), doubt.assumption);
            let body = wrap(&text, indent + 4, indent + 4, COLUMNS);
            self.line(&format!("{}{OPEN}!{OPEN:#} {}", " ".repeat(indent + 2), body.trim_start()));
        }
    }

    fn refused(&mut self, failure: &Failure, indent: usize) {
        let what = format!("{} {MUTED}({}){MUTED:#}", failure.what(self.catalogue), failure.code);
        let body = wrap(&what, indent + 2, indent + 2, COLUMNS);
        self.line(&format!("{}{BAD}!{BAD:#} {}", " ".repeat(indent), body.trim_start()));
        if let Some(help) = failure.help(self.catalogue) {
            self.line(&wrap(&help, indent + 2, indent + 2, COLUMNS));
        }
    }

    fn inputs(&mut self, inputs: &[Fact]) {
        if inputs.is_empty() {
            return;
        }
        self.title(&self.catalogue.text("report-inputs"));
        self.facts(inputs, 0);
    }

    fn sources(&mut self) {
        if self.sources.all().is_empty() {
            return;
        }
        self.title(&self.catalogue.text("report-sources"));
        for (number, citation) in self.sources.clone().all().iter().enumerate() {
            let text = format!("[{}] {}", number + 1, cited(citation, self.catalogue));
            self.line(&wrap(&text, 0, 5, COLUMNS));
        }
    }
}

/// A citation with its day of effect.
pub(super) fn cited(citation: &Citation, catalogue: &Catalogue) -> String {
    match citation.effective {
        Some(date) => {
            let message = customs::Message::new("report-cited-effective")
                .with("reference", citation.reference.as_str())
                .with("date", date);
            catalogue.render(&message)
        }
        None => citation.reference.clone(),
    }
}

fn sign(finding: &Finding) -> String {
    let style = match finding {
        Finding::Satisfied => GOOD,
        Finding::NotSatisfied => BAD,
        Finding::Undetermined { .. } => OPEN,
    };
    format!("{style}{}{style:#}", finding_sign(finding))
}

/// Keeps a figure in one piece.
fn unbroken(text: &str) -> String {
    if width(text) <= 24 { text.replace(' ', "\u{a0}") } else { text.to_owned() }
}

fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let short: String = text.chars().take(columns.saturating_sub(1)).collect();
    format!("{}…", short.trim_end())
}
