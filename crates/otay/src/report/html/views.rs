//! What the templates of the page take.

use askama::Template;

#[derive(Template)]
#[template(path = "report/page.html")]
pub(super) struct Page<'r> {
    /// Whether it is a page of its own.
    pub(super) frame: bool,
    pub(super) lang: &'static str,
    pub(super) style: &'static str,
    pub(super) title: &'r str,
    pub(super) as_of: String,
    pub(super) facts: Vec<FactView>,
    pub(super) verdict: VerdictView,
    pub(super) remarks: Vec<String>,
    pub(super) contents: String,
    pub(super) sections: Vec<SectionView>,
    pub(super) inputs_title: String,
    pub(super) inputs: Vec<FactView>,
    pub(super) sources_title: String,
    pub(super) sources: Vec<String>,
    /// Where all of them are, with what leads there.
    pub(super) more_sources: Option<(String, String)>,
    pub(super) not_advice: String,
    pub(super) printed_by: String,
}

pub(super) struct FactView {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) source: Option<String>,
}

pub(super) struct VerdictView {
    pub(super) sign: Sign,
    pub(super) sentence: String,
    pub(super) figure: Option<(String, String)>,
    pub(super) beside: Vec<(String, String)>,
    pub(super) missing: String,
}

pub(super) struct SectionView {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) body: String,
}

/// A finding as it is shown: a shape, a word for who does not see it, and a class.
#[derive(Clone)]
pub(super) struct Sign {
    pub(super) shape: &'static str,
    pub(super) word: String,
    pub(super) class: &'static str,
}

#[derive(Template)]
#[template(path = "report/section.html")]
pub(super) struct SectionBody {
    pub(super) lead: Vec<String>,
    pub(super) blocks: String,
}

#[derive(Template)]
#[template(path = "report/group.html")]
pub(super) struct GroupTemplate {
    pub(super) heading: String,
    pub(super) sign: Option<Sign>,
    pub(super) lead: Vec<String>,
    pub(super) blocks: String,
}

#[derive(Template)]
#[template(path = "report/facts.html")]
pub(super) struct FactsTemplate {
    pub(super) facts: Vec<FactView>,
}

#[derive(Template)]
#[template(path = "report/table.html")]
pub(super) struct TableTemplate {
    pub(super) caption: String,
    pub(super) columns: Vec<ColumnView>,
    pub(super) rows: Vec<RowView>,
    pub(super) notes: Vec<String>,
}

pub(super) struct ColumnView {
    pub(super) label: String,
    pub(super) class: &'static str,
}

pub(super) struct RowView {
    pub(super) class: &'static str,
    pub(super) spans: Option<usize>,
    pub(super) label: String,
    /// Numbers of sources with their addresses.
    pub(super) cites: Vec<(usize, String)>,
    pub(super) cells: Vec<CellView>,
    /// Where rows left out here are, and what they take the place of.
    pub(super) elsewhere: Option<(String, &'static str)>,
}

pub(super) struct CellView {
    pub(super) text: String,
    pub(super) class: &'static str,
}

#[derive(Template)]
#[template(path = "report/chart.html")]
pub(super) struct ChartTemplate {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) wide: String,
    pub(super) narrow: String,
    pub(super) behind: String,
    pub(super) table: String,
}

#[derive(Template)]
#[template(path = "report/tree.html")]
pub(super) struct TreeTemplate {
    pub(super) title: String,
    pub(super) open: bool,
    pub(super) entries: String,
    pub(super) later: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "report/entries.html")]
pub(super) struct Entries {
    pub(super) entries: String,
    pub(super) next: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "report/entry.html")]
pub(super) struct EntryTemplate {
    pub(super) sign: Option<Sign>,
    pub(super) label: String,
    pub(super) value: Option<String>,
    pub(super) remark: Option<String>,
    pub(super) from: Vec<String>,
    pub(super) open: bool,
    pub(super) entries: String,
    pub(super) later: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "report/asked.html")]
pub(super) struct AskedTemplate {
    pub(super) class: &'static str,
    pub(super) title: String,
    pub(super) items: Vec<(String, String)>,
    pub(super) later: Option<Rest>,
}

/// Where the rest of a list is.
pub(super) struct Rest {
    pub(super) href: String,
    pub(super) label: String,
    /// Whether it goes under what is shown, or in its place.
    pub(super) is_added: bool,
}

#[derive(Template)]
#[template(source = r#"<p class="{{ class }}">{{ text }}</p>"#, ext = "html")]
pub(super) struct Paragraph<'t> {
    pub(super) class: &'static str,
    pub(super) text: &'t str,
}
