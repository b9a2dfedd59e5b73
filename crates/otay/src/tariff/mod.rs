//! The tariff schedule for people: search, a line in its place, what differs between days, and the official
//! descriptions in the user's own data folder.

pub mod by_origin;
pub mod changes;
pub mod digest;
pub mod fetch;
pub mod json;
pub mod line;
pub mod rate_words;
pub mod search;
pub mod sections;
pub mod store;

use customs::TariffCode;
use lawbook::hts::labels::Labels;

use crate::messages::Language;
use store::Descriptions;

/// What a code is called: the label in our words, or the official description where it was downloaded.
#[must_use]
pub fn name_of(
    code: TariffCode,
    labels: &Labels,
    descriptions: Option<&Descriptions>,
    language: Language,
) -> Option<String> {
    if let Some(label) = labels.get(code) {
        return Some(match language {
            Language::En => label.en.clone(),
            Language::Es => label.es.clone(),
        });
    }
    descriptions?.get(code).map(str::to_owned)
}
