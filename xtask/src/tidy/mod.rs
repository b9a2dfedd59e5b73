//! The invariants of ARCHITECTURE.md, as checks of the tree.
//!
//! Each check gives the places that break it; an empty list is a pass. They read text and
//! `cargo metadata`, build nothing, and take a second.

mod architecture;
mod catalogue;
mod words;

use std::process::ExitCode;

use crate::tree::{File, files};

/// A check: its name, what it holds, and how the places that break it are found.
pub struct Check {
    /// Name, as ARCHITECTURE.md cites it.
    pub name: &'static str,
    /// What holds when it passes.
    pub holds: &'static str,
    find: fn(&[File]) -> Vec<String>,
}

/// Every check, in the order of ARCHITECTURE.md.
pub const CHECKS: &[Check] = &[
    Check {
        name: "customs-is-pure",
        holds: "`customs` does no input or output, reads no clock, environment or random source, uses no float",
        find: architecture::customs_is_pure,
    },
    Check {
        name: "law-is-an-argument",
        holds: "what determines or assesses takes `&LawOnDate`; libraries know no current day",
        find: architecture::law_is_an_argument,
    },
    Check {
        name: "answers-carry-their-working",
        holds: "what determines or assesses gives a `Determination`",
        find: architecture::answers_carry_their_working,
    },
    Check {
        name: "floats-have-one-place",
        holds: "floats stand only in the places named for them",
        find: architecture::floats_have_one_place,
    },
    Check {
        name: "planning-is-deterministic",
        holds: "`planning` takes its seed and never asks the machine",
        find: architecture::planning_is_deterministic,
    },
    Check {
        name: "dependencies-run-one-way",
        holds: "crates depend on each other in the directions drawn, and know only their own formats",
        find: architecture::dependencies_run_one_way,
    },
    Check {
        name: "unknown-keys-are-refused",
        holds: "every structure read from a file that a person writes denies unknown fields",
        find: architecture::unknown_keys_are_refused,
    },
    Check {
        name: "lints-are-shared",
        holds: "every crate takes the lints of the workspace",
        find: architecture::lints_are_shared,
    },
    Check {
        name: "no-empty-names",
        holds: "no module is called core, common, utils, helpers or types",
        find: words::no_empty_names,
    },
    Check {
        name: "files-are-short",
        holds: "a source file over 500 lines has a reason",
        find: words::files_are_short,
    },
    Check {
        name: "nothing-of-this-machine",
        holds: "no package registry's host and no path of a machine stands in the tree",
        find: words::nothing_of_this_machine,
    },
    Check {
        name: "message-keys-exist",
        holds: "every key that code names stands in the catalogue in both languages",
        find: catalogue::message_keys_exist,
    },
    Check {
        name: "diagnostics-are-explained",
        holds: "every diagnostic has its sentence and its page in both languages",
        find: catalogue::diagnostics_are_explained,
    },
];

/// Each check with the places that break it.
pub fn results() -> Vec<(&'static Check, Vec<String>)> {
    let files = files();
    CHECKS.iter().map(|check| (check, (check.find)(&files))).collect()
}

/// Prints what is broken, and where.
pub fn print() -> ExitCode {
    let mut broken = false;
    for (check, places) in results() {
        if places.is_empty() {
            println!("ok   {}", check.name);
        } else {
            broken = true;
            println!("FAIL {}: {}", check.name, check.holds);
            places.iter().for_each(|place| println!("       {place}"));
        }
    }
    if broken { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tree_is_tidy() {
        let broken: Vec<String> = super::results()
            .into_iter()
            .filter(|(_, places)| !places.is_empty())
            .map(|(check, places)| format!("{}: {}\n    {}", check.name, check.holds, places.join("\n    ")))
            .collect();
        assert!(broken.is_empty(), "{}", broken.join("\n"));
    }

    #[test]
    fn the_architecture_note_names_every_check() {
        let note = std::fs::read_to_string(crate::tree::root().join("ARCHITECTURE.md")).unwrap();
        for check in super::CHECKS {
            assert!(note.contains(check.name), "ARCHITECTURE.md does not name `{}`", check.name);
        }
    }
}
