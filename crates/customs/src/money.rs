//! Money: an exact amount of one currency.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::decimal::{Decimal, DecimalError};

/// A currency of ISO 4217, by its three letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// United States dollar.
    pub const USD: Self = Self(*b"USD");
    /// Mexican peso.
    pub const MXN: Self = Self(*b"MXN");
    /// Canadian dollar.
    pub const CAD: Self = Self(*b"CAD");

    /// The three letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl FromStr for Currency {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let unknown = || MoneyError::UnknownCurrency(text.to_owned());
        if !text.bytes().all(|b| b.is_ascii_uppercase()) || iso_currency::Currency::from_code(text).is_none()
        {
            return Err(unknown());
        }
        text.as_bytes().try_into().map(Self).map_err(|_| unknown())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why an operation on money was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MoneyError {
    /// Not a currency of ISO 4217.
    #[error("`{0}` is not a currency of ISO 4217")]
    UnknownCurrency(String),
    /// Two currencies in one sum: an exchange rate has to come between.
    #[error("{left} and {right} cannot be added without an exchange rate")]
    CurrenciesDiffer {
        /// Currency of the left amount.
        left: Currency,
        /// Currency of the right amount.
        right: Currency,
    },
    /// The amount itself.
    #[error(transparent)]
    Amount(#[from] DecimalError),
}

/// An exact amount of one currency; never rounded before it is shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// The amount, in units of the currency (not cents).
    pub amount: Decimal,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// `amount` of `currency`.
    #[must_use]
    pub const fn new(amount: Decimal, currency: Currency) -> Self {
        Self { amount, currency }
    }

    /// No money, in `currency`.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self::new(Decimal::ZERO, currency)
    }

    /// `amount` United States dollars.
    #[must_use]
    pub const fn usd(amount: Decimal) -> Self {
        Self::new(amount, Currency::USD)
    }

    /// Sum of two amounts of one currency.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        Ok(Self::new(self.amount.checked_add(other.amount)?, self.currency))
    }

    /// Difference of two amounts of one currency.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        Ok(Self::new(self.amount.checked_sub(other.amount)?, self.currency))
    }

    /// The amount times a plain number (a quantity, a rate, a share).
    pub fn checked_mul(self, factor: Decimal) -> Result<Self, MoneyError> {
        Ok(Self::new(self.amount.checked_mul(factor)?, self.currency))
    }

    /// The amount divided by a plain number, rounded half to even at twelve places.
    pub fn checked_div(self, divisor: Decimal) -> Result<Self, MoneyError> {
        Ok(Self::new(self.amount.checked_div(divisor)?, self.currency))
    }

    /// The sum of many amounts; `currency` names the currency of an empty sum.
    pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = Self>) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::zero(currency), Self::checked_add)
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::CurrenciesDiffer { left: self.currency, right: other.currency })
        }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.currency)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_currencies_do_not_add() {
        let usd = Money::usd(Decimal::ONE);
        let mxn = Money::new(Decimal::ONE, Currency::MXN);
        assert_eq!(
            usd.checked_add(mxn),
            Err(MoneyError::CurrenciesDiffer { left: Currency::USD, right: Currency::MXN })
        );
    }

    #[test]
    fn only_iso_4217_is_a_currency() {
        assert!("USD".parse::<Currency>().is_ok());
        for text in ["usd", "US", "ZZZ", "DOLLAR", ""] {
            assert!(text.parse::<Currency>().is_err(), "`{text}` was read");
        }
    }
}
