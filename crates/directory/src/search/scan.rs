//! Going through the lists of an index, a window of some thousand sites at a time.
//!
//! The lists are read as they are stored, in blocks, and met as bits: a site that fails a filter or lies too far
//! off is dropped before anything is weighed, looked up or counted for it. Only the sites left are weighed, all
//! at once for each list, so that the lists and the weights of a window stay in the nearest memory.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::query::Bm25Weight;
use tantivy::{DocId, SegmentReader, TERMINATED, Term};

use super::lists::{Bits, List, NONE, Row, STEP, WINDOW, each, has, join, meet, set};
use super::plan::{Award, FURTHER, Narrow, Plan, Source, Wanted};
use super::rank::{Near, SegmentRank};

enum Reading {
    /// The list of a term.
    List(Box<List>),
    /// Terms in a row.
    Row(Box<Row>),
    /// The lists of several terms, any of which will do.
    AnyOf(Vec<List>),
    /// Nobody has it here.
    Nowhere,
}

/// A source, open for reading.
struct OpenSource {
    reading: Reading,
    weight: Option<Bm25Weight>,
    lengths: FieldNormReader,
    /// What stands in the window: the site, and how often.
    found: Vec<(u16, u32)>,
}

impl OpenSource {
    fn open(reader: &SegmentReader, source: &Source, weight: Option<&Bm25Weight>) -> tantivy::Result<Self> {
        let (field, reading) = match source {
            Source::Term(term) => {
                (term.field(), List::open(reader, term)?.map(|list| Reading::List(Box::new(list))))
            }
            Source::Row(terms) => {
                (terms[0].field(), Row::open(reader, terms)?.map(|row| Reading::Row(Box::new(row))))
            }
            Source::AnyOf(terms) => {
                let lists = terms.iter().map(|term| List::open(reader, term));
                let lists = lists.collect::<tantivy::Result<Vec<_>>>()?;
                (terms[0].field(), Some(Reading::AnyOf(lists.into_iter().flatten().collect())))
            }
        };
        let lengths = reader.fieldnorms_readers().get_field(field)?;
        let lengths = lengths.unwrap_or_else(|| FieldNormReader::constant(reader.max_doc(), 1));
        let reading = reading.unwrap_or(Reading::Nowhere);
        Ok(Self { reading, weight: weight.cloned(), lengths, found: Vec::new() })
    }

    /// Reads the window; what is found for certain is noted, what only may be a row is in `may`.
    fn read(&mut self, from: DocId, to: DocId, may: &mut Bits) {
        self.found.clear();
        let found = &mut self.found;
        #[allow(clippy::cast_possible_truncation)] // a window has fewer sites
        match &mut self.reading {
            Reading::List(list) => list.runs(from, to, |sites, often| {
                sites.iter().for_each(|site| set(may, (site - from) as usize));
                let sites = sites.iter().map(|site| (site - from) as u16);
                if often.is_empty() {
                    found.extend(sites.map(|site| (site, 1)));
                } else {
                    found.extend(sites.zip(often.iter().copied()));
                }
            }),
            Reading::Row(row) => {
                row.fill(from, to);
                join(may, &row.may);
            }
            Reading::AnyOf(lists) => {
                let mut any = NONE;
                lists.iter_mut().for_each(|list| list.fill(from, to, &mut any));
                each(&any, |site| found.push((site as u16, 1)));
                join(may, &any);
            }
            Reading::Nowhere => {}
        }
    }

    /// Looks at the positions of the sites still in question, so that what is found is certain.
    #[allow(clippy::cast_possible_truncation)] // a window has fewer sites
    fn ascertain(&mut self, from: DocId, among: &Bits) {
        if let Reading::Row(row) = &mut self.reading {
            let mut asked = row.may;
            meet(&mut asked, among);
            each(&asked, |site| {
                let often = row.count(from + site);
                if often > 0 {
                    self.found.push((site as u16, often));
                }
            });
        }
    }

    /// How many entries its lists have: what reading all of them costs.
    fn cost(&self) -> u64 {
        match &self.reading {
            Reading::List(list) => list.len(),
            Reading::Row(row) => row.len(),
            Reading::AnyOf(lists) => lists.iter().map(List::len).sum(),
            Reading::Nowhere => 0,
        }
    }
}

/// A part of the words, open for reading.
struct OpenPart {
    sources: Vec<OpenSource>,
    ways: Vec<(usize, Award)>,
    excluded: bool,
    /// The sites of the window it leads to, for certain.
    sites: Bits,
}

impl OpenPart {
    fn open(reader: &SegmentReader, wanted: &Wanted) -> tantivy::Result<Self> {
        let sources = wanted.sources.iter().zip(&wanted.weights);
        let sources = sources.map(|(source, weight)| OpenSource::open(reader, source, weight.as_ref()));
        Ok(Self {
            sources: sources.collect::<tantivy::Result<_>>()?,
            ways: wanted.ways.clone(),
            excluded: wanted.excluded,
            sites: NONE,
        })
    }
}

impl OpenPart {
    /// The most it can be worth to a site of the window: the words stand as often as anywhere in it, in a text
    /// of no length.
    fn most(&self) -> f32 {
        let (mut best, mut sum) = (0.0_f32, 0.0);
        for (place, award) in &self.ways {
            let source = &self.sources[*place];
            let Some(often) = source.found.iter().map(|(_, often)| *often).max() else { continue };
            let score = match (award, &source.weight) {
                (Award::Fixed(score), _) => *score,
                (Award::Relevance(factor), Some(weight)) => weight.score(0, often) * factor,
                (Award::Relevance(_), None) => 0.0,
            };
            best = best.max(score);
            sum += score;
        }
        best + (sum - best) * FURTHER
    }
}

/// Of `sites`, those that can be worth `least`: those that enough parts lead to.
fn worth(parts: &[OpenPart], least: f32, sites: &Bits) -> Bits {
    let wanted: Vec<&OpenPart> = parts.iter().filter(|part| !part.excluded).collect();
    let mut most: Vec<f32> = wanted.iter().map(|part| part.most()).collect();
    most.sort_unstable_by(|a, b| b.total_cmp(a));
    let mut sum = 0.0;
    let Some(needed) = most.iter().position(|most| {
        sum += most;
        sum >= least
    }) else {
        return if least <= 0.0 { *sites } else { NONE };
    };
    // Those of one part, of two, and so on.
    let mut of = vec![NONE; needed + 1];
    for part in wanted {
        for count in (1..=needed).rev() {
            let mut more = of[count - 1];
            meet(&mut more, &part.sites);
            join(&mut of[count], &more);
        }
        join(&mut of[0], &part.sites);
    }
    let mut enough = of[needed];
    meet(&mut enough, sites);
    enough
}

/// What the sites of a window are worth.
struct Scores {
    total: Box<[f32; WINDOW]>,
    /// Of one part: the best way, and all ways together.
    best: Box<[f32; WINDOW]>,
    sum: Box<[f32; WINDOW]>,
}

impl Scores {
    fn new() -> Self {
        let empty = || Box::new([0.0; WINDOW]);
        Self { total: empty(), best: empty(), sum: empty() }
    }

    /// Adds what a part is worth to the sites of `among`.
    fn add(&mut self, part: &OpenPart, from: DocId, among: &Bits) {
        self.best.fill(0.0);
        self.sum.fill(0.0);
        for (place, award) in &part.ways {
            let source = &part.sources[*place];
            match (award, &source.weight) {
                (Award::Fixed(score), _) => {
                    source.found.iter().for_each(|(site, _)| self.way(*site, *score));
                }
                (Award::Relevance(factor), Some(weight)) => {
                    for (site, often) in &source.found {
                        if has(among, usize::from(*site)) {
                            let length = source.lengths.fieldnorm_id(from + u32::from(*site));
                            self.way(*site, weight.score(length, *often) * factor);
                        }
                    }
                }
                (Award::Relevance(_), None) => {}
            }
        }
        let (total, best, sum) = (&mut self.total, &self.best, &self.sum);
        each(among, |site| {
            let site = site as usize % WINDOW;
            total[site] += best[site] + (sum[site] - best[site]) * FURTHER;
        });
    }

    #[inline]
    fn way(&mut self, site: u16, score: f32) {
        let site = usize::from(site) % WINDOW;
        self.best[site] = self.best[site].max(score);
        self.sum[site] += score;
    }
}

/// Words that lead to more sites than this are met with the squares of the map first, if those are fewer.
const MANY: u64 = 20_000;

/// Everything a plan reads in one part of a segment.
struct Scan {
    parts: Vec<OpenPart>,
    narrow: Vec<Vec<List>>,
    least: Vec<(tantivy::columnar::Column<u64>, u64)>,
    squares: Option<Vec<List>>,
    scores: Scores,
}

impl Scan {
    fn open(reader: &SegmentReader, plan: &Plan) -> tantivy::Result<Self> {
        let parts = plan.wanted.iter().map(|wanted| OpenPart::open(reader, wanted));
        let parts = parts.collect::<tantivy::Result<Vec<_>>>()?;
        let lists = |terms: &[Term]| -> tantivy::Result<Vec<List>> {
            let lists = terms.iter().map(|term| List::open(reader, term));
            Ok(lists.collect::<tantivy::Result<Vec<_>>>()?.into_iter().flatten().collect())
        };
        let (mut narrow, mut least) = (Vec::new(), Vec::new());
        for one in &plan.narrow {
            match one {
                Narrow::OneOf(terms) => narrow.push(lists(terms)?),
                Narrow::AtLeast(field, number) => least.push((reader.fast_fields().u64(field)?, *number)),
            }
        }
        let wanted = || parts.iter().filter(|part| !part.excluded);
        let words: u64 = wanted().flat_map(|part| &part.sources).map(OpenSource::cost).sum();
        let mut squares = None;
        if !plan.squares.is_empty() && (wanted().next().is_none() || words > MANY) {
            let found = lists(&plan.squares)?;
            let sites: u64 = found.iter().map(|list| list.len()).sum();
            squares = (wanted().next().is_none() || sites < words).then_some(found);
        }
        Ok(Self { parts, narrow, least, squares, scores: Scores::new() })
    }

    /// The sites of the window that all lists agree on, as far as lists can tell.
    fn read(&mut self, from: DocId, to: DocId) -> Bits {
        // The squares first: sites that lie near each other stand near each other, and most windows have none.
        let mut sites = NONE;
        match &mut self.squares {
            Some(lists) => lists.iter_mut().for_each(|list| list.fill(from, to, &mut sites)),
            None => (0..(to - from) as usize).for_each(|site| set(&mut sites, site)),
        }
        if sites != NONE && self.parts.iter().any(|part| !part.excluded) {
            let mut words = NONE;
            for part in self.parts.iter_mut().filter(|part| !part.excluded) {
                for source in &mut part.sources {
                    source.read(from, to, &mut words);
                }
            }
            meet(&mut sites, &words);
        }
        for lists in &mut self.narrow {
            if sites == NONE {
                return sites;
            }
            let mut one_of = NONE;
            lists.iter_mut().for_each(|list| list.fill(from, to, &mut one_of));
            meet(&mut sites, &one_of);
        }
        sites
    }

    /// Leaves of `sites` those that words really lead to, and none that is left out.
    fn ascertain(&mut self, from: DocId, to: DocId, sites: &mut Bits) {
        let mut certain = NONE;
        let mut words = false;
        for part in &mut self.parts {
            if part.excluded {
                let mut may = NONE;
                part.sources.iter_mut().for_each(|source| source.read(from, to, &mut may));
            }
            part.sites = NONE;
            for source in &mut part.sources {
                source.ascertain(from, sites);
                source.found.iter().for_each(|(site, _)| set(&mut part.sites, usize::from(*site)));
            }
            if part.excluded {
                sites.iter_mut().zip(&part.sites).for_each(|(word, out)| *word &= !out);
            } else {
                join(&mut certain, &part.sites);
            }
            words |= !part.excluded;
        }
        if words {
            meet(sites, &certain);
        }
    }
}

/// Finds, weighs and ranks what the plan looks for among the sites from `from` up to `to` of a segment.
pub(crate) fn scan(
    reader: &SegmentReader,
    plan: &Plan,
    rank: &mut SegmentRank<'_>,
    from: DocId,
    to: DocId,
) -> tantivy::Result<()> {
    debug_assert!(to < TERMINATED);
    let mut scan = Scan::open(reader, plan)?;
    let mut found: Vec<DocId> = Vec::with_capacity(WINDOW);
    let mut kept: Vec<(DocId, Near)> = Vec::with_capacity(WINDOW);
    let mut start = from;
    while start < to {
        let end = to.min(start + STEP);
        let mut sites = scan.read(start, end);
        if sites != NONE {
            found.clear();
            each(&sites, |site| found.push(start + site));
            for (column, least) in &scan.least {
                found.retain(|site| column.first(*site).is_some_and(|number| number >= *least));
            }
            kept.clear();
            rank.near_enough(&found, &mut kept);
            sites = NONE;
            kept.iter().for_each(|(site, _)| set(&mut sites, (site - start) as usize));
        }
        if sites != NONE {
            scan.ascertain(start, end, &mut sites);
            kept.retain(|(site, _)| has(&sites, (site - start) as usize));
            // Every site counts; only those that can still come among the best are weighed.
            let weighed = rank.least_score().map_or(sites, |least| worth(&scan.parts, least, &sites));
            each(&weighed, |site| scan.scores.total[site as usize] = 0.0);
            if weighed != NONE {
                for part in scan.parts.iter().filter(|part| !part.excluded) {
                    scan.scores.add(part, start, &weighed);
                }
            }
            let scores = &scan.scores.total;
            rank.take(&kept, |site| {
                let site = (site - start) as usize;
                has(&weighed, site).then(|| scores[site % WINDOW])
            });
        }
        start = end;
    }
    Ok(())
}
