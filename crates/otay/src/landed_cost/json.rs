//! Landed cost as JSON: numbers exact and as text, every sentence with its key.

use customs::{Decimal, Message, Money};
use planning::landed_cost::sensitivity::{BreakEven, Driver, Outlook};
use planning::landed_cost::years::{CashFlow, InternalRate, Saving};
use planning::landed_cost::{LandedCost, Line, LineInput, Source};
use serde_json::{Value, json};

use super::comparison::{Compared, Comparison};
use crate::messages::Catalogue;
use crate::report::json::{step, value};

/// The whole comparison; `only` keeps one scenario.
#[must_use]
pub fn json(comparison: &Comparison, only: Option<&str>, catalogue: &Catalogue) -> Value {
    let write = Write { catalogue };
    let chosen = |id: &str| only.is_none_or(|only| only == id);
    let scenarios: Vec<Value> = comparison
        .scenarios
        .iter()
        .filter(|compared| chosen(&compared.cost.scenario))
        .map(|compared| write.compared(compared))
        .collect();
    json!({
        "currency": comparison.currency.as_str(),
        "what_if": comparison.what_if.as_ref().map(|title| json!({
            "title": title,
            "set": comparison.settings.iter().map(|setting| json!({
                "driver": write.driver(&setting.driver),
                "value": setting.value.to_string(),
            })).collect::<Vec<_>>(),
        })),
        "scenarios": scenarios,
        "drivers": comparison.drivers.iter().map(|driver| write.driver(driver)).collect::<Vec<_>>(),
        "drivers_named": comparison.drivers_named,
        "outlook": comparison.outlook.as_ref().map(|outlook| write.outlook(outlook, comparison)),
    })
}

struct Write<'c> {
    catalogue: &'c Catalogue,
}

fn money(money: Money) -> Value {
    json!(money.amount.to_string())
}

fn decimal(value: Decimal) -> Value {
    json!(value.to_string())
}

fn source(source: &Source) -> Value {
    json!({
        "evidence": source.evidence.name(),
        "reference": source.reference,
        "grade": source.grade.map(|grade| grade.letter()),
        "as_of": source.as_of.map(|day| day.to_string()),
    })
}

impl Write<'_> {
    fn text(&self, message: &Message) -> Value {
        json!({ "key": message.key, "text": self.catalogue.render(message) })
    }

    fn compared(&self, compared: &Compared) -> Value {
        let LandedCost { total, bounds, annual_volume, annual_total, customs_value, .. } = &compared.cost;
        let cost = &compared.cost;
        json!({
            "id": cost.scenario,
            "name": cost.name,
            "incumbent": compared.is_incumbent,
            "total": money(*total),
            "complete": cost.unknowns.is_empty(),
            "bounds": bounds.map(|(low, high)| json!({ "low": money(low), "high": money(high) })),
            "annual_volume": annual_volume.map(decimal),
            "annual_total": annual_total.map(money),
            "customs_value": customs_value.map(money),
            "duty_share": decimal(cost.duty_share),
            "days_under_way": cost.days_under_way.map(decimal),
            "blocks": cost.blocks.iter().map(|block| json!({
                "block": block.kind.name(),
                "total": money(block.total),
                "lines": block.lines.iter().map(|line| self.line(line)).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "by_hardness": cost.by_hardness().map(|(hardness, sum)| json!({
                "hardness": hardness.name(),
                "cumulative": decimal(sum),
            })),
            "unknown": cost.unknowns.iter().map(|unknown| json!({
                "line": unknown.line,
                "block": unknown.block.name(),
                "label": self.text(&unknown.label),
                "question": self.text(&unknown.question),
                "bound": unknown.bound.map(|(low, high)| json!({ "low": money(low), "high": money(high) })),
            })).collect::<Vec<_>>(),
            "cash_flow": compared.cash.as_ref().map(cash_flow),
            "saving": compared.saving.as_ref().map(saving),
        })
    }

    fn line(&self, line: &Line) -> Value {
        let mut view = json!({
            "id": line.id,
            "label": self.text(&line.label),
            "hardness": line.hardness.name(),
            "amount": line.amount.map(money),
            "estimate": line.estimate,
            "partial": line.partial,
            "formula": self.text(&line.formula),
            "inputs": line.inputs.iter().map(|input| self.input(input)).collect::<Vec<_>>(),
            "source": source(&line.source),
        });
        let Some(fields) = view.as_object_mut() else { return view };
        if !line.citations.is_empty() {
            let cited: Vec<&str> = line.citations.iter().map(|c| c.reference.as_str()).collect();
            fields.insert("citations".into(), json!(cited));
        }
        if !line.parts.is_empty() {
            let parts: Vec<Value> = line.parts.iter().map(|part| self.line(part)).collect();
            fields.insert("parts".into(), json!(parts));
        }
        if !line.working.is_empty() {
            let steps: Vec<Value> = line.working.iter().map(|found| step(found, self.catalogue)).collect();
            fields.insert("working".into(), json!(steps));
        }
        view
    }

    fn input(&self, input: &LineInput) -> Value {
        json!({
            "name": self.text(&input.name),
            "value": input.value.as_ref().map(|found| value(found, self.catalogue)),
            "source": input.source.as_ref().map(source),
        })
    }

    fn driver(&self, driver: &Driver) -> Value {
        json!({
            "kind": driver.kind.name(),
            "label": self.text(&driver.kind.label()),
            "scenarios": driver.scenarios,
            "low": decimal(driver.low),
            "high": decimal(driver.high),
            "source": source(&driver.source),
        })
    }

    fn outlook(&self, outlook: &Outlook, comparison: &Comparison) -> Value {
        let id = |at: usize| comparison.scenarios[at].cost.scenario.as_str();
        json!({
            "ranking": outlook.ranking.iter().map(|at| id(*at)).collect::<Vec<_>>(),
            "lead": outlook.lead.map(money),
            "against": outlook.against.map(id),
            "settled": outlook.settled,
            "sentence": self.text(&outlook.sentence),
            "break_even": outlook.break_evens.iter().map(break_even).collect::<Vec<_>>(),
            "tornado": outlook.tornado.iter().map(|bar| json!({
                "driver": bar.driver,
                "lead_at_low": decimal(bar.at_low),
                "lead_at_high": decimal(bar.at_high),
            })).collect::<Vec<_>>(),
            "map": outlook.map.as_ref().map(|map| json!({
                "across": map.across,
                "up": map.up,
                "across_values": map.across_values.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "up_values": map.up_values.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "ahead": map.ahead.iter().map(|row| {
                    row.iter().map(|at| id(*at)).collect::<Vec<_>>()
                }).collect::<Vec<_>>(),
                "lead": map.lead.iter().map(|row| {
                    row.iter().map(ToString::to_string).collect::<Vec<_>>()
                }).collect::<Vec<_>>(),
            })),
        })
    }
}

fn break_even(found: &BreakEven) -> Value {
    json!({
        "driver": found.driver,
        "leader": found.leader,
        "rival": found.rival,
        "today": decimal(found.base),
        "below": found.below.map(decimal),
        "above": found.above.map(decimal),
        "within_range": found.within_range,
    })
}

fn cash_flow(cash: &CashFlow) -> Value {
    json!({
        "start": money(cash.start),
        "years": cash.years.iter().map(|year| json!({
            "year": year.number,
            "volume": decimal(year.volume),
            "unit": money(year.unit),
            "running": money(year.running),
            "one_time": money(year.one_time),
            "total": money(year.total),
            "discount_factor": decimal(year.discount_factor),
        })).collect::<Vec<_>>(),
        "total": money(cash.total),
        "present_value": money(cash.present_value),
        "partial": cash.partial,
        "unknown_one_time": cash.unknown_one_time,
    })
}

fn saving(saving: &Saving) -> Value {
    json!({
        "against": saving.against,
        "yearly": saving.yearly.iter().map(|amount| money(*amount)).collect::<Vec<_>>(),
        "net_present_value": money(saving.net_present_value),
        "payback_years": saving.payback_years.map(decimal),
        "discounted_payback_years": saving.discounted_payback_years.map(decimal),
        "internal_rate": match &saving.internal_rate {
            InternalRate::One(rate) => json!([decimal(*rate)]),
            InternalRate::None => json!([]),
            InternalRate::Several(rates) => json!(rates.iter().map(|rate| decimal(*rate)).collect::<Vec<_>>()),
        },
    })
}
