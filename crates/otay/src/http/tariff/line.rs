//! The page of one line.

use askama::Template;
use axum::response::Response;
use customs::duty::Found;
use customs::{Country, Message, TariffCode};

use super::show::{Above, Question};
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::report::html::section as set;
use crate::report::model::Section as Shown;
use crate::rule_of_origin::RulesOfCode;
use crate::tariff::by_origin::{self, OfOrigin};
use crate::tariff::line::by_country;
use crate::tariff::sections;

/// A section, set.
pub struct Set {
    /// Its name in links.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// What it shows.
    pub body: String,
}

/// A figure with what it says.
pub struct Figure {
    /// The figure.
    pub value: String,
    /// What it is.
    pub label: String,
}

#[derive(Template)]
#[template(path = "web/tariff/line.html")]
struct LinePage {
    page: Page,
    code: String,
    name: String,
    above: Vec<Above>,
    edition: String,
    after_evidence: Option<String>,
    deciding: Option<Figure>,
    beside: Vec<Figure>,
    sections: Vec<Set>,
    as_of: String,
    first: String,
    last: String,
    suffix: String,
    country: String,
    countries: Vec<(String, String)>,
}

impl LinePage {
    fn is_asked(&self, country: &str) -> bool {
        self.country == country
    }
}

/// Sets the page of a line.
pub(super) fn page(
    question: &Question<'_>,
    code: TariffCode,
    found: &Found<'_>,
) -> Result<Response, Refusal> {
    let law = &question.law;
    let catalogue = question.visitor.catalogue();
    let known = question.app.knowledge();
    let item = found.line.code();
    let rows = by_origin::compared(law, item, question.country);
    let groups = by_country(law, item);
    let mut shown: Vec<Shown> = vec![
        sections::columns(law, found, catalogue),
        sections::by_country(law, &rows, &groups, question.country, catalogue),
    ];
    shown.extend(sections::history(&known.law, item, &charted(&rows, question.country), law.date()));
    shown.push(RulesOfCode::of(law, item).section(law));
    let revision = law.duty().schedule.revision(found.edition);
    let head = Message::new("tariff-show-head")
        .with("date", law.date())
        .with("edition", &*revision.name)
        .with("effect", revision.effect);
    let after = Message::new("tariff-after-evidence").with("date", law.coverage().evidence);
    let (deciding, beside) = figures(question, found, &rows);
    let mut countries: Vec<(String, String)> = Country::all()
        .into_iter()
        .filter(|country| *country != law.duty().schedule.territory())
        .map(|country| (country.to_string(), catalogue.show().country(country)))
        .collect();
    countries.sort_by_key(|(_, name)| crate::tariff::search::fold(name));
    let mut name = question.name(code);
    if name.is_empty() {
        // Most lines have no label of their own: the heading says what the goods are.
        name = code.at(customs::Level::Heading).map(|heading| question.name(heading)).unwrap_or_default();
    }
    Ok(html(&LinePage {
        page: Page::titled(question.app, question.visitor, Section::Tariff, format!("{item} {name}")),
        code: item.to_string(),
        name,
        above: question.above(item),
        edition: catalogue.render(&head),
        after_evidence: law.is_after_evidence().then(|| catalogue.render(&after)),
        deciding,
        beside,
        sections: shown
            .iter()
            .map(|section| Set {
                id: section.id,
                title: catalogue.render(&section.title),
                body: set(section, catalogue),
            })
            .collect(),
        as_of: law.date().to_string(),
        first: law.coverage().from.to_string(),
        last: law.coverage().until.to_string(),
        suffix: question.suffix.clone(),
        country: question.country.map(|country| country.to_string()).unwrap_or_default(),
        countries,
    }))
}

/// The origins whose history is drawn: Mexico with and without the USMCA, China, and the one asked about.
fn charted(
    rows: &[OfOrigin],
    asked: Option<Country>,
) -> Vec<(Country, Option<customs::duty::SpecialProgramIndicator>)> {
    let mut origins = Vec::new();
    // An agreement that brings nothing on this day may have brought something before.
    let usmca = rows.iter().find_map(|row| row.claim.filter(|claim| claim.is_usmca()));
    let usmca = usmca.or_else(|| "S".parse().ok());
    origins.extend(usmca.map(|claim| (Country::MX, Some(claim))));
    origins.push((Country::MX, None));
    origins.extend("CN".parse().ok().map(|china| (china, None)));
    if let Some(asked) = asked.filter(|asked| origins.iter().all(|(country, _)| country != asked)) {
        origins.push((asked, None));
    }
    origins
}

/// What a product of Mexico pays that qualifies, large; beside it what it pays otherwise.
fn figures(question: &Question<'_>, found: &Found<'_>, rows: &[OfOrigin]) -> (Option<Figure>, Vec<Figure>) {
    let catalogue = question.visitor.catalogue();
    let figure = |row: &OfOrigin, label: Message| {
        let percent = row.percent.filter(|_| row.answer.conclusion.prohibited.is_none())?;
        Some(Figure { value: catalogue.show().percent(percent), label: catalogue.render(&label) })
    };
    let decides = |row: &OfOrigin| figure(row, Message::new("tariff-page-deciding"));
    let stands_beside =
        |row: &OfOrigin| figure(row, Message::new("tariff-page-beside").with("country", row.country));
    let usmca = "S".parse().ok();
    let deciding = rows
        .iter()
        .find(|row| row.country == Country::MX && row.claim.is_some_and(|claim| claim.is_usmca()))
        .and_then(decides)
        .or_else(|| decides(&by_origin::of(&question.law, found.line.code(), Country::MX, usmca)?));
    let plain = |country: Country| rows.iter().find(|row| row.country == country && row.claim.is_none());
    let mut others = vec![Country::MX];
    others.extend("CN".parse::<Country>().ok());
    others.extend(question.country.filter(|country| !others.contains(country)));
    (deciding, others.into_iter().filter_map(plain).filter_map(stands_beside).collect())
}
