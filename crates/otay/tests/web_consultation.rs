//! The consultation from the client's form to the adviser's queue, without a browser.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use otay::http::router;
use otay::store::{Adviser, AdviserHours, Store};
use support::browser::{Browser, NOW, app};
use tower::ServiceExt;

async fn open_hours(store: &Store) {
    let adviser = Adviser {
        id: "adviser".into(),
        name: "Elena".into(),
        email: "elena@example.com".into(),
        time_zone: "America/Los_Angeles".into(),
        slot_minutes: 30,
        notice_hours: 24,
        horizon_days: 7,
    };
    let monday = AdviserHours { weekday: 1, from_minute: 540, until_minute: 600 };
    store.set_adviser(&adviser, &[monday], "local", NOW).await.unwrap();
}

const FILLED: &[(&str, &str)] = &[
    ("goals", "cost"),
    ("product", "Steel-string guitars <b>"),
    ("code", "9202.90.40"),
    ("model", "shelter"),
    ("timing", "within-6-months"),
    ("contact-name", "Ana Ruiz"),
    ("contact-email", "ana@example.com"),
    ("company", "Guitarras & Co"),
    ("consent", "yes"),
];

/// 2026-11-30 09:00 in San Diego.
const SLOT: &str = "1796058000000";

#[tokio::test]
async fn a_request_books_its_slot_writes_its_letters_and_reaches_the_queue() {
    let (store, app, _fresh) = app(false).await;
    open_hours(&store).await;
    let mut client = Browser::new(router(app));
    let form = client.get("/consultation").await;
    assert!(form.text.contains(SLOT), "the Monday slot is offered");
    let fields: Vec<_> = FILLED.iter().copied().chain([("slot", SLOT)]).collect();
    let sent = client.post("/consultation", "/consultation", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let page = client.get(&sent.location).await;
    assert!(page.text.contains("2026-11-30, 09:00 in San Diego and Tijuana"), "{}", page.text);
    assert!(page.text.contains("Steel-string guitars &#60;b&#62;"), "answers are escaped");
    let (path, key) = sent.location.split_once('?').unwrap();
    let calendar = client.get(&format!("{path}/calendar.ics?{key}")).await;
    assert!(calendar.text.contains("DTSTART:20261130T170000Z"));
    let letters: Vec<String> = store.outbox(10).await.unwrap().into_iter().map(|m| m.recipient).collect();
    assert_eq!(letters.len(), 2);
    assert!(letters.contains(&"elena@example.com".to_owned()));
    assert!(client.get("/consultations").await.text.contains("Guitarras &#38; Co"));
    // Without the secret of the link nobody sees it.
    assert_eq!(client.get(path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(client.get(&format!("{path}?key=wrong")).await.status, StatusCode::NOT_FOUND);

    let taken = client.post("/consultation", "/consultation", &fields).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.text.contains("That time has just been taken"));
    assert!(taken.text.contains("Guitarras &#38; Co"), "nothing written is lost");
}

#[tokio::test]
async fn a_form_with_gaps_names_each_and_loses_nothing() {
    let (_store, app, _fresh) = app(false).await;
    let mut client = Browser::new(router(app));
    client.language = "es-MX";
    let fields = [("product", "Arneses"), ("contact-email", "ana")];
    let refused = client.post("/consultation", "/consultation", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for text in ["Arneses", "No es una dirección de correo.", "Aquí hace falta una respuesta.", "lang=\"es\""]
    {
        assert!(refused.text.contains(text), "{text}");
    }
}

#[tokio::test]
async fn the_client_can_take_everything_away_and_back() {
    let (store, app, _fresh) = app(false).await;
    let mut client = Browser::new(router(app));
    let sent = client.post("/consultation", "/consultation", FILLED).await;
    let (path, key) = sent.location.split_once('?').unwrap();
    let (path, key) = (path.to_owned(), key.strip_prefix("key=").unwrap().to_owned());
    let data: serde_json::Value =
        serde_json::from_str(&client.get(&format!("{path}/data.json?key={key}")).await.text).unwrap();
    assert_eq!(data["contact"]["company"], "Guitarras & Co");
    assert_eq!(data["intake"]["code"], "9202.90.40");
    let page = format!("{path}?key={key}");
    let gone = client.post(&page, &format!("{path}/delete"), &[("key", &key), ("confirm", "yes")]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert!(store.consultations(10).await.unwrap().is_empty());
    assert!(store.outbox(10).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_adviser_takes_notes_steps_and_moves_on() {
    let (store, app, _fresh) = app(false).await;
    open_hours(&store).await;
    let mut browser = Browser::new(router(app));
    let sent = browser.post("/consultation", "/consultation", FILLED).await;
    let id = store.consultations(1).await.unwrap()[0].id.clone();
    let page = format!("/consultations/{id}");
    browser.post(&page, &format!("{page}/take"), &[]).await;
    let second = browser.post(&page, &format!("{page}/take"), &[]).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    browser.post(&page, &format!("{page}/status"), &[("from", "needs"), ("to", "visits")]).await;
    browser.post(&page, &format!("{page}/notes"), &[("body", "for us only")]).await;
    browser.post(&page, &format!("{page}/notes"), &[("body", "for both"), ("shared", "yes")]).await;
    browser.post(&page, &format!("{page}/steps"), &[("body", "Visit Tecate"), ("due", "2026-12-04")]).await;
    let wrong = browser.post(&page, &format!("{page}/steps"), &[("body", "x"), ("due", "soon")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let seen = browser.get(&page).await.text;
    assert!(seen.contains("for us only") && seen.contains("Visit Tecate"));
    let client = browser.get(&sent.location).await.text;
    assert!(client.contains("for both") && client.contains("2026-12-04") && !client.contains("for us only"));
}

#[tokio::test]
async fn foreign_forms_hosts_and_sites_are_turned_away() {
    let (store, app, _fresh) = app(false).await;
    let mut browser = Browser::new(router(app.clone()));
    browser.get("/").await;
    let without_token = browser.raw_post("/consultation", "product=x".to_owned()).await;
    assert_eq!(without_token.status, StatusCode::FORBIDDEN);
    assert!(without_token.text.contains("form-not-ours"));
    let mut other = Browser::new(router(app.clone()));
    let stolen = other.get("/").await.text;
    let token = stolen.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(
        browser.raw_post("/consultation", format!("csrf={token}")).await.status,
        StatusCode::FORBIDDEN
    );
    let rebound = Request::get("/").header("host", "evil.example").body(Body::empty()).unwrap();
    let answer = router(app.clone()).oneshot(rebound).await.unwrap();
    assert_eq!(answer.status(), StatusCode::MISDIRECTED_REQUEST);
    let cross = Request::post("/language").header("host", "localhost").header("sec-fetch-site", "cross-site");
    let answer = router(app).oneshot(cross.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(answer.status(), StatusCode::FORBIDDEN);
    assert!(store.consultations(1).await.unwrap().is_empty());
}

#[tokio::test]
async fn in_public_the_adviser_signs_in_and_guessing_is_slowed() {
    let (store, app, _fresh) = app(true).await;
    let hash = otay::http::hash_password("a long enough password").unwrap();
    store.set_administrator("a1", "elena", &hash, NOW).await.unwrap();
    let mut browser = Browser::new(router(app));
    assert_eq!(browser.get("/consultations").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(browser.get("/outbox").await.status, StatusCode::UNAUTHORIZED);
    let right = [("name", "elena"), ("password", "a long enough password"), ("back", "/consultations")];
    let signed_in = browser.post("/sign-in", "/sign-in", &right).await;
    assert_eq!((signed_in.status, signed_in.location.as_str()), (StatusCode::SEE_OTHER, "/consultations"));
    assert_eq!(browser.get("/consultations").await.status, StatusCode::OK);
    browser.post("/consultations", "/sign-out", &[]).await;
    assert_eq!(browser.get("/consultations").await.status, StatusCode::UNAUTHORIZED);
    let wrong = [("name", "elena"), ("password", "guess")];
    for _ in 0..5 {
        assert_eq!(browser.post("/sign-in", "/sign-in", &wrong).await.status, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(browser.post("/sign-in", "/sign-in", &right).await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn every_answer_carries_the_policy_and_the_chosen_language_stays() {
    let (_store, app, _fresh) = app(false).await;
    let mut browser = Browser::new(router(app));
    let page = browser.get("/").await;
    assert!(page.headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"));
    assert_eq!(page.headers["x-content-type-options"], "nosniff");
    let chosen = browser.post("/", "/language", &[("language", "es"), ("back", "//evil.example")]).await;
    assert_eq!(chosen.location, "/");
    assert!(browser.get("/").await.text.contains("¿Debemos fabricar este producto en Baja California?"));
    assert_eq!(browser.get("/no-such-page").await.status, StatusCode::NOT_FOUND);
}
