//! Quality, distance and risk.

use crate::landed_cost::figure::{Amount, Number};

/// A cost of quality, distance or risk.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowance {
    /// Its name.
    pub name: String,
    /// Which cost it stands for.
    pub kind: AllowanceKind,
    /// How it is reckoned.
    pub basis: AllowanceBasis,
}

/// How an allowance is reckoned.
#[derive(Clone, Debug, PartialEq)]
pub enum AllowanceBasis {
    /// A share of the cost of making.
    ShareOfMake(Number),
    /// An amount a unit.
    PerUnit(Amount),
    /// Events (visits, prototypes, changes, hours) a year at an amount each.
    PerYear {
        /// How many a year.
        quantity: Number,
        /// What one costs.
        each: Amount,
    },
    /// Paid once and spread over years of volume.
    Once {
        /// What it costs.
        amount: Amount,
        /// Years over which it is spread.
        years: Number,
    },
    /// A share of units sent by air at a price a kilogram instead of the ordinary way.
    AirShare {
        /// Share of units.
        share: Number,
        /// Price of a chargeable kilogram.
        rate: Amount,
        /// Kilograms that a cubic meter counts for.
        kg_per_m3: Number,
    },
    /// A probability a year of an event that costs an amount.
    Expected {
        /// Probability a year, a share.
        probability: Number,
        /// What it costs.
        impact: Amount,
    },
}

/// Which cost of quality, distance or risk an allowance stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AllowanceKind {
    /// Travel before production starts.
    TravelStartUp,
    /// Travel to audit and keep up.
    TravelAudit,
    /// Prototypes.
    Prototype,
    /// Engineering changes.
    ChangeLeadTime,
    /// Hours that engineers and managers lose to distance and time zones.
    TimeZone,
    /// Incoming inspection.
    Inspection,
    /// Returns and rework.
    Returns,
    /// Warranty.
    Warranty,
    /// Other cost of poor quality.
    Quality,
    /// Sales lost to stock-outs.
    StockOut,
    /// Emergency air freight.
    EmergencyAir,
    /// Product liability that cannot be collected from a distant maker.
    Liability,
    /// Loss of intellectual property.
    IntellectualProperty,
    /// Political instability, natural disaster.
    Disruption,
    /// Effect of distance on innovation.
    Innovation,
    /// Anything else.
    Other,
}

impl AllowanceKind {
    /// Kebab-case name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TravelStartUp => "travel-start-up",
            Self::TravelAudit => "travel-audit",
            Self::Prototype => "prototype",
            Self::ChangeLeadTime => "change-lead-time",
            Self::TimeZone => "time-zone",
            Self::Inspection => "inspection",
            Self::Returns => "returns",
            Self::Warranty => "warranty",
            Self::Quality => "quality",
            Self::StockOut => "stock-out",
            Self::EmergencyAir => "emergency-air",
            Self::Liability => "liability",
            Self::IntellectualProperty => "intellectual-property",
            Self::Disruption => "disruption",
            Self::Innovation => "innovation",
            Self::Other => "other",
        }
    }

    /// Every kind.
    pub const ALL: [Self; 16] = [
        Self::TravelStartUp,
        Self::TravelAudit,
        Self::Prototype,
        Self::ChangeLeadTime,
        Self::TimeZone,
        Self::Inspection,
        Self::Returns,
        Self::Warranty,
        Self::Quality,
        Self::StockOut,
        Self::EmergencyAir,
        Self::Liability,
        Self::IntellectualProperty,
        Self::Disruption,
        Self::Innovation,
        Self::Other,
    ];
}
