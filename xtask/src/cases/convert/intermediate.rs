//! Self-produced materials: their value, and which of them may be designated.

use lawbook::cases::{Node, NodeKind};

use super::taken::Taken;
use super::values::{COSTS, costs, excluded};
use super::{Draft, Drafts, only};

/// A self-produced material with its costs, and the costs of the good around it.
pub fn with_costs(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    let designated = inputs.boolean("designated_intermediate").unwrap_or(false);
    if !designated {
        return undesignated(inputs, expected);
    }
    let shift = inputs.with_suffix("_meets_tariff_shift");
    let originating = shift.iter().all(|(key, _)| inputs.boolean(key).unwrap_or(false));
    let threshold = inputs.any(&["threshold_nc", "threshold"]);
    let mut draft = Draft::new("intermediate-material-value")
        .fact("originating", Node::boolean(originating))
        .fact_if("threshold_percent", threshold);
    for (key, good) in inputs.with_suffix("_additional") {
        let table = inputs.take(&key).unwrap_or_else(Node::empty);
        let taken = Taken::new(&table);
        draft = draft.fact_if("good_costs", costs(&taken)).fact_if("excluded", excluded(&taken));
        if let Some(left) = taken.left().first() {
            return Err(format!("the input `{key}.{left}` is not understood"));
        }
        draft = draft
            .expect("total_cost_of_good", expected.take(&format!("{good}_total_cost")))
            .expect("net_cost_of_good", expected.take(&format!("{good}_net_cost")))
            .expect("value_of_non_originating_materials", expected.any(&[&format!("vnm_in_{good}"), "vnm"]));
    }
    for (key, name) in inputs.with_prefix("") {
        let table = inputs.take(&key).unwrap_or_else(Node::empty);
        if !matches!(table.kind, NodeKind::Table(_)) {
            return Err(format!("the input `{key}` is not understood"));
        }
        let taken = Taken::new(&table);
        // Royalties stay in the value of an intermediate material.
        taken.describes(&["royalties_in_period_costs", "excluded", "excluded_in_period_costs"]);
        draft = draft.fact_if("costs", costs(&taken));
        if let Some(left) = taken.left().first() {
            return Err(format!("the input `{key}.{left}` is not understood"));
        }
        let total = expected.take(&format!("{name}_total_cost"));
        let value = expected.take("value_of_originating_intermediate");
        if let (Some(a), Some(b)) = (&total, &value)
            && a != b
        {
            return Err("two values are expected of one material".into());
        }
        draft = draft.expect("value", value.or(total));
    }
    let draft = draft.expect("content_percent", expected.any(&["rvc_nc_percent", "rvc_percent"]));
    Ok((vec![draft.clone()], truncated(&draft)))
}

/// A self-produced material that is not designated: its costs are costs of the good, section 7(5)(a).
fn undesignated(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    for (key, _) in inputs.with_suffix("_meets_tariff_shift") {
        inputs.describes(&[&key]);
    }
    let threshold = inputs.any(&["threshold_nc", "threshold"]);
    let mut good = "good".to_owned();
    let mut sums: Vec<(&str, customs::Decimal)> = Vec::new();
    let mut without = customs::Decimal::ZERO;
    for (key, name) in inputs.with_prefix("") {
        let table = inputs.take(&key).unwrap_or_else(Node::empty);
        if !matches!(table.kind, NodeKind::Table(_)) {
            return Err(format!("the input `{key}` is not understood"));
        }
        if let Some(of) = name.strip_suffix("_additional") {
            of.clone_into(&mut good);
        }
        let taken = Taken::new(&table);
        let add = |sum: customs::Decimal, node: &Node| {
            let value = node.as_number().ok_or("a cost is no number")?;
            sum.checked_add(value).map_err(|error| error.to_string())
        };
        for (key, value) in costs(&taken).unwrap_or_else(Node::empty).entries() {
            let Some((_, known)) = COSTS.iter().find(|(_, known)| known == key) else { continue };
            match sums.iter_mut().find(|(name, _)| name == known) {
                Some((_, sum)) => *sum = add(*sum, value)?,
                None => sums.push((known, add(customs::Decimal::ZERO, value)?)),
            }
        }
        // Undesignated, its royalties are costs of the good, and come off.
        if let Some(excluded) = excluded(&taken) {
            without = add(without, &excluded)?;
        }
        if let Some(left) = taken.left().first() {
            return Err(format!("the input `{key}.{left}` is not understood"));
        }
    }
    let plain = |value: customs::Decimal| Node::number(&value.to_string()).ok_or("a sum is out of range");
    let mut table = Node::empty();
    for (key, sum) in sums {
        table.insert(key, plain(sum)?);
    }
    let mut draft = Draft::new("regional-value-content")
        .fact("method", Node::text("net-cost"))
        .fact("costs", table)
        .fact("excluded", plain(without)?)
        .fact_if("threshold_percent", threshold.clone())
        .expect("total_cost", expected.any(&[&format!("{good}_total_cost"), "total_cost"]))
        .expect("net_cost", expected.any(&[&format!("{good}_net_cost"), "net_cost"]))
        .expect("excluded_costs", expected.any(&["excluded_total", "excluded_costs"]))
        .expect("value_of_non_originating_materials", expected.any(&[&format!("vnm_in_{good}"), "vnm"]))
        .expect("content_percent", expected.any(&["rvc_nc_percent", "rvc_percent"]));
    if threshold.is_some() {
        draft = draft.expect("satisfied", expected.take("originating"));
    }
    Ok((vec![draft.clone()], truncated(&draft)))
}

/// The same with the content cut off after a place instead of rounded, as some prints do.
fn truncated(draft: &Draft) -> Vec<Vec<Draft>> {
    let places = ["0", "1", "2"].into_iter().filter_map(Node::number);
    places.map(|places| vec![draft.clone().fact("printed_truncated_places", places)]).collect()
}

/// Whether materials may be designated together.
pub fn designation(rest: &str, inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    let material = |name: &str, producer: &str, contains: &[&str]| {
        Node::empty()
            .with("name", Node::text(name))
            .with("producer", Node::text(producer))
            .with("subject_to_regional_value_content", Node::boolean(true))
            .with("contains", Node::list(contains.iter().map(|c| Node::text(*c)).collect()))
    };
    match rest {
        "successive" => {
            let all = ["X_designated_with_RVC", "Y_contains_X", "Y_subject_to_RVC"]
                .iter()
                .all(|key| inputs.boolean(key) == Some(true));
            if !all {
                return Err("the materials are not those of successive designations".into());
            }
            only(
                Draft::new("intermediate-designation")
                    .fact("designated", Node::list(vec![Node::text("X"), Node::text("Y")]))
                    .fact("materials", Node::list(vec![material("X", "A", &[]), material("Y", "A", &["X"])]))
                    .expect("allowed", expected.take("Y_may_be_designated")),
            )
        }
        "other_producer" => {
            inputs.describes(&[
                "producer_A_subassembly_RVC_designated",
                "switch_rvc_percent",
                "producer_B_accumulates_with_A",
            ]);
            let draft = |accumulated: bool, expect: Option<Node>| {
                Draft::new("intermediate-designation")
                    .fact("accumulated", Node::boolean(accumulated))
                    .fact("designated", Node::list(vec![Node::text("inner"), Node::text("outer")]))
                    .fact(
                        "materials",
                        Node::list(vec![material("inner", "A", &[]), material("outer", "B", &["inner"])]),
                    )
                    .expect("allowed", expect)
            };
            Ok((
                vec![
                    draft(false, expected.take("B_may_designate_switch_assembly")),
                    draft(true, expected.take("B_may_designate_if_accumulating")),
                ],
                Vec::new(),
            ))
        }
        _ => several(inputs, expected),
    }
}

/// Materials named by letters: `X_designated_with_RVC`, `Y_subject_to_RVC`, `Y_contains_X`; asked is
/// `Y_may_be_designated` beside those already designated.
fn several(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    let mut designated = Vec::new();
    let mut subject: Vec<String> = Vec::new();
    for (key, name) in inputs.with_suffix("_designated_with_RVC") {
        if inputs.boolean(&key) == Some(true) {
            designated.push(name.clone());
            subject.push(name);
        }
    }
    for (key, name) in inputs.with_suffix("_subject_to_RVC") {
        if inputs.boolean(&key) == Some(true) {
            subject.push(name);
        }
    }
    let contains: Vec<(String, String)> = inputs
        .with_prefix("")
        .into_iter()
        .filter_map(|(key, _)| {
            let (outer, inner) = key.split_once("_contains_")?;
            let pair = (outer.to_owned(), inner.to_owned());
            inputs.boolean(&key)?.then_some(pair)
        })
        .collect();
    let asked = expected.with_suffix("_may_be_designated");
    if subject.is_empty() || asked.is_empty() {
        return Err("this way of designating is not known".into());
    }
    let materials: Vec<Node> = subject
        .iter()
        .chain(contains.iter().flat_map(|(outer, inner)| [outer, inner]))
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .map(|name| {
            let within = contains.iter().filter(|(outer, _)| outer == name);
            Node::empty()
                .with("name", Node::text(name.as_str()))
                .with("producer", Node::text("A"))
                .with("subject_to_regional_value_content", Node::boolean(subject.contains(name)))
                .with("contains", Node::list(within.map(|(_, inner)| Node::text(inner.as_str())).collect()))
        })
        .collect();
    let drafts = asked.into_iter().map(|(key, name)| {
        let all = designated.iter().chain(std::iter::once(&name));
        let all: std::collections::BTreeSet<&String> = all.collect();
        Draft::new("intermediate-designation")
            .fact("designated", Node::list(all.into_iter().map(|n| Node::text(n.as_str())).collect()))
            .fact("materials", Node::list(materials.clone()))
            .expect("allowed", expected.take(&key))
    });
    Ok((drafts.collect(), Vec::new()))
}
