//! Searches that somebody wants to see again: each belongs to an administrator, to this machine, or to a
//! browser's session.

use super::row::from_row;
use super::{Instant, Store, StoreError};

/// A saved search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// Identifier.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What is asked, as the end of an address.
    pub query: String,
}

from_row!(SavedSearch { id, name, query });

/// The most searches one owner keeps; the oldest give way.
const MOST: i64 = 50;

impl Store {
    /// The searches of an owner, by name.
    pub async fn saved_searches(&self, owner: &str) -> Result<Vec<SavedSearch>, StoreError> {
        Ok(sqlx::query_as("SELECT id, name, query FROM saved_searches WHERE owner = $1 ORDER BY name, id")
            .bind(owner)
            .fetch_all(&self.pool)
            .await?)
    }

    /// Keeps a search; one of the same name gives way to it.
    pub async fn save_search(
        &self,
        owner: &str,
        search: &SavedSearch,
        actor: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        sqlx::query("DELETE FROM saved_searches WHERE owner = $1 AND name = $2")
            .bind(owner)
            .bind(&search.name)
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO saved_searches (id, owner, name, query, created_at) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(&search.id)
        .bind(owner)
        .bind(&search.name)
        .bind(&search.query)
        .bind(now)
        .execute(&mut *tx)
        .await?;
        sqlx::query(
            "DELETE FROM saved_searches WHERE owner = $1 AND id NOT IN \
             (SELECT id FROM saved_searches WHERE owner = $2 ORDER BY created_at DESC, id DESC LIMIT $3)",
        )
        .bind(owner)
        .bind(owner)
        .bind(MOST)
        .execute(&mut *tx)
        .await?;
        super::audit::record(&mut tx, now, actor, "search.save", &search.id, &search.name).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Forgets a search of an owner.
    pub async fn delete_search(
        &self,
        owner: &str,
        id: &str,
        actor: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        let gone = sqlx::query("DELETE FROM saved_searches WHERE owner = $1 AND id = $2")
            .bind(owner)
            .bind(id)
            .execute(&mut *tx)
            .await?
            .rows_affected();
        if gone == 0 {
            return Err(StoreError::NotFound { kind: "search", id: id.to_owned() });
        }
        super::audit::record(&mut tx, now, actor, "search.delete", id, "").await?;
        tx.commit().await?;
        Ok(())
    }
}
