//! `otay tariff panel`: every line by every country of a day, as a Parquet file.

use std::ops::ControlFlow;
use std::path::PathBuf;

use customs::{Country, Message};
use jiff::civil::Date;

use super::{Context, Outcome};
use crate::problems::{ExitCode, Failures};
use crate::report::style::{COLUMNS, wrap};

/// Every ten-digit line by every country of a day.
#[derive(clap::Args, Debug)]
pub(super) struct Panel {
    /// The day of entry.
    #[arg(long, value_name = "DATE")]
    date: Date,
    /// The Parquet file to write.
    #[arg(long, value_name = "FILE.parquet")]
    out: PathBuf,
}

pub(super) fn panel(arguments: &Panel, context: &Context) -> Outcome {
    let law = context.lawbook()?.law().map_err(|problems| Failures::all(&problems))?;
    let on_day = law.on(arguments.date)?;
    let countries: Vec<Country> = Country::all().into_iter().filter(|c| *c != Country::US).collect();
    let progress = context.progress(&Message::new("panel-progress"), None);
    let mut before = 0;
    let size = panel::write(&on_day, &countries, &arguments.out, |lines| {
        progress.advance((lines - before) as u64);
        before = lines;
        ControlFlow::Continue(())
    })?;
    drop(progress);
    let message = Message::new("panel-done")
        .with("lines", size.lines)
        .with("countries", size.countries)
        .with("rows", size.lines * size.countries);
    context.note(&format!("{}\n", wrap(&context.catalogue.render(&message), 0, 0, COLUMNS)));
    Ok(ExitCode::Answered)
}
