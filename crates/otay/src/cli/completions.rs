//! `otay completions SHELL`.

use clap_complete::Shell;

use super::{Context, Outcome, command};
use crate::problems::ExitCode;

/// Completions for a shell.
#[derive(clap::Args, Debug)]
pub(super) struct Completions {
    /// The shell: bash, elvish, fish, powershell or zsh.
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

pub(super) fn completions(arguments: &Completions, context: &Context) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command(context.language), "otay", &mut script);
    context.print(&String::from_utf8_lossy(&script));
    Ok(ExitCode::Answered)
}
