//! What an hour of labor costs in the northern border zone of Mexico, from first principles.
//!
//! A worker is paid for 365 days and works far fewer. The model adds up a year: wage, Christmas bonus
//! (aguinaldo), vacation premium, the employer's social security by branch, housing fund, state payroll
//! tax, and the options of the employer; and divides by the hours really worked.

mod parameters;
#[cfg(test)]
mod tests;

use customs::{Decimal, Message, Step, Value};

use super::error::CostError;
use super::figure::{Number, Source};

pub use parameters::{BandEnd, LaborOptions, LaborParameters, LaborTerms, OldAgeBand, Wage};

const DAYS_A_YEAR: Decimal = Decimal::from_integer(365);
const WEEKS_A_YEAR: Decimal = Decimal::from_integer(52);
const MONTHS: Decimal = Decimal::from_integer(12);

/// What a year and an hour of one worker cost, with the working.
#[derive(Clone, Debug, PartialEq)]
pub struct LaborCost {
    /// Name of the grade.
    pub grade: String,
    /// Year of the parameters.
    pub year: i16,
    /// Wage, pesos a day.
    pub daily_wage: Decimal,
    /// Contribution base (SBC), pesos a day, after the cap.
    pub contribution_base: Decimal,
    /// The year's costs, in order.
    pub items: Vec<LaborItem>,
    /// Mandatory items, pesos a year.
    pub mandatory: Decimal,
    /// All items, pesos a year.
    pub annual: Decimal,
    /// Days worked a year.
    pub days_worked: Decimal,
    /// Hours worked a year.
    pub hours_worked: Decimal,
    /// Mandatory cost of an hour worked, pesos.
    pub mandatory_hourly: Decimal,
    /// Cost of an hour worked, pesos.
    pub hourly: Decimal,
    /// Mandatory cost ÷ wage of 365 days.
    pub factor_on_paid_days: Decimal,
    /// Mandatory cost of an hour ÷ an eighth of the daily wage.
    pub factor_on_nominal_hour: Decimal,
}

/// One cost of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct LaborItem {
    /// Stable name, such as `christmas-bonus`.
    pub id: &'static str,
    /// Pesos a year.
    pub annual: Decimal,
    /// Whether the law requires it.
    pub mandatory: bool,
    /// How it is reckoned, with its values.
    pub formula: Message,
    /// Where its rate comes from.
    pub source: Source,
}

/// What a year and an hour of one grade cost.
///
/// - Takes: the parameters of the year, the terms of the grade.
/// - Gives: pesos; every item with its formula and source.
/// - Refuses: a parameter without a value (`labor-year-unknown`), a risk class other than 1 to 5, a week
///   or a wage of zero.
/// - Method: daily wage × 365 is the base pay. Contribution base = wage × (365 + bonus days + vacation
///   days × premium) ÷ 365, at most `base_cap` UMA. Work days = 52 weeks × days a week − vacation −
///   holidays − paid absence. Payroll tax falls on wage, bonus and premium, and on what is offered in cash.
/// - Case: cases/landed_cost/labor-border-minimum-2026.toml
pub fn cost(parameters: &LaborParameters, terms: &LaborTerms) -> Result<LaborCost, CostError> {
    let known = |figure: &Number| figure.value.ok_or(CostError::LaborYearUnknown { year: parameters.year });
    let minimum = known(&parameters.minimum_wage)?;
    let (daily, wage_source) = match &terms.wage {
        Wage::MultipleOfMinimum(multiple) => (minimum.checked_mul(known(multiple)?)?, &multiple.source),
        Wage::Daily(daily) => (known(daily)?, &daily.source),
    };
    let daily = super::ledger::positive("wage", daily)?;
    let mut year = Year { parameters, daily, items: Vec::new() };
    let base_pay = daily.checked_mul(DAYS_A_YEAR)?;
    year.add("wage", base_pay, true, wage_source, "labor-item-wage", &[("wage", daily)]);
    let bonus_days = terms.christmas_bonus_days.as_ref().unwrap_or(&parameters.christmas_bonus_days);
    let (bonus, vacation) = (known(bonus_days)?, known(&parameters.vacation_days)?);
    let premium = known(&parameters.vacation_premium)?;
    year.add(
        "christmas-bonus",
        daily.checked_mul(bonus)?,
        true,
        &bonus_days.source,
        "labor-item-christmas-bonus",
        &[("days", bonus), ("wage", daily)],
    );
    let premium_days = vacation.checked_mul(premium)?;
    year.add(
        "vacation-premium",
        daily.checked_mul(premium_days)?,
        true,
        &parameters.vacation_premium.source,
        "labor-item-vacation-premium",
        &[("days", vacation), ("share", premium.to_percent()?), ("wage", daily)],
    );
    let remuneration = year.sum()?;
    let uma = known(&parameters.uma)?;
    let cap = known(&parameters.base_cap)?.checked_mul(uma)?;
    let base = remuneration.checked_div(DAYS_A_YEAR)?.min(cap);
    year.social_security(base, uma, minimum, terms.risk_class)?;
    let options = year.options(base_pay, &terms.options)?;
    let taxed = remuneration.checked_add(options.taxed)?;
    let tax = known(&parameters.payroll_tax)?;
    year.add(
        "payroll-tax",
        remuneration.checked_mul(tax)?,
        true,
        &parameters.payroll_tax.source,
        "labor-item-payroll-tax",
        &[("share", tax.to_percent()?), ("base", remuneration)],
    );
    let extra = taxed.checked_sub(remuneration)?;
    if !extra.is_zero() {
        year.add(
            "payroll-tax-on-options",
            extra.checked_mul(tax)?,
            false,
            &parameters.payroll_tax.source,
            "labor-item-payroll-tax",
            &[("share", tax.to_percent()?), ("base", extra)],
        );
    }
    finish(year, terms, base, vacation, &options)
}

/// What the options add beyond their items.
struct OptionSums {
    /// Pesos a year on which payroll tax falls.
    taxed: Decimal,
    /// Pesos a day worked.
    daily: Vec<(&'static str, Number, &'static str)>,
}

struct Year<'p> {
    parameters: &'p LaborParameters,
    daily: Decimal,
    items: Vec<LaborItem>,
}

impl Year<'_> {
    fn add(
        &mut self,
        id: &'static str,
        annual: Decimal,
        mandatory: bool,
        source: &Source,
        formula: &'static str,
        values: &[(&'static str, Decimal)],
    ) {
        let formula = values
            .iter()
            .fold(Message::new(formula), |message, (name, value)| message.with(name, Value::Number(*value)));
        self.items.push(LaborItem { id, annual, mandatory, formula, source: source.clone() });
    }

    fn sum(&self) -> Result<Decimal, CostError> {
        self.items.iter().try_fold(Decimal::ZERO, |sum, item| Ok(sum.checked_add(item.annual)?))
    }

    fn mandatory(&self) -> Result<Decimal, CostError> {
        let mandatory = self.items.iter().filter(|item| item.mandatory);
        mandatory.into_iter().try_fold(Decimal::ZERO, |sum, item| Ok(sum.checked_add(item.annual)?))
    }

    fn known(&self, figure: &Number) -> Result<Decimal, CostError> {
        figure.value.ok_or(CostError::LaborYearUnknown { year: self.parameters.year })
    }

    /// The employer's branches of social security and the housing fund, each an item.
    fn social_security(
        &mut self,
        base: Decimal,
        uma: Decimal,
        minimum: Decimal,
        class: u8,
    ) -> Result<(), CostError> {
        let p = self.parameters;
        let fixed = self.known(&p.sickness_fixed)?;
        self.add(
            "sickness-fixed",
            uma.checked_mul(fixed)?.checked_mul(DAYS_A_YEAR)?,
            true,
            &p.sickness_fixed.source,
            "labor-item-sickness-fixed",
            &[("share", fixed.to_percent()?), ("uma", uma)],
        );
        let threshold = self.known(&p.excess_threshold)?;
        let above = base.checked_sub(threshold.checked_mul(uma)?)?.max(Decimal::ZERO);
        let excess = self.known(&p.sickness_excess)?;
        self.add(
            "sickness-excess",
            above.checked_mul(excess)?.checked_mul(DAYS_A_YEAR)?,
            true,
            &p.sickness_excess.source,
            "labor-item-sickness-excess",
            &[("share", excess.to_percent()?), ("above", above), ("threshold", threshold)],
        );
        let risk = usize::from(class).checked_sub(1).and_then(|at| p.work_risk.get(at)).ok_or(
            CostError::NotPositive {
                field: "risk_class".into(),
                value: Decimal::from_integer(i64::from(class)),
            },
        )?;
        let old_age = self.old_age_band(base, uma, minimum)?;
        let branches: [(&'static str, &Number); 8] = [
            ("sickness-cash", &p.sickness_cash),
            ("pensioners", &p.pensioners),
            ("disability", &p.disability),
            ("childcare", &p.childcare),
            ("retirement", &p.retirement),
            ("old-age", &old_age),
            ("work-risk", risk),
            ("housing", &p.housing),
        ];
        for (id, figure) in branches {
            let rate = self.known(figure)?;
            self.add(
                id,
                base.checked_mul(rate)?.checked_mul(DAYS_A_YEAR)?,
                true,
                &figure.source,
                "labor-item-share-of-base",
                &[("share", rate.to_percent()?), ("base", base)],
            );
        }
        Ok(())
    }

    fn old_age_band(&self, base: Decimal, uma: Decimal, minimum: Decimal) -> Result<Number, CostError> {
        for band in &self.parameters.old_age {
            let within = match band.up_to {
                BandEnd::MinimumWage => base <= minimum,
                BandEnd::Uma(count) => base <= count.checked_mul(uma)?,
                BandEnd::Open => true,
            };
            if within {
                return Ok(band.rate.clone());
            }
        }
        Err(CostError::LaborYearUnknown { year: self.parameters.year })
    }

    /// The options, save those paid by the day worked, which wait for the days.
    fn options(&mut self, base_pay: Decimal, options: &LaborOptions) -> Result<OptionSums, CostError> {
        let mut taxed = Decimal::ZERO;
        let shares: [(&'static str, &Option<Number>, bool); 3] = [
            ("savings-fund", &options.savings_fund, true),
            ("attendance-bonus", &options.attendance_bonus, true),
            ("severance-provision", &options.severance_provision, false),
        ];
        for (id, figure, is_taxed) in shares {
            let Some(figure) = figure else { continue };
            let rate = self.known(figure)?;
            let annual = base_pay.checked_mul(rate)?;
            self.add(
                id,
                annual,
                false,
                &figure.source,
                "labor-item-share-of-wage",
                &[("share", rate.to_percent()?), ("base", base_pay)],
            );
            if is_taxed {
                taxed = taxed.checked_add(annual)?;
            }
        }
        if let Some(figure) = &options.food_vouchers {
            let monthly = self.known(figure)?;
            let annual = monthly.checked_mul(MONTHS)?;
            self.add(
                "food-vouchers",
                annual,
                false,
                &figure.source,
                "labor-item-monthly",
                &[("amount", monthly)],
            );
            taxed = taxed.checked_add(annual)?;
        }
        if let Some(figure) = &options.profit_sharing_days {
            let days = self.known(figure)?;
            let annual = self.daily.checked_mul(days)?;
            self.add(
                "profit-sharing",
                annual,
                false,
                &figure.source,
                "labor-item-days-of-wage",
                &[("days", days), ("wage", self.daily)],
            );
        }
        if let (Some(turnover), Some(each)) = (&options.turnover, &options.replacement_cost) {
            let (rate, cost) = (self.known(turnover)?, self.known(each)?);
            self.add(
                "turnover",
                rate.checked_mul(cost)?,
                false,
                &turnover.source,
                "labor-item-turnover",
                &[("share", rate.to_percent()?), ("amount", cost)],
            );
        }
        let by_day = [
            ("meals", &options.meals, "labor-item-by-day-worked"),
            ("transport", &options.transport, "labor-item-by-day-worked"),
        ];
        let daily = by_day.into_iter().filter_map(|(id, f, key)| Some((id, f.clone()?, key))).collect();
        Ok(OptionSums { taxed, daily })
    }
}

fn finish(
    mut year: Year<'_>,
    terms: &LaborTerms,
    base: Decimal,
    vacation: Decimal,
    options: &OptionSums,
) -> Result<LaborCost, CostError> {
    let p = year.parameters;
    let week_days = year.known(&p.week_days)?;
    let absence = match &terms.paid_absence_days {
        Some(days) => year.known(days)?,
        None => Decimal::ZERO,
    };
    let days_worked = WEEKS_A_YEAR
        .checked_mul(week_days)?
        .checked_sub(vacation)?
        .checked_sub(year.known(&p.holidays)?)?
        .checked_sub(absence)?;
    let week = year.known(terms.week_hours.as_ref().unwrap_or(&p.week_hours))?;
    let hours_worked = super::ledger::positive(
        "hours_worked",
        days_worked.checked_mul(week)?.checked_div(super::ledger::positive("week_days", week_days)?)?,
    )?;
    for (id, figure, key) in &options.daily {
        let amount = year.known(figure)?;
        year.add(
            id,
            amount.checked_mul(days_worked)?,
            false,
            &figure.source,
            key,
            &[("amount", amount), ("days", days_worked)],
        );
    }
    let (mandatory, annual) = (year.mandatory()?, year.sum()?);
    let mandatory_hourly = mandatory.checked_div(hours_worked)?;
    let nominal = year.daily.checked_div(Decimal::from_integer(8))?;
    Ok(LaborCost {
        grade: terms.grade.clone(),
        year: p.year,
        daily_wage: year.daily,
        contribution_base: base,
        mandatory,
        annual,
        days_worked,
        hours_worked,
        mandatory_hourly,
        hourly: annual.checked_div(hours_worked)?,
        factor_on_paid_days: mandatory.checked_div(year.daily.checked_mul(DAYS_A_YEAR)?)?,
        factor_on_nominal_hour: mandatory_hourly.checked_div(nominal)?,
        items: year.items,
    })
}

impl LaborCost {
    /// The working, step by step, for a reader who opens the hourly figure.
    #[must_use]
    pub fn steps(&self) -> Vec<Step> {
        let amount = |value: Decimal| Value::Number(value.round_half_even(4));
        let mut steps: Vec<Step> = self
            .items
            .iter()
            .map(|item| {
                Step::new(
                    Message::new("labor-step-item")
                        .with("item", Message::new(item_key(item.id)))
                        .with("formula", item.formula.clone())
                        .with("annual", amount(item.annual)),
                )
            })
            .collect();
        steps.push(Step::new(
            Message::new("labor-step-hours")
                .with("days", amount(self.days_worked))
                .with("hours", amount(self.hours_worked)),
        ));
        steps.push(Step::new(
            Message::new("labor-step-hourly")
                .with("year", self.year.to_string())
                .with("annual", amount(self.annual))
                .with("hours", amount(self.hours_worked))
                .with("hourly", amount(self.hourly)),
        ));
        steps
    }
}

/// Key of each item's name in the catalogue.
const NAMES: [(&str, &str); 23] = [
    ("wage", "labor-name-wage"),
    ("christmas-bonus", "labor-name-christmas-bonus"),
    ("vacation-premium", "labor-name-vacation-premium"),
    ("sickness-fixed", "labor-name-sickness-fixed"),
    ("sickness-excess", "labor-name-sickness-excess"),
    ("sickness-cash", "labor-name-sickness-cash"),
    ("pensioners", "labor-name-pensioners"),
    ("disability", "labor-name-disability"),
    ("childcare", "labor-name-childcare"),
    ("retirement", "labor-name-retirement"),
    ("old-age", "labor-name-old-age"),
    ("work-risk", "labor-name-work-risk"),
    ("housing", "labor-name-housing"),
    ("payroll-tax", "labor-name-payroll-tax"),
    ("payroll-tax-on-options", "labor-name-payroll-tax-on-options"),
    ("savings-fund", "labor-name-savings-fund"),
    ("attendance-bonus", "labor-name-attendance-bonus"),
    ("severance-provision", "labor-name-severance-provision"),
    ("food-vouchers", "labor-name-food-vouchers"),
    ("profit-sharing", "labor-name-profit-sharing"),
    ("turnover", "labor-name-turnover"),
    ("meals", "labor-name-meals"),
    ("transport", "labor-name-transport"),
];

fn item_key(id: &str) -> &'static str {
    NAMES.iter().find(|(name, _)| *name == id).map_or("labor-name-other", |(_, key)| key)
}
