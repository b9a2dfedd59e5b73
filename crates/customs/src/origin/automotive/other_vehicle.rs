//! Vehicles other than passenger vehicles, light trucks and heavy trucks. Section 20.

use jiff::ToSpan;
use jiff::civil::Date;

use super::AutomotiveError;
use super::law::{AutomotiveOnDate, ContentKey};
use crate::decimal::Decimal;
use crate::determination::{Determination, Finding, Message, Step, Value};
use crate::money::{Currency, Money};
use crate::origin::value::{ValueOfNonOriginatingMaterials, amount_step, not_negative, regulation};

/// Which list of section 20 names a vehicle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OtherVehicle {
    /// Subsection (2).
    Listed2,
    /// Subsection (3).
    Listed3,
}

/// A start that lowers the content for some years. Section 20(8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlantStart {
    /// A new building with substantially all new machinery, for a vehicle of a class, marque, size
    /// category or underbody new to the assembler in the territory.
    NewBuilding {
        /// Day of the first prototype.
        first_prototype: Date,
    },
    /// A plant after a refit, for a vehicle other than was assembled there before.
    Refit {
        /// Day of the first prototype.
        first_prototype: Date,
    },
}

/// The content required of an other vehicle.
///
/// - Source: 19 CFR 182 App. A s. 20(2), (3), (8).
/// - Case: `cases/uniform_regulations/s20_8_new_plant.toml`
pub fn other_vehicle_content(
    law: AutomotiveOnDate<'_>,
    vehicle: OtherVehicle,
    start: Option<PlantStart>,
) -> Result<Determination<Decimal>, AutomotiveError> {
    let key = match vehicle {
        OtherVehicle::Listed2 => ContentKey::OtherVehicle2,
        OtherVehicle::Listed3 => ContentKey::OtherVehicle3,
    };
    let within = |from: Date, years: i64| {
        let end = from.checked_add(years.years()).ok();
        from <= law.date() && end.is_none_or(|end| law.date() < end)
    };
    let key = match start {
        Some(PlantStart::NewBuilding { first_prototype }) if within(first_prototype, 5) => {
            ContentKey::NewPlant
        }
        Some(PlantStart::Refit { first_prototype }) if within(first_prototype, 2) => ContentKey::Refit,
        _ => key,
    };
    let (step, citation) = law.content(key)?;
    let step_shown = Step::new(
        Message::new("origin-value-other-vehicle-required").with("required", Value::Percent(step.net_cost)),
    )
    .cite(citation);
    Ok(Determination {
        finding: Finding::Satisfied,
        conclusion: step.net_cost,
        steps: vec![step_shown],
        doubts: Vec::new(),
    })
}

/// A material of an other vehicle or of a part for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListedMaterial {
    /// Listed in table F or G: the producer may count the non-originating value within it.
    pub listed: bool,
    /// Its value where it does not originate; none where it does.
    pub value: Option<Money>,
    /// The non-originating value within it.
    pub non_originating_within: Option<Money>,
}

/// Non-originating value of an other vehicle or of a part for one: of each listed material the lesser of
/// its value and of what is within it, at the producer's choice; of any other its value.
///
/// - Source: 19 CFR 182 App. A s. 20(4).
/// - Case: `cases/uniform_regulations/s20_4_listed_materials.toml`
pub fn other_vehicle_non_originating(
    currency: Currency,
    materials: &[ListedMaterial],
) -> Result<Determination<ValueOfNonOriginatingMaterials>, AutomotiveError> {
    let mut total = Money::zero(currency);
    for material in materials {
        let Some(value) = material.value else { continue };
        not_negative("value", value)?;
        let counted = match material.non_originating_within {
            Some(within) if material.listed => {
                not_negative("non_originating_within", within)?;
                if within.checked_sub(value)?.amount.is_negative() { within } else { value }
            }
            _ => value,
        };
        total = total.checked_add(counted)?;
    }
    let step = amount_step("origin-value-non-originating", total, "s. 20(4)").cite(regulation("tables F, G"));
    Ok(Determination {
        finding: Finding::Satisfied,
        conclusion: ValueOfNonOriginatingMaterials(total),
        steps: vec![step],
        doubts: Vec::new(),
    })
}
