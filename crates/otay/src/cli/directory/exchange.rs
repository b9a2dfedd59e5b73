//! `otay directory export`.

use std::path::PathBuf;

use customs::Message;
use directory::exchange::StatementWriter;
use directory::store::StoreError;

use super::Data;
use super::import::not_writable;
use crate::cli::{Context, Outcome};
use crate::problems::{ExitCode, Failure, Failures};

#[derive(clap::Args, Debug)]
pub(super) struct Export {
    /// The file to write; without it the standard output.
    file: Option<PathBuf>,
    /// Only the user's own register, without the bundled one.
    #[arg(long)]
    own: bool,
    #[command(flatten)]
    data: Data,
}

pub(super) fn export(arguments: &Export, context: &Context) -> Outcome {
    let known = arguments.data.open(context)?;
    let told = |error: StoreError| Failures::from(Failure::new(&error));
    let vocabulary = &known.region.vocabulary;
    let mut writer = StatementWriter::new(Vec::new()).map_err(|_| internal())?;
    let mut count = 0_usize;
    let mut write = |statement: &directory::register::Statement| {
        count += 1;
        writer
            .write(statement, vocabulary)
            .map_err(|error| StoreError::File { path: String::new(), reason: error.to_string() })
    };
    if arguments.own {
        known.store.each_statement(&known.region, |statement| write(&statement)).map_err(told)?;
    } else {
        for statement in known.store.statements(&known.region).map_err(told)? {
            write(&statement).map_err(told)?;
        }
    }
    let bytes = writer.finish().map_err(|_| internal())?;
    match &arguments.file {
        None => context.write(&bytes).map_err(|error| not_writable(std::path::Path::new("-"), &error))?,
        Some(path) => {
            std::fs::write(path, bytes).map_err(|error| not_writable(path, &error))?;
            let message = Message::new("directory-exported")
                .with("count", count)
                .with("file", path.display().to_string());
            context.print(&format!("{}\n", context.catalogue.render(&message)));
        }
    }
    Ok(ExitCode::Answered)
}

fn internal() -> Failures {
    Failure::of("internal", Vec::new()).into()
}
