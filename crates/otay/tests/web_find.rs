//! The register's pages, without a browser: what was imported, saved searches, makers for a case.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::process::Command;
use std::sync::Arc;

use axum::http::StatusCode;
use otay::http::{App, Knowledge, Settings, router};
use support::browser::{Browser, NOW, app};

#[tokio::test]
async fn what_the_command_line_imported_is_found_in_the_browser() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("list.csv");
    let head = "kind,name,municipality,state,country,latitude,longitude,products,source,as_of\n";
    let row = "plant,\"ZUMBADORA DE PRUEBA, S.A. de C.V.\",Tecate,Baja California,MX,32.567,-116.627,\
               musical instruments,test list,2026\n";
    std::fs::write(&list, format!("{head}{row}")).unwrap();
    let data = folder.path().join("register");
    let run = Command::new(env!("CARGO_BIN_EXE_otay"))
        .args(["directory", "import", "--as", "template", "--lang", "en", "--data"])
        .arg(&data)
        .arg(&list)
        .output()
        .unwrap();
    assert!(
        run.status.success(),
        "{}{}",
        String::from_utf8_lossy(&run.stdout),
        String::from_utf8_lossy(&run.stderr)
    );
    let register = directory::store::Store::new(&data);
    let knowledge = Knowledge::read_with(&lawbook::Lawbook::bundled(), None, Some(&register)).unwrap();
    let fresh = support::fresh("sqlite").await.unwrap();
    let settings = Settings { base_url: "http://127.0.0.1:8790".into(), ..Settings::default() };
    let app = App::new(fresh.store.clone(), Arc::new(knowledge), Arc::new(|| NOW), settings);
    let mut reader = Browser::new(router(app));
    let found = reader.get("/find?q=zumbadora").await.text;
    assert!(found.contains("ZUMBADORA DE PRUEBA"), "{found}");
    let page = found.split("href=\"/find/").map(|rest| rest.split('"').next().unwrap());
    let id = page.into_iter().find(|id| id.contains("zumbadora")).unwrap();
    assert!(reader.get(&format!("/find/{id}")).await.text.contains("ZUMBADORA DE PRUEBA"));
    let bundled = Browser::new(router(support::browser::app(false).await.1)).get("/find?q=zumbadora").await;
    assert!(!bundled.text.contains("ZUMBADORA DE PRUEBA"));
}

#[tokio::test]
async fn a_search_is_saved_found_again_and_forgotten() {
    let (_store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    let page = "/find?q=plating";
    let saved = reader
        .post(
            page,
            "/find/searches",
            &[("query", "q=plating&near=otay-mesa&unknown=x"), ("name", "Chrome <1>")],
        )
        .await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    assert_eq!(saved.location, "/find?q=plating&near=otay%2Dmesa", "what is not ours is left out");
    let shown = reader.get(&saved.location).await.text;
    assert!(shown.contains("Chrome &#60;1&#62;") && shown.contains("aria-current=\"true\""), "{shown}");
    // The same name takes the place of the one before.
    reader.post(page, "/find/searches", &[("query", "q=molding"), ("name", "Chrome <1>")]).await;
    let shown = reader.get("/find").await.text;
    assert!(shown.contains("href=\"/find?q=molding\"") && !shown.contains("q=plating"), "{shown}");
    let id = shown.split("/find/searches/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let gone = reader.post("/find", &format!("/find/searches/{id}/delete"), &[]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert!(!reader.get("/find").await.text.contains("Chrome"));
    let again = reader.post("/find", &format!("/find/searches/{id}/delete"), &[]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    reader.language = "es-MX";
    let empty = reader.post("/find", "/find/searches", &[("query", ""), ("name", "nada")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        empty.text.contains("search-not-kept") && empty.text.contains("no puede guardarse"),
        "{}",
        empty.text
    );
}

#[tokio::test]
async fn searches_of_visitors_are_their_own() {
    let (_store, app, _fresh) = app(true).await;
    let mut first = Browser::new(router(app.clone()));
    let mut second = Browser::new(router(app));
    first.post("/find?q=plating", "/find/searches", &[("query", "q=plating"), ("name", "Mine")]).await;
    assert!(first.get("/find").await.text.contains("Mine"));
    assert!(!second.get("/find").await.text.contains("Mine"));
}

#[tokio::test]
async fn makers_are_scored_for_a_case_and_every_point_is_explained() {
    let (_store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    let made = reader.post("/cases/new", "/cases/examples/guitar", &[]).await;
    let id = made.location.rsplit('/').next().unwrap().to_owned();
    assert!(reader.get("/find/match").await.text.contains(&format!("/find/match/{id}")));
    let page = reader.get(&format!("/find/match/{id}")).await.text;
    assert!(page.contains("TAYLOR MUSICAL INSTRUMENTS") && page.contains("9202.90.40"), "{page}");
    assert!(page.contains("freshness of the evidence") && page.contains("of 100"), "{page}");
    let heavier = reader.get(&format!("/find/match/{id}?product=60")).await.text;
    assert!(heavier.contains("of 130"), "{heavier}");
    let near = reader.get(&format!("/find/match/{id}?within=20")).await.text;
    assert!(near.contains("required:") && near.contains("not met"), "{near}");
    let required = reader.get(&format!("/find/match/{id}?require=ISO+9001,+clean+room&within=5")).await.text;
    assert!(required.contains("required: ISO 9001: not stated by any source"), "{required}");
    assert!(required.contains("value=\"ISO 9001, clean room\""), "{required}");
    assert!(required.contains("do not meet what is required"), "beyond those shown as well: {required}");
    for (query, code) in [
        ("require=zzz", "directory-word-unknown"),
        ("near=nowhere", "directory-place-unknown"),
        ("within=far", "directory-distance-unreadable"),
        ("product=much", "directory-weight-unreadable"),
    ] {
        let refused = reader.get(&format!("/find/match/{id}?{query}")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(refused.text.contains(code), "{query}: {}", refused.text);
    }
    reader.language = "es-MX";
    let page = reader.get(&format!("/find/match/{id}")).await.text;
    assert!(page.contains("Fabricantes para mi caso") && page.contains("actualidad de los datos"), "{page}");
}

#[tokio::test]
async fn talent_is_searched_like_plants_and_times_tell_their_formula() {
    let (_store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    let page = reader.get("/find?skill=mechatronics&graduates=500").await.text;
    assert!(
        page.contains("Universidad Tecnológica de Tijuana") && page.contains("700 graduates a year"),
        "{page}"
    );
    assert!(!page.contains("CETYS Universidad</a>"), "no source counts its graduates");
    assert!(page.contains("aria-current=\"true\">mechatronics</a>"), "{page}");
    assert!(reader.get("/find?kind=park").await.text.contains("Industrial parks are not in the register"));
    let near = reader.get("/find?q=guitars&near=otay-mesa").await.text;
    assert!(
        near.contains("1.4 × the distance ÷ 40 km/h") && near.contains("trucks to the north: 25 min"),
        "{near}"
    );
}

#[tokio::test]
async fn a_page_carries_no_style_that_its_own_policy_forbids() {
    let (_store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    for path in ["/", "/find", "/region", "/tariff/9202.90.40", "/consultation"] {
        let page = reader.get(path).await.text;
        assert!(!page.contains("<style") && !page.contains("style=\""), "{path}");
    }
    assert!(reader.get("/assets/map.css").await.text.contains(".otay-map"));
}
