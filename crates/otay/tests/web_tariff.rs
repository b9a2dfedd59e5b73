//! The tariff pages, without a browser.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use axum::http::StatusCode;
use otay::http::router;
use support::browser::{Browser, app};

#[tokio::test]
async fn one_browses_from_the_chapters_down_to_a_line() {
    let (_store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    let chapters = reader.get("/tariff").await;
    assert_eq!(chapters.status, StatusCode::OK);
    assert!(chapters.text.contains("href=\"/tariff/92\""), "{}", chapters.text);
    let headings = reader.get("/tariff/92").await;
    assert!(headings.text.contains("href=\"/tariff/9202\""));
    let lines = reader.get("/tariff/9202").await;
    assert!(lines.text.contains("href=\"/tariff/9202.90.40\"") || lines.text.contains("9202.90.40.00"));
    assert!(lines.text.contains("8.7%"));
    let line = reader.get("/tariff/9202.90.40").await;
    assert_eq!(line.status, StatusCode::OK);
    for text in [
        "general 8.7%",
        "Mexico, under the USMCA",
        "id=\"history\"",
        "<svg",
        "id=\"rule-of-origin\"",
        "Start a case with this code",
        "href=\"/tariff/9202\"",
    ] {
        assert!(line.text.contains(text), "`{text}` is missing:\n{}", line.text);
    }
}

#[tokio::test]
async fn words_find_headings_and_a_code_leads_to_its_page() {
    let (_store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    reader.language = "es-MX";
    let found = reader.get("/tariff?q=guitarra+ac%C3%BAstica").await;
    assert!(found.text.contains("href=\"/tariff/9202\""), "{}", found.text);
    assert!(found.text.contains("Tarifa arancelaria") && found.text.contains("lang=\"es\""));
    assert!(reader.get("/tariff?q=zzzz").await.text.contains("No se encuentra nada"));
    let code = reader.get("/tariff?q=9202.90.40&as_of=2025-03-01").await;
    assert_eq!(
        (code.status, code.location.as_str()),
        (StatusCode::SEE_OTHER, "/tariff/92029040?as_of=2025-03-01")
    );
    let line = reader.get(&code.location).await;
    assert!(line.text.contains("México, conforme al T‑MEC"), "{}", line.text);
    assert!(line.text.contains("value=\"2025-03-01\""));
}

#[tokio::test]
async fn a_country_of_choice_joins_the_table_and_the_chart() {
    let (_store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    let without = reader.get("/tariff/9202.90.40?as_of=2026-10-01").await.text;
    let with = reader.get("/tariff/9202.90.40?as_of=2026-10-01&country=PE").await.text;
    assert!(!without.contains("<th scope=\"row\">Peru"), "{without}");
    assert!(with.contains("<th scope=\"row\">Peru"), "{with}");
    // The day decides: emergency duties on China stood in 2025.
    let then = reader.get("/tariff/9202.90.40?as_of=2025-05-01").await.text;
    assert!(then.contains("emergency powers, fentanyl"), "{then}");
}

#[tokio::test]
async fn what_is_not_there_is_said_with_a_way_on() {
    let (_store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    let unknown = reader.get("/tariff/9202.99.99").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.text.contains("Look at these instead") && unknown.text.contains("tariff-code-unknown"));
    let letters = reader.get("/tariff/guitar").await;
    assert_eq!(letters.status, StatusCode::NOT_FOUND);
    assert!(letters.text.contains("tariff-code-form"), "{}", letters.text);
    let early = reader.get("/tariff/9202.90.40?as_of=2019-01-01").await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.text.contains("date-outside-coverage"));
    let day = reader.get("/tariff/9202.90.40?as_of=soon").await;
    assert!(day.text.contains("duty-date-unreadable"), "{}", day.text);
    let country = reader.get("/tariff/9202.90.40?country=Narnia").await;
    assert!(country.text.contains("duty-country-unknown"), "{}", country.text);
}

#[tokio::test]
async fn a_retired_code_names_what_came_in_its_place() {
    let schedule = lawbook::Lawbook::bundled().schedule().unwrap();
    let newest = schedule.revisions().len() - 1;
    let day = schedule.revisions()[newest].effect;
    // A line of an early edition that the newest no longer holds, with candidates in its place.
    let retired = schedule
        .parts()
        .lines
        .iter()
        .find_map(|record| match schedule.find(record.code, day) {
            Err(customs::duty::ScheduleError::Retired { code, candidates, .. }) if !candidates.is_empty() => {
                Some((code, candidates[0]))
            }
            _ => None,
        })
        .unwrap();
    let (_store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    let page = reader.get(&format!("/tariff/{}?as_of={day}", retired.0)).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND, "{}", page.text);
    assert!(page.text.contains("tariff-code-retired"));
    assert!(page.text.contains(&format!("href=\"/tariff/{}?as_of={day}\"", retired.1)), "{}", page.text);
}

#[tokio::test]
async fn a_line_leads_into_a_case_with_its_code() {
    let (store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    let made = reader.post("/tariff/9202.90.40", "/cases", &[("code", "9202.90.40")]).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    let id = made.location.rsplit('/').next().unwrap();
    let files = store.case_files(id, 1).await.unwrap();
    let case = files.iter().find(|file| file.path == "case.toml").unwrap();
    assert!(String::from_utf8_lossy(&case.content).contains("code = \"9202.90.40\""));
}
