//! Finding organizations: an index of the register, searched by words in either language, facets and
//! distance; every result says which facts matched.

mod collect;
mod evidence;
mod fields;
mod query;

use std::collections::BTreeMap;
use std::path::Path;

use customs::{Problem, Value as Argument};
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, FuzzyTermQuery, Occur, PhraseQuery,
    Query, RangeQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::{
    Index, IndexReader, IndexSettings, ReloadPolicy, SingleSegmentIndexWriter, TantivyDocument, Term,
};
use thiserror::Error;

use collect::{Found, Gather};
pub use evidence::{Attribute, Evidence, Matched};
use fields::Fields;
pub use query::{Filters, Meaning, Order, Part, Search, concepts_of, understand};

use crate::delimited::FileError;
use crate::exchange::{self, COLUMNS, Defaults};
use crate::geography::{Drive, drive};
use crate::region::Region;
use crate::register::{Organization, Size, Statement, gather};
use crate::words::{Language, fold};

/// Why the index cannot be built, opened or searched.
#[derive(Debug, Error)]
pub enum SearchError {
    /// The engine says so.
    #[error("the index: {0}")]
    Engine(#[from] tantivy::TantivyError),
    /// A statement could not be written into the index.
    #[error("the index: {0}")]
    Rows(#[from] csv::Error),
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
            Self::Engine(_) | Self::Rows(_) => "directory-index-failed",
            Self::Stored(error) => error.code(),
            Self::Folder { .. } => "directory-index-folder",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        match self {
            Self::Engine(error) => vec![("reason", error.to_string().into())],
            Self::Rows(error) => vec![("reason", error.to_string().into())],
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

impl RegisterIndex {
    /// Indexes a register in memory: for the bundled one, which is small.
    pub fn in_memory<'o>(
        organizations: impl IntoIterator<Item = &'o Organization>,
        region: &Region,
    ) -> Result<Self, SearchError> {
        let (schema, fields) = fields::schema();
        let settings =
            IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
        let mut writer: SingleSegmentIndexWriter = Index::builder()
            .schema(schema)
            .settings(settings)
            .tokenizers(fields::readings())
            .single_segment_index_writer(tantivy::directory::RamDirectory::create(), 15 * MEGABYTE)?;
        for organization in organizations {
            for site in organization.sites() {
                writer.add_document(fields::document(&fields, organization, &site, &region.vocabulary)?)?;
            }
        }
        Self::reading(writer.finalize()?, fields)
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
        let index = Index::builder().schema(schema).tokenizers(fields::readings()).create_in_dir(folder)?;
        let mut writer: tantivy::IndexWriter = index.writer_with_num_threads(threads, memory)?;
        for organization in organizations {
            for site in organization.sites() {
                writer.add_document(fields::document(&fields, &organization, &site, &region.vocabulary)?)?;
            }
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        Self::reading(index, fields)
    }

    /// Opens an index built before.
    pub fn open(folder: &Path) -> Result<Self, SearchError> {
        let (_, fields) = fields::schema();
        let mut index = Index::open_in_dir(folder)?;
        index.set_tokenizers(fields::readings());
        Self::reading(index, fields)
    }

    fn reading(mut index: Index, fields: Fields) -> Result<Self, SearchError> {
        if index.searchable_segment_ids()?.len() > 1 {
            index.set_default_multithread_executor()?;
        }
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { fields, reader })
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
        let query = self.query(&parts, search, &searcher)?;
        let plan = Gather {
            order: search.order,
            near: search.near.clone(),
            within_meters: search.within_meters,
            crossings: region.crossings.clone(),
            roads: search.roads,
            // Several sites of one organization may stand before the next organization.
            keep: search.limit * 4 + 20,
        };
        let gathered = searcher.search(&query, &plan)?;
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
        let mut facets: BTreeMap<&'static str, Vec<(String, u64)>> = BTreeMap::new();
        for (field, counts) in gathered.facets {
            let name = field.strip_suffix("_facet").unwrap_or(field);
            let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
            counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            facets.insert(name, counts);
        }
        let sizes = Size::ALL.iter().zip(&gathered.sizes[1..]);
        let sizes = sizes.filter(|(_, count)| **count > 0).map(|(size, n)| (size.code().to_owned(), *n));
        facets.insert("size", sizes.collect());
        let without_coordinates = self.without_coordinates(&parts, search, &searcher)?;
        Ok(Results { parts, hits, sites: gathered.total, without_coordinates, facets })
    }

    fn without_coordinates(
        &self,
        parts: &[Part],
        search: &Search,
        searcher: &tantivy::Searcher,
    ) -> Result<usize, SearchError> {
        if search.near.is_none() || search.within_meters.is_none() {
            return Ok(0);
        }
        let anywhere = Search { within_meters: None, ..search.clone() };
        let nowhere = Term::from_field_u64(self.fields.square, fields::NOWHERE);
        let query = BooleanQuery::new(vec![
            (Occur::Must, Box::new(TermQuery::new(nowhere, IndexRecordOption::Basic)) as Box<dyn Query>),
            (Occur::Must, Box::new(self.query(parts, &anywhere, searcher)?)),
        ]);
        Ok(searcher.search(&query, &tantivy::collector::Count)?)
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

    fn query(
        &self,
        parts: &[Part],
        search: &Search,
        searcher: &tantivy::Searcher,
    ) -> Result<BooleanQuery, SearchError> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let mut wanted: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for part in parts {
            let query = self.part(part, searcher)?;
            if part.excluded {
                clauses.push((Occur::MustNot, query));
            } else {
                wanted.push((Occur::Should, query));
            }
        }
        let must = |query: Box<dyn Query>| -> (Occur, Box<dyn Query>) {
            (Occur::Must, Box::new(ConstScoreQuery::new(query, 0.0)))
        };
        if wanted.is_empty() {
            clauses.push(must(Box::new(tantivy::query::AllQuery)));
        } else {
            clauses.push((Occur::Must, Box::new(BooleanQuery::new(wanted))));
        }
        let filters = &search.filters;
        let any = |field: Field, values: Vec<String>| -> Box<dyn Query> {
            Box::new(TermSetQuery::new(values.iter().map(|value| Term::from_field_text(field, value))))
        };
        if !filters.kinds.is_empty() {
            let kinds = filters.kinds.iter().map(|kind| kind.code().to_owned()).collect();
            clauses.push(must(any(self.fields.kind, kinds)));
        }
        if !filters.municipalities.is_empty() {
            let names = filters.municipalities.iter().map(|name| fold(name)).collect();
            clauses.push(must(any(self.fields.municipality, names)));
        }
        if !filters.activities.is_empty() {
            clauses.push(must(any(self.fields.activity, filters.activities.clone())));
        }
        for concept in &filters.concepts {
            clauses.push(must(self.term(self.fields.concept, concept)));
        }
        let smallest = filters.smallest.map(|smallest| smallest as u64 + 1);
        for (field, least) in [
            (self.fields.size, smallest),
            (self.fields.students, filters.students.map(u64::from)),
            (self.fields.graduates, filters.graduates.map(u64::from)),
        ] {
            if let Some(least) = least {
                let from = std::ops::Bound::Included(Term::from_field_u64(field, least));
                clauses.push(must(Box::new(RangeQuery::new(from, std::ops::Bound::Unbounded))));
            }
        }
        if let (Some(origin), Some(meters)) = (&search.near, search.within_meters) {
            let (south_west, north_east) = origin.at.box_around(meters);
            let squares = fields::squares_over(south_west, north_east);
            clauses.push(must(Box::new(TermSetQuery::new(
                squares.into_iter().map(|square| Term::from_field_u64(self.fields.square, square)),
            ))));
        }
        Ok(BooleanQuery::new(clauses))
    }

    fn term(&self, field: Field, text: &str) -> Box<dyn Query> {
        let option = if field == self.fields.concept || field == self.fields.activity {
            IndexRecordOption::Basic
        } else {
            IndexRecordOption::WithFreqs
        };
        Box::new(TermQuery::new(Term::from_field_text(field, text), option))
    }

    fn row(&self, field: Field, words: &[String]) -> Box<dyn Query> {
        match words {
            [word] => self.term(field, word),
            _ => Box::new(PhraseQuery::new(
                words.iter().map(|word| Term::from_field_text(field, word)).collect(),
            )),
        }
    }

    /// Words in a row, in names and in the texts of both languages.
    fn words(&self, folded: &[String], name_boost: f32) -> Vec<Box<dyn Query>> {
        let stems = crate::words::Stems::new();
        let stem = |language| folded.iter().map(|word| stems.stem(word, language)).collect::<Vec<_>>();
        vec![
            Box::new(BoostQuery::new(self.row(self.fields.name, folded), name_boost)),
            self.row(self.fields.english, &stem(Language::English)),
            self.row(self.fields.spanish, &stem(Language::Spanish)),
        ]
    }

    fn part(&self, part: &Part, searcher: &tantivy::Searcher) -> Result<Box<dyn Query>, SearchError> {
        let folded = |text: &str| -> Vec<String> {
            crate::words::words(text)
                .into_iter()
                .filter(|word| !crate::words::is_stop_word(&word.text))
                .map(|word| word.text)
                .collect()
        };
        let constant = |query: Box<dyn Query>, score: f32| -> Box<dyn Query> {
            Box::new(ConstScoreQuery::new(query, score))
        };
        let alternatives: Vec<Box<dyn Query>> = match &part.meaning {
            // A fact stated under a concept counts alike whatever words stated it; the words themselves,
            // in a name or a note, count a little less.
            Meaning::Concepts(ids) => {
                let mut ways: Vec<Box<dyn Query>> =
                    ids.iter().map(|id| constant(self.term(self.fields.concept, id), CONCEPT)).collect();
                // Who does little else comes before who does it among much: the fewer concepts a site has,
                // the more each weighs.
                let focused = |id| BoostQuery::new(self.term(self.fields.concept, id), FOCUS);
                ways.extend(ids.iter().map(|id| Box::new(focused(id)) as Box<dyn Query>));
                for words in self.words(&folded(&part.text), 1.0) {
                    ways.push(constant(words.box_clone(), WORDS));
                    ways.push(Box::new(BoostQuery::new(words, 0.5)));
                }
                ways
            }
            Meaning::Activity(code) => vec![constant(self.term(self.fields.activity, code), CONCEPT)],
            Meaning::Municipality(name) => {
                let mut ways = vec![constant(self.term(self.fields.municipality, name), PLACE)];
                ways.extend(
                    self.words(&folded(&part.text), 1.0)
                        .into_iter()
                        .map(|query| constant(query, PLACE / 2.0)),
                );
                ways
            }
            Meaning::Phrase(words) => self.words(words, 2.0),
            Meaning::Word(word) => {
                let mut ways = self.words(std::slice::from_ref(word), 2.0);
                let name = Term::from_field_text(self.fields.name, word);
                let known = searcher.doc_freq(&name)? > 0
                    || searcher.doc_freq(&Term::from_field_text(
                        self.fields.english,
                        &crate::words::Stems::new().stem(word, Language::English),
                    ))? > 0
                    || searcher.doc_freq(&Term::from_field_text(
                        self.fields.spanish,
                        &crate::words::Stems::new().stem(word, Language::Spanish),
                    ))? > 0;
                // Only a word that nobody writes is taken for a slip of the pen.
                if !known && word.len() >= 4 {
                    let slips = if word.len() >= 8 { 2 } else { 1 };
                    for field in [self.fields.name, self.fields.english, self.fields.spanish] {
                        let term = Term::from_field_text(field, word);
                        ways.push(constant(Box::new(FuzzyTermQuery::new(term, slips, true)), FUZZY));
                    }
                }
                ways
            }
        };
        // The best way decides; each further one adds a little.
        Ok(Box::new(DisjunctionMaxQuery::with_tie_breaker(alternatives, 0.25)))
    }
}

/// Weight of a fact among few: times BM25 in the field of concepts. From 1 to 4 the judged queries rank alike.
const FOCUS: f32 = 2.0;
/// Weight of a stated fact.
const CONCEPT: f32 = 8.0;
/// Weight of the same words in a name or a note.
const WORDS: f32 = 5.0;
/// Weight of the municipality named.
const PLACE: f32 = 4.0;
/// Weight of a word one or two letters off.
const FUZZY: f32 = 3.0;
