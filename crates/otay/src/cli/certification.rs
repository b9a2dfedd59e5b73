//! `otay origin certify`: the certification of origin of a good that originates.

use std::fs;
use std::path::PathBuf;

use clap::ValueEnum;
use customs::Message;
use jiff::civil::Date;
use lawbook::certification::CERTIFICATION_FILE;

use super::{Context, Outcome};
use crate::assess::{LawReference, read_case};
use crate::certification;
use crate::problems::{ExitCode, Failure, Failures};

/// Issues the certification of origin of a scenario's good, if the good originates.
#[derive(clap::Args, Debug)]
pub(super) struct Certify {
    /// The folder with case.toml.
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// The scenario whose good is certified.
    #[arg(long, value_name = "ID")]
    scenario: String,
    /// What the certifier states; certification.toml in the case folder where this is left out.
    #[arg(long, value_name = "FILE")]
    details: Option<PathBuf>,
    /// The file to write; its ending .json or .html decides the form where --format is left out.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// html or json.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Asks the law of another day than the case's.
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

/// How the certification is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A page to print and sign.
    Html,
    /// For programs.
    Json,
}

pub(super) fn certify(arguments: &Certify, context: &Context) -> Outcome {
    let law = context.lawbook()?.law().map_err(|problems| Failures::all(&problems))?;
    let case = read_case(&arguments.case, &LawReference::new(&law), arguments.as_of)?;
    let on = law.on(case.as_of.value).map_err(|problem| Failures::all(&[problem]))?;
    let file = arguments.details.clone().unwrap_or_else(|| arguments.case.join(CERTIFICATION_FILE));
    let shown = file.display().to_string();
    let text = fs::read_to_string(&file).map_err(|error| {
        Failures::from(Failure::of(
            "file-not-readable",
            vec![("file", shown.as_str().into()), ("reason", error.kind().to_string().into())],
        ))
    })?;
    let issued = certification::issue(&on, &case, &arguments.scenario, &text, &shown)?;
    let by_ending =
        arguments.out.as_ref().is_some_and(|out| out.extension().is_some_and(|end| end == "json"));
    let format = arguments.format.unwrap_or(if by_ending { Format::Json } else { Format::Html });
    let written = match format {
        Format::Html => certification::html(&issued, context.catalogue),
        Format::Json => {
            let mut text = serde_json::to_string_pretty(&certification::json(&issued, context.catalogue))
                .unwrap_or_default();
            text.push('\n');
            text
        }
    };
    match &arguments.out {
        Some(out) => {
            let file = out.display().to_string();
            fs::write(out, written).map_err(|error| {
                Failures::from(Failure::of(
                    "file-not-writable",
                    vec![("file", file.as_str().into()), ("reason", error.kind().to_string().into())],
                ))
            })?;
            let message = Message::new("certification-written").with("file", file);
            context.print(&format!("{}\n", context.catalogue.render(&message)));
        }
        None => context.print(&written),
    }
    Ok(ExitCode::Answered)
}
