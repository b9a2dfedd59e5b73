//! Worked examples on landed cost: every file of `cases/landed_cost/` is a test named after it. With
//! `OTAY_LANDED_COST_CASES` (paths, separated as in `PATH`) the files named there, which is how `cargo xtask cases`
//! asks about landed cost.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::{fs, io};

use lawbook::Lawbook;
use lawbook::cases::{Outcome, Registry, run_text};
use libtest_mimic::{Arguments, Failed, Trial};

/// The files of this repository.
fn bundled() -> io::Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/landed_cost");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    files.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    assert!(files.len() >= 12, "at least twelve worked examples are kept");
    Ok(files)
}

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let mut files: Vec<PathBuf> = match std::env::var_os("OTAY_LANDED_COST_CASES") {
        Some(named) => std::env::split_paths(&named).collect(),
        None => bundled()?,
    };
    files.sort();
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
