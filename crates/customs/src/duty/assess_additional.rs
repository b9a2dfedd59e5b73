//! The additional duties of an assessment: what falls, what gives way, what bars, what replaces.

use std::sync::Arc;

use super::additional::{Authority, Effect, Evaluated, Heading, HeadingBasis, LineAsked, Outcome};
use super::assess::Working;
use super::assessment::{Basis, Component, ComponentKind, ComponentRate, Prohibition};
use super::chapter98::{self, Share};
use super::entry::Chapter98Claim;
use super::error::DutyError;
use super::schedule::Line;
use super::what_if::{Supposition, WhatIf};
use super::{DutyLaw, steps};
use crate::country::Country;
use crate::decimal::Decimal;
use crate::tariff_code::Level;

impl<'a> Working<'a> {
    /// Which headings of chapter 99 fall on the line.
    pub(super) fn additional(&self, duty: &'a DutyLaw, what_if: &WhatIf) -> Evaluated<'a> {
        let lines_under = || {
            let lines = duty.schedule.lines_under(self.code, self.found.edition);
            lines.map(Line::code).filter(|code| code.level() == Level::StatisticalSuffix).collect()
        };
        let claim = self.line.claim.as_ref().map(|claim| &claim.indicator);
        let usmca = self.granted.is_some()
            && claim.is_some_and(|claim| claim.is_usmca())
            && matches!(self.line.origin.0, Country::CA | Country::MX);
        duty.additional.evaluate(&LineAsked {
            date: self.date(),
            origin: self.line.origin.0,
            code: self.code,
            lines_under: &lines_under,
            facts: &self.line.facts,
            usmca,
            claim: claim.filter(|_| self.granted.is_some()),
            value: self.value,
            column2: self.column2,
            left_out: &|authority| what_if.of(authority) == Some(Supposition::Off),
        })
    }

    pub(super) fn additional_duties(
        &mut self,
        evaluated: &Evaluated<'a>,
        what_if: &WhatIf,
    ) -> Result<(), DutyError> {
        for fact in &evaluated.unsettled.facts {
            self.ask(fact);
            self.additional = None;
        }
        for outcome in &evaluated.outcomes {
            if let Some(yielded) = outcome.lifted {
                self.doubts.extend(yielded.doubts.iter().cloned());
                self.steps.push(steps::gives_way(&outcome.authority.id, &yielded.authority));
                // Some notes name the heading to declare, others only say that the duty does not apply.
                if let Some(heading) = &yielded.heading {
                    self.push_relief(outcome.authority, outcome.heading, heading.clone())?;
                }
                continue;
            }
            self.doubts.extend(outcome.heading.doubts.iter().cloned());
            let supposed = what_if.of(&outcome.authority.id);
            match supposed_effect(outcome.heading.effect, supposed) {
                Effect::Lifts => {
                    let heading = outcome.heading.heading.clone();
                    self.push_relief(outcome.authority, outcome.heading, heading)?;
                }
                Effect::Bars => self.bar(outcome),
                Effect::Percent(percent) => self.add(outcome, ComponentRate::Percent(percent))?,
                Effect::UpTo(percent) => self.add(outcome, ComponentRate::UpTo(percent))?,
                Effect::InPlaceOfColumn2(percent) => self.replace_column_two(outcome, percent)?,
                Effect::InLieuOfAll(percent) => return self.replace_all(outcome, percent),
            }
        }
        Ok(())
    }

    fn bar(&mut self, outcome: &Outcome<'a>) {
        let prohibition = Prohibition {
            authority: outcome.authority.id.clone(),
            heading: outcome.heading.heading.clone(),
            citation: outcome.heading.citation.clone(),
            in_force: outcome.heading.period,
        };
        self.steps.push(steps::prohibited(&prohibition));
        self.prohibited = Some(prohibition);
    }

    /// A component of nothing, under the heading that lifts the duty.
    fn push_relief(
        &mut self,
        authority: &Authority,
        heading: &Heading,
        number: Arc<str>,
    ) -> Result<(), DutyError> {
        let component = Component {
            kind: ComponentKind::Relief,
            authority: authority.id.clone(),
            heading: number,
            rate: ComponentRate::Percent(Decimal::ZERO),
            basis: Basis::FullValue,
            basis_value: self.money(self.value),
            amount: Some(self.money(Decimal::ZERO)),
            citation: heading.citation.clone(),
            in_force: Some(heading.period),
        };
        self.steps.push(steps::relief(&component));
        self.components.push(component);
        Ok(())
    }

    fn add(&mut self, outcome: &Outcome<'a>, rate: ComponentRate) -> Result<(), DutyError> {
        let claim = self.line.chapter98.as_ref();
        let entered = match chapter98::additional(outcome.authority.chapter98, claim, self.value)? {
            Share::Of(share) => share,
            Share::Unknown => {
                self.ask("chapter98-terms");
                self.additional = None;
                return Ok(());
            }
        };
        if entered.is_zero() && claim.is_some() && !self.value.is_zero() {
            self.steps.push(steps::chapter98_frees(&outcome.authority.id));
            return Ok(());
        }
        let share = outcome.share.checked_mul(entered)?;
        let basis_value = self.value.checked_mul(share)?;
        let (amount, met) = match rate {
            ComponentRate::UpTo(percent) => {
                let target = basis_value.checked_mul(Decimal::from_percent(percent))?;
                let counted = self.base.map(|base| base.checked_mul(share)).transpose()?;
                let amount = match counted {
                    Some(counted) => Some(target.checked_sub(counted)?.max(Decimal::ZERO)),
                    None => None,
                };
                (amount, amount.is_some_and(Decimal::is_zero))
            }
            ComponentRate::Percent(percent) => {
                (Some(basis_value.checked_mul(Decimal::from_percent(percent))?), false)
            }
            ComponentRate::Schedule(_) => (None, false),
        };
        let heading = match &outcome.heading.heading_when_met {
            Some(when_met) if met => when_met.clone(),
            _ => outcome.heading.heading.clone(),
        };
        let component = Component {
            kind: ComponentKind::Additional,
            authority: outcome.authority.id.clone(),
            heading,
            rate,
            basis: basis_of(outcome, claim, entered),
            basis_value: self.money(basis_value),
            amount: amount.map(|amount| self.money(amount)),
            citation: outcome.heading.citation.clone(),
            in_force: Some(outcome.heading.period),
        };
        self.additional = match (self.additional, amount) {
            (Some(sum), Some(amount)) => Some(sum.checked_add(amount)?),
            _ => None,
        };
        self.steps.push(steps::additional(&component, outcome.heading));
        self.components.push(component);
        Ok(())
    }

    /// The heightened rates on products of Russia stand in place of column 2.
    fn replace_column_two(&mut self, outcome: &Outcome<'a>, percent: Decimal) -> Result<(), DutyError> {
        let claim = self.line.chapter98.as_ref();
        let Share::Of(share) = chapter98::additional(outcome.authority.chapter98, claim, self.value)? else {
            return Ok(());
        };
        let basis_value = self.value.checked_mul(share)?;
        let amount = basis_value.checked_mul(Decimal::from_percent(percent))?;
        self.base = Some(amount);
        self.missing.retain(|fact| !fact.fact.starts_with("quantity:") && fact.fact != "rate-of-line");
        self.components.retain(|component| component.kind != ComponentKind::Column2);
        let component = Component {
            kind: ComponentKind::Column2,
            authority: outcome.authority.id.clone(),
            heading: outcome.heading.heading.clone(),
            rate: ComponentRate::Percent(percent),
            basis: Basis::FullValue,
            basis_value: self.money(basis_value),
            amount: Some(self.money(amount)),
            citation: outcome.heading.citation.clone(),
            in_force: Some(outcome.heading.period),
        };
        self.steps.push(steps::in_place_of_column_two(&component));
        self.components.insert(0, component);
        Ok(())
    }

    /// One duty on the whole value in place of every other.
    fn replace_all(&mut self, outcome: &Outcome<'a>, percent: Decimal) -> Result<(), DutyError> {
        let amount = self.value.checked_mul(Decimal::from_percent(percent))?;
        self.components.clear();
        self.missing.clear();
        self.prohibited = None;
        self.base = Some(Decimal::ZERO);
        self.additional = Some(amount);
        let component = Component {
            kind: ComponentKind::InLieu,
            authority: outcome.authority.id.clone(),
            heading: outcome.heading.heading.clone(),
            rate: ComponentRate::Percent(percent),
            basis: Basis::FullValue,
            basis_value: self.money(self.value),
            amount: Some(self.money(amount)),
            citation: outcome.heading.citation.clone(),
            in_force: Some(outcome.heading.period),
        };
        self.steps.push(steps::in_lieu(&component));
        self.components.push(component);
        Ok(())
    }
}

fn supposed_effect(effect: Effect, supposed: Option<Supposition>) -> Effect {
    match (effect, supposed) {
        (Effect::Percent(_), Some(Supposition::Percent(percent))) => Effect::Percent(percent),
        (Effect::UpTo(_), Some(Supposition::Percent(percent))) => Effect::UpTo(percent),
        (effect, _) => effect,
    }
}

/// On what an additional duty is assessed, in a word.
fn basis_of(outcome: &Outcome<'_>, claim: Option<&Chapter98Claim>, entered: Decimal) -> Basis {
    match (claim, &outcome.heading.basis) {
        (Some(Chapter98Claim::Assembly { .. }), _) if entered < Decimal::ONE => Basis::LessUsComponents,
        (Some(_), _) if entered < Decimal::ONE => Basis::WorkAbroad,
        (_, HeadingBasis::Metal { metal, .. }) => Basis::MetalContent(metal.clone()),
        _ if outcome.less_metal => Basis::ValueLessMetal,
        (_, HeadingBasis::NonUsContent { .. }) if outcome.share < Decimal::ONE => Basis::NonUsContent,
        _ => Basis::FullValue,
    }
}
