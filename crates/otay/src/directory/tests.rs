use directory::search::{RegisterIndex, Search};

use super::map::{Frame, Point, svg};
use super::section::{makers, section};
use super::words::Words;
use super::{Region, region};
use crate::messages::{Catalogue, Language};
use directory::matching::Requirements;
use lawbook::Lawbook;

fn bundled() -> Region {
    region(&Lawbook::bundled()).unwrap()
}

#[test]
fn the_facts_are_carried_in_the_program() {
    let region = bundled();
    assert!(region.statements.len() > 300);
    assert!(region.origin("otay-mesa").unwrap().crossing);
    assert!(region.origin("Rosarito").is_some_and(|origin| !origin.crossing));
}

#[test]
fn the_section_names_the_guitar_makers_in_both_languages() {
    let region = bundled();
    let mut asked = Requirements::of_goods("9202.90.40".parse().unwrap(), 2026, &region);
    asked.name("woodworking");
    asked.near = region.origin("otay-mesa");
    let makers = makers(asked, &region);
    for language in Language::ALL {
        let section = section(&makers, &region, Catalogue::of(language)).unwrap();
        let text = format!("{section:?}");
        assert!(text.contains("TAYLOR MUSICAL INSTRUMENTS") && text.contains("FENDER"));
        assert!(text.contains(&*Catalogue::of(language).text("directory-outcome-not-stated")));
        assert!(text.contains(if language == Language::Es {
            "Instrumentos musicales"
        } else {
            "Musical instruments"
        }));
    }
    let animals = Requirements::of_goods("0101".parse().unwrap(), 2026, &region);
    let nobody = super::section::makers(animals, &region);
    assert!(section(&nobody, &region, Catalogue::of(Language::En)).is_none(), "nobody is not a section");
}

#[test]
fn the_map_stands_alone_and_says_what_it_shows() {
    let region = bundled();
    let at = region.origin("tecate").unwrap().at;
    let points = [Point { at, label: "A & B <plant>".to_owned(), chosen: true }];
    for (language, title) in [(Language::En, "Map of the border"), (Language::Es, "Mapa de la región")] {
        let drawing = svg(&region, &points, Frame::REGION, Catalogue::of(language));
        assert!(drawing.contains(title) && drawing.contains("role=\"img\""));
        assert!(drawing.contains("A &amp; B &lt;plant&gt;") && drawing.contains("Otay Mesa"));
        assert!(!drawing.replace("http://www.w3.org/2000/svg", "").contains("http"), "no network");
        assert_eq!(drawing, svg(&region, &points, Frame::REGION, Catalogue::of(language)));
    }
}

#[test]
fn a_fact_is_told_with_its_source_in_the_readers_language() {
    let region = bundled();
    let index = RegisterIndex::in_memory(region.organizations(), &region).unwrap();
    let results = index.search(&Search::new("acoustic guitars"), &region).unwrap();
    let fact = &results.hits[0].matched[0].evidence[0];
    let words = Words { catalogue: Catalogue::of(Language::Es), region: &region };
    let text = words.evidence(fact);
    assert!(text.contains("instrumentos musicales") && text.contains("20"), "{text}");
}
