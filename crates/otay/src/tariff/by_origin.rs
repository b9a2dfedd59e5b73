//! The duty on a line by country of origin: on one day, and over time.

use customs::duty::{
    CustomsValue, DutyAssessment, EntryLine, ProgramClaim, RateStep, SpecialProgramIndicator, WhatIf, assess,
    history,
};
use customs::{Country, CountryOfOrigin, Decimal, Determination, Law, LawOnDate, Money, TariffCode};
use jiff::civil::Date;

/// The origins that are compared without being asked for: the neighbors, and those that most imported
/// manufactures of the United States come from. Any other is a choice away.
const COMPARED: [&str; 18] = [
    "MX", "CA", "CN", "VN", "TW", "JP", "KR", "DE", "IN", "TH", "MY", "ID", "IT", "GB", "CH", "BR", "PH",
    "TR",
];

/// The duty on a line from one country, with or without a preference claimed.
#[derive(Clone, Debug, PartialEq)]
pub struct OfOrigin {
    /// The country of origin.
    pub country: Country,
    /// The preference claimed.
    pub claim: Option<SpecialProgramIndicator>,
    /// The duty as a percentage of the customs value; `None` where it turns on something not given.
    pub percent: Option<Decimal>,
    /// The whole answer.
    pub answer: Determination<DutyAssessment>,
}

/// A line of entry of a round value, so that a duty reads as a percentage.
fn entry(code: TariffCode, country: Country, claim: Option<SpecialProgramIndicator>) -> EntryLine {
    let value = CustomsValue(Money::usd(Decimal::from_integer(10_000)));
    let mut line = EntryLine::new(code, CountryOfOrigin(country), value);
    line.claim = claim.map(ProgramClaim::declared);
    line
}

/// The duty on a line from `country`; nothing where the question itself is refused.
#[must_use]
pub fn of(
    law: &LawOnDate<'_>,
    code: TariffCode,
    country: Country,
    claim: Option<SpecialProgramIndicator>,
) -> Option<OfOrigin> {
    let line = entry(code, country, claim);
    let answer = assess(law, &line).ok()?;
    let share =
        |total: Money| total.amount.checked_div(line.value.0.amount).and_then(Decimal::to_percent).ok();
    let percent = answer.conclusion.duty_total.and_then(share);
    Some(OfOrigin { country, claim, percent, answer })
}

/// The preference that lowers the duty on a line from `country` the most; nothing where none does.
#[must_use]
pub fn preferred(law: &LawOnDate<'_>, code: TariffCode, country: Country) -> Option<OfOrigin> {
    let plain = of(law, code, country, None)?;
    let open = law.duty().programs.all().iter().filter(|program| {
        program.countries.contains(country) && program.periods.iter().any(|days| days.contains(law.date()))
    });
    open.filter_map(|program| of(law, code, country, Some(program.indicator)))
        .filter(|claimed| claimed.answer.conclusion.preference.is_some())
        .filter(|claimed| match (claimed.percent, plain.percent) {
            (Some(with), Some(without)) => with < without,
            (with, without) => with.is_some() && without.is_none(),
        })
        // Of two that bring the same, the first in the law book is the usual one.
        .reduce(|best, next| if next.percent < best.percent { next } else { best })
}

/// The duty from the origins compared and from `also`, with and without the best preference: the lowest
/// first, what is not determined last.
#[must_use]
pub fn compared(law: &LawOnDate<'_>, code: TariffCode, also: Option<Country>) -> Vec<OfOrigin> {
    let mut countries: Vec<Country> = COMPARED.iter().filter_map(|two| two.parse().ok()).collect();
    countries.extend(also.filter(|country| !countries.contains(country)));
    countries.retain(|country| *country != law.duty().schedule.territory());
    let mut rows: Vec<OfOrigin> = countries
        .into_iter()
        .flat_map(|country| [preferred(law, code, country), of(law, code, country, None)])
        .flatten()
        .collect();
    rows.sort_by_key(|row| (row.percent.is_none(), row.percent));
    rows
}

/// The duty on a line from one country over time.
#[derive(Clone, Debug, PartialEq)]
pub struct OverTime {
    /// The country of origin.
    pub country: Country,
    /// The preference claimed.
    pub claim: Option<SpecialProgramIndicator>,
    /// The steps at which it changes.
    pub steps: Vec<RateStep>,
}

impl OverTime {
    /// The duty on a day, as a percentage of the value.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<Decimal> {
        self.steps.iter().rev().find(|step| step.from <= day)?.percent
    }

    /// Whether it is known on any day.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.steps.iter().any(|step| step.percent.is_some())
    }
}

/// How the duty from the countries given came to what it is, from the first day covered until `until`.
#[must_use]
pub fn over_time(
    law: &Law,
    code: TariffCode,
    origins: &[(Country, Option<SpecialProgramIndicator>)],
    until: Date,
) -> Vec<OverTime> {
    origins
        .iter()
        .map(|(country, claim)| {
            let line = entry(code, *country, *claim);
            let steps = history(law, &line, &WhatIf::default(), law.coverage.from, until);
            OverTime { country: *country, claim: *claim, steps }
        })
        .collect()
}
