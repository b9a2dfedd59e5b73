//! The region's page, without a browser.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use axum::http::StatusCode;
use otay::http::router;
use support::browser::{Browser, app};

#[tokio::test]
async fn facts_are_shown_as_of_the_day_asked_or_the_newest() {
    let facts = lawbook::Lawbook::bundled().region_facts().unwrap();
    // A fact that has had two values, and the first day of the earlier; shares are shown in percent.
    let fact = facts.iter().find(|fact| fact.values().len() > 1 && fact.unit != "share").unwrap();
    let (period, earlier) = &fact.values()[0];
    let (_, newest) = fact.values().last().unwrap();
    let (_store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    let row = |text: &str| {
        let start = text.split(&format!("<code>{}</code>", fact.key)).nth(1).unwrap();
        start.split("</tr>").next().unwrap().to_owned()
    };
    assert!(row(&reader.get("/region").await.text).contains(&format!("\"figure\">{}", newest.value)));
    let then = row(&reader.get(&format!("/region?as_of={}", period.from())).await.text);
    assert!(then.contains(&format!("\"figure\">{}", earlier.value)), "{then}");
    let long_ago = row(&reader.get("/region?as_of=1990-01-01").await.text);
    assert!(long_ago.contains("unknown") && !long_ago.contains(&earlier.value.to_string()), "{long_ago}");
    let refused = reader.get("/region?as_of=yesterday").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("duty-date-unreadable"), "{}", refused.text);
    reader.language = "es-MX";
    let page = reader.get("/region?as_of=2026-01-15").await.text;
    assert!(page.contains("lo que regía el 2026-01-15"), "{page}");
}

#[tokio::test]
async fn every_fact_and_unit_has_words_in_both_languages() {
    let facts = lawbook::Lawbook::bundled().region_facts().unwrap();
    let (_store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    for (language, tax, percent) in [
        ("en", "Payroll tax of Baja California", "percent"),
        ("es-MX", "Impuesto sobre nóminas", "por ciento"),
    ] {
        reader.language = language;
        let page = reader.get("/region?as_of=2026-01-15").await.text;
        for fact in facts.iter() {
            assert!(page.contains(&format!("<code>{}</code>", fact.key)), "{}", fact.key);
        }
        // A key without words would be shown as it is.
        assert!(!page.contains("region-fact-") && !page.contains("region-unit-"), "{page}");
        let row = page.split("<th scope=\"row\">").find(|row| row.starts_with(tax)).unwrap();
        assert!(row.contains("\"figure\">4.25<") && row.contains(percent), "{row}");
    }
}
