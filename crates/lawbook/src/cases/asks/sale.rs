//! A sale in a case: its price, what comes on top, its circumstances.

use customs::origin::value::{
    Addition, AdditionKind, InternationalShipment, PriceCharge, PriceChargeKind, Sale, SaleConditions,
};

use crate::cases::facts::{Facts, FactsError};

const ADDITIONS: [(&str, AdditionKind); 11] = [
    ("commission", AdditionKind::Commission),
    ("buying-commission", AdditionKind::BuyingCommission),
    ("transport-to-point", AdditionKind::TransportToPoint),
    ("packaging", AdditionKind::Packaging),
    ("assist-materials", AdditionKind::AssistMaterials),
    ("assist-tools", AdditionKind::AssistTools),
    ("assist-indirect-materials", AdditionKind::AssistIndirectMaterials),
    ("assist-engineering", AdditionKind::AssistEngineering),
    ("royalties", AdditionKind::Royalties),
    ("right-to-reproduce", AdditionKind::RightToReproduce),
    ("proceeds", AdditionKind::Proceeds),
];

/// A sale: `price`, `charges`, `additions`, and its circumstances beside them.
pub(super) fn sale(facts: &Facts<'_>) -> Result<Sale, FactsError> {
    Ok(Sale {
        price: facts.need_money("price")?,
        charges: facts.tables("charges", |charge| {
            Ok::<_, FactsError>(PriceCharge {
                kind: charge.need_choice(
                    "kind",
                    &[
                        ("work-after-sale", PriceChargeKind::WorkAfterSale),
                        ("duties-and-taxes", PriceChargeKind::DutiesAndTaxes),
                    ],
                )?,
                amount: charge.need_money("amount")?,
                distinguished: charge.boolean("distinguished")?.unwrap_or(true),
            })
        })?,
        additions: facts.tables("additions", |addition| {
            Ok::<_, FactsError>(Addition {
                kind: addition.need_choice("kind", &ADDITIONS)?,
                amount: addition.money("amount")?,
                included_in_price: addition.flag("included_in_price")?,
            })
        })?,
        conditions: SaleConditions {
            sold: facts.boolean("sold")?.unwrap_or(true),
            restricted: facts.flag("restricted")?,
            undeterminable_condition: facts.flag("undeterminable_condition")?,
            proceeds_not_quantifiable: facts.flag("proceeds_not_quantifiable")?,
            related: facts.flag("related")?,
            relationship_influenced_price: facts.boolean("relationship_influenced_price")?,
        },
    })
}

/// The costs of international shipment in and beside a value; nothing where the case is silent.
pub(super) fn shipment(facts: &Facts<'_>) -> Result<InternationalShipment, FactsError> {
    Ok(facts
        .table("shipment", |s| {
            Ok::<_, FactsError>(InternationalShipment {
                transport_after_shipment: s.money_or_none("transport_after_shipment")?,
                handling_after_shipment: s.money_or_none("handling_after_shipment")?,
                packing: s.money_or_none("packing")?,
                transport_to_point: s.money_or_none("transport_to_point")?,
                handling_to_point: s.money_or_none("handling_to_point")?,
                loading_at_point: s.money_or_none("loading_at_point")?,
            })
        })?
        .unwrap_or(InternationalShipment::none(facts.currency())))
}
