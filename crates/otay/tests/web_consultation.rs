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

/// Sends JSON, as a program does.
async fn send(browser: &mut Browser, path: &str, body: &serde_json::Value) -> (u16, serde_json::Value) {
    let request = Request::post(path).header("content-type", "application/json");
    let answer = browser.send(request.body(Body::from(body.to_string())).unwrap()).await;
    (answer.status.as_u16(), serde_json::from_str(&answer.text).unwrap_or_default())
}

#[tokio::test]
async fn the_api_takes_notes_and_moves_as_the_pages_do() {
    use serde_json::json;
    let (store, app, _fresh) = app(false).await;
    let mut program = Browser::new(router(app));
    let mut answers = serde_json::Map::new();
    for (name, value) in FILLED {
        answers.insert((*name).to_owned(), json!(value));
    }
    let asked = json!({ "answers": answers });
    let (status, without) = send(&mut program, "/api/v1/consultations", &asked).await;
    assert_eq!(status, 201, "{without}");
    let without = without["id"].as_str().unwrap().to_owned();
    let take = |id: &str| format!("/api/v1/consultations/{id}/take");
    // Nobody advises yet: nobody can take it.
    let (status, told) = send(&mut program, &take(&without), &json!({})).await;
    assert_eq!((status, told["code"].as_str()), (409, Some("no-adviser-yet")), "{told}");
    // Two advise; the one whose time is booked takes it, whoever comes first otherwise.
    open_hours(&store).await;
    let other = Adviser {
        id: "a-second".into(),
        name: "Luis".into(),
        email: String::new(),
        time_zone: "America/Tijuana".into(),
        slot_minutes: 30,
        notice_hours: 24,
        horizon_days: 7,
    };
    store.set_adviser(&other, &[], "local", NOW).await.unwrap();
    let mut booked = asked.clone();
    booked["slot_starts_at_ms"] = json!(SLOT.parse::<i64>().unwrap());
    let (status, booked) = send(&mut program, "/api/v1/consultations", &booked).await;
    assert_eq!(status, 201, "{booked}");
    let booked = booked["id"].as_str().unwrap().to_owned();
    assert_eq!(send(&mut program, &take(&booked), &json!({})).await.0, 204);
    let taken = store.consultation(&booked).await.unwrap();
    assert_eq!((taken.status.as_str(), taken.adviser_id.as_deref()), ("needs", Some("adviser")));
    assert_eq!(send(&mut program, &take(&without), &json!({})).await.0, 204);
    let first = store.advisers().await.unwrap()[0].id.clone();
    assert_eq!(store.consultation(&without).await.unwrap().adviser_id, Some(first));
    let (status, again) = send(&mut program, &take(&booked), &json!({})).await;
    assert_eq!((status, again["code"].as_str()), (409, Some("changed-meanwhile")), "{again}");
    assert_eq!(send(&mut program, &take("nobody"), &json!({})).await.0, 404);

    let under = |what: &str| format!("/api/v1/consultations/{booked}/{what}");
    for (what, body, expected, code) in [
        ("notes", json!({ "text": "for us" }), 201, ""),
        ("notes", json!({ "text": "for both", "shared": true }), 201, ""),
        ("notes", json!({ "text": "  " }), 422, "note-empty"),
        ("notes", json!({ "text": "x".repeat(4001) }), 422, "note-empty"),
        ("steps", json!({ "text": "Visit Tecate", "due": "2026-12-04" }), 201, ""),
        ("steps", json!({ "text": "Visit Tecate", "due": "soon" }), 422, "date-not-readable"),
        ("status", json!({ "from": "needs", "to": "visits" }), 204, ""),
        ("status", json!({ "from": "needs", "to": "visits" }), 409, "changed-meanwhile"),
        ("status", json!({ "from": "visits", "to": "heaven" }), 422, "request-not-understood"),
    ] {
        let (status, told) = send(&mut program, &under(what), &body).await;
        assert_eq!((status, told["code"].as_str().unwrap_or_default()), (expected, code), "{what}: {body}");
    }
    let notes = store.notes(&booked, false).await.unwrap();
    assert_eq!(notes.iter().map(|note| note.body.as_str()).collect::<Vec<_>>(), ["for both"]);
    assert_eq!(store.next_steps(&booked).await.unwrap()[0].due_on, "2026-12-04");
    // The page of the adviser refuses the same.
    let page = format!("/consultations/{booked}");
    let long = "x".repeat(4001);
    let refused = program.post(&page, &format!("{page}/notes"), &[("body", &long)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
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

#[tokio::test]
async fn hours_say_at_each_field_what_is_wrong() {
    let (store, app, _fresh) = app(false).await;
    let mut adviser = Browser::new(router(app));
    let mut fields = vec![
        ("name", ""),
        ("email", "nobody"),
        ("time-zone", "America/Tijuana"),
        ("slot-minutes", "7"),
        ("notice-hours", "24"),
        ("horizon-days", "21"),
        ("from-1", "17:00"),
        ("until-1", "09:00"),
        ("from-2", "09:00"),
    ];
    let refused = adviser.post("/hours", "/hours", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    for problem in ["problem-name", "problem-email", "problem-slot-minutes", "problem-1", "problem-2"] {
        assert!(refused.text.contains(&format!("id=\"{problem}\"")), "{problem}: {}", refused.text);
    }
    assert!(
        !refused.text.contains("id=\"problem-notice-hours\"") && refused.text.contains("value=\"17:00\"")
    );
    assert!(store.advisers().await.unwrap().is_empty(), "nothing is kept");
    fields[0].1 = "Elena";
    fields[1].1 = "elena@example.com";
    fields[3].1 = "30";
    fields[6].1 = "08:00";
    fields.push(("until-2", "10:30"));
    assert_eq!(adviser.post("/hours", "/hours", &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(store.adviser_hours("adviser").await.unwrap().len(), 2);
}
