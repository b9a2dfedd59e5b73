//! Checks that code, catalogue and explain pages agree.

use std::collections::BTreeMap;

use crate::tree::File;

/// Calls whose first argument, when it is a literal, is a key of the catalogue.
const KEY_CALLS: [&str; 3] = ["Message::new(", "catalogue.text(", ".catalogue.text("];

pub fn message_keys_exist(files: &[File]) -> Vec<String> {
    let held = [held(files, "en"), held(files, "es")];
    let mut places = Vec::new();
    for file in files.iter().filter(|file| file.is_shipped_rust() && !file.path.starts_with("xtask/")) {
        let shipped = file.shipped();
        for call in KEY_CALLS {
            for (at, _) in shipped.match_indices(call) {
                if in_comment(shipped, at) {
                    continue;
                }
                let Some(key) = literal(&shipped[at + call.len()..]) else { continue };
                let missing: Vec<&str> = (held.iter().zip(["en", "es"]))
                    .filter(|(held, _)| !held.contains_key(key))
                    .map(|(_, language)| language)
                    .collect();
                if !missing.is_empty() {
                    places.push(format!("{}: `{key}` is not in {}", file.at(at), missing.join(", ")));
                }
            }
        }
    }
    places.sort();
    places.dedup();
    places
}

pub fn diagnostics_are_explained(files: &[File]) -> Vec<String> {
    let mut codes: BTreeMap<&str, String> = BTreeMap::new();
    for file in files.iter().filter(|file| file.is_shipped_rust() && !file.path.starts_with("xtask/")) {
        let shipped = file.shipped();
        for (at, _) in shipped.match_indices("fn code(&self) -> &'static str {") {
            for code in literals(body(&shipped[at..])) {
                codes.entry(code).or_insert_with(|| file.at(at));
            }
        }
        for (at, call) in shipped.match_indices("Failure::of(") {
            if let Some(code) = literal(&shipped[at + call.len()..]) {
                codes.entry(code).or_insert_with(|| file.at(at));
            }
        }
    }
    let held = [held(files, "en"), held(files, "es")];
    let mut places = Vec::new();
    for (code, at) in &codes {
        let mut missing = Vec::new();
        for (held, language) in held.iter().zip(["en", "es"]) {
            if !held.contains_key(format!("error-{code}").as_str()) {
                missing.push(format!("sentence ({language})"));
            }
            let page = format!("crates/otay/explain/{language}/{code}.md");
            if !files.iter().any(|file| file.path == page) {
                missing.push(format!("page ({language})"));
            }
        }
        if !missing.is_empty() {
            places.push(format!("{at}: `{code}` has no {}", missing.join(", ")));
        }
    }
    places
}

/// The keys of the catalogue in a language, with the file that holds each.
fn held<'f>(files: &'f [File], language: &str) -> BTreeMap<&'f str, &'f str> {
    let folder = format!("crates/otay/messages/{language}/");
    files
        .iter()
        .filter(|file| file.path.starts_with(&folder))
        .flat_map(|file| {
            file.text.lines().filter_map(|line| {
                let key = line.split_once('=')?.0.trim_end();
                let plain = key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
                (plain && line.starts_with(|c: char| c.is_ascii_alphabetic()))
                    .then_some((key, file.path.as_str()))
            })
        })
        .collect()
}

/// The string literal that `text` starts with, after white space.
fn literal(text: &str) -> Option<&str> {
    text.trim_start().strip_prefix('"')?.split('"').next()
}

/// The body of a function, from its signature to the brace that closes it.
fn body(text: &str) -> &str {
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 1 => return &text[..at],
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    text
}

/// Every string literal in kebab-case.
fn literals(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2).filter(|code| {
        !code.is_empty() && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    })
}

fn in_comment(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |start| start + 1);
    text[line..at].trim_start().starts_with("//")
}
