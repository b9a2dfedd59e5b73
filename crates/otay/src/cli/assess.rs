//! `otay assess CASE`: the whole answer, on screen, as a page and as JSON.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use customs::{LawOnDate, Message};
use jiff::civil::Date;
use lawbook::case::costs::read_what_if;
use lawbook::case::{Case, Source};

use super::{Context, Outcome};
use crate::assess::{self, Assessment, LawReference, Suppositions, read_case, refused};
use crate::directory::section;
use crate::problems::{ExitCode, Failure, Failures};
use crate::report::model::Section;
use crate::report::style::{COLUMNS, wrap};
use crate::report::{compose, html, json, text};

/// The whole answer to a case: origin, duty and landed cost of every scenario.
#[derive(clap::Args, Debug)]
pub(super) struct Assess {
    /// The folder with case.toml.
    case: PathBuf,
    /// Asks the law of another day than the case's.
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// text, html or json.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Where the page is written.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Supposes that an additional duty is off or at another rate; or a file with other costs.
    #[arg(long, value_name = "AUTHORITY=CHANGE|FILE")]
    what_if: Vec<String>,
}

/// How the answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// On screen, and the page beside it.
    Text,
    /// The page alone.
    Html,
    /// For programs.
    Json,
}

/// Where the page goes when nobody says otherwise.
const PAGE: &str = "report.html";

pub(super) fn assess(arguments: &Assess, context: &Context) -> Outcome {
    let book = context.lawbook()?;
    // What does not wait for the other is read and reckoned beside it.
    let read_law = || book.law().map_err(|problems| Failures::all(&problems));
    let read_region = || {
        let facts = book.region_facts().map_err(|problems| Failures::all(&problems))?;
        Ok::<_, Failures>((book.places()?, facts, crate::directory::region(&book)?))
    };
    let (law, region) = rayon::join(read_law, read_region);
    let (law, (places, facts, region)) = (law?, region?);
    let against = LawReference::new(&law).with_places(&places).with_vocabulary(&region.vocabulary);
    let case = read_case(&arguments.case, &against, arguments.as_of)?;
    let on_date = law.on(case.as_of.value)?;
    let suppositions = suppositions(&arguments.what_if, &on_date, &case)?;
    let left_out = book.coverage_statement()?.not_modelled;
    let (assessment, makers) = rayon::join(
        || assess::assess(&on_date, &left_out, &facts, &case, &suppositions),
        || section::of_case(&case, &region, context.catalogue),
    );
    let (assessment, makers) = (assessment?, makers?);
    write(&assessment, makers, arguments, context)?;
    Ok(exit_code(&assessment))
}

/// `authority=change` supposes something of the law; anything else is a what-if file on costs.
fn suppositions(written: &[String], law: &LawOnDate<'_>, case: &Case) -> Result<Suppositions, Failures> {
    let mut suppositions = Suppositions::default();
    for text in written {
        if text.contains('=') {
            suppositions.law.suppose(law.duty(), text)?;
            continue;
        }
        let path = Path::new(text);
        let content = fs::read_to_string(path).map_err(|error| not_readable(path, &error))?;
        let name = text.clone();
        let source = Source { path: path.to_owned(), name, text: content, sheet: None };
        let read = read_what_if(source, case.currency).map_err(|problems| refused(&problems))?;
        suppositions.costs = Some(read);
    }
    Ok(suppositions)
}

fn not_readable(path: &Path, error: &std::io::Error) -> Failures {
    let arguments =
        vec![("file", path.display().to_string().into()), ("reason", error.kind().to_string().into())];
    Failure::of("file-not-readable", arguments).into()
}

fn write(
    assessment: &Assessment,
    makers: Option<Section>,
    arguments: &Assess,
    context: &Context,
) -> Result<(), Failures> {
    let report = compose::report(assessment, makers);
    let page = || html::page(&report, context.catalogue);
    let is_page = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "html");
    match (arguments.format, &arguments.out) {
        (Format::Text, out) => {
            let path = out.clone().unwrap_or_else(|| PathBuf::from(PAGE));
            let (page, screen) = rayon::join(page, || text::report(&report, context.catalogue));
            write_file(&path, &page)?;
            context.print(&screen);
            told_where("case-report-with-working", &path, context);
        }
        (Format::Html, Some(path)) => {
            write_file(path, &page())?;
            told_where("case-report-written", path, context);
        }
        (Format::Html, None) => context.print(&page()),
        (Format::Json, out) => {
            let answer = assess::json::answer(assessment, context.catalogue);
            let document = json::report(&report, &answer, context.catalogue);
            match out {
                Some(path) if is_page(path) => {
                    write_file(path, &page())?;
                    context.print(&document);
                }
                Some(path) => {
                    write_file(path, &document)?;
                    told_where("case-report-written", path, context);
                }
                None => context.print(&document),
            }
        }
    }
    Ok(())
}

fn told_where(key: &'static str, path: &Path, context: &Context) {
    let message = Message::new(key).with("file", path.display().to_string());
    context.print(&format!("\n{}\n", wrap(&context.catalogue.render(&message), 0, 0, COLUMNS)));
}

fn write_file(path: &Path, content: &str) -> Result<(), Failures> {
    fs::write(path, content).map_err(|error| {
        let arguments =
            vec![("file", path.display().to_string().into()), ("reason", error.kind().to_string().into())];
        Failure::of("file-not-writable", arguments).into()
    })
}

/// Answered where every question is settled; else what stands in the way.
fn exit_code(assessment: &Assessment) -> ExitCode {
    let refused =
        assessment.failures().into_iter().map(|failure| Failures::from(failure.clone()).exit_code());
    match refused.max() {
        Some(code) => code,
        None if assessment.is_settled() => ExitCode::Answered,
        None => ExitCode::Undetermined,
    }
}
