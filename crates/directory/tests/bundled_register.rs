//! The bundled register: that it loads, and that it is what the importer makes of its source.

#![allow(clippy::unwrap_used)] // a failing helper fails its test

use std::path::{Path, PathBuf};

use directory::exchange::{COLUMNS, StatementWriter};
use directory::import::{Importer, Refusal, encoding::Decoded, retc};
use directory::region::Region;
use directory::register::{Kind, gather};

fn region_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../region")
}

fn region() -> Region {
    Region::read(|name| std::fs::read_to_string(region_folder().join(name)).ok()).unwrap()
}

#[test]
fn every_statement_has_its_source_described_and_no_person_is_in_it() {
    let region = region();
    assert!(region.statements.len() > 300);
    for statement in &region.statements {
        assert!(region.source(&statement.source).is_some(), "source {}", statement.source);
        assert!(!statement.confirmed, "nobody has confirmed anything yet: {}", statement.name);
        if statement.source == "retc" {
            assert!(
                directory::import::names::part(&statement.name).legal_form.is_some(),
                "{} may be a person",
                statement.name
            );
        }
        for concept in statement.all_concepts() {
            assert!(region.vocabulary.get(concept).is_some(), "{concept}");
        }
    }
    let organizations = gather(region.statements.clone());
    let of = |kind: Kind| organizations.iter().filter(|o| o.kinds().contains(&kind)).count();
    assert!(of(Kind::Plant) > 200, "{}", of(Kind::Plant));
    assert!(of(Kind::Shelter) >= 5 && of(Kind::Education) >= 5 && of(Kind::Partner) >= 5);
    assert_eq!(of(Kind::Park), 0, "no park has been verified");
    let taylor = organizations.iter().find(|o| o.id == "taylor-musical-instruments").unwrap();
    assert!(taylor.statements.len() >= 2, "the register and the maker's own magazine");
    assert_eq!(taylor.sites().len(), 1);
}

#[test]
fn the_plants_are_what_the_importer_makes_of_the_federal_register() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/mexico/retc_baja_california_manufacturing.csv");
    let Ok(bytes) = std::fs::read(&source) else {
        println!("passed over: {} is not here", source.display());
        return;
    };
    let region = Region::read(|name| match name {
        "plants.csv" => Some(COLUMNS.join(",")),
        _ => std::fs::read_to_string(region_folder().join(name)).ok(),
    })
    .unwrap();
    let mut importer = Importer::new(Some(&region.land));
    let mut writer = StatementWriter::new(Vec::new()).unwrap();
    let from = Decoded::new(bytes.as_slice());
    retc::stream::<directory::FileError>(
        "retc",
        from,
        None,
        Some(retc::COMPILED_STATE),
        &region.vocabulary,
        |line, row: Result<_, Refusal>| {
            if let Some(statement) = importer.take(line, row).statement {
                writer.write(&statement, &region.vocabulary).unwrap();
            }
            Ok(())
        },
    )
    .unwrap();
    let made = String::from_utf8(writer.finish().unwrap()).unwrap();
    let kept = std::fs::read_to_string(region_folder().join("plants.csv")).unwrap();
    assert!(made == kept, "run the example `plants` again: region/plants.csv is not what the importer makes");
    assert_eq!(importer.counts.read, 302);
    assert_eq!(importer.counts.doubtful, 1);
}

/// What names of companies are read as: what they plainly name, and nothing that only sounds like it.
#[test]
fn a_name_is_read_more_strictly_than_a_statement() {
    let region = region();
    let read = |name: &str| -> Vec<&str> {
        region.vocabulary.concepts_in_name(name).into_iter().map(|concept| concept.id.as_str()).collect()
    };
    for (name, expected) in [
        ("MOLDES Y TROQUELES DE BAJA CALIFORNIA", &["metal-stamping", "tooling"][..]),
        ("PLASTICOS MOLDEADOS DEL NORTE", &["plastic"]),
        ("ENVASES MOLDEADOS", &[]),
        ("MADERAS MOLDURADAS", &["woodworking", "wood"]),
        ("INYECCION DE PLASTICOS DE TIJUANA", &["injection-molding"]),
        ("MAQUINADOS DE PRECISION TECATE", &["cnc-machining"]),
        ("ARNESES ELECTRICOS DEL VALLE", &["wire-harness"]),
        ("MUEBLES DE CALIDAD", &["furniture"]),
        ("UNIVERSAL DE PLASTICOS", &["plastic"]),
        ("VALLEY ENGINEERING DE MEXICO", &[]),
        ("INGENIERIA Y DISENO DE BAJA", &[]),
        ("IMPRESORA FRONTERIZA", &[]),
        ("RECTIFICADOS DE TIJUANA", &[]),
        ("VIDRIO TEMPLADO DE MEXICALI", &["glass"]),
        ("EMPAQUES DEL PACIFICO", &[]),
        ("ALIMENTOS Y BEBIDAS ENSENADA", &["food", "beverages"]),
        ("GRUPO FIERRO", &[]),
        ("MAQUILADORA DE ROPA DEL NORTE", &["sewing"]),
        ("HEAT TRANSFER PRODUCTS", &[]),
        ("SEAT BELTS DE MEXICO", &[]),
        ("CROMADORA RODRIGUEZ", &["chrome-plating", "electroplating"]),
        ("GALVANIZADORA MEXICALI", &["galvanizing"]),
    ] {
        assert_eq!(read(name), expected, "{name}");
    }
}
