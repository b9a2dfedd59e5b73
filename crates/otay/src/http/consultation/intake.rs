//! The intake: what an adviser has to know before the first talk, and no more.

use std::collections::BTreeMap;

use customs::TariffCode;
use serde_json::{Map, Value};

use crate::http::form::Form;

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// One of several.
    Choice(&'static [&'static str]),
    /// Any of several.
    Choices(&'static [&'static str]),
}

/// A question. Its words are in the catalogue: `web-intake-NAME`, its choices `web-intake-NAME-CHOICE`.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// Name of the field.
    pub name: &'static str,
    /// How it is answered.
    pub kind: Kind,
    /// Whether an answer is needed.
    pub required: bool,
}

/// The questions, in order.
pub const QUESTIONS: &[Question] = &[
    Question {
        name: "goals",
        kind: Kind::Choices(&["cost", "duty", "lead-time", "risk", "capacity", "talent", "quality"]),
        required: true,
    },
    Question { name: "product", kind: Kind::Lines, required: true },
    Question { name: "code", kind: Kind::Line, required: false },
    Question { name: "volume", kind: Kind::Line, required: false },
    Question { name: "made-now", kind: Kind::Line, required: false },
    Question {
        name: "model",
        kind: Kind::Choice(&["undecided", "contract", "shelter", "own-plant"]),
        required: true,
    },
    Question {
        name: "timing",
        kind: Kind::Choice(&["exploring", "within-6-months", "within-12-months", "later"]),
        required: true,
    },
    Question { name: "certifications", kind: Kind::Line, required: false },
    Question { name: "concerns", kind: Kind::Lines, required: false },
];

/// Who to answer.
pub const CONTACT: &[Question] = &[
    Question { name: "contact-name", kind: Kind::Line, required: true },
    Question { name: "contact-email", kind: Kind::Line, required: true },
    Question { name: "company", kind: Kind::Line, required: true },
    Question { name: "contact-phone", kind: Kind::Line, required: false },
];

const LONGEST_LINE: usize = 200;
const LONGEST_TEXT: usize = 4000;

/// What is wrong with a filled-in form: the key of the sentence, by field.
pub type Problems = BTreeMap<&'static str, &'static str>;

/// Every problem of a form at once.
#[must_use]
pub fn check(form: &Form) -> Problems {
    let mut problems = Problems::new();
    for question in QUESTIONS.iter().chain(CONTACT) {
        let answers: Vec<&str> = form.all(question.name).filter(|answer| !answer.is_empty()).collect();
        if answers.is_empty() {
            if question.required {
                problems.insert(question.name, "web-intake-needed");
            }
            continue;
        }
        let longest = if question.kind == Kind::Lines { LONGEST_TEXT } else { LONGEST_LINE };
        if answers.iter().any(|answer| answer.chars().count() > longest) {
            problems.insert(question.name, "web-intake-too-long");
        }
        if let Kind::Choice(choices) | Kind::Choices(choices) = question.kind
            && answers.iter().any(|answer| !choices.contains(answer))
        {
            problems.insert(question.name, "web-intake-not-a-choice");
        }
    }
    let email = form.text("contact-email");
    if !email.is_empty() && email.parse::<lettre::Address>().is_err() {
        problems.insert("contact-email", "web-intake-not-an-address");
    }
    let code = form.text("code");
    if !code.is_empty() && code.parse::<TariffCode>().is_err() {
        problems.insert("code", "web-intake-not-a-code");
    }
    if form.text("consent") != "yes" {
        problems.insert("consent", "web-intake-consent-needed");
    }
    problems
}

/// The answers as JSON text, in the order of the questions.
#[must_use]
pub fn answers(form: &Form) -> String {
    let mut answers = Map::new();
    for question in QUESTIONS {
        let given: Vec<Value> =
            form.all(question.name).filter(|answer| !answer.is_empty()).map(Value::from).collect();
        if given.is_empty() {
            continue;
        }
        let value = match question.kind {
            Kind::Choices(_) => Value::Array(given),
            _ => given.into_iter().next().unwrap_or_default(),
        };
        answers.insert(question.name.to_owned(), value);
    }
    Value::Object(answers).to_string()
}

/// An answer as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Name of the question.
    pub name: &'static str,
    /// The words, or the names of the choices.
    pub values: Vec<String>,
    /// Whether the values are names of choices.
    pub chosen: bool,
}

/// The kept answers, in the order of the questions.
#[must_use]
pub fn read(text: &str) -> Vec<Answer> {
    let kept: Value = serde_json::from_str(text).unwrap_or_default();
    QUESTIONS
        .iter()
        .filter_map(|question| {
            let values = match kept.get(question.name)? {
                Value::Array(values) => values.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
                Value::String(value) => vec![value.clone()],
                _ => return None,
            };
            let chosen = matches!(question.kind, Kind::Choice(_) | Kind::Choices(_));
            Some(Answer { name: question.name, values, chosen })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Form {
        Form::from(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect::<BTreeMap<_, _>>())
    }

    #[test]
    fn every_problem_is_named_at_once() {
        let problems = check(&form(&[("model", "franchise"), ("contact-email", "nobody"), ("code", "92x")]));
        for (field, problem) in [
            ("goals", "web-intake-needed"),
            ("product", "web-intake-needed"),
            ("model", "web-intake-not-a-choice"),
            ("contact-email", "web-intake-not-an-address"),
            ("code", "web-intake-not-a-code"),
            ("consent", "web-intake-consent-needed"),
        ] {
            assert_eq!(problems.get(field), Some(&problem), "{field}");
        }
    }

    #[test]
    fn answers_are_kept_as_given() {
        let text = answers(&form(&[("goals", "cost"), ("product", "Guitars, \"steel\""), ("volume", "")]));
        assert_eq!(
            read(&text),
            [
                Answer { name: "goals", values: vec!["cost".into()], chosen: true },
                Answer { name: "product", values: vec!["Guitars, \"steel\"".into()], chosen: false },
            ]
        );
    }
}
