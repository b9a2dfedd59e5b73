//! Where the files of `law/` and `region/` come from: carried in the program, or a folder.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::error::{FileProblem, LawbookError};

/// One area's files, compressed, as `build.rs` packs them.
struct Archive {
    area: &'static str,
    unpacked: usize,
    bytes: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/areas.rs"));

/// The contents of an area by file name.
type Unpacked = BTreeMap<&'static str, &'static str>;

/// The files of `law/` and `region/`, named by their path from the root: `law/hts/lines.txt`.
#[derive(Clone, Debug)]
pub struct LawFiles(Source);

#[derive(Clone, Debug)]
enum Source {
    Bundled,
    Directory(PathBuf),
}

impl LawFiles {
    /// The files carried in the program. Each area is unpacked once, when first asked for.
    #[must_use]
    pub const fn bundled() -> Self {
        Self(Source::Bundled)
    }

    /// The files of a folder that holds `law/` (and `region/`), or that is such a `law/` itself.
    ///
    /// - Refuses: a folder without `law/COVERAGE.toml` (`law-folder-not-found`).
    pub fn directory(folder: &Path) -> Result<Self, LawbookError> {
        if folder.join("law/COVERAGE.toml").is_file() {
            return Ok(Self(Source::Directory(folder.to_owned())));
        }
        match folder.parent() {
            Some(parent) if folder.ends_with("law") && folder.join("COVERAGE.toml").is_file() => {
                Ok(Self(Source::Directory(parent.to_owned())))
            }
            _ => Err(LawbookError::new(folder.display().to_string(), None, FileProblem::NoLawFolder)),
        }
    }

    /// The text of a file; `None` where there is none of that name.
    pub fn find(&self, path: &str) -> Result<Option<Cow<'static, str>>, LawbookError> {
        match &self.0 {
            Source::Bundled => Ok(unpacked(area_of(path))?
                .and_then(|files| files.get(path))
                .map(|text| Cow::Borrowed(*text))),
            Source::Directory(root) => match fs::read_to_string(root.join(path)) {
                Ok(text) => Ok(Some(Cow::Owned(text))),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(LawbookError::new(path, None, FileProblem::Unreadable(error.to_string()))),
            },
        }
    }

    /// The text of a file that has to be there.
    ///
    /// - Refuses: `law-file-missing`.
    pub fn text(&self, path: &str) -> Result<Cow<'static, str>, LawbookError> {
        self.find(path)?.ok_or_else(|| LawbookError::new(path, None, FileProblem::Missing))
    }

    /// The paths of all files under a folder such as `law/additional_duties`, at any depth, in the order
    /// of their names.
    pub fn list(&self, folder: &str) -> Result<Vec<String>, LawbookError> {
        let inside = |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let mut paths = Vec::new();
        match &self.0 {
            Source::Bundled => {
                for archive in AREAS.iter().filter(|a| {
                    a.area == folder || inside(a.area) || folder.starts_with(&format!("{}/", a.area))
                }) {
                    let files = unpacked(archive.area)?.into_iter().flatten();
                    paths.extend(files.map(|(path, _)| (*path).to_owned()).filter(|path| inside(path)));
                }
            }
            Source::Directory(root) => walk(root, &root.join(folder), &mut paths).map_err(|error| {
                LawbookError::new(folder, None, FileProblem::Unreadable(error.to_string()))
            })?,
        }
        paths.sort();
        Ok(paths)
    }
}

/// The area that holds a path: its first two parts, or the first where the file lies directly in it.
fn area_of(path: &str) -> &str {
    let mut slashes = path.match_indices('/').map(|(at, _)| at);
    match (slashes.next(), slashes.next()) {
        (_, Some(second)) => &path[..second],
        (Some(first), None) => &path[..first],
        (None, None) => path,
    }
}

fn walk(root: &Path, folder: &Path, paths: &mut Vec<String>) -> std::io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            walk(root, &path, paths)?;
        } else if let Ok(relative) = path.strip_prefix(root) {
            let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
            if !(parts.len() > 2 && path.extension().is_some_and(|end| end == "md")) {
                paths.push(parts.join("/"));
            }
        }
    }
    Ok(())
}

/// The area's files, unpacked at the first call; `None` where the program carries no such area.
fn unpacked(area: &str) -> Result<Option<&'static Unpacked>, LawbookError> {
    static CACHE: OnceLock<Vec<OnceLock<Unpacked>>> = OnceLock::new();
    let Some(number) = AREAS.iter().position(|archive| archive.area == area) else { return Ok(None) };
    let slots = CACHE.get_or_init(|| AREAS.iter().map(|_| OnceLock::new()).collect());
    if let Some(files) = slots[number].get() {
        return Ok(Some(files));
    }
    let damaged = || LawbookError::new(area, None, FileProblem::DamagedArchive);
    let archive = &AREAS[number];
    let bytes = zstd::bulk::decompress(archive.bytes, archive.unpacked).map_err(|_| damaged())?;
    // Kept for the life of the program: every text of the area is handed out as a part of it.
    let text: &'static [u8] = Box::leak(bytes.into_boxed_slice());
    let files = split(text).ok_or_else(damaged)?;
    Ok(Some(slots[number].get_or_init(|| files)))
}

/// Reads what `build.rs` packed.
fn split(bytes: &'static [u8]) -> Option<Unpacked> {
    let mut at = 0_usize;
    let mut take = |length: usize| {
        let part = bytes.get(at..at.checked_add(length)?)?;
        at += length;
        Some(part)
    };
    let mut heads = Vec::new();
    let number = |four: &[u8]| four.try_into().ok().map(|four| u32::from_le_bytes(four) as usize);
    for _ in 0..number(take(4)?)? {
        let length = number(take(4)?)?;
        let name = std::str::from_utf8(take(length)?).ok()?;
        heads.push((name, number(take(4)?)?));
    }
    heads.into_iter().map(|(name, length)| Some((name, std::str::from_utf8(take(length)?).ok()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_carried_is_what_lies_in_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let (bundled, open) = (LawFiles::bundled(), LawFiles::directory(&folder).unwrap());
        for top in ["law", "region"] {
            let paths = open.list(top).unwrap();
            assert_eq!(bundled.list(top).unwrap(), paths);
            for path in paths {
                assert_eq!(bundled.text(&path).unwrap(), open.text(&path).unwrap(), "{path}");
            }
        }
        assert!(bundled.find("law/none.toml").unwrap().is_none());
        assert_eq!(bundled.text("law/none/x.toml").unwrap_err().code(), "law-file-missing");
    }

    #[test]
    fn a_folder_without_law_is_refused_and_law_itself_is_taken() {
        let empty = tempfile::tempdir().unwrap();
        assert_eq!(LawFiles::directory(empty.path()).unwrap_err().code(), "law-folder-not-found");
        let law = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law");
        assert!(LawFiles::directory(&law).unwrap().text("law/COVERAGE.toml").is_ok());
    }
}
