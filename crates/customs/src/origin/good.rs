//! A good whose origin is asked, with its bill of materials as a tree.

use crate::country::{Country, CountryOfExport, CountryOfOrigin, OriginatingStatus};
use crate::decimal::Decimal;
use crate::money::Money;
use crate::tariff_code::TariffCode;

use super::automotive::AutomotiveFigures;
use super::facts::Facts;

/// The value of a good for the transaction value method: the price paid or payable in the sale by its
/// producer, adjusted under schedule 3 and without the costs of international shipment.
///
/// Not a customs value. Source: 19 CFR 182 App. A s. 1(1), 7(2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TransactionValue(pub Money);

/// The net cost of a good: total cost less the excluded costs, allocated to the good.
///
/// Source: 19 CFR 182 App. A s. 1(1), 7(3), 7(11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NetCost(pub Money);

/// The total cost of a good or self-produced material. Source: 19 CFR 182 App. A s. 1(1), 1(6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TotalCost(pub Money);

/// A good whose origin is determined. All amounts, quantities and weights are per unit of the good.
#[derive(Clone, Debug, PartialEq)]
pub struct Good {
    /// Its classification, as deep as it is known.
    pub code: TariffCode,
    /// What it is, in the user's words.
    pub description: String,
    /// The country in which it is produced.
    pub produced_in: Country,
    /// Into which country it is imported with a claim; the United States in most cases.
    pub imported_into: Country,
    /// From which country it is exported.
    pub exported_from: Option<CountryOfExport>,
    /// Of which country it is a product for marking, where declared: another fact than its status.
    pub marking_origin: Option<CountryOfOrigin>,
    /// Of which country it is a product for additional duties, where declared.
    pub additional_duty_origin: Option<CountryOfOrigin>,
    /// Its bill.
    pub materials: Vec<Material>,
    /// Its transaction value, where it is sold.
    pub transaction_value: Option<TransactionValue>,
    /// Its net cost.
    pub net_cost: Option<NetCost>,
    /// Its total cost, for the tolerance of section 5.
    pub total_cost: Option<TotalCost>,
    /// Its weight in kilograms.
    pub weight: Option<Decimal>,
    /// Answers to named facts.
    pub facts: Facts,
    /// What the producer chooses where the law gives a choice.
    pub choices: Choices,
    /// Figures for the automotive provisions, where the case states any.
    pub automotive: Option<Box<AutomotiveFigures>>,
}

impl Good {
    /// A good of `code` produced in `produced_in` for the United States, with nothing else known yet.
    #[must_use]
    pub fn new(code: TariffCode, description: impl Into<String>, produced_in: Country) -> Self {
        Self {
            code,
            description: description.into(),
            produced_in,
            imported_into: Country::US,
            exported_from: None,
            marking_origin: None,
            additional_duty_origin: None,
            materials: Vec::new(),
            transaction_value: None,
            net_cost: None,
            total_cost: None,
            weight: None,
            facts: Facts::new(),
            choices: Choices::default(),
            automotive: None,
        }
    }
}

/// A material on the bill, or a part of one that the producer makes.
#[derive(Clone, Debug, PartialEq)]
pub struct Material {
    /// How the bill names the line, such as its part number or row.
    pub line: String,
    /// What it is, in the user's words.
    pub description: String,
    /// Its classification, as deep as it is known.
    pub code: Option<TariffCode>,
    /// Of which country it is a product.
    pub country: Option<CountryOfOrigin>,
    /// Its value under section 8, per unit of the good.
    pub value: Option<Money>,
    /// Its weight in kilograms, per unit of the good.
    pub weight: Option<Decimal>,
    /// Its originating status as declared, and on what evidence.
    pub status: DeclaredStatus,
    /// What it is to the good.
    pub role: MaterialRole,
    /// What it is made of, where that is known: a self-produced material, or one accumulated.
    pub production: Option<Production>,
    /// Answers to named facts.
    pub facts: Facts,
}

impl Material {
    /// A non-originating material of `code`, with nothing else known yet.
    #[must_use]
    pub fn new(line: impl Into<String>, code: Option<TariffCode>) -> Self {
        Self {
            line: line.into(),
            description: String::new(),
            code,
            country: None,
            value: None,
            weight: None,
            status: DeclaredStatus::default(),
            role: MaterialRole::Incorporated,
            production: None,
            facts: Facts::new(),
        }
    }
}

/// An originating status as declared. Without evidence a material counts as non-originating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredStatus {
    /// The status that counts.
    pub status: OriginatingStatus,
    /// On what it rests: a certification or supplier declaration, by its reference.
    pub evidence: Option<String>,
    /// Why a declared status does not count, such as an expired declaration; the key of a sentence.
    pub set_aside: Option<crate::Message>,
}

impl Default for DeclaredStatus {
    /// Non-originating: nothing shows otherwise.
    fn default() -> Self {
        Self { status: OriginatingStatus::NonOriginating, evidence: None, set_aside: None }
    }
}

impl DeclaredStatus {
    /// Originating on this evidence.
    #[must_use]
    pub fn originating(evidence: impl Into<String>) -> Self {
        Self { status: OriginatingStatus::Originating, evidence: Some(evidence.into()), set_aside: None }
    }
}

/// What a line of the bill is to the good; several roles are set aside by section 8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MaterialRole {
    /// Incorporated into the good.
    #[default]
    Incorporated,
    /// Used in making or testing it but not incorporated: s. 8(13).
    Indirect,
    /// Retail packaging classified with the good: s. 8(14)-(16).
    Packaging,
    /// Packing for shipment: s. 8(17).
    Packing,
    /// Accessories, spare parts, tools, information materials delivered with the good: s. 8(23)-(27).
    Accessory,
    /// A recovered material used in a remanufactured good: s. 4.
    Recovered,
    /// A good of a set classified under rule 3 of the general rules: s. 6.
    SetItem,
}

impl MaterialRole {
    /// All roles with their names in a case.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Incorporated, "incorporated"),
        (Self::Indirect, "indirect"),
        (Self::Packaging, "packaging"),
        (Self::Packing, "packing"),
        (Self::Accessory, "accessory"),
        (Self::Recovered, "recovered"),
        (Self::SetItem, "set-item"),
    ];

    /// The role of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(role, _)| *role)
    }

    /// Its name in a case.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(role, _)| *role == self).map_or("incorporated", |(_, name)| name)
    }
}

/// How a material that is not simply bought was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Production {
    /// What it is made of.
    pub materials: Vec<Material>,
    /// Who made it.
    pub by: ProducedBy,
    /// Its net cost, where its own rule asks for regional value content.
    pub net_cost: Option<NetCost>,
}

/// Who made a material whose own materials are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProducedBy {
    /// The producer of the good: a self-produced material, s. 8(6)-(8).
    Producer,
    /// Another producer in the territory, whose production may be accumulated under section 9.
    Supplier {
        /// The signed statement that s. 9(7) asks for.
        statement: Option<String>,
    },
}

/// What the producer chooses where the law gives a choice. `None`: the engine finds a choice that qualifies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Method of regional value content, s. 7(1).
    pub method: Option<Method>,
    /// Lines designated as intermediate materials, s. 8(6).
    pub designated: Option<Vec<String>>,
    /// Whether production of suppliers is accumulated, s. 9.
    pub accumulate: Option<bool>,
}

/// Method of regional value content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// RVC = (TV − VNM) ÷ TV × 100.
    TransactionValue,
    /// RVC = (NC − VNM) ÷ NC × 100.
    NetCost,
}
