//! Administrators and sessions. A session is known by the hash of its secret; the secret itself is only
//! in the visitor's cookie.

use super::row::from_row;
use super::{Instant, Store, StoreError};

/// The one who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Administrator {
    /// Identifier.
    pub id: String,
    /// Name to sign in with.
    pub name: String,
    /// argon2id, in PHC form.
    pub password_hash: String,
}

from_row!(Administrator { id, name, password_hash });

/// A visitor's session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Hash of the secret in the cookie.
    pub id_hash: String,
    /// Who is signed in, if anybody.
    pub administrator_id: Option<String>,
    /// After this it counts no more.
    pub expires_at: Instant,
}

from_row!(Session { id_hash, administrator_id, expires_at });

impl Store {
    /// Sets the password of `name`, creating the administrator where there is none, and ends all its
    /// sessions.
    pub async fn set_administrator(
        &self,
        id: &str,
        name: &str,
        password_hash: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        let updated = sqlx::query("UPDATE administrators SET password_hash = $1 WHERE name = $2")
            .bind(password_hash)
            .bind(name)
            .execute(&mut *tx)
            .await?
            .rows_affected();
        if updated == 0 {
            sqlx::query(
                "INSERT INTO administrators (id, name, password_hash, created_at) VALUES ($1, $2, $3, $4)",
            )
            .bind(id)
            .bind(name)
            .bind(password_hash)
            .bind(now)
            .execute(&mut *tx)
            .await?;
        }
        sqlx::query(
            "DELETE FROM sessions WHERE administrator_id IN (SELECT id FROM administrators WHERE name = $1)",
        )
        .bind(name)
        .execute(&mut *tx)
        .await?;
        super::audit::record(&mut tx, now, name, "administrator.password", name, "").await?;
        tx.commit().await?;
        Ok(())
    }

    /// The administrator of that name.
    pub async fn administrator(&self, name: &str) -> Result<Option<Administrator>, StoreError> {
        Ok(sqlx::query_as("SELECT id, name, password_hash FROM administrators WHERE name = $1")
            .bind(name)
            .fetch_optional(&self.pool)
            .await?)
    }

    /// The administrator with that identifier.
    pub async fn administrator_by_id(&self, id: &str) -> Result<Option<Administrator>, StoreError> {
        Ok(sqlx::query_as("SELECT id, name, password_hash FROM administrators WHERE id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?)
    }

    /// Whether anybody can sign in at all.
    pub async fn has_administrator(&self) -> Result<bool, StoreError> {
        let row: Option<(String,)> =
            sqlx::query_as("SELECT id FROM administrators LIMIT 1").fetch_optional(&self.pool).await?;
        Ok(row.is_some())
    }

    /// Keeps a new session and clears those that have run out.
    pub async fn create_session(&self, session: &Session, now: Instant) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        sqlx::query("DELETE FROM sessions WHERE expires_at <= $1").bind(now).execute(&mut *tx).await?;
        sqlx::query(
            "INSERT INTO sessions (id_hash, administrator_id, created_at, expires_at) VALUES ($1, $2, $3, $4)",
        )
        .bind(&session.id_hash)
        .bind(session.administrator_id.as_deref())
        .bind(now)
        .bind(session.expires_at)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// The session with that hash, unless it has run out.
    pub async fn session(&self, id_hash: &str, now: Instant) -> Result<Option<Session>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT id_hash, administrator_id, expires_at FROM sessions \
             WHERE id_hash = $1 AND expires_at > $2",
        )
        .bind(id_hash)
        .bind(now)
        .fetch_optional(&self.pool)
        .await?)
    }

    /// Ends a session.
    pub async fn delete_session(&self, id_hash: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM sessions WHERE id_hash = $1").bind(id_hash).execute(&self.pool).await?;
        Ok(())
    }
}
