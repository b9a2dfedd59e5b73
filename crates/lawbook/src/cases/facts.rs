//! The facts of a case, taken one by one; what nobody takes is refused.

use std::cell::RefCell;
use std::collections::BTreeSet;

use customs::{Country, Currency, Decimal, Money, TariffCode};
use jiff::civil::Date;
use thiserror::Error;

use super::node::{Node, NodeKind};

/// Why facts were refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FactsError {
    /// A fact that the question does not know.
    #[error("line {line}: `{path}` is not a fact of this question")]
    Unknown {
        /// Where, such as `goods[1].hours`.
        path: String,
        /// Line.
        line: usize,
    },
    /// A fact that the question needs.
    #[error("line {line}: `{path}` is missing")]
    Missing {
        /// Where.
        path: String,
        /// Line of the table it should stand in.
        line: usize,
    },
    /// A fact of another kind.
    #[error("line {line}: `{path}` is {found}, not {expected}")]
    Kind {
        /// Where.
        path: String,
        /// What it should be.
        expected: &'static str,
        /// What it is.
        found: &'static str,
        /// Line.
        line: usize,
    },
    /// A word that is not one of the choices.
    #[error("line {line}: `{path}` is `{found}`, not one of {choices}")]
    Choice {
        /// Where.
        path: String,
        /// The word.
        found: String,
        /// The choices, as a list.
        choices: String,
        /// Line.
        line: usize,
    },
}

/// A table of facts.
#[derive(Debug)]
pub struct Facts<'a> {
    node: &'a Node,
    path: String,
    currency: Currency,
    taken: RefCell<BTreeSet<String>>,
}

impl<'a> Facts<'a> {
    /// The facts of a whole case. Money is in the currency that `currency` names, else in US dollars.
    ///
    /// - Refuses: facts that are no table, a currency that does not exist.
    pub fn new(node: &'a Node) -> Result<Self, FactsError> {
        let mut facts = Self::within(node, String::new(), Currency::USD)?;
        if let Some(named) = facts.text("currency")? {
            facts.currency = named.parse().map_err(|_| FactsError::Choice {
                path: "currency".into(),
                found: named.to_owned(),
                choices: "the currencies of ISO 4217".into(),
                line: node.line,
            })?;
        }
        Ok(facts)
    }

    fn within(node: &'a Node, path: String, currency: Currency) -> Result<Self, FactsError> {
        match node.kind {
            NodeKind::Table(_) => Ok(Self { node, path, currency, taken: RefCell::default() }),
            _ => {
                Err(FactsError::Kind { path, expected: "a table", found: node.kind.name(), line: node.line })
            }
        }
    }

    /// The currency of the case's money.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// Refuses what nobody took.
    pub fn finish(&self) -> Result<(), FactsError> {
        let taken = self.taken.borrow();
        match self.node.entries().iter().find(|(key, _)| !taken.contains(key)) {
            None => Ok(()),
            Some((key, node)) => Err(FactsError::Unknown { path: self.at(key), line: node.line }),
        }
    }

    fn at(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Whether there is such a fact, without taking it.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.node.get(key).is_some()
    }

    /// The keys of this table.
    pub fn keys(&self) -> impl Iterator<Item = &'a str> {
        self.node.entries().iter().map(|(key, _)| key.as_str())
    }

    /// The node of a fact, taken as it is.
    #[must_use]
    pub fn node(&self, key: &str) -> Option<&'a Node> {
        self.taken.borrow_mut().insert(key.to_owned());
        self.node.get(key)
    }

    /// `value`, or that the fact is missing.
    pub fn required<T>(&self, key: &str, value: Option<T>) -> Result<T, FactsError> {
        value.ok_or_else(|| FactsError::Missing { path: self.at(key), line: self.node.line })
    }

    fn kind(&self, key: &str, node: &Node, expected: &'static str) -> FactsError {
        FactsError::Kind { path: self.at(key), expected, found: node.kind.name(), line: node.line }
    }

    fn take<T>(
        &self,
        key: &str,
        expected: &'static str,
        read: impl Fn(&'a Node) -> Option<T>,
    ) -> Result<Option<T>, FactsError> {
        match self.node(key) {
            None => Ok(None),
            Some(node) => read(node).map(Some).ok_or_else(|| self.kind(key, node, expected)),
        }
    }

    /// Words.
    pub fn text(&self, key: &str) -> Result<Option<&'a str>, FactsError> {
        self.take(key, "text", Node::as_text)
    }

    /// A number.
    pub fn number(&self, key: &str) -> Result<Option<Decimal>, FactsError> {
        self.take(key, "a number", Node::as_number)
    }

    /// A number that has to be there.
    pub fn need_number(&self, key: &str) -> Result<Decimal, FactsError> {
        let value = self.number(key)?;
        self.required(key, value)
    }

    /// A whole number that is not below zero.
    pub fn count(&self, key: &str) -> Result<Option<u32>, FactsError> {
        self.take(key, "a whole number", |node| node.as_number()?.to_string().parse().ok())
    }

    /// An amount in the case's currency.
    pub fn money(&self, key: &str) -> Result<Option<Money>, FactsError> {
        Ok(self.number(key)?.map(|amount| Money::new(amount, self.currency)))
    }

    /// An amount that has to be there.
    pub fn need_money(&self, key: &str) -> Result<Money, FactsError> {
        let value = self.money(key)?;
        self.required(key, value)
    }

    /// An amount; what the case leaves out is none of it.
    pub fn money_or_none(&self, key: &str) -> Result<Money, FactsError> {
        Ok(self.money(key)?.unwrap_or(Money::zero(self.currency)))
    }

    /// Yes or no.
    pub fn boolean(&self, key: &str) -> Result<Option<bool>, FactsError> {
        self.take(key, "true or false", Node::as_boolean)
    }

    /// Yes or no; no where the case does not say.
    pub fn flag(&self, key: &str) -> Result<bool, FactsError> {
        Ok(self.boolean(key)?.unwrap_or(false))
    }

    /// A day, as a date or as text.
    pub fn date(&self, key: &str) -> Result<Option<Date>, FactsError> {
        self.take(key, "a date", |node| match &node.kind {
            NodeKind::Date(date) => Some(*date),
            NodeKind::Text(text) => text.parse().ok(),
            _ => None,
        })
    }

    /// A day that has to be there.
    pub fn need_date(&self, key: &str) -> Result<Date, FactsError> {
        let value = self.date(key)?;
        self.required(key, value)
    }

    /// A tariff code, `8413.30` or `841330`.
    pub fn code(&self, key: &str) -> Result<Option<TariffCode>, FactsError> {
        self.take(key, "a tariff code", |node| node.as_text()?.parse().ok())
    }

    /// A country, by its two letters.
    pub fn country(&self, key: &str) -> Result<Option<Country>, FactsError> {
        self.take(key, "a country (two letters)", |node| node.as_text()?.parse().ok())
    }

    /// One of several words.
    pub fn choice<T: Copy>(&self, key: &str, choices: &[(&str, T)]) -> Result<Option<T>, FactsError> {
        let Some(word) = self.text(key)? else { return Ok(None) };
        match choices.iter().find(|(name, _)| *name == word) {
            Some((_, value)) => Ok(Some(*value)),
            None => Err(FactsError::Choice {
                path: self.at(key),
                found: word.to_owned(),
                choices: choices.iter().map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>().join(", "),
                line: self.node.get(key).map_or(0, |node| node.line),
            }),
        }
    }

    /// One of several words that has to be there.
    pub fn need_choice<T: Copy>(&self, key: &str, choices: &[(&str, T)]) -> Result<T, FactsError> {
        let value = self.choice(key, choices)?;
        self.required(key, value)
    }

    /// A list of words.
    pub fn texts(&self, key: &str) -> Result<Vec<String>, FactsError> {
        let Some(node) = self.node(key) else { return Ok(Vec::new()) };
        let NodeKind::List(items) = &node.kind else { return Err(self.kind(key, node, "a list of text")) };
        items
            .iter()
            .map(|item| {
                item.as_text().map(str::to_owned).ok_or_else(|| self.kind(key, item, "a list of text"))
            })
            .collect()
    }

    /// A table, read by `read`; what `read` leaves is refused.
    pub fn table<T, E: From<FactsError>>(
        &self,
        key: &str,
        read: impl FnOnce(&Facts<'a>) -> Result<T, E>,
    ) -> Result<Option<T>, E> {
        let Some(node) = self.node(key) else { return Ok(None) };
        let facts = Self::within(node, self.at(key), self.currency)?;
        let value = read(&facts)?;
        facts.finish()?;
        Ok(Some(value))
    }

    /// A list of tables, each read by `read`; nothing where the fact is absent.
    pub fn tables<T, E: From<FactsError>>(
        &self,
        key: &str,
        mut read: impl FnMut(&Facts<'a>) -> Result<T, E>,
    ) -> Result<Vec<T>, E> {
        let Some(node) = self.node(key) else { return Ok(Vec::new()) };
        let NodeKind::List(items) = &node.kind else {
            return Err(self.kind(key, node, "a list of tables").into());
        };
        let mut values = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let facts = Self::within(item, format!("{}[{index}]", self.at(key)), self.currency)?;
            values.push(read(&facts)?);
            facts.finish()?;
        }
        Ok(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_takes_is_refused_with_its_path_and_line() {
        let node = Node::from_toml("a = 1\n[[b]]\nc = 2\nd = 3\n").unwrap();
        let facts = Facts::new(&node).unwrap();
        assert!(facts.number("a").unwrap().is_some());
        let read = facts.tables::<_, FactsError>("b", |f| f.number("c"));
        assert_eq!(read, Err(FactsError::Unknown { path: "b[0].d".into(), line: 4 }));
    }

    #[test]
    fn numbers_are_read_from_their_text() {
        let node = Node::from_toml("a = 0.1\nb = 1_000.50\n").unwrap();
        assert_eq!(node.get("a").and_then(Node::as_number), Some("0.1".parse().unwrap()));
        assert!(matches!(node.get("b").unwrap().kind, NodeKind::Number { places: 2, .. }));
        assert!(Node::from_toml("a = 1e3").is_err());
        assert!(Node::from_toml("a = 0x10").is_err());
    }
}
