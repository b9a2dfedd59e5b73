//! The pages of a case, without a browser: what is supposed, the bill as a tree, the look-up of codes, downloads.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use otay::http::router;
use support::browser::{Browser, app};
use tower::ServiceExt;

async fn guitar(browser: &mut Browser) -> String {
    let made = browser.post("/cases/new", "/cases/examples/guitar", &[]).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    made.location
}

/// The cells of the row that begins with `name` in what is supposed, as numbers.
fn supposed(text: &str, name: &str) -> Vec<String> {
    let section = text.split("class=\"supposed\"").nth(1).unwrap().split("</table>").next().unwrap();
    let row = section.split("<tr").find(|row| row.contains(name)).unwrap();
    row.split("<td")
        .skip(1)
        .map(|cell| cell.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn what_is_supposed_changes_the_answer_beside_it_and_not_the_case() {
    let (store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    let case = guitar(&mut reader).await;
    let stands = reader.get(&case).await.text;
    assert!(
        stands.contains("name=\"law\" value=\"s301-china=off\"") && stands.contains("name=\"wage\"")
            || stands.contains("name=\"wage@"),
        "{stands}"
    );
    assert!(!stands.contains("class=\"supposed\""));

    let off = reader.get(&format!("{case}?law=s301-china%3Doff")).await.text;
    let row = supposed(&off, "Zhejiang");
    let number = |at: usize| row[at].replace('\u{2212}', "-").parse::<f64>().unwrap();
    assert!(number(1) < number(0) && number(2) < 0.0, "{row:?}");
    assert!(off.contains("value=\"s301-china=off\" checked"), "{off}");
    assert!(off.contains("/report.html?law=s301%2Dchina%3Doff"), "downloads keep what is supposed");

    let wage = reader.get(&format!("{case}?wage=200")).await.text;
    let row = supposed(&wage, "Tijuana");
    assert!(row[1].parse::<f64>().unwrap() > row[0].parse::<f64>().unwrap(), "{row:?}");
    assert!(wage.contains("name=\"wage\" value=\"200\""), "the form shows all that is supposed");
    // Nothing of it is kept.
    assert_eq!(store.case(case.rsplit('/').next().unwrap()).await.unwrap().current_version, 1);
}

#[tokio::test]
async fn a_supposition_that_cannot_be_taken_is_named_and_the_answer_stays() {
    let (_store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    let case = guitar(&mut reader).await;
    for (query, code) in [
        ("law=nothing%3Doff", "duty-authority-unknown"),
        ("law=s301-china%3D-3", "duty-what-if-form"),
        ("wage=much", "what-if-value-unreadable"),
        ("wage%40nowhere=110", "cost-driver-scenario-unknown"),
    ] {
        let page = reader.get(&format!("{case}?{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        assert!(page.text.contains(code), "{query}: {}", page.text.split("id=\"answer\"").nth(1).unwrap());
        assert!(page.text.contains("id=\"origin\"") && !page.text.contains("class=\"supposed\""), "{query}");
    }
    reader.language = "es-MX";
    let page = reader.get(&format!("{case}?wage=mucho")).await.text;
    assert!(page.contains("no es un número") && page.contains("¿Y si…?"), "{page}");
}

#[tokio::test]
async fn the_bill_is_changed_as_a_tree() {
    let (store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    let case = guitar(&mut reader).await;
    let id = case.rsplit('/').next().unwrap().to_owned();
    let bill = format!("{case}/bill");
    let moved = reader.post(&bill, &bill, &[("version", "1"), ("in", "7")]).await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.text);
    let text = |files: Vec<otay::store::CaseFile>| {
        let bill = files.into_iter().find(|file| file.path == "bill.csv").unwrap();
        String::from_utf8(bill.content).unwrap()
    };
    let second = text(store.case_files(&id, 2).await.unwrap());
    assert!(second.contains("BACK-SIDES,TOP-SET,"), "{second}");
    let stale = reader.post(&bill, &bill, &[("version", "1"), ("out", "7")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    reader.post(&bill, &bill, &[("version", "2"), ("out", "7")]).await;
    assert_eq!(text(store.case_files(&id, 3).await.unwrap()), text(store.case_files(&id, 1).await.unwrap()));
    let added = reader.post(&bill, &bill, &[("version", "3"), ("after", "6")]).await;
    assert_eq!(added.location, format!("{bill}/rows/7"));
    assert!(
        text(store.case_files(&id, 4).await.unwrap()).contains("\nNEW,BODY,"),
        "on the level of the row before it"
    );
    let page = reader.get(&bill).await.text;
    assert!(page.contains("deep-1\""), "{page}");
}

#[tokio::test]
async fn quantity_price_and_status_are_changed_in_the_bill_itself() {
    let (store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    let case = guitar(&mut reader).await;
    let id = case.rsplit('/').next().unwrap().to_owned();
    let bill = format!("{case}/bill");
    let text = async |version| {
        let files = store.case_files(&id, version).await.unwrap();
        let bill = files.into_iter().find(|file| file.path == "bill.csv").unwrap();
        String::from_utf8(bill.content).unwrap()
    };
    let first = text(1).await;
    let page = reader.get(&bill).await.text;
    assert!(page.contains("name=\"quantity-6\" value=\"1\"") && page.contains("name=\"cost-6\""), "{page}");
    let fields = [("version", "1"), ("quantity-6", "3"), ("cost-6", "16.50"), ("status-7", "originating")];
    let kept = reader.post(&bill, &bill, &fields).await;
    assert_eq!((kept.status, &*kept.location), (StatusCode::SEE_OTHER, &*format!("{bill}?line=6#line-6")));
    let second = text(2).await;
    let changed: Vec<(&str, &str)> =
        first.lines().zip(second.lines()).filter(|(before, after)| before != after).collect();
    assert_eq!(changed.len(), 2, "everything else stays byte for byte");
    assert!(changed[0].1.contains(",3,set,16.50,"), "{changed:?}");
    assert_eq!(store.case_versions(&id).await.unwrap()[0].note, "quantity, price or status on lines 6 and 7");
    // The same again changes nothing, and makes no version.
    reader.post(&bill, &bill, &[("version", "2"), ("quantity-6", "3")]).await;
    assert_eq!(store.case(&id).await.unwrap().current_version, 2);
    // What is written beside a button is kept with what the button does.
    reader.post(&bill, &bill, &[("version", "2"), ("quantity-6", "4"), ("in", "7")]).await;
    assert!(text(3).await.contains("BACK-SIDES,TOP-SET,") && text(3).await.contains(",4,set,16.50,"));
    // A wrong quantity is kept and told at its row; a row that is not there and a stranger's form are refused.
    let wrong = reader.post(&bill, &bill, &[("version", "3"), ("quantity-6", "many")]).await;
    let page = reader.get(&wrong.location).await.text;
    let told = page.split("id=\"line-6\"").nth(1).unwrap().split("id=\"line-7\"").next().unwrap();
    assert!(told.contains("class=\"told\"") && told.contains("<code>many</code>"), "{told}");
    assert!(page.contains("No answer yet: one thing has to be mended."), "{page}");
    let gone = reader.post(&bill, &bill, &[("version", "4"), ("quantity-900", "1")]).await;
    assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY);
    let foreign = reader.raw_post(&bill, "csrf=x&version=4&quantity-6=1".to_owned()).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    assert_eq!(store.case(&id).await.unwrap().current_version, 4);
}

#[tokio::test]
async fn a_script_is_told_the_answer_the_difference_and_what_is_in_the_way() {
    let (store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    let case = guitar(&mut reader).await;
    let bill = format!("{case}/bill");
    let page = reader.get(&bill).await.text;
    let token = page.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let by_script = async |reader: &mut Browser, body: &str| {
        let request = Request::post(&bill)
            .header("hx-request", "true")
            .header("x-csrf-token", &token)
            .header("content-type", "application/x-www-form-urlencoded");
        reader.send(request.body(Body::from(body.to_owned())).unwrap()).await
    };
    let dearer = by_script(&mut reader, "version=1&cost-6=26.50").await;
    assert_eq!(dearer.status, StatusCode::OK);
    assert!(!dearer.text.contains("<html") && dearer.text.len() < 4_000, "{}", dearer.text);
    assert!(
        dearer.text.contains("name=\"version\" value=\"2\"") && dearer.text.contains("$10."),
        "{}",
        dearer.text
    );
    assert!(dearer.text.contains(" more</em>"), "{}", dearer.text);
    let wrong = by_script(&mut reader, "version=2&status-6=perhaps").await;
    assert!(
        wrong.text.contains("hx-swap-oob=\"afterend:#line-6\"")
            && wrong.text.contains("<code>perhaps</code>")
    );
    let moved = by_script(&mut reader, "version=3&status-6=originating&in=7").await;
    assert_eq!(moved.headers["hx-retarget"], "#bill");
    assert!(moved.text.contains("id=\"bill\"") && !moved.text.contains("perhaps"), "{}", moved.text);
    let added = by_script(&mut reader, "version=4&after=end").await;
    assert!(added.headers["hx-redirect"].to_str().unwrap().starts_with(&format!("{bill}/rows/")));
    // What was filled in on an earlier version is not kept, and stays on the screen.
    let stale = by_script(&mut reader, "version=1&cost-6=1").await;
    assert_eq!(stale.status, StatusCode::OK);
    assert!(
        stale.text.contains("name=\"version\" value=\"1\"") && stale.text.contains("meanwhile"),
        "{}",
        stale.text
    );
    assert!(
        stale.text.contains("class=\"problem\"") && !stale.text.contains("hx-swap-oob"),
        "{}",
        stale.text
    );
    assert_eq!(store.case(case.rsplit('/').next().unwrap()).await.unwrap().current_version, 5);
}

#[tokio::test]
async fn a_code_is_found_by_words_and_taken_without_losing_what_was_written() {
    let (store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    let case = guitar(&mut reader).await;
    let row = format!("{case}/bill/rows/6");
    let cells = [("cell", "TOP"), ("cell", "BODY"), ("cell", "changed words"), ("cell", "4408.10.01")];
    let mut fields = cells.to_vec();
    fields.extend([("version", "1"), ("words", "veneer"), ("look-up", "yes")]);
    let found = reader.post(&row, &row, &fields).await.text;
    assert!(found.contains("name=\"take\" value=\"4408"), "{found}");
    assert!(found.contains("value=\"changed words\""), "nothing written is lost");
    let mut fields = cells.to_vec();
    fields.extend([("version", "1"), ("words", "veneer"), ("take", "4408.90.01")]);
    let taken = reader.post(&row, &row, &fields).await.text;
    assert!(taken.contains("value=\"4408.90.01\"") && taken.contains("value=\"changed words\""), "{taken}");
    assert_eq!(store.case(case.rsplit('/').next().unwrap()).await.unwrap().current_version, 1);
}

const STATED: &str = "certifier = \"producer\"\ntitle = \"Export manager\"\nsignatory = \"A. Persona\"\n\
    signed_on = 2026-10-12\nimporter_is = \"unknown\"\n[producer]\nname = \"Guitarras\"\n\
    address = \"Calle 1, Tijuana\"\ncountry = \"MX\"\ntelephone = \"+52 664 000 0000\"\nemail = \"a@example.com\"\n";

#[tokio::test]
async fn a_certification_is_had_for_what_originates_and_refused_politely_otherwise() {
    let (_store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app));
    let case = guitar(&mut reader).await;
    let page = format!("{case}/certification");
    let early = reader.get(&format!("{page}/tijuana-immex.html")).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.text.contains("certification-not-stated"), "{}", early.text);
    let wrong = reader.post(&page, &page, &[("version", "1"), ("text", "certifier = \"nobody\"")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("certification-file-format"), "{}", wrong.text);
    let kept = reader.post(&page, &page, &[("version", "1"), ("text", STATED)]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    let shown = reader.get(&page).await.text;
    let link =
        shown.split("href=\"").find(|rest| rest.contains("certification/") && rest.contains(".html\""));
    let link = link.unwrap().split('"').next().unwrap().to_owned();
    let issued = reader.get(&link).await;
    assert_eq!(issued.status, StatusCode::OK, "{}", issued.text);
    assert!(issued.text.contains("A. Persona"));
    assert!(issued.headers["content-disposition"].to_str().unwrap().contains(".html"));
    let json = reader.get(&link.replace(".html", ".json")).await;
    assert!(json.text.contains("9202.90"), "{}", json.text);
    let refused = reader.get(&format!("{page}/zhejiang.html")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("certification-good-does-not-originate"), "{}", refused.text);
    assert_eq!(reader.get(&format!("{page}/nowhere.html")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_spreadsheet_is_that_of_the_command_line() {
    let (_store, app, _fresh) = app(false).await;
    let mut reader = Browser::new(router(app.clone()));
    let case = guitar(&mut reader).await;
    let bytes = async |query: &str| {
        let request = Request::get(format!("{case}/cost.xlsx{query}")).header("host", "127.0.0.1:8790");
        let answer = router(app.clone()).oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap()
    };
    let stands = bytes("").await;
    assert!(stands.starts_with(b"PK"));
    assert_ne!(stands, bytes("?wage=200").await, "what is supposed is in it");
    let out = tempfile::tempdir().unwrap();
    let file = out.path().join("cost.xlsx");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/guitar");
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_otay"))
        .args(["cost", folder, "--format", "xlsx", "--lang", "en", "--out"])
        .arg(&file)
        .status()
        .unwrap();
    assert!(run.code().is_some_and(|code| code <= 2), "{run}");
    assert_eq!(std::fs::read(&file).unwrap(), stands);
}
