//! `cargo xtask cases PATH`: runs worked examples of any folder and prints what fails, with totals.
//!
//! Reads `.toml` files in the format of `docs/cases.md`, and `.jsonl` files of records with `topic`,
//! `inputs` and `expected`, each of which a converter turns into a case where its topic is modelled.

mod convert;
mod json;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::Args;
use customs::Law;
use lawbook::Lawbook;
use lawbook::cases::{Outcome, Registry, Totals, WorkedCase, run, run_text, whole_answer};

use convert::{Converted, convert};

/// Runs worked examples.
#[derive(Args)]
pub struct Cases {
    /// A folder, or one file; `cases/` where none is named
    #[arg(default_value = "cases")]
    path: PathBuf,
    /// Print the whole answer of every case, not only what differs
    #[arg(long)]
    show: bool,
    /// Print every case with its outcome
    #[arg(long, short)]
    verbose: bool,
    /// Ask questions as of this day where a record names none
    #[arg(long, default_value = "2026-01-01")]
    as_of: jiff::civil::Date,
}

/// Folders of `cases/` that hold no worked examples.
const ELSEWHERE: [&str; 3] = ["refused", "directory", "duty"];
/// Questions that the program itself answers. It is asked through its own test, so that this task need not be
/// built with all of it.
const LANDED_COST: [&str; 3] = ["landed-cost", "labor-hour", "saving"];

struct Runner<'a> {
    arguments: &'a Cases,
    registry: Registry,
    law: Law,
    totals: Totals,
    /// Files that ask about landed cost.
    landed_cost: Vec<PathBuf>,
    as_printed: usize,
    in_part: usize,
}

/// Runs the cases under the path; fails when one is not in order.
pub fn cases(arguments: &Cases) -> ExitCode {
    let law = match Lawbook::bundled().law() {
        Ok(law) => law,
        Err(problems) => {
            for problem in problems {
                eprintln!("{problem}");
            }
            return ExitCode::FAILURE;
        }
    };
    let mut files = Vec::new();
    if arguments.path.is_dir() {
        collect(&arguments.path, &mut files);
    } else {
        files.push(arguments.path.clone());
    }
    files.sort();
    if files.is_empty() {
        eprintln!("no case files (.toml, .jsonl) under {}", arguments.path.display());
        return ExitCode::FAILURE;
    }
    let mut runner = Runner {
        arguments,
        registry: Registry::standard(),
        law,
        totals: Totals::default(),
        landed_cost: Vec::new(),
        as_printed: 0,
        in_part: 0,
    };
    for file in files {
        runner.file(&file);
    }
    runner.finish()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let end = path.extension().unwrap_or_default().to_string_lossy();
        if path.is_dir() && !ELSEWHERE.contains(&name.as_ref()) && !name.starts_with('.') {
            collect(&path, files);
        } else if end == "toml" || end == "jsonl" {
            files.push(path);
        }
    }
}

impl Runner<'_> {
    fn file(&mut self, file: &Path) {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) => {
                return self.report(&file.display().to_string(), &Outcome::Refused(error.to_string()), "");
            }
        };
        if file.extension().is_some_and(|end| end == "jsonl") {
            for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                self.record(file, index + 1, line);
            }
        } else if WorkedCase::parse(&text).is_ok_and(|case| LANDED_COST.contains(&case.ask.as_str())) {
            self.landed_cost.push(file.to_owned());
        } else {
            let (case, outcome) = run_text(&text, &self.registry, &self.law);
            self.report(&file.display().to_string(), &outcome, "");
            if let (true, Some(case)) = (self.arguments.show, case) {
                self.show(&case);
            }
        }
    }

    /// A record of a JSONL file: all the cases it turns into have to be in order.
    fn record(&mut self, file: &Path, line: usize, text: &str) {
        let place = format!("{}:{line}", file.display());
        let record = match json::node(text) {
            Ok(record) => record,
            Err(reason) => return self.report(&place, &Outcome::Refused(reason), ""),
        };
        let id = ["id", "ruling"]
            .iter()
            .find_map(|key| record.get(key).and_then(|node| node.as_text()))
            .unwrap_or("record");
        let name = format!("{place} {id}");
        match convert(&record, self.arguments.as_of) {
            Converted::NotModelled(reason) => self.report(&name, &Outcome::NotModelled(reason), ""),
            Converted::Cases { cases, as_printed, not_compared } => {
                let outcome = self.all(&cases);
                let (outcome, remark) = match outcome {
                    Outcome::Failed(differences) if !as_printed.is_empty() => {
                        match as_printed.iter().any(|cases| self.all(cases) == Outcome::Passed) {
                            true => {
                                self.as_printed += 1;
                                let exact: Vec<String> =
                                    differences.iter().map(ToString::to_string).collect();
                                let remark = format!(
                                    "agrees with the rounding of the print; without it: {}",
                                    exact.join("; ")
                                );
                                (Outcome::Passed, remark)
                            }
                            false => (Outcome::Failed(differences), String::new()),
                        }
                    }
                    outcome => (outcome, String::new()),
                };
                let remark = if outcome == Outcome::Passed && !not_compared.is_empty() {
                    self.in_part += 1;
                    format!("{remark} not compared: {}", not_compared.join(", "))
                } else {
                    remark
                };
                self.report(&name, &outcome, remark.trim());
                if self.arguments.show {
                    cases.iter().for_each(|case| self.show(case));
                }
            }
        }
    }

    /// The outcomes of several cases as one.
    fn all(&self, cases: &[WorkedCase]) -> Outcome {
        let mut differences = Vec::new();
        for case in cases {
            match run(case, &self.registry, &self.law) {
                Outcome::Passed => {}
                Outcome::Failed(more) => differences.extend(more),
                other => return other,
            }
        }
        if differences.is_empty() { Outcome::Passed } else { Outcome::Failed(differences) }
    }

    fn show(&self, case: &WorkedCase) {
        println!("    {} [{}]", case.title, case.ask);
        match whole_answer(case, &self.registry, &self.law) {
            Ok(answer) => answer.to_string().lines().for_each(|line| println!("      {line}")),
            Err(error) => println!("      {error}"),
        }
    }

    fn report(&mut self, name: &str, outcome: &Outcome, remark: &str) {
        self.totals.count(outcome);
        match outcome {
            Outcome::Passed if !remark.is_empty() => println!("passed       {name}\n    {remark}"),
            Outcome::Passed if self.arguments.verbose => println!("passed       {name}"),
            Outcome::Passed => {}
            Outcome::Failed(differences) => {
                println!("FAILED       {name}");
                for difference in differences {
                    println!("    {difference}");
                }
            }
            Outcome::NotModelled(reason) => println!("not modelled {name}\n    {reason}"),
            Outcome::PassedThoughNotModelled => {
                println!("FAILED       {name}\n    it passes: take `not_modelled` out of the case");
            }
            Outcome::Refused(reason) => println!("REFUSED      {name}\n    {reason}"),
        }
    }

    /// Whether the program's own test finds every file on landed cost in order; it prints what differs.
    fn ask_about_landed_cost(&self) -> bool {
        println!("{} cases on landed cost:", self.landed_cost.len());
        let absolute: Vec<PathBuf> = self
            .landed_cost
            .iter()
            .map(|file| file.canonicalize().unwrap_or_else(|_| file.clone()))
            .collect();
        let Ok(files) = std::env::join_paths(&absolute) else {
            println!("REFUSED      a path holds the sign that separates paths");
            return false;
        };
        let status = Command::new(env!("CARGO"))
            .args(["test", "--quiet", "--package", "otay", "--test", "landed_cost"])
            .env("OTAY_LANDED_COST_CASES", files)
            .status();
        match status {
            Ok(status) => status.success(),
            Err(error) => {
                println!("REFUSED      the test of landed cost did not start: {error}");
                false
            }
        }
    }

    fn finish(&self) -> ExitCode {
        let t = self.totals;
        let total = t.passed + t.failed + t.not_modelled + t.refused;
        if total > 0 || self.landed_cost.is_empty() {
            println!(
                "{total} cases: {} passed, {} failed, {} refused, {} not modelled",
                t.passed, t.failed, t.refused, t.not_modelled
            );
        }
        if self.as_printed > 0 || self.in_part > 0 {
            println!(
                "of those passed, {} agree with the print's rounding only, {} are compared in part",
                self.as_printed, self.in_part
            );
        }
        let landed_cost_holds = self.landed_cost.is_empty() || self.ask_about_landed_cost();
        if t.failed + t.refused == 0 && landed_cost_holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
