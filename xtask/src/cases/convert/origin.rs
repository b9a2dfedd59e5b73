//! Questions of origin: tariff shift, tolerance, sets, deemed goods, transit; and rulings.

use jiff::civil::Date;
use lawbook::cases::{Node, NodeKind, WorkedCase};

use super::taken::Taken;
use super::{Converted, Draft, Drafts, only};

/// A six-digit code out of `76.03`, `8414.59`, `51.06`: a heading is given its first subheading, which
/// shares its rule where the rule is written for the heading.
fn code(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        4 => Some(format!("{digits}.10")),
        6 | 8 | 10 => Some(format!("{}.{}", &digits[..4], &digits[4..6])),
        _ => None,
    }
}

/// A code of a material, at the level it is given.
fn material_code(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        2 | 4 => Some(digits),
        _ => code(text),
    }
}

fn yes(table: Node, facts: &[&str]) -> Node {
    facts.iter().fold(table, |table, fact| table.with(*fact, Node::boolean(true)))
}

fn no(table: Node, facts: &[&str]) -> Node {
    facts.iter().fold(table, |table, fact| table.with(*fact, Node::boolean(false)))
}

fn number(text: &str) -> Node {
    Node::number(text).unwrap_or_else(Node::empty)
}

/// A draft of the good with its code.
fn good(inputs: &Taken<'_>) -> Result<Draft, String> {
    let named =
        inputs.text("good_hs").or_else(|| inputs.text("set_hs")).ok_or("the good has no tariff code")?;
    let code = code(&named).ok_or_else(|| format!("`{named}` is not a tariff code"))?;
    let mut draft = Draft::new("origin").fact("code", Node::text(code));
    if let Some(name) = inputs.text("good").or_else(|| inputs.text("set")) {
        // Some rules are for goods of a name, such as sweaters: what the record calls the good is one.
        draft.named = name
            .split(|c: char| !c.is_ascii_alphabetic())
            .filter(|word| word.len() > 2)
            .map(|word| format!("is-{}s", word.trim_end_matches('s').to_lowercase()))
            .collect();
        draft = draft.fact("description", Node::text(name));
    }
    Ok(draft)
}

pub fn example(family: &str, rest: &str, inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    match family {
        "deemed_originating_IT_goods" => deemed(inputs, expected),
        "sets" => set(inputs, expected),
        "tariff_shift" | "textile_chapter_notes" => materials(rest, inputs, expected),
        "de_minimis" => tolerance(rest, inputs, expected),
        "accumulation" if inputs.has("chain") => accumulated_shift(inputs, expected),
        "transshipment" | "transit" => transit(inputs, expected),
        // Whatever the topic: a good with a code and a bill is a question of origin.
        _ if inputs.has("good_hs") && inputs.has("materials") => materials(rest, inputs, expected),
        _ if inputs.has("good_hs") && obtained(inputs).is_some() => wholly_obtained(inputs, expected),
        _ => Err("this topic is not converted".into()),
    }
}

/// Where a good was grown, born, caught or mined, as a record says it; `None` where it does not.
fn obtained(inputs: &Taken<'_>) -> Option<bool> {
    const WAYS: [&str; 9] = [
        "wholly_obtained",
        "grown_in",
        "harvested_in",
        "born_and_raised_in",
        "raised_in",
        "mined_in",
        "extracted_in",
        "caught_in",
        "obtained_in",
    ];
    let found: Vec<bool> = WAYS
        .iter()
        .filter_map(|way| inputs.take(way))
        .map(|node| match node.as_boolean() {
            Some(answer) => answer,
            None => node.as_text().is_some_and(|place| matches!(place, "US" | "MX" | "CA")),
        })
        .collect();
    (!found.is_empty()).then(|| found.iter().all(|answer| *answer))
}

fn wholly_obtained(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    let answer = obtained(inputs).unwrap_or_default();
    only(
        good(inputs)?
            .fact("answers", Node::empty().with("wholly-obtained", Node::boolean(answer)))
            .expect("originating", expected.take("originating"))
            .expect("criterion", expected.take("criterion")),
    )
}

/// An originating good that left the territory: only unloading, reloading, storing and what keeps it in good
/// condition leave it originating, and only under customs control.
fn transit(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    const ALLOWED: [&str; 6] = ["unload", "reload", "stor", "separat", "label", "preserv"];
    inputs.describes(&["goods", "good", "good_hs"]);
    let operation =
        inputs.any(&["operation_outside", "operations_outside"]).ok_or("nothing happened outside")?;
    let operation = operation.as_text().unwrap_or_default().to_lowercase();
    let control = inputs
        .boolean("customs_control")
        .or_else(|| operation.contains("under customs control").then_some(true));
    let words = operation.replace("under customs control", "");
    // What is left after the place and the joining words has to be one of the operations allowed.
    let harmless = words
        .split([' ', ',', ';'])
        .filter(|word| !word.is_empty() && (word.ends_with("ed") || word.ends_with("ing")))
        .all(|word| ALLOWED.iter().any(|allowed| word.starts_with(allowed)));
    let mut answers = yes(Node::empty(), &["left-territory"])
        .with("no-further-production-outside", Node::boolean(harmless));
    if let Some(control) = control {
        answers.insert("remained-under-customs-control", Node::boolean(control));
    }
    let material = Node::empty()
        .with("line", Node::text("originating material"))
        .with("code", Node::text("9018.90"))
        .with("originating", Node::boolean(true));
    only(
        Draft::new("origin")
            .fact("code", Node::text("9018.90"))
            .fact("answers", answers)
            .fact("materials", Node::list(vec![material]))
            .expect("originating", expected.any(&["originating_on_return", "originating"])),
    )
}

fn deemed(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    inputs.describes(&["imported_from", "imported_into"]);
    let outside = inputs.boolean("made_outside").unwrap_or(false);
    if inputs.boolean("production_in_country_A") == Some(true) || !outside {
        return Err("the good is produced in the territory".into());
    }
    let draft = good(inputs)?
        .fact("produced_in", Node::text("CN"))
        .fact("exported_from", Node::text("MX"))
        .expect("originating", expected.take("originating"));
    only(draft)
}

fn set(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    let limit = inputs.take("limit_percent");
    if limit.is_some_and(|l| l.as_number().is_some_and(|n| n.to_string() != "10")) {
        return Err("the limit is not the ten percent of the law".into());
    }
    let by_rule_3 = inputs.boolean("gri3").unwrap_or(false);
    if by_rule_3 {
        let share = inputs
            .take("non_originating_value_percent")
            .and_then(|node| node.as_number())
            .ok_or("no share of non-originating goods is given")?;
        let rest = customs::Decimal::HUNDRED.checked_sub(share).map_err(|e| e.to_string())?;
        // A set without a code stands as one of heading 32.13: the section asks the value alone.
        let draft = if inputs.has("set_hs") {
            good(inputs)?
        } else {
            inputs.describes(&["set"]);
            Draft::new("origin").fact("code", Node::text("3210.00"))
        };
        let item = |line: &str, value: String, originating: bool| {
            Node::empty()
                .with("line", Node::text(line))
                .with("role", Node::text("set-item"))
                .with("code", Node::text("3926.90"))
                .with("value", number(&value))
                .with("originating", Node::boolean(originating))
        };
        return only(
            draft
                .fact("transaction_value", number("100"))
                .fact("answers", yes(Node::empty(), &["set-by-rule-3"]))
                .fact(
                    "materials",
                    Node::list(vec![
                        item("originating goods", rest.to_string(), true),
                        item("other goods", share.to_string(), false),
                    ]),
                )
                .expect("originating", expected.take("originating")),
        );
    }
    inputs.describes(&["rule"]);
    let items = inputs.take("items").ok_or("the goods of the set are not given")?;
    let mut list = Vec::new();
    for item in items.items() {
        list.push(one_material(&Taken::new(item), Node::empty())?);
    }
    only(
        good(inputs)?
            .fact("answers", no(Node::empty(), &["set-by-rule-3"]))
            .fact("materials", Node::list(list))
            .expect("originating", expected.take("originating")),
    )
}

/// A material of a record.
fn one_material(row: &Taken<'_>, answers: Node) -> Result<Node, String> {
    let line = row.any(&["desc", "description"]).ok_or("a material has no name")?;
    let named = row.any(&["hs", "hts", "chapter"]);
    let text = match named.as_ref().map(|node| &node.kind) {
        Some(NodeKind::Text(text)) => text.clone(),
        Some(NodeKind::Number { value, .. }) => format!("{:0>2}", value.to_string()),
        _ => String::new(),
    };
    let mut material = Node::empty().with("line", line);
    if let Some(code) = material_code(&text) {
        material.insert("code", Node::text(code));
    }
    if let Some(originating) = row.take("originating") {
        material.insert("originating", originating);
    }
    // A country alone says what a record takes the material to be.
    if let Some(origin) = row.text("origin").or_else(|| row.text("country"))
        && material.get("originating").is_none()
    {
        let countries: Vec<&str> = origin.split(['/', ',']).map(str::trim).collect();
        let inside = |country: &&str| matches!(*country, "US" | "MX" | "CA");
        if countries.iter().any(inside) && !countries.iter().all(inside) {
            return Err("the origin of a material is not settled".into());
        }
        material.insert("originating", Node::boolean(countries.iter().all(inside)));
    }
    for (from, to) in [("value", "value"), ("weight", "weight"), ("weight_kg", "weight")] {
        if let Some(value) = row.take(from) {
            material.insert(to, value);
        }
    }
    let mut answers = answers;
    if let Some(inside) = row.boolean("in_component") {
        answers.insert("in-component", Node::boolean(inside));
    }
    if row.boolean("exempt_by_section_XI_note_2") == Some(true) {
        answers.insert("rayon-filament", Node::boolean(true));
    }
    if let Some(formed) = row.boolean("formed_and_finished_in_territory") {
        answers.insert("formed-and-finished-in-territory", Node::boolean(formed));
    }
    if let Some(role) = row.text("role") {
        answers.insert("in-component", Node::boolean(role == "component"));
        answers.insert("pocket-bag-fabric", Node::boolean(role == "pocket_bag"));
    }
    if let Some(left) = row.left().first() {
        return Err(format!("`{left}` of a material is not understood"));
    }
    if !answers.entries().is_empty() {
        material.insert("answers", answers);
    }
    Ok(material)
}

/// A bill of materials with codes.
fn materials(rest: &str, inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    inputs.describes(&["component_governing", "psr"]);
    let mut answers = Node::empty();
    if let Some(sewn) = inputs.boolean("cut_and_sewn_in_territory") {
        answers.insert("cut-and-sewn", Node::boolean(sewn));
    }
    let mut draft = good(inputs)?;
    for (keys, fact) in [
        (&["transaction_value", "tv"][..], "transaction_value"),
        (&["net_cost", "nc"][..], "net_cost"),
        (&["total_cost"][..], "total_cost"),
        (&["weight", "weight_kg"][..], "weight"),
        (&["method"][..], "method"),
    ] {
        draft = draft.fact_if(fact, inputs.any(keys));
    }
    for key in ["produced_in", "imported_into", "exported_from"] {
        let country = inputs.text(key).filter(|country| country.len() == 2);
        draft = draft.fact_if(key, country.map(Node::text));
    }
    draft.as_of = inputs.text("date").and_then(|date| date.parse().ok());
    let rows = inputs.take("materials").ok_or("no materials are given")?;
    let mut list = Vec::new();
    let mut pocket = false;
    for row in rows.items() {
        pocket |= row.get("role").and_then(Node::as_text) == Some("pocket_bag");
        let mut material = one_material(&Taken::new(row), Node::empty())?;
        // A material of which nothing is known but that it lies outside the component is left out of
        // account by the law; its code then does not matter.
        if material.get("code").is_none() && material.get("originating").is_none() {
            material.insert("code", Node::text("6006"));
        }
        list.push(material);
    }
    let textile =
        draft.facts.get("code").and_then(Node::as_text).and_then(|code| code.get(..2)?.parse().ok());
    let textile = textile.is_some_and(|chapter: u8| (50..=63).contains(&chapter));
    if textile {
        // What a record does not speak of it does not rest on: no fabric in short supply, no sewing thread of
        // 5402, no tolerance, which by weight has to be beyond ten percent where no weight is given.
        answers.insert("outer-shell-of-short-supply-fabric-cut-and-sewn", Node::boolean(false));
        answers.insert("has-used-as-sewing-thread", Node::boolean(false));
        if list.iter().all(|material| material.get("weight").is_none()) {
            for material in &mut list {
                material.insert("weight", number("1"));
                let mut of_line = material.get("answers").cloned().unwrap_or_else(Node::empty);
                of_line.insert("elastomeric", Node::boolean(false));
                material.insert("answers", of_line);
            }
        }
    }
    if rest.contains("pocket") {
        answers.insert("has-pocket-bag-fabric", Node::boolean(pocket));
        answers.insert("cut-and-sewn", Node::boolean(true));
    } else {
        answers.insert("has-pocket-bag-fabric", Node::boolean(false));
    }
    only(
        draft
            .fact("answers", answers)
            .fact("materials", Node::list(list))
            .expect("originating", expected.take("originating"))
            .expect("criterion", expected.take("criterion"))
            .expect("method", expected.take("method"))
            .expect("value_of_non_originating_materials", expected.take("vnm"))
            .expect_at(
                &["regional_value_content", "net-cost", "content_percent"],
                expected.take("rvc_nc_percent"),
            )
            .expect_at(
                &["regional_value_content", "transaction-value", "content_percent"],
                expected.take("rvc_tv_percent"),
            ),
    )
}

/// The tolerance of section 5, at its limit and a little beyond.
fn tolerance(rest: &str, inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    inputs.describes(&[
        "rule",
        "rules",
        "base",
        "component",
        "chapter",
        "sleeves",
        "months_after_entry_into_force",
    ]);
    let limit = inputs.any(&["limit_percent", "limit_total_percent"]);
    inputs.describes(&["limit_elastomeric_percent"]);
    if limit.is_some_and(|l| l.as_number().is_some_and(|n| n.to_string() != "10")) {
        return Err("the limit is not the ten percent of the law".into());
    }
    match rest {
        "tariff_shift" | "alternative_rules" => by_value(inputs, expected),
        "RVC_waiver" => waiver(inputs, expected),
        "textile_weight" | "apparel_component" => by_weight(rest, inputs, expected),
        "not_available_narrow_elastic" => narrow_elastic(inputs, expected),
        // By what is given, whatever the topic calls it.
        _ if inputs.has("materials") => materials(rest, inputs, expected),
        _ if inputs.has("fabric_originating") => narrow_elastic(inputs, expected),
        _ if inputs.has("total_vnm_le_10_percent") => waiver(inputs, expected),
        _ if textile(inputs) => {
            let apparel = inputs.text("good_hs").is_some_and(|hs| hs.starts_with('6'));
            by_weight(if apparel { "apparel_component" } else { "textile_weight" }, inputs, expected)
        }
        _ if inputs.has("failing_material") => by_value(inputs, expected),
        _ => Err("this way of the tolerance is not converted".into()),
    }
}

/// Whether the good is one whose tolerance is by weight: chapters 50 to 63, heading 96.19.
fn textile(inputs: &Taken<'_>) -> bool {
    let chapter = inputs.text("good_hs").and_then(|hs| hs.get(..2)?.parse::<u8>().ok());
    chapter.is_some_and(|chapter| (50..=63).contains(&chapter) || chapter == 96)
}

fn failing(inputs: &Taken<'_>) -> Result<(String, Option<String>), String> {
    let node = inputs.take("failing_material").ok_or("no material is given that fails")?;
    match &node.kind {
        NodeKind::Text(text) => Ok((text.clone(), None)),
        _ => {
            let row = Taken::new(&node);
            row.describes(&["originating"]);
            let name = row.text("desc").unwrap_or_else(|| "material".into());
            Ok((name, row.text("hs")))
        }
    }
}

fn by_value(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    let figured = inputs.take("failing_material").and_then(|failing| failing.get("value").cloned());
    if let (Some(value), Some(base)) = (figured, inputs.any(&["transaction_value", "total_cost", "tv"])) {
        return with_figures(value, base, inputs, expected);
    }
    let base = good(inputs)?;
    let (name, hs) = failing(inputs)?;
    // A material described as parts of the good stands under the good's own heading.
    let of_good = base.facts.get("code").and_then(Node::as_text).unwrap_or_default().to_owned();
    let hs = hs.and_then(|hs| material_code(&hs)).unwrap_or_else(|| format!("{}.90", &of_good[..4]));
    let draft = |value: &str, expect: Option<Node>| {
        base.clone()
            .fact("transaction_value", number("100"))
            .fact("total_cost", number("100"))
            .fact(
                "materials",
                Node::list(vec![
                    Node::empty()
                        .with("line", Node::text(name.as_str()))
                        .with("code", Node::text(hs.as_str()))
                        .with("value", number(value)),
                ]),
            )
            .expect("originating", expect)
    };
    let within = expected.any(&[
        "originating_if_vnm_le_limit",
        "originating_if_le_limit",
        "originating_if_le_limit_without_RVC",
    ]);
    let beyond = expected.any(&["originating_if_vnm_gt_limit", "originating_if_gt_limit"]);
    Ok((vec![draft("10", within), draft("10.01", beyond)], Vec::new()))
}

/// One material that fails, worth so much of the good.
fn with_figures(value: Node, base: Node, inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    let node = inputs.take("failing_material").unwrap_or_else(Node::empty);
    let material = one_material(&Taken::new(&node), Node::empty())?.with("value", value);
    only(
        good(inputs)?
            .fact("transaction_value", base)
            .fact("materials", Node::list(vec![material.with("originating", Node::boolean(false))]))
            .expect("originating", expected.take("originating"))
            .expect("de_minimis_tolerance", expected.any(&["de_minimis_used", "de_minimis_tolerance"])),
    )
}

fn waiver(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    if inputs.boolean("total_vnm_le_10_percent") != Some(true) {
        return Err("the non-originating materials are not within the limit".into());
    }
    let rows = inputs.take("non_originating").ok_or("no materials are given")?;
    let mut list = Vec::new();
    for (index, row) in rows.items().iter().enumerate() {
        let hs = row.get("hs").and_then(Node::as_text).and_then(material_code);
        let chapter = row.get("chapter").and_then(Node::as_text).map(|chapter| format!("{chapter}26"));
        let code = hs.or(chapter).ok_or("a material has neither code nor chapter")?;
        let value = if index == 0 { "10" } else { "0" };
        list.push(
            Node::empty()
                .with("line", Node::text(format!("material of {code}")))
                .with("code", Node::text(code))
                .with("value", number(value)),
        );
    }
    // A good of the chapters whose rules are not held stands under the rule of the record; its content
    // is one that no good without a net cost reaches, so that only the waiver can let it pass.
    let base = good(inputs)?;
    let of_good: String =
        base.facts.get("code").and_then(Node::as_text).unwrap_or_default().chars().take(4).collect();
    let base = if matches!(of_good.get(..2), Some("64" | "65" | "66" | "67")) {
        let (chapter, _) = of_good.split_at(2);
        base.fact(
            "rule_given",
            Node::text(format!(
                "chapter {chapter}\nsource the record\nrule {chapter}.1 {of_good}\n  A other-heading; rvc nc 100\n"
            )),
        )
    } else {
        base
    };
    expected.describes(&["rvc_required"]);
    only(
        base.fact("transaction_value", number("100"))
            .fact("materials", Node::list(list))
            .expect("originating", expected.take("originating")),
    )
}

fn yarn(line: &str, code: &str, weight: &str, originating: bool, answers: Node) -> Node {
    Node::empty()
        .with("line", Node::text(line))
        .with("code", Node::text(code))
        .with("weight", number(weight))
        .with("originating", Node::boolean(originating))
        .with("answers", answers)
}

fn by_weight(rest: &str, inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    let base = good(inputs)?;
    let apparel = rest == "apparel_component";
    let answers = || {
        let table = yes(Node::empty(), &["cut-and-sewn"])
            .with("has-pocket-bag-fabric", Node::boolean(false))
            .with("has-used-as-sewing-thread", Node::boolean(false));
        let table = table.with("component-weight", number("100"));
        if inputs.text("good_hs").is_some_and(|hs| hs.starts_with("96")) {
            return table.with("rule", Node::text("96.16c"));
        }
        table
    };
    let share = inputs
        .any(&["non_originating_weight_percent", "non_originating_in_component_percent"])
        .and_then(|node| node.as_number());
    let elastomeric =
        inputs.any(&["elastomeric_weight_percent", "elastomeric_percent"]).and_then(|node| node.as_number());
    let named = if inputs.has("failing_material") { Some(failing(inputs)?) } else { None };
    let code = named
        .as_ref()
        .and_then(|(_, hs)| hs.as_deref())
        .and_then(material_code)
        .unwrap_or_else(|| if apparel && share.is_none() { "5107".into() } else { "5402".into() });
    let inside = || yes(Node::empty(), if apparel { &["in-component"] } else { &[] });
    let draft = |foreign: &str, elastic: &str, expect: Option<Node>| -> Result<Draft, String> {
        let of = |text: &str| text.parse::<customs::Decimal>().map_err(|e| e.to_string());
        let own = customs::Decimal::HUNDRED.checked_sub(of(foreign)?).map_err(|e| e.to_string())?;
        let plain = of(foreign)?.checked_sub(of(elastic)?).map_err(|e| e.to_string())?;
        let mut list = vec![yarn("own yarn", &code, &own.to_string(), true, inside())];
        if !plain.is_zero() {
            list.push(yarn("foreign yarn", &code, &plain.to_string(), false, no(inside(), &["elastomeric"])));
        }
        if elastic != "0" {
            list.push(yarn(
                "foreign elastomeric yarn",
                &code,
                elastic,
                false,
                yes(inside(), &["elastomeric"]),
            ));
        }
        Ok(base
            .clone()
            .fact("weight", number("100"))
            .fact("answers", answers())
            .fact("materials", Node::list(list))
            .expect("originating", expect))
    };
    expected.describes(&["sleeves_disregarded"]);
    match share {
        Some(share) => {
            let elastic = elastomeric.map_or_else(|| "0".to_owned(), |e| e.to_string());
            only(draft(&share.to_string(), &elastic, expected.take("originating"))?)
        }
        None => {
            let within = expected.any(&["originating_if_le_limit"]);
            let beyond = expected.any(&["originating_if_gt_limit"]);
            Ok((vec![draft("10", "0", within)?, draft("10.01", "0", beyond)?], Vec::new()))
        }
    }
}

fn narrow_elastic(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    if inputs.boolean("fabric_originating") != Some(true) {
        return Err("the fabric does not originate".into());
    }
    let foreign = inputs.text("non_originating").unwrap_or_default();
    let thread = foreign.contains("thread");
    let pocket = foreign.contains("pocket");
    // The heading that the words name, as in `narrow elastic of 60.02`.
    let heading: String = foreign.chars().filter(char::is_ascii_digit).take(4).collect();
    let code = match (heading.len(), thread, pocket) {
        (4, ..) => heading,
        (_, true, _) => "5401".to_owned(),
        (_, _, true) => "5513".to_owned(),
        _ => "6002.40".to_owned(),
    };
    let answers = |inside: bool| Node::empty().with("in-component", Node::boolean(inside));
    only(
        good(inputs)?
            .fact(
                "answers",
                yes(Node::empty(), &["cut-and-sewn"])
                    .with("has-pocket-bag-fabric", Node::boolean(pocket))
                    .with("has-used-as-sewing-thread", Node::boolean(thread)),
            )
            .fact(
                "materials",
                Node::list(vec![
                    yarn("fabric", "5407.52", "1", true, answers(true)),
                    yarn(
                        if foreign.is_empty() { "narrow elastic" } else { &foreign },
                        &code,
                        "0.01",
                        false,
                        no(answers(false), &["formed-and-finished-in-territory"])
                            .with("used-as-sewing-thread", Node::boolean(thread))
                            .with("pocket-bag-fabric", Node::boolean(pocket)),
                    ),
                ]),
            )
            .expect("originating", expected.take("originating")),
    )
}

/// A chain of producers, with and without accumulation.
fn accumulated_shift(inputs: &Taken<'_>, expected: &Taken<'_>) -> Drafts {
    for (key, _) in inputs.with_prefix("rule_") {
        inputs.describes(&[&key]);
    }
    let statement = inputs.boolean("statement_9_7_a_ii").unwrap_or(false);
    let chain = inputs.take("chain").ok_or("no chain is given")?;
    let mut codes = Vec::new();
    for step in chain.items() {
        let hs = step.get("hs").and_then(Node::as_text).ok_or("a step has no code")?;
        codes.push(hs.to_owned());
    }
    let [first, middle, last] = codes.as_slice() else {
        return Err("the chain has not three steps".into());
    };
    let last = code(last).ok_or("the good has no tariff code")?;
    let named = |line: &str, hs: &str| -> Result<Node, String> {
        Ok(Node::empty()
            .with("line", Node::text(line))
            .with("code", Node::text(material_code(hs).ok_or("a step has no tariff code")?))
            .with("weight", number("1"))
            .with("answers", no(Node::empty(), &["elastomeric"])))
    };
    let good = || Draft::new("origin").fact("code", Node::text(last.as_str())).fact("weight", number("1"));
    let alone = good()
        .fact("materials", Node::list(vec![named("bought material", middle)?]))
        .expect("originating", expected.take("originating_without_accumulation"));
    let accumulated = good()
        .fact("accumulate", Node::boolean(true))
        .fact(
            "materials",
            Node::list(vec![
                named("bought material", middle)?
                    .with("code", Node::text(code(middle).ok_or("a step has no tariff code")?))
                    .with("made_by", Node::text("supplier"))
                    .with("statement", Node::text(if statement { "statement" } else { "" }))
                    .with("made_of", Node::list(vec![named("its material", first)?])),
            ]),
        )
        .expect("originating", expected.take("originating_with_accumulation"));
    Ok((vec![alone, accumulated], Vec::new()))
}

/// A ruling under the USMCA with its outcome and enough facts.
pub fn ruling(record: &Node, as_of: Date) -> Converted {
    let text = |key: &str| record.get(key).and_then(Node::as_text).unwrap_or_default();
    let refuse = |reason: &str| Converted::NotModelled(format!("ruling: {reason}"));
    if !text("agreement").starts_with("USMCA") {
        return refuse("it does not rest on the USMCA");
    }
    let Some(qualifies) = record.get("qualifies").and_then(Node::as_boolean) else {
        return refuse("its outcome is not stated");
    };
    let codes: Vec<String> = text("good_hts")
        .split(';')
        // A second suffix of the code before it adds no code.
        .flat_map(|part| part.split('/').filter(|part| !part.trim().starts_with('.')))
        .filter_map(|part| code(part.trim().trim_end_matches(".x")))
        .filter(|code| code.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    if codes.is_empty() {
        return refuse("the good has no tariff code");
    }
    let unchanged = text("psr_cited").contains("GN 11(p)");
    let mut materials = Vec::new();
    for component in record.get("components").map(Node::items).unwrap_or_default() {
        let row = Taken::new(component);
        let hts = row.text("hts").and_then(|hts| code(&hts));
        let country = row.text("origin").unwrap_or_default();
        if unchanged {
            continue;
        }
        let countries: Vec<&str> =
            country.split(['/', ',']).flat_map(|part| part.split(" and ")).map(str::trim).collect();
        if countries.iter().any(|country| country.len() != 2) {
            return refuse("a component has no origin by country");
        }
        let inside = |country: &&str| matches!(*country, "US" | "MX" | "CA");
        let originating = countries.iter().all(inside);
        if !originating && countries.iter().any(inside) {
            return refuse("a component comes from inside and outside the territory");
        }
        let mut material = Node::empty()
            .with("line", row.take("desc").unwrap_or_else(|| Node::text("component")))
            .with("originating", Node::boolean(originating));
        match hts {
            Some(hts) => material.insert("code", Node::text(hts)),
            // The code of what originates does not matter.
            None if originating => {}
            None => return refuse("a component from abroad has no tariff code"),
        }
        if let Some(value) = row.take("value") {
            material.insert("value", value);
        }
        materials.push(material);
    }
    if materials.is_empty() && !unchanged {
        return refuse("it names no components");
    }
    let cases = codes
        .into_iter()
        .map(|code| {
            let mut facts = Node::empty().with("code", Node::text(code.as_str()));
            if unchanged {
                facts.insert("produced_in", Node::text("CN"));
                facts.insert("exported_from", Node::text("MX"));
                // The ruling's goods are those that the list describes under these codes.
                let described = [
                    "computer-power-supply-or-its-parts",
                    "local-area-network-apparatus",
                    "parts-of-lan-equipment",
                ];
                facts.insert("answers", yes(Node::empty(), &described));
            } else {
                facts.insert("materials", Node::list(materials.clone()));
                let produced_in = text("produced_in");
                if produced_in.len() == 2 {
                    facts.insert("produced_in", Node::text(produced_in));
                }
                for key in ["transaction_value", "net_cost", "total_cost"] {
                    if let Some(value) = record.get(key) {
                        facts.insert(key, value.clone());
                    }
                }
            }
            WorkedCase {
                title: format!("{} {code}", text("ruling")),
                source: text("source").to_owned(),
                as_of,
                ask: "origin".into(),
                note: None,
                not_modelled: None,
                facts,
                expect: Node::empty().with("originating", Node::boolean(qualifies)),
            }
        })
        .collect();
    Converted::Cases { cases, as_printed: Vec::new(), not_compared: Vec::new() }
}
