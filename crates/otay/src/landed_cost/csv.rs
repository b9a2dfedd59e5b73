//! Landed cost as CSV: a row for every line of every scenario.

use customs::Message;
use planning::landed_cost::{Block, LandedCost, Line};

use super::comparison::Comparison;
use crate::messages::Catalogue;

/// The columns; part of the program's interface.
const COLUMNS: [&str; 15] = [
    "scenario",
    "block",
    "line",
    "part_of",
    "label",
    "hardness",
    "amount",
    "currency",
    "status",
    "estimate",
    "formula",
    "evidence",
    "reference",
    "grade",
    "as_of",
];

/// Every line of every scenario.
#[must_use]
pub fn csv(comparison: &Comparison, only: Option<&str>, catalogue: &Catalogue) -> String {
    let mut text = COLUMNS.join(",");
    text.push('\n');
    let chosen =
        comparison.scenarios.iter().filter(|compared| only.is_none_or(|id| compared.cost.scenario == id));
    for compared in chosen {
        for (block, line) in compared.cost.lines() {
            write_line(&mut text, &compared.cost, block, line, None, catalogue);
            for part in &line.parts {
                write_line(&mut text, &compared.cost, block, part, Some(&line.id), catalogue);
            }
        }
    }
    text
}

fn write_line(
    text: &mut String,
    cost: &LandedCost,
    block: &Block,
    line: &Line,
    part_of: Option<&str>,
    catalogue: &Catalogue,
) {
    let render = |message: &Message| catalogue.render(message);
    let source = &line.source;
    let status = match (line.amount.is_some(), line.partial) {
        (false, _) => "unknown",
        (true, true) => "partial",
        (true, false) => "known",
    };
    let cells = [
        cost.scenario.clone(),
        block.kind.name().to_owned(),
        line.id.clone(),
        part_of.unwrap_or_default().to_owned(),
        render(&line.label),
        line.hardness.name().to_owned(),
        line.amount.map(|money| money.amount.to_string()).unwrap_or_default(),
        cost.currency.as_str().to_owned(),
        status.to_owned(),
        if line.estimate { "yes" } else { "no" }.to_owned(),
        render(&line.formula),
        source.evidence.name().to_owned(),
        source.reference.clone(),
        source.grade.map(|grade| grade.letter().to_owned()).unwrap_or_default(),
        source.as_of.map(|day| day.to_string()).unwrap_or_default(),
    ];
    let quoted: Vec<String> = cells.iter().map(|cell| quote(cell)).collect();
    text.push_str(&quoted.join(","));
    text.push('\n');
}

/// A cell, quoted where it has to be. A cell that a spreadsheet would take for a formula is led by an
/// apostrophe.
fn quote(cell: &str) -> String {
    let number = cell.parse::<customs::Decimal>().is_ok();
    let formula = !number && cell.starts_with(['=', '+', '-', '@']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::quote;

    #[test]
    fn cells_are_quoted_where_needed_and_never_run() {
        assert_eq!(quote("a,b"), "\"a,b\"");
        assert_eq!(quote("say \"no\""), "\"say \"\"no\"\"\"");
        assert_eq!(quote("-1.5"), "-1.5");
        assert_eq!(quote("=1+1"), "'=1+1");
    }
}
