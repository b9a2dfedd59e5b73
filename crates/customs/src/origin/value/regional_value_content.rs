//! The regional value content of a good, by the transaction value method and by the net cost method.

use super::{ValueError, amount_step, regulation};
use crate::decimal::Decimal;
use crate::determination::{Determination, Finding, Message, Step, Value};
use crate::money::Money;
use crate::origin::{Method, NetCost, TransactionValue};
use crate::ratio::Ratio;

/// Value of the non-originating materials used in the production of a good. Sections 7(4), (5) and 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ValueOfNonOriginatingMaterials(pub Money);

/// A regional value content: its method, its base, and the non-originating value in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegionalValueContent {
    method: Method,
    base: Money,
    non_originating: Money,
    content: Money,
}

impl RegionalValueContent {
    /// Regional value content of a good by the transaction value method.
    ///
    /// RVC = (TV − VNM) ÷ TV × 100
    ///
    /// - Takes: money per unit of the good, one currency.
    /// - Gives: an exact ratio; negative when VNM exceeds the transaction value.
    /// - Refuses: `TransactionValueNotPositive`, two currencies, a negative VNM.
    /// - Source: 19 CFR 182 App. A s. 7(2). In force from 2020-07-01.
    /// - Case: `cases/uniform_regulations/s07_transaction_value_method.toml`
    pub fn by_transaction_value(
        transaction_value: TransactionValue,
        non_originating: ValueOfNonOriginatingMaterials,
    ) -> Result<Self, ValueError> {
        let base = transaction_value.0;
        if base.amount <= Decimal::ZERO {
            return Err(ValueError::TransactionValueNotPositive(base));
        }
        Self::of(Method::TransactionValue, base, non_originating.0)
    }

    /// Regional value content of a good by the net cost method.
    ///
    /// RVC = (NC − VNM) ÷ NC × 100
    ///
    /// - Takes: money per unit of the good, or sums over an averaging period, one currency.
    /// - Gives: an exact ratio; negative when VNM exceeds the net cost.
    /// - Refuses: `NetCostNotPositive`, two currencies, a negative VNM.
    /// - Source: 19 CFR 182 App. A s. 7(3), (15). In force from 2020-07-01.
    /// - Case: `cases/uniform_regulations/s07_22_example_04.toml`
    pub fn by_net_cost(
        net_cost: NetCost,
        non_originating: ValueOfNonOriginatingMaterials,
    ) -> Result<Self, ValueError> {
        let base = net_cost.0;
        if base.amount <= Decimal::ZERO {
            return Err(ValueError::NetCostNotPositive(base));
        }
        Self::of(Method::NetCost, base, non_originating.0)
    }

    fn of(method: Method, base: Money, non_originating: Money) -> Result<Self, ValueError> {
        super::not_negative("value_of_non_originating_materials", non_originating)?;
        let content = base.checked_sub(non_originating)?;
        Ok(Self { method, base, non_originating, content })
    }

    /// The method.
    #[must_use]
    pub const fn method(&self) -> Method {
        self.method
    }

    /// The transaction value or the net cost.
    #[must_use]
    pub const fn base(&self) -> Money {
        self.base
    }

    /// The value of non-originating materials.
    #[must_use]
    pub const fn non_originating(&self) -> Money {
        self.non_originating
    }

    /// The content as an exact ratio: compare it with `Ratio::percent(threshold)`.
    pub fn ratio(&self) -> Result<Ratio, ValueError> {
        Ok(Ratio::new(self.content.amount, self.base.amount)?)
    }

    /// Whether the content is not less than `percent`, compared without rounding.
    pub fn meets(&self, percent: Decimal) -> Result<bool, ValueError> {
        Ok(self.ratio()? >= Ratio::percent(percent))
    }

    /// The most that the non-originating materials may be worth for the content to be `percent`.
    pub fn non_originating_limit(&self, percent: Decimal) -> Result<Money, ValueError> {
        super::share_of(self.base, Decimal::HUNDRED.checked_sub(percent)?, Decimal::HUNDRED)
    }

    /// By how much the non-originating value may grow (above zero) or has to shrink (below zero) for
    /// the content to be exactly `percent`.
    pub fn room(&self, percent: Decimal) -> Result<Money, ValueError> {
        Ok(self.non_originating_limit(percent)?.checked_sub(self.non_originating)?)
    }

    /// The provision of the method.
    #[must_use]
    pub const fn provision(&self) -> &'static str {
        match self.method {
            Method::TransactionValue => "s. 7(2)",
            Method::NetCost => "s. 7(3)",
        }
    }

    /// The step that states the content, and compares it with `required` percent where one is given.
    pub fn step(&self, required: Option<Decimal>) -> Result<Step, ValueError> {
        let key = match (self.method, required) {
            (Method::TransactionValue, Some(_)) => "origin-value-content-tv-required",
            (Method::TransactionValue, None) => "origin-value-content-tv",
            (Method::NetCost, Some(_)) => "origin-value-content-nc-required",
            (Method::NetCost, None) => "origin-value-content-nc",
        };
        let mut message = Message::new(key)
            .with("content", self.ratio()?)
            .with("base", self.base)
            .with("non_originating", self.non_originating);
        let mut step_finding = None;
        if let Some(required) = required {
            message = message.with("required", Value::Percent(required));
            step_finding = Some(Finding::from_bool(self.meets(required)?));
        }
        let mut step = Step::new(message).cite(regulation(self.provision()));
        step.finding = step_finding;
        Ok(step)
    }

    /// Whether the content is not less than `required` percent, with the figures.
    ///
    /// - Source: 19 CFR 182 App. A s. 7(2), (3).
    pub fn determine(self, required: Decimal) -> Result<Determination<Self>, ValueError> {
        let finding = Finding::from_bool(self.meets(required)?);
        let base_key = match self.method {
            Method::TransactionValue => "origin-value-transaction-value",
            Method::NetCost => "origin-value-net-cost",
        };
        let steps = vec![
            amount_step(base_key, self.base, self.provision()),
            amount_step("origin-value-non-originating", self.non_originating, "s. 7(4), (5)"),
            self.step(Some(required))?,
        ];
        Ok(Determination { finding, conclusion: self, steps, doubts: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn usd(text: &str) -> Money {
        Money::usd(text.parse().unwrap())
    }

    fn net_cost(nc: &str, vnm: &str) -> RegionalValueContent {
        RegionalValueContent::by_net_cost(NetCost(usd(nc)), ValueOfNonOriginatingMaterials(usd(vnm))).unwrap()
    }

    #[test]
    fn a_threshold_is_met_to_the_last_place() {
        let at = net_cost("100", "40");
        assert!(at.meets("60".parse().unwrap()).unwrap());
        let under = net_cost("100", "40.000000000001");
        assert!(!under.meets("60".parse().unwrap()).unwrap());
    }

    #[test]
    fn more_non_originating_value_than_net_cost_gives_a_negative_content() {
        let content = net_cost("10", "15");
        assert_eq!(content.ratio().unwrap().to_percent().unwrap(), "-50".parse().unwrap());
        assert_eq!(content.room("50".parse().unwrap()).unwrap(), usd("-10"));
    }

    #[test]
    fn a_base_that_is_not_positive_is_refused() {
        let vnm = ValueOfNonOriginatingMaterials(usd("1"));
        assert_eq!(
            RegionalValueContent::by_net_cost(NetCost(usd("0")), vnm),
            Err(ValueError::NetCostNotPositive(usd("0")))
        );
        assert_eq!(
            RegionalValueContent::by_transaction_value(TransactionValue(usd("-1")), vnm),
            Err(ValueError::TransactionValueNotPositive(usd("-1")))
        );
    }

    proptest! {
        #[test]
        fn scaling_all_money_changes_nothing(
            base in 1_i64..1_000_000, vnm in 0_i64..1_500_000, factor in 1_i64..1000, threshold in 1_i64..100,
        ) {
            let money = |n: i64| Money::usd(Decimal::new(n, 2));
            let content = |k: i64| RegionalValueContent::by_net_cost(
                NetCost(money(base * k)), ValueOfNonOriginatingMaterials(money(vnm * k))).unwrap();
            let percent = Decimal::from_integer(threshold);
            prop_assert_eq!(content(1).meets(percent).unwrap(), content(factor).meets(percent).unwrap());
            prop_assert_eq!(content(1).ratio().unwrap(), content(factor).ratio().unwrap());
        }

        #[test]
        fn less_non_originating_value_never_fails_what_passed(
            base in 1_i64..1_000_000, vnm in 0_i64..1_000_000, less in 0_i64..1_000_000, threshold in 1_i64..100,
        ) {
            let money = |n: i64| Money::usd(Decimal::new(n, 2));
            let percent = Decimal::from_integer(threshold);
            let of = |v: i64| RegionalValueContent::by_transaction_value(
                TransactionValue(money(base)), ValueOfNonOriginatingMaterials(money(v))).unwrap();
            let lesser = (vnm - less).max(0);
            prop_assert!(!of(vnm).meets(percent).unwrap() || of(lesser).meets(percent).unwrap());
        }
    }
}
