//! The audit log: every change, by whom, when.

use sqlx::{Any, Transaction};
use uuid::Uuid;

use super::row::from_row;
use super::{Instant, Store, StoreError};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// When.
    pub at: Instant,
    /// By whom.
    pub actor: String,
    /// What was done, such as `case.create`.
    pub action: String,
    /// To what.
    pub subject: String,
    /// Further detail.
    pub detail: String,
}

from_row!(AuditEntry { at, actor, action, subject, detail });

/// Writes an entry in the transaction of the change itself, so that neither stands without the other.
pub(super) async fn record(
    tx: &mut Transaction<'static, Any>,
    at: Instant,
    actor: &str,
    action: &str,
    subject: &str,
    detail: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO audit_log (id, at, actor, action, subject, detail) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(Uuid::now_v7().to_string())
    .bind(at)
    .bind(actor)
    .bind(action)
    .bind(subject)
    .bind(detail)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

impl Store {
    /// The newest entries.
    pub async fn audit_log(&self, limit: i64) -> Result<Vec<AuditEntry>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT at, actor, action, subject, detail FROM audit_log ORDER BY at DESC, id DESC LIMIT $1",
        )
        .bind(limit)
        .fetch_all(&self.pool)
        .await?)
    }
}
