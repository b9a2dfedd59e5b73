//! Allocation of costs, and interest.

use lawbook::cases::Node;

use super::taken::Taken;
use super::{Draft, Drafts, only};

/// Allocation by one base, or by direct labor, material and overhead.
pub fn allocation(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    inputs.describes(&["basis", "unit"]);
    for (key, good) in inputs.with_prefix("units_") {
        // Units say how many a good's share is spread over, where they are not the base themselves.
        if inputs.has(&good) {
            inputs.describes(&[&key]);
        }
    }
    let labor = inputs.any(&["dlc", "direct_labour_costs", "direct_labor"]);
    let material = inputs.any(&["dmc", "direct_material_costs", "direct_material"]);
    let overhead = inputs.any(&["direct_overhead", "do"]);
    let within = inputs.any(&["excluded_costs", "excluded", "excluded_in_overhead", "ec"]);
    let cost = inputs
        .any(&[
            "overhead",
            "overhead_net_of_excluded",
            "indirect_overhead_net_of_excluded",
            "indirect_overhead",
            "overhead_including_excluded",
            "indirect_overhead_including_excluded",
            "cost",
        ])
        .ok_or("no cost to allocate is given")?;
    let mut goods = Vec::new();
    let mut names = Vec::new();
    if let (Some(labor), Some(material)) = (labor, material) {
        for (name, direct) in labor.entries() {
            let of_material = material.get(name).ok_or("a good has no direct material")?;
            let mut good = Node::empty()
                .with("good", Node::text(name.as_str()))
                .with("direct_labor", direct.clone())
                .with("direct_material", of_material.clone());
            if let Some(direct) = overhead.as_ref().and_then(|o| o.get(name)) {
                good.insert("direct_overhead", direct.clone());
            }
            goods.push(good);
            names.push(name.clone());
        }
    } else {
        let bases = inputs.take("bases");
        let entries = match &bases {
            Some(table) => table.entries().to_vec(),
            None => inputs
                .with_prefix("")
                .into_iter()
                .filter(|(key, _)| key.len() == 1)
                .filter_map(|(key, _)| inputs.take(&key).map(|node| (key, node)))
                .collect(),
        };
        for (name, measure) in entries {
            goods.push(Node::empty().with("good", Node::text(name.as_str())).with("measure", measure));
            names.push(name);
        }
    }
    let mut draft = Draft::new("cost-allocation")
        .fact("cost", cost)
        .fact_if("excluded_within", within)
        .fact("goods", Node::list(goods));
    for name in &names {
        for (prefix, key) in [
            ("ratio", "ratio"),
            ("allocated", "allocated"),
            ("excluded", "excluded"),
            ("net", "net"),
            ("net_allocated", "net"),
            ("overhead", "allocated"),
            ("allocated_overhead", "allocated"),
            ("indirect_overhead", "allocated"),
            ("excluded_allocated", "excluded"),
            ("allocated_excluded", "excluded"),
            ("net_overhead", "net"),
            ("allocated_net", "net"),
        ] {
            let value = expected.take(&format!("{prefix}_{name}"));
            draft = draft.expect_at(&["goods", name, key], value);
        }
    }
    // Prints round the ratios to two to four places, or the amounts to cents, before they go on.
    let mut printed: Vec<Vec<Draft>> = ["2", "3", "4"]
        .iter()
        .filter_map(|places| Node::number(places))
        .map(|places| vec![draft.clone().fact("printed_places", places)])
        .collect();
    if let Some(cents) = Node::number("2") {
        printed.push(vec![draft.clone().fact("printed_amount_places", cents)]);
    }
    Ok((vec![draft], printed))
}

/// Interest on a fixed or variable rate, repaid in equal yearly payments.
pub fn interest(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    let margin = inputs.take("margin_bp").and_then(|node| node.as_number());
    if margin.is_some_and(|m| m.to_string() != "700") {
        return Err("the margin is not the 700 basis points of the law".into());
    }
    let mut yields = Vec::new();
    for (key, rest) in inputs.with_prefix("govt_") {
        let Some(years) = rest.strip_suffix("y_percent").and_then(Node::number) else { continue };
        if let Some(percent) = inputs.take(&key) {
            yields.push(Node::empty().with("years", years).with("percent", percent));
        }
    }
    let period = inputs.any(&["period_years", "adjusted_every_years"]);
    let whole = inputs.any(&["years", "term_years"]);
    only(
        Draft::new("non-allowable-interest")
            .fact_if("principal", inputs.any(&["principal", "balance_at_start", "principal_at_start"]))
            .fact_if("rate_percent", inputs.any(&["contract_rate_percent", "rate_percent"]))
            .fact_if("yearly_payment", inputs.any(&["annual_payment", "yearly_payment"]))
            .fact_if("years", period.clone().or(whole))
            .fact_if("adjusted_every_years", period)
            .fact_if("interest_costs", inputs.take("interest_costs"))
            .fact("government_yields", Node::list(yields))
            .expect("sum_of_weighted_principal_payments", expected.take("sum_weighted_principal"))
            .expect(
                "weighted_average_principal_maturity",
                expected.take("weighted_average_principal_maturity_years"),
            )
            .expect("government_rate_percent", expected.take("interpolated_govt_rate_percent"))
            .expect("non_allowable_interest", expected.take("non_allowable_interest")),
    )
}
