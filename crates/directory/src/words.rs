//! Words as the register compares them: lower case, accents off, stop words out, stemmed in English or in
//! Spanish. The index, the query and the importers share this one reading.

use frostem::{Algorithm, Stemmer};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// A language of the region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    English,
    /// Spanish.
    Spanish,
}

/// A folded word and where it stands in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without accents.
    pub text: String,
    /// First byte in the text.
    pub from: usize,
    /// One past its last byte.
    pub to: usize,
}

// Both languages at once: a query mixes them ("plantas de injection molding").
const STOP_WORDS: &[&str] = &[
    "a", "al", "and", "con", "de", "del", "e", "el", "en", "for", "in", "la", "las", "los", "o", "of", "or",
    "para", "por", "que", "the", "to", "un", "una", "with", "y",
];

/// Whether a folded word carries no meaning of its own.
#[must_use]
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

fn fold_char(c: char) -> &'static str {
    match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'Á' | 'À' | 'Â' | 'Ä' | 'Ã' | 'Å' => "a",
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => "e",
        'í' | 'ì' | 'î' | 'ï' | 'Í' | 'Ì' | 'Î' | 'Ï' => "i",
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'Ó' | 'Ò' | 'Ô' | 'Ö' | 'Õ' | 'Ø' => "o",
        'ú' | 'ù' | 'û' | 'ü' | 'Ú' | 'Ù' | 'Û' | 'Ü' => "u",
        'ñ' | 'Ñ' => "n",
        'ç' | 'Ç' => "c",
        'ý' | 'ÿ' | 'Ý' => "y",
        'ß' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        _ => "",
    }
}

/// Lower case, accents off; what is not a letter or a digit stays as it is.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        fold_into(c, &mut out);
    }
    out
}

fn fold_into(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if ('\u{300}'..='\u{36f}').contains(&c) {
        // The accent of a decomposed letter.
    } else {
        match fold_char(c) {
            "" => out.extend(c.to_lowercase()),
            folded => out.push_str(folded),
        }
    }
}

/// The words of a text. A change between letters and digits also parts words, so that `ISO13485`,
/// `ISO-13485` and `ISO 13485` read alike.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut cursor = Cursor { text, at: 0 };
    let mut word = String::new();
    while let Some((from, to)) = cursor.next_word(&mut word) {
        found.push(Word { text: word.clone(), from, to });
    }
    found
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn next_word(&mut self, word: &mut String) -> Option<(usize, usize)> {
        word.clear();
        let mut from = 0;
        let mut digits = false;
        let mut end = self.text.len();
        for (offset, c) in self.text[self.at..].char_indices() {
            let position = self.at + offset;
            let combining = ('\u{300}'..='\u{36f}').contains(&c);
            if !c.is_alphanumeric() && !combining {
                if word.is_empty() {
                    continue;
                }
                end = position;
                break;
            }
            if word.is_empty() {
                from = position;
                digits = c.is_ascii_digit();
            } else if !combining && c.is_ascii_digit() != digits {
                end = position;
                break;
            }
            fold_into(c, word);
        }
        self.at = end;
        (!word.is_empty()).then_some((from, end))
    }
}

/// Cuts words to their stems.
pub struct Stems {
    english: Stemmer,
    spanish: Stemmer,
}

impl Default for Stems {
    fn default() -> Self {
        Self::new()
    }
}

impl Stems {
    /// The stemmers of both languages.
    #[must_use]
    pub fn new() -> Self {
        Self { english: Stemmer::new(Algorithm::English), spanish: Stemmer::new(Algorithm::Spanish) }
    }

    /// The stem of a folded word.
    #[must_use]
    pub fn stem(&self, word: &str, language: Language) -> String {
        match language {
            Language::English => self.english.stem(word).into_owned(),
            Language::Spanish => {
                // Folding took the accent that the Spanish rules look for: fabricacion, fabricaciones.
                let restored = match word.strip_suffix("ion") {
                    Some(root) if root.len() > 2 => format!("{root}ión"),
                    _ => word.to_owned(),
                };
                fold(&self.spanish.stem(&restored))
            }
        }
    }

    /// The stems of a text, stop words out.
    #[must_use]
    pub fn stems(&self, text: &str, language: Language) -> Vec<String> {
        words(text)
            .into_iter()
            .filter(|word| !is_stop_word(&word.text))
            .map(|word| self.stem(&word.text, language))
            .collect()
    }
}

/// The reading of a field, as the search engine wants it.
#[derive(Clone)]
pub(crate) struct FieldReading {
    language: Option<Language>,
}

impl FieldReading {
    /// Folded words, with no stemming where there is no language.
    pub(crate) const fn new(language: Option<Language>) -> Self {
        Self { language }
    }
}

pub(crate) struct FieldWords<'a> {
    cursor: Cursor<'a>,
    language: Option<Language>,
    stems: Stems,
    token: Token,
    word: String,
}

impl Tokenizer for FieldReading {
    type TokenStream<'a> = FieldWords<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> FieldWords<'a> {
        FieldWords {
            cursor: Cursor { text, at: 0 },
            language: self.language,
            stems: Stems::new(),
            token: Token { position: usize::MAX, ..Token::default() },
            word: String::new(),
        }
    }
}

impl TokenStream for FieldWords<'_> {
    fn advance(&mut self) -> bool {
        while let Some((from, to)) = self.cursor.next_word(&mut self.word) {
            if is_stop_word(&self.word) {
                continue;
            }
            self.token.offset_from = from;
            self.token.offset_to = to;
            self.token.position = self.token.position.wrapping_add(1);
            self.token.text.clear();
            match self.language {
                None => self.token.text.push_str(&self.word),
                Some(Language::English) => self.token.text.push_str(&self.stems.english.stem(&self.word)),
                Some(Language::Spanish) => {
                    let stem = self.stems.stem(&self.word, Language::Spanish);
                    self.token.text.push_str(&stem);
                }
            }
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_words_are_sorted_for_the_search() {
        assert!(STOP_WORDS.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn accents_digits_and_plurals_read_alike() {
        let stems = Stems::new();
        let spanish = |text| stems.stems(text, Language::Spanish);
        assert_eq!(spanish("inyección de plásticos"), spanish("INYECCION PLASTICO"));
        assert_eq!(spanish("fabricaciones"), spanish("Fabricación"));
        assert_eq!(spanish("fabricacion"), spanish("Fabricacio\u{301}n"));
        let plain = |text: &str| words(text).into_iter().map(|w| w.text).collect::<Vec<_>>();
        assert_eq!(plain("ISO13485"), plain("iso-13485"));
        assert_eq!(plain("AS9100D"), ["as", "9100", "d"]);
        assert_eq!(plain("¿CASCOS HALO¿,"), ["cascos", "halo"]);
        assert_eq!(
            stems.stems("injection moldings", Language::English),
            stems.stems("Injection molding", Language::English)
        );
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "  Año nuevo";
        let found = words(text);
        assert_eq!(&text[found[0].from..found[0].to], "Año");
        assert_eq!(found[0].text, "ano");
        assert_eq!(&text[found[1].from..found[1].to], "nuevo");
    }
}
