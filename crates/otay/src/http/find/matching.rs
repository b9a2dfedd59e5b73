//! `GET /find/match`, `GET /find/match/CASE`: who could make the product of a case, point by point.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use customs::Message;
use directory::geography::RoadAssumptions;
use directory::matching::{Candidate, Hard, Outcome, Requirements, candidates};

use super::search::origins;
use crate::cli::required;
use crate::directory::asking::{CRITERIA, requirements_of, weighed, weights};
use crate::directory::map::{Frame, inline};
use crate::directory::words::{Words, points};
use crate::http::answers;
use crate::http::app::App;
use crate::http::case::reading::Kept;
use crate::http::form::Form;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;

/// Organizations shown.
const MOST: usize = 20;
/// Cases offered to choose from.
const CASES: i64 = 100;
/// Where distances are measured from unless another place is asked for, as on the command line.
const NEAR: &str = "otay-mesa";

#[derive(Template)]
#[template(path = "web/find/choose.html")]
struct Choose {
    page: Page,
    cases: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "web/find/match.html")]
struct Match {
    page: Page,
    id: String,
    title: String,
    head: String,
    asked: Vec<(String, String)>,
    near: String,
    within: String,
    origins: Vec<(String, String)>,
    weights: Vec<(&'static str, u32)>,
    most: usize,
    makers: Vec<Maker>,
    /// How many stand beyond those shown, in words, and those of them that fail what is required.
    beyond: Vec<String>,
    failing: Vec<(String, String, String)>,
    /// Names of what must be, as the user wrote them.
    require: String,
    measured: Vec<String>,
    map: String,
}

impl Match {
    /// All points together. A reference, as the frame's sentences with a count take it.
    const fn whole(&self) -> &usize {
        &self.most
    }

    fn is_near(&self, id: &str) -> bool {
        self.near == id
    }
}

/// An organization with its points.
struct Maker {
    id: String,
    name: String,
    points: String,
    place: String,
    /// Hard requirements with what came of them.
    required: Vec<String>,
    rows: Vec<Scored>,
}

/// One criterion.
struct Scored {
    criterion: String,
    points: String,
    most: String,
    why: String,
}

/// Offers the cases.
pub async fn choose(State(app): State<App>, Insider(visitor): Insider) -> Result<Response, Refusal> {
    let cases = app.store().cases(CASES, 0).await?;
    let page = Page::new(&app, &visitor, Section::Find, "web-match-title");
    Ok(html(&Choose { page, cases: cases.into_iter().map(|case| (case.id, case.title)).collect() }))
}

/// Scores the register for a case.
pub async fn matching(
    State(app): State<App>,
    Insider(visitor): Insider,
    kept: Kept,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let asked = Form::of_query(query.as_deref().unwrap_or_default())?;
    let case = answers::read(&app, &kept.inputs()).map_err(|failures| answers::with_problems(&failures))?;
    let known = app.knowledge();
    let region = &known.region;
    let words = Words { catalogue: visitor.catalogue(), region };
    let say = |message: &Message| words.catalogue.render(message);
    let mut requirements = requirements_of(&case, region).map_err(Refusal::first)?;
    let near = Some(asked.text("near")).filter(|near| !near.is_empty()).unwrap_or(NEAR).to_owned();
    requirements.near = region.origin(&near);
    if requirements.near.is_none() {
        let mut refusal = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "directory-place-unknown");
        let places: Vec<&str> = region.origin_ids();
        refusal.failure.arguments = vec![("place", near.as_str().into()), ("known", places.into())];
        return Err(refusal);
    }
    if !asked.text("within").is_empty() {
        let within = asked.text("within").parse::<u32>().ok().filter(|km| (1..=2000).contains(km));
        let within = within.ok_or_else(|| {
            let mut refusal = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "directory-distance-unreadable");
            refusal.failure.arguments = vec![("distance", asked.text("within").into())];
            refusal
        })?;
        requirements.hard.push(Hard::Within(within * 1000));
    }
    for name in asked.text("require").split(',').map(str::trim).filter(|name| !name.is_empty()) {
        requirements.hard.push(required(name, region).map_err(Refusal::first)?);
    }
    let given: Vec<String> = CRITERIA
        .iter()
        .filter(|name| !asked.text(name).is_empty())
        .map(|name| format!("{name}={}", asked.text(name)))
        .collect();
    let weights = weights(&given).map_err(Refusal::first)?;
    let found =
        candidates(&known.register().organizations, &requirements, weights, RoadAssumptions::STATED, region);
    let chosen: Vec<String> = found.iter().take(MOST).map(|one| one.organization.clone()).collect();
    let list = |ids: &[String]| ids.iter().map(|id| words.concept(id)).collect::<Vec<_>>().join(" · ");
    let activities: Vec<String> = requirements.activities.iter().map(|code| words.activity(code)).collect();
    let facts = [
        ("directory-match-activities", activities.join(" · ")),
        ("directory-match-products", list(&requirements.products)),
        ("directory-match-named", list(&requirements.named)),
        ("directory-match-expected", list(&requirements.expected)),
    ];
    let head =
        Message::new("directory-match-head").with("count", found.len()).with("code", requirements.goods);
    let rest = found.get(MOST..).unwrap_or_default();
    let failing: Vec<&Candidate> = rest.iter().filter(|candidate| candidate.failures() > 0).collect();
    let mut beyond = Vec::new();
    if rest.len() > failing.len() {
        beyond.push(say(&Message::new("web-match-beyond").with("count", rest.len() - failing.len())));
    }
    if !failing.is_empty() {
        beyond.push(say(&Message::new("directory-match-failing").with("count", failing.len())));
    }
    let template = Match {
        page: Page::new(&app, &visitor, Section::Find, "web-match-title"),
        id: kept.summary.id,
        title: kept.summary.title.clone(),
        head: say(&head),
        asked: facts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| (words.catalogue.text(key).trim_end_matches(':').to_owned(), value))
            .collect(),
        near,
        within: asked.text("within").to_owned(),
        origins: origins(&app),
        weights: weighed(weights).to_vec(),
        most: weights.total() as usize,
        makers: found.iter().take(MOST).map(|candidate| maker(candidate, &requirements, words)).collect(),
        beyond,
        failing: failing
            .into_iter()
            .map(|candidate| {
                let failed = candidate.hard.iter().filter(|hard| hard.outcome == Outcome::NotMet);
                let failed: Vec<String> = failed.map(|hard| words.required(hard, candidate)).collect();
                (candidate.organization.clone(), candidate.name.clone(), failed.join("; "))
            })
            .collect(),
        require: asked.text("require").to_owned(),
        measured: requirements.near.as_ref().map_or_else(Vec::new, |near| {
            let drives = found.iter().take(MOST).filter_map(|candidate| candidate.drive.as_ref());
            words.measured(near, RoadAssumptions::STATED, drives)
        }),
        map: inline(region, &known.points(&chosen), Frame::REGION, visitor.catalogue()),
    };
    Ok(html(&template))
}

fn maker(candidate: &Candidate, asked: &Requirements, words: Words<'_>) -> Maker {
    let say = |message: &Message| words.catalogue.render(message);
    let value = |tenths| words.catalogue.value(&points(tenths));
    let mut place: Vec<String> = candidate.kinds.iter().map(|kind| words.kind(*kind)).collect();
    place.push(candidate.municipality.clone());
    place.extend(candidate.meters.map(|meters| words.distance(meters)));
    place.extend(candidate.drive.as_ref().map(|drive| words.drive(drive)));
    place.retain(|part| !part.is_empty());
    Maker {
        id: candidate.organization.clone(),
        name: candidate.name.clone(),
        points: value(candidate.tenths),
        place: place.join(" · "),
        required: candidate.hard.iter().map(|hard| words.required(hard, candidate)).collect(),
        rows: candidate
            .points
            .iter()
            .map(|scored| Scored {
                criterion: say(&words.criterion(&scored.criterion)),
                points: value(scored.tenths),
                most: value(scored.of_tenths),
                why: words.why(scored, candidate, asked),
            })
            .collect(),
    }
}
