//! `otay directory`: who can make it, who can help.

mod exchange;
mod find;
mod import;
mod json;
mod makers;
mod map;
mod show;
mod terms;

pub(crate) use find::{not_covered, whole};
pub(crate) use json::as_json as results_json;
pub(crate) use makers::{as_json as candidates_json, required};
pub(crate) use show::{facts as organization_facts, organization_json};

use std::path::PathBuf;

use clap::ValueEnum;
use customs::Value;
use directory::geography::{Origin, RoadAssumptions};
use directory::region::Region;
use directory::register::Size;
use directory::store::Store;
use directory::vocabulary::ConceptKind;

use super::{Context, Outcome};
use crate::assess::near_terms;
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
    Import(Box<import::Import>),
    /// Writes the register in the exchange format
    Export(exchange::Export),
    /// The words that registers, lists and cases may use
    Terms(terms::Terms),
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
        Action::Import(import) => import::import(import, context),
        Action::Export(export) => exchange::export(export, context),
        Action::Terms(terms) => terms::terms(terms, context),
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

/// A plain decimal from `low` to `high`, in thousandths.
fn thousandths(text: &str, low: u32, high: u32) -> Result<u32, Failures> {
    let refused = || {
        let values = vec![("value", text.into()), ("low", low.into()), ("high", high.into())];
        Failures::from(Failure::of("directory-number-unreadable", values))
    };
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if part.len() > 3
        || whole.len() > 5
        || (whole.is_empty() && part.is_empty())
        || !digits(whole)
        || !digits(part)
    {
        return Err(refused());
    }
    let number = |text: &str| if text.is_empty() { Some(0) } else { text.parse::<u32>().ok() };
    let padded: String = part.chars().chain("000".chars()).take(3).collect();
    let value = number(whole).zip(number(&padded)).map(|(whole, part)| whole * 1000 + part);
    value.filter(|value| *value > 0 && (low * 1000..=high * 1000).contains(value)).ok_or_else(refused)
}

/// How a distance becomes a time.
#[derive(clap::Args, Debug, Clone)]
struct Roads {
    /// Road length over the great circle; stated is 1.4.
    #[arg(long, value_name = "FACTOR")]
    road_factor: Option<String>,
    /// Average speed of a truck in kilometers an hour; stated is 40.
    #[arg(long, value_name = "KMH")]
    speed: Option<String>,
}

impl Roads {
    fn assumptions(&self) -> Result<RoadAssumptions, Failures> {
        let mut roads = RoadAssumptions::STATED;
        if let Some(text) = &self.road_factor {
            roads.road_factor_percent = thousandths(text, 1, 5)? / 10;
        }
        if let Some(text) = &self.speed {
            roads.speed_kilometers_per_hour = thousandths(text, 5, 120)? / 1000;
        }
        Ok(roads)
    }
}

/// A stratum of people by its name.
fn stratum(text: &str) -> Result<Size, Failures> {
    text.parse().map_err(|()| find::unknown(text, Size::ALL.map(Size::code)))
}

/// The concept that words name, of one of the kinds.
fn concept(words: &str, kinds: &[ConceptKind], region: &Region) -> Result<String, Failures> {
    kinds
        .iter()
        .find_map(|kind| region.vocabulary.resolve(words, *kind))
        .map(|concept| concept.id.clone())
        .ok_or_else(|| {
            let near = near_terms(words, kinds, &region.vocabulary);
            let near = if near.is_empty() { Value::from("none") } else { Value::from(near) };
            let kind = match kinds {
                [kind] => kind.column(),
                _ => "all",
            };
            let values = vec![("word", words.into()), ("near", near), ("kind", kind.into())];
            Failure::of("directory-word-unknown", values).into()
        })
}

#[cfg(test)]
mod tests {
    use super::{meters, thousandths};

    #[test]
    fn decimals_within_their_range() {
        assert_eq!(thousandths("1.4", 1, 5).ok(), Some(1400));
        assert_eq!(thousandths(" .05", 0, 10).ok(), Some(50));
        for bad in ["", ".", "1,4", "0", "6", "1e1", "-1", "1.2345"] {
            assert!(thousandths(bad, 0, 5).is_err(), "{bad}");
        }
    }

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
