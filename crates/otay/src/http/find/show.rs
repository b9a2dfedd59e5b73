//! `GET /find/ID`: what every source says of one organization.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use customs::Message;

use crate::cli::organization_facts;
use crate::directory::map::{Frame, inline};
use crate::directory::words::Words;
use crate::http::app::App;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;

/// What one source says.
pub struct Says {
    /// Source and date, and whether the organization confirmed it.
    pub head: String,
    /// The facts, each with its label.
    pub facts: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "web/find/show.html")]
struct Show {
    page: Page,
    kinds: String,
    says: Vec<Says>,
    map: Option<String>,
}

/// Shows the organization.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let known = app.knowledge();
    let register = known.register();
    let organization =
        register.organizations.iter().find(|one| one.id == id).ok_or_else(Refusal::not_found)?;
    let words = Words { catalogue: visitor.catalogue(), region: &known.region };
    let says = organization
        .statements
        .iter()
        .rev()
        .map(|statement| {
            let key =
                if statement.confirmed { "directory-statement-confirmed" } else { "directory-statement" };
            let head = Message::new(key)
                .with("source", words.source(&statement.source))
                .with("date", statement.as_of.to_string());
            let facts = organization_facts(statement, words)
                .into_iter()
                .map(|(key, value)| (visitor.catalogue().text(key), value));
            Says { head: visitor.catalogue().render(&head), facts: facts.collect() }
        })
        .collect();
    let has_place = organization.sites().iter().any(|site| site.at().is_some());
    let kinds: Vec<String> = organization.kinds().into_iter().map(|kind| words.kind(kind)).collect();
    let template = Show {
        page: Page::titled(&app, &visitor, Section::Find, organization.name().to_owned()),
        kinds: kinds.join(" · "),
        says,
        map: has_place.then(|| {
            inline(
                &known.region,
                &known.points(std::slice::from_ref(&organization.id)),
                Frame::REGION,
                visitor.catalogue(),
            )
        }),
    };
    Ok(html(&template))
}
