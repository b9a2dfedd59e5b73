//! What a search asks for, and how its words are understood.

use crate::geography::{Origin, RoadAssumptions};
use crate::region::Region;
use crate::register::{Kind, Size};
use crate::vocabulary::ConceptKind;
use crate::words::{fold, is_stop_word, words};

/// In which order results come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By how well the words match, nearer first among equals.
    #[default]
    Relevance,
    /// Nearest first.
    Distance,
    /// Least time of a truck first.
    DrivingTime,
}

/// What results must be, whatever the words say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// One of these kinds.
    pub kinds: Vec<Kind>,
    /// One of these municipalities.
    pub municipalities: Vec<String>,
    /// One of these activities, by leading digits.
    pub activities: Vec<String>,
    /// Every one of these concepts: certifications, programs, processes, skills.
    pub concepts: Vec<String>,
    /// At least this large.
    pub smallest: Option<Size>,
    /// At least this many students.
    pub students: Option<u32>,
    /// At least this many graduates a year.
    pub graduates: Option<u32>,
}

/// A search.
#[derive(Clone, Debug)]
pub struct Search {
    /// The words.
    pub text: String,
    /// What results must be.
    pub filters: Filters,
    /// From where distances are measured.
    pub near: Option<Origin>,
    /// No farther than this, along the great circle.
    pub within_meters: Option<u32>,
    /// The order.
    pub order: Order,
    /// How a distance becomes a time.
    pub roads: RoadAssumptions,
    /// How many organizations.
    pub limit: usize,
}

impl Search {
    /// A search for words alone.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            filters: Filters::default(),
            near: None,
            within_meters: None,
            order: Order::Relevance,
            roads: RoadAssumptions::STATED,
            limit: 10,
        }
    }
}

/// A part of the words, as understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The user's words.
    pub text: String,
    /// What they mean.
    pub meaning: Meaning,
    /// Results must not have it.
    pub excluded: bool,
}

/// What words of a search mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// One of these concepts of the vocabulary.
    Concepts(Vec<String>),
    /// An activity, by its leading digits.
    Activity(String),
    /// A municipality.
    Municipality(String),
    /// These words in a row.
    Phrase(Vec<String>),
    /// A word of no known meaning.
    Word(String),
}

/// Parts a text: `"quoted words"` stay in a row, `-word` excludes, digits of four to six are an activity;
/// of the rest the longest names of concepts and municipalities are taken first.
#[must_use]
pub fn understand(text: &str, region: &Region) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('"') {
        let (before, quoted) = (&rest[..start], &rest[start + 1..]);
        let Some(end) = quoted.find('"') else { break };
        unquoted(before, region, &mut parts);
        let excluded = before.ends_with('-');
        let inside: Vec<String> =
            words(&quoted[..end]).into_iter().filter(|w| !is_stop_word(&w.text)).map(|w| w.text).collect();
        if !inside.is_empty() {
            parts.push(Part { text: quoted[..end].to_owned(), meaning: Meaning::Phrase(inside), excluded });
        }
        rest = &quoted[end + 1..];
    }
    unquoted(rest, region, &mut parts);
    parts
}

fn unquoted(text: &str, region: &Region, parts: &mut Vec<Part>) {
    // Excluded words stand alone, so that "-plating of chrome" excludes plating only.
    let mut kept = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        match word.strip_prefix('-').filter(|rest| rest.chars().any(char::is_alphanumeric)) {
            Some(rest) => {
                understand_words(&kept, region, false, parts);
                kept.clear();
                understand_words(rest, region, true, parts);
            }
            None => {
                kept.push_str(word);
                kept.push(' ');
            }
        }
    }
    understand_words(&kept, region, false, parts);
}

fn understand_words(text: &str, region: &Region, excluded: bool, parts: &mut Vec<Part>) {
    let found = words(text);
    let vocabulary = &region.vocabulary;
    let mentions = vocabulary.mentions(&found);
    let mut at = 0;
    while at < found.len() {
        if let Some(mention) = mentions.iter().find(|mention| mention.from == at) {
            let slice = &text[found[mention.from].from..found[mention.to - 1].to];
            let ids = mention.concepts.iter().map(|c| vocabulary.concepts[*c].id.clone()).collect();
            parts.push(Part { text: slice.to_owned(), meaning: Meaning::Concepts(ids), excluded });
            at = mention.to;
            continue;
        }
        let word = &found[at];
        let slice = |to: usize| text[word.from..found[to].to].to_owned();
        if let Some((length, name)) = municipality(&found[at..], region) {
            parts.push(Part { text: slice(at + length - 1), meaning: Meaning::Municipality(name), excluded });
            at += length;
            continue;
        }
        let digits = word.text.bytes().all(|b| b.is_ascii_digit());
        if digits && (4..=6).contains(&word.text.len()) && word.text.starts_with(['3', '4', '5']) {
            parts.push(Part { text: slice(at), meaning: Meaning::Activity(word.text.clone()), excluded });
        } else if !is_stop_word(&word.text) && !is_filler(&word.text) {
            parts.push(Part { text: slice(at), meaning: Meaning::Word(word.text.clone()), excluded });
        }
        at += 1;
    }
}

/// Words that every search of a directory may hold and that tell nothing apart.
fn is_filler(word: &str) -> bool {
    const FILLERS: &[&str] = &[
        "a",
        "companies",
        "company",
        "empresa",
        "empresas",
        "fabrica",
        "fabricacion",
        "fabricante",
        "fabricantes",
        "fabricas",
        "factories",
        "factory",
        "find",
        "maker",
        "makers",
        "making",
        "manufacturer",
        "manufacturers",
        "manufacturing",
        "near",
        "plant",
        "planta",
        "plantas",
        "plants",
        "cerca",
        "produccion",
        "production",
        "quien",
        "supplier",
        "suppliers",
        "proveedor",
        "proveedores",
        "who",
        "makes",
        "make",
        "hace",
        "hacen",
    ];
    FILLERS.contains(&word)
}

fn municipality(found: &[crate::words::Word], region: &Region) -> Option<(usize, String)> {
    (1..=3.min(found.len())).rev().find_map(|length| {
        let joined = found[..length].iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
        region
            .places
            .iter()
            .find(|place| {
                fold(&place.name) == joined || place.other_names.iter().any(|other| fold(other) == joined)
            })
            .map(|place| (length, fold(&place.name)))
    })
}

/// The concepts of a kind among the parts, such as the certifications asked for.
pub fn concepts_of<'p>(
    parts: &'p [Part],
    region: &'p Region,
    kind: ConceptKind,
) -> impl Iterator<Item = &'p str> {
    parts.iter().filter(|part| !part.excluded).flat_map(move |part| match &part.meaning {
        Meaning::Concepts(ids) => ids
            .iter()
            .filter(|id| region.vocabulary.get(id).is_some_and(|concept| concept.kind == kind))
            .map(String::as_str)
            .collect::<Vec<_>>(),
        _ => Vec::new(),
    })
}
