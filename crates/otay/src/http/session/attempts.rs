//! Failed sign-ins of late, so that guessing takes years.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::store::Instant;

const WINDOW: Instant = 15 * 60 * 1000;
const ALLOWED: usize = 5;
const REMEMBERED: usize = 10_000;

/// Failed sign-ins by whoever tried.
#[derive(Debug, Default)]
pub struct Attempts(Mutex<HashMap<String, Vec<Instant>>>);

impl Attempts {
    /// Whether `who` may try now.
    pub fn may_try(&self, who: &str, now: Instant) -> bool {
        let mut attempts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(times) = attempts.get_mut(who) else { return true };
        times.retain(|at| now - at < WINDOW);
        times.len() < ALLOWED
    }

    /// Notes that `who` failed.
    pub fn failed(&self, who: &str, now: Instant) {
        let mut attempts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if attempts.len() >= REMEMBERED {
            attempts.retain(|_, times| times.iter().any(|at| now - at < WINDOW));
        }
        attempts.entry(who.to_owned()).or_default().push(now);
    }

    /// Forgets the failures of `who`.
    pub fn succeeded(&self, who: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(who);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_failures_close_the_door_for_a_quarter_of_an_hour() {
        let attempts = Attempts::default();
        for at in 0..5 {
            assert!(attempts.may_try("a", at));
            attempts.failed("a", at);
        }
        assert!(!attempts.may_try("a", 5));
        assert!(attempts.may_try("b", 5));
        assert!(attempts.may_try("a", WINDOW + 5));
    }
}
