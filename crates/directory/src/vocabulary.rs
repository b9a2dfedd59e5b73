//! What plants do, make and hold, as concepts with their names in both languages.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::delimited::{self, FileError};
use crate::words::{Language, Stems, Word, fold, is_stop_word, words};

/// What sort of thing a concept is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConceptKind {
    /// Something a plant does to material.
    Process,
    /// What it works with.
    Material,
    /// What comes out.
    Product,
    /// A certificate or registration it holds.
    Certification,
    /// A government program it works under.
    Program,
    /// What its people know.
    Skill,
    /// What it does for others besides making things.
    Service,
    /// A language its people speak.
    Language,
}

impl ConceptKind {
    /// All kinds, in the order of the exchange file.
    pub const ALL: [Self; 8] = [
        Self::Process,
        Self::Material,
        Self::Product,
        Self::Certification,
        Self::Program,
        Self::Skill,
        Self::Service,
        Self::Language,
    ];

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Process => "process",
            Self::Material => "material",
            Self::Product => "product",
            Self::Certification => "certification",
            Self::Program => "program",
            Self::Skill => "skill",
            Self::Service => "service",
            Self::Language => "language",
        }
    }

    /// The column of the exchange file that holds concepts of this kind.
    #[must_use]
    pub const fn column(self) -> &'static str {
        match self {
            Self::Process => "processes",
            Self::Material => "materials",
            Self::Product => "products",
            Self::Certification => "certifications",
            Self::Program => "programs",
            Self::Skill => "skills",
            Self::Service => "services",
            Self::Language => "languages",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == text)
    }
}

/// A concept with its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    /// Its stable name in files.
    pub id: String,
    /// What sort of thing it is.
    pub kind: ConceptKind,
    /// Its usual name in English.
    pub english: String,
    /// Its usual name in Spanish.
    pub spanish: String,
    /// Other ways to say it in English.
    pub also_english: Vec<String>,
    /// Other ways to say it in Spanish.
    pub also_spanish: Vec<String>,
    /// Digits of tariff headings or subheadings whose goods it names.
    pub tariff_prefixes: Vec<String>,
}

impl Concept {
    /// Its usual name.
    #[must_use]
    pub fn label(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::Spanish => &self.spanish,
        }
    }

    /// Whether a folded word is one of its names, in the singular or the plural.
    fn is_called(&self, word: &str) -> bool {
        let names = [&self.english, &self.spanish];
        let names = names.into_iter().chain(&self.also_english).chain(&self.also_spanish);
        names.map(|name| fold(name)).any(|name| singular(&name) == singular(word))
    }
}

/// A word without the ending of the plural and of the gender.
fn singular(word: &str) -> &str {
    let one = word.strip_suffix('s').unwrap_or(word);
    one.strip_suffix(['a', 'e', 'o']).unwrap_or(one)
}

/// Words of a text that name one or more concepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Places in [`Vocabulary::concepts`].
    pub concepts: Vec<usize>,
    /// First word, counted in the words given.
    pub from: usize,
    /// One past the last word.
    pub to: usize,
}

/// All concepts, and the short names of activities.
pub struct Vocabulary {
    /// The concepts, in the order of the file.
    pub concepts: Vec<Concept>,
    by_id: HashMap<String, usize>,
    english: HashMap<String, Vec<usize>>,
    spanish: HashMap<String, Vec<usize>>,
    longest: usize,
    activities: BTreeMap<String, (String, String)>,
    /// Words that tell nothing of what a company does where they stand alone in its name.
    name_words: HashSet<String>,
    stems: Stems,
}

const CONCEPT_COLUMNS: &[&str] =
    &["concept", "kind", "english", "spanish", "also_english", "also_spanish", "hs"];

impl Vocabulary {
    /// Reads `region/synonyms.csv`, `region/activities.csv` and `region/name_words.csv`.
    ///
    /// - Refuses: an unknown kind, a concept named twice, a tariff prefix that is not digits, a word of names
    ///   that no concept has or that stands without a reason.
    pub fn read(synonyms: &str, activities: &str, name_words: &str) -> Result<Self, FileError> {
        let mut all = Self {
            concepts: Vec::new(),
            by_id: HashMap::new(),
            english: HashMap::new(),
            spanish: HashMap::new(),
            longest: 1,
            activities: BTreeMap::new(),
            name_words: HashSet::new(),
            stems: Stems::new(),
        };
        delimited::read("synonyms.csv", synonyms, CONCEPT_COLUMNS, CONCEPT_COLUMNS, |row| {
            let concept = Concept {
                id: row.get("concept").to_owned(),
                kind: ConceptKind::parse(row.get("kind")).ok_or_else(|| row.bad("kind"))?,
                english: row.get("english").to_owned(),
                spanish: row.get("spanish").to_owned(),
                also_english: row.list("also_english"),
                also_spanish: row.list("also_spanish"),
                tariff_prefixes: row.list("hs"),
            };
            let digits = |prefix: &String| prefix.bytes().all(|b| b.is_ascii_digit());
            if !concept.tariff_prefixes.iter().all(digits) {
                return Err(row.bad("hs"));
            }
            if all.by_id.contains_key(&concept.id) || concept.id.is_empty() {
                return Err(row.bad("concept"));
            }
            all.add(concept);
            Ok(())
        })?;
        let columns = &["code", "english", "spanish"];
        delimited::read("activities.csv", activities, columns, columns, |row| {
            let names = (row.get("english").to_owned(), row.get("spanish").to_owned());
            all.activities.insert(row.get("code").to_owned(), names);
            Ok(())
        })?;
        let columns = &["word", "why"];
        delimited::read("name_words.csv", name_words, columns, columns, |row| {
            let word = fold(row.get("word"));
            if all.concepts_in(&word).is_empty() || !all.name_words.insert(word) {
                return Err(row.bad("word"));
            }
            if row.get("why").is_empty() { Err(row.bad("why")) } else { Ok(()) }
        })?;
        Ok(all)
    }

    fn add(&mut self, concept: Concept) {
        let index = self.concepts.len();
        for (language, usual, others) in [
            (Language::English, &concept.english, &concept.also_english),
            (Language::Spanish, &concept.spanish, &concept.also_spanish),
        ] {
            for name in std::iter::once(usual).chain(others) {
                let stems = self.stems.stems(name, language);
                self.longest = self.longest.max(stems.len());
                let map = match language {
                    Language::English => &mut self.english,
                    Language::Spanish => &mut self.spanish,
                };
                let named = map.entry(stems.join(" ")).or_default();
                if !named.contains(&index) {
                    named.push(index);
                }
            }
        }
        self.by_id.insert(concept.id.clone(), index);
        self.concepts.push(concept);
    }

    /// The concept of that name in files.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Concept> {
        self.by_id.get(id).map(|index| &self.concepts[*index])
    }

    /// The concepts that `found` names, longest names first, left to right, each word once.
    #[must_use]
    pub fn mentions(&self, found: &[Word]) -> Vec<Mention> {
        let meaning: Vec<usize> = (0..found.len()).filter(|at| !is_stop_word(&found[*at].text)).collect();
        let stem = |language| -> Vec<String> {
            meaning.iter().map(|at| self.stems.stem(&found[*at].text, language)).collect()
        };
        let (english, spanish) = (stem(Language::English), stem(Language::Spanish));
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < meaning.len() {
            let longest = self.longest.min(meaning.len() - at);
            let named = (1..=longest).rev().find_map(|length| {
                let mut concepts: Vec<usize> = Vec::new();
                for (map, stems) in [(&self.english, &english), (&self.spanish, &spanish)] {
                    if let Some(found) = map.get(&stems[at..at + length].join(" ")) {
                        concepts.extend(found.iter().filter(|c| !concepts.contains(c)).collect::<Vec<_>>());
                    }
                }
                (!concepts.is_empty()).then_some((length, concepts))
            });
            match named {
                Some((length, concepts)) => {
                    mentions.push(Mention { concepts, from: meaning[at], to: meaning[at + length - 1] + 1 });
                    at += length;
                }
                None => at += 1,
            }
        }
        mentions
    }

    /// The concepts that a statement of what is done names, each once, in the order of the file. A word alone must
    /// be the concept's own, in the singular or the plural: `Moldes` are, `Moldeados` only share the stem.
    #[must_use]
    pub fn concepts_in(&self, text: &str) -> Vec<&Concept> {
        self.read_concepts(text, |concept, word| concept.is_called(word))
    }

    /// The concepts that the title of an activity class names: no word alone that also means something else.
    #[must_use]
    pub fn concepts_in_title(&self, title: &str) -> Vec<&Concept> {
        self.read_concepts(title, |concept, word| concept.is_called(word) && !self.name_words.contains(word))
    }

    /// The concepts that the name of a company names: what it does or makes, not what it knows, holds or speaks
    /// (`Muebles de Calidad`), and no word alone that names bear without meaning it.
    #[must_use]
    pub fn concepts_in_name(&self, name: &str) -> Vec<&Concept> {
        let done = [ConceptKind::Process, ConceptKind::Material, ConceptKind::Product, ConceptKind::Service];
        let mut named = self.concepts_in_title(name);
        named.retain(|concept| done.contains(&concept.kind));
        named
    }

    /// The concepts named, a word alone only where `believed` says so.
    fn read_concepts(&self, text: &str, believed: impl Fn(&Concept, &str) -> bool) -> Vec<&Concept> {
        let found = words(text);
        let mut named: Vec<usize> = Vec::new();
        for mention in self.mentions(&found) {
            let meant: Vec<&str> = found[mention.from..mention.to]
                .iter()
                .map(|word| word.text.as_str())
                .filter(|word| !is_stop_word(word))
                .collect();
            named.extend(mention.concepts.iter().filter(|concept| match meant.as_slice() {
                [word] => believed(&self.concepts[**concept], word),
                _ => true,
            }));
        }
        named.sort_unstable();
        named.dedup();
        named.into_iter().map(|index| &self.concepts[index]).collect()
    }

    /// The concept that a whole text names, by its id or by one of its names, of one kind.
    #[must_use]
    pub fn resolve(&self, text: &str, kind: ConceptKind) -> Option<&Concept> {
        if let Some(concept) = self.get(text) {
            return (concept.kind == kind).then_some(concept);
        }
        [(&self.english, Language::English), (&self.spanish, Language::Spanish)]
            .into_iter()
            .filter_map(|(map, language)| map.get(&self.stems.stems(text, language).join(" ")))
            .flatten()
            .map(|index| &self.concepts[*index])
            .find(|concept| concept.kind == kind)
    }

    /// The short name of an activity, of the longest prefix that has one.
    #[must_use]
    pub fn activity_label(&self, code: &str, language: Language) -> Option<&str> {
        (2..=code.len()).rev().find_map(|length| self.activities.get(code.get(..length)?)).map(
            |(english, spanish)| match language {
                Language::English => english.as_str(),
                Language::Spanish => spanish.as_str(),
            },
        )
    }

    /// The stemmers, shared.
    #[must_use]
    pub const fn stems(&self) -> &Stems {
        &self.stems
    }
}
