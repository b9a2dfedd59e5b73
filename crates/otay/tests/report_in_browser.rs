//! The report of every bundled case, opened in Chromium: no error on the console, no page wider than a phone,
//! and paper that comes out.
//!
//! Without Chromium these tests say so and are passed over; under `cargo xtask ci` (`OTAY_CI`) they fail.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says what it passes over"
)]

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use otay::cli::{World, run};
use otay::problems::ExitCode;
use tempfile::TempDir;

/// Width of a phone, in CSS pixels.
const PHONE: u32 = 390;

/// The papers of both sides of the border and of everyone else, by their sides in points.
const PAPERS: [(&str, [f64; 2]); 2] = [("A4", [595.28, 841.89]), ("letter", [612.0, 792.0])];

fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let found = std::env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|program| program.is_file());
    assert!(
        found.is_some() || std::env::var_os("OTAY_CI").is_none(),
        "Chromium is not installed, and these tests need it"
    );
    if found.is_none() {
        eprintln!("passed over: Chromium is not installed");
    }
    found
}

/// Chromium without a window on `page`; it keeps to itself and to the machine.
fn open(program: &Path, arguments: &[String], page: &Path) -> Output {
    let profile = TempDir::new().unwrap();
    Command::new(program)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--hide-scrollbars", "--enable-logging=stderr", "--log-level=0"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .args(arguments)
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap()
}

fn examples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("case.toml").is_file())
        .collect();
    cases.sort();
    assert!(cases.len() >= 5, "the bundled cases: {cases:?}");
    cases
}

/// The pages of all bundled cases in both languages, written once for all tests.
fn pages() -> &'static [(String, PathBuf)] {
    static PAGES: OnceLock<(TempDir, Vec<(String, PathBuf)>)> = OnceLock::new();
    let (_, pages) = PAGES.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let mut pages = Vec::new();
        for case in examples() {
            for language in ["en", "es"] {
                let name = format!("{}-{language}", case.file_name().unwrap().to_str().unwrap());
                let page = folder.path().join(format!("{name}.html"));
                assess(&case, language, &page);
                pages.push((name, page));
            }
        }
        (folder, pages)
    });
    pages
}

fn assess(case: &Path, language: &str, page: &Path) {
    let world = World {
        data: None,
        law: None,
        tariff_source: None,
        out: Box::new(std::io::sink()),
        err: Box::new(std::io::sink()),
        locale: None,
        color_out: false,
        color_err: false,
        progress: false,
    };
    let arguments: [OsString; 9] = [
        "otay".into(),
        "--lang".into(),
        language.into(),
        "assess".into(),
        case.into(),
        "--format".into(),
        "html".into(),
        "--out".into(),
        page.into(),
    ];
    let code = run(arguments, world);
    assert!(
        matches!(code, ExitCode::Answered | ExitCode::Undetermined),
        "{} ended with {code:?}",
        case.display()
    );
}

/// A page of frames as wide as a phone, each with one report, that writes what sticks out of each.
fn frames(pages: &[(String, PathBuf)]) -> String {
    let mut frames = String::from("<!doctype html><meta charset=\"utf-8\">");
    for (name, page) in pages {
        let report = fs::read_to_string(page).unwrap().replace('&', "&amp;").replace('"', "&quot;");
        let _ = write!(
            frames,
            "<iframe id=\"{name}\" style=\"width:{PHONE}px;height:900px;border:0\" srcdoc=\"{report}\"></iframe>"
        );
    }
    frames.push_str(
        r#"<script>
addEventListener("load", () => {
  for (const frame of document.querySelectorAll("iframe")) {
    const page = frame.contentDocument, width = page.documentElement.clientWidth;
    const out = [...page.querySelectorAll("body *")]
      .filter(e => e.getBoundingClientRect().right > width + 1 && !e.closest(".table, svg, .unseen"))
      .map(e => e.tagName + "." + e.getAttribute("class"));
    const line = document.createElement("p");
    line.textContent = `measured ${frame.id} ${page.documentElement.scrollWidth} ${width} [${out.slice(0, 4)}]`;
    document.body.append(line);
    frame.remove();
  }
});
</script>"#,
    );
    frames
}

#[test]
fn no_report_is_wider_than_a_phone_and_the_console_stays_empty() {
    let Some(program) = chromium() else { return };
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("frames.html");
    fs::write(&path, frames(pages())).unwrap();
    let arguments = ["--dump-dom", "--window-size=1440,1000"].map(ToOwned::to_owned);
    let output = open(&program, &arguments, &path);
    let dom = String::from_utf8_lossy(&output.stdout);
    let measured: Vec<&str> =
        dom.split("<p>measured ").skip(1).filter_map(|rest| rest.split("</p>").next()).collect();
    assert_eq!(measured.len(), pages().len(), "not every report was measured: {measured:?}");
    for line in measured {
        let words: Vec<&str> = line.split(' ').collect();
        assert_eq!(words[1], words[2], "wider than the phone: {line}");
        assert_eq!(words[2], PHONE.to_string(), "the frame is not as wide as a phone: {line}");
        assert_eq!(words[3], "[]", "something sticks out: {line}");
    }
    let log = String::from_utf8_lossy(&output.stderr);
    let console: Vec<&str> = log.lines().filter(|line| line.contains("CONSOLE")).collect();
    assert!(console.is_empty(), "the console is not empty: {console:#?}");
}

/// The sheets of a page printed on `size`, each by its sides in points. The report names no paper: the reader's
/// printer does, and here the test.
fn printed(program: &Path, page: &Path, size: &str) -> Vec<[f64; 2]> {
    let folder = TempDir::new().unwrap();
    let (sized, paper) = (folder.path().join("sized.html"), folder.path().join("paper.pdf"));
    let report = fs::read_to_string(page).unwrap();
    fs::write(&sized, report.replacen("</head>", &format!("<style>@page{{size:{size}}}</style></head>"), 1))
        .unwrap();
    let arguments = [format!("--print-to-pdf={}", paper.display()), "--no-pdf-header-footer".to_owned()];
    open(program, &arguments, &sized);
    let bytes = fs::read(&paper).unwrap_or_default();
    assert!(bytes.starts_with(b"%PDF-") && bytes.len() > 20_000, "{}: {} bytes", page.display(), bytes.len());
    let text = String::from_utf8_lossy(&bytes);
    let boxes = text.split("/MediaBox [").skip(1).filter_map(|rest| rest.split(']').next());
    boxes
        .map(|sides| {
            let sides: Vec<f64> = sides.split_whitespace().map(|side| side.parse().unwrap()).collect();
            [sides[2] - sides[0], sides[3] - sides[1]]
        })
        .collect()
}

#[test]
fn every_report_comes_out_on_paper() {
    let Some(program) = chromium() else { return };
    for (number, (name, page)) in pages().iter().filter(|(name, _)| name.ends_with("-en")).enumerate() {
        let (size, sides) = PAPERS[number % PAPERS.len()];
        let sheets = printed(&program, page, size);
        assert!((4..=80).contains(&sheets.len()), "{name} on {size}: {} sheets", sheets.len());
        for sheet in sheets {
            let fits = (sheet[0] - sides[0]).abs() < 1.0 && (sheet[1] - sides[1]).abs() < 1.0;
            assert!(fits, "{name} is not on {size}: {sheet:?}");
        }
    }
}

#[test]
fn the_same_case_gives_the_same_page() {
    let folder = TempDir::new().unwrap();
    let (name, page) = &pages()[0];
    let again = folder.path().join("again.html");
    let case = examples().remove(0);
    assert!(name.starts_with(case.file_name().unwrap().to_str().unwrap()));
    assess(&case, "en", &again);
    assert_eq!(fs::read(page).unwrap(), fs::read(again).unwrap());
}
