//! The change in tariff classification: whether a material of some code makes the change that an
//! alternative asks for.
//!
//! Source: GN 11(o) as read in the notation; 19 CFR 182 App. A s. 3(2). Every answer is one of three: it
//! changes, it does not, or it turns on a fact (a deeper code, a description) that was not given.

use crate::determination::{Finding, Message, MissingFact};
use crate::tariff_code::{Level, TariffCode};

use super::facts::Facts;
use super::law::Concordance;
use super::rule::{Alternative, Atom, Described, Description, DescriptionKind};

/// The good as its rule sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape<'a> {
    /// Its code in the terms of the rule.
    pub code: TariffCode,
    /// The goods the rule governs.
    pub scope: &'a [Described],
}

/// A material as a rule sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    /// Its line on the bill.
    pub line: &'a str,
    /// Its code, as deep as it is known.
    pub code: Option<TariffCode>,
    /// Answers to named facts about it.
    pub facts: &'a Facts,
}

/// Whether the material makes the change that the alternative asks for.
///
/// A material whose code is newer than the rules is looked at under each of its earlier codes; where they
/// do not agree, the fact `earlier-code` is asked.
pub(super) fn makes_change(
    alternative: &Alternative,
    good: Shape<'_>,
    material: Candidate<'_>,
    concordance: &Concordance,
) -> Finding {
    if alternative.allowed.iter().any(|atom| matches!(atom, Atom::Any)) && alternative.except.is_empty() {
        return Finding::Satisfied;
    }
    let Some(code) = material.code else {
        return missing(
            "code",
            Some(material.line),
            Message::new("origin-ask-code").with("line", material.line),
        );
    };
    let readings = concordance.readings(code, material.facts);
    let mut findings: Vec<Finding> =
        readings.iter().map(|code| change_of(alternative, good, *code, material)).collect();
    if findings.len() > 1 && findings.windows(2).any(|pair| pair[0] != pair[1]) {
        let choices: Vec<crate::Value> = readings.iter().map(|c| (*c).into()).collect();
        return missing(
            "earlier-code",
            Some(material.line),
            Message::new("origin-ask-earlier-code-of-material")
                .with("line", material.line)
                .with("code", code)
                .with("choices", crate::Value::List(choices)),
        );
    }
    findings.pop().unwrap_or(Finding::NotSatisfied)
}

fn change_of(
    alternative: &Alternative,
    good: Shape<'_>,
    code: TariffCode,
    material: Candidate<'_>,
) -> Finding {
    let allowed = alternative.allowed.iter().fold(Finding::NotSatisfied, |found, atom| match found {
        Finding::Satisfied => found,
        _ => found.or(atom_takes(atom, good, code, material)),
    });
    alternative.except.iter().fold(allowed, |found, except| match found {
        Finding::NotSatisfied => found,
        _ => found.and(not(listed_takes(except, good, code, material))),
    })
}

fn atom_takes(atom: &Atom, good: Shape<'_>, code: TariffCode, material: Candidate<'_>) -> Finding {
    match atom {
        Atom::Any => Finding::Satisfied,
        Atom::Other(level) | Atom::OtherInGroupToo(level) => not(same(good.code, code, *level, material)),
        Atom::OutsideGroup(level) => good
            .scope
            .iter()
            .map(|scope| group_takes(scope, *level, code, material))
            .fold(Finding::Satisfied, |found, inside| found.and(not(inside))),
        Atom::Within { within, other } => {
            same(good.code, code, *within, material).and(not(same(good.code, code, *other, material)))
        }
        Atom::Listed(described) => listed_takes(described, good, code, material),
    }
}

/// Whether two codes are of one chapter, heading, subheading or tariff item.
fn same(good: TariffCode, code: TariffCode, level: Level, material: Candidate<'_>) -> Finding {
    match (good.at(level), code.at(level)) {
        (Some(a), Some(b)) => Finding::from_bool(a == b),
        // One of them is not known that deep: they differ for certain only where they differ already.
        _ if !good.contains(code) && !code.contains(good) => Finding::NotSatisfied,
        (None, _) => {
            missing("code", None, Message::new("origin-ask-good-deeper").with("level", level_word(level)))
        }
        (_, None) => deeper(material, code, level),
    }
}

fn group_takes(scope: &Described, level: Level, code: TariffCode, material: Candidate<'_>) -> Finding {
    let cut = |c: TariffCode| c.at(level).unwrap_or(c);
    let (first, last) = (cut(scope.codes.first).first(), cut(scope.codes.last).last());
    if first <= code.first() && code.last() <= last {
        Finding::Satisfied
    } else if code.last() < first || last < code.first() {
        Finding::NotSatisfied
    } else {
        deeper(material, code, level)
    }
}

fn listed_takes(
    described: &Described,
    good: Shape<'_>,
    code: TariffCode,
    material: Candidate<'_>,
) -> Finding {
    let inside = if described.codes.contains(code) {
        Finding::Satisfied
    } else if described.codes.overlaps(code) {
        deeper(material, code, described.codes.level())
    } else {
        return Finding::NotSatisfied;
    };
    match &described.description {
        None => inside,
        Some(description) => inside.and(description_takes(description, good, code, material)),
    }
}

fn description_takes(
    description: &Description,
    good: Shape<'_>,
    code: TariffCode,
    material: Candidate<'_>,
) -> Finding {
    if description.kind == DescriptionKind::AnotherSubheading {
        return not(same(good.code, code, Level::Subheading, material));
    }
    let of_subheading = description.kind == DescriptionKind::DifferentGoodOfSubheading;
    if of_subheading {
        match same(good.code, code, Level::Subheading, material) {
            Finding::Satisfied => {}
            other => return other,
        }
    }
    if of_subheading || description.kind == DescriptionKind::DifferentGood {
        // Where the rule is for described goods, a material that does not fit the words is a different good.
        let own = good.scope.iter().find_map(|scope| match &scope.description {
            Some(own) => own.fact(),
            None => None,
        });
        if let Some((fact, wanted)) = own
            && let Some(answer) = material.facts.yes_or_no(&fact)
        {
            return Finding::from_bool(answer != wanted);
        }
    }
    if of_subheading || description.kind == DescriptionKind::DifferentGood {
        // The words alone would not say different from what.
        let Some((fact, wanted)) = description.fact() else { return Finding::NotSatisfied };
        return match material.facts.yes_or_no(&fact) {
            Some(answer) => Finding::from_bool(answer == wanted),
            None => missing(
                &fact,
                Some(material.line),
                Message::new("origin-ask-different-good").with("line", material.line).with("code", code),
            ),
        };
    }
    let Some((fact, wanted)) = description.fact() else {
        // 'Any other good' among materials: the case says so or not.
        return ask(material, "is-any-other-good", &description.text, true);
    };
    ask(material, &fact, &description.text, wanted)
}

fn ask(material: Candidate<'_>, fact: &str, words: &str, wanted: bool) -> Finding {
    match material.facts.yes_or_no(fact) {
        Some(answer) => Finding::from_bool(answer == wanted),
        None => missing(
            fact,
            Some(material.line),
            Message::new("origin-ask-fits")
                .with("line", material.line)
                .with("description", super::words::translated(words.strip_prefix("not ").unwrap_or(words))),
        ),
    }
}

fn deeper(material: Candidate<'_>, code: TariffCode, level: Level) -> Finding {
    missing(
        "code",
        Some(material.line),
        Message::new("origin-ask-deeper")
            .with("line", material.line)
            .with("code", code)
            .with("level", level_word(level)),
    )
}

fn level_word(level: Level) -> &'static str {
    super::words::level_name(level)
}

/// A finding that one fact is missing.
pub(super) fn missing(fact: impl Into<String>, about: Option<&str>, question: Message) -> Finding {
    Finding::Undetermined {
        missing: vec![MissingFact { fact: fact.into(), about: about.map(str::to_owned), question }],
    }
}

/// The opposite finding; what is undetermined stays so.
pub(super) fn not(finding: Finding) -> Finding {
    match finding {
        Finding::Satisfied => Finding::NotSatisfied,
        Finding::NotSatisfied => Finding::Satisfied,
        undetermined @ Finding::Undetermined { .. } => undetermined,
    }
}
