//! Reading `[scenario.cost]`.

use customs::{Country, Decimal, Money};

use super::words::{AllowanceKind, ChargeBasis, ChargeKind, LegMode, OverheadBasis, OverheadKind};
use super::{
    Allowance, AllowanceRate, Amount, BajaCalifornia, Charge, Figure, ForeignFee, ForeignRate, Hold, Inbound,
    Labor, LaborRate, Leg, LegRate, Materials, Number, OneTime, Operation, Overhead, Safety, ScenarioCosts,
    ScenarioYears, Tooling,
};
use crate::case::problem::ProblemKind;
use crate::case::table::{Amount as NotNegative, Positive, Table};

/// Takes the cost tables out of a scenario's table.
pub(in crate::case) fn read(scenario: &mut Table<'_>) -> ScenarioCosts {
    let Some(mut table) = scenario.table("cost") else { return ScenarioCosts::default() };
    let table = &mut table;
    let price = amount(table, "price");
    let materials =
        match table.take_word("materials", &[("bill", Materials::Bill), ("in-price", Materials::InPrice)]) {
            Some(word) => word.value,
            None if price.is_some() => Materials::InPrice,
            None => Materials::Bill,
        };
    let costs = ScenarioCosts {
        at: Some(table.at()),
        price,
        materials,
        inbound: table.tables("inbound").into_iter().map(inbound).collect(),
        labor: table.tables("labor").into_iter().filter_map(labor).collect(),
        operations: table.tables("operation").into_iter().filter_map(operation).collect(),
        hours_per_employee_year: positive(table, "hours_per_employee_year"),
        overhead: table.tables("overhead").into_iter().filter_map(overhead).collect(),
        tooling: table.tables("tooling").into_iter().filter_map(tooling).collect(),
        yield_percent: positive(table, "yield_percent"),
        scrap_recovery: amount(table, "scrap_recovery"),
        margin_percent: number(table, "margin_percent"),
        margin_of_price: table
            .take_word("margin_of", &[("cost", false), ("price", true)])
            .is_some_and(|word| word.value),
        units_per_shipment: positive(table, "units_per_shipment"),
        capital_cost_percent: number(table, "capital_cost_percent"),
        packaging: amount(table, "packaging"),
        legs: table.tables("leg").into_iter().filter_map(leg).collect(),
        insurance_percent: number(table, "insurance_percent"),
        insurance_uplift_percent: number(table, "insurance_uplift_percent"),
        charges: table.tables("charge").into_iter().filter_map(charge).collect(),
        foreign_fees: table.tables("foreign_fee").into_iter().filter_map(foreign_fee).collect(),
        hold: table.table("hold").map(hold).unwrap_or_default(),
        allowances: table.tables("allowance").into_iter().filter_map(allowance).collect(),
        one_time: table.tables("one_time").into_iter().filter_map(one_time).collect(),
        years: table.table("years").map(years).unwrap_or_default(),
    };
    table.refuse_rest();
    costs
}

pub(super) fn amount(table: &mut Table<'_>, key: &'static str) -> Option<Amount> {
    table.take::<Figure<Money>>(key).map(|figure| figure.value)
}

pub(super) fn number(table: &mut Table<'_>, key: &'static str) -> Option<Number> {
    table.take::<Figure<NotNegative>>(key).map(|figure| figure.value.map(|value| value.0))
}

pub(super) fn positive(table: &mut Table<'_>, key: &'static str) -> Option<Number> {
    table.take::<Figure<Positive>>(key).map(|figure| figure.value.map(|value| value.0))
}

/// A number that may lie below zero: a change.
pub(super) fn change(table: &mut Table<'_>, key: &'static str) -> Option<Number> {
    table.take::<Figure<Decimal>>(key).map(|figure| figure.value)
}

fn need_amount(table: &mut Table<'_>, key: &'static str) -> Option<Amount> {
    table.need::<Figure<Money>>(key).map(|figure| figure.value)
}

fn need_number(table: &mut Table<'_>, key: &'static str) -> Option<Number> {
    table.need::<Figure<NotNegative>>(key).map(|figure| figure.value.map(|value| value.0))
}

fn need_positive(table: &mut Table<'_>, key: &'static str) -> Option<Number> {
    table.need::<Figure<Positive>>(key).map(|figure| figure.value.map(|value| value.0))
}

fn need_text(table: &mut Table<'_>, key: &'static str) -> Option<String> {
    table.need::<String>(key).map(|text| text.value)
}

/// Says that exactly one of `keys` has to be there.
fn one_of(table: &Table<'_>, keys: &[&str]) {
    let keys = keys.iter().map(|key| (*key).to_owned()).collect();
    table.reading().report(ProblemKind::OneOfKeys { keys }, Some(table.at()));
}

fn inbound(mut table: Table<'_>) -> Inbound {
    let inbound = Inbound {
        at: table.at(),
        part: table.take::<String>("part"),
        country: table.take::<Country>("country").map(|country| country.value),
        freight_percent: number(&mut table, "freight_percent"),
        freight: amount(&mut table, "freight"),
        duty_percent: number(&mut table, "duty_percent"),
        duty: amount(&mut table, "duty"),
    };
    if inbound.freight.is_some() && inbound.freight_percent.is_some() {
        one_of(&table, &["freight", "freight_percent"]);
    }
    if inbound.duty.is_some() && inbound.duty_percent.is_some() {
        one_of(&table, &["duty", "duty_percent"]);
    }
    table.finish();
    inbound
}

fn labor(mut table: Table<'_>) -> Option<Labor> {
    let at = table.at();
    let grade = table.need::<String>("grade");
    let hourly = amount(&mut table, "hourly");
    let wage = amount(&mut table, "wage");
    let model = table.take_word("model", &[("baja-california", ())]);
    let rate = match (hourly, wage, model) {
        (Some(hourly), None, None) => Some(LaborRate::Hourly(hourly)),
        (None, Some(wage), None) => {
            let burden_percent = need_number(&mut table, "burden_percent");
            let paid_hours = need_positive(&mut table, "paid_hours");
            let worked_hours = need_positive(&mut table, "worked_hours");
            match (burden_percent, paid_hours, worked_hours) {
                (Some(burden_percent), Some(paid_hours), Some(worked_hours)) => {
                    Some(LaborRate::Loaded { wage, burden_percent, paid_hours, worked_hours })
                }
                _ => None,
            }
        }
        (None, None, Some(_)) => baja_california(&mut table).map(LaborRate::BajaCalifornia),
        _ => {
            one_of(&table, &["hourly", "wage", "model"]);
            None
        }
    };
    table.finish();
    Some(Labor { at, grade: grade?, rate: rate? })
}

fn baja_california(table: &mut Table<'_>) -> Option<Box<BajaCalifornia>> {
    let classes: [(&str, u8); 5] = [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5)];
    let class = table.need::<Decimal>("risk_class");
    let risk_class = class.and_then(|class| {
        let text = class.value.to_string();
        let known = classes.iter().find(|(word, _)| *word == text).map(|(_, class)| *class);
        if known.is_none() {
            let allowed = classes.iter().map(|(word, _)| (*word).to_owned()).collect();
            let kind = ProblemKind::WordUnknown { key: "risk_class".into(), word: text, allowed };
            table.reading().report(kind, Some(class.at));
        }
        known
    });
    let terms = BajaCalifornia {
        wage_multiple: positive(table, "wage_multiple"),
        daily_wage: amount(table, "daily_wage"),
        risk_class: risk_class.unwrap_or(1),
        week_hours: positive(table, "week_hours"),
        christmas_bonus_days: positive(table, "christmas_bonus_days"),
        paid_absence_days: number(table, "paid_absence_days"),
        savings_fund_percent: number(table, "savings_fund_percent"),
        food_vouchers: amount(table, "food_vouchers"),
        meals: amount(table, "meals"),
        transport: amount(table, "transport"),
        attendance_bonus_percent: number(table, "attendance_bonus_percent"),
        profit_sharing_days: number(table, "profit_sharing_days"),
        severance_percent: number(table, "severance_percent"),
        turnover_percent: number(table, "turnover_percent"),
        replacement_cost: amount(table, "replacement_cost"),
    };
    if terms.wage_multiple.is_some() == terms.daily_wage.is_some() {
        one_of(table, &["wage_multiple", "daily_wage"]);
        return None;
    }
    if terms.turnover_percent.is_some() != terms.replacement_cost.is_some() {
        table.missing(if terms.turnover_percent.is_some() { "replacement_cost" } else { "turnover_percent" });
    }
    risk_class.map(|_| Box::new(terms))
}

fn operation(mut table: Table<'_>) -> Option<Operation> {
    let name = need_text(&mut table, "name");
    let grade = table.need::<String>("grade");
    let minutes = need_number(&mut table, "minutes");
    let efficiency_percent = positive(&mut table, "efficiency_percent");
    let learning_percent = positive(&mut table, "learning_percent");
    let learning_reference_units = positive(&mut table, "learning_reference_units");
    if learning_percent.is_some() && learning_reference_units.is_none() {
        table.missing("learning_reference_units");
    }
    table.finish();
    Some(Operation {
        name: name?,
        grade: grade?,
        minutes: minutes?,
        efficiency_percent,
        learning_percent,
        learning_reference_units,
    })
}

fn overhead(mut table: Table<'_>) -> Option<Overhead> {
    let name = need_text(&mut table, "name");
    let kind = table.need_word("kind", OverheadKind::WORDS);
    let basis = table.need_word("basis", OverheadBasis::WORDS);
    let is_percent = basis.as_ref().is_some_and(|basis| {
        matches!(basis.value, OverheadBasis::PercentOfLabor | OverheadBasis::PercentOfMaterials)
    });
    let (price, quantity) = if is_percent {
        (None, need_number(&mut table, "percent"))
    } else {
        (need_amount(&mut table, "amount"), number(&mut table, "quantity"))
    };
    let share_percent = number(&mut table, "share_percent");
    table.finish();
    if (is_percent && quantity.is_none()) || (!is_percent && price.is_none()) {
        return None;
    }
    Some(Overhead {
        name: name?,
        kind: kind?.value,
        basis: basis?.value,
        amount: price,
        quantity,
        share_percent,
    })
}

fn tooling(mut table: Table<'_>) -> Option<Tooling> {
    let name = need_text(&mut table, "name");
    let cost = need_amount(&mut table, "cost");
    let life_units = positive(&mut table, "life_units");
    let life_years = positive(&mut table, "life_years");
    if life_units.is_some() == life_years.is_some() {
        one_of(&table, &["life_units", "life_years"]);
    }
    table.finish();
    Some(Tooling { name: name?, cost: cost?, life_units, life_years })
}

const LEG_RATES: [&str; 6] = ["per_load", "per_kg", "per_m3", "per_shipment", "per_unit", "percent_of_value"];

fn leg(mut table: Table<'_>) -> Option<Leg> {
    let name = need_text(&mut table, "name");
    let mode = table.need_word("mode", LegMode::WORDS);
    let days = need_number(&mut table, "days");
    let owned = table.take::<bool>("owned").is_none_or(|owned| owned.value);
    let surcharge_percent = number(&mut table, "surcharge_percent");
    let rate = leg_rate(&mut table);
    table.finish();
    Some(Leg { name: name?, mode: mode?.value, days: days?, owned, surcharge_percent, rate: rate? })
}

fn leg_rate(table: &mut Table<'_>) -> Option<LegRate> {
    let [load, kg, m3, shipment, unit] =
        ["per_load", "per_kg", "per_m3", "per_shipment", "per_unit"].map(|key| amount(table, key));
    let percent = number(table, "percent_of_value");
    let given =
        [load.is_some(), kg.is_some(), m3.is_some(), shipment.is_some(), unit.is_some(), percent.is_some()];
    if given.into_iter().filter(|given| *given).count() != 1 {
        one_of(table, &LEG_RATES);
        return None;
    }
    if let Some(price) = load {
        let rate = LegRate::Load {
            price,
            kg: positive(table, "load_kg"),
            m3: positive(table, "load_m3"),
            units: positive(table, "load_units"),
            fill_percent: positive(table, "fill_percent"),
        };
        if let LegRate::Load { kg: None, m3: None, units: None, .. } = rate {
            one_of(table, &["load_kg", "load_m3", "load_units"]);
        }
        return Some(rate);
    }
    if let Some(price) = kg {
        let kg_per_m3 = need_number(table, "kg_per_m3")?;
        return Some(LegRate::Kilogram { price, kg_per_m3, minimum: amount(table, "minimum") });
    }
    if let Some(price) = m3 {
        return Some(LegRate::CubicMeter { price, minimum: amount(table, "minimum") });
    }
    shipment.map(LegRate::Shipment).or(unit.map(LegRate::Unit)).or(percent.map(LegRate::Percent))
}

fn charge(mut table: Table<'_>) -> Option<Charge> {
    let name = need_text(&mut table, "name");
    let kind = table.need_word("kind", ChargeKind::WORDS);
    let basis = table.need_word("basis", ChargeBasis::WORDS);
    let is_percent = basis.as_ref().is_some_and(|basis| basis.value == ChargeBasis::Percent);
    let (price, quantity) = if is_percent {
        (None, need_number(&mut table, "percent"))
    } else {
        (need_amount(&mut table, "amount"), number(&mut table, "quantity"))
    };
    table.finish();
    if (is_percent && quantity.is_none()) || (!is_percent && price.is_none()) {
        return None;
    }
    Some(Charge { name: name?, kind: kind?.value, basis: basis?.value, amount: price, quantity })
}

fn foreign_fee(mut table: Table<'_>) -> Option<ForeignFee> {
    let name = need_text(&mut table, "name");
    let country = table.need::<Country>("country");
    let per_entry = amount(&mut table, "per_entry");
    let per_unit = amount(&mut table, "per_unit");
    let rate = match (per_entry, per_unit) {
        (Some(entry), None) => Some(ForeignRate::Entry(entry)),
        (None, Some(unit)) => Some(ForeignRate::Unit(unit)),
        _ => {
            one_of(&table, &["per_entry", "per_unit"]);
            None
        }
    };
    table.finish();
    Some(ForeignFee { name: name?, country: country?.value, rate: rate? })
}

fn hold(mut table: Table<'_>) -> Hold {
    let table = &mut table;
    let pair = |table: &mut Table<'_>, first: Option<Number>, key: &'static str| match first {
        Some(first) => need_number(table, key).map(|second| (first, second)),
        None => None,
    };
    let prepaid = number(table, "prepaid_percent");
    let prepaid = pair(table, prepaid, "prepaid_days");
    let tax = number(table, "tax_percent");
    let tax_float = match tax {
        Some(rate) => {
            let (base, days) = (need_amount(table, "tax_base"), need_number(table, "tax_days"));
            base.zip(days).map(|(base, days)| (rate, base, days))
        }
        None => None,
    };
    let hold = Hold {
        storage_percent: number(table, "storage_percent"),
        cycle_stock: table.take::<bool>("cycle_stock").is_some_and(|yes| yes.value),
        obsolescence_percent: number(table, "obsolescence_percent"),
        end_of_life_percent: number(table, "end_of_life_percent"),
        prepaid,
        tax_float,
        safety: table.table("safety").and_then(safety),
    };
    table.refuse_rest();
    hold
}

fn safety(mut table: Table<'_>) -> Option<Safety> {
    let daily_demand_deviation = need_number(&mut table, "daily_demand_deviation");
    let lead_time_days = need_number(&mut table, "lead_time_days");
    let lead_time_deviation_days = need_number(&mut table, "lead_time_deviation_days");
    let service_level_percent = need_positive(&mut table, "service_level_percent");
    table.finish();
    Some(Safety {
        daily_demand_deviation: daily_demand_deviation?,
        lead_time_days: lead_time_days?,
        lead_time_deviation_days: lead_time_deviation_days?,
        service_level_percent: service_level_percent?,
    })
}

const ALLOWANCE_RATES: [&str; 6] =
    ["percent", "per_unit", "each", "once", "air_percent", "probability_percent"];

fn allowance(mut table: Table<'_>) -> Option<Allowance> {
    let kind = table.need_word("kind", AllowanceKind::WORDS);
    let name = table.take::<String>("name").map(|name| name.value);
    let rate = allowance_rate(&mut table);
    table.finish();
    let kind = kind?.value;
    Some(Allowance { name: name.unwrap_or_default(), kind, rate: rate? })
}

fn allowance_rate(table: &mut Table<'_>) -> Option<AllowanceRate> {
    let percent = number(table, "percent");
    let [per_unit, each, once] = ["per_unit", "each", "once"].map(|key| amount(table, key));
    let [air, probability] = ["air_percent", "probability_percent"].map(|key| number(table, key));
    let given = [
        percent.is_some(),
        per_unit.is_some(),
        each.is_some(),
        once.is_some(),
        air.is_some(),
        probability.is_some(),
    ];
    if given.into_iter().filter(|given| *given).count() != 1 {
        one_of(table, &ALLOWANCE_RATES);
        return None;
    }
    if let Some(each) = each {
        return need_number(table, "times_a_year").map(|times| AllowanceRate::Yearly { times, each });
    }
    if let Some(amount) = once {
        return need_positive(table, "years").map(|years| AllowanceRate::Once { amount, years });
    }
    if let Some(percent) = air {
        let (per_kg, kg_per_m3) = (need_amount(table, "air_per_kg"), need_number(table, "kg_per_m3"));
        return Some(AllowanceRate::Air { percent, per_kg: per_kg?, kg_per_m3: kg_per_m3? });
    }
    if let Some(probability_percent) = probability {
        return need_amount(table, "impact")
            .map(|impact| AllowanceRate::Risk { probability_percent, impact });
    }
    percent.map(AllowanceRate::Percent).or(per_unit.map(AllowanceRate::Unit))
}

fn one_time(mut table: Table<'_>) -> Option<OneTime> {
    let name = need_text(&mut table, "name");
    let cost = need_amount(&mut table, "amount");
    let year = match table.take::<NotNegative>("year") {
        Some(year) => whole(&table, "year", year.value.0, &year.at),
        None => Some(0),
    };
    table.finish();
    Some(OneTime { name: name?, amount: cost?, year: year? })
}

/// A whole number of years, at most fifty.
pub(super) fn whole(
    table: &Table<'_>,
    key: &str,
    value: Decimal,
    at: &crate::case::location::At,
) -> Option<u32> {
    let whole = value.to_string().parse::<u32>().ok().filter(|years| *years <= 50);
    if whole.is_none() {
        let kind = ProblemKind::WordUnknown {
            key: key.to_owned(),
            word: value.to_string(),
            allowed: vec!["0".into(), "1".into(), "…".into(), "50".into()],
        };
        table.reading().report(kind, Some(at.clone()));
    }
    whole
}

fn years(mut table: Table<'_>) -> ScenarioYears {
    let years = ScenarioYears {
        wage_inflation_percent: change(&mut table, "wage_inflation_percent"),
        price_inflation_percent: change(&mut table, "price_inflation_percent"),
        freight_inflation_percent: change(&mut table, "freight_inflation_percent"),
        overhead_inflation_percent: change(&mut table, "overhead_inflation_percent"),
        duty_percent_by_year: table
            .take::<List<NotNegative>>("duty_percent_by_year")
            .map(|list| list.value.0.into_iter().map(|value| value.0).collect())
            .unwrap_or_default(),
    };
    table.finish();
    years
}

/// A list of values.
pub(super) struct List<T>(pub Vec<T>);

impl<T: crate::case::table::FromValue> crate::case::table::FromValue for List<T> {
    fn read(
        value: &toml::de::DeValue<'_>,
        reading: &crate::case::reading::Reading,
        at: &crate::case::location::At,
    ) -> Result<Self, crate::case::table::Refusal> {
        let Some(values) = value.as_array() else {
            return Err(crate::case::table::Refusal::Type(crate::case::problem::Expected::List));
        };
        values
            .iter()
            .map(|value| T::read(value.get_ref(), reading, &reading.at(at.file, &value.span())))
            .collect::<Result<_, _>>()
            .map(Self)
    }
}
