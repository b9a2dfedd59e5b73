//! `GET /consultation/ID/calendar.ics`: the appointment as a calendar file (RFC 5545).

use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use super::{Key, open};
use crate::http::app::App;
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;
use crate::messages::Catalogue;
use crate::store::{Booking, Instant};

/// Hands out the file.
pub async fn download(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(key): Query<Key>,
) -> Result<Response, Refusal> {
    let consultation = open(&app, &id, &key.key).await?;
    let booking = app.store().booking_of(&id).await?.ok_or_else(Refusal::not_found)?;
    let link = format!("{}/consultation/{id}?key={}", app.settings().base_url, key.key);
    let text = text(visitor.catalogue(), &id, &booking, consultation.created_at, &link);
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"otay-consultation.ics\""),
    ];
    Ok((headers, text).into_response())
}

/// The appointment. Times are in UTC, so that no calendar has to know a time zone.
#[must_use]
pub fn text(catalogue: &Catalogue, id: &str, booking: &Booking, stamped: Instant, link: &str) -> String {
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Otay//Workbench//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{id}@otay"),
        format!("DTSTAMP:{}", utc(stamped)),
        format!("DTSTART:{}", utc(booking.starts_at)),
        format!("DTEND:{}", utc(booking.ends_at)),
        format!("SUMMARY:{}", escape(&catalogue.text("web-calendar-summary"))),
        format!("DESCRIPTION:{}", escape(link)),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| fold(line)).collect()
}

fn utc(instant: Instant) -> String {
    Timestamp::from_millisecond(instant)
        .map(|timestamp| timestamp.strftime("%Y%m%dT%H%M%SZ").to_string())
        .unwrap_or_default()
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A line of at most 75 bytes, continued after a space; never cut inside a character.
fn fold(line: &str) -> String {
    let mut folded = String::new();
    let mut length = 0;
    for character in line.chars() {
        if length + character.len_utf8() > 75 {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(character);
        length += character.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    #[test]
    fn lines_are_folded_between_characters_and_text_is_escaped() {
        let folded = fold(&format!("SUMMARY:{}", "ñ".repeat(60)));
        assert!(folded.split("\r\n").all(|line| line.len() <= 75), "{folded}");
        assert_eq!(folded.replace("\r\n ", "").trim_end(), format!("SUMMARY:{}", "ñ".repeat(60)));
        assert_eq!(escape("a,b;c\\d\ne"), "a\\,b\\;c\\\\d\\ne");
    }

    #[test]
    fn the_appointment_is_in_utc() {
        let booking = Booking {
            adviser_id: "a".into(),
            starts_at: 1_796_058_000_000,
            ends_at: 1_796_059_800_000,
            consultation_id: "c".into(),
        };
        let text = text(Catalogue::of(Language::En), "c", &booking, 0, "http://127.0.0.1/x");
        assert!(text.contains("DTSTART:20261130T170000Z\r\nDTEND:20261130T173000Z\r\n"), "{text}");
        assert!(text.ends_with("END:VCALENDAR\r\n"));
    }
}
