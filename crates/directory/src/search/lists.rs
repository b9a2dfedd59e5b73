//! Sets of sites of a window, and the lists of an index that fill them.

use tantivy::postings::{BlockSegmentPostings, Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, SegmentReader, Term};

/// How many sites a window holds.
pub(super) const WINDOW: usize = 4096;
/// The same, as the index counts sites.
pub(super) const STEP: u32 = 4096;

/// A set of sites of a window.
pub(super) type Bits = [u64; WINDOW / 64];

pub(super) const NONE: Bits = [0; WINDOW / 64];

// Masked, though no site lies beyond the window: the compiler then sees it.
pub(super) fn set(bits: &mut Bits, site: usize) {
    bits[site / 64 % (WINDOW / 64)] |= 1 << (site % 64);
}

pub(super) fn has(bits: &Bits, site: usize) -> bool {
    bits[site / 64 % (WINDOW / 64)] & (1 << (site % 64)) != 0
}

pub(super) fn meet(bits: &mut Bits, other: &Bits) {
    bits.iter_mut().zip(other).for_each(|(word, other)| *word &= other);
}

pub(super) fn join(bits: &mut Bits, other: &Bits) {
    bits.iter_mut().zip(other).for_each(|(word, other)| *word |= other);
}

/// Calls back for every site of the set, first to last.
#[inline]
pub(super) fn each(bits: &Bits, mut of: impl FnMut(u32)) {
    for (word, at) in bits.iter().zip(0_u32..) {
        let mut left = *word;
        while left != 0 {
            of(at * 64 + left.trailing_zeros());
            left &= left - 1;
        }
    }
}

/// The list of the sites that have a term, read forward.
pub(super) struct List {
    blocks: BlockSegmentPostings,
    at: usize,
}

/// How many sites a full block of a list holds; the last one holds fewer.
const BLOCK: usize = 128;

impl List {
    pub(super) fn open(reader: &SegmentReader, term: &Term) -> tantivy::Result<Option<Self>> {
        let inverted = reader.inverted_index(term.field())?;
        let blocks = inverted.read_block_postings(term, IndexRecordOption::WithFreqs)?;
        Ok(blocks.map(|blocks| Self { blocks, at: 0 }))
    }

    /// How many sites it has.
    pub(super) fn len(&self) -> u64 {
        u64::from(self.blocks.doc_freq())
    }

    /// Calls back with every run of sites from `from` up to `to`, and with how often the term stands at each, where
    /// the index tells. Later calls must not ask for earlier sites.
    #[inline]
    pub(super) fn runs(&mut self, from: DocId, to: DocId, mut run: impl FnMut(&[DocId], &[u32])) {
        match self.blocks.docs().last() {
            // Used up.
            None => return,
            Some(last) if *last < from => self.at = self.blocks.seek(from),
            Some(_) => {}
        }
        loop {
            let sites = self.blocks.docs();
            let mut start = self.at.min(sites.len());
            start += sites[start..].iter().take_while(|site| **site < from).count();
            let end = match sites.last() {
                Some(last) if *last >= to => start + sites[start..].partition_point(|site| *site < to),
                _ => sites.len(),
            };
            run(&sites[start..end], self.blocks.freqs().get(start..end).unwrap_or(&[]));
            if end < sites.len() || sites.len() < BLOCK {
                self.at = end;
                return;
            }
            self.blocks.advance();
            self.at = 0;
        }
    }

    pub(super) fn fill(&mut self, from: DocId, to: DocId, bits: &mut Bits) {
        self.runs(from, to, |sites, _| sites.iter().for_each(|site| set(bits, (site - from) as usize)));
    }
}

/// Terms in a row: the lists of the terms say where it may be, their positions where it is.
pub(super) struct Row {
    lists: Vec<List>,
    positions: Vec<SegmentPostings>,
    left: Vec<u32>,
    right: Vec<u32>,
    /// Sites of the window that have every term.
    pub(super) may: Bits,
}

impl Row {
    pub(super) fn open(reader: &SegmentReader, terms: &[Term]) -> tantivy::Result<Option<Self>> {
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

    /// How many entries its lists have.
    pub(super) fn len(&self) -> u64 {
        self.lists.iter().map(List::len).sum()
    }

    /// Reads which sites of the window have every term.
    pub(super) fn fill(&mut self, from: DocId, to: DocId) {
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
    pub(super) fn count(&mut self, site: DocId) -> u32 {
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
