//! Figures of a case as figures of planning: with their source, or as a fact of the region on the case's
//! day.

use customs::{Currency, Decimal, Money, Value};
use jiff::civil::Date;
use lawbook::case::costs::{self, FigureSource};
use lawbook::case::{At, Case, Prices};
use lawbook::region::{FactValue, Facts};
use planning::landed_cost::{Amount, Evidence, Figure, Grade, Number, Source};

use crate::assess::place_of;
use crate::problems::{Failure, Failures};

/// Turns figures of one case into planning's; what is wrong gathers in `failures`.
pub(super) struct Figures<'c> {
    pub case: &'c Case,
    pub facts: &'c Facts,
    pub day: Date,
    pub failures: Vec<Failure>,
}

impl<'c> Figures<'c> {
    pub fn new(case: &'c Case, facts: &'c Facts) -> Self {
        Self { case, facts, day: case.as_of.value, failures: Vec::new() }
    }

    /// The failures, where there are any.
    pub fn finish(self) -> Result<(), Failures> {
        if self.failures.is_empty() { Ok(()) } else { Err(Failures(self.failures)) }
    }

    pub fn fail(&mut self, code: &'static str, arguments: Vec<(&'static str, Value)>, at: &At) {
        let failure = Failure::of(code, arguments);
        self.failures.push(match place_of(at, &self.case.sources) {
            Some(place) => failure.at(place),
            None => failure,
        });
    }

    /// A source for what stands at `at` without one of its own.
    pub fn source(&self, at: &At, given: &FigureSource) -> Source {
        let evidence = match self.case.prices {
            Prices::Illustrative => Evidence::Illustrative,
            Prices::Quoted => Evidence::Quoted,
            Prices::Actual => Evidence::Actual,
        };
        let reference = given.reference.clone().unwrap_or_else(|| self.place(at));
        Source { evidence, reference, grade: given.grade.map(grade), as_of: given.as_of }
    }

    /// `case.toml:12`.
    pub fn place(&self, at: &At) -> String {
        match self.case.sources.get(at) {
            Some(source) if source.sheet.is_some() => format!("{}, {}", source.name, at.cell()),
            Some(source) => format!("{}:{}", source.name, at.line),
            None => String::new(),
        }
    }

    /// The fact that a figure names, with its unit; `None` where it names none or an unknown one.
    fn fact<T>(&mut self, figure: &costs::Figure<T>) -> Option<(Option<FactValue>, String, String)> {
        let key = figure.source.fact.as_deref()?;
        let Some(fact) = self.facts.get(key) else {
            let near: Vec<String> = self
                .facts
                .iter()
                .map(|fact| fact.key.clone())
                .filter(|known| {
                    known.contains(key) || key.split('-').next().is_some_and(|w| known.starts_with(w))
                })
                .take(5)
                .collect();
            self.fail("cost-fact-unknown", vec![("key", key.into()), ("near", near.into())], &figure.at);
            return None;
        };
        let note = match (fact.on(self.day), fact.last_before(self.day)) {
            (None, Some(last)) => format!("{key} ({}, {})", last.value, last.since),
            _ => key.to_owned(),
        };
        Some((fact.on(self.day).cloned(), fact.unit.clone(), note))
    }

    fn fact_source(value: Option<&FactValue>, key: &str) -> Source {
        match value {
            Some(value) => Source {
                evidence: Evidence::Region,
                reference: format!("{key}: {}", value.source),
                grade: Some(grade(value.grade)),
                as_of: Some(value.since),
            },
            None => Source::new(Evidence::Region, key),
        }
    }

    /// An amount of money.
    pub fn amount(&mut self, figure: &costs::Amount) -> Amount {
        if figure.source.fact.is_none() {
            let source = self.source(&figure.at, &figure.source);
            return Figure { value: figure.value, low: figure.low, high: figure.high, source };
        }
        let Some((value, unit, key)) = self.fact(figure) else {
            return Figure::unknown(Source::new(Evidence::Region, ""));
        };
        let currency: Option<Currency> =
            unit.get(..3).filter(|_| unit.get(3..4) == Some("/")).and_then(|code| code.parse().ok());
        let Some(currency) = currency else {
            self.fail(
                "cost-fact-unit",
                vec![("key", key.as_str().into()), ("unit", unit.as_str().into())],
                &figure.at,
            );
            return Figure::unknown(Source::new(Evidence::Region, key));
        };
        let money = |number: Decimal| Money::new(number, currency);
        Figure {
            value: value.as_ref().map(|value| money(value.value)),
            low: figure.low.or(value.as_ref().and_then(|value| value.low).map(money)),
            high: figure.high.or(value.as_ref().and_then(|value| value.high).map(money)),
            source: Self::fact_source(value.as_ref(), &key),
        }
    }

    /// A number, each of its values changed by `change`, which is told the unit of a fact.
    fn number_by(
        &mut self,
        figure: &costs::Number,
        change: impl Fn(Decimal, Option<&str>) -> Decimal,
    ) -> Number {
        if figure.source.fact.is_none() {
            let source = self.source(&figure.at, &figure.source);
            let change = |number| change(number, None);
            return Figure {
                value: figure.value.map(change),
                low: figure.low.map(change),
                high: figure.high.map(change),
                source,
            };
        }
        let Some((value, unit, key)) = self.fact(figure) else {
            return Figure::unknown(Source::new(Evidence::Region, ""));
        };
        let change_fact = |number| change(number, Some(&unit));
        let change_own = |number| change(number, None);
        Figure {
            value: value.as_ref().map(|value| change_fact(value.value)),
            low: figure.low.map(change_own).or(value.as_ref().and_then(|v| v.low).map(change_fact)),
            high: figure.high.map(change_own).or(value.as_ref().and_then(|v| v.high).map(change_fact)),
            source: Self::fact_source(value.as_ref(), &key),
        }
    }

    /// A plain number.
    pub fn number(&mut self, figure: &costs::Number) -> Number {
        self.number_by(figure, |number, _| number)
    }

    /// A percentage as a share; a fact may be one already.
    pub fn share(&mut self, figure: &costs::Number) -> Number {
        self.number_by(figure, |number, unit| match unit {
            Some("share") => number,
            _ => Decimal::from_percent(number),
        })
    }

    /// Hours; a fact may be in minutes.
    pub fn hours(&mut self, figure: &costs::Number) -> Number {
        self.number_by(figure, |number, unit| match unit {
            Some("minutes") => number.checked_div(Decimal::from_integer(60)).unwrap_or(number),
            _ => number,
        })
    }

    pub fn optional_amount(&mut self, figure: Option<&costs::Amount>) -> Option<Amount> {
        figure.map(|figure| self.amount(figure))
    }

    pub fn optional_number(&mut self, figure: Option<&costs::Number>) -> Option<Number> {
        figure.map(|figure| self.number(figure))
    }

    pub fn optional_share(&mut self, figure: Option<&costs::Number>) -> Option<Number> {
        figure.map(|figure| self.share(figure))
    }

    /// A number of the case that carries no source of its own.
    pub fn plain(&self, value: Decimal, at: &At) -> Number {
        Figure::known(value, self.source(at, &FigureSource::default()))
    }
}

/// The grade of a case or of the region as planning's.
pub(super) const fn grade(grade: costs::Grade) -> Grade {
    match grade {
        costs::Grade::A => Grade::A,
        costs::Grade::B => Grade::B,
        costs::Grade::C => Grade::C,
        costs::Grade::D => Grade::D,
    }
}
