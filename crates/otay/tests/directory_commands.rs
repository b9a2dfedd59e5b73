//! `otay directory` as a user runs it: previews, refusals with what to do, requirements that fail in sight.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

/// What the program writes to both streams, blanks run together, and its exit code.
fn otay(data: &Path, language: &str, arguments: &[&str]) -> (String, i32) {
    let run = Command::new(env!("CARGO_BIN_EXE_otay"))
        .env("OTAY_DATA", data)
        .args(["--lang", language, "--color", "never", "directory"])
        .args(arguments)
        .output()
        .unwrap();
    let text = [String::from_utf8(run.stdout).unwrap(), String::from_utf8(run.stderr).unwrap()].concat();
    let for_reading = !arguments.contains(&"json");
    for line in text.lines().filter(|_| for_reading) {
        let columns = line.chars().count();
        assert!(columns <= 80 || !line.contains(' '), "{columns} columns: {line}");
    }
    (text.split_whitespace().collect::<Vec<_>>().join(" "), run.status.code().unwrap())
}

const LIST: &str = "kind,name,municipality,latitude,longitude,processes,confirmed\n\
    plant,\"Zumbadora, S.A. de C.V.\",Tecate,32.567,-116.627,maquinado CNC,sí\n\
    planta,\"Otra, S.A. de C.V.\",Tecate,,,,\n\
    plant,\"Coja, S.A. de C.V.\",Tecate,32.567,,,\n";

#[test]
fn a_list_is_previewed_then_taken_and_what_is_refused_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let list = folder.path().join("list.csv");
    std::fs::write(&list, LIST).unwrap();
    let list = list.to_str().unwrap();
    let (text, code) = otay(&data, "en", &["import", list]);
    assert!(text.contains("Fill it in, or give the date of all rows with --as-of"), "{text}");
    assert_eq!(code, 3, "nothing could be taken");
    let taken = ["import", list, "--source", "our list", "--as-of", "2026-11"];
    let (text, code) = otay(&data, "es", &[&taken[..], &["--dry-run"]].concat());
    assert!(
        text.contains("Vista previa, no se escribió nada. 3 filas leídas. Organizaciones nuevas: 1;"),
        "{text}"
    );
    assert!(text.contains("línea 2: Zumbadora, S.A. de C.V.: nueva"), "{text}");
    assert!(text.contains("línea 3: rechazada: `planta` no corresponde a la columna `kind`"), "{text}");
    assert!(text.contains("Dé ambas coordenadas o ninguna"), "{text}");
    assert_eq!(code, 0);
    assert!(!data.join("directory/register.csv").exists(), "a preview writes nothing");
    let (text, _) = otay(&data, "en", &taken);
    assert!(text.contains("New organizations: 1;"), "{text}");
    let (text, _) = otay(&data, "en", &taken);
    assert!(
        text.contains("New organizations: 0; put with known ones: 0; changed: 0; nothing new: 1"),
        "{text}"
    );
    let (text, _) = otay(&data, "en", &["show", "zumbadora"]);
    assert!(text.contains("our list, 2026-11, confirmed by the organization"), "{text}");
}

#[test]
fn a_file_that_cannot_be_the_register_is_refused_by_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let packed = write("denue.zip", b"PK\x03\x04");
    let wide = write("list.csv", b"\xff\xfek\x00i\x00");
    let fake = write("list.xlsx", b"kind,name\n");
    let twice = write("twice.csv", b"kind,name,name\n");
    let denue = write("denue.csv", b"id,codigo_act\n");
    for (arguments, wanted) in [
        (vec!["import", &packed, "--as", "denue", "--as-of", "2026-05"], "directory-file-packed"),
        (vec!["import", &wide], "directory-file-encoding"),
        (vec!["import", &fake], "directory-workbook-unreadable"),
        (vec!["import", &fake, "--as", "retc"], "directory-file-workbook"),
        (vec!["import", &twice], "directory-column-repeated"),
        (vec!["import", &denue], "directory-edition-missing"),
        (vec!["import", &denue, "--as-of", "2026-05", "--state", "BC"], "directory-term-unknown"),
    ] {
        let (text, code) = otay(&data, "en", &arguments);
        assert!(text.contains(wanted) && code == 3, "{arguments:?}: {text}");
    }
}

#[test]
fn who_fails_a_requirement_is_named_beyond_the_limit_and_every_point_has_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let case = example("catheter");
    let case = case.to_str().unwrap();
    let asked = ["match", case, "--within", "12km", "--require", "ISO 13485", "--limit", "1"];
    let (text, _) = otay(folder.path(), "en", &asked);
    assert!(text.contains("expected 20 · size 5 · distance 10"), "the weights are stated: {text}");
    assert!(text.contains("required: ISO 13485: not stated by any source"), "{text}");
    assert!(text.contains("more plants do not meet what is required, best first:"), "{text}");
    assert!(
        text.contains("ICU MEDICAL DE MEXICO, S. de R.L. de C.V.: required: within 12 km: not met (95.2 km)")
    );
    assert!(text.contains("from Otay Mesa; all points at the place itself, none from 150 km on"), "{text}");
    let (json, _) = otay(folder.path(), "en", &[&asked[..], &["--format", "json"]].concat());
    let answer: serde_json::Value = serde_json::from_str(&json).unwrap();
    let failing = answer["candidates_failing_in_all"].as_u64().unwrap();
    assert!(failing > 5);
    assert_eq!(answer["failing_beyond_limit"].as_array().unwrap().len() as u64, failing);
    let criteria = answer["candidates"][0]["criteria"].as_array().unwrap();
    assert!(criteria.iter().all(|one| !one["why"].as_str().unwrap().is_empty()), "{criteria:?}");
    let (text, code) = otay(folder.path(), "es", &["match", case, "--require", "certificado ISO"]);
    assert!(text.contains("directory-word-unknown") && code == 3, "{text}");
}

#[test]
fn talent_is_found_by_skill_and_output_and_parks_are_told_as_not_covered() {
    let folder = tempfile::tempdir().unwrap();
    let found = |arguments: &[&str]| otay(folder.path(), "en", arguments).0;
    let text = found(&["search", "--skill", "mecatrónica", "--graduates", "500"]);
    assert!(
        text.contains("universidad-tecnologica-de-tijuana") && text.contains("700 graduates a year"),
        "{text}"
    );
    assert!(!text.contains("cetys"), "no source counts its graduates: {text}");
    assert!(
        found(&["search", "--skill", "mechatronics", "--students", "8000"]).contains("cetys-universidad")
    );
    assert!(found(&["search", "--kind", "park"]).contains("Industrial parks are not in the register"));
    assert!(found(&["terms", "skills"]).contains("validation: process validation · validación de procesos"));
}

#[test]
fn a_time_stands_with_its_formula_and_follows_the_assumptions() {
    let folder = tempfile::tempdir().unwrap();
    let asked = ["search", "guitars", "--near", "otay-mesa", "--order", "driving-time", "--limit", "1"];
    let (text, _) = otay(folder.path(), "en", &asked);
    assert!(text.contains("Time of a truck = 1.4 × the distance ÷ 40 km/h + the typical wait"), "{text}");
    assert!(text.contains("Wait at Otay Mesa, trucks to the north: 25 min, 15 to 50"), "{text}");
    // 32.8 km × 1.4 ÷ 40 km/h = 69 min.
    assert!(text.contains("about 94 min by truck: 69 on the road + 25 waiting at Otay Mesa"), "{text}");
    let quick = [&asked[..], &["--road-factor", "1.2", "--speed", "60", "--save", "near"]].concat();
    let (text, _) = otay(folder.path(), "en", &quick);
    assert!(text.contains("1.2 × the distance ÷ 60 km/h") && text.contains(": 40 on the road"), "{text}");
    let (again, _) = otay(folder.path(), "en", &["search", "--saved", "near"]);
    assert_eq!(again, text, "a saved search keeps its assumptions");
}
