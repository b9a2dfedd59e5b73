//! The periods over which automotive content is averaged. Section 16.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::AutomotiveError;
use super::law::VehicleClass;
use crate::determination::{Determination, Finding, Message, Step};
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
