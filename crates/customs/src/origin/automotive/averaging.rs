//! The periods over which automotive content is averaged. Section 16.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::AutomotiveError;
use super::figures::{AverageCategory, ContentAverage};
use super::law::VehicleClass;
use super::requirements::class_by_code;
use crate::determination::{Determination, Finding, Message, Step};
use crate::origin::evaluate::Context;
use crate::origin::value::regulation;
use crate::period::Period;

/// Day on which the agreement took effect.
const IN_FORCE: Date = date(2020, 7, 1);
/// First day on which a fiscal year no longer opens the longer first period.
const A_YEAR_LATER: Date = date(2021, 7, 1);

/// The first averaging period of a producer whose fiscal year began within a year of the agreement: from
/// the day the agreement took effect to the end of the fiscal year that follows.
///
/// - Refuses: `FiscalYearNotTransitional`.
/// - Source: 19 CFR 182 App. A s. 16(4).
/// - Case: `cases/uniform_regulations/s16_12_example.toml`
pub fn averaging_period(fiscal_year: Date) -> Result<Determination<(Period, u32)>, AutomotiveError> {
    if fiscal_year <= IN_FORCE || fiscal_year >= A_YEAR_LATER {
        return Err(AutomotiveError::FiscalYearNotTransitional(fiscal_year));
    }
    let refused = || AutomotiveError::FiscalYearNotTransitional(fiscal_year);
    let end = fiscal_year.checked_add(12.months()).map_err(|_| refused())?;
    let last = end.yesterday().map_err(|_| refused())?;
    let period = Period::new(IN_FORCE, Some(last)).map_err(|_| refused())?;
    // Whole months: a fiscal year that begins within a month counts that month as begun.
    let months = (i32::from(end.year()) - i32::from(IN_FORCE.year())) * 12 + i32::from(end.month())
        - i32::from(IN_FORCE.month());
    let months = u32::try_from(months).map_err(|_| refused())?;
    let step = Step::new(
        Message::new("origin-value-averaging-period")
            .with("from", IN_FORCE)
            .with("until", last)
            .with("months", months),
    )
    .cite(regulation("s. 16(4)"));
    Ok(Determination {
        finding: Finding::Satisfied,
        conclusion: (period, months),
        steps: vec![step],
        doubts: Vec::new(),
    })
}

/// The optional transitional periods of a class; the last runs to the end of the producer's fiscal year.
///
/// - Source: 19 CFR 182 App. A s. 16(5).
#[must_use]
pub fn transitional_periods(class: VehicleClass) -> Vec<Period> {
    let (first, last) = if class == VehicleClass::HeavyTruck { (2023, 2027) } else { (2020, 2023) };
    (first..=last)
        .filter_map(|year| {
            let until = (year < last).then(|| date(year + 1, 6, 30));
            Period::new(date(year, 7, 1), until).ok()
        })
        .collect()
}

/// Refuses an average that the case states and the law does not allow.
///
/// - Refuses: `AverageNotForThisGood`, `AveragingPeriodNotAllowed`.
/// - Source: 19 CFR 182 App. A s. 16(1), (4), (5), (10), 20(6), (7).
pub(super) fn check(context: &Context<'_, '_>) -> Result<(), AutomotiveError> {
    let Some(average) = context.good.automotive.as_ref().and_then(|figures| figures.average.as_ref()) else {
        return Ok(());
    };
    let refused = || AutomotiveError::AverageNotForThisGood {
        code: context.good.code,
        category: average.category.name(),
    };
    let date = context.law.date();
    let class = class_by_code(context.code);
    let of_parts = average.category == AverageCategory::PartsOfPlant;
    let class = match class {
        Some(class) if !of_parts => class,
        Some(_) => return Err(refused()),
        None => vehicle_of_part(context).ok_or_else(refused)?,
    };
    let period = (average.from, average.until);
    let open = average.from <= date
        && date <= average.until
        && (whole_months(period, 12)
            || transitional(class, period)
            || (of_parts && (whole_months(period, 1) || whole_months(period, 3))));
    if open {
        return Ok(());
    }
    Err(AutomotiveError::AveragingPeriodNotAllowed { from: average.from, until: average.until, date })
}

/// The class of vehicle that a part of the tables is for; the first that lists it where it is not said.
fn vehicle_of_part(context: &Context<'_, '_>) -> Option<VehicleClass> {
    let law = context.law.origin().automotive().on(context.law.date());
    let said = context.good.facts.choice("vehicle-use");
    VehicleClass::ALL
        .into_iter()
        .filter(|(name, _)| said.is_none_or(|said| said == *name))
        .map(|(_, class)| class)
        .find(|class| !law.tables_of(context.code, *class, |_| Some(true)).0.is_empty())
}

/// Whether the period is exactly so many months.
fn whole_months((from, until): (Date, Date), months: i64) -> bool {
    from.checked_add(months.months()).and_then(|end| end.yesterday()).is_ok_and(|last| last == until)
}

/// Whether the period is one of the longer or shorter ones of the transition.
fn transitional(class: VehicleClass, (from, until): (Date, Date)) -> bool {
    let first = from == IN_FORCE
        && until
            .tomorrow()
            .and_then(|end| end.checked_sub(12.months()))
            .is_ok_and(|fiscal_year| averaging_period(fiscal_year).is_ok());
    // The last period runs to the end of the fiscal year in which it began.
    first
        || transitional_periods(class).iter().any(|period| {
            period.from() == from
                && period.until().map_or_else(
                    || from.checked_add(12.months()).is_ok_and(|end| until < end),
                    |last| last == until,
                )
        })
}

/// What an average rests on, for the working.
pub(in crate::origin) fn steps(average: &ContentAverage) -> Vec<Step> {
    let provision = match average.category {
        AverageCategory::ModelLineInPlant => "s. 16(1)(a)",
        AverageCategory::ClassInPlant => "s. 16(1)(b)",
        AverageCategory::ModelLineOrClass => "s. 16(1)(c)",
        AverageCategory::PartsOfPlant => "s. 16(10)",
    };
    let mut steps = vec![
        Step::new(
            Message::new("origin-average")
                .with("category", average.category.name())
                .with("vehicles", if average.exported_only { "exported" } else { "all" })
                .with("from", average.from)
                .with("until", average.until),
        )
        .cite(regulation(provision)),
    ];
    if average.estimated {
        steps.push(Step::new(Message::new("origin-average-estimated")).cite(regulation("s. 16(9)")));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fiscal_year_within_the_first_year_gives_a_longer_period() {
        let found = averaging_period(date(2021, 1, 1)).unwrap().conclusion;
        assert_eq!(found, (Period::new(date(2020, 7, 1), Some(date(2021, 12, 31))).unwrap(), 18));
        assert!(averaging_period(date(2020, 7, 1)).is_err());
        assert!(averaging_period(date(2021, 7, 1)).is_err());
    }

    #[test]
    fn heavy_trucks_have_their_own_transitional_periods() {
        assert_eq!(transitional_periods(VehicleClass::PassengerVehicle).len(), 4);
        let heavy = transitional_periods(VehicleClass::HeavyTruck);
        assert_eq!((heavy.len(), heavy[0].from(), heavy[4].until()), (5, date(2023, 7, 1), None));
    }
}
