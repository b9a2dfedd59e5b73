//! The bill as the provisions see it: which lines count for what, from the bottom up.
//!
//! Source: 19 CFR 182 App. A s. 3(8) (self-produced materials), s. 4 (recovered materials), s. 7(4)-(5) and
//! 8(6)-(8) (intermediate materials), s. 8(13)-(17) and 8(23)-(27) (indirect materials, packaging, packing,
//! accessories), s. 9 (accumulation).

use crate::country::OriginatingStatus;
use crate::decimal::Decimal;
use crate::determination::{Finding, Message, MissingFact, Step};
use crate::law::LawOnDate;
use crate::money::{Currency, Money};

use super::automotive;
use super::change::{Candidate, missing};
use super::cite::regulation;
use super::determine::originates;
use super::error::OriginError;
use super::facts::Answer;
use super::good::{Choices, Good, Material, MaterialRole, Method, ProducedBy, TransactionValue};

/// A line of the bill with what was settled about it.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    /// The line.
    pub material: &'a Material,
    /// Whether it originates.
    pub status: Finding,
    /// Whether it counts for the change in tariff classification and the tolerance of s. 5(1).
    pub counts_for_change: bool,
    /// Whether its value counts in regional value content.
    pub counts_for_value: bool,
    /// Whether its production is looked at: self-produced, or accumulated.
    pub looked_through: bool,
    /// Whether it is designated as an intermediate material, so that nothing in it counts.
    pub designated: bool,
    /// What it is made of, where its production is looked at.
    pub parts: Vec<Unit<'a>>,
    /// The working of its status.
    pub steps: Vec<Step>,
}

impl<'a> Unit<'a> {
    /// How a rule sees the line.
    pub fn candidate(&self) -> Candidate<'a> {
        let material = self.material;
        Candidate { line: &material.line, code: material.code, facts: &material.facts }
    }

    /// Whether it counts as originating when the unsettled ones are taken as `optimistic`.
    pub fn originates(&self, optimistic: bool) -> bool {
        match self.status {
            Finding::Satisfied => true,
            Finding::NotSatisfied => false,
            Finding::Undetermined { .. } => optimistic,
        }
    }

    /// The non-originating value in the line: `None` where a value is not known.
    ///
    /// Source: s. 7(4), 7(5); with accumulation s. 9.
    pub fn non_originating_value(&self, optimistic: bool, sum: &mut ValueSum) -> Result<(), OriginError> {
        if !self.counts_for_value {
            return Ok(());
        }
        let originates = self.originates(optimistic);
        if originates && (self.designated || !self.looked_through) {
            return Ok(());
        }
        if self.looked_through {
            return self.parts.iter().try_for_each(|part| part.non_originating_value(optimistic, sum));
        }
        sum.add(self.material)
    }
}

/// A sum of values of which some may be unknown.
#[derive(Clone, Debug, Default)]
pub(super) struct ValueSum {
    /// The sum of what is known.
    pub known: Option<Money>,
    /// Lines whose value is not known.
    pub unknown: Vec<MissingFact>,
}

impl ValueSum {
    /// Adds the value of a line.
    pub fn add(&mut self, material: &Material) -> Result<(), OriginError> {
        match material.value {
            Some(value) => {
                self.known = Some(match self.known {
                    Some(known) => known.checked_add(value)?,
                    None => value,
                });
            }
            None => self.unknown.push(ask_value(&material.line)),
        }
        Ok(())
    }

    /// The sum of what is known, in `currency` where nothing is.
    pub fn amount(&self, currency: Currency) -> Money {
        self.known.unwrap_or(Money::zero(currency))
    }
}

fn ask_value(line: &str) -> MissingFact {
    MissingFact {
        fact: "value".to_owned(),
        about: Some(line.to_owned()),
        question: Message::new("origin-ask-value").with("line", line),
    }
}

/// Settles every line of the bill, sub-assemblies first.
pub(super) fn settle<'a>(
    law: &LawOnDate<'_>,
    good: &Good,
    materials: &'a [Material],
    designating: Designating,
) -> Result<Vec<Unit<'a>>, OriginError> {
    materials.iter().map(|material| settle_line(law, good, material, designating)).collect()
}

/// Whether materials with a regional value content requirement may be designated at this level: s. 8(6)
/// lets only one of two such materials be designated where one is incorporated into the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Designating {
    /// Any.
    Any,
    /// Only those without a requirement of their own.
    WithoutRequirement,
}

fn settle_line<'a>(
    law: &LawOnDate<'_>,
    good: &Good,
    material: &'a Material,
    designating: Designating,
) -> Result<Unit<'a>, OriginError> {
    let negative = |amount: Option<Decimal>| amount.is_some_and(Decimal::is_negative);
    if negative(material.value.map(|v| v.amount)) || negative(material.weight) {
        return Err(OriginError::NegativeAmount { line: material.line.clone() });
    }
    let mut unit = Unit {
        material,
        status: Finding::from_bool(material.status.status == OriginatingStatus::Originating),
        counts_for_change: true,
        counts_for_value: true,
        looked_through: false,
        designated: false,
        parts: Vec::new(),
        steps: Vec::new(),
    };
    role(law, good, &mut unit);
    if unit.status.is_satisfied() || (!unit.counts_for_value && !unit.counts_for_change) {
        return Ok(unit);
    }
    if let Some(production) = &material.production {
        match &production.by {
            ProducedBy::Producer => look_through(law, good, &mut unit, designating)?,
            ProducedBy::Supplier { statement } => {
                if good.choices.accumulate == Some(false) {
                    unit.steps.push(
                        Step::new(Message::new("origin-accumulation-declined").with("line", line(material)))
                            .cite(regulation("9(1)")),
                    );
                } else if statement.is_some() {
                    look_through(law, good, &mut unit, designating)?;
                    unit.steps.insert(
                        0,
                        Step::new(Message::new("origin-accumulated").with("line", line(material)))
                            .cite(regulation("9(1)")),
                    );
                } else {
                    let ask = Message::new("origin-ask-supplier-statement").with("line", line(material));
                    unit.status = missing("supplier-statement", Some(&material.line), ask);
                }
            }
        }
    }
    Ok(unit)
}

/// What section 4 and section 8 make of a line by its role.
fn role(law: &LawOnDate<'_>, good: &Good, unit: &mut Unit<'_>) {
    let material = unit.material;
    let say = |key: &'static str, section: &str| {
        Step::new(Message::new(key).with("line", line(material))).cite(regulation(section))
    };
    match material.role {
        MaterialRole::Incorporated | MaterialRole::SetItem => {}
        MaterialRole::Indirect => {
            unit.status = Finding::Satisfied;
            unit.counts_for_change = false;
            unit.counts_for_value = false;
            unit.steps.push(say("origin-indirect-material", "8(13)"));
        }
        MaterialRole::Packing => {
            unit.counts_for_change = false;
            unit.counts_for_value = false;
            unit.steps.push(say("origin-packing-material", "8(17)"));
        }
        MaterialRole::Packaging => {
            unit.counts_for_change = false;
            unit.steps.push(say("origin-packaging-material", "8(14), 8(15)"));
        }
        MaterialRole::Accessory => {
            unit.counts_for_change = false;
            unit.steps.push(say("origin-accessory", "8(24), 8(25)"));
        }
        MaterialRole::Recovered => {
            let may_be = law.origin().provisions().remanufactured.contains(good.code);
            let asked = |facts: &super::Facts, name: &str, about: Option<&str>, key: &'static str| match facts
                .yes_or_no(name)
            {
                Some(answer) => Finding::from_bool(answer),
                None => missing(name, about, Message::new(key).with("line", line(material))),
            };
            let treated = if may_be {
                asked(&good.facts, "remanufactured-good", None, "origin-ask-remanufactured-good").and(asked(
                    &material.facts,
                    "recovered-in-territory",
                    Some(&material.line),
                    "origin-ask-recovered-in-territory",
                ))
            } else {
                Finding::NotSatisfied
            };
            unit.steps.push(
                Step::new(
                    Message::new("origin-recovered-material")
                        .with("line", line(material))
                        .with("code", good.code),
                )
                .finding(treated.clone())
                .cite(regulation("4(1)")),
            );
            unit.status = unit.status.clone().or(treated);
        }
    }
}

/// Settles the parts of a line whose production is looked at, then the line itself.
fn look_through<'a>(
    law: &LawOnDate<'_>,
    good: &Good,
    unit: &mut Unit<'a>,
    designating: Designating,
) -> Result<(), OriginError> {
    let material = unit.material;
    let Some(production) = &material.production else { return Ok(()) };
    unit.parts = settle(law, good, &production.materials, designating)?;
    unit.looked_through = true;
    let Some(code) = material.code else {
        let ask = Message::new("origin-ask-code").with("line", line(material));
        unit.status = missing("code", Some(&material.line), ask);
        return Ok(());
    };
    let mut facts = material.facts.clone();
    // A part made for a vehicle is for that vehicle, unless its row says otherwise.
    if facts.get("vehicle-use").is_none()
        && let Some(vehicle) = automotive::vehicle_of_materials(law, good)
    {
        facts.insert("vehicle-use", Answer::Choice(vehicle.to_owned()));
    }
    // What the producer makes for itself is not sold: it has no transaction value. What a supplier makes is
    // sold to the producer at its price.
    let (transaction_value, method) = match production.by {
        ProducedBy::Producer => (None, Some(Method::NetCost)),
        ProducedBy::Supplier { .. } => (material.value.map(TransactionValue), None),
    };
    let part = Good {
        code,
        transaction_value,
        description: material.description.clone(),
        materials: production.materials.clone(),
        net_cost: production.net_cost,
        weight: material.weight,
        facts,
        choices: Choices { method, ..good.choices.clone() },
        ..Good::new(code, "", good.produced_in)
    };
    // First without designating, inside it, a material that has a requirement of its own: only then may the
    // line itself be designated where it has one too.
    let strict = originates(law, &part, Designating::WithoutRequirement)?;
    let (inner, may_designate) = if strict.finding == Finding::NotSatisfied {
        (originates(law, &part, Designating::Any)?, false)
    } else {
        let has_requirement = strict.conclusion.method.is_some();
        (strict, !(has_requirement && designating == Designating::WithoutRequirement))
    };
    unit.status = prefix(inner.finding.clone(), &material.line);
    let chosen = match &good.choices.designated {
        Some(lines) => lines.contains(&material.line),
        None => true,
    };
    unit.designated = unit.status != Finding::NotSatisfied && chosen && may_designate;
    unit.steps.push(
        Step::new(Message::new("origin-self-produced").with("line", line(material)).with("code", code))
            .finding(unit.status.clone())
            .cite(regulation("3(8)"))
            .under(inner.steps),
    );
    Ok(())
}

/// A finding about a part, asked of its line.
fn prefix(finding: Finding, line: &str) -> Finding {
    match finding {
        Finding::Undetermined { missing } => Finding::Undetermined {
            missing: missing
                .into_iter()
                .map(|fact| MissingFact { about: fact.about.or_else(|| Some(line.to_owned())), ..fact })
                .collect(),
        },
        settled => settled,
    }
}

/// How a line is named to the reader: its part and, where there is one, its description.
pub(super) fn line(material: &Material) -> Message {
    if material.description.is_empty() {
        Message::new("origin-line").with("line", material.line.as_str())
    } else {
        Message::new("origin-line-described")
            .with("line", material.line.as_str())
            .with("description", material.description.as_str())
    }
}

/// The lines at the bottom that count for the change, each with the lines above it that are looked through.
pub(super) fn leaves<'u, 'a>(units: &'u [Unit<'a>], optimistic: bool) -> Vec<Leaf<'u, 'a>> {
    fn walk<'u, 'a>(
        units: &'u [Unit<'a>],
        above: &[&'u Unit<'a>],
        optimistic: bool,
        found: &mut Vec<Leaf<'u, 'a>>,
    ) {
        for unit in units {
            if unit.looked_through && !unit.parts.is_empty() && !unit.originates(optimistic) {
                let mut path = above.to_vec();
                path.push(unit);
                walk(&unit.parts, &path, optimistic, found);
            } else if !unit.originates(optimistic) {
                found.push(Leaf { unit, above: above.to_vec() });
            }
        }
    }
    let mut found = Vec::new();
    walk(units, &[], optimistic, &mut found);
    found
}

/// A non-originating line at the bottom of the tree.
#[derive(Debug)]
pub(super) struct Leaf<'u, 'a> {
    /// The line.
    pub unit: &'u Unit<'a>,
    /// The sub-assemblies that hold it, outermost first.
    pub above: Vec<&'u Unit<'a>>,
}

impl Leaf<'_, '_> {
    /// Whether it counts for the change: neither it nor what holds it is set aside.
    pub fn counts_for_change(&self) -> bool {
        self.unit.counts_for_change && self.above.iter().all(|u| u.counts_for_change)
    }
}
