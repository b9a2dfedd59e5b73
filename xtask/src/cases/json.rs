//! A JSON record as a tree in which numbers keep their text. `null` is as good as absent.

use std::collections::BTreeMap;

use lawbook::cases::Node;
use serde_json::value::RawValue;

/// Reads one JSON value.
pub fn node(text: &str) -> Result<Node, String> {
    let raw: Box<RawValue> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    of_raw(&raw).map(|node| node.unwrap_or_else(Node::empty))
}

fn of_raw(raw: &RawValue) -> Result<Option<Node>, String> {
    let text = raw.get();
    let wrong = |error: serde_json::Error| error.to_string();
    Ok(match text.as_bytes().first() {
        Some(b'{') => {
            let entries: BTreeMap<String, Box<RawValue>> = serde_json::from_str(text).map_err(wrong)?;
            let mut table = Node::empty();
            for (key, value) in entries {
                if let Some(node) = of_raw(&value)? {
                    table.insert(key, node);
                }
            }
            Some(table)
        }
        Some(b'[') => {
            let items: Vec<Box<RawValue>> = serde_json::from_str(text).map_err(wrong)?;
            let mut nodes = Vec::with_capacity(items.len());
            for item in items {
                nodes.push(of_raw(&item)?.unwrap_or_else(|| Node::text("none")));
            }
            Some(Node::list(nodes))
        }
        Some(b'"') => Some(Node::text(serde_json::from_str::<String>(text).map_err(wrong)?)),
        Some(b't' | b'f') => Some(Node::boolean(text == "true")),
        Some(b'n') => None,
        _ => Some(Node::number(text).ok_or_else(|| format!("`{text}` is not a plain number"))?),
    })
}
