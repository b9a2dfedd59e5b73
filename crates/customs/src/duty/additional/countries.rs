//! Sets of countries.

use crate::country::Country;

/// A set of countries, as a bit for each pair of letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountrySet([u64; 11]);

impl CountrySet {
    /// How many pairs of letters there are.
    pub const SIZE: usize = 26 * 26;

    /// No country.
    pub const NONE: Self = Self([0; 11]);

    /// Every country.
    pub const ALL: Self = Self([u64::MAX; 11]);

    /// The number of a country.
    #[must_use]
    pub fn number(country: Country) -> usize {
        let letters = country.as_str().as_bytes();
        let at = |n: usize| usize::from(letters.get(n).copied().unwrap_or(b'A').saturating_sub(b'A'));
        at(0) * 26 + at(1)
    }

    /// The set with one more country.
    #[must_use]
    pub fn with(mut self, country: Country) -> Self {
        let number = Self::number(country);
        self.0[number / 64] |= 1 << (number % 64);
        self
    }

    /// The set without a country.
    #[must_use]
    pub fn without(mut self, country: Country) -> Self {
        let number = Self::number(country);
        self.0[number / 64] &= !(1 << (number % 64));
        self
    }

    /// The countries of either set.
    #[must_use]
    pub fn union(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(own, more)| *own |= more);
        self
    }

    /// The countries of this set that are not in the other.
    #[must_use]
    pub fn minus(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(own, less)| *own &= !less);
        self
    }

    /// Whether a country is in the set.
    #[must_use]
    pub fn contains(&self, country: Country) -> bool {
        let number = Self::number(country);
        self.0[number / 64] & (1 << (number % 64)) != 0
    }

    /// Whether the two sets share a pair of letters.
    #[must_use]
    pub fn intersects(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    /// The numbers in the set.
    pub fn numbers(&self) -> impl Iterator<Item = usize> {
        (0..Self::SIZE).filter(|number| self.0[number / 64] & (1 << (number % 64)) != 0)
    }
}

impl FromIterator<Country> for CountrySet {
    fn from_iter<I: IntoIterator<Item = Country>>(countries: I) -> Self {
        countries.into_iter().fold(Self::NONE, Self::with)
    }
}
