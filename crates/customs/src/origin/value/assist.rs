//! Assists: what a buyer gives free of charge or at a reduced cost toward a good or a material.

use super::{ValueError, amount_step, not_negative, positive};
use crate::country::OriginatingStatus;
use crate::decimal::Decimal;
use crate::determination::{Determination, Finding, Step};
use crate::money::Money;

/// The kinds of assist. Schedule 3 s. 4(1)(b) and schedule 6 s. 4(1)(b).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AssistElement {
    /// (i) Materials, other than indirect materials.
    Materials,
    /// (ii) Tools, dies, molds and similar indirect materials.
    Tools,
    /// (iii) Other indirect materials.
    IndirectMaterials,
    /// (iv) Engineering, development, artwork, design work, plans and sketches.
    Engineering,
}

/// An assist as its giver's books show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assist {
    /// Its kind.
    pub element: AssistElement,
    /// Cost on the books of the giver, lease cost, customs value or price paid, as s. 4(6) to (11) say.
    pub cost: Money,
    /// Freight, duties that are not recoverable, brokerage and net waste not yet in `cost`. S. 4(7).
    pub further_costs: Money,
    /// What earlier use has taken off its value. S. 4(10).
    pub reduction_for_use: Money,
    /// What the receiver paid for it, where it was supplied at a reduced cost.
    pub paid_by_receiver: Money,
    /// Engineering and the like that is in the public domain: only the cost of copies counts. S. 4(12).
    pub public_domain: bool,
}

/// The value of an assist before it is spread over units.
///
/// - Gives: cost + further costs − reduction for earlier use − what the receiver paid for it; nothing
///   for engineering in the public domain but what `cost` states for copies.
/// - Refuses: an amount below zero, a reduction beyond the cost.
/// - Source: 19 CFR 182 App. A sched. 3 s. 4(6) to (12) and sched. 6 s. 4(6) to (12).
/// - Case: `cases/uniform_regulations/s03_assist_value.toml`
pub fn value_of_assist(assist: &Assist) -> Result<Money, ValueError> {
    for (what, amount) in [
        ("cost", assist.cost),
        ("further_costs", assist.further_costs),
        ("reduction_for_use", assist.reduction_for_use),
        ("paid_by_receiver", assist.paid_by_receiver),
    ] {
        not_negative(what, amount)?;
    }
    let gross = assist.cost.checked_add(assist.further_costs)?;
    let deducted = assist.reduction_for_use.checked_add(assist.paid_by_receiver)?;
    let value = gross.checked_sub(deducted)?;
    if value.amount.is_negative() {
        return Err(ValueError::DeductionExceedsValue { deducted, from: gross });
    }
    Ok(value)
}

/// The quantities that bear on how an assist may be spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssistQuantities {
    /// Units under contracts or firm commitments; none where production is not committed.
    pub committed: Option<Decimal>,
    /// Units produced up to the time of the first shipment.
    pub produced_at_first_shipment: Decimal,
    /// Units in the first shipment.
    pub first_shipment: Decimal,
}

/// Over how many units an assist is spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssistAllocation {
    /// The units produced up to the first shipment.
    ProducedAtFirstShipment,
    /// The entire anticipated production, under contracts or firm commitments.
    Committed,
    /// A single shipment; only if it is all the units acquired under the contract.
    SingleShipment,
}

/// The numbers of units over which an assist may be spread, in ascending order.
///
/// - Source: 19 CFR 182 App. A sched. 3 s. 4(13) and sched. 6 s. 4(13).
/// - Case: `cases/uniform_regulations/sched3_4_13.toml`
#[must_use]
pub fn assist_denominators(quantities: &AssistQuantities) -> Vec<Decimal> {
    let mut allowed = vec![quantities.produced_at_first_shipment];
    if let Some(committed) = quantities.committed {
        allowed.push(committed);
    }
    allowed.sort_unstable();
    allowed.dedup();
    allowed
}

/// The value of an assist per unit.
///
/// - Takes: the whole value, the quantities, and the producer's choice.
/// - Refuses: `AssistDenominatorNotAllowed` for committed production without a commitment and for a
///   single shipment that is not everything under the contract.
/// - Source: 19 CFR 182 App. A sched. 3 s. 4(13) and sched. 6 s. 4(13).
/// - Case: `cases/uniform_regulations/sched3_4_13.toml`
pub fn allocate_assist(
    value: Money,
    quantities: &AssistQuantities,
    allocation: AssistAllocation,
) -> Result<(Money, Step), ValueError> {
    not_negative("value", value)?;
    let units = match allocation {
        AssistAllocation::ProducedAtFirstShipment => quantities.produced_at_first_shipment,
        AssistAllocation::Committed => {
            quantities.committed.ok_or(ValueError::AssistDenominatorNotAllowed(Decimal::ZERO))?
        }
        AssistAllocation::SingleShipment if quantities.committed == Some(quantities.first_shipment) => {
            quantities.first_shipment
        }
        AssistAllocation::SingleShipment => {
            return Err(ValueError::AssistDenominatorNotAllowed(quantities.first_shipment));
        }
    };
    let per_unit = value.checked_div(positive("units", units)?)?;
    let step = amount_step("origin-value-assist-per-unit", per_unit, "sched. 6 s. 4(13)");
    Ok((per_unit, step))
}

/// A tool that the producer of a good lends, free of charge, to the producer of a material.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LentTool {
    /// Its value, allocated to the material.
    pub value: Money,
    /// Its cost is expensed on the books of the producer of the good.
    pub expensed_by_lender: bool,
    /// Its cost on the books of the producer of the material, if any.
    pub cost_on_borrowers_books: Option<Money>,
    /// Whether the material originates.
    pub material: OriginatingStatus,
}

/// Where a lent tool counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LentToolOutcome {
    /// Its value as an indirect material in the net cost of the material.
    pub in_net_cost_of_material: Money,
    /// What is added to the value of the material when the lender values it.
    pub added_to_material_value: Money,
    /// Whether its cost stands in the net cost of the good besides.
    pub also_in_net_cost_of_good: bool,
    /// Whether the whole value of the material, tool included, is non-originating in the good.
    pub whole_material_non_originating: bool,
}

/// Where a tool lent by the producer of a good to the producer of a material counts: once.
///
/// - Source: 19 CFR 182 App. A s. 7(12), 8(13), sched. 6 s. 4(1)(b)(ii). In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/s08_28_example_08.toml`
pub fn lent_tool(tool: &LentTool) -> Result<Determination<LentToolOutcome>, ValueError> {
    let value = not_negative("value", tool.value)?;
    let (_, in_material) = super::indirect_material_value(tool.cost_on_borrowers_books, value.currency);
    let conclusion = LentToolOutcome {
        in_net_cost_of_material: in_material,
        added_to_material_value: value,
        // Already in the value of the material, expensed or not: a separate cost would count it twice.
        also_in_net_cost_of_good: false,
        whole_material_non_originating: tool.material == OriginatingStatus::NonOriginating,
    };
    let mut steps = vec![
        amount_step("origin-value-lent-tool-in-material-cost", in_material, "s. 8(13)(b)"),
        amount_step("origin-value-lent-tool-added", value, "sched. 6 s. 4(1)(b)(ii)"),
    ];
    if tool.expensed_by_lender {
        steps.push(amount_step("origin-value-lent-tool-once", value, "s. 7(12)"));
    }
    Ok(Determination { finding: Finding::Satisfied, conclusion, steps, doubts: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantities(committed: i64, produced: i64, first: i64) -> AssistQuantities {
        AssistQuantities {
            committed: Some(Decimal::from_integer(committed)),
            produced_at_first_shipment: Decimal::from_integer(produced),
            first_shipment: Decimal::from_integer(first),
        }
    }

    #[test]
    fn a_single_shipment_bears_it_all_only_when_it_is_the_whole_contract() {
        let value = Money::usd(Decimal::from_integer(100));
        let part =
            allocate_assist(value, &quantities(10_000, 4_000, 1_000), AssistAllocation::SingleShipment);
        assert!(matches!(part, Err(ValueError::AssistDenominatorNotAllowed(_))));
        let whole =
            allocate_assist(value, &quantities(1_000, 1_000, 1_000), AssistAllocation::SingleShipment)
                .unwrap();
        assert_eq!(whole.0, Money::usd("0.1".parse().unwrap()));
    }
}
