//! A question about duty, as text from a command line or a row, turned into an entry line.

use customs::duty::{
    Base, Chapter98Claim, ClaimBasis, CustomsValue, DutyError, EntryError, EntryLine, ProgramClaim,
};
use customs::{
    Country, CountryOfExport, CountryOfOrigin, Decimal, Law, LawOnDate, Money, OutsideCoverage, Problem,
    TariffCodeError, Value,
};
use jiff::civil::Date;
use thiserror::Error;

/// A question as text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'t> {
    /// The tariff code, dotted or not.
    pub code: &'t str,
    /// Country of origin, two letters.
    pub origin: &'t str,
    /// Day of entry, `2026-03-01`.
    pub date: &'t str,
    /// Customs value in dollars.
    pub value: &'t str,
    /// Indicator claimed; empty for none.
    pub claim: &'t str,
    /// Mode of transport; empty where it is not given.
    pub mode: &'t str,
}

/// Why a question could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RequestError {
    /// The code.
    #[error(transparent)]
    Code(#[from] TariffCodeError),
    /// The country.
    #[error("`{0}` is not a country of ISO 3166-1")]
    Country(String),
    /// The day.
    #[error("`{0}` is not a date such as 2026-03-01")]
    Date(String),
    /// The value.
    #[error("`{0}` is not an amount of dollars")]
    Value(String),
    /// An amount among the facts.
    #[error("`{value}` is not an amount for `{name}`")]
    Amount {
        /// The fact.
        name: String,
        /// As given.
        value: String,
    },
    /// A provision of chapter 98 without the amount it needs.
    #[error("{provision} needs the fact `{fact}`")]
    Chapter98Amount {
        /// The provision.
        provision: String,
        /// The fact.
        fact: &'static str,
    },
    /// An amount that only a provision of chapter 98 takes, which is not claimed.
    #[error("`{fact}` is given, and no provision is claimed that takes it")]
    Chapter98AmountUnused {
        /// The fact.
        fact: &'static str,
    },
    /// A day outside coverage.
    #[error(transparent)]
    Coverage(#[from] OutsideCoverage),
    /// A quantity, claim, mode or provision.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// A fact, or the assessment itself.
    #[error(transparent)]
    Duty(#[from] DutyError),
    /// A row without a column, or one that is not text.
    #[error("the row cannot be read: {0}")]
    Row(String),
}

impl Problem for RequestError {
    fn code(&self) -> &'static str {
        match self {
            Self::Code(TariffCodeError::NotDigits(_)) => "tariff-code-not-digits",
            Self::Code(TariffCodeError::WrongLength { .. }) => "tariff-code-wrong-length",
            Self::Country(_) => "duty-country-unknown",
            Self::Date(_) => "duty-date-unreadable",
            Self::Value(_) => "duty-value-unreadable",
            Self::Amount { .. } => "duty-fact-value",
            Self::Chapter98Amount { .. } => "chapter98-amount-missing",
            Self::Chapter98AmountUnused { .. } => "chapter98-amount-unused",
            Self::Coverage(error) => error.code(),
            Self::Entry(error) => error.code(),
            Self::Duty(error) => error.code(),
            Self::Row(_) => "duty-row-unreadable",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Code(TariffCodeError::NotDigits(text)) => vec![("text", text.as_str().into())],
            Self::Code(TariffCodeError::WrongLength { text, digits }) => {
                vec![("text", text.as_str().into()), ("digits", (*digits).into())]
            }
            Self::Country(text) | Self::Date(text) | Self::Value(text) | Self::Row(text) => {
                vec![("text", text.as_str().into())]
            }
            Self::Amount { name, value } => {
                vec![("name", name.as_str().into()), ("value", value.as_str().into())]
            }
            Self::Chapter98Amount { provision, fact } => {
                vec![("provision", provision.as_str().into()), ("fact", (*fact).into())]
            }
            Self::Chapter98AmountUnused { fact } => vec![("fact", (*fact).into())],
            Self::Coverage(error) => error.arguments(),
            Self::Entry(error) => error.arguments(),
            Self::Duty(error) => error.arguments(),
        }
    }
}

/// Facts that are not of the law's vocabulary but part of the line itself.
const PROVISION: &str = "chapter98";
const US_COMPONENTS: &str = "us-components";
const REPAIR: &str = "repair-value";
const PROCESSING: &str = "processing-value";

/// Names and forms of those facts, for the list of facts.
pub const LINE_FACTS: &[(&str, &str)] = &[
    ("mode", "ocean truck rail air mail pipeline"),
    ("export", "country"),
    (PROVISION, "9801.00.10 9802.00.40 9802.00.50 9802.00.60 9802.00.80"),
    (US_COMPONENTS, "amount"),
    (REPAIR, "amount"),
    (PROCESSING, "amount"),
    ("quantity:UNIT", "amount"),
    ("value:PART", "amount"),
];

/// Facts that wait until the whole line is read.
#[derive(Default)]
struct Pending {
    provision: Option<String>,
    us_components: Option<Money>,
    repair: Option<Money>,
    processing: Option<Money>,
}

impl Request<'_> {
    /// The law on the day and the entry line that the question means.
    ///
    /// - Takes: the law, quantities as `UNIT=amount`, facts as name and value.
    /// - Refuses: the first thing that cannot be read.
    pub fn read<'law, 't>(
        &self,
        law: &'law Law,
        quantities: impl IntoIterator<Item = &'t str>,
        facts: impl IntoIterator<Item = (&'t str, &'t str)>,
    ) -> Result<(LawOnDate<'law>, EntryLine), RequestError> {
        let code = self.code.parse()?;
        let origin = country(self.origin)?;
        let date: Date = self.date.trim().parse().map_err(|_| RequestError::Date(self.date.to_owned()))?;
        let value = dollars(self.value).ok_or_else(|| RequestError::Value(self.value.to_owned()))?;
        let on_day = law.on(date)?;
        let mut line = EntryLine::new(code, CountryOfOrigin(origin), CustomsValue(Money::usd(value)));
        for quantity in quantities {
            line.quantities.read(quantity)?;
        }
        if !self.claim.trim().is_empty() {
            let indicator = self.claim.parse()?;
            line.claim = Some(ProgramClaim { indicator, basis: ClaimBasis::Declared });
        }
        if !self.mode.trim().is_empty() {
            line.mode = Some(self.mode.trim().parse()?);
        }
        let mut pending = Pending::default();
        for (name, value) in facts {
            set(&mut line, law, &mut pending, name.trim(), value.trim())?;
        }
        line.chapter98 = pending.claim()?;
        Ok((on_day, line))
    }
}

/// An amount of dollars: `10000`, `10,000.50`, `$10000`. A comma parts thousands or is refused, so that one that
/// was meant as a decimal point is not taken for none.
fn dollars(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let text = text.strip_prefix('$').unwrap_or(text);
    let whole = text.split('.').next().unwrap_or(text).trim_start_matches('-');
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let mut parted = false;
    for group in groups {
        parted = true;
        if group.len() != 3 {
            return None;
        }
    }
    let comma_behind_the_point = text.split_once('.').is_some_and(|(_, behind)| behind.contains(','));
    if comma_behind_the_point || (parted && !(1..=3).contains(&first.len())) {
        return None;
    }
    text.replace(',', "").parse().ok()
}

/// The country of two letters, in either case.
fn country(text: &str) -> Result<Country, RequestError> {
    let upper = text.trim().to_ascii_uppercase();
    upper.parse().map_err(|_| RequestError::Country(text.to_owned()))
}

fn set(
    line: &mut EntryLine,
    law: &Law,
    pending: &mut Pending,
    name: &str,
    value: &str,
) -> Result<(), RequestError> {
    let amount = || {
        let wrong = || RequestError::Amount { name: name.to_owned(), value: value.to_owned() };
        value.parse().map(Money::usd).map_err(|_| wrong())
    };
    match name {
        "mode" => line.mode = Some(value.parse()?),
        "export" => line.export = Some(CountryOfExport(country(value)?)),
        PROVISION => pending.provision = Some(value.to_owned()),
        US_COMPONENTS => pending.us_components = Some(amount()?),
        REPAIR => pending.repair = Some(amount()?),
        PROCESSING => pending.processing = Some(amount()?),
        _ => {
            if let Some(unit) = name.strip_prefix("quantity:") {
                line.quantities.insert(unit, amount()?.amount)?;
            } else if let Some(base) = name.strip_prefix("value:").and_then(Base::from_key) {
                line.part_values.push((base, amount()?.amount));
            } else {
                let read = law.duty.facts.read(name, value).map_err(DutyError::from)?;
                if line.facts.get(name).is_some() {
                    let twice = customs::duty::FactError::Twice { name: name.to_owned() };
                    return Err(DutyError::from(twice).into());
                }
                line.facts.set(name, read);
            }
        }
    }
    Ok(())
}

impl Pending {
    /// An amount that no provision claimed takes is a slip, not something to pass over.
    fn all_used(&self) -> Result<(), RequestError> {
        let digits: String =
            self.provision.iter().flat_map(|text| text.chars()).filter(char::is_ascii_digit).collect();
        let takes = match digits.as_str() {
            "98020040" | "98020050" => REPAIR,
            "98020060" => PROCESSING,
            "98020080" => US_COMPONENTS,
            _ => "",
        };
        let given =
            [(US_COMPONENTS, &self.us_components), (REPAIR, &self.repair), (PROCESSING, &self.processing)];
        match given.into_iter().find(|(fact, amount)| amount.is_some() && *fact != takes) {
            Some((fact, _)) => Err(RequestError::Chapter98AmountUnused { fact }),
            None => Ok(()),
        }
    }

    /// The provision of chapter 98 with its amount.
    fn claim(self) -> Result<Option<Chapter98Claim>, RequestError> {
        self.all_used()?;
        let Some(text) = self.provision else { return Ok(None) };
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let needs = |amount: Option<Money>, fact| {
            amount.ok_or_else(|| RequestError::Chapter98Amount { provision: text.clone(), fact })
        };
        let claim = match digits.as_str() {
            "98010010" => Chapter98Claim::ReturnedGoods,
            "98020040" => Chapter98Claim::RepairUnderWarranty { repair_value: needs(self.repair, REPAIR)? },
            "98020050" => Chapter98Claim::Repair { repair_value: needs(self.repair, REPAIR)? },
            "98020060" => {
                Chapter98Claim::MetalProcessing { processing_value: needs(self.processing, PROCESSING)? }
            }
            "98020080" => {
                Chapter98Claim::Assembly { us_components: needs(self.us_components, US_COMPONENTS)? }
            }
            _ => match text.parse::<customs::TariffCode>() {
                Ok(code) if code.chapter().digits() == "98" => Chapter98Claim::Other(code),
                _ => return Err(EntryError::Chapter98Unknown(text).into()),
            },
        };
        Ok(Some(claim))
    }
}

/// Splits `k=v;k=v` (or with `&` or line breaks never: only `;`) into pairs; a bare name is yes.
pub fn facts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split(';')
        .map(str::trim)
        .filter(|fact| !fact.is_empty())
        .map(|fact| fact.split_once('=').unwrap_or((fact, "")))
}

/// Splits `NO=1;KG=21` into its parts.
pub fn quantities(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|quantity| !quantity.is_empty())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn a_comma_parts_thousands_or_is_refused() {
        for (text, amount) in [
            ("10000", "10000"),
            (" $10,000.50 ", "10000.5"),
            ("1,234,567", "1234567"),
            ("-5", "-5"),
            ("0.5", "0.5"),
        ] {
            assert_eq!(dollars(text), Some(amount.parse().unwrap()), "{text}");
        }
        // As they are written where the comma is the decimal point, and other slips.
        for text in
            ["10.000,50", "10000,50", "1,5", "12,34,567", "1,2345", ",500", "10.5,000", "", "ten", "1.2.3"]
        {
            assert_eq!(dollars(text), None, "{text}");
        }
    }
}
