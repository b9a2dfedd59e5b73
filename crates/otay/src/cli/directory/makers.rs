//! `otay directory match`: who could make the product of a case.

use std::path::PathBuf;

use customs::Message;
use directory::geography::RoadAssumptions;
use directory::matching::{Candidate, Hard, Outcome as Came, Requirements, Weights, candidates};
use directory::region::Region;
use directory::register::gather;
use directory::vocabulary::ConceptKind;
use serde_json::{Value as Json, json};

use super::json::{drive_json, evidences_json};
use super::{Data, Format, Roads, concept, meters, origin, stratum, thousandths};
use crate::assess::{LawReference, read_case};
use crate::cli::{Context, Outcome};
use crate::directory::asking::{requirements_of, weighed, weights};
use crate::directory::words::{Words, points};
use crate::problems::{ExitCode, Failure, Failures};
use crate::report::style::{ACCENT, BAD, COLUMNS, GOOD, MUTED, OPEN, STRONG, wrap};

#[derive(clap::Args, Debug)]
pub(super) struct Match {
    /// The folder with case.toml.
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// From where distances are measured: a crossing or a town.
    #[arg(long, value_name = "PLACE", default_value = "otay-mesa")]
    near: String,
    /// What must be: a certification, process, program; can be given several times.
    #[arg(long, value_name = "NAME")]
    require: Vec<String>,
    /// No farther than this: 40km, 25mi.
    #[arg(long, value_name = "DISTANCE")]
    within: Option<String>,
    /// A clean room of this ISO class or better.
    #[arg(long, value_name = "CLASS", value_parser = clap::value_parser!(u8).range(1..=9))]
    clean_room: Option<u8>,
    /// A tolerance of this many millimeters or tighter.
    #[arg(long, value_name = "MM")]
    tolerance: Option<String>,
    /// At least this many people.
    #[arg(long, value_name = "STRATUM")]
    size: Option<String>,
    #[command(flatten)]
    roads: Roads,
    /// Weights, such as product=40,distance=20; what is not named keeps its own.
    #[arg(long, value_name = "NAME=POINTS", value_delimiter = ',')]
    weights: Vec<String>,
    /// How many organizations.
    #[arg(long, value_name = "COUNT", default_value_t = 8)]
    limit: usize,
    /// text or json.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    data: Data,
}

pub(super) fn matching(arguments: &Match, context: &Context) -> Outcome {
    let law = context.lawbook()?.law().map_err(|problems| Failures::all(&problems))?;
    let known = arguments.data.open(context)?;
    let region = &known.region;
    let against = LawReference::new(&law).with_vocabulary(&region.vocabulary);
    let case = read_case(&arguments.case, &against, None)?;
    let mut requirements = requirements_of(&case, region)?;
    requirements.near = Some(origin(&arguments.near, region)?);
    for words in &arguments.require {
        requirements.hard.push(required(words, region)?);
    }
    if let Some(distance) = &arguments.within {
        requirements.hard.push(Hard::Within(meters(distance)?));
    }
    requirements.hard.extend(arguments.clean_room.map(Hard::CleanRoomClass));
    if let Some(text) = &arguments.tolerance {
        requirements.hard.push(Hard::Tolerance(thousandths(text, 0, 100)?));
    }
    if let Some(text) = &arguments.size {
        requirements.hard.push(Hard::Size(stratum(text)?));
    }
    let weights = weights(&arguments.weights)?;
    let roads = arguments.roads.assumptions()?;
    let statements = known.store.statements(region).map_err(|error| Failures::from(Failure::new(&error)))?;
    let organizations = gather(statements);
    let found = candidates(&organizations, &requirements, weights, roads, region);
    let words = Words { catalogue: context.catalogue, region };
    match arguments.format {
        Format::Text => {
            context.print(&text(&found, &requirements, (weights, roads), arguments.limit, words));
        }
        Format::Json => {
            let answer = as_json(&found, &requirements, weights, arguments.limit, words);
            context.print(&format!("{answer:#}\n"));
        }
    }
    Ok(ExitCode::Answered)
}

/// A thing that must be, by its words: a certification, process, program.
pub(crate) fn required(words: &str, region: &Region) -> Result<Hard, Failures> {
    let kinds = [
        ConceptKind::Certification,
        ConceptKind::Process,
        ConceptKind::Program,
        ConceptKind::Product,
        ConceptKind::Material,
        ConceptKind::Service,
        ConceptKind::Skill,
        ConceptKind::Language,
    ];
    concept(words, &kinds, region).map(Hard::Concept)
}

fn text(
    found: &[Candidate],
    asked: &Requirements,
    (weights, roads): (Weights, RoadAssumptions),
    limit: usize,
    words: Words<'_>,
) -> String {
    let say = |message: &Message| words.catalogue.render(message);
    let mut out = String::new();
    let mut line = |text: &str, first: usize, rest: usize| {
        out.push_str(&wrap(text, first, rest, COLUMNS));
        out.push('\n');
    };
    let head = Message::new("directory-match-head").with("count", found.len()).with("code", asked.goods);
    line(&format!("{STRONG}{}{STRONG:#}", say(&head)), 0, 2);
    let list = |ids: &[String]| ids.iter().map(|id| words.concept(id)).collect::<Vec<_>>();
    for (key, values) in [
        ("directory-match-activities", asked.activities.iter().map(|code| words.activity(code)).collect()),
        ("directory-match-products", list(&asked.products)),
        ("directory-match-named", list(&asked.named)),
        ("directory-match-expected", list(&asked.expected)),
        ("directory-match-hard", asked.hard.iter().map(|hard| words.hard(hard)).collect()),
    ] {
        if !values.is_empty() {
            line(&format!("{MUTED}{}{MUTED:#} {}", words.catalogue.text(key), values.join(" · ")), 0, 2);
        }
    }
    line(
        &format!(
            "{MUTED}{}{MUTED:#}",
            say(&Message::new("directory-match-weights").with("most", weights.total()).with(
                "weights",
                weighed(weights).map(|(name, weight)| format!("{name} {weight}")).join(" · "),
            ))
        ),
        0,
        2,
    );
    if let Some(near) = &asked.near {
        let drives = found.iter().take(limit).filter_map(|candidate| candidate.drive.as_ref());
        for text in words.measured(near, roads, drives) {
            line(&format!("{MUTED}{text}{MUTED:#}"), 0, 2);
        }
    }
    for candidate in found.iter().take(limit) {
        line("", 0, 0);
        let score = words.catalogue.value(&points(candidate.tenths));
        line(
            &format!(
                "{ACCENT}{score}{ACCENT:#}  {STRONG}{}{STRONG:#} · {MUTED}{}{MUTED:#}",
                candidate.name, candidate.organization
            ),
            0,
            6,
        );
        let mut place: Vec<String> = candidate.kinds.iter().map(|kind| words.kind(*kind)).collect();
        place.push(candidate.municipality.clone());
        place.extend(candidate.meters.map(|meters| words.distance(meters)));
        place.extend(candidate.drive.as_ref().map(|drive| words.drive(drive)));
        place.retain(|part| !part.is_empty());
        line(&place.join(" · "), 6, 8);
        for hard in &candidate.hard {
            let style = match hard.outcome {
                Came::Met => GOOD,
                Came::NotMet | Came::Partly => BAD,
                Came::NotStated => OPEN,
            };
            line(&format!("{style}{}{style:#}", words.required(hard, candidate)), 6, 8);
        }
        for scored in &candidate.points {
            let message = Message::new("directory-match-points")
                .with("points", points(scored.tenths))
                .with("most", points(scored.of_tenths))
                .with("criterion", words.criterion(&scored.criterion))
                .with("why", words.why(scored, candidate, asked));
            let style = if scored.outcome == Came::NotStated { OPEN } else { MUTED };
            line(&format!("{style}{}{style:#}", say(&message)), 6, 8);
        }
    }
    for text in beyond(found, limit, words) {
        line(&text, 0, 6);
    }
    if found.is_empty() {
        line(&words.catalogue.text("directory-match-nobody"), 0, 0);
    }
    line("", 0, 0);
    line(&format!("{MUTED}{}{MUTED:#}", words.catalogue.text("directory-section-stale")), 0, 0);
    out
}

/// Candidates told by name though they stand beyond the limit, because they fail what is required.
const FAILING_TOLD: usize = 6;

/// What stands beyond the limit: how many, and by name those that fail what is required, since a failed
/// requirement is never hidden.
fn beyond(found: &[Candidate], limit: usize, words: Words<'_>) -> Vec<String> {
    let say = |message: &Message| words.catalogue.render(message);
    let rest = found.get(limit..).unwrap_or_default();
    let failing: Vec<&Candidate> = rest.iter().filter(|candidate| candidate.failures() > 0).collect();
    let mut told = Vec::new();
    if rest.len() > failing.len() {
        let more = Message::new("directory-match-beyond").with("count", rest.len() - failing.len());
        told.push(String::new());
        told.push(format!("{MUTED}{}{MUTED:#}", say(&more)));
    }
    if !failing.is_empty() {
        let head = Message::new("directory-match-failing").with("count", failing.len());
        told.push(String::new());
        told.push(format!("{BAD}{}{BAD:#}", say(&head)));
    }
    for candidate in failing.iter().take(FAILING_TOLD) {
        let failed = candidate.hard.iter().filter(|hard| hard.outcome == Came::NotMet);
        let failed: Vec<String> = failed.map(|hard| words.required(hard, candidate)).collect();
        let score = words.catalogue.value(&points(candidate.tenths));
        told.push(format!("{score}  {}: {}", candidate.name, failed.join("; ")));
    }
    if failing.len() > FAILING_TOLD {
        let more = Message::new("directory-match-failing-more").with("count", failing.len() - FAILING_TOLD);
        told.push(format!("{MUTED}{}{MUTED:#}", say(&more)));
    }
    told
}

fn outcome_code(outcome: Came) -> &'static str {
    match outcome {
        Came::Met => "met",
        Came::Partly => "partly",
        Came::NotMet => "not-met",
        Came::NotStated => "not-stated",
    }
}

/// The candidates for programs.
pub(crate) fn as_json(
    found: &[Candidate],
    asked: &Requirements,
    weights: Weights,
    limit: usize,
    words: Words<'_>,
) -> Json {
    use directory::matching::Criterion;
    let criterion = |criterion: &Criterion| match criterion {
        Criterion::Activity => ("activity", None),
        Criterion::Product => ("product", None),
        Criterion::Named(id) => ("named", Some(id.clone())),
        Criterion::Expected(id) => ("expected", Some(id.clone())),
        Criterion::Size => ("size", None),
        Criterion::Distance => ("distance", None),
        Criterion::Evidence => ("evidence", None),
    };
    let hard = |hard: &Hard| match hard {
        Hard::Concept(id) => json!({ "concept": id }),
        Hard::CleanRoomClass(class) => json!({ "clean_room_class": class }),
        Hard::Tolerance(micrometers) => json!({ "tolerance_micrometers": micrometers }),
        Hard::Size(size) => json!({ "size": size.code() }),
        Hard::Within(meters) => json!({ "within_meters": meters }),
    };
    let tenths = |tenths: u32| words.catalogue.value(&points(tenths));
    let candidates: Vec<Json> = found
        .iter()
        .take(limit)
        .map(|candidate| {
            json!({
                "organization": candidate.organization,
                "name": candidate.name,
                "kinds": candidate.kinds.iter().map(|kind| kind.code()).collect::<Vec<_>>(),
                "site": candidate.site,
                "municipality": candidate.municipality,
                "points": tenths(candidate.tenths),
                "hard_requirements_failed": candidate.failures(),
                "hard_requirements_not_stated": candidate.open(),
                "distance_meters": candidate.meters,
                "drive": candidate.drive.as_ref().map(drive_json),
                "last_seen": candidate.last_seen,
                "hard": candidate.hard.iter().map(|outcome| json!({
                    "requirement": hard(&outcome.requirement),
                    "outcome": outcome_code(outcome.outcome),
                    "why": words.required(outcome, candidate),
                    "facts": evidences_json(&outcome.evidence, words),
                })).collect::<Vec<_>>(),
                "criteria": candidate.points.iter().map(|scored| {
                    let (name, concept) = criterion(&scored.criterion);
                    json!({
                        "criterion": name,
                        "concept": concept,
                        "points": tenths(scored.tenths),
                        "of": tenths(scored.of_tenths),
                        "outcome": outcome_code(scored.outcome),
                        "why": words.why(scored, candidate, asked),
                        "facts": evidences_json(&scored.evidence, words),
                    })
                }).collect::<Vec<_>>(),
            })
        })
        .collect();
    let rest = found.get(limit..).unwrap_or_default().iter();
    let failing: Vec<Json> = rest
        .filter(|candidate| candidate.failures() > 0)
        .map(|candidate| {
            let failed = candidate.hard.iter().filter(|hard| hard.outcome == Came::NotMet);
            json!({
                "organization": candidate.organization,
                "name": candidate.name,
                "points": tenths(candidate.tenths),
                "failed": failed.map(|failed| words.required(failed, candidate)).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "code": asked.goods.to_string(),
        "activities": asked.activities,
        "products": asked.products,
        "named": asked.named,
        "expected": asked.expected,
        "near": asked.near.as_ref().map(|near| near.id.as_str()),
        "annual_volume": asked.annual_volume,
        "weights": weighed(weights).into_iter().collect::<std::collections::BTreeMap<_, _>>(),
        "statements_known": words.region.statements.len(),
        "candidates_in_all": found.len(),
        "candidates_failing_in_all": found.iter().filter(|candidate| candidate.failures() > 0).count(),
        "failing_beyond_limit": failing,
        "candidates": candidates,
    })
}
