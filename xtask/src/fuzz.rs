//! `cargo xtask fuzz TARGET`: a reader tried by libFuzzer, which keeps what reaches new code and bends it further.
//!
//! The compiler's own pass for coverage is asked for by flags that the stable compiler takes; without a sanitizer
//! nothing else is needed but a C++ compiler, for libFuzzer itself. Everything is kept in `target/fuzz`: what was
//! built, the seeds, the corpus that grows from run to run, and what was found.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::tree;

#[path = "../../fuzz/seeds.rs"]
mod seeds;
#[path = "../../crates/otay/tests/support/workbook.rs"]
#[allow(clippy::unwrap_used, reason = "the bills of the tree can be set as workbooks")]
mod workbook;

/// What people and files hand to the program, tried by a fuzzer guided by coverage.
///
/// Builds the target with the versions locked in Cargo.lock, counting what each input reaches, writes real
/// material of this tree as seeds, and runs for the time given or until something is found. A found input lies in
/// target/fuzz/found and breaks again when it is given in place of the corpus.
#[derive(clap::Args)]
pub struct Fuzz {
    /// The reader to try
    target: Target,
    /// How long to try, not counting the build
    #[arg(long, default_value_t = 600)]
    seconds: u64,
    /// An input to read once instead: one that was found
    #[arg(long)]
    input: Option<PathBuf>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
enum Target {
    /// Rates, as the law files write them and as the official export words them
    Rate,
    /// Files of rules of origin
    Rules,
    /// Files of questions about duty
    Questions,
    /// Bills of materials in CSV
    BillCsv,
    /// Bills of materials in workbooks
    BillXlsx,
}

impl Target {
    fn name(self) -> &'static str {
        match self {
            Self::Rate => "rate",
            Self::Rules => "rules",
            Self::Questions => "questions",
            Self::BillCsv => "bill_csv",
            Self::BillXlsx => "bill_xlsx",
        }
    }

    /// How many bytes an input may have: enough for every seed, and little enough to try many.
    fn longest(self) -> usize {
        match self {
            Self::Rate => 256,
            Self::Rules | Self::Questions => 4_096,
            Self::BillCsv => 8_192,
            Self::BillXlsx => 65_536,
        }
    }

    fn seeds(self) -> seeds::Seeds {
        let tree = tree::root();
        match self {
            Self::Rate => seeds::rates(),
            Self::Rules => seeds::rules(&tree),
            Self::Questions => {
                let mut seeds = seeds::questions(&tree);
                // An even first byte: the columns are put before the row.
                seeds.texts.iter_mut().for_each(|row| row.insert(0, b' '));
                seeds
            }
            Self::BillCsv => seeds::bills(&tree),
            Self::BillXlsx => seeds::workbooks(&tree, workbook::workbook),
        }
    }
}

/// What makes the stable compiler count: edges, the blocks they lead to, and what is compared with what.
const COUNTING: [&str; 7] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "--cfg fuzzing",
    "-Ccodegen-units=4",
];

pub fn fuzz(arguments: &Fuzz) -> ExitCode {
    match run(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether nothing was found.
fn run(arguments: &Fuzz) -> io::Result<bool> {
    let target = arguments.target;
    let built = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    let place = tree::root().join(built).join("fuzz");
    if let Some(input) = &arguments.input {
        let Some(program) = build(target, &place)? else { return Ok(false) };
        return Ok(Command::new(program).arg(input).status()?.success());
    }
    let folders = ["corpus", "seeds", "found"].map(|name| place.join(name).join(target.name()));
    folders.iter().try_for_each(fs::create_dir_all)?;
    let [corpus, seeds, found] = &folders;
    let words = write_seeds(target, seeds)?;
    let Some(program) = build(target, &place)? else { return Ok(false) };
    println!(
        "trying {} for {} s; what is found goes to {}",
        target.name(),
        arguments.seconds,
        found.display()
    );
    let mut command = Command::new(program);
    command
        .arg(format!("-max_total_time={}", arguments.seconds))
        .arg(format!("-max_len={}", target.longest()))
        .arg(format!("-dict={}", words.display()))
        .arg(format!("-artifact_prefix={}/", found.display()))
        // An input that takes ten seconds or two gigabytes is as much a find as a panic.
        .args(["-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1", "-verbosity=1"])
        .args([corpus, seeds]);
    Ok(command.status()?.success())
}

/// Builds the target for this machine by name, so that what the build itself runs does not count.
fn build(target: Target, place: &Path) -> io::Result<Option<PathBuf>> {
    let folder = tree::root().join("fuzz");
    let [ours, its] = [tree::root(), folder.clone()].map(|folder| folder.join("Cargo.lock"));
    let written = |file: &Path| fs::metadata(file).and_then(|file| file.modified());
    // Only when ours changed: what the fuzzer needs besides is looked up anew.
    if written(&its).is_ok_and(|its| written(&ours).is_ok_and(|ours| ours > its)) || !its.is_file() {
        fs::copy(ours, its)?;
    }
    let told = Command::new("rustc").arg("-vV").output()?.stdout;
    let told = String::from_utf8_lossy(&told).into_owned();
    let machine = told.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let mut cargo = Command::new(env!("CARGO"));
    // What `cargo run` says of this task is not of the crates built here, and would build some of them anew.
    for (name, _) in std::env::vars_os() {
        if ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|of| name.to_string_lossy().starts_with(of)) {
            cargo.env_remove(name);
        }
    }
    let status = cargo
        .args(["build", "--release", "--bin", target.name(), "--target", machine, "--target-dir"])
        .arg(place)
        .env("RUSTFLAGS", COUNTING.join(" "))
        .current_dir(folder)
        .status()?;
    Ok(status.success().then(|| place.join(machine).join("release").join(target.name())))
}

/// Writes the seeds, one a file, and the dictionary beside their folder; gives the dictionary.
fn write_seeds(target: Target, folder: &Path) -> io::Result<PathBuf> {
    let seeds = target.seeds();
    for (number, text) in seeds.texts.iter().enumerate() {
        fs::write(folder.join(format!("{number:05}")), text)?;
    }
    let mut words = String::new();
    for word in seeds.words.iter().chain(&seeds::MARKS).filter(|word| !word.is_empty()) {
        words.push('"');
        word.bytes().for_each(|byte| {
            let _ = write!(words, "\\x{byte:02x}");
        });
        words.push_str("\"\n");
    }
    let file = folder.with_extension("dict");
    fs::write(&file, words)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum as _;

    use super::Target;

    #[test]
    fn every_target_has_seeds_that_fit() {
        for target in Target::value_variants() {
            let seeds = target.seeds();
            assert!(seeds.texts.len() >= 5, "{} has {} seeds", target.name(), seeds.texts.len());
            let longest = seeds.texts.iter().map(Vec::len).max();
            assert!(longest <= Some(target.longest()), "{}: {longest:?}", target.name());
        }
    }
}
