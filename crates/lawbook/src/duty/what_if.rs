//! A file of suppositions about duties: TOML with one table.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::LawbookError;
use crate::toml_file;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    what_if: BTreeMap<String, String>,
}

/// Reads a file of suppositions.
///
/// - Gives: `authority=change` for each line of the table `[what_if]`, by authority.
/// - Refuses: what is not such a file; `path` is named.
pub fn suppositions(path: &str, text: &str) -> Result<Vec<String>, LawbookError> {
    let written: Written = toml_file::parse(path, text)?;
    Ok(written.what_if.into_iter().map(|(authority, change)| format!("{authority}={change}")).collect())
}
