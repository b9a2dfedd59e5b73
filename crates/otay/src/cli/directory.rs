//! `otay directory`: who can make it, who can help.

mod exchange;
mod find;
mod makers;
mod map;
mod show;

pub(crate) use find::as_json as results_json;
pub(crate) use makers::{as_json as candidates_json, required};
pub(crate) use show::{facts as organization_facts, organization_json};

use std::path::PathBuf;

use clap::ValueEnum;
use customs::Value;
use directory::geography::Origin;
use directory::region::Region;
use directory::store::Store;
use directory::vocabulary::ConceptKind;

use super::{Context, Outcome};
use crate::directory::{region, store};
use crate::problems::{Failure, Failures};

/// Manufacturers, technical talent and partners of the region.
#[derive(clap::Args, Debug)]
pub(super) struct DirectoryCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Debug)]
enum Action {
    /// Finds organizations by words of either language, facts and distance
    Search(Box<find::Search>),
    /// Everything known of an organization, with sources
    Show(show::Show),
    /// Lists the saved searches
    Searches(find::Searches),
    /// Who could make the product of a case
    Match(Box<makers::Match>),
    /// Takes another register or a list into the user's own
    Import(Box<exchange::Import>),
    /// Writes the register in the exchange format
    Export(exchange::Export),
    /// Draws the map of the region
    Map(map::Map),
}

/// How the answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// For programs.
    Json,
}

/// Where the user's register is kept.
#[derive(clap::Args, Debug, Clone)]
struct Data {
    /// The folder of the user's register.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

/// The region's facts and the user's register.
struct Known {
    region: Region,
    store: Store,
}

impl Data {
    /// The facts of the law book asked, and the register in the folder given or in the user's data folder.
    fn open(&self, context: &Context) -> Result<Known, Failures> {
        let store = store(self.data.clone(), context.data_folder());
        let store = store.ok_or_else(|| Failures::from(Failure::of("data-folder-unknown", Vec::new())))?;
        Ok(Known { region: region(&context.lawbook()?)?, store })
    }
}

pub(super) fn directory(arguments: &DirectoryCommand, context: &Context) -> Outcome {
    match &arguments.action {
        Action::Search(search) => find::search(search, context),
        Action::Show(show) => show::show(show, context),
        Action::Searches(searches) => find::searches(searches, context),
        Action::Match(matching) => makers::matching(matching, context),
        Action::Import(import) => exchange::import(import, context),
        Action::Export(export) => exchange::export(export, context),
        Action::Map(map) => map::map(map, context),
    }
}

/// The place or crossing of a name.
pub(crate) fn origin(name: &str, region: &Region) -> Result<Origin, Failures> {
    region.origin(name).ok_or_else(|| {
        let known: Vec<&str> = region.origin_ids();
        Failure::of("directory-place-unknown", vec![("place", name.into()), ("known", known.into())]).into()
    })
}

/// `40km`, `25 mi`, `800m`; a number alone is kilometers.
pub(crate) fn meters(text: &str) -> Result<u32, Failures> {
    let refused =
        || Failures::from(Failure::of("directory-distance-unreadable", vec![("distance", text.into())]));
    let trimmed = text.trim().to_lowercase();
    let split = trimmed.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(trimmed.len());
    let (number, unit) = trimmed.split_at(split);
    let millimeters_a_unit: u64 = match unit.trim() {
        "" | "km" => 1_000_000,
        "m" => 1_000,
        "mi" | "mile" | "miles" | "millas" => 1_609_344,
        _ => return Err(refused()),
    };
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let padded: String = part.chars().chain("000".chars()).take(3).collect();
    let thousandths = whole
        .parse::<u64>()
        .ok()
        .zip(padded.parse::<u64>().ok())
        .and_then(|(whole, part)| whole.checked_mul(1000)?.checked_add(part))
        .ok_or_else(refused)?;
    thousandths
        .checked_mul(millimeters_a_unit)
        .and_then(|product| u32::try_from(product / 1_000_000).ok())
        .filter(|meters| *meters > 0)
        .ok_or_else(refused)
}

/// The concept that words name, of one of the kinds.
fn concept(words: &str, kinds: &[ConceptKind], region: &Region) -> Result<String, Failures> {
    kinds
        .iter()
        .find_map(|kind| region.vocabulary.resolve(words, *kind))
        .map(|concept| concept.id.clone())
        .ok_or_else(|| {
            let known = region.vocabulary.concepts.iter().filter(|concept| kinds.contains(&concept.kind));
            let known: Vec<Value> = known.map(|concept| Value::from(concept.id.as_str())).collect();
            Failure::of("directory-term-unknown", vec![("term", words.into()), ("known", Value::List(known))])
                .into()
        })
}

#[cfg(test)]
mod tests {
    use super::meters;

    #[test]
    fn distances_in_every_unit() {
        assert_eq!(meters("40km").ok(), Some(40_000));
        assert_eq!(meters("2.5 km").ok(), Some(2_500));
        assert_eq!(meters("25mi").ok(), Some(40_233));
        assert_eq!(meters("800 m").ok(), Some(800));
        assert_eq!(meters("12").ok(), Some(12_000));
        for bad in ["", "km", "-3km", "0", "9 leagues", "1e9"] {
            assert!(meters(bad).is_err(), "{bad}");
        }
    }
}
