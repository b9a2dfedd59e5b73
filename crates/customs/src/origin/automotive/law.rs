//! The automotive provisions as dated figures.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::AutomotiveError;
use crate::decimal::Decimal;
use crate::determination::Citation;
use crate::money::{Currency, Money};
use crate::period::{Dated, Period};
use crate::tariff_code::TariffCode;

/// The classes of vehicle that the provisions tell apart. Section 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VehicleClass {
    /// A passenger vehicle.
    PassengerVehicle,
    /// A light truck.
    LightTruck,
    /// A heavy truck.
    HeavyTruck,
    /// Any other vehicle of headings 87.01 to 87.05.
    Other,
}

impl VehicleClass {
    /// All classes with their names in a case.
    pub const ALL: [(&'static str, Self); 4] = [
        ("passenger-vehicle", Self::PassengerVehicle),
        ("light-truck", Self::LightTruck),
        ("heavy-truck", Self::HeavyTruck),
        ("other", Self::Other),
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, class)| *class == self).map_or("other", |(name, _)| name)
    }
}

/// The tables of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKey {
    /// A.1: core parts for passenger vehicles and light trucks.
    A1,
    /// B: principal parts for passenger vehicles and light trucks.
    B,
    /// C: complementary parts for passenger vehicles and light trucks.
    C,
    /// D: principal parts for heavy trucks.
    D,
    /// E: complementary parts for heavy trucks.
    E,
    /// F: parts for other vehicles.
    F,
}

impl TableKey {
    /// All tables with their letters.
    pub const ALL: [(&'static str, Self); 6] =
        [("A.1", Self::A1), ("B", Self::B), ("C", Self::C), ("D", Self::D), ("E", Self::E), ("F", Self::F)];

    /// Its letter.
    #[must_use]
    pub fn letter(self) -> &'static str {
        Self::ALL.iter().find(|(_, key)| *key == self).map_or("", |(letter, _)| letter)
    }
}

/// What a required content is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContentKey {
    /// A passenger vehicle or light truck. Section 13.
    LightVehicle,
    /// A heavy truck. Section 13.
    HeavyTruck,
    /// A part of a table: A.1 (and A.2 column 1), B, C, D, E.
    Part(TableKey),
    /// An other vehicle of section 20(2).
    OtherVehicle2,
    /// An other vehicle of section 20(3).
    OtherVehicle3,
    /// The first five years of a vehicle in a new building. Section 20(8)(a).
    NewPlant,
    /// The first two years after a refit. Section 20(8)(b).
    Refit,
    /// An eligible vehicle under alternative staging. Section 19(4)(a).
    StagingVehicle,
    /// A table A.1 part under alternative staging. Section 19(4)(b).
    StagingCorePart,
}

impl ContentKey {
    /// All keys with their names in the law and in cases.
    pub const ALL: [(&'static str, Self); 13] = [
        ("light-vehicle", Self::LightVehicle),
        ("heavy-truck", Self::HeavyTruck),
        ("table-a1", Self::Part(TableKey::A1)),
        ("table-b", Self::Part(TableKey::B)),
        ("table-c", Self::Part(TableKey::C)),
        ("table-d", Self::Part(TableKey::D)),
        ("table-e", Self::Part(TableKey::E)),
        ("other-vehicle-20-2", Self::OtherVehicle2),
        ("other-vehicle-20-3", Self::OtherVehicle3),
        ("new-plant", Self::NewPlant),
        ("refit", Self::Refit),
        ("staging-vehicle", Self::StagingVehicle),
        ("staging-core-part", Self::StagingCorePart),
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, key)| *key == self).map_or("", |(name, _)| name)
    }
}

/// Percentages that a content has to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContentStep {
    /// By the net cost method.
    pub net_cost: Decimal,
    /// By the transaction value method, where it may be used.
    pub transaction_value: Option<Decimal>,
}

/// A required content by date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentRequirement {
    /// The provision.
    pub citation: Citation,
    /// The percentages by period.
    pub steps: Dated<ContentStep>,
}

/// A line of a parts table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableLine {
    /// The code, in the Harmonized System of 2012.
    pub code: TariffCode,
    /// Where only some goods of the code are meant: the fact that says which.
    pub fact: Option<String>,
}

/// A table of parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartsTable {
    /// The provision.
    pub citation: Citation,
    /// Its lines.
    pub lines: Vec<TableLine>,
}

/// A component of column 2 of table A.2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoreComponent {
    /// Its name in the law files.
    pub name: String,
    /// Codes under which it is found; only the goods described count.
    pub codes: Vec<TariffCode>,
}

/// A group of core parts of table A.2 with its components.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoreTableGroup {
    /// The group's name, such as `engine`.
    pub name: String,
    /// Codes of the parts of column 1.
    pub parts: Vec<TariffCode>,
    /// Components of column 2.
    pub components: Vec<CoreComponent>,
}

/// Labor value content that a vehicle has to reach, in percent and points. Section 18(1), (2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaborRequirement {
    /// In all.
    pub total: Decimal,
    /// Of it at least, high-wage material and labor.
    pub material_and_labor: Decimal,
    /// Of it at most, technology.
    pub technology: Decimal,
    /// Of it at most, assembly.
    pub assembly: Decimal,
}

/// Wages from which a plant qualifies, by currency of its country. Section 12.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WageLaw {
    /// Wage an hour.
    pub hourly: Vec<Money>,
}

impl WageLaw {
    /// The wage in a currency.
    #[must_use]
    pub fn in_currency(&self, currency: Currency) -> Option<Money> {
        self.hourly.iter().copied().find(|wage| wage.currency == currency)
    }
}

/// Yearly capacity from which an assembly plant counts, and the years of a supply contract. Section 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlantCapacity {
    /// Engines of heading 84.07 or 84.08.
    pub engines: Decimal,
    /// Transmissions of subheading 8708.40.
    pub transmissions: Decimal,
    /// Advanced battery packs.
    pub battery_packs: Decimal,
    /// Years of a contract with a supplier.
    pub contract_years: Decimal,
}

/// Credit of labor value content toward the content of a heavy truck. Section 18(22).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExcessLabor {
    /// Until this day.
    pub until: Date,
    /// Points of high-wage material and labor above which the rest is a credit.
    pub points_above: Decimal,
    /// The labor value content that has to be exceeded.
    pub total_above: Decimal,
    /// The content does not fall below this.
    pub floor: Decimal,
}

/// Steel and aluminum. Section 17, table S.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetalLaw {
    /// Percent by value of purchases that has to originate.
    pub percent: Decimal,
    /// From this day steel counts only if all its making took place in the territory.
    pub melted_and_poured_from: Date,
    /// Codes of steel.
    pub steel: Vec<TableLine>,
    /// Codes of aluminum.
    pub aluminum: Vec<TableLine>,
    /// The provision.
    pub citation: Citation,
}

/// The alternative staging regime. Section 19.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagingLaw {
    /// The period, unless the approval names another.
    pub period: Period,
    /// Labor value content.
    pub labor: LaborRequirement,
}

/// The automotive provisions, for every day held.
#[derive(Clone, Debug, Default)]
pub struct AutomotiveLaw {
    /// Required contents.
    pub contents: BTreeMap<ContentKey, ContentRequirement>,
    /// Tables of parts.
    pub tables: BTreeMap<TableKey, PartsTable>,
    /// Table A.2.
    pub core_groups: Vec<CoreTableGroup>,
    /// Labor value content by class.
    pub labor: BTreeMap<VehicleClass, Dated<LaborRequirement>>,
    /// Wages.
    pub wages: Option<Dated<WageLaw>>,
    /// Capacity of assembly plants by class.
    pub capacity: BTreeMap<VehicleClass, PlantCapacity>,
    /// Excess labor value content.
    pub excess_labor: Option<ExcessLabor>,
    /// Steel and aluminum.
    pub metals: Option<MetalLaw>,
    /// Alternative staging.
    pub staging: Option<StagingLaw>,
}

impl AutomotiveLaw {
    /// The provisions on a day.
    #[must_use]
    pub const fn on(&self, date: Date) -> AutomotiveOnDate<'_> {
        AutomotiveOnDate { law: self, date }
    }
}

/// The automotive provisions on one day.
#[derive(Clone, Copy, Debug)]
pub struct AutomotiveOnDate<'law> {
    law: &'law AutomotiveLaw,
    date: Date,
}

impl<'law> AutomotiveOnDate<'law> {
    /// The day.
    #[must_use]
    pub const fn date(&self) -> Date {
        self.date
    }

    /// The provisions for every day.
    #[must_use]
    pub const fn law(&self) -> &'law AutomotiveLaw {
        self.law
    }

    fn none(&self, what: impl Into<String>) -> AutomotiveError {
        AutomotiveError::NoFigure { what: what.into(), date: self.date }
    }

    /// The content required, with its provision.
    ///
    /// - Refuses: `NoFigure`.
    /// - Source: 19 CFR 182 App. A s. 13, 14(13) to (17), 15(2), (3), 19(4), 20(2), (3), (8).
    /// - Case: `cases/uniform_regulations/s14_13_core_parts.toml`
    pub fn content(&self, key: ContentKey) -> Result<(ContentStep, Citation), AutomotiveError> {
        let requirement = self.law.contents.get(&key).ok_or_else(|| self.none(key.name()))?;
        let (period, step) = requirement.steps.entry_on(self.date).ok_or_else(|| self.none(key.name()))?;
        Ok((*step, Citation { effective: Some(period.from()), ..requirement.citation.clone() }))
    }

    /// The labor value content required of a class.
    pub fn labor(&self, class: VehicleClass) -> Result<LaborRequirement, AutomotiveError> {
        self.law
            .labor
            .get(&class)
            .and_then(|steps| steps.on(self.date))
            .copied()
            .ok_or_else(|| self.none(format!("labor-value-content {}", class.name())))
    }

    /// The wages from which a plant qualifies.
    pub fn wages(&self) -> Result<&'law WageLaw, AutomotiveError> {
        self.law.wages.as_ref().and_then(|w| w.on(self.date)).ok_or_else(|| self.none("wages"))
    }

    /// The capacity from which an assembly plant counts.
    pub fn capacity(&self, class: VehicleClass) -> Result<PlantCapacity, AutomotiveError> {
        self.law.capacity.get(&class).copied().ok_or_else(|| self.none(format!("capacity {}", class.name())))
    }

    /// Steel and aluminum.
    pub fn metals(&self) -> Result<&'law MetalLaw, AutomotiveError> {
        self.law.metals.as_ref().ok_or_else(|| self.none("steel-and-aluminum"))
    }

    /// The alternative staging regime.
    pub fn staging(&self) -> Result<&'law StagingLaw, AutomotiveError> {
        self.law.staging.as_ref().ok_or_else(|| self.none("alternative-staging"))
    }

    /// The tables that list a part for vehicles of a class.
    ///
    /// - Takes: `fits` answers a fact by which only some goods of a code are listed.
    /// - Gives: the tables that list it; the facts that are not answered.
    /// - Source: 19 CFR 182 App. A tables A.1, B to F.
    #[must_use]
    pub fn tables_of(
        &self,
        code: TariffCode,
        class: VehicleClass,
        fits: impl Fn(&str) -> Option<bool>,
    ) -> (Vec<TableKey>, Vec<String>) {
        let serves = |key: TableKey| match class {
            VehicleClass::PassengerVehicle | VehicleClass::LightTruck => {
                matches!(key, TableKey::A1 | TableKey::B | TableKey::C)
            }
            VehicleClass::HeavyTruck => matches!(key, TableKey::D | TableKey::E),
            VehicleClass::Other => key == TableKey::F,
        };
        let (mut listed, mut open) = (Vec::new(), Vec::new());
        for (key, table) in self.law.tables.iter().filter(|(key, _)| serves(**key)) {
            for line in table.lines.iter().filter(|line| line.code.contains(code)) {
                match line.fact.as_deref().map(|fact| (fact, fits(fact))) {
                    None | Some((_, Some(true))) => {
                        if !listed.contains(key) {
                            listed.push(*key);
                        }
                    }
                    Some((fact, None)) if !open.iter().any(|o| o == fact) => open.push(fact.to_owned()),
                    Some(_) => {}
                }
            }
        }
        (listed, open)
    }
}
