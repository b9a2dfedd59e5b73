//! The last of several things, by what they were made from.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// What a thing was made from, as a SHA-256 digest.
pub type Digest = [u8; 32];

/// Things held until they weigh more than is allowed; what was asked for last stays longest.
pub struct Last<T> {
    most: usize,
    held: Mutex<VecDeque<(Digest, T, usize)>>,
}

impl<T: Clone> Last<T> {
    /// Room for things that weigh `most` together.
    pub fn new(most: usize) -> Self {
        Self { most, held: Mutex::default() }
    }

    /// The thing made from what has this digest.
    pub fn get(&self, digest: &Digest) -> Option<T> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let at = held.iter().position(|(known, ..)| known == digest)?;
        let found = held.remove(at)?;
        let thing = found.1.clone();
        held.push_front(found);
        Some(thing)
    }

    /// Holds a thing. The newest is held whatever it weighs.
    pub fn hold(&self, digest: Digest, thing: T, weight: usize) {
        // What gives way is dropped when the others may go on: to take a large answer apart takes a while.
        let mut gone = Vec::new();
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = held.iter().position(|(known, ..)| *known == digest) {
            gone.extend(held.remove(at));
        }
        held.push_front((digest, thing, weight));
        let mut all: usize = held.iter().map(|(.., weight)| weight).sum();
        while all > self.most && held.len() > 1 {
            let Some(oldest) = held.pop_back() else { break };
            all -= oldest.2;
            gone.push(oldest);
        }
        drop(held);
        drop(gone);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(last: &Last<u8>) -> Vec<u8> {
        (0..10).filter(|number| last.get(&[*number; 32]).is_some()).collect()
    }

    #[test]
    fn what_was_asked_for_last_stays_longest() {
        let last = Last::new(30);
        for number in 0..3 {
            last.hold([number; 32], number, 10);
        }
        assert_eq!(last.get(&[0; 32]), Some(0));
        last.hold([3; 32], 3, 10);
        assert_eq!(held(&last), [0, 2, 3], "1 was asked for longest ago");
    }

    #[test]
    fn a_heavy_thing_takes_the_place_of_several() {
        let last = Last::new(30);
        for number in 0..3 {
            last.hold([number; 32], number, 10);
        }
        last.hold([4; 32], 4, 25);
        assert_eq!(held(&last), [4]);
        last.hold([5; 32], 5, 100);
        assert_eq!(held(&last), [5], "the newest is held whatever it weighs");
        last.hold([5; 32], 5, 10);
        last.hold([6; 32], 6, 20);
        assert_eq!(held(&last), [5, 6], "held again it counts once, by its new weight");
    }
}
