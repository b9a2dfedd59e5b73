//! What moving a unit costs: legs, insurance, charges.

use crate::landed_cost::figure::{Amount, Number};

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
