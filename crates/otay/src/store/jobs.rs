//! Long work: kept so that it survives a restart.

use std::str::FromStr;

use super::row::from_row;
use super::{Instant, Store, StoreError};

/// How a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobStatus {
    /// Waiting for a worker.
    Queued,
    /// At work.
    Running,
    /// Finished with a result.
    Done,
    /// Finished with an error.
    Failed,
    /// Stopped by somebody.
    Cancelled,
}

impl JobStatus {
    /// As stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether nothing more will happen to it.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }
}

impl FromStr for JobStatus {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        [Self::Queued, Self::Running, Self::Done, Self::Failed, Self::Cancelled]
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or_else(|| StoreError::Corrupt { what: "job status", value: text.to_owned() })
    }
}

/// A job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Identifier.
    pub id: String,
    /// What kind of work.
    pub kind: String,
    /// See [`JobStatus`].
    pub status: String,
    /// Share done, 0 to 1000.
    pub done_thousandths: i64,
    /// 1 where somebody asked to stop it.
    pub cancel_requested: i64,
    /// When it was asked for.
    pub created_at: Instant,
    /// When it last went on.
    pub updated_at: Instant,
}

from_row!(Job { id, kind, status, done_thousandths, cancel_requested, created_at, updated_at });

impl Job {
    /// How it stands.
    pub fn status(&self) -> Result<JobStatus, StoreError> {
        self.status.parse()
    }
}

// Input and result can be large: they are read only where they are needed.
const COLUMNS: &str = "id, kind, status, done_thousandths, cancel_requested, created_at, updated_at";

impl Store {
    /// Queues a job.
    pub async fn queue_job(
        &self,
        id: &str,
        kind: &str,
        input: &str,
        actor: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        sqlx::query(
            "INSERT INTO jobs (id, kind, input, status, done_thousandths, result, cancel_requested, created_at, updated_at) \
             VALUES ($1, $2, $3, 'queued', 0, NULL, 0, $4, $5)",
        )
        .bind(id)
        .bind(kind)
        .bind(input)
        .bind(now)
        .bind(now)
        .execute(&mut *tx)
        .await?;
        super::audit::record(&mut tx, now, actor, "job.queue", id, kind).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes the oldest waiting job.
    pub async fn take_job(&self, now: Instant) -> Result<Option<Job>, StoreError> {
        let mut tx = self.begin_write().await?;
        let job: Option<Job> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "SELECT {COLUMNS} FROM jobs WHERE status = 'queued' ORDER BY created_at, id LIMIT 1"
        )))
        .fetch_optional(&mut *tx)
        .await?;
        if let Some(job) = &job {
            let taken = sqlx::query(
                "UPDATE jobs SET status = 'running', updated_at = $1 WHERE id = $2 AND status = 'queued'",
            )
            .bind(now)
            .bind(&job.id)
            .execute(&mut *tx)
            .await?
            .rows_affected();
            if taken == 0 {
                return Ok(None);
            }
        }
        tx.commit().await?;
        Ok(job)
    }

    /// Notes how far a job is; gives whether somebody asked to stop it.
    pub async fn job_progress(
        &self,
        id: &str,
        done_thousandths: i64,
        now: Instant,
    ) -> Result<bool, StoreError> {
        sqlx::query(
            "UPDATE jobs SET done_thousandths = $1, updated_at = $2 WHERE id = $3 AND status = 'running'",
        )
        .bind(done_thousandths)
        .bind(now)
        .bind(id)
        .execute(&self.pool)
        .await?;
        Ok(self.job(id).await?.cancel_requested == 1)
    }

    /// Ends a job that is at work.
    pub async fn finish_job(
        &self,
        id: &str,
        status: JobStatus,
        result: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE jobs SET status = $1, result = $2, updated_at = $3, \
             done_thousandths = CASE $4 WHEN 'done' THEN 1000 ELSE done_thousandths END \
             WHERE id = $5 AND status = 'running'",
        )
        .bind(status.as_str())
        .bind(result)
        .bind(now)
        .bind(status.as_str())
        .bind(id)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Asks a job to stop; one that has not begun is over at once.
    pub async fn cancel_job(&self, id: &str, actor: &str, now: Instant) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        let changed = sqlx::query(
            "UPDATE jobs SET cancel_requested = 1, updated_at = $1, \
             status = CASE status WHEN 'queued' THEN 'cancelled' ELSE status END \
             WHERE id = $2 AND status IN ('queued', 'running')",
        )
        .bind(now)
        .bind(id)
        .execute(&mut *tx)
        .await?
        .rows_affected();
        if changed == 0 {
            drop(tx);
            // One that is over stays as it ended.
            return self.job(id).await.map(drop);
        }
        super::audit::record(&mut tx, now, actor, "job.cancel", id, "").await?;
        tx.commit().await?;
        Ok(())
    }

    /// One job.
    pub async fn job(&self, id: &str) -> Result<Job, StoreError> {
        sqlx::query_as(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM jobs WHERE id = $1")))
            .bind(id)
            .fetch_optional(&self.pool)
            .await?
            .ok_or_else(|| StoreError::NotFound { kind: "job", id: id.to_owned() })
    }

    /// The jobs, newest first.
    pub async fn jobs(&self, limit: i64) -> Result<Vec<Job>, StoreError> {
        Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "SELECT {COLUMNS} FROM jobs ORDER BY created_at DESC, id DESC LIMIT $1"
        )))
        .bind(limit)
        .fetch_all(&self.pool)
        .await?)
    }

    /// The input of a job, as JSON text.
    pub async fn job_input(&self, id: &str) -> Result<String, StoreError> {
        let found: Option<(String,)> = sqlx::query_as("SELECT input FROM jobs WHERE id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        found.map(|(input,)| input).ok_or_else(|| StoreError::NotFound { kind: "job", id: id.to_owned() })
    }

    /// What a job that is over came to, as JSON text; nothing before.
    pub async fn job_result(&self, id: &str) -> Result<Option<String>, StoreError> {
        let found: Option<(Option<String>,)> = sqlx::query_as("SELECT result FROM jobs WHERE id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        found.map(|(result,)| result).ok_or_else(|| StoreError::NotFound { kind: "job", id: id.to_owned() })
    }

    /// After a restart: what was running waits again, unless somebody had asked to stop it. Jobs are written so
    /// that doing one twice does no harm.
    pub async fn requeue_interrupted_jobs(&self, now: Instant) -> Result<u64, StoreError> {
        Ok(sqlx::query(
            "UPDATE jobs SET status = CASE cancel_requested WHEN 1 THEN 'cancelled' ELSE 'queued' END, \
             done_thousandths = 0, updated_at = $1 WHERE status = 'running'",
        )
        .bind(now)
        .execute(&self.pool)
        .await?
        .rows_affected())
    }
}
