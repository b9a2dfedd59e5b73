//! Checks of names, lengths, and of what must not stand in the tree.

use crate::tree::File;

pub fn no_empty_names(files: &[File]) -> Vec<String> {
    const EMPTY: [&str; 10] =
        ["core", "common", "util", "utils", "helper", "helpers", "types", "misc", "shared", "base"];
    files
        .iter()
        .filter(|file| file.path.ends_with(".rs"))
        .filter(|file| file.path.trim_end_matches(".rs").split('/').any(|part| EMPTY.contains(&part)))
        .map(|file| format!("{}: say what is in it", file.path))
        .collect()
}

/// Source files over the length, with the reason.
const LONG: &[(&str, &str)] = &[
    (
        "crates/customs/src/origin/determine.rs",
        "one determination read from top to bottom, provision by provision",
    ),
    ("crates/lawbook/src/case/model.rs", "the types of a case, most of it documentation"),
    ("crates/lawbook/src/case/problem.rs", "one list of everything that can be wrong with a case"),
    ("crates/lawbook/src/hts/words.rs", "one grammar: every wording of a rate that the official export uses"),
    ("crates/lawbook/src/usmca/psr.rs", "one grammar: the notation of product-specific rules"),
    ("xtask/src/cases/convert/origin.rs", "one table from the facts of a worked example to a good"),
];

/// The length, tests left out.
const LINES: usize = 500;

pub fn files_are_short(files: &[File]) -> Vec<String> {
    let mut places: Vec<String> = files
        .iter()
        .filter(|file| file.is_shipped_rust())
        .filter(|file| !LONG.iter().any(|(path, _)| *path == file.path))
        .filter_map(|file| {
            let lines = file.shipped().lines().count();
            (lines > LINES)
                .then(|| format!("{}: {lines} lines; split it along a seam, or give a reason", file.path))
        })
        .collect();
    for (path, _) in LONG {
        let still = files.iter().any(|f| f.path == *path && f.shipped().lines().count() > LINES);
        if !still {
            places.push(format!("{path} needs its exception no longer"));
        }
    }
    places
}

pub fn nothing_of_this_machine(files: &[File]) -> Vec<String> {
    // Put together, so that this file does not name them.
    let forbidden: Vec<String> = [
        ("crates", ".io"),
        ("registry.npm", "js.org"),
        ("pypi", ".org"),
        ("proxy.golang", ".org"),
        ("/wo", "rk/"),
        ("/ro", "ot/"),
        ("/ho", "me/"),
        ("/tmp", "/bash_jobs"),
    ]
    .iter()
    .map(|(a, b)| format!("{a}{b}"))
    .collect();
    let mut places = Vec::new();
    for file in files.iter().filter(|file| file.path != "Cargo.lock") {
        for word in &forbidden {
            for (at, _) in file.text.match_indices(word.as_str()) {
                let before = file.text[..at].chars().next_back();
                // A path within the tree may hold such a part; an absolute one starts with it.
                let is_path = word.starts_with('/');
                if is_path
                    && before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '~' | '}'))
                {
                    continue;
                }
                places.push(format!("{}: `{word}`", file.at(at)));
            }
        }
    }
    places
}
