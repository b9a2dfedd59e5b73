//! Grades of labor: declared rates, and the model of Baja California on the facts of the region.

use customs::{Currency, Decimal, Message, Money, Step, Value};
use lawbook::case::costs::{BajaCalifornia, Labor, LaborRate};
use lawbook::region::{FactValue, LaborFacts};
use planning::landed_cost::labor::{
    BandEnd, LaborCost, LaborOptions, LaborParameters, LaborTerms, OldAgeBand, Wage, cost,
};
use planning::landed_cost::{Amount, Evidence, Figure, LaborGrade, Number, Source};

use super::figures::{Figures, grade};

/// What the grades of a scenario come to.
#[derive(Default)]
pub(super) struct Grades {
    pub labor: Vec<LaborGrade>,
    /// Hours that an employee of the first modeled grade works in a year, then in later years.
    pub hours: Option<Number>,
    pub later_hours: Vec<Number>,
    /// The modeled grades in full, for a reader who opens them.
    pub modeled: Vec<LaborCost>,
}

/// The grades of labor of a scenario.
pub(super) fn grades(figures: &mut Figures<'_>, labor: &[Labor]) -> Grades {
    let mut grades = Grades::default();
    for written in labor {
        match &written.rate {
            LaborRate::Hourly(hourly) => grades.labor.push(LaborGrade {
                grade: written.grade.value.clone(),
                hourly: figures.amount(hourly),
                hourly_by_year: Vec::new(),
                working: Vec::new(),
            }),
            LaborRate::Loaded { wage, burden_percent, paid_hours, worked_hours } => {
                let wage = figures.amount(wage);
                let burden = figures.share(burden_percent);
                let paid = figures.number(paid_hours);
                let worked = figures.number(worked_hours);
                grades.labor.push(loaded(&written.grade.value, &wage, &burden, &paid, &worked));
                grades.hours.get_or_insert(worked);
            }
            LaborRate::BajaCalifornia(terms) => modeled(figures, written, terms, &mut grades),
        }
    }
    grades
}

/// Wage × (1 + burden) × hours paid ÷ hours worked.
fn loaded(name: &str, wage: &Amount, burden: &Number, paid: &Number, worked: &Number) -> LaborGrade {
    let rate = (|| {
        let factor = Decimal::ONE.checked_add(burden.value?).ok()?;
        let a_year = wage.value?.checked_mul(factor).ok()?.checked_mul(paid.value?).ok()?;
        a_year.checked_div(worked.value?).ok()
    })();
    let hourly = match rate {
        Some(rate) => Figure::known(rate, wage.source.clone()),
        None => Figure::unknown(wage.source.clone()),
    };
    let percent = burden.value.and_then(|share| share.to_percent().ok()).map(Value::Percent);
    let mut message = Message::new("labor-step-loaded");
    for (name, value) in [
        ("wage", wage.value.map(Value::Money)),
        ("burden", percent),
        ("paid", paid.value.map(Value::Number)),
        ("worked", worked.value.map(Value::Number)),
        ("hourly", rate.map(Value::Money)),
    ] {
        message = message.with(name, value.unwrap_or_else(|| Message::new("report-not-known").into()));
    }
    LaborGrade {
        grade: name.to_owned(),
        hourly,
        hourly_by_year: Vec::new(),
        working: vec![Step::new(message)],
    }
}

fn modeled(figures: &mut Figures<'_>, written: &Labor, terms: &BajaCalifornia, grades: &mut Grades) {
    let facts = match LaborFacts::on(figures.facts, figures.day) {
        Ok(facts) => facts,
        Err(problems) => {
            for problem in problems {
                let arguments = customs::Problem::arguments(&problem);
                figures.fail("labor-facts-missing", arguments, &written.at);
            }
            return;
        }
    };
    let parameters = parameters(&facts);
    let terms = terms_of(figures, &written.grade.value, terms);
    let first = match cost(&parameters, &terms) {
        Ok(first) => first,
        Err(error) => {
            figures.fail(customs::Problem::code(&error), customs::Problem::arguments(&error), &written.at);
            return;
        }
    };
    // Later years at today's pay: only the week grows shorter.
    let later: Vec<LaborCost> = facts
        .later_week_hours
        .iter()
        .filter(|_| terms.week_hours.is_none())
        .filter_map(|(_, week)| {
            let parameters = LaborParameters { week_hours: number(week), ..parameters.clone() };
            cost(&parameters, &terms).ok()
        })
        .collect();
    let source = Source {
        evidence: Evidence::Computed,
        reference: "Baja California".to_owned(),
        grade: [&facts.minimum_wage, &facts.payroll_tax, &facts.housing]
            .into_iter()
            .map(|fact| grade(fact.grade))
            .max(),
        as_of: Some(facts.day),
    };
    let hourly = |cost: &LaborCost| Figure::known(Money::new(cost.hourly, Currency::MXN), source.clone());
    let hours = |cost: &LaborCost| Figure::known(cost.hours_worked, source.clone());
    if grades.hours.is_none() {
        grades.hours = Some(hours(&first));
        grades.later_hours = later.iter().map(hours).collect();
    }
    grades.labor.push(LaborGrade {
        grade: written.grade.value.clone(),
        hourly: hourly(&first),
        hourly_by_year: later.iter().map(hourly).collect(),
        working: first.steps(),
    });
    grades.modeled.push(first);
}

fn number(fact: &FactValue) -> Number {
    let source = Source {
        evidence: Evidence::Region,
        reference: fact.source.clone(),
        grade: Some(grade(fact.grade)),
        as_of: Some(fact.since),
    };
    Figure::known(fact.value, source)
}

/// The facts of a day as planning's parameters.
#[must_use]
pub fn parameters(facts: &LaborFacts) -> LaborParameters {
    LaborParameters {
        year: facts.day.year(),
        minimum_wage: number(&facts.minimum_wage),
        uma: number(&facts.uma),
        sickness_fixed: number(&facts.sickness_fixed),
        sickness_excess: number(&facts.sickness_excess),
        excess_threshold: number(&facts.sickness_threshold),
        sickness_cash: number(&facts.sickness_cash),
        pensioners: number(&facts.pensioners),
        disability: number(&facts.disability),
        childcare: number(&facts.childcare),
        retirement: number(&facts.retirement),
        old_age: facts
            .old_age
            .iter()
            .map(|band| OldAgeBand {
                up_to: match band.up_to_uma {
                    _ if band.minimum_wage => BandEnd::MinimumWage,
                    Some(uma) => BandEnd::Uma(uma),
                    None => BandEnd::Open,
                },
                rate: number(&band.rate),
            })
            .collect(),
        work_risk: [0, 1, 2, 3, 4].map(|class: usize| number(&facts.work_risk[class])),
        base_cap: number(&facts.base_cap),
        housing: number(&facts.housing),
        payroll_tax: number(&facts.payroll_tax),
        christmas_bonus_days: number(&facts.christmas_bonus_days),
        vacation_days: number(&facts.vacation_days),
        vacation_premium: number(&facts.vacation_premium),
        holidays: number(&facts.holidays),
        week_hours: number(&facts.week_hours),
        week_days: number(&facts.week_days),
    }
}

fn terms_of(figures: &mut Figures<'_>, name: &str, terms: &BajaCalifornia) -> LaborTerms {
    let wage = match (&terms.wage_multiple, &terms.daily_wage) {
        (Some(multiple), _) => Wage::MultipleOfMinimum(figures.number(multiple)),
        (None, Some(daily)) => Wage::Daily(pesos(figures, daily)),
        (None, None) => Wage::MultipleOfMinimum(Figure::unknown(Source::computed())),
    };
    let mut optional = |figure: &Option<_>| figure.as_ref().map(|figure| pesos(figures, figure));
    let (food_vouchers, meals, transport, replacement_cost) = (
        optional(&terms.food_vouchers),
        optional(&terms.meals),
        optional(&terms.transport),
        optional(&terms.replacement_cost),
    );
    LaborTerms {
        grade: name.to_owned(),
        wage,
        risk_class: terms.risk_class,
        week_hours: figures.optional_number(terms.week_hours.as_ref()),
        christmas_bonus_days: figures.optional_number(terms.christmas_bonus_days.as_ref()),
        paid_absence_days: figures.optional_number(terms.paid_absence_days.as_ref()),
        options: LaborOptions {
            savings_fund: figures.optional_share(terms.savings_fund_percent.as_ref()),
            food_vouchers,
            meals,
            transport,
            attendance_bonus: figures.optional_share(terms.attendance_bonus_percent.as_ref()),
            profit_sharing_days: figures.optional_number(terms.profit_sharing_days.as_ref()),
            severance_provision: figures.optional_share(terms.severance_percent.as_ref()),
            turnover: figures.optional_share(terms.turnover_percent.as_ref()),
            replacement_cost,
        },
    }
}

/// An amount that has to be in pesos, as a number of them.
fn pesos(figures: &mut Figures<'_>, figure: &lawbook::case::costs::Amount) -> Number {
    let amount = figures.amount(figure);
    let other = [amount.value, amount.low, amount.high]
        .into_iter()
        .flatten()
        .find(|money| money.currency != Currency::MXN);
    if let Some(money) = other {
        figures.fail("labor-not-in-pesos", vec![("amount", money.into())], &figure.at);
    }
    Figure {
        value: amount.value.map(|money| money.amount),
        low: amount.low.map(|money| money.amount),
        high: amount.high.map(|money| money.amount),
        source: amount.source,
    }
}
