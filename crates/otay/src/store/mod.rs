//! What the workbench keeps: one repository layer over SQLite (embedded, the default) and PostgreSQL.
//!
//! Every instant and every random value comes in as an argument, so that a test decides them. Writes are
//! acknowledged only after their transaction is on disk.

mod audit;
mod backup;
mod calendar;
mod cases;
mod consultations;
mod jobs;
mod outbox;
mod row;
mod searches;
mod sessions;

use std::str::FromStr;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{Any, AnyPool, SqlSafeStr as _, Transaction};
use thiserror::Error;

pub use audit::AuditEntry;
pub use backup::{BackupError, BackupSummary};
pub use calendar::{Adviser, AdviserHours, Booking};
pub use cases::{CaseFile, CaseSummary, CaseVersion, FileContent};
pub use consultations::{Consultation, ConsultationStatus, NewConsultation, NextStep, Note, Visibility};
pub use jobs::{Job, JobStatus};
pub use outbox::{NewMail, OutboxMail};
pub use searches::SavedSearch;
pub use sessions::{Administrator, Session};

/// An instant, in milliseconds since 1970-01-01 UTC.
pub type Instant = i64;

/// Why the store did not do what was asked.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The database answered with an error.
    #[error("the database refused: {0}")]
    Database(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("the database schema could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The address is neither a SQLite file nor a PostgreSQL server.
    #[error("`{0}` is not a database address; give a file or postgres://…")]
    UnknownAddress(String),
    /// Nothing has that identifier.
    #[error("there is no {kind} `{id}`")]
    NotFound {
        /// What was looked for.
        kind: &'static str,
        /// Its identifier.
        id: String,
    },
    /// Somebody else changed the thing first.
    #[error("{kind} `{id}` has changed since it was read")]
    Changed {
        /// What was to be changed.
        kind: &'static str,
        /// Its identifier.
        id: String,
    },
    /// The slot is taken.
    #[error("that time is no longer free")]
    SlotTaken,
    /// A stored value is not what the schema promises.
    #[error("the stored {what} `{value}` is not understood")]
    Corrupt {
        /// Which value.
        what: &'static str,
        /// As stored.
        value: String,
    },
}

/// Which database is behind the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// A file beside the program.
    Sqlite,
    /// A server.
    Postgres,
}

/// The database of the workbench.
#[derive(Clone, Debug)]
pub struct Store {
    pool: AnyPool,
    backend: Backend,
}

/// The steps of the schema, in their order; one that has been published never changes.
const MIGRATIONS: [(i64, &str, &str); 2] = [
    (1, "first floor", include_str!("migrations/0001_first_floor.sql")),
    (2, "saved searches", include_str!("migrations/0002_saved_searches.sql")),
];

fn migrator() -> Migrator {
    let migration = |(version, name, sql): (i64, &'static str, &'static str)| {
        Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
    };
    Migrator::with_migrations(MIGRATIONS.map(migration).into())
}

impl Store {
    /// Opens `address` (a file path, `sqlite:PATH` or `postgres://…`) and brings its schema up to date.
    pub async fn open(address: &str) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let (backend, url) = if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            (Backend::Postgres, address.to_owned())
        } else if address.contains("://") && !address.starts_with("sqlite://") {
            return Err(StoreError::UnknownAddress(address.to_owned()));
        } else {
            let path = address
                .strip_prefix("sqlite://")
                .or_else(|| address.strip_prefix("sqlite:"))
                .unwrap_or(address);
            (Backend::Sqlite, format!("sqlite://{path}?mode=rwc"))
        };
        let options = AnyConnectOptions::from_str(&url)?;
        let pool = AnyPoolOptions::new()
            .max_connections(8)
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    if backend == Backend::Sqlite {
                        // FULL: a commit is on disk before it is acknowledged.
                        for pragma in [
                            "PRAGMA busy_timeout = 10000",
                            "PRAGMA journal_mode = WAL",
                            "PRAGMA synchronous = FULL",
                            "PRAGMA foreign_keys = ON",
                        ] {
                            sqlx::query(pragma).execute(&mut *connection).await?;
                        }
                    }
                    Ok(())
                })
            })
            .connect_with(options)
            .await?;
        migrator().run(&pool).await?;
        Ok(Self { pool, backend })
    }

    /// Which database is behind this store.
    #[must_use]
    pub const fn backend(&self) -> Backend {
        self.backend
    }

    /// Closes every connection.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    pub(crate) const fn pool(&self) -> &AnyPool {
        &self.pool
    }

    /// A transaction that will write. SQLite takes its one write lock at the start, so that two writers
    /// queue instead of failing half way.
    async fn begin_write(&self) -> Result<Transaction<'static, Any>, StoreError> {
        Ok(match self.backend {
            Backend::Sqlite => self.pool.begin_with("BEGIN IMMEDIATE").await?,
            Backend::Postgres => self.pool.begin().await?,
        })
    }
}
