//! The program `otay`. All of it is in the library, so that tests and tools can use it.

use std::process::ExitCode;

fn main() -> ExitCode {
    otay::cli::main().into()
}
