//! The certification of origin: nine data elements, for a good that originates, and for no other.
//!
//! Source: USMCA Article 5.2 and Annex 5-A; 19 CFR 182.12 and 182 App. B.

use jiff::ToSpan;
use jiff::civil::Date;
use thiserror::Error;

use super::conclusion::{Criterion, OriginConclusion};
use super::good::Good;
use crate::country::Country;
use crate::determination::{Citation, Determination, Finding, Problem, Value};
use crate::period::Period;
use crate::tariff_code::{Level, TariffCode};

/// Who certifies. Data element 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CertifierRole {
    /// The importer.
    Importer,
    /// The exporter.
    Exporter,
    /// The producer.
    Producer,
}

impl CertifierRole {
    /// All roles with their words in files.
    pub const ALL: [(&'static str, Self); 3] =
        [("importer", Self::Importer), ("exporter", Self::Exporter), ("producer", Self::Producer)];

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, role)| *role == self).map_or("", |(word, _)| word)
    }
}

/// A person: name, address with country, telephone and e-mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Name.
    pub name: String,
    /// Street, city, state and postal code.
    pub address: String,
    /// Country.
    pub country: Country,
    /// Telephone.
    pub telephone: String,
    /// E-mail.
    pub email: String,
}

/// The producer, data element 4: named, several, or available to the authorities upon request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProducerElement {
    /// The producer.
    Named(Party),
    /// Several producers, each named.
    Various(Vec<Party>),
    /// Kept confidential: available upon request by the importing authorities.
    UponRequest,
}

/// The importer, data element 5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImporterElement {
    /// The importer.
    Named(Party),
    /// Not known to the certifier.
    Unknown,
    /// Various.
    Various,
}

/// What the certifier states beside the determination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificationDetails {
    /// Element 1.
    pub role: CertifierRole,
    /// Element 2: the certifier.
    pub certifier: Party,
    /// Element 2: title of the person who signs.
    pub title: String,
    /// Element 3: the exporter, where it is not the certifier and is known.
    pub exporter: Option<Party>,
    /// Element 4.
    pub producer: ProducerElement,
    /// Element 5.
    pub importer: ImporterElement,
    /// Element 6: number of the invoice, for a single shipment, where it is known.
    pub invoice: Option<String>,
    /// Element 8: the period of several shipments of identical goods.
    pub blanket: Option<Period>,
    /// Element 9: who signs.
    pub signatory: String,
    /// Element 9: the day.
    pub signed_on: Date,
}

/// A certification of origin. Made by [`certify`] only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certification {
    details: CertificationDetails,
    description: String,
    code: TariffCode,
    criterion: Criterion,
    produced_in: Country,
    citations: Vec<Citation>,
}

impl Certification {
    /// What the certifier stated.
    #[must_use]
    pub const fn details(&self) -> &CertificationDetails {
        &self.details
    }

    /// Element 6: the description of the good.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }

    /// Element 6: classification, six digits.
    #[must_use]
    pub const fn code(&self) -> TariffCode {
        self.code
    }

    /// Element 7.
    #[must_use]
    pub const fn criterion(&self) -> Criterion {
        self.criterion
    }

    /// In which country the good is produced.
    #[must_use]
    pub const fn produced_in(&self) -> Country {
        self.produced_in
    }

    /// What it rests on.
    #[must_use]
    pub fn citations(&self) -> &[Citation] {
        &self.citations
    }
}

/// Why no certification was issued.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CertificationError {
    /// The good does not originate.
    #[error("the good does not originate; no certification can be issued")]
    DoesNotOriginate,
    /// Whether the good originates is not settled.
    #[error("whether the good originates is not settled: {0:?}")]
    Undetermined(Vec<String>),
    /// The good originates by a provision for which the agreement knows no criterion: those who import it
    /// claim under that provision.
    #[error("the good originates by a provision without a criterion of the certification")]
    NoCriterion,
    /// A data element is empty.
    #[error("data element {element} is empty: {what}")]
    ElementMissing {
        /// Its number.
        element: u8,
        /// What is empty.
        what: &'static str,
    },
    /// A blanket period of more than twelve months.
    #[error("the blanket period {0} is longer than twelve months")]
    BlanketTooLong(Period),
    /// A blanket period without a last day.
    #[error("the blanket period that begins on {0} has no last day")]
    BlanketOpen(Date),
}

impl Problem for CertificationError {
    fn code(&self) -> &'static str {
        match self {
            Self::DoesNotOriginate => "certification-good-does-not-originate",
            Self::Undetermined(_) => "certification-origin-undetermined",
            Self::NoCriterion => "certification-no-criterion",
            Self::ElementMissing { .. } => "certification-element-missing",
            Self::BlanketTooLong(_) => "certification-blanket-too-long",
            Self::BlanketOpen(_) => "certification-blanket-open",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::DoesNotOriginate | Self::NoCriterion => Vec::new(),
            Self::Undetermined(facts) => vec![("facts", facts.clone().into())],
            Self::ElementMissing { element, what } => {
                vec![("element", u32::from(*element).into()), ("what", (*what).into())]
            }
            Self::BlanketTooLong(period) => vec![
                ("from", period.from().into()),
                ("until", period.until().map_or_else(|| "".into(), Value::from)),
            ],
            Self::BlanketOpen(from) => vec![("from", (*from).into())],
        }
    }
}

/// Issues a certification of origin.
///
/// - Takes: the good, its determination, what the certifier states.
/// - Gives: the certification with its nine data elements.
/// - Refuses: a good that does not originate or whose origin is not settled; an empty element; a blanket
///   period of more than twelve months. Every reason at once.
/// - Source: USMCA Annex 5-A, Article 5.2(5); 19 CFR 182.12, App. B. In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/certification_blanket.toml`
pub fn certify(
    good: &Good,
    determination: &Determination<OriginConclusion>,
    details: CertificationDetails,
) -> Result<Certification, Vec<CertificationError>> {
    let mut errors = Vec::new();
    match &determination.finding {
        Finding::Satisfied => {}
        Finding::NotSatisfied => errors.push(CertificationError::DoesNotOriginate),
        Finding::Undetermined { missing } => errors
            .push(CertificationError::Undetermined(missing.iter().map(|fact| fact.fact.clone()).collect())),
    }
    let criterion = determination.conclusion.criterion;
    if criterion.is_none() && determination.finding.is_satisfied() {
        errors.push(CertificationError::NoCriterion);
    }
    let code = good.code.at(Level::Subheading);
    if code.is_none() {
        errors.push(CertificationError::ElementMissing { element: 6, what: "code" });
    }
    errors.extend(empty_elements(good, &details));
    errors.extend(details.blanket.and_then(|period| check_blanket(period).err()));
    match (errors.is_empty(), code, criterion) {
        (true, Some(code), Some(criterion)) => Ok(Certification {
            details,
            description: good.description.clone(),
            code,
            criterion,
            produced_in: good.produced_in,
            citations: vec![
                Citation::new("USMCA Annex 5-A"),
                Citation::new("19 CFR 182.12"),
                Citation::new("19 CFR 182 App. B"),
            ],
        }),
        _ => Err(errors),
    }
}

/// Refuses a blanket period that is open or longer than twelve months.
///
/// - Source: USMCA Article 5.2(5)(b), Annex 5-A element 8.
pub fn check_blanket(period: Period) -> Result<(), CertificationError> {
    let Some(until) = period.until() else { return Err(CertificationError::BlanketOpen(period.from())) };
    match period.from().checked_add(12.months()) {
        Ok(end) if until < end => Ok(()),
        _ => Err(CertificationError::BlanketTooLong(period)),
    }
}

fn empty_elements(good: &Good, details: &CertificationDetails) -> Vec<CertificationError> {
    let mut errors = Vec::new();
    let mut need = |element, what, text: &str| {
        if text.trim().is_empty() {
            errors.push(CertificationError::ElementMissing { element, what });
        }
    };
    let mut party = |element, party: &Party| {
        need(element, "name", &party.name);
        need(element, "address", &party.address);
        need(element, "telephone", &party.telephone);
        need(element, "email", &party.email);
    };
    party(2, &details.certifier);
    if let Some(exporter) = &details.exporter {
        party(3, exporter);
    }
    match &details.producer {
        ProducerElement::Named(producer) => party(4, producer),
        ProducerElement::Various(producers) => producers.iter().for_each(|producer| party(4, producer)),
        ProducerElement::UponRequest => {}
    }
    if let ImporterElement::Named(importer) = &details.importer {
        party(5, importer);
    }
    need(2, "title", &details.title);
    need(6, "description", &good.description);
    need(9, "signatory", &details.signatory);
    errors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::determination::{Message, MissingFact};
    use jiff::civil::date;

    fn party() -> Party {
        Party {
            name: "Maderas de Tecate".into(),
            address: "Tecate, BC".into(),
            country: Country::MX,
            telephone: "+52 665".into(),
            email: "x@example.com".into(),
        }
    }

    fn details() -> CertificationDetails {
        CertificationDetails {
            role: CertifierRole::Producer,
            certifier: party(),
            title: "Manager".into(),
            exporter: None,
            producer: ProducerElement::UponRequest,
            importer: ImporterElement::Unknown,
            invoice: None,
            blanket: Period::new(date(2026, 1, 1), Some(date(2026, 12, 31))).ok(),
            signatory: "A. Person".into(),
            signed_on: date(2026, 1, 1),
        }
    }

    fn determination(finding: Finding) -> Determination<OriginConclusion> {
        let conclusion = OriginConclusion { criterion: Some(Criterion::B), ..OriginConclusion::default() };
        Determination { finding, conclusion, steps: Vec::new(), doubts: Vec::new() }
    }

    fn good() -> Good {
        Good::new("9202.90.40".parse().unwrap(), "guitar", Country::MX)
    }

    #[test]
    fn only_a_good_that_originates_is_certified() {
        let issued = certify(&good(), &determination(Finding::Satisfied), details()).unwrap();
        assert_eq!((issued.code().to_string().as_str(), issued.criterion()), ("9202.90", Criterion::B));
        let refused = certify(&good(), &determination(Finding::NotSatisfied), details()).unwrap_err();
        assert_eq!(refused, [CertificationError::DoesNotOriginate]);
        let open = Finding::Undetermined {
            missing: vec![MissingFact { fact: "metal".into(), about: None, question: Message::new("q") }],
        };
        let refused = certify(&good(), &determination(open), details()).unwrap_err();
        assert_eq!(refused, [CertificationError::Undetermined(vec!["metal".into()])]);
    }

    #[test]
    fn twelve_months_are_the_most_and_every_reason_is_named() {
        let mut long = details();
        long.blanket = Period::new(date(2026, 1, 1), Some(date(2027, 1, 1))).ok();
        long.signatory = " ".into();
        let refused = certify(&good(), &determination(Finding::Satisfied), long).unwrap_err();
        assert_eq!(refused.len(), 2);
        assert!(check_blanket(Period::new(date(2024, 2, 29), Some(date(2025, 2, 27))).unwrap()).is_ok());
        assert!(check_blanket(Period::new(date(2024, 2, 29), None).unwrap()).is_err());
    }
}
