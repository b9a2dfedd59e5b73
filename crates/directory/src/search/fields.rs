//! The fields of the index and how a site of an organization fills them.

use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::TokenizerManager;

use super::facets::{self, Facet, Held};
use crate::exchange;
use crate::geography::Coordinates;
use crate::import::hash;
use crate::register::{Organization, Site, Statement};
use crate::vocabulary::{ConceptKind, Vocabulary};
use crate::words::{FieldReading, Language, fold};

/// The fields.
#[derive(Clone, Copy)]
pub(crate) struct Fields {
    /// The organization's id, whole.
    pub id: Field,
    /// Its number, for grouping.
    pub organization: Field,
    /// Names, as folded words.
    pub name: Field,
    /// Everything said in English.
    pub english: Field,
    /// Everything said in Spanish.
    pub spanish: Field,
    /// Concepts held.
    pub concept: Field,
    /// Activities, at every length from two digits.
    pub activity: Field,
    /// What it is.
    pub kind: Field,
    /// Municipality, folded.
    pub municipality: Field,
    /// Stratum of people, as its place among the strata plus one; zero unknown.
    pub size: Field,
    /// Students, where stated.
    pub students: Field,
    /// Graduates a year, where stated.
    pub graduates: Field,
    /// Squares of the map it lies in, at every level.
    pub square: Field,
    /// Latitude and longitude in one number.
    pub at: Field,
    /// Year of the newest statement.
    pub seen: Field,
    /// One where the site lies in the United States.
    pub united_states: Field,
    /// Kinds, municipality, activities and size in one word, to count.
    pub profile: Field,
    /// A bit for each certification, program and skill, to count.
    pub held: Field,
    /// The statements, in the exchange format.
    pub statements: Field,
}

const NAMES: &str = "names";
const ENGLISH: &str = "english";
const SPANISH: &str = "spanish";

/// Raises whenever an index built before must not be read any more.
pub(crate) const LAYOUT: u64 = 5;

/// The kinds of concepts that are counted, each under its name.
pub(crate) const COUNTED: [(ConceptKind, &str); 3] = [
    (ConceptKind::Certification, "certification"),
    (ConceptKind::Program, "program"),
    (ConceptKind::Skill, "skill"),
];

/// The square of a site of which no source states coordinates; no square of the map has this number.
pub(crate) const NOWHERE: u64 = u64::MAX;

pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let text = |tokenizer: &str| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions),
        )
    };
    let fields = Fields {
        id: schema.add_text_field("id", STRING),
        organization: schema.add_u64_field("organization", FAST),
        name: schema.add_text_field("name", text(NAMES)),
        english: schema.add_text_field("english", text(ENGLISH)),
        spanish: schema.add_text_field("spanish", text(SPANISH)),
        concept: schema.add_text_field("concept", STRING),
        activity: schema.add_text_field("activity", STRING),
        kind: schema.add_text_field("kind", STRING),
        municipality: schema.add_text_field("municipality", STRING),
        size: schema.add_u64_field("size", FAST | INDEXED),
        students: schema.add_u64_field("students", FAST | INDEXED),
        graduates: schema.add_u64_field("graduates", FAST | INDEXED),
        square: schema.add_u64_field("square", INDEXED),
        at: schema.add_u64_field("at", FAST),
        seen: schema.add_u64_field("seen", FAST),
        united_states: schema.add_u64_field("united_states", FAST),
        profile: schema.add_text_field(facets::PROFILE, TextOptions::default() | FAST),
        held: schema.add_u64_field(facets::HELD, FAST),
        statements: schema.add_text_field("statements", TextOptions::default() | STORED),
    };
    (schema.build(), fields)
}

pub(crate) fn readings() -> TokenizerManager {
    let readings = TokenizerManager::default();
    readings.register(NAMES, FieldReading::new(None));
    readings.register(ENGLISH, FieldReading::new(Some(Language::English)));
    readings.register(SPANISH, FieldReading::new(Some(Language::Spanish)));
    readings
}

/// Latitude and longitude in one number; zero means no coordinates.
pub(crate) fn pack(at: Coordinates) -> u64 {
    (u64::from(at.latitude.cast_unsigned()) << 32) | u64::from(at.longitude.cast_unsigned())
}

pub(crate) fn unpack(packed: u64) -> Option<Coordinates> {
    #[allow(clippy::cast_possible_truncation)]
    let (latitude, longitude) = ((packed >> 32) as u32, packed as u32);
    (packed != 0)
        .then(|| Coordinates { latitude: latitude.cast_signed(), longitude: longitude.cast_signed() })
}

/// Sides of the squares of the map in micro-degrees: some 1.4, 5.6, 22 and 89 km.
pub(crate) const SQUARES: [i32; 4] = [12_500, 50_000, 200_000, 800_000];

pub(crate) fn square(level: usize, row: i32, column: i32) -> u64 {
    ((level as u64) << 60)
        | (u64::from((row + (1 << 20)).cast_unsigned()) << 30)
        | u64::from((column + (1 << 20)).cast_unsigned())
}

/// The squares that cover a box, at the finest level that needs at most 64 of them.
pub(crate) fn squares_over(south_west: Coordinates, north_east: Coordinates) -> Vec<u64> {
    for (level, side) in SQUARES.iter().enumerate() {
        let rows = south_west.latitude.div_euclid(*side)..=north_east.latitude.div_euclid(*side);
        let columns = south_west.longitude.div_euclid(*side)..=north_east.longitude.div_euclid(*side);
        let count = (rows.end() - rows.start() + 1) * (columns.end() - columns.start() + 1);
        if count <= 64 || level + 1 == SQUARES.len() {
            return rows
                .flat_map(|row| columns.clone().map(move |column| square(level, row, column)))
                .collect();
        }
    }
    Vec::new()
}

/// One document for a site of an organization.
pub(crate) fn document(
    fields: &Fields,
    organization: &Organization,
    site: &Site<'_>,
    (vocabulary, held): (&Vocabulary, &Held),
) -> Result<TantivyDocument, csv::Error> {
    let mut document = TantivyDocument::default();
    document.add_text(fields.id, &organization.id);
    document.add_u64(fields.organization, hash(&[&organization.id]));
    let mut words = Words::default();
    for statement in &site.statements {
        words.name(&statement.name);
        statement.other_names.iter().for_each(|name| words.name(name));
        for text in [&statement.park, &statement.municipality, &statement.site, &statement.notes] {
            words.both(text);
        }
        for id in statement.all_concepts() {
            if words.concepts.insert(id.to_owned()) {
                if let Some(concept) = vocabulary.get(id) {
                    words.labels(&concept.english, &concept.spanish);
                }
                document.add_text(fields.concept, id);
            }
        }
        for code in &statement.activities {
            for length in 2..=code.len() {
                if let Some(prefix) = code.get(..length)
                    && words.activities.insert(prefix.to_owned())
                {
                    document.add_text(fields.activity, prefix);
                }
            }
            let label = |language| vocabulary.activity_label(code, language);
            if let (Some(english), Some(spanish)) = (label(Language::English), label(Language::Spanish)) {
                words.labels(english, spanish);
            }
        }
    }
    document.add_text(fields.name, &words.names);
    document.add_text(fields.english, &words.english);
    document.add_text(fields.spanish, &words.spanish);
    place(fields, &mut document, site);
    counted(fields, &mut document, site, held, &words);
    document.add_text(fields.statements, rows(&site.statements, vocabulary)?);
    Ok(document)
}

/// What is counted of it, and the numbers that narrow a search.
fn counted(fields: &Fields, document: &mut TantivyDocument, site: &Site<'_>, held: &Held, words: &Words) {
    let mut kinds: Vec<&str> = site.statements.iter().map(|s| s.kind.code()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.iter().for_each(|kind| document.add_text(fields.kind, kind));
    let municipality = municipality(site);
    let size = site.newest(|statement| statement.size_class()).map(|(size, _)| size);
    let activities = words.activities.iter().filter(|code| code.len() == 4);
    let profile = (kinds.into_iter().map(|kind| (Facet::Kind, kind)))
        .chain(Some((Facet::Municipality, municipality.as_str())).filter(|(_, name)| !name.is_empty()))
        .chain(size.map(|size| (Facet::Size, size.code())))
        .chain(activities.map(|code| (Facet::Activity, code.as_str())));
    document.add_text(fields.profile, facets::word(profile));
    document.add_u64(fields.held, held.bits(&words.concepts));
    document.add_u64(fields.size, size.map_or(0, |size| size as u64 + 1));
    let students = site.newest(|statement| statement.enrollment);
    let graduates = site.newest(|statement| statement.annual_graduates);
    for (field, count) in [(fields.students, students), (fields.graduates, graduates)] {
        if let Some((count, _)) = count {
            document.add_u64(field, u64::from(count));
        }
    }
}

fn municipality(site: &Site<'_>) -> String {
    fold(site.text(|statement| &statement.municipality))
}

fn place(fields: &Fields, document: &mut TantivyDocument, site: &Site<'_>) {
    let municipality = municipality(site);
    if !municipality.is_empty() {
        document.add_text(fields.municipality, &municipality);
    }
    let country = site.text(|statement| &statement.country);
    document.add_u64(fields.seen, site.last_seen().map_or(0, |as_of| u64::from(as_of.year())));
    document.add_u64(fields.united_states, u64::from(country == "US"));
    match site.at() {
        None => {
            document.add_u64(fields.at, 0);
            document.add_u64(fields.square, NOWHERE);
        }
        Some(at) => {
            document.add_u64(fields.at, pack(at));
            squares_of(at).into_iter().for_each(|square| document.add_u64(fields.square, square));
        }
    }
}

/// The squares a point lies in, the smallest first.
fn squares_of(at: Coordinates) -> [u64; SQUARES.len()] {
    std::array::from_fn(|level| {
        let side = SQUARES[level];
        square(level, at.latitude.div_euclid(side), at.longitude.div_euclid(side))
    })
}

/// What brings sites that lie near each other together when they are sorted by it.
pub(crate) fn neighborhood(site: &Site<'_>) -> [u64; SQUARES.len()] {
    let mut squares = site.at().map_or([NOWHERE; SQUARES.len()], squares_of);
    squares.reverse();
    squares
}

fn rows(statements: &[&Statement], vocabulary: &Vocabulary) -> Result<String, csv::Error> {
    let mut rows = csv::Writer::from_writer(Vec::new());
    for statement in statements {
        rows.write_record(exchange::fields(statement, vocabulary))?;
    }
    let bytes = rows.into_inner().unwrap_or_default();
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

#[derive(Default)]
struct Words {
    names: String,
    english: String,
    spanish: String,
    concepts: std::collections::BTreeSet<String>,
    activities: std::collections::BTreeSet<String>,
}

impl Words {
    fn name(&mut self, text: &str) {
        // Several statements give the same name; once is enough for its weight.
        if !text.is_empty() && !self.names.contains(text) {
            for all in [&mut self.names, &mut self.english, &mut self.spanish] {
                all.push_str(text);
                all.push_str(" . ");
            }
        }
    }

    fn both(&mut self, text: &str) {
        if !text.is_empty() && !self.english.contains(text) {
            self.labels(text, text);
        }
    }

    fn labels(&mut self, english: &str, spanish: &str) {
        for (all, text) in [(&mut self.english, english), (&mut self.spanish, spanish)] {
            all.push_str(text);
            all.push_str(" . ");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_pack_and_unpack() {
        let at = Coordinates { latitude: 32_549_400, longitude: -116_938_700 };
        assert_eq!(unpack(pack(at)), Some(at));
        assert_eq!(unpack(0), None);
    }

    #[test]
    fn a_box_is_covered_and_a_point_lies_in_its_squares() {
        let at = Coordinates { latitude: 32_549_400, longitude: -116_938_700 };
        for meters in [500, 5_000, 40_000, 400_000] {
            let (south_west, north_east) = at.box_around(meters);
            let covering = squares_over(south_west, north_east);
            let own = squares_of(at);
            assert!(own.iter().any(|square| covering.contains(square)), "{meters}");
        }
    }
}
