//! The register over the API: searched, shown, matched with goods.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use customs::TariffCode;
use directory::geography::RoadAssumptions;
use directory::matching::{Hard, Requirements, candidates};
use directory::search::{Filters, Order, Search};
use serde::Deserialize;
use serde_json::Value;
use utoipa::IntoParams;

use super::access::insider;
use super::problem::{ApiRefusal, ProblemDocument};
use super::query::{ApiQuery, listed};
use crate::cli::{candidates_json, directory_origin, meters, organization_json, required, results_json};
use crate::directory::asking::{requirements_of, weights};
use crate::directory::words::Words;
use crate::http::answers;
use crate::http::app::App;
use crate::http::case::reading::newest;
use crate::http::refusal::Refusal;
use crate::http::tariff::day_of;
use crate::http::visitor::Visitor;
use crate::messages::Catalogue;
use crate::problems::Failures;

/// What is searched for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct SearchQuery {
    /// Words in English or Spanish.
    #[param(nullable = false)]
    q: Option<String>,
    /// Kinds, with commas.
    #[param(nullable = false)]
    kind: Option<String>,
    /// Municipalities, with commas.
    #[param(nullable = false)]
    municipality: Option<String>,
    /// Activities by their code, with commas.
    #[param(nullable = false)]
    activity: Option<String>,
    /// Certifications, programs and the like by their id, with commas.
    #[param(nullable = false)]
    concept: Option<String>,
    /// The smallest size.
    #[param(nullable = false)]
    size: Option<String>,
    /// At least this many students.
    #[param(nullable = false, value_type = Option<i64>, minimum = 0, maximum = 4_294_967_295_i64)]
    students: Option<u32>,
    /// At least this many graduates a year.
    #[param(nullable = false, value_type = Option<i64>, minimum = 0, maximum = 4_294_967_295_i64)]
    graduates: Option<u32>,
    /// A crossing or town to measure from.
    #[param(nullable = false)]
    near: Option<String>,
    /// No farther than this: `40km`, `25mi`.
    #[param(nullable = false)]
    within: Option<String>,
    /// How many at most, 1 to 200.
    #[param(minimum = 1, maximum = 200, nullable = false)]
    limit: Option<usize>,
}

/// What a maker has to be.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct MakersQuery {
    /// A crossing or town to measure from; `otay-mesa` without one.
    #[param(nullable = false)]
    near: Option<String>,
    /// What must be: certifications, processes, programs, with commas.
    #[param(nullable = false)]
    require: Option<String>,
    /// No farther than this: `40km`, `25mi`.
    #[param(nullable = false)]
    within: Option<String>,
    /// Weights: `product=40,distance=20`; what is not named keeps its own.
    #[param(nullable = false)]
    weights: Option<String>,
    /// How many at most, 1 to 200.
    #[param(minimum = 1, maximum = 200, nullable = false)]
    limit: Option<usize>,
}

/// Who is wanted for goods.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct MatchQuery {
    /// The tariff code of the goods.
    code: String,
    /// Units a year.
    #[param(nullable = false)]
    volume: Option<u64>,
    /// A crossing or town to measure from; `otay-mesa` without one.
    #[param(nullable = false)]
    near: Option<String>,
    /// What must be: certifications, processes, programs, with commas.
    #[param(nullable = false)]
    require: Option<String>,
    /// No farther than this: `40km`, `25mi`.
    #[param(nullable = false)]
    within: Option<String>,
    /// Weights: `product=40,distance=20`; what is not named keeps its own.
    #[param(nullable = false)]
    weights: Option<String>,
    /// How many at most, 1 to 200.
    #[param(minimum = 1, maximum = 200, nullable = false)]
    limit: Option<usize>,
}

fn not_understood() -> Refusal {
    Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "request-not-understood")
}

fn most(limit: Option<usize>, usual: usize) -> Result<usize, Refusal> {
    let limit = limit.unwrap_or(usual);
    if (1..=200).contains(&limit) { Ok(limit) } else { Err(not_understood()) }
}

fn first(failures: &Failures) -> Refusal {
    failures.0.first().map_or_else(not_understood, |failure| Refusal {
        status: StatusCode::UNPROCESSABLE_ENTITY,
        failure: Box::new(failure.clone()),
    })
}

impl SearchQuery {
    fn search(&self, app: &App) -> Result<Search, Refusal> {
        let region = &app.knowledge().region;
        let mut search = Search::new(self.q.as_deref().unwrap_or_default());
        search.limit = most(self.limit, 25)?;
        let owned = |text: &Option<String>| listed(text.as_deref()).map(str::to_owned).collect();
        search.filters = Filters {
            kinds: listed(self.kind.as_deref())
                .map(|kind| kind.parse().map_err(|()| not_understood()))
                .collect::<Result<_, _>>()?,
            municipalities: owned(&self.municipality),
            activities: owned(&self.activity),
            concepts: owned(&self.concept),
            smallest: listed(self.size.as_deref())
                .next()
                .map(|size| size.parse().map_err(|()| not_understood()))
                .transpose()?,
            students: self.students,
            graduates: self.graduates,
        };
        if let Some(near) = listed(self.near.as_deref()).next() {
            search.near = Some(directory_origin(near, region).map_err(|failures| first(&failures))?);
            search.order = Order::DrivingTime;
        }
        if let Some(within) = listed(self.within.as_deref()).next() {
            search.within_meters = Some(meters(within).map_err(|failures| first(&failures))?);
        }
        Ok(search)
    }
}

/// Searches the register: what `otay directory search --format json` says.
#[utoipa::path(get, path = "/register", params(SearchQuery), tag = "register",
    responses((status = 200, body = Value), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn search(
    State(app): State<App>,
    visitor: Visitor,
    ApiQuery(asked): ApiQuery<SearchQuery>,
) -> Result<Json<Value>, ApiRefusal> {
    let catalogue = visitor.catalogue();
    let known = app.knowledge();
    let search = asked.search(&app).map_err(|refusal| ApiRefusal::new(refusal, catalogue))?;
    let results = known
        .register()
        .index
        .search(&search, &known.region)
        .map_err(|error| ApiRefusal::new(Refusal::of(&error), catalogue))?;
    Ok(Json(results_json(&search, &results, &known.left_out, Words { catalogue, region: &known.region })))
}

/// One organization: what `otay directory show --format json` says.
#[utoipa::path(get, path = "/register/{id}", params(("id" = String, Path)), tag = "register",
    responses((status = 200, body = Value), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiRefusal> {
    let known = app.knowledge();
    let catalogue = visitor.catalogue();
    let register = known.register();
    let organization = register.organizations.iter().find(|organization| organization.id == id);
    let organization = organization.ok_or_else(|| {
        let mut refusal = Refusal::new(StatusCode::NOT_FOUND, "directory-organization-unknown");
        refusal.failure.arguments = vec![("id", id.as_str().into())];
        ApiRefusal::new(refusal, catalogue)
    })?;
    Ok(Json(organization_json(organization, Words { catalogue, region: &known.region })))
}

/// Who could make goods of a code.
#[utoipa::path(get, path = "/match", params(MatchQuery), tag = "register",
    responses((status = 200, body = Value), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn match_goods(
    State(app): State<App>,
    visitor: Visitor,
    ApiQuery(asked): ApiQuery<MatchQuery>,
) -> Result<Json<Value>, ApiRefusal> {
    let catalogue = visitor.catalogue();
    let refuse = |refusal: Refusal| ApiRefusal::new(refusal, catalogue);
    let code: TariffCode = asked.code.parse().map_err(|_| {
        let mut refusal = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "tariff-code-form");
        refusal.failure.arguments = vec![("text", asked.code.as_str().into())];
        refuse(refusal)
    })?;
    let year = day_of(&app, "").map_err(refuse)?.year();
    let mut goods = Requirements::of_goods(code, u16::try_from(year).unwrap_or(0), &app.knowledge().region);
    goods.annual_volume = asked.volume;
    let asked = MakersQuery {
        near: asked.near,
        require: asked.require,
        within: asked.within,
        weights: asked.weights,
        limit: asked.limit,
    };
    makers(&app, catalogue, goods, &asked).map(Json).map_err(refuse)
}

/// Who could make the product of a case: what `otay directory match --format json` says.
#[utoipa::path(get, path = "/cases/{id}/makers", params(("id" = String, Path), MakersQuery), tag = "register",
    responses((status = 200, body = Value), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn match_case(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    ApiQuery(asked): ApiQuery<MakersQuery>,
) -> Result<Json<Value>, ApiRefusal> {
    insider(&visitor)?;
    let catalogue = visitor.catalogue();
    let kept = newest(&app, &id).await.map_err(|refusal| ApiRefusal::new(refusal, catalogue))?;
    let case =
        answers::read(&app, &kept.inputs()).map_err(|failures| ApiRefusal::of_case(failures, catalogue))?;
    let wanted = requirements_of(&case, &app.knowledge().region)
        .map_err(|failures| ApiRefusal::of_case(failures, catalogue))?;
    makers(&app, catalogue, wanted, &asked).map(Json).map_err(|refusal| ApiRefusal::new(refusal, catalogue))
}

/// The candidates for what is wanted.
fn makers(
    app: &App,
    catalogue: &'static Catalogue,
    mut wanted: Requirements,
    asked: &MakersQuery,
) -> Result<Value, Refusal> {
    let known = app.knowledge();
    let region = &known.region;
    let limit = most(asked.limit, 8)?;
    let near = listed(asked.near.as_deref()).next().unwrap_or("otay-mesa");
    wanted.near = Some(directory_origin(near, region).map_err(|failures| first(&failures))?);
    for words in listed(asked.require.as_deref()) {
        wanted.hard.push(required(words, region).map_err(|failures| first(&failures))?);
    }
    if let Some(within) = listed(asked.within.as_deref()).next() {
        wanted.hard.push(Hard::Within(meters(within).map_err(|failures| first(&failures))?));
    }
    let given: Vec<String> = listed(asked.weights.as_deref()).map(str::to_owned).collect();
    let weights = weights(&given).map_err(|failures| first(&failures))?;
    let found =
        candidates(&known.register().organizations, &wanted, weights, RoadAssumptions::STATED, region);
    Ok(candidates_json(&found, &wanted, weights, limit, Words { catalogue, region }))
}
