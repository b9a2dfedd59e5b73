//! Customs law as pure functions: facts and the law on a date in, determinations with their working out.
//!
//! No input or output, no clock, no environment, no random source, no float. A function whose answer
//! depends on law takes `law: &LawOnDate`; there is no current law and no default date here.

mod country;
mod decimal;
mod determination;
mod law;
mod money;
mod period;
mod ratio;
mod tariff_code;

pub mod duty;
pub mod origin;

pub use country::{Country, CountryOfExport, CountryOfOrigin, OriginatingStatus, UnknownCountry};
pub use decimal::{Decimal, DecimalError};
pub use determination::{
    Citation, Determination, Doubt, Finding, Message, MissingFact, Problem, Step, Value,
};
pub use law::{Coverage, Law, LawOnDate, OutsideCoverage};
pub use money::{Currency, Money, MoneyError};
pub use period::{Dated, Period, PeriodError};
pub use ratio::Ratio;
pub use tariff_code::{Level, TariffCode, TariffCodeError};
