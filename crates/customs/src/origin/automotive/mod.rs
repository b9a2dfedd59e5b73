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
mod labor_value;
mod law;
mod metals;
mod other_vehicle;
mod staging;
mod vehicle;

use jiff::civil::Date;
use thiserror::Error;

use super::value::ValueError;
use crate::decimal::DecimalError;
use crate::determination::{Problem, Value};
use crate::money::MoneyError;
use crate::ratio::Ratio;

pub use averaging::{averaging_period, transitional_periods};
pub use core_parts::{
    CoreBasis, CoreFigure, CoreGroup, CorePart, CorePartsChoice, CorePartsOutcome, CoreScope, core_parts,
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
        }
    }
}

/// The sum of two ratios, exact.
fn sum(a: Ratio, b: Ratio) -> Result<Ratio, AutomotiveError> {
    let left = a.numerator().checked_mul(b.denominator())?;
    let right = b.numerator().checked_mul(a.denominator())?;
    Ok(Ratio::new(left.checked_add(right)?, a.denominator().checked_mul(b.denominator())?)?)
}
