//! What a case comes to, in a few words above its bill: what a unit costs each way, and whether it originates.

use customs::{Finding, Message, Value};

use crate::http::answers::Sum;
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;
use crate::messages::Catalogue;

/// One scenario.
pub struct Outcome {
    /// Its name.
    pub name: String,
    /// What a unit costs, delivered.
    pub cost: Option<String>,
    /// How much more or less than before the last change.
    pub change: Option<String>,
    /// Whether its good originates.
    pub origin: String,
}

/// All scenarios, or why there is no answer, with the version that the form beside them changes.
pub struct Outcomes {
    /// The case.
    pub id: String,
    /// The version.
    pub version: String,
    /// What became of the last change.
    pub said: Option<String>,
    /// Why nothing was kept, or why there is no answer.
    pub problem: Option<String>,
    /// The words that lead to the bill as it is now, where nothing was kept.
    pub anew: Option<String>,
    /// The scenarios.
    pub scenarios: Vec<Outcome>,
}

impl Outcomes {
    /// Of a case that is answered; with the difference to `before`, where that was answered too.
    pub fn of(
        id: String,
        version: i64,
        now: &[Sum],
        before: Option<&[Sum]>,
        was_saved: bool,
        catalogue: &Catalogue,
    ) -> Self {
        let scenarios = now
            .iter()
            .map(|scenario| {
                let was = before.and_then(|before| before.iter().find(|known| known.id == scenario.id));
                Outcome {
                    name: scenario.name.clone(),
                    cost: scenario.landed.map(|total| catalogue.value(&total.into())),
                    change: was.and_then(|was| change(scenario, was, catalogue)),
                    origin: catalogue.text(origin(scenario)),
                }
            })
            .collect();
        Self { scenarios, ..Self::empty(id, version, was_saved, catalogue) }
    }

    /// Of a case with that many problems.
    pub fn none(id: String, version: i64, problems: usize, was_saved: bool, catalogue: &Catalogue) -> Self {
        let problem = Message::new("web-bill-unanswered").with("count", Value::from(problems));
        Self { problem: Some(catalogue.render(&problem)), ..Self::empty(id, version, was_saved, catalogue) }
    }

    /// Of a change that was not kept: the version stays the one that was filled in.
    pub fn refused(id: &str, visitor: &Visitor, version: &str, refusal: &Refusal) -> Self {
        let catalogue = visitor.catalogue();
        let mut text = refusal.failure.what(catalogue);
        if let Some(help) = refusal.failure.help(catalogue) {
            text.push_str(". ");
            text.push_str(&help);
        }
        Self {
            id: id.to_owned(),
            version: version.to_owned(),
            said: None,
            problem: Some(text),
            anew: Some(catalogue.text("web-bill-anew")),
            scenarios: Vec::new(),
        }
    }

    fn empty(id: String, version: i64, was_saved: bool, catalogue: &Catalogue) -> Self {
        let said = was_saved.then(|| {
            catalogue.render(&Message::new("web-bill-kept").with("version", version.to_string().as_str()))
        });
        Self { id, version: version.to_string(), said, problem: None, anew: None, scenarios: Vec::new() }
    }
}

fn origin(scenario: &Sum) -> &'static str {
    match &scenario.origin {
        Some(Finding::Satisfied) => "web-bill-originates",
        Some(Finding::NotSatisfied) => "web-bill-not-originating",
        Some(Finding::Undetermined { .. }) | None => "web-bill-origin-open",
    }
}

fn change(now: &Sum, was: &Sum, catalogue: &Catalogue) -> Option<String> {
    let (now, was) = (now.landed?, was.landed?);
    let more = now.checked_sub(was).ok()?;
    let (key, amount) = if more.amount.is_negative() {
        ("web-bill-less", was.checked_sub(now).ok()?)
    } else if more.amount.is_zero() {
        return None;
    } else {
        ("web-bill-more", more)
    };
    Some(catalogue.render(&Message::new(key).with("change", amount)))
}
