//! The cost tables of a case: `[scenario.cost]` in each scenario, `[planning]` for the case.
//!
//! Percentages are kept as they are written (97 for 97 %). What a figure is worth (a value, a range, a
//! fact of the region, or an open question) is a [`Figure`]; the program turns all of it into
//! `planning`'s own types.

mod figure;
mod planning;
mod read;
#[cfg(test)]
mod tests;
mod words;

use customs::{Country, Money};

use super::location::{At, Located};

pub use figure::{Figure, FigureSource, Grade};
pub use planning::{Driver, DriverKind, ExchangePath, Planning, WhatIf, read_what_if};
pub use words::{AllowanceKind, ChargeBasis, ChargeKind, LegMode, OverheadBasis, OverheadKind};

pub(super) use planning::read as read_planning;
pub(super) use read::read;

/// An amount of money, known or not.
pub type Amount = Figure<Money>;
/// A number, known or not.
pub type Number = Figure<customs::Decimal>;

/// What a scenario says of its costs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScenarioCosts {
    /// Where `[scenario.cost]` stands; `None` where the scenario has no costs at all.
    pub at: Option<At>,
    /// Quoted price of a unit.
    pub price: Option<Amount>,
    /// Which materials of the bill this scenario pays for.
    pub materials: Materials,
    /// Freight and duty of materials to the plant.
    pub inbound: Vec<Inbound>,
    /// Grades of labor.
    pub labor: Vec<Labor>,
    /// Operations.
    pub operations: Vec<Operation>,
    /// Hours a direct employee works in a year, where no labor model says so.
    pub hours_per_employee_year: Option<Number>,
    /// Costs of the plant.
    pub overhead: Vec<Overhead>,
    /// Tools.
    pub tooling: Vec<Tooling>,
    /// Good units of a hundred started.
    pub yield_percent: Option<Number>,
    /// What a scrapped unit brings.
    pub scrap_recovery: Option<Amount>,
    /// The maker's margin.
    pub margin_percent: Option<Number>,
    /// Whether the margin is a part of the price instead of the cost.
    pub margin_of_price: bool,
    /// Units of a shipment, where they are not those of an entry.
    pub units_per_shipment: Option<Number>,
    /// Cost of capital, percent a year, where it is not that of the case.
    pub capital_cost_percent: Option<Number>,
    /// Packing of a unit for the way.
    pub packaging: Option<Amount>,
    /// Legs of the way.
    pub legs: Vec<Leg>,
    /// Cargo insurance, percent of the insured value.
    pub insurance_percent: Option<Number>,
    /// Insured value beyond the cost of making, percent.
    pub insurance_uplift_percent: Option<Number>,
    /// Brokers, crossing, waiting, handling.
    pub charges: Vec<Charge>,
    /// Duty and fees that the engine does not assess: those of the other side of the border.
    pub foreign_fees: Vec<ForeignFee>,
    /// Stock.
    pub hold: Hold,
    /// Quality, distance, risk.
    pub allowances: Vec<Allowance>,
    /// One-time costs.
    pub one_time: Vec<OneTime>,
    /// What changes over the years here and not elsewhere.
    pub years: ScenarioYears,
}

/// Which materials a scenario pays for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Materials {
    /// The bill; the default of a build-up.
    #[default]
    Bill,
    /// None: they are in the price; the default of a quoted price.
    InPrice,
}

/// Freight and duty of materials to the plant.
#[derive(Clone, Debug, PartialEq)]
pub struct Inbound {
    /// Where it stands.
    pub at: At,
    /// The part it is for; every part that no other entry names when absent.
    pub part: Option<Located<String>>,
    /// Parts of this country of origin only.
    pub country: Option<Country>,
    /// Freight, percent of the part's cost.
    pub freight_percent: Option<Number>,
    /// Freight for one unit of the good.
    pub freight: Option<Amount>,
    /// Duty and fees into the country of the plant, percent of the part's cost.
    pub duty_percent: Option<Number>,
    /// Duty and fees for one unit of the good.
    pub duty: Option<Amount>,
}

/// A grade of labor.
#[derive(Clone, Debug, PartialEq)]
pub struct Labor {
    /// Where it stands.
    pub at: At,
    /// Its id.
    pub grade: Located<String>,
    /// What an hour costs.
    pub rate: LaborRate,
}

/// What an hour of a grade costs.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "a case holds a handful of these")]
pub enum LaborRate {
    /// Declared, everything included.
    Hourly(Amount),
    /// Wage and the employer's part of it, both declared.
    Loaded {
        /// Wage of an hour paid.
        wage: Amount,
        /// Taxes, insurance and benefits, percent of wage.
        burden_percent: Number,
        /// Hours paid a year.
        paid_hours: Number,
        /// Hours worked a year.
        worked_hours: Number,
    },
    /// The model of Baja California.
    BajaCalifornia(Box<BajaCalifornia>),
}

/// Terms of a grade under the model of Baja California.
#[derive(Clone, Debug, PartialEq)]
pub struct BajaCalifornia {
    /// Multiple of the border minimum wage.
    pub wage_multiple: Option<Number>,
    /// Pesos a day.
    pub daily_wage: Option<Amount>,
    /// Class of work risk, 1 to 5.
    pub risk_class: u8,
    /// Hours of the week, where fewer than the longest.
    pub week_hours: Option<Number>,
    /// Days of Christmas bonus, where more than the law's.
    pub christmas_bonus_days: Option<Number>,
    /// Days of paid absence a year.
    pub paid_absence_days: Option<Number>,
    /// Savings fund, percent of wage.
    pub savings_fund_percent: Option<Number>,
    /// Food vouchers, pesos a month.
    pub food_vouchers: Option<Amount>,
    /// Meals, pesos a day worked.
    pub meals: Option<Amount>,
    /// Transport, pesos a day worked.
    pub transport: Option<Amount>,
    /// Attendance bonus, percent of wage.
    pub attendance_bonus_percent: Option<Number>,
    /// Profit sharing, days of wage a year.
    pub profit_sharing_days: Option<Number>,
    /// Severance provision, percent of wage.
    pub severance_percent: Option<Number>,
    /// Workers replaced, percent of staff a year.
    pub turnover_percent: Option<Number>,
    /// What replacing a worker costs.
    pub replacement_cost: Option<Amount>,
}

/// An operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Its name.
    pub name: String,
    /// The grade that does it.
    pub grade: Located<String>,
    /// Standard minutes for a unit started.
    pub minutes: Number,
    /// Standard ÷ real minutes, percent.
    pub efficiency_percent: Option<Number>,
    /// Time that remains at each doubling of volume, percent.
    pub learning_percent: Option<Number>,
    /// Volume at which the standard minutes hold.
    pub learning_reference_units: Option<Number>,
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
    /// The price; absent for a percentage.
    pub amount: Option<Amount>,
    /// How many; the percentage for a share.
    pub quantity: Option<Number>,
    /// Percent of it that this product bears.
    pub share_percent: Option<Number>,
}

/// A tool.
#[derive(Clone, Debug, PartialEq)]
pub struct Tooling {
    /// Its name.
    pub name: String,
    /// What it costs.
    pub cost: Amount,
    /// Units it makes.
    pub life_units: Option<Number>,
    /// Years it lasts.
    pub life_years: Option<Number>,
}

/// A leg of the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// Its name.
    pub name: String,
    /// How the goods travel.
    pub mode: LegMode,
    /// Days under way.
    pub days: Number,
    /// Whether the goods are the buyer's on it.
    pub owned: bool,
    /// Surcharge, percent of the rate.
    pub surcharge_percent: Option<Number>,
    /// The rate.
    pub rate: LegRate,
}

/// How a leg is priced.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "a case holds a handful of these")]
pub enum LegRate {
    /// A container or truck.
    Load {
        /// Its price.
        price: Amount,
        /// Payload, kilograms.
        kg: Option<Number>,
        /// Usable volume, cubic meters.
        m3: Option<Number>,
        /// Units that fit.
        units: Option<Number>,
        /// Percent of the volume really filled.
        fill_percent: Option<Number>,
    },
    /// A chargeable kilogram.
    Kilogram {
        /// Its price.
        price: Amount,
        /// Kilograms a cubic meter counts for.
        kg_per_m3: Number,
        /// Least charge of a shipment.
        minimum: Option<Amount>,
    },
    /// A cubic meter or ton.
    CubicMeter {
        /// Its price.
        price: Amount,
        /// Least charge of a shipment.
        minimum: Option<Amount>,
    },
    /// A shipment.
    Shipment(Amount),
    /// A unit.
    Unit(Amount),
    /// Percent of the cost of making.
    Percent(Number),
}

/// A charge of the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Charge {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: ChargeKind,
    /// What the amount is a price of.
    pub basis: ChargeBasis,
    /// The price; absent for a percentage.
    pub amount: Option<Amount>,
    /// How many; the percentage for a share.
    pub quantity: Option<Number>,
}

/// Duty or a fee of the other side of the border.
#[derive(Clone, Debug, PartialEq)]
pub struct ForeignFee {
    /// Its name.
    pub name: String,
    /// Who collects it.
    pub country: Country,
    /// How much.
    pub rate: ForeignRate,
}

/// How a foreign duty or fee is reckoned.
#[derive(Clone, Debug, PartialEq)]
pub enum ForeignRate {
    /// An amount for each entry.
    Entry(Amount),
    /// An amount a unit.
    Unit(Amount),
}

/// Stock.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hold {
    /// Storage, insurance, shrinkage: percent of stock value a year.
    pub storage_percent: Option<Number>,
    /// Whether half a shipment is held on average.
    pub cycle_stock: bool,
    /// Loss in value of stock, percent a year.
    pub obsolescence_percent: Option<Number>,
    /// Stock written off at the end of life, percent of annual purchases.
    pub end_of_life_percent: Option<Number>,
    /// Percent of the price paid ahead, and how many days.
    pub prepaid: Option<(Number, Number)>,
    /// Value-added tax on temporary import: percent, base a unit, days until refund.
    pub tax_float: Option<(Number, Amount, Number)>,
    /// Safety stock.
    pub safety: Option<Safety>,
}

/// Safety stock.
#[derive(Clone, Debug, PartialEq)]
pub struct Safety {
    /// Standard deviation of a day's demand, units.
    pub daily_demand_deviation: Number,
    /// Lead time, days.
    pub lead_time_days: Number,
    /// Its standard deviation, days.
    pub lead_time_deviation_days: Number,
    /// Cycles without a stock-out, percent.
    pub service_level_percent: Number,
}

/// A cost of quality, distance or risk.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowance {
    /// Its name.
    pub name: String,
    /// Which cost it stands for.
    pub kind: AllowanceKind,
    /// How it is reckoned.
    pub rate: AllowanceRate,
}

/// How an allowance is reckoned.
#[derive(Clone, Debug, PartialEq)]
pub enum AllowanceRate {
    /// Percent of the cost of making.
    Percent(Number),
    /// An amount a unit.
    Unit(Amount),
    /// So many a year at an amount each.
    Yearly {
        /// How many.
        times: Number,
        /// What one costs.
        each: Amount,
    },
    /// Once, spread over years.
    Once {
        /// What it costs.
        amount: Amount,
        /// Over how many years.
        years: Number,
    },
    /// Percent of units sent by air.
    Air {
        /// Percent of units.
        percent: Number,
        /// Price of a chargeable kilogram.
        per_kg: Amount,
        /// Kilograms a cubic meter counts for.
        kg_per_m3: Number,
    },
    /// An event that may happen.
    Risk {
        /// Probability a year, percent.
        probability_percent: Number,
        /// What it costs.
        impact: Amount,
    },
}

/// A one-time cost.
#[derive(Clone, Debug, PartialEq)]
pub struct OneTime {
    /// Its name.
    pub name: String,
    /// What it costs.
    pub amount: Amount,
    /// Year it is paid; 0 before the first.
    pub year: u32,
}

/// What changes over the years in one scenario. Percentages a year; those of the case when absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScenarioYears {
    /// Wages.
    pub wage_inflation_percent: Option<Number>,
    /// Quoted prices and materials.
    pub price_inflation_percent: Option<Number>,
    /// Freight and charges.
    pub freight_inflation_percent: Option<Number>,
    /// Other overhead.
    pub overhead_inflation_percent: Option<Number>,
    /// Ad valorem duty into the United States by year, percent of customs value, from the first year on;
    /// the assessed duty when empty.
    pub duty_percent_by_year: Vec<customs::Decimal>,
}
