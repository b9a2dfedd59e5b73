//! Worked examples: `cases/**.toml`, one a file, with the answer their source states.
//!
//! A case names what it asks ([`WorkedCase::ask`]), gives the facts, and states what is to come out. An
//! [`Ask`] computes the answer from the facts; [`compare`] holds it against the statement, figures at the
//! decimals they are printed with, everything else exactly. [`Registry::standard`] knows every kind of
//! question this crate can answer; a crate above it registers its own kinds beside them. The format is
//! described in `docs/cases.md`.

mod asks;
mod compare;
mod facts;
mod file;
mod node;
mod registry;
mod run;

pub use compare::{Actual, Answer, Difference, compare};
pub use facts::{Facts, FactsError};
pub use file::{CaseFileError, WorkedCase};
pub use node::{Node, NodeKind};
pub use registry::{Ask, AskKind, Context, Registry};
pub use run::{Outcome, Totals, run, run_text, whole_answer};
