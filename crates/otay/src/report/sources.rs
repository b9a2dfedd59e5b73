//! What a report rests on: every citation once, numbered in the order in which a reader meets it.

use std::collections::HashMap;

use customs::Citation;

use super::model::{Block, Entry, Section};

/// Citations with their numbers.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    all: Vec<Citation>,
    numbers: HashMap<Citation, usize>,
}

impl Sources {
    /// What sections rest on, with or without their folded workings.
    #[must_use]
    pub fn of<'s>(sections: impl IntoIterator<Item = &'s Section>, with_working: bool) -> Self {
        let mut sources = Self::default();
        for section in sections {
            sources.gather(&section.blocks, with_working);
        }
        sources
    }

    /// The citations, in order.
    #[must_use]
    pub fn all(&self) -> &[Citation] {
        &self.all
    }

    /// The number of a citation, from 1.
    #[must_use]
    pub fn number(&self, citation: &Citation) -> Option<usize> {
        self.numbers.get(citation).copied()
    }

    /// Adds what blocks rest on.
    pub fn gather(&mut self, blocks: &[Block], with_working: bool) {
        for block in blocks {
            match block {
                Block::Table(table) => {
                    table.rows.iter().flat_map(|row| &row.citations).for_each(|citation| self.add(citation));
                }
                Block::Tree(tree) if with_working || tree.open => self.gather_entries(&tree.entries),
                Block::Group(group) => self.gather(&group.blocks, with_working),
                Block::Tree(_)
                | Block::Text(_)
                | Block::Note(_)
                | Block::Facts(_)
                | Block::Chart(_)
                | Block::Missing(_)
                | Block::Doubts(_)
                | Block::Refused(_) => {}
            }
        }
    }

    fn gather_entries(&mut self, entries: &[Entry]) {
        for entry in entries {
            entry.citations.iter().for_each(|citation| self.add(citation));
            self.gather_entries(&entry.entries);
        }
    }

    fn add(&mut self, citation: &Citation) {
        if !self.numbers.contains_key(citation) {
            self.all.push(citation.clone());
            self.numbers.insert(citation.clone(), self.all.len());
        }
    }
}
