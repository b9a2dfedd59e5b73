//! The automotive provisions: content of vehicles and parts by date, core parts, labor value content,
//! steel and aluminum, the alternative staging regime, other vehicles.
//!
//! The figures are law, held in [`AutomotiveLaw`] by date; [`AutomotiveLaw::on`] is the law on a day. Rules
//! of tariff classification for single parts stand with the product-specific rules.
//!
//! Source of the whole module: 19 CFR 182 App. A sections 12 to 20 with tables A.1 to G and S, read in
//! their Canadian twin SOR/2020-155 Part 6.

mod averaging;
mod core_parts;
mod core_rows;
mod figures;
mod labor_value;
mod law;
mod metals;
mod other_vehicle;
mod requirements;
mod staged_vehicle;
mod staging;
mod vehicle;

use jiff::civil::Date;
use thiserror::Error;

use super::value::ValueError;
use crate::decimal::DecimalError;
use crate::determination::{Problem, Value};
use crate::money::MoneyError;
use crate::ratio::Ratio;
use crate::tariff_code::TariffCode;

pub use averaging::{averaging_period, transitional_periods};
pub use core_parts::{
    CoreBasis, CoreFigure, CoreGroup, CorePart, CorePartsChoice, CorePartsOutcome, CoreScope, core_parts,
};
pub(super) use core_rows::any_marked;
pub use figures::{
    AutomotiveFigures, AverageCategory, ContentAverage, LaborBase, ReckoningPeriod, StagingApproval,
    StatedCorePart, StatedCoreParts, StatedLabor, StatedPurchases, WagePlant,
};
pub use labor_value::{
    AssemblyPlant, HighWageMaterial, LaborFacts, LaborFormula, LaborOutcome, TechnologyWages,
    heavy_truck_required_content, labor_value_content, qualifying_wage,
};
pub use law::{
    AutomotiveLaw, AutomotiveOnDate, ContentKey, ContentRequirement, ContentStep, CoreComponent,
    CoreTableGroup, ExcessLabor, LaborRequirement, MetalLaw, PartsTable, PlantCapacity, StagingLaw, TableKey,
    TableLine, VehicleClass, WageLaw,
};
pub use metals::{Metal, MetalPurchase, MetalsOutcome, steel_and_aluminum};
pub use other_vehicle::{
    ListedMaterial, OtherVehicle, PlantStart, other_vehicle_content, other_vehicle_non_originating,
};
pub(super) use requirements::{
    Content, Requirements, class_by_code, compute, net_cost_content, step_over, vehicle_of_materials,
};
pub(super) use staged_vehicle::staging;
pub use staging::{StagingFacts, alternative_staging};
pub use vehicle::{VehicleDescription, VehicleFacts, classify_vehicle, vehicle};

/// Why an automotive question was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AutomotiveError {
    /// A value was refused.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// A day before the provisions took effect, or for which a figure is not held.
    #[error("the automotive provisions hold no figure `{what}` for {date}")]
    NoFigure {
        /// Which.
        what: String,
        /// The day.
        date: Date,
    },
    /// No core part was given.
    #[error("no core part is given")]
    NoCoreParts,
    /// A fiscal year for which no transitional period exists.
    #[error("a fiscal year that begins on {0} has no longer first period")]
    FiscalYearNotTransitional(Date),
    /// An average that no provision allows over the period, or that does not hold the day.
    #[error("content may not be averaged from {from} to {until} for a good of {date}")]
    AveragingPeriodNotAllowed {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
        /// The day asked of.
        date: Date,
    },
    /// An average over a category that is not open to the good.
    #[error("content of a good of {code} may not be averaged over `{category}`")]
    AverageNotForThisGood {
        /// The good.
        code: TariffCode,
        /// The category.
        category: &'static str,
    },
    /// Alternative staging of what is no passenger vehicle or light truck.
    #[error("the alternative staging regime is not for a good of {0}")]
    StagingNotForThisGood(TariffCode),
    /// A new plant or refit of what is no other vehicle.
    #[error("the figure of a new plant is not for a good of {0}")]
    PlantStartNotForThisGood(TariffCode),
    /// A row that names a group of core parts which is none.
    #[error("line `{line}`: `{found}` is no group of core parts")]
    CorePartUnknown {
        /// The row.
        line: String,
        /// What it says.
        found: String,
    },
    /// A row whose code the table does not name for its group.
    #[error("line `{line}` is not under a code of the core parts `{group}`")]
    CorePartCode {
        /// The row.
        line: String,
        /// Its code.
        code: Option<TariffCode>,
        /// The group.
        group: String,
    },
    /// A stated core part of another group than its row.
    #[error("line `{line}` is `{group}` in the bill and `{stated}` in the case")]
    CorePartGroup {
        /// The row.
        line: String,
        /// Its group in the bill.
        group: String,
        /// Its group in the case.
        stated: String,
    },
    /// A stated core part whose row is not in the bill, or lies within another core part.
    #[error("the core part `{0}` is no row of the bill that could be one")]
    CorePartNotInBill(String),
}

impl From<MoneyError> for AutomotiveError {
    fn from(error: MoneyError) -> Self {
        Self::Value(error.into())
    }
}

impl From<DecimalError> for AutomotiveError {
    fn from(error: DecimalError) -> Self {
        Self::Value(error.into())
    }
}

impl Problem for AutomotiveError {
    fn code(&self) -> &'static str {
        match self {
            Self::Value(error) => error.code(),
            Self::NoFigure { .. } => "automotive-no-figure",
            Self::NoCoreParts => "automotive-no-core-parts",
            Self::FiscalYearNotTransitional(_) => "automotive-fiscal-year-not-transitional",
            Self::AveragingPeriodNotAllowed { .. } => "automotive-averaging-period-not-allowed",
            Self::AverageNotForThisGood { .. } => "automotive-average-not-for-this-good",
            Self::StagingNotForThisGood(_) => "automotive-staging-not-for-this-good",
            Self::PlantStartNotForThisGood(_) => "automotive-plant-start-not-for-this-good",
            Self::CorePartUnknown { .. } => "automotive-core-part-unknown",
            Self::CorePartCode { .. } => "automotive-core-part-code",
            Self::CorePartGroup { .. } => "automotive-core-part-group",
            Self::CorePartNotInBill(_) => "automotive-core-part-not-in-bill",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Value(error) => error.arguments(),
            Self::NoFigure { what, date } => {
                vec![("what", what.as_str().into()), ("date", (*date).into())]
            }
            Self::NoCoreParts => Vec::new(),
            Self::FiscalYearNotTransitional(date) => vec![("date", (*date).into())],
            Self::AveragingPeriodNotAllowed { from, until, date } => {
                vec![("from", (*from).into()), ("until", (*until).into()), ("date", (*date).into())]
            }
            Self::AverageNotForThisGood { code, category } => {
                vec![("code", (*code).into()), ("category", (*category).into())]
            }
            Self::StagingNotForThisGood(code) | Self::PlantStartNotForThisGood(code) => {
                vec![("code", (*code).into())]
            }
            Self::CorePartUnknown { line, found } => {
                vec![("line", line.as_str().into()), ("found", found.as_str().into())]
            }
            Self::CorePartCode { line, code, group } => vec![
                ("line", line.as_str().into()),
                ("code", code.map_or_else(|| Value::from("?"), Value::from)),
                ("group", group.as_str().into()),
            ],
            Self::CorePartGroup { line, group, stated } => vec![
                ("line", line.as_str().into()),
                ("group", group.as_str().into()),
                ("stated", stated.as_str().into()),
            ],
            Self::CorePartNotInBill(part) => vec![("part", part.as_str().into())],
        }
    }
}

/// The sum of two ratios, exact.
fn sum(a: Ratio, b: Ratio) -> Result<Ratio, AutomotiveError> {
    let left = a.numerator().checked_mul(b.denominator())?;
    let right = b.numerator().checked_mul(a.denominator())?;
    Ok(Ratio::new(left.checked_add(right)?, a.denominator().checked_mul(b.denominator())?)?)
}
