//! Importing: idempotent, both encodings, merged with trace, every refusal with its reason, bounded memory.

#![allow(clippy::unwrap_used)] // a failing helper fails its test

use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use directory::exchange::{self, Defaults, StatementWriter};
use directory::import::denue::{self, Wanted};
use directory::import::encoding::Decoded;
use directory::import::{Outcome, Refusal, Taken, retc};
use directory::region::Region;
use directory::register::Size;
use directory::search::Search;
use directory::store::{Store, StoreError};

fn region() -> Region {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../region");
    Region::read(|name| std::fs::read_to_string(folder.join(name)).ok()).unwrap()
}

const HEADER: &str = "id,clee,nom_estab,raz_social,codigo_act,nombre_act,per_ocu,tipo_vial,nom_vial,tipo_v_e_1,nom_v_e_1,tipo_v_e_2,nom_v_e_2,tipo_v_e_3,nom_v_e_3,numero_ext,letra_ext,edificio,edificio_e,numero_int,letra_int,tipo_asent,nomb_asent,tipoCenCom,nom_CenCom,num_local,cod_postal,cve_ent,entidad,cve_mun,municipio,cve_loc,localidad,ageb,manzana,telefono,correoelec,www,tipoUniEco,latitud,longitud,fecha_alta\n";

#[derive(Clone, Copy)]
struct Unit<'a> {
    id: u32,
    sign: &'a str,
    company: &'a str,
    code: &'a str,
    class: &'a str,
    people: &'a str,
    state: &'a str,
    latitude: &'a str,
    longitude: &'a str,
}

const PLANT: Unit<'_> = Unit {
    id: 1,
    sign: "MOLDEADOS DEL PACÍFICO",
    company: "MOLDEADOS DEL PACÍFICO SA DE CV",
    code: "326199",
    class: "Fabricación de otros productos de plástico sin reforzamiento",
    people: "251 y más personas",
    state: "02",
    latitude: "32.4700",
    longitude: "-116.9900",
};

fn row(unit: Unit<'_>) -> String {
    format!(
        "{},0200432,{},{},{},{},{},CALLE,NIÑOS HÉROES,,,,,,,10,,,,,,COLONIA,CENTRO,PARQUE INDUSTRIAL,PACÍFICO,,22000,{},BAJA CALIFORNIA,004,Tijuana,0001,Tijuana,1234,001,6640000000,VENTAS@EJEMPLO.MX,WWW.EJEMPLO.MX,Fijo,{},{},2010-07\n",
        unit.id,
        unit.sign,
        unit.company,
        unit.code,
        unit.class,
        unit.people,
        unit.state,
        unit.latitude,
        unit.longitude
    )
}

fn wanted() -> Wanted {
    Wanted { state: Some("02".to_owned()), smallest: Size::UpTo30, edition: "2026-05".parse().unwrap() }
}

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

fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
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
    ];
    let text = refused.iter().fold(HEADER.to_owned(), |text, unit| text + &row(*unit));
    in_folder(|store, _| {
        let taken = import(store, &region, text.as_bytes(), false);
        let why: Vec<&Outcome> = taken.iter().map(|row| &row.outcome).collect();
        assert_eq!(taken.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4, 5, 6]);
        assert!(matches!(why[0], Outcome::Refused(Refusal::NaturalPerson)));
        assert!(matches!(why[1], Outcome::Refused(Refusal::OutsideRegion { .. })));
        assert!(matches!(why[2], Outcome::Refused(Refusal::OutsideScope { .. })));
        assert!(matches!(why[3], Outcome::Refused(Refusal::TooSmall { .. })));
        assert!(matches!(why[4], Outcome::Refused(Refusal::BadValue { column: "per_ocu", .. })));
    });
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
        "Baja California",
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

/// A bulk file that is written as it is read, so that the test holds none of it.
struct Bulk {
    rows: u32,
    next: u32,
    line: Vec<u8>,
    given: usize,
}

impl Read for Bulk {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        if self.given == self.line.len() {
            if self.next > self.rows {
                return Ok(0);
            }
            // One in two thousand is a plant of the region; the rest are elsewhere or something else.
            let text = match self.next {
                0 => HEADER.to_owned(),
                n if n % 2000 == 1 => {
                    row(Unit { id: n, company: &format!("EMPRESA {n} SA DE CV"), sign: "", ..PLANT })
                }
                n if n % 2 == 0 => row(Unit { id: n, state: "09", ..PLANT }),
                n => row(Unit { id: n, code: "461110", ..PLANT }),
            };
            self.line = latin_1(&text);
            self.given = 0;
            self.next += 1;
        }
        let count = to.len().min(self.line.len() - self.given);
        to[..count].copy_from_slice(&self.line[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

fn peak_kilobytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[test]
fn a_long_file_is_streamed() {
    let region = region();
    in_folder(|store, _| {
        let before = peak_kilobytes();
        let rows = 300_000;
        let counts = store
            .import(
                &region,
                &mut |each| {
                    let bulk = Bulk { rows, next: 0, line: Vec::new(), given: 0 };
                    let from = Decoded::new(BufReader::new(bulk));
                    denue::stream::<StoreError>("bulk", from, &wanted(), &region.vocabulary, |l, row| {
                        each(l, row)
                    })
                },
                false,
                &mut |_| {},
            )
            .unwrap();
        assert_eq!(counts.read, u64::from(rows));
        assert_eq!(counts.added, u64::from(rows / 2_000));
        assert_eq!(counts.refused, u64::from(rows - rows / 2_000));
        // The file is some 90 MB; what is held must not grow with it. The peak is the whole process's, and other
        // tests run beside this one.
        if let (Some(before), Some(after)) = (before, peak_kilobytes()) {
            assert!(after - before < 80_000, "{} kB more at the peak", after - before);
        }
    });
}
