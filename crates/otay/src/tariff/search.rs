//! Search over labels and, where they were downloaded, the official descriptions.
//!
//! Simple on purpose: words without accents and plural endings, a few synonyms, exact before prefix, rarer
//! words before common ones, headings before what lies deeper. Thirteen hundred labels and thirty thousand
//! descriptions are gone through one by one, their words cut once.

use std::collections::BTreeMap;

use customs::{Level, TariffCode};
use lawbook::hts::labels::{Label, Labels};

use super::store::Descriptions;

/// A line found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its code.
    pub code: TariffCode,
    /// How well it fits; only good for ordering.
    pub score: u32,
}

/// The words of a text: lower case, accents folded, plural endings off.
#[must_use]
pub fn stems(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 1 || word.chars().all(|c| c.is_ascii_digit()))
        .filter(|word| !STOP.contains(word))
        .map(stem)
        .collect()
}

/// Words that say nothing about a good.
const STOP: &[&str] = &[
    "a", "an", "and", "of", "or", "the", "for", "with", "to", "in", "on", "other", "de", "del", "la", "las",
    "el", "los", "y", "e", "o", "u", "para", "con", "en", "por", "sin", "otro", "otros", "otra", "otras",
    "un", "una",
];

/// Lower case without accents.
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'á' | 'à' | 'â' | 'ä' | 'ã' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            c => c,
        })
        .collect()
}

/// Takes plural endings of both languages off.
fn stem(word: &str) -> String {
    let cut = |end: &str, keep: usize, put: &str| {
        word.strip_suffix(end).filter(|rest| rest.len() >= keep).map(|rest| format!("{rest}{put}"))
    };
    cut("ies", 3, "y")
        .or_else(|| cut("ches", 3, "ch"))
        .or_else(|| cut("shes", 3, "sh"))
        .or_else(|| cut("xes", 2, "x"))
        .or_else(|| cut("sses", 2, "ss"))
        .or_else(|| cut("ones", 3, "on"))
        .or_else(|| cut("ores", 3, "or"))
        .or_else(|| cut("ales", 3, "al"))
        .or_else(|| cut("eres", 3, "er"))
        .or_else(|| if word.ends_with("ss") || word.ends_with("us") { None } else { cut("s", 3, "") })
        .unwrap_or_else(|| word.to_owned())
}

/// What is searched, as words.
pub struct Index {
    /// A word with what it may also mean.
    synonyms: Vec<(String, String)>,
    labels: Vec<Labelled>,
    descriptions: Vec<(TariffCode, Vec<String>)>,
}

struct Labelled {
    code: TariffCode,
    en: Vec<String>,
    es: Vec<String>,
}

impl Index {
    /// The words of labels and descriptions.
    #[must_use]
    pub fn new(labels: &Labels, descriptions: Option<&Descriptions>) -> Self {
        let meaning = |(word, means): &(String, String)| {
            Some((stems(word).join(" "), stems(means).into_iter().next()?))
        };
        let labelled =
            |label: &Label| Labelled { code: label.code, en: stems(&label.en), es: stems(&label.es) };
        Self {
            synonyms: labels.synonyms().iter().filter_map(meaning).collect(),
            labels: labels.all().iter().map(labelled).collect(),
            descriptions: descriptions
                .into_iter()
                .flat_map(Descriptions::iter)
                .map(|(code, text)| (code, stems(text)))
                .collect(),
        }
    }

    /// The best lines for a query, best first; at most `limit`.
    #[must_use]
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        if let Ok(code) = query.parse::<TariffCode>() {
            return self.by_code(code, limit);
        }
        let asked = stems(query);
        if asked.is_empty() {
            return Vec::new();
        }
        let meant: Vec<Vec<&str>> = asked
            .iter()
            .map(|word| {
                let same = self.synonyms.iter().filter(|(from, _)| from == word);
                same.map(|(_, to)| to.as_str()).collect()
            })
            .collect();

        let mut scores: BTreeMap<TariffCode, u32> = BTreeMap::new();
        for label in &self.labels {
            let own = score(&asked, &meant, &label.en).max(score(&asked, &meant, &label.es));
            // A good is called by its heading; a chapter only frames it.
            let own = if label.code.level() == Level::Chapter { own / 3 } else { own };
            if own > 0 {
                scores.insert(label.code, own);
            }
        }
        for (code, text) in &self.descriptions {
            let own = score(&asked, &meant, text);
            if own > 0 {
                // What the heading says counts for the line under it.
                let heading = code.at(Level::Heading).and_then(|h| scores.get(&h).copied()).unwrap_or(0);
                let score = own * 2 / 3 + heading / 2;
                let held = scores.entry(*code).or_insert(0);
                *held = (*held).max(score);
            }
        }
        let mut hits: Vec<Hit> = scores.into_iter().map(|(code, score)| Hit { code, score }).collect();
        hits.sort_by(|a, b| b.score.cmp(&a.score).then(a.code.cmp(&b.code)));
        hits.truncate(limit);
        hits
    }

    fn by_code(&self, code: TariffCode, limit: usize) -> Vec<Hit> {
        let labelled = self.labels.iter().map(|label| label.code);
        let described = self.descriptions.iter().map(|(code, _)| *code);
        let mut codes: Vec<TariffCode> =
            labelled.chain(described).filter(|held| code.contains(*held)).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.truncate(limit);
        codes.into_iter().map(|code| Hit { code, score: 0 }).collect()
    }
}

/// How well words fit a text. All of the words found is worth far more than some; an early word is worth
/// more than a late one; a short text is worth more than a long one.
fn score(asked: &[String], meant: &[Vec<&str>], text: &[String]) -> u32 {
    let mut total = 0;
    let mut found = 0_u32;
    for (word, synonyms) in asked.iter().zip(meant) {
        let best = text
            .iter()
            .enumerate()
            .filter_map(|(at, held)| {
                let fit = if held == word {
                    60
                } else if synonyms.contains(&held.as_str()) {
                    50
                } else if word.len() >= 4 && held.starts_with(word.as_str()) {
                    36
                } else if held.len() >= 4 && word.starts_with(held.as_str()) {
                    24
                } else {
                    return None;
                };
                Some(fit - u32::try_from(at.min(6)).unwrap_or(6) * 2)
            })
            .max();
        if let Some(best) = best {
            total += best;
            found += 1;
        }
    }
    if found == 0 {
        return 0;
    }
    let all = u32::try_from(asked.len()).unwrap_or(u32::MAX);
    let whole = if found == all { 100 } else { 0 };
    let length = u32::try_from(text.len().min(20)).unwrap_or(20);
    total * found / all + whole + (20 - length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lawbook::Lawbook;

    fn first(query: &str) -> String {
        let labels = lawbook::hts::labels::read(Lawbook::bundled().files()).unwrap();
        Index::new(&labels, None)
            .search(query, 5)
            .first()
            .map_or_else(|| "-".into(), |hit| hit.code.to_string())
    }

    #[test]
    fn goods_of_the_region_are_found_in_both_languages() {
        for (query, heading) in [
            ("acoustic guitar", "9202"),
            ("guitarra acústica", "9202"),
            ("GUITARRAS ACUSTICAS", "9202"),
            ("electric guitar", "9207"),
            ("guitar strings and tuners", "9209"),
            ("wire harness", "8544"),
            ("arnés eléctrico", "8544"),
            ("catheter", "9018"),
            ("catéter", "9018"),
            ("headphones", "8518"),
            ("audífonos", "8518"),
            ("aluminum bracket", "7616"),
            ("soporte de aluminio", "7616"),
            ("avocado", "0804"),
            ("tequila", "2208"),
            ("wheelchair", "8713"),
            ("printed circuit board", "8534"),
            ("cellphone", "8517"),
            ("plywood", "4412"),
            ("t-shirt", "6109"),
            ("pacemaker", "9021"),
            ("steel screws", "7318"),
            ("9202", "9202"),
        ] {
            assert_eq!(first(query), heading, "{query}");
        }
        assert_eq!(first("zzz"), "-");
        assert_eq!(first("de la"), "-");
    }
}
