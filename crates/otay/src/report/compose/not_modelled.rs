//! What `law/COVERAGE.toml` says is left out.

use customs::Message;
use lawbook::{Area, NotModelled};
use serde_json::{Value, json};

use crate::messages::Language;
use crate::report::model::{Block, Fact, Section};

/// The section on what is left out, by the part of the answer that it touches; nothing where nothing is.
#[must_use]
pub fn not_modelled_section<'n>(left_out: impl IntoIterator<Item = &'n NotModelled>) -> Option<Section> {
    let facts: Vec<Fact> =
        left_out.into_iter().map(|entry| Fact::new(Message::new(area(entry.area)), text(entry))).collect();
    if facts.is_empty() {
        return None;
    }
    let mut section = Section::new("not-modelled", Message::new("report-not-modelled-title"))
        .say(Message::new("report-not-modelled-lead"))
        .show(Block::Facts(facts));
    section.is_detail = true;
    Some(section)
}

/// The same for programs: the area and the text of each entry.
#[must_use]
pub fn not_modelled_json<'n>(
    left_out: impl IntoIterator<Item = &'n NotModelled>,
    language: Language,
) -> Value {
    let entry = |entry: &NotModelled| {
        let text = match language {
            Language::En => &entry.en,
            Language::Es => &entry.es,
        };
        json!({ "area": entry.area.as_str(), "text": text })
    };
    left_out.into_iter().map(entry).collect()
}

/// What is left out, in the reader's language.
#[must_use]
pub fn text(entry: &NotModelled) -> Message {
    Message::new("report-not-modelled-text").with("en", entry.en.as_str()).with("es", entry.es.as_str())
}

const fn area(area: Area) -> &'static str {
    match area {
        Area::Schedule => "report-not-modelled-schedule",
        Area::Duty => "report-not-modelled-duty",
        Area::Fees => "report-not-modelled-fees",
        Area::Origin => "report-not-modelled-origin",
        Area::Deferral => "report-not-modelled-deferral",
        Area::Directory => "report-not-modelled-directory",
        Area::LandedCost => "report-not-modelled-landed-cost",
    }
}
