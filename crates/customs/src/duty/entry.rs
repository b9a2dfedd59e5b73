//! What is known of one line of an entry: the question a duty assessment answers.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::country::{CountryOfExport, CountryOfOrigin};
use crate::decimal::{Decimal, DecimalError};
use crate::determination::{Citation, Problem, Value};
use crate::money::Money;
use crate::tariff_code::TariffCode;

use super::facts::EntryFacts;
use super::quantity::Quantities;
use super::rate::Base;

/// One line of an entry. Says what is claimed, not what is owed.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryLine {
    /// The tariff item, eight or ten digits.
    pub code: TariffCode,
    /// The country the good is a product of.
    pub origin: CountryOfOrigin,
    /// The country it was exported from, where that is known.
    pub export: Option<CountryOfExport>,
    /// The value customs appraises; in United States dollars.
    pub value: CustomsValue,
    /// How much of it, by unit of the schedule.
    pub quantities: Quantities,
    /// The preference claimed, if any.
    pub claim: Option<ProgramClaim>,
    /// How it arrives; decides the harbor maintenance fee.
    pub mode: Option<TransportMode>,
    /// A provision of chapter 98 claimed beside the code, if any.
    pub chapter98: Option<Chapter98Claim>,
    /// Values of parts or contents that the line's own rate is assessed on (a watch case, lead).
    pub part_values: Vec<(Base, Decimal)>,
    /// Further facts, by the names of the law's vocabulary.
    pub facts: EntryFacts,
}

impl EntryLine {
    /// A line with the four facts every answer needs, and nothing claimed.
    #[must_use]
    pub fn new(code: TariffCode, origin: CountryOfOrigin, value: CustomsValue) -> Self {
        Self {
            code,
            origin,
            export: None,
            value,
            quantities: Quantities::default(),
            claim: None,
            mode: None,
            chapter98: None,
            part_values: Vec::new(),
            facts: EntryFacts::default(),
        }
    }
}

/// The appraised value of the goods (19 USC 1401a). Not the transaction value of origin rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CustomsValue(pub Money);

/// Why a line could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EntryError {
    /// Not `UNIT=amount`.
    #[error("`{0}` is not a quantity: write UNIT=amount, such as KG=70")]
    QuantityForm(String),
    /// The amount of a quantity is not a number or is below zero.
    #[error("the quantity `{0}` is not a number at or above zero")]
    QuantityAmount(String),
    /// A unit was given twice.
    #[error("the unit `{0}` is given twice")]
    QuantityTwice(String),
    /// Not a unit of quantity.
    #[error("`{0}` is not a unit of quantity (NO, KG, DOZ, L, M2, ...)")]
    UnitUnknown(String),
    /// Not a mode of transport.
    #[error("`{0}` is not a mode of transport: ocean, truck, rail, air, mail or pipeline")]
    ModeUnknown(String),
    /// Not a special program indicator.
    #[error("`{0}` is not a special program indicator")]
    ClaimForm(String),
    /// Not a provision of chapter 98 that is modelled.
    #[error("`{0}` is not a provision of chapter 98 that is modelled")]
    Chapter98Unknown(String),
}

impl Problem for EntryError {
    fn code(&self) -> &'static str {
        match self {
            Self::QuantityForm(_) => "quantity-form",
            Self::QuantityAmount(_) => "quantity-amount",
            Self::QuantityTwice(_) => "quantity-twice",
            Self::UnitUnknown(_) => "unit-unknown",
            Self::ModeUnknown(_) => "transport-mode-unknown",
            Self::ClaimForm(_) => "program-claim-form",
            Self::Chapter98Unknown(_) => "chapter98-provision-unknown",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        let (Self::QuantityForm(text)
        | Self::QuantityAmount(text)
        | Self::QuantityTwice(text)
        | Self::UnitUnknown(text)
        | Self::ModeUnknown(text)
        | Self::ClaimForm(text)
        | Self::Chapter98Unknown(text)) = self;
        vec![("text", text.as_str().into())]
    }
}

/// A special program indicator as the schedule prints it: `S`, `S+`, `KR`, `A*`, `P`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpecialProgramIndicator([u8; 3]);

impl SpecialProgramIndicator {
    /// As printed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|byte| *byte == 0).unwrap_or(3);
        std::str::from_utf8(&self.0[..length]).unwrap_or("??")
    }

    /// Whether it claims the USMCA.
    #[must_use]
    pub fn is_usmca(&self) -> bool {
        matches!(self.as_str(), "S" | "S+")
    }
}

impl FromStr for SpecialProgramIndicator {
    type Err = EntryError;

    /// One or two letters, then nothing, `+`, `*` or `#`.
    fn from_str(text: &str) -> Result<Self, EntryError> {
        let upper = text.trim().to_ascii_uppercase();
        let letters = upper.trim_end_matches(['+', '*', '#']);
        let sound = (1..=2).contains(&letters.len())
            && letters.bytes().all(|b| b.is_ascii_uppercase())
            && upper.len() - letters.len() <= 1;
        if !sound {
            return Err(EntryError::ClaimForm(text.to_owned()));
        }
        let mut bytes = [0; 3];
        bytes[..upper.len()].copy_from_slice(upper.as_bytes());
        Ok(Self(bytes))
    }
}

impl fmt::Display for SpecialProgramIndicator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for SpecialProgramIndicator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A preference claimed, and what the claim rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramClaim {
    /// The indicator claimed.
    pub indicator: SpecialProgramIndicator,
    /// What the claim rests on; the answer tells the two apart.
    pub basis: ClaimBasis,
}

/// What a claim of preference rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimBasis {
    /// Somebody says so; nothing here shows it.
    Declared,
    /// An origin determination of this program found it.
    OriginFinding(Citation),
}

impl ProgramClaim {
    /// A claim that was only declared.
    #[must_use]
    pub const fn declared(indicator: SpecialProgramIndicator) -> Self {
        Self { indicator, basis: ClaimBasis::Declared }
    }
}

/// How goods arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TransportMode {
    /// By vessel, through a port that may be subject to the harbor maintenance fee.
    Ocean,
    /// By road.
    Truck,
    /// By rail.
    Rail,
    /// By air.
    Air,
    /// By post.
    Mail,
    /// By pipeline or other fixed installation.
    Pipeline,
}

impl TransportMode {
    /// The word used in files and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ocean => "ocean",
            Self::Truck => "truck",
            Self::Rail => "rail",
            Self::Air => "air",
            Self::Mail => "mail",
            Self::Pipeline => "pipeline",
        }
    }
}

impl FromStr for TransportMode {
    type Err = EntryError;

    fn from_str(text: &str) -> Result<Self, EntryError> {
        [Self::Ocean, Self::Truck, Self::Rail, Self::Air, Self::Mail, Self::Pipeline]
            .into_iter()
            .find(|mode| mode.as_str() == text)
            .ok_or_else(|| EntryError::ModeUnknown(text.to_owned()))
    }
}

/// A provision of chapter 98 under which a good is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chapter98Claim {
    /// 9801.00.10: goods returned without having been advanced in value abroad. Free.
    ReturnedGoods,
    /// 9802.00.40: repaired or altered abroad under a warranty; dutiable on the repair.
    RepairUnderWarranty {
        /// Value of the repairs or alterations.
        repair_value: Money,
    },
    /// 9802.00.50: otherwise repaired or altered abroad; dutiable on the repair.
    Repair {
        /// Value of the repairs or alterations.
        repair_value: Money,
    },
    /// 9802.00.60: metal of the United States processed abroad, returned for further processing.
    MetalProcessing {
        /// Value of the processing outside the United States.
        processing_value: Money,
    },
    /// 9802.00.80: assembled abroad from components of the United States.
    Assembly {
        /// Cost or value of the components that qualify.
        us_components: Money,
    },
    /// Another provision of chapter 98, by its number; its own rate is not modelled.
    Other(TariffCode),
}

impl Chapter98Claim {
    /// The provision's number.
    #[must_use]
    pub fn provision(&self) -> String {
        match self {
            Self::ReturnedGoods => "9801.00.10".into(),
            Self::RepairUnderWarranty { .. } => "9802.00.40".into(),
            Self::Repair { .. } => "9802.00.50".into(),
            Self::MetalProcessing { .. } => "9802.00.60".into(),
            Self::Assembly { .. } => "9802.00.80".into(),
            Self::Other(code) => code.to_string(),
        }
    }
}

/// Reads an amount of dollars in text.
pub fn dollars(text: &str) -> Result<Money, DecimalError> {
    Ok(Money::usd(text.parse()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indicators_are_short() {
        for text in ["S", "S+", "KR", "A*", "P+", "sg"] {
            assert!(text.parse::<SpecialProgramIndicator>().is_ok(), "{text}");
        }
        for text in ["", "USMCA", "+", "S++", "9"] {
            assert!(text.parse::<SpecialProgramIndicator>().is_err(), "{text}");
        }
    }
}
