//! What a determination of origin concludes beyond yes or no.

use crate::Message;
use crate::decimal::Decimal;
use crate::money::Money;
use crate::ratio::Ratio;
use crate::tariff_code::TariffCode;

use super::good::Method;
use super::rule::RuleId;

/// Origin criterion of the certification (USMCA Annex 5-A, data element 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Criterion {
    /// Wholly obtained or produced: Article 4.2(a).
    A,
    /// Produced from non-originating materials that satisfy the product-specific rule: Article 4.2(b).
    B,
    /// Produced exclusively from originating materials: Article 4.2(c).
    C,
    /// Goods and parts classified together, or unassembled goods: Article 4.2(d).
    D,
}

impl Criterion {
    /// Its letter.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }
}

/// By which provision a good originates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// Wholly obtained or produced, s. 3(1).
    WhollyObtained,
    /// Exclusively from originating materials, s. 3(3).
    OriginatingMaterials,
    /// The product-specific rule, s. 3(2).
    ProductRule,
    /// The alternative staging regime of an eligible vehicle, s. 19.
    AlternativeStaging,
    /// A process rule of chapters 27 to 40 or a chapter note that confers origin.
    ChapterRule,
    /// Goods and parts classified together, or unassembled goods, s. 3(4).
    PartsTogether,
    /// Information-technology goods of schedule 2, s. 3(7).
    DeemedOriginating,
    /// Sets, s. 6.
    Set,
}

/// What a determination of origin holds beyond its finding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OriginConclusion {
    /// By which provision it originates, where it does.
    pub route: Option<Route>,
    /// The criterion for the certification, where it originates.
    pub criterion: Option<Criterion>,
    /// The rule that was applied.
    pub rule: Option<RuleId>,
    /// The alternative of the rule that is met, or else the nearest one.
    pub alternative: Option<char>,
    /// The method of regional value content that is met, where one is needed.
    pub method: Option<Method>,
    /// Every alternative considered, in order.
    pub alternatives: Vec<AlternativeOutcome>,
    /// Sum of the non-originating materials, where their values are known.
    pub value_of_non_originating_materials: Option<Money>,
    /// Materials that stand in the way, each with the reason.
    pub failing: Vec<FailingMaterial>,
    /// What a vehicle has to meet beside its rule, where the case gives figures for it.
    pub requirements: Vec<RequirementOutcome>,
    /// Choices that the engine made for the producer.
    pub choices: Vec<Message>,
    /// Sets of at most three lines that would make the good originate, were they originating; minimal.
    pub turning_sets: Vec<Vec<String>>,
}

/// A requirement beside the rule that was computed: core parts, labor value content, purchases of steel and
/// aluminum.
#[derive(Clone, Debug, PartialEq)]
pub struct RequirementOutcome {
    /// The fact by which the rules know it, such as `core-parts-originate`.
    pub fact: &'static str,
    /// What came of it.
    pub finding: crate::Finding,
    /// The figures compared.
    pub figures: Vec<RequirementFigure>,
}

/// One figure of a requirement.
#[derive(Clone, Debug, PartialEq)]
pub struct RequirementFigure {
    /// Of what: a part, a group, `super-core`, `steel`, `labor-value-content`.
    pub of: String,
    /// The figure, of one.
    pub value: Ratio,
    /// Percent needed.
    pub required: Decimal,
    /// Whether it is reached.
    pub met: bool,
}

/// What came of one alternative.
#[derive(Clone, Debug, PartialEq)]
pub struct AlternativeOutcome {
    /// Its rule.
    pub rule: RuleId,
    /// Its letter.
    pub letter: char,
    /// What came of it.
    pub finding: crate::Finding,
    /// Lines that do not make the change in tariff classification.
    pub not_changing: Vec<String>,
    /// Whether the tolerance of section 5 was used.
    pub de_minimis_tolerance: bool,
    /// Figures of regional value content, one a method that the rule opens.
    pub regional_value_content: Vec<RegionalValueFigure>,
}

/// Regional value content by one method.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RegionalValueFigure {
    /// The method.
    pub method: Method,
    /// Transaction value or net cost.
    pub base: Money,
    /// Value of the non-originating materials.
    pub non_originating: Money,
    /// The content, exact.
    pub content: Ratio,
    /// Percent asked for.
    pub threshold: Decimal,
    /// Whether it is met.
    pub met: bool,
    /// By how many points it passes (or, negative, fails).
    pub points: Decimal,
    /// By how much money of non-originating materials it passes (or, negative, fails).
    pub money: Money,
}

/// A material that stands in the way.
#[derive(Clone, Debug, PartialEq)]
pub struct FailingMaterial {
    /// Its line on the bill.
    pub line: String,
    /// What it is.
    pub description: String,
    /// Its classification.
    pub code: Option<TariffCode>,
    /// Its value.
    pub value: Option<Money>,
    /// Why.
    pub reason: Message,
}
