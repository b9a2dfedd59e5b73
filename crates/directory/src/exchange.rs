//! The exchange format of the register: one statement a row, as CSV or as the first sheet of a workbook.
//!
//! The bundled plants and partners, what a user imports by template, the user's own register and the
//! export are all in this one format.

use std::io::{Read, Write};
use std::path::Path;

use calamine::{Data, Reader as _};

use crate::delimited::{self, FileError, Row};
use crate::geography::{Coordinates, degrees};
use crate::register::{AsOf, Kind, Merge, Size, Skill, Statement};
use crate::vocabulary::{ConceptKind, Vocabulary};

/// The columns, in order.
pub const COLUMNS: &[&str] = &[
    "organization",
    "kind",
    "name",
    "other_names",
    "site",
    "address",
    "municipality",
    "state",
    "country",
    "postal_code",
    "park",
    "latitude",
    "longitude",
    "activities",
    "processes",
    "materials",
    "products",
    "certifications",
    "programs",
    "skills",
    "services",
    "languages",
    "tolerance_mm",
    "clean_room_class",
    "size",
    "headcount",
    "enrollment",
    "annual_graduates",
    "phone",
    "email",
    "website",
    "notes",
    "source",
    "record",
    "as_of",
    "confirmed",
    "merge",
];

/// The columns a file must have; the rest may be left out.
pub const REQUIRED: &[&str] = &["kind", "name"];

/// What rows take that do not say it themselves.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    /// The source, where the row names none.
    pub source: Option<String>,
    /// The date, where the row gives none.
    pub as_of: Option<AsOf>,
}

/// Reads a whole text of statements; every row must be good.
pub fn read(
    file: &str,
    text: &str,
    vocabulary: &Vocabulary,
    defaults: &Defaults,
) -> Result<Vec<Statement>, FileError> {
    let mut statements = Vec::new();
    delimited::read(file, text, COLUMNS, REQUIRED, |row| {
        statements.push(statement(row, vocabulary, defaults)?);
        Ok(())
    })?;
    Ok(statements)
}

/// Reads statements one row at a time, so that a register of any length fits in memory.
///
/// `each` gets the line and the statement, or why the row is refused; reading goes on after a refusal.
pub fn stream<E: From<FileError>>(
    file: &str,
    from: impl Read,
    vocabulary: &Vocabulary,
    defaults: &Defaults,
    mut each: impl FnMut(u64, Result<Statement, FileError>) -> Result<(), E>,
) -> Result<(), E> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).flexible(true).from_reader(from);
    let broken = |error: &csv::Error| FileError::BrokenRow {
        file: file.to_owned(),
        line: error.position().map_or(0, csv::Position::line),
        reason: error.to_string(),
    };
    let header = reader.headers().map_err(|error| broken(&error))?.clone();
    let order = delimited::column_order(file, header.iter(), COLUMNS, REQUIRED)?;
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| broken(&error))? {
        let line = record.position().map_or(0, csv::Position::line);
        delimited::closed(file, line, reader.position().line())?;
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        each(line, statement(&delimited::row(file, line, COLUMNS, &order, &record), vocabulary, defaults))?;
    }
    Ok(())
}

/// Reads the first sheet of a workbook. Dates and numbers are taken as they are shown, without a float
/// in between where the cell is text; coordinates typed as numbers are read to six places.
pub fn stream_workbook<E: From<FileError>>(
    path: &Path,
    vocabulary: &Vocabulary,
    defaults: &Defaults,
    mut each: impl FnMut(u64, Result<Statement, FileError>) -> Result<(), E>,
) -> Result<(), E> {
    let file = path.file_name().and_then(|name| name.to_str()).unwrap_or("workbook").to_owned();
    let broken = |reason: String| FileError::Workbook { file: file.clone(), reason };
    let mut workbook = calamine::open_workbook_auto(path).map_err(|error| broken(error.to_string()))?;
    let sheet = workbook
        .worksheet_range_at(0)
        .ok_or_else(|| broken("no sheet".to_owned()))?
        .map_err(|error| broken(error.to_string()))?;
    let text = |cell: &Data| match cell {
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        Data::Float(number) => format!("{number:.6}").trim_end_matches('0').to_owned(),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        other => other.to_string(),
    };
    // Blank rows above the column names are not in the range; lines are counted as the sheet shows them.
    let above = sheet.start().map_or(0, |(row, _)| u64::from(row));
    let mut rows = sheet.rows();
    let Some(header) = rows.next() else {
        return Err(broken("the sheet is empty".to_owned()).into());
    };
    let header: Vec<String> = header.iter().map(text).collect();
    let order = delimited::column_order(&file, header.iter().map(String::as_str), COLUMNS, REQUIRED)?;
    for (index, cells) in rows.enumerate() {
        let record: csv::StringRecord = cells.iter().map(text).collect();
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        let line = above + index as u64 + 2;
        each(line, statement(&delimited::row(&file, line, COLUMNS, &order, &record), vocabulary, defaults))?;
    }
    Ok(())
}

fn statement(row: &Row<'_>, vocabulary: &Vocabulary, defaults: &Defaults) -> Result<Statement, FileError> {
    let name = row.get("name");
    for column in REQUIRED {
        if row.get(column).is_empty() {
            return Err(row.missing(column));
        }
    }
    let kind: Kind = row.get("kind").parse().map_err(|()| row.bad("kind"))?;
    let as_of = match (row.get("as_of"), &defaults.as_of) {
        ("", Some(default)) => default.clone(),
        ("", None) => return Err(row.missing("as_of")),
        (text, _) => text.parse().map_err(|()| row.bad("as_of"))?,
    };
    let source = match (row.get("source"), &defaults.source) {
        ("", Some(default)) => default.as_str(),
        ("", None) => return Err(row.missing("source")),
        (source, _) => source,
    };
    let id = match row.get("organization") {
        "" => crate::import::names::identifier(name),
        id if id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') => id.to_owned(),
        _ => return Err(row.bad("organization")),
    };
    let mut statement = Statement::new(&id, kind, name, source, as_of);
    statement.other_names = row.list("other_names");
    for (field, column) in [
        (&mut statement.site, "site"),
        (&mut statement.address, "address"),
        (&mut statement.municipality, "municipality"),
        (&mut statement.state, "state"),
        (&mut statement.postal_code, "postal_code"),
        (&mut statement.park, "park"),
        (&mut statement.phone, "phone"),
        (&mut statement.email, "email"),
        (&mut statement.website, "website"),
        (&mut statement.notes, "notes"),
        (&mut statement.record, "record"),
    ] {
        row.get(column).clone_into(field);
    }
    match row.get("country") {
        "" => {}
        country @ ("MX" | "US") => country.clone_into(&mut statement.country),
        _ => return Err(row.bad("country")),
    }
    statement.at = match (row.get("latitude"), row.get("longitude")) {
        ("", "") => None,
        ("", _) => return Err(row.missing("latitude")),
        (_, "") => return Err(row.missing("longitude")),
        (latitude, longitude) => Some(Coordinates::parse(latitude, longitude).ok_or_else(|| {
            let latitude_is_good = Coordinates::parse(latitude, "0").is_some();
            row.bad(if latitude_is_good { "longitude" } else { "latitude" })
        })?),
    };
    statement.activities = row.list("activities");
    let is_activity =
        |code: &String| (2..=6).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
    if !statement.activities.iter().all(is_activity) {
        return Err(row.bad("activities"));
    }
    concepts(row, vocabulary, &mut statement)?;
    numbers(row, &mut statement)?;
    statement.confirmed = match row.get("confirmed") {
        "" | "no" => false,
        "yes" | "sí" | "si" => true,
        _ => return Err(row.bad("confirmed")),
    };
    statement.merge = match row.get("merge") {
        "" => None,
        text => Some(merge(text).ok_or_else(|| row.bad("merge"))?),
    };
    Ok(statement)
}

fn concepts(row: &Row<'_>, vocabulary: &Vocabulary, statement: &mut Statement) -> Result<(), FileError> {
    for kind in ConceptKind::ALL {
        for term in row.list(kind.column()) {
            let (words, count) = match term.split_once('=') {
                Some((words, count)) if kind == ConceptKind::Skill => {
                    (words.trim(), Some(count.trim().parse().map_err(|_| row.bad(kind.column()))?))
                }
                _ => (term.as_str(), None),
            };
            let concept = vocabulary.resolve(words, kind).ok_or_else(|| FileError::BadValue {
                file: row.file.to_owned(),
                line: row.line,
                column: kind.column().to_owned(),
                value: words.to_owned(),
            })?;
            if kind == ConceptKind::Skill {
                statement.skills.push(Skill { concept: concept.id.clone(), headcount: count });
            } else if !statement.concepts.contains(&concept.id) {
                statement.concepts.push(concept.id.clone());
            }
        }
    }
    Ok(())
}

fn numbers(row: &Row<'_>, statement: &mut Statement) -> Result<(), FileError> {
    statement.tolerance_micrometers = match row.get("tolerance_mm") {
        "" => None,
        // A millimeter has a thousand micrometers: the decimals of degrees are read the same way.
        text => Some(
            Coordinates::parse(text, "0")
                .and_then(|at| u32::try_from(at.latitude / 1000).ok())
                .filter(|micrometers| *micrometers > 0)
                .ok_or_else(|| row.bad("tolerance_mm"))?,
        ),
    };
    statement.clean_room_class = row.number("clean_room_class")?;
    if statement.clean_room_class.is_some_and(|class: u8| !(1..=9).contains(&class)) {
        return Err(row.bad("clean_room_class"));
    }
    statement.size = match row.get("size") {
        "" => None,
        text => Some(text.parse::<Size>().map_err(|()| row.bad("size"))?),
    };
    statement.headcount = row.number("headcount")?;
    statement.enrollment = row.number("enrollment")?;
    statement.annual_graduates = row.number("annual_graduates")?;
    Ok(())
}

fn merge(text: &str) -> Option<Merge> {
    let (confidence, because) = text.split_once(' ')?;
    Some(Merge {
        confidence: confidence.strip_suffix('%')?.parse().ok().filter(|c| *c <= 100)?,
        because: because.split('+').map(str::to_owned).collect(),
    })
}

/// Writes statements in this format.
pub struct StatementWriter<W: Write> {
    rows: csv::Writer<W>,
}

impl<W: Write> StatementWriter<W> {
    /// Starts with the header.
    pub fn new(to: W) -> Result<Self, csv::Error> {
        let mut rows = csv::Writer::from_writer(to);
        rows.write_record(COLUMNS)?;
        Ok(Self { rows })
    }

    /// Goes on without a header, after rows already there.
    pub fn after_header(to: W) -> Self {
        Self { rows: csv::Writer::from_writer(to) }
    }

    /// Writes one statement.
    pub fn write(&mut self, statement: &Statement, vocabulary: &Vocabulary) -> Result<(), csv::Error> {
        self.rows.write_record(fields(statement, vocabulary))
    }

    /// Ends the writing and gives back where it went.
    pub fn finish(self) -> std::io::Result<W> {
        self.rows.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// The fields of a statement, in the order of [`COLUMNS`].
#[must_use]
pub fn fields(statement: &Statement, vocabulary: &Vocabulary) -> Vec<String> {
    let of_kind = |kind: ConceptKind| {
        let named: Vec<&str> = statement
            .concepts
            .iter()
            .filter(|id| vocabulary.get(id).is_some_and(|concept| concept.kind == kind))
            .map(String::as_str)
            .collect();
        named.join("|")
    };
    let number = |value: Option<u32>| value.map_or(String::new(), |n| n.to_string());
    COLUMNS
        .iter()
        .map(|column| match *column {
            "organization" => statement.organization.clone(),
            "kind" => statement.kind.code().to_owned(),
            "name" => statement.name.clone(),
            "other_names" => statement.other_names.join("|"),
            "site" => statement.site.clone(),
            "address" => statement.address.clone(),
            "municipality" => statement.municipality.clone(),
            "state" => statement.state.clone(),
            "country" => statement.country.clone(),
            "postal_code" => statement.postal_code.clone(),
            "park" => statement.park.clone(),
            "latitude" => statement.at.map_or(String::new(), |at| degrees(at.latitude)),
            "longitude" => statement.at.map_or(String::new(), |at| degrees(at.longitude)),
            "activities" => statement.activities.join("|"),
            "processes" => of_kind(ConceptKind::Process),
            "materials" => of_kind(ConceptKind::Material),
            "products" => of_kind(ConceptKind::Product),
            "certifications" => of_kind(ConceptKind::Certification),
            "programs" => of_kind(ConceptKind::Program),
            "services" => of_kind(ConceptKind::Service),
            "languages" => of_kind(ConceptKind::Language),
            "skills" => {
                let skills: Vec<String> = statement
                    .skills
                    .iter()
                    .map(|skill| match skill.headcount {
                        Some(count) => format!("{}={count}", skill.concept),
                        None => skill.concept.clone(),
                    })
                    .collect();
                skills.join("|")
            }
            "tolerance_mm" => statement
                .tolerance_micrometers
                .map_or(String::new(), |um| degrees(i32::try_from(um * 1000).unwrap_or(i32::MAX))),
            "clean_room_class" => statement.clean_room_class.map_or(String::new(), |c| c.to_string()),
            "size" => statement.size.map_or("", Size::code).to_owned(),
            "headcount" => number(statement.headcount),
            "enrollment" => number(statement.enrollment),
            "annual_graduates" => number(statement.annual_graduates),
            "phone" => statement.phone.clone(),
            "email" => statement.email.clone(),
            "website" => statement.website.clone(),
            "notes" => statement.notes.clone(),
            "source" => statement.source.clone(),
            "record" => statement.record.clone(),
            "as_of" => statement.as_of.to_string(),
            "confirmed" => if statement.confirmed { "yes" } else { "" }.to_owned(),
            "merge" => statement
                .merge
                .as_ref()
                .map_or(String::new(), |merge| format!("{}% {}", merge.confidence, merge.because.join("+"))),
            _ => String::new(),
        })
        .collect()
}
