//! Conditions as written: `donation`, `patent=generic`, `metal-weight<0.15?`, `@usmca`, `a | b`, `!a`.
//!
//! A `?` at the end makes the absence of the fact mean that nothing is claimed.

use customs::duty::{Absent, CodeList, FactDeclaration, FactKind, FactTest, FactVocabulary, LineCondition};

use super::problem::DutyFileProblem;

/// Reads one condition.
pub(super) fn parse(
    text: &str,
    facts: &FactVocabulary,
    lists: &[CodeList],
) -> Result<LineCondition, DutyFileProblem> {
    let wrong = || DutyFileProblem::Condition(text.to_owned());
    let mut alternatives = text
        .split('|')
        .map(|part| one(part.trim(), facts, lists).ok_or_else(wrong))
        .collect::<Result<Vec<_>, _>>()?;
    match (alternatives.len(), alternatives.pop()) {
        (1, Some(only)) => Ok(only),
        (_, Some(last)) => {
            alternatives.push(last);
            Ok(LineCondition::Any(alternatives))
        }
        (_, None) => Err(wrong()),
    }
}

fn one(text: &str, facts: &FactVocabulary, lists: &[CodeList]) -> Option<LineCondition> {
    if let Some(rest) = text.strip_prefix('!') {
        return one(rest, facts, lists).map(|condition| LineCondition::Not(Box::new(condition)));
    }
    if let Some(rest) = text.strip_prefix('@') {
        return built_in(rest, lists);
    }
    let (text, claimed) = match text.strip_suffix('?') {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let (name, operator, value) = split(text);
    let declared = facts.get(name)?;
    let test = test(declared, operator, value)?;
    let absent = if claimed { Absent::NotClaimed } else { declared.absent };
    Some(LineCondition::Fact { name: name.into(), test, absent })
}

fn built_in(text: &str, lists: &[CodeList]) -> Option<LineCondition> {
    if text == "usmca" {
        return Some(LineCondition::Usmca);
    }
    if let Some(limit) = text.strip_prefix("value<=") {
        return limit.parse().ok().map(LineCondition::ValueAtMost);
    }
    let (kind, values) = text.split_once(':')?;
    let mut values = values.split(',');
    match kind {
        "claim" => values.map(|text| text.parse().ok()).collect::<Option<_>>().map(LineCondition::Claim),
        "chapter" => {
            values.map(|text| text.parse().ok()).collect::<Option<_>>().map(LineCondition::InChapters)
        }
        "list" => values
            .try_fold(Vec::new(), |mut found, name| {
                found.push(lists.iter().position(|list| &*list.name == name)?);
                Some(found)
            })
            .map(LineCondition::OnLists),
        _ => None,
    }
}

/// Name, operator and value; an empty operator for a bare name.
fn split(text: &str) -> (&str, &str, &str) {
    for operator in [">=", "<=", "<", "=", "~"] {
        if let Some((name, value)) = text.split_once(operator) {
            return (name, operator, value);
        }
    }
    (text, "", "")
}

/// The test, where the fact's kind allows it.
fn test(fact: &FactDeclaration, operator: &str, value: &str) -> Option<FactTest> {
    match (&fact.kind, operator) {
        (FactKind::Flag, "") => Some(FactTest::IsYes),
        (FactKind::Word(words), "=") => {
            words.iter().any(|word| word == value).then(|| FactTest::Is(value.to_owned()))
        }
        (FactKind::Country, "=") => value.parse().ok().map(FactTest::IsCountry),
        (FactKind::Share, ">=") => value.parse().ok().map(FactTest::AtLeast),
        (FactKind::Share, "<=") => value.parse().ok().map(FactTest::AtMost),
        (FactKind::Share, "<") => value.parse().ok().map(FactTest::Below),
        (FactKind::Date, "<") => value.parse().ok().map(FactTest::Before),
        (FactKind::Words, "~") => (!value.is_empty()).then(|| FactTest::Holds(value.to_owned())),
        _ => None,
    }
}
