//! `otay backup FILE`, `otay restore FILE`: also while the workbench runs.

use std::path::{Path, PathBuf};

use clap::Args;
use customs::{Message, Problem, Value};

use super::serve::{Database, runtime};
use super::{Context, Outcome};
use crate::problems::ExitCode;
use crate::store::{BackupError, BackupSummary, Store, StoreError};

/// Write everything the workbench keeps into one file
#[derive(Args, Debug)]
pub struct Backup {
    /// The file to write
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

/// Replace everything the workbench keeps by what a backup holds
#[derive(Args, Debug)]
pub struct Restore {
    /// The file to read
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

impl Problem for BackupError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(StoreError::UnknownAddress(_)) => "database-address-not-understood",
            Self::Store(_) => "database-unavailable",
            Self::File(_) => "backup-file-not-usable",
            Self::NotABackup { .. } => "not-a-backup",
            Self::CutShort { .. } => "backup-cut-short",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Store(StoreError::UnknownAddress(address)) => vec![("address", address.clone().into())],
            Self::Store(error) => vec![("reason", error.to_string().into())],
            Self::File(error) => vec![("reason", error.to_string().into())],
            Self::NotABackup { line, reason } => vec![("line", (*line).into()), ("reason", (*reason).into())],
            Self::CutShort { said, held } => vec![("said", (*said).into()), ("held", (*held).into())],
        }
    }
}

/// Writes a backup.
pub fn backup(arguments: &Backup, context: &Context) -> Outcome {
    let address = arguments.database.address(context)?;
    let summary = runtime()?.block_on(async {
        let store = Store::open(&address).await?;
        store.backup(&arguments.file).await
    })?;
    say(context, "backup-written", &arguments.file, summary);
    Ok(ExitCode::Answered)
}

/// Restores a backup.
pub fn restore(arguments: &Restore, context: &Context) -> Outcome {
    let address = arguments.database.address(context)?;
    let summary = runtime()?.block_on(async {
        let store = Store::open(&address).await?;
        store.restore(&arguments.file).await
    })?;
    say(context, "backup-restored", &arguments.file, summary);
    Ok(ExitCode::Answered)
}

fn say(context: &Context, key: &'static str, file: &Path, summary: BackupSummary) {
    let message = Message::new(key).with("file", file.display().to_string()).with("rows", summary.rows);
    context.print(&format!("{}\n", context.catalogue.render(&message)));
}
