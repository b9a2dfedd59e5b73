//! Every worked example in `cases/` is a test of its own, named after its file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use lawbook::Lawbook;
use lawbook::cases::{Outcome, Registry, run_text};
use libtest_mimic::{Arguments, Failed, Trial};

/// Folders of `cases/` whose questions are answered in a crate above this one, and tested there.
const ELSEWHERE: [&str; 5] = ["refused", "landed_cost", "directory", "duty", "resilience"];

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let law = Arc::new(Lawbook::bundled().law());
    let registry = Arc::new(Registry::standard());
    let trials = files.into_iter().map(|file| {
        let name = file.strip_prefix(&root).unwrap_or(&file).display().to_string();
        let (law, registry) = (Arc::clone(&law), Arc::clone(&registry));
        Trial::test(name, move || {
            let law = law.as_ref().as_ref().map_err(|problems| Failed::from(format!("{problems:?}")))?;
            let text = fs::read_to_string(&file).map_err(|error| Failed::from(error.to_string()))?;
            match run_text(&text, &registry, law).1 {
                outcome if outcome.is_in_order() => Ok(()),
                Outcome::Failed(differences) => Err(Failed::from(
                    differences.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
                )),
                Outcome::PassedThoughNotModelled => {
                    Err(Failed::from("it passes: take `not_modelled` out of the case"))
                }
                Outcome::Refused(reason) => Err(Failed::from(reason)),
                Outcome::Passed | Outcome::NotModelled(_) => Ok(()),
            }
        })
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() && !ELSEWHERE.contains(&name.as_ref()) {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "toml") {
            files.push(path);
        }
    }
}
