//! Free slots: the adviser's hours, in the adviser's time zone, less what is booked.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan};

use crate::store::{Adviser, AdviserHours, Booking, Instant};

/// A time that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// From.
    pub starts_at: Instant,
    /// Until.
    pub ends_at: Instant,
}

/// The free slots of an adviser, in order; nothing where the time zone is not known.
///
/// - Takes: `hours` in the adviser's local time; `booked` in any order; `now`.
/// - Gives: slots that begin after the adviser's notice and within the horizon. A local time that a change
///   of clocks skips, or has twice, is left out.
#[must_use]
pub fn free(adviser: &Adviser, hours: &[AdviserHours], booked: &[Booking], now: Instant) -> Vec<Slot> {
    let (Ok(zone), Ok(present)) = (TimeZone::get(&adviser.time_zone), Timestamp::from_millisecond(now))
    else {
        return Vec::new();
    };
    let today = present.to_zoned_datetime(zone.clone()).date();
    let earliest = now + adviser.notice_hours * 3_600_000;
    let mut slots = Vec::new();
    for ahead in 0..=adviser.horizon_days.clamp(0, 366) {
        let Ok(day) = today.checked_add(Span::new().days(ahead)) else { break };
        let weekday = i64::from(day.weekday().to_monday_one_offset());
        for span in hours.iter().filter(|span| span.weekday == weekday) {
            let mut minute = span.from_minute;
            while adviser.slot_minutes > 0 && minute + adviser.slot_minutes <= span.until_minute {
                if let Some(slot) = slot(&zone, day, minute, adviser.slot_minutes)
                    && slot.starts_at >= earliest
                    && !booked.iter().any(|b| b.starts_at < slot.ends_at && b.ends_at > slot.starts_at)
                {
                    slots.push(slot);
                }
                minute += adviser.slot_minutes;
            }
        }
    }
    slots.sort_by_key(|slot| slot.starts_at);
    slots.dedup();
    slots
}

fn slot(zone: &TimeZone, day: Date, minute: i64, length: i64) -> Option<Slot> {
    let time = Time::midnight().checked_add(minute.minutes()).ok()?;
    let starts_at = zone.to_ambiguous_zoned_datetime(day.to_datetime(time)).unambiguous().ok()?.timestamp();
    let starts_at = starts_at.as_millisecond();
    Some(Slot { starts_at, ends_at: starts_at + length * 60_000 })
}

/// The instant's date and time of day in `zone`, such as `2026-11-30` and `09:30`.
#[must_use]
pub fn local(instant: Instant, zone: &str) -> Option<(String, String)> {
    let zoned = Timestamp::from_millisecond(instant).ok()?.in_tz(zone).ok()?;
    Some((zoned.date().to_string(), zoned.strftime("%H:%M").to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adviser(zone: &str) -> Adviser {
        Adviser {
            id: "a".into(),
            name: "A".into(),
            email: String::new(),
            time_zone: zone.into(),
            slot_minutes: 30,
            notice_hours: 24,
            horizon_days: 7,
        }
    }

    fn at(text: &str) -> Instant {
        text.parse::<Timestamp>().unwrap().as_millisecond()
    }

    const MONDAY_MORNING: AdviserHours = AdviserHours { weekday: 1, from_minute: 540, until_minute: 630 };

    #[test]
    fn hours_are_local_and_notice_is_kept() {
        let now = at("2026-11-25T17:00:00Z"); // A Wednesday.
        let slots = free(&adviser("America/Los_Angeles"), &[MONDAY_MORNING], &[], now);
        let starts: Vec<Instant> = slots.iter().map(|slot| slot.starts_at).collect();
        // 09:00 in San Diego is 17:00 UTC in winter.
        let expected = ["2026-11-30T17:00:00Z", "2026-11-30T17:30:00Z", "2026-11-30T18:00:00Z"].map(at);
        assert_eq!(starts, expected);
        // On Sunday evening less than the notice is left.
        assert!(
            free(&adviser("America/Los_Angeles"), &[MONDAY_MORNING], &[], at("2026-11-30T05:00:00Z"))
                .iter()
                .all(|slot| slot.starts_at >= at("2026-12-07T00:00:00Z"))
        );
    }

    #[test]
    fn the_change_of_clocks_moves_the_instant_not_the_hour() {
        let now = at("2027-03-11T17:00:00Z"); // The Sunday after, clocks go forward.
        let slots = free(&adviser("America/Tijuana"), &[MONDAY_MORNING], &[], now);
        assert_eq!(slots[0].starts_at, at("2027-03-15T16:00:00Z"));
        let sunday_night = AdviserHours { weekday: 7, from_minute: 120, until_minute: 180 };
        assert_eq!(free(&adviser("America/Tijuana"), &[sunday_night], &[], now), []);
    }

    #[test]
    fn a_booked_slot_is_not_offered() {
        let now = at("2026-11-25T17:00:00Z");
        let booked = Booking {
            adviser_id: "a".into(),
            starts_at: at("2026-11-30T17:15:00Z"),
            ends_at: at("2026-11-30T17:45:00Z"),
            consultation_id: "c".into(),
        };
        let slots = free(&adviser("America/Los_Angeles"), &[MONDAY_MORNING], &[booked], now);
        assert_eq!(slots.iter().map(|slot| slot.starts_at).collect::<Vec<_>>(), [at("2026-11-30T18:00:00Z")]);
    }

    #[test]
    fn san_diego_and_tijuana_are_told_apart_by_name_only_while_their_clocks_agree() {
        let instant = at("2026-11-30T17:00:00Z");
        assert_eq!(local(instant, "America/Los_Angeles"), local(instant, "America/Tijuana"));
        assert_eq!(local(instant, "America/Tijuana"), Some(("2026-11-30".into(), "09:00".into())));
    }
}
