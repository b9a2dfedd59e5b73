//! Regional value content, the transaction value, the value of materials, assists.

use customs::OriginatingStatus;
use customs::origin::value::{
    AcquiredPrice, Acquisition, Assist, AssistAllocation, AssistElement, AssistQuantities, ComparableSale,
    ComputedValue, CustomsValuation, DeductiveDeduction, DeductiveSales, LentTool, MaterialDeductions,
    MaterialFacts, MaterialValueBasis, OtherValuations, RegionalValueContent, RelatedPersonFacts,
    SelfProducedCosts, ShippingLocation, TransactionValueObstacle, UnitSale, ValueError,
    ValueOfNonOriginatingMaterials, allocate_assist, assist_denominators, convert,
    greatest_aggregate_unit_price, indirect_material_value, lent_tool, point_of_direct_shipment,
    related_persons, transaction_value_of_good, value_of_assist, value_of_material,
};
use customs::origin::{Method, NetCost, TransactionValue};
use customs::{Decimal, Money, Ratio};

use super::costs::{costs, excluded};
use super::{engine, sale};
use crate::cases::compare::{Actual, Answer, percent};
use crate::cases::facts::{Facts, FactsError};
use crate::cases::registry::{Ask, Context, Registry};

const AREA: &str = "value";

pub(super) const METHODS: [(&str, Method); 2] =
    [("transaction-value", Method::TransactionValue), ("net-cost", Method::NetCost)];

pub(super) fn register(registry: &mut Registry) {
    registry.register(AREA, "regional-value-content", content);
    registry.register(AREA, "transaction-value", transaction_value);
    registry.register(AREA, "related-persons", related);
    registry.register(AREA, "point-of-direct-shipment", direct_shipment);
    registry.register(AREA, "material-value", material_value);
    registry.register(AREA, "greatest-aggregate-unit-price", greatest_aggregate);
    registry.register(AREA, "assist-value", assist_value);
    registry.register(AREA, "assist-allocation", assist_allocation);
    registry.register(AREA, "lent-tool", lent);
    registry.register(AREA, "indirect-material", indirect);
    registry.register(AREA, "currency-conversion", conversion);
}

/// Adds the figures of a content to an answer, and the comparison with a threshold.
pub(super) fn content_answer(
    mut answer: Answer,
    content: RegionalValueContent,
    threshold: Option<Decimal>,
) -> Result<Answer, Ask> {
    answer = answer
        .with("value_of_non_originating_materials", content.non_originating())
        .with("content_percent", percent(engine(content.ratio())?));
    if let Some(threshold) = threshold {
        let determination = engine(content.determine(threshold))?;
        answer = answer
            .finding(&determination.finding)
            .with("room", engine(content.room(threshold))?)
            .with("non_originating_limit", engine(content.non_originating_limit(threshold))?);
    }
    Ok(answer)
}

/// The non-originating materials among `materials`: sections 7(4), (5), 8(13), (17).
fn non_originating_of(facts: &Facts<'_>) -> Result<Option<Money>, Ask> {
    if !facts.has("materials") {
        return Ok(facts.money("value_of_non_originating_materials")?);
    }
    let zero = Money::zero(facts.currency());
    let values = facts.tables("materials", |material| -> Result<Money, Ask> {
        material.text("description")?;
        let role = material.text("role")?.unwrap_or("incorporated").to_owned();
        let value = material.need_money("value")?;
        // The producer may count any material as non-originating: section 7(21).
        let counts = !material.flag("originating")? || material.flag("treat_as_non_originating")?;
        let within = material.money("non_originating_within")?;
        let designated = material.flag("designated")?;
        Ok(match role.as_str() {
            "indirect" | "packing" => zero,
            // An undesignated self-produced material counts by what is within it: section 7(5)(a).
            "self-produced" if !designated => within.unwrap_or(value),
            _ if counts => value,
            _ => zero,
        })
    })?;
    Ok(Some(engine(Money::sum(facts.currency(), values).map_err(customs::origin::value::ValueError::from))?))
}

fn content(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let method = facts.need_choice("method", &METHODS)?;
    let stated = non_originating_of(facts)?;
    let threshold = facts.number("threshold_percent")?;
    let mut answer = Answer::new();
    let content = match method {
        Method::TransactionValue => {
            let value = match facts.table("sale", |s| sale::sale(s))? {
                Some(sold) => {
                    let found = engine(transaction_value_of_good(&sold, &sale::shipment(facts)?))?;
                    let Some(value) = found.conclusion.transaction_value else {
                        return Ok(
                            sale_answer(Answer::new(), &found.conclusion.obstacles).finding(&found.finding)
                        );
                    };
                    value
                }
                None => TransactionValue(facts.need_money("transaction_value")?),
            };
            answer = answer.with("transaction_value", value.0);
            let vnm = facts.required("value_of_non_originating_materials", stated)?;
            engine(RegionalValueContent::by_transaction_value(value, ValueOfNonOriginatingMaterials(vnm)))?
        }
        Method::NetCost => {
            let given = facts.table("costs", costs)?;
            let (net_cost, vnm) = match given {
                Some(given) => {
                    let found =
                        engine(customs::origin::cost::net_cost(&given, &excluded(facts)?))?.conclusion;
                    answer =
                        answer.with("total_cost", found.total_cost.0).with("excluded_costs", found.excluded);
                    (found.net_cost, stated.unwrap_or(given.non_originating_materials))
                }
                None => (
                    NetCost(facts.need_money("net_cost")?),
                    facts.required("value_of_non_originating_materials", stated)?,
                ),
            };
            answer = answer.with("net_cost", net_cost.0);
            engine(RegionalValueContent::by_net_cost(net_cost, ValueOfNonOriginatingMaterials(vnm)))?
        }
    };
    let cut = facts.count("printed_truncated_places")?;
    let answer = content_answer(answer, content, threshold)?;
    Ok(match cut {
        Some(places) => answer.instead("content_percent", cut_off(content.ratio(), places)?),
        None => answer,
    })
}

/// A content cut off after some places of percent instead of rounded, as some prints do.
pub(super) fn cut_off(ratio: Result<Ratio, ValueError>, places: u32) -> Result<Actual, Ask> {
    let percent = engine(engine(ratio)?.to_percent().map_err(ValueError::from))?;
    Ok(percent.truncate(places).into())
}

fn obstacle(obstacle: TransactionValueObstacle) -> &'static str {
    match obstacle {
        TransactionValueObstacle::NotSold => "not-sold",
        TransactionValueObstacle::Restricted => "restricted",
        TransactionValueObstacle::UndeterminableCondition => "undeterminable-condition",
        TransactionValueObstacle::ProceedsNotQuantifiable => "proceeds-not-quantifiable",
        TransactionValueObstacle::RelationshipInfluencedPrice => "relationship-influenced-price",
        TransactionValueObstacle::NoObjectiveData => "no-objective-data",
        TransactionValueObstacle::PriceOfAnotherSale => "price-of-another-sale",
    }
}

fn sale_answer(answer: Answer, obstacles: &[TransactionValueObstacle]) -> Answer {
    answer.with("obstacles", obstacles.iter().map(|o| obstacle(*o)).collect::<Vec<_>>())
}

fn transaction_value(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let sold = sale::sale(facts)?;
    let shipment = sale::shipment(facts)?;
    let found = engine(transaction_value_of_good(&sold, &shipment))?;
    Ok(sale_answer(Answer::new(), &found.conclusion.obstacles)
        .with("before_shipment", found.conclusion.before_shipment)
        .with("transaction_value", found.conclusion.transaction_value.map(|v| v.0))
        .finding(&found.finding))
}

fn related(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let found = related_persons(&RelatedPersonFacts {
        officers_of_one_another: facts.flag("officers_of_one_another")?,
        partners: facts.flag("partners")?,
        employer_and_employee: facts.flag("employer_and_employee")?,
        common_voting_stock_percent: facts.number("common_voting_stock_percent")?,
        one_controls_other: facts.flag("one_controls_other")?,
        controlled_by_third: facts.flag("controlled_by_third")?,
        family: facts.flag("family")?,
    });
    let paragraphs: Vec<&str> = found.conclusion.iter().map(|r| r.paragraph()).collect();
    Ok(Answer::new().with("related", found.finding.is_satisfied()).with("paragraphs", paragraphs))
}

fn direct_shipment(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let locations = facts.tables("locations", |location| {
        let name = location.text("name")?.map(str::to_owned);
        Ok::<_, FactsError>(ShippingLocation {
            name: location.required("name", name)?,
            normally_serves: location.texts("normally_serves")?,
        })
    })?;
    let buyer = facts.text("buyer")?.unwrap_or("the buyer");
    let found = point_of_direct_shipment(&locations, buyer);
    Ok(Answer::new().with("place", found.conclusion).finding(&found.finding))
}

const BASES: [(MaterialValueBasis, &str); 10] = [
    (MaterialValueBasis::TransactionValue, "transaction-value"),
    (MaterialValueBasis::PricePaid, "price-paid"),
    (MaterialValueBasis::EarliestAscertainablePrice, "earliest-ascertainable-price"),
    (MaterialValueBasis::SelfProduced, "self-produced"),
    (MaterialValueBasis::Schedule6Purchase, "schedule-6-purchase"),
    (MaterialValueBasis::IdenticalMaterials, "identical-materials"),
    (MaterialValueBasis::SimilarMaterials, "similar-materials"),
    (MaterialValueBasis::Deductive, "deductive"),
    (MaterialValueBasis::Computed, "computed"),
    (MaterialValueBasis::ReasonableMeans, "reasonable-means"),
];

fn comparable(facts: &Facts<'_>) -> Result<ComparableSale, FactsError> {
    Ok(ComparableSale {
        value: facts.need_money("value")?,
        same_level_and_quantity: facts.boolean("same_level_and_quantity")?.unwrap_or(true),
        adjustment: facts.money("adjustment")?,
    })
}

fn unit_sale(facts: &Facts<'_>) -> Result<UnitSale, FactsError> {
    Ok(UnitSale {
        unit_price: facts.need_money("unit_price")?,
        quantity: facts.need_number("quantity")?,
        related: facts.flag("related")?,
        buyer_supplied_assist: facts.flag("buyer_supplied_assist")?,
    })
}

fn otherwise(facts: &Facts<'_>) -> Result<OtherValuations, FactsError> {
    Ok(OtherValuations {
        identical: facts.tables("identical", comparable)?,
        similar: facts.tables("similar", comparable)?,
        deductive: facts.table("deductive", |d| {
            Ok::<_, FactsError>(DeductiveSales {
                sales: d.tables("sales", unit_sale)?,
                deduction: match d.money("commission")? {
                    Some(commission) => DeductiveDeduction::Commission(commission),
                    None => DeductiveDeduction::ProfitAndGeneralExpenses(
                        d.need_money("profit_and_general_expenses")?,
                    ),
                },
                taxes: d.money_or_none("taxes")?,
            })
        })?,
        computed: facts.table("computed", |c| {
            Ok::<_, FactsError>(ComputedValue {
                materials: c.need_money("materials")?,
                production: c.need_money("production")?,
                profit_and_general_expenses: c.need_money("profit_and_general_expenses")?,
                assists: c.money_or_none("assists")?,
            })
        })?,
        computed_first: facts.flag("computed_first")?,
        reasonable_means: facts.money("reasonable_means")?,
    })
}

fn imported(facts: &Facts<'_>) -> Result<Acquisition, FactsError> {
    let purchase = facts.table("purchase", sale::sale)?;
    let mut purchase = facts.required("purchase", purchase)?;
    let schedule_6 = facts.table("otherwise", otherwise)?.unwrap_or_default();
    // A purchase that is none: the price is not looked at.
    if let Some(sold) = facts.boolean("sold")? {
        purchase.conditions.sold = sold;
    }
    Ok(Acquisition::Imported {
        purchase,
        customs: facts
            .choice(
                "customs_value_based_on",
                &[
                    ("price-paid-by-producer", CustomsValuation::PricePaidByProducer),
                    ("price-of-another-sale", CustomsValuation::PriceOfAnotherSale),
                ],
            )?
            .unwrap_or(CustomsValuation::PricePaidByProducer),
        international_shipment: facts.money_or_none("international_shipment")?,
        otherwise: Box::new(schedule_6),
    })
}

fn material_value(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let acquisition = match facts.need_choice(
        "acquired",
        &[
            ("imported", 0_u8),
            ("price-paid", 1),
            ("as-imported", 2),
            ("earliest-ascertainable-price", 3),
            ("self-produced", 4),
        ],
    )? {
        0 => imported(facts)?,
        1 => Acquisition::Acquired(AcquiredPrice::PricePaid(facts.need_money("price")?)),
        2 => Acquisition::Acquired(AcquiredPrice::AsImported(Box::new(imported(facts)?))),
        3 => Acquisition::Acquired(AcquiredPrice::EarliestAscertainable(facts.need_money("price")?)),
        _ => Acquisition::SelfProduced(SelfProducedCosts {
            costs: facts.need_money("costs")?,
            profit: facts.money_or_none("profit")?,
            profit_within: facts.flag("profit_within")?,
        }),
    };
    let status = if facts.flag("originating")? {
        OriginatingStatus::Originating
    } else {
        OriginatingStatus::NonOriginating
    };
    let deductions = facts
        .table("deductions", |d| {
            Ok::<_, FactsError>(MaterialDeductions {
                freight: d.money("freight")?,
                duties: d.money("duties")?,
                brokerage: d.money("brokerage")?,
                waste: d.money("waste")?,
                reusable_scrap: d.money("reusable_scrap")?,
            })
        })?
        .unwrap_or(MaterialDeductions::NONE);
    let found = engine(value_of_material(&MaterialFacts { acquisition, status, deductions }))?;
    let basis = found
        .conclusion
        .basis
        .map(|basis| BASES.iter().find(|(b, _)| *b == basis).map_or("other", |(_, name)| name));
    Ok(sale_answer(Answer::new(), &found.conclusion.obstacles)
        .with("transaction_value_acceptable", found.conclusion.obstacles.is_empty())
        .with("basis", basis)
        .with("before_deductions", found.conclusion.before_deductions)
        .with("deducted", found.conclusion.deducted)
        .with("value", found.conclusion.value)
        .finding(&found.finding))
}

fn greatest_aggregate(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let sales = facts.tables("sales", unit_sale)?;
    let found = engine(greatest_aggregate_unit_price(&sales))?;
    Ok(Answer::new()
        .with("unit_price", found.map(|(price, _)| price))
        .with("quantity", found.map(|(_, quantity)| quantity)))
}

fn assist_value(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let value = engine(value_of_assist(&Assist {
        element: facts.need_choice(
            "element",
            &[
                ("materials", AssistElement::Materials),
                ("tools", AssistElement::Tools),
                ("indirect-materials", AssistElement::IndirectMaterials),
                ("engineering", AssistElement::Engineering),
            ],
        )?,
        cost: facts.need_money("cost")?,
        further_costs: facts.money_or_none("further_costs")?,
        reduction_for_use: facts.money_or_none("reduction_for_use")?,
        paid_by_receiver: facts.money_or_none("paid_by_receiver")?,
        public_domain: facts.flag("public_domain")?,
    }))?;
    Ok(Answer::new().with("value", value))
}

fn assist_allocation(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let quantities = AssistQuantities {
        committed: facts.number("committed_units")?,
        produced_at_first_shipment: facts.need_number("produced_at_first_shipment")?,
        first_shipment: facts.need_number("first_shipment")?,
    };
    let mut answer = Answer::new().with("allowed_denominators", assist_denominators(&quantities));
    let choice = facts.choice(
        "over",
        &[
            ("produced-at-first-shipment", AssistAllocation::ProducedAtFirstShipment),
            ("committed", AssistAllocation::Committed),
            ("single-shipment", AssistAllocation::SingleShipment),
        ],
    )?;
    if let Some(choice) = choice {
        let value = facts.need_money("value")?;
        let (per_unit, _) = engine(allocate_assist(value, &quantities, choice))?;
        answer = answer.with("per_unit", per_unit);
    }
    Ok(answer)
}

fn lent(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let found = engine(lent_tool(&LentTool {
        value: facts.need_money("value")?,
        expensed_by_lender: facts.flag("expensed_by_lender")?,
        cost_on_borrowers_books: facts.money("cost_on_borrowers_books")?,
        material: if facts.flag("material_originating")? {
            OriginatingStatus::Originating
        } else {
            OriginatingStatus::NonOriginating
        },
    }))?
    .conclusion;
    Ok(Answer::new()
        .with("in_net_cost_of_material", found.in_net_cost_of_material)
        .with("added_to_material_value", found.added_to_material_value)
        .with("also_in_net_cost_of_good", found.also_in_net_cost_of_good)
        .with("whole_material_non_originating", found.whole_material_non_originating))
}

fn indirect(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let (status, value) = indirect_material_value(facts.money("cost_on_books")?, facts.currency());
    Ok(Answer::new().with("originating", status == OriginatingStatus::Originating).with("value", value))
}

fn conversion(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let value = facts.need_money("value")?;
    let rate = facts.need_number("rate")?;
    Ok(Answer::new().with("value", engine(convert(value, rate, facts.currency()))?))
}
