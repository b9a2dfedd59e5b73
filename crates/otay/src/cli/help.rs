//! Help in the reader's language.
//!
//! The catalogue holds `help-<command path>` with attributes: `.examples`, and one attribute for each
//! argument, named by its long flag or its value. What the catalogue lacks keeps the words of the
//! definition.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};
use customs::{Message, Value};

use super::{Context, is_answer};
use crate::messages::Catalogue;
use crate::problems::{ExitCode, Failure, Failures};

/// The definition with its words from the catalogue.
pub(super) fn localized(command: Command, catalogue: &Catalogue) -> Command {
    let mut path = Vec::new();
    word(command, catalogue, &mut path)
}

fn word(mut command: Command, catalogue: &Catalogue, path: &mut Vec<String>) -> Command {
    path.push(command.get_name().to_owned());
    // The key of the program itself is `help-otay`, that of a command `help-<command>`.
    let key = format!("help-{}", if path.len() == 1 { path.join("-") } else { path[1..].join("-") });
    if catalogue.holds(&key) {
        command = command.about(catalogue.text(&key)).long_about(None);
    }
    if let Some(examples) = catalogue.attribute(&key, "examples", &[]) {
        command = command.after_help(format!("{}\n{}", catalogue.text("cli-examples"), block(&examples)));
    }
    let (options, arguments) = (catalogue.text("cli-options"), catalogue.text("cli-arguments"));
    command = command.mut_args(|argument| {
        let argument = word_argument(argument, &key, catalogue);
        let heading = if argument.is_positional() { &arguments } else { &options };
        if argument.get_help_heading().is_some() { argument } else { argument.help_heading(heading.clone()) }
    });
    command = command
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(catalogue.text("cli-help-flag"))
                .help_heading(options.clone()),
        )
        .disable_version_flag(true)
        .subcommand_help_heading(catalogue.text("cli-commands"))
        .subcommand_value_name(catalogue.text("cli-command-name"))
        .help_template(format!(
            "{{about-with-newline}}\n{}\n  {{usage}}\n\n{{all-args}}{{after-help}}",
            catalogue.text("cli-usage")
        ));
    if path.len() == 1 {
        command = command.arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(catalogue.text("cli-version-flag"))
                .help_heading(options),
        );
    }
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(name, |subcommand| word(subcommand, catalogue, path));
    }
    path.pop();
    command
}

fn word_argument(argument: Arg, key: &str, catalogue: &Catalogue) -> Arg {
    let name = argument_name(&argument);
    let text = catalogue.attribute(key, &name, &[]).or_else(|| catalogue.attribute("help-otay", &name, &[]));
    let Some(mut text) = text else { return argument };
    // The bracketed remarks of `clap` are English: say them here.
    if let [default] = argument.get_default_values()
        && !argument.get_action().takes_values().eq(&false)
    {
        let default = Value::Text(default.to_string_lossy().into_owned());
        text = format!("{text} {}", catalogue.render(&Message::new("cli-default").with("value", default)));
    }
    let takes_values = argument.get_action().takes_values();
    let argument = argument.help(text).long_help(None);
    // Only what takes values may hide them.
    if takes_values { argument.hide_default_value(true).hide_possible_values(true) } else { argument }
}

/// The name of an argument's attribute: its long flag, or its id with hyphens.
pub(super) fn argument_name(argument: &Arg) -> String {
    argument.get_long().map_or_else(|| argument.get_id().as_str().replace('_', "-"), ToOwned::to_owned)
}

/// Examples, indented; a line that is a remark stays a remark.
fn block(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

/// Parses again with the worded definition, and shows what comes of it.
pub(super) fn show(arguments: &[OsString], context: &Context) -> ExitCode {
    let error = match localized(<super::Arguments as clap::CommandFactory>::command(), context.catalogue)
        .try_get_matches_from(arguments)
    {
        Err(error) => error,
        // The plain definition refused what the worded one takes: the two have come apart.
        Ok(_) => {
            let failures = Failures::from(Failure::of("internal", Vec::new()));
            context.note(&failures.text(context.catalogue));
            return failures.exit_code();
        }
    };
    if is_answer(error.kind()) {
        let options = format!("[{}]", context.catalogue.text("cli-options").to_uppercase());
        context.print(&error.render().ansi().to_string().replace("[OPTIONS]", &options));
        context.flush();
        return ExitCode::Answered;
    }
    match told(&error) {
        Some(failure) => context.note(&Failures::from(failure).text(context.catalogue)),
        None => context.note(&error.render().ansi().to_string()),
    }
    ExitCode::Usage
}

/// The usual mistakes on the command line, in the words of the catalogue.
fn told(error: &clap::Error) -> Option<Failure> {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    // What a sentence chooses by when there is nothing to name.
    let none = || "none".to_owned();
    let argument = || context(ContextKind::InvalidArg);
    let suggestion = context(ContextKind::SuggestedArg)
        .or_else(|| context(ContextKind::SuggestedSubcommand))
        .or_else(|| context(ContextKind::SuggestedValue))
        .unwrap_or_else(none);
    let (code, values) = match error.kind() {
        ErrorKind::UnknownArgument => ("argument-unknown", vec![("argument", argument()?)]),
        ErrorKind::InvalidSubcommand => {
            ("command-unknown", vec![("argument", context(ContextKind::InvalidSubcommand)?)])
        }
        ErrorKind::MissingRequiredArgument => ("argument-missing", vec![("argument", argument()?)]),
        ErrorKind::InvalidValue => {
            let value = context(ContextKind::InvalidValue)?;
            let allowed = context(ContextKind::ValidValue).unwrap_or_else(none);
            if value.is_empty() {
                ("argument-without-value", vec![("argument", argument()?), ("allowed", allowed)])
            } else {
                let values = vec![("argument", argument()?), ("value", value), ("allowed", allowed)];
                ("argument-value-unknown", values)
            }
        }
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg)?;
            ("arguments-conflict", vec![("argument", argument()?), ("other", other)])
        }
        _ => return None,
    };
    let mut values: Vec<(&'static str, Value)> =
        values.into_iter().map(|(name, text)| (name, Value::Text(text))).collect();
    values.push(("suggestion", Value::Text(suggestion)));
    Some(Failure::of(code, values))
}
