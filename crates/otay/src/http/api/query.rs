//! The part of an address after `?`: unknown parameters are refused, and what is wrong is said.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{FromRequestParts, MatchedPath, Query, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;

use super::problem::ApiRefusal;
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::{Visitor, language};
use crate::messages::Catalogue;

/// The parameters of the type `T`.
pub struct ApiQuery<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for ApiQuery<T> {
    type Rejection = ApiRefusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiRefusal> {
        let visitor = Visitor::of(parts, app).await;
        Query::<T>::try_from_uri(&parts.uri)
            .map(|Query(asked)| Self(asked))
            .map_err(|_| not_understood(visitor.catalogue()))
    }
}

fn not_understood(catalogue: &'static Catalogue) -> ApiRefusal {
    ApiRefusal::new(Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "request-not-understood"), catalogue)
}

/// The parameters that each operation takes after `?`, by method and path: out of the description, so that what is
/// described and what is taken are one.
pub struct Described(BTreeMap<(String, String), BTreeSet<String>>);

impl Described {
    /// Reads them from the description of an API that is served under `prefix`.
    pub fn of(description: &utoipa::openapi::OpenApi, prefix: &str) -> Self {
        let description = serde_json::to_value(description).unwrap_or_default();
        let mut known = BTreeMap::new();
        for (path, operations) in description["paths"].as_object().into_iter().flatten() {
            for (method, operation) in operations.as_object().into_iter().flatten() {
                let parameters = operation["parameters"].as_array().into_iter().flatten();
                let names = parameters
                    .filter(|parameter| parameter["in"] == "query")
                    .filter_map(|parameter| parameter["name"].as_str().map(str::to_owned));
                known.insert((method.to_uppercase(), format!("{prefix}{path}")), names.collect());
            }
        }
        Self(known)
    }

    /// Whether every parameter of a request is one of its operation, and none is there twice.
    fn allows(&self, method: &str, path: &str, query: &str) -> bool {
        let method = if method == "HEAD" { "GET" } else { method };
        // What is not described, such as the description itself, takes no parameters.
        let known = self.0.get(&(method.to_owned(), path.to_owned()));
        let mut seen = BTreeSet::new();
        Form::of_query(query).is_ok_and(|asked| {
            asked.pairs().all(|(name, _)| {
                known.is_some_and(|known| known.contains(name)) && seen.insert(name.to_owned())
            })
        })
    }
}

/// Refuses parameters that an operation does not have, and the same one twice.
pub async fn refuse_unknown(described: &Described, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let query = request.uri().query().unwrap_or_default();
    if described.allows(request.method().as_str(), path, query) {
        return next.run(request).await;
    }
    not_understood(Catalogue::of(language(request.headers()))).into_response()
}

/// The parts of a list that is written with commas.
pub fn listed(text: Option<&str>) -> impl Iterator<Item = &str> {
    text.unwrap_or_default().split(',').map(str::trim).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Described;

    #[test]
    fn a_parameter_has_to_be_described_and_stands_once() {
        let described = Described::of(&crate::http::api::description(), "/api/v1");
        for (method, path, query, allowed) in [
            ("GET", "/api/v1/cases", "", true),
            ("GET", "/api/v1/cases", "limit=1&offset=2", true),
            ("HEAD", "/api/v1/cases", "limit=1", true),
            ("GET", "/api/v1/cases", "limit=1&limit=2", false),
            ("GET", "/api/v1/cases", "limit=1&%6Cimit=2", false),
            ("GET", "/api/v1/cases", "limit[]=1", false),
            ("GET", "/api/v1/cases", "limit=%00", false),
            ("GET", "/api/v1/cases", "&", true),
            ("GET", "/api/v1/cases/{id}", "limit=1", false),
            ("POST", "/api/v1/cases", "limit=1", false),
            ("GET", "/api/v1/openapi.json", "x", false),
            ("GET", "/api/v1/openapi.json", "", true),
        ] {
            assert_eq!(described.allows(method, path, query), allowed, "{method} {path}?{query}");
        }
    }
}
