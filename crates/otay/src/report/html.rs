//! A report as one page: no script, no network, readable on a phone, a desk and paper, light and dark.

use askama::Template;
use customs::{Citation, Doubt, Finding, MissingFact, Value};

use super::chart::{Chart, WIDTHS};
use super::model::{
    Block, ColumnKind, Entry, Fact, Figure, Group, Report, Row, RowKind, Section, Table, Tree,
};
use super::text::cited;
use super::{cells, finding_key, finding_sign};
use crate::messages::Catalogue;
use crate::problems::Failure;

/// The style of report and pages: see `docs/design.md`.
pub const STYLE: &str = include_str!("../../templates/report/style.css");

/// The whole page.
#[must_use]
pub fn page(report: &Report, catalogue: &Catalogue) -> String {
    whole(report, catalogue, true)
}

/// The report without a frame, for a page that brings its own and [`STYLE`].
#[must_use]
pub fn body(report: &Report, catalogue: &Catalogue) -> String {
    whole(report, catalogue, false)
}

fn whole(report: &Report, catalogue: &Catalogue, frame: bool) -> String {
    let sources = report.citations();
    let setter = Setter { catalogue, sources: &sources };
    let template = Page {
        frame,
        lang: catalogue.language().as_str(),
        style: STYLE,
        title: &report.title,
        as_of: catalogue.render(&customs::Message::new("report-as-of").with("date", report.as_of)),
        facts: setter.facts(&report.facts),
        verdict: setter.verdict(report),
        remarks: report.remarks.iter().map(|remark| catalogue.render(remark)).collect(),
        contents: catalogue.text("report-contents"),
        sections: report.sections.iter().map(|section| setter.section(section)).collect(),
        inputs_title: catalogue.text("report-inputs"),
        inputs: setter.facts(&report.inputs),
        sources_title: catalogue.text("report-sources"),
        sources: sources.iter().map(|citation| cited(citation, catalogue)).collect(),
        not_advice: catalogue.text("report-not-advice"),
        printed_by: catalogue
            .render(&customs::Message::new("report-printed-by").with("version", env!("CARGO_PKG_VERSION"))),
    };
    set(&template)
}

/// One section as part of a page that brings its own frame and [`STYLE`].
#[must_use]
pub fn section(section: &Section, catalogue: &Catalogue) -> String {
    let mut sources = Vec::new();
    super::model::gather(&section.blocks, true, &mut sources);
    Setter { catalogue, sources: &sources }.section(section).body
}

/// A chart with its two widths and the table behind it.
#[must_use]
pub fn chart(chart: &Chart, catalogue: &Catalogue) -> String {
    Setter { catalogue, sources: &[] }.chart(chart)
}

/// The templates are checked when the program is built; rendering into a string does not fail.
fn set(template: &impl Template) -> String {
    template.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "report/page.html")]
struct Page<'r> {
    /// Whether it is a page of its own.
    frame: bool,
    lang: &'static str,
    style: &'static str,
    title: &'r str,
    as_of: String,
    facts: Vec<FactView>,
    verdict: VerdictView,
    remarks: Vec<String>,
    contents: String,
    sections: Vec<SectionView>,
    inputs_title: String,
    inputs: Vec<FactView>,
    sources_title: String,
    sources: Vec<String>,
    not_advice: String,
    printed_by: String,
}

struct FactView {
    label: String,
    value: String,
    source: Option<String>,
}

struct VerdictView {
    sign: Sign,
    sentence: String,
    figure: Option<(String, String)>,
    beside: Vec<(String, String)>,
    missing: String,
}

struct SectionView {
    id: &'static str,
    title: String,
    body: String,
}

/// A finding as it is shown: a shape, a word for who does not see it, and a class.
#[derive(Clone)]
struct Sign {
    shape: &'static str,
    word: String,
    class: &'static str,
}

#[derive(Template)]
#[template(path = "report/section.html")]
struct SectionBody {
    lead: Vec<String>,
    blocks: String,
}

#[derive(Template)]
#[template(path = "report/group.html")]
struct GroupTemplate {
    heading: String,
    sign: Option<Sign>,
    lead: Vec<String>,
    blocks: String,
}

#[derive(Template)]
#[template(path = "report/facts.html")]
struct FactsTemplate {
    facts: Vec<FactView>,
}

#[derive(Template)]
#[template(path = "report/table.html")]
struct TableTemplate {
    caption: String,
    columns: Vec<ColumnView>,
    rows: Vec<RowView>,
    notes: Vec<String>,
}

struct ColumnView {
    label: String,
    class: &'static str,
}

struct RowView {
    class: &'static str,
    spans: Option<usize>,
    label: String,
    cites: Vec<usize>,
    cells: Vec<CellView>,
}

struct CellView {
    text: String,
    class: &'static str,
}

#[derive(Template)]
#[template(path = "report/chart.html")]
struct ChartTemplate {
    title: String,
    description: String,
    wide: String,
    narrow: String,
    behind: String,
    table: String,
}

#[derive(Template)]
#[template(path = "report/tree.html")]
struct TreeTemplate {
    title: String,
    open: bool,
    entries: String,
}

#[derive(Template)]
#[template(path = "report/entry.html")]
struct EntryTemplate {
    sign: Option<Sign>,
    label: String,
    value: Option<String>,
    remark: Option<String>,
    from: Vec<String>,
    open: bool,
    entries: String,
}

#[derive(Template)]
#[template(path = "report/asked.html")]
struct AskedTemplate {
    class: &'static str,
    title: String,
    items: Vec<(String, String)>,
}

struct Setter<'c> {
    catalogue: &'c Catalogue,
    sources: &'c [Citation],
}

impl Setter<'_> {
    fn value(&self, value: &Value) -> String {
        self.catalogue.value(value)
    }

    fn sign(&self, finding: &Finding) -> Sign {
        Sign {
            shape: finding_sign(finding),
            word: self.catalogue.text(finding_key(finding)),
            class: match finding {
                Finding::Satisfied => "yes",
                Finding::NotSatisfied => "no",
                Finding::Undetermined { .. } => "open",
            },
        }
    }

    fn facts(&self, facts: &[Fact]) -> Vec<FactView> {
        facts
            .iter()
            .map(|fact| FactView {
                label: self.value(&fact.label),
                value: self.value(&fact.value),
                source: fact.source.as_ref().map(|source| self.value(source)),
            })
            .collect()
    }

    fn verdict(&self, report: &Report) -> VerdictView {
        let figure =
            |figure: &Figure| (cells::figure(&figure.value, self.catalogue), self.value(&figure.label));
        let verdict = &report.verdict;
        VerdictView {
            sign: self.sign(&verdict.finding),
            sentence: self.catalogue.render(&verdict.sentence),
            figure: verdict.figure.as_ref().map(figure),
            beside: verdict.beside.iter().map(figure).collect(),
            missing: self.missing(verdict.finding.missing()),
        }
    }

    fn section(&self, section: &Section) -> SectionView {
        let body = SectionBody {
            lead: section.lead.iter().map(|lead| self.catalogue.render(lead)).collect(),
            blocks: self.blocks(&section.blocks),
        };
        SectionView { id: section.id, title: self.catalogue.render(&section.title), body: set(&body) }
    }

    fn blocks(&self, blocks: &[Block]) -> String {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Text(message) => paragraph("text", &self.catalogue.render(message)),
            Block::Note(message) => paragraph("note", &self.catalogue.render(message)),
            Block::Facts(facts) => set(&FactsTemplate { facts: self.facts(facts) }),
            Block::Table(table) => self.table(table),
            Block::Tree(tree) => self.tree(tree),
            Block::Chart(chart) => self.chart(chart),
            Block::Missing(missing) => self.missing(missing),
            Block::Doubts(doubts) => self.doubts(doubts),
            Block::Refused(failure) => self.refused(failure),
            Block::Group(group) => self.group(group),
        }
    }

    fn group(&self, group: &Group) -> String {
        set(&GroupTemplate {
            heading: self.value(&group.heading),
            sign: group.finding.as_ref().map(|finding| self.sign(finding)),
            lead: group.lead.iter().map(|lead| self.catalogue.render(lead)).collect(),
            blocks: self.blocks(&group.blocks),
        })
    }

    fn table(&self, table: &Table) -> String {
        let columns = table
            .columns
            .iter()
            .map(|column| ColumnView {
                label: self.value(&column.label),
                class: class(column.kind, column.stands_out),
            })
            .collect();
        set(&TableTemplate {
            caption: self.catalogue.render(&table.caption),
            columns,
            rows: table.rows.iter().map(|row| self.row(table, row)).collect(),
            notes: table.notes.iter().map(|note| self.catalogue.render(note)).collect(),
        })
    }

    fn row(&self, table: &Table, row: &Row) -> RowView {
        let mut cells = row.cells.iter().zip(&table.columns);
        let label = cells
            .next()
            .map(|(cell, column)| cells::text(cell, column.kind, self.catalogue))
            .unwrap_or_default();
        let cells: Vec<CellView> = cells
            .map(|(cell, column)| CellView {
                text: cells::text(cell, column.kind, self.catalogue),
                class: if *cell == super::model::Cell::Unknown {
                    "figure unknown"
                } else {
                    class(column.kind, column.stands_out)
                },
            })
            .collect();
        let is_alone = cells.iter().all(|cell| cell.text.is_empty());
        RowView {
            class: match row.kind {
                RowKind::Line => "line",
                RowKind::Part => "part",
                RowKind::Heading => "heading",
                RowKind::Subtotal => "subtotal",
                RowKind::Total => "total",
            },
            spans: (row.kind == RowKind::Heading && is_alone).then_some(table.columns.len()),
            label,
            cites: row
                .citations
                .iter()
                .filter_map(|citation| self.sources.iter().position(|source| source == citation))
                .map(|number| number + 1)
                .collect(),
            cells,
        }
    }

    fn chart(&self, chart: &Chart) -> String {
        let [wide, narrow] = WIDTHS.map(|width| chart.svg(width, self.catalogue));
        set(&ChartTemplate {
            title: self.catalogue.render(&chart.title),
            description: self.catalogue.render(&chart.description),
            wide,
            narrow,
            behind: self.catalogue.text("report-table-behind"),
            table: self.table(&chart.table()),
        })
    }

    fn tree(&self, tree: &Tree) -> String {
        set(&TreeTemplate {
            title: self.catalogue.render(&tree.title),
            open: tree.open,
            entries: tree.entries.iter().map(|entry| self.entry(entry, 0)).collect(),
        })
    }

    fn entry(&self, entry: &Entry, depth: usize) -> String {
        let mut from: Vec<String> = entry.source.iter().map(|source| self.value(source)).collect();
        from.extend(entry.citations.iter().map(|citation| cited(citation, self.catalogue)));
        set(&EntryTemplate {
            sign: entry.finding.as_ref().map(|finding| self.sign(finding)),
            label: self.value(&entry.label),
            value: entry.value.as_ref().map(|value| self.value(value)),
            remark: entry.remark.as_ref().map(|remark| self.value(remark)),
            from,
            // The first two levels are seen at once; what lies deeper is a choice.
            open: depth < 2,
            entries: entry.entries.iter().map(|entry| self.entry(entry, depth + 1)).collect(),
        })
    }

    fn missing(&self, missing: &[MissingFact]) -> String {
        let items = missing.iter().map(|fact| {
            let question = self.catalogue.render(&fact.question);
            let about = fact.about.as_ref().map(|about| format!("{about}: ")).unwrap_or_default();
            (format!("{about}{question}"), fact.fact.clone())
        });
        self.asked("missing", "report-missing", items.collect())
    }

    fn doubts(&self, doubts: &[Doubt]) -> String {
        let items = doubts
            .iter()
            .map(|doubt| (self.catalogue.render(&doubt.message), doubt.assumption.clone()))
            .collect();
        self.asked("doubts", "report-doubts", items)
    }

    fn refused(&self, failure: &Failure) -> String {
        set(&AskedTemplate {
            class: "refused",
            title: failure.help(self.catalogue).unwrap_or_default(),
            items: vec![(failure.what(self.catalogue), failure.code.to_owned())],
        })
    }

    fn asked(&self, class: &'static str, title: &str, items: Vec<(String, String)>) -> String {
        if items.is_empty() {
            return String::new();
        }
        set(&AskedTemplate { class, title: self.catalogue.text(title), items })
    }
}

const fn class(kind: ColumnKind, stands_out: bool) -> &'static str {
    match (kind, stands_out) {
        (ColumnKind::Words, false) => "words",
        (ColumnKind::Words, true) => "words stands-out",
        (ColumnKind::Figures { .. }, false) => "figure",
        (ColumnKind::Figures { .. }, true) => "figure stands-out",
    }
}

#[derive(Template)]
#[template(source = r#"<p class="{{ class }}">{{ text }}</p>"#, ext = "html")]
struct Paragraph<'t> {
    class: &'static str,
    text: &'t str,
}

fn paragraph(class: &'static str, text: &str) -> String {
    set(&Paragraph { class, text })
}
