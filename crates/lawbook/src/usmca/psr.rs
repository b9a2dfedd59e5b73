//! The notation of product-specific rules (`.psr`), read with a grammar and printed back byte for byte.
//!
//! One file a chapter; `docs/notation.md` is its reference. Every line that cannot be read is an error of
//! its own, with file, line and column.

use customs::origin::{
    Alternative, Atom, ChapterNote, ChapterRules, CodeRange, CodeSet, Condition, ConditionKind, Definition,
    Described, Description, ProductRule, RegionalValue, RuleId, Thresholds, Trade,
};
use customs::{Decimal, Level, Problem, TariffCode, Value};
use jiff::civil::Date;
use thiserror::Error;
use winnow::ascii::digit1;
use winnow::combinator::{
    alt, cut_err, delimited, eof, fail, opt, preceded, repeat, separated, separated_pair, terminated,
};
use winnow::error::{StrContext, StrContextValue};
use winnow::prelude::*;
use winnow::token::{one_of, rest, take_till, take_while};

/// A line of a file that is not the notation.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PsrError {
    /// Something else was expected at this place.
    #[error("column {column}: expected {expected}, found `{found}`")]
    Unexpected {
        /// Column, counted from 1 in letters.
        column: usize,
        /// What could have stood there.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// A line that belongs under another that is not there.
    #[error("an alternative without a rule above it")]
    AlternativeWithoutRule,
    /// A rule without an alternative.
    #[error("rule {rule} has no alternative")]
    RuleWithoutAlternative {
        /// The rule.
        rule: String,
    },
    /// Two alternatives of one letter, or out of order.
    #[error("alternative {letter} of rule {rule} is out of order")]
    LetterOutOfOrder {
        /// The rule.
        rule: String,
        /// The letter.
        letter: char,
    },
    /// The file does not begin with its chapter and source.
    #[error("the file has to begin with `chapter NN` and `source …`")]
    NoHeader,
    /// A rule numbered for another chapter than the file's.
    #[error("rule {rule} is not of chapter {chapter}")]
    WrongChapter {
        /// The rule.
        rule: String,
        /// The file's chapter.
        chapter: TariffCode,
    },
}

impl Problem for PsrError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unexpected { .. } => "rule-notation-unreadable",
            Self::AlternativeWithoutRule => "rule-notation-alternative-without-rule",
            Self::RuleWithoutAlternative { .. } => "rule-notation-rule-without-alternative",
            Self::LetterOutOfOrder { .. } => "rule-notation-letter-out-of-order",
            Self::NoHeader => "rule-notation-no-header",
            Self::WrongChapter { .. } => "rule-notation-wrong-chapter",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Unexpected { column, expected, found } => vec![
                ("column", (*column).into()),
                ("expected", expected.as_str().into()),
                ("found", found.as_str().into()),
            ],
            Self::AlternativeWithoutRule | Self::NoHeader => Vec::new(),
            Self::RuleWithoutAlternative { rule } => vec![("rule", rule.as_str().into())],
            Self::LetterOutOfOrder { rule, letter } => {
                vec![("rule", rule.as_str().into()), ("letter", letter.to_string().into())]
            }
            Self::WrongChapter { rule, chapter } => {
                vec![("rule", rule.as_str().into()), ("chapter", (*chapter).into())]
            }
        }
    }
}

/// A `.psr` file, line by line, so that it prints back as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PsrFile {
    /// The lines.
    pub lines: Vec<Line>,
}

/// One line of a `.psr` file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Nothing.
    Blank,
    /// A comment with its indent; those that begin with `check:` are doubts.
    Comment {
        /// Spaces before the `#`.
        indent: usize,
        /// What follows the `#`.
        text: String,
    },
    /// `chapter 92`.
    Chapter(TariffCode),
    /// `source …`.
    Source(String),
    /// `note ID "…"`.
    Note(ChapterNote),
    /// `define TERM "…"`.
    Define(Definition),
    /// `rule ID SCOPE [auto]`.
    Rule {
        /// The number.
        id: RuleId,
        /// The goods.
        scope: Vec<Described>,
        /// Underscored in the source.
        automotive: bool,
    },
    /// `A ALLOWED …`.
    Alternative(Alternative),
}

/// Reads a file. Gives every line that cannot be read, with its number (counted from 1).
pub fn parse(text: &str) -> Result<PsrFile, Vec<(usize, PsrError)>> {
    let mut lines = Vec::new();
    let mut errors = Vec::new();
    for (number, raw) in text.strip_suffix('\n').unwrap_or(text).split('\n').enumerate() {
        match line.parse(raw) {
            Ok(parsed) => lines.push(parsed),
            Err(error) => errors.push((number + 1, unexpected(raw, error.offset(), error.inner()))),
        }
    }
    if errors.is_empty() { Ok(PsrFile { lines }) } else { Err(errors) }
}

fn unexpected(raw: &str, offset: usize, error: &winnow::error::ContextError) -> PsrError {
    let expected: Vec<String> = error
        .context()
        .filter_map(|context| match context {
            StrContext::Expected(value) => Some(value.to_string()),
            _ => None,
        })
        .collect();
    let before = raw.get(..offset).unwrap_or(raw);
    let found: String = raw.get(offset..).unwrap_or("").chars().take(24).collect();
    PsrError::Unexpected {
        column: before.chars().count() + 1,
        expected: if expected.is_empty() { "the notation".to_owned() } else { expected.join(" or ") },
        found: if found.is_empty() { "the end of the line".to_owned() } else { found },
    }
}

fn expected(words: &'static str) -> StrContext {
    StrContext::Expected(StrContextValue::Description(words))
}

fn line(input: &mut &str) -> ModalResult<Line> {
    alt((
        eof.value(Line::Blank),
        comment,
        preceded("chapter ", cut_err(code.verify(|c| c.level() == Level::Chapter)))
            .context(expected("a chapter of two digits"))
            .map(Line::Chapter),
        preceded("source ", rest).map(|text: &str| Line::Source(text.to_owned())),
        preceded("note ", cut_err((terminated(word, ' '), quoted)))
            .context(expected("`note ID \"text\"`"))
            .map(|(id, text)| Line::Note(ChapterNote { id, text })),
        preceded("define ", cut_err((terminated(word, ' '), quoted)))
            .context(expected("`define TERM \"text\"`"))
            .map(|(term, text)| Line::Define(Definition { term, text })),
        preceded("rule ", cut_err(rule_head)),
        preceded("  ", cut_err(alternative)).map(Line::Alternative),
        fail.context(expected("`chapter`, `source`, `note`, `define`, `rule`, an alternative or a comment")),
    ))
    .parse_next(input)
}

fn comment(input: &mut &str) -> ModalResult<Line> {
    (take_while(0.., ' '), '#', rest)
        .map(|(spaces, _, text): (&str, _, &str)| Line::Comment {
            indent: spaces.len(),
            text: text.to_owned(),
        })
        .parse_next(input)
}

fn word(input: &mut &str) -> ModalResult<String> {
    take_while(1.., |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-')
        .map(str::to_owned)
        .parse_next(input)
}

fn quoted(input: &mut &str) -> ModalResult<String> {
    delimited('"', take_till(1.., '"'), '"')
        .map(str::to_owned)
        .context(expected("words in quotation marks"))
        .parse_next(input)
}

fn code(input: &mut &str) -> ModalResult<TariffCode> {
    (digit1, repeat::<_, _, (), _, _>(0.., ('.', digit1)))
        .take()
        .try_map(str::parse::<TariffCode>)
        // `5111` and `8544.42` are written so and not otherwise, so that a file has one spelling.
        .context(expected("a code of 2, 4, 6 or 8 digits"))
        .parse_next(input)
}

fn code_range(input: &mut &str) -> ModalResult<CodeRange> {
    (code, opt(preceded('-', cut_err(code))))
        .verify_map(|(first, last)| CodeRange::new(first, last.unwrap_or(first)))
        .context(expected("a code, or a range of two codes of one length"))
        .parse_next(input)
}

fn described(input: &mut &str) -> ModalResult<Described> {
    (code_range, opt(delimited('{', cut_err(take_till(1.., ['{', '}', ';', '|'])), cut_err('}'))))
        .map(|(codes, words): (_, Option<&str>)| Described {
            codes,
            description: words.map(Description::new),
        })
        .context(expected("a code or range, with words in braces where it is narrowed"))
        .parse_next(input)
}

fn rule_head(input: &mut &str) -> ModalResult<Line> {
    let id = terminated(word.verify_map(|text| RuleId::new(&text)), ' ')
        .context(expected("a rule number such as `92.1`"))
        .parse_next(input)?;
    let scope = separated(1.., described, ", ").parse_next(input)?;
    let automotive = opt(" auto").parse_next(input)?.is_some();
    Ok(Line::Rule { id, scope, automotive })
}

fn alternative(input: &mut &str) -> ModalResult<Alternative> {
    let letter = terminated(one_of('A'..='Z'), ' ').context(expected("a letter")).parse_next(input)?;
    let allowed = separated(1.., atom, " | ").parse_next(input)?;
    let except = opt(preceded(" except ", cut_err(separated(1.., described, ", "))))
        .parse_next(input)?
        .unwrap_or_default();
    let regional_value = opt(preceded("; rvc ", cut_err(regional_value))).parse_next(input)?;
    let conditions = repeat(0.., preceded("; requires ", cut_err(condition))).parse_next(input)?;
    eof.context(expected("` | `, ` except `, `; rvc `, `; requires ` or the end of the line"))
        .parse_next(input)?;
    Ok(Alternative { letter, allowed, except, regional_value, conditions })
}

fn atom(input: &mut &str) -> ModalResult<Atom> {
    alt((
        "any".value(Atom::Any),
        preceded("other-", cut_err((level, opt("+group")))).map(|(level, group)| match group {
            Some(_) => Atom::OtherInGroupToo(level),
            None => Atom::Other(level),
        }),
        preceded("outside-group-", cut_err(level)).map(Atom::OutsideGroup),
        preceded("within-", cut_err(separated_pair(level, '-', level)))
            .map(|(within, other)| Atom::Within { within, other }),
        described.map(Atom::Listed),
    ))
    .context(expected("`any`, `other-…`, `outside-group-…`, `within-…` or a code"))
    .parse_next(input)
}

const LEVELS: [(Level, &str); 4] = [
    (Level::Chapter, "chapter"),
    (Level::Heading, "heading"),
    (Level::Subheading, "subheading"),
    (Level::TariffItem, "item"),
];

fn level(input: &mut &str) -> ModalResult<Level> {
    take_while(1.., 'a'..='z')
        .verify_map(|text| LEVELS.iter().find(|(_, name)| *name == text).map(|(level, _)| *level))
        .context(expected("`chapter`, `heading`, `subheading` or `item`"))
        .parse_next(input)
}

fn date(input: &mut &str) -> ModalResult<Date> {
    take_while(10, |c: char| c.is_ascii_digit() || c == '-')
        .try_map(str::parse::<Date>)
        .context(expected("a date"))
        .parse_next(input)
}

fn percent(input: &mut &str) -> ModalResult<Decimal> {
    take_while(1.., |c: char| c.is_ascii_digit() || c == '.')
        .try_map(str::parse::<Decimal>)
        .verify(|figure| *figure <= Decimal::HUNDRED)
        .context(expected("a percentage"))
        .parse_next(input)
}

fn thresholds(input: &mut &str) -> ModalResult<Thresholds> {
    alt((
        (preceded("tv ", cut_err(percent)), opt(preceded(" nc ", cut_err(percent))))
            .map(|(tv, nc)| Thresholds { transaction_value: Some(tv), net_cost: nc }),
        preceded("nc ", cut_err(percent))
            .map(|nc| Thresholds { transaction_value: None, net_cost: Some(nc) }),
    ))
    .context(expected("`tv N`, `nc N` or `tv N nc N`"))
    .parse_next(input)
}

fn regional_value(input: &mut &str) -> ModalResult<RegionalValue> {
    separated(1.., (thresholds, opt(preceded(" from ", cut_err(date)))).map(|(t, from)| (from, t)), ", ")
        .verify(|steps: &Vec<(Option<Date>, Thresholds)>| steps.windows(2).all(|pair| pair[0].0 < pair[1].0))
        .map(|steps| RegionalValue { steps })
        .context(expected("thresholds in order of their dates"))
        .parse_next(input)
}

fn condition(input: &mut &str) -> ModalResult<Condition> {
    alt((
        delimited("date: \"from ", cut_err((date, opt(preceded(" until ", cut_err(date))))), cut_err('"'))
            .map(|(from, until)| Condition::Date { from, until }),
        preceded("trade: ", cut_err(quoted.verify_map(trade)))
            .context(expected("a direction of trade the notation knows"))
            .map(Condition::Trade),
        preceded("materials: ", cut_err(delimited('"', groups, '"'))),
        fact_condition,
    ))
    .parse_next(input)
}

fn trade(words: String) -> Option<Trade> {
    Trade::ALL.iter().find(|(_, known)| *known == words).map(|(trade, _)| *trade)
}

fn groups(input: &mut &str) -> ModalResult<Condition> {
    let at_most_one = alt((
        "non-originating from at most one of these groups: ".value(true),
        "non-originating from more than one of these groups: ".value(false),
    ))
    .context(expected("`non-originating from at most one of these groups: …`"))
    .parse_next(input)?;
    let groups = separated(1.., separated::<_, _, Vec<_>, _, _, _, _>(1.., code_range, ", "), " / ")
        .parse_next(input)?;
    Ok(Condition::Groups { at_most_one, groups })
}

fn fact_condition(input: &mut &str) -> ModalResult<Condition> {
    let kind = opt(alt(ConditionKind::ALL.map(|(kind, word)| word.value(kind)))).parse_next(input)?;
    let name = match kind {
        None => None,
        Some(_) => terminated(opt(preceded(' ', cut_err(word))), cut_err(": ")).parse_next(input)?,
    };
    let text = cut_err(quoted).parse_next(input)?;
    let name = name.unwrap_or_else(|| customs::origin::description_fact(&text));
    Ok(Condition::Fact { kind: kind.unwrap_or(ConditionKind::Other), name, text })
}

/// Reads codes and ranges, with those that are left out: `28-38 except 3301, 3502.11-3502.19`.
#[must_use]
pub fn code_set(text: &str) -> Option<CodeSet> {
    fn ranges(input: &mut &str) -> ModalResult<Vec<CodeRange>> {
        separated(1.., code_range, ", ").parse_next(input)
    }
    (ranges, opt(preceded(" except ", ranges)))
        .map(|(codes, except)| CodeSet { codes, except: except.unwrap_or_default() })
        .parse(text)
        .ok()
}

/// Prints a file back.
#[must_use]
pub fn print(file: &PsrFile) -> String {
    let mut out = String::new();
    for line in &file.lines {
        match line {
            Line::Blank => {}
            Line::Comment { indent, text } => out.push_str(&format!("{}#{text}", " ".repeat(*indent))),
            Line::Chapter(chapter) => out.push_str(&format!("chapter {chapter}")),
            Line::Source(text) => out.push_str(&format!("source {text}")),
            Line::Note(note) => out.push_str(&format!("note {} \"{}\"", note.id, note.text)),
            Line::Define(term) => out.push_str(&format!("define {} \"{}\"", term.term, term.text)),
            Line::Rule { id, scope, automotive } => {
                let auto = if *automotive { " auto" } else { "" };
                out.push_str(&format!("rule {id} {}{auto}", list(scope.iter().map(print_described))));
            }
            Line::Alternative(alternative) => out.push_str(&print_alternative(alternative)),
        }
        out.push('\n');
    }
    out
}

fn list(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

fn print_described(described: &Described) -> String {
    match &described.description {
        None => described.codes.to_string(),
        Some(description) => format!("{}{{{}}}", described.codes, description.text),
    }
}

fn print_atom(atom: &Atom) -> String {
    let name = |level: Level| LEVELS.iter().find(|(l, _)| *l == level).map_or("item", |(_, name)| *name);
    match atom {
        Atom::Any => "any".to_owned(),
        Atom::Other(level) => format!("other-{}", name(*level)),
        Atom::OtherInGroupToo(level) => format!("other-{}+group", name(*level)),
        Atom::OutsideGroup(level) => format!("outside-group-{}", name(*level)),
        Atom::Within { within, other } => format!("within-{}-{}", name(*within), name(*other)),
        Atom::Listed(described) => print_described(described),
    }
}

fn print_alternative(alternative: &Alternative) -> String {
    let allowed: Vec<_> = alternative.allowed.iter().map(print_atom).collect();
    let mut out = format!("  {} {}", alternative.letter, allowed.join(" | "));
    if !alternative.except.is_empty() {
        out.push_str(&format!(" except {}", list(alternative.except.iter().map(print_described))));
    }
    if let Some(value) = &alternative.regional_value {
        out.push_str(&format!("; rvc {}", list(value.steps.iter().map(print_step))));
    }
    for condition in &alternative.conditions {
        out.push_str(&format!("; requires {}", print_condition(condition)));
    }
    out
}

fn print_step((from, thresholds): &(Option<Date>, Thresholds)) -> String {
    let mut parts = Vec::new();
    if let Some(tv) = thresholds.transaction_value {
        parts.push(format!("tv {tv}"));
    }
    if let Some(nc) = thresholds.net_cost {
        parts.push(format!("nc {nc}"));
    }
    if let Some(from) = from {
        parts.push(format!("from {from}"));
    }
    parts.join(" ")
}

fn print_condition(condition: &Condition) -> String {
    match condition {
        Condition::Date { from, until: None } => format!("date: \"from {from}\""),
        Condition::Date { from, until: Some(until) } => format!("date: \"from {from} until {until}\""),
        Condition::Trade(trade) => format!("trade: \"{}\"", trade.words()),
        Condition::Groups { at_most_one, groups } => {
            let how_many = if *at_most_one { "at most one" } else { "more than one" };
            let groups: Vec<_> = groups.iter().map(|g| list(g.iter().map(ToString::to_string))).collect();
            format!("materials: \"non-originating from {how_many} of these groups: {}\"", groups.join(" / "))
        }
        Condition::Fact { kind, name, text } => format!("{} {name}: \"{text}\"", kind.word()),
    }
}

/// Puts the lines of a file together into a chapter.
///
/// - Refuses: a file without header, an alternative without rule, a rule without alternative, letters out
///   of order, a rule of another chapter.
pub fn assemble(file: &PsrFile) -> Result<ChapterRules, Vec<(usize, PsrError)>> {
    let mut assembly = Assembly::default();
    for (number, line) in file.lines.iter().enumerate() {
        assembly.take(number + 1, line);
    }
    assembly.finish()
}

#[derive(Default)]
struct Assembly {
    chapter: Option<TariffCode>,
    source: Option<String>,
    notes: Vec<ChapterNote>,
    definitions: Vec<Definition>,
    rules: Vec<(usize, ProductRule)>,
    doubts: Vec<String>,
    errors: Vec<(usize, PsrError)>,
}

impl Assembly {
    fn take(&mut self, number: usize, line: &Line) {
        match line {
            Line::Blank => {}
            Line::Comment { indent, text } => {
                if let Some(doubt) = text.trim_start().strip_prefix("check:") {
                    let doubt = doubt.trim().to_owned();
                    // An indented doubt speaks of the rule it stands in, another of what follows.
                    match self.rules.last_mut() {
                        Some((_, rule)) if *indent > 0 => rule.doubts.push(doubt),
                        _ => self.doubts.push(doubt),
                    }
                }
            }
            Line::Chapter(chapter) => self.chapter = Some(*chapter),
            Line::Source(source) => self.source = Some(source.clone()),
            // A doubt before a note or the header is the chapter's; DOUBTS are sorted in provisions.
            Line::Note(note) => {
                self.doubts.clear();
                self.notes.push(note.clone());
            }
            Line::Define(term) => {
                self.doubts.clear();
                self.definitions.push(term.clone());
            }
            Line::Rule { id, scope, automotive } => {
                if self.chapter.is_some_and(|c| c.digits() != id.as_str()[..2]) {
                    let chapter = self.chapter.unwrap_or(scope[0].codes.first);
                    self.errors.push((number, PsrError::WrongChapter { rule: id.to_string(), chapter }));
                }
                self.rules.push((
                    number,
                    ProductRule {
                        id: id.clone(),
                        scope: scope.clone(),
                        automotive: *automotive,
                        alternatives: Vec::new(),
                        doubts: std::mem::take(&mut self.doubts),
                    },
                ));
            }
            Line::Alternative(alternative) => match self.rules.last_mut() {
                None => self.errors.push((number, PsrError::AlternativeWithoutRule)),
                Some((_, rule)) => {
                    if rule.alternatives.last().is_some_and(|last| last.letter >= alternative.letter) {
                        let (rule, letter) = (rule.id.to_string(), alternative.letter);
                        self.errors.push((number, PsrError::LetterOutOfOrder { rule, letter }));
                    }
                    rule.alternatives.push(alternative.clone());
                }
            },
        }
    }

    fn finish(mut self) -> Result<ChapterRules, Vec<(usize, PsrError)>> {
        for (number, rule) in &self.rules {
            if rule.alternatives.is_empty() {
                let rule = rule.id.to_string();
                self.errors.push((*number, PsrError::RuleWithoutAlternative { rule }));
            }
        }
        match (self.chapter, self.source) {
            (Some(chapter), Some(source)) if self.errors.is_empty() => Ok(ChapterRules {
                chapter,
                source,
                notes: self.notes,
                definitions: self.definitions,
                rules: self.rules.into_iter().map(|(_, rule)| rule).collect(),
            }),
            (Some(_), Some(_)) => Err(self.errors),
            _ => {
                self.errors.insert(0, (1, PsrError::NoHeader));
                Err(self.errors)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;

    fn files() -> Vec<(String, String)> {
        let files = LawFiles::bundled();
        let paths = files.list("law/usmca/product_specific").unwrap();
        assert_eq!(paths.len(), 92);
        paths.into_iter().map(|path| (path.clone(), files.text(&path).unwrap().into_owned())).collect()
    }

    #[test]
    fn every_file_prints_back_byte_for_byte() {
        let (mut rules, mut alternatives) = (0, 0);
        for (path, text) in files() {
            let file = parse(&text).unwrap_or_else(|errors| panic!("{path}: {errors:?}"));
            assert_eq!(print(&file), text, "{path}");
            let chapter = assemble(&file).unwrap_or_else(|errors| panic!("{path}: {errors:?}"));
            rules += chapter.rules.len();
            alternatives += chapter.rules.iter().map(|rule| rule.alternatives.len()).sum::<usize>();
        }
        // The totals of the material the files were written from.
        assert_eq!((rules, alternatives), (1217, 1584));
    }

    #[test]
    fn a_mistake_is_named_with_its_place() {
        let place = |text: &str| {
            let errors = parse(text).unwrap_err();
            let (line, PsrError::Unexpected { column, expected, .. }) = &errors[0] else { panic!() };
            (*line, *column, expected.clone())
        };
        let (line, column, expected) =
            place("chapter 92\nsource x\n\nrule 92.1 9201-9208\n  A other-chaptr\n");
        assert_eq!((line, column), (5, 11), "{expected}");
        assert!(expected.contains("`chapter`, `heading`"), "{expected}");
        assert_eq!(place("rule 92.1 9201-920812").1, 11);
        assert_eq!(place("  A other-chapter; rvc tv sixty").1, 27);
        assert_eq!(place("  A other-chapter exept 9209").1, 18);
        assert_eq!(place("wrong").0, 1);
        // Every bad line is reported, not the first alone.
        assert_eq!(parse("x\ny\nchapter 92\n").unwrap_err().len(), 2);
    }

    #[test]
    fn what_does_not_hold_together_is_refused() {
        let error = |text: &str| assemble(&parse(text).unwrap()).unwrap_err()[0].1.code();
        assert_eq!(error("rule 92.1 9201\n  A any"), "rule-notation-no-header");
        assert_eq!(error("chapter 92\nsource x\n  A any"), "rule-notation-alternative-without-rule");
        assert_eq!(error("chapter 92\nsource x\nrule 92.1 9201"), "rule-notation-rule-without-alternative");
        assert_eq!(error("chapter 92\nsource x\nrule 91.1 9201\n  A any"), "rule-notation-wrong-chapter");
        assert_eq!(
            error("chapter 92\nsource x\nrule 92.1 9201\n  B any\n  A any"),
            "rule-notation-letter-out-of-order"
        );
    }
}
