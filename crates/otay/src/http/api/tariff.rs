//! The tariff schedule, duty and rules of origin over the API.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use customs::TariffCode;
use customs::duty::{ScheduleError, WhatIf, assess_supposing};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::json::JsonBody;
use super::problem::{ApiRefusal, ProblemDocument};
use super::query::ApiQuery;
use crate::duty::json as duty_json;
use crate::duty::request::Request;
use crate::http::app::App;
use crate::http::refusal::Refusal;
use crate::http::tariff::{day_of, edition, law_on};
use crate::http::visitor::Visitor;
use crate::messages::Catalogue;
use crate::rule_of_origin::RulesOfCode;
use crate::tariff::json::{self, Names};
use crate::tariff::line::by_country;

/// What is searched for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct SearchQuery {
    /// Words in English or Spanish, or a code.
    q: String,
    /// The day, YYYY-MM-DD; today without one.
    #[param(nullable = false)]
    as_of: Option<String>,
    /// How many at most, 1 to 200.
    #[param(minimum = 1, maximum = 200, nullable = false)]
    limit: Option<usize>,
}

/// The day asked about.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct DayQuery {
    /// The day, YYYY-MM-DD; today without one.
    #[param(nullable = false)]
    as_of: Option<String>,
}

/// A code found.
#[derive(Debug, Serialize, ToSchema)]
pub struct HitBody {
    code: String,
    /// What it is called, where that is known.
    name: Option<String>,
    /// Lines with rates under it.
    lines: usize,
}

/// A question about duty, as `otay duty` takes it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyBody {
    /// The tariff code, dotted or not.
    code: String,
    /// Country of origin, two letters.
    origin: String,
    /// Day of entry, YYYY-MM-DD.
    date: String,
    /// Customs value in dollars, as decimal text.
    value: String,
    /// Indicator of a preference claimed, such as `S`.
    #[serde(default)]
    claim: String,
    /// Mode of transport: ocean, truck, rail, air, mail or pipeline.
    #[serde(default)]
    mode: String,
    /// Quantities, such as `NO=1`.
    #[serde(default)]
    quantities: Vec<String>,
    /// Facts by name; `otay duty --list-facts` names them.
    #[serde(default)]
    facts: BTreeMap<String, String>,
    /// Suppositions such as `s301-china=off`.
    #[serde(default)]
    what_if: Vec<String>,
    /// Whether to give the least and the greatest duty where it turns on facts not given.
    #[serde(default)]
    range: bool,
}

fn names<'a>(app: &'a App, visitor: &Visitor) -> Names<'a> {
    let known = app.knowledge();
    Names { labels: &known.labels, descriptions: known.descriptions.as_ref(), language: visitor.language }
}

fn refused(visitor: &Visitor) -> impl Fn(Refusal) -> ApiRefusal {
    let catalogue = visitor.catalogue();
    move |refusal| ApiRefusal::new(refusal, catalogue)
}

fn code_of(text: &str, catalogue: &'static Catalogue) -> Result<TariffCode, ApiRefusal> {
    text.parse().map_err(|_| {
        let mut refusal = Refusal::new(StatusCode::NOT_FOUND, "tariff-code-form");
        refusal.failure.arguments = vec![("text", text.into())];
        ApiRefusal::new(refusal, catalogue)
    })
}

/// The codes that words or the beginning of a code find, best first.
#[utoipa::path(get, path = "/tariff", params(SearchQuery), tag = "tariff",
    responses((status = 200, body = [HitBody]), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn search(
    State(app): State<App>,
    visitor: Visitor,
    ApiQuery(asked): ApiQuery<SearchQuery>,
) -> Result<Json<Vec<HitBody>>, ApiRefusal> {
    let refuse = refused(&visitor);
    let limit = asked.limit.unwrap_or(30);
    if !(1..=200).contains(&limit) {
        return Err(refuse(Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "request-not-understood")));
    }
    let date = day_of(&app, asked.as_of.as_deref().unwrap_or_default()).map_err(&refuse)?;
    let law = law_on(&app, date).map_err(&refuse)?;
    let edition = edition(&law).map_err(&refuse)?;
    let names = names(&app, &visitor);
    let schedule = &law.duty().schedule;
    let hits = app.knowledge().tariff_words().search(&asked.q, limit);
    let body = hits.into_iter().map(|hit| HitBody {
        code: hit.code.to_string(),
        name: names.of(hit.code),
        lines: schedule.lines_under(hit.code, edition).filter(|line| line.has_rate()).count(),
    });
    Ok(Json(body.collect()))
}

/// A line, or the lines under a chapter or heading: what `otay tariff show --format json` says.
#[utoipa::path(get, path = "/tariff/{code}", params(("code" = String, Path), DayQuery), tag = "tariff",
    responses((status = 200, body = Value), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<String>,
    ApiQuery(asked): ApiQuery<DayQuery>,
) -> Result<Json<Value>, ApiRefusal> {
    let refuse = refused(&visitor);
    let code = code_of(&code, visitor.catalogue())?;
    let date = day_of(&app, asked.as_of.as_deref().unwrap_or_default()).map_err(&refuse)?;
    let law = law_on(&app, date).map_err(&refuse)?;
    let names = names(&app, &visitor);
    match law.duty().schedule.find(code, date) {
        Ok(found) => {
            let touched = by_country(&law, found.line.code());
            Ok(Json(json::line(&law, &found, &names, &touched, visitor.catalogue())))
        }
        Err(ScheduleError::TooShort { .. }) => {
            let edition = edition(&law).map_err(&refuse)?;
            Ok(Json(json::under(&law, code, edition, &names)))
        }
        Err(error) => {
            let mut refusal = Refusal::of(&error);
            refusal.status = StatusCode::NOT_FOUND;
            Err(refuse(refusal))
        }
    }
}

/// The duty on an entry line: what `otay duty --format json` says.
#[utoipa::path(post, path = "/duty", request_body = DutyBody, tag = "tariff",
    responses((status = 200, body = Value), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn duty(
    State(app): State<App>,
    visitor: Visitor,
    JsonBody(asked): JsonBody<DutyBody>,
) -> Result<Json<Value>, ApiRefusal> {
    let catalogue = visitor.catalogue();
    let law = &app.knowledge().law;
    let mut what_if = WhatIf::default();
    for text in &asked.what_if {
        what_if.suppose(&law.duty, text).map_err(|error| ApiRefusal::new(Refusal::of(&error), catalogue))?;
    }
    let request = Request {
        code: &asked.code,
        origin: &asked.origin,
        date: &asked.date,
        value: &asked.value,
        claim: &asked.claim,
        mode: &asked.mode,
    };
    let facts = asked.facts.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let (on_day, line) = request
        .read(law, asked.quantities.iter().map(String::as_str), facts)
        .map_err(|error| ApiRefusal::new(Refusal::of(&error), catalogue))?;
    let answer = assess_supposing(&on_day, &line, &what_if)
        .map_err(|error| ApiRefusal::new(Refusal::of(&error), catalogue))?;
    Ok(Json(duty_json::answer(&on_day, &line, &answer, &what_if, asked.range, catalogue)))
}

/// The USMCA rules of a code: what `otay origin rule --format json` says.
#[utoipa::path(get, path = "/origin/{code}", params(("code" = String, Path), DayQuery), tag = "tariff",
    responses((status = 200, body = Value), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn origin(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<String>,
    ApiQuery(asked): ApiQuery<DayQuery>,
) -> Result<Json<Value>, ApiRefusal> {
    let refuse = refused(&visitor);
    let code = code_of(&code, visitor.catalogue())?;
    let date = day_of(&app, asked.as_of.as_deref().unwrap_or_default()).map_err(&refuse)?;
    let law = law_on(&app, date).map_err(&refuse)?;
    Ok(Json(RulesOfCode::of(&law, code).json(&law, visitor.catalogue())))
}
