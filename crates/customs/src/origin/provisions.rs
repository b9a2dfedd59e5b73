//! The general provisions beside the product-specific rules, as data read from `law/usmca`.

use jiff::civil::Date;

use crate::decimal::Decimal;
use crate::determination::Message;
use crate::tariff_code::TariffCode;

use super::rule::{CodeRange, Thresholds};

/// Tolerances, chapter notes with an effect, process rules, lists of goods.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Provisions {
    /// Tolerance of section 5.
    pub de_minimis: DeMinimis,
    /// Thresholds of section 3(4), by citation.
    pub parts_together: Option<Thresholds>,
    /// Notes that change outcomes.
    pub notes: Vec<NoteRule>,
    /// Information-technology goods of schedule 2 that originate by import from a Party.
    pub information_technology: Vec<ListedGood>,
    /// Goods that can be remanufactured goods.
    pub remanufactured: CodeSet,
    /// Goods that section 10(3) lets be produced further outside the territory.
    pub further_production: Vec<ListedGood>,
    /// How a condition of the rules is computed from the bill, by the name of its fact.
    pub measures: Vec<(String, Measure)>,
    /// Codes for which no rule is held, with the reason.
    pub not_encoded: Vec<NotEncoded>,
    /// Figures by date that take the place of the printed ones (automotive).
    pub staging: Vec<Staging>,
    /// Open doubts about the data, by the rule they touch.
    pub doubts: Vec<RuleDoubt>,
}

/// Codes, less some of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeSet {
    /// These.
    pub codes: Vec<CodeRange>,
    /// But not these.
    pub except: Vec<CodeRange>,
}

impl CodeSet {
    /// Whether `code` lies wholly in the set.
    #[must_use]
    pub fn contains(&self, code: TariffCode) -> bool {
        self.codes.iter().any(|r| r.contains(code)) && !self.except.iter().any(|r| r.overlaps(code))
    }
}

/// Goods listed by code, some only where a fact says that they fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedGood {
    /// The codes.
    pub codes: Vec<CodeRange>,
    /// The fact that has to be answered yes.
    pub fact: Option<String>,
    /// What it rests on.
    pub citation: String,
}

/// Tolerance of section 5.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeMinimis {
    /// Percent of transaction value or total cost, s. 5(1), 5(4).
    pub percent: Decimal,
    /// Percent of weight for textiles, s. 5(6), 5(7).
    pub textile_percent: Decimal,
    /// Percent of weight of elastomeric content within it.
    pub elastomeric_percent: Decimal,
    /// Goods whose tolerance is by weight of the good: chapters 50-60, heading 9619.
    pub by_weight: CodeSet,
    /// Goods whose tolerance is by weight of the component: chapters 61-63.
    pub by_component_weight: CodeSet,
    /// Materials the tolerance by value does not serve, s. 5(3).
    pub exclusions: Vec<Exclusion>,
    /// Notes that open or shut the tolerance despite s. 5(3).
    pub despite: Vec<Despite>,
}

/// Materials that the tolerance by value does not serve in some goods, s. 5(3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// Paragraph, such as `5(3)(c)`.
    pub citation: String,
    /// The goods.
    pub goods: CodeSet,
    /// A fact of the good that has to be so as well.
    pub good_fact: Option<String>,
    /// The materials; `None` is any material.
    pub materials: Option<CodeSet>,
    /// A fact of the material that has to be so as well.
    pub material_fact: Option<String>,
    /// Only materials of the good's own subheading, s. 5(3)(k).
    pub same_subheading_only: bool,
}

/// A note that opens or shuts the tolerance despite s. 5(3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Despite {
    /// Note, such as `07.s1`.
    pub note: String,
    /// What it rests on.
    pub citation: String,
    /// The goods.
    pub goods: CodeSet,
    /// The materials.
    pub materials: CodeSet,
    /// The fact of the material that has to be so.
    pub material_fact: Option<String>,
    /// Whether the tolerance is open (or, `false`, shut).
    pub applies: bool,
}

/// A note that changes an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteRule {
    /// The note, such as `20.c1`.
    pub id: String,
    /// What it rests on.
    pub citation: String,
    /// The goods it speaks of.
    pub goods: CodeSet,
    /// First day it counts.
    pub from: Option<Date>,
    /// Alternatives of rules that are free of it, such as `61.8 A`.
    pub free: Vec<String>,
    /// What it does.
    pub effect: NoteEffect,
}

/// What a note does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteEffect {
    /// The good originates if the fact is so.
    Confers {
        /// The fact.
        fact: String,
        /// Whether the good counts as wholly obtained (criterion A) rather than by rule (B).
        wholly_obtained: bool,
        /// Whether the fact is one answer of the question which process rule is met.
        process: bool,
        /// The note speaks of the good only where its bill holds a material of these codes.
        with_materials: Option<CodeSet>,
    },
    /// The good does not originate if the first fact is so, unless the second is.
    Bars {
        /// What bars.
        when: String,
        /// What lifts the bar.
        unless: Option<String>,
        /// Whether the question is asked when it is not answered, or only taken from the case.
        ask: bool,
    },
    /// The good originates only if the fact is so; where `when` is given, only if that is so.
    Requires {
        /// When it is asked at all.
        when: Option<String>,
        /// What has to be so.
        fact: String,
    },
    /// Each of these materials has to fit the fact.
    RequiresOfMaterials {
        /// The materials.
        materials: CodeSet,
        /// A fact of the material that has to be so for the note to speak of it.
        when: Option<String>,
        /// What has to be so of the material.
        fact: String,
    },
    /// These materials are left out of account.
    Disregards {
        /// The materials.
        materials: CodeSet,
        /// A fact of the material that has to be so as well.
        fact: Option<String>,
        /// Whether the answer to `fact` that counts is no.
        negated: bool,
    },
    /// Only the component that decides the classification is looked at.
    Component,
}

/// How a condition is computed from the bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// At least this share by weight of the materials of these codes originates.
    OriginatingWeight {
        /// The materials.
        codes: CodeSet,
        /// Percent.
        at_least: Decimal,
    },
    /// Non-originating materials of these codes weigh at most this share of the good.
    NonOriginatingWeightOfGood {
        /// The materials.
        codes: CodeSet,
        /// Percent.
        at_most: Decimal,
    },
}

/// Codes for which no rule is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotEncoded {
    /// The codes.
    pub codes: CodeRange,
    /// The reason, as the name that the catalogue knows.
    pub reason: String,
}

/// Figures of regional value content by date in the place of a rule's printed ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staging {
    /// The rules, by id and letter, such as `87.18 A`.
    pub rules: Vec<String>,
    /// Vehicles for whose parts it counts (answers of the fact `vehicle-use`).
    pub vehicles: Vec<String>,
    /// First day.
    pub from: Date,
    /// First day on which it no longer counts.
    pub until: Option<Date>,
    /// The figures.
    pub thresholds: Thresholds,
    /// What it rests on.
    pub citation: String,
}

/// A doubt that touches the rules it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleDoubt {
    /// Its key in `law/ASSUMPTIONS.md`.
    pub assumption: String,
    /// The rules it touches; empty for all rules of the chapters.
    pub rules: Vec<String>,
    /// The chapters it touches, where it names no rules.
    pub chapters: Vec<CodeRange>,
    /// Whether it was resolved by reasoning; it is then on record and no longer shows.
    pub resolved: bool,
}

impl Provisions {
    /// Why no rule is held for `code`, where that is known beforehand.
    #[must_use]
    pub fn not_encoded_reason(&self, code: TariffCode) -> Option<Message> {
        self.not_encoded
            .iter()
            .find(|n| n.codes.contains(code))
            .map(|n| Message::new("origin-not-encoded").with("code", code).with("reason", n.reason.as_str()))
    }

    /// How the condition of a fact is computed, where it is.
    #[must_use]
    pub fn measure(&self, fact: &str) -> Option<&Measure> {
        self.measures.iter().find(|(name, _)| name == fact).map(|(_, measure)| measure)
    }
}

impl RuleDoubt {
    /// Whether the doubt is open and touches the rule: it names it, or its chapter and no rule.
    #[must_use]
    pub fn touches(&self, rule: &super::rule::ProductRule) -> bool {
        !self.resolved && self.speaks_of(rule)
    }

    /// Whether it names the rule or its chapter, resolved or not.
    #[must_use]
    pub fn speaks_of(&self, rule: &super::rule::ProductRule) -> bool {
        self.rules.iter().any(|id| id == rule.id.as_str())
            || self.chapters.iter().any(|range| rule.scope.iter().any(|s| range.contains(s.codes.first)))
    }
}
