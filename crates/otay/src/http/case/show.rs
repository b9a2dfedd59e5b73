//! `GET /cases/ID`: the inputs that may be supposed otherwise, and the answer beside them.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use lawbook::case::CaseFile;

use super::reading::Kept;
use super::what_if::{self, Dial, Switch};
use crate::http::answers::{self, Answered, Told};
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;
use crate::messages::Catalogue;
use crate::problems::Failures;
use crate::report;
use crate::report::html::Elsewhere;

#[derive(Template)]
#[template(path = "web/case/show.html")]
struct Show {
    page: Page,
    id: String,
    has_bill: bool,
    answer: Option<Arc<Answer>>,
    problems: Vec<Told>,
}

/// The answer with what may be supposed.
pub struct Answer {
    body: String,
    code: String,
    switches: Vec<Switch>,
    dials: Vec<Dial>,
    /// What is wrong with the suppositions; then the answer is that of the case as it stands.
    refused: Vec<Told>,
    is_supposed: bool,
    difference: Option<String>,
    has_costs: bool,
    /// The suppositions as the end of an address.
    query: String,
}

impl Answer {
    /// What it takes to hold it.
    #[must_use]
    pub fn bytes(&self) -> usize {
        size_of::<Self>() + self.body.len() + self.difference.as_ref().map_or(0, String::len)
    }
}

/// Shows the case.
pub async fn show(
    State(app): State<App>,
    Insider(visitor): Insider,
    kept: Kept,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let asked = Form::of_query(query.as_deref().unwrap_or_default())?;
    let catalogue = visitor.catalogue();
    let (files, address) = (kept.inputs(), kept.address());
    let make = |app: &App, files: &[CaseFile], asked: (&str, &Form)| answer(app, files, asked, catalogue);
    let found = answers::shown(&app, files, (address, asked), catalogue, make).await?;
    let (answer, problems) = match found {
        Ok(answer) => (Some(answer), Vec::new()),
        Err(failures) => (None, answers::told(&failures, catalogue)),
    };
    // A case that is answered has been read with its bill.
    let has_bill = answer.is_some() || kept.bill_name().is_some();
    let page = Page::titled(&app, &visitor, Section::Cases, kept.summary.title);
    Ok(html(&Show { page, id: kept.summary.id, has_bill, answer, problems }))
}

fn answer(
    app: &App,
    files: &[CaseFile],
    (address, asked): (&str, &Form),
    catalogue: &Catalogue,
) -> Result<Answer, Failures> {
    let standing = answers::standing(app, files)?;
    let mut refused = Vec::new();
    let answered = answers::answered(app, files, asked, catalogue).unwrap_or_else(|failures| {
        refused = answers::told(&failures, catalogue);
        Answered { standing: Arc::clone(&standing), supposed: None }
    });
    let stands = &standing.assessment;
    let supposed = answered.supposed.as_ref();
    let difference = supposed.and_then(|supposed| what_if::difference(stands, supposed));
    let query = if refused.is_empty() { what_if::query(asked) } else { String::new() };
    let elsewhere = Elsewhere { base: address, query: &query };
    Ok(Answer {
        body: report::html::excerpt(answered.report(app, catalogue)?.as_ref(), catalogue, elsewhere),
        code: standing.case.product.code.value.to_string(),
        switches: what_if::switches(stands, asked, catalogue),
        dials: stands
            .comparison
            .as_ref()
            .map(|comparison| what_if::dials_of(comparison, asked, catalogue))
            .unwrap_or_default(),
        refused,
        is_supposed: supposed.is_some(),
        difference: difference.map(|section| report::html::section(&section, catalogue)),
        has_costs: stands.comparison.is_some(),
        query,
    })
}
