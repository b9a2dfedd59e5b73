//! The period over which costs are calculated or content is averaged. Sections 1(7) to (9), 7(15) to (19).

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::CostError;
use crate::determination::{Determination, Finding, Message, Step};
use crate::money::{Currency, Money};
use crate::origin::NetCost;
use crate::origin::value::{RegionalValueContent, ValueOfNonOriginatingMaterials, regulation};
use crate::period::Period;

/// How long the producer's period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PeriodLength {
    /// One month.
    Month,
    /// Three consecutive months.
    ThreeMonths,
    /// Six consecutive months.
    SixMonths,
    /// The fiscal year.
    FiscalYear,
}

impl PeriodLength {
    /// Its months.
    #[must_use]
    pub const fn months(self) -> u8 {
        match self {
            Self::Month => 1,
            Self::ThreeMonths => 3,
            Self::SixMonths => 6,
            Self::FiscalYear => 12,
        }
    }
}

/// A period that the producer has chosen, and what follows from the choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostPeriod {
    /// The period.
    pub period: Period,
    /// Periods of the same length that count as chosen for the rest of the fiscal year.
    pub following: Vec<Period>,
}

fn add_months(date: Date, months: u8) -> Result<Date, CostError> {
    let span: Span = i64::from(months).months();
    date.checked_add(span).map_err(|_| CostError::Value(crate::DecimalError::OutOfRange.into()))
}

fn until_day_before(from: Date, end: Date) -> Result<Period, CostError> {
    let last = end.yesterday().map_err(|_| CostError::Value(crate::DecimalError::OutOfRange.into()))?;
    Period::new(from, Some(last)).map_err(|_| CostError::Value(crate::DecimalError::OutOfRange.into()))
}

/// A period of one, three or six months or the fiscal year over which costs are calculated.
///
/// A period of three or six months has to lie within the fiscal year and divide the months that remain
/// of it evenly.
///
/// - Takes: first day of the fiscal year, first day and length of the period. Months begin on the day of
///   the month on which the fiscal year begins.
/// - Gives: the period and those that follow in the fiscal year, which count as chosen too.
/// - Refuses: `PeriodNotAllowed`.
/// - Source: 19 CFR 182 App. A s. 1(7), (9), 7(15)(a), (18). In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/s07_15_period.toml`
pub fn cost_period(fiscal_year: Date, from: Date, length: PeriodLength) -> Result<CostPeriod, CostError> {
    let months = length.months();
    let refused = || CostError::PeriodNotAllowed { from, months, fiscal_year };
    let year_end = add_months(fiscal_year, 12)?;
    let mut remaining = 12_u8;
    let mut start = fiscal_year;
    while start < from && remaining > 0 {
        remaining -= 1;
        start = add_months(fiscal_year, 12 - remaining)?;
    }
    // The period begins with a month of the fiscal year and its length divides what is left.
    if start != from || remaining == 0 || !remaining.is_multiple_of(months) {
        return Err(refused());
    }
    let mut periods = Vec::new();
    let mut month = 12 - remaining;
    while month < 12 {
        let begin = add_months(fiscal_year, month)?;
        let end = if month + months == 12 { year_end } else { add_months(fiscal_year, month + months)? };
        periods.push(until_day_before(begin, end)?);
        month += months;
    }
    let period = periods.remove(0);
    Ok(CostPeriod { period, following: periods })
}

/// Regional value content averaged over a period: the sums of net cost and of non-originating value of
/// the good with identical or similar goods made in one plant.
///
/// - Takes: net cost and non-originating value of each part of the period's production, as sums.
/// - Gives: the content that counts for every unit of the period.
/// - Source: 19 CFR 182 App. A s. 7(15), (16). In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/s07_15_averaging.toml`
pub fn averaged_content(
    currency: Currency,
    production: &[(Money, Money)],
) -> Result<Determination<RegionalValueContent>, CostError> {
    let net_cost = Money::sum(currency, production.iter().map(|(net_cost, _)| *net_cost))?;
    let non_originating = Money::sum(currency, production.iter().map(|(_, vnm)| *vnm))?;
    let content = RegionalValueContent::by_net_cost(
        NetCost(net_cost),
        ValueOfNonOriginatingMaterials(non_originating),
    )?;
    let steps = vec![
        Step::new(
            Message::new("origin-value-averaged-sums")
                .with("count", production.len())
                .with("net_cost", net_cost)
                .with("non_originating", non_originating),
        )
        .cite(regulation("s. 7(15)")),
        content.step(None)?,
    ];
    Ok(Determination { finding: Finding::Satisfied, conclusion: content, steps, doubts: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn three_months_must_divide_what_is_left_of_the_year() {
        let year = date(2026, 1, 1);
        let chosen = cost_period(year, date(2026, 4, 1), PeriodLength::ThreeMonths).unwrap();
        assert_eq!(chosen.period, Period::new(date(2026, 4, 1), Some(date(2026, 6, 30))).unwrap());
        assert_eq!(chosen.following.len(), 2);
        // Ten months are left: three does not divide them.
        assert!(matches!(
            cost_period(year, date(2026, 3, 1), PeriodLength::ThreeMonths),
            Err(CostError::PeriodNotAllowed { .. })
        ));
        // Six months are left: six does.
        assert!(cost_period(year, date(2026, 7, 1), PeriodLength::SixMonths).unwrap().following.is_empty());
        assert!(cost_period(year, date(2026, 2, 1), PeriodLength::FiscalYear).is_err());
        assert!(cost_period(year, date(2027, 1, 1), PeriodLength::Month).is_err());
    }
}
