//! A vehicle as a whole: which class it is of, and whether it originates.

use super::AutomotiveError;
use super::core_parts::{CorePart, CorePartsChoice, core_parts};
use super::labor_value::{LaborFacts, heavy_truck_required_content, labor_value_content};
use super::law::{AutomotiveOnDate, ContentKey, VehicleClass};
use super::metals::{MetalPurchase, steel_and_aluminum};
use crate::determination::{Determination, Finding, Message, MissingFact, Step, Value};
use crate::origin::value::{RegionalValueContent, regulation};
use crate::ratio::Ratio;
use crate::tariff_code::TariffCode;

/// What decides the class of a vehicle. Section 12; `None` where it is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VehicleDescription {
    /// Solely or principally for off-road use: it does not meet the standards for unrestricted road use.
    pub off_road: Option<bool>,
    /// It has a compression-ignition engine (with an electric motor, for 8703.90).
    pub compression_ignition: Option<bool>,
    /// A three- or four-wheeled motorcycle, a motorhome or entertainer coach, an ambulance, hearse or
    /// prison van.
    pub special: Option<bool>,
}

/// The class of a vehicle of headings 87.01 to 87.06.
///
/// - Gives: the class; the facts that are missing where it turns on them.
/// - Source: 19 CFR 182 App. A s. 12 'heavy truck', 'light truck', 'passenger vehicle'.
/// - Case: `cases/uniform_regulations/s12_vehicle_class.toml`
#[must_use]
pub fn classify_vehicle(code: TariffCode, of: &VehicleDescription) -> Determination<Option<VehicleClass>> {
    let digits = code.digits();
    let under = |prefixes: &[&str]| prefixes.iter().any(|p| digits.starts_with(p));
    let mut missing = Vec::new();
    let mut ask = |fact: &str, key: &'static str, answer: Option<bool>| -> bool {
        if answer.is_none() {
            missing.push(MissingFact { fact: fact.into(), about: None, question: Message::new(key) });
        }
        answer.unwrap_or(false)
    };
    let class = if under(&["870421", "870431"]) {
        let off_road = ask("off-road", "origin-value-ask-off-road", of.off_road);
        if off_road { VehicleClass::Other } else { VehicleClass::LightTruck }
    } else if under(&["870120", "870422", "870423", "870432", "870490"]) {
        let off_road = ask("off-road", "origin-value-ask-off-road", of.off_road);
        if off_road { VehicleClass::Other } else { VehicleClass::HeavyTruck }
    } else if under(&["870331", "870332", "870333"]) {
        VehicleClass::Other
    } else if under(&["8703"]) && !under(&["870310"]) {
        let special = ask("special-vehicle", "origin-value-ask-special-vehicle", of.special);
        let off_road = ask("off-road", "origin-value-ask-off-road", of.off_road);
        // Only the residual subheading leaves the kind of engine open.
        let diesel = under(&["870390"])
            && ask("compression-ignition", "origin-value-ask-compression-ignition", of.compression_ignition);
        if special || off_road || diesel { VehicleClass::Other } else { VehicleClass::PassengerVehicle }
    } else {
        VehicleClass::Other
    };
    // One exclusion that is known settles it; the rest need not be asked.
    if class == VehicleClass::Other {
        missing.clear();
    }
    let (finding, conclusion) = if missing.is_empty() {
        (Finding::Satisfied, Some(class))
    } else {
        (Finding::Undetermined { missing }, None)
    };
    let message = Message::new(match conclusion {
        Some(VehicleClass::PassengerVehicle) => "origin-value-class-passenger",
        Some(VehicleClass::LightTruck) => "origin-value-class-light-truck",
        Some(VehicleClass::HeavyTruck) => "origin-value-class-heavy-truck",
        Some(VehicleClass::Other) => "origin-value-class-other",
        None => "origin-value-class-open",
    })
    .with("code", code);
    let step = Step::new(message).finding(finding.clone()).cite(regulation("s. 12"));
    Determination { finding, conclusion, steps: vec![step], doubts: Vec::new() }
}

/// What a passenger vehicle, light truck or heavy truck is judged by. Each is a requirement of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct VehicleFacts {
    /// Its class.
    pub class: VehicleClass,
    /// Every non-originating material changes from another heading. Section 13.
    pub changes_heading: Option<bool>,
    /// Its content by net cost, over the averaging period if one is chosen.
    pub content: RegionalValueContent,
    /// Its core parts; passenger vehicles and light trucks only.
    pub core_parts: Vec<CorePart>,
    /// The producer's choices for the core parts.
    pub core_choice: CorePartsChoice,
    /// Steel and aluminum purchases.
    pub purchases: Vec<MetalPurchase>,
    /// Labor value content.
    pub labor: LaborFacts,
}

/// Whether a passenger vehicle, light truck or heavy truck originates: change of heading and content
/// (section 13), core parts (14), steel and aluminum (17), labor value content (18).
///
/// - Gives: the percentage required; `Satisfied` when every requirement is.
/// - Source: 19 CFR 182 App. A s. 13 to 18.
/// - Case: `cases/uniform_regulations/s13_passenger_vehicle.toml`
pub fn vehicle(
    law: AutomotiveOnDate<'_>,
    facts: &VehicleFacts,
) -> Result<Determination<Ratio>, AutomotiveError> {
    let labor = labor_value_content(law, &facts.labor)?;
    let (required, mut steps) = if facts.class == VehicleClass::HeavyTruck {
        let required = heavy_truck_required_content(law, &labor.conclusion)?;
        (required.conclusion, required.steps)
    } else {
        let (step, citation) = law.content(ContentKey::LightVehicle)?;
        let shown = Step::new(
            Message::new("origin-value-vehicle-required").with("required", Value::Percent(step.net_cost)),
        )
        .cite(citation);
        (Ratio::percent(step.net_cost), vec![shown])
    };
    let content = Finding::from_bool(facts.content.ratio()? >= required);
    let mut step = facts.content.step(None)?;
    step.finding = Some(content.clone());
    steps.push(step);
    let mut finding = content;

    let heading = match facts.changes_heading {
        Some(changes) => Finding::from_bool(changes),
        None => Finding::Undetermined {
            missing: vec![MissingFact {
                fact: "changes-heading".into(),
                about: None,
                question: Message::new("origin-value-ask-changes-heading"),
            }],
        },
    };
    steps.push(
        Step::new(Message::new("origin-value-vehicle-heading"))
            .finding(heading.clone())
            .cite(regulation("s. 13")),
    );
    finding = finding.and(heading);

    let mut doubts = Vec::new();
    if facts.class != VehicleClass::HeavyTruck {
        let core = core_parts(law, &facts.core_parts, facts.core_choice)?;
        steps.push(
            Step::new(Message::new("origin-value-vehicle-core-parts"))
                .finding(core.finding.clone())
                .cite(regulation("s. 14(4)"))
                .under(core.steps),
        );
        finding = finding.and(core.finding);
        doubts.extend(core.doubts);
    }
    let metals = steel_and_aluminum(law, &facts.purchases)?;
    steps.push(
        Step::new(Message::new("origin-value-vehicle-metals"))
            .finding(metals.finding.clone())
            .cite(regulation("s. 17(1)"))
            .under(metals.steps),
    );
    finding = finding.and(metals.finding);
    steps.push(
        Step::new(Message::new("origin-value-vehicle-labor"))
            .finding(labor.finding.clone())
            .cite(regulation("s. 18"))
            .under(labor.steps),
    );
    finding = finding.and(labor.finding);
    Ok(Determination { finding, conclusion: required, steps, doubts })
}
