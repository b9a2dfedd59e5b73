//! The duty on one line: the ordinary duty, the additional duties, the fees.

use std::sync::Arc;

use jiff::civil::Date;

use super::additional::Evaluated;
use super::assessment::{
    Basis, Component, ComponentKind, ComponentRate, DutyAssessment, Fee, FeeTreatment, Prohibition, Relief,
};
use super::chapter98::{self, Share};
use super::entry::{Chapter98Claim, EntryLine};
use super::error::DutyError;
use super::facts::missing;
use super::fee::{ProcessingAsked, processing_base};
use super::program::{ClaimRefusal, Granted};
use super::rate::{Base, Computed, Need, Rate, RateFacts};
use super::schedule::{Line, Schedule};
use super::schedule_find::{Found, ScheduleError};
use super::steps;
use super::what_if::WhatIf;
use super::{DutyLaw, Unit};
use crate::decimal::Decimal;
use crate::determination::{Citation, Determination, Doubt, Finding, Message, MissingFact, Step};
use crate::law::LawOnDate;
use crate::money::Money;
use crate::tariff_code::{Level, TariffCode};

/// What is owed on one line of an entry on a day.
///
/// - Takes: the law on the day of entry and the line, its value in the money of the schedule.
/// - Gives: `Satisfied` with every component, `NotSatisfied` where the good may not be entered, or
///   `Undetermined` with the facts to ask for. Nothing is rounded.
/// - Refuses: a code without a line that day, an origin inside the territory, a value below zero or in
///   another currency.
/// - Source: the schedule and chapter 99 as held in `law/`. Case: `cases/duty/`.
pub fn assess(law: &LawOnDate<'_>, line: &EntryLine) -> Result<Determination<DutyAssessment>, DutyError> {
    assess_supposing(law, line, &WhatIf::default())
}

/// The same under suppositions about the law.
pub fn assess_supposing(
    law: &LawOnDate<'_>,
    line: &EntryLine,
    what_if: &WhatIf,
) -> Result<Determination<DutyAssessment>, DutyError> {
    let worked = work(law, line, what_if)?;
    if worked.finding.missing().is_empty() {
        return Ok(worked);
    }
    super::range::settle(law, line, what_if, worked)
}

/// One pass over the law with the facts as they are.
pub(super) fn work(
    law: &LawOnDate<'_>,
    line: &EntryLine,
    what_if: &WhatIf,
) -> Result<Determination<DutyAssessment>, DutyError> {
    let duty = law.duty();
    let value = checked_value(&duty.schedule, line)?;
    let found = find(duty, line.code, law.date())?;
    let mut working = Working::new(law, line, found, value);
    working.ordinary_duty(duty)?;
    let evaluated = working.additional(duty, what_if);
    working.additional_duties(&evaluated, what_if)?;
    working.fees(duty)?;
    Ok(working.finish(duty, &evaluated))
}

fn checked_value(schedule: &Schedule, line: &EntryLine) -> Result<Decimal, DutyError> {
    let Money { amount, currency } = line.value.0;
    let needed = schedule.currency();
    if currency != needed {
        return Err(DutyError::ValueCurrency { given: currency, needed });
    }
    if amount.is_negative() {
        return Err(DutyError::ValueNegative);
    }
    if let Some(claim) = &line.chapter98 {
        chapter98::check(claim, amount)?;
    }
    let returned = matches!(line.chapter98, Some(Chapter98Claim::ReturnedGoods));
    if line.origin.0 == schedule.territory() && !returned {
        return Err(DutyError::OriginIsImporter { origin: line.origin.0 });
    }
    if line.code.first() >= 9_800_000_000 {
        return Err(DutyError::CodeIsProvision { code: line.code });
    }
    Ok(amount)
}

/// The line of a code, and the code to match lists with.
///
/// A suffix newer than the newest whole edition held takes the rate of its tariff item, which statistical
/// changes leave alone.
pub(super) fn find(
    duty: &DutyLaw,
    code: TariffCode,
    date: Date,
) -> Result<(Found<'_>, TariffCode, bool), DutyError> {
    match duty.schedule.find(code, date) {
        Ok(found) => Ok((found, deeper(code, found.line.code()), false)),
        Err(ScheduleError::UnknownCode { .. }) if code.level() == Level::StatisticalSuffix => {
            let item = code.at(Level::TariffItem).unwrap_or(code);
            let newest = duty.schedule.revisions().iter().rposition(|revision| !revision.partial);
            match duty.schedule.find(item, date) {
                Ok(found) if newest.is_some_and(|newest| usize::from(found.edition.0) >= newest) => {
                    Ok((found, code, true))
                }
                _ => duty.schedule.find(code, date).map(|f| (f, code, false)).map_err(Into::into),
            }
        }
        Err(error) => Err(error.into()),
    }
}

/// The deeper of the code asked and the line found.
fn deeper(asked: TariffCode, found: TariffCode) -> TariffCode {
    if asked.level() > found.level() { asked } else { found }
}

/// An assessment in the making.
pub(super) struct Working<'a> {
    pub(super) law: &'a LawOnDate<'a>,
    pub(super) line: &'a EntryLine,
    pub(super) found: Found<'a>,
    pub(super) code: TariffCode,
    pub(super) suffix_newer: bool,
    pub(super) value: Decimal,
    pub(super) column2: bool,
    pub(super) granted: Option<Granted<'a>>,
    pub(super) components: Vec<Component>,
    pub(super) fees: Vec<Fee>,
    pub(super) steps: Vec<Step>,
    pub(super) missing: Vec<MissingFact>,
    pub(super) doubts: Vec<Arc<str>>,
    pub(super) prohibited: Option<Prohibition>,
    /// The ordinary duty; `None` while it is not known.
    pub(super) base: Option<Decimal>,
    /// The sum of the additional duties; `None` while one is not known.
    pub(super) additional: Option<Decimal>,
}

impl<'a> Working<'a> {
    fn new(
        law: &'a LawOnDate<'a>,
        line: &'a EntryLine,
        (found, code, suffix_newer): (Found<'a>, TariffCode, bool),
        value: Decimal,
    ) -> Self {
        let column2 = law.duty().column2.entry(line.origin.0, law.date()).is_some();
        Self {
            law,
            line,
            found,
            code,
            suffix_newer,
            value,
            column2,
            granted: None,
            components: Vec::with_capacity(6),
            fees: Vec::with_capacity(2),
            steps: Vec::with_capacity(8),
            missing: Vec::new(),
            doubts: Vec::new(),
            prohibited: None,
            base: None,
            additional: Some(Decimal::ZERO),
        }
    }

    /// An amount in the money of the schedule, which the value was found to be in.
    pub(super) fn money(&self, amount: Decimal) -> Money {
        Money::new(amount, self.line.value.0.currency)
    }

    pub(super) fn date(&self) -> Date {
        self.law.date()
    }

    pub(super) fn ask(&mut self, fact: &str) {
        if !self.missing.iter().any(|known| known.fact == fact) {
            self.missing.push(missing(fact, Some(self.line.code)));
        }
    }

    /// Column, claim, rate, amount.
    fn ordinary_duty(&mut self, duty: &'a DutyLaw) -> Result<(), DutyError> {
        let rate_line = self.found.rate_line;
        let (kind, rate) = if self.column2 {
            self.refuse_in_column2();
            (ComponentKind::Column2, rate_line.other())
        } else {
            match self.claimed_rate(duty, rate_line) {
                Some(special) => (ComponentKind::Special, Some(special)),
                None => (ComponentKind::General, rate_line.general()),
            }
        };
        if let Some(entry) = duty.column2.entry(self.line.origin.0, self.date()) {
            self.steps.push(steps::column_two(self.line.origin.0, entry));
        }
        let Some(rate) = rate else {
            self.ask("rate-of-line");
            return Ok(());
        };
        let share = match chapter98::ordinary(self.line.chapter98.as_ref(), self.value)? {
            Share::Of(share) => share,
            Share::Unknown => {
                self.ask("chapter98-terms");
                return Ok(());
            }
        };
        let share = if self.repaired_under_claim(duty) { Decimal::ZERO } else { share };
        self.base = self.amount_of(rate)?.map(|amount| amount.checked_mul(share)).transpose()?;
        self.push_ordinary(duty, kind, rate, share)
    }

    /// What a rate comes to on the full value; asks for what is missing.
    fn amount_of(&mut self, rate: &Rate) -> Result<Option<Decimal>, DutyError> {
        let facts = RateFacts {
            value: self.value,
            quantities: &self.line.quantities,
            values: &self.line.part_values,
        };
        match rate.compute(&facts)? {
            Computed::Amount(amount) => Ok(Some(amount)),
            Computed::Missing(needs) => {
                for need in needs {
                    self.ask(&need_name(need));
                }
                Ok(None)
            }
            Computed::Elsewhere => {
                self.ask("rate-elsewhere");
                Ok(None)
            }
        }
    }

    fn push_ordinary(
        &mut self,
        duty: &DutyLaw,
        kind: ComponentKind,
        rate: &Rate,
        share: Decimal,
    ) -> Result<(), DutyError> {
        let authority = match kind {
            ComponentKind::Special => "column-1-special",
            ComponentKind::Column2 => "column-2",
            _ => "column-1-general",
        };
        let code = self.found.rate_line.code().to_string();
        let basis = match &self.line.chapter98 {
            Some(Chapter98Claim::Assembly { .. }) => Basis::LessUsComponents,
            Some(Chapter98Claim::Other(_)) | None => Basis::FullValue,
            Some(_) => Basis::WorkAbroad,
        };
        let component = Component {
            kind,
            authority: authority.into(),
            heading: code.as_str().into(),
            rate: ComponentRate::Schedule(rate.to_string().into()),
            basis,
            basis_value: self.money(self.value.checked_mul(share)?),
            amount: self.base.map(|base| self.money(base)),
            citation: Citation::new(duty.schedule.cite(self.found.rate_line.code())),
            in_force: self.found.rate_line.period(),
        };
        self.steps.push(steps::ordinary(&component, self.granted.as_ref().map(|g| g.program)));
        if let Some(claim) = &self.line.chapter98 {
            self.steps.push(steps::chapter98(claim));
        }
        self.components.push(component);
        Ok(())
    }

    fn refuse_in_column2(&mut self) {
        if let Some(claim) = &self.line.claim {
            self.steps.push(steps::claim_refused(claim, ClaimRefusal::Column2, None));
        }
    }

    /// The special rate claimed, where the claim is good and lowers the duty.
    fn claimed_rate(&mut self, duty: &'a DutyLaw, rate_line: Line<'a>) -> Option<&'a Rate> {
        let claim = self.line.claim.as_ref()?;
        match duty.programs.claim(&claim.indicator, self.line.origin.0, self.date(), rate_line) {
            Ok(granted) => {
                self.granted = Some(granted);
                self.doubts.extend(granted.program.doubts.iter().cloned());
                self.steps.push(steps::claim_granted(claim, granted.program));
                granted.rate
            }
            Err((refusal, program)) => {
                self.doubts.extend(program.into_iter().flat_map(|p| p.doubts.iter().cloned()));
                self.steps.push(steps::claim_refused(claim, refusal, program));
                None
            }
        }
    }

    /// Repairs in a partner country, claimed under the agreement: 9802.00.40 and .50 are free of the
    /// ordinary duty in their own special column, whatever the origin of the article.
    fn repaired_under_claim(&self, duty: &DutyLaw) -> bool {
        let provision = match &self.line.chapter98 {
            Some(Chapter98Claim::RepairUnderWarranty { .. }) => 9_802_004_000,
            Some(Chapter98Claim::Repair { .. }) => 9_802_005_000,
            _ => return false,
        };
        let Some(claim) = &self.line.claim else { return false };
        let Some(code) = TariffCode::from_number(provision, Level::TariffItem) else { return false };
        let found = duty.schedule.find(code, self.date());
        found.is_ok_and(|found| found.rate_line.special_for(&claim.indicator) == Some(&Rate::FREE))
    }

    fn fees(&mut self, duty: &DutyLaw) -> Result<(), DutyError> {
        let Some(fees) = &duty.fees else { return Ok(()) };
        let exempt = self.granted.is_some_and(|granted| granted.program.processing_fee_exempt);
        let base = processing_base(self.value, self.line.chapter98.as_ref(), exempt);
        let processing = fees.processing(&ProcessingAsked {
            date: self.date(),
            base: base.unwrap_or_default(),
            exempt: base.err(),
            informal: self.line.facts.is("informal-entry"),
        })?;
        if processing.treatment == FeeTreatment::BoundsNotKnown {
            self.doubts.push("mpf-bounds-2027".into());
        }
        let harbor = fees.harbor(self.value, self.line.mode)?;
        self.steps.push(steps::fee(&processing));
        self.steps.push(steps::fee(&harbor));
        self.fees.extend([processing, harbor]);
        Ok(())
    }

    fn finish(mut self, duty: &DutyLaw, evaluated: &Evaluated<'a>) -> Determination<DutyAssessment> {
        let remarks = duty.additional.remarks().iter().filter(|remark| {
            remark.period.contains(self.law.date()) && remark.countries.contains(self.line.origin.0)
        });
        self.doubts.extend(remarks.map(|remark| remark.doubt.clone()));
        if self.law.is_after_evidence() {
            self.doubts.push("after-evidence".into());
        }
        if self.suffix_newer {
            self.doubts.push("suffix-newer-than-schedule".into());
        }
        let total = match (self.base, self.additional) {
            (Some(base), Some(additional)) if self.prohibited.is_none() => base.checked_add(additional).ok(),
            _ => None,
        };
        let finding = if self.prohibited.is_some() {
            Finding::NotSatisfied
        } else if self.missing.is_empty() {
            Finding::Satisfied
        } else {
            Finding::Undetermined { missing: self.missing }
        };
        let percent = match self.additional {
            Some(sum) if !self.value.is_zero() => {
                sum.checked_div(self.value).and_then(Decimal::to_percent).ok()
            }
            _ => None,
        };
        let reliefs = evaluated.unclaimed.iter().map(|unclaimed| Relief {
            fact: unclaimed.fact.clone(),
            authority: unclaimed.authority.id.clone(),
            heading: unclaimed.heading.heading.clone(),
        });
        let currency = self.line.value.0.currency;
        let money = |amount| Money::new(amount, currency);
        let conclusion = DutyAssessment {
            components: self.components,
            base_total: self.base.map(money),
            additional_total: self.additional.map(money),
            duty_total: total.map(money),
            additional_ad_valorem_percent: percent,
            fees_total: fees_total(&self.fees),
            fees: self.fees,
            prohibited: self.prohibited,
            range: None,
            reliefs: reliefs.collect(),
            preference: self.granted.and(self.line.claim.as_ref()).map(|claim| claim.basis.clone()),
        };
        Determination { finding, conclusion, steps: self.steps, doubts: doubts(self.doubts) }
    }
}

/// The sum of the fees; a fee that nobody asked about (no mode given) does not enter it.
fn fees_total(fees: &[Fee]) -> Option<Money> {
    let counted = fees.iter().filter(|fee| fee.treatment != FeeTreatment::ModeNotGiven);
    let mut sum = Decimal::ZERO;
    for fee in counted {
        sum = sum.checked_add(fee.amount?.amount).ok()?;
    }
    (!fees.is_empty()).then_some(Money::usd(sum))
}

/// Each doubt once, in the order it came up.
fn doubts(keys: Vec<Arc<str>>) -> Vec<Doubt> {
    let mut doubts: Vec<Doubt> = Vec::new();
    for key in keys {
        if !doubts.iter().any(|known| *known.assumption == *key) {
            let message = Message::new("duty-doubt").with("assumption", &*key);
            doubts.push(Doubt { assumption: key.to_string(), message });
        }
    }
    doubts
}

/// The name under which a quantity or part value is asked for.
pub(super) fn need_name(need: Need) -> String {
    match need {
        Need::Quantity(unit) => format!("quantity:{}", Unit::code(unit)),
        Need::Value(base) => format!("value:{}", Base::key(base)),
    }
}
