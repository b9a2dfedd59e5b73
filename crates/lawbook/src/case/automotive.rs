//! `[scenario.origin.automotive]`: the figures that the automotive provisions ask of a producer.
//!
//! Their shape is described in `docs/case-format.md`. Wages stay in the currency of their country, which
//! the law compares them in; every other amount is converted by the program like any amount of the case.

use customs::origin::automotive::{
    AssemblyPlant, AutomotiveFigures, AverageCategory, ContentAverage, CoreBasis, CoreGroup, CorePartsChoice,
    CoreScope, HighWageMaterial, LaborBase, Metal, MetalPurchase, PlantStart, ReckoningPeriod,
    StagingApproval, StatedCorePart, StatedCoreParts, StatedLabor, StatedPurchases, TechnologyWages,
    WagePlant,
};
use customs::{Country, Currency, Decimal, Level, Money, Period};
use jiff::civil::Date;
use toml::de::DeValue;

use super::location::{At, Located};
use super::model::Automotive;
use super::problem::{Expected, ProblemKind};
use super::reading::Reading;
use super::table::{self, Amount, FromValue, Refusal, Table};

/// Names of what counts in a core part.
pub const CORE_BASES: [(&str, CoreBasis); 2] =
    [("all-materials", CoreBasis::AllMaterials), ("listed-components", CoreBasis::ListedComponents)];
/// Names of what core parts are calculated over.
pub const CORE_SCOPES: [(&str, CoreScope); 3] = [
    ("each-part", CoreScope::EachPart),
    ("each-group", CoreScope::EachGroup),
    ("super-core", CoreScope::SuperCore),
];
/// Names of the metals.
pub const METALS: [(&str, Metal); 2] = [("steel", Metal::Steel), ("aluminum", Metal::Aluminum)];

/// A wage with the currency it is paid in: `"24.50 USD"`. No exchange rate is asked for it.
struct Wage(Money);

impl FromValue for Wage {
    fn read(value: &DeValue<'_>, _: &Reading, _: &At) -> Result<Self, Refusal> {
        let text = value.as_str().map(str::trim).ok_or(Refusal::Type(Expected::Text))?;
        let Some((amount, currency)) = text.split_once(char::is_whitespace) else {
            return Err(Refusal::Value(ProblemKind::CurrencyUnknown { text: String::new() }));
        };
        let amount = table::decimal(amount).map_err(Refusal::Value)?;
        if amount.is_negative() {
            return Err(Refusal::Value(ProblemKind::AmountNegative { text: amount.to_string() }));
        }
        let currency: Currency = table::currency(currency.trim()).map_err(Refusal::Value)?;
        Ok(Self(Money::new(amount, currency)))
    }
}

/// Reads the table; a part of it that cannot be read is reported and left out.
pub(super) fn read(mut table: Table<'_>) -> Automotive {
    let mut rows = Vec::new();
    let figures = AutomotiveFigures {
        average: table.table("average").and_then(average),
        core_parts: table.table("core_parts").map(|inner| core_parts(inner, &mut rows)),
        purchases: table.table("purchases").and_then(purchases),
        labor: table.table("labor").and_then(labor),
        staging: table.table("alternative_staging").map(staging),
        plant_start: table.table("plant_start").and_then(plant_start),
    };
    table.finish();
    Automotive { figures, rows }
}

fn days(reading: &Reading, from: &Located<Date>, until: &Located<Date>) -> Option<(Date, Date)> {
    if until.value < from.value {
        let kind = ProblemKind::PeriodEndsBeforeItBegins { from: from.value, until: until.value };
        reading.report_related(kind, Some(until.at.clone()), vec![from.at.clone()]);
        return None;
    }
    Some((from.value, until.value))
}

fn average(mut table: Table<'_>) -> Option<ContentAverage> {
    let category = table.need_word("category", &AverageCategory::ALL);
    let exported_only = table.take_word("vehicles", &[("all", false), ("exported", true)]);
    let from = table.need::<Date>("from");
    let until = table.need::<Date>("until");
    let net_cost = table.need::<Money>("net_cost");
    let non_originating = table.need::<Money>("non_originating");
    let estimated = flag(&mut table, "estimated");
    let reading = table.reading();
    table.finish();
    let (from, until) = days(reading, &from?, &until?)?;
    Some(ContentAverage {
        category: category?.value,
        exported_only: exported_only.is_some_and(|only| only.value),
        from,
        until,
        net_cost: net_cost?.value,
        non_originating: non_originating?.value,
        estimated,
    })
}

fn flag(table: &mut Table<'_>, key: &'static str) -> bool {
    table.take::<bool>(key).is_some_and(|flag| flag.value)
}

fn core_parts(mut table: Table<'_>, rows: &mut Vec<Located<String>>) -> StatedCoreParts {
    let choice = CorePartsChoice {
        basis: table.take_word("basis", &CORE_BASES).map(|basis| basis.value),
        scope: table.take_word("scope", &CORE_SCOPES).map(|scope| scope.value),
    };
    let over_period = table.take_word("amounts", &[("unit", false), ("period", true)]);
    let none = words(&mut table, "none", &CoreGroup::ALL);
    let parts = table.tables("part").into_iter().filter_map(|part| core_part(part, rows)).collect();
    table.finish();
    StatedCoreParts { choice, over_period: over_period.is_some_and(|over| over.value), parts, none }
}

/// A list of words, each one of `known`.
fn words<T: Copy>(table: &mut Table<'_>, key: &'static str, known: &[(&str, T)]) -> Vec<T> {
    let mut found = Vec::new();
    for word in table.take_list::<String>(key).unwrap_or_default() {
        match known.iter().find(|(name, _)| *name == word.value) {
            Some((_, value)) => found.push(*value),
            None => {
                let allowed = known.iter().map(|(name, _)| (*name).to_owned()).collect();
                let kind = ProblemKind::WordUnknown { key: key.to_owned(), word: word.value, allowed };
                table.reading().report(kind, Some(word.at));
            }
        }
    }
    found
}

fn core_part(mut table: Table<'_>, rows: &mut Vec<Located<String>>) -> Option<StatedCorePart> {
    let row = table.take::<String>("part");
    let name = table.take::<String>("name");
    let group = table.need_word("group", &CoreGroup::ALL);
    let net_cost = money(&mut table, "net_cost");
    let transaction_value = money(&mut table, "transaction_value");
    let non_originating = money(&mut table, "non_originating");
    let listed_components = money(&mut table, "listed_components");
    let meets_own_rule = flag(&mut table, "meets_own_rule");
    if row.is_none() && name.is_none() {
        table.missing("part");
    }
    table.finish();
    rows.extend(row.clone());
    let called = name.or_else(|| row.clone())?;
    Some(StatedCorePart {
        line: row.map(|row| row.value),
        name: called.value,
        group: group?.value,
        net_cost,
        transaction_value,
        non_originating,
        listed_components,
        meets_own_rule,
    })
}

fn money(table: &mut Table<'_>, key: &'static str) -> Option<Money> {
    table.take::<Money>(key).map(|amount| amount.value)
}

fn purchases(mut table: Table<'_>) -> Option<StatedPurchases> {
    let period = table.need_word("period", &ReckoningPeriod::ALL);
    let estimated = flag(&mut table, "estimated");
    let none = words(&mut table, "none", &METALS);
    let purchases = table.tables("purchase").into_iter().filter_map(purchase).collect();
    table.finish();
    Some(StatedPurchases { period: period?.value, estimated, purchases, none })
}

fn purchase(mut table: Table<'_>) -> Option<MetalPurchase> {
    let metal = table.need_word("metal", &METALS);
    let code = table.need_code("code", Level::Subheading);
    let value = table.need::<Money>("value");
    let originating = table.need::<bool>("originating");
    let melted_and_poured = table.take::<bool>("melted_and_poured").map(|answer| answer.value);
    let other_use = flag(&mut table, "other_use");
    table.finish();
    Some(MetalPurchase {
        metal: metal?.value,
        code: code?.value,
        value: value?.value,
        originating: originating?.value,
        melted_and_poured,
        other_use,
    })
}

fn labor(mut table: Table<'_>) -> Option<StatedLabor> {
    let formula = table.need_word("formula", &[("net-cost", true), ("annual-purchase-value", false)]);
    let period = table.need_word("period", &ReckoningPeriod::ALL);
    // Only the denominator of the formula that was chosen is a key here.
    let base = match formula.as_ref().map(|formula| formula.value) {
        Some(false) => LaborBase::TotalPurchases(money(&mut table, "total_purchases")),
        _ => LaborBase::NetCost(money(&mut table, "net_cost")),
    };
    let labor = money(&mut table, "labor");
    let vehicle_plant = table.table("vehicle_plant").and_then(wage_plant);
    let materials = money(&mut table, "materials");
    let materials_by_plant = table.tables("material").into_iter().filter_map(material).collect();
    let transport = money(&mut table, "transport");
    let technology = table.table("technology").and_then(technology);
    let parts_plant = table.table("parts_plant").and_then(parts_plant);
    table.finish();
    Some(StatedLabor {
        period: formula.and(period)?.value,
        base,
        labor,
        vehicle_plant,
        materials,
        materials_by_plant,
        transport,
        technology,
        parts_plant,
    })
}

fn wage_plant(mut table: Table<'_>) -> Option<WagePlant> {
    let country = table.need::<Country>("country");
    let hourly_wage = table.need::<Wage>("hourly_wage");
    table.finish();
    Some(WagePlant { country: country?.value, hourly_wage: hourly_wage?.value.0 })
}

fn material(mut table: Table<'_>) -> Option<HighWageMaterial> {
    let value = table.need::<Money>("value");
    let country = table.need::<Country>("country");
    let hourly_wage = table.need::<Wage>("hourly_wage");
    table.finish();
    Some(HighWageMaterial { value: value?.value, country: country?.value, hourly_wage: hourly_wage?.value.0 })
}

fn technology(mut table: Table<'_>) -> Option<TechnologyWages> {
    let research_and_development = table.need::<Money>("research_and_development");
    let information_technology = table.need::<Money>("information_technology");
    let production = table.need::<Money>("production");
    table.finish();
    Some(TechnologyWages {
        research_and_development: research_and_development?.value,
        information_technology: information_technology?.value,
        production: production?.value,
    })
}

fn parts_plant(mut table: Table<'_>) -> Option<AssemblyPlant> {
    let country = table.need::<Country>("country");
    let hourly_wage = table.need::<Wage>("hourly_wage");
    let mut capacity = |key| table.take::<Amount>(key).map_or(Decimal::ZERO, |capacity| capacity.value.0);
    let (engines, transmissions, battery_packs) =
        (capacity("engines"), capacity("transmissions"), capacity("battery_packs"));
    let contract_years = capacity("contract_years");
    let own = flag(&mut table, "own");
    table.finish();
    Some(AssemblyPlant {
        country: country?.value,
        hourly_wage: hourly_wage?.value.0,
        engines,
        transmissions,
        battery_packs,
        own,
        contract_years,
    })
}

fn staging(mut table: Table<'_>) -> StagingApproval {
    let approved = table.take::<bool>("approved").map(|approved| approved.value);
    let from = table.take::<Date>("from");
    let until = table.take::<Date>("until");
    let exempt_from_metals = flag(&mut table, "exempt_from_metals");
    let reading = table.reading();
    if from.is_some() != until.is_some() {
        table.missing(if from.is_some() { "until" } else { "from" });
    }
    table.finish();
    let period = from.zip(until).and_then(|(from, until)| days(reading, &from, &until));
    let period = period.and_then(|(from, until)| Period::new(from, Some(until)).ok());
    StagingApproval { approved, period, exempt_from_metals }
}

fn plant_start(mut table: Table<'_>) -> Option<PlantStart> {
    let new_building = table.need_word("kind", &[("new-building", true), ("refit", false)]);
    let first_prototype = table.need::<Date>("first_prototype");
    table.finish();
    let first_prototype = first_prototype?.value;
    Some(if new_building?.value {
        PlantStart::NewBuilding { first_prototype }
    } else {
        PlantStart::Refit { first_prototype }
    })
}
