//! Uploads that try to break the workbench end in a clear answer.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::io::{Cursor, Write};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use otay::http::router;
use support::browser::{Answer, Browser, app};
use zip::write::SimpleFileOptions;

async fn upload(browser: &mut Browser, files: &[(&str, &[u8])]) -> Answer {
    let page = browser.get("/cases/new").await.text;
    let token = page.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut body =
        format!("--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n").into_bytes();
    for (name, bytes) in files {
        body.extend(
            format!("--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n")
                .as_bytes(),
        );
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--b--\r\n");
    let request = Request::post("/cases/upload").header("content-type", "multipart/form-data; boundary=b");
    browser.send(request.body(Body::from(body)).unwrap()).await
}

fn zipped(name: &str, write: impl FnOnce(&mut zip::ZipWriter<Cursor<Vec<u8>>>)) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    write(&mut zip);
    zip.finish().unwrap().into_inner()
}

fn zeros(megabytes: usize) -> impl FnOnce(&mut zip::ZipWriter<Cursor<Vec<u8>>>) {
    move |zip| {
        let block = vec![b'0'; 1 << 20];
        for _ in 0..megabytes {
            zip.write_all(&block).unwrap();
        }
    }
}

#[tokio::test]
async fn what_unpacks_to_too_much_is_refused_before_it_is_held() {
    let (store, app, _fresh) = app(false).await;
    let mut browser = Browser::new(router(app));
    let bomb = zipped("bill.csv", zeros(200));
    assert!(bomb.len() < 1 << 20);
    let book = zipped("xl/worksheets/sheet1.xml", zeros(200));
    let corner = zipped("xl/worksheets/sheet1.xml", |zip| {
        zip.write_all(
            b"<sheetData><row r=\"1\"><c r=\"A1\"/></row><row r=\"1048576\"><c r=\"XFD1048576\"/></row>",
        )
        .unwrap();
    });
    let rows = "a,b,c,d\n".repeat(1_100_000);
    for (name, bytes) in
        [("case.zip", bomb.as_slice()), ("bill.xlsx", book.as_slice()), ("bill.xlsx", corner.as_slice())]
    {
        let answer = upload(&mut browser, &[(name, bytes)]).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{name}: {}", answer.text);
        assert!(answer.text.contains("request-too-large"), "{name}");
    }
    // A request over the limit is cut off while it is read, whichever part of it was being read; one that packs a
    // million rows into less is cut off while it is unpacked.
    let packed = zipped("bill.csv", |zip| zip.write_all(rows.as_bytes()).unwrap());
    assert!(rows.len() > 8 << 20 && packed.len() < 1 << 20);
    for (name, bytes) in [("bill.csv", rows.as_bytes()), ("case.zip", &packed)] {
        let answer = upload(&mut browser, &[(name, bytes)]).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{name}: {}", answer.text);
        assert!(answer.text.contains("<code>request-too-large</code>"), "{name}: {}", answer.text);
    }
    assert!(store.cases(10, 0).await.unwrap().is_empty(), "nothing of it is kept");
    assert_eq!(browser.get("/cases").await.status, StatusCode::OK, "and the workbench goes on");
}

#[tokio::test]
async fn what_is_no_case_is_refused_with_its_code() {
    let (_store, app, _fresh) = app(false).await;
    let mut browser = Browser::new(router(app));
    for (files, code) in [
        (vec![("virus.exe", b"MZ".as_slice())], "upload-kind-unknown"),
        (vec![("case.zip", b"not a zip".as_slice())], "upload-not-a-zip"),
        (vec![("bill.xlsx", b"not a workbook".as_slice())], "upload-not-a-zip"),
        (vec![("a.csv", b"x".as_slice()), ("a.csv", b"y".as_slice())], "upload-same-name"),
        (vec![("a.csv", b"x".as_slice()), ("b.csv", b"y".as_slice())], "upload-no-case"),
        (vec![], "upload-empty"),
    ] {
        let answer = upload(&mut browser, &files).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{code}: {}", answer.text);
        assert!(answer.text.contains(code), "{code}: {}", answer.text);
        assert!(answer.text.contains("aria-invalid=\"true\""), "and others can be chosen: {}", answer.text);
    }
}

#[tokio::test]
async fn a_bill_that_cannot_be_read_is_kept_and_says_what_is_wrong() {
    let (_store, app, _fresh) = app(false).await;
    let mut browser = Browser::new(router(app));
    let header = "part,description,hts,country of origin,quantity,unit,unit cost,currency\n";
    let formula = format!("{header}A,=HYPERLINK(\"x\"),4407.12.00,US,=1+1,pcs,1.00,USD\n");
    let twice = format!("{header}{header}A,wood,4407.12.00,US,1,pcs,1.00,USD\n");
    let open = format!("{header}A,\"wood,4407.12.00,US,1,pcs,1.00,USD\n");
    let mut binary = header.as_bytes().to_vec();
    binary.extend(b"A,\x00\x01wood,4407.12.00,US,1,pcs,1.00,USD\n");
    let wide: Vec<u8> =
        "\u{feff}".chars().chain(twice.chars()).flat_map(|c| [c as u8, (c as u32 >> 8) as u8]).collect();
    for (what, bytes, place, code) in [
        ("a formula", formula.as_bytes(), "bill.csv:2</a>", "case-decimal-invalid"),
        ("two headers", twice.as_bytes(), "bill.csv:2</a>", "case-tariff-code-malformed"),
        ("a quotation mark", open.as_bytes(), "bill.csv:2</a>", "bill-quote-unclosed"),
        ("bytes that are no text", &binary, "case.toml:", "case-encoding-unknown"),
        ("two bytes a character", &wide, "case.toml:", "case-encoding-unknown"),
        ("no rows", header.as_bytes(), "case.toml:", "bill-empty"),
    ] {
        let made = upload(&mut browser, &[("bill.csv", bytes)]).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{what}: {}", made.text);
        let page = browser.get(&made.location).await;
        assert_eq!(page.status, StatusCode::OK, "{what}");
        let listed = page.text.split("<ul class=\"problems\">").nth(1).unwrap_or_default();
        let listed = listed.split("</ul>").next().unwrap_or_default();
        let told = listed.split("<li>").find(|told| told.contains(&format!("<code>{code}</code>")));
        assert!(told.is_some_and(|told| told.contains(place)), "{what}: {listed}");
        assert!(!page.text.contains("id=\"origin\""), "{what}: no answer is made up");
    }
    // What a spreadsheet program in Mexico saves is text in the encoding of that country, and is read.
    let mut latin = header.as_bytes().to_vec();
    latin.extend(b"A,madera de \xe1rbol,4407.12.00,US,1,pcs,1.00,USD\n");
    let made = upload(&mut browser, &[("bill.csv", &latin)]).await;
    let bill = browser.get(&format!("{}/bill", made.location)).await.text;
    assert!(bill.contains("madera de \u{e1}rbol"), "{bill}");
}
