//! A report as JSON: the same content, numbers exact and as text, every sentence with its key.

use customs::{Citation, Doubt, Finding, Message, MissingFact, Value};
use serde::Serialize;
use serde_json::{Map, json};

use super::chart::Chart;
use super::model::{
    Block, Cell, Column, ColumnKind, Entry, Fact, Figure, Group, Report, Row, RowKind, Section, Table, Tree,
};
use crate::messages::Catalogue;

/// The version of this form; raised when a field changes its meaning or goes away.
pub const FORMAT: u32 = 1;

/// The report, with fields of the answer's own beside it (`answer`), pretty-printed.
#[must_use]
pub fn report(report: &Report, answer: &serde_json::Value, catalogue: &Catalogue) -> String {
    let view = ReportView::new(report, answer, &Words { catalogue });
    let mut text = serde_json::to_string_pretty(&view).unwrap_or_default();
    text.push('\n');
    text
}

/// One section as a JSON value, for commands that answer one question.
#[must_use]
pub fn section(section: &Section, catalogue: &Catalogue) -> serde_json::Value {
    serde_json::to_value(SectionView::new(section, &Words { catalogue })).unwrap_or_default()
}

/// A step of a working as a JSON value.
#[must_use]
pub fn step(step: &customs::Step, catalogue: &Catalogue) -> serde_json::Value {
    serde_json::to_value(EntryView::new(&Entry::from(step), &Words { catalogue })).unwrap_or_default()
}

/// A finding: its word.
#[must_use]
pub const fn finding(finding: &Finding) -> &'static str {
    match finding {
        Finding::Satisfied => "satisfied",
        Finding::NotSatisfied => "not-satisfied",
        Finding::Undetermined { .. } => "undetermined",
    }
}

/// A value with its kind, its exact content and its words.
#[must_use]
pub fn value(value: &Value, catalogue: &Catalogue) -> serde_json::Value {
    let text = catalogue.value(value);
    match value {
        Value::Number(number) => json!({"kind": "number", "number": number.to_string(), "text": text}),
        Value::Percent(percent) => json!({"kind": "percent", "percent": percent.to_string(), "text": text}),
        Value::Ratio(ratio) => json!({
            "kind": "ratio",
            "numerator": ratio.numerator().to_string(),
            "denominator": ratio.denominator().to_string(),
            "text": text,
        }),
        Value::Money(money) => json!({
            "kind": "money",
            "amount": money.amount.to_string(),
            "currency": money.currency.as_str(),
            "text": text,
        }),
        Value::Count(count) => json!({"kind": "count", "count": count, "text": text}),
        Value::Code(code) => json!({"kind": "code", "code": code.to_string(), "text": text}),
        Value::Country(country) => json!({"kind": "country", "country": country.as_str(), "text": text}),
        Value::Date(date) => json!({"kind": "date", "date": date.to_string(), "text": text}),
        Value::Text(words) => json!({"kind": "text", "text": words}),
        Value::Message(message) => {
            let mut view = serde_json::to_value(Words { catalogue }.message(message)).unwrap_or_default();
            if let Some(fields) = view.as_object_mut() {
                fields.insert("kind".to_owned(), "message".into());
            }
            view
        }
        Value::List(values) => {
            let values: Vec<_> = values.iter().map(|v| self::value(v, catalogue)).collect();
            json!({"kind": "list", "values": values, "text": text})
        }
    }
}

struct Words<'c> {
    catalogue: &'c Catalogue,
}

impl Words<'_> {
    fn value(&self, value: &Value) -> serde_json::Value {
        self::value(value, self.catalogue)
    }

    fn message(&self, message: &Message) -> MessageView {
        MessageView {
            key: message.key,
            text: self.catalogue.render(message),
            arguments: message
                .arguments
                .iter()
                .map(|(name, value)| ((*name).to_owned(), self.value(value)))
                .collect(),
        }
    }

    fn messages(&self, messages: &[Message]) -> Vec<MessageView> {
        messages.iter().map(|message| self.message(message)).collect()
    }
}

#[derive(Serialize)]
struct MessageView {
    key: &'static str,
    text: String,
    #[serde(skip_serializing_if = "Map::is_empty")]
    arguments: Map<String, serde_json::Value>,
}

#[derive(Serialize)]
struct ReportView<'r> {
    format: u32,
    program: &'static str,
    language: &'static str,
    title: &'r str,
    as_of: String,
    finding: &'static str,
    verdict: VerdictView,
    facts: Vec<FactView>,
    remarks: Vec<MessageView>,
    answer: &'r serde_json::Value,
    sections: Vec<SectionView>,
    inputs: Vec<FactView>,
    sources: Vec<CitationView>,
}

impl<'r> ReportView<'r> {
    fn new(report: &'r Report, answer: &'r serde_json::Value, words: &Words<'_>) -> Self {
        Self {
            format: FORMAT,
            program: concat!("otay ", env!("CARGO_PKG_VERSION")),
            language: words.catalogue.language().as_str(),
            title: &report.title,
            as_of: report.as_of.to_string(),
            finding: finding(&report.verdict.finding),
            verdict: VerdictView {
                sentence: words.message(&report.verdict.sentence),
                figure: report.verdict.figure.as_ref().map(|figure| FigureView::new(figure, words)),
                beside: report.verdict.beside.iter().map(|figure| FigureView::new(figure, words)).collect(),
                missing: missing(report.verdict.finding.missing(), words),
            },
            facts: facts(&report.facts, words),
            remarks: words.messages(&report.remarks),
            answer,
            sections: report.sections.iter().map(|section| SectionView::new(section, words)).collect(),
            inputs: facts(&report.inputs, words),
            sources: report.sources().all().iter().map(CitationView::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct VerdictView {
    sentence: MessageView,
    figure: Option<FigureView>,
    beside: Vec<FigureView>,
    missing: Vec<MissingView>,
}

#[derive(Serialize)]
struct FigureView {
    label: serde_json::Value,
    value: serde_json::Value,
}

impl FigureView {
    fn new(figure: &Figure, words: &Words<'_>) -> Self {
        Self { label: words.value(&figure.label), value: words.value(&figure.value) }
    }
}

#[derive(Serialize)]
struct FactView {
    label: serde_json::Value,
    value: serde_json::Value,
    source: Option<serde_json::Value>,
}

fn facts(facts: &[Fact], words: &Words<'_>) -> Vec<FactView> {
    facts
        .iter()
        .map(|fact| FactView {
            label: words.value(&fact.label),
            value: words.value(&fact.value),
            source: fact.source.as_ref().map(|source| words.value(source)),
        })
        .collect()
}

#[derive(Serialize)]
struct CitationView {
    reference: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    effective: Option<String>,
}

impl CitationView {
    fn new(citation: &Citation) -> Self {
        Self {
            reference: citation.reference.clone(),
            effective: citation.effective.map(|date| date.to_string()),
        }
    }
}

#[derive(Serialize)]
struct MissingView {
    fact: String,
    about: Option<String>,
    question: MessageView,
}

fn missing(missing: &[MissingFact], words: &Words<'_>) -> Vec<MissingView> {
    missing
        .iter()
        .map(|fact| MissingView {
            fact: fact.fact.clone(),
            about: fact.about.clone(),
            question: words.message(&fact.question),
        })
        .collect()
}

#[derive(Serialize)]
struct DoubtView {
    assumption: String,
    message: MessageView,
}

fn doubts(doubts: &[Doubt], words: &Words<'_>) -> Vec<DoubtView> {
    doubts
        .iter()
        .map(|doubt| DoubtView {
            assumption: doubt.assumption.clone(),
            message: words.message(&doubt.message),
        })
        .collect()
}

#[derive(Serialize)]
struct SectionView {
    id: &'static str,
    title: MessageView,
    lead: Vec<MessageView>,
    blocks: Vec<BlockView>,
}

impl SectionView {
    fn new(section: &Section, words: &Words<'_>) -> Self {
        Self {
            id: section.id,
            title: words.message(&section.title),
            lead: words.messages(&section.lead),
            blocks: blocks(&section.blocks, words),
        }
    }
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
enum BlockView {
    Text { message: MessageView },
    Note { message: MessageView },
    Facts { facts: Vec<FactView> },
    Table(TableView),
    Working(TreeView),
    Chart { id: String, title: MessageView, description: MessageView, table: TableView },
    Missing { missing: Vec<MissingView> },
    Doubts { doubts: Vec<DoubtView> },
    Refused { code: &'static str, what: String, why: Option<String>, help: Option<String> },
    Group(GroupView),
}

fn blocks(blocks: &[Block], words: &Words<'_>) -> Vec<BlockView> {
    blocks
        .iter()
        .map(|block| match block {
            Block::Text(message) => BlockView::Text { message: words.message(message) },
            Block::Note(message) => BlockView::Note { message: words.message(message) },
            Block::Facts(list) => BlockView::Facts { facts: facts(list, words) },
            Block::Table(table) => BlockView::Table(TableView::new(table, words)),
            Block::Tree(tree) => BlockView::Working(TreeView::new(tree, words)),
            Block::Chart(chart) => chart_view(chart, words),
            Block::Missing(list) => BlockView::Missing { missing: missing(list, words) },
            Block::Doubts(list) => BlockView::Doubts { doubts: doubts(list, words) },
            Block::Refused(failure) => BlockView::Refused {
                code: failure.code,
                what: failure.what(words.catalogue),
                why: failure.why(words.catalogue),
                help: failure.help(words.catalogue),
            },
            Block::Group(group) => BlockView::Group(GroupView::new(group, words)),
        })
        .collect()
}

fn chart_view(chart: &Chart, words: &Words<'_>) -> BlockView {
    BlockView::Chart {
        id: chart.id.clone(),
        title: words.message(&chart.title),
        description: words.message(&chart.description),
        table: TableView::new(&chart.table(), words),
    }
}

#[derive(Serialize)]
struct GroupView {
    heading: serde_json::Value,
    finding: Option<&'static str>,
    lead: Vec<MessageView>,
    blocks: Vec<BlockView>,
}

impl GroupView {
    fn new(group: &Group, words: &Words<'_>) -> Self {
        Self {
            heading: words.value(&group.heading),
            finding: group.finding.as_ref().map(finding),
            lead: words.messages(&group.lead),
            blocks: blocks(&group.blocks, words),
        }
    }
}

#[derive(Serialize)]
struct TableView {
    caption: MessageView,
    columns: Vec<ColumnView>,
    rows: Vec<RowView>,
    notes: Vec<MessageView>,
}

#[derive(Serialize)]
struct ColumnView {
    label: serde_json::Value,
    kind: &'static str,
}

#[derive(Serialize)]
struct RowView {
    kind: &'static str,
    cells: Vec<serde_json::Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citations: Vec<CitationView>,
}

impl TableView {
    fn new(table: &Table, words: &Words<'_>) -> Self {
        Self {
            caption: words.message(&table.caption),
            columns: table.columns.iter().map(|column| ColumnView::new(column, words)).collect(),
            rows: table.rows.iter().map(|row| RowView::new(row, words)).collect(),
            notes: words.messages(&table.notes),
        }
    }
}

impl ColumnView {
    fn new(column: &Column, words: &Words<'_>) -> Self {
        let kind = match column.kind {
            ColumnKind::Words => "words",
            ColumnKind::Figures { .. } => "figures",
        };
        Self { label: words.value(&column.label), kind }
    }
}

impl RowView {
    fn new(row: &Row, words: &Words<'_>) -> Self {
        let kind = match row.kind {
            RowKind::Line => "line",
            RowKind::Part => "part",
            RowKind::Heading => "heading",
            RowKind::Subtotal => "subtotal",
            RowKind::Total => "total",
        };
        let cells = row
            .cells
            .iter()
            .map(|cell| match cell {
                Cell::Empty => serde_json::Value::Null,
                Cell::Unknown => json!({"kind": "unknown"}),
                Cell::Value(value) => words.value(value),
            })
            .collect();
        Self { kind, cells, citations: row.citations.iter().map(CitationView::new).collect() }
    }
}

#[derive(Serialize)]
struct TreeView {
    title: MessageView,
    entries: Vec<EntryView>,
}

impl TreeView {
    fn new(tree: &Tree, words: &Words<'_>) -> Self {
        Self {
            title: words.message(&tree.title),
            entries: tree.entries.iter().map(|entry| EntryView::new(entry, words)).collect(),
        }
    }
}

#[derive(Serialize)]
struct EntryView {
    label: serde_json::Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    formula: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    finding: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citations: Vec<CitationView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<EntryView>,
}

impl EntryView {
    fn new(entry: &Entry, words: &Words<'_>) -> Self {
        Self {
            label: words.value(&entry.label),
            value: entry.value.as_ref().map(|value| words.value(value)),
            formula: entry.remark.as_ref().map(|remark| words.value(remark)),
            source: entry.source.as_ref().map(|source| words.value(source)),
            finding: entry.finding.as_ref().map(finding),
            citations: entry.citations.iter().map(CitationView::new).collect(),
            steps: entry.entries.iter().map(|entry| Self::new(entry, words)).collect(),
        }
    }
}
