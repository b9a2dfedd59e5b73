//! Long work: done, followed by events, stopped, and begun again after the program was killed.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use otay::http::{App, Knowledge, Settings, keep_working, router};
use otay::store::{JobStatus, Store};
use serde_json::{Value, json};
use support::browser::{Browser, NOW, app, knowledge};
use support::{BACKENDS, fresh};
use tower::ServiceExt;

const QUESTIONS: &str =
    "id,code,origin,date,value\n1,9202.90.60,CN,2026-03-02,1000\n2,nonsense,CN,2026-03-02,1\n";

async fn ask(browser: &mut Browser, order: &Value) -> String {
    let request = Request::post("/api/v1/jobs").header("content-type", "application/json");
    let answer = browser.send(request.body(Body::from(order.to_string())).unwrap()).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.text);
    let job: Value = serde_json::from_str(&answer.text).unwrap();
    // A worker may have taken it before the answer was written.
    assert!(job["status"] == "queued" || job["status"] == "running", "{job}");
    job["id"].as_str().unwrap().to_owned()
}

/// The events of a job until it is over: the stream ends by itself.
async fn events(browser: &mut Browser, id: &str) -> Vec<Value> {
    let answer =
        tokio::time::timeout(Duration::from_secs(600), browser.get(&format!("/api/v1/jobs/{id}/events")))
            .await
            .unwrap();
    assert_eq!(answer.headers["content-type"], "text/event-stream");
    answer
        .text
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .map(|data| serde_json::from_str(data).unwrap())
        .collect()
}

fn many_questions(rows: usize) -> String {
    let mut text = "id,code,origin,date,value\n".to_owned();
    for row in 0..rows {
        text.push_str(&format!("{row},9202.90.60,CN,2026-03-02,1000\n"));
    }
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_is_done_followed_and_taken_along() {
    let (_store, app, _fresh) = app(false).await;
    let mut browser = Browser::new(router(app.clone()));
    let order = json!({ "kind": "duty-batch", "questions": QUESTIONS, "what_if": ["s301-china=off"] });
    let id = ask(&mut browser, &order).await;
    let early = browser.get(&format!("/api/v1/jobs/{id}/result")).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert!(early.text.contains("job-not-done"));
    let waiting = browser.get(&format!("/jobs/{id}")).await.text;
    assert!(waiting.contains("<noscript><meta http-equiv=\"refresh\"") && waiting.contains("<progress"));
    let worker = tokio::spawn(keep_working(app.clone()));
    let seen = events(&mut browser, &id).await;
    let last = seen.last().unwrap();
    assert_eq!((&last["status"], &last["done_thousandths"]), (&json!("done"), &json!(1000)), "{seen:?}");
    let result = browser.get(&format!("/api/v1/jobs/{id}/result")).await;
    assert!(result.headers["content-disposition"].to_str().unwrap().contains("answers.csv"));
    let rows: Vec<&str> = result.text.lines().collect();
    assert!(
        rows.len() == 3 && rows[1].starts_with("1,determined") && rows[2].starts_with("2,error"),
        "{rows:?}"
    );
    let page = browser.get(&format!("/jobs/{id}")).await.text;
    assert!(page.contains(&format!("/jobs/{id}/result")) && page.contains("Determined"), "{page}");
    assert!(browser.get("/jobs").await.text.contains(&id));
    let stopped_late = browser.post("/jobs", &format!("/jobs/{id}/cancel"), &[]).await;
    assert_eq!(stopped_late.status, StatusCode::SEE_OTHER);
    assert!(browser.get(&format!("/api/v1/jobs/{id}")).await.text.contains("\"done\""), "over is over");
    app.bell().stop();
    worker.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panel_of_every_line_is_made_and_taken_along() {
    let (_store, app, _fresh) = app(false).await;
    let mut browser = Browser::new(router(app.clone()));
    let id = ask(&mut browser, &json!({ "kind": "tariff-panel", "date": "2026-03-02" })).await;
    let worker = tokio::spawn(keep_working(app.clone()));
    let seen = events(&mut browser, &id).await;
    let last = seen.last().unwrap();
    assert_eq!((&last["status"], &last["done_thousandths"]), (&json!("done"), &json!(1000)), "{last}");
    let shares: Vec<i64> = seen.iter().map(|job| job["done_thousandths"].as_i64().unwrap()).collect();
    assert!(shares.len() > 3 && shares.is_sorted(), "its progress is told: {shares:?}");
    let page = browser.get(&format!("/jobs/{id}")).await.text;
    assert!(page.contains(&format!("/jobs/{id}/result")), "{page}");
    let request = Request::get(format!("/api/v1/jobs/{id}/result")).header("host", "127.0.0.1:8790");
    let answer = router(app.clone()).oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(answer.headers()["content-type"], "application/vnd.apache.parquet");
    let named = answer.headers()["content-disposition"].to_str().unwrap().to_owned();
    assert!(named.contains("panel-2026-03-02.parquet"), "{named}");
    let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1") && bytes.len() > 10_000);
    app.bell().stop();
    worker.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_done_says_why() {
    let (_store, app, _fresh) = app(false).await;
    let mut browser = Browser::new(router(app.clone()));
    let worker = tokio::spawn(keep_working(app.clone()));
    for (order, code) in [
        (json!({ "kind": "duty-batch", "questions": "a,b\n1,2\n" }), "duty-batch-column-missing"),
        (json!({ "kind": "duty-batch", "questions": "", "what_if": ["x=off"] }), "duty-authority-unknown"),
        (json!({ "kind": "tariff-panel", "date": "someday" }), "duty-date-unreadable"),
        (json!({ "kind": "tariff-panel", "date": "1999-01-01" }), "date-outside-coverage"),
    ] {
        let id = ask(&mut browser, &order).await;
        assert_eq!(events(&mut browser, &id).await.last().unwrap()["status"], "failed");
        let job: Value =
            serde_json::from_str(&browser.get(&format!("/api/v1/jobs/{id}")).await.text).unwrap();
        assert_eq!(job["problem"]["code"], code, "{job}");
        browser.language = "es-MX";
        assert!(browser.get(&format!("/jobs/{id}")).await.text.contains(code));
        browser.language = "en";
    }
    assert_eq!(browser.get("/jobs/none").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/api/v1/jobs/none/events").await.status, StatusCode::NOT_FOUND);
    app.bell().stop();
    worker.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn work_is_stopped_while_it_waits_and_while_it_runs() {
    let (store, app, _fresh) = app(false).await;
    let mut browser = Browser::new(router(app.clone()));
    let order = json!({ "kind": "duty-batch", "questions": many_questions(60_000) });
    let (running, waiting) = (ask(&mut browser, &order).await, ask(&mut browser, &order).await);
    let cancel = async |browser: &mut Browser, id: &str| {
        let request = Request::post(format!("/api/v1/jobs/{id}/cancel")).body(Body::empty()).unwrap();
        assert_eq!(browser.send(request).await.status, StatusCode::ACCEPTED);
    };
    cancel(&mut browser, &waiting).await;
    assert_eq!(store.job(&waiting).await.unwrap().status, "cancelled");
    let worker = tokio::spawn(keep_working(app.clone()));
    while store.job(&running).await.unwrap().status == "queued" {
        tokio::task::yield_now().await;
    }
    cancel(&mut browser, &running).await;
    assert_eq!(events(&mut browser, &running).await.last().unwrap()["status"], "cancelled");
    assert_eq!(browser.get(&format!("/api/v1/jobs/{running}/result")).await.status, StatusCode::CONFLICT);
    app.bell().stop();
    worker.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_taken_into_the_register_and_found_at_once() {
    let fresh = fresh("sqlite").await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let own = directory::store::Store::new(folder.path());
    let known = Knowledge::read_with(&lawbook::Lawbook::bundled(), None, Some(&own)).unwrap();
    let app = App::new(fresh.store.clone(), Arc::new(known), Arc::new(|| NOW), Settings::default());
    let mut browser = Browser::new(router(app.clone()));
    let worker = tokio::spawn(keep_working(app.clone()));
    let list = "kind,name,municipality,as_of,source\nplant,Quenepas Sonoras,Tecate,2026-05,a list\n\
                wizard,Nobody,Tecate,2026-05,a list\n";
    assert!(!browser.get("/find?q=Quenepas").await.text.contains("Quenepas Sonoras"));
    let order = json!({ "kind": "register-import", "name": "list.csv", "base64": STANDARD.encode(list) });
    let id = ask(&mut browser, &order).await;
    let last = events(&mut browser, &id).await.pop().unwrap();
    assert_eq!(last["status"], "done", "{}", browser.get(&format!("/api/v1/jobs/{id}")).await.text);
    let log = browser.get(&format!("/api/v1/jobs/{id}/result")).await.text;
    assert!(log.contains("2,added,Quenepas Sonoras,\n") && log.contains("3,refused,,directory-"), "{log}");
    let found = browser.get("/api/v1/register?q=Quenepas").await.text;
    assert!(found.contains("quenepas-sonoras"), "{found}");
    assert!(browser.get("/find/quenepas-sonoras").await.text.contains("Quenepas Sonoras"));
    browser.language = "es-MX";
    let page = browser.get(&format!("/jobs/{id}")).await.text;
    assert!(page.contains("Organizaciones nuevas") && page.contains("Rechazados"), "{page}");
    browser.language = "en";
    for (name, bytes, more, code) in [
        ("list.exe", "MZ", "", "upload-kind-unknown"),
        ("list.xlsx", "no workbook", "", "upload-not-a-zip"),
        ("list.csv", "a,b\n1,2\n", "", "directory-column-unknown"),
        ("list.csv", list, "denue", "directory-edition-missing"),
        ("list.csv", list, "guess", "request-not-understood"),
    ] {
        let mut order = json!({ "kind": "register-import", "name": name, "base64": STANDARD.encode(bytes) });
        if !more.is_empty() {
            order["format"] = json!(more);
        }
        let id = ask(&mut browser, &order).await;
        assert_eq!(events(&mut browser, &id).await.last().unwrap()["status"], "failed", "{name}");
        let job: Value =
            serde_json::from_str(&browser.get(&format!("/api/v1/jobs/{id}")).await.text).unwrap();
        assert_eq!(job["problem"]["code"], code, "{name}: {job}");
    }
    app.bell().stop();
    worker.await.unwrap();
}

fn workbench(store: Store) -> App {
    App::new(store, knowledge(), Arc::new(|| NOW), Settings::default())
}

#[tokio::test(flavor = "multi_thread")]
async fn work_begins_again_after_the_program_ended_on_both_databases() {
    for backend in BACKENDS {
        let Some(fresh) = fresh(backend).await else { continue };
        // One program takes the work and ends in the middle: its worker leaves it as running.
        let first = workbench(fresh.store.clone());
        let mut browser = Browser::new(router(first.clone()));
        let id =
            ask(&mut browser, &json!({ "kind": "duty-batch", "questions": many_questions(9_000) })).await;
        let small = ask(&mut browser, &json!({ "kind": "duty-batch", "questions": QUESTIONS })).await;
        let worker = tokio::spawn(keep_working(first.clone()));
        while fresh.store.job(&id).await.unwrap().status == "queued" {
            tokio::task::yield_now().await;
        }
        first.bell().stop();
        worker.await.unwrap();
        let left = fresh.store.job(&id).await.unwrap().status().unwrap();
        assert!(matches!(left, JobStatus::Running), "{backend}: {left:?}");
        // The next one opens the same database and does both.
        let store = Store::open(&fresh.address).await.unwrap();
        assert_eq!(store.requeue_interrupted_jobs(NOW).await.unwrap(), 1);
        let second = workbench(store.clone());
        let mut browser = Browser::new(router(second.clone()));
        let worker = tokio::spawn(keep_working(second.clone()));
        for (id, rows) in [(&id, 9_001), (&small, 3)] {
            assert_eq!(events(&mut browser, id).await.last().unwrap()["status"], "done", "{backend}");
            let result = browser.get(&format!("/api/v1/jobs/{id}/result")).await;
            assert_eq!(result.text.lines().count(), rows, "{backend}");
        }
        second.bell().stop();
        worker.await.unwrap();
        // What was finished stays there for a third.
        let third = Store::open(&fresh.address).await.unwrap();
        assert_eq!(third.requeue_interrupted_jobs(NOW).await.unwrap(), 0);
        assert!(third.job_result(&small).await.unwrap().unwrap().contains("answers.csv"));
    }
}
