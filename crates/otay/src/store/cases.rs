//! Cases: folders of files, kept version by version exactly as they came.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::row::from_row;
use super::{Instant, Store, StoreError};

/// A case as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseSummary {
    /// Identifier.
    pub id: String,
    /// Title, from `case.toml`.
    pub title: String,
    /// When it was first kept.
    pub created_at: Instant,
    /// When its newest version was kept.
    pub updated_at: Instant,
    /// Number of its newest version.
    pub current_version: i64,
}

from_row!(CaseSummary { id, title, created_at, updated_at, current_version });

/// One version of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseVersion {
    /// Number, from 1.
    pub number: i64,
    /// When it was kept.
    pub created_at: Instant,
    /// Who kept it.
    pub author: String,
    /// What changed, in the author's words.
    pub note: String,
}

from_row!(CaseVersion { number, created_at, author, note });

/// A file of a case folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile {
    /// Path inside the folder.
    pub path: String,
    /// Its bytes.
    pub content: FileContent,
}

/// The bytes of a file, byte for byte what was uploaded.
pub type FileContent = Vec<u8>;

impl Store {
    /// Keeps a new case with its first version.
    pub async fn create_case(
        &self,
        id: &str,
        title: &str,
        files: &[CaseFile],
        author: &str,
        note: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        sqlx::query(
            "INSERT INTO cases (id, title, created_at, updated_at, current_version) VALUES ($1, $2, $3, $4, 1)",
        )
        .bind(id)
        .bind(title)
        .bind(now)
        .bind(now)
        .execute(&mut *tx)
        .await?;
        insert_version(&mut tx, id, 1, files, author, note, now).await?;
        super::audit::record(&mut tx, now, author, "case.create", id, "").await?;
        tx.commit().await?;
        Ok(())
    }

    /// Keeps a new version of a case, unless somebody else did so since `expected`.
    #[expect(clippy::too_many_arguments, reason = "each is a column of the version kept")]
    pub async fn add_case_version(
        &self,
        id: &str,
        expected: i64,
        title: &str,
        files: &[CaseFile],
        author: &str,
        note: &str,
        now: Instant,
    ) -> Result<i64, StoreError> {
        let mut tx = self.begin_write().await?;
        let changed = sqlx::query(
            "UPDATE cases SET title = $1, updated_at = $2, current_version = current_version + 1 \
             WHERE id = $3 AND current_version = $4",
        )
        .bind(title)
        .bind(now)
        .bind(id)
        .bind(expected)
        .execute(&mut *tx)
        .await?
        .rows_affected();
        if changed == 0 {
            drop(tx);
            self.case(id).await?;
            return Err(StoreError::Changed { kind: "case", id: id.to_owned() });
        }
        let number = expected + 1;
        insert_version(&mut tx, id, number, files, author, note, now).await?;
        super::audit::record(&mut tx, now, author, "case.version", id, &number.to_string()).await?;
        tx.commit().await?;
        Ok(number)
    }

    /// The cases, newest change first.
    pub async fn cases(&self, limit: i64, offset: i64) -> Result<Vec<CaseSummary>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT id, title, created_at, updated_at, current_version FROM cases \
             ORDER BY updated_at DESC, id LIMIT $1 OFFSET $2",
        )
        .bind(limit)
        .bind(offset)
        .fetch_all(&self.pool)
        .await?)
    }

    /// One case.
    pub async fn case(&self, id: &str) -> Result<CaseSummary, StoreError> {
        sqlx::query_as("SELECT id, title, created_at, updated_at, current_version FROM cases WHERE id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?
            .ok_or_else(|| StoreError::NotFound { kind: "case", id: id.to_owned() })
    }

    /// The versions of a case, newest first.
    pub async fn case_versions(&self, id: &str) -> Result<Vec<CaseVersion>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT number, created_at, author, note FROM case_versions WHERE case_id = $1 ORDER BY number DESC",
        )
        .bind(id)
        .fetch_all(&self.pool)
        .await?)
    }

    /// The files of one version, by path.
    pub async fn case_files(&self, id: &str, number: i64) -> Result<Vec<CaseFile>, StoreError> {
        let rows: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT path, encoding, content FROM case_files WHERE case_id = $1 AND number = $2 ORDER BY path",
        )
        .bind(id)
        .bind(number)
        .fetch_all(&self.pool)
        .await?;
        if rows.is_empty() {
            return Err(StoreError::NotFound { kind: "case version", id: format!("{id}/{number}") });
        }
        rows.into_iter()
            .map(|(path, encoding, content)| {
                let content = match encoding.as_str() {
                    "utf-8" => content.into_bytes(),
                    "base64" => STANDARD
                        .decode(&content)
                        .map_err(|_| StoreError::Corrupt { what: "file", value: path.clone() })?,
                    _ => return Err(StoreError::Corrupt { what: "encoding", value: encoding }),
                };
                Ok(CaseFile { path, content })
            })
            .collect()
    }

    /// Removes a case with all its versions.
    pub async fn delete_case(&self, id: &str, author: &str, now: Instant) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        let removed =
            sqlx::query("DELETE FROM cases WHERE id = $1").bind(id).execute(&mut *tx).await?.rows_affected();
        if removed == 0 {
            return Err(StoreError::NotFound { kind: "case", id: id.to_owned() });
        }
        super::audit::record(&mut tx, now, author, "case.delete", id, "").await?;
        tx.commit().await?;
        Ok(())
    }
}

async fn insert_version(
    tx: &mut sqlx::Transaction<'static, sqlx::Any>,
    id: &str,
    number: i64,
    files: &[CaseFile],
    author: &str,
    note: &str,
    now: Instant,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO case_versions (case_id, number, created_at, author, note) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(id)
    .bind(number)
    .bind(now)
    .bind(author)
    .bind(note)
    .execute(&mut **tx)
    .await?;
    for file in files {
        // PostgreSQL text holds no NUL; such a file is kept as base64 like any other binary one.
        let text = std::str::from_utf8(&file.content).ok().filter(|text| !text.contains('\0'));
        let (encoding, content) = match text {
            Some(text) => ("utf-8", text.to_owned()),
            None => ("base64", STANDARD.encode(&file.content)),
        };
        sqlx::query(
            "INSERT INTO case_files (case_id, number, path, encoding, content) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(id)
        .bind(number)
        .bind(&file.path)
        .bind(encoding)
        .bind(content)
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}
