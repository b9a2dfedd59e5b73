//! Interest that net cost excludes: what lies more than 700 basis points above the government's rate.

use std::cmp::Ordering;

use super::CostError;
use crate::decimal::Decimal;
use crate::determination::{Determination, Finding, Message, Step, Value};
use crate::money::Money;
use crate::origin::value::{amount_step, not_negative, regulation, share_of};

/// The points that interest may lie above the government's rate: 700 basis points. Section 1(1).
pub const ALLOWED_POINTS: Decimal = Decimal::from_integer(7);

/// A payment of principal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrincipalPayment {
    /// Years, or portions, since the contract (fixed rate) or the interest period (variable rate) began.
    pub years: Decimal,
    /// Principal paid then.
    pub principal: Money,
}

/// How the rate of a contract behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FinancingKind {
    /// One rate throughout.
    FixedRate,
    /// The rate is adjusted at intervals; the figures are those of the current interest period.
    VariableRate {
        /// Length of the interest period in years.
        adjusted_every_years: Decimal,
        /// Principal owing at the end of the period.
        outstanding_at_end: Money,
    },
}

/// A loan, an installment purchase or another financing agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Financing {
    /// Original amount, or the balance at the beginning of the interest period.
    pub principal: Money,
    /// Interest rate in percent a year.
    pub rate_percent: Decimal,
    /// Fixed or variable.
    pub kind: FinancingKind,
    /// Payments of principal, of the whole contract or of the interest period.
    pub payments: Vec<PrincipalPayment>,
    /// Interest costs incurred, of which a part may not be allowable.
    pub interest_costs: Option<Money>,
}

/// A yield on federal government debt of one maturity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GovernmentYield {
    /// Maturity in years.
    pub years: Decimal,
    /// Yield in percent a year.
    pub percent: Decimal,
}

/// What schedule 9 finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterestAllowance {
    /// Sum of the weighted principal payments; none where the comparison needs no maturity.
    pub weighted_principal: Option<Money>,
    /// Weighted average principal maturity in years, one place.
    pub weighted_average_principal_maturity: Option<Decimal>,
    /// The government's rate compared with, in percent.
    pub government_rate_percent: Decimal,
    /// The highest rate that is allowed in full, in percent.
    pub allowed_rate_percent: Decimal,
    /// Points by which the contract's rate exceeds it; zero where it does not.
    pub excess_points: Decimal,
    /// The interest costs that are not allowable, where the costs were given.
    pub non_allowable: Option<Money>,
}

/// Principal payments of a loan repaid in equal yearly payments, and what is owing after them.
///
/// - Takes: the balance at the beginning, the yearly payment, the rate, how many years.
/// - Gives: the payments, exact; the balance after the last one.
pub fn level_payments(
    principal: Money,
    payment: Money,
    rate_percent: Decimal,
    years: u32,
) -> Result<(Vec<PrincipalPayment>, Money), CostError> {
    let mut balance = principal;
    let mut payments = Vec::new();
    for year in 1..=years {
        let interest = share_of(balance, rate_percent, Decimal::HUNDRED)?;
        let paid = payment.checked_sub(interest)?;
        balance = balance.checked_sub(paid)?;
        payments.push(PrincipalPayment { years: Decimal::from_integer(i64::from(year)), principal: paid });
    }
    Ok((payments, balance))
}

/// Cents: a payment schedule states its amounts in whole cents.
const CENTS: u32 = 2;

fn weighted_principal(financing: &Financing) -> Result<Money, CostError> {
    let mut sum = Money::zero(financing.principal.currency);
    let end = match financing.kind {
        FinancingKind::FixedRate => None,
        FinancingKind::VariableRate { adjusted_every_years, outstanding_at_end } => {
            Some((adjusted_every_years, outstanding_at_end))
        }
    };
    let last = financing.payments.len().checked_sub(1);
    for (index, payment) in financing.payments.iter().enumerate() {
        let mut principal = not_negative("principal", payment.principal)?;
        // What is owing when the period ends is weighted together with a payment on that day.
        if let Some((at, outstanding)) = end
            && Some(index) == last
            && payment.years == at
        {
            principal = principal.checked_add(outstanding)?;
        }
        let weighted = principal.checked_mul(payment.years)?;
        sum = sum.checked_add(Money::new(weighted.amount.round_half_even(CENTS), weighted.currency))?;
    }
    if let Some((at, outstanding)) = end
        && financing.payments.last().is_none_or(|p| p.years != at)
    {
        sum = sum.checked_add(outstanding.checked_mul(at)?)?;
    }
    Ok(sum)
}

/// To one place; a midpoint goes up. Schedule 9 s. 1, 'weighted average principal maturity' (b).
fn one_place_midpoint_up(value: Decimal) -> Decimal {
    const TENTH: i128 = 100_000_000_000;
    Decimal::from_scaled((value.to_scaled() + TENTH / 2).div_euclid(TENTH) * TENTH)
}

/// The government's rate at a maturity: its own, or by linear interpolation between the nearest, or the
/// closest where the maturity lies outside what is offered.
fn rate_at(yields: &[GovernmentYield], years: Decimal) -> Result<(Decimal, bool), CostError> {
    let mut sorted = yields.to_vec();
    sorted.sort_by_key(|y| y.years);
    for pair in sorted.windows(2) {
        if pair[0].years == pair[1].years {
            return Err(CostError::GovernmentYieldTwice(pair[0].years));
        }
    }
    let above = sorted.partition_point(|y| y.years < years);
    match (above.checked_sub(1).map(|i| sorted[i]), sorted.get(above)) {
        (_, Some(exact)) if exact.years == years => Ok((exact.percent, false)),
        (Some(shorter), Some(longer)) => {
            let rise = longer.percent.checked_sub(shorter.percent)?;
            let run = longer.years.checked_sub(shorter.years)?;
            let part = rise.checked_mul(years.checked_sub(shorter.years)?)?.checked_div(run)?;
            Ok((shorter.percent.checked_add(part)?, true))
        }
        (Some(only), None) => Ok((only.percent, false)),
        (None, Some(only)) => Ok((only.percent, false)),
        (None, None) => Err(CostError::NoGovernmentYield(years)),
    }
}

/// The yield of the maturity closest to the adjustment period. Schedule 9 s. 2(b)(i).
fn closest(yields: &[GovernmentYield], years: Decimal) -> Result<Decimal, CostError> {
    let distance = |y: &GovernmentYield| y.years.checked_sub(years).map(Decimal::abs);
    let mut best: Option<(Decimal, GovernmentYield)> = None;
    for y in yields {
        let d = distance(y)?;
        let better = match &best {
            None => true,
            Some((held, other)) => match d.cmp(held) {
                Ordering::Less => true,
                // Of two equally close ones the shorter.
                Ordering::Equal => y.years < other.years,
                Ordering::Greater => false,
            },
        };
        if better {
            best = Some((d, *y));
        }
    }
    best.map(|(_, y)| y.percent).ok_or(CostError::NoGovernmentYield(years))
}

/// The interest costs that net cost excludes.
///
/// - Takes: the contract with its payments of principal; yields on the debt of the federal government of
///   the producer's country, for the week the law names.
/// - Gives: maturity, the government's rate, and the excess over it plus 7 points. `Satisfied` where all
///   the interest is allowable.
/// - Refuses: a principal that is not above zero, no yields, two yields of one maturity.
/// - Source: 19 CFR 182 App. A s. 1(1) 'non-allowable interest costs', 7(14), sched. 9.
/// - Case: `cases/uniform_regulations/sched9_fixed_rate.toml`
pub fn non_allowable_interest(
    financing: &Financing,
    yields: &[GovernmentYield],
) -> Result<Determination<InterestAllowance>, CostError> {
    if financing.principal.amount <= Decimal::ZERO {
        return Err(CostError::PrincipalNotPositive(financing.principal));
    }
    let mut steps = Vec::new();
    let by_adjustment = match financing.kind {
        FinancingKind::VariableRate { adjusted_every_years, .. } if adjusted_every_years <= Decimal::ONE => {
            Some(adjusted_every_years)
        }
        _ => None,
    };
    let (weighted, maturity, government) = if let Some(period) = by_adjustment {
        let rate = closest(yields, period)?;
        steps.push(
            Step::new(
                Message::new("origin-value-interest-closest")
                    .with("years", Value::Number(period))
                    .with("rate", Value::Percent(rate)),
            )
            .cite(regulation("sched. 9 s. 2(b)(i)")),
        );
        (None, None, rate)
    } else {
        let weighted = weighted_principal(financing)?;
        let maturity = one_place_midpoint_up(weighted.amount.checked_div(financing.principal.amount)?);
        let (rate, interpolated) = rate_at(yields, maturity)?;
        steps.push(amount_step("origin-value-interest-weighted", weighted, "sched. 9 s. 1"));
        steps.push(
            Step::new(Message::new("origin-value-interest-maturity").with("years", Value::Number(maturity)))
                .cite(regulation("sched. 9 s. 1 'weighted average principal maturity'")),
        );
        let key = if interpolated {
            "origin-value-interest-interpolated"
        } else {
            "origin-value-interest-government"
        };
        steps.push(
            Step::new(Message::new(key).with("rate", Value::Percent(rate))).cite(regulation("sched. 9 s. 2")),
        );
        (Some(weighted), Some(maturity), rate)
    };
    let allowed = government.checked_add(ALLOWED_POINTS)?;
    let excess = financing.rate_percent.checked_sub(allowed)?;
    let excess = if excess.is_negative() { Decimal::ZERO } else { excess };
    let non_allowable = match financing.interest_costs {
        Some(costs) if !excess.is_zero() => {
            Some(share_of(not_negative("interest_costs", costs)?, excess, financing.rate_percent)?)
        }
        Some(costs) => Some(Money::zero(costs.currency)),
        None if excess.is_zero() => Some(Money::zero(financing.principal.currency)),
        None => None,
    };
    let finding = Finding::from_bool(excess.is_zero());
    steps.push(
        Step::new(
            Message::new("origin-value-interest-compared")
                .with("rate", Value::Percent(financing.rate_percent))
                .with("allowed", Value::Percent(allowed))
                .with("excess", Value::Number(excess)),
        )
        .finding(finding.clone())
        .cite(regulation("s. 1(1) 'non-allowable interest costs'")),
    );
    let conclusion = InterestAllowance {
        weighted_principal: weighted,
        weighted_average_principal_maturity: maturity,
        government_rate_percent: government,
        allowed_rate_percent: allowed,
        excess_points: excess,
        non_allowable,
    };
    Ok(Determination { finding, conclusion, steps, doubts: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn loan(rate: &str, years: &str) -> Financing {
        Financing {
            principal: Money::usd(d("1000")),
            rate_percent: d(rate),
            kind: FinancingKind::FixedRate,
            payments: vec![PrincipalPayment { years: d(years), principal: Money::usd(d("1000")) }],
            interest_costs: Some(Money::usd(d("130"))),
        }
    }

    fn yields(list: &[(&str, &str)]) -> Vec<GovernmentYield> {
        list.iter().map(|(y, p)| GovernmentYield { years: d(y), percent: d(p) }).collect()
    }

    #[test]
    fn seven_points_above_is_allowed_and_the_excess_is_not() {
        let at = non_allowable_interest(&loan("12", "5"), &yields(&[("5", "5")])).unwrap();
        assert!(at.finding.is_satisfied());
        let over = non_allowable_interest(&loan("13", "5"), &yields(&[("5", "5")])).unwrap();
        assert_eq!(over.conclusion.excess_points, d("1"));
        assert_eq!(over.conclusion.non_allowable, Some(Money::usd(d("10"))));
    }

    #[test]
    fn a_midpoint_rounds_up_and_a_maturity_beyond_the_offer_takes_the_longest() {
        let found = non_allowable_interest(&loan("6", "30.25"), &yields(&[("5", "4"), ("20", "6")])).unwrap();
        assert_eq!(found.conclusion.weighted_average_principal_maturity, Some(d("30.3")));
        assert_eq!(found.conclusion.government_rate_percent, d("6"));
    }

    #[test]
    fn short_adjustment_compares_with_the_closest_maturity() {
        let mut financing = loan("6", "1");
        financing.kind = FinancingKind::VariableRate {
            adjusted_every_years: d("0.5"),
            outstanding_at_end: Money::usd(d("900")),
        };
        let found =
            non_allowable_interest(&financing, &yields(&[("0.25", "2"), ("0.75", "3"), ("2", "4")])).unwrap();
        assert_eq!(found.conclusion.government_rate_percent, d("2"));
        assert_eq!(found.conclusion.weighted_principal, None);
    }
}
