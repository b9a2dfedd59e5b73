//! Rates of duty as typed expressions, and what they come to.

use std::fmt;

use thiserror::Error;

use super::quantity::{Quantities, Unit};
use crate::decimal::{Decimal, DecimalError};
use crate::tariff_code::TariffCode;

/// What a column of the schedule says of a line.
///
/// [`fmt::Display`] and `FromStr` are one notation that no language reads differently: `8.7%`,
/// `$0.045/KG + 6%`, `6%@case`, `applicable + 25%`. The words of the schedule are `lawbook`'s to read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Rate {
    /// No duty.
    Free(Option<Condition>),
    /// A sum of terms.
    Sum(Box<[Term]>),
    /// A sum, but not less than another: the higher of the two.
    AtLeast {
        /// The sum as a rule.
        terms: Box<[Term]>,
        /// What the duty does not fall below.
        floor: Box<[Term]>,
    },
    /// A sum that does not exceed a duty found elsewhere.
    AtMost {
        /// The sum as a rule.
        terms: Box<[Term]>,
        /// Where the limit is found.
        limit: Reference,
    },
    /// Sugar by its polarization: dollars a kilogram, less some for each degree under a mark, but not
    /// less than a floor.
    Polarization {
        /// Dollars a kilogram at the mark.
        per_kilogram: Decimal,
        /// Dollars a kilogram less for each degree under it.
        less_per_degree: Decimal,
        /// The mark.
        degrees: Decimal,
        /// Dollars a kilogram that the rate does not fall below.
        floor: Decimal,
    },
    /// The heading leaves the column as it is.
    NoChange,
    /// The duty of the subheading that applies otherwise, and terms on top of it (of chapter 99).
    Applicable {
        /// The subheadings meant, where they are named; otherwise whichever applies.
        of: Box<[TariffCode]>,
        /// What comes on top; a negative percentage is taken off.
        plus: Box<[Term]>,
    },
    /// Whatever the provisions named say.
    See(Box<[CodeRange]>),
    /// A duty found elsewhere in the law.
    Elsewhere(Reference),
}

/// Provisions from a first to a last code, both included; one code where they are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CodeRange {
    /// First code.
    pub first: TariffCode,
    /// Last code.
    pub last: TariffCode,
}

/// One term of a sum.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// A percentage of a value.
    AdValorem {
        /// Percent: 8.7 for 8.7 %.
        percent: Decimal,
        /// Of which value.
        of: Base,
    },
    /// Dollars for a quantity.
    Specific {
        /// Dollars, in the currency of the schedule.
        amount: Decimal,
        /// For how many of the unit, one as a rule.
        per: Decimal,
        /// The unit.
        unit: Unit,
        /// Only what exceeds this many for each article (jewels over 7).
        over: Option<Decimal>,
    },
}

macro_rules! keyed {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $key:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$doc])* $variant),* }

        impl $name {
            /// Every one, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its kebab-case key.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),* }
            }

            /// The one with that key.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.key() == key)
            }
        }
    };
}

keyed! {
    /// The value a percentage is of.
    Base {
        /// The customs value of the article.
        Whole = "whole",
        /// The entire set, which is what is entered.
        EntireSet = "entire-set",
        /// A watch or clock case.
        Case = "case",
        /// Strap, band or bracelet.
        Strap = "strap",
        /// Case and strap, band or bracelet together.
        CaseAndStrap = "case-and-strap",
        /// The movement.
        Movement = "movement",
        /// Movement and case together.
        MovementAndCase = "movement-and-case",
        /// The battery.
        Battery = "battery",
        /// The apparatus without its battery.
        Apparatus = "apparatus",
        /// The rifle without its sight.
        Rifle = "rifle",
        /// The telescopic sight.
        TelescopicSight = "telescopic-sight",
        /// The lead in the article.
        LeadContent = "lead-content",
        /// The steel in the article.
        SteelContent = "steel-content",
        /// The aluminum in the article.
        AluminumContent = "aluminum-content",
        /// The copper in the article.
        CopperContent = "copper-content",
        /// What of the article is not of the United States.
        NonUsContent = "non-us-content",
        /// The fair retail value.
        FairRetailValue = "fair-retail-value",
        /// The cost of goods or repairs abroad (vessels).
        CostOfGoodsOrRepairs = "cost-of-goods-or-repairs",
        /// The cost of parts or materials bought abroad (vessels).
        CostOfPartsOrMaterials = "cost-of-parts-or-materials",
        /// The cost of parts bought abroad (vessels).
        CostOfParts = "cost-of-parts",
    }
}

keyed! {
    /// On what an article is free, where not simply.
    Condition {
        /// Under bond.
        UnderBond = "under-bond",
        /// Under bond as a note of the subchapter prescribes.
        UnderBondByNote = "under-bond-by-note",
        /// For temporary periods that a regulation prescribes.
        TemporaryPeriods = "temporary-periods",
        /// As a United States note of the subchapter says.
        ByUsNote = "by-us-note",
    }
}

keyed! {
    /// Where else in the law a duty is found.
    Reference {
        /// The rate without this heading.
        AbsentThisHeading = "absent-this-heading",
        /// The rate without this subheading.
        AbsentThisSubheading = "absent-this-subheading",
        /// The rate without this subheading, on the cost of the parts.
        AbsentThisSubheadingOnCostOfParts = "absent-this-subheading-on-cost-of-parts",
        /// Each article at the rate it has without this subheading.
        EachArticleAbsentThisSubheading = "each-article-absent-this-subheading",
        /// Each garment of the ensemble as if entered by itself.
        EachGarmentSeparately = "each-garment-separately",
        /// The article it is a part or accessory of.
        ArticleOfWhichPart = "article-of-which-part",
        /// The complete, assembled movement.
        CompleteMovement = "complete-movement",
        /// The natural juice of heading 2009.
        NaturalJuice = "natural-juice",
        /// The article of the set with the highest rate.
        HighestOfSet = "highest-of-set",
        /// An additional United States note of the chapter.
        AdditionalUsNote = "additional-us-note",
        /// A United States note of the subchapter.
        UsNote = "us-note",
        /// The rate of originating goods of Korea.
        OriginatingKorea = "originating-korea",
        /// The rate of originating goods of Colombia.
        OriginatingColombia = "originating-colombia",
        /// The rate of beneficiary countries in heading 9901.00.50.
        BeneficiaryCountries = "beneficiary-countries",
        /// A duty on the value of repairs or alterations abroad.
        ValueOfRepairs = "value-of-repairs",
        /// A duty on the value of processing abroad.
        ValueOfProcessing = "value-of-processing",
        /// A duty on the full value less United States products in it.
        LessUsProducts = "less-us-products",
        /// A duty on the full value less United States fabrics, components or materials in it.
        LessUsMaterials = "less-us-materials",
        /// A duty in place of drawback and internal-revenue tax allowed at export.
        DrawbackAndTax = "drawback-and-tax",
        /// A duty limited by the drawback allowed at export of an aircraft.
        AircraftDrawback = "aircraft-drawback",
    }
}

/// The facts of a line that rates turn on.
#[derive(Clone, Copy, Debug)]
pub struct RateFacts<'a> {
    /// Customs value of the line, in the currency of the schedule.
    pub value: Decimal,
    /// Quantities of the line.
    pub quantities: &'a Quantities,
    /// Values of parts or contents of the article, where known.
    pub values: &'a [(Base, Decimal)],
}

/// What a rate comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Computed {
    /// This much, exact and not rounded.
    Amount(Decimal),
    /// It turns on these, which are not given.
    Missing(Vec<Need>),
    /// The rate is found elsewhere in the law; it has no amount of its own.
    Elsewhere,
}

/// A fact a rate turns on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// A quantity in a unit (or one that converts to it).
    Quantity(Unit),
    /// The value of a part or content.
    Value(Base),
}

/// Why an amount could not be computed from facts that are all there.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RateError {
    /// The amount does not fit.
    #[error("the duty is out of range: {0}")]
    Arithmetic(#[from] DecimalError),
}

impl crate::Problem for RateError {
    fn code(&self) -> &'static str {
        "duty-out-of-range"
    }
}

impl Rate {
    /// Free without any condition.
    pub const FREE: Self = Self::Free(None);

    /// A percentage of the customs value.
    #[must_use]
    pub fn ad_valorem(percent: Decimal) -> Self {
        Self::Sum(Box::new([Term::AdValorem { percent, of: Base::Whole }]))
    }

    /// The percentage of the customs value that this rate is, whatever the quantities: zero where free.
    ///
    /// - Gives: `None` for a rate that is not a plain percentage. Never zero for what is unknown.
    #[must_use]
    pub fn as_percent(&self) -> Option<Decimal> {
        match self {
            Self::Free(None) => Some(Decimal::ZERO),
            Self::Sum(terms) => match &**terms {
                [Term::AdValorem { percent, of: Base::Whole | Base::EntireSet }] => Some(*percent),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether the rate says what is due by itself, or points elsewhere.
    #[must_use]
    pub const fn stands_alone(&self) -> bool {
        matches!(self, Self::Free(_) | Self::Sum(_) | Self::AtLeast { .. } | Self::Polarization { .. })
    }

    /// The facts this rate turns on beyond the customs value.
    #[must_use]
    pub fn needs(&self) -> Vec<Need> {
        let nothing = RateFacts { value: Decimal::ZERO, quantities: &Quantities::none(), values: &[] };
        match self.compute(&nothing) {
            Ok(Computed::Missing(needs)) => needs,
            _ => Vec::new(),
        }
    }

    /// What the rate comes to.
    ///
    /// - Takes: the facts of the line, in the currency of the schedule.
    /// - Gives: the exact amount, what is missing, or that the duty is found elsewhere. For
    ///   `Applicable` the amount is what comes on top.
    /// - Refuses: amounts that do not fit.
    pub fn compute(&self, facts: &RateFacts<'_>) -> Result<Computed, RateError> {
        match self {
            Self::Free(_) => Ok(Computed::Amount(Decimal::ZERO)),
            Self::Sum(terms) => sum(terms, facts),
            Self::Applicable { plus, .. } => sum(plus, facts),
            Self::AtLeast { terms, floor } => higher(sum(terms, facts)?, sum(floor, facts)?),
            Self::Polarization { per_kilogram, less_per_degree, degrees, floor } => {
                polarization(*per_kilogram, *less_per_degree, *degrees, *floor, facts)
            }
            Self::AtMost { .. } | Self::NoChange | Self::See(_) | Self::Elsewhere(_) => {
                Ok(Computed::Elsewhere)
            }
        }
    }
}

impl Term {
    /// What the term comes to, or what it needs.
    fn compute(&self, facts: &RateFacts<'_>) -> Result<Result<Decimal, Need>, RateError> {
        match self {
            Self::AdValorem { percent, of } => {
                let base = match of {
                    Base::Whole | Base::EntireSet => Some(facts.value),
                    part => facts.values.iter().find(|(known, _)| known == part).map(|(_, value)| *value),
                };
                match base {
                    Some(base) => Ok(Ok(base.checked_mul(Decimal::from_percent(*percent))?)),
                    None => Ok(Err(Need::Value(*of))),
                }
            }
            Self::Specific { amount, per, unit, over } => {
                let Some(mut quantity) = facts.quantities.get(*unit) else {
                    return Ok(Err(Need::Quantity(*unit)));
                };
                if let Some(over) = over {
                    let Some(articles) = facts.quantities.get(Unit::NUMBER) else {
                        return Ok(Err(Need::Quantity(Unit::NUMBER)));
                    };
                    quantity = quantity.checked_sub(over.checked_mul(articles)?)?.max(Decimal::ZERO);
                }
                Ok(Ok(amount.checked_mul(quantity)?.checked_div(*per)?))
            }
        }
    }
}

fn sum(terms: &[Term], facts: &RateFacts<'_>) -> Result<Computed, RateError> {
    let mut total = Decimal::ZERO;
    let mut missing = Vec::new();
    for term in terms {
        match term.compute(facts)? {
            Ok(amount) => total = total.checked_add(amount)?,
            Err(need) if missing.contains(&need) => {}
            Err(need) => missing.push(need),
        }
    }
    Ok(if missing.is_empty() { Computed::Amount(total) } else { Computed::Missing(missing) })
}

fn higher(a: Computed, b: Computed) -> Result<Computed, RateError> {
    Ok(match (a, b) {
        (Computed::Amount(a), Computed::Amount(b)) => Computed::Amount(a.max(b)),
        (Computed::Missing(mut a), Computed::Missing(b)) => {
            for need in b {
                if !a.contains(&need) {
                    a.push(need);
                }
            }
            Computed::Missing(a)
        }
        (Computed::Missing(needs), _) | (_, Computed::Missing(needs)) => Computed::Missing(needs),
        (Computed::Elsewhere, _) | (_, Computed::Elsewhere) => Computed::Elsewhere,
    })
}

/// Fractions of a degree count in proportion, so the degrees are taken as they are.
fn polarization(
    per_kilogram: Decimal,
    less_per_degree: Decimal,
    mark: Decimal,
    floor: Decimal,
    facts: &RateFacts<'_>,
) -> Result<Computed, RateError> {
    let (kilograms, degrees) = (facts.quantities.get(Unit::KILOGRAM), facts.quantities.get(Unit::DEGREE));
    let (Some(kilograms), Some(degrees)) = (kilograms, degrees) else {
        let needs = [(kilograms, Unit::KILOGRAM), (degrees, Unit::DEGREE)];
        let missing = needs.iter().filter(|(known, _)| known.is_none());
        return Ok(Computed::Missing(missing.map(|(_, unit)| Need::Quantity(*unit)).collect()));
    };
    let under = mark.checked_sub(degrees)?.max(Decimal::ZERO);
    let rate = per_kilogram.checked_sub(less_per_degree.checked_mul(under)?)?.max(floor);
    Ok(Computed::Amount(rate.checked_mul(kilograms)?))
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Free(None) => f.write_str("free"),
            Self::Free(Some(condition)) => write!(f, "free {}", condition.key()),
            Self::Sum(terms) => write_terms(f, terms),
            Self::AtLeast { terms, floor } => {
                write_terms(f, terms)?;
                f.write_str(" min ")?;
                write_terms(f, floor)
            }
            Self::AtMost { terms, limit } => {
                write_terms(f, terms)?;
                write!(f, " max {}", limit.key())
            }
            Self::Polarization { per_kilogram, less_per_degree, degrees, floor } => {
                write!(f, "polarization {per_kilogram} {less_per_degree} {degrees} {floor}")
            }
            Self::NoChange => f.write_str("nochange"),
            Self::Applicable { of, plus } => {
                f.write_str("applicable")?;
                for code in of {
                    write!(f, " {code}")?;
                }
                if !plus.is_empty() {
                    f.write_str(" + ")?;
                    write_terms(f, plus)?;
                }
                Ok(())
            }
            Self::See(ranges) => {
                f.write_str("see")?;
                for range in ranges {
                    write!(f, " {}", range.first)?;
                    if range.first != range.last {
                        write!(f, "-{}", range.last)?;
                    }
                }
                Ok(())
            }
            Self::Elsewhere(reference) => write!(f, "elsewhere {}", reference.key()),
        }
    }
}

fn write_terms(f: &mut fmt::Formatter<'_>, terms: &[Term]) -> fmt::Result {
    for (number, term) in terms.iter().enumerate() {
        if number > 0 {
            f.write_str(" + ")?;
        }
        match term {
            Term::AdValorem { percent, of: Base::Whole } => write!(f, "{percent}%")?,
            Term::AdValorem { percent, of } => write!(f, "{percent}%@{}", of.key())?,
            Term::Specific { amount, per, unit, over } => {
                write!(f, "${amount}/")?;
                if *per != Decimal::ONE {
                    write!(f, "{per}*")?;
                }
                write!(f, "{unit}")?;
                if let Some(over) = over {
                    write!(f, ">{over}")?;
                }
            }
        }
    }
    Ok(())
}
