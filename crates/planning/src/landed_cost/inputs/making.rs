//! What making a unit costs: a price, or materials, operations, overhead and tools.

use customs::Step;

use crate::landed_cost::figure::{Amount, Number};

/// What making a unit costs: a quoted price, or a build-up. Never both.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Make {
    /// Quoted price of a unit; the build-up is inside it.
    pub price: Option<Amount>,
    /// Materials of one unit started.
    pub materials: Vec<Material>,
    /// Operations on one unit started.
    pub operations: Vec<Operation>,
    /// Cost of an hour of each grade of labor.
    pub labor: Vec<LaborGrade>,
    /// Hours that one direct employee works in a year; turns hours into heads.
    pub hours_per_employee_year: Option<Number>,
    /// The same in later years; `[0]` is the second year, the last one stands for the years after it.
    pub hours_per_employee_later: Vec<Number>,
    /// Everything that the plant costs beyond materials and direct labor.
    pub overhead: Vec<Overhead>,
    /// Tools and molds, also those that the buyer owns beside a quoted price.
    pub tooling: Vec<Tooling>,
    /// Good units out of units started, a share; absent where no loss is expected by declaration.
    pub yield_share: Option<Number>,
    /// What a scrapped unit brings.
    pub scrap_recovery: Option<Amount>,
    /// Margin of the maker on the build-up.
    pub margin: Option<Margin>,
}

/// One line of the bill of materials, as it arrives at the plant.
#[derive(Clone, Debug, PartialEq)]
pub struct Material {
    /// Its name or part number.
    pub name: String,
    /// Cost for one unit of the good (quantity times unit cost).
    pub cost: Amount,
    /// Freight to the plant for one unit of the good.
    pub inbound_freight: Option<Amount>,
    /// Duty and fees into the plant's country for one unit of the good.
    pub inbound_duty: Option<Amount>,
}

/// One operation on a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Its name.
    pub name: String,
    /// The grade of labor that does it.
    pub grade: String,
    /// Standard minutes for one unit started.
    pub minutes: Number,
    /// Standard minutes ÷ minutes really needed, a share; one when absent.
    pub efficiency: Option<Number>,
    /// Experience curve, where one is declared.
    pub learning: Option<Learning>,
}

/// An experience curve: time a unit falls to `remaining` at each doubling of cumulative volume.
#[derive(Clone, Debug, PartialEq)]
pub struct Learning {
    /// Share of time that remains at each doubling, such as 0.9.
    pub remaining: Number,
    /// Cumulative volume at which the standard minutes hold.
    pub reference_units: Number,
}

/// What an hour worked of one grade costs.
#[derive(Clone, Debug, PartialEq)]
pub struct LaborGrade {
    /// Its id, as operations name it.
    pub grade: String,
    /// Cost of an hour worked, everything included, in the first year.
    pub hourly: Amount,
    /// The same in later years at constant wages, where the hours of the week or the law change it:
    /// `hourly_by_year[0]` is the second year. The last one stands for the years after it.
    pub hourly_by_year: Vec<Amount>,
    /// The working of the figure.
    pub working: Vec<Step>,
}

/// A cost of the plant.
#[derive(Clone, Debug, PartialEq)]
pub struct Overhead {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OverheadKind,
    /// What the amount is a price of.
    pub basis: OverheadBasis,
    /// How many of them (square feet of lease, megawatt hours, heads); one when absent.
    pub quantity: Option<Number>,
    /// The price.
    pub amount: Amount,
    /// Share of it that this product bears; all of it when absent.
    pub share: Option<Number>,
}

/// What an overhead line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OverheadKind {
    /// Rent of the building with its common charges.
    Lease,
    /// Electric power, water, gas.
    Power,
    /// Fee of a shelter company.
    ShelterFee,
    /// Permits, program, certification, accounting.
    Permits,
    /// Salaries of supervision, quality, maintenance, administration.
    IndirectLabor,
    /// Machines: depreciation, lease, maintenance.
    Equipment,
    /// Start-up spread over production instead of paid once.
    StartUp,
    /// Employee transport, meals and the like not in the labor rate.
    EmployeeServices,
    /// Anything else.
    Other,
}

impl OverheadKind {
    /// Kebab-case name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lease => "lease",
            Self::Power => "power",
            Self::ShelterFee => "shelter-fee",
            Self::Permits => "permits",
            Self::IndirectLabor => "indirect-labor",
            Self::Equipment => "equipment",
            Self::StartUp => "start-up",
            Self::EmployeeServices => "employee-services",
            Self::Other => "other",
        }
    }

    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Lease,
        Self::Power,
        Self::ShelterFee,
        Self::Permits,
        Self::IndirectLabor,
        Self::Equipment,
        Self::StartUp,
        Self::EmployeeServices,
        Self::Other,
    ];
}

/// What the amount of an overhead line is a price of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OverheadBasis {
    /// A good unit.
    Unit,
    /// A month, times quantity.
    Month,
    /// A year, times quantity.
    Year,
    /// An hour of direct labor.
    LaborHour,
    /// A direct employee and month; heads follow from hours unless a quantity is given.
    EmployeeMonth,
    /// A share of direct labor: the amount is unused, `quantity` is the share.
    ShareOfLabor,
    /// A share of materials: the amount is unused, `quantity` is the share.
    ShareOfMaterials,
}

impl OverheadBasis {
    /// Kebab-case name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Month => "month",
            Self::Year => "year",
            Self::LaborHour => "labor-hour",
            Self::EmployeeMonth => "employee-month",
            Self::ShareOfLabor => "share-of-labor",
            Self::ShareOfMaterials => "share-of-materials",
        }
    }

    /// Every basis.
    pub const ALL: [Self; 7] = [
        Self::Unit,
        Self::Month,
        Self::Year,
        Self::LaborHour,
        Self::EmployeeMonth,
        Self::ShareOfLabor,
        Self::ShareOfMaterials,
    ];
}

/// A tool, paid once and spread over what it makes.
#[derive(Clone, Debug, PartialEq)]
pub struct Tooling {
    /// Its name.
    pub name: String,
    /// What it costs.
    pub cost: Amount,
    /// Over what it is spread.
    pub life: ToolLife,
}

/// How long a tool lasts.
#[derive(Clone, Debug, PartialEq)]
pub enum ToolLife {
    /// Good units.
    Units(Number),
    /// Years of the annual volume.
    Years(Number),
}

/// The maker's margin.
#[derive(Clone, Debug, PartialEq)]
pub struct Margin {
    /// A share.
    pub share: Number,
    /// Of what.
    pub of: MarginBasis,
}

/// What a margin is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarginBasis {
    /// Of cost: price = cost × (1 + share).
    Cost,
    /// Of price: price = cost ÷ (1 − share).
    Price,
}
