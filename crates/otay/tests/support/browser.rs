//! A browser for tests of the pages, and a workbench to point it at.

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode};
use otay::http::{App, Knowledge, Settings};
use otay::store::Store;
use tower::ServiceExt;

use super::{Fresh, fresh};

/// 2026-11-25 09:00 in San Diego, a Wednesday.
pub const NOW: i64 = 1_795_626_000_000;

/// A browser without a screen: it keeps cookies and speaks one language.
pub struct Browser {
    router: Router,
    pub cookies: Vec<(String, String)>,
    pub language: &'static str,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub text: String,
    pub headers: axum::http::HeaderMap,
}

impl Browser {
    pub fn new(router: Router) -> Self {
        Self { router, cookies: Vec::new(), language: "en" }
    }

    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        let headers = request.headers_mut();
        headers.insert("host", "127.0.0.1:8790".parse().unwrap());
        headers.insert("accept-language", self.language.parse().unwrap());
        let cookies: Vec<String> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        if !cookies.is_empty() {
            headers.insert("cookie", cookies.join("; ").parse().unwrap());
        }
        let response: Response<Body> = self.router.clone().oneshot(request).await.unwrap();
        for cookie in response.headers().get_all("set-cookie") {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        let status = response.status();
        let headers = response.headers().clone();
        let location = headers.get("location").map_or("", |v| v.to_str().unwrap()).to_owned();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Answer { status, location, text: String::from_utf8(bytes.to_vec()).unwrap(), headers }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Fills in the form of the page at `page` and sends it to `path`.
    pub async fn post(&mut self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self
            .get(page)
            .await
            .text
            .split("name=\"csrf\" value=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        let mut body = format!("csrf={token}");
        for (name, value) in fields {
            let encoded = percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC);
            body.push_str(&format!("&{name}={encoded}"));
        }
        self.raw_post(path, body).await
    }

    pub async fn raw_post(&mut self, path: &str, body: String) -> Answer {
        let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).unwrap()).await
    }
}

/// Read once for all tests of a file.
pub fn knowledge() -> Arc<Knowledge> {
    static KNOWLEDGE: OnceLock<Arc<Knowledge>> = OnceLock::new();
    let read = || Arc::new(Knowledge::read(&lawbook::Lawbook::bundled()).unwrap());
    KNOWLEDGE.get_or_init(read).clone()
}

/// A workbench on a fresh store.
pub async fn app(public: bool) -> (Store, App, Fresh) {
    let fresh = fresh("sqlite").await.unwrap();
    let store = fresh.store.clone();
    let knowledge = knowledge();
    let settings = Settings {
        public,
        base_url: "http://127.0.0.1:8790".into(),
        smtp: None,
        mail_from: "otay@example.com".into(),
    };
    let app = App::new(store.clone(), knowledge, Arc::new(|| NOW), settings);
    (store, app, fresh)
}
