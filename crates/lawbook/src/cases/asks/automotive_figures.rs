//! The figures of a vehicle inside a determination of origin.

use customs::origin::automotive::{
    AutomotiveFigures, AverageCategory, ContentAverage, CoreGroup, HighWageMaterial, LaborBase, PlantStart,
    ReckoningPeriod, StagingApproval, StatedCorePart, StatedCoreParts, StatedLabor, StatedPurchases,
    TechnologyWages, WagePlant,
};
use customs::{Country, Money, Period};

use super::automotive::{core_choice, in_currency, plant, purchases, wage_currency};
use crate::case::automotive::METALS;
use crate::cases::facts::{Facts, FactsError};
use crate::cases::registry::Ask;

/// The figures that a determination of origin takes, in the keys of `docs/case-format.md`.
pub(super) fn figures(facts: &Facts<'_>) -> Result<AutomotiveFigures, Ask> {
    Ok(AutomotiveFigures {
        average: facts.table("average", stated_average)?,
        core_parts: facts.table("core_parts", |stated| -> Result<_, Ask> {
            Ok(StatedCoreParts {
                choice: core_choice(stated)?,
                over_period: stated
                    .choice("amounts", &[("unit", false), ("period", true)])?
                    .unwrap_or_default(),
                parts: stated.tables("part", stated_part)?,
                none: words(stated, "none", &CoreGroup::ALL)?,
            })
        })?,
        purchases: facts.table("purchases", |stated| -> Result<_, Ask> {
            Ok(StatedPurchases {
                period: stated.need_choice("period", &ReckoningPeriod::ALL)?,
                estimated: stated.flag("estimated")?,
                purchases: purchases(stated, "purchase")?,
                none: words(stated, "none", &METALS)?,
            })
        })?,
        labor: facts.table("labor", stated_labor)?,
        staging: facts.table("alternative_staging", |stated| -> Result<_, Ask> {
            let from = stated.date("from")?;
            let until = stated.date("until")?;
            Ok(StagingApproval {
                approved: stated.boolean("approved")?,
                period: from.and_then(|from| Period::new(from, until).ok()),
                exempt_from_metals: stated.flag("exempt_from_metals")?,
            })
        })?,
        plant_start: facts.table("plant_start", |stated| -> Result<_, Ask> {
            let first_prototype = stated.need_date("first_prototype")?;
            Ok(match stated.need_choice("kind", &[("new-building", true), ("refit", false)])? {
                true => PlantStart::NewBuilding { first_prototype },
                false => PlantStart::Refit { first_prototype },
            })
        })?,
    })
}

fn words<T: Copy>(facts: &Facts<'_>, key: &str, known: &[(&str, T)]) -> Result<Vec<T>, FactsError> {
    let found = facts.texts(key)?;
    found
        .into_iter()
        .map(|word| {
            let known_word = known.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
            known_word.ok_or_else(|| FactsError::Choice {
                path: key.to_owned(),
                found: word,
                choices: known.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", "),
                line: 0,
            })
        })
        .collect()
}

fn stated_average(facts: &Facts<'_>) -> Result<ContentAverage, Ask> {
    Ok(ContentAverage {
        category: facts.need_choice("category", &AverageCategory::ALL)?,
        exported_only: facts.choice("vehicles", &[("all", false), ("exported", true)])?.unwrap_or_default(),
        from: facts.need_date("from")?,
        until: facts.need_date("until")?,
        net_cost: facts.need_money("net_cost")?,
        non_originating: facts.need_money("non_originating")?,
        estimated: facts.flag("estimated")?,
    })
}

fn stated_part(facts: &Facts<'_>) -> Result<StatedCorePart, Ask> {
    let line = facts.text("part")?.map(str::to_owned);
    let name = facts.text("name")?.map(str::to_owned).or_else(|| line.clone());
    Ok(StatedCorePart {
        name: facts.required("part", name)?,
        line,
        group: facts.need_choice("group", &CoreGroup::ALL)?,
        net_cost: facts.money("net_cost")?,
        transaction_value: facts.money("transaction_value")?,
        non_originating: facts.money("non_originating")?,
        listed_components: facts.money("listed_components")?,
        meets_own_rule: facts.flag("meets_own_rule")?,
    })
}

fn stated_labor(facts: &Facts<'_>) -> Result<StatedLabor, Ask> {
    let by_net_cost =
        facts.need_choice("formula", &[("net-cost", true), ("annual-purchase-value", false)])?;
    Ok(StatedLabor {
        period: facts.need_choice("period", &ReckoningPeriod::ALL)?,
        base: if by_net_cost {
            LaborBase::NetCost(facts.money("net_cost")?)
        } else {
            LaborBase::TotalPurchases(facts.money("total_purchases")?)
        },
        labor: facts.money("labor")?,
        vehicle_plant: facts.table("vehicle_plant", |plant| -> Result<_, Ask> {
            let (country, hourly_wage) = wage_of(plant)?;
            Ok(WagePlant { country, hourly_wage })
        })?,
        materials: facts.money("materials")?,
        materials_by_plant: facts.tables("material", |material| -> Result<_, Ask> {
            let (country, hourly_wage) = wage_of(material)?;
            Ok(HighWageMaterial { value: material.need_money("value")?, country, hourly_wage })
        })?,
        transport: facts.money("transport")?,
        technology: facts.table("technology", |wages| -> Result<_, Ask> {
            Ok(TechnologyWages {
                research_and_development: wages.money_or_none("research_and_development")?,
                information_technology: wages.money_or_none("information_technology")?,
                production: wages.need_money("production")?,
            })
        })?,
        parts_plant: facts.table("parts_plant", plant)?,
    })
}

fn wage_of(facts: &Facts<'_>) -> Result<(Country, Money), FactsError> {
    let country = facts.country("country")?;
    let currency = wage_currency(facts)?;
    Ok((facts.required("country", country)?, in_currency(facts, "hourly_wage", currency)?))
}
