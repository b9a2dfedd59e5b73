use super::*;

#[test]
fn the_definition_is_sound() {
    for language in Language::ALL {
        command(language).debug_assert();
    }
}

#[test]
fn every_command_and_argument_is_worded_in_the_catalogue() {
    fn check(command: &clap::Command, path: &str, missing: &mut Vec<String>) {
        let catalogue = Catalogue::of(Language::Es);
        let key = format!("help-{path}");
        if !catalogue.holds(&key) {
            missing.push(key.clone());
        }
        for argument in command.get_arguments() {
            let name = help::argument_name(argument);
            let worded = ["help", "version"].contains(&name.as_str())
                || catalogue.attribute(&key, &name, &[]).is_some()
                || catalogue.attribute("help-otay", &name, &[]).is_some();
            if !worded {
                missing.push(format!("{key}.{name}"));
            }
        }
        for subcommand in command.get_subcommands() {
            let path = if path == "otay" {
                subcommand.get_name().into()
            } else {
                format!("{path}-{}", subcommand.get_name())
            };
            check(subcommand, &path, missing);
        }
    }
    let mut missing = Vec::new();
    check(&Arguments::command(), "otay", &mut missing);
    assert!(missing.is_empty(), "help that the catalogue lacks: {missing:#?}");
}
