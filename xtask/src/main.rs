//! Work on the tree itself: `cargo xtask <task>`. One line a task in [`Task`].
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a task talks to whoever started it")]

mod cases;
mod check_law;
mod ci;
mod fuzz;
mod import_hts;
mod licenses;
mod load;
mod tidy;
mod tree;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Work on the tree itself.
#[derive(Parser)]
#[command(name = "cargo xtask", max_term_width = 80)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Everything that has to hold before a change lands: format, lints, invariants, licenses, tests
    Ci(ci::Ci),
    /// Worked examples: runs every case file of a folder, also one outside the repository
    Cases(cases::Cases),
    /// Every file of law/ and region/ against its format and the others
    CheckLaw(check_law::CheckLaw),
    /// The invariants of ARCHITECTURE.md, as checks of the tree
    Tidy,
    /// The licenses of all dependencies against deny.toml
    Licenses,
    /// The workbench under load: fills a database, reads and edits with many at once, tells times and sizes
    Load(load::Load),
    /// What people and files hand to the program, tried by a fuzzer guided by coverage; needs a C++ compiler
    Fuzz(fuzz::Fuzz),
    /// Official exports of the tariff schedule into the tables of law/hts
    ImportHts(import_hts::ImportHts),
}

fn main() -> ExitCode {
    match Arguments::parse().task {
        Task::Ci(arguments) => ci::ci(&arguments),
        Task::Cases(arguments) => cases::cases(&arguments),
        Task::CheckLaw(arguments) => check_law::check_law(&arguments),
        Task::Tidy => tidy::print(),
        Task::Licenses => licenses::print(),
        Task::Load(arguments) => load::load(&arguments),
        Task::Fuzz(arguments) => fuzz::fuzz(&arguments),
        Task::ImportHts(arguments) => import_hts::import_hts(&arguments),
    }
}
