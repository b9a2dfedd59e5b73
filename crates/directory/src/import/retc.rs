//! The federal register of emissions and transfers of contaminants (RETC, Semarnat).
//!
//! Two layouts are read: the yearly file of establishments as published (tabs, a header with line breaks,
//! degrees-minutes-seconds; the year is the caller's), and a compilation of several years with one row an
//! establishment and its last year. What the establishment says of its activity is not kept as text; the
//! concepts it names are.

use std::io::Read;

use super::{Refusal, names};
use crate::delimited::{self, FileError};
use crate::geography::{Coordinates, from_degrees_minutes_seconds};
use crate::register::{AsOf, Kind, Statement};
use crate::vocabulary::Vocabulary;
use crate::words::fold;

/// Columns of the yearly file as published, line breaks read as blanks.
const PUBLISHED: &[&str] = &[
    "NRA",
    "NOMBRE",
    "SCIAN",
    "DESCRIPCIÓN SCIAN",
    "SECTOR",
    "CLAVE AMBIENTAL",
    "SUBSECTOR",
    "PRINCIPAL ACTIVIDAD PRODUCTIVA",
    "PARQUE INDUSTRIAL",
    "COORDENADA UTM X",
    "COORDENADA UTM Y",
    "LATITUD NORTE",
    "LONGITUD OESTE",
    "CALLE",
    "NÚM. EXT",
    "NÚM. INT",
    "COLONIA",
    "LOCALIDAD",
    "ESTADO",
    "MUNICIPIO",
    "C.P.",
];

/// Columns of the compilation, and the column of the yearly file each stands for.
const COMPILED: &[(&str, &str)] = &[
    ("nra", "NRA"),
    ("company", "NOMBRE"),
    ("site", "site"),
    ("scian", "SCIAN"),
    ("scian_desc", "DESCRIPCIÓN SCIAN"),
    ("subsector", "SUBSECTOR"),
    ("activity", "PRINCIPAL ACTIVIDAD PRODUCTIVA"),
    ("park", "PARQUE INDUSTRIAL"),
    ("street", "CALLE"),
    ("ext", "NÚM. EXT"),
    ("colonia", "COLONIA"),
    ("localidad", "LOCALIDAD"),
    ("municipality", "MUNICIPIO"),
    ("cp", "C.P."),
    ("lat_dd", "LATITUD NORTE"),
    ("lon_dd", "LONGITUD OESTE"),
    ("last_year", "last_year"),
];

/// The state whose plants the compilation holds; it names none.
pub const COMPILED_STATE: &str = "Baja California";

/// Reads either layout. `year` dates the rows of a yearly file; `state` is the only state taken, as the
/// file writes it, nothing for every state (the compilation names none and is taken whole).
pub fn stream<E: From<FileError>>(
    file: &str,
    mut from: impl Read,
    year: Option<&AsOf>,
    state: Option<&str>,
    vocabulary: &Vocabulary,
    mut each: impl FnMut(u64, Result<Statement, Refusal>) -> Result<(), E>,
) -> Result<(), E> {
    // The first bytes tell the layout; they are given back in front of the rest, a byte order mark left out.
    let mut head = Vec::new();
    let _ = from.by_ref().take(4).read_to_end(&mut head);
    let head = head.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(&head);
    let tabs = head.starts_with(b"\"") || head.starts_with(b"N");
    let whole = head.chain(from);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(if tabs { b'\t' } else { b',' })
        .flexible(true)
        .from_reader(whole);
    let broken = |error: &csv::Error| FileError::BrokenRow {
        file: file.to_owned(),
        line: error.position().map_or(0, csv::Position::line),
        reason: error.to_string(),
    };
    let header: Vec<String> = reader
        .headers()
        .map_err(|error| broken(&error))?
        .iter()
        .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let at = |column: &'static str| -> Option<usize> {
        let compiled = COMPILED.iter().find(|(_, published)| *published == column).map(|(name, _)| *name);
        header.iter().position(|name| name == column || Some(name.as_str()) == compiled)
    };
    for column in ["NRA", "NOMBRE", "SCIAN", "MUNICIPIO"] {
        if at(column).is_none() {
            return Err(FileError::MissingColumn { file: file.to_owned(), column }.into());
        }
    }
    let columns: Vec<(&'static str, Option<usize>)> =
        PUBLISHED.iter().copied().chain(["site", "last_year"]).map(|column| (column, at(column))).collect();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| broken(&error))? {
        let line = record.position().map_or(0, csv::Position::line);
        delimited::closed(file, line, reader.position().line())?;
        let get = |column: &str| {
            columns
                .iter()
                .find(|(name, _)| *name == column)
                .and_then(|(_, index)| *index)
                .and_then(|index| record.get(index))
                .map_or("", str::trim)
        };
        each(line, statement(&get, year, state, vocabulary))?;
    }
    Ok(())
}

fn statement<'t>(
    get: &impl Fn(&str) -> &'t str,
    year: Option<&AsOf>,
    state: Option<&str>,
    vocabulary: &Vocabulary,
) -> Result<Statement, Refusal> {
    let (activity, here) = (get("SCIAN"), get("ESTADO"));
    if !here.is_empty() && state.is_some_and(|state| fold(here) != fold(state)) {
        return Err(Refusal::OutsideRegion { place: here.to_owned() });
    }
    if activity.len() != 6 || !activity.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refusal::bad("SCIAN", activity));
    }
    if !["31", "32", "33"].iter().any(|sector| activity.starts_with(sector)) {
        return Err(Refusal::OutsideScope { activity: activity.to_owned() });
    }
    let as_of = match get("last_year") {
        "" => year.cloned().ok_or(Refusal::NoDate)?,
        text => text.parse().map_err(|()| Refusal::NoDate)?,
    };
    // The register writes company and site in one field; the compilation parted it at a comma that may
    // belong to the legal form.
    let whole = match get("site") {
        "" => get("NOMBRE").to_owned(),
        site => format!("{},{site}", get("NOMBRE")),
    };
    let name = names::part(&whole);
    if name.legal_form.is_none() {
        return Err(Refusal::NaturalPerson);
    }
    let display = name.display();
    let mut statement = Statement::new(&names::identifier(&name.name), Kind::Plant, &display, "retc", as_of);
    let rest = names::part(&name.rest);
    let rest_is_name = names::key(&rest.name) == names::key(&name.name);
    // What stands after the company's own name is a plant ("Planta 2") or the house it belongs to.
    let words = rest.name.trim_matches(['(', ')', '.', '-', ' ']).to_owned();
    let plant = words.to_lowercase();
    if !rest_is_name && !words.is_empty() {
        let marks = ["planta", "plant", "yarda", "sucursal", "molino"];
        if let Some(from) = marks.iter().find_map(|word| plant.find(word)) {
            let site = words.get(from..).unwrap_or(&words).split(',').next().unwrap_or_default();
            let mut site = title(site.trim_end_matches(['-', ' ', '.']));
            if site.contains('(') && !site.contains(')') {
                site.push(')');
            }
            statement.site = site;
        } else if let Some(at) = plant.find("divisi") {
            let division = words.get(at..).unwrap_or(&words);
            let house = division.split_once(' ').map_or(division, |(_, house)| house);
            statement.other_names.push(house.trim_matches(['(', ')']).to_owned());
        } else {
            statement.other_names.push(words);
        }
    }
    statement.address = [get("CALLE"), get("NÚM. EXT")].join(" ").trim().to_owned();
    statement.municipality = get("MUNICIPIO").to_owned();
    if here.is_empty() { COMPILED_STATE } else { here }.clone_into(&mut statement.state);
    statement.postal_code = get("C.P.").to_owned();
    statement.park = park(get("PARQUE INDUSTRIAL"));
    statement.activities = vec![activity.to_owned()];
    let mut named = vocabulary.concepts_in(get("PRINCIPAL ACTIVIDAD PRODUCTIVA"));
    named.extend(vocabulary.concepts_in_name(&rest.name));
    named.extend(vocabulary.concepts_in_title(get("SUBSECTOR")));
    named.extend(vocabulary.concepts_in_title(get("DESCRIPCIÓN SCIAN")));
    for concept in named {
        if !statement.concepts.contains(&concept.id) {
            statement.concepts.push(concept.id.clone());
        }
    }
    statement.at = coordinates(get("LATITUD NORTE"), get("LONGITUD OESTE"));
    get("NRA").clone_into(&mut statement.record);
    Ok(statement)
}

fn coordinates(latitude: &str, longitude: &str) -> Option<Coordinates> {
    if latitude.contains('°') {
        let latitude = from_degrees_minutes_seconds(latitude)?;
        // The register writes west without a sign.
        let longitude = -from_degrees_minutes_seconds(longitude)?.abs();
        return Some(Coordinates { latitude, longitude });
    }
    Coordinates::parse(latitude, longitude)
}

/// Parks are written in a dozen ways; "none" and descriptions of why there is none are not parks.
fn park(text: &str) -> String {
    let folded = crate::words::fold(text);
    let none = ["na", "no ", "ninguno", "periferia", "ubicado", "area ", "zona ", "colonia", "col "];
    if folded.is_empty() || none.iter().any(|word| folded == word.trim() || folded.starts_with(word)) {
        return String::new();
    }
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while let Some(first) = words.first() {
        let first = crate::words::fold(first);
        let lead = ["parque", "perque", "parq.", "pqe.", "p.", "industrial", "ind.", "parq"];
        if words.len() > 1 && lead.contains(&first.as_str()) {
            words.remove(0);
        } else {
            break;
        }
    }
    let name = words.join(" ");
    let generic = ["industrial", "parque industrial", "parque", "fraccionamiento industrial"];
    if generic.contains(&crate::words::fold(&name).as_str()) {
        return String::new();
    }
    title(name.trim_end_matches(['.', ',']))
}

/// Capitals as names have them: `EL FLORIDO` becomes `El Florido`; Roman numerals and the initials of
/// park builders stay.
fn title(text: &str) -> String {
    let capital = |part: &str| {
        let initials = ["PIMSA", "FINSA", "PACCAR"].contains(&part);
        if initials || part.chars().all(|c| "IVX".contains(c)) {
            return part.to_owned();
        }
        let lower = part.to_lowercase();
        let at = lower.find(char::is_alphabetic).unwrap_or(0);
        let mut letters = lower[at..].chars();
        let first = letters.next().map(|first| first.to_uppercase().collect::<String>());
        format!("{}{}{}", &lower[..at], first.unwrap_or_default(), letters.as_str())
    };
    let words = text.split_whitespace().enumerate().map(|(at, word)| {
        let lower = word.to_lowercase();
        if at > 0 && ["de", "del", "la", "las", "los", "el", "en", "y"].contains(&lower.as_str()) {
            return lower;
        }
        word.split('-').map(capital).collect::<Vec<_>>().join("-")
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parks_are_named_alike() {
        assert_eq!(park("PARQUE INDUSTRIAL EL FLORIDO"), "El Florido");
        assert_eq!(park("Parque Industrial Pacifico II"), "Pacifico II");
        assert_eq!(park("NELSON"), "Nelson");
        assert_eq!(park("NA"), "");
        assert_eq!(park("NO ESPECIFICO"), "");
        assert_eq!(park("Parque Industrial"), "");
    }
}
