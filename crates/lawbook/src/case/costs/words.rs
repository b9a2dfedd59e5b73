//! The words of the cost tables.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// Every one with its word in `case.toml`.
            pub const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant),)+];

            /// Its word in `case.toml`.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What an overhead line is.
    OverheadKind {
        /// Rent with common charges.
        Lease = "lease",
        /// Power, water, gas.
        Power = "power",
        /// Fee of a shelter company.
        ShelterFee = "shelter-fee",
        /// Permits, program, certification.
        Permits = "permits",
        /// Supervision, quality, maintenance, administration.
        IndirectLabor = "indirect-labor",
        /// Machines.
        Equipment = "equipment",
        /// Start-up spread over production.
        StartUp = "start-up",
        /// Transport, meals and the like.
        EmployeeServices = "employee-services",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// What an overhead amount is a price of.
    OverheadBasis {
        /// A good unit.
        Unit = "unit",
        /// A month.
        Month = "month",
        /// A year.
        Year = "year",
        /// An hour of direct labor.
        LaborHour = "labor-hour",
        /// A direct employee and month.
        EmployeeMonth = "employee-month",
        /// Percent of direct labor.
        PercentOfLabor = "percent-of-labor",
        /// Percent of materials.
        PercentOfMaterials = "percent-of-materials",
    }
}

words! {
    /// How goods travel on a leg.
    LegMode {
        /// By sea.
        Ocean = "ocean",
        /// By air.
        Air = "air",
        /// By road.
        Truck = "truck",
        /// By rail.
        Rail = "rail",
        /// A short haul.
        Drayage = "drayage",
        /// By parcel carrier.
        Parcel = "parcel",
    }
}

words! {
    /// What a charge of the way is.
    ChargeKind {
        /// Broker in the country of import.
        ImportBroker = "import-broker",
        /// Broker in the country of export.
        ExportBroker = "export-broker",
        /// Crossing.
        Crossing = "crossing",
        /// Waiting.
        Waiting = "waiting",
        /// Handling.
        Handling = "handling",
        /// Placing into local inventory.
        Placing = "placing",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// What a charge is a price of.
    ChargeBasis {
        /// A unit.
        Unit = "unit",
        /// A shipment.
        Shipment = "shipment",
        /// A year.
        Year = "year",
        /// Percent of the cost of making.
        Percent = "percent",
    }
}

words! {
    /// Which cost of quality, distance or risk an allowance stands for.
    AllowanceKind {
        /// Travel before production.
        TravelStartUp = "travel-start-up",
        /// Travel to audit.
        TravelAudit = "travel-audit",
        /// Prototypes.
        Prototype = "prototype",
        /// Engineering changes.
        ChangeLeadTime = "change-lead-time",
        /// Hours lost to time zones.
        TimeZone = "time-zone",
        /// Incoming inspection.
        Inspection = "inspection",
        /// Returns.
        Returns = "returns",
        /// Warranty.
        Warranty = "warranty",
        /// Other poor quality.
        Quality = "quality",
        /// Stock-outs.
        StockOut = "stock-out",
        /// Emergency air freight.
        EmergencyAir = "emergency-air",
        /// Product liability.
        Liability = "liability",
        /// Intellectual property.
        IntellectualProperty = "intellectual-property",
        /// Instability, disaster.
        Disruption = "disruption",
        /// Innovation.
        Innovation = "innovation",
        /// Anything else.
        Other = "other",
    }
}
