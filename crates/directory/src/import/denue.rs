//! The national directory of economic units (DENUE, INEGI), as its bulk files come.
//!
//! Rows of sectors that the register does not hold, of other states, and of people trading under their own
//! name are refused with the reason. The name of the activity class is not kept; its code and the concepts
//! it names are.

use std::io::Read;

use super::{Refusal, names};
use crate::delimited::{self, FileError};
use crate::geography::Coordinates;
use crate::register::{AsOf, Kind, Size, Statement};
use crate::vocabulary::Vocabulary;
use crate::words::fold;

/// The columns of the bulk file that are read. The file has 42; the rest (census blocks and the like) are
/// passed over by name, and a column that is none of them is refused.
const READ: &[&str] = &[
    "id",
    "nom_estab",
    "raz_social",
    "codigo_act",
    "nombre_act",
    "per_ocu",
    "tipo_vial",
    "nom_vial",
    "numero_ext",
    "letra_ext",
    "tipocencom",
    "nom_cencom",
    "cod_postal",
    "cve_ent",
    "entidad",
    "municipio",
    "telefono",
    "correoelec",
    "www",
    "latitud",
    "longitud",
];

const PASSED_OVER: &[&str] = &[
    "clee",
    "tipo_v_e_1",
    "nom_v_e_1",
    "tipo_v_e_2",
    "nom_v_e_2",
    "tipo_v_e_3",
    "nom_v_e_3",
    "edificio",
    "edificio_e",
    "numero_int",
    "letra_int",
    "tipo_asent",
    "nomb_asent",
    "num_local",
    "cve_mun",
    "cve_loc",
    "localidad",
    "ageb",
    "manzana",
    "tipounieco",
    "fecha_alta",
];

/// The federal entities by the two digits INEGI gives them.
pub const STATES: [(&str, &str); 32] = [
    ("01", "Aguascalientes"),
    ("02", "Baja California"),
    ("03", "Baja California Sur"),
    ("04", "Campeche"),
    ("05", "Coahuila de Zaragoza"),
    ("06", "Colima"),
    ("07", "Chiapas"),
    ("08", "Chihuahua"),
    ("09", "Ciudad de México"),
    ("10", "Durango"),
    ("11", "Guanajuato"),
    ("12", "Guerrero"),
    ("13", "Hidalgo"),
    ("14", "Jalisco"),
    ("15", "México"),
    ("16", "Michoacán de Ocampo"),
    ("17", "Morelos"),
    ("18", "Nayarit"),
    ("19", "Nuevo León"),
    ("20", "Oaxaca"),
    ("21", "Puebla"),
    ("22", "Querétaro"),
    ("23", "Quintana Roo"),
    ("24", "San Luis Potosí"),
    ("25", "Sinaloa"),
    ("26", "Sonora"),
    ("27", "Tabasco"),
    ("28", "Tamaulipas"),
    ("29", "Tlaxcala"),
    ("30", "Veracruz de Ignacio de la Llave"),
    ("31", "Yucatán"),
    ("32", "Zacatecas"),
];

/// What of the bulk file is wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Two digits of the state, `02` for Baja California; nothing for every state.
    pub state: Option<String>,
    /// Establishments below this stratum are passed over.
    pub smallest: Size,
    /// The edition of the file.
    pub edition: AsOf,
}

/// Reads the bulk file one row at a time.
pub fn stream<E: From<FileError>>(
    file: &str,
    from: impl Read,
    wanted: &Wanted,
    vocabulary: &Vocabulary,
    mut each: impl FnMut(u64, Result<Statement, Refusal>) -> Result<(), E>,
) -> Result<(), E> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(from);
    let broken = |error: &csv::Error| FileError::BrokenRow {
        file: file.to_owned(),
        line: error.position().map_or(0, csv::Position::line),
        reason: error.to_string(),
    };
    let header = reader.headers().map_err(|error| broken(&error))?.clone();
    let mut order = vec![None; READ.len()];
    for (at, name) in header.iter().enumerate() {
        let name = name.trim().trim_start_matches('\u{feff}').to_lowercase();
        if let Some(index) = READ.iter().position(|known| *known == name) {
            order[index] = Some(at);
        } else if !PASSED_OVER.contains(&name.as_str()) {
            return Err(FileError::UnknownColumn { file: file.to_owned(), column: name }.into());
        }
    }
    for (column, at) in READ.iter().zip(&order) {
        if at.is_none() {
            return Err(FileError::MissingColumn { file: file.to_owned(), column }.into());
        }
    }
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| broken(&error))? {
        let line = record.position().map_or(0, csv::Position::line);
        delimited::closed(file, line, reader.position().line())?;
        let get = |column: &str| {
            READ.iter()
                .position(|known| *known == column)
                .and_then(|index| order[index])
                .and_then(|at| record.get(at))
                .map_or("", str::trim)
        };
        each(line, statement(&get, wanted, vocabulary))?;
    }
    Ok(())
}

/// What an establishment of this activity is to the register; nothing where it has no place in it.
#[must_use]
pub fn kind_of(activity: &str) -> Option<Kind> {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| activity.starts_with(prefix));
    if starts(&["31", "32", "33"]) {
        Some(Kind::Plant)
    } else if starts(&["488511"]) {
        Some(Kind::CustomsBroker)
    } else if starts(&["484", "4885", "493"]) {
        Some(Kind::Logistics)
    } else if starts(&["5413", "5415", "5417"]) {
        Some(Kind::Engineering)
    } else if starts(&["6113", "6114", "6115"]) {
        Some(Kind::Education)
    } else {
        None
    }
}

fn statement<'t>(
    get: &impl Fn(&str) -> &'t str,
    wanted: &Wanted,
    vocabulary: &Vocabulary,
) -> Result<Statement, Refusal> {
    if wanted.state.as_deref().is_some_and(|state| get("cve_ent") != state) {
        return Err(Refusal::OutsideRegion { place: get("entidad").to_owned() });
    }
    let activity = get("codigo_act");
    if activity.len() != 6 || !activity.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refusal::bad("codigo_act", activity));
    }
    let kind = kind_of(activity).ok_or_else(|| Refusal::OutsideScope { activity: activity.to_owned() })?;
    let size = stratum(get("per_ocu")).ok_or_else(|| Refusal::bad("per_ocu", get("per_ocu")))?;
    if size < wanted.smallest {
        return Err(Refusal::TooSmall { size: size.code() });
    }
    // The business name stands in raz_social for companies and is blank for people; the sign on the door
    // in nom_estab may carry either.
    let (company, sign) = (names::part(get("raz_social")), names::part(get("nom_estab")));
    let named = if company.legal_form.is_some() { &company } else { &sign };
    if named.legal_form.is_none() && kind != Kind::Education {
        return Err(Refusal::NaturalPerson);
    }
    if named.name.is_empty() {
        return Err(Refusal::MissingValue { column: "nom_estab".to_owned() });
    }
    let mut statement = Statement::new(
        &names::identifier(&named.name),
        kind,
        &named.display(),
        "denue",
        wanted.edition.clone(),
    );
    if names::key(&sign.name) != names::key(&named.name) && !sign.name.is_empty() {
        statement.other_names.push(sign.name.clone());
    }
    statement.address = [get("tipo_vial"), get("nom_vial"), get("numero_ext"), get("letra_ext")]
        .into_iter()
        .filter(|part| !part.is_empty() && *part != "0")
        .collect::<Vec<_>>()
        .join(" ");
    get("municipio").clone_into(&mut statement.municipality);
    get("entidad").clone_into(&mut statement.state);
    get("cod_postal").clone_into(&mut statement.postal_code);
    if fold(get("tipocencom")).contains("industrial") {
        get("nom_cencom").clone_into(&mut statement.park);
    }
    // Blank coordinates are not known; what is written and is no position is a mistake of the file.
    statement.at = match (get("latitud"), get("longitud")) {
        ("", "") => None,
        (latitude, longitude) => Some(Coordinates::parse(latitude, longitude).ok_or_else(|| {
            let latitude_is_good = Coordinates::parse(latitude, "0").is_some();
            let (column, value) =
                if latitude_is_good { ("longitud", longitude) } else { ("latitud", latitude) };
            Refusal::bad(column, value)
        })?),
    };
    statement.activities = vec![activity.to_owned()];
    let of_activity = vocabulary.concepts_in_title(get("nombre_act"));
    for concept in of_activity.into_iter().chain(vocabulary.concepts_in_name(get("nom_estab"))) {
        if !statement.concepts.contains(&concept.id) {
            statement.concepts.push(concept.id.clone());
        }
    }
    statement.size = Some(size);
    get("telefono").clone_into(&mut statement.phone);
    statement.email = get("correoelec").to_lowercase();
    statement.website = get("www").to_lowercase();
    get("id").clone_into(&mut statement.record);
    Ok(statement)
}

/// The stratum as DENUE writes it: `0 a 5 personas` to `251 y más personas`.
fn stratum(text: &str) -> Option<Size> {
    let first = text.split_whitespace().next()?;
    Some(match first {
        "0" => Size::UpTo5,
        "6" => Size::UpTo10,
        "11" => Size::UpTo30,
        "31" => Size::UpTo50,
        "51" => Size::UpTo100,
        "101" => Size::UpTo250,
        "251" => Size::Over250,
        _ => return None,
    })
}
