//! What a producer states of its vehicles and parts, so that the automotive provisions can be computed
//! inside the determination of a good. Whatever is left open is asked.

use jiff::civil::Date;

use super::core_parts::{CoreGroup, CorePartsChoice};
use super::labor_value::{AssemblyPlant, HighWageMaterial, TechnologyWages};
use super::metals::{Metal, MetalPurchase};
use super::other_vehicle::PlantStart;
use crate::country::Country;
use crate::money::Money;
use crate::period::Period;

/// The figures of a case. Amounts are in the currency of the case, wages in that of their country.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AutomotiveFigures {
    /// Net cost and non-originating value over a period, in the place of those of one unit. Section 16.
    pub average: Option<ContentAverage>,
    /// The core parts, beside those that the bill marks. Section 14(4) to (13).
    pub core_parts: Option<StatedCoreParts>,
    /// Purchases of steel and aluminum. Section 17.
    pub purchases: Option<StatedPurchases>,
    /// Labor value content. Section 18.
    pub labor: Option<StatedLabor>,
    /// The alternative staging regime. Section 19.
    pub staging: Option<StagingApproval>,
    /// A new building or a refit, of an other vehicle. Section 20(8).
    pub plant_start: Option<PlantStart>,
}

/// Over which vehicles or goods content is averaged. Sections 16(1) and (10), 20(6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AverageCategory {
    /// One model line of one class, made in one plant.
    ModelLineInPlant,
    /// One class, made in one plant.
    ClassInPlant,
    /// One model line or one class, made anywhere in the territory.
    ModelLineOrClass,
    /// Parts of the tables, or core parts, made in one plant.
    PartsOfPlant,
}

impl AverageCategory {
    /// All categories with their names in a case.
    pub const ALL: [(&'static str, Self); 4] = [
        ("model-line-in-plant", Self::ModelLineInPlant),
        ("class-in-plant", Self::ClassInPlant),
        ("model-line-or-class", Self::ModelLineOrClass),
        ("parts-of-plant", Self::PartsOfPlant),
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, category)| *category == self).map_or("", |(name, _)| name)
    }
}

/// Content averaged over a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContentAverage {
    /// Over which vehicles or goods.
    pub category: AverageCategory,
    /// Only those exported to another country of the agreement.
    pub exported_only: bool,
    /// First day of the period.
    pub from: Date,
    /// Its last day.
    pub until: Date,
    /// Net cost of all of them.
    pub net_cost: Money,
    /// Value of non-originating materials in all of them.
    pub non_originating: Money,
    /// The sums are estimates. Section 16(9).
    pub estimated: bool,
}

/// The core parts that a case states, and what the producer chose for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatedCoreParts {
    /// The producer's choices.
    pub choice: CorePartsChoice,
    /// The amounts are sums of an averaging period (section 16(10)); those of the bill are then not used.
    pub over_period: bool,
    /// The parts.
    pub parts: Vec<StatedCorePart>,
    /// Groups of which the vehicle has no part.
    pub none: Vec<CoreGroup>,
}

/// A core part as a case states it; what it leaves out is taken from its row of the bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedCorePart {
    /// Its row of the bill, where it is one.
    pub line: Option<String>,
    /// What it is called.
    pub name: String,
    /// Its group.
    pub group: CoreGroup,
    /// Its net cost.
    pub net_cost: Option<Money>,
    /// Its transaction value; only the alternative staging regime asks for it.
    pub transaction_value: Option<Money>,
    /// Value of all non-originating materials in it.
    pub non_originating: Option<Money>,
    /// Value of its non-originating components of column 2.
    pub listed_components: Option<Money>,
    /// An advanced battery that meets its own rule.
    pub meets_own_rule: bool,
}

/// Over what a producer sums purchases or labor value content. Sections 17(7) and 18(19).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReckoningPeriod {
    /// The previous fiscal year of the producer.
    PreviousFiscalYear,
    /// The previous calendar year.
    PreviousCalendarYear,
    /// The quarter or month to date.
    QuarterOrMonthToDate,
    /// The fiscal year to date.
    FiscalYearToDate,
    /// The calendar year to date.
    CalendarYearToDate,
}

impl ReckoningPeriod {
    /// All periods with their names in a case.
    pub const ALL: [(&'static str, Self); 5] = [
        ("previous-fiscal-year", Self::PreviousFiscalYear),
        ("previous-calendar-year", Self::PreviousCalendarYear),
        ("quarter-or-month-to-date", Self::QuarterOrMonthToDate),
        ("fiscal-year-to-date", Self::FiscalYearToDate),
        ("calendar-year-to-date", Self::CalendarYearToDate),
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, period)| *period == self).map_or("", |(name, _)| name)
    }
}

/// Purchases of steel and aluminum at the corporate level in the territory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedPurchases {
    /// Over what.
    pub period: ReckoningPeriod,
    /// They are estimates. Section 17(8), (11).
    pub estimated: bool,
    /// The purchases.
    pub purchases: Vec<MetalPurchase>,
    /// Metals that the producer does not buy.
    pub none: Vec<Metal>,
}

/// The denominator of labor value content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaborBase {
    /// Net cost of the vehicle. Section 18(6)(a).
    NetCost(Option<Money>),
    /// Annual purchase value of all parts and materials. Section 18(6)(b).
    TotalPurchases(Option<Money>),
}

/// A plant and what its direct production workers earn on average, without benefits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WagePlant {
    /// Its country.
    pub country: Country,
    /// Wage an hour, in the currency of that country.
    pub hourly_wage: Money,
}

/// Labor value content as a case states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedLabor {
    /// Over what.
    pub period: ReckoningPeriod,
    /// The formula, with its denominator.
    pub base: LaborBase,
    /// Labor costs of assembly.
    pub labor: Option<Money>,
    /// The plant that assembles the vehicle: its labor counts if it pays enough.
    pub vehicle_plant: Option<WagePlant>,
    /// High-wage materials, one sum.
    pub materials: Option<Money>,
    /// Materials by the plant that made them; those of plants that pay enough count.
    pub materials_by_plant: Vec<HighWageMaterial>,
    /// High-wage transport and logistics.
    pub transport: Option<Money>,
    /// Technology.
    pub technology: Option<TechnologyWages>,
    /// The plant of the assembly credit.
    pub parts_plant: Option<AssemblyPlant>,
}

/// The alternative staging regime as a case states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StagingApproval {
    /// The three countries have approved a regime for the vehicle; none where it is not said.
    pub approved: Option<bool>,
    /// The period of the approval, where it names one of its own.
    pub period: Option<Period>,
    /// The approval exempts from the steel and aluminum requirement.
    pub exempt_from_metals: bool,
}
