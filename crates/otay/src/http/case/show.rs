//! `GET /cases/ID`: the inputs that may be supposed otherwise, and the answer beside them.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;

use super::what_if::{self, Dial, Switch};
use super::{only_insider, reading::newest};
use crate::http::answers::{self, Told};
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;
use crate::messages::Catalogue;
use crate::problems::Failures;
use crate::report;

#[derive(Template)]
#[template(path = "web/case/show.html")]
struct Show {
    page: Page,
    id: String,
    has_bill: bool,
    answer: Option<Answer>,
    problems: Vec<Told>,
}

/// The answer with what may be supposed.
struct Answer {
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

/// Shows the case.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    only_insider(&visitor)?;
    let asked = Form::of_query(query.as_deref().unwrap_or_default())?;
    let kept = newest(&app, &id).await?;
    let has_bill = kept.bill_name().is_some();
    let catalogue = visitor.catalogue();
    let (answer, problems) = match answer(&app, &kept.inputs(), &asked, catalogue) {
        Ok(answer) => (Some(answer), Vec::new()),
        Err(failures) => (None, answers::told(&failures, catalogue)),
    };
    let page = Page::titled(&app, &visitor, Section::Cases, kept.summary.title.clone());
    Ok(html(&Show { page, id, has_bill, answer, problems }))
}

fn answer(
    app: &App,
    files: &[lawbook::case::CaseFile],
    asked: &Form,
    catalogue: &Catalogue,
) -> Result<Answer, Failures> {
    let standing = answers::standing(app, files)?;
    let (case, stands) = (&standing.case, &standing.assessment);
    let mut refused = Vec::new();
    let mut supposed = None;
    if what_if::is_asked(asked) {
        let found = what_if::read(app, case, asked, catalogue)
            .and_then(|suppositions| answers::assess(app, case, &suppositions));
        match found {
            Ok(assessment) => supposed = Some(assessment),
            Err(failures) => refused = answers::told(&failures, catalogue),
        }
    }
    let difference = supposed.as_ref().and_then(|supposed| what_if::difference(stands, supposed));
    Ok(Answer {
        body: report::html::body(
            &answers::report(app, case, supposed.as_ref().unwrap_or(stands), catalogue)?,
            catalogue,
        ),
        code: case.product.code.value.to_string(),
        switches: what_if::switches(stands, asked, catalogue),
        dials: stands
            .comparison
            .as_ref()
            .map(|comparison| what_if::dials_of(comparison, asked, catalogue))
            .unwrap_or_default(),
        query: if refused.is_empty() { what_if::query(asked) } else { String::new() },
        refused,
        is_supposed: supposed.is_some(),
        difference: difference.map(|section| report::html::section(&section, catalogue)),
        has_costs: stands.comparison.is_some(),
    })
}
