//! `GET /sign-in`, `POST /sign-in`: the one administrator of a public workbench.

use askama::Template;
use axum::extract::State;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::{language, password};
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::page::{Page, Section, html, respond};
use crate::http::refusal::Refusal;
use crate::http::visitor::{Visitor, new_secret, session_cookie, session_hash};
use crate::store::Session;

const SESSION_LENGTH: i64 = 12 * 60 * 60 * 1000;

#[derive(Template)]
#[template(path = "web/sign_in.html")]
struct SignIn {
    page: Page,
    name: String,
    back: String,
    problem: Option<&'static str>,
}

/// The form.
pub async fn form(State(app): State<App>, visitor: Visitor) -> Result<Response, Refusal> {
    if !app.settings().public {
        return Err(Refusal::not_found());
    }
    let page = Page::new(&app, &visitor, Section::Other, "web-sign-in-title");
    Ok(html(&SignIn { page, name: String::new(), back: "/consultations".to_owned(), problem: None }))
}

/// Signs in, or says that name and password do not go together.
pub async fn submit(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Refusal> {
    if !app.settings().public {
        return Err(Refusal::not_found());
    }
    let name = form.text("name").to_owned();
    // Behind a proxy all visitors share an address; the name keeps them apart.
    let who = format!("{}|{name}", forwarded(&headers));
    let again = |status, problem| {
        let page = Page::new(&app, &visitor, Section::Other, "web-sign-in-title");
        let back = form.text("back").to_owned();
        Ok(respond(status, &SignIn { page, name: name.clone(), back, problem: Some(problem) }))
    };
    if !app.attempts().may_try(&who, app.now()) {
        return again(StatusCode::TOO_MANY_REQUESTS, "web-sign-in-too-many");
    }
    let administrator = app.store().administrator(&name).await?;
    let given = form.text("password").to_owned();
    // A name that is not known costs the same time as a wrong password.
    let hash = administrator.as_ref().map_or_else(|| DECOY.to_owned(), |a| a.password_hash.clone());
    let right = tokio::task::spawn_blocking(move || password::verify(&given, &hash)).await.unwrap_or(false);
    let Some(administrator) = administrator.filter(|_| right) else {
        app.attempts().failed(&who, app.now());
        return again(StatusCode::UNAUTHORIZED, "web-sign-in-wrong");
    };
    app.attempts().succeeded(&who);
    // A new secret at sign-in: one that was planted before is worth nothing.
    let secret = new_secret();
    let session = Session {
        id_hash: session_hash(&secret),
        administrator_id: Some(administrator.id),
        expires_at: app.now() + SESSION_LENGTH,
    };
    app.store().create_session(&session, app.now()).await?;
    let secure = app.settings().base_url.starts_with("https://");
    let cookie = session_cookie(&secret, secure).ok_or_else(Refusal::not_found)?;
    let location = language::back(form.text("back"));
    Ok((StatusCode::SEE_OTHER, [(SET_COOKIE, cookie), (LOCATION, location)]).into_response())
}

fn forwarded(headers: &HeaderMap) -> &str {
    headers
        .get("x-forwarded-for")
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.rsplit(',').next())
        .map_or("", str::trim)
}

/// A hash that no password opens, of the cost of a real one.
const DECOY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$\
                     AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
