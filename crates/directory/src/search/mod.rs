//! Finding organizations: an index of the register, searched by words in either language, facets and
//! distance; every result says which facts matched.

mod evidence;
mod facets;
mod fields;
mod lists;
#[cfg(test)]
mod plain;
mod plan;
mod query;
mod rank;
mod scan;

use std::collections::BTreeMap;
use std::path::Path;

use customs::{Problem, Value as Argument};
use tantivy::query::TermQuery;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{
    Executor, Index, IndexReader, IndexSettings, ReloadPolicy, SingleSegmentIndexWriter, TantivyDocument,
    Term,
};
use thiserror::Error;

pub use evidence::{Attribute, Evidence, Matched};
pub use facets::TooManyCounted;
use facets::{Facet, Facets, Held};
use fields::Fields;
use plan::Plan;
pub use query::{Filters, Meaning, Order, Part, Search, concepts_of, understand};
use rank::{Found, Gathered, Measure, SegmentRank};

use crate::delimited::FileError;
use crate::exchange::{self, COLUMNS, Defaults};
use crate::geography::{Drive, drive};
use crate::region::Region;
use crate::register::{Organization, Size, Statement, gather};

/// Why the index cannot be built, opened or searched.
#[derive(Debug, Error)]
pub enum SearchError {
    /// The engine says so.
    #[error("the index: {0}")]
    Engine(#[from] tantivy::TantivyError),
    /// A statement could not be written into the index.
    #[error("the index: {0}")]
    Rows(#[from] csv::Error),
    /// The vocabulary counts more than an index can.
    #[error("the index: {0}")]
    Counted(#[from] TooManyCounted),
    /// What the index holds does not read back.
    #[error(transparent)]
    Stored(#[from] FileError),
    /// The folder of the index cannot be used.
    #[error("the index in {folder}: {reason}")]
    Folder {
        /// The folder.
        folder: String,
        /// Why.
        reason: String,
    },
}

impl Problem for SearchError {
    fn code(&self) -> &'static str {
        match self {
            Self::Engine(_) | Self::Rows(_) | Self::Counted(_) => "directory-index-failed",
            Self::Stored(error) => error.code(),
            Self::Folder { .. } => "directory-index-folder",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        match self {
            Self::Engine(error) => vec![("reason", error.to_string().into())],
            Self::Rows(error) => vec![("reason", error.to_string().into())],
            Self::Counted(error) => vec![("reason", error.to_string().into())],
            Self::Stored(error) => error.arguments(),
            Self::Folder { folder, reason } => {
                vec![("folder", folder.as_str().into()), ("reason", reason.as_str().into())]
            }
        }
    }
}

/// An index of a register, open for searching.
pub struct RegisterIndex {
    fields: Fields,
    reader: IndexReader,
    /// Of each segment.
    facets: Vec<Facets>,
    executor: Executor,
}

/// One organization found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Its stable name.
    pub organization: String,
    /// The statements about the site that matched best.
    pub statements: Vec<Statement>,
    /// Name of that site.
    pub site: String,
    /// Meters from where distances are measured, along the great circle.
    pub meters: Option<u32>,
    /// A truck's way there.
    pub drive: Option<Drive>,
    /// Which parts of the words matched, by which facts; parts that did not are in it without evidence.
    pub matched: Vec<Matched>,
    /// Relevance, for comparing hits of one search.
    pub score: f32,
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct Results {
    /// The words as understood.
    pub parts: Vec<Part>,
    /// The organizations, best first.
    pub hits: Vec<Hit>,
    /// Sites that match, all told.
    pub sites: usize,
    /// Sites that match all but the distance asked for, which nobody can measure: no source states their
    /// coordinates. Zero where no distance is asked for.
    pub without_coordinates: usize,
    /// How many of those sites have each value, by facet: `kind`, `municipality`, `activity`,
    /// `certification`, `program`, `skill`, `size`.
    pub facets: BTreeMap<&'static str, Vec<(String, u64)>>,
}

const MEGABYTE: usize = 1 << 20;

/// How many sites are put in order at a time when a register is indexed: those that lie near each other then stand
/// near each other, and a search around a place passes over the rest.
const ORDERED: usize = 128 * 1024;

/// The sites that a thread goes through at a time.
const SHARE: u32 = 128 * 1024;

impl RegisterIndex {
    /// Indexes a register in memory: for the bundled one, which is small.
    pub fn in_memory<'o>(
        organizations: impl IntoIterator<Item = &'o Organization>,
        region: &Region,
    ) -> Result<Self, SearchError> {
        let (schema, fields) = fields::schema();
        let held = Held::of(&region.vocabulary)?;
        let settings =
            IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
        let mut writer: SingleSegmentIndexWriter = Index::builder()
            .schema(schema)
            .settings(settings)
            .tokenizers(fields::readings())
            .single_segment_index_writer(tantivy::directory::RamDirectory::create(), 15 * MEGABYTE)?;
        for organization in organizations {
            for site in organization.sites() {
                let known = (&region.vocabulary, &held);
                writer.add_document(fields::document(&fields, organization, &site, known)?)?;
            }
        }
        Self::reading(writer.finalize()?, fields, &held)
    }

    /// Indexes a register of any length in a folder, which is made anew, with `threads` writers that hold
    /// `memory` bytes together before they write out.
    pub fn build(
        folder: &Path,
        organizations: impl IntoIterator<Item = Organization>,
        region: &Region,
        threads: usize,
        memory: usize,
    ) -> Result<Self, SearchError> {
        let failed = |error: std::io::Error| SearchError::Folder {
            folder: folder.display().to_string(),
            reason: error.to_string(),
        };
        if folder.exists() {
            std::fs::remove_dir_all(folder).map_err(failed)?;
        }
        std::fs::create_dir_all(folder).map_err(failed)?;
        let (schema, fields) = fields::schema();
        let held = Held::of(&region.vocabulary)?;
        let index = Index::builder().schema(schema).tokenizers(fields::readings()).create_in_dir(folder)?;
        let mut writer: tantivy::IndexWriter = index.writer_with_num_threads(threads, memory)?;
        let mut waiting = Vec::with_capacity(ORDERED);
        let write = |waiting: &mut Vec<(_, TantivyDocument)>| -> Result<(), SearchError> {
            waiting.sort_by_key(|(neighborhood, _)| *neighborhood);
            for (_, document) in waiting.drain(..) {
                writer.add_document(document)?;
            }
            Ok(())
        };
        for organization in organizations {
            for site in organization.sites() {
                let known = (&region.vocabulary, &held);
                let document = fields::document(&fields, &organization, &site, known)?;
                waiting.push((fields::neighborhood(&site), document));
            }
            if waiting.len() >= ORDERED {
                write(&mut waiting)?;
            }
        }
        write(&mut waiting)?;
        let mut last = writer.prepare_commit()?;
        last.set_payload(&held.text());
        last.commit()?;
        writer.wait_merging_threads()?;
        Self::reading(index, fields, &held)
    }

    /// Opens an index built before.
    pub fn open(folder: &Path) -> Result<Self, SearchError> {
        let (_, fields) = fields::schema();
        let mut index = Index::open_in_dir(folder)?;
        index.set_tokenizers(fields::readings());
        let held = Held::read(&index.load_metas()?.payload.unwrap_or_default());
        Self::reading(index, fields, &held)
    }

    fn reading(index: Index, fields: Fields, held: &Held) -> Result<Self, SearchError> {
        let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let searcher = reader.searcher();
        let segments = searcher.segment_readers().iter();
        let facets = segments.map(|reader| Facets::open(reader, held)).collect::<tantivy::Result<_>>()?;
        let mut executor = Executor::single_thread();
        if searcher.num_docs() > u64::from(SHARE) {
            let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
            executor = Executor::multi_thread(threads, "directory-search-")?;
        }
        Ok(Self { fields, reader, facets, executor })
    }

    /// A number that an index must have been built with to be read by this program.
    #[must_use]
    pub const fn layout() -> u64 {
        fields::LAYOUT
    }

    /// How many sites it holds.
    #[must_use]
    pub fn sites(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Searches.
    pub fn search(&self, search: &Search, region: &Region) -> Result<Results, SearchError> {
        let searcher = self.reader.searcher();
        let parts = understand(&search.text, region);
        let gathered = self.gather(&parts, search, region, &searcher)?;
        let mut hits: Vec<Hit> = Vec::new();
        let mut seen: Vec<u64> = Vec::new();
        for found in &gathered.found {
            if seen.contains(&found.organization) {
                continue;
            }
            if hits.len() == search.limit {
                break;
            }
            seen.push(found.organization);
            let document: TantivyDocument = searcher.doc(found.document)?;
            hits.push(self.hit(found, &document, &parts, search, region)?);
        }
        let facets = named(gathered.facets, region);
        let (sites, without_coordinates) = (gathered.total, gathered.without_coordinates);
        Ok(Results { parts, hits, sites, without_coordinates, facets })
    }

    /// Goes through the index, a share of it in each thread.
    fn gather(
        &self,
        parts: &[Part],
        search: &Search,
        region: &Region,
        searcher: &tantivy::Searcher,
    ) -> Result<Gathered, SearchError> {
        let plan = Plan::of(parts, search, &self.fields, searcher)?;
        let measure = Measure::new(search, &region.crossings);
        // Several sites of one organization may stand before the next organization.
        let keep = search.limit * 4 + 20;
        let mut shares = Vec::new();
        for (segment, reader) in (0..).zip(searcher.segment_readers()) {
            let starts = (0..reader.max_doc()).step_by(SHARE as usize);
            shares.extend(starts.map(|start| (segment, start, reader.max_doc().min(start + SHARE))));
        }
        let share = |(segment, from, to): (u32, u32, u32)| {
            let reader = searcher.segment_reader(segment);
            let mut rank = SegmentRank::new(&measure, keep, segment, reader, &self.facets[segment as usize])?;
            scan::scan(reader, &plan, &mut rank, from, to)?;
            Ok(rank.harvest())
        };
        Ok(Gathered::of(self.executor.map(share, shares.into_iter())?, keep))
    }

    /// The organization of that id, with all its statements.
    pub fn organization(&self, id: &str, region: &Region) -> Result<Option<Organization>, SearchError> {
        let searcher = self.reader.searcher();
        let term = Term::from_field_text(self.fields.id, id);
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        let documents = searcher.search(&query, &tantivy::collector::DocSetCollector)?;
        let mut addresses: Vec<_> = documents.into_iter().collect();
        addresses.sort_unstable();
        let mut statements: Vec<Statement> = Vec::new();
        for address in addresses {
            let document: TantivyDocument = searcher.doc(address)?;
            for statement in self.statements(&document, region)? {
                // What is said of the whole stands with every site.
                if !statements.contains(&statement) {
                    statements.push(statement);
                }
            }
        }
        Ok(gather(statements).into_iter().next())
    }

    fn statements(&self, document: &TantivyDocument, region: &Region) -> Result<Vec<Statement>, SearchError> {
        let rows =
            document.get_first(self.fields.statements).and_then(|value| value.as_str().map(str::to_owned));
        let text = format!("{}\n{}", COLUMNS.join(","), rows.unwrap_or_default());
        Ok(exchange::read("index", &text, &region.vocabulary, &Defaults::default())?)
    }

    fn hit(
        &self,
        found: &Found,
        document: &TantivyDocument,
        parts: &[Part],
        search: &Search,
        region: &Region,
    ) -> Result<Hit, SearchError> {
        let statements = self.statements(document, region)?;
        let organization = statements.first().map_or(String::new(), |s| s.organization.clone());
        let whole = Organization { id: organization.clone(), statements };
        let (site, at, country) = {
            let sites = whole.sites();
            let site = &sites[0];
            let country = site.text(|statement| &statement.country).to_owned();
            (site.name.to_owned(), site.at(), country)
        };
        let meters = search.near.as_ref().zip(at).map(|(origin, at)| at.meters_to(origin.at));
        let way = search
            .near
            .as_ref()
            .zip(at)
            .map(|(origin, at)| drive(at, &country, origin, &region.crossings, search.roads));
        let matched = evidence::matched(parts, &whole.statements, region);
        Ok(Hit {
            organization,
            statements: whole.statements,
            site,
            meters,
            drive: way,
            matched,
            score: found.score,
        })
    }
}

/// What was counted, each facet under its name and its most frequent values first; sizes from the smallest.
fn named(counts: facets::Counts, region: &Region) -> BTreeMap<&'static str, Vec<(String, u64)>> {
    let mut named: BTreeMap<&'static str, Vec<(String, u64)>> = BTreeMap::new();
    for (facet, counts) in Facet::ALL.into_iter().zip(counts) {
        let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let name = match facet {
            Facet::Kind => "kind",
            Facet::Municipality => "municipality",
            Facet::Activity => "activity",
            Facet::Size => {
                let stratum = |code: &str| Size::ALL.iter().position(|size| size.code() == code);
                counts.sort_by_key(|(code, _)| stratum(code));
                "size"
            }
            Facet::Held => {
                for (kind, name) in fields::COUNTED {
                    let is_kind =
                        |id: &str| region.vocabulary.get(id).is_some_and(|concept| concept.kind == kind);
                    named.insert(name, counts.iter().filter(|(id, _)| is_kind(id)).cloned().collect());
                }
                continue;
            }
        };
        named.insert(name, counts);
    }
    named
}
