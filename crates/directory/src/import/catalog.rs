//! What is known, small enough to hold for every row of a long file.

use std::collections::HashMap;

use super::names;
use crate::geography::Coordinates;
use crate::register::{AsOf, Merge, Statement};
use crate::words::fold;

/// At or above this the row is of the same organization.
const SURE: u8 = 80;
/// At or above this it is told as doubtful.
const DOUBTFUL: u8 = 60;
/// Sites of one organization nearer than this are one site.
const SAME_SITE_METERS: u32 = 250;
// Some 330 m: candidates stand in the cell or beside it.
const CELL: i32 = 3_000;

struct Entry {
    organization: Box<str>,
    site: Box<str>,
    key: Box<str>,
    address: Box<str>,
    postal_code: Box<str>,
    at: Option<Coordinates>,
    fingerprint: u64,
    as_of: AsOf,
    merge: Option<Merge>,
}

/// The register as the importer remembers it.
#[derive(Default)]
pub struct Catalog {
    entries: Vec<Entry>,
    by_record: HashMap<u64, u32>,
    by_key: HashMap<u64, Vec<u32>>,
    by_organization: HashMap<u64, Vec<u32>>,
    by_cell: HashMap<(i32, i32), Vec<u32>>,
}

/// What a row is to what is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Known already, or older than what is known.
    Same,
    /// The same record, saying something else now.
    Replace {
        /// The organization it was put with.
        organization: String,
        /// The site it was put with.
        site: String,
        /// How it was put there.
        merge: Option<Merge>,
    },
    /// Another record of an organization that is known.
    Join {
        /// That organization.
        organization: String,
        /// That site, or a new one of it.
        site: String,
        /// How surely, and why.
        merge: Merge,
    },
    /// An organization that is not known.
    New {
        /// Its stable name.
        id: String,
        /// Its site.
        site: String,
        /// The organization it might be all the same, and how surely.
        doubt: Option<(String, u8)>,
    },
}

impl Catalog {
    /// Remembers a statement.
    pub fn add(&mut self, statement: &Statement) {
        let Ok(index) = u32::try_from(self.entries.len()) else { return };
        let key = names::key(&statement.name);
        if let Some((source, record)) = super::record_key(statement)
            && let Some(old) = self.by_record.insert(hash(&[source, record]), index)
        {
            // What the record said before no longer stands.
            self.forget(old);
        }
        self.by_key.entry(hash(&[&key])).or_default().push(index);
        self.by_organization.entry(hash(&[&statement.organization])).or_default().push(index);
        if let Some(at) = statement.at {
            self.by_cell.entry(cell(at)).or_default().push(index);
        }
        self.entries.push(Entry {
            organization: statement.organization.as_str().into(),
            site: statement.site.as_str().into(),
            key: key.into(),
            address: fold(&statement.address).into(),
            postal_code: statement.postal_code.as_str().into(),
            at: statement.at,
            fingerprint: fingerprint(statement),
            as_of: statement.as_of.clone(),
            merge: statement.merge.clone(),
        });
    }

    fn forget(&mut self, index: u32) {
        let entry = &self.entries[index as usize];
        let remove = |list: Option<&mut Vec<u32>>| {
            if let Some(list) = list {
                list.retain(|other| *other != index);
            }
        };
        remove(self.by_key.get_mut(&hash(&[&entry.key])));
        remove(self.by_organization.get_mut(&hash(&[&entry.organization])));
        remove(entry.at.and_then(|at| self.by_cell.get_mut(&cell(at))));
    }

    /// Decides what a row is.
    #[must_use]
    pub fn decide(&self, statement: &Statement) -> Decision {
        if let Some((source, record)) = super::record_key(statement) {
            if let Some(index) = self.by_record.get(&hash(&[source, record])) {
                let known = &self.entries[*index as usize];
                if known.fingerprint == fingerprint(statement) || statement.as_of < known.as_of {
                    return Decision::Same;
                }
                return Decision::Replace {
                    organization: known.organization.to_string(),
                    site: known.site.to_string(),
                    merge: known.merge.clone(),
                };
            }
        } else if self.known_word_for_word(statement) {
            return Decision::Same;
        }
        let key = names::key(&statement.name);
        let mut best: Option<(u8, bool, Vec<String>, u32)> = None;
        let mut candidates: Vec<u32> =
            self.by_organization.get(&hash(&[&statement.organization])).cloned().unwrap_or_default();
        candidates.extend(self.by_key.get(&hash(&[&key])).into_iter().flatten());
        if let Some(at) = statement.at {
            let (row, column) = cell(at);
            for beside in (row - 1..=row + 1).flat_map(|r| (column - 1..=column + 1).map(move |c| (r, c))) {
                candidates.extend(self.by_cell.get(&beside).into_iter().flatten());
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        for index in candidates {
            let (confidence, named, because) = compare(statement, &key, &self.entries[index as usize]);
            if best.as_ref().is_none_or(|(most, ..)| confidence > *most) {
                best = Some((confidence, named, because, index));
            }
        }
        match best {
            // The same name is the same company, wherever its other plants are; a name that is only
            // alike needs address or distance to bear it out.
            Some((confidence, named, because, index)) if confidence >= SURE || named => {
                let known = &self.entries[index as usize];
                let organization = known.organization.to_string();
                let site = self.site_for(&organization, statement);
                Decision::Join { organization, site, merge: Merge { confidence, because } }
            }
            other => {
                let doubt = other.filter(|(confidence, ..)| *confidence >= DOUBTFUL).map(
                    |(confidence, _, _, index)| {
                        (self.entries[index as usize].organization.to_string(), confidence)
                    },
                );
                let id = self.free_id(&statement.organization);
                Decision::New { site: label(statement), id, doubt }
            }
        }
    }

    fn known_word_for_word(&self, statement: &Statement) -> bool {
        let fingerprint = fingerprint(statement);
        self.by_key
            .get(&hash(&[&names::key(&statement.name)]))
            .into_iter()
            .flatten()
            .any(|index| self.entries[*index as usize].fingerprint == fingerprint)
    }

    fn free_id(&self, wanted: &str) -> String {
        let taken = |id: &str| self.by_organization.get(&hash(&[id])).is_some_and(|list| !list.is_empty());
        if !taken(wanted) {
            return wanted.to_owned();
        }
        (2..).map(|n| format!("{wanted}-{n}")).find(|id| !taken(id)).unwrap_or_default()
    }

    /// The site of `organization` that the row speaks of: one near enough or at the same address, or a
    /// new one with a name of its own.
    fn site_for(&self, organization: &str, statement: &Statement) -> String {
        let sites: Vec<&Entry> = self
            .by_organization
            .get(&hash(&[organization]))
            .into_iter()
            .flatten()
            .map(|index| &self.entries[*index as usize])
            .filter(|entry| !entry.site.is_empty())
            .collect();
        let here = |entry: &&&Entry| match (entry.at, statement.at) {
            (Some(a), Some(b)) => a.meters_to(b) <= SAME_SITE_METERS,
            _ => !entry.address.is_empty() && *entry.address == fold(&statement.address),
        };
        if let Some(entry) = sites.iter().find(here) {
            return entry.site.to_string();
        }
        let wanted = label(statement);
        if wanted.is_empty() {
            return wanted;
        }
        let taken = |name: &str| sites.iter().any(|entry| *entry.site == *name);
        if !taken(&wanted) {
            return wanted;
        }
        (2..).map(|n| format!("{wanted} {n}")).find(|name| !taken(name)).unwrap_or_default()
    }
}

/// A name for a site that its source does not name: the park, or the municipality.
fn label(statement: &Statement) -> String {
    for name in [&statement.site, &statement.park, &statement.municipality] {
        if !name.is_empty() {
            return name.clone();
        }
    }
    String::new()
}

/// How surely a row and a known statement are of one organization; whether their names are the same; and
/// what agreed.
fn compare(statement: &Statement, key: &str, known: &Entry) -> (u8, bool, Vec<String>) {
    let mut because = Vec::new();
    if statement.organization == *known.organization && !statement.organization.is_empty() {
        // The row names the organization itself, or its name makes the same id.
        if key == &*known.key {
            because.push("name".to_owned());
        } else {
            because.push("organization".to_owned());
        }
    }
    let likeness = names::likeness(key, &known.key);
    let named = !because.is_empty();
    let mut points = if named {
        70
    } else if likeness >= 70 {
        because.push(format!("name~{likeness}"));
        u32::from(likeness) * 6 / 10
    } else {
        return (0, false, because);
    };
    if let (Some(a), Some(b)) = (statement.at, known.at) {
        let meters = a.meters_to(b);
        let near = match meters {
            0..=100 => 25,
            101..=300 => 20,
            301..=1000 => 10,
            _ => 0,
        };
        if near > 0 {
            points += near;
            because.push(format!("distance:{meters}"));
        }
    }
    if !known.address.is_empty() && *known.address == fold(&statement.address) {
        points += 15;
        because.push("address".to_owned());
    }
    if !known.postal_code.is_empty() && *known.postal_code == statement.postal_code {
        points += 5;
        because.push("postal-code".to_owned());
    }
    (u8::try_from(points.min(99)).unwrap_or(99), named, because)
}

const fn cell(at: Coordinates) -> (i32, i32) {
    (at.latitude.div_euclid(CELL), at.longitude.div_euclid(CELL))
}

/// FNV-1a over the parts: stable from run to run, which the standard hasher does not promise.
#[must_use]
pub(crate) fn hash(parts: &[&str]) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.bytes().chain([0xff]) {
            state ^= u64::from(byte);
            state = state.wrapping_mul(0x0100_0000_01b3);
        }
    }
    state
}

/// What a statement says, whatever organization and site it was put with.
fn fingerprint(statement: &Statement) -> u64 {
    let mut bare = statement.clone();
    bare.organization.clear();
    bare.site.clear();
    bare.merge = None;
    hash(&[&format!("{bare:?}")])
}
