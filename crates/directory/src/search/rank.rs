//! Ranking what was found: how near it is, and its place in the order asked for.

use std::collections::BinaryHeap;

use tantivy::columnar::Column;
use tantivy::{DocAddress, DocId, SegmentOrdinal, SegmentReader};

use super::facets::{Counts, Facets, Tally};
use super::fields::unpack;
use super::query::{Order, Search};
use crate::geography::{Coordinates, Crossing, Origin};

/// What orders two hits: smaller is better.
pub(crate) type Rank = (u64, u64, u64);

/// A site found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub rank: Rank,
    pub organization: u64,
    pub document: DocAddress,
    pub score: f32,
}

/// All that was gathered.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Gathered {
    pub found: Vec<Found>,
    pub total: usize,
    /// Sites that match all but the distance, which nobody can measure.
    pub without_coordinates: usize,
    pub facets: Counts,
}

impl Gathered {
    /// Puts what several parts of an index gave together, the best `keep` of it.
    pub(crate) fn of(parts: Vec<Self>, keep: usize) -> Self {
        let mut all = Self::default();
        for part in parts {
            all.total += part.total;
            all.without_coordinates += part.without_coordinates;
            all.found.extend(part.found);
            for (sums, counts) in all.facets.iter_mut().zip(part.facets) {
                for (value, count) in counts {
                    *sums.entry(value).or_default() += count;
                }
            }
        }
        all.found.sort_by_key(|found| (found.rank, found.organization, found.document));
        all.found.truncate(keep);
        all
    }
}

/// Where a site lies, seen from where distances are asked from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Near {
    at: Option<Coordinates>,
    /// Meters on a plane; the most there are where they cannot be measured.
    meters: u64,
}

/// The relevance of a score, the best first. Scores are not negative, so their bits order as they do; coarse
/// steps let distance, then the year of the evidence, decide among what matches alike.
pub(crate) fn relevance(score: f32) -> u64 {
    u64::from(u32::MAX - (score.max(0.0) * 3.0).round().to_bits())
}

/// The age of evidence of that year, the newest first.
pub(crate) fn age(year: u64) -> u64 {
    10_000 - year.min(10_000)
}

/// Measures from the point distances are asked from.
pub(crate) struct Measure<'a> {
    search: &'a Search,
    /// Meters a micro-degree of longitude has, against one of latitude, at the origin.
    cosine: f64,
    /// Open crossings of trucks: where, the minutes from there on, and the wait to the north.
    gates: Vec<(Coordinates, u32, u32)>,
    /// The wait at the crossing distances are asked from.
    wait: u32,
    /// Minutes on the road for a meter on the plane, a little less than they can be.
    least_pace: f64,
}

/// Meters in a micro-degree of latitude.
const MICRO_DEGREE: f64 = 0.111_195;

impl<'a> Measure<'a> {
    pub(crate) fn new(search: &'a Search, crossings: &'a [Crossing]) -> Self {
        let pace = f64::from(search.roads.road_factor_percent) * 60.0
            / (f64::from(search.roads.speed_kilometers_per_hour.max(1)) * 100_000.0);
        let mut measure = Self { search, cosine: 1.0, gates: Vec::new(), wait: 0, least_pace: pace * 0.95 };
        if let Some(origin) = &search.near {
            measure.cosine = (f64::from(origin.at.latitude) / 1e6).to_radians().cos();
            let wait = |crossing: &Crossing| crossing.wait_minutes.map_or(0, |wait| wait.1);
            let gates = crossings.iter().filter(|crossing| crossing.trucks && crossing.open);
            measure.gates = gates
                .map(|gate| (gate.at, search.roads.minutes(gate.at.meters_to(origin.at)), wait(gate)))
                .collect();
            measure.wait = crossings.iter().find(|crossing| crossing.id == origin.id).map_or(0, wait);
        }
        measure
    }

    /// The distance in meters on a plane through the origin: within 0.2 % of the great circle over the
    /// region, and an order of magnitude faster.
    fn plane(&self, from: Coordinates, to: Coordinates) -> f64 {
        let north = f64::from(to.latitude - from.latitude);
        let east = f64::from(to.longitude - from.longitude) * self.cosine;
        (north * north + east * east).sqrt() * MICRO_DEGREE
    }

    /// How near a site is; nothing when it is farther than asked for.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub(crate) fn near(&self, at: Option<Coordinates>) -> Option<Near> {
        let mut meters = u64::from(u32::MAX);
        if let (Some(origin), Some(at)) = (&self.search.near, at) {
            let plane = self.plane(origin.at, at);
            if let Some(limit) = self.search.within_meters {
                let limit = f64::from(limit);
                // Only on the rim does the difference between plane and sphere matter.
                let outside = if plane < limit * 0.99 {
                    false
                } else if plane > limit * 1.01 {
                    true
                } else {
                    f64::from(origin.at.meters_to(at)) > limit
                };
                if outside {
                    return None;
                }
            }
            meters = plane as u64;
        }
        Some(Near { at, meters })
    }

    /// Whether it is a site whose distance is asked for but cannot be measured.
    pub(crate) fn left_out(&self, near: &Near) -> bool {
        near.at.is_none() && self.search.near.is_some() && self.search.within_meters.is_some()
    }

    /// Minutes of a truck, as `drive` counts them; the most there are where they cannot be counted.
    fn minutes(&self, near: &Near, united_states: bool) -> u64 {
        let (Some(origin), Some(at)) = (&self.search.near, near.at) else { return u64::from(u32::MAX) };
        let road = |to: Coordinates| self.search.roads.minutes(at.meters_to(to));
        if self.goes_straight(origin, united_states) {
            return u64::from(road(origin.at) + self.wait_there(origin, united_states));
        }
        let mut best = u32::MAX;
        for (gate, onward) in self.gates_of(united_states) {
            // Most gates are too far off to be worth measuring along the great circle.
            if self.at_least(at, *gate).saturating_add(onward) < best {
                best = best.min(road(*gate) + onward);
            }
        }
        u64::from(best)
    }

    /// Minutes that a truck needs at least: cheap, and never more than `minutes`.
    fn least_minutes(&self, near: &Near, united_states: bool) -> u64 {
        let (Some(origin), Some(at)) = (&self.search.near, near.at) else { return 0 };
        if self.goes_straight(origin, united_states) {
            return u64::from(self.at_least(at, origin.at) + self.wait_there(origin, united_states));
        }
        let ways = self.gates_of(united_states).map(|(gate, onward)| self.at_least(at, *gate) + onward);
        u64::from(ways.min().unwrap_or(0))
    }

    /// Whether no crossing lies on the way from a site to where distances are asked from.
    fn goes_straight(&self, origin: &Origin, united_states: bool) -> bool {
        let country = if united_states { "US" } else { "MX" };
        origin.crossing || country == origin.country || self.gates.is_empty()
    }

    /// The wait at the crossing that distances are asked from.
    fn wait_there(&self, origin: &Origin, united_states: bool) -> u32 {
        if origin.crossing && !united_states { self.wait } else { 0 }
    }

    /// The crossings, each with the minutes from it on.
    fn gates_of(&self, united_states: bool) -> impl Iterator<Item = (&Coordinates, u32)> {
        let wait = move |wait: &u32| if united_states { 0 } else { *wait };
        self.gates.iter().map(move |(gate, onward, minutes)| (gate, onward + wait(minutes)))
    }

    /// Minutes on the road that it takes at least from one point to another.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn at_least(&self, from: Coordinates, to: Coordinates) -> u32 {
        // Farther off the plane is no measure.
        if apart(from, to) > 3_000_000 {
            return 0;
        }
        (self.plane(from, to) * self.least_pace) as u32
    }

    /// By how much `at_least` changes at most from one point to another that is near.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn at_most(&self, from: Coordinates, to: Coordinates) -> u32 {
        (self.plane(from, to) * self.least_pace) as u32 + 1
    }

    /// Its place in the order asked for, unless it comes after `worst`.
    pub(crate) fn rank(
        &self,
        score: f32,
        near: &Near,
        worst: Option<Rank>,
        united_states: impl FnOnce() -> bool,
        year: impl FnOnce() -> u64,
    ) -> Option<Rank> {
        let relevance = relevance(score);
        let (first, second) = match self.search.order {
            Order::Relevance => (relevance, near.meters),
            Order::Distance => (near.meters, relevance),
            Order::DrivingTime => (self.minutes(near, united_states()), relevance),
        };
        if worst.is_some_and(|worst| (first, second) > (worst.0, worst.1)) {
            return None;
        }
        Some((first, second, age(year())))
    }
}

/// Micro-degrees between two points, along whichever axis they are farther apart.
fn apart(a: Coordinates, b: Coordinates) -> i64 {
    let along = |a: i32, b: i32| (i64::from(a) - i64::from(b)).abs();
    along(a.latitude, b.latitude).max(along(a.longitude, b.longitude))
}

/// The best of a part of a segment, with its facets.
pub(crate) struct SegmentRank<'a> {
    measure: &'a Measure<'a>,
    keep: usize,
    segment: SegmentOrdinal,
    at: Column<u64>,
    organization: Column<u64>,
    seen: Column<u64>,
    united_states: Column<u64>,
    tally: Tally<'a>,
    gathered: Gathered,
    /// Rank, organization, site, score. Among what ranks alike the organization decides, so that what is kept
    /// does not turn on how the index is parted.
    best: BinaryHeap<(Rank, u64, DocId, u32)>,
    buffers: Buffers,
    /// A site, whether it lies in the United States, and the minutes that it takes there at least.
    beside: Option<(Coordinates, bool, u64)>,
}

/// Kept from window to window.
#[derive(Default)]
struct Buffers {
    packed: Vec<Option<u64>>,
    sites: Vec<DocId>,
}

impl<'a> SegmentRank<'a> {
    pub(crate) fn new(
        measure: &'a Measure<'a>,
        keep: usize,
        segment: SegmentOrdinal,
        reader: &SegmentReader,
        facets: &'a Facets,
    ) -> tantivy::Result<Self> {
        let fast = reader.fast_fields();
        Ok(Self {
            measure,
            keep,
            segment,
            at: fast.u64("at")?,
            organization: fast.u64("organization")?,
            seen: fast.u64("seen")?,
            united_states: fast.u64("united_states")?,
            tally: Tally::new(facets),
            gathered: Gathered::default(),
            best: BinaryHeap::new(),
            buffers: Buffers::default(),
            beside: None,
        })
    }

    /// Those of the sites that are near enough, or whose distance nobody can measure.
    pub(crate) fn near_enough(&mut self, sites: &[DocId], kept: &mut Vec<(DocId, Near)>) {
        let packed = &mut self.buffers.packed;
        packed.clear();
        packed.resize(sites.len(), None);
        self.at.first_vals(sites, packed);
        kept.extend(sites.iter().zip(packed.iter()).filter_map(|(site, packed)| {
            self.measure.near(packed.and_then(unpack)).map(|near| (*site, near))
        }));
    }

    /// The score below which no site comes among the best any more, however near; nothing where the score does not
    /// decide first, or not yet.
    pub(crate) fn least_score(&self) -> Option<f32> {
        let worst = self.best.peek().filter(|_| self.best.len() >= self.keep)?;
        let step = u32::MAX - u32::try_from(worst.0.0).unwrap_or(0);
        // A little less, for what the sum of bounds loses in the last bit.
        (self.measure.search.order == Order::Relevance).then(|| (f32::from_bits(step) - 0.5) / 3.0 - 0.001)
    }

    /// Whether a site lies so far off that its minutes are more than `worst`.
    fn is_beyond(&mut self, near: &Near, united_states: bool, worst: u64) -> bool {
        let Some(at) = near.at else { return false };
        // What lies beside a site that is too far is too far too; sites beside each other mostly come together.
        if let Some((beside, in_united_states, least)) = self.beside
            && in_united_states == united_states
            && apart(at, beside) < 1_000_000
            && least > worst + u64::from(self.measure.at_most(at, beside))
        {
            return true;
        }
        let least = self.measure.least_minutes(near, united_states);
        self.beside = Some((at, united_states, least));
        least > worst
    }

    /// Counts sites that match and ranks those that have a score.
    pub(crate) fn take(&mut self, sites: &[(DocId, Near)], score: impl Fn(DocId) -> Option<f32>) {
        self.buffers.sites.clear();
        for (site, near) in sites {
            if self.measure.left_out(near) {
                self.gathered.without_coordinates += 1;
            } else {
                self.buffers.sites.push(*site);
                if let Some(score) = score(*site) {
                    self.place(*site, near, score);
                }
            }
        }
        self.gathered.total += self.buffers.sites.len();
        self.tally.count(&self.buffers.sites);
    }

    fn place(&mut self, site: DocId, near: &Near, score: f32) {
        let full = self.best.len() >= self.keep;
        let worst = self.best.peek().filter(|_| full).copied();
        if let (Order::DrivingTime, Some(worst)) = (self.measure.search.order, worst) {
            let united_states = self.united_states.first(site) == Some(1);
            if self.is_beyond(near, united_states, worst.0.0) {
                return;
            }
        }
        let united_states = || self.united_states.first(site) == Some(1);
        let year = || self.seen.first(site).unwrap_or(0);
        let rank = self.measure.rank(score, near, worst.map(|worst| worst.0), united_states, year);
        let Some(rank) = rank else { return };
        let organization = self.organization.first(site).unwrap_or(0);
        let place = (rank, organization, site);
        if worst.is_some_and(|worst| (worst.0, worst.1, worst.2) <= place) {
            return;
        }
        self.best.push((rank, organization, site, score.to_bits()));
        if full {
            self.best.pop();
        }
    }

    /// The best first, and what was counted.
    pub(crate) fn harvest(self) -> Gathered {
        let mut gathered = self.gathered;
        gathered.facets = self.tally.counts();
        let best = self.best.into_sorted_vec();
        gathered.found = best
            .into_iter()
            .map(|(rank, organization, site, score)| Found {
                rank,
                organization,
                document: DocAddress::new(self.segment, site),
                score: f32::from_bits(score),
            })
            .collect();
        gathered
    }
}
