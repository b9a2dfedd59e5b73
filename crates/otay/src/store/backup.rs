//! Backup and restore while the workbench runs, in one format for both databases.
//!
//! A backup is zstd-compressed lines of JSON: a header, then every row as `{"table": …, "row": {…}}`,
//! then a footer with the number of rows, so that a file cut short is refused. It is read in one
//! transaction and written in one, so that nobody sees half of it.

use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use serde_json::{Map, Value, json};
use sqlx::{Column, Row, ValueRef};
use thiserror::Error;

use super::{Backend, Store, StoreError};

/// What was saved or restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackupSummary {
    /// Rows of all tables.
    pub rows: u64,
}

/// Why a backup was not made or not restored.
#[derive(Debug, Error)]
pub enum BackupError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file.
    #[error("the backup file could not be read or written: {0}")]
    File(#[from] std::io::Error),
    /// Not a backup of this program.
    #[error("line {line} is not part of a backup: {reason}")]
    NotABackup {
        /// Line, from 1.
        line: u64,
        /// What is wrong.
        reason: &'static str,
    },
    /// Cut short.
    #[error("the backup is cut short: it says {said} rows and holds {held}")]
    CutShort {
        /// Rows according to the footer; 0 where there is none.
        said: u64,
        /// Rows in the file.
        held: u64,
    },
}

impl From<sqlx::Error> for BackupError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Kind of a column: the schema knows two.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Integer,
}

/// Every table with its columns, parents before children.
const TABLES: &[(&str, &[(&str, Kind)])] = {
    use Kind::{Integer as I, Text as T};
    &[
        ("administrators", &[("id", T), ("name", T), ("password_hash", T), ("created_at", I)]),
        ("cases", &[("id", T), ("title", T), ("created_at", I), ("updated_at", I), ("current_version", I)]),
        ("case_versions", &[("case_id", T), ("number", I), ("created_at", I), ("author", T), ("note", T)]),
        ("case_files", &[("case_id", T), ("number", I), ("path", T), ("encoding", T), ("content", T)]),
        (
            "advisers",
            &[
                ("id", T),
                ("name", T),
                ("email", T),
                ("time_zone", T),
                ("slot_minutes", I),
                ("notice_hours", I),
                ("horizon_days", I),
            ],
        ),
        ("adviser_hours", &[("adviser_id", T), ("weekday", I), ("from_minute", I), ("until_minute", I)]),
        (
            "consultations",
            &[
                ("id", T),
                ("key_hash", T),
                ("case_id", T),
                ("status", T),
                ("language", T),
                ("contact_name", T),
                ("contact_email", T),
                ("contact_phone", T),
                ("company", T),
                ("intake", T),
                ("adviser_id", T),
                ("taken_at", I),
                ("created_at", I),
                ("updated_at", I),
            ],
        ),
        ("bookings", &[("adviser_id", T), ("starts_at", I), ("ends_at", I), ("consultation_id", T)]),
        (
            "consultation_notes",
            &[
                ("id", T),
                ("consultation_id", T),
                ("visibility", T),
                ("author", T),
                ("body", T),
                ("created_at", I),
            ],
        ),
        (
            "next_steps",
            &[
                ("id", T),
                ("consultation_id", T),
                ("body", T),
                ("due_on", T),
                ("done_at", I),
                ("created_at", I),
            ],
        ),
        (
            "outbox",
            &[
                ("id", T),
                ("consultation_id", T),
                ("recipient", T),
                ("subject", T),
                ("body", T),
                ("calendar", T),
                ("created_at", I),
                ("sent_at", I),
                ("attempts", I),
                ("last_error", T),
            ],
        ),
        (
            "jobs",
            &[
                ("id", T),
                ("kind", T),
                ("input", T),
                ("status", T),
                ("done_thousandths", I),
                ("result", T),
                ("cancel_requested", I),
                ("created_at", I),
                ("updated_at", I),
            ],
        ),
        ("saved_searches", &[("id", T), ("owner", T), ("name", T), ("query", T), ("created_at", I)]),
        ("audit_log", &[("id", T), ("at", I), ("actor", T), ("action", T), ("subject", T), ("detail", T)]),
    ]
};

impl Store {
    /// Writes everything but sessions to `file`, as of one moment; the file appears only when it is whole.
    pub async fn backup(&self, file: &Path) -> Result<BackupSummary, BackupError> {
        let mut partial = file.as_os_str().to_owned();
        partial.push(".partial");
        let output = std::fs::File::create(&partial)?;
        let mut out = BufWriter::new(zstd::stream::write::Encoder::new(output, 3)?.auto_finish());
        writeln!(out, "{}", json!({"otay-backup": 1}))?;
        let mut tx = self.pool().begin().await?;
        if self.backend() == Backend::Postgres {
            sqlx::query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").execute(&mut *tx).await?;
        }
        let mut rows = 0_u64;
        for (table, columns) in TABLES {
            let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
            let sql = format!("SELECT {} FROM {table} ORDER BY {}, {}", names.join(", "), names[0], names[1]);
            // One table at a time in memory; the largest holds the case files.
            for row in sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(&mut *tx).await? {
                let mut object = Map::new();
                for (at, (name, kind)) in columns.iter().enumerate() {
                    debug_assert_eq!(row.column(at).name(), *name);
                    let value = if row.try_get_raw(at)?.is_null() {
                        Value::Null
                    } else {
                        match kind {
                            Kind::Text => row.try_get::<String, _>(at)?.into(),
                            Kind::Integer => row.try_get::<i64, _>(at)?.into(),
                        }
                    };
                    object.insert((*name).to_owned(), value);
                }
                writeln!(out, "{}", json!({"table": table, "row": object}))?;
                rows += 1;
            }
        }
        writeln!(out, "{}", json!({"rows": rows}))?;
        out.flush()?;
        drop(out);
        std::fs::rename(&partial, file)?;
        Ok(BackupSummary { rows })
    }

    /// Replaces everything by what `file` holds, all or nothing. Everybody is signed out.
    pub async fn restore(&self, file: &Path) -> Result<BackupSummary, BackupError> {
        check_whole(file)?;
        let mut tx = self.begin_write().await?;
        sqlx::query("DELETE FROM sessions").execute(&mut *tx).await?;
        for (table, _) in TABLES.iter().rev() {
            sqlx::query(sqlx::AssertSqlSafe(format!("DELETE FROM {table}"))).execute(&mut *tx).await?;
        }
        let mut rows = 0_u64;
        for (at, line) in lines(file)?.enumerate() {
            let line_number = at as u64 + 1;
            let value: Value = serde_json::from_str(&line?)
                .map_err(|_| BackupError::NotABackup { line: line_number, reason: "not JSON" })?;
            let (Some(name), Some(object)) =
                (value.get("table").and_then(Value::as_str), value.get("row").and_then(Value::as_object))
            else {
                continue;
            };
            let (table, columns) = TABLES
                .iter()
                .find(|(table, _)| *table == name)
                .ok_or(BackupError::NotABackup { line: line_number, reason: "a table that is not known" })?;
            insert_row(&mut tx, table, columns, object, line_number).await?;
            rows += 1;
        }
        tx.commit().await?;
        Ok(BackupSummary { rows })
    }
}

async fn insert_row(
    tx: &mut sqlx::Transaction<'static, sqlx::Any>,
    table: &str,
    columns: &[(&str, Kind)],
    object: &Map<String, Value>,
    line: u64,
) -> Result<(), BackupError> {
    let wrong = |reason| BackupError::NotABackup { line, reason };
    if object.keys().any(|key| !columns.iter().any(|(name, _)| name == key)) {
        return Err(wrong("a column that is not known"));
    }
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let places: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
    let sql = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), places.join(", "));
    let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
    for (name, kind) in columns {
        let value = object.get(*name).ok_or_else(|| wrong("a column is missing"))?;
        query = match kind {
            Kind::Text => query.bind(match value {
                Value::Null => None,
                Value::String(text) => Some(text.clone()),
                _ => return Err(wrong("a text is expected")),
            }),
            Kind::Integer => query.bind(match value {
                Value::Null => None,
                value => Some(value.as_i64().ok_or_else(|| wrong("a whole number is expected"))?),
            }),
        };
    }
    query.execute(&mut **tx).await?;
    Ok(())
}

fn lines(file: &Path) -> Result<impl Iterator<Item = std::io::Result<String>>, BackupError> {
    let decoder = zstd::stream::read::Decoder::new(std::fs::File::open(file)?)?;
    Ok(BufReader::new(decoder).lines())
}

/// Refuses a file that is not a whole backup before anything is replaced.
fn check_whole(file: &Path) -> Result<(), BackupError> {
    let mut held = 0_u64;
    let mut said = None;
    for (at, line) in lines(file)?.enumerate() {
        let line_number = at as u64 + 1;
        let line = line.map_err(|_| BackupError::CutShort { said: 0, held })?;
        let value: Value = serde_json::from_str(&line)
            .map_err(|_| BackupError::NotABackup { line: line_number, reason: "not JSON" })?;
        if at == 0 {
            if value != json!({"otay-backup": 1}) {
                return Err(BackupError::NotABackup { line: 1, reason: "the header is missing" });
            }
        } else if value.get("table").is_some() {
            held += 1;
        } else if let Some(rows) = value.get("rows").and_then(Value::as_u64) {
            said = Some(rows);
        } else {
            return Err(BackupError::NotABackup { line: line_number, reason: "neither a row nor the end" });
        }
    }
    match said {
        Some(said) if said == held => Ok(()),
        said => Err(BackupError::CutShort { said: said.unwrap_or(0), held }),
    }
}
