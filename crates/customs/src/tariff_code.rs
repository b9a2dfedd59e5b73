//! Tariff codes and their levels.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// How deep a tariff code goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 2 digits.
    Chapter,
    /// 4 digits.
    Heading,
    /// 6 digits: the last level that is the same in every country.
    Subheading,
    /// 8 digits: the rate line of the United States and the Mexican fraction.
    TariffItem,
    /// 10 digits, for statistics (and the Mexican NICO).
    StatisticalSuffix,
}

impl Level {
    /// Number of digits.
    #[must_use]
    pub const fn digits(self) -> u8 {
        match self {
            Self::Chapter => 2,
            Self::Heading => 4,
            Self::Subheading => 6,
            Self::TariffItem => 8,
            Self::StatisticalSuffix => 10,
        }
    }
}

/// A tariff code of 2, 4, 6, 8 or 10 digits. Says nothing of whether a schedule holds it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TariffCode {
    // Left-aligned as a ten-digit number, so that prefixes sort before what they hold.
    number: u64,
    level: Level,
}

/// Why a text is not a tariff code.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TariffCodeError {
    /// Something other than digits and the usual dots or spaces.
    #[error("`{0}` is not a tariff code: only digits and dots belong in one")]
    NotDigits(String),
    /// Not 2, 4, 6, 8 or 10 digits.
    #[error("`{text}` has {digits} digits; a tariff code has 2, 4, 6, 8 or 10")]
    WrongLength {
        /// The text as given.
        text: String,
        /// How many digits it has.
        digits: usize,
    },
}

impl TariffCode {
    /// The code whose digits, filled up with zeros to ten, are `number`.
    ///
    /// - Gives: `None` where `number` has more digits than `level`, or more than ten.
    #[must_use]
    pub const fn from_number(number: u64, level: Level) -> Option<Self> {
        let unit = 10_u64.pow(10 - level.digits() as u32);
        if number >= 10_u64.pow(10) || !number.is_multiple_of(unit) {
            return None;
        }
        Some(Self { number, level })
    }

    /// The code one level up; `None` for a chapter.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        let level = match self.level {
            Level::Chapter => return None,
            Level::Heading => Level::Chapter,
            Level::Subheading => Level::Heading,
            Level::TariffItem => Level::Subheading,
            Level::StatisticalSuffix => Level::TariffItem,
        };
        self.at(level)
    }

    /// The level of this code.
    #[must_use]
    pub const fn level(self) -> Level {
        self.level
    }

    /// The code cut to `level`, or `None` where the code is shorter than that.
    #[must_use]
    pub fn at(self, level: Level) -> Option<Self> {
        (level <= self.level).then(|| {
            let unit = 10_u64.pow(10 - u32::from(level.digits()));
            Self { number: self.number / unit * unit, level }
        })
    }

    /// The chapter.
    #[must_use]
    pub fn chapter(self) -> Self {
        let unit = 10_u64.pow(8);
        Self { number: self.number / unit * unit, level: Level::Chapter }
    }

    /// Whether `other` is this code or lies under it.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        other.at(self.level) == Some(self)
    }

    /// The first ten-digit number under this code.
    #[must_use]
    pub const fn first(self) -> u64 {
        self.number
    }

    /// The last ten-digit number under this code.
    #[must_use]
    pub const fn last(self) -> u64 {
        self.number + 10_u64.pow(10 - self.level.digits() as u32) - 1
    }

    /// The digits without dots.
    #[must_use]
    pub fn digits(self) -> String {
        let all = format!("{:010}", self.number);
        all[..usize::from(self.level.digits())].to_owned()
    }
}

impl PartialOrd for TariffCode {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for TariffCode {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.number, self.level).cmp(&(other.number, other.level))
    }
}

impl FromStr for TariffCode {
    type Err = TariffCodeError;

    /// Reads `9202.90.40.00`, `9202.90.40`, `9202904000`, `92.02`; dots and spaces are passed over.
    fn from_str(text: &str) -> Result<Self, TariffCodeError> {
        let mut number = 0_u64;
        let mut digits = 0_usize;
        for character in text.trim().chars() {
            match character {
                '0'..='9' => {
                    digits += 1;
                    if digits <= 10 {
                        number = number * 10 + u64::from(character as u8 - b'0');
                    }
                }
                '.' | ' ' => {}
                _ => return Err(TariffCodeError::NotDigits(text.to_owned())),
            }
        }
        let level = match digits {
            2 => Level::Chapter,
            4 => Level::Heading,
            6 => Level::Subheading,
            8 => Level::TariffItem,
            10 => Level::StatisticalSuffix,
            _ => return Err(TariffCodeError::WrongLength { text: text.to_owned(), digits }),
        };
        Ok(Self { number: number * 10_u64.pow(10 - u32::from(level.digits())), level })
    }
}

impl fmt::Display for TariffCode {
    /// `92`, `9202`, `9202.90`, `9202.90.40`, `9202.90.40.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        f.write_str(&digits[..digits.len().min(4)])?;
        let mut at = 4;
        while at < digits.len() {
            write!(f, ".{}", &digits[at..at + 2])?;
            at += 2;
        }
        Ok(())
    }
}

impl fmt::Debug for TariffCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> TariffCode {
        text.parse().unwrap()
    }

    #[test]
    fn reads_every_usual_spelling() {
        assert_eq!(code("9202904000"), code("9202.90.40.00"));
        assert_eq!(code("0101.21.00").to_string(), "0101.21.00");
        assert_eq!(code("51.06").to_string(), "5106");
    }

    #[test]
    fn prefixes_contain_and_sort_first() {
        let heading = code("9202");
        assert!(heading.contains(code("9202.90.40")));
        assert!(!heading.contains(code("9203")));
        assert!(!code("9202.90.40").contains(heading));
        assert!(heading < code("9202.00"));
        assert_eq!(code("9202.90.40").at(Level::Subheading), Some(code("9202.90")));
        assert_eq!(code("9202").at(Level::Subheading), None);
    }

    #[test]
    fn refuses_odd_lengths_and_letters() {
        assert!("920".parse::<TariffCode>().is_err());
        assert!("92029040001".parse::<TariffCode>().is_err());
        assert!("92O2".parse::<TariffCode>().is_err());
        assert!("".parse::<TariffCode>().is_err());
    }
}
