//! A bill as arrays.

use std::collections::BTreeSet;

use crate::country::{Country, CountryOfExport, OriginatingStatus};
use crate::decimal::Decimal;
use crate::law::LawOnDate;
use crate::money::Money;
use crate::origin::{Facts, Good, Material, MaterialRole, Method};
use crate::tariff_code::{Level, TariffCode};

use super::{Refusal, ranges};

/// The line does not originate.
pub(super) const FOREIGN: u32 = 1;
/// It counts for the change in tariff classification.
pub(super) const CHANGE: u32 = 2;
/// It counts for regional value content.
pub(super) const VALUE: u32 = 4;

/// What of a good decides its rule, so that a rule and a bill are known to be of one good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Profile {
    code: TariffCode,
    produced_in: Country,
    imported_into: Country,
    exported_from: Option<CountryOfExport>,
    method: Option<Method>,
    facts: Facts,
}

impl Profile {
    /// That of a good.
    pub fn of(good: &Good) -> Self {
        Self {
            code: good.code,
            produced_in: good.produced_in,
            imported_into: good.imported_into,
            exported_from: good.exported_from,
            method: good.choices.method,
            facts: good.facts.clone(),
        }
    }
}

/// A flat bill as contiguous arrays: one element a line, amounts as whole numbers of one scale.
#[derive(Clone, Debug)]
pub struct CompiledBill {
    pub(super) profile: Profile,
    /// Codes in the terms of the rules, eight digits.
    pub(super) codes: Vec<u32>,
    /// Codes as they are today, eight digits.
    pub(super) own: Vec<u32>,
    pub(super) values: Vec<i64>,
    pub(super) flags: Vec<u32>,
    /// The level of the shortest code that counts.
    pub(super) depth: Level,
    pub(super) transaction_value: Option<i64>,
    pub(super) net_cost: Option<i64>,
    /// The wider base of the tolerance.
    pub(super) tolerance_base: Option<i64>,
}

impl CompiledBill {
    /// The bill of a good.
    ///
    /// - Takes: the law, for codes newer than the rules; the good with a flat bill in one currency.
    /// - Gives: the bill as arrays.
    /// - Refuses: lines made of materials or recovered, codes or values that are not settled, amounts that
    ///   do not fit sixty-four bits at one scale, two currencies.
    pub fn new(law: &LawOnDate<'_>, good: &Good) -> Result<Self, Refusal> {
        if good.materials.is_empty() {
            return Err(Refusal::EmptyBill);
        }
        let scale = Scale::of(good)?;
        let mut bill = Self {
            profile: Profile::of(good),
            codes: Vec::with_capacity(good.materials.len()),
            own: Vec::with_capacity(good.materials.len()),
            values: Vec::with_capacity(good.materials.len()),
            flags: Vec::with_capacity(good.materials.len()),
            depth: Level::StatisticalSuffix,
            transaction_value: scale.base(good.transaction_value.map(|v| v.0))?,
            net_cost: scale.base(good.net_cost.map(|v| v.0))?,
            tolerance_base: None,
        };
        let cost = scale.base(good.total_cost.map(|v| v.0))?.or(bill.net_cost);
        bill.tolerance_base = bill.transaction_value.max(cost);
        let mut names = BTreeSet::new();
        for material in &good.materials {
            if !names.insert(material.line.as_str()) {
                return Err(Refusal::LineTwice(material.line.clone()));
            }
            bill.push(law, material, scale)?;
        }
        Ok(bill)
    }

    /// How many lines it has.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.codes.len()
    }

    /// Takes the line at `index` as originating or not from now on.
    ///
    /// `false`: there is no such line, or it was compiled as originating and its code is not held.
    #[must_use]
    pub fn set_originating(&mut self, index: usize, originating: bool) -> bool {
        match self.flags.get_mut(index) {
            Some(flags) if *flags & (CHANGE | VALUE) != 0 => {
                *flags = if originating { *flags & !FOREIGN } else { *flags | FOREIGN };
                true
            }
            _ => false,
        }
    }

    fn push(&mut self, law: &LawOnDate<'_>, material: &Material, scale: Scale) -> Result<(), Refusal> {
        let line = || material.line.clone();
        if material.weight.is_some_and(Decimal::is_negative) {
            return Err(Refusal::ValueNotSettled(line()));
        }
        let originating = material.status.status == OriginatingStatus::Originating;
        let roles = match material.role {
            MaterialRole::Incorporated | MaterialRole::SetItem => CHANGE | VALUE,
            MaterialRole::Packaging | MaterialRole::Accessory => VALUE,
            MaterialRole::Indirect | MaterialRole::Packing => 0,
            MaterialRole::Recovered if originating => CHANGE | VALUE,
            MaterialRole::Recovered => return Err(Refusal::LookedInto(line())),
        };
        let value = scale.of_line(material)?;
        if originating || material.role == MaterialRole::Indirect {
            // Its code does not count, and may not be known: the line cannot be made foreign later.
            self.codes.push(0);
            self.own.push(0);
            self.values.push(value.unwrap_or(0));
            self.flags.push(0);
            return Ok(());
        }
        if material.production.is_some() && roles != 0 {
            return Err(Refusal::LookedInto(line()));
        }
        let code = material.code.ok_or_else(|| Refusal::CodeNotSettled(line()))?;
        let readings = law.origin().concordance().readings(code, &material.facts);
        let [reading] = readings.as_slice() else { return Err(Refusal::CodeNotSettled(line())) };
        self.codes.push(ranges::eight(*reading)?);
        self.own.push(ranges::eight(code)?);
        self.values.push(match value {
            Some(value) => value,
            None if roles == 0 => 0,
            None => return Err(Refusal::ValueNotSettled(line())),
        });
        self.flags.push(roles | FOREIGN);
        self.depth = self.depth.min(reading.level()).min(code.level());
        Ok(())
    }
}

/// By how much all amounts of a bill are divided: the coarsest power of ten that leaves all of them whole.
#[derive(Clone, Copy)]
struct Scale(i128);

impl Scale {
    fn of(good: &Good) -> Result<Self, Refusal> {
        let bases =
            [good.transaction_value.map(|v| v.0), good.net_cost.map(|v| v.0), good.total_cost.map(|v| v.0)];
        let amounts: Vec<Money> =
            bases.into_iter().chain(good.materials.iter().map(|m| m.value)).flatten().collect();
        if amounts.windows(2).any(|pair| pair[0].currency != pair[1].currency) {
            return Err(Refusal::Currencies);
        }
        let mut divisor = 10_i128.pow(12);
        while divisor > 1 && amounts.iter().any(|m| m.amount.to_scaled() % divisor != 0) {
            divisor /= 10;
        }
        // The sum of all is the most that any sum of a verdict can reach.
        let mut sum = 0_i128;
        for money in &amounts {
            sum = sum.checked_add(money.amount.to_scaled().abs() / divisor).ok_or(Refusal::AmountTooWide)?;
        }
        i64::try_from(sum).map_err(|_| Refusal::AmountTooWide)?;
        Ok(Self(divisor))
    }

    fn amount(self, money: Money) -> Result<i64, Refusal> {
        i64::try_from(money.amount.to_scaled() / self.0).map_err(|_| Refusal::AmountTooWide)
    }

    fn base(self, money: Option<Money>) -> Result<Option<i64>, Refusal> {
        match money {
            None => Ok(None),
            Some(money) if money.amount <= Decimal::ZERO => Err(Refusal::BaseNotPositive),
            Some(money) => self.amount(money).map(Some),
        }
    }

    fn of_line(self, material: &Material) -> Result<Option<i64>, Refusal> {
        match material.value {
            Some(value) if value.amount.is_negative() => Err(Refusal::ValueNotSettled(material.line.clone())),
            value => value.map(|value| self.amount(value)).transpose(),
        }
    }
}
