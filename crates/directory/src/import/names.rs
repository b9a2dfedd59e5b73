//! Company names: their legal form, the name without it, and whether they name a company at all.

use crate::words::words;

/// A name parted at its legal form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyName {
    /// The name as written, up to the legal form.
    pub name: String,
    /// The legal form as lawyers write it; nothing where the name has none.
    pub legal_form: Option<&'static str>,
    /// What follows the legal form: a plant, a division, a trade name.
    pub rest: String,
}

// Letters of the form run together, as they come out whatever dots, commas or blanks stand between.
const LEGAL_FORMS: &[(&str, &str)] = &[
    ("sociedadanonimadecapitalvariable", "S.A. de C.V."),
    ("sociedadderesponsabilidadlimitadadecapitalvariable", "S. de R.L. de C.V."),
    ("sadecv", "S.A. de C.V."),
    ("sdecv", "S.A. de C.V."),
    ("sabdecv", "S.A.B. de C.V."),
    ("sapidecv", "S.A.P.I. de C.V."),
    ("sderldecv", "S. de R.L. de C.V."),
    ("sderlcv", "S. de R.L. de C.V."),
    ("sderlmi", "S. de R.L. M.I."),
    ("sprderl", "S.P.R. de R.L."),
    ("sprderldecv", "S.P.R. de R.L. de C.V."),
    ("scderl", "S.C. de R.L."),
    ("scderldecv", "S.C. de R.L. de C.V."),
    ("sderl", "S. de R.L."),
    ("sas", "S.A.S."),
    ("sasdecv", "S.A.S. de C.V."),
    ("sab", "S.A.B."),
    ("sa", "S.A."),
    ("ac", "A.C."),
    ("iap", "I.A.P."),
    ("sc", "S.C."),
    ("inc", "Inc."),
    ("llc", "LLC"),
    ("ltd", "Ltd."),
    ("corp", "Corp."),
];

/// Parts a name at its first legal form. The longest form wins, so that `S.A. de C.V.` is not read as
/// `S.A.`.
#[must_use]
pub fn part(text: &str) -> CompanyName {
    let found = words(text);
    for start in 1..found.len() {
        // `S. DE R.L. DE C.V.` is seven words when written with dots; allow for more when spelled out.
        let mut letters = String::new();
        let mut best: Option<(usize, &'static str)> = None;
        for (end, word) in found.iter().enumerate().skip(start).take(8) {
            letters.push_str(&word.text);
            if let Some((_, form)) = LEGAL_FORMS.iter().find(|(run, _)| *run == letters) {
                best = Some((end, form));
            }
        }
        if let Some((end, form)) = best {
            // A form inside a name ("Sa" as a syllable of its own) is only believed when short forms
            // stand at the end or before a comma.
            let tail = &text[found[end].to..];
            if form.len() <= 5 && !closes(tail) {
                continue;
            }
            let mut stop = start;
            while stop > 1 && found[stop - 1].text == "de" {
                stop -= 1;
            }
            return CompanyName {
                name: clean(&text[..found[stop - 1].to]),
                legal_form: Some(form),
                rest: clean(tail),
            };
        }
    }
    CompanyName { name: clean(text), legal_form: None, rest: String::new() }
}

fn closes(tail: &str) -> bool {
    let tail = tail.trim_start_matches(['.', ' ']);
    tail.is_empty() || tail.starts_with([',', '(', '-'])
}

fn clean(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || ",.;-".contains(c))
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

impl CompanyName {
    /// The name with its legal form in one spelling.
    #[must_use]
    pub fn display(&self) -> String {
        match self.legal_form {
            Some(form) => format!("{}, {form}", self.name),
            None => self.name.clone(),
        }
    }
}

/// The name as a key: folded words without the legal form, joined.
#[must_use]
pub fn key(text: &str) -> String {
    let parted = part(text);
    let mut all: Vec<String> = words(&parted.name).into_iter().map(|word| word.text).collect();
    while all.len() > 1 && all.last().is_some_and(|word| matches!(word.as_str(), "de" | "mexico")) {
        all.pop();
    }
    all.join(" ")
}

/// A stable name for files and commands, made of the name: `taylor-musical-instruments`.
#[must_use]
pub fn identifier(text: &str) -> String {
    let mut id = String::new();
    for c in key(text).chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_matches('-');
    if id.is_empty() { "unnamed".to_owned() } else { id.to_owned() }
}

/// How alike two keys are, 0 to 100: twice the words they share over the words they have (Dice), words
/// counting as shared when one letter is off.
#[must_use]
pub fn likeness(a: &str, b: &str) -> u8 {
    if a == b {
        return 100;
    }
    let left: Vec<&str> = a.split(' ').collect();
    let mut right: Vec<&str> = b.split(' ').collect();
    let total = left.len() + right.len();
    let mut shared = 0;
    for word in &left {
        if let Some(at) = right.iter().position(|other| close(word, other)) {
            right.swap_remove(at);
            shared += 2;
        }
    }
    u8::try_from(shared * 100 / total.max(1)).unwrap_or(0).min(99)
}

fn close(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    // A number one digit off is another number: `Planta 12` is not `Planta 13`.
    if a.bytes().chain(b.bytes()).any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < 5 || long.len() - short.len() > 1 {
        return false;
    }
    let prefix = short.bytes().zip(long.bytes()).take_while(|(x, y)| x == y).count();
    let suffix = short.bytes().rev().zip(long.bytes().rev()).take_while(|(x, y)| x == y).count();
    prefix + suffix + 1 >= long.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_in_every_spelling() {
        for (text, name, form) in [
            ("ICU MEDICAL DE MEXICO S. DE R.L. DE C.V.", "ICU MEDICAL DE MEXICO", "S. de R.L. de C.V."),
            ("BIMBO, S. A. DE C. V., PLANTA MEXICALI", "BIMBO", "S.A. de C.V."),
            ("INDUSTRIAS HUNTER S. D ER.L. DE C.V.", "INDUSTRIAS HUNTER", "S. de R.L. de C.V."),
            (
                "GOODRICH AEROSPACE DE MEXICO, S, DE R,L, DE C,V,,COLLINS",
                "GOODRICH AEROSPACE DE MEXICO",
                "S. de R.L. de C.V.",
            ),
            ("FERROINDUSTRIAS DE TECATE, S.,A. DE C.V.", "FERROINDUSTRIAS DE TECATE", "S.A. de C.V."),
            ("LAM MEX S.A.", "LAM MEX", "S.A."),
            ("DEACERO SAPI DE CV, PLANTA MEXICALI", "DEACERO", "S.A.P.I. de C.V."),
            (
                "AUTOSPLICE MEXICO SOCIEDAD DE RESPONSABILIDAD LIMITADA DE CAPITAL VARIABLE",
                "AUTOSPLICE MEXICO",
                "S. de R.L. de C.V.",
            ),
            (
                "ARROYO HOLDINGS DE MEXICO DE S. DE R.L. DE C.V. PLANTA I",
                "ARROYO HOLDINGS DE MEXICO",
                "S. de R.L. de C.V.",
            ),
        ] {
            let parted = part(text);
            assert_eq!((parted.name.as_str(), parted.legal_form), (name, Some(form)), "{text}");
        }
        assert_eq!(part("BIMBO, S. A. DE C. V., PLANTA MEXICALI").rest, "PLANTA MEXICALI");
    }

    #[test]
    fn a_natural_person_has_no_legal_form() {
        for text in
            ["JUSTINA ANSELMA ABASCAL ALMADA,GRANJA PORCICOLA", "JESUS ALVARADO GARCIA", "MARIA SA LOPEZ"]
        {
            assert_eq!(part(text).legal_form, None, "{text}");
        }
    }

    #[test]
    fn keys_and_likeness() {
        assert_eq!(
            key("Taylor Musical Instruments de México, S. de R.L. de C.V."),
            "taylor musical instruments"
        );
        assert_eq!(identifier("BIO PAPPEL, S.A.B. DE C.V."), "bio-pappel");
        assert_eq!(likeness("kyomex", "kyomex"), 100);
        assert!(likeness("iluminacion cooper las californias", "iluminaciones cooper las californias") >= 75);
        assert!(likeness("bimbo", "jumex mexicali") < 20);
    }
}
