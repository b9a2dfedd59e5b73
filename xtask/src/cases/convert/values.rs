//! Regional value content, net cost, materials' values.

use lawbook::cases::{Node, NodeKind};

use super::taken::Taken;
use super::{Draft, Drafts, intermediate, only};

/// The names under which costs stand in a table, and the names of a case.
pub(super) const COSTS: [(&[&str], &str); 6] = [
    (
        &["value_originating_materials", "vom", "originating_materials", "value_other_originating_materials"],
        "originating_materials",
    ),
    (&["vnm", "value_non_originating_materials", "non_originating_materials"], "non_originating_materials"),
    (&["other_product_costs", "other_product"], "other_product_costs"),
    (&["period_costs", "period"], "period_costs"),
    (&["other_costs", "other"], "other_costs"),
    (&["fx_loss_related"], "conversion_losses"),
];

/// The cost table of a case out of inputs; none where there are no costs.
pub fn costs(inputs: &Taken<'_>) -> Option<Node> {
    let mut table = Node::empty();
    for (names, key) in COSTS {
        if let Some(value) = inputs.any(names) {
            table.insert(key, value);
        }
    }
    (!table.entries().is_empty()).then_some(table)
}

/// The excluded costs: one number, or a table of parts.
pub(super) fn excluded(inputs: &Taken<'_>) -> Option<Node> {
    let given = inputs.any(&[
        "excluded",
        "excluded_in_period_costs",
        "excluded_costs",
        "excluded_costs_in_period_costs",
        "royalties_in_period_costs",
    ])?;
    if !matches!(given.kind, NodeKind::Table(_)) {
        return Some(given);
    }
    let mut table = Node::empty();
    for (key, node) in given.entries() {
        let name = match key.as_str() {
            "shipping_packing" => "shipping_and_packing",
            other => other,
        };
        table.insert(name, node.clone());
    }
    Some(table)
}

/// Content, net cost and accumulation with figures.
pub fn figures(rest: &str, inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    if inputs.has("rows") {
        return each_cost(inputs, expected);
    }
    let of_goods = inputs.with_prefix("excluded_");
    let of_goods: Vec<String> = of_goods
        .into_iter()
        .map(|(_, good)| good)
        .filter(|good| inputs.has(&format!("total_cost_{good}")))
        .collect();
    if !of_goods.is_empty() {
        return before_exclusion(&of_goods, inputs, expected);
    }
    if inputs.has("fx_gain_total") || inputs.has("fx_gain_related_to_VNM_purchases") {
        return conversion(inputs, expected);
    }
    if rest.contains("assists") || expected.has("mould_cost_also_in_net_cost") {
        return lent_mold(inputs, expected);
    }
    inputs.describes(&[
        "good",
        "goods",
        "good_hs",
        "hs",
        "date",
        "table",
        "unit",
        "value_recovered_originating",
        "value_other_originating",
    ]);
    let transaction_value = inputs.any(&["transaction_value", "tv", "adjusted_transaction_value"]);
    let net_cost = inputs.any(&["net_cost", "nc"]);
    // A price that another pays for the good says nothing of its own content.
    inputs.describes(&["sale_price"]);
    let (threshold_tv, threshold_nc) = (
        inputs.any(&["threshold_tv", "rvc_tv_min"]),
        inputs.any(&["threshold_nc", "rvc_nc_min", "threshold"]),
    );
    let vnm_alone = (transaction_value.is_some() || net_cost.is_some())
        .then(|| inputs.any(&["vnm", "value_non_originating_materials"]))
        .flatten();
    let table = if transaction_value.is_none() && net_cost.is_none() { costs(inputs) } else { None };
    let excluded = excluded(inputs);
    let by_value = transaction_value.is_some() && net_cost.is_none() && table.is_none();
    let threshold = if by_value { threshold_tv } else { threshold_nc };
    let content_asked = expected.any(&["rvc_nc_percent", "rvc_tv_percent", "rvc_percent"]);
    let net_cost_expected = expected.any(&["net_cost", "net_cost_A_plus_B", "net_cost_total"]);
    let mut draft = Draft::new("regional-value-content")
        .fact("method", Node::text(if by_value { "transaction-value" } else { "net-cost" }))
        .fact_if("transaction_value", transaction_value)
        .fact_if("net_cost", net_cost)
        .fact_if("value_of_non_originating_materials", vnm_alone)
        .fact_if("costs", table)
        .fact_if("excluded", excluded)
        .fact_if("threshold_percent", threshold.clone())
        .expect("total_cost", expected.any(&["total_cost", "total_cost_A_plus_B"]))
        .expect("excluded_costs", expected.any(&["excluded_total", "excluded_costs"]))
        .expect("net_cost", net_cost_expected)
        .expect("content_percent", content_asked)
        .expect("value_of_non_originating_materials", expected.any(&["vnm"]));
    if threshold.is_some() {
        draft = draft.expect("satisfied", expected.take("originating"));
    }
    only(draft)
}

/// Each cost by good, in rows.
fn each_cost(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    inputs.describes(&["unit"]);
    let rows = inputs.take("rows").unwrap_or_else(Node::empty);
    let known = |row: &str| COSTS.iter().any(|(names, _)| names.contains(&row));
    let a_sum = |row: &str| ["total", "total_cost", "net_cost", "total_costs"].contains(&row);
    if let Some((row, _)) =
        rows.entries().iter().find(|(row, _)| !known(row) && !row.contains("excluded") && !a_sum(row))
    {
        return Err(format!("the row `{row}` is not understood"));
    }
    let names: Vec<String> = rows
        .entries()
        .first()
        .map(|(_, row)| row.entries().iter().map(|(k, _)| k.clone()).filter(|k| k != "total").collect())
        .unwrap_or_default();
    let column = |column: &str| -> (Node, Option<Node>) {
        let mut costs = Node::empty();
        let mut excluded = None;
        for (row, cells) in rows.entries() {
            let Some(value) = cells.get(column) else { continue };
            match COSTS.iter().find(|(names, _)| names.contains(&row.as_str())) {
                Some((_, key)) => costs.insert(*key, value.clone()),
                None if row.contains("excluded") => excluded = Some(value.clone()),
                // A sum of the rows above it says nothing new.
                None => {}
            }
        }
        (costs, excluded)
    };
    let (pool, pool_excluded) = column("total");
    let goods: Vec<Node> = names
        .iter()
        .map(|name| {
            let (costs, excluded) = column(name);
            let good = Node::empty().with("good", Node::text(name.as_str())).with("costs", costs);
            match excluded {
                Some(excluded) => good.with("excluded", excluded),
                None => good,
            }
        })
        .collect();
    let mut draft = Draft::new("net-cost")
        .fact("allocated", Node::text("each-cost"))
        .fact("costs", pool)
        .fact_if("excluded", pool_excluded)
        .fact("goods", Node::list(goods))
        .expect("net_cost", expected.any(&["net_total", "net_cost_total", "net_cost"]));
    for name in &names {
        let net = expected.any(&[&format!("net_{name}"), &format!("net_cost_{name}")]);
        draft = draft.expect_at(&["goods", name, "net_cost"], net);
    }
    only(draft)
}

/// Total cost allocated to each good first, what is excluded taken off each: section 7(11)(b).
fn before_exclusion(goods: &[String], inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    inputs.describes(&["goods", "unit"]);
    let pool = costs(inputs);
    inputs.describes(&["excluded", "excluded_in_period_costs", "excluded_costs"]);
    let mut list = Vec::new();
    let mut all = customs::Decimal::ZERO;
    let mut without = customs::Decimal::ZERO;
    let add = |sum: customs::Decimal, node: Option<&Node>| {
        let value = node.and_then(Node::as_number).unwrap_or(customs::Decimal::ZERO);
        sum.checked_add(value).map_err(|error| error.to_string())
    };
    for name in goods {
        let total = inputs.take(&format!("total_cost_{name}")).ok_or("a good has no total cost")?;
        let excluded = inputs.take(&format!("excluded_{name}")).ok_or("a good has no excluded costs")?;
        all = add(all, Some(&total))?;
        without = add(without, Some(&excluded))?;
        list.push(
            Node::empty()
                .with("good", Node::text(name.as_str()))
                .with("costs", Node::empty().with("other_product_costs", total))
                .with("excluded", excluded),
        );
    }
    // The costs of the pool, where the record gives them, have to be what was allocated.
    let mut pooled = customs::Decimal::ZERO;
    for (_, value) in pool.iter().flat_map(Node::entries) {
        pooled = add(pooled, Some(value))?;
    }
    let pooled = if pool.is_some() { pooled } else { all };
    let plain = |value: customs::Decimal| Node::number(&value.to_string()).ok_or("a sum is out of range");
    let mut draft = Draft::new("net-cost")
        .fact("allocated", Node::text("each-cost"))
        .fact("costs", Node::empty().with("other_product_costs", plain(pooled)?))
        .fact("excluded", plain(without)?)
        .fact("goods", Node::list(list));
    for name in goods {
        let net = expected.any(&[&format!("net_{name}"), &format!("net_cost_{name}")]);
        draft = draft.expect_at(&["goods", name, "net_cost"], net);
    }
    only(draft)
}

fn conversion(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    inputs.describes(&["fx_gain_total", "fx_loss_total"]);
    let before =
        inputs.any(&["total_cost_before", "total_cost_before_gain"]).ok_or("no total cost is given")?;
    let gain = inputs
        .any(&["fx_gain_related_to_VNM_purchases", "fx_gain_related"])
        .ok_or("no related gain is given")?;
    let loss = inputs.any(&["fx_loss_related", "fx_loss_related_to_VNM_purchases"]);
    let mut costs = Node::empty().with("other_product_costs", before).with("conversion_gains", gain);
    if let Some(loss) = loss {
        costs.insert("conversion_losses", loss);
    }
    only(
        Draft::new("regional-value-content")
            .fact("method", Node::text("net-cost"))
            .fact("costs", costs)
            .expect("total_cost", expected.take("total_cost")),
    )
}

/// A mold lent to the maker of a material.
fn lent_mold(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    inputs.describes(&[
        "moulds_supplied_free_to_supplier",
        "mould_cost_expensed_this_year",
        "mould_value_included_in_material_value",
        "expensed_by",
        "supplied_free_to",
    ]);
    let value =
        inputs.take("mould_value").or_else(|| Node::number("1")).ok_or("no value of the mold is given")?;
    let named = inputs.with_suffix("_is_originating");
    let mut originating = inputs.text("material_X").is_some_and(|status| status == "originating");
    for (key, _) in named {
        originating |= inputs.boolean(&key).unwrap_or(false);
    }
    let added = expected.any(&["mould_value_added_to_sensor_value_for_A"]);
    let whole = expected.any(&["whole_sensor_value_in_VNM"]);
    let mut draft = Draft::new("lent-tool")
        .fact("value", value.clone())
        .fact("expensed_by_lender", Node::boolean(true))
        .fact("material_originating", Node::boolean(originating))
        .expect("in_net_cost_of_material", expected.take("indirect_value_in_B_calculation"))
        .expect(
            "also_in_net_cost_of_good",
            expected.any(&["mould_cost_also_in_net_cost", "mould_also_in_A_net_cost"]),
        )
        .expect("whole_material_non_originating", whole);
    if added.is_some_and(|node| node.as_boolean() == Some(true)) {
        draft = draft.expect("added_to_material_value", Some(value));
    }
    only(draft)
}

/// Materials' values and designations.
pub fn material(family: &str, rest: &str, inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    match family {
        "assist_allocation" => assist(inputs, expected),
        "deductive_value" => greatest_aggregate(inputs, expected),
        "indirect_materials" if inputs.has("incorporated") => {
            inputs.describes(&["material", "good", "used_in", "use"]);
            if inputs.boolean("incorporated") != Some(false) {
                return Err("the material is incorporated into the good".into());
            }
            only(
                Draft::new("indirect-material")
                    .fact_if("cost_on_books", inputs.any(&["cost_on_books", "value"]))
                    .expect(
                        "originating",
                        expected.any(&["treated_as_originating", "originating", "considered_originating"]),
                    )
                    .expect("value", expected.any(&["value"])),
            )
        }
        "indirect_materials" => lent_mold(inputs, expected),
        "material_value" => middleman(inputs, expected),
        "intermediate_material" if inputs.has("designated_intermediate") => {
            intermediate::with_costs(inputs, expected)
        }
        "intermediate_material" => intermediate::designation(rest, inputs, expected),
        _ => Err("its facts are prose".into()),
    }
}

fn assist(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    let draft = Draft::new("assist-allocation")
        .fact_if("committed_units", inputs.take("contract_units"))
        .fact_if("produced_at_first_shipment", inputs.take("units_produced_at_first_shipment"))
        .fact_if("first_shipment", inputs.take("first_shipment_units"))
        .expect("allowed_denominators", expected.take("allowed_denominators"));
    let mut drafts = vec![draft.clone()];
    if let Some(value) = inputs.any(&["assist_value", "value"]) {
        for (over, keys) in [
            ("produced-at-first-shipment", ["per_unit_first_shipment", "per_unit_produced"]),
            ("committed", ["per_unit_contract", "per_unit_committed"]),
        ] {
            let spread = draft.clone().fact("over", Node::text(over)).fact("value", value.clone());
            let mut spread = spread;
            spread.expect = Node::empty();
            drafts.push(spread.expect("per_unit", expected.any(&keys)));
        }
    }
    // Spreading over a number that is not allowed has to be refused.
    if let Some(list) = expected.take("disallowed_denominators")
        && list.items().len() == 1
    {
        let mut refused = draft.fact("over", Node::text("single-shipment"));
        refused = refused.fact_if("value", Node::number("1000"));
        refused.expect = Node::empty().with("refused", Node::text("assist-denominator-not-allowed"));
        drafts.push(refused);
    }
    Ok((drafts, Vec::new()))
}

fn greatest_aggregate(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    let listed = inputs.any(&["price_list", "sales_list", "totals"]);
    let sales = inputs.take("sales");
    let named: Vec<Node> = inputs
        .with_suffix("_sale")
        .into_iter()
        .filter_map(|(key, _)| inputs.take(&key))
        .filter(|sale| matches!(sale.kind, NodeKind::Table(_)))
        .collect();
    let rows = listed
        .or_else(|| sales.filter(|s| matches!(s.kind, NodeKind::List(_))))
        .or_else(|| (!named.is_empty()).then(|| Node::list(named)))
        .ok_or("no sales are given as figures")?;
    let mut list = Vec::new();
    for row in rows.items() {
        // A pair, as in the prints: quantity, then unit price.
        if let [quantity, price] = row.items() {
            let sale = Node::empty().with("unit_price", price.clone()).with("quantity", quantity.clone());
            list.push(sale);
            continue;
        }
        let row = Taken::new(row);
        row.describes(&["range"]);
        let price = row.any(&["unit_price", "price"]).ok_or("a sale has no unit price")?;
        let quantity = row.any(&["quantity", "units", "total_quantity"]).ok_or("a sale has no quantity")?;
        list.push(Node::empty().with("unit_price", price).with("quantity", quantity));
    }
    only(
        Draft::new("greatest-aggregate-unit-price")
            .fact("sales", Node::list(list))
            .expect("unit_price", expected.any(&["unit_price_greatest_aggregate", "unit_price"]))
            .expect("quantity", expected.any(&["greatest_quantity", "quantity"])),
    )
}

fn middleman(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    inputs.describes(&["material", "schedule6_price"]);
    let basis =
        inputs.text("customs_value_based_on").ok_or("it is not said what the customs value rests on")?;
    let another = basis.contains("middleman");
    // The record states no price: one stands for it, the answer asked for does not turn on it.
    let price = Node::number("1").ok_or("no price")?;
    let under = expected
        .text("value_under")
        .map(|text| if text.starts_with("Schedule 6") { "schedule-6-purchase" } else { "transaction-value" });
    only(
        Draft::new("material-value")
            .fact("acquired", Node::text("imported"))
            .fact(
                "customs_value_based_on",
                Node::text(if another { "price-of-another-sale" } else { "price-paid-by-producer" }),
            )
            .fact("purchase", Node::empty().with("price", price))
            .expect("transaction_value_acceptable", expected.take("customs_transaction_value_acceptable"))
            .expect("basis", under.map(Node::text)),
    )
}
