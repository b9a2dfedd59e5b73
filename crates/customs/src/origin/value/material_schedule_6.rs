//! The value of a material where there is no acceptable transaction value. Schedule 6 sections 5 to 10.

use super::material::MaterialValueBasis;
use super::{ValueError, amount_step, not_negative, positive};
use crate::decimal::Decimal;
use crate::determination::{Message, Step, Value};
use crate::money::Money;

/// Everything schedule 6 may turn to, in its order; what is absent is passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherValuations {
    /// Section 5: sales of identical materials, at or about the same time, to the same country.
    pub identical: Vec<ComparableSale>,
    /// Section 6: sales of similar materials.
    pub similar: Vec<ComparableSale>,
    /// Section 8: sales in the producer's country.
    pub deductive: Option<DeductiveSales>,
    /// Section 9: what it costs to make.
    pub computed: Option<ComputedValue>,
    /// Section 7: the producer asks for section 9 before section 8.
    pub computed_first: bool,
    /// Section 10: reasonable means.
    pub reasonable_means: Option<Money>,
}

/// A sale of identical or similar materials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComparableSale {
    /// Its transaction value, per unit.
    pub value: Money,
    /// Same commercial level and substantially the same quantity.
    pub same_level_and_quantity: bool,
    /// What evidence clearly shows has to be added (or taken off) for another level or quantity.
    pub adjustment: Option<Money>,
}

/// Sales of identical or similar materials in the producer's country, in the condition received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeductiveSales {
    /// The sales.
    pub sales: Vec<UnitSale>,
    /// What comes off the unit price.
    pub deduction: DeductiveDeduction,
    /// Recoverable taxes in the unit price, per unit.
    pub taxes: Money,
}

/// One sale, or several of one size, at a unit price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitSale {
    /// Price of a unit.
    pub unit_price: Money,
    /// Units sold.
    pub quantity: Decimal,
    /// Between related persons: not counted.
    pub related: bool,
    /// To a person who supplied an assist: not counted.
    pub buyer_supplied_assist: bool,
}

/// Section 8(1)(a): one of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeductiveDeduction {
    /// Commissions usually earned, per unit.
    Commission(Money),
    /// Profit and general expenses, taken as a whole, per unit.
    ProfitAndGeneralExpenses(Money),
}

/// Section 9: the sum of these, per unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComputedValue {
    /// Materials used in its production.
    pub materials: Money,
    /// Cost of producing it.
    pub production: Money,
    /// Profit and general expenses usual for its class or kind.
    pub profit_and_general_expenses: Money,
    /// Assists not yet in the above.
    pub assists: Money,
}

/// A value that schedule 6 has found, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule6Value {
    /// The method.
    pub basis: MaterialValueBasis,
    /// The value, per unit.
    pub value: Money,
}

/// The price at which the greatest number of units is sold between persons who are not related.
///
/// - Takes: sales; those between related persons or to one who supplied an assist do not count.
/// - Gives: the unit price and the units sold at it; none without a sale that counts.
/// - Refuses: two prices with the same greatest quantity, a quantity that is not above zero.
/// - Source: 19 CFR 182 App. A sched. 6 s. 8(3), (4).
/// - Case: `cases/uniform_regulations/sched6_8_3.toml`
pub fn greatest_aggregate_unit_price(sales: &[UnitSale]) -> Result<Option<(Money, Decimal)>, ValueError> {
    let mut totals: Vec<(Money, Decimal)> = Vec::new();
    for sale in sales.iter().filter(|s| !s.related && !s.buyer_supplied_assist) {
        positive("quantity", sale.quantity)?;
        not_negative("unit_price", sale.unit_price)?;
        match totals.iter_mut().find(|(price, _)| *price == sale.unit_price) {
            Some((_, total)) => *total = total.checked_add(sale.quantity)?,
            None => totals.push((sale.unit_price, sale.quantity)),
        }
    }
    totals.sort_by_key(|(price, quantity)| (std::cmp::Reverse(*quantity), price.amount));
    match totals.as_slice() {
        [] => Ok(None),
        [first, second, ..] if first.1 == second.1 => {
            Err(ValueError::GreatestQuantityTied { first: first.0, second: second.0, quantity: first.1 })
        }
        [first, ..] => Ok(Some(*first)),
    }
}

fn lowest_comparable(sales: &[ComparableSale]) -> Result<Option<Money>, ValueError> {
    let same: Vec<Money> = sales.iter().filter(|s| s.same_level_and_quantity).map(|s| s.value).collect();
    let values = if same.is_empty() {
        // Another level or quantity counts only with an adjustment that evidence supports.
        sales
            .iter()
            .filter_map(|s| s.adjustment.map(|a| s.value.checked_add(a)))
            .collect::<Result<Vec<_>, _>>()?
    } else {
        same
    };
    let mut lowest: Option<Money> = None;
    for value in values {
        not_negative("value", value)?;
        lowest = Some(match lowest {
            Some(low) if !low.checked_sub(value)?.amount.is_negative() => value,
            Some(low) => low,
            None => value,
        });
    }
    Ok(lowest)
}

fn deductive(sales: &DeductiveSales) -> Result<Option<(Money, Vec<Step>)>, ValueError> {
    let Some((price, quantity)) = greatest_aggregate_unit_price(&sales.sales)? else { return Ok(None) };
    let (key, deduction) = match sales.deduction {
        DeductiveDeduction::Commission(amount) => ("origin-value-deduct-commission", amount),
        DeductiveDeduction::ProfitAndGeneralExpenses(amount) => ("origin-value-deduct-profit", amount),
    };
    let mut step = amount_step("origin-value-greatest-aggregate", price, "sched. 6 s. 8(3)");
    step.message = Message::new("origin-value-greatest-aggregate")
        .with("amount", price)
        .with("quantity", Value::Number(quantity));
    let steps = vec![
        step,
        amount_step(key, not_negative("deduction", deduction)?, "sched. 6 s. 8(1)(a)"),
        amount_step("origin-value-deduct-taxes", not_negative("taxes", sales.taxes)?, "sched. 6 s. 8(1)(b)"),
    ];
    let deducted = deduction.checked_add(sales.taxes)?;
    let value = price.checked_sub(deducted)?;
    if value.amount.is_negative() {
        return Err(ValueError::DeductionExceedsValue { deducted, from: price });
    }
    Ok(Some((value, steps)))
}

fn computed(facts: &ComputedValue) -> Result<(Money, Vec<Step>), ValueError> {
    let mut total = Money::zero(facts.materials.currency);
    let mut steps = Vec::new();
    for (key, what, amount, provision) in [
        ("origin-value-computed-materials", "materials", facts.materials, "sched. 6 s. 9(1)(a)"),
        ("origin-value-computed-production", "production", facts.production, "sched. 6 s. 9(1)(b)"),
        (
            "origin-value-computed-profit",
            "profit_and_general_expenses",
            facts.profit_and_general_expenses,
            "sched. 6 s. 9(1)(c)",
        ),
        ("origin-value-computed-assists", "assists", facts.assists, "sched. 6 s. 9(2)"),
    ] {
        total = total.checked_add(not_negative(what, amount)?)?;
        steps.push(amount_step(key, amount, provision));
    }
    Ok((total, steps))
}

/// The first value that schedule 6 finds in the facts: identical materials, similar materials, the
/// deductive and the computed value (reversed where the producer asks), reasonable means.
///
/// - Gives: the basis and the value; none where the facts hold nothing.
/// - Source: 19 CFR 182 App. A sched. 6 s. 5 to 10. In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/sched6_order_of_methods.toml`
pub fn value_under_schedule_6(
    facts: &OtherValuations,
) -> Result<(Option<Schedule6Value>, Vec<Step>), ValueError> {
    for (sales, basis, key, provision) in [
        (
            &facts.identical,
            MaterialValueBasis::IdenticalMaterials,
            "origin-value-identical-materials",
            "sched. 6 s. 5",
        ),
        (
            &facts.similar,
            MaterialValueBasis::SimilarMaterials,
            "origin-value-similar-materials",
            "sched. 6 s. 6",
        ),
    ] {
        if let Some(value) = lowest_comparable(sales)? {
            return Ok((Some(Schedule6Value { basis, value }), vec![amount_step(key, value, provision)]));
        }
    }
    let by_deduction = || -> Result<Option<(MaterialValueBasis, Money, Vec<Step>)>, ValueError> {
        let Some(sales) = &facts.deductive else { return Ok(None) };
        Ok(deductive(sales)?.map(|(value, steps)| (MaterialValueBasis::Deductive, value, steps)))
    };
    let by_computation = || -> Result<Option<(MaterialValueBasis, Money, Vec<Step>)>, ValueError> {
        let Some(costs) = &facts.computed else { return Ok(None) };
        let (value, steps) = computed(costs)?;
        Ok(Some((MaterialValueBasis::Computed, value, steps)))
    };
    let found = if facts.computed_first {
        match by_computation()? {
            Some(found) => Some(found),
            None => by_deduction()?,
        }
    } else {
        match by_deduction()? {
            Some(found) => Some(found),
            None => by_computation()?,
        }
    };
    if let Some((basis, value, steps)) = found {
        return Ok((Some(Schedule6Value { basis, value }), steps));
    }
    if let Some(value) = facts.reasonable_means {
        let value = not_negative("reasonable_means", value)?;
        let step = amount_step("origin-value-reasonable-means", value, "sched. 6 s. 10");
        return Ok((Some(Schedule6Value { basis: MaterialValueBasis::ReasonableMeans, value }), vec![step]));
    }
    Ok((None, Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd(text: &str) -> Money {
        Money::usd(text.parse().unwrap())
    }

    fn sale(price: &str, quantity: &str) -> UnitSale {
        UnitSale {
            unit_price: usd(price),
            quantity: quantity.parse().unwrap(),
            related: false,
            buyer_supplied_assist: false,
        }
    }

    #[test]
    fn quantities_at_one_price_add_up() {
        let sales = [sale("90", "40"), sale("100", "60"), sale("90", "25")];
        assert_eq!(greatest_aggregate_unit_price(&sales).unwrap(), Some((usd("90"), "65".parse().unwrap())));
        let tied = [sale("90", "40"), sale("100", "40")];
        assert!(matches!(greatest_aggregate_unit_price(&tied), Err(ValueError::GreatestQuantityTied { .. })));
    }

    #[test]
    fn the_lowest_identical_sale_comes_before_similar_ones_and_unadjusted_others_do_not_count() {
        let comparable = |value: &str, same: bool| ComparableSale {
            value: usd(value),
            same_level_and_quantity: same,
            adjustment: None,
        };
        let facts = OtherValuations {
            identical: vec![comparable("12", true), comparable("11", true), comparable("5", false)],
            similar: vec![comparable("3", true)],
            ..OtherValuations::default()
        };
        let (found, _) = value_under_schedule_6(&facts).unwrap();
        let expected = Schedule6Value { basis: MaterialValueBasis::IdenticalMaterials, value: usd("11") };
        assert_eq!(found, Some(expected));
    }
}
