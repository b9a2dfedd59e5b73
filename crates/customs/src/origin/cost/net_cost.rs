//! Total cost and net cost.

use super::CostError;
use super::allocation::{AllocationBase, CostAllocation, allocate};
use crate::determination::{Determination, Finding, Message, Step};
use crate::money::{Currency, Money};
use crate::origin::value::{amount_step, not_negative, regulation};
use crate::origin::{NetCost, TotalCost};

/// The costs on a producer's books that make up total cost. Section 1(6). Of one good, of a pool of
/// goods, or of all goods over a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Costs {
    /// Originating materials, designated intermediate materials among them at their total cost.
    pub originating_materials: Money,
    /// Non-originating materials.
    pub non_originating_materials: Money,
    /// Other product costs: direct labor and direct overhead.
    pub other_product_costs: Money,
    /// Period costs.
    pub period_costs: Money,
    /// Other costs.
    pub other_costs: Money,
    /// Gains on currency conversion related to the production of the good. Deducted.
    pub conversion_gains: Money,
    /// Losses on currency conversion related to the production of the good. Added.
    pub conversion_losses: Money,
    /// Of the above, what the value of a material already holds, such as an expensed mold that is an
    /// assist: counted once.
    pub already_in_materials: Money,
}

impl Costs {
    /// No costs.
    #[must_use]
    pub const fn none(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self {
            originating_materials: zero,
            non_originating_materials: zero,
            other_product_costs: zero,
            period_costs: zero,
            other_costs: zero,
            conversion_gains: zero,
            conversion_losses: zero,
            already_in_materials: zero,
        }
    }

    /// The currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.originating_materials.currency
    }
}

/// Costs that net cost excludes, as on the producer's books and as far as total cost holds them.
/// Section 1(1), 7(13). Those inside the value of a material stay in; research and development done in
/// the territory is not excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExcludedCosts {
    /// Sales promotion, marketing and after-sales service.
    pub sales_promotion_marketing_after_sales: Money,
    /// Royalties.
    pub royalties: Money,
    /// Shipping and packing.
    pub shipping_and_packing: Money,
    /// Non-allowable interest; see [`super::non_allowable_interest`].
    pub non_allowable_interest: Money,
    /// Given in one sum, without its parts.
    pub undivided: Money,
}

impl ExcludedCosts {
    /// Nothing excluded.
    #[must_use]
    pub const fn none(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self {
            sales_promotion_marketing_after_sales: zero,
            royalties: zero,
            shipping_and_packing: zero,
            non_allowable_interest: zero,
            undivided: zero,
        }
    }

    /// The sum, with a step for each part that is not nothing.
    pub fn total(&self) -> Result<(Money, Vec<Step>), CostError> {
        let mut total = Money::zero(self.royalties.currency);
        let mut steps = Vec::new();
        for (key, what, amount) in [
            (
                "origin-value-excluded-sales-promotion",
                "sales_promotion_marketing_after_sales",
                self.sales_promotion_marketing_after_sales,
            ),
            ("origin-value-excluded-royalties", "royalties", self.royalties),
            ("origin-value-excluded-shipping", "shipping_and_packing", self.shipping_and_packing),
            ("origin-value-excluded-interest", "non_allowable_interest", self.non_allowable_interest),
            ("origin-value-excluded-undivided", "excluded", self.undivided),
        ] {
            not_negative(what, amount)?;
            total = total.checked_add(amount)?;
            if !amount.amount.is_zero() {
                steps.push(amount_step(key, amount, "s. 1(1) 'excluded costs'"));
            }
        }
        Ok((total, steps))
    }
}

/// Total cost: product, period and other costs, less related gains and plus related losses on currency
/// conversion, nothing counted twice.
///
/// - Takes: costs in one currency.
/// - Gives: the total with a step for each part.
/// - Refuses: an amount below zero, two currencies.
/// - Source: 19 CFR 182 App. A s. 1(6). In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/s07_22_example_09.toml`
pub fn total_cost(costs: &Costs) -> Result<Determination<TotalCost>, CostError> {
    let mut total = Money::zero(costs.currency());
    let mut steps = Vec::new();
    for (key, what, amount, add) in [
        ("origin-value-cost-originating", "originating_materials", costs.originating_materials, true),
        (
            "origin-value-cost-non-originating",
            "non_originating_materials",
            costs.non_originating_materials,
            true,
        ),
        ("origin-value-cost-other-product", "other_product_costs", costs.other_product_costs, true),
        ("origin-value-cost-period", "period_costs", costs.period_costs, true),
        ("origin-value-cost-other", "other_costs", costs.other_costs, true),
        ("origin-value-cost-conversion-losses", "conversion_losses", costs.conversion_losses, true),
        ("origin-value-cost-conversion-gains", "conversion_gains", costs.conversion_gains, false),
        ("origin-value-cost-already-in-materials", "already_in_materials", costs.already_in_materials, false),
    ] {
        not_negative(what, amount)?;
        total = if add { total.checked_add(amount)? } else { total.checked_sub(amount)? };
        if !amount.amount.is_zero() {
            steps.push(amount_step(key, amount, "s. 1(6)"));
        }
    }
    not_negative("total_cost", total)?;
    steps.push(amount_step("origin-value-total-cost", total, "s. 1(6)"));
    Ok(Determination { finding: Finding::Satisfied, conclusion: TotalCost(total), steps, doubts: Vec::new() })
}

/// A net cost and what it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NetCostOutcome {
    /// Total cost.
    pub total_cost: TotalCost,
    /// Excluded costs.
    pub excluded: Money,
    /// Total cost less excluded costs.
    pub net_cost: NetCost,
}

/// Net cost: total cost less the excluded costs it holds.
///
/// - Source: 19 CFR 182 App. A s. 1(1), 7(11) to (13). In force from 2020-07-01.
/// - Refuses: `ExcludedExceedsTotal`, amounts below zero, two currencies.
/// - Case: `cases/uniform_regulations/s07_22_example_04.toml`
pub fn net_cost(costs: &Costs, excluded: &ExcludedCosts) -> Result<Determination<NetCostOutcome>, CostError> {
    let total = total_cost(costs)?;
    let (excluded, excluded_steps) = excluded.total()?;
    let total_amount = total.conclusion.0;
    let net = total_amount.checked_sub(excluded)?;
    if net.amount.is_negative() {
        return Err(CostError::ExcludedExceedsTotal { excluded, total: total_amount });
    }
    let mut steps = total.steps;
    steps.push(
        amount_step("origin-value-excluded-costs", excluded, "s. 1(1) 'excluded costs'")
            .under(excluded_steps),
    );
    steps.push(amount_step("origin-value-net-cost", net, "s. 7(11)"));
    let conclusion = NetCostOutcome { total_cost: total.conclusion, excluded, net_cost: NetCost(net) };
    Ok(Determination { finding: Finding::Satisfied, conclusion, steps, doubts: Vec::new() })
}

/// Net cost of several goods out of one pool of costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocatedNetCost {
    /// The pool.
    pub pool: NetCostOutcome,
    /// What each good bears, in the order of the base.
    pub goods: CostAllocation,
}

/// Net cost by paragraph (a): the excluded costs come off the pool, the rest is allocated.
///
/// - Source: 19 CFR 182 App. A s. 7(11)(a), sched. 5.
/// - Case: `cases/uniform_regulations/s07_22_example_05.toml`
pub fn net_cost_allocated_after(
    costs: &Costs,
    excluded: &ExcludedCosts,
    base: &[AllocationBase],
    printed_places: Option<u32>,
) -> Result<Determination<AllocatedNetCost>, CostError> {
    let pool = net_cost(costs, excluded)?;
    let none = Money::zero(costs.currency());
    let shares = allocate(pool.conclusion.net_cost.0, none, base, printed_places)?;
    let mut steps = pool.steps;
    steps.extend(shares.steps);
    let conclusion = AllocatedNetCost { pool: pool.conclusion, goods: shares.conclusion };
    Ok(Determination { finding: Finding::Satisfied, conclusion, steps, doubts: Vec::new() })
}

/// Net cost by paragraph (b): the whole total cost is allocated, then the excluded costs in each share
/// come off by the same ratio.
///
/// - Source: 19 CFR 182 App. A s. 7(11)(b), sched. 5.
/// - Case: `cases/uniform_regulations/s07_11_b_allocated_before.toml`
pub fn net_cost_allocated_before(
    costs: &Costs,
    excluded: &ExcludedCosts,
    base: &[AllocationBase],
    printed_places: Option<u32>,
) -> Result<Determination<AllocatedNetCost>, CostError> {
    let pool = net_cost(costs, excluded)?;
    let shares = allocate(pool.conclusion.total_cost.0, pool.conclusion.excluded, base, printed_places)?;
    let mut steps = pool.steps;
    steps.extend(shares.steps);
    let conclusion = AllocatedNetCost { pool: pool.conclusion, goods: shares.conclusion };
    Ok(Determination { finding: Finding::Satisfied, conclusion, steps, doubts: Vec::new() })
}

/// The costs allocated to one good, and the excluded costs within them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodCosts {
    /// The good.
    pub good: String,
    /// Its costs.
    pub costs: Costs,
    /// The excluded costs among them.
    pub excluded: ExcludedCosts,
}

/// Net cost by paragraph (c): each cost is allocated on its own, so that no excluded cost is left.
///
/// - Takes: the costs of each good as allocated; the totals they have to add up to, where given.
/// - Refuses: `AllocationDoesNotAddUp`.
/// - Source: 19 CFR 182 App. A s. 7(11)(c), sched. 5.
/// - Case: `cases/uniform_regulations/s07_22_example_07.toml`
pub fn net_cost_by_each_cost(
    goods: &[GoodCosts],
    pool: Option<(&Costs, &ExcludedCosts)>,
) -> Result<Determination<Vec<NetCostOutcome>>, CostError> {
    let mut outcomes = Vec::new();
    let mut steps = Vec::new();
    for good in goods {
        let outcome = net_cost(&good.costs, &good.excluded)?;
        steps.push(
            Step::new(
                Message::new("origin-value-net-cost-of-good")
                    .with("good", good.good.as_str())
                    .with("amount", outcome.conclusion.net_cost.0),
            )
            .cite(regulation("s. 7(11)(c)"))
            .under(outcome.steps),
        );
        outcomes.push(outcome.conclusion);
    }
    if let Some((costs, excluded)) = pool {
        let whole = net_cost(costs, excluded)?.conclusion;
        let currency = costs.currency();
        let sum = |amounts: Vec<Money>| Money::sum(currency, amounts);
        for (allocated, total) in [
            (sum(outcomes.iter().map(|o| o.total_cost.0).collect())?, whole.total_cost.0),
            (sum(outcomes.iter().map(|o| o.excluded).collect())?, whole.excluded),
        ] {
            if allocated != total {
                return Err(CostError::AllocationDoesNotAddUp { allocated, total });
            }
        }
    }
    Ok(Determination { finding: Finding::Satisfied, conclusion: outcomes, steps, doubts: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::Decimal;
    use proptest::prelude::*;

    fn usd(n: i64) -> Money {
        Money::usd(Decimal::new(n, 2))
    }

    fn costs(n: i64) -> Costs {
        Costs { other_product_costs: usd(n), ..Costs::none(Currency::USD) }
    }

    #[test]
    fn only_the_related_gain_comes_off() {
        let costs = Costs {
            other_product_costs: usd(4_500_000),
            conversion_gains: usd(700_000),
            conversion_losses: usd(600_000),
            ..Costs::none(Currency::USD)
        };
        assert_eq!(total_cost(&costs).unwrap().conclusion, TotalCost(usd(4_400_000)));
    }

    #[test]
    fn more_excluded_than_spent_is_refused() {
        let excluded = ExcludedCosts { royalties: usd(200), ..ExcludedCosts::none(Currency::USD) };
        assert!(matches!(net_cost(&costs(100), &excluded), Err(CostError::ExcludedExceedsTotal { .. })));
    }

    proptest! {
        /// Paragraphs (a) and (b) give each good the same net cost: one base, one ratio.
        #[test]
        fn allocating_before_or_after_exclusion_agrees(
            total in 1_i64..1_000_000, share in 0_i64..100, a in 1_i64..1000, b in 1_i64..1000,
        ) {
            let excluded = ExcludedCosts {
                royalties: Money::usd(usd(total).amount.checked_mul(Decimal::new(share, 2)).unwrap()),
                ..ExcludedCosts::none(Currency::USD)
            };
            let base = [AllocationBase::new("A", Decimal::from_integer(a)),
                        AllocationBase::new("B", Decimal::from_integer(b))];
            let after = net_cost_allocated_after(&costs(total), &excluded, &base, None).unwrap();
            let before = net_cost_allocated_before(&costs(total), &excluded, &base, None).unwrap();
            for (x, y) in after.conclusion.goods.goods.iter().zip(&before.conclusion.goods.goods) {
                let difference = x.net.checked_sub(y.net).unwrap().amount.abs();
                prop_assert!(difference <= Decimal::from_scaled(2), "{} and {}", x.net, y.net);
            }
        }
    }
}
