//! Going through the lists of an index, a window of some thousand sites at a time.
//!
//! The lists are read as they are stored, in blocks, and met as bits: a site that fails a filter or lies too far
//! off is dropped before anything is weighed, looked up or counted for it. Only the sites left are weighed, all
//! at once for each list, so that the lists and the weights of a window stay in the nearest memory.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, Postings, SegmentPostings};
use tantivy::query::{Bm25Weight, EnableScoring, FuzzyTermQuery, Query, Scorer};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED, Term};

use super::plan::{Award, FURTHER, Narrow, Plan, Source, Wanted};
use super::rank::{Near, SegmentRank};

/// How many sites a window holds.
pub(crate) const WINDOW: usize = 4096;
const STEP: u32 = 4096;

/// A set of sites of a window.
type Bits = [u64; WINDOW / 64];

const NONE: Bits = [0; WINDOW / 64];

fn set(bits: &mut Bits, site: usize) {
    bits[site / 64] |= 1 << (site % 64);
}

fn has(bits: &Bits, site: usize) -> bool {
    bits[site / 64] & (1 << (site % 64)) != 0
}

fn clear(bits: &mut Bits, site: usize) {
    bits[site / 64] &= !(1 << (site % 64));
}

fn meet(bits: &mut Bits, other: &Bits) {
    bits.iter_mut().zip(other).for_each(|(word, other)| *word &= other);
}

fn join(bits: &mut Bits, other: &Bits) {
    bits.iter_mut().zip(other).for_each(|(word, other)| *word |= other);
}

/// The sites of the set, first to last.
fn each(bits: &Bits) -> impl Iterator<Item = u32> {
    bits.iter().zip(0_u32..).flat_map(|(word, at)| {
        let mut left = *word;
        std::iter::from_fn(move || {
            (left != 0).then(|| {
                let bit = left.trailing_zeros();
                left &= left - 1;
                at * 64 + bit
            })
        })
    })
}

/// The list of the sites that have a term, read forward.
struct List {
    blocks: BlockSegmentPostings,
    at: usize,
}

/// How many sites a full block of a list holds; the last one holds fewer.
const BLOCK: usize = 128;

impl List {
    fn open(reader: &SegmentReader, term: &Term) -> tantivy::Result<Option<Self>> {
        let inverted = reader.inverted_index(term.field())?;
        let blocks = inverted.read_block_postings(term, IndexRecordOption::WithFreqs)?;
        Ok(blocks.map(|blocks| Self { blocks, at: 0 }))
    }

    /// Calls back for every site from `from` up to `to`, with how often the term stands there. Later calls must
    /// not ask for earlier sites.
    #[inline]
    fn visit(&mut self, from: DocId, to: DocId, mut found: impl FnMut(usize, u32)) {
        match self.blocks.docs().last() {
            // Used up.
            None => return,
            Some(last) if *last < from => self.at = self.blocks.seek(from),
            Some(_) => {}
        }
        loop {
            let sites = self.blocks.docs();
            let start = self.at + sites.get(self.at..).unwrap_or(&[]).partition_point(|site| *site < from);
            let rest = sites.get(start..).unwrap_or(&[]);
            let end = match rest.last() {
                Some(last) if *last >= to => start + rest.partition_point(|site| *site < to),
                _ => sites.len(),
            };
            for (place, site) in sites.iter().enumerate().take(end).skip(start) {
                found((site - from) as usize, self.blocks.freq(place));
            }
            if end < sites.len() || sites.len() < BLOCK {
                self.at = end;
                return;
            }
            self.blocks.advance();
            self.at = 0;
        }
    }

    fn fill(&mut self, from: DocId, to: DocId, bits: &mut Bits) {
        self.visit(from, to, |site, _| set(bits, site));
    }
}

/// Terms in a row: the lists of the terms say where it may be, their positions where it is.
struct Row {
    lists: Vec<List>,
    positions: Vec<SegmentPostings>,
    left: Vec<u32>,
    right: Vec<u32>,
    /// Sites of the window that have every term.
    may: Bits,
}

impl Row {
    fn open(reader: &SegmentReader, terms: &[Term]) -> tantivy::Result<Option<Self>> {
        let (mut lists, mut positions) = (Vec::new(), Vec::new());
        for term in terms {
            let inverted = reader.inverted_index(term.field())?;
            let spots = inverted.read_postings(term, IndexRecordOption::WithFreqsAndPositions)?;
            let (Some(list), Some(spots)) = (List::open(reader, term)?, spots) else { return Ok(None) };
            lists.push(list);
            positions.push(spots);
        }
        Ok(Some(Self { lists, positions, left: Vec::new(), right: Vec::new(), may: NONE }))
    }

    fn fill(&mut self, from: DocId, to: DocId) {
        self.may = NONE;
        for (place, list) in self.lists.iter_mut().enumerate() {
            if place == 0 {
                list.fill(from, to, &mut self.may);
            } else {
                let mut other = NONE;
                list.fill(from, to, &mut other);
                meet(&mut self.may, &other);
            }
        }
    }

    /// How often the terms stand in a row at a site that has all of them.
    fn count(&mut self, site: DocId) -> u32 {
        for (place, spots) in self.positions.iter_mut().enumerate() {
            if spots.doc() < site {
                spots.seek(site);
            }
            if place == 0 {
                self.left.clear();
                spots.append_positions_with_offset(0, &mut self.left);
                continue;
            }
            self.right.clear();
            spots.append_positions_with_offset(0, &mut self.right);
            let (right, offset) = (&self.right, u32::try_from(place).unwrap_or(0));
            self.left.retain(|spot| right.binary_search(&(spot + offset)).is_ok());
            if self.left.is_empty() {
                return 0;
            }
        }
        u32::try_from(self.left.len()).unwrap_or(u32::MAX)
    }
}

enum Reading {
    /// The list of a term.
    List(List),
    /// Terms in a row.
    Row(Box<Row>),
    /// Sites that have a term a few letters off.
    Alike(Box<dyn Scorer>),
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
    fn open(
        reader: &SegmentReader,
        source: &Source,
        weight: Option<&Bm25Weight>,
        from: DocId,
    ) -> tantivy::Result<Self> {
        let (field, reading) = match source {
            Source::Term(term) => (term.field(), List::open(reader, term)?.map(Reading::List)),
            Source::Row(terms) => {
                (terms[0].field(), Row::open(reader, terms)?.map(|row| Reading::Row(Box::new(row))))
            }
            Source::Alike(term, slips) => {
                let query = FuzzyTermQuery::new(term.clone(), *slips, true);
                let scoring = EnableScoring::disabled_from_schema(reader.schema());
                let mut scorer = query.weight(scoring)?.scorer(reader, 1.0)?;
                if scorer.doc() < from {
                    scorer.seek(from);
                }
                (term.field(), Some(Reading::Alike(scorer)))
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
            Reading::List(list) => list.visit(from, to, |site, often| {
                set(may, site);
                found.push((site as u16, often));
            }),
            Reading::Row(row) => {
                row.fill(from, to);
                join(may, &row.may);
            }
            Reading::Alike(scorer) => {
                let mut site = scorer.doc();
                if site < from {
                    site = scorer.seek(from);
                }
                while site < to {
                    set(may, (site - from) as usize);
                    found.push(((site - from) as u16, 1));
                    site = scorer.advance();
                }
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
            for site in each(&asked) {
                let often = row.count(from + site);
                if often > 0 {
                    self.found.push((site as u16, often));
                }
            }
        }
    }

    /// How many entries its lists have: what reading all of them costs.
    fn cost(&self) -> u64 {
        match &self.reading {
            Reading::List(list) => u64::from(list.blocks.doc_freq()),
            Reading::Row(row) => row.lists.iter().map(|list| u64::from(list.blocks.doc_freq())).sum(),
            Reading::Alike(scorer) => u64::from(scorer.size_hint()),
            Reading::Nowhere => 0,
        }
    }
}

/// A part of the words, open for reading.
struct OpenPart {
    sources: Vec<OpenSource>,
    ways: Vec<(usize, Award)>,
    excluded: bool,
}

impl OpenPart {
    fn open(reader: &SegmentReader, wanted: &Wanted, from: DocId) -> tantivy::Result<Self> {
        let sources = wanted.sources.iter().zip(&wanted.weights);
        let sources = sources.map(|(source, weight)| OpenSource::open(reader, source, weight.as_ref(), from));
        Ok(Self {
            sources: sources.collect::<tantivy::Result<_>>()?,
            ways: wanted.ways.clone(),
            excluded: wanted.excluded,
        })
    }
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
        let mut touched = NONE;
        for (place, award) in &part.ways {
            let source = &part.sources[*place];
            match (award, &source.weight) {
                (Award::Fixed(score), _) => {
                    for (site, _) in &source.found {
                        self.way(*site, *score, among, &mut touched);
                    }
                }
                (Award::Relevance(factor), Some(weight)) => {
                    for (site, often) in &source.found {
                        if has(among, usize::from(*site)) {
                            let length = source.lengths.fieldnorm_id(from + u32::from(*site));
                            let score = weight.score(length, *often) * factor;
                            self.way(*site, score, among, &mut touched);
                        }
                    }
                }
                (Award::Relevance(_), None) => {}
            }
        }
        for site in each(&touched) {
            let site = site as usize;
            let (best, sum) = (self.best[site], self.sum[site]);
            self.total[site] += best + (sum - best) * FURTHER;
        }
    }

    #[inline]
    fn way(&mut self, site: u16, score: f32, among: &Bits, touched: &mut Bits) {
        let site = usize::from(site);
        if !has(among, site) {
            return;
        }
        if has(touched, site) {
            self.best[site] = self.best[site].max(score);
            self.sum[site] += score;
        } else {
            set(touched, site);
            self.best[site] = score;
            self.sum[site] = score;
        }
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
    fn open(reader: &SegmentReader, plan: &Plan, from: DocId) -> tantivy::Result<Self> {
        let parts = plan.wanted.iter().map(|wanted| OpenPart::open(reader, wanted, from));
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
            let sites: u64 = found.iter().map(|list| u64::from(list.blocks.doc_freq())).sum();
            squares = (wanted().next().is_none() || sites < words).then_some(found);
        }
        Ok(Self { parts, narrow, least, squares, scores: Scores::new() })
    }

    /// The sites of the window that all lists agree on, as far as lists can tell.
    fn read(&mut self, from: DocId, to: DocId) -> Bits {
        let mut sites = NONE;
        if self.parts.iter().all(|part| part.excluded) {
            (0..(to - from) as usize).for_each(|site| set(&mut sites, site));
        }
        for part in self.parts.iter_mut().filter(|part| !part.excluded) {
            for source in &mut part.sources {
                source.read(from, to, &mut sites);
            }
        }
        for lists in self.narrow.iter_mut().chain(&mut self.squares) {
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
            for source in &mut part.sources {
                source.ascertain(from, sites);
                for (site, _) in &source.found {
                    if part.excluded {
                        clear(sites, usize::from(*site));
                    } else {
                        set(&mut certain, usize::from(*site));
                    }
                }
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
    let mut scan = Scan::open(reader, plan, from)?;
    let mut found: Vec<DocId> = Vec::with_capacity(WINDOW);
    let mut kept: Vec<(DocId, Near)> = Vec::with_capacity(WINDOW);
    let mut start = from;
    while start < to {
        let end = to.min(start + STEP);
        let mut sites = scan.read(start, end);
        if sites != NONE {
            found.clear();
            found.extend(each(&sites).map(|site| start + site));
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
            each(&sites).for_each(|site| scan.scores.total[site as usize] = 0.0);
            for part in scan.parts.iter().filter(|part| !part.excluded) {
                scan.scores.add(part, start, &sites);
            }
            kept.retain(|(site, _)| has(&sites, (site - start) as usize));
            rank.take(&kept, |site| scan.scores.total[(site - start) as usize]);
        }
        start = end;
    }
    Ok(())
}
