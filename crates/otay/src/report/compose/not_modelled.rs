//! What `law/COVERAGE.toml` says is left out.

use customs::Message;
use lawbook::{Area, NotModelled};

use crate::report::model::{Block, Fact, Section};

/// The section on what is left out, by the part of the answer that it touches.
#[must_use]
pub fn not_modelled_section(left_out: &[NotModelled]) -> Section {
    let facts = left_out.iter().map(|entry| {
        let text = Message::new("report-not-modelled-text")
            .with("en", entry.en.as_str())
            .with("es", entry.es.as_str());
        Fact::new(Message::new(area(entry.area)), text)
    });
    let mut section = Section::new("not-modelled", Message::new("report-not-modelled-title"))
        .say(Message::new("report-not-modelled-lead"))
        .show(Block::Facts(facts.collect()));
    section.is_detail = true;
    section
}

const fn area(area: Area) -> &'static str {
    match area {
        Area::Schedule => "report-not-modelled-schedule",
        Area::Duty => "report-not-modelled-duty",
        Area::Fees => "report-not-modelled-fees",
        Area::Origin => "report-not-modelled-origin",
        Area::Deferral => "report-not-modelled-deferral",
        Area::LandedCost => "report-not-modelled-landed-cost",
    }
}
