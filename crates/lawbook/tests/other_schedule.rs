//! The engine on the schedule of another country: nothing in it is of the United States. The lines are a few of
//! Mexico's general rates as they stood on 2014-12-31, and stand for that day alone.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use customs::duty::{
    CustomsValue, DutyError, DutyLaw, EntryLine, Revision, Schedule, ScheduleError, ScheduleParts, assess,
    assess_entry,
};
use customs::{Country, CountryOfOrigin, Coverage, Decimal, Finding, Law, Money, TariffCode};
use jiff::civil::{Date, date};
use lawbook::hts::export::LineFacts;
use lawbook::hts::tables::Compiler;

/// The one day the rates are known for.
const DAY: Date = date(2014, 12, 31);

/// Lines with their general rates: mandolins and banjos, guitars, other string instruments. The last is made
/// up: a specific part, to show the units and the money of the schedule.
const LINES: [(&str, &str); 4] =
    [("9202.90.01", "10%"), ("9202.90.02", "15%"), ("9202.90.99", "free"), ("9209.94.01", "$4.5/KG + 10%")];

fn mexico() -> Schedule {
    let mut compiler = Compiler::default();
    let lines = LINES.map(|(code, rate)| LineFacts {
        code: code.parse().unwrap(),
        indent: 0,
        general: Some(rate.parse().unwrap()),
        special: Vec::new(),
        other: None,
        units: Vec::new(),
        footnotes: Vec::new(),
    });
    compiler.edition(lines, false);
    let revisions =
        vec![Revision { name: "2014-12-31".into(), published: None, effect: DAY, partial: false }];
    let parts = ScheduleParts { revisions, ..compiler.finish() };
    Schedule::new(Country::MX, "MXN".parse().unwrap(), parts).unwrap()
}

fn law() -> Law {
    Law {
        coverage: Coverage { from: DAY, until: DAY, evidence: DAY },
        duty: DutyLaw { schedule: mexico(), ..DutyLaw::default() },
        origin: customs::origin::OriginLaw::default(),
    }
}

fn pesos(text: &str) -> Money {
    Money::new(text.parse().unwrap(), "MXN".parse().unwrap())
}

fn line(code: &str, origin: &str) -> EntryLine {
    let origin = CountryOfOrigin(origin.parse().unwrap());
    EntryLine::new(code.parse().unwrap(), origin, CustomsValue(pesos("20000")))
}

#[test]
fn duty_is_assessed_in_the_schedule_of_another_country() {
    let law = law();
    let on_day = law.on(DAY).unwrap();
    let guitars = assess(&on_day, &line("9202.90.02", "CN")).unwrap();
    assert_eq!(guitars.finding, Finding::Satisfied);
    assert_eq!(guitars.conclusion.duty_total, Some(pesos("3000")));
    // Its own country and its own money; no additional duty, no fee of another country.
    assert_eq!(guitars.conclusion.components.len(), 1);
    assert_eq!(guitars.conclusion.components[0].citation.reference, "MX 9202.90.02");
    assert_eq!(guitars.conclusion.components[0].amount, Some(pesos("3000")));
    assert!(guitars.conclusion.fees.is_empty() && guitars.conclusion.fees_total.is_none());
    // What the United States makes is foreign here; what Mexico makes is not imported.
    assert_eq!(
        assess(&on_day, &line("9202.90.01", "US")).unwrap().conclusion.duty_total,
        Some(pesos("2000"))
    );
    assert_eq!(
        assess(&on_day, &line("9202.90.01", "MX")),
        Err(DutyError::OriginIsImporter { origin: Country::MX })
    );
    let entry = assess_entry(&on_day, &[line("9202.90.02", "CN"), line("9202.90.99", "CN")]).unwrap();
    assert_eq!(entry.duty_total, Some(pesos("3000")));
}

#[test]
fn a_specific_rate_asks_for_its_quantity_and_counts_in_the_money_of_the_schedule() {
    let law = law();
    let on_day = law.on(DAY).unwrap();
    let mut parts = line("9209.94.01", "DE");
    let asked = assess(&on_day, &parts).unwrap();
    assert_eq!(asked.finding.missing()[0].fact, "quantity:KG");
    parts.quantities.read("KG=100").unwrap();
    assert_eq!(assess(&on_day, &parts).unwrap().conclusion.duty_total, Some(pesos("2450")));
}

#[test]
fn historic_rates_stand_for_their_day_alone() {
    let law = law();
    // Neither the day before nor any day since is answered from them.
    for day in [date(2014, 12, 30), date(2015, 1, 1), date(2026, 3, 1)] {
        assert_eq!(law.on(day).unwrap_err().date, day);
    }
    // Money of another country is not taken for that of the schedule.
    let on_day = law.on(DAY).unwrap();
    let mut dollars = line("9202.90.02", "CN");
    dollars.value = CustomsValue(Money::usd(Decimal::from_integer(1000)));
    assert!(matches!(assess(&on_day, &dollars), Err(DutyError::ValueCurrency { .. })));
    // A line that is not there is unknown, never free.
    let unknown: TariffCode = "9202.90.03".parse().unwrap();
    assert!(matches!(law.duty.schedule.find(unknown, DAY), Err(ScheduleError::UnknownCode { .. })));
}
