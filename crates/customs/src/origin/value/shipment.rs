//! The point of direct shipment, and the costs of international shipment taken out of a value.

use super::{ValueError, amount_step, missing, not_negative, regulation};
use crate::determination::{Determination, Finding, Message, Step};
use crate::money::Money;

/// A place from which a producer ships a good, and whom it normally serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShippingLocation {
    /// The place, in the user's words.
    pub name: String,
    /// Buyers, or regions of buyers, that are normally supplied from here; empty for all buyers.
    pub normally_serves: Vec<String>,
}

/// The location from which a producer normally ships a good to a buyer.
///
/// Distance from the production line does not matter; what counts is where the good normally leaves for
/// that buyer.
///
/// - Takes: every place from which the good is shipped; the buyer or the buyer's region.
/// - Gives: the place; `Undetermined` when none or several serve that buyer.
/// - Source: 19 CFR 182 App. A s. 1(1), 'point of direct shipment'. In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/s07_22_example_03.toml`
#[must_use]
pub fn point_of_direct_shipment(
    locations: &[ShippingLocation],
    buyer: &str,
) -> Determination<Option<String>> {
    let cite = || regulation("s. 1(1) 'point of direct shipment'");
    let named: Vec<&ShippingLocation> =
        locations.iter().filter(|l| l.normally_serves.iter().any(|served| served == buyer)).collect();
    let serving = if named.is_empty() {
        locations.iter().filter(|l| l.normally_serves.is_empty()).collect()
    } else {
        named
    };
    if let [only] = serving.as_slice() {
        let step = Step::new(
            Message::new("origin-value-point-of-direct-shipment")
                .with("place", only.name.clone())
                .with("buyer", buyer),
        )
        .finding(Finding::Satisfied)
        .cite(cite());
        return Determination {
            finding: Finding::Satisfied,
            conclusion: Some(only.name.clone()),
            steps: vec![step],
            doubts: Vec::new(),
        };
    }
    let question = Message::new("origin-value-ask-point-of-direct-shipment").with("buyer", buyer);
    let finding = missing("point-of-direct-shipment", Some(buyer), question.clone());
    let step = Step::new(question).finding(finding.clone()).cite(cite());
    Determination { finding, conclusion: None, steps: vec![step], doubts: Vec::new() }
}

/// Costs by which a transaction value is 'adjusted to exclude any costs incurred in the international
/// shipment of the good'. Section 1(1). Each is per unit of the good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InternationalShipment {
    /// Included in the value: transport after the point of direct shipment. Deducted.
    pub transport_after_shipment: Money,
    /// Included in the value: unloading, loading, handling and insurance of that transport. Deducted.
    pub handling_after_shipment: Money,
    /// Included in the value: packing materials and containers. Deducted.
    pub packing: Money,
    /// Not included in the value: transport from the place of production to the point of direct
    /// shipment. Added.
    pub transport_to_point: Money,
    /// Not included in the value: loading, unloading, handling and insurance of that transport. Added.
    pub handling_to_point: Money,
    /// Not included in the value: loading for shipment at the point of direct shipment. Added.
    pub loading_at_point: Money,
}

impl InternationalShipment {
    /// No costs of shipment in or out of the value.
    #[must_use]
    pub const fn none(currency: crate::money::Currency) -> Self {
        let zero = Money::zero(currency);
        Self {
            transport_after_shipment: zero,
            handling_after_shipment: zero,
            packing: zero,
            transport_to_point: zero,
            handling_to_point: zero,
            loading_at_point: zero,
        }
    }

    /// `value` without what its international shipment cost, and the steps.
    ///
    /// - Refuses: an amount below zero; deductions that exceed the value.
    /// - Source: 19 CFR 182 App. A s. 1(1), 'adjusted to exclude any costs incurred in the
    ///   international shipment of the good'.
    pub fn adjust(&self, value: Money) -> Result<(Money, Vec<Step>), ValueError> {
        const PROVISION: &str = "s. 1(1) 'adjusted to exclude'";
        let mut steps = Vec::new();
        let mut adjusted = value;
        for (key, what, amount) in [
            (
                "origin-value-deduct-transport-after",
                "transport_after_shipment",
                self.transport_after_shipment,
            ),
            ("origin-value-deduct-handling-after", "handling_after_shipment", self.handling_after_shipment),
            ("origin-value-deduct-packing", "packing", self.packing),
        ] {
            not_negative(what, amount)?;
            if !amount.amount.is_zero() {
                adjusted = adjusted.checked_sub(amount)?;
                steps.push(amount_step(key, amount, PROVISION));
            }
        }
        if adjusted.amount.is_negative() {
            return Err(ValueError::DeductionExceedsValue {
                deducted: value.checked_sub(adjusted)?,
                from: value,
            });
        }
        for (key, what, amount) in [
            ("origin-value-add-transport-to-point", "transport_to_point", self.transport_to_point),
            ("origin-value-add-handling-to-point", "handling_to_point", self.handling_to_point),
            ("origin-value-add-loading-at-point", "loading_at_point", self.loading_at_point),
        ] {
            not_negative(what, amount)?;
            if !amount.amount.is_zero() {
                adjusted = adjusted.checked_add(amount)?;
                steps.push(amount_step(key, amount, PROVISION));
            }
        }
        Ok((adjusted, steps))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, serves: &[&str]) -> ShippingLocation {
        ShippingLocation {
            name: name.into(),
            normally_serves: serves.iter().map(|s| (*s).to_owned()).collect(),
        }
    }

    #[test]
    fn the_warehouse_that_normally_serves_the_buyer_is_the_point() {
        let places =
            [place("west", &["west coast"]), place("centre", &["near"]), place("east", &["east coast"])];
        let point = point_of_direct_shipment(&places, "east coast");
        assert_eq!(point.conclusion.as_deref(), Some("east"));
    }

    #[test]
    fn two_places_that_serve_one_buyer_leave_the_question_open() {
        let places = [place("a", &[]), place("b", &[])];
        let point = point_of_direct_shipment(&places, "anyone");
        assert_eq!(point.finding.missing().len(), 1);
        assert_eq!(point.conclusion, None);
    }
}
