//! From a scenario of a case to what is owed on entry into the United States.

use customs::duty::{
    self, ClaimBasis, CustomsValue, DutyError, EntryFacts, EntryLine, ProgramClaim, Quantities,
    SpecialProgramIndicator, TransportMode, WhatIf,
};
use customs::{
    Citation, CountryOfOrigin, Currency, Decimal, LawOnDate, Money, MoneyError, OriginatingStatus,
    TariffCode, Value,
};
use jiff::civil::Date;
use lawbook::case::{BillLine, Case, Claim, EntryInputs, Facts, Mode, PartSource, Scenario, Unit};

use super::assessment::{DutyAnswer, EntryDuty, OriginAnswer, PartDuty};
use super::origin::word;
use crate::problems::{Failure, Failures, Place};

/// What is owed in a scenario: on the good where it is entered, on its parts from abroad where it is made
/// in the United States.
///
/// - Takes: the answer on origin, on which a claim of `if-originating` rests; suppositions about the law.
#[must_use]
pub fn assess(
    law: &LawOnDate<'_>,
    case: &Case,
    scenario: &Scenario,
    origin: &OriginAnswer,
    what_if: &WhatIf,
) -> DutyAnswer {
    let Some(entry) = &scenario.entry else {
        return DutyAnswer::Parts(parts(law, case, scenario, what_if));
    };
    match entry_duty(law, case, scenario, entry, origin, what_if) {
        Ok(duty) => DutyAnswer::Entry(Box::new(duty)),
        Err(failures) => DutyAnswer::Refused(first(failures)),
    }
}

fn entry_duty(
    law: &LawOnDate<'_>,
    case: &Case,
    scenario: &Scenario,
    entry: &EntryInputs,
    origin: &OriginAnswer,
    what_if: &WhatIf,
) -> Result<EntryDuty, Failures> {
    let line = entry_line(law, case, scenario, entry, origin)?;
    let determination = duty::assess_supposing(law, &line, what_if)?;
    Ok(EntryDuty { line, units: entry.units_per_entry.value, determination })
}

/// The line of the entry of one shipment.
pub fn entry_line(
    law: &LawOnDate<'_>,
    case: &Case,
    scenario: &Scenario,
    entry: &EntryInputs,
    origin: &OriginAnswer,
) -> Result<EntryLine, Failures> {
    let units = entry.units_per_entry.value;
    let value = in_dollars(case, entry.customs_value.value)
        .and_then(|value| value.checked_mul(units))
        .map_err(|error| money_failure(&error))?;
    let product = &case.product;
    let mut quantities = Quantities::default();
    for (unit, each) in &entry.quantities {
        add(&mut quantities, &unit.value, *each, units)?;
    }
    let (unit, each) = counted(product.unit);
    add_once(&mut quantities, unit, each, units)?;
    if let Some(weight) = &product.unit_weight_kg {
        add_once(&mut quantities, "KG", weight.value, units)?;
    }
    let mut line = EntryLine::new(product.code.value, scenario.country_of_origin.value, CustomsValue(value));
    line.export = scenario.country_of_export.as_ref().map(|country| country.value);
    line.quantities = quantities;
    line.mode = Some(match entry.mode {
        Mode::Ocean => TransportMode::Ocean,
        Mode::Truck => TransportMode::Truck,
        Mode::Rail => TransportMode::Rail,
        Mode::Air => TransportMode::Air,
    });
    line.claim = claim(&entry.claim.value, origin)?;
    line.facts = entry_facts(law, case, &product.facts, &entry.facts)?;
    Ok(line)
}

/// The program claimed: by itself, or because the good was found to originate.
fn claim(claim: &Claim, origin: &OriginAnswer) -> Result<Option<ProgramClaim>, Failures> {
    let indicator = |text: &str| text.parse::<SpecialProgramIndicator>().map_err(Failures::from);
    match claim {
        Claim::None => Ok(None),
        Claim::Declared(text) => Ok(Some(ProgramClaim::declared(indicator(text)?))),
        Claim::IfOriginating => {
            let found = origin.finding().is_some_and(customs::Finding::is_satisfied);
            if !found {
                return Ok(None);
            }
            let basis = ClaimBasis::OriginFinding(Citation::new("General Note 11"));
            Ok(Some(ProgramClaim { indicator: indicator("S")?, basis }))
        }
    }
}

/// Facts of the entry, all of which have to be known to the law; facts of the product, as far as they are.
fn entry_facts(
    law: &LawOnDate<'_>,
    case: &Case,
    of_product: &Facts,
    of_entry: &Facts,
) -> Result<EntryFacts, Failures> {
    let vocabulary = &law.duty().facts;
    let mut facts = EntryFacts::default();
    for fact in &of_product.0 {
        let name = fact.name.value.as_str();
        if vocabulary.get(name).is_some() {
            let value = vocabulary
                .read(name, &word(&fact.value))
                .map_err(|error| located(Failure::new(&error), case, &fact.at))?;
            facts.set(name, value);
        }
    }
    for fact in &of_entry.0 {
        let name = fact.name.value.as_str();
        let value = vocabulary
            .read(name, &word(&fact.value))
            .map_err(|error| located(Failure::new(&error), case, &fact.at))?;
        facts.set(name, value);
    }
    Ok(facts)
}

fn located(failure: Failure, case: &Case, at: &lawbook::case::At) -> Failure {
    match case.sources.get(at) {
        Some(source) => failure.at(Place {
            file: source.path.display().to_string(),
            line: Some(at.line),
            column: Some(at.column),
            ..Place::default()
        }),
        None => failure,
    }
}

/// The unit of the schedule that a quantity in `unit` is counted in, and how many of it one is.
fn counted(unit: Unit) -> (&'static str, Decimal) {
    let whole = Decimal::from_integer;
    match unit {
        Unit::Piece | Unit::Set => ("NO", Decimal::ONE),
        Unit::Pair => ("PRS", Decimal::ONE),
        Unit::Dozen => ("DOZ", Decimal::ONE),
        Unit::Thousand => ("NO", whole(1000)),
        Unit::Kilogram => ("KG", Decimal::ONE),
        Unit::Gram => ("G", Decimal::ONE),
        // 1 lb = 0.45359237 kg and 1 oz = 1/16 lb, exactly.
        Unit::Pound => ("KG", Decimal::new(45_359_237, 8)),
        Unit::Ounce => ("KG", Decimal::new(28_349_523_125, 12)),
        Unit::Meter => ("M", Decimal::ONE),
        Unit::Centimeter => ("M", Decimal::new(1, 2)),
        Unit::Foot => ("M", Decimal::new(3048, 4)),
        Unit::Inch => ("M", Decimal::new(254, 4)),
        Unit::SquareMeter => ("M2", Decimal::ONE),
        Unit::SquareFoot => ("M2", Decimal::new(9_290_304, 8)),
        Unit::CubicMeter => ("M3", Decimal::ONE),
        // 1 board foot = 1/12 cubic foot = 0.002359737216 m³, exactly.
        Unit::BoardFoot => ("M3", Decimal::new(2_359_737_216, 12)),
        Unit::Liter => ("LITERS", Decimal::ONE),
        Unit::Milliliter => ("LITERS", Decimal::new(1, 3)),
    }
}

fn add(quantities: &mut Quantities, unit: &str, each: Decimal, times: Decimal) -> Result<(), Failures> {
    let amount = each.checked_mul(times).map_err(DutyError::from)?;
    Ok(quantities.insert(unit, amount)?)
}

/// Adds a quantity unless the case already gives that unit itself.
fn add_once(quantities: &mut Quantities, unit: &str, each: Decimal, times: Decimal) -> Result<(), Failures> {
    let known = unit.parse()?;
    if quantities.get(known).is_some() {
        return Ok(());
    }
    add(quantities, unit, each, times)
}

/// Money in United States dollars, by the rates of the case.
fn in_dollars(case: &Case, money: Money) -> Result<Money, MoneyError> {
    case.convert_to(money, Currency::USD)
}

fn money_failure(error: &MoneyError) -> Failures {
    match error {
        MoneyError::CurrenciesDiffer { left, right } => Failure::of(
            "case-exchange-rate-missing",
            vec![
                ("from", Value::Text(left.as_str().to_owned())),
                ("to", Value::Text(right.as_str().to_owned())),
            ],
        )
        .into(),
        _ => DutyError::from(error.clone()).into(),
    }
}

/// The first of several problems; what asks a question of one line has one.
fn first(failures: Failures) -> Failure {
    failures.0.into_iter().next().unwrap_or_else(|| Failure::of("internal", Vec::new()))
}

/// Duty on the parts that come from abroad to make the good in the United States, each for one unit of the
/// good. Fees of their entries depend on shipments that the case does not describe, and are not in it.
fn parts(law: &LawOnDate<'_>, case: &Case, scenario: &Scenario, what_if: &WhatIf) -> Vec<PartDuty> {
    let day = case.as_of.value;
    let mut bought = Vec::new();
    for line in &case.bill_in(scenario) {
        gather(line, Decimal::ONE, &mut bought);
    }
    bought
        .into_iter()
        .filter(|(line, _)| line.country_of_origin.value.0 != customs::Country::US)
        .map(|(line, quantity)| part_duty(law, case, &line, quantity, day, what_if))
        .collect()
}

/// What is bought, with how much of it goes into one unit of the good.
fn gather(line: &BillLine, of_parent: Decimal, into: &mut Vec<(BillLine, Decimal)>) {
    let quantity = of_parent.checked_mul(line.quantity.value).unwrap_or(of_parent);
    if line.source == PartSource::Bought {
        into.push((line.clone(), quantity));
        return;
    }
    for part in &line.parts {
        gather(part, quantity, into);
    }
}

fn part_duty(
    law: &LawOnDate<'_>,
    case: &Case,
    line: &BillLine,
    quantity: Decimal,
    day: Date,
    what_if: &WhatIf,
) -> PartDuty {
    let value = line.unit_cost.as_ref().map_or(Ok(Money::zero(Currency::USD)), |cost| {
        in_dollars(case, cost.value).and_then(|value| value.checked_mul(quantity))
    });
    let (value, answer) = match value {
        Ok(value) => (value, part_answer(law, case, line, quantity, value, day, what_if).map_err(first)),
        Err(error) => (Money::zero(Currency::USD), Err(first(money_failure(&error)))),
    };
    PartDuty {
        part: line.part.value.clone(),
        description: line.description.clone(),
        code: line.code.value,
        country: line.country_of_origin.value,
        value,
        answer,
    }
}

fn part_answer(
    law: &LawOnDate<'_>,
    case: &Case,
    line: &BillLine,
    quantity: Decimal,
    value: Money,
    day: Date,
    what_if: &WhatIf,
) -> Result<customs::Determination<duty::DutyAssessment>, Failures> {
    let entry = part_line(law, case, line, quantity, value, day)?;
    let mut answer = duty::assess_supposing(law, &entry, what_if)?;
    // The fees are those of an entry, and nothing says which parts come in one entry.
    answer.conclusion.fees.clear();
    answer.conclusion.fees_total = None;
    answer.doubts.retain(|doubt| !doubt.assumption.starts_with("mpf-"));
    Ok(answer)
}

fn part_line(
    law: &LawOnDate<'_>,
    case: &Case,
    line: &BillLine,
    quantity: Decimal,
    value: Money,
    day: Date,
) -> Result<EntryLine, Failures> {
    let mut quantities = Quantities::default();
    let (unit, each) = counted(line.unit);
    add_once(&mut quantities, unit, each, quantity)?;
    if let Some(weight) = &line.unit_weight_kg {
        add_once(&mut quantities, "KG", weight.value, quantity)?;
    }
    let code: TariffCode = line.code.value;
    let origin: CountryOfOrigin = line.country_of_origin.value;
    let mut entry = EntryLine::new(code, origin, CustomsValue(value));
    entry.quantities = quantities;
    if line.status_on(day).status == OriginatingStatus::Originating && origin.0.is_usmca() {
        let indicator = "S".parse::<SpecialProgramIndicator>()?;
        entry.claim = Some(ProgramClaim::declared(indicator));
    }
    entry.facts = entry_facts(law, case, &line.facts, &Facts::default())?;
    Ok(entry)
}
