//! The core parts of a passenger vehicle or light truck. Section 14(4) to (13).

use super::AutomotiveError;
use super::law::{AutomotiveOnDate, ContentKey, TableKey};
use crate::decimal::Decimal;
use crate::determination::{Determination, Doubt, Finding, Message, Step, Value};
use crate::money::Money;
use crate::origin::NetCost;
use crate::origin::value::{RegionalValueContent, ValueOfNonOriginatingMaterials, not_negative, regulation};

/// The groups of column 1 of table A.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoreGroup {
    /// Engines.
    Engine,
    /// Transmissions.
    Transmission,
    /// Body and chassis.
    BodyAndChassis,
    /// Axles.
    Axle,
    /// Suspension systems.
    Suspension,
    /// Steering systems.
    Steering,
    /// Advanced batteries.
    AdvancedBattery,
}

impl CoreGroup {
    /// All groups with their names in cases and law files.
    pub const ALL: [(&'static str, Self); 7] = [
        ("engine", Self::Engine),
        ("transmission", Self::Transmission),
        ("body-and-chassis", Self::BodyAndChassis),
        ("axle", Self::Axle),
        ("suspension", Self::Suspension),
        ("steering", Self::Steering),
        ("advanced-battery", Self::AdvancedBattery),
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, group)| *group == self).map_or("", |(name, _)| name)
    }
}

/// A core part in a vehicle, or all of one kind over an averaging period as sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorePart {
    /// Its name.
    pub name: String,
    /// Its group.
    pub group: CoreGroup,
    /// Its net cost.
    pub net_cost: Money,
    /// Value of all non-originating materials in it: section 14(7)(a).
    pub non_originating: Money,
    /// Value of its non-originating components listed in column 2: section 14(7)(b). None where it is
    /// not known, then that way of counting is not open.
    pub listed_components: Option<Money>,
    /// An advanced battery of 8507.60 that meets the change in classification of its own rule.
    pub meets_own_rule: bool,
}

/// What counts as non-originating in a core part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CoreBasis {
    /// All non-originating materials. Section 14(7)(a), (10)(a).
    AllMaterials,
    /// Only components listed in column 2. Section 14(7)(b), (8), (10)(b).
    ListedComponents,
}

/// Over what the content is calculated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CoreScope {
    /// Each part on its own. Section 14(7).
    EachPart,
    /// The average of each group. Section 14(12).
    EachGroup,
    /// All parts as one, the super-core. Section 14(10).
    SuperCore,
}

/// The producer's choice, as far as it has been made; what is open is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CorePartsChoice {
    /// What counts as non-originating.
    pub basis: Option<CoreBasis>,
    /// Over what.
    pub scope: Option<CoreScope>,
}

/// One content that was calculated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoreFigure {
    /// Of what: a part, a group, `super-core`.
    pub of: String,
    /// The content.
    pub content: RegionalValueContent,
    /// Whether it reaches the percentage.
    pub met: bool,
}

/// What the core parts come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorePartsOutcome {
    /// The basis used: the producer's, or the one that qualifies.
    pub basis: CoreBasis,
    /// The scope used.
    pub scope: CoreScope,
    /// Percent required by the net cost method.
    pub required: Decimal,
    /// The figures.
    pub figures: Vec<CoreFigure>,
}

struct Tried {
    outcome: CorePartsOutcome,
    finding: Finding,
    doubts: Vec<Doubt>,
}

/// Whether the core parts of a passenger vehicle or light truck originate.
///
/// What the producer has not chosen is tried in the order of the law, and the first that qualifies is
/// named as a choice.
///
/// - Takes: the parts with net cost and non-originating value in one currency.
/// - Gives: `Satisfied` when every figure of the chosen calculation reaches the percentage.
/// - Refuses: `NoCoreParts`, amounts below zero, a net cost that is not above zero.
/// - Source: 19 CFR 182 App. A s. 14(4) to (13), table A.2.
/// - Case: `cases/uniform_regulations/s14_10_super_core.toml`
pub fn core_parts(
    law: AutomotiveOnDate<'_>,
    parts: &[CorePart],
    choice: CorePartsChoice,
) -> Result<Determination<CorePartsOutcome>, AutomotiveError> {
    if parts.is_empty() {
        return Err(AutomotiveError::NoCoreParts);
    }
    let (step, citation) = law.content(ContentKey::Part(TableKey::A1))?;
    let bases = match choice.basis {
        Some(basis) => vec![basis],
        None => vec![CoreBasis::AllMaterials, CoreBasis::ListedComponents],
    };
    let scopes = match choice.scope {
        Some(scope) => vec![scope],
        None => vec![CoreScope::EachPart, CoreScope::EachGroup, CoreScope::SuperCore],
    };
    let open = choice.basis.is_none() || choice.scope.is_none();
    let known = |basis: CoreBasis| {
        basis == CoreBasis::AllMaterials
            || parts.iter().all(|p| p.listed_components.is_some() || p.meets_own_rule)
    };
    let mut first: Option<Tried> = None;
    let mut chosen: Option<Tried> = None;
    for scope in scopes {
        for basis in bases.iter().copied().filter(|basis| known(*basis)) {
            let tried = calculate(parts, basis, scope, step.net_cost)?;
            if tried.finding.is_satisfied() && chosen.is_none() {
                chosen = Some(tried);
            } else if first.is_none() {
                first = Some(tried);
            }
        }
    }
    let Some(tried) = chosen.or(first) else {
        let question = Message::new("origin-value-ask-listed-components");
        let finding = crate::origin::value::missing("listed-components", None, question.clone());
        let step_asked = Step::new(question).finding(finding.clone()).cite(regulation("s. 14(7)(b)"));
        let outcome = CorePartsOutcome {
            basis: CoreBasis::ListedComponents,
            scope: choice.scope.unwrap_or(CoreScope::EachPart),
            required: step.net_cost,
            figures: Vec::new(),
        };
        return Ok(Determination {
            finding,
            conclusion: outcome,
            steps: vec![step_asked],
            doubts: Vec::new(),
        });
    };
    let mut steps = Vec::new();
    if open {
        steps.push(Step::new(choice_message(&tried.outcome)).cite(regulation(provision(&tried.outcome))));
    }
    for figure in &tried.outcome.figures {
        let step = Step::new(
            Message::new("origin-value-core-figure")
                .with("of", figure.of.as_str())
                .with("content", figure.content.ratio()?)
                .with("base", figure.content.base())
                .with("non_originating", figure.content.non_originating())
                .with("required", Value::Percent(tried.outcome.required)),
        )
        .finding(Finding::from_bool(figure.met))
        .cite(citation.clone());
        steps.push(step);
    }
    Ok(Determination { finding: tried.finding, conclusion: tried.outcome, steps, doubts: tried.doubts })
}

fn provision(outcome: &CorePartsOutcome) -> &'static str {
    match (outcome.scope, outcome.basis) {
        (CoreScope::EachPart, CoreBasis::AllMaterials) => "s. 14(7)(a)",
        (CoreScope::EachPart, CoreBasis::ListedComponents) => "s. 14(7)(b), (8)",
        (CoreScope::EachGroup, _) => "s. 14(12)",
        (CoreScope::SuperCore, CoreBasis::AllMaterials) => "s. 14(10)(a)",
        (CoreScope::SuperCore, CoreBasis::ListedComponents) => "s. 14(10)(b)",
    }
}

fn choice_message(outcome: &CorePartsOutcome) -> Message {
    let scope = match outcome.scope {
        CoreScope::EachPart => "origin-value-core-each-part",
        CoreScope::EachGroup => "origin-value-core-each-group",
        CoreScope::SuperCore => "origin-value-core-super-core",
    };
    let basis = match outcome.basis {
        CoreBasis::AllMaterials => "origin-value-core-all-materials",
        CoreBasis::ListedComponents => "origin-value-core-listed-components",
    };
    Message::new("origin-value-core-choice")
        .with("scope", Message::new(scope))
        .with("basis", Message::new(basis))
}

fn calculate(
    parts: &[CorePart],
    basis: CoreBasis,
    scope: CoreScope,
    required: Decimal,
) -> Result<Tried, AutomotiveError> {
    // An advanced battery that meets its own rule originates without content: s. 14(6).
    let counted: Vec<&CorePart> =
        parts.iter().filter(|p| !(p.meets_own_rule && p.group == CoreGroup::AdvancedBattery)).collect();
    let mut sums: Vec<(String, Money, Money)> = Vec::new();
    for part in counted {
        let name = match scope {
            CoreScope::EachPart => part.name.clone(),
            CoreScope::EachGroup => part.group.name().to_owned(),
            CoreScope::SuperCore => "super-core".to_owned(),
        };
        let net_cost = not_negative("net_cost", part.net_cost)?;
        let vnm = match (basis, part.listed_components) {
            (CoreBasis::ListedComponents, Some(listed)) => not_negative("listed_components", listed)?,
            _ => not_negative("non_originating", part.non_originating)?,
        };
        match sums.iter_mut().find(|(n, _, _)| *n == name) {
            Some((_, net, non_originating)) if scope != CoreScope::EachPart => {
                *net = net.checked_add(net_cost)?;
                *non_originating = non_originating.checked_add(vnm)?;
            }
            _ => sums.push((name, net_cost, vnm)),
        }
    }
    let mut figures = Vec::new();
    let mut doubts = Vec::new();
    for (of, net_cost, vnm) in sums {
        let content =
            RegionalValueContent::by_net_cost(NetCost(net_cost), ValueOfNonOriginatingMaterials(vnm))?;
        let met = content.meets(required)?;
        // Section 14(12) says 'exceeds', the thresholds say 'not less than': a figure on the spot is a doubt.
        if met && scope != CoreScope::EachPart && content.room(required)?.amount.is_zero() {
            doubts.push(Doubt {
                assumption: "automotive-average-on-the-threshold".into(),
                message: Message::new("origin-value-doubt-average-on-threshold").with("of", of.as_str()),
            });
        }
        figures.push(CoreFigure { of, content, met });
    }
    let finding = Finding::from_bool(figures.iter().all(|f| f.met));
    Ok(Tried { outcome: CorePartsOutcome { basis, scope, required, figures }, finding, doubts })
}
