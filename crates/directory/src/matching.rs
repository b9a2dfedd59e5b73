//! Who could make it: organizations scored against what a product asks of a plant.
//!
//! Every point is explained by the fact it rests on, every missing fact is told, and a requirement that is
//! hard and fails stays in sight: the organization sinks, it does not vanish.

use customs::TariffCode;

use crate::concordance::shared_digits;
use crate::geography::{Drive, Origin, RoadAssumptions, drive};
use crate::region::Region;
use crate::register::{Kind, Organization, Site, Size, Statement};
use crate::search::{Attribute, Evidence};
use crate::vocabulary::ConceptKind;

/// Something an organization must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hard {
    /// A certification, process, program or any other concept.
    Concept(String),
    /// A clean room of this ISO class or better (a smaller number).
    CleanRoomClass(u8),
    /// A tolerance at least this tight, in micrometers.
    Tolerance(u32),
    /// At least this many people.
    Size(Size),
    /// No farther than this, in meters along the great circle.
    Within(u32),
}

/// What a product asks of a plant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirements {
    /// The goods.
    pub goods: TariffCode,
    /// Activities that make such goods, by the concordance.
    pub activities: Vec<String>,
    /// Products of the vocabulary that such goods are.
    pub products: Vec<String>,
    /// Processes that the case itself names.
    pub named: Vec<String>,
    /// Processes, materials and certificates such goods usually ask for.
    pub expected: Vec<String>,
    /// What must be.
    pub hard: Vec<Hard>,
    /// Units a year.
    pub annual_volume: Option<u64>,
    /// From where distances are measured.
    pub near: Option<Origin>,
    /// The year against which evidence is old or new.
    pub year: u16,
}

impl Requirements {
    /// Adds a process that the case itself names; what was usually asked for is then asked for by name.
    pub fn name(&mut self, concept: &str) {
        self.expected.retain(|expected| expected != concept);
        if !self.named.iter().any(|named| named == concept) {
            self.named.push(concept.to_owned());
        }
    }

    /// What goods of `code` ask for, by the region's facts: the activities of the concordance, products by
    /// tariff prefix, and the stated expectations of the longest prefix of each depth.
    #[must_use]
    pub fn of_goods(code: TariffCode, year: u16, region: &Region) -> Self {
        let digits = code.digits();
        let products = region
            .vocabulary
            .concepts
            .iter()
            .filter(|concept| concept.kind == ConceptKind::Product)
            .filter(|concept| {
                concept.tariff_prefixes.iter().any(|prefix| digits.starts_with(prefix.as_str()))
            })
            .map(|concept| concept.id.clone())
            .collect::<Vec<_>>();
        let mut expected: Vec<String> = Vec::new();
        for expectation in &region.expectations {
            if digits.starts_with(expectation.tariff_prefix.as_str())
                && !expected.contains(&expectation.concept)
                && !products.contains(&expectation.concept)
            {
                expected.push(expectation.concept.clone());
            }
        }
        Self {
            goods: code,
            activities: region.concordance.activities(code),
            products,
            named: Vec::new(),
            expected,
            hard: Vec::new(),
            annual_volume: None,
            near: None,
            year,
        }
    }
}

/// How much each criterion weighs. The weights are the user's to change; they need not add up to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// The activity is one that makes such goods.
    pub activity: u32,
    /// The very product is made there.
    pub product: u32,
    /// Processes that the case names, processes and certificates usually asked for: one share each.
    pub expected: u32,
    /// Large enough for the volume.
    pub size: u32,
    /// Near.
    pub distance: u32,
    /// The evidence is fresh, and confirmed.
    pub evidence: u32,
}

impl Weights {
    /// The stated weights: what is made counts most, then how, then where and how surely we know.
    pub const STATED: Self =
        Self { activity: 25, product: 30, expected: 20, size: 5, distance: 10, evidence: 10 };

    /// The most that can be reached.
    #[must_use]
    pub const fn total(self) -> u32 {
        self.activity + self.product + self.expected + self.size + self.distance + self.evidence
    }
}

/// What was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// The activity.
    Activity,
    /// The product.
    Product,
    /// A process that the case names.
    Named(String),
    /// A process, material or certificate usually asked for.
    Expected(String),
    /// The size.
    Size,
    /// The distance.
    Distance,
    /// How fresh the evidence is and whether it is confirmed.
    Evidence,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is so, by the evidence.
    Met,
    /// Something near it is so.
    Partly,
    /// It is not so, by the evidence.
    NotMet,
    /// No source says.
    NotStated,
}

/// The points of a criterion, in tenths, with why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points {
    /// What was looked at.
    pub criterion: Criterion,
    /// Points in tenths.
    pub tenths: u32,
    /// The most it could give, in tenths.
    pub of_tenths: u32,
    /// What came of it.
    pub outcome: Outcome,
    /// The facts it rests on.
    pub evidence: Vec<Evidence>,
}

/// What came of a hard requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HardOutcome {
    /// The requirement.
    pub requirement: Hard,
    /// What came of it.
    pub outcome: Outcome,
    /// The facts it rests on.
    pub evidence: Vec<Evidence>,
}

/// An organization that could make it, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its stable name.
    pub organization: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kinds: Vec<Kind>,
    /// The site that scores best.
    pub site: String,
    /// Municipality of that site.
    pub municipality: String,
    /// Points in tenths.
    pub tenths: u32,
    /// Criterion by criterion.
    pub points: Vec<Points>,
    /// Hard requirements, each with what came of it.
    pub hard: Vec<HardOutcome>,
    /// Meters along the great circle from where distances are measured.
    pub meters: Option<u32>,
    /// A truck's way.
    pub drive: Option<Drive>,
    /// Year of the newest statement.
    pub last_seen: u16,
}

impl Candidate {
    /// How many hard requirements fail by the evidence.
    #[must_use]
    pub fn failures(&self) -> usize {
        self.hard.iter().filter(|hard| hard.outcome == Outcome::NotMet).count()
    }

    /// How many hard requirements no source speaks of.
    #[must_use]
    pub fn open(&self) -> usize {
        self.hard.iter().filter(|hard| hard.outcome == Outcome::NotStated).count()
    }
}

/// Scores every organization that makes goods and has anything to do with these, best first: those that
/// fail no hard requirement before those that fail one, those known to meet all before those of which a
/// source does not say, then by points, then by id.
#[must_use]
pub fn candidates(
    organizations: &[Organization],
    requirements: &Requirements,
    weights: Weights,
    roads: RoadAssumptions,
    region: &Region,
) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = organizations
        .iter()
        .filter(|organization| organization.kinds().into_iter().any(Kind::makes_goods))
        .filter_map(|organization| {
            organization
                .sites()
                .iter()
                .filter_map(|site| candidate(organization, site, requirements, weights, roads, region))
                .min_by_key(rank)
        })
        .collect();
    all.sort_by_cached_key(|candidate| (rank(candidate), candidate.organization.clone()));
    all
}

fn rank(candidate: &Candidate) -> (usize, usize, std::cmp::Reverse<u32>) {
    (candidate.failures(), candidate.open(), std::cmp::Reverse(candidate.tenths))
}

fn evidence(statement: &Statement, attribute: Attribute, value: impl Into<String>) -> Evidence {
    Evidence {
        attribute,
        value: value.into(),
        source: statement.source.clone(),
        as_of: statement.as_of.to_string(),
        confirmed: statement.confirmed,
        people: None,
    }
}

fn candidate(
    organization: &Organization,
    site: &Site<'_>,
    requirements: &Requirements,
    weights: Weights,
    roads: RoadAssumptions,
    region: &Region,
) -> Option<Candidate> {
    let activity = activity(site, requirements, weights.activity * 10);
    let product = one_of(site, &requirements.products, Criterion::Product, weights.product * 10);
    let mut points = vec![activity, product];
    let asked = requirements.named.iter().map(|id| (id, Criterion::Named(id.clone())));
    let asked = asked.chain(requirements.expected.iter().map(|id| (id, Criterion::Expected(id.clone()))));
    let count = requirements.named.len() + requirements.expected.len();
    let share = weights.expected * 10 / u32::try_from(count.max(1)).unwrap_or(1);
    for (concept, criterion) in asked {
        points.push(one_of(site, std::slice::from_ref(concept), criterion, share));
    }
    // Without a word on what is made there is nothing to propose.
    if !points.iter().any(|points| points.tenths > 0) {
        return None;
    }
    let meters = requirements.near.as_ref().zip(site.at()).map(|(origin, at)| at.meters_to(origin.at));
    let country = site.text(|statement| &statement.country);
    let way = requirements
        .near
        .as_ref()
        .zip(site.at())
        .map(|(origin, at)| drive(at, country, origin, &region.crossings, roads));
    points.push(size(site, requirements, weights.size * 10));
    points.push(distance(meters, requirements, weights.distance * 10));
    points.push(freshness(site, requirements, weights.evidence * 10));
    let hard = requirements.hard.iter().map(|hard| hard_outcome(site, hard, meters)).collect();
    Some(Candidate {
        organization: organization.id.clone(),
        name: organization.name().to_owned(),
        kinds: organization.kinds(),
        site: site.name.to_owned(),
        municipality: site.text(|statement| &statement.municipality).to_owned(),
        tenths: points.iter().map(|points| points.tenths).sum(),
        points,
        hard,
        meters,
        drive: way,
        last_seen: site.last_seen().map_or(0, crate::register::AsOf::year),
    })
}

/// Full points from five digits shared, six tenths for four, a quarter for three: SCIAN and NAICS are one
/// system down to the fifth digit.
fn activity(site: &Site<'_>, requirements: &Requirements, of_tenths: u32) -> Points {
    let mut best: Option<(usize, Evidence)> = None;
    let mut other: Option<Evidence> = None;
    for statement in &site.statements {
        for code in &statement.activities {
            other = Some(evidence(statement, Attribute::Activity, code));
            let shared =
                requirements.activities.iter().map(|wanted| shared_digits(code, wanted)).max().unwrap_or(0);
            if shared >= 3 && best.as_ref().is_none_or(|(most, _)| shared > *most) {
                best = Some((shared, evidence(statement, Attribute::Activity, code)));
            }
        }
    }
    let (tenths, outcome) = match best.as_ref().map(|(shared, _)| *shared) {
        Some(5..) => (of_tenths, Outcome::Met),
        Some(4) => (of_tenths * 6 / 10, Outcome::Partly),
        Some(_) => (of_tenths / 4, Outcome::Partly),
        None if other.is_some() && !requirements.activities.is_empty() => (0, Outcome::NotMet),
        None => (0, Outcome::NotStated),
    };
    // What it does instead is told as well.
    let evidence = best.map(|(_, evidence)| evidence).or(other.filter(|_| outcome == Outcome::NotMet));
    let evidence = evidence.into_iter().collect();
    Points { criterion: Criterion::Activity, tenths, of_tenths, outcome, evidence }
}

fn one_of(site: &Site<'_>, wanted: &[String], criterion: Criterion, of_tenths: u32) -> Points {
    let found = concepts(site, wanted);
    let met = !found.is_empty();
    Points {
        criterion,
        tenths: if met { of_tenths } else { 0 },
        of_tenths,
        // A register that lists what a plant does never says what it does not do.
        outcome: if met { Outcome::Met } else { Outcome::NotStated },
        evidence: found,
    }
}

fn concepts(site: &Site<'_>, wanted: &[String]) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = Vec::new();
    for statement in site.statements.iter().rev() {
        for id in statement.all_concepts() {
            if wanted.iter().any(|wanted| wanted == id) && !found.iter().any(|known| known.value == id) {
                found.push(Evidence {
                    people: statement.people_with(id),
                    ..evidence(statement, Attribute::Concept, id)
                });
            }
        }
    }
    found
}

/// The stratum a volume asks for: our judgment, since output a worker differs by product a thousandfold.
#[must_use]
pub const fn size_for(annual_volume: u64) -> Size {
    match annual_volume {
        0..=999 => Size::UpTo5,
        1_000..=9_999 => Size::UpTo30,
        10_000..=99_999 => Size::UpTo100,
        _ => Size::UpTo250,
    }
}

fn size(site: &Site<'_>, requirements: &Requirements, of_tenths: u32) -> Points {
    let stated = site.newest(Statement::size_class);
    let (tenths, outcome) = match (&stated, requirements.annual_volume) {
        (Some((size, _)), Some(volume)) if *size >= size_for(volume) => (of_tenths, Outcome::Met),
        (Some(_), Some(_)) => (0, Outcome::NotMet),
        _ => (0, Outcome::NotStated),
    };
    let evidence =
        stated.map(|(size, statement)| evidence(statement, Attribute::Size, size.code())).into_iter();
    Points { criterion: Criterion::Size, tenths, of_tenths, outcome, evidence: evidence.collect() }
}

/// From here on a site has no points for its distance.
pub const FAR: u32 = 150_000;

/// Full points at the origin, none from 150 km on, in a straight line between.
fn distance(meters: Option<u32>, requirements: &Requirements, of_tenths: u32) -> Points {
    let (tenths, outcome) = match (meters, &requirements.near) {
        (Some(meters), Some(_)) => {
            let tenths = u64::from(of_tenths) * u64::from(FAR.saturating_sub(meters)) / u64::from(FAR);
            let outcome = if meters < FAR { Outcome::Met } else { Outcome::NotMet };
            (u32::try_from(tenths).unwrap_or(0), outcome)
        }
        _ => (0, Outcome::NotStated),
    };
    Points { criterion: Criterion::Distance, tenths, of_tenths, outcome, evidence: Vec::new() }
}

/// Years within which evidence has full points.
pub const FRESH: u16 = 3;
/// Years within which it has half of them.
pub const AGING: u16 = 8;

/// Full points for a fact confirmed by the organization or seen within three years, half within eight.
fn freshness(site: &Site<'_>, requirements: &Requirements, of_tenths: u32) -> Points {
    let Some((_, newest)) = site.newest(|statement| Some(statement.as_of.clone())) else {
        return Points {
            criterion: Criterion::Evidence,
            tenths: 0,
            of_tenths,
            outcome: Outcome::NotStated,
            evidence: Vec::new(),
        };
    };
    let confirmed = site.statements.iter().any(|statement| statement.confirmed);
    let age = requirements.year.saturating_sub(newest.as_of.year());
    let (tenths, outcome) = if confirmed || age <= FRESH {
        (of_tenths, Outcome::Met)
    } else if age <= AGING {
        (of_tenths / 2, Outcome::Partly)
    } else {
        (0, Outcome::NotMet)
    };
    let evidence = vec![evidence(newest, Attribute::LastSeen, newest.as_of.to_string())];
    Points { criterion: Criterion::Evidence, tenths, of_tenths, outcome, evidence }
}

fn hard_outcome(site: &Site<'_>, requirement: &Hard, meters: Option<u32>) -> HardOutcome {
    let known = |met: bool| if met { Outcome::Met } else { Outcome::NotMet };
    let (outcome, found) = match requirement {
        Hard::Concept(id) => {
            let found = concepts(site, std::slice::from_ref(id));
            (if found.is_empty() { Outcome::NotStated } else { Outcome::Met }, found)
        }
        Hard::CleanRoomClass(class) => match site.newest(|statement| statement.clean_room_class) {
            Some((stated, statement)) => {
                (known(stated <= *class), vec![evidence(statement, Attribute::CleanRoom, stated.to_string())])
            }
            None => (Outcome::NotStated, Vec::new()),
        },
        Hard::Tolerance(micrometers) => match site.newest(|statement| statement.tolerance_micrometers) {
            Some((stated, statement)) => (
                known(stated <= *micrometers),
                vec![evidence(statement, Attribute::Tolerance, stated.to_string())],
            ),
            None => (Outcome::NotStated, Vec::new()),
        },
        Hard::Size(smallest) => match site.newest(Statement::size_class) {
            Some((stated, statement)) => {
                (known(stated >= *smallest), vec![evidence(statement, Attribute::Size, stated.code())])
            }
            None => (Outcome::NotStated, Vec::new()),
        },
        Hard::Within(limit) => match meters {
            Some(meters) => (known(meters <= *limit), Vec::new()),
            None => (Outcome::NotStated, Vec::new()),
        },
    };
    HardOutcome { requirement: requirement.clone(), outcome, evidence: found }
}
