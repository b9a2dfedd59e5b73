//! What is counted of the sites found: how many have each value of a facet.
//!
//! What a site is stands in one column, as one word of its dictionary: so few combinations cover all sites that a word
//! is taken apart once for those that have it. What a site holds stands in another, a bit for each concept, because
//! these combine freely. So a site is counted by two steps, however many facets there are.

use std::collections::{BTreeMap, HashMap};

use tantivy::columnar::{Column, ColumnIndex};
use tantivy::{DocId, SegmentReader};
use thiserror::Error;

use super::fields::COUNTED;
use crate::vocabulary::Vocabulary;

/// A facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Facet {
    /// What it is.
    Kind,
    /// Municipality, folded.
    Municipality,
    /// Four digits of its activities.
    Activity,
    /// Stratum of people.
    Size,
    /// Certifications, programs and skills.
    Held,
}

impl Facet {
    pub(crate) const ALL: [Self; 5] =
        [Self::Kind, Self::Municipality, Self::Activity, Self::Size, Self::Held];

    /// The letter before its values in a word.
    const fn letter(self) -> char {
        match self {
            Self::Kind => 'k',
            Self::Municipality => 'm',
            Self::Activity => 'a',
            Self::Size => 's',
            Self::Held => 'h',
        }
    }
}

/// The column of what a site is. Every site has a word in it, if an empty one.
pub(crate) const PROFILE: &str = "profile";
/// The column of what a site holds.
pub(crate) const HELD: &str = "held";

/// Between values; it stands in no name.
const BETWEEN: char = '\u{1f}';

/// The word for some values.
pub(crate) fn word<'v>(values: impl IntoIterator<Item = (Facet, &'v str)>) -> String {
    let mut word = String::new();
    for (facet, value) in values {
        if !word.is_empty() {
            word.push(BETWEEN);
        }
        word.push(facet.letter());
        word.extend(value.chars().filter(|letter| *letter != BETWEEN));
    }
    word
}

/// The values of a word.
pub(crate) fn values(word: &str) -> impl Iterator<Item = (Facet, &str)> {
    word.split(BETWEEN).filter_map(|value| {
        let facet = Facet::ALL.into_iter().find(|facet| value.starts_with(facet.letter()))?;
        Some((facet, &value[1..]))
    })
}

/// How many sites have each value, by facet in the order of all.
pub(crate) type Counts = [BTreeMap<String, u64>; Facet::ALL.len()];

/// The concepts that are counted, each with its bit: certifications, programs and skills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held(Vec<String>);

impl Held {
    /// Those of a vocabulary.
    ///
    /// - Refuses: more than there are bits.
    pub(crate) fn of(vocabulary: &Vocabulary) -> Result<Self, TooManyCounted> {
        let counted = vocabulary
            .concepts
            .iter()
            .filter(|concept| COUNTED.iter().any(|(kind, _)| *kind == concept.kind));
        let ids: Vec<String> = counted.map(|concept| concept.id.clone()).collect();
        if ids.len() > 64 {
            return Err(TooManyCounted(ids.len()));
        }
        Ok(Self(ids))
    }

    /// As it is kept with an index.
    pub(crate) fn text(&self) -> String {
        self.0.join(" ")
    }

    /// As it was kept with an index.
    pub(crate) fn read(text: &str) -> Self {
        Self(text.split_whitespace().map(str::to_owned).collect())
    }

    /// The bits of some concepts; those that are not counted have none.
    pub(crate) fn bits<'i>(&self, ids: impl IntoIterator<Item = &'i String>) -> u64 {
        let bit = |id: &String| self.0.iter().position(|known| known == id).map_or(0, |place| 1 << place);
        ids.into_iter().map(bit).fold(0, |bits, bit| bits | bit)
    }

    /// The concepts of some bits.
    #[cfg(test)]
    pub(crate) fn ids(&self, bits: u64) -> impl Iterator<Item = &String> {
        self.0.iter().enumerate().filter(move |(place, _)| bits & (1 << place) != 0).map(|(_, id)| id)
    }
}

/// More concepts are counted than an index has bits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{0} certifications, programs and skills, and 64 can be counted")]
pub struct TooManyCounted(usize);

/// The facets of a segment.
pub(crate) struct Facets {
    profile: Option<Column<u64>>,
    /// The places among `values` of each word of the profile.
    words: Vec<Vec<usize>>,
    values: Vec<(Facet, String)>,
    held: Column<u64>,
    ids: Held,
}

impl Facets {
    /// Reads the words of a segment.
    pub(crate) fn open(reader: &SegmentReader, held: &Held) -> tantivy::Result<Self> {
        let fast = reader.fast_fields();
        let profile = fast.str(PROFILE)?;
        let mut known: HashMap<String, usize> = HashMap::new();
        let (mut words, mut found) = (Vec::new(), Vec::new());
        if let Some(profile) = &profile {
            let mut stream = profile.dictionary().stream()?;
            while stream.advance() {
                let text = String::from_utf8_lossy(stream.key());
                let places = values(&text).map(|(facet, value)| {
                    *known.entry(word([(facet, value)])).or_insert_with(|| {
                        found.push((facet, value.to_owned()));
                        found.len() - 1
                    })
                });
                words.push(places.collect());
            }
        }
        let profile = profile.map(|profile| profile.ords().clone());
        Ok(Self { profile, words, values: found, held: fast.u64(HELD)?, ids: held.clone() })
    }
}

/// Counting the sites of a segment.
pub(crate) struct Tally<'f> {
    facets: &'f Facets,
    /// How often each word of the profile was met.
    met: Vec<u32>,
    /// How often each bit was.
    held: [u64; 64],
    read: Vec<u64>,
    rows: (Vec<DocId>, Vec<u32>),
}

impl<'f> Tally<'f> {
    pub(crate) fn new(facets: &'f Facets) -> Self {
        let met = vec![0; facets.words.len()];
        Self { facets, met, held: [0; 64], read: Vec::new(), rows: Default::default() }
    }

    /// Counts sites.
    pub(crate) fn count(&mut self, sites: &[DocId]) {
        if let Some(profile) = &self.facets.profile {
            self.read(profile, sites);
            for word in &self.read {
                #[allow(clippy::cast_possible_truncation)] // there are as many words as `met` is long
                if let Some(met) = self.met.get_mut(*word as usize) {
                    *met += 1;
                }
            }
        }
        self.read(&self.facets.held, sites);
        for bits in &self.read {
            let mut left = *bits;
            while left != 0 {
                self.held[left.trailing_zeros() as usize % 64] += 1;
                left &= left - 1;
            }
        }
    }

    /// What a column says of the sites.
    fn read(&mut self, column: &Column<u64>, sites: &[DocId]) {
        let rows = match &column.index {
            ColumnIndex::Full => sites,
            index => {
                let (owners, rows) = &mut self.rows;
                owners.clear();
                rows.clear();
                index.docids_to_rowids(sites, owners, rows);
                rows
            }
        };
        self.read.resize(rows.len(), 0);
        column.values.get_vals(rows, &mut self.read);
    }

    /// What was counted.
    pub(crate) fn counts(&self) -> Counts {
        let mut sums = vec![0_u64; self.facets.values.len()];
        for (places, count) in self.facets.words.iter().zip(&self.met).filter(|(_, count)| **count > 0) {
            places.iter().for_each(|place| sums[*place] += u64::from(*count));
        }
        let mut counts = Counts::default();
        for ((facet, value), sum) in self.facets.values.iter().zip(sums).filter(|(_, sum)| *sum > 0) {
            counts[*facet as usize].insert(value.clone(), sum);
        }
        let held = self.facets.ids.0.iter().zip(self.held).filter(|(_, count)| *count > 0);
        counts[Facet::Held as usize].extend(held.map(|(id, count)| (id.clone(), count)));
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_taken_apart_as_it_was_put_together() {
        let all = [(Facet::Kind, "plant"), (Facet::Activity, "3326"), (Facet::Size, "ñ"), (Facet::Size, "")];
        assert_eq!(values(&word(all)).collect::<Vec<_>>(), all);
        assert_eq!(values(&word([])).count(), 0);
        let odd = word([(Facet::Municipality, "a\u{1f}kb")]);
        assert_eq!(values(&odd).collect::<Vec<_>>(), [(Facet::Municipality, "akb")], "one value stays one");
    }
}
