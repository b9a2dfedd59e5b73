//! Records of worked examples (`topic`, `inputs`, `expected`) as cases.
//!
//! Each topic has a function that takes the inputs it understands. An input that nobody takes makes the
//! record not modelled: a record never passes on facts that were not looked at. An expectation that
//! nobody takes is named as not compared.

mod automotive;
mod costs;
mod intermediate;
mod inventory;
mod origin;
mod taken;
mod values;

use jiff::civil::Date;
use lawbook::cases::{Node, WorkedCase};

use taken::Taken;

/// What a record became.
pub enum Converted {
    /// Cases that all have to pass.
    Cases {
        /// By the provision.
        cases: Vec<WorkedCase>,
        /// The same with the rounding of the print, in the ways in which prints round; tried when the
        /// first differ.
        as_printed: Vec<Vec<WorkedCase>>,
        /// Expectations that no case compares.
        not_compared: Vec<String>,
    },
    /// Nothing, and why.
    NotModelled(String),
}

/// One case in the making.
#[derive(Clone)]
pub struct Draft {
    ask: &'static str,
    facts: Node,
    expect: Node,
    as_of: Option<Date>,
    /// Facts that the good's own name answers with yes.
    named: Vec<String>,
}

impl Draft {
    fn new(ask: &'static str) -> Self {
        Self { ask, facts: Node::empty(), expect: Node::empty(), as_of: None, named: Vec::new() }
    }

    fn fact(mut self, key: &str, node: Node) -> Self {
        self.facts.insert(key, node);
        self
    }

    fn fact_if(self, key: &str, node: Option<Node>) -> Self {
        match node {
            Some(node) => self.fact(key, node),
            None => self,
        }
    }

    fn expect(mut self, key: &str, node: Option<Node>) -> Self {
        if let Some(node) = node {
            self.expect.insert(key, node);
        }
        self
    }

    /// An expectation inside tables: `goods`, `A`, `allocated`.
    fn expect_at(mut self, path: &[&str], node: Option<Node>) -> Self {
        if let Some(node) = node {
            self.expect = put(self.expect, path, node);
        }
        self
    }
}

fn put(mut table: Node, path: &[&str], node: Node) -> Node {
    match path {
        [] => node,
        [key] => {
            table.insert(*key, node);
            table
        }
        [key, rest @ ..] => {
            let inner = table.get(key).cloned().unwrap_or_else(Node::empty);
            table.insert(*key, put(inner, rest, node));
            table
        }
    }
}

/// What a topic's function makes of a record: the drafts, and the drafts with the print's rounding.
type Drafts = Result<(Vec<Draft>, Vec<Vec<Draft>>), String>;

fn only(draft: Draft) -> Drafts {
    Ok((vec![draft], Vec::new()))
}

/// Turns a record into cases.
pub fn convert(record: &Node, as_of: Date) -> Converted {
    let text = |key: &str| record.get(key).and_then(Node::as_text).unwrap_or_default().to_owned();
    if record.get("ruling").is_some() {
        return origin::ruling(record, as_of);
    }
    let topic = text("topic");
    let empty = Node::empty();
    let inputs = Taken::new(record.get("inputs").unwrap_or(&empty));
    let expected = Taken::new(record.get("expected").unwrap_or(&empty));
    let (family, rest) = topic.split_once('/').unwrap_or((topic.as_str(), ""));
    let drafts = match family {
        "RVC" | "recovered_materials" | "net_cost" | "accumulation" if rest != "tariff_shift" => {
            values::figures(rest, &inputs, &expected)
        }
        "material_value"
        | "intermediate_material"
        | "indirect_materials"
        | "assist_allocation"
        | "deductive_value"
        | "point_of_direct_shipment"
        | "transaction_value" => values::material(family, rest, &inputs, &expected),
        "cost_allocation" => costs::allocation(&inputs, &expected),
        "non_allowable_interest" => costs::interest(&inputs, &expected),
        "VNM_identical_materials" => inventory::identical(rest, &inputs, &expected),
        "fungible_materials" | "fungible_goods" => inventory::fungible(family, rest, &inputs, &expected),
        "automotive" => automotive::averaging(rest, &inputs, &expected),
        "parameters" => automotive::parameters(rest, &inputs, &expected),
        _ => origin::example(family, rest, &inputs, &expected),
    };
    let (drafts, as_printed) = match drafts {
        Ok(drafts) => drafts,
        Err(reason) => return Converted::NotModelled(format!("topic `{topic}`: {reason}")),
    };
    if let Some(left) = inputs.left().first() {
        return Converted::NotModelled(format!("topic `{topic}`: the input `{left}` is not understood"));
    }
    let finish = |drafts: Vec<Draft>| -> Vec<WorkedCase> {
        drafts
            .into_iter()
            .filter(|draft| !draft.expect.entries().is_empty())
            .map(|mut draft| {
                if draft.ask == "origin" {
                    let mut answers = draft.facts.get("answers").cloned().unwrap_or_else(Node::empty);
                    for fact in &draft.named {
                        answers.insert(fact.as_str(), Node::boolean(true));
                    }
                    draft.facts.insert("answers", answers);
                }
                draft
            })
            .map(|draft| WorkedCase {
                title: format!("{} {topic}", text("id")),
                source: format!("{} {}", text("source"), text("ref")),
                as_of: draft.as_of.unwrap_or(as_of),
                ask: draft.ask.to_owned(),
                note: None,
                not_modelled: None,
                facts: draft.facts,
                expect: draft.expect,
            })
            .collect()
    };
    let cases = finish(drafts);
    let not_compared = expected.left();
    if cases.is_empty() {
        return Converted::NotModelled(format!(
            "topic `{topic}`: nothing of what it expects is computed ({})",
            not_compared.join(", ")
        ));
    }
    Converted::Cases { cases, as_printed: as_printed.into_iter().map(finish).collect(), not_compared }
}
