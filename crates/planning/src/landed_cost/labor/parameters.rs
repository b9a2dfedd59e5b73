//! What the cost of an hour rests on: the law of a year, and the terms of a grade.

use customs::Decimal;

use crate::landed_cost::figure::Number;

/// The law and the official figures of one year. Shares are shares of one, not percents.
#[derive(Clone, Debug, PartialEq)]
pub struct LaborParameters {
    /// Calendar year.
    pub year: i16,
    /// Minimum wage of the border zone, pesos a day.
    pub minimum_wage: Number,
    /// Unit of measure and update (UMA), pesos a day.
    pub uma: Number,
    /// Sickness and maternity, fixed fee: a share of the UMA for each worker.
    pub sickness_fixed: Number,
    /// Sickness and maternity, on the part of the contribution base above `excess_threshold` UMA.
    pub sickness_excess: Number,
    /// The threshold of the excess, in UMA.
    pub excess_threshold: Number,
    /// Sickness and maternity, cash benefits: a share of the base.
    pub sickness_cash: Number,
    /// Medical care of pensioners: a share of the base.
    pub pensioners: Number,
    /// Disability and life: a share of the base.
    pub disability: Number,
    /// Childcare and social benefits: a share of the base.
    pub childcare: Number,
    /// Retirement: a share of the base.
    pub retirement: Number,
    /// Severance in old age and old age (CEAV), by bands of the base, lowest first.
    pub old_age: Vec<OldAgeBand>,
    /// Work risk by class, I to V: a share of the base at first enrollment.
    pub work_risk: [Number; 5],
    /// Cap of the contribution base, in UMA.
    pub base_cap: Number,
    /// Housing fund (INFONAVIT): a share of the base.
    pub housing: Number,
    /// State payroll tax of Baja California: a share of remuneration.
    pub payroll_tax: Number,
    /// Days of wage paid as Christmas bonus, at least.
    pub christmas_bonus_days: Number,
    /// Days of vacation in the first year.
    pub vacation_days: Number,
    /// Premium on vacation days: a share of their wage.
    pub vacation_premium: Number,
    /// Paid holidays a year.
    pub holidays: Number,
    /// Longest ordinary week, in hours.
    pub week_hours: Number,
    /// Days of work a week over which those hours are spread.
    pub week_days: Number,
}

/// A band of the old-age contribution.
#[derive(Clone, Debug, PartialEq)]
pub struct OldAgeBand {
    /// Where the band ends.
    pub up_to: BandEnd,
    /// The employer's share of the base.
    pub rate: Number,
}

/// Where a band of the old-age contribution ends, the end included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandEnd {
    /// At one minimum wage.
    MinimumWage,
    /// At so many UMA.
    Uma(Decimal),
    /// Nowhere.
    Open,
}

/// What an employer pays and offers to one grade.
#[derive(Clone, Debug, PartialEq)]
pub struct LaborTerms {
    /// Name of the grade.
    pub grade: String,
    /// Daily wage.
    pub wage: Wage,
    /// Class of work risk, 1 to 5.
    pub risk_class: u8,
    /// Hours of the week where they are fewer than the longest ordinary week.
    pub week_hours: Option<Number>,
    /// Days of Christmas bonus where they are more than the law's.
    pub christmas_bonus_days: Option<Number>,
    /// Days of absence that are paid, a year.
    pub paid_absence_days: Option<Number>,
    /// What the employer adds.
    pub options: LaborOptions,
}

/// The wage of a grade.
#[derive(Clone, Debug, PartialEq)]
pub enum Wage {
    /// A multiple of the minimum wage of the border zone.
    MultipleOfMinimum(Number),
    /// Pesos a day, for seven days a week.
    Daily(Number),
}

/// Costs beyond the mandatory ones. An absent one is not offered, which is a choice of the employer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LaborOptions {
    /// Savings fund: a share of wage.
    pub savings_fund: Option<Number>,
    /// Food vouchers: pesos a month.
    pub food_vouchers: Option<Number>,
    /// Meals in the plant: pesos a day worked.
    pub meals: Option<Number>,
    /// Transport: pesos a day worked.
    pub transport: Option<Number>,
    /// Attendance and punctuality bonus: a share of wage.
    pub attendance_bonus: Option<Number>,
    /// Profit sharing (PTU): days of wage expected a year.
    pub profit_sharing_days: Option<Number>,
    /// Severance provision: a share of wage.
    pub severance_provision: Option<Number>,
    /// Workers who leave and are replaced: a share of the staff a year.
    pub turnover: Option<Number>,
    /// What replacing one worker costs (recruiting, training, slow start), pesos.
    pub replacement_cost: Option<Number>,
}
