//! Product-specific rules of origin as data: what the `.psr` files of `law/usmca` say.
//!
//! Source: HTSUS General Note 11(o) (USMCA Annex 4-B), in the notation described in `docs/notation.md`.

use std::fmt;

use jiff::civil::Date;

use crate::decimal::Decimal;
use crate::tariff_code::{Level, TariffCode};

/// All that is held of one chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChapterRules {
    /// The chapter.
    pub chapter: TariffCode,
    /// Where the rules were read.
    pub source: String,
    /// Chapter, heading and subheading notes.
    pub notes: Vec<ChapterNote>,
    /// Terms that the rules use.
    pub definitions: Vec<Definition>,
    /// The rules, in the order of the source.
    pub rules: Vec<ProductRule>,
}

/// A note that stands before the rules of a chapter, in own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChapterNote {
    /// `90.c2`.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// A term and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Kebab-case term.
    pub term: String,
    /// What it means.
    pub text: String,
}

/// The number of a rule in the source, such as `92.1` or `90.13a`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(String);

impl RuleId {
    /// The id as written; refuses what is not `CHAPTER.NUMBER`.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let (chapter, number) = text.split_once('.')?;
        let plain = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric());
        (chapter.len() == 2 && chapter.bytes().all(|b| b.is_ascii_digit()) && plain(number))
            .then(|| Self(text.to_owned()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One rule: the goods it governs and the alternatives of which any one suffices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductRule {
    /// Its number in the source.
    pub id: RuleId,
    /// The goods it governs.
    pub scope: Vec<Described>,
    /// Whether the source underscores it, so that the automotive provisions of GN 11(k) may apply.
    pub automotive: bool,
    /// The alternatives, in the order of their letters.
    pub alternatives: Vec<Alternative>,
    /// Open doubts about this rule (`# check:` lines), in own words.
    pub doubts: Vec<String>,
}

/// Codes of one level from `first` to `last`, both included.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CodeRange {
    /// First code.
    pub first: TariffCode,
    /// Last code; the same as `first` for a single code.
    pub last: TariffCode,
}

impl CodeRange {
    /// A range; refuses codes of two levels and a last code before the first.
    #[must_use]
    pub fn new(first: TariffCode, last: TariffCode) -> Option<Self> {
        (first.level() == last.level() && first <= last).then_some(Self { first, last })
    }

    /// A single code.
    #[must_use]
    pub const fn single(code: TariffCode) -> Self {
        Self { first: code, last: code }
    }

    /// Level of both ends.
    #[must_use]
    pub const fn level(self) -> Level {
        self.first.level()
    }

    /// Whether `code` lies wholly in the range.
    #[must_use]
    pub fn contains(self, code: TariffCode) -> bool {
        self.first.first() <= code.first() && code.last() <= self.last.last()
    }

    /// Whether the range and what lies under `code` have a code in common.
    #[must_use]
    pub fn overlaps(self, code: TariffCode) -> bool {
        self.first.first() <= code.last() && code.first() <= self.last.last()
    }
}

impl fmt::Display for CodeRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}-{}", self.first, self.last)
        }
    }
}

impl fmt::Debug for CodeRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A range of codes, narrowed to the goods of a description where there is one.
#[derive(Clone, PartialEq, Eq)]
pub struct Described {
    /// The codes.
    pub codes: CodeRange,
    /// Which goods of them.
    pub description: Option<Description>,
}

impl fmt::Debug for Described {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.description {
            Some(description) => write!(f, "{}{{{}}}", self.codes, description.text),
            None => write!(f, "{}", self.codes),
        }
    }
}

/// What goods of a code are meant, in own short words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// The words in braces, as written.
    pub text: String,
    /// What kind of words they are.
    pub kind: DescriptionKind,
}

/// Kinds of description that are decided in different ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DescriptionKind {
    /// Goods that fit the words.
    Fits,
    /// Goods that do not fit the words after `not`.
    FitsNot(String),
    /// The rest of the code that no other rule's description takes: `not the goods of 63.3a`, `any other good`.
    Rest,
    /// Another good than the one whose origin is determined, within the same code.
    DifferentGood,
    /// The same, and of the good's own subheading.
    DifferentGoodOfSubheading,
    /// Another subheading of the group the rule governs.
    AnotherSubheading,
}

impl Description {
    /// Sorts the words in braces into their kind.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let kind = match text {
            "a different good" => DescriptionKind::DifferentGood,
            "a different good of the good's own subheading" => DescriptionKind::DifferentGoodOfSubheading,
            "another subheading of the group" => DescriptionKind::AnotherSubheading,
            "any other good" => DescriptionKind::Rest,
            _ if text.starts_with("not the goods of ") => DescriptionKind::Rest,
            _ => match text.strip_prefix("not ") {
                Some(rest) => DescriptionKind::FitsNot(rest.to_owned()),
                None => DescriptionKind::Fits,
            },
        };
        Self { text: text.to_owned(), kind }
    }

    /// The name of the fact that decides it, and the answer that makes the description true.
    ///
    /// `pre-forms` and `not pre-forms` ask one fact, `is-pre-forms`.
    #[must_use]
    pub fn fact(&self) -> Option<(String, bool)> {
        match &self.kind {
            DescriptionKind::Fits => Some((description_fact(&self.text), true)),
            DescriptionKind::FitsNot(rest) => Some((description_fact(rest), false)),
            DescriptionKind::DifferentGood | DescriptionKind::DifferentGoodOfSubheading => {
                Some(("is-different-good".to_owned(), true))
            }
            DescriptionKind::Rest | DescriptionKind::AnotherSubheading => None,
        }
    }
}

/// The name of the fact 'fits these words': `is-` and the words in kebab case, cut at 110 letters.
#[must_use]
pub fn description_fact(words: &str) -> String {
    const LETTERS: usize = 110;
    let mut name = String::from("is");
    for word in words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()) {
        if name.len() + word.len() >= LETTERS {
            break;
        }
        name.push('-');
        name.extend(word.chars().map(|c| c.to_ascii_lowercase()));
    }
    name
}

/// One way to meet a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Its letter in the source.
    pub letter: char,
    /// What a non-originating material may be classified as: any one of these.
    pub allowed: Vec<Atom>,
    /// Classifications that are shut out all the same.
    pub except: Vec<Described>,
    /// Regional value content asked for beside it.
    pub regional_value: Option<RegionalValue>,
    /// Further conditions, all of which have to be met.
    pub conditions: Vec<Condition>,
}

/// Where a non-originating material may be classified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// Anywhere: no change in tariff classification is required.
    Any,
    /// In any other chapter, heading, subheading or tariff item than the good.
    Other(Level),
    /// The same, where the source adds 'including another within that group'.
    OtherInGroupToo(Level),
    /// Outside every code of this level that the rule governs.
    OutsideGroup(Level),
    /// In another code of the level `other` within the good's own code of the level `within`.
    Within {
        /// Level within which it stays.
        within: Level,
        /// Level at which it differs.
        other: Level,
    },
    /// In these codes.
    Listed(Described),
}

/// Thresholds of regional value content, by date where they differ by date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionalValue {
    /// First day and the thresholds from then on, in order of date; `None` is from the beginning.
    pub steps: Vec<(Option<Date>, Thresholds)>,
}

impl RegionalValue {
    /// The thresholds on `date`; `None` before the first step.
    #[must_use]
    pub fn on(&self, date: Date) -> Option<Thresholds> {
        self.steps.iter().rev().find(|(from, _)| from.is_none_or(|from| from <= date)).map(|(_, t)| *t)
    }
}

/// At least this much regional value content by either method; a method without a figure is not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// Percent under the transaction value method.
    pub transaction_value: Option<Decimal>,
    /// Percent under the net cost method.
    pub net_cost: Option<Decimal>,
}

/// A further condition of an alternative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The alternative counts for goods in this window only; the last day is not included.
    Date {
        /// First day.
        from: Date,
        /// First day on which it no longer counts.
        until: Option<Date>,
    },
    /// The alternative counts for trade between these countries only.
    Trade(Trade),
    /// From how many of some groups of codes non-originating materials may, or must, come.
    Groups {
        /// `true`: from at most one group; `false`: from more than one.
        at_most_one: bool,
        /// The groups.
        groups: Vec<Vec<CodeRange>>,
    },
    /// A fact of the good or its production.
    Fact {
        /// What kind of fact.
        kind: ConditionKind,
        /// Its name, where the case can answer it.
        name: String,
        /// The condition in own words.
        text: String,
    },
}

/// Kinds of condition, as the notation names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConditionKind {
    /// What was done, and where.
    Process,
    /// By weight.
    Weight,
    /// By volume.
    Volume,
    /// What the good is made of.
    Composition,
    /// How many components.
    Components,
    /// What a material is used for.
    Use,
    /// Anything else.
    Other,
}

impl ConditionKind {
    /// All kinds with their word in the notation.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Process, "process"),
        (Self::Weight, "weight"),
        (Self::Volume, "volume"),
        (Self::Composition, "composition"),
        (Self::Components, "components"),
        (Self::Use, "use"),
        (Self::Other, "other"),
    ];

    /// The word in the notation.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("other", |(_, word)| word)
    }
}

/// Between which countries a rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trade {
    /// Between Canada and the United States only.
    CanadaUnitedStates,
    /// All trade but that between Canada and the United States.
    NotCanadaUnitedStates,
    /// Between Mexico and the United States only.
    MexicoUnitedStates,
    /// All trade but that between Mexico and the United States.
    NotMexicoUnitedStates,
}

impl Trade {
    /// All directions with their words in the notation.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::CanadaUnitedStates, "between Canada and the United States only"),
        (Self::NotCanadaUnitedStates, "all trade other than between Canada and the United States"),
        (Self::MexicoUnitedStates, "between Mexico and the United States only"),
        (Self::NotMexicoUnitedStates, "all trade other than between Mexico and the United States"),
    ];

    /// The words in the notation.
    #[must_use]
    pub fn words(self) -> &'static str {
        Self::ALL.iter().find(|(trade, _)| *trade == self).map_or("", |(_, words)| words)
    }

    /// Whether trade between the two countries is meant.
    #[must_use]
    pub fn covers(self, one: crate::Country, other: crate::Country) -> bool {
        use crate::Country;
        let between = |a, b| (one == a && other == b) || (one == b && other == a);
        match self {
            Self::CanadaUnitedStates => between(Country::CA, Country::US),
            Self::NotCanadaUnitedStates => !between(Country::CA, Country::US),
            Self::MexicoUnitedStates => between(Country::MX, Country::US),
            Self::NotMexicoUnitedStates => !between(Country::MX, Country::US),
        }
    }
}
