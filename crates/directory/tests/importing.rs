//! Importing: idempotent, both encodings, merged with trace, every refusal with its reason.

#![allow(clippy::unwrap_used)] // a failing helper fails its test

mod denue_rows;

use std::io::BufReader;
use std::path::{Path, PathBuf};

use directory::exchange::{self, Defaults, StatementWriter};
use directory::import::denue;
use directory::import::encoding::Decoded;
use directory::import::{Outcome, Refusal, Taken, retc};
use directory::region::Region;
use directory::search::Search;
use directory::store::{Store, StoreError};

use denue_rows::{HEADER, PLANT, Unit, latin_1, region, row, wanted};

fn import(store: &Store, region: &Region, bytes: &[u8], dry_run: bool) -> Vec<Taken> {
    let mut taken = Vec::new();
    store
        .import(
            region,
            &mut |each| {
                let from = Decoded::new(BufReader::new(bytes));
                denue::stream::<StoreError>("denue.csv", from, &wanted(), &region.vocabulary, |l, row| {
                    each(l, row)
                })
            },
            dry_run,
            &mut |row| taken.push(row.clone()),
        )
        .unwrap();
    taken
}

fn bytes_of(folder: &Path) -> Vec<u8> {
    std::fs::read(folder.join("register.csv")).unwrap()
}

fn in_folder(test: impl FnOnce(&Store, PathBuf)) {
    let folder = tempfile::tempdir().unwrap();
    test(&Store::new(folder.path()), folder.path().to_owned());
}

#[test]
fn denue_in_both_encodings_gives_the_same_and_again_changes_nothing() {
    let region = region();
    let text = format!("{HEADER}{}", row(PLANT));
    let mut made = Vec::new();
    for bytes in [text.clone().into_bytes(), latin_1(&text)] {
        in_folder(|store, folder| {
            let first = import(store, &region, &bytes, false);
            assert_eq!(first[0].outcome, Outcome::Added);
            let statement = first[0].statement.as_ref().unwrap();
            assert_eq!(statement.name, "MOLDEADOS DEL PACÍFICO, S.A. de C.V.");
            assert_eq!(statement.park, "PACÍFICO");
            assert!(statement.concepts.contains(&"injection-molding".to_owned()), "{:?}", statement.concepts);
            assert_eq!(statement.email, "ventas@ejemplo.mx");
            let written = bytes_of(&folder);
            let again = import(store, &region, &bytes, false);
            assert_eq!(again[0].outcome, Outcome::Unchanged);
            assert_eq!(bytes_of(&folder), written, "the same file again changes not a byte");
            made.push(written);
        });
    }
    assert_eq!(made[0], made[1]);
}

#[test]
fn a_dry_run_tells_and_writes_nothing() {
    let region = region();
    in_folder(|store, folder| {
        let taken = import(store, &region, format!("{HEADER}{}", row(PLANT)).as_bytes(), true);
        assert_eq!(taken[0].outcome, Outcome::Added);
        assert!(!folder.join("register.csv").exists());
    });
}

#[test]
fn a_changed_record_takes_the_place_of_the_old_one() {
    let region = region();
    in_folder(|store, folder| {
        import(store, &region, format!("{HEADER}{}", row(PLANT)).as_bytes(), false);
        let smaller = Unit { people: "51 a 100 personas", ..PLANT };
        let taken = import(store, &region, format!("{HEADER}{}", row(smaller)).as_bytes(), false);
        assert_eq!(taken[0].outcome, Outcome::Changed);
        let text = String::from_utf8(bytes_of(&folder)).unwrap();
        assert_eq!(text.lines().count(), 2, "the header and one row");
        assert!(text.contains("51-100") && !text.contains("251+"));
    });
}

#[test]
fn every_refusal_says_why() {
    let region = region();
    let refused = [
        Unit { id: 2, sign: "TALLER DE JUAN", company: "", ..PLANT },
        Unit { id: 3, state: "26", ..PLANT },
        Unit { id: 4, code: "722511", ..PLANT },
        Unit { id: 5, people: "0 a 5 personas", ..PLANT },
        Unit { id: 6, people: "muchas", ..PLANT },
        Unit { id: 7, code: "plástico", ..PLANT },
        Unit { id: 8, longitude: "116°59'O", ..PLANT },
    ];
    let text = refused.iter().fold(HEADER.to_owned(), |text, unit| text + &row(*unit));
    in_folder(|store, _| {
        let taken = import(store, &region, text.as_bytes(), false);
        let why: Vec<&Outcome> = taken.iter().map(|row| &row.outcome).collect();
        assert_eq!(taken.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4, 5, 6, 7, 8]);
        assert!(matches!(why[0], Outcome::Refused(Refusal::NaturalPerson)));
        assert!(matches!(why[1], Outcome::Refused(Refusal::OutsideRegion { .. })));
        assert!(matches!(why[2], Outcome::Refused(Refusal::OutsideScope { .. })));
        assert!(matches!(why[3], Outcome::Refused(Refusal::TooSmall { .. })));
        let column = |at: usize| match why[at] {
            Outcome::Refused(Refusal::BadValue { column, .. }) => column.as_str(),
            other => panic!("{other:?}"),
        };
        assert_eq!([column(4), column(5), column(6)], ["per_ocu", "codigo_act", "longitud"]);
    });
}

#[test]
fn a_plant_without_coordinates_is_taken_and_counted() {
    let region = region();
    let unplaced = Unit { latitude: "", longitude: "", ..PLANT };
    in_folder(|store, _| {
        let text = format!("{HEADER}{}", row(unplaced));
        let mut importer = directory::import::Importer::new(Some(&region.land));
        denue::stream::<directory::FileError>(
            "denue.csv",
            text.as_bytes(),
            &wanted(),
            &region.vocabulary,
            |line, row| {
                assert_eq!(importer.take(line, row).outcome, Outcome::Added);
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(importer.counts.without_coordinates, 1);
        import(store, &region, text.as_bytes(), false);
        let index = store.index(&region).unwrap();
        let mut search = Search::new("moldeados del pacifico");
        search.near = region.origin("otay-mesa");
        let anywhere = index.search(&search, &region).unwrap();
        assert_eq!(anywhere.without_coordinates, 0, "nothing is left out where no distance is asked for");
        assert_eq!(anywhere.hits[0].organization, "moldeados-del-pacifico");
        assert_eq!(anywhere.hits[0].meters, None);
        // Everything that has coordinates lies within 500 km.
        search.within_meters = Some(500_000);
        let within = index.search(&search, &region).unwrap();
        assert!(within.without_coordinates >= 1, "left out, and told");
        assert_eq!(within.sites + within.without_coordinates, anywhere.sites);
        assert!(within.hits.iter().all(|hit| hit.meters.is_some()));
    });
}

#[test]
fn a_quotation_mark_that_swallows_rows_is_refused_where_it_opens() {
    let region = region();
    let opened = row(PLANT).replace("NIÑOS HÉROES", "\"NIÑOS HÉROES");
    let many: String = (2..60).map(|id| row(Unit { id, ..PLANT })).collect();
    let text = format!("{HEADER}{opened}{many}");
    let read = denue::stream::<directory::FileError>(
        "denue.csv",
        text.as_bytes(),
        &wanted(),
        &region.vocabulary,
        |_, _| Ok(()),
    );
    assert!(matches!(read, Err(directory::FileError::QuoteUnclosed { line: 2, .. })), "{read:?}");
}

#[test]
fn an_unknown_column_is_refused() {
    let region = region();
    let text = format!("{}\n{}", HEADER.trim_end().replace("per_ocu", "personal"), row(PLANT));
    let result = denue::stream::<directory::FileError>(
        "denue.csv",
        text.as_bytes(),
        &wanted(),
        &region.vocabulary,
        |_, _| Ok(()),
    );
    assert!(
        matches!(result, Err(directory::FileError::UnknownColumn { column, .. }) if column == "personal")
    );
}

#[test]
fn a_plant_known_by_another_register_is_put_with_it_and_says_how() {
    let region = region();
    // Taylor's plant as DENUE might write it, some 50 m from where the federal register puts it.
    let taylor = Unit {
        id: 77,
        sign: "TAYLOR GUITARS",
        company: "TAYLOR MUSICAL INSTRUMENTS DE MEXICO S DE RL DE CV",
        code: "339991",
        class: "Fabricación de instrumentos musicales",
        latitude: "32.5690",
        longitude: "-116.5883",
        ..PLANT
    };
    in_folder(|store, _| {
        let taken = import(store, &region, format!("{HEADER}{}", row(taylor)).as_bytes(), false);
        let Outcome::Merged(merge) = &taken[0].outcome else { panic!("{:?}", taken[0].outcome) };
        assert!(merge.confidence >= 90, "{merge:?}");
        assert!(merge.because.contains(&"name".to_owned()));
        assert!(merge.because.iter().any(|why| why.starts_with("distance:")));
        let statement = taken[0].statement.as_ref().unwrap();
        assert_eq!(statement.organization, "taylor-musical-instruments");
        assert_eq!(statement.merge.as_ref(), Some(merge), "the trace is kept in the row");
        let index = store.index(&region).unwrap();
        let whole = index.organization("taylor-musical-instruments", &region).unwrap().unwrap();
        assert_eq!(whole.sites().len(), 1, "one site, whoever says it");
        assert!(whole.statements.iter().any(|s| s.source == "denue"));
        assert!(whole.statements.iter().any(|s| s.source == "retc"));
    });
}

#[test]
fn a_likeness_without_more_is_told_and_left_apart() {
    let region = region();
    let alike = Unit {
        id: 78,
        sign: "",
        company: "ILUMINACION COOPER CALIFORNIAS SA DE CV",
        latitude: "32.5981",
        longitude: "-115.4065",
        ..PLANT
    };
    in_folder(|store, _| {
        let taken = import(store, &region, format!("{HEADER}{}", row(alike)).as_bytes(), false);
        assert_eq!(taken[0].outcome, Outcome::Added);
        assert_eq!(taken[0].notices.len(), 1, "{:?}", taken[0].notices);
    });
}

#[test]
fn coordinates_in_the_sea_are_left_out() {
    let region = region();
    in_folder(|store, _| {
        let at_sea = Unit { longitude: "-117.6055", ..PLANT };
        let taken = import(store, &region, format!("{HEADER}{}", row(at_sea)).as_bytes(), false);
        assert_eq!(taken[0].statement.as_ref().unwrap().at, None);
        assert_eq!(taken[0].notices.len(), 1);
    });
}

#[test]
fn what_is_imported_is_found_and_the_index_is_built_once() {
    let region = region();
    in_folder(|store, folder| {
        import(store, &region, format!("{HEADER}{}", row(PLANT)).as_bytes(), false);
        let indexes = || {
            std::fs::read_dir(&folder)
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .filter(|name| name.starts_with("index-"))
                .collect::<Vec<_>>()
        };
        let index = store.index(&region).unwrap();
        let results = index.search(&Search::new("moldeados del pacifico"), &region).unwrap();
        assert_eq!(results.hits[0].organization, "moldeados-del-pacifico");
        let built = indexes();
        drop(store.index(&region).unwrap());
        assert_eq!(indexes(), built);
        let other = Unit { id: 9, company: "OTRA PLANTA SA DE CV", sign: "OTRA", ..PLANT };
        import(store, &region, format!("{HEADER}{}", row(other)).as_bytes(), false);
        drop(store.index(&region).unwrap());
        assert_ne!(indexes(), built, "changed data, another index");
        assert_eq!(indexes().len(), 1, "and the old one is gone");
    });
}

#[test]
fn the_yearly_file_of_the_federal_register_is_read_as_published() {
    let region = region();
    let text = "\"NRA\"\t\"NOMBRE\"\t\"SCIAN\"\t\"DESCRIPCIÓN SCIAN\"\t\"SUBSECTOR\"\t\"PRINCIPAL ACTIVIDAD PRODUCTIVA\"\t\"PARQUE INDUSTRIAL\"\t\"LATITUD NORTE\"\t\"LONGITUD \nOESTE\"\t\"ESTADO\"\t\"MUNICIPIO\"\n\
        \"X1\"\t\"EJEMPLO INDUSTRIAL SA DE CV,PLANTA 2\"\t332710\t\"Maquinado de piezas\"\t\"\"\t\"MAQUINADO\"\t\"EL FLORIDO\"\t\"32°27'0\"\"\"\t\"116°52'30\"\"\"\t\"Baja California\"\t\"Tijuana\"\n\
        \"X2\"\t\"JUANA PÉREZ LÓPEZ,\"\t332710\t\"\"\t\"\"\t\"TALLER\"\t\"\"\t\"32°27'0\"\"\"\t\"116°52'30\"\"\"\t\"Baja California\"\t\"Tijuana\"\n";
    let year = "2022".parse().unwrap();
    let mut rows = Vec::new();
    retc::stream::<directory::FileError>(
        "es_2022.csv",
        text.as_bytes(),
        Some(&year),
        Some(retc::COMPILED_STATE),
        &region.vocabulary,
        |_, row| {
            rows.push(row);
            Ok(())
        },
    )
    .unwrap();
    let plant = rows[0].as_ref().unwrap();
    assert_eq!((plant.site.as_str(), plant.park.as_str()), ("Planta 2", "El Florido"));
    assert_eq!(plant.at.unwrap().to_string(), "32.45, -116.875");
    assert!(plant.concepts.contains(&"cnc-machining".to_owned()));
    assert_eq!(rows[1], Err(Refusal::NaturalPerson));
}

#[test]
fn export_and_template_are_one_format() {
    let region = region();
    let mut writer = StatementWriter::new(Vec::new()).unwrap();
    for statement in &region.statements {
        writer.write(statement, &region.vocabulary).unwrap();
    }
    let text = String::from_utf8(writer.finish().unwrap()).unwrap();
    let back = exchange::read("export.csv", &text, &region.vocabulary, &Defaults::default()).unwrap();
    assert_eq!(back, region.statements);
}

#[test]
fn a_template_speaks_either_language_and_refuses_what_it_does_not_know() {
    let region = region();
    let read = |row: &str| {
        let text =
            format!("kind,name,municipality,processes,certifications,skills,source,as_of,confirmed\n{row}\n");
        exchange::read("template.csv", &text, &region.vocabulary, &Defaults::default())
    };
    let good = read(
        "plant,Ejemplo SA de CV,Tijuana,moldeo por inyección|anodizing,ISO 13485,validación=4,own list,2026-11-01,sí",
    );
    let statement = good.unwrap().remove(0);
    assert_eq!(statement.concepts, ["injection-molding", "anodizing", "iso-13485"]);
    assert_eq!(statement.skills[0].headcount, Some(4));
    assert!(statement.confirmed);
    let bad = read("plant,Ejemplo SA de CV,Tijuana,teletransportación,,,own list,2026,").unwrap_err();
    assert!(
        matches!(bad, directory::FileError::BadValue { line: 2, ref column, .. } if column == "processes")
    );
    assert!(read("planta,Ejemplo,Tijuana,,,,own list,2026,").is_err());
    assert!(read("plant,Ejemplo,Tijuana,,,,own list,mañana,").is_err());
}
