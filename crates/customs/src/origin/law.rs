//! The law of origin as one value: rules, notes, tolerances, concordance; and which rule governs a good.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use thiserror::Error;

use crate::country::Country;
use crate::determination::{Message, MissingFact, Problem, Value};
use crate::tariff_code::{Level, TariffCode};

use super::automotive::AutomotiveLaw;
use super::facts::Facts;
use super::provisions::Provisions;
use super::rule::{
    ChapterRules, Condition, Described, Description, DescriptionKind, ProductRule, RuleId, Thresholds,
};

/// Product-specific rules, notes, concordance and thresholds, for every day covered.
#[derive(Clone, Debug, Default)]
pub struct OriginLaw {
    chapters: BTreeMap<u64, ChapterRules>,
    provisions: Provisions,
    concordance: Concordance,
    automotive: AutomotiveLaw,
}

/// What is wrong with the law of origin as read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OriginLawError {
    /// Two chapters of one number.
    #[error("chapter {chapter} is there twice")]
    ChapterTwice {
        /// The chapter.
        chapter: TariffCode,
    },
    /// Two rules of one number.
    #[error("rule {rule} is there twice")]
    RuleTwice {
        /// The rule.
        rule: RuleId,
    },
    /// A rule governs goods of another chapter than its own.
    #[error("rule {rule} governs goods outside its chapter")]
    OutsideChapter {
        /// The rule.
        rule: RuleId,
    },
    /// Two different descriptions would ask one fact.
    #[error("two descriptions ask the fact `{fact}`: `{first}` and `{second}`")]
    FactAmbiguous {
        /// The fact.
        fact: String,
        /// One description.
        first: String,
        /// The other.
        second: String,
    },
}

impl Problem for OriginLawError {
    fn code(&self) -> &'static str {
        match self {
            Self::ChapterTwice { .. } => "origin-law-chapter-twice",
            Self::RuleTwice { .. } => "origin-law-rule-twice",
            Self::OutsideChapter { .. } => "origin-law-rule-outside-chapter",
            Self::FactAmbiguous { .. } => "origin-law-fact-ambiguous",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::ChapterTwice { chapter } => vec![("chapter", (*chapter).into())],
            Self::RuleTwice { rule } | Self::OutsideChapter { rule } => vec![("rule", rule.as_str().into())],
            Self::FactAmbiguous { fact, first, second } => vec![
                ("fact", fact.as_str().into()),
                ("first", first.as_str().into()),
                ("second", second.as_str().into()),
            ],
        }
    }
}

/// Earlier codes of the Harmonized System that stand behind codes no rule names.
#[derive(Clone, Debug, Default)]
pub struct Concordance {
    entries: BTreeMap<TariffCode, Succession>,
}

/// Where the goods of a present code were classified when the rules were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succession {
    /// The code today.
    pub code: TariffCode,
    /// The codes its goods came from.
    pub earlier: Vec<TariffCode>,
    /// Whether every good of the code came from those codes for certain.
    pub certain: bool,
    /// On what this rests.
    pub source: String,
}

impl Concordance {
    /// A concordance of these entries; the later of two for one code stands.
    #[must_use]
    pub fn new(entries: impl IntoIterator<Item = Succession>) -> Self {
        Self { entries: entries.into_iter().map(|entry| (entry.code, entry)).collect() }
    }

    /// The entry for `code`, or for a code above it.
    #[must_use]
    pub fn of(&self, code: TariffCode) -> Option<&Succession> {
        [Level::StatisticalSuffix, Level::TariffItem, Level::Subheading, Level::Heading]
            .into_iter()
            .filter_map(|level| code.at(level))
            .find_map(|code| self.entries.get(&code))
    }

    /// All entries in the order of their codes.
    pub fn entries(&self) -> impl Iterator<Item = &Succession> {
        self.entries.values()
    }

    /// The codes under which `code` has to be looked at: its earlier ones, or itself.
    ///
    /// The fact `earlier-code` settles which of several it is.
    #[must_use]
    pub fn readings(&self, code: TariffCode, facts: &Facts) -> Vec<TariffCode> {
        let Some(succession) = self.of(code) else { return vec![code] };
        match facts.choice("earlier-code").and_then(|text| text.parse().ok()) {
            Some(chosen) => vec![chosen],
            None => succession.earlier.clone(),
        }
    }
}

/// Which rules govern a good.
#[derive(Clone, Debug, PartialEq)]
pub enum Governing<'law> {
    /// These rules: one, or several that one description or window does not set apart.
    Rules {
        /// The code of the good in the terms of the rules.
        code: TariffCode,
        /// The rules.
        rules: Vec<&'law ProductRule>,
        /// The step between today's code and that of the rules, where there is one.
        succession: Option<&'law Succession>,
    },
    /// The case has to say which description fits.
    Describe {
        /// The code of the good in the terms of the rules.
        code: TariffCode,
        /// The rules to choose from.
        choices: Vec<&'law ProductRule>,
    },
    /// The goods of the code were classified under several earlier codes, or it is not certain which.
    EarlierCode {
        /// What is known.
        succession: &'law Succession,
    },
    /// The rules differ by tariff item, and the code is shorter than that.
    NeedsTariffItem,
    /// No rule is held for the code.
    NotEncoded {
        /// Why, as a sentence.
        reason: Message,
    },
}

impl OriginLaw {
    /// The law of these chapters, provisions and concordance; refuses what contradicts itself.
    pub fn new(
        chapters: Vec<ChapterRules>,
        provisions: Provisions,
        concordance: Concordance,
    ) -> Result<Self, Vec<OriginLawError>> {
        let mut law =
            Self { chapters: BTreeMap::new(), provisions, concordance, automotive: AutomotiveLaw::default() };
        let mut errors = Vec::new();
        let mut ids = BTreeSet::new();
        let mut facts: BTreeMap<String, String> = BTreeMap::new();
        for chapter in chapters {
            for rule in &chapter.rules {
                if !ids.insert(rule.id.clone()) {
                    errors.push(OriginLawError::RuleTwice { rule: rule.id.clone() });
                }
                if !rule.scope.iter().all(|s| chapter.chapter.contains(s.codes.first)) {
                    errors.push(OriginLawError::OutsideChapter { rule: rule.id.clone() });
                }
                for description in descriptions(rule) {
                    let Some((fact, yes)) = description.fact() else { continue };
                    let words = match &description.kind {
                        DescriptionKind::FitsNot(rest) if !yes => rest,
                        _ => &description.text,
                    };
                    let first = facts.entry(fact.clone()).or_insert_with(|| words.clone());
                    if plain(first) != plain(words) && fact != "is-different-good" {
                        errors.push(OriginLawError::FactAmbiguous {
                            fact,
                            first: first.clone(),
                            second: words.clone(),
                        });
                    }
                }
            }
            let number = chapter.chapter.first();
            let code = chapter.chapter;
            if law.chapters.insert(number, chapter).is_some() {
                errors.push(OriginLawError::ChapterTwice { chapter: code });
            }
        }
        if errors.is_empty() { Ok(law) } else { Err(errors) }
    }

    /// All chapters in order.
    pub fn chapters(&self) -> impl Iterator<Item = &ChapterRules> {
        self.chapters.values()
    }

    /// The rules and notes of the chapter of `code`.
    #[must_use]
    pub fn chapter_of(&self, code: TariffCode) -> Option<&ChapterRules> {
        self.chapters.get(&code.chapter().first())
    }

    /// The rule of an id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&ProductRule> {
        let chapter: TariffCode = id.split_once('.')?.0.parse().ok()?;
        self.chapter_of(chapter)?.rules.iter().find(|rule| rule.id.as_str() == id)
    }

    /// The general provisions: tolerances, notes, process rules.
    #[must_use]
    pub const fn provisions(&self) -> &Provisions {
        &self.provisions
    }

    /// Earlier codes behind codes that no rule names.
    #[must_use]
    pub const fn concordance(&self) -> &Concordance {
        &self.concordance
    }

    /// The law with the automotive provisions.
    #[must_use]
    pub fn with_automotive(mut self, automotive: AutomotiveLaw) -> Self {
        self.automotive = automotive;
        self
    }

    /// The automotive provisions: contents by date, tables, labor value content, steel and aluminum.
    #[must_use]
    pub const fn automotive(&self) -> &AutomotiveLaw {
        &self.automotive
    }

    /// The rules that govern a good of `code` with these facts, on `date`, in trade between two countries.
    #[must_use]
    pub fn governing(
        &self,
        code: TariffCode,
        facts: &Facts,
        date: Date,
        between: (Country, Country),
    ) -> Governing<'_> {
        let direct = self.governing_as(code, facts, date, between);
        if !matches!(direct, Governing::NotEncoded { .. }) {
            return direct;
        }
        let Some(succession) = self.concordance.of(code) else { return direct };
        let chosen = facts.choice("earlier-code").and_then(|text| text.parse::<TariffCode>().ok());
        let earlier = match (chosen, succession.earlier.as_slice()) {
            (Some(chosen), known) if known.iter().any(|k| k.contains(chosen) || chosen.contains(*k)) => {
                chosen
            }
            (_, [only]) if succession.certain => *only,
            _ => return Governing::EarlierCode { succession },
        };
        match self.governing_as(earlier, facts, date, between) {
            Governing::Rules { code, rules, .. } => {
                Governing::Rules { code, rules, succession: Some(succession) }
            }
            other => other,
        }
    }

    fn governing_as(
        &self,
        code: TariffCode,
        facts: &Facts,
        date: Date,
        between: (Country, Country),
    ) -> Governing<'_> {
        if let Some(reason) = self.provisions.not_encoded_reason(code) {
            return Governing::NotEncoded { reason };
        }
        // By its definition no passenger vehicle is of 8703.31 to 8703.33: s. 12.
        let excluded = (870_331..=870_333).contains(&(code.first() / 10_000));
        let overlaid = excluded.then(|| facts.clone().with("is-passenger-vehicle", super::facts::Answer::No));
        let facts = overlaid.as_ref().unwrap_or(facts);
        let not_encoded = || Governing::NotEncoded {
            reason: Message::new("origin-not-encoded-no-rule").with("code", code),
        };
        let Some(chapter) = self.chapter_of(code) else { return not_encoded() };
        let live: Vec<&ProductRule> =
            chapter.rules.iter().filter(|rule| rule.is_live(date, between)).collect();
        for level in [Level::TariffItem, Level::Subheading, Level::Heading, Level::Chapter] {
            let at_level: Vec<(&ProductRule, &Described)> = live
                .iter()
                .flat_map(|rule| rule.scope.iter().map(move |scope| (*rule, scope)))
                .filter(|(_, scope)| scope.codes.level() == level && scope.codes.overlaps(code))
                .collect();
            if at_level.is_empty() {
                continue;
            }
            if code.level() < level {
                // A shorter code than the rule's: it may or may not be governed by it.
                return Governing::NeedsTariffItem;
            }
            match Self::choose(&at_level, facts, level) {
                Chosen::Rules(rules) => return Governing::Rules { code, rules, succession: None },
                Chosen::Ask(choices) => return Governing::Describe { code, choices },
                Chosen::None => {}
            }
        }
        not_encoded()
    }

    /// Among rules of one level, those whose description the good fits.
    fn choose<'law>(
        at_level: &[(&'law ProductRule, &'law Described)],
        facts: &Facts,
        level: Level,
    ) -> Chosen<'law> {
        if let Some(id) = facts.choice("rule") {
            let chosen: Vec<_> =
                at_level.iter().map(|(rule, _)| *rule).filter(|r| r.id.as_str() == id).collect();
            if !chosen.is_empty() {
                return Chosen::Rules(dedup(chosen));
            }
        }
        let mut fits = Vec::new();
        let mut unknown = Vec::new();
        let mut rest = Vec::new();
        for (rule, scope) in at_level {
            match &scope.description {
                None => rest.push(*rule),
                Some(Description { kind: DescriptionKind::Rest, .. }) => rest.push(*rule),
                Some(description) => match good_fits(description, facts) {
                    Some(true) => fits.push(*rule),
                    Some(false) => {}
                    // Goods without a code of their own are taken only when the case says so.
                    None if level == Level::Chapter => {}
                    None => unknown.push(*rule),
                },
            }
        }
        if !fits.is_empty() {
            return Chosen::Rules(dedup(fits));
        }
        if !unknown.is_empty() {
            unknown.extend(rest);
            return Chosen::Ask(dedup(unknown));
        }
        if rest.is_empty() { Chosen::None } else { Chosen::Rules(dedup(rest)) }
    }
}

enum Chosen<'law> {
    Rules(Vec<&'law ProductRule>),
    Ask(Vec<&'law ProductRule>),
    None,
}

fn dedup(rules: Vec<&ProductRule>) -> Vec<&ProductRule> {
    let mut seen = BTreeSet::new();
    rules.into_iter().filter(|rule| seen.insert(rule.id.clone())).collect()
}

fn descriptions(rule: &ProductRule) -> impl Iterator<Item = &Description> {
    let listed = rule.alternatives.iter().flat_map(|alternative| {
        alternative.allowed.iter().filter_map(|atom| match atom {
            super::rule::Atom::Listed(described) => described.description.as_ref(),
            _ => None,
        })
    });
    let except =
        rule.alternatives.iter().flat_map(|a| a.except.iter().filter_map(|d| d.description.as_ref()));
    rule.scope.iter().filter_map(|d| d.description.as_ref()).chain(listed).chain(except)
}

/// Words without their punctuation, which makes no difference to what they ask.
fn plain(words: &str) -> Vec<&str> {
    words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Whether the facts say that the good fits the description. `None`: they do not say.
fn good_fits(description: &Description, facts: &Facts) -> Option<bool> {
    let (fact, wanted) = description.fact()?;
    if let Some(answer) = facts.yes_or_no(&fact) {
        return Some(answer == wanted);
    }
    let (goods, used_in) = match description.text.rsplit_once(" - ") {
        Some((goods, used_in)) => (Some(goods), used_in),
        None => (None, description.text.as_str()),
    };
    let by_use = fits_use(used_in, facts)?;
    match goods {
        // Of both halves a `no` settles it.
        Some(goods) => match facts.yes_or_no(&super::rule::description_fact(goods)) {
            Some(answer) => Some(answer && by_use),
            None if !by_use => Some(false),
            None => None,
        },
        None => Some(by_use),
    }
}

/// Whether the fact `vehicle-use` fits words on the use of an automotive good.
pub(super) fn fits_use(words: &str, facts: &Facts) -> Option<bool> {
    let vehicle = facts.choice("vehicle-use")?;
    let light = matches!(vehicle, "passenger-vehicle" | "light-truck");
    let heavy = vehicle == "heavy-truck";
    if words.ends_with("for use in a passenger vehicle or light truck or heavy truck") {
        (words.starts_with("for use in")).then_some(light || heavy)
    } else if words == "for use in a passenger vehicle or light truck" {
        Some(light)
    } else if words == "for use in a heavy truck" {
        Some(heavy)
    } else if words == "any other use" {
        Some(!light && !heavy)
    } else {
        None
    }
}

impl ProductRule {
    /// Whether any alternative counts on `date` in trade between the two countries.
    #[must_use]
    pub fn is_live(&self, date: Date, between: (Country, Country)) -> bool {
        self.alternatives.iter().any(|alternative| alternative.is_live(date, between))
    }

    /// The name of the fact that says which of several described rules governs.
    pub const CHOICE: &'static str = "rule";

    /// The question which of these rules' descriptions fits the good.
    #[must_use]
    pub fn ask_which(choices: &[&Self]) -> MissingFact {
        let listed: Vec<Value> = choices
            .iter()
            .map(|rule| {
                Message::new("origin-rule-choice")
                    .with("rule", rule.id.as_str())
                    .with("description", Value::from(rule.scope_words()))
                    .into()
            })
            .collect();
        MissingFact {
            fact: Self::CHOICE.to_owned(),
            about: None,
            question: Message::new("origin-ask-which-rule").with("choices", Value::List(listed)),
        }
    }

    /// The goods the rule governs, as sentences.
    #[must_use]
    pub fn scope_words(&self) -> Vec<Message> {
        self.scope.iter().map(Described::in_words).collect()
    }
}

impl super::rule::Alternative {
    /// Whether the alternative counts on `date` in trade between the two countries.
    #[must_use]
    pub fn is_live(&self, date: Date, between: (Country, Country)) -> bool {
        self.conditions.iter().all(|condition| match condition {
            Condition::Date { from, until } => *from <= date && until.is_none_or(|until| date < until),
            Condition::Trade(trade) => trade.covers(between.0, between.1),
            Condition::Groups { .. } | Condition::Fact { .. } => true,
        })
    }

    /// The thresholds of regional value content on `date`.
    #[must_use]
    pub fn thresholds(&self, date: Date) -> Option<Thresholds> {
        self.regional_value.as_ref()?.on(date)
    }
}
