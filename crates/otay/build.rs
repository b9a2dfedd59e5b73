//! Embeds the message catalogue and the explain pages, and writes the index that makes both lazy.
//!
//! The index says in which area a key stands, so that the program parses only the areas it speaks from.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const LANGUAGES: [&str; 2] = ["en", "es"];

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut code = String::new();
    messages(&root.join("messages"), &mut code)?;
    pages(&root.join("explain"), &mut code)?;
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("embedded.rs"), code)
}

/// Stems of the files of `extension` in `folder`, sorted.
fn stems(folder: &Path, extension: &str) -> io::Result<BTreeSet<String>> {
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut stems = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == extension)
            && let Some(stem) = path.file_stem().and_then(|s| s.to_str())
        {
            stems.insert(stem.to_owned());
        }
    }
    Ok(stems)
}

/// The message keys of a catalogue file: identifiers at the start of a line before `=`.
fn keys(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let key = line.split_once('=')?.0.trim_end();
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        (line.starts_with(|c: char| c.is_ascii_alphabetic()) && key.bytes().all(plain)).then_some(key)
    })
}

fn messages(folder: &Path, code: &mut String) -> io::Result<()> {
    let mut areas = BTreeSet::new();
    for language in LANGUAGES {
        areas.extend(stems(&folder.join(language), "ftl")?);
    }
    let mut index = BTreeMap::new();
    code.push_str("pub(super) static AREAS: &[Area] = &[\n");
    for (number, area) in areas.iter().enumerate() {
        let _ = write!(code, "    Area {{ name: {area:?}, texts: [");
        for language in LANGUAGES {
            let path = folder.join(language).join(format!("{area}.ftl"));
            println!("cargo:rerun-if-changed={}", path.display());
            match fs::read_to_string(&path) {
                Ok(text) => {
                    for key in keys(&text) {
                        index.entry(key.to_owned()).or_insert(number);
                    }
                    let _ = write!(code, "include_str!({path:?}), ");
                }
                Err(_) => code.push_str("\"\", "),
            }
        }
        code.push_str("] },\n");
    }
    code.push_str("];\npub(super) static KEYS: &[(&str, usize)] = &[\n");
    for (key, number) in index {
        let _ = writeln!(code, "    ({key:?}, {number}),");
    }
    code.push_str("];\n");
    Ok(())
}

fn pages(folder: &Path, code: &mut String) -> io::Result<()> {
    let mut codes = BTreeSet::new();
    for language in LANGUAGES {
        codes.extend(stems(&folder.join(language), "md")?);
    }
    code.push_str("pub(super) static PAGES: &[(&str, [Option<&str>; 2])] = &[\n");
    for page in &codes {
        let _ = write!(code, "    ({page:?}, [");
        for language in LANGUAGES {
            let path = folder.join(language).join(format!("{page}.md"));
            if path.exists() {
                println!("cargo:rerun-if-changed={}", path.display());
                let _ = write!(code, "Some(include_str!({path:?})), ");
            } else {
                code.push_str("None, ");
            }
        }
        code.push_str("]),\n");
    }
    code.push_str("];\n");
    Ok(())
}
