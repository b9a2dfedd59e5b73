//! The directory as the program shows it: the region's facts, words for what was found, the map, the
//! section of the report.

pub mod asking;
pub mod map;
pub mod section;
pub mod words;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

use directory::region::Region;
use directory::store::Store;
use lawbook::Lawbook;

use crate::problems::{Failure, Failures};

/// The region's facts as the directory reads them, out of the files of `lawbook`.
pub fn region(lawbook: &Lawbook) -> Result<Region, Failures> {
    Region::read(|name| {
        let path = format!("region/{name}");
        lawbook.files().find(&path).ok().flatten().map(std::borrow::Cow::into_owned)
    })
    .map_err(|error| Failure::new(&error).into())
}

/// Where the user's register is kept: the folder given, or `otay/directory` in the user's data folder
/// (`XDG_DATA_HOME`, else `~/.local/share`, else the working folder).
#[must_use]
pub fn store(given: Option<PathBuf>) -> Store {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = given.unwrap_or_else(|| {
        set("XDG_DATA_HOME")
            .or_else(|| set("HOME").map(|home| home.join(".local/share")))
            .or_else(|| set("APPDATA"))
            .unwrap_or_default()
            .join("otay/directory")
    });
    Store::new(&folder)
}
