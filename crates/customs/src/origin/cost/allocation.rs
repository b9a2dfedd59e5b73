//! Reasonable allocation of costs to a good. Schedule 5.

use super::CostError;
use crate::decimal::Decimal;
use crate::determination::{Determination, Finding, Message, Step, Value};
use crate::money::Money;
use crate::origin::value::{regulation, share_of};
use crate::ratio::Ratio;

/// How overhead is allocated. Schedule 5 s. 4(c), appendices A to C.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AllocationMethod {
    /// Appendix A: a base such as direct labor hours or costs, units, machine-hours, sales, floor space.
    CostRatio,
    /// Appendix B: direct labor and direct material.
    DirectLaborAndMaterial,
    /// Appendix C: direct labor, direct material and direct overhead, for indirect overhead.
    DirectCost,
}

impl AllocationMethod {
    const fn provision(self) -> &'static str {
        match self {
            Self::CostRatio => "sched. 5 App. A",
            Self::DirectLaborAndMaterial => "sched. 5 App. B",
            Self::DirectCost => "sched. 5 App. C",
        }
    }
}

/// What a good has of the base on which a cost is spread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocationBase {
    /// The good.
    pub good: String,
    /// Hours, units, area, money … of this good; the sum of its parts for appendices B and C.
    pub measure: Decimal,
    /// By which appendix the base is made.
    pub method: AllocationMethod,
}

impl AllocationBase {
    /// A base of appendix A.
    pub fn new(good: impl Into<String>, measure: Decimal) -> Self {
        Self { good: good.into(), measure, method: AllocationMethod::CostRatio }
    }

    /// A base of appendix B: the good's direct labor and direct material costs.
    pub fn labor_and_material(
        good: impl Into<String>,
        labor: Decimal,
        material: Decimal,
    ) -> Result<Self, CostError> {
        let measure = labor.checked_add(material)?;
        Ok(Self { good: good.into(), measure, method: AllocationMethod::DirectLaborAndMaterial })
    }

    /// A base of appendix C: direct labor, direct material and direct overhead of the good.
    pub fn direct_cost(
        good: impl Into<String>,
        labor: Decimal,
        material: Decimal,
        direct_overhead: Decimal,
    ) -> Result<Self, CostError> {
        let measure = labor.checked_add(material)?.checked_add(direct_overhead)?;
        Ok(Self { good: good.into(), measure, method: AllocationMethod::DirectCost })
    }
}

/// What one good bears of a cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocatedCost {
    /// The good.
    pub good: String,
    /// Its part of the base.
    pub ratio: Ratio,
    /// Its part of the cost.
    pub allocated: Money,
    /// The excluded costs within that part, by the same ratio.
    pub excluded: Money,
    /// The part without them.
    pub net: Money,
}

/// A cost spread over goods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostAllocation {
    /// Each good, in the order of the base.
    pub goods: Vec<AllocatedCost>,
}

/// The ratio of each good: its base over the base of all goods.
///
/// - Refuses: a base below zero, bases that add up to nothing.
pub fn allocation_ratios(base: &[AllocationBase]) -> Result<Vec<Ratio>, CostError> {
    let mut sum = Decimal::ZERO;
    for part in base {
        if part.measure.is_negative() {
            return Err(CostError::AllocationBaseNegative { good: part.good.clone(), measure: part.measure });
        }
        sum = sum.checked_add(part.measure)?;
    }
    if sum <= Decimal::ZERO {
        return Err(CostError::AllocationBaseNotPositive(sum));
    }
    base.iter().map(|part| Ok(Ratio::new(part.measure, sum)?)).collect()
}

/// Spreads a cost over goods by their base.
///
/// CAG = CA × AB ÷ TAB
///
/// The law multiplies by the ratio itself; the printed examples round it first. `printed_places` repeats
/// their rounding, so that an example can be compared with its print; no answer of the engine uses it.
///
/// - Takes: the cost, the excluded costs within it, the base of every good.
/// - Gives: what each good bears, exact to twelve places.
/// - Refuses: a base below zero, bases that add up to nothing, two currencies.
/// - Source: 19 CFR 182 App. A sched. 5 App. A to C. In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/sched5_a_example_02.toml`
pub fn allocate(
    cost: Money,
    excluded: Money,
    base: &[AllocationBase],
    printed_places: Option<u32>,
) -> Result<Determination<CostAllocation>, CostError> {
    let ratios = allocation_ratios(base)?;
    let mut goods = Vec::with_capacity(base.len());
    let mut steps = Vec::with_capacity(base.len());
    for (part, ratio) in base.iter().zip(ratios) {
        let share = |amount: Money| -> Result<Money, CostError> {
            Ok(match printed_places {
                Some(places) => amount.checked_mul(ratio.to_decimal()?.round_half_even(places))?,
                None => share_of(amount, ratio.numerator(), ratio.denominator())?,
            })
        };
        let (allocated, excluded) = (share(cost)?, share(excluded)?);
        let net = allocated.checked_sub(excluded)?;
        steps.push(
            Step::new(
                Message::new("origin-value-allocated")
                    .with("good", part.good.as_str())
                    .with("base", Value::Number(part.measure))
                    .with("total", Value::Number(ratio.denominator()))
                    .with("ratio", ratio)
                    .with("cost", cost)
                    .with("amount", allocated),
            )
            .cite(regulation(part.method.provision())),
        );
        goods.push(AllocatedCost { good: part.good.clone(), ratio, allocated, excluded, net });
    }
    Ok(Determination {
        finding: Finding::Satisfied,
        conclusion: CostAllocation { goods },
        steps,
        doubts: Vec::new(),
    })
}

/// How a producer allocates a class of cost for its own purposes. Schedule 5 s. 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InternalAllocation {
    /// It rests on benefit, cause or ability to bear (and, for material and labor, reasonably reflects
    /// what the good uses).
    pub reasonable: bool,
    /// It is used solely to qualify the good. Section 8.
    pub solely_to_qualify: bool,
}

/// What a cost is that must not be allocated to a good. Schedule 5 s. 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CostNotAllocable {
    /// A service to another person that is not related to the good.
    UnrelatedService,
    /// Gains or losses on a discontinued operation that are not related to the good.
    DiscontinuedOperation,
    /// Cumulative effects of accounting changes.
    AccountingChange,
    /// Gains or losses on the sale of a capital asset.
    CapitalAsset,
}

/// Which method counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AllocationRule {
    /// The producer's own method has to be used. Section 3.
    OwnMethod,
    /// Any reasonable method may be chosen, those of the appendices among them. Section 4.
    AnyReasonable,
    /// The cost must not be allocated to the good at all. Section 7.
    NotAllocable(CostNotAllocable),
}

/// Which method of allocation counts for a cost.
///
/// - Source: 19 CFR 182 App. A sched. 5 s. 3, 4, 7 and 8.
/// - Case: `cases/uniform_regulations/sched5_3_own_method.toml`
#[must_use]
pub fn allocation_method(
    own: Option<InternalAllocation>,
    not_allocable: Option<CostNotAllocable>,
) -> Determination<AllocationRule> {
    let (rule, key, provision) = match (not_allocable, own) {
        (Some(kind), _) => {
            (AllocationRule::NotAllocable(kind), "origin-value-not-allocable", "sched. 5 s. 7")
        }
        (None, Some(own)) if own.reasonable && !own.solely_to_qualify => {
            (AllocationRule::OwnMethod, "origin-value-own-allocation", "sched. 5 s. 3")
        }
        (None, Some(own)) if own.solely_to_qualify => {
            (AllocationRule::AnyReasonable, "origin-value-allocation-solely-to-qualify", "sched. 5 s. 8")
        }
        (None, _) => (AllocationRule::AnyReasonable, "origin-value-any-allocation", "sched. 5 s. 4"),
    };
    let finding = Finding::from_bool(!matches!(rule, AllocationRule::NotAllocable(_)));
    let step = Step::new(Message::new(key)).finding(finding.clone()).cite(regulation(provision));
    Determination { finding, conclusion: rule, steps: vec![step], doubts: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_base_of_nothing_is_refused() {
        let cost = Money::usd(Decimal::ONE);
        let none = Money::usd(Decimal::ZERO);
        assert!(matches!(
            allocate(cost, none, &[AllocationBase::new("A", Decimal::ZERO)], None),
            Err(CostError::AllocationBaseNotPositive(_))
        ));
        assert!(matches!(allocate(cost, none, &[], None), Err(CostError::AllocationBaseNotPositive(_))));
    }

    #[test]
    fn a_method_used_solely_to_qualify_does_not_bind() {
        let own = InternalAllocation { reasonable: true, solely_to_qualify: true };
        assert_eq!(allocation_method(Some(own), None).conclusion, AllocationRule::AnyReasonable);
        let own = InternalAllocation { reasonable: true, solely_to_qualify: false };
        assert_eq!(allocation_method(Some(own), None).conclusion, AllocationRule::OwnMethod);
    }

    proptest! {
        #[test]
        fn the_parts_add_up_to_the_cost(
            cost in 0_i64..1_000_000_000, bases in prop::collection::vec(0_i64..10_000, 1..8),
        ) {
            prop_assume!(bases.iter().sum::<i64>() > 0);
            let base: Vec<AllocationBase> =
                bases.iter().map(|m| AllocationBase::new("g", Decimal::from_integer(*m))).collect();
            let cost = Money::usd(Decimal::new(cost, 2));
            let none = Money::usd(Decimal::ZERO);
            let shares = allocate(cost, none, &base, None).unwrap().conclusion;
            let sum = Money::sum(cost.currency, shares.goods.iter().map(|g| g.allocated)).unwrap();
            let off = sum.checked_sub(cost).unwrap().amount.abs();
            prop_assert!(off <= Decimal::from_scaled(base.len() as i128));
        }
    }
}
