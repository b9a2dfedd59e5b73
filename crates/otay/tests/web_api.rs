//! The REST API: tariff, duty, origin, register, cases under suppositions.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use otay::http::router;
use serde_json::{Value, json};
use support::browser::{Answer, Browser, app};

async fn send(browser: &mut Browser, path: &str, body: &Value) -> Answer {
    let request = Request::post(path).header("content-type", "application/json");
    browser.send(request.body(Body::from(body.to_string())).unwrap()).await
}

fn read(answer: &Answer) -> Value {
    serde_json::from_str(&answer.text).unwrap()
}

/// A refusal: its status, and the diagnostic code of a problem document.
fn refused(answer: &Answer) -> (u16, String) {
    assert_eq!(answer.headers["content-type"], "application/problem+json", "{}", answer.text);
    (answer.status.as_u16(), read(answer)["code"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn the_schedule_is_searched_and_shown() {
    let (_store, app, _fresh) = app(false).await;
    let mut browser = Browser::new(router(app));
    let found = read(&browser.get("/api/v1/tariff?q=guitarra&limit=5").await);
    assert!(found.as_array().unwrap().iter().any(|hit| hit["code"] == "9202"), "{found}");
    let line = read(&browser.get("/api/v1/tariff/9202.90.60?as_of=2026-03-02").await);
    assert_eq!(line["code"], "9202.90.60.00");
    assert!(line["usmca_rules"].as_array().is_some_and(|rules| !rules.is_empty()), "{line}");
    let under = read(&browser.get("/api/v1/tariff/9202?as_of=2026-03-02").await);
    assert!(under["lines"].as_array().unwrap().len() > 2, "{under}");
    assert_eq!(refused(&browser.get("/api/v1/tariff/92021111").await).0, 404);
    assert_eq!(refused(&browser.get("/api/v1/tariff/guitar").await), (404, "tariff-code-form".into()));
    assert_eq!(
        refused(&browser.get("/api/v1/tariff/9202?as_of=1999-01-01").await),
        (422, "date-outside-coverage".into())
    );
    for query in ["", "?q=x&limit=0", "?q=x&unknown=1"] {
        let answer = browser.get(&format!("/api/v1/tariff{query}")).await;
        assert_eq!(refused(&answer), (422, "request-not-understood".into()), "{query}");
    }
}

#[tokio::test]
async fn duty_is_what_the_command_line_says() {
    let (_store, app, _fresh) = app(false).await;
    let mut browser = Browser::new(router(app));
    let question = json!({ "code": "9202.90.60", "origin": "CN", "date": "2026-03-02", "value": "1000.00" });
    let answer = read(&send(&mut browser, "/api/v1/duty", &question).await);
    let exe = env!("CARGO_BIN_EXE_otay");
    let said = std::process::Command::new(exe)
        .args([
            "duty",
            "--code",
            "9202.90.60",
            "--origin",
            "CN",
            "--date",
            "2026-03-02",
            "--value",
            "1000.00",
        ])
        .args(["--format", "json", "--lang", "en"])
        .output()
        .unwrap();
    let said: Value = serde_json::from_slice(&said.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&said.stderr)));
    assert_eq!(answer, said);
    let mut supposed = question.clone();
    supposed["what_if"] = json!(["s122=off"]);
    let off = read(&send(&mut browser, "/api/v1/duty", &supposed).await);
    let total = |answer: &Value| answer["duty_total"].as_str().unwrap().parse::<f64>().unwrap();
    assert!(total(&off) < total(&answer), "{off}");
    for (field, value, code) in [
        ("origin", json!("XX"), "duty-country-unknown"),
        ("date", json!("soon"), "duty-date-unreadable"),
        ("value", json!("much"), "duty-value-unreadable"),
        ("what_if", json!(["nothing=off"]), "duty-authority-unknown"),
        ("facts", json!({ "no-such-fact": "yes" }), "duty-fact-unknown"),
        ("surprise", json!(1), "json-not-understood"),
    ] {
        let mut wrong = question.clone();
        wrong[field] = value;
        assert_eq!(refused(&send(&mut browser, "/api/v1/duty", &wrong).await), (422, code.into()), "{field}");
    }
}

#[tokio::test]
async fn the_rule_of_origin_is_told_in_words() {
    let (_store, app, _fresh) = app(false).await;
    let mut browser = Browser::new(router(app));
    let rule = browser.get("/api/v1/origin/9202.90?as_of=2026-03-02").await;
    assert_eq!(rule.status, StatusCode::OK, "{}", rule.text);
    assert!(!read(&rule)["rules"].as_array().unwrap().is_empty(), "{}", rule.text);
    assert_eq!(refused(&browser.get("/api/v1/origin/x").await).0, 404);
}

#[tokio::test]
async fn the_register_is_searched_shown_and_matched() {
    let (_store, app, _fresh) = app(false).await;
    let mut browser = Browser::new(router(app));
    let found = read(&browser.get("/api/v1/register?q=medical&near=otay-mesa&limit=3").await);
    let first = found["results"][0]["organization"].as_str().unwrap().to_owned();
    assert!(found["results"].as_array().unwrap().len() <= 3);
    let shown = read(&browser.get(&format!("/api/v1/register/{first}")).await);
    assert_eq!(shown["organization"].as_str(), Some(first.as_str()));
    assert_eq!(
        refused(&browser.get("/api/v1/register/nobody").await),
        (404, "directory-organization-unknown".into())
    );
    for query in ["limit=0", "kind=wizard", "near=atlantis", "within=far", "x=y"] {
        assert_eq!(refused(&browser.get(&format!("/api/v1/register?{query}")).await).0, 422, "{query}");
    }
    let makers = read(&browser.get("/api/v1/match?code=9018.39&volume=1000&limit=2").await);
    assert!(!makers["candidates"].as_array().unwrap().is_empty(), "{makers}");
    assert_eq!(refused(&browser.get("/api/v1/match?code=x").await), (422, "tariff-code-form".into()));
}

#[tokio::test]
async fn a_case_is_assessed_under_suppositions_and_matched() {
    let (_store, app, _fresh) = app(false).await;
    let mut browser = Browser::new(router(app));
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/guitar/");
    let file = |name: &str| json!({ "name": name, "text": std::fs::read_to_string(format!("{folder}{name}")).unwrap() });
    let files = json!([file("case.toml"), file("bill.csv")]);
    let kept = send(&mut browser, "/api/v1/cases", &json!({ "files": files })).await;
    assert_eq!(kept.status, StatusCode::CREATED, "{}", kept.text);
    let id = read(&kept)["id"].as_str().unwrap().to_owned();
    let stands = browser.get(&format!("/api/v1/cases/{id}/report")).await;
    let same = send(&mut browser, "/api/v1/assess", &json!({ "files": files })).await;
    assert_eq!(stands.text, same.text);
    // The sections are those of the command line, who could make it among them.
    for section in ["\"makers\"", "\"not-modelled\""] {
        assert!(stands.text.contains(section), "{section} is not in the answer");
    }
    let off = browser.get(&format!("/api/v1/cases/{id}/report?law=s301-china%3Doff&set=wage%3D200")).await;
    let body = json!({ "files": files, "law": ["s301-china=off"], "set": { "wage": "200" } });
    assert_eq!(off.text, send(&mut browser, "/api/v1/assess", &body).await.text);
    assert_eq!(off.status, StatusCode::OK, "{}", off.text);
    assert_ne!(off.text, stands.text);
    let wrong = browser.get(&format!("/api/v1/cases/{id}/report?law=nothing%3Doff")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(read(&wrong)["problems"][0]["code"], "duty-authority-unknown");
    let makers = browser.get(&format!("/api/v1/cases/{id}/makers?limit=2")).await;
    assert_eq!(makers.status, StatusCode::OK, "{}", makers.text);
    assert_eq!(refused(&browser.get("/api/v1/cases/none/makers").await).0, 404);
}

#[tokio::test]
async fn cells_of_a_bill_are_changed() {
    let (_store, app, _fresh) = app(false).await;
    let mut browser = Browser::new(router(app));
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/guitar/");
    let file = |name: &str| json!({ "name": name, "text": std::fs::read_to_string(format!("{folder}{name}")).unwrap() });
    let body = json!({ "files": [file("case.toml"), file("bill.csv")] });
    let id = read(&send(&mut browser, "/api/v1/cases", &body).await)["id"].as_str().unwrap().to_owned();
    let bill = format!("/api/v1/cases/{id}/bill");
    let shown = read(&browser.get(&bill).await);
    let row =
        |body: &Value| body["rows"].as_array().unwrap().iter().find(|row| row["line"] == 6).unwrap().clone();
    assert_eq!((&shown["columns"][0], &row(&shown)["cells"][0]), (&json!("part"), &json!("TOP-SET")));
    assert_eq!((&row(&shown)["depth"], &shown["problems"]), (&json!(1), &json!([])));
    let change = async |browser: &mut Browser, version: i64, cells: Value| {
        let request = Request::patch(&bill).header("content-type", "application/json");
        let body = json!({ "version": version, "cells": cells }).to_string();
        browser.send(request.body(Body::from(body)).unwrap()).await
    };
    let cell =
        |line: usize, column: &str, text: &str| json!({ "line": line, "column": column, "text": text });
    let cells = json!([cell(6, "cantidad", "3"), cell(6, "unit cost", "none")]);
    let changed = read(&change(&mut browser, 1, cells).await);
    assert_eq!(changed["version"], 2, "{changed}");
    assert!(row(&changed)["cells"].as_array().unwrap().contains(&json!("3")), "{changed}");
    assert_eq!(changed["problems"][0]["line"], 6, "{changed}");
    for (version, cells, expected) in [
        (1, json!([cell(6, "quantity", "1")]), (409, "changed-meanwhile")),
        (2, json!([cell(6, "color", "1")]), (422, "request-not-understood")),
        (2, json!([cell(6, "quantity", "1\n2")]), (422, "request-not-understood")),
        (2, json!([]), (422, "request-not-understood")),
        (2, json!([cell(1, "quantity", "1")]), (422, "changed-meanwhile")),
        (2, json!([cell(6, "level", "1")]), (422, "bill-column-missing")),
    ] {
        let answer = change(&mut browser, version, cells).await;
        assert_eq!(refused(&answer), (expected.0, expected.1.to_owned()), "{}", answer.text);
    }
}

#[tokio::test]
async fn in_public_work_and_cases_are_for_insiders_and_the_schedule_is_for_all() {
    let (_store, app, _fresh) = app(true).await;
    let mut browser = Browser::new(router(app));
    assert_eq!(browser.get("/api/v1/tariff?q=guitar").await.status, StatusCode::OK);
    for path in ["/api/v1/jobs", "/api/v1/cases", "/api/v1/cases/x/makers", "/api/v1/jobs/x/events"] {
        assert_eq!(refused(&browser.get(path).await), (401, "sign-in-needed".into()), "{path}");
    }
    let order = json!({ "kind": "tariff-panel", "date": "2026-03-02" });
    assert_eq!(refused(&send(&mut browser, "/api/v1/jobs", &order).await).0, 401);
}
