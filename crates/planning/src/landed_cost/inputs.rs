//! What a landed cost is estimated from: plain types, filled by the program from a case, the regional
//! facts and the assessed duty.

use customs::{Citation, Country, Currency, Decimal, Message, Step};

use super::figure::{Amount, Number, Source};

/// One scenario of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioInputs {
    /// Its id in the case.
    pub id: String,
    /// Its name, as the user wrote it.
    pub name: String,
    /// How the good is made there.
    pub kind: ScenarioKind,
    /// Currency of the answer.
    pub currency: Currency,
    /// Rates from other currencies.
    pub exchange_rates: Vec<ExchangeRate>,
    /// Good units a year, in the first year.
    pub annual_volume: Number,
    /// Cost of capital, a share a year.
    pub capital_cost: Number,
    /// Weight of a packed unit in kilograms.
    pub unit_weight_kg: Number,
    /// Volume of a packed unit in cubic meters.
    pub unit_volume_m3: Number,
    /// Units of one shipment, and of one entry, and of one replenishment order.
    pub units_per_shipment: Number,
    /// What making a unit costs.
    pub make: Make,
    /// What moving it costs.
    pub moving: Moving,
    /// Duty and fees, assessed elsewhere.
    pub duty: Assessed,
    /// What holding stock costs.
    pub hold: Hold,
    /// Quality, distance and risk.
    pub allowances: Vec<Allowance>,
    /// One-time costs of the move.
    pub one_time: Vec<OneTime>,
}

/// How the good is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScenarioKind {
    /// Another company makes it and quotes a price or a cost build-up with a margin.
    ContractManufacturer,
    /// A shelter company employs and administers, the client makes.
    Shelter,
    /// The client's own plant under the Mexican export program.
    OwnImmexPlant,
    /// A plant in the United States.
    UsPlant,
}

impl ScenarioKind {
    /// Kebab-case name, as in the case and the catalogue.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ContractManufacturer => "contract-manufacturer",
            Self::Shelter => "shelter",
            Self::OwnImmexPlant => "own-immex-plant",
            Self::UsPlant => "us-plant",
        }
    }
}

/// What one unit of a currency is worth in another.
#[derive(Clone, Debug, PartialEq)]
pub struct ExchangeRate {
    /// One unit of this currency …
    pub from: Currency,
    /// … is worth `rate` units of this one.
    pub to: Currency,
    /// The rate, with its source and date.
    pub rate: Number,
}

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

/// What moving a unit costs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moving {
    /// The legs, in order.
    pub legs: Vec<Leg>,
    /// Packing of a unit for the way.
    pub packaging: Option<Amount>,
    /// Cargo insurance.
    pub insurance: Option<Insurance>,
    /// Brokers, crossing fees, waiting, terminal and drayage charges.
    pub charges: Vec<MoveCharge>,
}

/// One leg of the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// Its name.
    pub name: String,
    /// How the goods travel.
    pub mode: Mode,
    /// What it costs.
    pub rate: FreightRate,
    /// Surcharge on the rate (fuel, peak season), a share.
    pub surcharge: Option<Number>,
    /// Days under way.
    pub days: Number,
    /// Whether the goods are already the buyer's while under way.
    pub owned: bool,
}

/// How goods travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// By sea.
    Ocean,
    /// By air.
    Air,
    /// By road.
    Truck,
    /// By rail.
    Rail,
    /// A short haul between yard, border and warehouse.
    Drayage,
    /// By parcel carrier.
    Parcel,
}

impl Mode {
    /// Kebab-case name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ocean => "ocean",
            Self::Air => "air",
            Self::Truck => "truck",
            Self::Rail => "rail",
            Self::Drayage => "drayage",
            Self::Parcel => "parcel",
        }
    }

    /// Every mode.
    pub const ALL: [Self; 6] = [Self::Ocean, Self::Air, Self::Truck, Self::Rail, Self::Drayage, Self::Parcel];
}

/// How freight is priced.
#[derive(Clone, Debug, PartialEq)]
pub enum FreightRate {
    /// A container or truck, filled up to its weight, its volume or a count of units.
    PerLoad {
        /// Price of the load.
        rate: Amount,
        /// What fits.
        load: Box<Load>,
    },
    /// Chargeable weight: the greater of weight and volume at the carrier's density.
    PerKilogram {
        /// Price of a kilogram.
        rate: Amount,
        /// Kilograms that a cubic meter counts for (167 by air at 6,000 cm³ a kilogram).
        kg_per_m3: Number,
        /// Least charge of a shipment.
        minimum: Option<Amount>,
    },
    /// Weight or measure: the greater of cubic meters and metric tons.
    PerCubicMeter {
        /// Price of a cubic meter or ton.
        rate: Amount,
        /// Least charge of a shipment.
        minimum: Option<Amount>,
    },
    /// A shipment, whatever is in it.
    PerShipment(Amount),
    /// A unit.
    PerUnit(Amount),
    /// A share of the cost of making.
    ShareOfValue(Number),
}

/// What a container or truck takes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Load {
    /// Payload in kilograms.
    pub max_weight_kg: Option<Number>,
    /// Usable volume in cubic meters.
    pub max_volume_m3: Option<Number>,
    /// Units, where they are counted (pallet positions, racks).
    pub max_units: Option<Number>,
    /// Share of the usable volume that is really filled; one when absent.
    pub fill: Option<Number>,
}

/// Cargo insurance.
#[derive(Clone, Debug, PartialEq)]
pub struct Insurance {
    /// Premium, a share of the insured value.
    pub rate: Number,
    /// Insured value beyond the cost of making, a share (0.1 insures 110 %).
    pub uplift: Option<Number>,
}

/// A charge of the way.
#[derive(Clone, Debug, PartialEq)]
pub struct MoveCharge {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: MoveChargeKind,
    /// What it is a price of.
    pub basis: MoveChargeBasis,
    /// The price.
    pub amount: Amount,
    /// Hours of waiting or count of events, where the price is of one of them; one when absent.
    pub quantity: Option<Number>,
}

/// What a charge of the way is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MoveChargeKind {
    /// Customs broker in the country of import.
    ImportBroker,
    /// Customs broker in the country of export.
    ExportBroker,
    /// Toll, inspection or user fee of a crossing.
    Crossing,
    /// A truck and driver standing.
    Waiting,
    /// Terminal, port or warehouse handling.
    Handling,
    /// Picking and placing into local inventory.
    Placing,
    /// Anything else.
    Other,
}

impl MoveChargeKind {
    /// Kebab-case name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ImportBroker => "import-broker",
            Self::ExportBroker => "export-broker",
            Self::Crossing => "crossing",
            Self::Waiting => "waiting",
            Self::Handling => "handling",
            Self::Placing => "placing",
            Self::Other => "other",
        }
    }

    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::ImportBroker,
        Self::ExportBroker,
        Self::Crossing,
        Self::Waiting,
        Self::Handling,
        Self::Placing,
        Self::Other,
    ];
}

/// What the amount of a charge of the way is a price of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MoveChargeBasis {
    /// A unit.
    Unit,
    /// A shipment or entry.
    Shipment,
    /// A year.
    Year,
    /// A share of the cost of making: the amount is unused, `quantity` is the share.
    ShareOfValue,
}

impl MoveChargeBasis {
    /// Kebab-case name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Shipment => "shipment",
            Self::Year => "year",
            Self::ShareOfValue => "share-of-value",
        }
    }

    /// Every basis.
    pub const ALL: [Self; 4] = [Self::Unit, Self::Shipment, Self::Year, Self::ShareOfValue];
}

/// Duty and fees as the duty engine assessed them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assessed {
    /// Value for duty of one unit where it is not the cost of making.
    pub customs_value: Option<Amount>,
    /// The charges.
    pub charges: Vec<AssessedCharge>,
    /// Questions that the assessment left open; each is an unknown line.
    pub open: Vec<Message>,
}

/// A duty or fee, in a form that follows a change of value.
#[derive(Clone, Debug, PartialEq)]
pub struct AssessedCharge {
    /// What it is, in the words of the catalogue.
    pub label: Message,
    /// What it is.
    pub kind: AssessedKind,
    /// Who collects it.
    pub country: Country,
    /// How much.
    pub rate: AssessedRate,
    /// What it rests on.
    pub citations: Vec<Citation>,
    /// Where the figure comes from, with its grade where it is a regional fact.
    pub source: Source,
}

/// What an assessed charge is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AssessedKind {
    /// Ordinary duty of the schedule.
    Duty,
    /// Additional duty.
    AdditionalDuty,
    /// Fee.
    Fee,
}

/// How an assessed charge is computed.
#[derive(Clone, Debug, PartialEq)]
pub enum AssessedRate {
    /// Percent of a share of the customs value. Only this kind follows a duty driver.
    AdValorem {
        /// Percent, such as 8.7.
        percent: Decimal,
        /// Share of the customs value it applies to; one for all of it.
        share: Decimal,
    },
    /// An amount for each unit.
    PerUnit(Amount),
    /// Percent of the value of an entry, between a least and a greatest amount.
    OfEntry {
        /// Percent, such as 0.3464.
        percent: Decimal,
        /// Least amount of an entry.
        minimum: Option<Amount>,
        /// Greatest amount of an entry.
        maximum: Option<Amount>,
    },
    /// An amount for each entry.
    PerEntry(Amount),
    /// Nobody could say: the line is unknown.
    Unknown {
        /// What to ask for.
        question: Message,
        /// Between which amounts a unit it lies, where that is known.
        bound: Option<Amount>,
    },
}

/// What holding stock costs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hold {
    /// Cost of holding beyond capital (storage, insurance, shrinkage), a share of stock value a year.
    pub storage_rate: Option<Number>,
    /// Safety stock, where it is computed.
    pub safety: Option<SafetyStock>,
    /// Whether stock between replenishments is counted (half a shipment on average).
    pub cycle_stock: bool,
    /// Stock that ages: loss in value, a share of average stock a year.
    pub obsolescence: Option<Number>,
    /// End-of-life stock written off, a share of annual purchases.
    pub end_of_life: Option<Number>,
    /// Prepayment to the supplier.
    pub prepayment: Option<Prepayment>,
    /// Value-added tax paid on temporary import until refunded.
    pub tax_float: Option<TaxFloat>,
}

/// Safety stock from demand, lead time and service level.
#[derive(Clone, Debug, PartialEq)]
pub struct SafetyStock {
    /// Standard deviation of one day's demand, in units.
    pub daily_demand_deviation: Number,
    /// Lead time from order to stock, in days.
    pub lead_time_days: Number,
    /// Standard deviation of the lead time, in days; zero must be said.
    pub lead_time_deviation_days: Number,
    /// Probability of no stock-out in a cycle, a share such as 0.95.
    pub service_level: Number,
}

/// Money paid before the goods are there.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepayment {
    /// Share of the cost of making paid ahead.
    pub share: Number,
    /// Days before shipment.
    pub days: Number,
}

/// Value-added tax lying with the treasury.
#[derive(Clone, Debug, PartialEq)]
pub struct TaxFloat {
    /// Rate, a share.
    pub rate: Number,
    /// What it is taken on, a unit: imported materials with duty and fees.
    pub base: Amount,
    /// Days until refund.
    pub days: Number,
}

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

/// A cost paid once, to move or to start.
#[derive(Clone, Debug, PartialEq)]
pub struct OneTime {
    /// Its name.
    pub name: String,
    /// What it costs.
    pub amount: Amount,
    /// Year in which it is paid: 0 is before the first year of production.
    pub year: u32,
}

/// What is changed about a scenario for one estimate: a later year, or a driver moved.
///
/// `Adjustments::default()` changes nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Adjustments {
    /// Year of the horizon, 0 for the first.
    pub year: u32,
    /// Rate of another currency, as units of it for one unit of the case's currency.
    pub exchange: Vec<(Currency, Decimal)>,
    /// Factor on wages (labor rates and indirect labor).
    pub wage: Option<Decimal>,
    /// Factor on quoted prices and materials.
    pub price: Option<Decimal>,
    /// Factor on freight and charges of the way.
    pub freight: Option<Decimal>,
    /// Factor on overhead other than labor.
    pub overhead: Option<Decimal>,
    /// Units a year in place of the scenario's.
    pub annual_volume: Option<Decimal>,
    /// Units made before this year, for the experience curve.
    pub units_before: Option<Decimal>,
    /// Yield in place of the scenario's, a share.
    pub yield_share: Option<Decimal>,
    /// Sum of all ad valorem duties into the United States in place of the assessed ones, a share.
    pub duty_share: Option<Decimal>,
    /// Cost of capital in place of the scenario's, a share.
    pub capital_cost: Option<Decimal>,
    /// Factor on days under way and lead time.
    pub lead_time: Option<Decimal>,
}
