//! `cargo xtask ci`: everything that has to hold before a change lands.
//!
//! The last line says how many passed, failed and were skipped: each check of the tree counts as one, each
//! test as one.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use crate::{check_law, licenses, tidy, tree};

/// Everything that has to hold before a change lands.
#[derive(clap::Args)]
pub struct Ci {
    /// Leaves out what tests need from the operating system: installs nothing
    #[arg(long)]
    no_install: bool,
}

#[derive(Default)]
struct Totals {
    passed: usize,
    failed: usize,
    skipped: usize,
    broken: Vec<String>,
}

impl Totals {
    fn check(&mut self, name: &str, broken: Vec<String>) {
        if broken.is_empty() {
            println!("ok   {name}");
            self.passed += 1;
        } else {
            println!("FAIL {name}");
            broken.iter().for_each(|place| println!("       {place}"));
            self.failed += 1;
            self.broken.push(name.to_owned());
        }
    }
}

pub fn ci(arguments: &Ci) -> ExitCode {
    let started = Instant::now();
    let mut totals = Totals::default();
    if !arguments.no_install {
        install();
    }
    let cargo = |arguments: &[&str]| succeeds(env!("CARGO"), arguments);
    totals.check("format", cargo(&["fmt", "--all", "--check"]));
    totals.check(
        "lints",
        cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]),
    );
    for (check, places) in tidy::results() {
        totals.check(check.name, places);
    }
    totals.check("law and region", check_law::problems(&tree::root()));
    totals.check("licenses", licenses::refused().unwrap_or_else(|error| vec![error]));
    tests(&mut totals);
    browser_tests(&mut totals);
    for name in &totals.broken {
        println!("failed: {name}");
    }
    println!("{} minutes", started.elapsed().as_secs().div_ceil(60));
    println!("{} passed, {} failed, {} skipped", totals.passed, totals.failed, totals.skipped);
    if totals.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn succeeds(program: &str, arguments: &[&str]) -> Vec<String> {
    let status = Command::new(program).args(arguments).current_dir(tree::root()).status();
    match status {
        Ok(status) if status.success() => Vec::new(),
        Ok(status) => vec![format!("{program} {}: {status}", arguments.join(" "))],
        Err(error) => vec![format!("{program}: {error}")],
    }
}

/// What tests need from Debian: the program looked for, and its package.
const NEEDED: &[(&str, &str)] = &[
    ("chromium", "chromium"),
    ("node", "nodejs"),
    ("npm", "npm"),
    ("pdftoppm", "poppler-utils"),
    ("psql", "postgresql"),
];

fn install() {
    let missing: Vec<&str> =
        NEEDED.iter().filter(|(program, _)| !is_there(program)).map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return;
    }
    if !is_there("apt-get") || !is_root() {
        println!(
            "note: the tests need {}; install them, since tests that need them fail",
            missing.join(", ")
        );
        return;
    }
    println!("installing {}", missing.join(", "));
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(&missing);
    for arguments in [vec!["update"], arguments] {
        for line in succeeds("apt-get", &arguments) {
            println!("note: {line}");
        }
    }
}

fn is_there(program: &str) -> bool {
    found(program).is_some()
}

fn found(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// All tests of the workspace, with the totals of every suite.
fn tests(totals: &mut Totals) {
    let mut command = Command::new(env!("CARGO"));
    command.args(["test", "--workspace", "--no-fail-fast", "--color", "never"]).current_dir(tree::root());
    // Tests that need a browser fail without one here, where elsewhere they would be passed over.
    command.env("OTAY_CI", "1").stdout(Stdio::piped());
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) => return totals.check("tests", vec![format!("cargo test: {error}")]),
    };
    let mut suites = 0_usize;
    let mut counted = [0_usize; 3];
    for line in
        child.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines).map_while(Result::ok)
    {
        if let Some(result) = line.strip_prefix("test result: ") {
            suites += 1;
            for (count, label) in counted.iter_mut().zip(["passed", "failed", "ignored"]) {
                *count += figure(result, label);
            }
        }
        if let Some(name) = line.strip_prefix("test ").and_then(|line| line.strip_suffix(" ... FAILED")) {
            totals.broken.push(name.to_owned());
        }
        println!("{line}");
    }
    let [passed, failed, skipped] = counted;
    totals.passed += passed;
    totals.failed += failed;
    totals.skipped += skipped;
    let ended = child.wait();
    // A suite that does not build, or that dies, has no result line.
    let broken = match ended {
        Ok(status) if status.success() || failed > 0 => Vec::new(),
        Ok(status) => vec![format!("cargo test: {status}")],
        Err(error) => vec![format!("cargo test: {error}")],
    };
    totals.check(&format!("{suites} test suites ran"), broken);
}

/// The workbench in a real browser: `e2e/`, by Node's own test runner.
fn browser_tests(totals: &mut Totals) {
    let lacking: Vec<String> = ["node", "npm", "chromium"]
        .into_iter()
        .filter(|program| !is_there(program))
        .map(|program| format!("`{program}` is not there, and the pages are tested with it"))
        .collect();
    if !lacking.is_empty() {
        return totals.check("browser tests", lacking);
    }
    let folder = tree::root().join("e2e");
    let mut broken = succeeds(env!("CARGO"), &["build", "--quiet", "--workspace", "--bin", "otay"]);
    if broken.is_empty() {
        broken = succeeds("npm", &["ci", "--prefix", "e2e", "--no-audit", "--no-fund", "--loglevel=error"]);
    }
    if !broken.is_empty() {
        return totals.check("browser tests", broken);
    }
    let mut command = Command::new("node");
    command.args(["--test", "--test-concurrency=1", "--test-reporter=tap"]).current_dir(folder);
    let built = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    command.env("OTAY", tree::root().join(built).join("debug").join("otay"));
    command.env("CHROMIUM", found("chromium").unwrap_or_default());
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) => return totals.check("browser tests", vec![format!("node: {error}")]),
    };
    let mut counted = [0_usize; 3];
    for line in
        child.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines).map_while(Result::ok)
    {
        for (count, label) in counted.iter_mut().zip(["# pass ", "# fail ", "# skipped "]) {
            *count += line.strip_prefix(label).and_then(|number| number.trim().parse().ok()).unwrap_or(0);
        }
        if let Some(name) = line.trim_start().strip_prefix("not ok ") {
            totals.broken.push(format!("in the browser: {name}"));
        }
        println!("{line}");
    }
    let [passed, failed, skipped] = counted;
    totals.passed += passed;
    totals.failed += failed;
    totals.skipped += skipped;
    let broken = match child.wait() {
        Ok(status) if failed == 0 && (!status.success() || passed == 0) => vec![format!("node: {status}")],
        Ok(_) => Vec::new(),
        Err(error) => vec![format!("node: {error}")],
    };
    totals.check("browser tests ran", broken);
}

/// The number before `label` in `ok. 12 passed; 0 failed; 1 ignored; …`.
fn figure(result: &str, label: &str) -> usize {
    result
        .split([';', '.'])
        .filter_map(|part| part.trim().strip_suffix(label))
        .find_map(|number| number.trim().parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn the_result_line_of_a_suite_is_read() {
        let line = "FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!([figure(line, "passed"), figure(line, "failed"), figure(line, "ignored")], [12, 3, 1]);
    }
}
