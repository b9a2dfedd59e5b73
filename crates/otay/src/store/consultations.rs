//! First consultations: the request, its notes and next steps, its way from needs to start.

use std::fmt;
use std::str::FromStr;

use super::row::from_row;
use super::{Booking, Instant, NewMail, Store, StoreError};

/// How far a consultation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConsultationStatus {
    /// Asked for, nobody has taken it.
    Requested,
    /// Needs are being understood.
    Needs,
    /// Plants are being visited.
    Visits,
    /// Partners are being introduced.
    Introduction,
    /// Space is being chosen.
    Space,
    /// Production starts.
    Start,
    /// Over without a start.
    Closed,
}

impl ConsultationStatus {
    /// In the order a consultation goes through them.
    pub const ALL: [Self; 7] = [
        Self::Requested,
        Self::Needs,
        Self::Visits,
        Self::Introduction,
        Self::Space,
        Self::Start,
        Self::Closed,
    ];

    /// As stored and as the API says it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Needs => "needs",
            Self::Visits => "visits",
            Self::Introduction => "introduction",
            Self::Space => "space",
            Self::Start => "start",
            Self::Closed => "closed",
        }
    }
}

impl fmt::Display for ConsultationStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ConsultationStatus {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or_else(|| StoreError::Corrupt { what: "consultation status", value: text.to_owned() })
    }
}

/// Who may read a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// The client sees it too.
    Shared,
    /// Only advisers.
    Private,
}

impl Visibility {
    /// As stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Private => "private",
        }
    }
}

/// A consultation as asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewConsultation {
    /// Identifier.
    pub id: String,
    /// Hash of the secret in the client's link.
    pub key_hash: String,
    /// The case it builds on.
    pub case_id: Option<String>,
    /// Language to write to the client in.
    pub language: String,
    /// Contact, kept to what an answer needs.
    pub contact_name: String,
    /// Contact.
    pub contact_email: String,
    /// Contact; may be empty.
    pub contact_phone: String,
    /// Company.
    pub company: String,
    /// The intake's answers, as JSON text.
    pub intake: String,
    /// The slot chosen.
    pub booking: Option<Booking>,
    /// The letters that go out with it.
    pub mails: Vec<NewMail>,
}

/// A consultation as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consultation {
    /// Identifier.
    pub id: String,
    /// Hash of the secret in the client's link.
    pub key_hash: String,
    /// The case it builds on.
    pub case_id: Option<String>,
    /// See [`ConsultationStatus`].
    pub status: String,
    /// Language of the client.
    pub language: String,
    /// Contact.
    pub contact_name: String,
    /// Contact.
    pub contact_email: String,
    /// Contact.
    pub contact_phone: String,
    /// Company.
    pub company: String,
    /// The intake's answers, as JSON text.
    pub intake: String,
    /// Who took it.
    pub adviser_id: Option<String>,
    /// When.
    pub taken_at: Option<Instant>,
    /// When it was asked for.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

from_row!(Consultation {
    id,
    key_hash,
    case_id,
    status,
    language,
    contact_name,
    contact_email,
    contact_phone,
    company,
    intake,
    adviser_id,
    taken_at,
    created_at,
    updated_at,
});

impl Consultation {
    /// The status as a type.
    pub fn status(&self) -> Result<ConsultationStatus, StoreError> {
        self.status.parse()
    }
}

/// A note on a consultation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Identifier.
    pub id: String,
    /// `shared` or `private`.
    pub visibility: String,
    /// Who wrote it.
    pub author: String,
    /// The text.
    pub body: String,
    /// When.
    pub created_at: Instant,
}

from_row!(Note { id, visibility, author, body, created_at });

/// Something to do by a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// Identifier.
    pub id: String,
    /// What.
    pub body: String,
    /// By when, `YYYY-MM-DD`.
    pub due_on: String,
    /// When it was done.
    pub done_at: Option<Instant>,
}

from_row!(NextStep { id, body, due_on, done_at });

const COLUMNS: &str = "id, key_hash, case_id, status, language, contact_name, contact_email, contact_phone, \
                       company, intake, adviser_id, taken_at, created_at, updated_at";

impl Store {
    /// Keeps a request, its slot and its letters, all or nothing; refuses a slot that is taken.
    pub async fn request_consultation(&self, new: &NewConsultation, now: Instant) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        sqlx::query(
            "INSERT INTO consultations (id, key_hash, case_id, status, language, contact_name, contact_email, \
             contact_phone, company, intake, adviser_id, taken_at, created_at, updated_at) \
             VALUES ($1, $2, $3, 'requested', $4, $5, $6, $7, $8, $9, NULL, NULL, $10, $11)",
        )
        .bind(&new.id)
        .bind(&new.key_hash)
        .bind(new.case_id.as_deref())
        .bind(&new.language)
        .bind(&new.contact_name)
        .bind(&new.contact_email)
        .bind(&new.contact_phone)
        .bind(&new.company)
        .bind(&new.intake)
        .bind(now)
        .bind(now)
        .execute(&mut *tx)
        .await?;
        if let Some(booking) = &new.booking {
            let taken: Option<(String,)> = sqlx::query_as(
                "SELECT consultation_id FROM bookings WHERE adviser_id = $1 AND starts_at < $2 AND ends_at > $3",
            )
            .bind(&booking.adviser_id)
            .bind(booking.ends_at)
            .bind(booking.starts_at)
            .fetch_optional(&mut *tx)
            .await?;
            if taken.is_some() {
                return Err(StoreError::SlotTaken);
            }
            let inserted = sqlx::query(
                "INSERT INTO bookings (adviser_id, starts_at, ends_at, consultation_id) VALUES ($1, $2, $3, $4)",
            )
            .bind(&booking.adviser_id)
            .bind(booking.starts_at)
            .bind(booking.ends_at)
            .bind(&new.id)
            .execute(&mut *tx)
            .await;
            match inserted {
                Ok(_) => {}
                Err(sqlx::Error::Database(error)) if error.is_unique_violation() => {
                    return Err(StoreError::SlotTaken);
                }
                Err(error) => return Err(error.into()),
            }
        }
        for mail in &new.mails {
            super::outbox::insert(&mut tx, mail, Some(&new.id), now).await?;
        }
        super::audit::record(&mut tx, now, "client", "consultation.request", &new.id, "").await?;
        tx.commit().await?;
        Ok(())
    }

    /// One consultation.
    pub async fn consultation(&self, id: &str) -> Result<Consultation, StoreError> {
        sqlx::query_as(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM consultations WHERE id = $1")))
            .bind(id)
            .fetch_optional(&self.pool)
            .await?
            .ok_or_else(|| StoreError::NotFound { kind: "consultation", id: id.to_owned() })
    }

    /// The adviser's queue: open ones first, the longest waiting first.
    pub async fn consultations(&self, limit: i64) -> Result<Vec<Consultation>, StoreError> {
        Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "SELECT {COLUMNS} FROM consultations ORDER BY CASE status WHEN 'requested' THEN 0 WHEN 'closed' THEN 2 \
             WHEN 'start' THEN 2 ELSE 1 END, created_at, id LIMIT $1"
        )))
        .bind(limit)
        .fetch_all(&self.pool)
        .await?)
    }

    /// Takes a consultation that nobody has taken; `Changed` where somebody was faster.
    pub async fn take_consultation(
        &self,
        id: &str,
        adviser_id: &str,
        actor: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        self.change_consultation(
            "UPDATE consultations SET adviser_id = $1, status = 'needs', taken_at = $2, updated_at = $3 \
             WHERE id = $4 AND status = 'requested'",
            |query| query.bind(adviser_id.to_owned()).bind(now).bind(now).bind(id.to_owned()),
            (id, actor, "consultation.take", adviser_id),
            now,
        )
        .await
    }

    /// Moves a consultation from one status to another; `Changed` where it was no longer there.
    pub async fn move_consultation(
        &self,
        id: &str,
        from: ConsultationStatus,
        to: ConsultationStatus,
        actor: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        self.change_consultation(
            "UPDATE consultations SET status = $1, updated_at = $2 WHERE id = $3 AND status = $4",
            |query| query.bind(to.as_str()).bind(now).bind(id.to_owned()).bind(from.as_str()),
            (id, actor, "consultation.status", to.as_str()),
            now,
        )
        .await
    }

    /// One change with its line in the audit log; `Changed` where it found nothing to change.
    async fn change_consultation<'q>(
        &self,
        sql: &'static str,
        bind: impl FnOnce(AnyQuery<'q>) -> AnyQuery<'q>,
        (id, actor, action, detail): (&str, &str, &str, &str),
        now: Instant,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        let changed = bind(sqlx::query(sql)).execute(&mut *tx).await?.rows_affected();
        if changed == 0 {
            drop(tx);
            self.consultation(id).await?;
            return Err(StoreError::Changed { kind: "consultation", id: id.to_owned() });
        }
        super::audit::record(&mut tx, now, actor, action, id, detail).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Adds a note.
    pub async fn add_note(
        &self,
        consultation_id: &str,
        note_id: &str,
        visibility: Visibility,
        author: &str,
        body: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        self.change_consultation(
            "INSERT INTO consultation_notes (id, consultation_id, visibility, author, body, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6)",
            |query| {
                query
                    .bind(note_id.to_owned())
                    .bind(consultation_id.to_owned())
                    .bind(visibility.as_str())
                    .bind(author.to_owned())
                    .bind(body.to_owned())
                    .bind(now)
            },
            (consultation_id, author, "consultation.note", visibility.as_str()),
            now,
        )
        .await
    }

    /// The notes, oldest first; only the shared ones for the client.
    pub async fn notes(&self, consultation_id: &str, with_private: bool) -> Result<Vec<Note>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT id, visibility, author, body, created_at FROM consultation_notes \
             WHERE consultation_id = $1 AND (visibility = 'shared' OR $2 = 1) ORDER BY created_at, id",
        )
        .bind(consultation_id)
        .bind(i64::from(with_private))
        .fetch_all(&self.pool)
        .await?)
    }

    /// Adds a next step.
    pub async fn add_next_step(
        &self,
        consultation_id: &str,
        step_id: &str,
        body: &str,
        due_on: &str,
        actor: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        self.change_consultation(
            "INSERT INTO next_steps (id, consultation_id, body, due_on, done_at, created_at) \
             VALUES ($1, $2, $3, $4, NULL, $5)",
            |query| {
                query
                    .bind(step_id.to_owned())
                    .bind(consultation_id.to_owned())
                    .bind(body.to_owned())
                    .bind(due_on.to_owned())
                    .bind(now)
            },
            (consultation_id, actor, "consultation.step", due_on),
            now,
        )
        .await
    }

    /// Marks a step as done.
    pub async fn finish_step(
        &self,
        consultation_id: &str,
        step_id: &str,
        actor: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        let changed = sqlx::query(
            "UPDATE next_steps SET done_at = $1 WHERE id = $2 AND consultation_id = $3 AND done_at IS NULL",
        )
        .bind(now)
        .bind(step_id)
        .bind(consultation_id)
        .execute(&mut *tx)
        .await?
        .rows_affected();
        if changed == 0 {
            return Err(StoreError::NotFound { kind: "open step", id: step_id.to_owned() });
        }
        super::audit::record(&mut tx, now, actor, "consultation.step-done", consultation_id, step_id).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The next steps, by date.
    pub async fn next_steps(&self, consultation_id: &str) -> Result<Vec<NextStep>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT id, body, due_on, done_at FROM next_steps WHERE consultation_id = $1 ORDER BY due_on, id",
        )
        .bind(consultation_id)
        .fetch_all(&self.pool)
        .await?)
    }

    /// Removes a consultation with its notes, steps, booking and letters.
    pub async fn delete_consultation(&self, id: &str, actor: &str, now: Instant) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        let removed = sqlx::query("DELETE FROM consultations WHERE id = $1")
            .bind(id)
            .execute(&mut *tx)
            .await?
            .rows_affected();
        if removed == 0 {
            return Err(StoreError::NotFound { kind: "consultation", id: id.to_owned() });
        }
        super::audit::record(&mut tx, now, actor, "consultation.delete", id, "").await?;
        tx.commit().await?;
        Ok(())
    }
}

type AnyQuery<'q> = sqlx::query::Query<'q, sqlx::Any, sqlx::any::AnyArguments>;
