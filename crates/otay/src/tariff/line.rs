//! A line in its place: what stands above it, what duties touch it by country, which origin rule governs it.

use std::collections::BTreeMap;

use customs::duty::{Component, ComponentKind, CustomsValue, EntryLine, Found, Unit, assess};
use customs::origin::{Facts, Governing, ProductRule};
use customs::{Country, CountryOfOrigin, Decimal, LawOnDate, Level, Message, Money, TariffCode, Value};
use lawbook::hts::labels::Labels;

use super::name_of;
use super::store::Descriptions;
use crate::messages::Language;

/// A row of the tree above a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Above {
    /// Its code; `None` for a row of text.
    pub code: Option<TariffCode>,
    /// What it is called, where that is known.
    pub name: Option<String>,
}

/// The rows from the chapter down to a line, that line the last.
#[must_use]
pub fn tree(
    code: TariffCode,
    labels: &Labels,
    descriptions: Option<&Descriptions>,
    language: Language,
) -> Vec<Above> {
    let named =
        |code: TariffCode| Above { code: Some(code), name: name_of(code, labels, descriptions, language) };
    let mut rows = vec![named(code.chapter())];
    let printed = descriptions.map(|descriptions| descriptions.path(code)).unwrap_or_default();
    if printed.is_empty() {
        let levels = [Level::Heading, Level::Subheading, Level::TariffItem, Level::StatisticalSuffix];
        rows.extend(levels.into_iter().filter_map(|level| code.at(level)).map(named));
        return rows;
    }
    if let Some(heading) = code.at(Level::Heading) {
        rows.push(named(heading));
    }
    for (row, words) in printed {
        if row.is_none_or(|row| row.level() > Level::Heading) {
            rows.push(Above { code: row, name: Some(words.to_owned()) });
        }
    }
    rows
}

/// An additional duty or relief as it touches a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touch {
    /// The authority.
    pub authority: String,
    /// The headings of chapter 99: one, or one for each of several countries.
    pub headings: Vec<String>,
    /// The rate.
    pub rate: String,
    /// What it is assessed on.
    pub basis: &'static str,
    /// Whether it lifts a duty.
    pub relief: bool,
}

impl Touch {
    /// What an additional duty, a relief or a duty in lieu does to a line; nothing for its ordinary duty.
    #[must_use]
    pub fn of(component: &Component) -> Option<Self> {
        let touches = [ComponentKind::Additional, ComponentKind::Relief, ComponentKind::InLieu];
        touches.contains(&component.kind).then(|| Self {
            authority: component.authority.to_string(),
            headings: Vec::new(),
            rate: component.rate.to_string(),
            basis: component.basis.as_str(),
            relief: component.kind == ComponentKind::Relief,
        })
    }

    /// Its rate, so that each language shows it its own way.
    #[must_use]
    pub fn rate_value(&self) -> Value {
        let percent = |text: &str| text.strip_suffix('%')?.parse::<Decimal>().ok().map(Value::Percent);
        match self.rate.strip_prefix("up to ") {
            Some(total) => percent(total).map_or_else(
                || self.rate.as_str().into(),
                |percent| Message::new("duty-rate-up-to").with("percent", percent).into(),
            ),
            None => percent(&self.rate).unwrap_or_else(|| self.rate.as_str().into()),
        }
    }
}

/// What touches a line for some countries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByCountry {
    /// The countries of origin.
    pub countries: Vec<Country>,
    /// The duties.
    pub touches: Vec<Touch>,
    /// Facts on which more turns.
    pub facts: Vec<String>,
    /// The measure that forbids entry, where one does.
    pub prohibited: Option<String>,
}

/// What touches a line besides its columns, for every country of origin; countries alike stand together,
/// the largest group last.
#[must_use]
pub fn by_country(law: &LawOnDate<'_>, code: TariffCode) -> Vec<ByCountry> {
    // Headings that differ by country alone do not part a group.
    type Key = (Vec<Touch>, Vec<String>, Option<String>);
    let mut groups: BTreeMap<Key, (Vec<Country>, Vec<Vec<String>>)> = BTreeMap::new();
    let territory = law.duty().schedule.territory();
    for country in Country::all().into_iter().filter(|country| *country != territory) {
        let value = CustomsValue(Money::usd(Decimal::from_integer(10_000)));
        let line = EntryLine::new(code, CountryOfOrigin(country), value);
        let Ok(answer) = assess(law, &line) else { continue };
        let conclusion = &answer.conclusion;
        let mut touches: Vec<(Touch, String)> = conclusion
            .components
            .iter()
            .filter_map(|component| Some((Touch::of(component)?, component.heading.to_string())))
            .collect();
        touches.sort();
        let facts: Vec<String> = answer
            .finding
            .missing()
            .iter()
            .map(|missing| missing.fact.clone())
            // Quantities are a matter of the shipment, not of the line.
            .filter(|fact| !fact.starts_with("quantity"))
            .collect();
        let prohibited = conclusion.prohibited.as_ref().map(|measure| measure.heading.to_string());
        let (touches, headings): (Vec<Touch>, Vec<String>) = touches.into_iter().unzip();
        let group = groups.entry((touches, facts, prohibited)).or_default();
        group.0.push(country);
        group.1.push(headings);
    }
    let mut groups: Vec<ByCountry> = groups
        .into_iter()
        .map(|((mut touches, facts, prohibited), (countries, headings))| {
            for (at, touch) in touches.iter_mut().enumerate() {
                touch.headings = headings.iter().map(|of_country| of_country[at].clone()).collect();
                touch.headings.sort();
                touch.headings.dedup();
            }
            ByCountry { countries, touches, facts, prohibited }
        })
        .collect();
    groups.sort_by_key(|group| (group.countries.len(), group.countries.first().copied()));
    groups
}

/// The units of quantity of a line; they stand on the deepest one.
#[must_use]
pub fn units<'s>(found: &Found<'s>) -> &'s [Unit] {
    if found.line.units().is_empty() { found.rate_line.units() } else { found.line.units() }
}

/// The rules of origin that govern a line in trade between Mexico and the United States.
#[must_use]
pub fn usmca_rules<'law>(law: &LawOnDate<'law>, found: &Found<'_>) -> Vec<&'law ProductRule> {
    let code = found.rate_line.code();
    match law.origin().governing(code, &Facts::default(), law.date(), (Country::MX, Country::US)) {
        Governing::Rules { rules, .. } => rules,
        Governing::Describe { choices, .. } => choices,
        _ => Vec::new(),
    }
}
