//! Every line by every country on one day, for entries with nothing claimed and no further facts.
//!
//! Countries under the same headings share their cells, so that a line is looked at once for each such
//! class and not once for each country.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::additional::{Authority, Effect, Evaluated, Heading, LineAsked};
use super::facts::EntryFacts;
use super::rate::{Need, Rate};
use super::schedule::{Edition, Line};
use super::{DutyLaw, Unit};
use crate::country::Country;
use crate::decimal::Decimal;
use crate::law::LawOnDate;
use crate::tariff_code::{Level, TariffCode};

/// The duties of a day, made ready for whole columns of lines.
#[derive(Debug)]
pub struct DutyTable<'l> {
    law: &'l DutyLaw,
    date: Date,
    edition: Option<Edition>,
    classes: Vec<Class<'l>>,
}

/// Whether dutiable in column 2, and the headings met, by authority and place in it.
type ClassKey = (bool, Vec<(usize, usize)>);

/// Countries whose products meet the same headings.
#[derive(Debug)]
struct Class<'l> {
    countries: Vec<Country>,
    column2: bool,
    /// The headings, by authority in the order of evaluation.
    reached: Vec<(&'l Authority, Vec<&'l Heading>)>,
}

/// One line for one class of countries.
#[derive(Clone, Debug, PartialEq)]
pub struct TableCell<'l> {
    /// The rate of the column that applies.
    pub ordinary: Option<&'l Rate>,
    /// It in percent of the value, where it is a plain percentage.
    pub ordinary_percent: Option<Decimal>,
    /// Additional duties in percent of the value; `None` while one is not known.
    pub additional_percent: Option<Decimal>,
    /// The headings of chapter 99 that fall on the line, or lift a duty.
    pub parts: Vec<TablePart<'l>>,
    /// Facts that the additional duties turn on.
    pub missing: Vec<Arc<str>>,
    /// What the ordinary rate needs: quantities or values of parts.
    pub needs: Vec<String>,
    /// Whether the good may not be entered.
    pub prohibited: bool,
}

/// One heading in a cell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TablePart<'l> {
    /// The authority.
    pub authority: &'l Arc<str>,
    /// The heading.
    pub heading: &'l Arc<str>,
    /// In percent of the value; zero for relief; `None` where it turns on a rate that is not a percentage.
    pub percent: Option<Decimal>,
}

impl<'l> DutyTable<'l> {
    /// The duties of a day for these countries.
    #[must_use]
    pub fn compile(law: &LawOnDate<'l>, countries: &[Country]) -> Self {
        let duty = law.duty();
        let date = law.date();
        let mut classes: BTreeMap<ClassKey, Vec<Country>> = BTreeMap::new();
        for country in countries {
            let column2 = duty.column2.entry(*country, date).is_some();
            let mut reached = Vec::new();
            for (number, authority) in duty.additional.authorities().iter().enumerate() {
                for heading in authority.reaching(*country, date) {
                    let at = authority.headings.iter().position(|known| std::ptr::eq(known, heading));
                    reached.extend(at.map(|at| (number, at)));
                }
            }
            classes.entry((column2, reached)).or_default().push(*country);
        }
        let reached = |country: Country| {
            let each = duty.additional.authorities().iter();
            let each =
                each.map(|authority| (authority, authority.reaching(country, date).collect::<Vec<_>>()));
            each.filter(|(_, headings)| !headings.is_empty()).collect()
        };
        let classes = classes
            .into_iter()
            .map(|((column2, _), countries)| Class { reached: reached(countries[0]), countries, column2 })
            .collect();
        Self { law: duty, date, edition: duty.schedule.edition_on(date), classes }
    }

    /// The countries of each class, in the order of the cells.
    pub fn classes(&self) -> impl Iterator<Item = &[Country]> {
        self.classes.iter().map(|class| class.countries.as_slice())
    }

    /// Every ten-digit line of the day in chapters 1 to 97.
    #[must_use]
    pub fn lines(&self) -> Vec<TariffCode> {
        let Some(edition) = self.edition else { return Vec::new() };
        self.law
            .schedule
            .lines(edition)
            .map(Line::code)
            .filter(|code| code.level() == Level::StatisticalSuffix && code.first() < 9_800_000_000)
            .collect()
    }

    /// One line: a cell for each class. Empty where no rate stands on the line.
    #[must_use]
    pub fn cells(&self, code: TariffCode) -> Vec<TableCell<'l>> {
        let Ok(found) = self.law.schedule.find(code, self.date) else { return Vec::new() };
        let memo = self.law.additional.memo();
        let facts = EntryFacts::default();
        let cell = |class: &Class<'l>| {
            let ordinary = if class.column2 { found.rate_line.other() } else { found.rate_line.general() };
            let reached =
                class.reached.iter().map(|(authority, headings)| (*authority, headings.iter().copied()));
            let evaluated = self.law.additional.evaluate_reached(
                &LineAsked {
                    date: self.date,
                    origin: class.countries[0],
                    code,
                    lines_under: &Vec::new,
                    facts: &facts,
                    usmca: false,
                    claim: None,
                    value: LARGE,
                    column2: class.column2,
                    left_out: &|_| false,
                },
                &memo,
                reached,
            );
            cell(ordinary, &evaluated)
        };
        self.classes.iter().map(cell).collect()
    }
}

/// A value above every threshold of value in the law.
const LARGE: Decimal = Decimal::from_integer(1_000_000);

fn cell<'l>(ordinary: Option<&'l Rate>, evaluated: &Evaluated<'l>) -> TableCell<'l> {
    let mut percent = ordinary.and_then(Rate::as_percent);
    let mut sum = evaluated.unsettled.facts.is_empty().then_some(Decimal::ZERO);
    let mut parts = Vec::with_capacity(evaluated.outcomes.len());
    let mut prohibited = false;
    let mut replaced = false;
    for outcome in &evaluated.outcomes {
        let heading = outcome.heading;
        let times = |percent: Decimal| percent.checked_mul(outcome.share).ok();
        let number = match (outcome.lifted.and_then(|other| other.heading.as_ref()), heading.effect) {
            (Some(lifted), _) => lifted,
            _ => &heading.heading,
        };
        let mut part = TablePart { authority: &outcome.authority.id, heading: number, percent: None };
        if let Some(other) = outcome.lifted {
            part.percent = Some(Decimal::ZERO);
            if other.heading.is_some() {
                parts.push(part);
            }
            continue;
        }
        match heading.effect {
            Effect::Lifts => part.percent = Some(Decimal::ZERO),
            Effect::Bars => prohibited = true,
            Effect::Percent(rate) => {
                part.percent = times(rate);
                sum = add(sum, part.percent);
            }
            Effect::UpTo(total) => {
                let missing_up_to =
                    percent.and_then(|base| total.checked_sub(base).ok()).map(|rest| rest.max(Decimal::ZERO));
                part.percent = missing_up_to.and_then(times);
                if let (Some(met), Some(Decimal::ZERO)) = (&heading.heading_when_met, missing_up_to) {
                    part.heading = met;
                }
                sum = add(sum, part.percent);
            }
            Effect::InPlaceOfColumn2(rate) => {
                percent = Some(rate);
                replaced = true;
                part.percent = Some(rate);
            }
            Effect::InLieuOfAll(_) => continue,
        }
        parts.push(part);
    }
    let needs = match ordinary {
        Some(rate) if !replaced => rate.needs().into_iter().map(name).collect(),
        _ => Vec::new(),
    };
    TableCell {
        ordinary,
        ordinary_percent: percent,
        additional_percent: sum,
        parts,
        missing: evaluated.unsettled.facts.clone(),
        needs,
        prohibited,
    }
}

fn add(sum: Option<Decimal>, more: Option<Decimal>) -> Option<Decimal> {
    sum?.checked_add(more?).ok()
}

fn name(need: Need) -> String {
    match need {
        Need::Quantity(unit) => format!("quantity:{}", Unit::code(unit)),
        Need::Value(base) => format!("value:{}", base.key()),
    }
}
