//! What is supposed beyond the case, out of the address: `?law=s301-china%3Doff&wage=110`.
//!
//! The two notions are those of the command line: `law` takes what `otay duty --what-if` takes, the other
//! fields make the what-if file that `otay cost --what-if` reads. So an address says no more and no less.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use customs::duty::{ComponentKind, DutyAssessment};
use customs::{Decimal, Message};
use lawbook::case::costs::read_what_if;
use lawbook::case::{Case, Source};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use planning::landed_cost::sensitivity::{Driver, DriverKind};

use crate::assess::{Assessment, DutyAnswer, Suppositions, refused};
use crate::http::app::App;
use crate::http::form::Form;
use crate::landed_cost::Comparison;
use crate::messages::Catalogue;
use crate::problems::{Failure, Failures};
use crate::report::model::{Cell, Column, Row, Section, Table};

/// Field of an additional duty.
const LAW: &str = "law";
/// Field of the scenario that a download is for: no supposition.
pub const SCENARIO: &str = "scenario";

/// An additional duty that may be switched off.
pub struct Switch {
    /// What the field sends: `s301-china=off`.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// Whether it is off.
    pub is_off: bool,
}

/// A driver of cost that may be set.
pub struct Dial {
    /// Name of the field: `wage`, `exchange.MXN`, `duty@zhejiang`.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// In what it is counted, and the range the case looks at.
    pub unit: String,
    /// What was filled in.
    pub value: String,
}

/// Reads what is supposed; an empty field supposes nothing.
///
/// - Refuses: an authority or a driver that there is not, a value that is no number.
pub fn read(app: &App, case: &Case, asked: &Form, catalogue: &Catalogue) -> Result<Suppositions, Failures> {
    let mut suppositions = Suppositions::default();
    for text in asked.all(LAW).filter(|text| !text.is_empty()) {
        let law = &app.knowledge().law.duty;
        suppositions.law.suppose(law, text).map_err(|error| Failures::from(Failure::new(&error)))?;
    }
    let mut file = String::new();
    for (name, value) in dials(asked) {
        let number: Decimal = value.replace(',', "").parse().map_err(|_| {
            let arguments = vec![("field", name.into()), ("value", value.into())];
            Failures::from(Failure::of("what-if-value-unreadable", arguments))
        })?;
        let (name, scenarios) = name.split_once('@').map_or((name, None), |(name, of)| (name, Some(of)));
        let (kind, currency) = name.split_once('.').map_or((name, None), |(kind, of)| (kind, Some(of)));
        let text = |text: &str| toml_edit::Value::from(text).to_string();
        let _ = writeln!(file, "[[set]]\nkind = {}\nvalue = {number}", text(kind));
        if let Some(currency) = currency {
            let _ = writeln!(file, "currency = {}", text(currency));
        }
        if let Some(scenarios) = scenarios {
            let listed: Vec<String> = scenarios.split(',').map(text).collect();
            let _ = writeln!(file, "scenarios = [{}]", listed.join(", "));
        }
    }
    if !file.is_empty() {
        let title = toml_edit::Value::from(catalogue.text("web-what-if-title")).to_string();
        let source = Source {
            path: "what-if".into(),
            name: "what-if".to_owned(),
            text: format!("format = 1\ntitle = {title}\n{file}"),
            sheet: None,
        };
        let what_if = read_what_if(source, case.currency).map_err(|problems| {
            let mut failures = refused(&problems);
            // The place is one in a file that nobody wrote.
            failures.0.iter_mut().for_each(|failure| failure.place = None);
            failures
        })?;
        suppositions.costs = Some(what_if);
    }
    Ok(suppositions)
}

/// The drivers filled in.
fn dials(asked: &Form) -> impl Iterator<Item = (&str, &str)> {
    asked.pairs().filter(|(name, value)| !value.is_empty() && ![LAW, SCENARIO].contains(name))
}

/// Whether anything is supposed.
#[must_use]
pub fn is_asked(asked: &Form) -> bool {
    asked.all(LAW).any(|text| !text.is_empty()) || dials(asked).next().is_some()
}

/// What is supposed, as the end of an address; empty where nothing is.
#[must_use]
pub fn query(asked: &Form) -> String {
    let laws = asked.all(LAW).filter(|text| !text.is_empty()).map(|text| (LAW, text));
    let pairs: Vec<String> = laws
        .chain(dials(asked))
        .map(|(name, value)| {
            let encode = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
            format!("{}={}", encode(name), encode(value))
        })
        .collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// The additional duties that touch the case as it stands, and those already supposed.
#[must_use]
pub fn switches(stands: &Assessment, asked: &Form, catalogue: &Catalogue) -> Vec<Switch> {
    let mut authorities: BTreeSet<String> = BTreeSet::new();
    let mut gather = |duty: &DutyAssessment| {
        let added = duty
            .components
            .iter()
            .filter(|component| matches!(component.kind, ComponentKind::Additional | ComponentKind::InLieu));
        authorities.extend(added.map(|component| component.authority.to_string()));
    };
    for scenario in &stands.scenarios {
        match &scenario.duty {
            DutyAnswer::Entry(entry) => gather(&entry.determination.conclusion),
            DutyAnswer::Parts(parts) => {
                parts.iter().filter_map(|part| part.answer.as_ref().ok()).for_each(|a| gather(&a.conclusion));
            }
            DutyAnswer::Refused(_) => {}
        }
    }
    let off: Vec<&str> = asked.all(LAW).filter_map(|text| text.strip_suffix("=off")).collect();
    authorities.extend(off.iter().map(|authority| (*authority).to_owned()));
    authorities
        .into_iter()
        .map(|authority| Switch {
            value: format!("{authority}=off"),
            label: catalogue.render(&Message::new("report-authority").with("authority", authority.as_str())),
            is_off: off.contains(&authority.as_str()),
        })
        .collect()
}

/// The drivers of the case, each a field.
#[must_use]
pub fn dials_of(stands: &Comparison, asked: &Form, catalogue: &Catalogue) -> Vec<Dial> {
    let mut dials: Vec<Dial> = Vec::new();
    for (at, driver) in stands.drivers.iter().enumerate() {
        let name = field(stands, driver);
        if dials.iter().any(|dial| dial.name == name) {
            continue;
        }
        let (low, high) = (driver.kind.show(driver.low), driver.kind.show(driver.high));
        let unit = Message::new("web-what-if-range").with("low", low).with("high", high);
        dials.push(Dial {
            label: catalogue.value(&crate::landed_cost::driver_label(stands, at)),
            unit: catalogue.render(&unit),
            value: asked.text(&name).to_owned(),
            name,
        });
    }
    // What an address supposes beyond the drivers of the case stays in the form too.
    for (name, value) in self::dials(asked) {
        if dials.iter().all(|dial| dial.name != name) {
            let (label, unit, value) = (name.to_owned(), String::new(), value.to_owned());
            dials.push(Dial { name: name.to_owned(), label, unit, value });
        }
    }
    dials
}

/// Name of the field that sets a driver.
fn field(stands: &Comparison, driver: &Driver) -> String {
    let kind = driver.kind.name();
    let mut name = match driver.kind {
        DriverKind::Exchange(currency) => format!("{kind}.{}", currency.as_str()),
        _ => kind.to_owned(),
    };
    if !driver.scenarios.is_empty() && driver.scenarios.len() < stands.scenarios.len() {
        name = format!("{name}@{}", driver.scenarios.join(","));
    }
    name
}

/// Each scenario as the case stands and as supposed.
#[must_use]
pub fn difference(stands: &Assessment, supposed: &Assessment) -> Option<Section> {
    let (before, after) = (stands.comparison.as_ref()?, supposed.comparison.as_ref()?);
    let rows = before
        .scenarios
        .iter()
        .zip(&after.scenarios)
        .map(|(before, after)| {
            let (then, now) = (before.cost.total, after.cost.total);
            Row::new(vec![
                Cell::from(before.cost.name.as_str()),
                Cell::from(then),
                Cell::from(now),
                Cell::optional(now.checked_sub(then).ok()),
            ])
        })
        .collect();
    let table = Table {
        caption: Message::new("web-what-if-caption").with("currency", before.currency.as_str()),
        columns: vec![
            Column::words(Message::new("cost-column-scenario")),
            Column::figures(Message::new("web-what-if-stands"), 2),
            Column::figures(Message::new("web-what-if-supposed"), 2).stand_out(true),
            Column::figures(Message::new("web-what-if-change"), 2),
        ],
        rows,
        notes: Vec::new(),
    };
    Some(Section::new("what-if", Message::new("web-what-if")).show(table))
}
