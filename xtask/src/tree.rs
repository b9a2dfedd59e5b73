//! The files of the tree as the checks read them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// A text file of the tree.
pub struct File {
    /// Its path from the root, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl File {
    /// Whether this is Rust that ships: not a test, not a bench.
    pub fn is_shipped_rust(&self) -> bool {
        let test = ["/tests/", "/benches/", "/tests.rs"];
        let ships = !self.path.starts_with("fuzz/") && !test.iter().any(|part| self.path.contains(part));
        self.path.ends_with(".rs") && ships
    }

    /// The crate whose sources hold this file: `customs`, `otay`, `xtask` …
    pub fn crate_name(&self) -> Option<&str> {
        let rest = self.path.strip_prefix("crates/").unwrap_or(&self.path);
        let (name, rest) = rest.split_once('/')?;
        rest.starts_with("src/").then_some(name)
    }

    /// The text as the compiler sees it, up to the module of unit tests: comments and the insides of strings
    /// are blanks, so that places stay where they are.
    pub fn code(&self) -> String {
        let shipped = self.shipped();
        blank(shipped)
    }

    /// The text up to the module of unit tests.
    pub fn shipped(&self) -> &str {
        let end = ["#[cfg(test)]\nmod ", "#[cfg(all(test"]
            .iter()
            .filter_map(|mark| self.text.find(mark))
            .min()
            .unwrap_or(self.text.len());
        &self.text[..end]
    }

    /// `path:line` of a place in the text.
    pub fn at(&self, offset: usize) -> String {
        let line = self.text[..offset].matches('\n').count() + 1;
        format!("{}:{line}", self.path)
    }
}

/// Every text file that git knows or would add, in order of its path.
pub fn files() -> Vec<File> {
    let root = root();
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(&root)
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    let mut paths: Vec<String> = listed.lines().map(ToOwned::to_owned).collect();
    if paths.is_empty() {
        // A tree without git, such as an unpacked archive.
        walk(&root, &root, &mut paths);
    }
    paths.sort();
    paths.dedup();
    paths
        .into_iter()
        .filter_map(|path| fs::read_to_string(root.join(&path)).ok().map(|text| File { path, text }))
        .collect()
}

fn walk(root: &Path, folder: &Path, paths: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if name != "target" && name != ".git" {
                walk(root, &path, paths);
            }
        } else if let Ok(path) = path.strip_prefix(root) {
            paths.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
}

/// Blanks comments and the insides of strings and character literals.
fn blank(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'/') => line_end(bytes, at),
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                text[at..].find("*/").map_or(bytes.len(), |length| at + length + 2)
            }
            b'r' if !is_word(bytes, at) && raw_string(bytes, at).is_some() => {
                raw_string(bytes, at).unwrap_or(at + 1)
            }
            b'"' => string_end(bytes, at),
            b'\'' => match character_end(bytes, at) {
                Some(end) => end,
                None => {
                    at += 1;
                    continue;
                }
            },
            _ => {
                at += 1;
                continue;
            }
        };
        for byte in &mut out[at..end.min(bytes.len())] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at = end;
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

fn is_word(bytes: &[u8], at: usize) -> bool {
    at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_')
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |length| at + length)
}

fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while end < bytes.len() {
        match bytes[end] {
            b'\\' => end += 2,
            b'"' => return end + 1,
            _ => end += 1,
        }
    }
    end
}

fn raw_string(bytes: &[u8], at: usize) -> Option<usize> {
    let hashes = bytes[at + 1..].iter().take_while(|b| **b == b'#').count();
    if bytes.get(at + 1 + hashes) != Some(&b'"') {
        return None;
    }
    let close: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    let body = at + 2 + hashes;
    let length = bytes[body..].windows(close.len()).position(|window| window == close)?;
    Some(body + length + close.len())
}

/// A character literal, told from a lifetime.
fn character_end(bytes: &[u8], at: usize) -> Option<usize> {
    let body = bytes.get(at + 1)?;
    if *body == b'\\' {
        return bytes[at + 3..].iter().position(|b| *b == b'\'').map(|length| at + 4 + length);
    }
    let width = match body {
        0..=0x7f => 1,
        0x80..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    };
    (bytes.get(at + 1 + width) == Some(&b'\'')).then_some(at + 2 + width)
}

/// The places of `word` in `code`, where no letter, digit or underscore touches it.
pub fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let outside = |byte: Option<&u8>| byte.is_none_or(|b| !(b.is_ascii_alphanumeric() || *b == b'_'));
    code.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let bytes = code.as_bytes();
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        outside(before) && outside(bytes.get(at + word.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_strings_are_blank_and_places_stay() {
        let text = "let a = \"f64 \\\" x\"; // f64\nlet b = 'f'; fn c<'f64>() {} /* f64 */ r#\"f64\"#;";
        let code = blank(text);
        assert_eq!(code.len(), text.len());
        assert_eq!(words(&code, "f64").count(), 1, "{code}");
        assert!(code.contains("fn c<'f64>() {}"));
    }

    #[test]
    fn words_are_whole() {
        assert_eq!(words("f64 af64 f641 (f64)", "f64").count(), 2);
    }
}
