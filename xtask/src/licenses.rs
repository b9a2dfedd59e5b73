//! The licenses of all dependencies against the list in `deny.toml`.
//!
//! The same file serves `cargo deny`; this reads its `[licenses] allow` and takes the packages from
//! `cargo metadata`, so that the check needs nothing installed.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, ExitCode};

use serde_json::Value;

use crate::tree::root;

/// The packages whose license is not on the list.
pub fn refused() -> Result<Vec<String>, String> {
    let text = fs::read_to_string(root().join("deny.toml")).map_err(|error| format!("deny.toml: {error}"))?;
    let document: toml::Table = text.parse().map_err(|error| format!("deny.toml: {error}"))?;
    let allowed: BTreeSet<&str> = document
        .get("licenses")
        .and_then(|licenses| licenses.get("allow"))
        .and_then(toml::Value::as_array)
        .ok_or("deny.toml has no list `licenses.allow`")?
        .iter()
        .filter_map(toml::Value::as_str)
        .collect();
    let mut refused = Vec::new();
    for package in packages()? {
        let name = format!(
            "{} {}",
            package["name"].as_str().unwrap_or("?"),
            package["version"].as_str().unwrap_or("?")
        );
        match package["license"].as_str() {
            Some(license) if is_allowed(license, &allowed) => {}
            Some(license) => refused.push(format!("{name}: `{license}` is not allowed by deny.toml")),
            None => refused.push(format!("{name}: no license is stated")),
        }
    }
    Ok(refused)
}

fn packages() -> Result<Vec<Value>, String> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--quiet"])
        .current_dir(root())
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    if !output.status.success() {
        return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let metadata: Value =
        serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata: {error}"))?;
    metadata["packages"].as_array().cloned().ok_or_else(|| "cargo metadata lists no packages".to_owned())
}

/// Whether a license expression can be met by allowed licenses: one side of an `OR`, all of an `AND`.
fn is_allowed(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    // The older way of writing OR.
    let expression = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = expression.split_whitespace().collect();
    let mut at = 0;
    let allowed = either(&words, &mut at, allowed);
    allowed && at == words.len()
}

fn either(words: &[&str], at: &mut usize, allowed: &BTreeSet<&str>) -> bool {
    let mut met = both(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= both(words, at, allowed);
    }
    met
}

fn both(words: &[&str], at: &mut usize, allowed: &BTreeSet<&str>) -> bool {
    let mut met = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allowed: &BTreeSet<&str>) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let met = either(words, at, allowed);
        *at += usize::from(words.get(*at) == Some(&")"));
        return met;
    }
    let mut license = (*word).to_owned();
    if words.get(*at) == Some(&"WITH") {
        license = format!("{license} WITH {}", words.get(*at + 1).unwrap_or(&""));
        *at += 2;
    }
    allowed.contains(license.as_str())
}

/// Prints what is refused.
pub fn print() -> ExitCode {
    match refused() {
        Ok(refused) if refused.is_empty() => ExitCode::SUCCESS,
        Ok(refused) => {
            refused.iter().for_each(|line| eprintln!("{line}"));
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_met_as_they_read() {
        let allowed = BTreeSet::from(["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"]);
        for met in ["MIT", "MIT OR GPL-3.0", "MIT/Apache-2.0", "(GPL-2.0 OR MIT) AND Apache-2.0"] {
            assert!(is_allowed(met, &allowed), "{met}");
        }
        for unmet in ["GPL-3.0", "MIT AND GPL-3.0", "LGPL-3.0 OR (MIT AND GPL-2.0)", "", "MIT MIT"] {
            assert!(!is_allowed(unmet, &allowed), "{unmet}");
        }
        assert!(is_allowed("Apache-2.0 WITH LLVM-exception", &allowed));
    }
}
