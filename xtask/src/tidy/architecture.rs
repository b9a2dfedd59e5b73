//! Checks of what crates may know and use.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

use crate::tree::{File, root, words};

/// Shipped Rust of the crates named.
fn shipped<'f>(files: &'f [File], crates: &'f [&'f str]) -> impl Iterator<Item = &'f File> {
    files
        .iter()
        .filter(|file| file.is_shipped_rust() && file.crate_name().is_some_and(|name| crates.contains(&name)))
}

fn found(file: &File, forbidden: &[&str]) -> Vec<String> {
    let code = file.code();
    forbidden
        .iter()
        .flat_map(|word| words(&code, word).map(move |at| format!("{}: `{word}`", file.at(at))))
        .collect()
}

const FLOATS: [&str; 2] = ["f32", "f64"];

/// What reads the clock, the environment, the disk, the network, the machine or chance.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::io",
    "std::env",
    "std::net",
    "std::process",
    "std::time",
    "std::thread",
    "SystemTime",
    "Instant",
    "Zoned",
    "Timestamp",
    "println",
    "eprintln",
    "dbg",
    "serde",
    "thread_local",
    "rand",
    "OsRng",
];

pub fn customs_is_pure(files: &[File]) -> Vec<String> {
    shipped(files, &["customs"])
        .flat_map(|file| {
            let mut places = found(file, IMPURE);
            places.extend(found(file, &FLOATS));
            places.extend(float_literals(file));
            places
        })
        .collect()
}

/// `1.5` in code; a range such as `0..9` and a field such as `pair.0.1` are none.
fn float_literals(file: &File) -> Vec<String> {
    let code = file.code();
    let bytes = code.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut places = Vec::new();
    for at in 1..bytes.len() {
        if bytes[at] != b'.' || !digit(at - 1) || !digit(at + 1) {
            continue;
        }
        let start = (0..at).rev().find(|&i| !(digit(i) || bytes[i] == b'_')).map_or(0, |i| i + 1);
        let before = start.checked_sub(1).map(|i| bytes[i]);
        let part_of_name = before.is_some_and(|b| b == b'.' || b.is_ascii_alphanumeric() || b == b'_');
        if !part_of_name {
            places.push(format!("{}: a float", file.at(at)));
        }
    }
    places
}

/// `pub fn` signatures of `file` whose name is `name`, with their place.
fn signatures<'c>(code: &'c str, name: &'c str) -> impl Iterator<Item = (usize, &'c str)> {
    code.match_indices("pub fn ").filter_map(move |(at, start)| {
        let rest = &code[at + start.len()..];
        let bare = rest.strip_prefix(name)?;
        bare.starts_with(['(', '<']).then(|| (at, &rest[..rest.find('{').unwrap_or(rest.len())]))
    })
}

const ANSWERS: [&str; 2] = ["determine", "assess"];

/// Where something is determined from facts alone, and why no law enters.
const WITHOUT_LAW: &[(&str, &str)] = &[(
    "crates/customs/src/origin/value/",
    "the regional value content is computed first; the threshold, which is law, is compared by the rule",
)];

pub fn law_is_an_argument(files: &[File]) -> Vec<String> {
    let mut places: Vec<String> = shipped(files, &["customs"])
        .filter(|file| !WITHOUT_LAW.iter().any(|(place, _)| file.path.starts_with(place)))
        .flat_map(|file| {
            let code = file.code();
            ANSWERS
                .iter()
                .flat_map(|name| {
                    signatures(&code, name)
                        .filter(|(_, signature)| !signature.contains("LawOnDate"))
                        .map(|(at, _)| format!("{}: `{name}` takes no `&LawOnDate`", file.at(at)))
                        .collect::<Vec<_>>()
                })
                .collect::<Vec<_>>()
        })
        .collect();
    for file in shipped(files, &["customs", "lawbook", "planning", "directory", "panel"]) {
        places.extend(found(file, &["today", "Timestamp::now", "Zoned::now", "SystemTime::now", "Utc::now"]));
    }
    places
}

pub fn answers_carry_their_working(files: &[File]) -> Vec<String> {
    shipped(files, &["customs"])
        .flat_map(|file| {
            let code = file.code();
            ANSWERS
                .iter()
                .flat_map(|name| {
                    signatures(&code, name)
                        .filter(|(_, signature)| !signature.contains("Determination"))
                        .map(|(at, _)| format!("{}: `{name}` gives no `Determination`", file.at(at)))
                        .collect::<Vec<_>>()
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Where a float may stand outside `planning`'s one place, and why.
const FLOAT_PLACES: &[(&str, &str)] = &[
    ("crates/planning/src/estimate", "the one place where money becomes a float; an estimate from there on"),
    ("crates/directory/src/", "coordinates, distances and scores; no money"),
    ("crates/otay/src/directory/", "coordinates on the map; no money"),
];

pub fn floats_have_one_place(files: &[File]) -> Vec<String> {
    shipped(files, &["customs", "lawbook", "planning", "directory", "panel", "otay"])
        .filter(|file| !FLOAT_PLACES.iter().any(|(place, _)| file.path.starts_with(place)))
        .flat_map(|file| found(file, &FLOATS))
        .collect()
}

pub fn planning_is_deterministic(files: &[File]) -> Vec<String> {
    const ASKS_THE_MACHINE: &[&str] = &[
        "thread_rng",
        "OsRng",
        "from_os_rng",
        "from_entropy",
        "SystemTime",
        "Instant",
        "available_parallelism",
        "current_num_threads",
        "std::env",
        "std::fs",
        "HashMap",
        "HashSet",
    ];
    shipped(files, &["planning"]).flat_map(|file| found(file, ASKS_THE_MACHINE)).collect()
}

/// The crates of the workspace that each may depend on.
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("customs", &[]),
    ("planning", &["customs"]),
    ("lawbook", &["customs"]),
    ("directory", &["customs"]),
    ("panel", &["customs"]),
    ("portfolio", &["customs", "lawbook"]),
    ("otay", &["customs", "planning", "lawbook", "directory", "panel", "portfolio"]),
    ("xtask", &["customs", "planning", "lawbook", "directory", "panel", "portfolio", "otay"]),
];

/// Crates from outside that only some of ours may use: each knows one format or one surface.
const FORMATS: &[(&str, &[&str])] = &[
    ("serde_json", &["otay", "xtask", "portfolio"]),
    ("askama", &["otay"]),
    ("axum", &["otay"]),
    ("sqlx", &["otay"]),
    ("clap", &["otay", "xtask", "portfolio"]),
    ("anstream", &["otay"]),
    ("indicatif", &["otay"]),
    ("fluent-bundle", &["otay"]),
    // `otay` reads the suppositions of `otay duty --what-if FILE` in it.
    ("toml", &["lawbook", "otay", "xtask"]),
];

/// What `customs` itself may use.
const CUSTOMS_USES: &[&str] = &["iso_currency", "jiff", "rust_iso3166", "thiserror"];

pub fn dependencies_run_one_way(_: &[File]) -> Vec<String> {
    let packages = match workspace_packages() {
        Ok(packages) => packages,
        Err(error) => return vec![error],
    };
    let directions: BTreeMap<&str, &[&str]> = DIRECTIONS.iter().copied().collect();
    let mut places = Vec::new();
    for package in &packages {
        let name = package["name"].as_str().unwrap_or_default();
        let Some(may) = directions.get(name) else {
            places.push(format!("crate `{name}` is not in the drawing: add it to ARCHITECTURE.md and here"));
            continue;
        };
        let dependencies = package["dependencies"].as_array().into_iter().flatten();
        for dependency in dependencies.filter(|dependency| dependency["kind"].is_null()) {
            let on = dependency["name"].as_str().unwrap_or_default();
            if directions.contains_key(on) && dependency["path"].is_string() && !may.contains(&on) {
                places.push(format!("`{name}` depends on `{on}`"));
            }
            if let Some((_, users)) = FORMATS.iter().find(|(format, _)| *format == on)
                && !users.contains(&name)
            {
                places.push(format!("`{name}` uses `{on}`, which is for {}", users.join(", ")));
            }
            if name == "customs" && !CUSTOMS_USES.contains(&on) {
                places.push(format!("`customs` uses `{on}`"));
            }
        }
    }
    places
}

fn workspace_packages() -> Result<Vec<Value>, String> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--quiet"])
        .current_dir(root())
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    let metadata: Value =
        serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata: {error}"))?;
    metadata["packages"].as_array().cloned().ok_or_else(|| "cargo metadata lists no packages".to_owned())
}

/// What machines write for us, whose new keys are no mistake of a person.
const WRITTEN_BY_MACHINES: &[(&str, &str)] =
    &[("crates/lawbook/src/hts/export.rs", "the official export of the schedule, which may gain fields")];

pub fn unknown_keys_are_refused(files: &[File]) -> Vec<String> {
    let mut places = Vec::new();
    for file in shipped(files, &["lawbook", "directory", "otay"])
        .filter(|file| !WRITTEN_BY_MACHINES.iter().any(|(path, _)| *path == file.path))
    {
        let code = file.code();
        for (at, _) in code.match_indices("derive(") {
            let head = &code[at..];
            let derive = &head[..head.find(')').unwrap_or(head.len())];
            if !derive.split([',', '(', ' ', '\n']).any(|word| word.trim().ends_with("Deserialize")) {
                continue;
            }
            // The attributes and the item follow; an enum without fields has no keys.
            let item = &head[..head.find(['{', ';']).unwrap_or(head.len())];
            if words(item, "struct").next().is_some()
                && item.find("struct").is_some_and(|s| !item[s..].contains('('))
                && words(item, "deny_unknown_fields").next().is_none()
            {
                places.push(format!("{}: this structure takes unknown keys", file.at(at)));
            }
        }
    }
    places
}

pub fn lints_are_shared(files: &[File]) -> Vec<String> {
    files
        .iter()
        .filter(|file| file.path.ends_with("/Cargo.toml") && !file.path.starts_with("fuzz/"))
        .filter(|file| !file.text.contains("[lints]\nworkspace = true"))
        .map(|file| format!("{}: add [lints] workspace = true", file.path))
        .collect()
}
