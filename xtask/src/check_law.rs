//! `cargo xtask check-law`: the files of `law/` and `region/` against their formats and each other.

use std::path::PathBuf;
use std::process::ExitCode;

use lawbook::{Lawbook, LawbookError};

use crate::tree;

/// Every file of law/ and region/ against its format and the others.
#[derive(clap::Args)]
pub struct CheckLaw {
    /// A folder that holds law/ and region/; without it, this tree
    folder: Option<PathBuf>,
}

pub fn check_law(arguments: &CheckLaw) -> ExitCode {
    let folder = arguments.folder.clone().unwrap_or_else(tree::root);
    let found = problems(&folder);
    found.iter().for_each(|problem| println!("{problem}"));
    println!("{} problems", found.len());
    if found.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What is wrong, each with file, line and diagnostic code.
pub fn problems(folder: &std::path::Path) -> Vec<String> {
    let book = match Lawbook::open(folder) {
        Ok(book) => book,
        Err(problem) => return vec![told(&problem)],
    };
    let mut found: Vec<LawbookError> = Vec::new();
    found.extend(book.law().err().into_iter().flatten());
    found.extend(book.region_facts().err().into_iter().flatten());
    found.extend(book.places().err());
    found.extend(book.coverage_statement().err());
    found.extend(lawbook::hts::labels::read(book.files()).err().into_iter().flatten());
    // The coverage statement is read for the law as well.
    let mut lines: Vec<String> = found.iter().map(told).collect();
    lines.dedup();
    lines
}

fn told(error: &LawbookError) -> String {
    let line = error.line().map(|line| format!(":{line}")).unwrap_or_default();
    let arguments = error.problem().arguments();
    let said: Vec<String> = arguments.iter().map(|(name, value)| format!("{name} {value:?}")).collect();
    format!("{}{line}: {} {}", error.file(), error.code(), said.join(", "))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::{env, fs};

    use super::problems;
    use crate::tree;

    #[test]
    fn the_law_of_the_tree_is_sound() {
        assert_eq!(problems(&tree::root()), Vec::<String>::new());
    }

    #[test]
    fn a_law_without_its_tables_is_told_file_by_file() {
        let folder = env::temp_dir().join(format!("otay-check-law-{}", std::process::id()));
        fs::create_dir_all(folder.join("law")).unwrap();
        fs::write(folder.join("law/COVERAGE.toml"), "format = 1\nunknown = 2\n").unwrap();
        let found = problems(&folder);
        fs::remove_dir_all(&folder).unwrap();
        assert!(found.iter().any(|line| line.starts_with("law/COVERAGE.toml")), "{found:#?}");
        assert!(found.iter().any(|line| line.contains("law-file-missing")), "{found:#?}");
    }
}
