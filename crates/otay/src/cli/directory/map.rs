//! `otay directory map`: the region with what was found.

use std::path::PathBuf;

use clap::ValueEnum;
use customs::Message;
use directory::register::gather;
use directory::search::Search as Query;

use super::Data;
use crate::cli::{Context, Outcome};
use crate::directory::map::{Frame, Point, svg};
use crate::problems::{ExitCode, Failure, Failures};

#[derive(clap::Args, Debug)]
pub(super) struct Map {
    /// Words: the sites they find stand out.
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    /// The file to write; without it the standard output.
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    svg: Option<Option<PathBuf>>,
    /// region or tijuana.
    #[arg(long, value_enum, default_value_t = Part::Region)]
    part: Part,
    #[command(flatten)]
    data: Data,
}

/// The part of the region drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// San Diego to Mexicali, Ensenada to the south.
    Region,
    /// Tijuana, Tecate and Rosarito.
    Tijuana,
}

/// Sites named on the map.
const NAMED: usize = 12;

pub(super) fn map(arguments: &Map, context: &Context) -> Outcome {
    let known = arguments.data.open(context)?;
    let told = |error: &dyn customs::Problem| Failures::from(Failure::new(error));
    let statements = known.store.statements(&known.region).map_err(|error| told(&error))?;
    let mut chosen: Vec<String> = Vec::new();
    if !arguments.words.is_empty() {
        let index = known.store.index(&known.region).map_err(|error| told(&error))?;
        let mut query = Query::new(&arguments.words.join(" "));
        query.limit = NAMED;
        let results = index.search(&query, &known.region).map_err(|error| told(&error))?;
        chosen = results.hits.into_iter().map(|hit| hit.organization).collect();
    }
    let mut points = Vec::new();
    for organization in gather(statements) {
        for site in organization.sites() {
            if let Some(at) = site.at() {
                // The legal form says nothing on a map.
                let name = directory::import::names::part(organization.name()).name;
                points.push(Point { at, label: name, chosen: chosen.contains(&organization.id) });
            }
        }
    }
    let frame = match arguments.part {
        Part::Region => Frame::REGION,
        Part::Tijuana => Frame::TIJUANA,
    };
    let drawing = svg(&known.region, &points, frame, context.catalogue);
    match arguments.svg.as_ref().and_then(Option::as_ref) {
        None => context.print(&drawing),
        Some(path) => {
            std::fs::write(path, drawing).map_err(|error| {
                let reason = error.kind().to_string();
                let values = vec![("file", path.display().to_string().into()), ("reason", reason.into())];
                Failures::from(Failure::of("file-not-writable", values))
            })?;
            let message = Message::new("directory-map-written")
                .with("file", path.display().to_string())
                .with("sites", points.len());
            context.print(&format!("{}\n", context.catalogue.render(&message)));
        }
    }
    Ok(ExitCode::Answered)
}
