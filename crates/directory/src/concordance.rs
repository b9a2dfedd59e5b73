//! From goods to the activities that make them.

use customs::{Level, TariffCode};

use crate::delimited::{self, FileError};

/// Subheadings of the Harmonized System by the NAICS manufacturing activity that makes them.
#[derive(Clone, Debug, Default)]
pub struct Concordance {
    // Activity codes, X for any digit, in the order of the file.
    activities: Vec<String>,
    // Six digits of a subheading with the place of an activity that makes it, sorted.
    makes: Vec<(u32, u32)>,
}

impl Concordance {
    /// Reads `region/hs_to_naics.csv`.
    pub fn read(text: &str) -> Result<Self, FileError> {
        let mut all = Self::default();
        let columns = &["naics", "subheadings"];
        delimited::read("hs_to_naics.csv", text, columns, columns, |row| {
            let place = u32::try_from(all.activities.len()).map_err(|_| row.bad("naics"))?;
            all.activities.push(row.get("naics").to_owned());
            for code in row.get("subheadings").split_whitespace() {
                if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
                    return Err(row.bad("subheadings"));
                }
                all.makes.push((code.parse().map_err(|_| row.bad("subheadings"))?, place));
            }
            Ok(())
        })?;
        all.makes.sort_unstable();
        Ok(all)
    }

    /// The activities that make goods of `code`: those of its subheading; for a heading or chapter, of
    /// every subheading under it. Empty where the concordance knows none.
    #[must_use]
    pub fn activities(&self, code: TariffCode) -> Vec<String> {
        let digits = code.at(Level::Subheading).unwrap_or(code).digits();
        let under = |filler: char| -> u32 {
            let padded: String = digits.chars().chain(std::iter::repeat(filler)).take(6).collect();
            padded.parse().unwrap_or(0)
        };
        let (first, last) = (under('0'), under('9'));
        let from = self.makes.partition_point(|(subheading, _)| *subheading < first);
        let within = self.makes[from..].iter().take_while(|(subheading, _)| *subheading <= last);
        let mut found: Vec<String> =
            within.map(|(_, place)| self.activities[*place as usize].clone()).collect();
        found.sort();
        found.dedup();
        found
    }
}

/// How many leading digits two activity codes share, an X standing for any digit.
///
/// SCIAN and NAICS are one system to the fifth digit in manufacturing; the sixth is national, so equality
/// of the sixth counts only between codes of one country, and the caller stops at five.
#[must_use]
pub fn shared_digits(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y || *x == b'X' || *y == b'X').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_gathers_what_lies_under_it() {
        let concordance =
            Concordance::read("naics,subheadings\n339992,920210 920290\n334310,851830\n").unwrap();
        assert_eq!(concordance.activities("9202.90.40".parse().unwrap()), ["339992"]);
        assert_eq!(concordance.activities("92".parse().unwrap()), ["339992"]);
        assert!(concordance.activities("9301".parse().unwrap()).is_empty());
        assert_eq!(shared_digits("339991", "339992"), 5);
        assert_eq!(shared_digits("33631X", "336310"), 6);
    }
}
