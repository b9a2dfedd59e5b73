//! Taking another register, or a list, into the user's own as long work.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::ValueEnum;
use customs::Problem;
use directory::import::{Outcome as Came, Taken};

use super::worker::{Ended, Watch, made};
use crate::directory::intake::{self, Intake, Kind};
use crate::http::case::workbook;
use crate::problems::{Failure, Failures};

/// What is said of the file.
pub(super) struct Said {
    pub(super) format: Option<String>,
    pub(super) as_of: Option<String>,
    pub(super) source: Option<String>,
}

/// Takes the file in; what became of every row is the file it makes.
pub(super) fn import(name: &str, base64: &str, said: &Said, watch: Watch) -> Ended {
    let kind = Path::new(name).extension().and_then(|end| end.to_str()).unwrap_or_default().to_lowercase();
    let file = std::env::temp_dir().join(format!("otay-import-{}.{kind}", watch.id));
    let ended = taken_in(&file, (name, &kind), base64, said, watch);
    let _ = std::fs::remove_file(&file);
    ended.unwrap_or_else(Ended::Failed)
}

fn taken_in(
    file: &Path,
    (name, kind): (&str, &str),
    base64: &str,
    said: &Said,
    mut watch: Watch,
) -> Result<Ended, Failures> {
    let refused = |code| Failures::from(Failure::of(code, Vec::new()));
    if !["csv", "txt", "xlsx"].contains(&kind) {
        let arguments = vec![("name", name.into())];
        return Err(Failures::from(Failure::of("upload-kind-unknown", arguments)));
    }
    let bytes = STANDARD.decode(base64).map_err(|_| refused("request-not-understood"))?;
    if kind == "xlsx" {
        workbook::bounded(&bytes).map_err(|refusal| Failures::from((*refusal.failure).clone()))?;
    }
    let app = watch.app.clone();
    let known = app.knowledge();
    let own = known.own.as_ref().ok_or_else(|| refused("data-folder-unknown"))?;
    std::fs::write(file, &bytes).map_err(|error| {
        let values = vec![("file", file.display().to_string().into()), ("reason", error.to_string().into())];
        Failures::from(Failure::of("file-not-writable", values))
    })?;
    let format = match &said.format {
        None => None,
        Some(text) => Some(Kind::from_str(text, true).map_err(|_| refused("request-not-understood"))?),
    };
    let said = intake::Said {
        name: Some(name),
        kind: format,
        as_of: said.as_of.as_deref(),
        source: said.source.as_deref(),
        ..intake::Said::default()
    };
    let rows = bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
    let mut log = csv::Writer::from_writer(Vec::new());
    let _ = log.write_record(["line", "outcome", "organization", "refused"]);
    let mut stopped = false;
    let counts = Intake::read(file, said)?.import(own, &known.region, false, &mut |taken| {
        let _ = log.write_record(row(taken));
        let flow: ControlFlow<()> = watch.tell(taken.line, rows);
        stopped = flow.is_break();
        flow
    });
    let counts = match counts {
        Err(_) if stopped => return Ok(watch.stopped()),
        counts => counts?,
    };
    if counts.added + counts.merged + counts.changed > 0 {
        known.read_register_again()?;
    }
    let counted: BTreeMap<String, u64> = [
        ("read", counts.read),
        ("added", counts.added),
        ("merged", counts.merged),
        ("changed", counts.changed),
        ("unchanged", counts.unchanged),
        ("refused", counts.refused),
    ]
    .map(|(name, count)| (name.to_owned(), count))
    .into_iter()
    .collect();
    let log = log.into_inner().unwrap_or_default();
    Ok(Ended::Done(made("import.csv", "text/csv; charset=utf-8", &log, counted)))
}

/// What became of a row: where it stands, the outcome, whose it is, the diagnostic code of a refusal.
fn row(taken: &Taken) -> [String; 4] {
    let (outcome, code) = match &taken.outcome {
        Came::Added => ("added", ""),
        Came::Merged(_) => ("merged", ""),
        Came::Changed => ("changed", ""),
        Came::Unchanged => ("unchanged", ""),
        Came::Refused(refusal) => ("refused", refusal.code()),
    };
    let name = taken.statement.as_ref().map(|statement| statement.name.clone()).unwrap_or_default();
    [taken.line.to_string(), outcome.to_owned(), name, code.to_owned()]
}
