//! The facts of labor in Baja California on a day, each by its place in the reckoning.

use customs::Decimal;
use jiff::civil::Date;

use super::{FactValue, Facts, RegionProblem};

/// Everything that the cost of an hour in Baja California rests on.
#[derive(Clone, Debug)]
pub struct LaborFacts {
    /// The day the facts are of.
    pub day: Date,
    /// Border minimum wage, pesos a day.
    pub minimum_wage: FactValue,
    /// UMA, pesos a day.
    pub uma: FactValue,
    /// Sickness, fixed fee: share of the UMA.
    pub sickness_fixed: FactValue,
    /// Sickness, excess: share.
    pub sickness_excess: FactValue,
    /// Threshold of the excess, UMA.
    pub sickness_threshold: FactValue,
    /// Sickness, cash benefits: share.
    pub sickness_cash: FactValue,
    /// Medical care of pensioners: share.
    pub pensioners: FactValue,
    /// Disability and life: share.
    pub disability: FactValue,
    /// Childcare: share.
    pub childcare: FactValue,
    /// Retirement: share.
    pub retirement: FactValue,
    /// Old age, by band, lowest first.
    pub old_age: Vec<OldAgeBand>,
    /// Work risk, classes I to V: shares.
    pub work_risk: [FactValue; 5],
    /// Cap of the base, UMA.
    pub base_cap: FactValue,
    /// Housing fund: share.
    pub housing: FactValue,
    /// State payroll tax: share.
    pub payroll_tax: FactValue,
    /// Christmas bonus, days.
    pub christmas_bonus_days: FactValue,
    /// Vacation of the first year, days.
    pub vacation_days: FactValue,
    /// Vacation premium: share.
    pub vacation_premium: FactValue,
    /// Holidays, days.
    pub holidays: FactValue,
    /// Longest week, hours.
    pub week_hours: FactValue,
    /// Days of the week.
    pub week_days: FactValue,
    /// Longest week of later years: the year and its hours, ascending, from the year after `day`.
    pub later_week_hours: Vec<(i16, FactValue)>,
}

/// A band of the old-age contribution.
#[derive(Clone, Debug)]
pub struct OldAgeBand {
    /// Upper end in UMA; `None` for the open band.
    pub up_to_uma: Option<Decimal>,
    /// Whether the band ends at one minimum wage instead.
    pub minimum_wage: bool,
    /// The employer's share.
    pub rate: FactValue,
}

/// Bands by the end of their key, with their upper end in tenths of a UMA.
const BANDS: [(&str, Option<i64>); 8] = [
    ("minimum-wage", None),
    ("1-5-uma", Some(15)),
    ("2-uma", Some(20)),
    ("2-5-uma", Some(25)),
    ("3-uma", Some(30)),
    ("3-5-uma", Some(35)),
    ("4-uma", Some(40)),
    ("above", None),
];

/// Years ahead for which the longest week is looked up.
const YEARS_AHEAD: i16 = 15;

impl LaborFacts {
    /// The facts on a day.
    ///
    /// - Refuses: every fact that is not there on that day, at once.
    pub fn on(facts: &Facts, day: Date) -> Result<Self, Vec<RegionProblem>> {
        let mut missing = Vec::new();
        let mut need = |key: &str| {
            let found = facts.on(key, day).cloned();
            if found.is_none() {
                missing.push(RegionProblem::Missing { key: key.to_owned(), day });
            }
            // A stand-in that is never handed out: a missing fact refuses the whole.
            found.unwrap_or_else(|| nothing(day))
        };
        let labor = Self {
            day,
            minimum_wage: need("minimum-wage-border"),
            uma: need("uma"),
            sickness_fixed: need("imss-sickness-fixed"),
            sickness_excess: need("imss-sickness-excess"),
            sickness_threshold: need("imss-sickness-threshold"),
            sickness_cash: need("imss-sickness-cash"),
            pensioners: need("imss-pensioners"),
            disability: need("imss-disability"),
            childcare: need("imss-childcare"),
            retirement: need("imss-retirement"),
            old_age: BANDS
                .iter()
                .map(|(name, tenths)| OldAgeBand {
                    up_to_uma: tenths.map(|tenths| Decimal::new(tenths, 1)),
                    minimum_wage: *name == "minimum-wage",
                    rate: need(&format!("imss-old-age-{name}")),
                })
                .collect(),
            work_risk: [1, 2, 3, 4, 5].map(|class| need(&format!("imss-work-risk-{class}"))),
            base_cap: need("imss-base-cap"),
            housing: need("infonavit"),
            payroll_tax: need("payroll-tax-baja-california"),
            christmas_bonus_days: need("christmas-bonus-days"),
            vacation_days: need("vacation-days-first-year"),
            vacation_premium: need("vacation-premium"),
            holidays: need("holidays"),
            week_hours: need("work-week-hours"),
            week_days: need("work-week-days"),
            later_week_hours: (1..=YEARS_AHEAD)
                .filter_map(|ahead| {
                    let year = day.year() + ahead;
                    let later = facts.on("work-week-hours", Date::new(year, 7, 1).ok()?)?;
                    Some((year, later.clone()))
                })
                .collect(),
        };
        if missing.is_empty() { Ok(labor) } else { Err(missing) }
    }
}

fn nothing(day: Date) -> FactValue {
    FactValue {
        value: Decimal::ZERO,
        low: None,
        high: None,
        grade: crate::case::costs::Grade::D,
        source: String::new(),
        since: day,
        observed: false,
    }
}
