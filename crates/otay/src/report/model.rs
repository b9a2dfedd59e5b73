//! What a report holds, before it becomes text, a page or JSON.
//!
//! A report is built from determinations and estimates by [`super::compose`] and by the areas that add
//! sections of their own; it holds values and catalogue keys, no sentences. The renderers know nothing of
//! customs or cost: a new kind of section needs no change in them.

use customs::{Citation, Doubt, Finding, Message, MissingFact, Step, Value};
use jiff::civil::Date;

use super::chart::Chart;
use super::sources::Sources;
use crate::problems::Failure;

/// One report.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What the case is called, in its author's words.
    pub title: String,
    /// The day the law is asked for.
    pub as_of: Date,
    /// What identifies the case: product, code, volume.
    pub facts: Vec<Fact>,
    /// The answer in a sentence, with the figure that carries it.
    pub verdict: Verdict,
    /// What a reader must know before the figures: that prices are illustrative, that the day lies after the
    /// newest evidence.
    pub remarks: Vec<Message>,
    /// The sections, in order. One that has nothing to say is not there.
    pub sections: Vec<Section>,
    /// The files and facts the report was computed from.
    pub inputs: Vec<Fact>,
}

/// The answer in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Whether the question is answered.
    pub finding: Finding,
    /// The sentence.
    pub sentence: Message,
    /// The figure that decides: the largest thing on the page.
    pub figure: Option<Figure>,
    /// Figures beside it, few.
    pub beside: Vec<Figure>,
}

/// A figure with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The figure.
    pub value: Value,
    /// What it is.
    pub label: Value,
}

/// A section of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its name in links and in JSON, kebab-case.
    pub id: &'static str,
    /// Its title.
    pub title: Message,
    /// What it says, in a sentence or two.
    pub lead: Vec<Message>,
    /// What it shows.
    pub blocks: Vec<Block>,
    /// Whether it is for who takes the answer apart: on screen it folds to its title.
    pub is_detail: bool,
}

impl Section {
    /// An empty section.
    #[must_use]
    pub const fn new(id: &'static str, title: Message) -> Self {
        Self { id, title, lead: Vec::new(), blocks: Vec::new(), is_detail: false }
    }

    /// The section as one for who takes the answer apart.
    #[must_use]
    pub const fn detail(mut self) -> Self {
        self.is_detail = true;
        self
    }

    /// The section with one more sentence under its title.
    #[must_use]
    pub fn say(mut self, message: Message) -> Self {
        self.lead.push(message);
        self
    }

    /// The section with one more block.
    #[must_use]
    pub fn show(mut self, block: impl Into<Block>) -> Self {
        self.blocks.push(block.into());
        self
    }
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(Message),
    /// A remark, set apart.
    Note(Message),
    /// Facts with their sources.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// A working that folds.
    Tree(Tree),
    /// A chart, with its table behind it.
    Chart(Box<Chart>),
    /// What has to be known for an answer.
    Missing(Vec<MissingFact>),
    /// Doubts about law or data that the section touches.
    Doubts(Vec<Doubt>),
    /// A question that was refused, with what is wrong.
    Refused(Box<Failure>),
    /// Blocks under a heading of their own, such as one scenario.
    Group(Group),
}

macro_rules! block_from {
    ($($kind:ident: $type:ty),* $(,)?) => {
        $(impl From<$type> for Block {
            fn from(block: $type) -> Self {
                Self::$kind(block)
            }
        })*
    };
}
block_from! { Facts: Vec<Fact>, Table: Table, Tree: Tree, Missing: Vec<MissingFact>, Doubts: Vec<Doubt>, Group: Group }

impl From<Failure> for Block {
    fn from(failure: Failure) -> Self {
        Self::Refused(Box::new(failure))
    }
}

impl From<Chart> for Block {
    fn from(chart: Chart) -> Self {
        Self::Chart(Box::new(chart))
    }
}

/// Blocks under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The heading, such as the name of a scenario.
    pub heading: Value,
    /// The outcome beside the heading.
    pub finding: Option<Finding>,
    /// A sentence under it.
    pub lead: Vec<Message>,
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// A fact: what it is, its value, where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is.
    pub label: Value,
    /// The value.
    pub value: Value,
    /// Where it comes from: a place in the case, a document, a provision.
    pub source: Option<Value>,
}

impl Fact {
    /// A fact without a source of its own.
    pub fn new(label: impl Into<Value>, value: impl Into<Value>) -> Self {
        Self { label: label.into(), value: value.into(), source: None }
    }

    /// The fact with its source.
    #[must_use]
    pub fn source(mut self, source: impl Into<Value>) -> Self {
        self.source = Some(source.into());
        self
    }
}

/// A table: labels down its first column, figures in the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What the table shows and in which unit.
    pub caption: Message,
    /// The columns, the first being that of the labels.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Remarks under it.
    pub notes: Vec<Message>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading.
    pub label: Value,
    /// How its cells are set.
    pub kind: ColumnKind,
    /// Whether it is the one the verdict rests on.
    pub stands_out: bool,
}

impl Column {
    /// A column of words.
    pub fn words(label: impl Into<Value>) -> Self {
        Self { label: label.into(), kind: ColumnKind::Words, stands_out: false }
    }

    /// A column of figures with `places` places after the point, aligned on it.
    pub fn figures(label: impl Into<Value>, places: u32) -> Self {
        Self { label: label.into(), kind: ColumnKind::Figures { places }, stands_out: false }
    }

    /// The column, set apart or not.
    #[must_use]
    pub const fn stand_out(mut self, stands_out: bool) -> Self {
        self.stands_out = stands_out;
        self
    }
}

/// How the cells of a column are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words, from the left.
    Words,
    /// Figures, aligned on the point. Money is shown without its currency, which the caption names.
    Figures {
        /// Places after the point.
        places: u32,
    },
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
    /// What the row rests on.
    pub citations: Vec<Citation>,
}

impl Row {
    /// A plain row.
    #[must_use]
    pub const fn new(cells: Vec<Cell>) -> Self {
        Self { kind: RowKind::Line, cells, citations: Vec::new() }
    }

    /// A row of `kind`.
    #[must_use]
    pub const fn of(kind: RowKind, cells: Vec<Cell>) -> Self {
        Self { kind, cells, citations: Vec::new() }
    }

    /// The row with what it rests on.
    #[must_use]
    pub fn cite(mut self, citations: impl IntoIterator<Item = Citation>) -> Self {
        self.citations.extend(citations);
        self
    }
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A line.
    Line,
    /// A line inside the one above.
    Part,
    /// The heading of the lines below.
    Heading,
    /// The sum of lines above.
    Subtotal,
    /// The sum of all.
    Total,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing belongs here.
    Empty,
    /// A value.
    Value(Value),
    /// Something belongs here, and nobody has given it.
    Unknown,
}

impl<V: Into<Value>> From<V> for Cell {
    fn from(value: V) -> Self {
        Self::Value(value.into())
    }
}

impl Cell {
    /// The value, or that it is not known.
    pub fn known<V: Into<Value>>(value: Option<V>) -> Self {
        value.map_or(Self::Unknown, |value| Self::Value(value.into()))
    }

    /// The value, or nothing.
    pub fn optional<V: Into<Value>>(value: Option<V>) -> Self {
        value.map_or(Self::Empty, |value| Self::Value(value.into()))
    }
}

/// A working: entries that fold.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// What it is the working of.
    pub title: Message,
    /// Whether it is shown unfolded.
    pub open: bool,
    /// The entries.
    pub entries: Vec<Entry>,
}

impl Tree {
    /// The working of a determination.
    #[must_use]
    pub fn of_steps(title: Message, steps: &[Step], open: bool) -> Self {
        Self { title, open, entries: steps.iter().map(Entry::from).collect() }
    }
}

/// One entry of a working.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What was considered and what came of it.
    pub label: Value,
    /// The figure it comes to.
    pub value: Option<Value>,
    /// How: the formula in words, or a remark.
    pub remark: Option<Value>,
    /// Where the figure comes from.
    pub source: Option<Value>,
    /// The outcome, where it has one.
    pub finding: Option<Finding>,
    /// What it rests on.
    pub citations: Vec<Citation>,
    /// The entries under it.
    pub entries: Vec<Entry>,
}

impl Entry {
    /// An entry that only says something.
    pub fn new(label: impl Into<Value>) -> Self {
        Self {
            label: label.into(),
            value: None,
            remark: None,
            source: None,
            finding: None,
            citations: Vec::new(),
            entries: Vec::new(),
        }
    }

    /// The entry with the figure it comes to.
    #[must_use]
    pub fn value(mut self, value: impl Into<Value>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// The entry with how it comes about.
    #[must_use]
    pub fn remark(mut self, remark: impl Into<Value>) -> Self {
        self.remark = Some(remark.into());
        self
    }

    /// The entry with where its figure comes from.
    #[must_use]
    pub fn source(mut self, source: impl Into<Value>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The entry with what it rests on.
    #[must_use]
    pub fn cite(mut self, citations: impl IntoIterator<Item = Citation>) -> Self {
        self.citations.extend(citations);
        self
    }

    /// How many entries it is, with those under it.
    #[must_use]
    pub fn size(&self) -> usize {
        1 + self.entries.iter().map(Self::size).sum::<usize>()
    }

    /// The entry with the entries under it.
    #[must_use]
    pub fn under(mut self, entries: Vec<Self>) -> Self {
        self.entries = entries;
        self
    }
}

impl From<&Step> for Entry {
    fn from(step: &Step) -> Self {
        Self {
            finding: step.finding.clone(),
            citations: step.citations.clone(),
            entries: step.steps.iter().map(Self::from).collect(),
            ..Self::new(step.message.clone())
        }
    }
}

impl Report {
    /// Everything it rests on, workings among it.
    #[must_use]
    pub fn sources(&self) -> Sources {
        Sources::of(&self.sections, true)
    }
}
