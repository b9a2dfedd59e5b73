//! `otay cost`: the landed cost of every scenario of a case, and what would flip the answer.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use jiff::civil::Date;
use lawbook::case::costs::{WhatIf, read_what_if};
use lawbook::case::{Case, Source};
use lawbook::{Area, NotModelled};

use super::{Context, Outcome};
use crate::assess::{self, LawReference, Suppositions, read_case, refused};
use crate::landed_cost::{self, Comparison};
use crate::problems::{ExitCode, Failure, Failures};
use crate::report::{self, compose};

/// The landed cost of every scenario, line by line, and what would flip the answer.
#[derive(clap::Args, Debug)]
pub(super) struct Cost {
    /// The folder with case.toml.
    case: PathBuf,
    /// One scenario only, by its id.
    #[arg(long, value_name = "SCENARIO")]
    scenario: Option<String>,
    /// A file that sets drivers to other values: see docs/what-if.md.
    #[arg(long, value_name = "FILE")]
    what_if: Option<PathBuf>,
    /// Asks the law of another day than the case's.
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// text, json, csv or xlsx.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Writes to a file instead of the screen.
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// How the answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// For programs.
    Json,
    /// A row for every line.
    Csv,
    /// A spreadsheet with live formulas.
    Xlsx,
}

pub(super) fn cost(arguments: &Cost, context: &Context) -> Outcome {
    let book = context.lawbook()?;
    let law = book.law().map_err(|problems| Failures::all(&problems))?;
    let places = book.places()?;
    let against = LawReference::new(&law).with_places(&places);
    let case = read_case(&arguments.case, &against, arguments.as_of)?;
    if let Some(id) = &arguments.scenario
        && case.scenario(id).is_none()
    {
        return Err(unknown_scenario(id, &case).into());
    }
    let what_if = arguments.what_if.as_deref().map(|path| read_file(path, &case)).transpose()?;
    let on_date = law.on(case.as_of.value)?;
    let facts = book.region_facts().map_err(|problems| Failures::all(&problems))?;
    let suppositions = Suppositions { costs: what_if, ..Suppositions::default() };
    let left_out = book.coverage_statement()?.not_modelled;
    let assessment = assess::assess(&on_date, &left_out, &facts, &case, &suppositions)?;
    let Some(comparison) = &assessment.comparison else {
        let title = case.title.as_str();
        return Err(Failure::of("cost-tables-missing", vec![("case", title.into())]).into());
    };
    let only = arguments.scenario.as_deref();
    // Duty and origin are figures here, and fees are lines of their own: their gaps are told by those commands.
    let touches = |entry: &&NotModelled| matches!(entry.area, Area::LandedCost | Area::Fees);
    let left_out: Vec<&NotModelled> = assessment.not_modelled.iter().filter(touches).collect();
    let (bytes, is_text) = written(comparison, only, (&case, &left_out), arguments.format, context)?;
    match &arguments.out {
        Some(path) => fs::write(path, bytes).map_err(|error| not_writable(path, &error))?,
        None if is_text => context.print(&String::from_utf8_lossy(&bytes)),
        None => context.write(&bytes).map_err(|error| not_writable(Path::new("-"), &error))?,
    }
    let chosen = |id: &str| only.is_none_or(|only| only == id);
    let complete = comparison
        .scenarios
        .iter()
        .filter(|compared| chosen(&compared.cost.scenario))
        .all(|compared| compared.cost.unknowns.is_empty());
    Ok(if complete { ExitCode::Answered } else { ExitCode::Undetermined })
}

/// The answer in a format, and whether it is text with style codes.
fn written(
    comparison: &Comparison,
    only: Option<&str>,
    (case, left_out): (&Case, &[&NotModelled]),
    format: Format,
    context: &Context,
) -> Result<(Vec<u8>, bool), Failures> {
    let catalogue = context.catalogue;
    Ok(match format {
        Format::Text => {
            let kept = comparison.only(only);
            let mut text = String::new();
            let left_out = compose::not_modelled_section(left_out.iter().copied());
            for section in landed_cost::sections(&kept, &[]).into_iter().chain(left_out) {
                text.push_str(&report::text::section(&section, catalogue));
                text.push('\n');
            }
            (text.into_bytes(), true)
        }
        Format::Json => {
            let mut answer = landed_cost::json(comparison, only, catalogue);
            answer["not_modelled"] = compose::not_modelled_json(left_out.iter().copied(), context.language);
            let mut text = serde_json::to_string_pretty(&answer).unwrap_or_default();
            text.push('\n');
            (text.into_bytes(), false)
        }
        Format::Csv => (landed_cost::csv(comparison, only, catalogue).into_bytes(), false),
        Format::Xlsx => {
            let book = landed_cost::xlsx(comparison, only, case.as_of.value, catalogue);
            let bytes = book.map_err(|error| {
                Failures::from(Failure::of(
                    "spreadsheet-not-written",
                    vec![("reason", error.to_string().into())],
                ))
            })?;
            (bytes, false)
        }
    })
}

fn read_file(path: &Path, case: &Case) -> Result<WhatIf, Failures> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|error| {
        let arguments = vec![("file", name.as_str().into()), ("reason", error.kind().to_string().into())];
        Failures::from(Failure::of("file-not-readable", arguments))
    })?;
    let source = Source { path: path.to_owned(), name, text, sheet: None };
    read_what_if(source, case.currency).map_err(|problems| refused(&problems))
}

fn unknown_scenario(id: &str, case: &Case) -> Failure {
    let known: Vec<String> = case.scenarios.iter().map(|scenario| scenario.id.value.clone()).collect();
    Failure::of("cost-scenario-unknown", vec![("scenario", id.into()), ("known", known.into())])
}

fn not_writable(path: &Path, error: &std::io::Error) -> Failures {
    let arguments =
        vec![("file", path.display().to_string().into()), ("reason", error.kind().to_string().into())];
    Failure::of("file-not-writable", arguments).into()
}
