//! What a landed cost is estimated from: plain types, filled by the program from a case, the regional
//! facts and the assessed duty.

mod allowance;
mod assessed;
mod holding;
mod making;
mod moving;

use customs::{Currency, Decimal};

use super::figure::{Amount, Number};

pub use allowance::{Allowance, AllowanceBasis, AllowanceKind};
pub use assessed::{Assessed, AssessedCharge, AssessedKind, AssessedRate};
pub use holding::{Hold, Prepayment, SafetyStock, TaxFloat};
pub use making::{
    LaborGrade, Learning, Make, Margin, MarginBasis, Material, Operation, Overhead, OverheadBasis,
    OverheadKind, ToolLife, Tooling,
};
pub use moving::{
    FreightRate, Insurance, Leg, Load, Mode, MoveCharge, MoveChargeBasis, MoveChargeKind, Moving,
};

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
