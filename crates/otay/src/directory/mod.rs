//! The directory as the program shows it: the region's facts, words for what was found, the map, the
//! section of the report.

pub mod asking;
pub mod intake;
pub mod map;
pub mod section;
pub mod words;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

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

/// Where the user's register is kept: the folder given, or `directory` in the user's data folder; nothing
/// where neither is known.
#[must_use]
pub fn store(given: Option<PathBuf>, data: Option<&Path>) -> Option<Store> {
    let folder = given.or_else(|| data.map(|data| data.join("directory")))?;
    Some(Store::new(&folder))
}
