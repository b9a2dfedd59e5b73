//! `otay man`: the manual pages, from the definition of the command line.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap_mangen::Man as Page;

use super::{Context, Outcome, command};
use crate::problems::{ExitCode, Failure, Failures};

/// The manual pages.
#[derive(clap::Args, Debug)]
pub(super) struct Man {
    /// Writes one page for each command into this folder, instead of the main page on screen.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(super) fn man(arguments: &Man, context: &Context) -> Outcome {
    let mut command = command(context.language);
    command.build();
    match &arguments.out {
        None => {
            let page = page(&command).map_err(|error| not_written(Path::new("-"), &error))?;
            context.print(&String::from_utf8_lossy(&page));
        }
        Some(folder) => {
            fs::create_dir_all(folder).map_err(|error| not_written(folder, &error))?;
            write_pages(&command, "otay", folder)?;
        }
    }
    Ok(ExitCode::Answered)
}

fn page(command: &clap::Command) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    Page::new(command.clone()).render(&mut page)?;
    Ok(page)
}

fn write_pages(command: &clap::Command, name: &str, folder: &Path) -> Result<(), Failures> {
    let path = folder.join(format!("{name}.1"));
    let named = command.clone().name(name.to_owned());
    let page = page(&named).map_err(|error| not_written(&path, &error))?;
    fs::write(&path, page).map_err(|error| not_written(&path, &error))?;
    for subcommand in command.get_subcommands() {
        write_pages(subcommand, &format!("{name}-{}", subcommand.get_name()), folder)?;
    }
    Ok(())
}

fn not_written(path: &Path, error: &io::Error) -> Failures {
    let arguments = vec![
        ("file", path.display().to_string().as_str().into()),
        ("reason", error.to_string().as_str().into()),
    ];
    Failure::of("file-not-writable", arguments).into()
}
