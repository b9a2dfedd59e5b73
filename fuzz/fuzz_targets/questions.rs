#![no_main]

#[path = "../entry_points.rs"]
mod entry_points;

use std::sync::LazyLock;

use customs::Law;
use lawbook::Lawbook;

static LAW: LazyLock<Law> = LazyLock::new(|| Lawbook::bundled().law().expect("the law loads"));

libfuzzer_sys::fuzz_target!(
    init: LazyLock::force(&LAW),
    |data: &[u8]| {
        // Half of what is tried has the columns it needs, so that the rows are reached.
        let whole = match data.split_first() {
            Some((first, rest)) if first % 2 == 0 => [entry_points::QUESTIONS.as_bytes(), rest].concat(),
            _ => data.to_vec(),
        };
        entry_points::questions(&LAW, &whole);
    }
);
