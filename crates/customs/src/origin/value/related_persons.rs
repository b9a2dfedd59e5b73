//! Whether two persons are related, for the value of goods and materials.

use super::regulation;
use crate::decimal::Decimal;
use crate::determination::{Determination, Finding, Message, Step};

/// What is known of two persons. Section 1(1), 'related person'.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RelatedPersonFacts {
    /// They are officers or directors of one another's businesses.
    pub officers_of_one_another: bool,
    /// They are legally recognized partners in business.
    pub partners: bool,
    /// One employs the other.
    pub employer_and_employee: bool,
    /// The highest percentage such that one person holds at least that much voting stock of each.
    pub common_voting_stock_percent: Option<Decimal>,
    /// One directly or indirectly controls the other.
    pub one_controls_other: bool,
    /// A third person controls both.
    pub controlled_by_third: bool,
    /// They are members of one family.
    pub family: bool,
}

/// The paragraph of the definition that makes two persons related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relationship {
    /// Paragraph (a).
    Officers,
    /// Paragraph (b).
    Partners,
    /// Paragraph (c).
    EmployerAndEmployee,
    /// Paragraph (d): 25 % of the voting stock of each.
    VotingStock,
    /// Paragraph (e).
    Control,
    /// Paragraph (f).
    CommonControl,
    /// Paragraph (g).
    Family,
}

impl Relationship {
    /// Its letter in the definition.
    #[must_use]
    pub const fn paragraph(self) -> &'static str {
        match self {
            Self::Officers => "(a)",
            Self::Partners => "(b)",
            Self::EmployerAndEmployee => "(c)",
            Self::VotingStock => "(d)",
            Self::Control => "(e)",
            Self::CommonControl => "(f)",
            Self::Family => "(g)",
        }
    }
}

/// Whether two persons are related, and by which paragraphs.
///
/// - Gives: `Satisfied` when they are related.
/// - Source: 19 CFR 182 App. A s. 1(1), 'related person'. In force from 2020-07-01.
/// - Case: `cases/uniform_regulations/s01_related_persons.toml`
#[must_use]
pub fn related_persons(facts: &RelatedPersonFacts) -> Determination<Vec<Relationship>> {
    let held = facts.common_voting_stock_percent.unwrap_or(Decimal::ZERO);
    let relationships: Vec<Relationship> = [
        (facts.officers_of_one_another, Relationship::Officers),
        (facts.partners, Relationship::Partners),
        (facts.employer_and_employee, Relationship::EmployerAndEmployee),
        (held >= Decimal::from_integer(25), Relationship::VotingStock),
        (facts.one_controls_other, Relationship::Control),
        (facts.controlled_by_third, Relationship::CommonControl),
        (facts.family, Relationship::Family),
    ]
    .into_iter()
    .filter_map(|(met, relationship)| met.then_some(relationship))
    .collect();
    let finding = Finding::from_bool(!relationships.is_empty());
    let message = if relationships.is_empty() {
        Message::new("origin-value-persons-unrelated")
    } else {
        let paragraphs: Vec<&str> = relationships.iter().map(|r| r.paragraph()).collect();
        Message::new("origin-value-persons-related").with("paragraphs", paragraphs)
    };
    let step = Step::new(message).finding(finding.clone()).cite(regulation("s. 1(1) 'related person'"));
    Determination { finding, conclusion: relationships, steps: vec![step], doubts: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_of_the_voting_stock_relates_and_less_does_not() {
        let holding = |percent: &str| RelatedPersonFacts {
            common_voting_stock_percent: Some(percent.parse().unwrap()),
            ..RelatedPersonFacts::default()
        };
        assert!(related_persons(&holding("25")).finding.is_satisfied());
        assert!(!related_persons(&holding("24.999")).finding.is_satisfied());
    }
}
