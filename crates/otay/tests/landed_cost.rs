//! Worked examples on landed cost: every file of `cases/landed_cost/` is a test named after it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::{fs, io};

use lawbook::Lawbook;
use lawbook::cases::{Outcome, Registry, run_text};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/landed_cost");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    files.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    files.sort();
    assert!(files.len() >= 12, "at least twelve worked examples are kept");
    let lawbook = Lawbook::bundled();
    let law = Arc::new(lawbook.law().map_err(|problems| format!("{problems:?}"))?);
    let facts = lawbook.region_facts().map_err(|problems| format!("{problems:?}"))?;
    let mut registry = Registry::standard();
    otay::landed_cost::asks::register(&mut registry, Box::leak(Box::new(facts)));
    let registry = Arc::new(registry);
    let trials = files
        .into_iter()
        .map(|file| {
            let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let (law, registry) = (Arc::clone(&law), Arc::clone(&registry));
            Trial::test(name, move || {
                let text = fs::read_to_string(&file).map_err(|error| Failed::from(error.to_string()))?;
                match run_text(&text, &registry, &law).1 {
                    outcome if outcome.is_in_order() => Ok(()),
                    Outcome::Failed(differences) => Err(Failed::from(
                        differences.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
                    )),
                    Outcome::Refused(reason) => Err(Failed::from(reason)),
                    _ => Err(Failed::from("it passes: take `not_modelled` out of the case")),
                }
            })
        })
        .collect();
    Ok(libtest_mimic::run(&Arguments::from_args(), trials).exit_code())
}
