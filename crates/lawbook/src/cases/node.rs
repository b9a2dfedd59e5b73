//! Facts and expectations as a tree in which numbers keep the text they were written with.

use customs::Decimal;
use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::file::CaseFileError;
use crate::toml_file::line_at;

/// A value in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The value.
    pub kind: NodeKind,
    /// The line it stands on, counted from 1; 0 where it comes from no file.
    pub line: usize,
}

/// The kinds of value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// Words.
    Text(String),
    /// A number, and how many decimals it was written with.
    Number {
        /// The number, exact.
        value: Decimal,
        /// Its decimals: what it is compared at.
        places: u32,
    },
    /// Yes or no.
    Boolean(bool),
    /// A day.
    Date(Date),
    /// A list.
    List(Vec<Node>),
    /// Named values.
    Table(Vec<(String, Node)>),
}

impl NodeKind {
    /// What the kind is called in a message.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Number { .. } => "a number",
            Self::Boolean(_) => "true or false",
            Self::Date(_) => "a date",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

impl From<NodeKind> for Node {
    fn from(kind: NodeKind) -> Self {
        Self { kind, line: 0 }
    }
}

impl Node {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        NodeKind::Text(text.into()).into()
    }

    /// Yes or no.
    #[must_use]
    pub fn boolean(value: bool) -> Self {
        NodeKind::Boolean(value).into()
    }

    /// The number that `text` writes, without an exponent.
    #[must_use]
    pub fn number(text: &str) -> Option<Self> {
        let value = text.parse().ok()?;
        let places = text.split_once('.').map_or(0, |(_, part)| part.len());
        Some(NodeKind::Number { value, places: u32::try_from(places).ok()? }.into())
    }

    /// A list.
    #[must_use]
    pub fn list(nodes: Vec<Self>) -> Self {
        NodeKind::List(nodes).into()
    }

    /// A table.
    #[must_use]
    pub fn table(entries: Vec<(String, Self)>) -> Self {
        NodeKind::Table(entries).into()
    }

    /// An empty table.
    #[must_use]
    pub fn empty() -> Self {
        Self::table(Vec::new())
    }

    /// The entry of a table.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.kind {
            NodeKind::Table(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, node)| node),
            _ => None,
        }
    }

    /// Adds an entry to a table; what is no table stays as it is.
    pub fn insert(&mut self, key: impl Into<String>, node: Self) {
        if let NodeKind::Table(entries) = &mut self.kind {
            let key = key.into();
            entries.retain(|(k, _)| *k != key);
            entries.push((key, node));
        }
    }

    /// The table with one more entry.
    #[must_use]
    pub fn with(mut self, key: impl Into<String>, node: Self) -> Self {
        self.insert(key, node);
        self
    }

    /// The entries of a table, or none.
    #[must_use]
    pub fn entries(&self) -> &[(String, Self)] {
        match &self.kind {
            NodeKind::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The nodes of a list, or none.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.kind {
            NodeKind::List(nodes) => nodes,
            _ => &[],
        }
    }

    /// The words, where it is text.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, where it is one.
    #[must_use]
    pub const fn as_number(&self) -> Option<Decimal> {
        match self.kind {
            NodeKind::Number { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Yes or no, where it is that.
    #[must_use]
    pub const fn as_boolean(&self) -> Option<bool> {
        match self.kind {
            NodeKind::Boolean(value) => Some(value),
            _ => None,
        }
    }

    /// Reads a TOML document.
    pub fn from_toml(text: &str) -> Result<Self, CaseFileError> {
        let document = DeTable::parse(text).map_err(|error| CaseFileError::Format {
            line: error.span().map_or(0, |span| line_at(text, span.start)),
            reason: error.message().to_owned(),
        })?;
        Self::of_table(text, document.get_ref(), document.span().start)
    }

    fn of_table(text: &str, table: &DeTable<'_>, start: usize) -> Result<Self, CaseFileError> {
        let mut entries: Vec<(usize, String, Self)> = Vec::new();
        for (key, value) in table {
            let node = Self::of_value(text, value)?;
            entries.push((key.span().start, key.get_ref().to_string(), node));
        }
        // The map sorts by name; a reader expects the order of the file.
        entries.sort_by_key(|(at, _, _)| *at);
        let entries = entries.into_iter().map(|(_, key, node)| (key, node)).collect();
        Ok(Self { kind: NodeKind::Table(entries), line: line_at(text, start) })
    }

    fn of_value(text: &str, value: &Spanned<DeValue<'_>>) -> Result<Self, CaseFileError> {
        let line = line_at(text, value.span().start);
        let number = |written: &str| -> Result<NodeKind, CaseFileError> {
            let plain = written.replace('_', "");
            let plain = plain.strip_prefix('+').unwrap_or(&plain);
            Self::number(plain).map(|node| node.kind).ok_or_else(|| CaseFileError::Format {
                line,
                reason: format!("`{written}` is not a plain number"),
            })
        };
        let kind = match value.get_ref() {
            DeValue::String(words) => NodeKind::Text(words.to_string()),
            DeValue::Integer(n) if n.radix() == 10 => number(n.as_str())?,
            DeValue::Integer(n) => number(&format!("0x{}", n.as_str()))?,
            DeValue::Float(n) => number(n.as_str())?,
            DeValue::Boolean(b) => NodeKind::Boolean(*b),
            DeValue::Datetime(day) => NodeKind::Date(day.to_string().parse().map_err(|_| {
                CaseFileError::Format { line, reason: format!("`{day}` is not a day of the calendar") }
            })?),
            DeValue::Array(array) => {
                NodeKind::List(array.iter().map(|v| Self::of_value(text, v)).collect::<Result<_, _>>()?)
            }
            DeValue::Table(table) => return Self::of_table(text, table, value.span().start),
        };
        Ok(Self { kind, line })
    }
}
