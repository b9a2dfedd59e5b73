//! The core parts of a vehicle as the bill and the case state them. Section 14(4) to (13), table A.2.
//!
//! A row of the bill is a core part where its fact `core-part` names a group; `core-component` says of a row
//! within one whether it is a component of column 2. A row under a code of column 1 that does not say is
//! asked, for table A.2 means only some goods of each code.

use super::AutomotiveError;
use super::core_parts::{CoreBasis, CoreFigure, CoreGroup, CorePart, CorePartsChoice, CoreScope, core_parts};
use super::figures::{StatedCorePart, StatedCoreParts};
use super::law::{AutomotiveLaw, AutomotiveOnDate, CoreTableGroup};
use crate::determination::{Doubt, Finding, Message, MissingFact, Step};
use crate::money::Money;
use crate::origin::bill::{Unit, ValueSum, line};
use crate::origin::error::OriginError;
use crate::origin::facts::Answer;
use crate::origin::good::{Material, MaterialRole, ProducedBy};
use crate::origin::value::regulation;
use crate::tariff_code::TariffCode;

/// The fact by which a row of the bill names its group.
const CORE_PART: &str = "core-part";
/// The fact by which a row within a core part says whether it is a component of column 2.
const CORE_COMPONENT: &str = "core-component";

/// A core part with what is known of it.
pub(in crate::origin) struct Entry {
    /// What it is called.
    pub name: String,
    /// Its group.
    pub group: CoreGroup,
    /// It originates by a declaration with evidence.
    pub declared: bool,
    /// It is an advanced battery that meets its own rule.
    pub meets_own_rule: bool,
    /// Its net cost.
    pub net_cost: Option<Money>,
    /// Its transaction value.
    pub transaction_value: Option<Money>,
    /// All non-originating materials in it.
    pub non_originating: Option<Money>,
    /// Non-originating components of column 2 in it.
    pub listed: Option<Money>,
    /// What has to be known to count only those.
    pub listed_open: Vec<MissingFact>,
    /// What has to be known to count anything.
    pub open: Vec<MissingFact>,
}

/// Every core part of the vehicle, and what is open about which rows are core parts.
pub(in crate::origin) struct CoreRows {
    /// The parts.
    pub entries: Vec<Entry>,
    /// Rows and groups of which it has to be said.
    pub open: Vec<MissingFact>,
    choice: CorePartsChoice,
}

/// What core parts come to.
pub(in crate::origin) struct CoreAnswer {
    /// The finding.
    pub finding: Finding,
    /// The working.
    pub steps: Vec<Step>,
    /// Every content that was compared.
    pub figures: Vec<CoreFigure>,
    /// Doubts.
    pub doubts: Vec<Doubt>,
}

/// Whether any row of the bill, at any depth, says whether it is a core part.
pub(in crate::origin) fn any_marked(materials: &[Material]) -> bool {
    materials.iter().any(|material| {
        material.facts.get(CORE_PART).is_some()
            || material.production.as_ref().is_some_and(|made| any_marked(&made.materials))
    })
}

/// The core parts of a vehicle.
///
/// - Takes: the settled bill; what the case states; whether unsettled lines are taken as originating.
/// - Refuses: a group that is not one, a row under a code that the table does not name for its group, a
///   stated part whose row is of another group.
pub(in crate::origin) fn collect(
    law: &AutomotiveLaw,
    units: &[Unit<'_>],
    stated: Option<&StatedCoreParts>,
    optimistic: bool,
) -> Result<CoreRows, OriginError> {
    let nothing = StatedCoreParts::default();
    let stated = stated.unwrap_or(&nothing);
    let mut rows = CoreRows { entries: Vec::new(), open: Vec::new(), choice: stated.choice };
    let reading = Reading { law, stated, optimistic };
    reading.walk(units, &mut rows)?;
    for part in stated.parts.iter().filter(|part| part.line.is_none()) {
        rows.entries.push(reading.of_figures(part));
    }
    let found = |name: &str| rows.entries.iter().any(|entry| entry.name == name);
    if let Some(part) = stated.parts.iter().find(|p| p.line.as_deref().is_some_and(|row| !found(row))) {
        return Err(AutomotiveError::CorePartNotInBill(part.name.clone()).into());
    }
    for (name, group) in CoreGroup::ALL {
        let has = rows.entries.iter().any(|entry| entry.group == group);
        // A row that has still to say what it is may be of the group: that is asked first.
        if !has && !stated.none.contains(&group) && rows.open.is_empty() {
            rows.open.push(MissingFact {
                fact: format!("core-parts-{name}"),
                about: None,
                question: Message::new("origin-ask-core-group").with("group", name),
            });
        }
    }
    Ok(rows)
}

struct Reading<'a> {
    law: &'a AutomotiveLaw,
    stated: &'a StatedCoreParts,
    optimistic: bool,
}

impl Reading<'_> {
    fn walk(&self, units: &[Unit<'_>], rows: &mut CoreRows) -> Result<(), OriginError> {
        for unit in units.iter().filter(|unit| unit.material.role == MaterialRole::Incorporated) {
            let material = unit.material;
            let stated =
                self.stated.parts.iter().find(|part| part.line.as_deref() == Some(material.line.as_str()));
            match (self.group_of(material)?, stated) {
                (Said::Group(group), Some(part)) if part.group != group => {
                    return Err(AutomotiveError::CorePartGroup {
                        line: material.line.clone(),
                        group: group.name().to_owned(),
                        stated: part.group.name().to_owned(),
                    }
                    .into());
                }
                (Said::Group(group), stated) => rows.entries.push(self.of_row(unit, group, stated)),
                (_, Some(part)) => rows.entries.push(self.of_row(unit, part.group, Some(part))),
                (Said::No, None) => self.walk(&unit.parts, rows)?,
                (Said::Open, None) => rows.open.push(MissingFact {
                    fact: CORE_PART.to_owned(),
                    about: Some(material.line.clone()),
                    question: Message::new("origin-ask-core-part").with("line", line(material)),
                }),
            }
        }
        Ok(())
    }

    /// Of which group a row is.
    fn group_of(&self, material: &Material) -> Result<Said, OriginError> {
        let by_code: Vec<CoreGroup> = self.groups_with(material.code).collect();
        let said = match material.facts.get(CORE_PART) {
            Some(Answer::Choice(word)) if word == "none" => return Ok(Said::No),
            Some(Answer::Choice(word)) => {
                let group = CoreGroup::ALL.iter().find(|(name, _)| name == word).map(|(_, group)| *group);
                group.ok_or_else(|| AutomotiveError::CorePartUnknown {
                    line: material.line.clone(),
                    found: word.clone(),
                })?
            }
            Some(Answer::No) => return Ok(Said::No),
            Some(Answer::Yes) if by_code.len() == 1 => by_code[0],
            _ if by_code.is_empty() => return Ok(Said::No),
            _ => return Ok(Said::Open),
        };
        if !by_code.contains(&said) {
            return Err(AutomotiveError::CorePartCode {
                line: material.line.clone(),
                code: material.code,
                group: said.name().to_owned(),
            }
            .into());
        }
        Ok(Said::Group(said))
    }

    fn groups_with(&self, code: Option<TariffCode>) -> impl Iterator<Item = CoreGroup> {
        CoreGroup::ALL.into_iter().map(|(_, group)| group).filter(move |group| {
            let codes = self.table(*group).map(|table| table.parts.as_slice()).unwrap_or_default();
            code.is_some_and(|code| codes.iter().any(|listed| listed.contains(code)))
        })
    }

    fn table(&self, group: CoreGroup) -> Option<&CoreTableGroup> {
        self.law.core_groups.iter().find(|table| table.name == group.name())
    }

    /// A part that only the figures of the case tell.
    fn of_figures(&self, part: &StatedCorePart) -> Entry {
        let mut entry = Entry {
            name: part.name.clone(),
            group: part.group,
            declared: false,
            meets_own_rule: part.meets_own_rule,
            net_cost: part.net_cost,
            transaction_value: part.transaction_value,
            non_originating: part.non_originating,
            listed: part.listed_components,
            listed_open: Vec::new(),
            open: Vec::new(),
        };
        entry.ask_figures();
        entry
    }

    /// A row of the bill; what the case states of it prevails.
    fn of_row(&self, unit: &Unit<'_>, group: CoreGroup, stated: Option<&StatedCorePart>) -> Entry {
        let material = unit.material;
        let mut entry = Entry {
            name: material.line.clone(),
            group,
            declared: !unit.looked_through && unit.status.is_satisfied(),
            meets_own_rule: stated.is_some_and(|part| part.meets_own_rule)
                || material.facts.yes_or_no("meets-own-rule") == Some(true),
            net_cost: stated.and_then(|part| part.net_cost),
            transaction_value: stated.and_then(|part| part.transaction_value),
            non_originating: stated.and_then(|part| part.non_originating),
            listed: stated.and_then(|part| part.listed_components),
            listed_open: Vec::new(),
            open: Vec::new(),
        };
        if !self.stated.over_period {
            self.fill_from_bill(unit, group, &mut entry);
        }
        entry.ask_figures();
        entry
    }

    /// What the bill tells of a core part that is made from its rows.
    fn fill_from_bill(&self, unit: &Unit<'_>, group: CoreGroup, entry: &mut Entry) {
        let Some(made) = &unit.material.production else { return };
        if made.by == ProducedBy::Producer {
            entry.net_cost = entry.net_cost.or(made.net_cost.map(|cost| cost.0));
        }
        if entry.non_originating.is_none() && unit.looked_through {
            let mut sum = ValueSum::default();
            let summed =
                unit.parts.iter().try_for_each(|part| part.non_originating_value(self.optimistic, &mut sum));
            if summed.is_ok() && sum.unknown.is_empty() {
                entry.non_originating = zero_like(entry.net_cost, sum.known);
            }
            entry.open.append(&mut sum.unknown);
        }
        if entry.listed.is_none() && unit.looked_through {
            let mut listed = None;
            self.components(&unit.parts, group, &mut listed, &mut entry.listed_open);
            if entry.listed_open.is_empty() {
                entry.listed = zero_like(entry.net_cost, listed);
            }
        }
    }

    /// Adds up the non-originating components of column 2 among the rows within a core part.
    fn components(
        &self,
        parts: &[Unit<'_>],
        group: CoreGroup,
        sum: &mut Option<Money>,
        open: &mut Vec<MissingFact>,
    ) {
        let codes = |code: TariffCode| {
            self.table(group).is_some_and(|table| {
                table.components.iter().flat_map(|c| &c.codes).any(|listed| listed.contains(code))
            })
        };
        for part in parts {
            let material = part.material;
            // What originates carries nothing: s. 14(1), (11).
            if material.role != MaterialRole::Incorporated || part.originates(self.optimistic) {
                continue;
            }
            let component = match material.facts.yes_or_no(CORE_COMPONENT) {
                Some(answer) => answer,
                None if material.code.is_some_and(codes) => {
                    let question = Message::new("origin-ask-core-component")
                        .with("line", line(material))
                        .with("group", group.name());
                    open.push(MissingFact {
                        fact: CORE_COMPONENT.to_owned(),
                        about: Some(material.line.clone()),
                        question,
                    });
                    continue;
                }
                None => false,
            };
            if !component {
                continue;
            }
            match material.value {
                None => open.push(MissingFact {
                    fact: "value".to_owned(),
                    about: Some(material.line.clone()),
                    question: Message::new("origin-ask-value").with("line", material.line.as_str()),
                }),
                Some(value) => {
                    // Two currencies are refused where the vehicle's own value is summed.
                    *sum = Some(sum.and_then(|held| held.checked_add(value).ok()).unwrap_or(value));
                }
            }
        }
    }
}

/// A sum, or nothing in the currency of the base.
fn zero_like(base: Option<Money>, sum: Option<Money>) -> Option<Money> {
    sum.or(base.map(|base| Money::zero(base.currency)))
}

enum Said {
    Group(CoreGroup),
    No,
    Open,
}

impl Entry {
    /// Whether it originates without a content of its own.
    fn settled(&self) -> bool {
        self.declared || (self.meets_own_rule && self.group == CoreGroup::AdvancedBattery)
    }

    fn ask_figures(&mut self) {
        if self.settled() {
            self.open.clear();
            return;
        }
        let figures = [
            (self.net_cost.is_none(), "core-part-net-cost", "origin-ask-core-part-net-cost"),
            (
                self.non_originating.is_none() && self.open.is_empty(),
                "core-part-non-originating",
                "origin-ask-core-part-non-originating",
            ),
        ];
        let ask = |fact: &str, key: &'static str| MissingFact {
            fact: fact.to_owned(),
            about: Some(self.name.clone()),
            question: Message::new(key).with("part", self.name.as_str()),
        };
        let open: Vec<MissingFact> =
            figures.iter().filter(|(missing, ..)| *missing).map(|(_, fact, key)| ask(fact, key)).collect();
        // Asked only where all materials do not suffice.
        if self.listed.is_none() && self.listed_open.is_empty() {
            let components = ask("core-part-listed-components", "origin-ask-core-part-listed-components");
            self.listed_open.push(components);
        }
        self.open.extend(open);
    }

    fn as_part(&self, listed: Option<Money>) -> Option<CorePart> {
        Some(CorePart {
            name: self.name.clone(),
            group: self.group,
            net_cost: self.net_cost?,
            non_originating: self.non_originating?,
            listed_components: listed,
            meets_own_rule: false,
        })
    }
}

impl CoreRows {
    /// Whether every core part originates.
    ///
    /// A part that originates by declaration, or a battery by its own rule, is left out of averages: it has
    /// the content already, so that leaving it out never helps.
    pub(in crate::origin) fn answer(&self, law: AutomotiveOnDate<'_>) -> Result<CoreAnswer, OriginError> {
        let mut steps = Vec::new();
        for entry in self.entries.iter().filter(|entry| entry.settled()) {
            let key = if entry.declared { "origin-core-part-declared" } else { "origin-core-part-battery" };
            let provision = if entry.declared { "s. 14(4)" } else { "s. 14(6)" };
            steps.push(
                Step::new(
                    Message::new(key).with("part", entry.name.as_str()).with("group", entry.group.name()),
                )
                .finding(Finding::Satisfied)
                .cite(regulation(provision)),
            );
        }
        let counted: Vec<&Entry> = self.entries.iter().filter(|entry| !entry.settled()).collect();
        let open: Vec<MissingFact> = counted.iter().flat_map(|entry| entry.open.iter().cloned()).collect();
        let complete: Vec<CorePart> =
            counted.iter().filter(|e| e.open.is_empty()).filter_map(|e| e.as_part(e.listed)).collect();
        let mut found =
            CoreAnswer { finding: Finding::Satisfied, steps, figures: Vec::new(), doubts: Vec::new() };
        if !complete.is_empty() {
            let answer = core_parts(law, &complete, self.choice)?;
            found.finding = answer.finding;
            found.steps.extend(answer.steps);
            found.figures = answer.conclusion.figures;
            found.doubts = answer.doubts;
            let listed_open: Vec<MissingFact> =
                counted.iter().flat_map(|entry| entry.listed_open.iter().cloned()).collect();
            if !found.finding.is_satisfied()
                && !listed_open.is_empty()
                && self.choice.basis != Some(CoreBasis::AllMaterials)
                && self.could_by_components(law, &counted)?
            {
                found.finding = Finding::Undetermined { missing: listed_open };
            }
        }
        let unknown: Vec<MissingFact> = self.open.iter().cloned().chain(open).collect();
        if !unknown.is_empty() {
            // A part that is not known yet could lift an average; each part on its own it could not.
            let settled =
                self.choice.scope == Some(CoreScope::EachPart) && found.finding == Finding::NotSatisfied;
            if !settled {
                let missing = Finding::Undetermined { missing: unknown };
                found.finding = match found.finding {
                    Finding::NotSatisfied => missing,
                    other => other.and(missing),
                };
            }
        }
        Ok(found)
    }

    /// Whether counting only components could suffice, were none of those in question one.
    fn could_by_components(
        &self,
        law: AutomotiveOnDate<'_>,
        counted: &[&Entry],
    ) -> Result<bool, OriginError> {
        let parts: Vec<CorePart> = counted
            .iter()
            .filter_map(|entry| {
                let none = entry.net_cost.map(|cost| Money::zero(cost.currency));
                let listed = if entry.listed_open.is_empty() { entry.listed } else { none };
                entry.as_part(listed)
            })
            .collect();
        let choice = CorePartsChoice { basis: Some(CoreBasis::ListedComponents), ..self.choice };
        Ok(!parts.is_empty() && core_parts(law, &parts, choice)?.finding != Finding::NotSatisfied)
    }
}
