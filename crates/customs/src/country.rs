//! Countries, and the three facts about a good that are each a country or a status.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A country or customs territory, by its two letters of ISO 3166-1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

/// A text that is not a country of ISO 3166-1.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a country of ISO 3166-1 (two letters, such as MX)")]
pub struct UnknownCountry(pub String);

impl Country {
    /// United States.
    pub const US: Self = Self(*b"US");
    /// Mexico.
    pub const MX: Self = Self(*b"MX");
    /// Canada.
    pub const CA: Self = Self(*b"CA");
    /// China.
    pub const CN: Self = Self(*b"CN");

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }

    /// Whether the country is a Party to the USMCA.
    #[must_use]
    pub fn is_usmca(self) -> bool {
        matches!(&self.0, b"US" | b"MX" | b"CA")
    }

    /// Every country of ISO 3166-1, in the order of their letters.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> =
            rust_iso3166::ALL.iter().filter_map(|c| c.alpha2.as_bytes().try_into().ok().map(Self)).collect();
        all.sort_unstable();
        all
    }
}

impl FromStr for Country {
    type Err = UnknownCountry;

    fn from_str(text: &str) -> Result<Self, UnknownCountry> {
        let unknown = || UnknownCountry(text.to_owned());
        if !text.bytes().all(|b| b.is_ascii_uppercase()) || rust_iso3166::from_alpha2(text).is_none() {
            return Err(unknown());
        }
        text.as_bytes().try_into().map(Self).map_err(|_| unknown())
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether a good or material originates under an agreement. Not a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OriginatingStatus {
    /// Originates under the USMCA.
    Originating,
    /// Does not originate, or nothing shows that it does.
    NonOriginating,
}

/// The country a good is a product of, for marking and for duties by country. Not the originating
/// status, and not where the good was shipped from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CountryOfOrigin(pub Country);

/// The country from which a good is exported. Says nothing of its origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CountryOfExport(pub Country);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_iso_3166_is_a_country() {
        assert_eq!("MX".parse::<Country>(), Ok(Country::MX));
        for text in ["mx", "XX", "MEX", "", "M"] {
            assert!(text.parse::<Country>().is_err(), "`{text}` was read");
        }
        assert!(Country::all().len() > 240);
    }
}
