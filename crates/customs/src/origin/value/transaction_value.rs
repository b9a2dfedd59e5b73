//! The transaction value of a good, and when there is none that is acceptable. Schedules 3 and 4.

use super::{InternationalShipment, ValueError, amount_step, missing, not_negative, regulation};
use crate::determination::{Determination, Finding, Message, Step};
use crate::money::Money;
use crate::origin::TransactionValue;

/// A charge that the price holds though it is no part of the transaction value. Schedule 3 s. 3(3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriceCharge {
    /// What it is for.
    pub kind: PriceChargeKind,
    /// The amount, per unit.
    pub amount: Money,
    /// Whether it is distinguished from the price paid or payable; if not, it stays in the value.
    pub distinguished: bool,
}

/// The charges of schedule 3 s. 3(3) and schedule 6 s. 3(3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PriceChargeKind {
    /// Construction, erection, assembly, maintenance or technical assistance after the sale.
    WorkAfterSale,
    /// Duties and taxes paid in the buyer's country (goods only).
    DutiesAndTaxes,
}

/// An addition to the price paid or payable. Schedule 3 s. 4(1), schedule 6 s. 4(1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addition {
    /// Its kind.
    pub kind: AdditionKind,
    /// The amount per unit; none where no objective and quantifiable data exist.
    pub amount: Option<Money>,
    /// Whether the price already holds it.
    pub included_in_price: bool,
}

/// The kinds of addition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AdditionKind {
    /// Commissions and brokerage, except buying commissions.
    Commission,
    /// Buying commissions: never added.
    BuyingCommission,
    /// Transport to the producer's point of direct shipment, with loading, handling and insurance.
    TransportToPoint,
    /// Packaging materials and containers classified with the good, or containers with the material.
    Packaging,
    /// An assist of materials.
    AssistMaterials,
    /// An assist of tools, dies and molds.
    AssistTools,
    /// An assist of other indirect materials.
    AssistIndirectMaterials,
    /// An assist of engineering, development, artwork or design.
    AssistEngineering,
    /// Royalties that must be paid as a condition of sale.
    Royalties,
    /// Charges for the right to reproduce the good: never added.
    RightToReproduce,
    /// Proceeds of a later resale, disposal or use that accrue to the seller.
    Proceeds,
}

impl AdditionKind {
    /// Its provision in the schedule `sched`; none for what must not be added.
    #[must_use]
    pub(super) const fn paragraph(self) -> Option<&'static str> {
        match self {
            Self::Commission => Some("4(1)(a)(i)"),
            Self::TransportToPoint => Some("4(1)(a)(ii)"),
            Self::Packaging => Some("4(1)(a)(iii)"),
            Self::AssistMaterials => Some("4(1)(b)(i)"),
            Self::AssistTools => Some("4(1)(b)(ii)"),
            Self::AssistIndirectMaterials => Some("4(1)(b)(iii)"),
            Self::AssistEngineering => Some("4(1)(b)(iv)"),
            Self::Royalties => Some("4(1)(c)"),
            Self::Proceeds => Some("4(1)(d)"),
            Self::BuyingCommission | Self::RightToReproduce => None,
        }
    }

    const fn message(self) -> &'static str {
        match self {
            Self::Commission => "origin-value-add-commission",
            Self::BuyingCommission => "origin-value-not-added-buying-commission",
            Self::TransportToPoint => "origin-value-add-transport-to-point",
            Self::Packaging => "origin-value-add-packaging",
            Self::AssistMaterials => "origin-value-add-assist-materials",
            Self::AssistTools => "origin-value-add-assist-tools",
            Self::AssistIndirectMaterials => "origin-value-add-assist-indirect",
            Self::AssistEngineering => "origin-value-add-assist-engineering",
            Self::Royalties => "origin-value-add-royalties",
            Self::RightToReproduce => "origin-value-not-added-right-to-reproduce",
            Self::Proceeds => "origin-value-add-proceeds",
        }
    }
}

/// The circumstances of a sale that can make its price unacceptable. Schedule 4 s. 2, schedule 6 s. 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SaleConditions {
    /// The good is the subject of a sale.
    pub sold: bool,
    /// Restrictions on disposal or use other than by law, by area of resale, or without substantial
    /// effect on the value.
    pub restricted: bool,
    /// The price depends on a condition or consideration whose value cannot be determined.
    pub undeterminable_condition: bool,
    /// Part of later proceeds accrues to the seller and cannot be added.
    pub proceeds_not_quantifiable: bool,
    /// Buyer and seller are related persons.
    pub related: bool,
    /// The relationship influenced the price; asked for where they are related.
    pub relationship_influenced_price: Option<bool>,
}

impl SaleConditions {
    /// An ordinary sale between persons who are not related.
    pub const ORDINARY: Self = Self {
        sold: true,
        restricted: false,
        undeterminable_condition: false,
        proceeds_not_quantifiable: false,
        related: false,
        relationship_influenced_price: None,
    };
}

/// Why a price is no acceptable transaction value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TransactionValueObstacle {
    /// There was no sale.
    NotSold,
    /// The buyer's disposal or use is restricted.
    Restricted,
    /// A condition whose value cannot be determined.
    UndeterminableCondition,
    /// Proceeds that cannot be added.
    ProceedsNotQuantifiable,
    /// The relationship influenced the price.
    RelationshipInfluencedPrice,
    /// An addition lacks objective and quantifiable data.
    NoObjectiveData,
    /// The customs value rests on another price than the one the producer paid the seller.
    PriceOfAnotherSale,
}

impl TransactionValueObstacle {
    const fn message(self) -> &'static str {
        match self {
            Self::NotSold => "origin-value-obstacle-not-sold",
            Self::Restricted => "origin-value-obstacle-restricted",
            Self::UndeterminableCondition => "origin-value-obstacle-condition",
            Self::ProceedsNotQuantifiable => "origin-value-obstacle-proceeds",
            Self::RelationshipInfluencedPrice => "origin-value-obstacle-relationship",
            Self::NoObjectiveData => "origin-value-obstacle-no-data",
            Self::PriceOfAnotherSale => "origin-value-obstacle-another-sale",
        }
    }

    /// The step that states it, with its provision.
    pub(super) fn step(self, provision: &str) -> Step {
        Step::new(Message::new(self.message())).finding(Finding::NotSatisfied).cite(regulation(provision))
    }
}

/// A sale: the price, what it holds, what comes on top, and its circumstances. Per unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sale {
    /// Price actually paid or payable: all payments to or for the benefit of the seller.
    pub price: Money,
    /// Charges in the price that are no part of the value.
    pub charges: Vec<PriceCharge>,
    /// What is to be added.
    pub additions: Vec<Addition>,
    /// Circumstances.
    pub conditions: SaleConditions,
}

impl Sale {
    /// An ordinary sale at `price`.
    #[must_use]
    pub const fn at(price: Money) -> Self {
        Self { price, charges: Vec::new(), additions: Vec::new(), conditions: SaleConditions::ORDINARY }
    }
}

/// What a sale gives as transaction value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaleOutcome {
    /// The value before international shipment is taken out; none where it cannot be determined.
    pub before_shipment: Option<Money>,
    /// The value adjusted to exclude international shipment; none where it is not acceptable.
    pub transaction_value: Option<TransactionValue>,
    /// Why not.
    pub obstacles: Vec<TransactionValueObstacle>,
}

/// The obstacles in the circumstances of a sale, and the finding: undetermined where the persons are
/// related and nobody has said whether that influenced the price.
pub(super) fn judge(sale: &Sale, schedule: Schedule) -> (Finding, Vec<TransactionValueObstacle>, Vec<Step>) {
    use TransactionValueObstacle as O;
    let c = sale.conditions;
    let no_data = sale.additions.iter().any(|a| {
        a.amount.is_none()
            && !a.included_in_price
            && schedule.adds(a.kind)
            && a.kind != AdditionKind::Proceeds
    });
    let proceeds = c.proceeds_not_quantifiable
        || sale
            .additions
            .iter()
            .any(|a| a.kind == AdditionKind::Proceeds && a.amount.is_none() && !a.included_in_price);
    let mut obstacles = Vec::new();
    let mut steps = Vec::new();
    for (met, obstacle, good, material) in [
        (!c.sold, O::NotSold, "sched. 4 s. 2(1)", "sched. 6 s. 2(2)"),
        (c.restricted, O::Restricted, "sched. 4 s. 2(2)(a)", "sched. 6 s. 2(3)(a)"),
        (
            c.undeterminable_condition,
            O::UndeterminableCondition,
            "sched. 4 s. 2(2)(b)",
            "sched. 6 s. 2(3)(b)",
        ),
        (proceeds, O::ProceedsNotQuantifiable, "sched. 4 s. 2(2)(c)", "sched. 6 s. 2(3)(c)"),
        (
            c.related && c.relationship_influenced_price == Some(true),
            O::RelationshipInfluencedPrice,
            "sched. 4 s. 2(2)(d)",
            "sched. 6 s. 2(3)(d)",
        ),
        (no_data, O::NoObjectiveData, "sched. 3 s. 4(3)", "sched. 6 s. 4(3)"),
    ] {
        if met {
            obstacles.push(obstacle);
            steps.push(obstacle.step(if schedule == Schedule::Good { good } else { material }));
        }
    }
    let finding = if !obstacles.is_empty() {
        Finding::NotSatisfied
    } else if c.related && c.relationship_influenced_price.is_none() {
        let question = Message::new("origin-value-ask-relationship-influenced-price");
        let open = missing("relationship-influenced-price", None, question.clone());
        steps.push(Step::new(question).finding(open.clone()).cite(regulation(schedule.related())));
        open
    } else {
        Finding::Satisfied
    };
    (finding, obstacles, steps)
}

/// Which schedule values the sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Schedule {
    /// Schedule 3, with schedule 4: a good.
    Good,
    /// Schedule 6: a material.
    Material,
}

impl Schedule {
    const fn related(self) -> &'static str {
        match self {
            Self::Good => "sched. 4 s. 2(2)(d)",
            Self::Material => "sched. 6 s. 2(3)(d)",
        }
    }

    const fn charges(self) -> &'static str {
        match self {
            Self::Good => "sched. 3 s. 3(3)",
            Self::Material => "sched. 6 s. 3(3)",
        }
    }

    /// Whether the schedule adds this kind at all.
    const fn adds(self, kind: AdditionKind) -> bool {
        match kind {
            AdditionKind::BuyingCommission | AdditionKind::RightToReproduce => false,
            // Schedule 6 s. 4(1)(a) knows no transport to a point of direct shipment.
            AdditionKind::TransportToPoint => matches!(self, Self::Good),
            _ => true,
        }
    }

    fn addition(self, kind: AdditionKind) -> String {
        let paragraph = match (self, kind) {
            (Self::Material, AdditionKind::Packaging) => "4(1)(a)(ii)",
            _ => kind.paragraph().unwrap_or("4(4)"),
        };
        match self {
            Self::Good => format!("sched. 3 s. {paragraph}"),
            Self::Material => format!("sched. 6 s. {paragraph}"),
        }
    }
}

/// Price less what is no part of it, plus what has to be added, with the steps. Additions without data
/// are left out: the caller has judged them.
pub(super) fn adjusted_price(sale: &Sale, schedule: Schedule) -> Result<(Money, Vec<Step>), ValueError> {
    let mut value = not_negative("price", sale.price)?;
    let provision = if schedule == Schedule::Good { "sched. 3 s. 3(1)" } else { "sched. 6 s. 3(1)" };
    let mut steps = vec![amount_step("origin-value-price-paid", value, provision)];
    for charge in &sale.charges {
        not_negative("charge", charge.amount)?;
        let key = match (charge.distinguished, charge.kind) {
            (false, _) => "origin-value-charge-not-distinguished",
            (true, PriceChargeKind::WorkAfterSale) => "origin-value-deduct-work-after-sale",
            (true, PriceChargeKind::DutiesAndTaxes) => "origin-value-deduct-buyers-duties",
        };
        if charge.distinguished {
            value = value.checked_sub(charge.amount)?;
        }
        steps.push(amount_step(key, charge.amount, schedule.charges()));
    }
    if value.amount.is_negative() {
        return Err(ValueError::DeductionExceedsValue {
            deducted: sale.price.checked_sub(value)?,
            from: sale.price,
        });
    }
    for addition in &sale.additions {
        let Some(amount) = addition.amount else { continue };
        not_negative("addition", amount)?;
        if addition.included_in_price {
            continue;
        }
        if schedule.adds(addition.kind) {
            value = value.checked_add(amount)?;
        }
        steps.push(amount_step(addition.kind.message(), amount, &schedule.addition(addition.kind)));
    }
    Ok((value, steps))
}

/// The transaction value of a good, adjusted to exclude its international shipment.
///
/// - Takes: the sale by the producer, and the costs of shipment, per unit and in one currency.
/// - Gives: `Satisfied` with the value; `NotSatisfied` with the obstacles; `Undetermined` where the
///   parties are related and it is not known whether that influenced the price.
/// - Refuses: amounts below zero, deductions beyond the value, two currencies.
/// - Source: 19 CFR 182 App. A s. 7(2), sched. 3 and 4. In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/sched3_transaction_value.toml`
pub fn transaction_value_of_good(
    sale: &Sale,
    shipment: &InternationalShipment,
) -> Result<Determination<SaleOutcome>, ValueError> {
    let (finding, obstacles, mut steps) = judge(sale, Schedule::Good);
    if !finding.is_satisfied() {
        let conclusion = SaleOutcome { before_shipment: None, transaction_value: None, obstacles };
        return Ok(Determination { finding, conclusion, steps, doubts: Vec::new() });
    }
    let (before, price_steps) = adjusted_price(sale, Schedule::Good)?;
    steps.extend(price_steps);
    let (adjusted, shipment_steps) = shipment.adjust(before)?;
    steps.extend(shipment_steps);
    steps.push(amount_step("origin-value-transaction-value", adjusted, "s. 7(2), sched. 3 s. 2"));
    let conclusion = SaleOutcome {
        before_shipment: Some(before),
        transaction_value: Some(TransactionValue(adjusted)),
        obstacles,
    };
    Ok(Determination { finding, conclusion, steps, doubts: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn usd(text: &str) -> Money {
        Money::usd(text.parse().unwrap())
    }

    fn add(kind: AdditionKind, amount: &str) -> Addition {
        Addition { kind, amount: Some(usd(amount)), included_in_price: false }
    }

    #[test]
    fn additions_and_shipment_adjust_the_price() {
        let sale = Sale {
            charges: vec![PriceCharge {
                kind: PriceChargeKind::DutiesAndTaxes,
                amount: usd("4"),
                distinguished: true,
            }],
            additions: vec![
                add(AdditionKind::Royalties, "3"),
                add(AdditionKind::BuyingCommission, "9"),
                add(AdditionKind::AssistTools, "2.50"),
            ],
            ..Sale::at(usd("100"))
        };
        let mut shipment = InternationalShipment::none(Currency::USD);
        shipment.transport_after_shipment = usd("6");
        shipment.loading_at_point = usd("1");
        let outcome = transaction_value_of_good(&sale, &shipment).unwrap();
        assert_eq!(outcome.conclusion.before_shipment, Some(usd("101.5")));
        assert_eq!(outcome.conclusion.transaction_value, Some(TransactionValue(usd("96.5"))));
    }

    #[test]
    fn related_persons_leave_the_question_open_until_it_is_answered() {
        let none = InternationalShipment::none(Currency::USD);
        let mut sale = Sale::at(usd("100"));
        sale.conditions.related = true;
        assert_eq!(transaction_value_of_good(&sale, &none).unwrap().finding.missing().len(), 1);
        sale.conditions.relationship_influenced_price = Some(false);
        assert!(transaction_value_of_good(&sale, &none).unwrap().finding.is_satisfied());
        sale.conditions.relationship_influenced_price = Some(true);
        let outcome = transaction_value_of_good(&sale, &none).unwrap();
        assert_eq!(outcome.conclusion.obstacles, [TransactionValueObstacle::RelationshipInfluencedPrice]);
    }

    #[test]
    fn an_addition_without_data_leaves_no_transaction_value() {
        let sale = Sale {
            additions: vec![Addition {
                kind: AdditionKind::Royalties,
                amount: None,
                included_in_price: false,
            }],
            ..Sale::at(usd("100"))
        };
        let outcome = transaction_value_of_good(&sale, &InternationalShipment::none(Currency::USD)).unwrap();
        assert_eq!(outcome.conclusion.obstacles, [TransactionValueObstacle::NoObjectiveData]);
        assert_eq!(outcome.conclusion.transaction_value, None);
    }
}
