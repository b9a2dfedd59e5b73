//! A scenario whose materials are summed: to look for what would flip the answer asks for its cost thousands of
//! times, and a bill has hundreds of lines.

use customs::{Currency, Money};

use crate::landed_cost::error::CostError;
use crate::landed_cost::figure::{Amount, Figure, Source};
use crate::landed_cost::inputs::{Material, ScenarioInputs};

/// The scenario with all materials of known amounts in the same currencies as one. A material of which something is
/// unknown stays by itself.
///
/// - Gives: a scenario that costs the same, to the rounding of the last of twelve places.
pub fn condensed(scenario: &ScenarioInputs) -> Result<ScenarioInputs, CostError> {
    let mut sums: Vec<Material> = Vec::new();
    let mut others: Vec<Material> = Vec::new();
    for material in &scenario.make.materials {
        let Some(kind) = currencies(material) else {
            others.push(material.clone());
            continue;
        };
        match sums.iter_mut().find(|sum| currencies(sum) == Some(kind)) {
            Some(sum) => {
                add(&mut sum.cost, &material.cost)?;
                for (sum, part) in [
                    (&mut sum.inbound_freight, &material.inbound_freight),
                    (&mut sum.inbound_duty, &material.inbound_duty),
                ] {
                    if let (Some(sum), Some(part)) = (sum, part) {
                        add(sum, part)?;
                    }
                }
            }
            None => sums.push(material.clone()),
        }
    }
    // What is known has no bounds that count.
    for sum in &mut sums {
        let amounts = [Some(&mut sum.cost), sum.inbound_freight.as_mut(), sum.inbound_duty.as_mut()];
        for amount in amounts.into_iter().flatten() {
            *amount = Figure { low: None, high: None, source: Source::computed(), ..amount.clone() };
        }
    }
    sums.append(&mut others);
    let mut light = scenario.clone();
    light.make.materials = sums;
    Ok(light)
}

type Currencies = (Currency, Option<Currency>, Option<Currency>);

/// The currencies of a material's cost, freight and duty; `None` where an amount of it is unknown.
fn currencies(material: &Material) -> Option<Currencies> {
    let of = |amount: &Option<Amount>| match amount {
        None => Some(None),
        Some(amount) => amount.value.map(|money| Some(money.currency)),
    };
    let cost = material.cost.value?.currency;
    Some((cost, of(&material.inbound_freight)?, of(&material.inbound_duty)?))
}

fn add(sum: &mut Amount, part: &Amount) -> Result<(), CostError> {
    let added = |sum: Money, part: Money| sum.checked_add(part);
    sum.value = sum.value.zip(part.value).map(|(sum, part)| added(sum, part)).transpose()?;
    Ok(())
}
