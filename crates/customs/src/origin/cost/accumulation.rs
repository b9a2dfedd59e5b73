//! Accumulation: the production of others counts toward the good. Section 9.

use super::CostError;
use crate::decimal::Decimal;
use crate::determination::{Determination, Finding, Message, Step};
use crate::money::Money;
use crate::origin::value::{amount_step, missing, not_negative, positive, regulation};
use crate::origin::{Method, NetCost};

use super::super::value::ValueOfNonOriginatingMaterials;

/// What a producer of a material states, signed. Section 9(2) to (5). Amounts per unit of the material,
/// or sums over a month or three, six or twelve months with the units they concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProducerStatement {
    /// 9(2)(a), 9(4)(a): net cost incurred and value of non-originating materials.
    NetCostAndNonOriginating {
        /// Net cost.
        net_cost: Money,
        /// Value of non-originating materials.
        non_originating: Money,
        /// Units the sums concern; one for a statement per unit.
        units: Decimal,
    },
    /// 9(2)(b), 9(4)(b): any part of the net cost that holds no value of non-originating materials.
    PartOfNetCost {
        /// The part.
        amount: Money,
        /// Units the sum concerns.
        units: Decimal,
    },
    /// 9(3), 9(5): value of non-originating materials only.
    NonOriginating {
        /// Value of non-originating materials.
        non_originating: Money,
        /// Units the sum concerns.
        units: Decimal,
    },
}

/// A material whose production is accumulated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccumulatedMaterial {
    /// Its value to the producer of the good, section 8(1); per unit.
    pub value: Money,
    /// Costs of section 8(2)(a) to (c) that the statement's net cost does not hold; per unit.
    pub freight_duties_brokerage: Money,
    /// The signed statement, if there is one.
    pub statement: Option<ProducerStatement>,
}

/// What an accumulated material is worth in the good's regional value content, per unit of the material.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccumulatedValue {
    /// What counts as net cost with respect to it; none for the transaction value method.
    pub net_cost: Option<NetCost>,
    /// What counts as non-originating.
    pub non_originating: ValueOfNonOriginatingMaterials,
    /// Whether the production of the other was accumulated.
    pub accumulated: bool,
}

/// What an accumulated material counts for in the regional value content of a good.
///
/// - Takes: the material and the statement of its producer; the method of the good.
/// - Gives: net cost and non-originating value with respect to it. Without a statement its whole value
///   is non-originating, and the finding asks for the statement.
/// - Refuses: amounts below zero, units that are not above zero, two currencies.
/// - Source: 19 CFR 182 App. A s. 9(2) to (5), (7)(a)(i). In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/s09_8_example_01_situation_b.toml`
pub fn accumulate(
    material: &AccumulatedMaterial,
    method: Method,
) -> Result<Determination<AccumulatedValue>, CostError> {
    let value = not_negative("value", material.value)?;
    let net_cost_method = method == Method::NetCost;
    let not_accumulated = || AccumulatedValue {
        net_cost: net_cost_method.then_some(NetCost(value)),
        non_originating: ValueOfNonOriginatingMaterials(value),
        accumulated: false,
    };
    let per_unit = |what, amount: Money, units: Decimal| -> Result<Money, CostError> {
        Ok(not_negative(what, amount)?.checked_div(positive("units", units)?)?)
    };
    let (conclusion, provision) = match (material.statement, method) {
        (
            Some(ProducerStatement::NetCostAndNonOriginating { net_cost, non_originating, units }),
            Method::NetCost,
        ) => {
            let further = not_negative("freight_duties_brokerage", material.freight_duties_brokerage)?;
            let net_cost = per_unit("net_cost", net_cost, units)?.checked_add(further)?;
            let non_originating = per_unit("non_originating", non_originating, units)?;
            (
                counted(Some(net_cost), non_originating),
                if units == Decimal::ONE { "s. 9(2)(a)" } else { "s. 9(4)(a)" },
            )
        }
        (Some(ProducerStatement::PartOfNetCost { amount, units }), Method::NetCost) => {
            let stated = per_unit("amount", amount, units)?;
            let rest = value.checked_sub(stated)?;
            // A part larger than the whole value leaves nothing non-originating, not less than nothing.
            let rest = if rest.amount.is_negative() { Money::zero(rest.currency) } else { rest };
            (counted(Some(value), rest), if units == Decimal::ONE { "s. 9(2)(b)" } else { "s. 9(4)(b)" })
        }
        (
            Some(
                ProducerStatement::NonOriginating { non_originating, units }
                | ProducerStatement::NetCostAndNonOriginating { non_originating, units, .. },
            ),
            Method::TransactionValue,
        ) => {
            let non_originating = per_unit("non_originating", non_originating, units)?;
            (counted(None, non_originating), if units == Decimal::ONE { "s. 9(3)" } else { "s. 9(5)" })
        }
        (
            None | Some(ProducerStatement::PartOfNetCost { .. } | ProducerStatement::NonOriginating { .. }),
            _,
        ) => {
            let question = Message::new(if net_cost_method {
                "origin-value-ask-statement-net-cost"
            } else {
                "origin-value-ask-statement-non-originating"
            });
            let finding = missing("producer-statement", None, question.clone());
            let step = Step::new(question).finding(finding.clone()).cite(regulation("s. 9(7)(a)(i)"));
            return Ok(Determination {
                finding,
                conclusion: not_accumulated(),
                steps: vec![step],
                doubts: Vec::new(),
            });
        }
    };
    let mut steps = Vec::new();
    if let Some(net_cost) = conclusion.net_cost {
        steps.push(amount_step("origin-value-accumulated-net-cost", net_cost.0, provision));
    }
    steps.push(amount_step(
        "origin-value-accumulated-non-originating",
        conclusion.non_originating.0,
        provision,
    ));
    Ok(Determination { finding: Finding::Satisfied, conclusion, steps, doubts: Vec::new() })
}

fn counted(net_cost: Option<Money>, non_originating: Money) -> AccumulatedValue {
    AccumulatedValue {
        net_cost: net_cost.map(NetCost),
        non_originating: ValueOfNonOriginatingMaterials(non_originating),
        accumulated: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn usd(text: &str) -> Money {
        Money::usd(text.parse().unwrap())
    }

    fn ring(statement: Option<ProducerStatement>) -> AccumulatedMaterial {
        AccumulatedMaterial { value: usd("1.50"), freight_duties_brokerage: usd("0"), statement }
    }

    #[test]
    fn a_part_of_the_net_cost_comes_off_the_value() {
        let stated = ProducerStatement::PartOfNetCost { amount: usd("0.35"), units: Decimal::ONE };
        let found = accumulate(&ring(Some(stated)), Method::NetCost).unwrap().conclusion;
        assert_eq!(found.net_cost, Some(NetCost(usd("1.50"))));
        assert_eq!(found.non_originating.0, usd("1.15"));
    }

    #[test]
    fn averaged_sums_are_divided_by_their_units() {
        let stated = ProducerStatement::NetCostAndNonOriginating {
            net_cost: usd("1400"),
            non_originating: usd("750"),
            units: "1000".parse().unwrap(),
        };
        let found = accumulate(&ring(Some(stated)), Method::NetCost).unwrap().conclusion;
        assert_eq!((found.net_cost, found.non_originating.0), (Some(NetCost(usd("1.4"))), usd("0.75")));
    }

    #[test]
    fn a_statement_of_the_other_method_does_not_serve_the_net_cost() {
        let stated = ProducerStatement::NonOriginating { non_originating: usd("0.1"), units: Decimal::ONE };
        let found = accumulate(&ring(Some(stated)), Method::NetCost).unwrap();
        assert_eq!(found.finding.missing().len(), 1);
        assert_eq!(found.conclusion.non_originating.0, usd("1.50"));
    }

    proptest! {
        /// A statement never makes more of the material non-originating than its value.
        #[test]
        fn a_part_stated_never_worsens(value in 0_i64..10_000, amount in 0_i64..20_000) {
            let money = |n: i64| Money::usd(Decimal::new(n, 2));
            let material = AccumulatedMaterial {
                value: money(value),
                freight_duties_brokerage: money(0),
                statement: Some(ProducerStatement::PartOfNetCost { amount: money(amount), units: Decimal::ONE }),
            };
            let found = accumulate(&material, Method::NetCost).unwrap().conclusion;
            prop_assert!(found.non_originating.0.amount <= material.value.amount);
            prop_assert!(!found.non_originating.0.amount.is_negative());
        }
    }
}
