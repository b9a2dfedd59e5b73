//! The whole answer to a case, before it is set as a report.

use customs::duty::{DutyAssessment, EntryLine};
use customs::origin::OriginConclusion;
use customs::{Country, CountryOfOrigin, Currency, Decimal, Determination, Finding, Money, TariffCode};
use jiff::civil::Date;
use lawbook::case::{Prices, Product, ScenarioKind, StatusReason};
use planning::landed_cost::LandedCost;

use super::history::DutyHistory;
use crate::landed_cost::Comparison;
use crate::problems::Failure;

/// Everything that a case comes to.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// What the case is called.
    pub title: String,
    /// The day whose law was asked.
    pub as_of: Date,
    /// The first day that the law held here covers.
    pub first_day: Date,
    /// What the law held here leaves out.
    pub not_modelled: Vec<lawbook::NotModelled>,
    /// Day of the newest evidence, where the day asked lies after it.
    pub newest_evidence: Option<Date>,
    /// The currency of every figure.
    pub currency: Currency,
    /// What the prices are worth.
    pub prices: Prices,
    /// The product.
    pub product: Product,
    /// The scenarios, in the order of the case.
    pub scenarios: Vec<ScenarioAssessment>,
    /// The duty on the product from where each scenario makes it, since the first day covered.
    pub duty_history: Vec<DutyHistory>,
    /// Landed cost, scenario beside scenario; absent where the case says nothing of costs.
    pub comparison: Option<Comparison>,
    /// Files the answer was computed from, by the names the user knows.
    pub files: Vec<String>,
}

/// What one scenario comes to.
#[derive(Clone, Debug)]
pub struct ScenarioAssessment {
    /// Its short name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Which way of making.
    pub kind: ScenarioKind,
    /// Where.
    pub place: String,
    /// The country of production.
    pub country: Country,
    /// The country the good is a product of, as declared.
    pub country_of_origin: CountryOfOrigin,
    /// What the declaration rests on, in the user's words.
    pub country_of_origin_basis: String,
    /// Whether this is how it is made today.
    pub is_incumbent: bool,
    /// Does it originate under the USMCA?
    pub origin: OriginAnswer,
    /// Parts whose claimed status does not count, or of which nothing is said, with the reason.
    pub parts_set_aside: Vec<(String, StatusReason)>,
    /// What is owed on entry into the United States.
    pub duty: DutyAnswer,
    /// What a unit costs, delivered; absent where the case says nothing of costs.
    pub cost: Option<LandedCost>,
}

/// The answer on origin.
#[derive(Clone, Debug)]
pub enum OriginAnswer {
    /// Determined, with its working.
    Determined(Box<Determination<OriginConclusion>>),
    /// Not asked: the good is made outside the territory of the Parties.
    OutsideTerritory,
    /// Refused, with what is wrong.
    Refused(Failure),
}

impl OriginAnswer {
    /// The finding; a good made outside the territory does not originate.
    #[must_use]
    pub fn finding(&self) -> Option<&Finding> {
        match self {
            Self::Determined(determination) => Some(&determination.finding),
            Self::OutsideTerritory => Some(&Finding::NotSatisfied),
            Self::Refused(_) => None,
        }
    }
}

/// The answer on duty.
#[derive(Clone, Debug)]
pub enum DutyAnswer {
    /// The good is entered: the duty on a whole entry.
    Entry(Box<EntryDuty>),
    /// The good is made in the United States: the duty on its parts from abroad.
    Parts(Vec<PartDuty>),
    /// Refused, with what is wrong.
    Refused(Failure),
}

/// The duty on an entry.
#[derive(Clone, Debug)]
pub struct EntryDuty {
    /// What the entry says.
    pub line: EntryLine,
    /// Units of the good in it.
    pub units: Decimal,
    /// What is owed on it.
    pub determination: Determination<DutyAssessment>,
}

impl EntryDuty {
    /// Duty for one unit; `None` where it is not settled.
    #[must_use]
    pub fn duty_a_unit(&self) -> Option<Money> {
        self.determination.conclusion.duty_total?.checked_div(self.units).ok()
    }

    /// Fees for one unit; `None` where they are not settled.
    #[must_use]
    pub fn fees_a_unit(&self) -> Option<Money> {
        self.determination.conclusion.fees_total?.checked_div(self.units).ok()
    }
}

/// The duty on a part that is brought in to make the good in the United States.
#[derive(Clone, Debug)]
pub struct PartDuty {
    /// The part.
    pub part: String,
    /// What it is.
    pub description: String,
    /// Its tariff code.
    pub code: TariffCode,
    /// The country it is a product of.
    pub country: CountryOfOrigin,
    /// Its value in one unit of the good, in United States dollars.
    pub value: Money,
    /// What is owed on that value, or what is wrong with the question.
    pub answer: Result<Determination<DutyAssessment>, Failure>,
}

impl Assessment {
    /// The scenario that stands today.
    #[must_use]
    pub fn incumbent(&self) -> Option<&ScenarioAssessment> {
        self.scenarios.iter().find(|scenario| scenario.is_incumbent)
    }

    /// The scenario with the lowest landed cost, among those whose cost has no unknown line.
    #[must_use]
    pub fn cheapest(&self) -> Option<(&ScenarioAssessment, &LandedCost)> {
        self.scenarios
            .iter()
            .filter_map(|scenario| Some((scenario, scenario.landed_cost()?)))
            .filter(|(_, cost)| cost.unknowns.is_empty())
            .min_by_key(|(_, cost)| cost.total.amount)
    }

    /// Questions that were refused, in the order of the scenarios.
    #[must_use]
    pub fn failures(&self) -> Vec<&Failure> {
        self.scenarios.iter().flat_map(ScenarioAssessment::failures).collect()
    }

    /// Whether every question of every scenario is settled.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.scenarios.iter().all(ScenarioAssessment::is_settled)
    }
}

impl ScenarioAssessment {
    /// The landed cost, where it could be estimated.
    #[must_use]
    pub fn landed_cost(&self) -> Option<&LandedCost> {
        self.cost.as_ref()
    }

    /// Questions that were refused.
    #[must_use]
    pub fn failures(&self) -> Vec<&Failure> {
        let mut failures = Vec::new();
        if let OriginAnswer::Refused(failure) = &self.origin {
            failures.push(failure);
        }
        match &self.duty {
            DutyAnswer::Refused(failure) => failures.push(failure),
            DutyAnswer::Entry(_) => {}
            DutyAnswer::Parts(parts) => {
                failures.extend(parts.iter().filter_map(|part| part.answer.as_ref().err()));
            }
        }
        failures
    }

    /// Whether origin and duty are settled.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let settled = |finding: &Finding| !matches!(finding, Finding::Undetermined { .. });
        let duty = match &self.duty {
            DutyAnswer::Entry(entry) => settled(&entry.determination.finding),
            DutyAnswer::Parts(parts) => {
                parts.iter().all(|part| part.answer.as_ref().is_ok_and(|answer| settled(&answer.finding)))
            }
            DutyAnswer::Refused(_) => false,
        };
        self.origin.finding().is_some_and(settled) && duty
    }
}
