//! `otay origin`: the rule of a code in plain words, and whether the good of a case originates, with proof.

use std::path::PathBuf;

use clap::ValueEnum;
use customs::duty::WhatIf;
use customs::{Finding, Message, TariffCode, Value};
use jiff::civil::Date;
use lawbook::Area;
use lawbook::case::Scenario;
use serde_json::json;

use super::{Context, Outcome};
use crate::assess::{LawReference, OriginAnswer, ScenarioAssessment, assess_scenario, read_case};
use crate::problems::{ExitCode, Failure, Failures};
use crate::report::{compose, json, text};
use crate::rule_of_origin::RulesOfCode;

/// Does the good of a case originate under the USMCA? Or: the rule of a code.
#[derive(clap::Args, Debug)]
#[command(args_conflicts_with_subcommands = true, arg_required_else_help = true)]
pub(super) struct Origin {
    #[command(subcommand)]
    action: Option<Action>,
    /// The folder with case.toml.
    #[arg(value_name = "CASE")]
    case: Option<PathBuf>,
    /// Only this scenario.
    #[arg(long, value_name = "ID")]
    scenario: Option<String>,
    /// Asks the law of another day than the case's.
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// text or json.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(clap::Subcommand, Debug)]
enum Action {
    /// The rule of a code in plain words, its thresholds on a day, its source
    Rule(Rule),
    /// The certification of origin of a good that originates
    Certify(super::certification::Certify),
}

#[derive(clap::Args, Debug)]
struct Rule {
    /// The code of the good: six digits or more.
    #[arg(value_name = "CODE")]
    code: TariffCode,
    /// The day whose law is asked; without it that of the newest evidence held.
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// text or json.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How the answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// For programs.
    Json,
}

pub(super) fn origin(arguments: &Origin, context: &Context) -> Outcome {
    match (&arguments.action, &arguments.case) {
        (Some(Action::Rule(rule)), _) => self::rule(rule, context),
        (Some(Action::Certify(arguments)), _) => super::certification::certify(arguments, context),
        (None, Some(_)) => self::case(arguments, context),
        (None, None) => Err(Failure::of("argument-missing", vec![("arguments", "CASE".into())]).into()),
    }
}

fn case(arguments: &Origin, context: &Context) -> Outcome {
    let Some(dir) = &arguments.case else { return Ok(ExitCode::Usage) };
    let book = context.lawbook()?;
    let law = book.law().map_err(|problems| Failures::all(&problems))?;
    let stated = book.coverage_statement()?.not_modelled;
    let left_out = || stated.iter().filter(|entry| entry.area == Area::Origin);
    let case = read_case(dir, &LawReference::new(&law), arguments.as_of)?;
    let on = law.on(case.as_of.value).map_err(|problem| Failures::all(&[problem]))?;
    let chosen: Vec<&Scenario> = case
        .scenarios
        .iter()
        .filter(|s| arguments.scenario.as_ref().is_none_or(|id| *id == s.id.value))
        .collect();
    if let (Some(id), true) = (&arguments.scenario, chosen.is_empty()) {
        let known: Vec<&str> = case.scenarios.iter().map(|s| s.id.value.as_str()).collect();
        let values = vec![("scenario", id.as_str().into()), ("known", Value::from(known))];
        return Err(Failure::of("origin-scenario-unknown", values).into());
    }
    let answers: Vec<ScenarioAssessment> =
        chosen.iter().map(|s| assess_scenario(&on, &case, s, &WhatIf::default())).collect();
    match arguments.format {
        Format::Text => {
            let section = compose::origin_section(&answers);
            context.print(&text::section(&section, context.catalogue));
            if let Some(section) = compose::not_modelled_section(left_out()) {
                context.print(&text::section(&section, context.catalogue));
            }
        }
        Format::Json => {
            let scenarios: Vec<_> = answers.iter().map(|a| scenario_json(a, context)).collect();
            let answer = json!({
                "title": case.title,
                "as_of": case.as_of.value.to_string(),
                "scenarios": scenarios,
                "not_modelled": compose::not_modelled_json(left_out(), context.language),
            });
            context.print(&format!("{answer:#}\n"));
        }
    }
    let open =
        |a: &ScenarioAssessment| a.origin.finding().is_none_or(|f| matches!(f, Finding::Undetermined { .. }));
    Ok(if answers.iter().any(open) { ExitCode::Undetermined } else { ExitCode::Answered })
}

fn scenario_json(answer: &ScenarioAssessment, context: &Context) -> serde_json::Value {
    let catalogue = context.catalogue;
    let finding = answer.origin.finding().map(json::finding);
    let mut object = json!({
        "id": answer.id,
        "name": answer.name,
        "country": answer.country.as_str(),
        "country_of_origin": answer.country_of_origin.0.as_str(),
        "finding": finding,
    });
    let OriginAnswer::Determined(determination) = &answer.origin else { return object };
    let conclusion = &determination.conclusion;
    let say = |message: &Message| catalogue.render(message);
    let alternatives: Vec<_> = conclusion
        .alternatives
        .iter()
        .map(|alternative| {
            let figures: Vec<_> = alternative
                .regional_value_content
                .iter()
                .map(|figure| {
                    json!({
                        "method": method(figure.method),
                        "base": figure.base.amount.to_string(),
                        "non_originating": figure.non_originating.amount.to_string(),
                        "currency": figure.base.currency.as_str(),
                        "percent": figure.content.to_percent().map(|p| p.to_string()).ok(),
                        "threshold": figure.threshold.to_string(),
                        "met": figure.met,
                        "points": figure.points.to_string(),
                        "money": figure.money.amount.to_string(),
                    })
                })
                .collect();
            json!({
                "rule": alternative.rule.as_str(),
                "letter": alternative.letter.to_string(),
                "finding": json::finding(&alternative.finding),
                "not_changing": alternative.not_changing,
                "de_minimis_tolerance": alternative.de_minimis_tolerance,
                "regional_value_content": figures,
            })
        })
        .collect();
    let failing: Vec<_> = conclusion
        .failing
        .iter()
        .map(|f| {
            json!({
                "line": f.line,
                "description": f.description,
                "code": f.code.map(|c| c.to_string()),
                "value": f.value.map(|v| v.amount.to_string()),
                "reason": say(&f.reason),
            })
        })
        .collect();
    let requirements: Vec<_> = conclusion
        .requirements
        .iter()
        .map(|requirement| {
            let figures: Vec<_> = requirement
                .figures
                .iter()
                .map(|figure| {
                    json!({
                        "of": figure.of,
                        "percent": figure.value.to_percent().map(|p| p.to_string()).ok(),
                        "required": figure.required.to_string(),
                        "met": figure.met,
                    })
                })
                .collect();
            json!({
                "fact": requirement.fact,
                "finding": json::finding(&requirement.finding),
                "figures": figures,
            })
        })
        .collect();
    let missing: Vec<_> = determination
        .finding
        .missing()
        .iter()
        .map(|m| json!({ "fact": m.fact, "about": m.about, "question": say(&m.question) }))
        .collect();
    object["criterion"] = json!(conclusion.criterion.map(|c| c.letter()));
    object["rule"] = json!(conclusion.rule.as_ref().map(|r| r.as_str()));
    object["alternative"] = json!(conclusion.alternative.map(|l| l.to_string()));
    object["method"] = json!(conclusion.method.map(method));
    object["alternatives"] = json!(alternatives);
    object["failing"] = json!(failing);
    object["requirements"] = json!(requirements);
    object["missing"] = json!(missing);
    object["choices"] = json!(conclusion.choices.iter().map(say).collect::<Vec<_>>());
    object["turning_sets"] = json!(conclusion.turning_sets);
    object["doubts"] = json!(determination.doubts.iter().map(|d| d.assumption.as_str()).collect::<Vec<_>>());
    object["steps"] = json!(determination.steps.iter().map(|s| json::step(s, catalogue)).collect::<Vec<_>>());
    object
}

const fn method(method: customs::origin::Method) -> &'static str {
    match method {
        customs::origin::Method::TransactionValue => "transaction-value",
        customs::origin::Method::NetCost => "net-cost",
    }
}

/// `otay origin rule CODE`.
fn rule(arguments: &Rule, context: &Context) -> Outcome {
    let law = context.lawbook()?.law().map_err(|problems| Failures::all(&problems))?;
    let date = arguments.as_of.unwrap_or(law.coverage.evidence);
    let on = law.on(date).map_err(|problem| Failures::all(&[problem]))?;
    if arguments.code.level() < customs::Level::Subheading {
        let problem = customs::origin::OriginError::CodeTooShort { code: arguments.code };
        return Err(Failures::all(&[problem]));
    }
    let found = RulesOfCode::of(&on, arguments.code);
    match arguments.format {
        Format::Text => context.print(&text::section(&found.section(&on), context.catalogue)),
        Format::Json => context.print(&format!("{:#}\n", found.json(&on, context.catalogue))),
    }
    Ok(if found.rules.is_empty() { ExitCode::Undetermined } else { ExitCode::Answered })
}
