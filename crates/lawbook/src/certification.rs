//! What a certifier states, `certification.toml`: the data elements that no determination gives.

use customs::origin::certification::{
    CertificationDetails, CertifierRole, ImporterElement, Party, ProducerElement,
};
use customs::{Country, Period, Problem, Value};
use jiff::civil::Date;
use serde::Deserialize;
use thiserror::Error;

use crate::toml_file::{day, line_at, optional_day};

/// Name of the file in a case folder.
pub const CERTIFICATION_FILE: &str = "certification.toml";

/// Why the file was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DetailsError {
    /// Not TOML, an unknown or a missing key.
    #[error("line {line}: {reason}")]
    Format {
        /// Line, counted from 1; 0 where it is not known.
        line: usize,
        /// The parser's own words.
        reason: String,
    },
    /// A word that is not one of those known.
    #[error("`{found}` is not known for `{key}`")]
    Word {
        /// The key.
        key: &'static str,
        /// The word.
        found: String,
    },
    /// A period that ends before it begins.
    #[error("the blanket period ends on {until}, before it begins on {from}")]
    Period {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
}

impl DetailsError {
    /// The line of the file, where it is known.
    #[must_use]
    pub const fn line(&self) -> Option<usize> {
        match self {
            Self::Format { line, .. } if *line > 0 => Some(*line),
            _ => None,
        }
    }
}

impl Problem for DetailsError {
    fn code(&self) -> &'static str {
        match self {
            Self::Format { .. } => "certification-file-format",
            Self::Word { .. } => "certification-word-unknown",
            Self::Period { .. } => "certification-blanket-ends-before-it-begins",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Format { line, reason } => {
                vec![("line", (*line).into()), ("reason", reason.as_str().into())]
            }
            Self::Word { key, found } => vec![("key", (*key).into()), ("found", found.as_str().into())],
            Self::Period { from, until } => vec![("from", (*from).into()), ("until", (*until).into())],
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    certifier: String,
    title: String,
    signatory: String,
    #[serde(deserialize_with = "day")]
    signed_on: Date,
    invoice: Option<String>,
    #[serde(default, deserialize_with = "optional_day")]
    blanket_from: Option<Date>,
    #[serde(default, deserialize_with = "optional_day")]
    blanket_until: Option<Date>,
    /// The certifier's own entry below is named by its role.
    importer: Option<Entry>,
    exporter: Option<Entry>,
    producer: Option<Entry>,
    /// `upon-request`, where the producer is not named.
    producer_is: Option<String>,
    /// `unknown` or `various`, where the importer is not named.
    importer_is: Option<String>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    address: String,
    country: String,
    telephone: String,
    email: String,
}

impl Entry {
    fn party(&self) -> Result<Party, DetailsError> {
        Ok(Party {
            name: self.name.clone(),
            address: self.address.clone(),
            country: self
                .country
                .parse::<Country>()
                .map_err(|_| DetailsError::Word { key: "country", found: self.country.clone() })?,
            telephone: self.telephone.clone(),
            email: self.email.clone(),
        })
    }
}

/// Reads `certification.toml`.
///
/// - Gives: the details, elements 1 to 5, 8 and 9.
/// - Refuses: unknown keys, a certifier without its own entry, words that are not known.
pub fn read(text: &str) -> Result<CertificationDetails, DetailsError> {
    let file: File = toml::from_str(text).map_err(|error| DetailsError::Format {
        line: error.span().map_or(0, |span| line_at(text, span.start)),
        reason: error.message().to_owned(),
    })?;
    let role = CertifierRole::ALL
        .iter()
        .find(|(word, _)| *word == file.certifier)
        .map(|(_, role)| *role)
        .ok_or_else(|| DetailsError::Word { key: "certifier", found: file.certifier.clone() })?;
    let party = |entry: &Option<Entry>| entry.as_ref().map(Entry::party).transpose();
    let (importer, exporter, producer) =
        (party(&file.importer)?, party(&file.exporter)?, party(&file.producer)?);
    let certifier = match role {
        CertifierRole::Importer => importer.clone(),
        CertifierRole::Exporter => exporter.clone(),
        CertifierRole::Producer => producer.clone(),
    }
    .ok_or_else(|| DetailsError::Format { line: 0, reason: format!("missing table `{}`", role.word()) })?;
    let producer = match (producer, file.producer_is.as_deref()) {
        (Some(producer), None) => ProducerElement::Named(producer),
        (None, Some("upon-request")) => ProducerElement::UponRequest,
        (_, word) => {
            return Err(DetailsError::Word { key: "producer_is", found: word.unwrap_or("").to_owned() });
        }
    };
    let importer = match (importer, file.importer_is.as_deref()) {
        (Some(importer), None) => ImporterElement::Named(importer),
        (None, Some("unknown")) => ImporterElement::Unknown,
        (None, Some("various")) => ImporterElement::Various,
        (_, word) => {
            return Err(DetailsError::Word { key: "importer_is", found: word.unwrap_or("").to_owned() });
        }
    };
    let blanket = match (file.blanket_from, file.blanket_until) {
        (Some(from), until) => Some(
            Period::new(from, until)
                .map_err(|_| DetailsError::Period { from, until: until.unwrap_or(from) })?,
        ),
        (None, Some(_)) => {
            return Err(DetailsError::Format { line: 0, reason: "missing field `blanket_from`".into() });
        }
        (None, None) => None,
    };
    Ok(CertificationDetails {
        role,
        certifier,
        title: file.title,
        exporter,
        producer,
        importer,
        invoice: file.invoice,
        blanket,
        signatory: file.signatory,
        signed_on: file.signed_on,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTY: &str = "name = \"P\"\naddress = \"Tecate\"\ncountry = \"MX\"\ntelephone = \"1\"\nemail = \"p@example.com\"\n";

    #[test]
    fn the_certifier_is_one_of_the_parties() {
        let head =
            "certifier = \"producer\"\ntitle = \"Manager\"\nsignatory = \"A\"\nsigned_on = 2026-01-02\n";
        let text = format!("{head}importer_is = \"unknown\"\n[producer]\n{PARTY}");
        let details = read(&text).unwrap();
        assert_eq!((details.role, details.certifier.name.as_str()), (CertifierRole::Producer, "P"));
        assert_eq!(details.importer, ImporterElement::Unknown);
        let without = format!("{head}importer_is = \"unknown\"\nproducer_is = \"upon-request\"\n");
        assert_eq!(read(&without).unwrap_err().code(), "certification-file-format");
        let unknown = format!("{head}importer_is = \"unknown\"\nshoe_size = 9\n[producer]\n{PARTY}");
        assert_eq!(read(&unknown).unwrap_err().code(), "certification-file-format");
    }
}
