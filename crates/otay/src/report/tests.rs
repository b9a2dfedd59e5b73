use super::sample::report;
use super::*;
use crate::messages::{Catalogue, Language};

fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

#[test]
fn text_keeps_to_eighty_columns_in_both_languages() {
    for language in Language::ALL {
        let catalogue = Catalogue::of(language);
        let text = plain(&text::report(&report(), catalogue))
            + &plain(&text::report_with_working(&report(), catalogue));
        for line in text.lines() {
            assert!(line.chars().count() <= style::COLUMNS, "{} columns: {line}", line.chars().count());
        }
    }
}

#[test]
fn text_reads_as_it_should() {
    insta::assert_snapshot!(plain(&text::report_with_working(&report(), Catalogue::of(Language::En))));
}

#[test]
fn json_is_exact_and_carries_its_keys() {
    let text = json::report(&report(), &serde_json::Value::Null, Catalogue::of(Language::En));
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["format"], 1);
    assert_eq!(json["finding"], "satisfied");
    assert_eq!(json["verdict"]["figure"]["value"]["amount"], "39.11");
    assert_eq!(json["verdict"]["sentence"]["key"], "report-sample");
    let missing = &json["sections"][0]["blocks"][1]["blocks"][0]["missing"][0];
    assert_eq!(missing["fact"], "neck-made-in-territory");
    assert_eq!(json["sections"][2]["blocks"][1]["rows"][3]["cells"][4]["kind"], "unknown");
}

#[test]
fn every_citation_stands_among_the_sources_once() {
    let sources = report().sources();
    assert_eq!(sources.all().len(), 5);
    let text = plain(&text::report_with_working(&report(), Catalogue::of(Language::En)));
    for source in sources.all() {
        assert!(text.contains(&source.reference));
    }
}

#[test]
fn the_page_asks_for_nothing_and_carries_every_figure() {
    for language in Language::ALL {
        let page = html::page(&report(), Catalogue::of(language));
        for outside in ["<script", "http://", "https://", "src=", "@import", "url("] {
            let page = page.replace("http://www.w3.org/2000/svg", "");
            assert!(!page.contains(outside), "the page holds `{outside}`");
        }
        assert!(page.contains("39.11") && page.contains("469,320<") && page.contains("<details"));
        assert!(page.contains(&format!("<html lang=\"{}\">", language.as_str())));
    }
}

#[test]
fn ids_on_the_page_are_there_once() {
    let page = html::page(&report(), Catalogue::of(Language::En));
    let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let once: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), once.len(), "{ids:?}");
}

/// Writes the sample where a person can look at it: `OTAY_SAMPLE=DIR cargo test -p otay sample`.
#[test]
fn the_sample_can_be_looked_at() {
    let Some(folder) = std::env::var_os("OTAY_SAMPLE") else { return };
    for language in Language::ALL {
        let path = std::path::Path::new(&folder).join(format!("report-{}.html", language.as_str()));
        std::fs::write(path, html::page(&report(), Catalogue::of(language))).unwrap();
    }
}

#[test]
fn on_screen_the_working_is_folded_to_a_line() {
    let text = plain(&text::report(&report(), Catalogue::of(Language::En)));
    assert!(text.contains("The working: 5 steps"), "{text}");
    assert!(!text.contains("Tuning machines 9209.92"), "{text}");
}

#[test]
fn on_screen_a_section_of_details_is_its_title_and_no_line_ends_in_space() {
    let mut report = report();
    report.sections[1].is_detail = true;
    let text = plain(&text::report(&report, Catalogue::of(Language::En)));
    assert!(text.contains("Duty into the United States") && !text.contains("Section 301, China"), "{text}");
    assert!(text.lines().all(|line| line.trim_end() == line), "{text}");
}
