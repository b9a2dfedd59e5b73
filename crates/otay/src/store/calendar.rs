//! The adviser's hours and the slots that are booked.

use super::row::from_row;
use super::{Instant, Store, StoreError};

/// An adviser who takes first consultations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adviser {
    /// Identifier.
    pub id: String,
    /// Name shown to the client.
    pub name: String,
    /// Where the queue's mail goes.
    pub email: String,
    /// IANA time zone of the hours, such as `America/Los_Angeles`.
    pub time_zone: String,
    /// Length of a slot.
    pub slot_minutes: i64,
    /// How long before a slot it closes.
    pub notice_hours: i64,
    /// How many days ahead slots are offered.
    pub horizon_days: i64,
}

from_row!(Adviser { id, name, email, time_zone, slot_minutes, notice_hours, horizon_days });

/// A span of hours on one day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AdviserHours {
    /// 1 is Monday, 7 is Sunday.
    pub weekday: i64,
    /// First minute of the day.
    pub from_minute: i64,
    /// Minute the span ends before.
    pub until_minute: i64,
}

from_row!(AdviserHours { weekday, from_minute, until_minute });

/// A slot that is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booking {
    /// Whose time.
    pub adviser_id: String,
    /// From.
    pub starts_at: Instant,
    /// Until.
    pub ends_at: Instant,
    /// For which consultation.
    pub consultation_id: String,
}

from_row!(Booking { adviser_id, starts_at, ends_at, consultation_id });

impl Store {
    /// Keeps an adviser and the hours, replacing what was there.
    pub async fn set_adviser(
        &self,
        adviser: &Adviser,
        hours: &[AdviserHours],
        actor: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        let updated = sqlx::query(
            "UPDATE advisers SET name = $1, email = $2, time_zone = $3, slot_minutes = $4, notice_hours = $5, \
             horizon_days = $6 WHERE id = $7",
        )
        .bind(&adviser.name)
        .bind(&adviser.email)
        .bind(&adviser.time_zone)
        .bind(adviser.slot_minutes)
        .bind(adviser.notice_hours)
        .bind(adviser.horizon_days)
        .bind(&adviser.id)
        .execute(&mut *tx)
        .await?
        .rows_affected();
        if updated == 0 {
            sqlx::query(
                "INSERT INTO advisers (id, name, email, time_zone, slot_minutes, notice_hours, horizon_days) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
            )
            .bind(&adviser.id)
            .bind(&adviser.name)
            .bind(&adviser.email)
            .bind(&adviser.time_zone)
            .bind(adviser.slot_minutes)
            .bind(adviser.notice_hours)
            .bind(adviser.horizon_days)
            .execute(&mut *tx)
            .await?;
        }
        sqlx::query("DELETE FROM adviser_hours WHERE adviser_id = $1")
            .bind(&adviser.id)
            .execute(&mut *tx)
            .await?;
        for span in hours {
            sqlx::query(
                "INSERT INTO adviser_hours (adviser_id, weekday, from_minute, until_minute) VALUES ($1, $2, $3, $4)",
            )
            .bind(&adviser.id)
            .bind(span.weekday)
            .bind(span.from_minute)
            .bind(span.until_minute)
            .execute(&mut *tx)
            .await?;
        }
        super::audit::record(&mut tx, now, actor, "adviser.hours", &adviser.id, "").await?;
        tx.commit().await?;
        Ok(())
    }

    /// Every adviser, by name.
    pub async fn advisers(&self) -> Result<Vec<Adviser>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT id, name, email, time_zone, slot_minutes, notice_hours, horizon_days FROM advisers \
             ORDER BY name, id",
        )
        .fetch_all(&self.pool)
        .await?)
    }

    /// The hours of an adviser, through the week.
    pub async fn adviser_hours(&self, adviser_id: &str) -> Result<Vec<AdviserHours>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT weekday, from_minute, until_minute FROM adviser_hours WHERE adviser_id = $1 \
             ORDER BY weekday, from_minute",
        )
        .bind(adviser_id)
        .fetch_all(&self.pool)
        .await?)
    }

    /// The bookings of an adviser that end after `from`.
    pub async fn bookings(&self, adviser_id: &str, from: Instant) -> Result<Vec<Booking>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT adviser_id, starts_at, ends_at, consultation_id FROM bookings \
             WHERE adviser_id = $1 AND ends_at > $2 ORDER BY starts_at",
        )
        .bind(adviser_id)
        .bind(from)
        .fetch_all(&self.pool)
        .await?)
    }

    /// The booking of a consultation.
    pub async fn booking_of(&self, consultation_id: &str) -> Result<Option<Booking>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT adviser_id, starts_at, ends_at, consultation_id FROM bookings WHERE consultation_id = $1",
        )
        .bind(consultation_id)
        .fetch_optional(&self.pool)
        .await?)
    }
}
