//! Gathering hits: the best sites in the order asked for, the facets counted on the way.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use super::fields::unpack;
use super::query::Order;
use crate::geography::{Coordinates, Crossing, Origin, RoadAssumptions, drive};

/// The facets, by the name of their field.
pub(crate) const FACETS: [&str; 6] =
    ["kind", "municipality", "activity_facet", "certification_facet", "program_facet", "skill_facet"];

/// What orders two hits: smaller is better.
type Rank = (u64, u64, u64);

/// How hits are gathered.
#[derive(Clone)]
pub(crate) struct Gather {
    pub order: Order,
    pub near: Option<Origin>,
    pub within_meters: Option<u32>,
    pub crossings: Vec<Crossing>,
    pub roads: RoadAssumptions,
    pub keep: usize,
}

/// A site found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub rank: Rank,
    pub organization: u64,
    pub document: DocAddress,
    pub score: Score,
}

/// All that was gathered.
#[derive(Default)]
pub(crate) struct Gathered {
    pub found: Vec<Found>,
    pub total: usize,
    pub facets: BTreeMap<&'static str, BTreeMap<String, u64>>,
    /// By stratum: unknown first.
    pub sizes: [u64; 8],
}

pub(crate) struct SegmentGather {
    plan: Gather,
    /// Kilometers a micro-degree of longitude has, against one of latitude, at the origin.
    cosine: f64,
    segment: SegmentOrdinal,
    at: Column<u64>,
    organization: Column<u64>,
    size: Column<u64>,
    seen: Column<u64>,
    united_states: Column<u64>,
    facets: Vec<(&'static str, Option<StrColumn>, Vec<u64>)>,
    sizes: [u64; 8],
    total: usize,
    best: BinaryHeap<(Rank, DocId, u64, u32)>,
}

impl Collector for Gather {
    type Fruit = Gathered;
    type Child = SegmentGather;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<SegmentGather> {
        let fast = reader.fast_fields();
        let mut facets = Vec::new();
        for name in FACETS {
            let column = fast.str(name)?;
            let terms = column.as_ref().map_or(0, |column| column.num_terms());
            facets.push((name, column, vec![0; terms]));
        }
        let latitude = self.near.as_ref().map_or(0, |origin| origin.at.latitude);
        Ok(SegmentGather {
            plan: self.clone(),
            cosine: (f64::from(latitude) / 1e6).to_radians().cos(),
            segment,
            at: fast.u64("at")?,
            organization: fast.u64("organization")?,
            size: fast.u64("size")?,
            seen: fast.u64("seen")?,
            united_states: fast.u64("united_states")?,
            facets,
            sizes: [0; 8],
            total: 0,
            best: BinaryHeap::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Gathered>) -> tantivy::Result<Gathered> {
        let mut all = Gathered::default();
        for fruit in fruits {
            all.total += fruit.total;
            all.found.extend(fruit.found);
            for (sum, count) in all.sizes.iter_mut().zip(fruit.sizes) {
                *sum += count;
            }
            for (name, counts) in fruit.facets {
                let sums = all.facets.entry(name).or_default();
                for (value, count) in counts {
                    *sums.entry(value).or_default() += count;
                }
            }
        }
        all.found.sort_by_key(|found| (found.rank, found.organization, found.document));
        all.found.truncate(self.keep);
        Ok(all)
    }
}

impl SegmentGather {
    /// The distance in meters on a plane through the origin: within 0.2 % of the great circle over the
    /// region, and an order of magnitude faster.
    fn near_meters(&self, origin: Coordinates, at: Coordinates) -> f64 {
        let north = f64::from(at.latitude - origin.latitude);
        let east = f64::from(at.longitude - origin.longitude) * self.cosine;
        north.hypot(east) * 0.111_195
    }
}

impl SegmentCollector for SegmentGather {
    type Fruit = Gathered;

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn collect(&mut self, doc: DocId, score: Score) {
        let at = self.at.first(doc).and_then(unpack);
        let mut meters = u64::from(u32::MAX);
        if let (Some(origin), Some(at)) = (&self.plan.near, at) {
            let near = self.near_meters(origin.at, at);
            if let Some(limit) = self.plan.within_meters {
                let limit = f64::from(limit);
                // Only on the rim does the difference between plane and sphere matter.
                let outside = if near < limit * 0.99 {
                    false
                } else if near > limit * 1.01 {
                    true
                } else {
                    f64::from(origin.at.meters_to(at)) > limit
                };
                if outside {
                    return;
                }
            }
            meters = near as u64;
        } else if self.plan.within_meters.is_some() && self.plan.near.is_some() {
            return;
        }
        self.total += 1;
        for (_, column, counts) in &mut self.facets {
            if let Some(column) = column {
                for ord in column.ords().values_for_doc(doc) {
                    if let Some(count) = counts.get_mut(ord as usize) {
                        *count += 1;
                    }
                }
            }
        }
        let size = self.size.first(doc).unwrap_or(0).min(7);
        self.sizes[size as usize] += 1;
        // Scores are not negative, so their bits order as they do; coarse steps let distance, then the
        // year of the evidence, decide among what matches alike.
        let relevance = u64::from(u32::MAX - (score.max(0.0) * 3.0).round().to_bits());
        let age = 10_000 - self.seen.first(doc).unwrap_or(0).min(10_000);
        let rank: Rank = match self.plan.order {
            Order::Relevance => (relevance, meters, age),
            Order::Distance => (meters, relevance, age),
            Order::DrivingTime => {
                let minutes = match (&self.plan.near, at) {
                    (Some(origin), Some(at)) => {
                        let country = if self.united_states.first(doc) == Some(1) { "US" } else { "MX" };
                        u64::from(
                            drive(at, country, origin, &self.plan.crossings, self.plan.roads).total_minutes(),
                        )
                    }
                    _ => u64::from(u32::MAX),
                };
                (minutes, relevance, age)
            }
        };
        let full = self.best.len() >= self.plan.keep;
        if full && self.best.peek().is_some_and(|(worst, worst_doc, ..)| (*worst, *worst_doc) <= (rank, doc))
        {
            return;
        }
        let organization = self.organization.first(doc).unwrap_or(0);
        self.best.push((rank, doc, organization, score.to_bits()));
        if full {
            self.best.pop();
        }
    }

    fn harvest(self) -> Gathered {
        let mut gathered = Gathered { total: self.total, sizes: self.sizes, ..Gathered::default() };
        for (name, column, counts) in self.facets {
            let values = gathered.facets.entry(name).or_default();
            let Some(column) = column else { continue };
            for (ord, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
                let mut value = String::new();
                if column.ord_to_str(ord as u64, &mut value).unwrap_or(false) {
                    values.insert(value, count);
                }
            }
        }
        let mut best: Vec<_> = self.best.into_iter().map(Reverse).collect();
        best.sort_unstable();
        gathered.found = best
            .into_iter()
            .map(|Reverse((rank, doc, organization, score))| Found {
                rank,
                organization,
                document: DocAddress::new(self.segment, doc),
                score: f32::from_bits(score),
            })
            .collect();
        gathered
    }
}
