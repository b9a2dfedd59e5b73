//! What a search looks for in the index: the lists of sites its words lead to, what each is worth, and what
//! narrows the sites down.

use std::collections::BTreeSet;

use tantivy::query::{Bm25Weight, FuzzyTermQuery};
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use super::fields::{self, Fields};
use super::query::{Meaning, Part, Search};
use crate::words::{Language, Stems, fold};

/// Where words stand.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// Sites that have this term.
    Term(Term),
    /// Sites where these terms stand in a row.
    Row(Vec<Term>),
    /// Sites that have one of these terms: those of a field that are a few letters off a word.
    AnyOf(Vec<Term>),
}

/// What it is worth to stand there.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Award {
    /// The same for every site.
    Fixed(f32),
    /// BM25, times this.
    Relevance(f32),
}

/// What a part of the words looks for. The best way decides; each further one adds a quarter.
#[derive(Clone, Default)]
pub(crate) struct Wanted {
    /// Where to look.
    pub sources: Vec<Source>,
    /// How often and how well-known a source's words are; only where a way asks for it.
    pub weights: Vec<Option<Bm25Weight>>,
    /// What standing in a source is worth, by the place of the source.
    pub ways: Vec<(usize, Award)>,
    /// Whether whoever stands there is left out.
    pub excluded: bool,
}

/// What each further way adds of its worth.
pub(crate) const FURTHER: f32 = 0.25;

/// Something every site found must be.
#[derive(Clone, Debug)]
pub(crate) enum Narrow {
    /// It has one of these terms.
    OneOf(Vec<Term>),
    /// A number of this field is at least so large.
    AtLeast(&'static str, u64),
}

/// All of it.
#[derive(Clone)]
pub(crate) struct Plan {
    pub wanted: Vec<Wanted>,
    pub narrow: Vec<Narrow>,
    /// The squares of the map that hold every site near enough, and that of the sites nobody can place.
    pub squares: Vec<Term>,
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

impl Plan {
    /// What `search`, whose words mean `parts`, looks for.
    pub(crate) fn of(
        parts: &[Part],
        search: &Search,
        fields: &Fields,
        searcher: &Searcher,
    ) -> tantivy::Result<Self> {
        let stems = Stems::new();
        let words = Words { fields, searcher, stems: &stems };
        let wanted = parts.iter().map(|part| words.wanted(part)).collect::<tantivy::Result<_>>()?;
        let mut squares = Vec::new();
        if let (Some(origin), Some(meters)) = (&search.near, search.within_meters) {
            let (south_west, north_east) = origin.at.box_around(meters);
            squares = fields::squares_over(south_west, north_east);
            squares.push(fields::NOWHERE);
        }
        let squares = squares.into_iter().map(|square| Term::from_field_u64(fields.square, square));
        Ok(Self { wanted, narrow: narrow(search, fields), squares: squares.collect() })
    }
}

fn narrow(search: &Search, fields: &Fields) -> Vec<Narrow> {
    let filters = &search.filters;
    let mut all = Vec::new();
    let mut one_of = |field: Field, values: Vec<String>| {
        if !values.is_empty() {
            let terms = values.iter().map(|value| Term::from_field_text(field, value));
            all.push(Narrow::OneOf(terms.collect()));
        }
    };
    one_of(fields.kind, filters.kinds.iter().map(|kind| kind.code().to_owned()).collect());
    one_of(fields.municipality, filters.municipalities.iter().map(|name| fold(name)).collect());
    one_of(fields.activity, filters.activities.clone());
    for concept in &filters.concepts {
        one_of(fields.concept, vec![concept.clone()]);
    }
    for (field, least) in [
        ("size", filters.smallest.map(|smallest| smallest as u64 + 1)),
        ("students", filters.students.map(u64::from)),
        ("graduates", filters.graduates.map(u64::from)),
    ] {
        all.extend(least.map(|least| Narrow::AtLeast(field, least)));
    }
    all
}

impl Wanted {
    /// Looks in a source as well; every award is for standing there.
    fn look(&mut self, source: Source, awards: &[Award]) {
        self.sources.push(source);
        self.ways.extend(awards.iter().map(|award| (self.sources.len() - 1, *award)));
    }
}

/// Turns what words mean into where they stand.
struct Words<'a> {
    fields: &'a Fields,
    searcher: &'a Searcher,
    stems: &'a Stems,
}

impl Words<'_> {
    fn wanted(&self, part: &Part) -> tantivy::Result<Wanted> {
        let mut wanted = Wanted { excluded: part.excluded, ..Wanted::default() };
        match &part.meaning {
            // A fact stated under a concept counts alike whatever words stated it; the words themselves,
            // in a name or a note, count a little less. Who does little else comes before who does it
            // among much: the fewer concepts a site has, the more each weighs.
            Meaning::Concepts(ids) => {
                for id in ids {
                    let term = Term::from_field_text(self.fields.concept, id);
                    wanted.look(Source::Term(term), &[Award::Fixed(CONCEPT), Award::Relevance(FOCUS)]);
                }
                for source in self.rows(&folded(&part.text)) {
                    wanted.look(source, &[Award::Fixed(WORDS), Award::Relevance(0.5)]);
                }
            }
            Meaning::Activity(code) => {
                let term = Term::from_field_text(self.fields.activity, code);
                wanted.look(Source::Term(term), &[Award::Fixed(CONCEPT)]);
            }
            Meaning::Municipality(name) => {
                let term = Term::from_field_text(self.fields.municipality, name);
                wanted.look(Source::Term(term), &[Award::Fixed(PLACE)]);
                for source in self.rows(&folded(&part.text)) {
                    wanted.look(source, &[Award::Fixed(PLACE / 2.0)]);
                }
            }
            Meaning::Phrase(words) => self.plain(words, &mut wanted),
            Meaning::Word(word) => {
                self.plain(std::slice::from_ref(word), &mut wanted);
                // Only a word that nobody writes is taken for a slip of the pen.
                if word.len() >= 4 && !self.known(&wanted.sources)? {
                    let slips = if word.len() >= 8 { 2 } else { 1 };
                    for field in [self.fields.name, self.fields.english, self.fields.spanish] {
                        let alike = self.alike(&Term::from_field_text(field, word), slips)?;
                        if !alike.is_empty() {
                            wanted.look(Source::AnyOf(alike), &[Award::Fixed(FUZZY)]);
                        }
                    }
                }
            }
        }
        for (place, source) in wanted.sources.iter().enumerate() {
            let scored =
                wanted.ways.iter().any(|(of, award)| *of == place && matches!(award, Award::Relevance(_)));
            let terms = match source {
                Source::Term(term) if scored => Some(std::slice::from_ref(term)),
                Source::Row(terms) if scored => Some(terms.as_slice()),
                _ => None,
            };
            let weight = terms.map(|terms| Bm25Weight::for_terms(self.searcher, terms)).transpose()?;
            wanted.weights.push(weight);
        }
        Ok(wanted)
    }

    /// Words of no known meaning: in a name they weigh double.
    fn plain(&self, words: &[String], wanted: &mut Wanted) {
        for (place, source) in self.rows(words).into_iter().enumerate() {
            wanted.look(source, &[Award::Relevance(if place == 0 { 2.0 } else { 1.0 })]);
        }
    }

    fn known(&self, sources: &[Source]) -> tantivy::Result<bool> {
        for source in sources {
            if let Source::Term(term) = source
                && self.searcher.doc_freq(term)? > 0
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The terms of a field that are at most so many letters off one.
    fn alike(&self, term: &Term, slips: u8) -> tantivy::Result<Vec<Term>> {
        let query = FuzzyTermQuery::new(term.clone(), slips, true);
        let mut found = BTreeSet::new();
        for reader in self.searcher.segment_readers() {
            let list = reader.inverted_index(term.field())?;
            let mut stream = list.terms().search(query.automaton()?).into_stream()?;
            while stream.advance() {
                found.extend(std::str::from_utf8(stream.key()).ok().map(str::to_owned));
            }
        }
        Ok(found.iter().map(|text| Term::from_field_text(term.field(), text)).collect())
    }

    /// Words in a row: in names, then in the texts of both languages.
    fn rows(&self, folded: &[String]) -> Vec<Source> {
        if folded.is_empty() {
            return Vec::new();
        }
        let stem = |language| folded.iter().map(|word| self.stems.stem(word, language)).collect::<Vec<_>>();
        let (english, spanish) = (stem(Language::English), stem(Language::Spanish));
        [(self.fields.name, folded), (self.fields.english, &english), (self.fields.spanish, &spanish)]
            .into_iter()
            .map(|(field, words)| match words {
                [word] => Source::Term(Term::from_field_text(field, word)),
                _ => Source::Row(words.iter().map(|word| Term::from_field_text(field, word)).collect()),
            })
            .collect()
    }
}

fn folded(text: &str) -> Vec<String> {
    let words = crate::words::words(text).into_iter().map(|word| word.text);
    words.filter(|word| !crate::words::is_stop_word(word)).collect()
}
