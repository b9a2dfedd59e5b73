//! Which facts answer which words.

use super::query::{Meaning, Part};
use crate::region::Region;
use crate::register::Statement;
use crate::words::{Language, fold, is_stop_word, words};

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Attribute {
    /// A concept of the vocabulary; the value is its id.
    Concept,
    /// An activity; the value is its code.
    Activity,
    /// A name.
    Name,
    /// The municipality.
    Municipality,
    /// The park or the site.
    Site,
    /// The organization's or a user's own words.
    Notes,
    /// The stratum of people.
    Size,
    /// Class of the clean room.
    CleanRoom,
    /// Tolerance in micrometers.
    Tolerance,
    /// The newest date any source speaks of.
    LastSeen,
}

/// A fact that answers words of the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What it is about.
    pub attribute: Attribute,
    /// Its value.
    pub value: String,
    /// Where it comes from.
    pub source: String,
    /// When it was so.
    pub as_of: String,
    /// Whether the organization confirmed it.
    pub confirmed: bool,
    /// How many people, where it is a skill and the source counts them.
    pub people: Option<u32>,
}

/// A part of the words with the facts that answer it; without evidence when no source says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// The user's words.
    pub text: String,
    /// The facts, newest first.
    pub evidence: Vec<Evidence>,
}

/// The facts of `statements` that answer each part that is not excluded.
pub(crate) fn matched(parts: &[Part], statements: &[Statement], region: &Region) -> Vec<Matched> {
    parts
        .iter()
        .filter(|part| !part.excluded)
        .map(|part| {
            let mut evidence: Vec<Evidence> = Vec::new();
            let mut newest: Vec<&Statement> = statements.iter().collect();
            newest.sort_by(|a, b| b.as_of.cmp(&a.as_of));
            for statement in newest {
                for (attribute, value) in answers(part, statement, region) {
                    // The newest statement of a fact is enough.
                    if !evidence.iter().any(|known| known.attribute == attribute && known.value == value) {
                        evidence.push(Evidence {
                            people: statement.people_with(&value),
                            attribute,
                            value,
                            source: statement.source.clone(),
                            as_of: statement.as_of.to_string(),
                            confirmed: statement.confirmed,
                        });
                    }
                }
            }
            Matched { text: part.text.clone(), evidence }
        })
        .collect()
}

fn answers(part: &Part, statement: &Statement, region: &Region) -> Vec<(Attribute, String)> {
    let mut found = Vec::new();
    match &part.meaning {
        Meaning::Concepts(ids) => {
            for id in statement.all_concepts().filter(|id| ids.iter().any(|wanted| wanted == id)) {
                found.push((Attribute::Concept, id.to_owned()));
            }
        }
        Meaning::Activity(code) => {
            for activity in statement.activities.iter().filter(|activity| activity.starts_with(code.as_str()))
            {
                found.push((Attribute::Activity, activity.clone()));
            }
        }
        Meaning::Municipality(name) => {
            if fold(&statement.municipality) == *name {
                found.push((Attribute::Municipality, statement.municipality.clone()));
            }
        }
        Meaning::Phrase(_) | Meaning::Word(_) => {}
    }
    if !found.is_empty() {
        return found;
    }
    let wanted: Vec<String> =
        words(&part.text).into_iter().map(|word| word.text).filter(|word| !is_stop_word(word)).collect();
    let mut texts: Vec<(Attribute, &str)> = vec![(Attribute::Name, &statement.name)];
    texts.extend(statement.other_names.iter().map(|name| (Attribute::Name, name.as_str())));
    texts.push((Attribute::Municipality, &statement.municipality));
    texts.push((Attribute::Site, &statement.park));
    texts.push((Attribute::Site, &statement.site));
    texts.push((Attribute::Notes, &statement.notes));
    for (attribute, text) in texts {
        if said_in(&wanted, text, region) {
            found.push((attribute, text.to_owned()));
        }
    }
    for code in &statement.activities {
        for language in [Language::English, Language::Spanish] {
            if region.vocabulary.activity_label(code, language).is_some_and(|l| said_in(&wanted, l, region)) {
                found.push((Attribute::Activity, code.clone()));
            }
        }
    }
    for id in statement.all_concepts() {
        if region.vocabulary.get(id).is_some_and(|concept| {
            said_in(&wanted, &concept.english, region) || said_in(&wanted, &concept.spanish, region)
        }) {
            found.push((Attribute::Concept, id.to_owned()));
        }
    }
    found
}

/// Whether the words stand in a row in the text, by their stems in either language, a slip of the pen
/// allowed.
fn said_in(wanted: &[String], text: &str, region: &Region) -> bool {
    if wanted.is_empty() || text.is_empty() {
        return false;
    }
    let folded: Vec<String> =
        words(text).into_iter().map(|word| word.text).filter(|word| !is_stop_word(word)).collect();
    folded.windows(wanted.len()).any(|window| {
        window.iter().zip(wanted).all(|(word, wanted)| {
            word == wanted
                || [Language::English, Language::Spanish].into_iter().any(|language| {
                    let stems = region.vocabulary.stems();
                    stems.stem(word, language) == stems.stem(wanted, language)
                })
                || (wanted.len() >= 4 && slips(word, wanted) <= if wanted.len() >= 8 { 2 } else { 1 })
        })
    })
}

/// How many letters two words are apart (Levenshtein, neighbors swapped counting once).
fn slips(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 2 {
        return usize::MAX;
    }
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            rows[i][j] = (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1).min(rows[i - 1][j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                rows[i][j] = rows[i][j].min(rows[i - 2][j - 2] + 1);
            }
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::slips;

    #[test]
    fn letters_apart() {
        assert_eq!(slips("taylor", "tayler"), 1);
        assert_eq!(slips("taylor", "tyalor"), 1);
        assert_eq!(slips("taylor", "taylor"), 0);
        assert!(slips("taylor", "fender") > 2);
    }
}
