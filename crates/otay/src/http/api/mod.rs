//! The REST API under `/api/v1`: everything the pages do, for programs.
//!
//! Every answer that is not 2xx is a problem document (RFC 9457) with the diagnostic code. The OpenAPI
//! description is made from the same types and served at `/api/v1/openapi.json`.

mod access;
mod bill;
mod cases;
mod consultations;
mod jobs;
mod json;
mod problem;
mod query;
mod register;
mod tariff;

use std::sync::Arc;

use axum::middleware::from_fn;
use axum::routing::get;
use axum::{Json, Router};
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::app::App;

pub use problem::ProblemDocument;

/// Under which address it is served.
const PREFIX: &str = "/api/v1";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Otay",
        description = "Tariff, duty and origin, the register, cases and their answers, long work, and first consultations. Decision support, not legal advice.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    servers((url = "/api/v1")),
    components(schemas(ProblemDocument))
)]
struct Description;

/// The API with its description.
pub fn routes() -> Router<App> {
    let (router, description) = described().split_for_parts();
    let parameters = Arc::new(query::Described::of(&description, PREFIX));
    let router = router
        .route("/openapi.json", get(move || async move { Json(description) }))
        .route_layer(from_fn(move |request, next| {
            let parameters = Arc::clone(&parameters);
            async move { query::refuse_unknown(&parameters, request, next).await }
        }))
        .fallback(problem::not_found)
        .method_not_allowed_fallback(problem::method_not_allowed);
    Router::new().nest(PREFIX, router)
}

/// The description alone, for documentation and tests.
#[must_use]
pub fn description() -> utoipa::openapi::OpenApi {
    described().split_for_parts().1
}

fn described() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(cases::list, cases::create))
        .routes(routes!(cases::show, cases::replace, cases::delete))
        .routes(routes!(cases::versions))
        .routes(routes!(cases::files))
        .routes(routes!(bill::show, bill::change_cells))
        .routes(routes!(cases::report))
        .routes(routes!(cases::assess))
        .routes(routes!(tariff::search))
        .routes(routes!(tariff::show))
        .routes(routes!(tariff::duty))
        .routes(routes!(tariff::origin))
        .routes(routes!(register::search))
        .routes(routes!(register::show))
        .routes(routes!(register::match_goods))
        .routes(routes!(register::match_case))
        .routes(routes!(jobs::list, jobs::start))
        .routes(routes!(jobs::show))
        .routes(routes!(jobs::cancel))
        .routes(routes!(jobs::result))
        .routes(routes!(jobs::events))
        .routes(routes!(consultations::slots))
        .routes(routes!(consultations::list, consultations::request))
        .routes(routes!(consultations::show))
        .routes(routes!(consultations::take))
        .routes(routes!(consultations::move_on))
        .routes(routes!(consultations::note))
        .routes(routes!(consultations::step))
}
