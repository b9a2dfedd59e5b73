//! The questions of worked examples on landed cost: `cases/landed_cost/`.

use customs::{Country, Currency, Decimal, Message, Money};
use lawbook::case::{CaseFile, FilesAlone, Folder, read_folder};
use lawbook::cases::{Actual, Answer, Ask, Context, Facts, FactsError, Node, NodeKind, Registry};
use lawbook::region::LaborFacts;
use planning::landed_cost::labor::{LaborOptions, LaborTerms, Wage, cost};
use planning::landed_cost::years::{CashFlow, InternalRate, Year, saving};
use planning::landed_cost::{
    Amount, AssessedCharge, AssessedKind, AssessedRate, Evidence, LandedCost, Number, Source, estimate,
};

use super::assessed::AssessedDuties;
use super::inputs::inputs;
use super::labor::parameters;
use crate::problems::Failures;

/// Adds the kinds of question on landed cost: `landed-cost`, `labor-hour`, `saving`.
///
/// - Takes: the facts of the region that a case may name.
pub fn register(registry: &mut Registry, region: &'static lawbook::region::Facts) {
    registry
        .register("landed-cost", "landed-cost", move |facts, context| landed_cost(facts, context, region));
    registry.register("landed-cost", "labor-hour", move |facts, context| labor_hour(facts, context, region));
    registry.register("landed-cost", "saving", |facts, _| saved(facts));
}

fn refused(failures: &Failures) -> Ask {
    let code = failures.0.first().map_or("", |failure| failure.code);
    let words: Vec<&str> = failures.0.iter().map(|failure| failure.plain.as_str()).collect();
    Ask::Refused { code: code.to_owned(), words: words.join("; ") }
}

/// The landed cost of one scenario: `costs` holds the tables of `[scenario.cost]` as a case has them, with
/// `cost` for `scenario.cost`.
fn landed_cost(
    facts: &Facts<'_>,
    context: &Context<'_>,
    region: &lawbook::region::Facts,
) -> Result<Answer, Ask> {
    let text = |key: &str| Ok::<_, FactsError>(facts.text(key)?.map(str::to_owned));
    let number = |key: &str| Ok::<_, FactsError>(facts.number(key)?.map(|number| number.to_string()));
    let kind = text("kind")?.unwrap_or_else(|| "contract-manufacturer".into());
    let country = text("country")?.unwrap_or_else(|| "CN".into());
    let mut case = format!(
        "format = 1\ntitle = \"worked example\"\nas_of = {}\ncurrency = \"USD\"\nprices = \"quoted\"\n\
         [product]\nname = \"good\"\ncode = \"9202.90.40\"\nunit = \"pcs\"\nannual_volume = {}\n",
        context.as_of,
        facts.need_number("annual_volume")?,
    );
    for key in ["unit_weight_kg", "unit_volume_m3"] {
        if let Some(value) = number(key)? {
            case.push_str(&format!("{key} = {value}\n"));
        }
    }
    case.push_str("[bill]\nfile = \"bill.csv\"\n");
    if let Some(rate) = number("pesos_a_dollar")? {
        case.push_str(&format!(
            "[[exchange_rate]]\nfrom = \"USD\"\nto = \"MXN\"\nrate = {rate}\ndate = {}\nsource = \"the case\"\n",
            context.as_of
        ));
    }
    case.push_str(&format!(
        "[[scenario]]\nid = \"one\"\nname = \"One\"\nkind = \"{kind}\"\nplace = \"there\"\ncountry = \"{country}\"\n\
         country_of_origin = \"{country}\"\ncountry_of_origin_basis = \"the case\"\n"
    ));
    if country == "US" {
        case.push_str("[scenario.origin]\n");
    } else {
        case.push_str(&format!("country_of_export = \"{country}\"\n"));
        case.push_str(&format!(
            "[scenario.entry]\ncustoms_value = {}\nvaluation = \"transaction-value\"\nclaim = \"none\"\n\
             mode = \"{}\"\nunits_per_entry = {}\n",
            facts.need_number("customs_value")?,
            text("mode")?.unwrap_or_else(|| "ocean".into()),
            facts.need_number("units_per_entry")?,
        ));
    }
    let tables = facts.required("costs", text("costs")?)?;
    case.push_str("[scenario.cost]\n");
    case.push_str(&tables.replace("[[cost.", "[[scenario.cost.").replace("[cost.", "[scenario.cost."));
    let bill = text("bill")?.unwrap_or_else(|| {
        "part,description,hts,country of origin,quantity,unit,unit cost\nP,part,7318.15.80,CN,1,pcs,0\n"
            .into()
    });
    let assessed = assessed(facts)?;
    let files = [
        CaseFile { name: "case.toml".into(), bytes: case.into_bytes() },
        CaseFile { name: "bill.csv".into(), bytes: bill.into_bytes() },
    ];
    let case = read_folder(&Folder::Files(&files), &FilesAlone, None).map_err(|found| Ask::Refused {
        code: found.problems.first().map_or("", |problem| problem.kind.code()).to_owned(),
        words: found.to_string(),
    })?;
    let scenario = &case.scenarios[0];
    let found = inputs(&case, scenario, region, &assessed).map_err(|failures| refused(&failures))?;
    let cost = estimate(&found).map_err(|error| Ask::refused(&error))?;
    Ok(answer(&cost))
}

/// Duty and fees as the case gives them: percentages of the customs value, and the processing fee with its
/// limits.
fn assessed(facts: &Facts<'_>) -> Result<AssessedDuties, Ask> {
    let mut duties = AssessedDuties::default();
    let mut add = |kind, rate| {
        duties.entry.charges.push(AssessedCharge {
            label: Message::new("cost-line-duty-set"),
            kind,
            country: Country::US,
            rate,
            citations: Vec::new(),
            source: Source::new(Evidence::Declared, "the case"),
        });
    };
    for key in ["duty_percent", "additional_duty_percent"] {
        if let Some(percent) = facts.number(key)? {
            add(AssessedKind::Duty, AssessedRate::AdValorem { percent, share: Decimal::ONE });
        }
    }
    if let Some(percent) = facts.number("processing_fee_percent")? {
        let limit = |key: &str| Ok::<_, FactsError>(facts.money(key)?.map(Amount::declared));
        let (minimum, maximum) = (limit("processing_fee_minimum")?, limit("processing_fee_maximum")?);
        add(AssessedKind::Fee, AssessedRate::OfEntry { percent, minimum, maximum });
    }
    if let Some(percent) = facts.number("harbor_fee_percent")? {
        add(AssessedKind::Fee, AssessedRate::OfEntry { percent, minimum: None, maximum: None });
    }
    Ok(duties)
}

fn answer(cost: &LandedCost) -> Answer {
    let mut lines = Answer::new();
    for (_, line) in cost.lines() {
        lines = lines.with(line.id.clone(), line.amount.map_or(Actual::Nothing, Actual::from));
    }
    let mut blocks = Answer::new();
    for block in &cost.blocks {
        blocks = blocks.with(block.kind.name(), block.total);
    }
    let unknown: Vec<Actual> = cost.unknowns.iter().map(|u| u.line.as_str().into()).collect();
    let mut answer = Answer::new()
        .with("lines", Actual::Table(lines))
        .with("blocks", Actual::Table(blocks))
        .with("total", cost.total)
        .with("unknown", Actual::List(unknown));
    if let Some(value) = cost.customs_value {
        answer = answer.with("customs_value", value);
    }
    if let Some((low, high)) = cost.bounds {
        answer = answer.with("low", low).with("high", high);
    }
    for (hardness, sum) in cost.by_hardness() {
        answer = answer.with(hardness.name(), sum);
    }
    answer
}

fn declared(number: Option<Decimal>) -> Option<Number> {
    number.map(Number::declared)
}

/// The cost of an hour of labor in Baja California.
fn labor_hour(
    facts: &Facts<'_>,
    context: &Context<'_>,
    region: &lawbook::region::Facts,
) -> Result<Answer, Ask> {
    let share =
        |key: &str| Ok::<_, FactsError>(facts.number(key)?.map(Decimal::from_percent).map(Number::declared));
    let wage = match (facts.number("wage_multiple")?, facts.number("daily_wage")?) {
        (Some(multiple), None) => Wage::MultipleOfMinimum(Number::declared(multiple)),
        (_, daily) => Wage::Daily(Number::declared(facts.required("daily_wage", daily)?)),
    };
    let risk = facts.required("risk_class", facts.count("risk_class")?)?;
    let terms = LaborTerms {
        grade: "grade".into(),
        wage,
        risk_class: u8::try_from(risk).unwrap_or(0),
        week_hours: declared(facts.number("week_hours")?),
        christmas_bonus_days: declared(facts.number("christmas_bonus_days")?),
        paid_absence_days: declared(facts.number("paid_absence_days")?),
        options: LaborOptions {
            savings_fund: share("savings_fund_percent")?,
            food_vouchers: declared(facts.number("food_vouchers")?),
            meals: declared(facts.number("meals")?),
            transport: declared(facts.number("transport")?),
            attendance_bonus: share("attendance_bonus_percent")?,
            profit_sharing_days: declared(facts.number("profit_sharing_days")?),
            severance_provision: share("severance_percent")?,
            turnover: share("turnover_percent")?,
            replacement_cost: declared(facts.number("replacement_cost")?),
        },
    };
    let pesos = facts.number("pesos_a_dollar")?;
    let found = LaborFacts::on(region, context.as_of).map_err(|problems| match problems.first() {
        Some(problem) => Ask::refused(problem),
        None => Ask::Refused { code: String::new(), words: String::new() },
    })?;
    let cost = cost(&parameters(&found), &terms).map_err(|error| Ask::refused(&error))?;
    let mut items = Answer::new();
    for item in &cost.items {
        items = items.with(item.id, item.annual);
    }
    let mut answer = Answer::new()
        .with("daily_wage", cost.daily_wage)
        .with("contribution_base", cost.contribution_base)
        .with("items", Actual::Table(items))
        .with("mandatory", cost.mandatory)
        .with("annual", cost.annual)
        .with("days_worked", cost.days_worked)
        .with("hours_worked", cost.hours_worked)
        .with("mandatory_hourly", cost.mandatory_hourly)
        .with("hourly", cost.hourly)
        .with("factor_on_paid_days", cost.factor_on_paid_days)
        .with("factor_on_nominal_hour", cost.factor_on_nominal_hour);
    let in_dollars = pesos.and_then(|rate| cost.mandatory_hourly.checked_div(rate).ok());
    if let Some(dollars) = in_dollars {
        answer = answer.with("mandatory_hourly_usd", dollars);
    }
    Ok(answer)
}

/// What is saved by yearly costs against others: net present value, payback, internal rate.
fn saved(facts: &Facts<'_>) -> Result<Answer, Ask> {
    let flow = |key: &str| -> Result<CashFlow, Ask> {
        let node = facts.required(key, facts.node(key))?;
        let number = |item: &Node| match item.kind {
            NodeKind::Number { value, .. } => Some(value),
            _ => None,
        };
        let amounts: Option<Vec<Decimal>> = node.items().iter().map(number).collect();
        let amounts = facts.required(key, amounts)?;
        Ok(cash(key, &amounts))
    };
    let (with, without) = (flow("with")?, flow("without")?);
    let discount = Decimal::from_percent(facts.need_number("discount_percent")?);
    let saving = saving(&with, &without, discount).map_err(|error| Ask::refused(&error))?;
    let years = |value: Option<Decimal>| value.map_or(Actual::Nothing, Actual::from);
    let rates: Vec<Actual> = match &saving.internal_rate {
        InternalRate::One(rate) => vec![(*rate).into()],
        InternalRate::None => Vec::new(),
        InternalRate::Several(rates) => rates.iter().map(|rate| (*rate).into()).collect(),
    };
    Ok(Answer::new()
        .with("yearly", Actual::List(saving.yearly.iter().map(|amount| (*amount).into()).collect()))
        .with("net_present_value", saving.net_present_value)
        .with("payback_years", years(saving.payback_years))
        .with("discounted_payback_years", years(saving.discounted_payback_years))
        .with("internal_rate", Actual::List(rates)))
}

/// A cash flow of given totals, the start first.
fn cash(name: &str, amounts: &[Decimal]) -> CashFlow {
    let money = |amount| Money::new(amount, Currency::USD);
    let nothing = money(Decimal::ZERO);
    let years = (1_u32..)
        .zip(amounts.iter().skip(1))
        .map(|(number, amount)| Year {
            number,
            volume: Decimal::ONE,
            unit: money(*amount),
            blocks: [nothing; 5],
            running: money(*amount),
            one_time: nothing,
            total: money(*amount),
            discount_factor: Decimal::ONE,
        })
        .collect();
    CashFlow {
        scenario: name.to_owned(),
        start: money(amounts.first().copied().unwrap_or_default()),
        years,
        total: nothing,
        present_value: nothing,
        unknown_one_time: Vec::new(),
        partial: false,
    }
}
