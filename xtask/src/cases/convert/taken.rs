//! A table of a record from which values are taken; what is left is known.

use std::cell::RefCell;
use std::collections::BTreeSet;

use lawbook::cases::Node;

/// A table with a memory of what was taken.
pub struct Taken<'a> {
    node: &'a Node,
    taken: RefCell<BTreeSet<String>>,
}

impl<'a> Taken<'a> {
    pub fn new(node: &'a Node) -> Self {
        Self { node, taken: RefCell::default() }
    }

    /// The value of a key, taken.
    pub fn take(&self, key: &str) -> Option<Node> {
        let node = self.node.get(key)?;
        self.taken.borrow_mut().insert(key.to_owned());
        Some(node.clone())
    }

    /// The value of the first of several keys that is there.
    pub fn any(&self, keys: &[&str]) -> Option<Node> {
        keys.iter().find_map(|key| self.take(key))
    }

    /// Takes words that only describe.
    pub fn describes(&self, keys: &[&str]) {
        for key in keys {
            self.take(key);
        }
    }

    /// Yes or no.
    pub fn boolean(&self, key: &str) -> Option<bool> {
        self.take(key)?.as_boolean()
    }

    /// Words.
    pub fn text(&self, key: &str) -> Option<String> {
        self.take(key)?.as_text().map(str::to_owned)
    }

    /// Keys not yet taken that end in `suffix`, with what stands before it.
    pub fn with_suffix(&self, suffix: &str) -> Vec<(String, String)> {
        self.matching(|key| key.strip_suffix(suffix))
    }

    /// Keys not yet taken that begin with `prefix`, with what stands after it.
    pub fn with_prefix(&self, prefix: &str) -> Vec<(String, String)> {
        self.matching(|key| key.strip_prefix(prefix))
    }

    fn matching(&self, part: impl Fn(&str) -> Option<&str>) -> Vec<(String, String)> {
        let taken = self.taken.borrow();
        self.node
            .entries()
            .iter()
            .filter(|(key, _)| !taken.contains(key))
            .filter_map(|(key, _)| part(key).map(|rest| (key.clone(), rest.to_owned())))
            .collect()
    }

    /// The keys that nobody took.
    pub fn left(&self) -> Vec<String> {
        self.matching(|key| Some(key)).into_iter().map(|(key, _)| key).collect()
    }

    /// Whether there is such a key.
    pub fn has(&self, key: &str) -> bool {
        self.node.get(key).is_some()
    }
}
