//! One scenario of a case as planning takes it.

use customs::{Country, Decimal, Message};
use lawbook::case::costs::{self, AllowanceRate, ForeignRate, LegRate, Materials, ScenarioCosts};
use lawbook::case::{At, BillLine, Case, PartSource, Scenario, ScenarioKind};
use lawbook::region::Facts;
use planning::landed_cost as planning_cost;
use planning::landed_cost::{
    Allowance, AllowanceBasis, AllowanceKind, Amount, AssessedCharge, AssessedKind, AssessedRate, Evidence,
    ExchangeRate, Figure, FreightRate, Hold, Insurance, Learning, Leg, Load, Make, Margin, MarginBasis,
    Material, Mode, MoveCharge, MoveChargeBasis, MoveChargeKind, Moving, Number, OneTime, Operation,
    Overhead, OverheadBasis, OverheadKind, Prepayment, SafetyStock, ScenarioInputs, Source, TaxFloat,
    ToolLife, Tooling,
};

use super::assessed::AssessedDuties;
use super::figures::Figures;
use super::labor::{self, Grades};
use crate::problems::Failures;

/// One scenario of a case as planning takes it.
///
/// - Takes: the facts of the region, read on the case's day; the duty, assessed.
/// - Refuses: everything wrong at once, with its place: a fact that is not there, a grade without a rate.
pub fn inputs(
    case: &Case,
    scenario: &Scenario,
    facts: &Facts,
    assessed: &AssessedDuties,
) -> Result<ScenarioInputs, Failures> {
    let mut figures = Figures::new(case, facts);
    let inputs = build(&mut figures, case, scenario, assessed);
    figures.finish()?;
    Ok(inputs)
}

fn build(
    figures: &mut Figures<'_>,
    case: &Case,
    scenario: &Scenario,
    assessed: &AssessedDuties,
) -> ScenarioInputs {
    let costs = &scenario.costs;
    let nobody = || Figure::unknown(Source::new(Evidence::Declared, ""));
    let exchange_rates = case
        .exchange_rates
        .iter()
        .map(|rate| ExchangeRate {
            from: rate.from,
            to: rate.to,
            rate: Figure::known(
                rate.rate.value,
                Source { as_of: Some(rate.date), ..figures.source(&rate.rate.at, &with_words(&rate.source)) },
            ),
        })
        .collect();
    let located = |figures: &Figures<'_>, value: Option<(Decimal, At)>| match value {
        Some((value, at)) => figures.plain(value, &at),
        None => nobody(),
    };
    let product = &case.product;
    let part = |located: &lawbook::case::Located<Decimal>| (located.value, located.at.clone());
    let capital = costs.capital_cost_percent.as_ref().or(case.planning.capital_cost_percent.as_ref());
    let entry = scenario.entry.as_ref();
    let units_per_shipment = match &costs.units_per_shipment {
        Some(units) => figures.number(units),
        None => located(figures, entry.map(|entry| part(&entry.units_per_entry))),
    };
    let mut duty = assessed.entry.clone();
    if duty.customs_value.is_none()
        && let Some(entry) = entry
    {
        let source = figures.source(&entry.customs_value.at, &costs::FigureSource::default());
        duty.customs_value = Some(Figure::known(entry.customs_value.value, source));
    }
    duty.charges.extend(foreign(figures, scenario));
    ScenarioInputs {
        id: scenario.id.value.clone(),
        name: scenario.name.clone(),
        kind: match scenario.kind {
            ScenarioKind::ContractManufacturer => planning_cost::ScenarioKind::ContractManufacturer,
            ScenarioKind::Shelter => planning_cost::ScenarioKind::Shelter,
            ScenarioKind::OwnImmexPlant => planning_cost::ScenarioKind::OwnImmexPlant,
            ScenarioKind::UsPlant => planning_cost::ScenarioKind::UsPlant,
        },
        currency: case.currency,
        exchange_rates,
        annual_volume: located(figures, Some(part(&product.annual_volume))),
        capital_cost: capital.map_or_else(nobody, |figure| figures.share(figure)),
        unit_weight_kg: located(figures, product.unit_weight_kg.as_ref().map(part)),
        unit_volume_m3: located(figures, product.unit_volume_m3.as_ref().map(part)),
        units_per_shipment,
        make: make(figures, case, scenario, assessed),
        moving: moving(figures, costs),
        duty,
        hold: hold(figures, costs),
        allowances: costs.allowances.iter().map(|written| allowance(figures, written)).collect(),
        one_time: costs
            .one_time
            .iter()
            .map(|written| OneTime {
                name: written.name.clone(),
                amount: figures.amount(&written.amount),
                year: written.year,
            })
            .collect(),
    }
}

fn with_words(words: &str) -> costs::FigureSource {
    costs::FigureSource { reference: Some(words.to_owned()), ..costs::FigureSource::default() }
}

/// Duty and fees of the other side of the border; asked for where a Mexican plant of ours says nothing.
fn foreign(figures: &mut Figures<'_>, scenario: &Scenario) -> Vec<AssessedCharge> {
    let costs = &scenario.costs;
    let mut charges: Vec<AssessedCharge> = costs
        .foreign_fees
        .iter()
        .map(|fee| {
            let (ForeignRate::Entry(figure) | ForeignRate::Unit(figure)) = &fee.rate;
            let amount = figures.amount(figure);
            AssessedCharge {
                label: Message::new("cost-line-foreign-fee").with("name", fee.name.as_str()),
                kind: AssessedKind::Fee,
                country: fee.country,
                citations: Vec::new(),
                source: amount.source.clone(),
                rate: match fee.rate {
                    ForeignRate::Entry(_) => AssessedRate::PerEntry(amount),
                    ForeignRate::Unit(_) => AssessedRate::PerUnit(amount),
                },
            }
        })
        .collect();
    let ours = matches!(scenario.kind, ScenarioKind::Shelter | ScenarioKind::OwnImmexPlant);
    let said = costs.foreign_fees.iter().any(|fee| fee.country == scenario.country.value);
    if ours && !said && scenario.country.value != Country::US {
        let label = Message::new("cost-line-foreign-fees");
        charges.push(AssessedCharge {
            label,
            kind: AssessedKind::Fee,
            country: scenario.country.value,
            rate: AssessedRate::Unknown {
                question: Message::new("cost-ask-foreign-fees").with("country", scenario.country.value),
                bound: None,
            },
            citations: Vec::new(),
            source: Source::new(Evidence::Declared, ""),
        });
    }
    charges
}

fn make(figures: &mut Figures<'_>, case: &Case, scenario: &Scenario, assessed: &AssessedDuties) -> Make {
    let costs = &scenario.costs;
    let Grades { labor, hours, later_hours, .. } = labor::grades(figures, &costs.labor);
    let materials = match costs.materials {
        Materials::Bill => materials(figures, case, scenario, assessed),
        Materials::InPrice => Vec::new(),
    };
    let hours_said = costs.hours_per_employee_year.as_ref().map(|figure| figures.number(figure));
    Make {
        price: figures.optional_amount(costs.price.as_ref()),
        materials,
        operations: costs.operations.iter().map(|written| operation(figures, written)).collect(),
        labor,
        hours_per_employee_later: if hours_said.is_some() { Vec::new() } else { later_hours },
        hours_per_employee_year: hours_said.or(hours),
        overhead: costs.overhead.iter().map(|written| overhead(figures, written)).collect(),
        tooling: costs
            .tooling
            .iter()
            .map(|tool| Tooling {
                name: tool.name.clone(),
                cost: figures.amount(&tool.cost),
                life: match (&tool.life_units, &tool.life_years) {
                    (Some(units), _) => ToolLife::Units(figures.number(units)),
                    (None, Some(years)) => ToolLife::Years(figures.number(years)),
                    (None, None) => ToolLife::Units(Figure::unknown(Source::new(Evidence::Declared, ""))),
                },
            })
            .collect(),
        yield_share: figures.optional_share(costs.yield_percent.as_ref()),
        scrap_recovery: figures.optional_amount(costs.scrap_recovery.as_ref()),
        margin: costs.margin_percent.as_ref().map(|percent| Margin {
            share: figures.share(percent),
            of: if costs.margin_of_price { MarginBasis::Price } else { MarginBasis::Cost },
        }),
    }
}

fn operation(figures: &mut Figures<'_>, written: &costs::Operation) -> Operation {
    let learning = match (&written.learning_percent, &written.learning_reference_units) {
        (Some(percent), Some(units)) => {
            Some(Learning { remaining: figures.share(percent), reference_units: figures.number(units) })
        }
        _ => None,
    };
    Operation {
        name: written.name.clone(),
        grade: written.grade.value.clone(),
        minutes: figures.number(&written.minutes),
        efficiency: figures.optional_share(written.efficiency_percent.as_ref()),
        learning,
    }
}

/// The materials of the bill: every part that carries a cost, with what one unit of the good takes of it.
fn materials(
    figures: &mut Figures<'_>,
    case: &Case,
    scenario: &Scenario,
    assessed: &AssessedDuties,
) -> Vec<Material> {
    let mut bought = Vec::new();
    let bill = case.bill_in(scenario);
    for line in &bill {
        gather(line, Decimal::ONE, &mut bought);
    }
    bought.iter().map(|(line, quantity)| material(figures, scenario, assessed, line, *quantity)).collect()
}

/// Parts that are bought; a part made here is the sum of its parts, and what making it takes stands among
/// the operations and the overhead.
fn gather<'b>(line: &'b BillLine, of: Decimal, into: &mut Vec<(&'b BillLine, Decimal)>) {
    let quantity = of.checked_mul(line.quantity.value).unwrap_or(of);
    if line.source == PartSource::Bought || line.parts.is_empty() {
        into.push((line, quantity));
        return;
    }
    for part in &line.parts {
        gather(part, quantity, into);
    }
}

fn material(
    figures: &mut Figures<'_>,
    scenario: &Scenario,
    assessed: &AssessedDuties,
    line: &BillLine,
    quantity: Decimal,
) -> Material {
    let source = |figures: &Figures<'_>, at: &At| figures.source(at, &costs::FigureSource::default());
    let cost = match &line.unit_cost {
        Some(cost) => match cost.value.checked_mul(quantity) {
            Ok(amount) => Figure::known(amount, source(figures, &cost.at)),
            Err(_) => Figure::unknown(source(figures, &cost.at)),
        },
        None => Figure::unknown(source(figures, &line.at)),
    };
    let inbound = inbound_of(scenario, line);
    let of_cost = |share: Number| -> Amount {
        let times = |share: Option<Decimal>| cost.value?.checked_mul(share?).ok();
        Figure {
            value: times(share.value),
            low: times(share.low),
            high: times(share.high),
            source: share.source,
        }
    };
    let asked = || Some(Figure::unknown(Source::new(Evidence::Declared, "")));
    let freight = match inbound {
        Some(costs::Inbound { freight: Some(freight), .. }) => Some(figures.amount(freight)),
        Some(costs::Inbound { freight_percent: Some(percent), .. }) => Some(of_cost(figures.share(percent))),
        _ => asked(),
    };
    let part = &line.part.value;
    let duty = match (assessed.parts.iter().find(|(name, _)| name == part), inbound) {
        (_, Some(costs::Inbound { duty: Some(duty), .. })) => Some(figures.amount(duty)),
        (_, Some(costs::Inbound { duty_percent: Some(percent), .. })) => {
            Some(of_cost(figures.share(percent)))
        }
        (Some((_, amount)), _) => Some(amount.clone()),
        // A part of the country itself pays no duty there.
        (None, _) if line.country_of_origin.value.0 == scenario.country.value => None,
        (None, _) => asked(),
    };
    Material {
        name: format!("{part} {}", line.description),
        cost,
        inbound_freight: freight,
        inbound_duty: duty,
    }
}

/// The entry for a part: by its name, else by its country, else the one for every part.
fn inbound_of<'s>(scenario: &'s Scenario, line: &BillLine) -> Option<&'s costs::Inbound> {
    let all = &scenario.costs.inbound;
    let country = line.country_of_origin.value.0;
    all.iter()
        .find(|inbound| inbound.part.as_ref().is_some_and(|part| part.value == line.part.value))
        .or_else(|| all.iter().find(|i| i.part.is_none() && i.country == Some(country)))
        .or_else(|| all.iter().find(|i| i.part.is_none() && i.country.is_none()))
}

fn overhead(figures: &mut Figures<'_>, written: &costs::Overhead) -> Overhead {
    use costs::OverheadBasis as Written;
    let is_share = matches!(written.basis, Written::PercentOfLabor | Written::PercentOfMaterials);
    let quantity = match &written.quantity {
        Some(figure) if is_share => Some(figures.share(figure)),
        Some(figure) => Some(figures.number(figure)),
        None => None,
    };
    Overhead {
        name: written.name.clone(),
        kind: named(&OverheadKind::ALL, written.kind.word(), OverheadKind::name, OverheadKind::Other),
        basis: match written.basis {
            Written::Unit => OverheadBasis::Unit,
            Written::Month => OverheadBasis::Month,
            Written::Year => OverheadBasis::Year,
            Written::LaborHour => OverheadBasis::LaborHour,
            Written::EmployeeMonth => OverheadBasis::EmployeeMonth,
            Written::PercentOfLabor => OverheadBasis::ShareOfLabor,
            Written::PercentOfMaterials => OverheadBasis::ShareOfMaterials,
        },
        amount: match (&written.amount, &quantity) {
            (Some(amount), _) => figures.amount(amount),
            // A percentage has no price; the figure that carries the line is the percentage.
            (None, quantity) => Figure::unknown(
                quantity.as_ref().map_or_else(Source::computed, |quantity| quantity.source.clone()),
            ),
        },
        quantity,
        share: figures.optional_share(written.share_percent.as_ref()),
    }
}

/// The one of `all` that is called `word`: both crates use the words of `case.toml`.
fn named<T: Copy>(all: &[T], word: &str, name: impl Fn(T) -> &'static str, otherwise: T) -> T {
    all.iter().copied().find(|one| name(*one) == word).unwrap_or(otherwise)
}

fn moving(figures: &mut Figures<'_>, costs: &ScenarioCosts) -> Moving {
    Moving {
        legs: costs.legs.iter().map(|written| leg(figures, written)).collect(),
        packaging: figures.optional_amount(costs.packaging.as_ref()),
        insurance: costs.insurance_percent.as_ref().map(|percent| Insurance {
            rate: figures.share(percent),
            uplift: figures.optional_share(costs.insurance_uplift_percent.as_ref()),
        }),
        charges: costs.charges.iter().map(|written| charge(figures, written)).collect(),
    }
}

fn leg(figures: &mut Figures<'_>, written: &costs::Leg) -> Leg {
    let rate = match &written.rate {
        LegRate::Load { price, kg, m3, units, fill_percent } => FreightRate::PerLoad {
            rate: figures.amount(price),
            load: Box::new(Load {
                max_weight_kg: figures.optional_number(kg.as_ref()),
                max_volume_m3: figures.optional_number(m3.as_ref()),
                max_units: figures.optional_number(units.as_ref()),
                fill: figures.optional_share(fill_percent.as_ref()),
            }),
        },
        LegRate::Kilogram { price, kg_per_m3, minimum } => FreightRate::PerKilogram {
            rate: figures.amount(price),
            kg_per_m3: figures.number(kg_per_m3),
            minimum: figures.optional_amount(minimum.as_ref()),
        },
        LegRate::CubicMeter { price, minimum } => FreightRate::PerCubicMeter {
            rate: figures.amount(price),
            minimum: figures.optional_amount(minimum.as_ref()),
        },
        LegRate::Shipment(amount) => FreightRate::PerShipment(figures.amount(amount)),
        LegRate::Unit(amount) => FreightRate::PerUnit(figures.amount(amount)),
        LegRate::Percent(percent) => FreightRate::ShareOfValue(figures.share(percent)),
    };
    Leg {
        name: written.name.clone(),
        mode: named(&Mode::ALL, written.mode.word(), Mode::name, Mode::Truck),
        rate,
        surcharge: figures.optional_share(written.surcharge_percent.as_ref()),
        days: figures.number(&written.days),
        owned: written.owned,
    }
}

fn charge(figures: &mut Figures<'_>, written: &costs::Charge) -> MoveCharge {
    let is_share = written.basis == costs::ChargeBasis::Percent;
    let is_waiting = written.kind == costs::ChargeKind::Waiting;
    let quantity = match &written.quantity {
        Some(figure) if is_share => Some(figures.share(figure)),
        Some(figure) if is_waiting => Some(figures.hours(figure)),
        Some(figure) => Some(figures.number(figure)),
        None => None,
    };
    MoveCharge {
        name: written.name.clone(),
        kind: named(&MoveChargeKind::ALL, written.kind.word(), MoveChargeKind::name, MoveChargeKind::Other),
        basis: match written.basis {
            costs::ChargeBasis::Unit => MoveChargeBasis::Unit,
            costs::ChargeBasis::Shipment => MoveChargeBasis::Shipment,
            costs::ChargeBasis::Year => MoveChargeBasis::Year,
            costs::ChargeBasis::Percent => MoveChargeBasis::ShareOfValue,
        },
        amount: match (&written.amount, &quantity) {
            (Some(amount), _) => figures.amount(amount),
            (None, quantity) => Figure::unknown(
                quantity.as_ref().map_or_else(Source::computed, |quantity| quantity.source.clone()),
            ),
        },
        quantity,
    }
}

fn hold(figures: &mut Figures<'_>, costs: &ScenarioCosts) -> Hold {
    let written = &costs.hold;
    Hold {
        storage_rate: figures.optional_share(written.storage_percent.as_ref()),
        safety: written.safety.as_ref().map(|safety| SafetyStock {
            daily_demand_deviation: figures.number(&safety.daily_demand_deviation),
            lead_time_days: figures.number(&safety.lead_time_days),
            lead_time_deviation_days: figures.number(&safety.lead_time_deviation_days),
            service_level: figures.share(&safety.service_level_percent),
        }),
        cycle_stock: written.cycle_stock,
        obsolescence: figures.optional_share(written.obsolescence_percent.as_ref()),
        end_of_life: figures.optional_share(written.end_of_life_percent.as_ref()),
        prepayment: written
            .prepaid
            .as_ref()
            .map(|(percent, days)| Prepayment { share: figures.share(percent), days: figures.number(days) }),
        tax_float: written.tax_float.as_ref().map(|(percent, base, days)| TaxFloat {
            rate: figures.share(percent),
            base: figures.amount(base),
            days: figures.number(days),
        }),
    }
}

fn allowance(figures: &mut Figures<'_>, written: &costs::Allowance) -> Allowance {
    Allowance {
        name: written.name.clone(),
        kind: named(&AllowanceKind::ALL, written.kind.word(), AllowanceKind::name, AllowanceKind::Other),
        basis: match &written.rate {
            AllowanceRate::Percent(percent) => AllowanceBasis::ShareOfMake(figures.share(percent)),
            AllowanceRate::Unit(amount) => AllowanceBasis::PerUnit(figures.amount(amount)),
            AllowanceRate::Yearly { times, each } => {
                AllowanceBasis::PerYear { quantity: figures.number(times), each: figures.amount(each) }
            }
            AllowanceRate::Once { amount, years } => {
                AllowanceBasis::Once { amount: figures.amount(amount), years: figures.number(years) }
            }
            AllowanceRate::Air { percent, per_kg, kg_per_m3 } => AllowanceBasis::AirShare {
                share: figures.share(percent),
                rate: figures.amount(per_kg),
                kg_per_m3: figures.number(kg_per_m3),
            },
            AllowanceRate::Risk { probability_percent, impact } => AllowanceBasis::Expected {
                probability: figures.share(probability_percent),
                impact: figures.amount(impact),
            },
        },
    }
}
