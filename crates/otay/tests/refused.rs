//! Wrong cases give their exact diagnostics: `cases/refused/`, one named test a folder.
//!
//! A folder holds the files that differ from `cases/refused/base/`. What is expected stands beside the
//! error: `#! CODE COLUMN` at the end of a line speaks of that line, on a line of its own of the line
//! before; `-` for the column stands for a problem without a place.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use customs::Problem;
use directory::vocabulary::Vocabulary;
use lawbook::case;
use lawbook::{Lawbook, Place};
use libtest_mimic::{Arguments, Failed, Trial};
use otay::assess::LawReference;
use otay::messages::{Catalogue, Language, explain_page};

/// A problem by its file, line, column and code; no place where there is none.
type Diagnostic = (String, usize, usize, String);

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/refused");
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.is_dir() && !path.ends_with("base"));
    paths.sort();
    assert!(paths.len() >= 20, "at least twenty wrong cases are kept");
    let law = Lawbook::bundled().law().map_err(|problems| format!("{problems:?}"))?;
    let law: &'static customs::Law = Box::leak(Box::new(law));
    let region = otay::directory::region(&Lawbook::bundled()).map_err(|problems| format!("{problems:?}"))?;
    let vocabulary: &'static Vocabulary = Box::leak(Box::new(region.vocabulary));
    let places: &'static [Place] =
        Box::leak(Lawbook::bundled().places().map_err(|e| format!("{e:?}"))?.into());
    let trials = paths
        .into_iter()
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let base = folder.join("base");
            let against = LawReference::new(law).with_places(places).with_vocabulary(vocabulary);
            Trial::test(name, move || {
                check(&base, &path, &against).map_err(|error| Failed::from(error.to_string()))
            })
        })
        .collect();
    Ok(libtest_mimic::run(&arguments, trials).exit_code())
}

fn check(base: &Path, wrong: &Path, against: &LawReference<'_>) -> Result<(), Box<dyn Error>> {
    let together = tempfile::tempdir()?;
    for folder in [base, wrong] {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            fs::copy(entry.path(), together.path().join(entry.file_name()))?;
        }
    }
    let mut expected = BTreeSet::new();
    for entry in fs::read_dir(together.path())? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        expectations(&name, &fs::read_to_string(entry.path())?, &mut expected)?;
    }
    if expected.is_empty() {
        return Err("the folder expects nothing".into());
    }
    let refused = match case::read(together.path(), against, None) {
        Ok(_) => return Err("the case was read without a problem".into()),
        Err(refused) => refused,
    };
    for problem in &refused.problems {
        for language in Language::ALL {
            let told = Catalogue::of(language).holds(&format!("error-{}", problem.code()));
            if !told || explain_page(problem.code(), language).is_none() {
                return Err(format!("`{}` has no sentence or no page", problem.code()).into());
            }
        }
    }
    let found: BTreeSet<Diagnostic> = refused
        .problems
        .iter()
        .map(|problem| {
            let place = problem.at.as_ref().and_then(|at| Some((refused.sources.get(at)?, at)));
            let (file, line, column) =
                place.map_or((String::new(), 0, 0), |(source, at)| (source.name.clone(), at.line, at.column));
            (file, line, column, problem.code().to_owned())
        })
        .collect();
    if found == expected {
        return Ok(());
    }
    let missing: Vec<_> = expected.difference(&found).collect();
    let beyond: Vec<_> = found.difference(&expected).collect();
    Err(format!("expected and not found: {missing:?}\nfound and not expected: {beyond:?}\n{refused}").into())
}

fn expectations(file: &str, text: &str, into: &mut BTreeSet<Diagnostic>) -> Result<(), Box<dyn Error>> {
    let mut spoken_of = 0;
    for (index, line) in text.lines().enumerate() {
        let Some(at) = line.find("#!") else {
            spoken_of = index + 1;
            continue;
        };
        if !line[..at].trim().is_empty() {
            spoken_of = index + 1;
        }
        for expectation in line[at..].split("#!").filter(|part| !part.trim().is_empty()) {
            let (code, column) = expectation.trim().split_once(' ').ok_or("`#! CODE COLUMN` is the form")?;
            into.insert(match column.trim() {
                "-" => (String::new(), 0, 0, code.to_owned()),
                column => (file.to_owned(), spoken_of, column.parse()?, code.to_owned()),
            });
        }
    }
    Ok(())
}
