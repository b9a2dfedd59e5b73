//! The towns of `region/places.csv`: which there are and in which country.

use customs::Country;

use crate::error::{FileProblem, LawbookError};
use crate::files::LawFiles;

const FILE: &str = "region/places.csv";

/// A town of the region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its id, as a case names it.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The country it lies in.
    pub country: Country,
}

/// The towns, in the order of the file.
///
/// - Refuses: a file without the columns `id`, `name` and `country`, and an unknown country.
pub(crate) fn read(files: &LawFiles) -> Result<Vec<Place>, LawbookError> {
    let text = files.text(FILE)?;
    let wrong = |line: Option<u64>, reason: String| {
        LawbookError::new(FILE, line.and_then(|line| usize::try_from(line).ok()), FileProblem::Format(reason))
    };
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|error| wrong(None, error.to_string()))?.clone();
    let column = |name: &str| {
        headers
            .iter()
            .position(|header| header == name)
            .ok_or_else(|| wrong(None, format!("no column `{name}`")))
    };
    let (id, name, country) = (column("id")?, column("name")?, column("country")?);
    let mut places = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| wrong(None, error.to_string()))?;
        let line = record.position().map(csv::Position::line);
        let field = |at: usize| record.get(at).unwrap_or_default().trim();
        let country = field(country).parse().map_err(|error| wrong(line, format!("{error}")))?;
        places.push(Place { id: field(id).to_owned(), name: field(name).to_owned(), country });
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use crate::Lawbook;

    #[test]
    fn tecate_lies_in_mexico() {
        let places = Lawbook::bundled().places().unwrap();
        let tecate = places.iter().find(|place| place.id == "tecate").unwrap();
        assert_eq!(tecate.country, customs::Country::MX);
    }
}
