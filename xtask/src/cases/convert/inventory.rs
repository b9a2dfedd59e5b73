//! Ledgers.

use customs::Decimal;
use lawbook::cases::{Node, NodeKind};

use super::taken::Taken;
use super::{Draft, Drafts, only};

/// The method that a topic or an input names.
fn method(rest: &str, inputs: &Taken<'_>) -> Option<&'static str> {
    let named = inputs.text("method").unwrap_or_default();
    let words = format!("{rest} {named}").to_lowercase();
    ["fifo", "lifo"]
        .into_iter()
        .find(|m| words.contains(m))
        .or_else(|| words.contains("rolling").then_some("rolling-average"))
        .or_else(|| words.contains("specific").then_some("specific-identification"))
        .or_else(|| words.contains("average").then_some("average"))
}

/// A date; one without a year stands in 2021, the year of the appendix.
fn date(node: &Node) -> Node {
    match node.as_text() {
        Some(text) if text.len() == 5 => Node::text(format!("2021-{text}")),
        _ => node.clone(),
    }
}

pub fn identical(rest: &str, inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    let method = method(rest, inputs).ok_or("the method is not known")?;
    let method = if method == "average" { "rolling-average" } else { method };
    let ledger = inputs.take("ledger").ok_or("no ledger is given")?;
    let mut entries = Vec::new();
    for entry in ledger.items() {
        let entry = Taken::new(entry);
        let mut row = Node::empty();
        row.insert("date", date(&entry.take("date").ok_or("an entry has no date")?));
        for (from, to) in [("receipt", "receipt"), ("unit_cost", "unit_value"), ("shipment", "shipment")] {
            if let Some(value) = entry.take(from) {
                row.insert(to, value);
            }
        }
        if let Some(left) = entry.left().first() {
            return Err(format!("`{left}` of the ledger is not understood"));
        }
        entries.push(row);
    }
    let averages = expected.any(&[
        "avg_unit_value_by_shipment",
        "average_by_shipment",
        "avg_unit_cost_by_shipment",
        "average_unit_cost_by_shipment",
        "average_unit_value_by_shipment",
    ]);
    let mut draft = Draft::new("identical-materials")
        .fact("method", Node::text(method))
        .fact("ledger", Node::list(entries))
        .fact_if("units_per_good", inputs.take("units_per_good"))
        .expect("value_of_non_originating_materials", expected.take("vnm_by_shipment"));
    draft = draft.expect(
        "shipments",
        averages.map(|list| {
            Node::list(
                list.items()
                    .iter()
                    .map(|average| Node::empty().with("average_unit_value", average.clone()))
                    .collect(),
            )
        }),
    );
    // A print may round the average before it multiplies.
    let printed = if method == "rolling-average" { &["2", "3", "4"][..] } else { &[] };
    let printed = printed
        .iter()
        .filter_map(|places| Node::number(places))
        .map(|places| vec![draft.clone().fact("printed_places", places)])
        .collect();
    Ok((vec![draft], printed))
}

fn number(node: Option<&Node>) -> Decimal {
    node.and_then(Node::as_number).unwrap_or(Decimal::ZERO)
}

fn plain(value: Decimal) -> Result<Node, String> {
    Node::number(&value.to_string()).ok_or_else(|| "a figure is out of range".into())
}

pub fn fungible(family: &str, rest: &str, inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    inputs.describes(&["rvc_method", "units_per_good"]);
    let method = method(rest, inputs).ok_or("the method is not known")?;
    let ledger = inputs.take("ledger").ok_or("no ledger is given")?;
    let goods = family == "fungible_goods";
    let mut entries = Vec::new();
    let mut named = Vec::new();
    for entry in ledger.items() {
        let entry = Taken::new(entry);
        let mut row = Node::empty();
        row.insert("date", date(&entry.take("date").ok_or("an entry has no date")?));
        for (from, to) in [
            ("receipt", "receipt"),
            ("unit_cost", "unit_value"),
            ("shipment", "shipment"),
            ("opening", "opening"),
            ("originating", "originating"),
        ] {
            if let Some(value) = entry.take(from) {
                row.insert(to, value);
            }
        }
        if let Some(origin) = entry.text("origin") {
            let originates = matches!(origin.as_str(), "O" | "US" | "MX" | "CA");
            named.push((origin, originates));
            row.insert("status", Node::text(if originates { "originating" } else { "non-originating" }));
        }
        if let Some(left) = entry.left().first() {
            return Err(format!("`{left}` of the ledger is not understood"));
        }
        entries.push(row);
    }
    // A question on the first units only: those units are shipped.
    for (key, rest) in expected.with_prefix("first_") {
        if let Some(units) = rest.strip_suffix("_units_origin").and_then(Node::number) {
            let origin = expected.text(&key).unwrap_or_default();
            let originates = matches!(origin.as_str(), "O" | "US" | "MX" | "CA");
            let last = entries.last().and_then(|e| e.get("date")).cloned().ok_or("no entries")?;
            entries.push(Node::empty().with("date", last).with("shipment", units.clone()));
            let all = if originates { "originating" } else { "non_originating" };
            let one = Node::list(vec![Node::empty().with(all, units)]);
            return only(
                Draft::new("fungible-goods")
                    .fact("method", Node::text(method))
                    .fact("ledger", Node::list(entries))
                    .expect("shipments", Some(one)),
            );
        }
    }
    let by_shipment = ["vnm_by_shipment", "units_by_shipment", "ratio_N_by_shipment"];
    if method == "average" && !by_shipment.iter().any(|key| expected.has(key)) {
        return over_period(&entries, inputs, expected);
    }
    let draft = Draft::new(if goods { "fungible-goods" } else { "fungible-materials" })
        .fact("method", Node::text(method))
        .fact("ledger", Node::list(entries))
        .expect("value_of_non_originating_materials", expected.take("vnm_by_shipment"))
        .expect("shipments", shipments(expected));
    let mut printed = Vec::new();
    if method == "average" {
        for places in ["2", "3"] {
            let rounding = Node::empty()
                .with("ratio_places", Node::number(places).unwrap_or_else(Node::empty))
                .with("unit_value_places", Node::number("2").unwrap_or_else(Node::empty));
            printed.push(vec![draft.clone().fact("printed_rounding", rounding)]);
        }
    }
    Ok((vec![draft], printed))
}

/// What is expected of each shipment.
fn shipments(expected: &Taken<'_>) -> Option<Node> {
    let units = expected.take("units_by_shipment");
    // The one ratio is what the other leaves of one.
    let of_originating = expected.take("ratio_O_by_shipment").map(|list| {
        let rest = list.items().iter().map(|ratio| match ratio.kind {
            NodeKind::Number { value, places } => {
                let left = Decimal::ONE.checked_sub(value).unwrap_or(Decimal::ZERO);
                Node::number(&left.to_fixed(places)).unwrap_or_else(Node::empty)
            }
            _ => ratio.clone(),
        });
        Node::list(rest.collect())
    });
    let lists = [
        ("non_originating_ratio", expected.take("ratio_N_by_shipment").or(of_originating)),
        ("average_unit_value", expected.take("avg_unit_value_by_shipment")),
        ("non_originating", expected.take("units_N_by_shipment")),
        ("originating", expected.take("units_O_by_shipment")),
    ];
    let remaining = expected.take("remaining_O_N_after");
    let count = units
        .iter()
        .chain(lists.iter().filter_map(|(_, list)| list.as_ref()))
        .chain(remaining.iter())
        .map(|list| list.items().len())
        .max()?;
    let mut shipments = Vec::new();
    for index in 0..count {
        let mut shipment = Node::empty();
        if let Some(of) = units.as_ref().and_then(|u| u.items().get(index)) {
            for (from, to) in [("O", "originating"), ("N", "non_originating")] {
                if let Some(value) = of.get(from) {
                    shipment.insert(to, value.clone());
                }
            }
        }
        for (key, list) in &lists {
            if let Some(value) = list.as_ref().and_then(|l| l.items().get(index)) {
                shipment.insert(*key, value.clone());
            }
        }
        if let Some([originating, rest]) =
            remaining.as_ref().and_then(|r| r.items().get(index)).map(Node::items)
        {
            shipment.insert(
                "remaining",
                Node::empty().with("originating", originating.clone()).with("non_originating", rest.clone()),
            );
        }
        shipments.push(shipment);
    }
    Some(Node::list(shipments))
}

/// The average over a period: everything in the ledger before what is withdrawn.
fn over_period(entries: &[Node], inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    let add = |a: Decimal, b: Decimal| a.checked_add(b).map_err(|e| e.to_string());
    let mut opening = [Decimal::ZERO; 2];
    let mut received = [Decimal::ZERO; 2];
    let (mut value, mut valued, mut shipped) = (Decimal::ZERO, false, Decimal::ZERO);
    for entry in entries {
        let quantity = number(entry.get("receipt"));
        shipped = add(shipped, number(entry.get("shipment")))?;
        let slot = usize::from(entry.get("status").and_then(Node::as_text) == Some("non-originating"));
        let is_opening = entry.get("opening").and_then(Node::as_boolean) == Some(true);
        let held = if is_opening { &mut opening } else { &mut received };
        held[slot] = add(held[slot], quantity)?;
        if let Some(unit) = entry.get("unit_value").and_then(Node::as_number) {
            value = add(value, unit.checked_mul(quantity).map_err(|e| e.to_string())?)?;
            valued = true;
        }
    }
    let all = [opening[0], opening[1], received[0], received[1]].into_iter().try_fold(Decimal::ZERO, add)?;
    let withdrawn = inputs
        .any(&["units_exported", "exported_units", "units_shipped", "shipped_units", "units_withdrawn"])
        .and_then(|n| n.as_number())
        .unwrap_or(shipped);
    let remaining = all.checked_sub(shipped).map_err(|e| e.to_string())?;
    inputs.describes(&["period", "averaging_period", "period_months", "month"]);
    let units = |of: [Decimal; 2]| -> Result<Node, String> {
        Ok(Node::empty().with("originating", plain(of[0])?).with("non_originating", plain(of[1])?))
    };
    let mut draft = Draft::new("average-over-period")
        .fact("opening", units(opening)?)
        .fact("received", units(received)?)
        .fact("withdrawn", plain(withdrawn)?)
        .fact("remaining", plain(remaining)?);
    if valued {
        draft = draft.fact("total_value", plain(value)?);
    }
    for (keys, path) in [
        (&["ratio_O", "ratio_originating"][..], &["originating_ratio"][..]),
        (&["ratio_N", "ratio_non_originating"][..], &["non_originating_ratio"][..]),
        (&["avg_unit_value", "average_unit_value"][..], &["average_unit_value"][..]),
        (&["vnm_per_unit"][..], &["non_originating_per_unit"][..]),
        (&["vnm", "vnm_total"][..], &["value_of_non_originating_materials"][..]),
        (
            &["units_O", "units_originating", "exported_O", "units_exported_O", "shipped_O"][..],
            &["withdrawn", "originating"][..],
        ),
        (
            &["units_N", "units_non_originating", "exported_N", "units_exported_N", "shipped_N"][..],
            &["withdrawn", "non_originating"][..],
        ),
        (&["remaining_O"][..], &["remaining", "originating"][..]),
        (&["remaining_N"][..], &["remaining", "non_originating"][..]),
    ] {
        draft = draft.expect_at(path, expected.any(keys));
    }
    for (keys, path) in [
        (["ratio_O_percent", "ratio_originating_percent"], "originating_ratio"),
        (["ratio_N_percent", "ratio_non_originating_percent"], "non_originating_ratio"),
    ] {
        let share = expected.any(&keys).and_then(|node| match node.kind {
            NodeKind::Number { value, places } => {
                Node::number(&Decimal::from_percent(value).to_fixed(places + 2))
            }
            _ => None,
        });
        draft = draft.expect(path, share);
    }
    let printed = ["3", "2"]
        .iter()
        .map(|places| {
            let rounding = Node::empty()
                .with("ratio_places", Node::number(places).unwrap_or_else(Node::empty))
                .with("unit_value_places", Node::number("2").unwrap_or_else(Node::empty));
            vec![draft.clone().fact("printed_rounding", rounding)]
        })
        .collect();
    Ok((vec![draft], printed))
}
