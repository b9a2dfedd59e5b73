//! What an assessment gives: components, fees, and what stands in the way of entry.

use std::fmt;
use std::sync::Arc;

use crate::decimal::Decimal;
use crate::determination::Citation;
use crate::money::Money;
use crate::period::Period;

use super::entry::ClaimBasis;

/// What is owed on one line, component by component. Nothing in it is rounded.
#[derive(Clone, Debug, PartialEq)]
pub struct DutyAssessment {
    /// Every duty that was found to apply, or to be lifted by a heading of its own.
    pub components: Vec<Component>,
    /// The ordinary duty: column 1 or 2, general or special. `None` while undetermined.
    pub base_total: Option<Money>,
    /// All additional duties. `None` while undetermined.
    pub additional_total: Option<Money>,
    /// Both together. `None` while undetermined or where the good may not be entered.
    pub duty_total: Option<Money>,
    /// Additional duties as a percentage of the customs value.
    pub additional_ad_valorem_percent: Option<Decimal>,
    /// Merchandise processing and harbor maintenance, where they apply.
    pub fees: Vec<Fee>,
    /// Sum of the fees; `None` where one is not known.
    pub fees_total: Option<Money>,
    /// The measure that forbids the entry, where there is one.
    pub prohibited: Option<Prohibition>,
    /// Between what the duty lies, where a range was asked for.
    pub range: Option<DutyRange>,
    /// Reliefs that the law holds ready for this line and that nobody claimed, by fact.
    pub reliefs: Vec<Relief>,
    /// What a preference granted rests on.
    pub preference: Option<ClaimBasis>,
}

/// What a component is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ComponentKind {
    /// Column 1, general.
    General,
    /// Column 1, special.
    Special,
    /// Column 2.
    Column2,
    /// A duty of chapter 99 on top.
    Additional,
    /// A heading of chapter 99 that lifts a duty.
    Relief,
    /// One duty in place of all others, such as that on postal items.
    InLieu,
}

impl ComponentKind {
    /// The word used in JSON and CSV.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Special => "special",
            Self::Column2 => "column-2",
            Self::Additional => "additional",
            Self::Relief => "relief",
            Self::InLieu => "in-lieu",
        }
    }
}

/// How a component's rate works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComponentRate {
    /// A rate of the schedule, in its canonical writing.
    Schedule(Arc<str>),
    /// A percentage of the basis.
    Percent(Decimal),
    /// What is missing from the ordinary duty up to this percentage.
    UpTo(Decimal),
}

impl fmt::Display for ComponentRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Schedule(text) => f.write_str(text),
            Self::Percent(percent) => write!(f, "{percent}%"),
            Self::UpTo(percent) => write!(f, "up to {percent}%"),
        }
    }
}

/// On what a component is assessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The customs value.
    FullValue,
    /// The value of a metal in the good.
    MetalContent(Arc<str>),
    /// The customs value less the metal that another duty takes.
    ValueLessMetal,
    /// The customs value less content of the United States.
    NonUsContent,
    /// The value of repairs, alterations or processing abroad.
    WorkAbroad,
    /// The customs value less components of the United States.
    LessUsComponents,
}

impl Basis {
    /// The word used in JSON and CSV.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::FullValue => "full-value",
            Self::MetalContent(_) => "metal-content",
            Self::ValueLessMetal => "value-less-metal",
            Self::NonUsContent => "non-us-content",
            Self::WorkAbroad => "work-abroad",
            Self::LessUsComponents => "less-us-components",
        }
    }
}

/// One duty on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    /// What it is.
    pub kind: ComponentKind,
    /// The authority: `column-1-general`, `column-1-special`, `column-2`, `s301-china`, ...
    pub authority: Arc<str>,
    /// The tariff item or the heading of chapter 99.
    pub heading: Arc<str>,
    /// The rate.
    pub rate: ComponentRate,
    /// On what it is assessed.
    pub basis: Basis,
    /// That value in money.
    pub basis_value: Money,
    /// What it comes to; `None` where a quantity or fact is missing.
    pub amount: Option<Money>,
    /// What it rests on.
    pub citation: Citation,
    /// When it is in force.
    pub in_force: Option<Period>,
}

/// A fee beside the duty.
#[derive(Clone, Debug, PartialEq)]
pub struct Fee {
    /// `mpf` or `hmf`.
    pub kind: FeeKind,
    /// What it comes to; `None` where the figure of the year is not known.
    pub amount: Option<Money>,
    /// The rate in percent of the value, where it is ad valorem.
    pub rate_percent: Option<Decimal>,
    /// How the amount came about.
    pub treatment: FeeTreatment,
    /// What it rests on.
    pub citation: Citation,
}

/// Which fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FeeKind {
    /// Merchandise processing fee, 19 CFR 24.23.
    MerchandiseProcessing,
    /// Harbor maintenance fee, 19 CFR 24.24.
    HarborMaintenance,
}

impl FeeKind {
    /// The word used in JSON and CSV.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MerchandiseProcessing => "mpf",
            Self::HarborMaintenance => "hmf",
        }
    }
}

/// How a fee came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FeeTreatment {
    /// Rate times value.
    Rate,
    /// The minimum for an entry.
    Minimum,
    /// The maximum for an entry.
    Maximum,
    /// Nothing is due: the goods originate under an agreement.
    ExemptOriginating,
    /// Nothing is due: entered under a provision of chapter 98 that is exempt.
    ExemptChapter98,
    /// Nothing is due: by this mode of transport.
    ExemptMode,
    /// The flat fee of an informal entry.
    Informal,
    /// The bounds of the year are not known; the amount is given only where they cannot matter.
    BoundsNotKnown,
    /// The mode of transport was not given, so it is not known whether the fee is owed.
    ModeNotGiven,
}

impl FeeTreatment {
    /// The word used in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rate => "rate",
            Self::Minimum => "minimum",
            Self::Maximum => "maximum",
            Self::ExemptOriginating => "exempt-originating",
            Self::ExemptChapter98 => "exempt-chapter-98",
            Self::ExemptMode => "exempt-mode",
            Self::Informal => "informal",
            Self::BoundsNotKnown => "bounds-not-known",
            Self::ModeNotGiven => "mode-not-given",
        }
    }
}

/// A measure under which the good may not be entered at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prohibition {
    /// The authority.
    pub authority: Arc<str>,
    /// Its name in the law book.
    pub heading: Arc<str>,
    /// What it rests on.
    pub citation: Citation,
    /// Since when.
    pub in_force: Period,
}

/// Between what the duty lies, whatever the missing facts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DutyRange {
    /// The least duty.
    pub least: Money,
    /// The greatest duty; where goods may also turn out barred, of those that may be entered.
    pub greatest: Money,
    /// Whether for some values the good may not be entered.
    pub may_be_prohibited: bool,
}

/// A relief that the law holds ready and that was not claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relief {
    /// The fact that would claim it.
    pub fact: Arc<str>,
    /// The authority whose duty it would lift or lower.
    pub authority: Arc<str>,
    /// The heading under which it is claimed.
    pub heading: Arc<str>,
}
