//! Where the files of a case are: a directory, or at hand.

use std::fs;
use std::path::{Path, PathBuf};

use super::problem::ProblemKind;

/// A file of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile {
    /// Its name inside the folder.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The files of a case.
#[derive(Clone, Copy, Debug)]
pub enum Folder<'f> {
    /// In a directory of this machine.
    Directory(&'f Path),
    /// At hand. Nothing beside them can be reached.
    Files(&'f [CaseFile]),
}

impl Folder<'_> {
    /// The directory's path, where it is not there.
    pub(super) fn missing(&self) -> Option<String> {
        match self {
            Self::Directory(dir) if !dir.is_dir() => Some(dir.display().to_string()),
            Self::Directory(_) | Self::Files(_) => None,
        }
    }

    /// The path of a file as the user knows it.
    pub(super) fn path_of(&self, name: &str) -> PathBuf {
        match self {
            Self::Directory(dir) => dir.join(name),
            Self::Files(_) => PathBuf::from(name),
        }
    }

    /// The bytes of a file of at most `limit_mb` megabytes.
    pub(super) fn bytes(&self, name: &str, limit_mb: u64) -> Result<Vec<u8>, ProblemKind> {
        let file = name.to_owned();
        match self {
            Self::Files(files) => match files.iter().find(|file| file.name == name) {
                Some(found) => Ok(found.bytes.clone()),
                None => Err(ProblemKind::FileMissing { file }),
            },
            Self::Directory(dir) => {
                let path = dir.join(name);
                let size = match fs::metadata(&path) {
                    Ok(meta) if meta.is_file() => meta.len(),
                    Ok(_) | Err(_) => return Err(ProblemKind::FileMissing { file }),
                };
                if size > limit_mb * 1_000_000 {
                    return Err(ProblemKind::FileTooLarge { file, limit_mb });
                }
                fs::read(&path).map_err(|error| {
                    let reason = error.kind().to_string();
                    ProblemKind::FileUnreadable { file, reason }
                })
            }
        }
    }
}
