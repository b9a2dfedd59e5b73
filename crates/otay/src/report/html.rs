//! A report as one page: no script, no network, readable on a phone, a desk and paper, light and dark.

use askama::Template;
use customs::{Doubt, Finding, MissingFact, Value};

use super::chart::{Chart, WIDTHS};
use super::model::{
    Block, ColumnKind, Entry, Fact, Figure, Group, Report, Row, RowKind, Section, Table, Tree,
};
use super::sources::Sources;
use super::text::cited;
use super::{cells, finding_key, finding_sign};
use crate::messages::Catalogue;
use crate::problems::Failure;

mod excerpt;
mod views;

use excerpt::{Cut, FOLDED_ENTRIES, Place, VERDICT, shortened};
pub use excerpt::{Elsewhere, Part, excerpt, part, sources};
use views::{
    AskedTemplate, CellView, ChartTemplate, ColumnView, Entries, EntryTemplate, FactView, FactsTemplate,
    GroupTemplate, Page, Paragraph, Rest, RowView, SectionBody, SectionView, Sign, TableTemplate,
    TreeTemplate, VerdictView,
};

/// The style of report and pages: see `docs/design.md`.
pub const STYLE: &str = include_str!("../../templates/report/style.css");

/// The whole page.
#[must_use]
pub fn page(report: &Report, catalogue: &Catalogue) -> String {
    let sources = report.sources();
    let setter = Setter { catalogue, sources: &sources, elsewhere: None };
    whole(report, &setter, sources.all().len())
}

/// The report with its first `listed` sources; one whose long parts are elsewhere is part of another page.
fn whole(report: &Report, setter: &Setter<'_>, listed: usize) -> String {
    let Setter { catalogue, sources, elsewhere } = setter;
    let more_sources = elsewhere.filter(|_| listed < sources.all().len()).map(|elsewhere| {
        let count = Value::from(sources.all().len());
        let label = catalogue.render(&customs::Message::new("report-sources-all").with("count", count));
        (format!("{}/sources{}", elsewhere.base, elsewhere.query), label)
    });
    let template = Page {
        frame: elsewhere.is_none(),
        more_sources,
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
        sources: sources.all()[..listed].iter().map(|citation| cited(citation, catalogue)).collect(),
        not_advice: catalogue.text("report-not-advice"),
        printed_by: catalogue
            .render(&customs::Message::new("report-printed-by").with("version", env!("CARGO_PKG_VERSION"))),
    };
    set(&template)
}

/// One section as part of a page that brings its own frame and [`STYLE`].
#[must_use]
pub fn section(section: &Section, catalogue: &Catalogue) -> String {
    let sources = Sources::of([section], true);
    Setter { catalogue, sources: &sources, elsewhere: None }.section(section).body
}

/// A chart with its two widths and the table behind it.
#[must_use]
pub fn chart(chart: &Chart, catalogue: &Catalogue) -> String {
    Setter { catalogue, sources: &Sources::default(), elsewhere: None }.chart(chart)
}

/// The templates are checked when the program is built; rendering into a string does not fail.
fn set(template: &impl Template) -> String {
    template.render().unwrap_or_default()
}

struct Setter<'c> {
    catalogue: &'c Catalogue,
    sources: &'c Sources,
    /// Where long parts are to be had; none where everything stands on the page.
    elsewhere: Option<Elsewhere<'c>>,
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
            missing: self.missing(verdict.finding.missing(), &Cut::on_page(Place::named(VERDICT))),
        }
    }

    fn section(&self, section: &Section) -> SectionView {
        let body = SectionBody {
            lead: section.lead.iter().map(|lead| self.catalogue.render(lead)).collect(),
            blocks: self.blocks(&section.blocks, &Place::named(section.id)),
        };
        SectionView { id: section.id, title: self.catalogue.render(&section.title), body: set(&body) }
    }

    fn blocks(&self, blocks: &[Block], above: &Place<'_>) -> String {
        blocks.iter().enumerate().map(|(at, block)| self.block(block, &above.under(at))).collect()
    }

    fn block(&self, block: &Block, place: &Place<'_>) -> String {
        match block {
            Block::Text(message) => paragraph("text", &self.catalogue.render(message)),
            Block::Note(message) => paragraph("note", &self.catalogue.render(message)),
            Block::Facts(facts) => set(&FactsTemplate { facts: self.facts(facts) }),
            Block::Table(table) => self.table(table, Some(place)),
            Block::Tree(tree) => self.tree(tree, place),
            Block::Chart(chart) => self.chart(chart),
            Block::Missing(missing) => self.missing(missing, &Cut::on_page(*place)),
            Block::Doubts(doubts) => self.doubts(doubts, &Cut::on_page(*place)),
            Block::Refused(failure) => self.refused(failure),
            Block::Group(group) => self.group(group, place),
        }
    }

    fn group(&self, group: &Group, place: &Place<'_>) -> String {
        set(&GroupTemplate {
            heading: self.value(&group.heading),
            sign: group.finding.as_ref().map(|finding| self.sign(finding)),
            lead: group.lead.iter().map(|lead| self.catalogue.render(lead)).collect(),
            blocks: self.blocks(&group.blocks, place),
        })
    }

    fn table(&self, table: &Table, place: Option<&Place<'_>>) -> String {
        let rows = match (self.elsewhere, place) {
            (Some(elsewhere), Some(place)) => shortened(table)
                .into_iter()
                .map(|row| match row {
                    Ok(row) => self.row(table, row),
                    Err(cut) => {
                        let href = elsewhere.part(place, 0);
                        self.row_elsewhere(table, href, self.more(cut), "closest .table")
                    }
                })
                .collect(),
            _ => table.rows.iter().map(|row| self.row(table, row)).collect(),
        };
        self.table_of(table, rows)
    }

    fn table_of(&self, table: &Table, rows: Vec<RowView>) -> String {
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
            rows,
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
                RowKind::Line => "",
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
                .filter_map(|citation| self.sources.number(citation))
                .map(|number| match self.elsewhere {
                    Some(elsewhere) => (number, elsewhere.source(number)),
                    None => (number, format!("#source-{number}")),
                })
                .collect(),
            cells,
            elsewhere: None,
        }
    }

    /// A row that leads to rows left out.
    fn row_elsewhere(&self, table: &Table, href: String, label: String, target: &'static str) -> RowView {
        RowView {
            class: "",
            spans: Some(table.columns.len()),
            label,
            cites: Vec::new(),
            cells: Vec::new(),
            elsewhere: Some((href, target)),
        }
    }

    /// 'so many more'.
    fn more(&self, count: usize) -> String {
        self.catalogue.render(&customs::Message::new("report-more").with("count", count))
    }

    fn chart(&self, chart: &Chart) -> String {
        let [wide, narrow] = WIDTHS.map(|width| chart.svg(width, self.catalogue));
        set(&ChartTemplate {
            title: self.catalogue.render(&chart.title),
            description: self.catalogue.render(&chart.description),
            wide,
            narrow,
            behind: self.catalogue.text("report-table-behind"),
            table: self.table(&chart.table(), None),
        })
    }

    fn tree(&self, tree: &Tree, place: &Place<'_>) -> String {
        let title = self.catalogue.render(&tree.title);
        let is_long = tree.entries.iter().map(Entry::size).sum::<usize>() > FOLDED_ENTRIES;
        if let Some(elsewhere) = self.elsewhere.filter(|_| is_long && !tree.open) {
            let later = Some((elsewhere.part(place, 0), self.catalogue.text("report-later")));
            return set(&TreeTemplate { title, open: false, entries: String::new(), later });
        }
        let entries = self.entries(&tree.entries, (place, 0), 0, None);
        set(&TreeTemplate { title, open: tree.open, entries, later: None })
    }

    /// Entries, the first the `from`-th at its place. Where there is `room` for so many, those that have more under
    /// them than their share lead to it.
    fn entries(
        &self,
        entries: &[Entry],
        (place, from): (&Place<'_>, usize),
        depth: usize,
        room: Option<usize>,
    ) -> String {
        let share = room.and_then(|room| {
            let under: usize = entries.iter().map(|entry| entry.size() - 1).sum();
            let left = room.saturating_sub(entries.len());
            (under > left).then(|| left / entries.len().max(1))
        });
        let set = |(at, entry): (usize, &Entry)| self.entry(entry, &place.under(from + at), depth, share);
        entries.iter().enumerate().map(set).collect()
    }

    fn entry(&self, entry: &Entry, place: &Place<'_>, depth: usize, room: Option<usize>) -> String {
        let later = self
            .elsewhere
            .filter(|_| room.is_some_and(|room| room < entry.entries.len()))
            .map(|elsewhere| (elsewhere.part(place, 0), self.catalogue.text("report-later")));
        let entries = match &later {
            Some(_) => String::new(),
            None => self.entries(&entry.entries, (place, 0), depth + 1, room),
        };
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
            entries,
            later,
        })
    }

    fn missing(&self, missing: &[MissingFact], cut: &Cut<'_>) -> String {
        let items = missing.iter().map(|fact| {
            let question = self.catalogue.render(&fact.question);
            let about = fact.about.as_ref().map(|about| format!("{about}: ")).unwrap_or_default();
            (format!("{about}{question}"), fact.fact.clone())
        });
        self.asked("missing", "report-missing", items.collect(), cut)
    }

    fn doubts(&self, doubts: &[Doubt], cut: &Cut<'_>) -> String {
        let items = doubts
            .iter()
            .map(|doubt| (self.catalogue.render(&doubt.message), doubt.assumption.clone()))
            .collect();
        self.asked("doubts", "report-doubts", items, cut)
    }

    fn refused(&self, failure: &Failure) -> String {
        set(&AskedTemplate {
            class: "refused",
            title: failure.help(self.catalogue).unwrap_or_default(),
            items: vec![(failure.what(self.catalogue), failure.code.to_owned())],
            later: None,
        })
    }

    /// Questions, cut where the others can be had elsewhere.
    fn asked(
        &self,
        class: &'static str,
        title: &str,
        mut items: Vec<(String, String)>,
        cut: &Cut<'_>,
    ) -> String {
        if items.is_empty() {
            return String::new();
        }
        let is_long = items.len() > cut.most;
        let later = self.elsewhere.filter(|_| is_long).map(|elsewhere| Rest {
            href: elsewhere.part(&cut.place, cut.next),
            label: self.more(items.len() - cut.most),
            is_added: cut.next > 0,
        });
        if later.is_some() {
            items.truncate(cut.most);
        }
        set(&AskedTemplate { class, title: self.catalogue.text(title), items, later })
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

fn paragraph(class: &'static str, text: &str) -> String {
    set(&Paragraph { class, text })
}
