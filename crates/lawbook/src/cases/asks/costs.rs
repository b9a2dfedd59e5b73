//! Total cost, net cost, allocation, interest, self-produced materials, accumulation, periods.

use customs::origin::cost::{
    AccumulatedMaterial, AllocationBase, AllocationMethod, AllocationRule, CostNotAllocable, Costs,
    ExcludedCosts, Financing, FinancingKind, GoodCosts, GovernmentYield, InternalAllocation, NetCostOutcome,
    PeriodLength, PrincipalPayment, ProducerStatement, SelfProducedMaterial, accumulate, allocate,
    allocation_method, averaged_content, check_designations, cost_period, level_payments, net_cost,
    net_cost_allocated_after, net_cost_allocated_before, net_cost_by_each_cost, non_allowable_interest,
    rescind_designation, value_of_intermediate_material,
};
use customs::{Decimal, Money};

use super::engine;
use super::values::{METHODS, content_answer};
use crate::cases::compare::{Actual, Answer, percent};
use crate::cases::facts::{Facts, FactsError};
use crate::cases::registry::{Ask, Context, Registry};

const AREA: &str = "cost";

pub(super) fn register(registry: &mut Registry) {
    registry.register(AREA, "net-cost", net_cost_of);
    registry.register(AREA, "cost-allocation", allocation);
    registry.register(AREA, "allocation-method", method_of_allocation);
    registry.register(AREA, "non-allowable-interest", interest);
    registry.register(AREA, "intermediate-material-value", intermediate_value);
    registry.register(AREA, "intermediate-designation", designation);
    registry.register(AREA, "designation-rescission", rescission);
    registry.register(AREA, "accumulation", accumulation);
    registry.register(AREA, "cost-period", period);
    registry.register(AREA, "averaged-content", averaged);
}

/// A table of costs; what it leaves out is none.
pub(super) fn costs(facts: &Facts<'_>) -> Result<Costs, FactsError> {
    Ok(Costs {
        originating_materials: facts.money_or_none("originating_materials")?,
        non_originating_materials: facts.money_or_none("non_originating_materials")?,
        other_product_costs: facts.money_or_none("other_product_costs")?,
        period_costs: facts.money_or_none("period_costs")?,
        other_costs: facts.money_or_none("other_costs")?,
        conversion_gains: facts.money_or_none("conversion_gains")?,
        conversion_losses: facts.money_or_none("conversion_losses")?,
        already_in_materials: facts.money_or_none("already_in_materials")?,
    })
}

/// The excluded costs: a table of parts, or one number.
pub(super) fn excluded(facts: &Facts<'_>) -> Result<ExcludedCosts, FactsError> {
    let none = ExcludedCosts::none(facts.currency());
    if let Some(Some(_)) = facts.node("excluded").map(super::super::node::Node::as_number) {
        return Ok(ExcludedCosts { undivided: facts.money_or_none("excluded")?, ..none });
    }
    Ok(facts
        .table("excluded", |e| {
            Ok::<_, FactsError>(ExcludedCosts {
                sales_promotion_marketing_after_sales: e
                    .money_or_none("sales_promotion_marketing_after_sales")?,
                royalties: e.money_or_none("royalties")?,
                shipping_and_packing: e.money_or_none("shipping_and_packing")?,
                non_allowable_interest: e.money_or_none("non_allowable_interest")?,
                undivided: e.money_or_none("undivided")?,
            })
        })?
        .unwrap_or(none))
}

fn need_costs(facts: &Facts<'_>) -> Result<Costs, FactsError> {
    let given = facts.table("costs", costs)?;
    facts.required("costs", given)
}

fn net_cost_answer(answer: Answer, outcome: &NetCostOutcome) -> Answer {
    answer
        .with("total_cost", outcome.total_cost.0)
        .with("excluded_costs", outcome.excluded)
        .with("net_cost", outcome.net_cost.0)
}

/// The base of each good: `measure`, or the parts of appendix B or C.
fn bases(facts: &Facts<'_>, key: &str) -> Result<Vec<AllocationBase>, Ask> {
    facts.tables(key, |base| -> Result<AllocationBase, Ask> {
        let good = base.text("good")?.map(str::to_owned);
        let good = base.required("good", good)?;
        if let Some(measure) = base.number("measure")? {
            return Ok(AllocationBase::new(good, measure));
        }
        let labor = base.need_number("direct_labor")?;
        let material = base.need_number("direct_material")?;
        engine(match base.number("direct_overhead")? {
            Some(overhead) => AllocationBase::direct_cost(good, labor, material, overhead),
            None => AllocationBase::labor_and_material(good, labor, material),
        })
    })
}

fn net_cost_of(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    #[derive(Clone, Copy)]
    enum Way {
        AfterExclusion,
        BeforeExclusion,
        EachCost,
    }
    let way = facts.choice(
        "allocated",
        &[
            ("after-exclusion", Way::AfterExclusion),
            ("before-exclusion", Way::BeforeExclusion),
            ("each-cost", Way::EachCost),
        ],
    )?;
    let printed = facts.count("printed_places")?;
    match way {
        None => {
            let found = engine(net_cost(&need_costs(facts)?, &excluded(facts)?))?;
            Ok(net_cost_answer(Answer::new(), &found.conclusion))
        }
        Some(Way::EachCost) => {
            let goods = facts.tables("goods", |good| -> Result<GoodCosts, Ask> {
                let name = good.text("good")?.map(str::to_owned);
                Ok(GoodCosts {
                    good: good.required("good", name)?,
                    costs: need_costs(good)?,
                    excluded: excluded(good)?,
                })
            })?;
            let pool = facts.table("costs", costs)?;
            let pool_excluded = excluded(facts)?;
            let found =
                engine(net_cost_by_each_cost(&goods, pool.as_ref().map(|pool| (pool, &pool_excluded))))?;
            let mut by_good = Answer::new();
            let mut sum = Money::zero(facts.currency());
            for (good, outcome) in goods.iter().zip(&found.conclusion) {
                by_good = by_good.with(good.good.clone(), net_cost_answer(Answer::new(), outcome));
                sum = engine(
                    sum.checked_add(outcome.net_cost.0).map_err(customs::origin::value::ValueError::from),
                )?;
            }
            Ok(Answer::new().with("goods", by_good).with("net_cost", sum))
        }
        Some(way) => {
            let (costs, excluded) = (need_costs(facts)?, excluded(facts)?);
            let base = bases(facts, "goods")?;
            let found = engine(if matches!(way, Way::AfterExclusion) {
                net_cost_allocated_after(&costs, &excluded, &base, printed)
            } else {
                net_cost_allocated_before(&costs, &excluded, &base, printed)
            })?
            .conclusion;
            let mut goods = Answer::new();
            for good in &found.goods.goods {
                goods = goods.with(
                    good.good.clone(),
                    Answer::new()
                        .with("ratio", good.ratio)
                        .with("allocated", good.allocated)
                        .with("excluded", good.excluded)
                        .with("net_cost", good.net),
                );
            }
            Ok(net_cost_answer(Answer::new(), &found.pool).with("goods", goods))
        }
    }
}

fn allocation(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let cost = facts.need_money("cost")?;
    let within = facts.money_or_none("excluded_within")?;
    let mut base = bases(facts, "goods")?;
    if let Some(method) = facts.choice(
        "method",
        &[
            ("cost-ratio", AllocationMethod::CostRatio),
            ("direct-labor-and-material", AllocationMethod::DirectLaborAndMaterial),
            ("direct-cost", AllocationMethod::DirectCost),
        ],
    )? {
        for part in &mut base {
            part.method = method;
        }
    }
    facts.text("base")?;
    let mut found = engine(allocate(cost, within, &base, facts.count("printed_places")?))?.conclusion;
    // A print that goes on from amounts in cents: repeated here, never in the engine.
    if let Some(places) = facts.count("printed_amount_places")? {
        for good in &mut found.goods {
            let cents = |m: Money| Money::new(m.amount.round_half_even(places), m.currency);
            good.allocated = cents(good.allocated);
            good.excluded = cents(good.excluded);
            good.net = engine(
                good.allocated.checked_sub(good.excluded).map_err(customs::origin::value::ValueError::from),
            )?;
        }
    }
    let mut goods = Answer::new();
    for good in &found.goods {
        goods = goods.with(
            good.good.clone(),
            Answer::new()
                .with("ratio", good.ratio)
                .with("allocated", good.allocated)
                .with("excluded", good.excluded)
                .with("net", good.net),
        );
    }
    Ok(Answer::new().with("goods", goods))
}

fn method_of_allocation(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let own = facts.table("own_method", |own| {
        Ok::<_, FactsError>(InternalAllocation {
            reasonable: own.flag("reasonable")?,
            solely_to_qualify: own.flag("solely_to_qualify")?,
        })
    })?;
    let kind = facts.choice(
        "cost_is",
        &[
            ("unrelated-service", CostNotAllocable::UnrelatedService),
            ("discontinued-operation", CostNotAllocable::DiscontinuedOperation),
            ("accounting-change", CostNotAllocable::AccountingChange),
            ("capital-asset", CostNotAllocable::CapitalAsset),
        ],
    )?;
    let found = allocation_method(own, kind);
    Ok(Answer::new()
        .with(
            "rule",
            match found.conclusion {
                AllocationRule::OwnMethod => "own-method",
                AllocationRule::AnyReasonable => "any-reasonable",
                AllocationRule::NotAllocable(_) => "not-allocable",
            },
        )
        .finding(&found.finding))
}

fn interest(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let principal = facts.need_money("principal")?;
    let rate_percent = facts.need_number("rate_percent")?;
    let adjusted = facts.number("adjusted_every_years")?;
    let listed = facts.tables("payments", |payment| {
        Ok::<_, FactsError>(PrincipalPayment {
            years: payment.need_number("years")?,
            principal: payment.need_money("principal")?,
        })
    })?;
    let (payments, left) = if listed.is_empty() {
        let payment = facts.need_money("yearly_payment")?;
        let years = facts.count("years")?;
        engine(level_payments(principal, payment, rate_percent, facts.required("years", years)?))?
    } else {
        let paid = engine(
            Money::sum(facts.currency(), listed.iter().map(|p| p.principal))
                .and_then(|paid| principal.checked_sub(paid))
                .map_err(customs::origin::value::ValueError::from),
        )?;
        (listed, paid)
    };
    let kind = match adjusted {
        None => FinancingKind::FixedRate,
        Some(years) => FinancingKind::VariableRate {
            adjusted_every_years: years,
            outstanding_at_end: facts.money("outstanding_at_end")?.unwrap_or(left),
        },
    };
    let yields = facts.tables("government_yields", |y| {
        Ok::<_, FactsError>(GovernmentYield {
            years: y.need_number("years")?,
            percent: y.need_number("percent")?,
        })
    })?;
    let interest_costs = facts.money("interest_costs")?;
    let financing = Financing { principal, rate_percent, kind, payments, interest_costs };
    let found = engine(non_allowable_interest(&financing, &yields))?;
    let c = found.conclusion;
    Ok(Answer::new()
        .with("sum_of_weighted_principal_payments", c.weighted_principal)
        .with("weighted_average_principal_maturity", c.weighted_average_principal_maturity)
        .with("government_rate_percent", c.government_rate_percent)
        .with("allowed_rate_percent", c.allowed_rate_percent)
        .with("excess_points", c.excess_points)
        .with("non_allowable_interest", c.non_allowable)
        .finding(&found.finding))
}

fn intermediate_value(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let found = engine(value_of_intermediate_material(&need_costs(facts)?))?;
    let mut answer = Answer::new().with("value", found.conclusion.0);
    // The good around it, where the case goes on to it: the material stands at its total cost.
    if let Some(mut good) = facts.table("good_costs", costs)? {
        if facts.boolean("originating")?.unwrap_or(true) {
            good.originating_materials = engine(
                good.originating_materials
                    .checked_add(found.conclusion.0)
                    .map_err(customs::origin::value::ValueError::from),
            )?;
        } else {
            good.non_originating_materials = engine(
                good.non_originating_materials
                    .checked_add(found.conclusion.0)
                    .map_err(customs::origin::value::ValueError::from),
            )?;
        }
        let excluded = excluded(facts)?;
        let outcome = engine(net_cost(&good, &excluded))?.conclusion;
        answer = answer
            .with("total_cost_of_good", outcome.total_cost.0)
            .with("net_cost_of_good", outcome.net_cost.0)
            .with("value_of_non_originating_materials", good.non_originating_materials);
        let content = engine(customs::origin::value::RegionalValueContent::by_net_cost(
            outcome.net_cost,
            customs::origin::value::ValueOfNonOriginatingMaterials(good.non_originating_materials),
        ))?;
        let shown = match facts.count("printed_truncated_places")? {
            Some(places) => super::values::cut_off(content.ratio(), places)?,
            None => percent(engine(content.ratio())?),
        };
        answer = answer.with("content_percent", shown);
        if let Some(threshold) = facts.number("threshold_percent")? {
            answer = answer.finding(&engine(content.determine(threshold))?.finding);
        }
    }
    Ok(answer)
}

fn designation(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let materials = facts.tables("materials", |m| {
        let name = m.text("name")?.map(str::to_owned);
        Ok::<_, FactsError>(SelfProducedMaterial {
            name: m.required("name", name)?,
            producer: m.text("producer")?.unwrap_or("the producer").to_owned(),
            subject_to_regional_value_content: m.flag("subject_to_regional_value_content")?,
            contains: m.texts("contains")?,
        })
    })?;
    let designated = facts.texts("designated")?;
    let found = engine(check_designations(&materials, &designated, facts.flag("accumulated")?))?;
    let conflicts: Vec<Answer> = found
        .conclusion
        .iter()
        .map(|c| Answer::new().with("outer", c.outer.as_str()).with("within", c.within.as_str()))
        .collect();
    Ok(Answer::new()
        .with("allowed", found.finding.is_satisfied())
        .with("conflicts", conflicts)
        .finding(&found.finding))
}

fn rescission(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let found = rescind_designation(
        facts.count("rescinded_before")?.unwrap_or(0),
        facts.need_date("notified")?,
        facts.boolean("before_determination")?.unwrap_or(true),
    )
    .conclusion;
    Ok(Answer::new()
        .with("may_rescind", found.may_rescind)
        .with("may_designate_another_until", found.may_designate_another_until))
}

fn statement(facts: &Facts<'_>) -> Result<ProducerStatement, FactsError> {
    let units = facts.number("units")?.unwrap_or(Decimal::ONE);
    if let Some(amount) = facts.money("part_of_net_cost")? {
        return Ok(ProducerStatement::PartOfNetCost { amount, units });
    }
    let non_originating = facts.need_money("value_of_non_originating_materials")?;
    Ok(match facts.money("net_cost")? {
        Some(net_cost) => ProducerStatement::NetCostAndNonOriginating { net_cost, non_originating, units },
        None => ProducerStatement::NonOriginating { non_originating, units },
    })
}

/// One accumulated material, or several with the rest of the good's costs around them.
fn accumulation(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let method = facts.need_choice("method", &METHODS)?;
    let material = |m: &Facts<'_>| -> Result<(AccumulatedMaterial, Decimal), FactsError> {
        m.text("description")?;
        Ok((
            AccumulatedMaterial {
                value: m.need_money("value")?,
                freight_duties_brokerage: m.money_or_none("freight_duties_brokerage")?,
                statement: m.table("statement", statement)?,
            },
            m.number("quantity")?.unwrap_or(Decimal::ONE),
        ))
    };
    let materials = facts.tables("materials", material)?;
    let zero = Money::zero(facts.currency());
    let value_error = customs::origin::value::ValueError::from;
    let (mut net, mut vnm) = (zero, zero);
    let mut each = Vec::new();
    let mut finding = customs::Finding::Satisfied;
    for (material, quantity) in &materials {
        let found = engine(accumulate(material, method))?;
        let non_originating = found.conclusion.non_originating.0;
        let times = |amount: Money| amount.checked_mul(*quantity).map_err(value_error);
        if let Some(net_cost) = found.conclusion.net_cost {
            net = engine(net.checked_add(engine(times(net_cost.0))?).map_err(value_error))?;
        }
        vnm = engine(vnm.checked_add(engine(times(non_originating))?).map_err(value_error))?;
        each.push(
            Answer::new()
                .with("net_cost", found.conclusion.net_cost.map(|n| n.0))
                .with("value_of_non_originating_materials", non_originating)
                .with("accumulated", found.conclusion.accumulated),
        );
        finding = finding.and(found.finding);
    }
    let missing: Vec<String> = finding.missing().iter().map(|m| m.fact.clone()).collect();
    let mut answer = Answer::new().with("materials", each);
    // What the producer of the good adds itself, and the content of the whole.
    let own = facts.table("own_costs", costs)?;
    let threshold = facts.number("threshold_percent")?;
    let content = match (own, facts.money("transaction_value")?) {
        (Some(own), _) => {
            let outcome = engine(net_cost(&own, &excluded(facts)?))?.conclusion;
            let total = engine(outcome.total_cost.0.checked_add(net).map_err(value_error))?;
            net = engine(net.checked_add(outcome.net_cost.0).map_err(value_error))?;
            vnm = engine(vnm.checked_add(own.non_originating_materials).map_err(value_error))?;
            answer = answer.with("total_cost", total);
            Some(engine(customs::origin::value::RegionalValueContent::by_net_cost(
                customs::origin::NetCost(net),
                customs::origin::value::ValueOfNonOriginatingMaterials(vnm),
            ))?)
        }
        (None, Some(value)) => {
            let own = facts.money_or_none("value_of_non_originating_materials")?;
            vnm = engine(vnm.checked_add(own).map_err(value_error))?;
            Some(engine(customs::origin::value::RegionalValueContent::by_transaction_value(
                customs::origin::TransactionValue(value),
                customs::origin::value::ValueOfNonOriginatingMaterials(vnm),
            ))?)
        }
        (None, None) => None,
    };
    answer = answer.with("net_cost", net);
    match content {
        Some(content) => content_answer(answer, content, threshold),
        None => Ok(answer
            .with("value_of_non_originating_materials", vnm)
            .with("statements_missing", Actual::from(missing))),
    }
}

fn period(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let length = match facts.number("months")?.map(|m| m.to_string()).as_deref() {
        Some("1") => PeriodLength::Month,
        Some("3") => PeriodLength::ThreeMonths,
        Some("6") => PeriodLength::SixMonths,
        _ => PeriodLength::FiscalYear,
    };
    let found = engine(cost_period(facts.need_date("fiscal_year")?, facts.need_date("from")?, length))?;
    Ok(Answer::new()
        .with("from", found.period.from())
        .with("until", found.period.until())
        .with("following", found.following.len()))
}

fn averaged(facts: &Facts<'_>, _: &Context<'_>) -> Result<Answer, Ask> {
    let production = facts.tables("production", |p| {
        p.text("good")?;
        Ok::<_, FactsError>((p.need_money("net_cost")?, p.need_money("value_of_non_originating_materials")?))
    })?;
    let content = engine(averaged_content(facts.currency(), &production))?.conclusion;
    content_answer(
        Answer::new().with("net_cost", content.base()),
        content,
        facts.number("threshold_percent")?,
    )
}
