//! Letters to send. Without a mail server they stay here, where the adviser reads them.

use sqlx::{Any, Transaction};

use super::row::from_row;
use super::{Instant, Store, StoreError};

/// A letter to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMail {
    /// Identifier.
    pub id: String,
    /// To whom.
    pub recipient: String,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// A calendar file that goes with it.
    pub calendar: Option<String>,
}

/// A letter as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxMail {
    /// Identifier.
    pub id: String,
    /// To whom.
    pub recipient: String,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// A calendar file that goes with it.
    pub calendar: Option<String>,
    /// When it was written.
    pub created_at: Instant,
    /// When it was handed to the mail server.
    pub sent_at: Option<Instant>,
    /// How often that was tried.
    pub attempts: i64,
    /// What the mail server said last.
    pub last_error: Option<String>,
}

from_row!(OutboxMail { id, recipient, subject, body, calendar, created_at, sent_at, attempts, last_error });

const COLUMNS: &str = "id, recipient, subject, body, calendar, created_at, sent_at, attempts, last_error";

pub(super) async fn insert(
    tx: &mut Transaction<'static, Any>,
    mail: &NewMail,
    consultation_id: Option<&str>,
    now: Instant,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO outbox (id, consultation_id, recipient, subject, body, calendar, created_at, sent_at, \
         attempts, last_error) VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, 0, NULL)",
    )
    .bind(&mail.id)
    .bind(consultation_id)
    .bind(&mail.recipient)
    .bind(&mail.subject)
    .bind(&mail.body)
    .bind(mail.calendar.as_deref())
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

impl Store {
    /// The newest letters, sent or not.
    pub async fn outbox(&self, limit: i64) -> Result<Vec<OutboxMail>, StoreError> {
        Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "SELECT {COLUMNS} FROM outbox ORDER BY created_at DESC, id LIMIT $1"
        )))
        .bind(limit)
        .fetch_all(&self.pool)
        .await?)
    }

    /// Letters still to be sent, the oldest first, that were tried fewer than `max_attempts` times.
    pub async fn unsent(&self, max_attempts: i64, limit: i64) -> Result<Vec<OutboxMail>, StoreError> {
        Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "SELECT {COLUMNS} FROM outbox WHERE sent_at IS NULL AND attempts < $1 ORDER BY created_at, id LIMIT $2"
        )))
        .bind(max_attempts)
        .bind(limit)
        .fetch_all(&self.pool)
        .await?)
    }

    /// Notes that a letter was handed over, or what went wrong.
    pub async fn mail_attempted(
        &self,
        id: &str,
        outcome: Result<(), &str>,
        now: Instant,
    ) -> Result<(), StoreError> {
        let (sent_at, error) = match outcome {
            Ok(()) => (Some(now), None),
            Err(error) => (None, Some(error)),
        };
        sqlx::query("UPDATE outbox SET attempts = attempts + 1, sent_at = $1, last_error = $2 WHERE id = $3")
            .bind(sent_at)
            .bind(error)
            .bind(id)
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}
