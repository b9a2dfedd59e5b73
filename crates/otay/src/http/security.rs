//! What stands before every handler: who may reach it, how large a request may be, what a browser may load.

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, REFERRER_POLICY, SET_COOKIE, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use super::app::App;
use super::refusal::Refusal;
use super::visitor::Visitor;

/// The largest request: a bill of materials with its spreadsheet is far smaller.
pub const LARGEST_REQUEST: usize = 8 * 1024 * 1024;

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Puts the guards around `routes`.
pub fn guard(routes: Router<App>, app: &App) -> Router<App> {
    routes
        .layer(from_fn_with_state(app.clone(), screen))
        .layer(DefaultBodyLimit::max(LARGEST_REQUEST))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(60)))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
}

async fn screen(State(app): State<App>, visitor: Visitor, mut request: Request, next: Next) -> Response {
    if let Some(refusal) = unwelcome(&app, &request) {
        return refusal.page(&app, &visitor);
    }
    request.extensions_mut().insert(visitor.clone());
    let mut response = next.run(request).await;
    // A refusal made before a page was at hand is dressed as one here.
    if let Some(refusal) = response.extensions_mut().remove::<Refusal>() {
        response = refusal.page(&app, &visitor);
    }
    let secure = app.settings().base_url.starts_with("https://");
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    );
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(cookie) = visitor.new_cookie(secure) {
            headers.append(SET_COOKIE, cookie);
        }
    }
    response
}

/// Requests that no page or form of ours makes.
fn unwelcome(app: &App, request: &Request) -> Option<Refusal> {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    // A foreign name that resolves to this machine must not reach a workbench without sign-in.
    if !app.settings().public && !header(HOST.as_str()).is_some_and(is_loopback) {
        return Some(Refusal::foreign_host());
    }
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    if changes && header("sec-fetch-site").is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return Some(Refusal::foreign_form());
    }
    None
}

fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(rest),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_this_machine_is_loopback() {
        for host in ["127.0.0.1:8080", "localhost", "LOCALHOST:1", "[::1]:8080", "127.0.0.9"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["example.com", "127.0.0.1.example.com:80", "[::2]:80", "192.168.0.1", ""] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
