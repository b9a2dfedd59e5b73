//! Whole commands without a process, as a user with a data folder of their own runs them.
#![allow(dead_code, reason = "each test binary uses its part")]

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

use otay::cli::{World, run};
use otay::problems::ExitCode;

#[derive(Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Sink {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

/// Exit code, answer and errors of a command; without `data` the user has no folder for data.
pub fn otay(data: Option<&Path>, arguments: &[&str]) -> (ExitCode, String, String) {
    run_in(None, data, arguments)
}

/// The same where the machine's locale is `locale`.
pub fn otay_in(locale: &str, arguments: &[&str]) -> (ExitCode, String, String) {
    run_in(Some(locale), None, arguments)
}

fn run_in(locale: Option<&str>, data: Option<&Path>, arguments: &[&str]) -> (ExitCode, String, String) {
    let (out, err) = (Sink::default(), Sink::default());
    let world = World {
        out: Box::new(out.clone()),
        err: Box::new(err.clone()),
        locale: locale.map(ToOwned::to_owned),
        color_out: false,
        color_err: false,
        progress: false,
        data: data.map(Path::to_owned),
        law: None,
        tariff_source: None,
    };
    let arguments = std::iter::once("otay").chain(arguments.iter().copied()).map(OsString::from);
    let code = run(arguments, world);
    (code, out.text(), err.text())
}
