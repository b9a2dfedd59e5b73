//! The value of a material used in the production of a good. Section 8.

use super::material_schedule_6::{OtherValuations, value_under_schedule_6};
use super::transaction_value::{Sale, Schedule, TransactionValueObstacle, adjusted_price, judge};
use super::{ValueError, amount_step, missing, not_negative, regulation};
use crate::country::OriginatingStatus;
use crate::decimal::Decimal;
use crate::determination::{Determination, Finding, Message, Step};
use crate::money::{Currency, Money};

/// How the producer came by a material. Section 8(1). Amounts per unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acquisition {
    /// Imported by the producer into the country of production. Paragraph (a).
    Imported {
        /// The purchase from the seller.
        purchase: Sale,
        /// What the customs value of the importing country rests on.
        customs: CustomsValuation,
        /// Costs of the international shipment that the price does not hold.
        international_shipment: Money,
        /// What schedule 6 may turn to where the transaction value is unacceptable.
        otherwise: Box<OtherValuations>,
    },
    /// Acquired from a person in the country of production. Paragraph (b).
    Acquired(AcquiredPrice),
    /// Made by the producer. Paragraph (c).
    SelfProduced(SelfProducedCosts),
}

/// What the customs value of an imported material rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CustomsValuation {
    /// The price the producer paid or has to pay to the seller.
    PricePaidByProducer,
    /// Another sale, such as that from a manufacturer to a middleman.
    PriceOfAnotherSale,
}

/// The three values of section 8(1)(b), at the producer's choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AcquiredPrice {
    /// (i) The price paid or payable by the producer.
    PricePaid(Money),
    /// (ii) The value as determined for an imported material.
    AsImported(Box<Acquisition>),
    /// (iii) The earliest ascertainable price paid or payable in the country of production.
    EarliestAscertainable(Money),
}

/// The cost of a self-produced material. Section 8(1)(c).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelfProducedCosts {
    /// All costs of its production, general expenses included, as on the producer's books.
    pub costs: Money,
    /// Profit added in the normal course of trade.
    pub profit: Money,
    /// A self-produced material within it has been valued with profit: then none is added here.
    pub profit_within: bool,
}

/// Costs that may be deducted from the value of a material that is non-originating or of undetermined
/// origin, where the value holds them. Section 8(2). What is not documented is none: section 8(3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaterialDeductions {
    /// (a) Freight, insurance, packing and other transport to the location of the producer.
    pub freight: Option<Money>,
    /// (b) Duties and taxes that are not waived, refunded or otherwise recoverable.
    pub duties: Option<Money>,
    /// (c) Customs brokerage.
    pub brokerage: Option<Money>,
    /// (d) Waste and spoilage.
    pub waste: Option<Money>,
    /// (d) Less the value of reusable scrap or by-product.
    pub reusable_scrap: Option<Money>,
}

impl MaterialDeductions {
    /// Nothing that could be deducted.
    pub const NONE: Self =
        Self { freight: None, duties: None, brokerage: None, waste: None, reusable_scrap: None };
}

/// A material, how it was acquired, and what its value may shed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaterialFacts {
    /// How the producer came by it.
    pub acquisition: Acquisition,
    /// Its status; deductions are for what is not originating.
    pub status: OriginatingStatus,
    /// Deductions.
    pub deductions: MaterialDeductions,
}

/// What a value rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MaterialValueBasis {
    /// Transaction value of an imported material, section 8(1)(a).
    TransactionValue,
    /// Section 8(1)(b)(i).
    PricePaid,
    /// Section 8(1)(b)(iii).
    EarliestAscertainablePrice,
    /// Section 8(1)(c).
    SelfProduced,
    /// Schedule 6 s. 2 to 4: the producer's own purchase.
    Schedule6Purchase,
    /// Schedule 6 s. 5.
    IdenticalMaterials,
    /// Schedule 6 s. 6.
    SimilarMaterials,
    /// Schedule 6 s. 8.
    Deductive,
    /// Schedule 6 s. 9.
    Computed,
    /// Schedule 6 s. 10.
    ReasonableMeans,
}

/// The value of a material.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaterialValue {
    /// What it rests on; none where the value is undetermined.
    pub basis: Option<MaterialValueBasis>,
    /// Before deductions.
    pub before_deductions: Option<Money>,
    /// Deducted under section 8(2).
    pub deducted: Option<Money>,
    /// The value.
    pub value: Option<Money>,
    /// Why the transaction value was not acceptable, where it was not.
    pub obstacles: Vec<TransactionValueObstacle>,
}

/// The value of a material used in the production of a good.
///
/// - Takes: how it was acquired, its status, the documented deductions. Per unit, one currency.
/// - Gives: the value and what it rests on; `Undetermined` where schedule 6 finds no value in the facts.
/// - Refuses: amounts below zero, deductions beyond the value, two currencies.
/// - Source: 19 CFR 182 App. A s. 8(1) to (5), sched. 6. In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/s08_28_example_01.toml`
pub fn value_of_material(facts: &MaterialFacts) -> Result<Determination<MaterialValue>, ValueError> {
    let mut valued = value_before_deductions(&facts.acquisition)?;
    let Some(before) = valued.conclusion.before_deductions else { return Ok(valued) };
    let deducted = if facts.status == OriginatingStatus::NonOriginating {
        let (deducted, steps) = deductions(&facts.deductions, before.currency)?;
        valued.steps.extend(steps);
        deducted
    } else {
        Money::zero(before.currency)
    };
    let value = before.checked_sub(deducted)?;
    if value.amount.is_negative() {
        return Err(ValueError::DeductionExceedsValue { deducted, from: before });
    }
    valued.steps.push(amount_step("origin-value-material-value", value, "s. 8(1), (2)"));
    valued.conclusion.deducted = Some(deducted);
    valued.conclusion.value = Some(value);
    Ok(valued)
}

fn settled(
    basis: MaterialValueBasis,
    value: Money,
    steps: Vec<Step>,
    obstacles: Vec<TransactionValueObstacle>,
) -> Determination<MaterialValue> {
    Determination {
        finding: Finding::Satisfied,
        conclusion: MaterialValue {
            basis: Some(basis),
            before_deductions: Some(value),
            deducted: None,
            value: None,
            obstacles,
        },
        steps,
        doubts: Vec::new(),
    }
}

fn value_before_deductions(acquisition: &Acquisition) -> Result<Determination<MaterialValue>, ValueError> {
    match acquisition {
        Acquisition::Imported { purchase, customs, international_shipment, otherwise } => {
            imported(purchase, *customs, *international_shipment, otherwise)
        }
        Acquisition::Acquired(AcquiredPrice::PricePaid(price)) => {
            let price = not_negative("price", *price)?;
            let step = amount_step("origin-value-material-price-paid", price, "s. 8(1)(b)(i)");
            Ok(settled(MaterialValueBasis::PricePaid, price, vec![step], Vec::new()))
        }
        Acquisition::Acquired(AcquiredPrice::EarliestAscertainable(price)) => {
            let price = not_negative("price", *price)?;
            let step = amount_step("origin-value-material-earliest-price", price, "s. 8(1)(b)(iii)");
            Ok(settled(MaterialValueBasis::EarliestAscertainablePrice, price, vec![step], Vec::new()))
        }
        Acquisition::Acquired(AcquiredPrice::AsImported(as_imported)) => value_before_deductions(as_imported),
        Acquisition::SelfProduced(costs) => self_produced(costs),
    }
}

fn self_produced(costs: &SelfProducedCosts) -> Result<Determination<MaterialValue>, ValueError> {
    let cost = not_negative("costs", costs.costs)?;
    let mut steps = vec![amount_step("origin-value-material-self-produced-costs", cost, "s. 8(1)(c)(i)")];
    let profit = not_negative("profit", costs.profit)?;
    let value = if costs.profit_within {
        steps.push(amount_step("origin-value-material-profit-not-added", profit, "s. 8(1)(c)(ii)"));
        cost
    } else {
        steps.push(amount_step("origin-value-material-profit", profit, "s. 8(1)(c)(ii)"));
        cost.checked_add(profit)?
    };
    Ok(settled(MaterialValueBasis::SelfProduced, value, steps, Vec::new()))
}

fn imported(
    purchase: &Sale,
    customs: CustomsValuation,
    international_shipment: Money,
    otherwise: &OtherValuations,
) -> Result<Determination<MaterialValue>, ValueError> {
    not_negative("international_shipment", international_shipment)?;
    let (finding, mut obstacles, mut steps) = judge(purchase, Schedule::Material);
    if matches!(finding, Finding::Undetermined { .. }) {
        let conclusion = MaterialValue {
            basis: None,
            before_deductions: None,
            deducted: None,
            value: None,
            obstacles: Vec::new(),
        };
        return Ok(Determination { finding, conclusion, steps, doubts: Vec::new() });
    }
    let another = customs == CustomsValuation::PriceOfAnotherSale;
    if another {
        obstacles.push(TransactionValueObstacle::PriceOfAnotherSale);
        steps.push(TransactionValueObstacle::PriceOfAnotherSale.step("s. 8(4), sched. 6 s. 3(1)"));
    }
    // A customs value of another sale leaves the producer's own purchase, which schedule 6 values first.
    if finding.is_satisfied() {
        let (price, price_steps) = adjusted_price(purchase, Schedule::Material)?;
        steps.extend(price_steps);
        let value = price.checked_add(international_shipment)?;
        if !international_shipment.amount.is_zero() {
            steps.push(amount_step(
                "origin-value-material-international-shipment",
                international_shipment,
                "s. 8(1)(a)",
            ));
        }
        let basis = if another {
            MaterialValueBasis::Schedule6Purchase
        } else {
            MaterialValueBasis::TransactionValue
        };
        return Ok(settled(basis, value, steps, obstacles));
    }
    steps.push(Step::new(Message::new("origin-value-schedule-6-applies")).cite(regulation("s. 8(4)")));
    let (found, other_steps) = value_under_schedule_6(otherwise)?;
    steps.extend(other_steps);
    match found {
        Some(found) => Ok(settled(found.basis, found.value, steps, obstacles)),
        None => {
            let question = Message::new("origin-value-ask-schedule-6");
            let conclusion = MaterialValue {
                basis: None,
                before_deductions: None,
                deducted: None,
                value: None,
                obstacles,
            };
            Ok(Determination {
                finding: missing("material-value", None, question),
                conclusion,
                steps,
                doubts: Vec::new(),
            })
        }
    }
}

fn deductions(given: &MaterialDeductions, currency: Currency) -> Result<(Money, Vec<Step>), ValueError> {
    let zero = Money::zero(currency);
    let mut total = zero;
    let mut steps = Vec::new();
    for (key, what, amount, provision) in [
        ("origin-value-deduct-freight", "freight", given.freight, "s. 8(2)(a)"),
        ("origin-value-deduct-duties", "duties", given.duties, "s. 8(2)(b)"),
        ("origin-value-deduct-brokerage", "brokerage", given.brokerage, "s. 8(2)(c)"),
    ] {
        if let Some(amount) = amount {
            total = total.checked_add(not_negative(what, amount)?)?;
            steps.push(amount_step(key, amount, provision));
        }
    }
    if let Some(waste) = given.waste {
        let scrap = not_negative("reusable_scrap", given.reusable_scrap.unwrap_or(zero))?;
        let net = not_negative("waste", waste)?.checked_sub(scrap)?;
        // Scrap worth more than the waste cost takes nothing off: there is no net cost of waste.
        let net = if net.amount.is_negative() { zero } else { net };
        total = total.checked_add(net)?;
        steps.push(amount_step("origin-value-deduct-waste", net, "s. 8(2)(d)"));
    }
    Ok((total, steps))
}

/// The value of an indirect material for the net cost: what the producer's own books record for it.
///
/// A tool that another has paid for and lent stands at nothing on the books of the producer who uses it.
///
/// - Source: 19 CFR 182 App. A s. 8(13).
/// - Case: `cases/uniform_regulations/s08_28_example_08.toml`
#[must_use]
pub fn indirect_material_value(
    cost_on_producers_books: Option<Money>,
    currency: Currency,
) -> (OriginatingStatus, Money) {
    (OriginatingStatus::Originating, cost_on_producers_books.unwrap_or(Money::zero(currency)))
}

/// A value in the currency of the producer's country, by the rate that section 2 names.
///
/// - Refuses: a rate that is not above zero.
/// - Source: 19 CFR 182 App. A s. 2(1), (2).
pub fn convert(value: Money, rate: Decimal, currency: Currency) -> Result<Money, ValueError> {
    if rate <= Decimal::ZERO {
        return Err(ValueError::ExchangeRateNotPositive(rate));
    }
    Ok(Money::new(value.amount.checked_mul(rate)?, currency))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd(text: &str) -> Money {
        Money::usd(text.parse().unwrap())
    }

    fn imported_at(price: &str) -> MaterialFacts {
        MaterialFacts {
            acquisition: Acquisition::Imported {
                purchase: Sale::at(usd(price)),
                customs: CustomsValuation::PricePaidByProducer,
                international_shipment: usd("2"),
                otherwise: Box::default(),
            },
            status: OriginatingStatus::NonOriginating,
            deductions: MaterialDeductions { freight: Some(usd("2")), ..MaterialDeductions::NONE },
        }
    }

    #[test]
    fn freight_is_in_the_value_and_may_be_taken_out_of_what_does_not_originate() {
        let mut facts = imported_at("10");
        let value = value_of_material(&facts).unwrap().conclusion;
        assert_eq!((value.before_deductions, value.value), (Some(usd("12")), Some(usd("10"))));
        facts.status = OriginatingStatus::Originating;
        assert_eq!(value_of_material(&facts).unwrap().conclusion.value, Some(usd("12")));
    }

    #[test]
    fn waste_worth_less_than_its_scrap_takes_nothing_off() {
        let mut facts = imported_at("10");
        facts.deductions = MaterialDeductions {
            waste: Some(usd("1")),
            reusable_scrap: Some(usd("3")),
            ..MaterialDeductions::NONE
        };
        assert_eq!(value_of_material(&facts).unwrap().conclusion.value, Some(usd("12")));
    }

    #[test]
    fn a_customs_value_from_a_middlemans_purchase_gives_way_to_the_producers_price() {
        let mut facts = imported_at("10");
        if let Acquisition::Imported { customs, .. } = &mut facts.acquisition {
            *customs = CustomsValuation::PriceOfAnotherSale;
        }
        let value = value_of_material(&facts).unwrap().conclusion;
        assert_eq!(value.basis, Some(MaterialValueBasis::Schedule6Purchase));
        assert_eq!(value.obstacles, [TransactionValueObstacle::PriceOfAnotherSale]);
    }

    #[test]
    fn an_unacceptable_price_without_another_value_is_undetermined() {
        let mut facts = imported_at("10");
        if let Acquisition::Imported { purchase, .. } = &mut facts.acquisition {
            purchase.conditions.sold = false;
        }
        let value = value_of_material(&facts).unwrap();
        assert_eq!(value.finding.missing().len(), 1);
        assert_eq!(value.conclusion.value, None);
    }
}
