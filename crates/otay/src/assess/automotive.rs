//! The figures of a vehicle in the currency of the case.

use customs::origin::automotive::{
    AutomotiveFigures, ContentAverage, HighWageMaterial, LaborBase, MetalPurchase, StatedCorePart,
    StatedCoreParts, StatedLabor, StatedPurchases, TechnologyWages,
};
use customs::{Money, MoneyError};
use lawbook::case::Case;

/// Every amount in the currency of the case; wages stay in that of their country, which the law compares
/// them in.
///
/// - Refuses: amounts beyond range.
pub(super) fn figures(case: &Case, stated: &AutomotiveFigures) -> Result<AutomotiveFigures, MoneyError> {
    let money = |amount: Money| case.convert(amount);
    let optional = |amount: Option<Money>| amount.map(money).transpose();
    Ok(AutomotiveFigures {
        average: stated
            .average
            .map(|average| {
                Ok::<_, MoneyError>(ContentAverage {
                    net_cost: money(average.net_cost)?,
                    non_originating: money(average.non_originating)?,
                    ..average
                })
            })
            .transpose()?,
        core_parts: stated.core_parts.as_ref().map(|parts| core_parts(case, parts)).transpose()?,
        purchases: stated.purchases.as_ref().map(|bought| purchases(case, bought)).transpose()?,
        labor: stated
            .labor
            .as_ref()
            .map(|labor| {
                Ok::<_, MoneyError>(StatedLabor {
                    base: match labor.base {
                        LaborBase::NetCost(base) => LaborBase::NetCost(optional(base)?),
                        LaborBase::TotalPurchases(base) => LaborBase::TotalPurchases(optional(base)?),
                    },
                    labor: optional(labor.labor)?,
                    materials: optional(labor.materials)?,
                    materials_by_plant: labor
                        .materials_by_plant
                        .iter()
                        .map(|material| Ok(HighWageMaterial { value: money(material.value)?, ..*material }))
                        .collect::<Result<_, MoneyError>>()?,
                    transport: optional(labor.transport)?,
                    technology: labor
                        .technology
                        .map(|wages| {
                            Ok::<_, MoneyError>(TechnologyWages {
                                research_and_development: money(wages.research_and_development)?,
                                information_technology: money(wages.information_technology)?,
                                production: money(wages.production)?,
                            })
                        })
                        .transpose()?,
                    ..labor.clone()
                })
            })
            .transpose()?,
        staging: stated.staging,
        plant_start: stated.plant_start,
    })
}

fn core_parts(case: &Case, stated: &StatedCoreParts) -> Result<StatedCoreParts, MoneyError> {
    let optional = |amount: Option<Money>| amount.map(|amount| case.convert(amount)).transpose();
    let parts = stated
        .parts
        .iter()
        .map(|part| {
            Ok(StatedCorePart {
                net_cost: optional(part.net_cost)?,
                transaction_value: optional(part.transaction_value)?,
                non_originating: optional(part.non_originating)?,
                listed_components: optional(part.listed_components)?,
                ..part.clone()
            })
        })
        .collect::<Result<_, MoneyError>>()?;
    Ok(StatedCoreParts { parts, ..stated.clone() })
}

fn purchases(case: &Case, stated: &StatedPurchases) -> Result<StatedPurchases, MoneyError> {
    let purchases = stated
        .purchases
        .iter()
        .map(|bought| Ok(MetalPurchase { value: case.convert(bought.value)?, ..bought.clone() }))
        .collect::<Result<_, MoneyError>>()?;
    Ok(StatedPurchases { purchases, ..stated.clone() })
}
