//! Reading a TOML file of `law/` or `region/` into a type that refuses unknown keys, with file and line.

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use crate::error::{FileProblem, LawbookError};
use crate::files::LawFiles;

/// The line of a byte in a text, counted from 1.
#[must_use]
pub fn line_at(text: &str, byte: usize) -> usize {
    text.as_bytes()[..byte.min(text.len())].iter().filter(|b| **b == b'\n').count() + 1
}

/// Reads a TOML text; `path` is named in the error. The type says `deny_unknown_fields`.
pub fn parse<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, LawbookError> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| line_at(text, span.start));
        LawbookError::new(path, line, FileProblem::Format(error.message().to_owned()))
    })
}

/// Reads a TOML file that has to be there.
pub fn read<T: DeserializeOwned>(files: &LawFiles, path: &str) -> Result<T, LawbookError> {
    parse(path, &files.text(path)?)
}

/// Reads a day, for `#[serde(deserialize_with = "toml_file::day")]`: a TOML date, or the same as text.
pub fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Date(toml::value::Datetime),
        Text(String),
    }
    let text = match Written::deserialize(deserializer)? {
        Written::Date(date) => date.to_string(),
        Written::Text(text) => text,
    };
    text.parse().map_err(|_| serde::de::Error::custom(FileProblem::NotADate(text)))
}

/// Reads a day that may be left out, for
/// `#[serde(default, deserialize_with = "toml_file::optional_day")]`.
pub fn optional_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    day(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        #[serde(deserialize_with = "day")]
        from: Date,
        #[serde(default, deserialize_with = "optional_day")]
        until: Option<Date>,
    }

    #[test]
    fn a_mistake_is_named_with_its_line() {
        let sample: Sample = parse("x.toml", "from = 2025-01-31\nuntil = \"2025-02-28\"\n").unwrap();
        assert_eq!(
            (sample.from.to_string(), sample.until.unwrap().to_string()),
            ("2025-01-31".into(), "2025-02-28".into())
        );
        let error = parse::<Sample>("x.toml", "from = 2025-01-31\n\nrate = 1\n").unwrap_err();
        assert_eq!((error.file(), error.line(), error.code()), ("x.toml", Some(3), "law-file-format"));
        let error = parse::<Sample>("x.toml", "from = \"2025-02-30\"\n").unwrap_err();
        assert!(error.to_string().contains("2025-02-30"), "{error}");
    }
}
