//! A certification of origin: issued for the good of a case, as a page and as JSON.

use askama::Template;
use customs::origin::Criterion;
use customs::origin::certification::{
    Certification, CertificationError, ImporterElement, Party, ProducerElement, certify,
};
use customs::{LawOnDate, Message};
use lawbook::case::Case;
use serde_json::{Value as Json, json};

use crate::assess::{OriginAnswer, origin};
use crate::messages::Catalogue;
use crate::problems::{Failure, Failures, Place};
use crate::report::html::STYLE;

/// Issues the certification for the good of a scenario.
///
/// - Takes: what the certifier states, `text`, read from the file shown as `shown`.
/// - Refuses: a scenario that there is not, details that cannot be read, a good that does not originate or of
///   which that is not determined.
pub fn issue(
    law: &LawOnDate<'_>,
    case: &Case,
    scenario: &str,
    text: &str,
    shown: &str,
) -> Result<Certification, Failures> {
    let scenario = case
        .scenario(scenario)
        .ok_or_else(|| Failures::from(Failure::of("case-scenario-unknown", vec![("id", scenario.into())])))?;
    let details = lawbook::certification::read(text).map_err(|error| {
        let place =
            Place { file: shown.to_owned(), line: error.line(), column: None, excerpt: None, width: 0 };
        Failures::from(Failure::new(&error).at(place))
    })?;
    match origin::determine(law, case, scenario) {
        OriginAnswer::Determined(determination) => {
            let good = origin::good(case, scenario).map_err(|error| Failures::all(&[error]))?;
            certify(&good, &determination, details).map_err(|errors| Failures::all(&errors))
        }
        OriginAnswer::OutsideTerritory => Err(Failures::all(&[CertificationError::DoesNotOriginate])),
        OriginAnswer::Refused(failure) => Err(failure.into()),
    }
}

#[derive(Template)]
#[template(path = "certification/page.html")]
struct Page<'a> {
    language: &'a str,
    style: &'a str,
    title: String,
    agreement: String,
    good: &'a str,
    elements: Vec<Element>,
    statement: String,
    signature: String,
}

/// One of the nine data elements as shown.
struct Element {
    number: u8,
    label: String,
    lines: Vec<String>,
    particulars: Vec<(String, String)>,
}

const LABELS: [&str; 9] = [
    "certification-element-1",
    "certification-element-2",
    "certification-element-3",
    "certification-element-4",
    "certification-element-5",
    "certification-element-6",
    "certification-element-7",
    "certification-element-8",
    "certification-element-9",
];

fn element(number: u8, catalogue: &Catalogue, lines: Vec<String>) -> Element {
    let key = LABELS[usize::from(number).saturating_sub(1) % LABELS.len()];
    Element { number, label: catalogue.text(key), lines, particulars: Vec::new() }
}

fn particulars(party: &Party, catalogue: &Catalogue) -> Vec<(String, String)> {
    let country = catalogue.value(&party.country.into());
    [
        ("certification-name", party.name.clone()),
        ("certification-address", format!("{}, {country}", party.address)),
        ("certification-telephone", party.telephone.clone()),
        ("certification-email", party.email.clone()),
    ]
    .into_iter()
    .map(|(key, text)| (catalogue.text(key), text))
    .collect()
}

const fn criterion_key(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::A => "certification-criterion-a",
        Criterion::B => "certification-criterion-b",
        Criterion::C => "certification-criterion-c",
        Criterion::D => "certification-criterion-d",
    }
}

fn role_key(certification: &Certification) -> &'static str {
    use customs::origin::certification::CertifierRole;
    match certification.details().role {
        CertifierRole::Importer => "certification-role-importer",
        CertifierRole::Exporter => "certification-role-exporter",
        CertifierRole::Producer => "certification-role-producer",
    }
}

/// The lines and particulars of a party that may be the certifier itself.
fn party(number: u8, party: &Party, certifier: &Party, catalogue: &Catalogue) -> Element {
    if party == certifier {
        element(number, catalogue, vec![catalogue.text("certification-same-as-certifier")])
    } else {
        Element { particulars: particulars(party, catalogue), ..element(number, catalogue, Vec::new()) }
    }
}

fn elements(certification: &Certification, catalogue: &Catalogue) -> Vec<Element> {
    let details = certification.details();
    let words = |key: &str| vec![catalogue.text(key)];
    let mut certifier = particulars(&details.certifier, catalogue);
    certifier.insert(1, (catalogue.text("certification-person-title"), details.title.clone()));
    let producer = match &details.producer {
        ProducerElement::Named(producer) => party(4, producer, &details.certifier, catalogue),
        ProducerElement::Various(producers) => Element {
            particulars: producers.iter().flat_map(|producer| particulars(producer, catalogue)).collect(),
            ..element(4, catalogue, words("certification-various"))
        },
        ProducerElement::UponRequest => element(4, catalogue, words("certification-upon-request")),
    };
    let importer = match &details.importer {
        ImporterElement::Named(importer) => party(5, importer, &details.certifier, catalogue),
        ImporterElement::Unknown => element(5, catalogue, words("certification-not-known")),
        ImporterElement::Various => element(5, catalogue, words("certification-various")),
    };
    let mut good = vec![
        certification.description().to_owned(),
        catalogue.render(&Message::new("certification-subheading").with("code", certification.code())),
        catalogue
            .render(&Message::new("certification-produced-in").with("country", certification.produced_in())),
    ];
    if let Some(invoice) = &details.invoice {
        good.push(catalogue.render(&Message::new("certification-invoice").with("invoice", invoice.as_str())));
    }
    let blanket = match details.blanket.map(|period| (period.from(), period.until())) {
        Some((from, Some(until))) => vec![
            catalogue.render(&Message::new("certification-period").with("from", from).with("until", until)),
        ],
        _ => words("certification-no-period"),
    };
    vec![
        element(1, catalogue, words(role_key(certification))),
        Element { particulars: certifier, ..element(2, catalogue, Vec::new()) },
        match &details.exporter {
            Some(exporter) => party(3, exporter, &details.certifier, catalogue),
            None => element(3, catalogue, words("certification-not-known")),
        },
        producer,
        importer,
        element(6, catalogue, good),
        element(7, catalogue, words(criterion_key(certification.criterion()))),
        element(8, catalogue, blanket),
        element(9, catalogue, vec![details.signatory.clone(), catalogue.value(&details.signed_on.into())]),
    ]
}

/// The certification as a page that stands alone and prints on one sheet.
#[must_use]
pub fn html(certification: &Certification, catalogue: &Catalogue) -> String {
    let page = Page {
        language: catalogue.language().as_str(),
        style: STYLE,
        title: catalogue.text("certification-title"),
        agreement: catalogue.text("certification-agreement"),
        good: certification.description(),
        elements: elements(certification, catalogue),
        statement: catalogue.text("certification-statement"),
        signature: catalogue.text("certification-signature"),
    };
    page.render().unwrap_or_default()
}

fn party_json(party: &Party) -> Json {
    json!({
        "name": party.name,
        "address": party.address,
        "country": party.country.as_str(),
        "telephone": party.telephone,
        "email": party.email,
    })
}

/// The certification as JSON: the nine data elements by name, codes and days as they are.
#[must_use]
pub fn json(certification: &Certification, catalogue: &Catalogue) -> Json {
    let details = certification.details();
    json!({
        "format": 1,
        "language": catalogue.language().as_str(),
        "title": catalogue.text("certification-title"),
        "certifier_role": details.role.word(),
        "certifier": party_json(&details.certifier),
        "certifier_title": details.title,
        "exporter": details.exporter.as_ref().map(party_json),
        "producer": match &details.producer {
            ProducerElement::Named(producer) => json!([party_json(producer)]),
            ProducerElement::Various(producers) => producers.iter().map(party_json).collect(),
            ProducerElement::UponRequest => json!("upon-request"),
        },
        "importer": match &details.importer {
            ImporterElement::Named(importer) => party_json(importer),
            ImporterElement::Unknown => json!("unknown"),
            ImporterElement::Various => json!("various"),
        },
        "good": {
            "description": certification.description(),
            "subheading": certification.code().to_string(),
            "produced_in": certification.produced_in().as_str(),
            "invoice": details.invoice,
        },
        "origin_criterion": certification.criterion().letter(),
        "blanket_period": details.blanket.map(|period| json!({
            "from": period.from().to_string(),
            "until": period.until().map(|until| until.to_string()),
        })),
        "signatory": details.signatory,
        "signed_on": details.signed_on.to_string(),
        "statement": catalogue.text("certification-statement"),
        "citations": certification.citations().iter().map(|c| c.reference.clone()).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;
    use customs::origin::certification::{CertificationDetails, CertifierRole, certify};
    use customs::origin::{Good, OriginConclusion};
    use customs::{Country, Determination, Finding, Period};

    fn certification() -> Certification {
        let party = |name: &str| Party {
            name: name.into(),
            address: "Calle 2, Tecate, BC 21400".into(),
            country: Country::MX,
            telephone: "+52 665 000 0000".into(),
            email: "export@example.com".into(),
        };
        let good = Good::new("9202.90.40".parse().unwrap(), "Acoustic <guitar>", Country::MX);
        let conclusion = OriginConclusion { criterion: Some(Criterion::B), ..OriginConclusion::default() };
        let determination =
            Determination { finding: Finding::Satisfied, conclusion, steps: Vec::new(), doubts: Vec::new() };
        let day = |text: &str| text.parse().unwrap();
        let details = CertificationDetails {
            role: CertifierRole::Producer,
            certifier: party("Maderas"),
            title: "Gerente".into(),
            exporter: Some(party("Maderas")),
            producer: ProducerElement::UponRequest,
            importer: ImporterElement::Unknown,
            invoice: None,
            blanket: Period::new(day("2026-01-01"), Some(day("2026-12-31"))).ok(),
            signatory: "A. Persona".into(),
            signed_on: day("2026-01-02"),
        };
        certify(&good, &determination, details).unwrap()
    }

    #[test]
    fn the_page_holds_the_nine_elements_in_each_language() {
        for language in Language::ALL {
            let catalogue = Catalogue::of(language);
            let page = html(&certification(), catalogue);
            for number in 1..=9 {
                assert!(page.contains(&format!("<span class=\"number\">{number}</span>")), "{number}");
            }
            assert!(page.contains("9202.90") && page.contains("2026") && !page.contains("<guitar>"));
            assert!(page.contains(&catalogue.text("certification-same-as-certifier")));
        }
    }

    #[test]
    fn the_json_names_every_element() {
        let json = json(&certification(), Catalogue::of(Language::En));
        assert_eq!(json["origin_criterion"], "B");
        assert_eq!(json["blanket_period"]["until"], "2026-12-31");
        assert_eq!(json["producer"], "upon-request");
        assert_eq!(json["good"]["subheading"], "9202.90");
    }
}
