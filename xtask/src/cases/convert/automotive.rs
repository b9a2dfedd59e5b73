//! Automotive periods, and the parameters of the regulations.

use lawbook::cases::Node;

use super::taken::Taken;
use super::{Draft, Drafts, only};

pub fn averaging(rest: &str, inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    if rest != "averaging_period" {
        return Err("this automotive question is not converted".into());
    }
    if inputs.text("entry_into_force").is_some_and(|day| day != "2020-07-01") {
        return Err("the agreement took effect on 2020-07-01".into());
    }
    only(
        Draft::new("automotive-averaging-period")
            .fact_if("fiscal_year", inputs.take("fiscal_year_start"))
            .expect("from", expected.take("period_start"))
            .expect("until", expected.take("period_end"))
            .expect("months", expected.take("months")),
    )
}

/// Steps by date: the names of the record, and those of a case.
fn steps(expected: &Taken<'_>, names: &[(&str, &str)]) -> Result<Option<Node>, String> {
    let Some(list) = expected.take("steps") else { return Ok(None) };
    let mut steps = Vec::new();
    for step in list.items() {
        let step = Taken::new(step);
        let mut node = Node::empty();
        if let Some(start) = step.take("start") {
            node.insert("from", start);
        }
        node.insert("until", step.take("end").unwrap_or_else(|| Node::text("none")));
        for (from, to) in names {
            if let Some(value) = step.take(from) {
                node.insert(*to, value);
            }
        }
        if let Some(left) = step.left().first() {
            return Err(format!("`{left}` of a step is not understood"));
        }
        steps.push(node);
    }
    Ok(Some(Node::list(steps)))
}

const CONTENT: [(&str, &str); 2] = [("nc", "net_cost"), ("tv", "transaction_value")];
const LABOR: [(&str, &str); 4] = [
    ("lvc", "total"),
    ("high_wage_material_labour_min", "material_and_labor"),
    ("technology_max", "technology"),
    ("assembly_max", "assembly"),
];

/// Parameters of the regulations, by the name of the topic.
pub fn parameters(rest: &str, _inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    let content = |of: &str| -> Result<Draft, String> {
        Ok(Draft::new("automotive-content-steps")
            .fact("of", Node::text(of))
            .expect("steps", steps(expected, &CONTENT)?))
    };
    let tables = match rest {
        "automotive_core_parts_RVC" => Some("table-a1"),
        "automotive_principal_parts_RVC" => Some("table-b"),
        "automotive_complementary_parts_RVC" => Some("table-c"),
        "heavy_truck_RVC" => Some("heavy-truck"),
        "passenger_vehicle_light_truck_RVC" => Some("light-vehicle"),
        // The record does not name its table; its first figure does.
        "heavy_truck_parts_RVC"
        | "heavy_truck_principal_parts_RVC"
        | "heavy_truck_complementary_parts_RVC" => {
            let first = expected.take("steps").and_then(|list| list.items().first()?.get("nc")?.as_number());
            Some(if first.is_some_and(|nc| nc.to_string() == "50") { "table-e" } else { "table-d" })
        }
        _ => None,
    };
    if let Some(of) = tables {
        let mut drafts = vec![content(of)?];
        if let Some(other) = expected.take("other_goods_nc") {
            drafts.push(
                Draft::new("other-vehicle-content")
                    .fact("list", Node::text("20(2)"))
                    .expect("net_cost_percent", Some(other)),
            );
        }
        return Ok((drafts, Vec::new()));
    }
    match rest {
        "LVC_passenger_vehicle" => only(
            Draft::new("labor-value-steps")
                .fact("vehicle", Node::text("passenger-vehicle"))
                .expect("steps", steps(expected, &LABOR)?),
        ),
        "LVC_light_and_heavy_truck" => {
            let mut step = Node::empty();
            for (from, to) in LABOR {
                if let Some(value) = expected.take(from) {
                    step.insert(to, value);
                }
            }
            let draft = |vehicle: &str| {
                Draft::new("labor-value-steps")
                    .fact("vehicle", Node::text(vehicle))
                    .expect("steps", Some(Node::list(vec![step.clone()])))
            };
            Ok((vec![draft("light-truck"), draft("heavy-truck")], Vec::new()))
        }
        "LVC_excess_credit_heavy_truck" => only(
            Draft::new("automotive-parameters")
                .expect_at(&["excess", "until"], expected.take("until"))
                .expect_at(&["excess", "points_above"], expected.take("points_above"))
                .expect_at(&["excess", "floor"], expected.take("rvc_floor")),
        ),
        "high_wage_thresholds" => only(wages(expected)),
        "steel_aluminium" | "steel_aluminum" => only(
            Draft::new("automotive-parameters")
                .expect("metals_percent", expected.take("purchases_originating_min_percent"))
                .expect("melted_and_poured_from", expected.take("melted_and_poured_from")),
        ),
        "alternative_staging" => Ok((staging(expected), Vec::new())),
        "other_vehicles" => Ok((other_vehicles(expected), Vec::new())),
        "goods_and_parts" => only(
            Draft::new("origin-thresholds")
                .expect("parts_together_transaction_value_percent", expected.take("rvc_tv_min"))
                .expect("parts_together_net_cost_percent", expected.take("rvc_nc_min")),
        ),
        "de_minimis" => only(
            Draft::new("origin-thresholds")
                .expect("value_limit_percent", expected.take("value_limit_percent"))
                .expect("textile_weight_limit_percent", expected.take("textile_weight_limit_percent"))
                .expect("elastomeric_limit_percent", expected.take("elastomeric_limit_percent")),
        ),
        "sets" => only(
            Draft::new("origin-thresholds")
                .expect("value_limit_percent", expected.any(&["limit_percent", "value_limit_percent"])),
        ),
        "non_allowable_interest" | "interest" => {
            let points = expected.take("margin_bp").and_then(|node| {
                let points = node.as_number()?.checked_div(customs::Decimal::HUNDRED).ok()?;
                Node::number(&points.to_string())
            });
            only(Draft::new("origin-thresholds").expect("interest_points", points))
        }
        _ => Err("these parameters are not converted".into()),
    }
}

fn wages(expected: &Taken<'_>) -> Draft {
    let mut draft = Draft::new("automotive-parameters");
    for currency in ["USD", "CAD", "MXN"] {
        draft = draft.expect_at(&["wages", currency], expected.take(currency));
    }
    for capacity in ["light_plant_capacity", "heavy_plant_capacity"] {
        draft = draft.expect(capacity, expected.take(capacity));
    }
    draft.expect_at(&["light_plant_capacity", "contract_years"], expected.take("contract_min_years"))
}

fn staging(expected: &Taken<'_>) -> Vec<Draft> {
    let mut regime = Draft::new("automotive-parameters")
        .expect_at(&["staging", "total"], expected.take("lvc"))
        .expect_at(&["staging", "material_and_labor"], expected.take("high_wage_material_min"))
        .expect_at(&["staging", "technology"], expected.take("technology_max"))
        .expect_at(&["staging", "assembly"], expected.take("assembly_max"));
    if let Some(period) = expected.take("period")
        && let [from, until] = period.items()
    {
        regime = regime
            .expect_at(&["staging", "from"], Some(from.clone()))
            .expect_at(&["staging", "until"], Some(until.clone()));
    }
    vec![
        regime,
        Draft::new("automotive-content")
            .fact("of", Node::text("staging-vehicle"))
            .expect("net_cost_percent", expected.take("rvc_nc")),
        Draft::new("automotive-content")
            .fact("of", Node::text("staging-core-part"))
            .expect("net_cost_percent", expected.take("core_parts_nc"))
            .expect("transaction_value_percent", expected.take("core_parts_tv")),
    ]
}

fn other_vehicles(expected: &Taken<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (key, of) in [
        ("nc_list_2", "other-vehicle-20-2"),
        ("nc_list_3", "other-vehicle-20-3"),
        ("new_plant_nc", "new-plant"),
        ("refit_nc", "refit"),
    ] {
        drafts.push(
            Draft::new("automotive-content")
                .fact("of", Node::text(of))
                .expect("net_cost_percent", expected.take(key)),
        );
    }
    drafts
}
