//! Consultations over the API.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::access::{change, insider};
use super::json::JsonBody;
use super::problem::{ApiRefusal, ProblemDocument, told};
use crate::http::adviser::take::give;
use crate::http::adviser::{add_note, add_step};
use crate::http::app::App;
use crate::http::consultation::{ask, intake, request};
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;
use crate::store::{Consultation, ConsultationStatus};

/// A slot that can be chosen.
#[derive(Debug, Serialize, ToSchema)]
pub struct SlotBody {
    starts_at_ms: i64,
    ends_at_ms: i64,
}

/// A request for a consultation: the answers of the form, by the names of its fields.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestBody {
    /// One answer, or several, a field: `goals`, `product`, `code`, `volume`, `made-now`, `model`, `timing`,
    /// `certifications`, `concerns`, `contact-name`, `contact-email`, `company`, `contact-phone`, and
    /// `consent`: `yes`.
    answers: BTreeMap<String, OneOrMore>,
    /// Beginning of the slot chosen.
    #[serde(default)]
    slot_starts_at_ms: Option<i64>,
    /// The case it builds on.
    #[serde(default)]
    case_id: Option<String>,
}

/// One answer or several.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum OneOrMore {
    /// One.
    One(String),
    /// Several.
    More(Vec<String>),
}

/// What a client gets back.
#[derive(Debug, Serialize, ToSchema)]
pub struct RequestedBody {
    id: String,
    /// The page of this request; whoever has the address sees it.
    url: String,
}

/// A consultation as the adviser sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConsultationBody {
    id: String,
    status: String,
    language: String,
    contact_name: String,
    contact_email: String,
    contact_phone: String,
    company: String,
    case_id: Option<String>,
    intake: Value,
    created_at_ms: i64,
    updated_at_ms: i64,
}

impl From<Consultation> for ConsultationBody {
    fn from(consultation: Consultation) -> Self {
        Self {
            intake: serde_json::from_str(&consultation.intake).unwrap_or_default(),
            id: consultation.id,
            status: consultation.status,
            language: consultation.language,
            contact_name: consultation.contact_name,
            contact_email: consultation.contact_email,
            contact_phone: consultation.contact_phone,
            company: consultation.company,
            case_id: consultation.case_id,
            created_at_ms: consultation.created_at,
            updated_at_ms: consultation.updated_at,
        }
    }
}

/// A move along the way.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveBody {
    /// Where it stands: requested, needs, visits, introduction, space, start or closed.
    from: String,
    /// Where it goes.
    to: String,
}

/// A note.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteBody {
    text: String,
    /// Whether the client sees it.
    #[serde(default)]
    shared: bool,
}

/// A next step.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StepBody {
    text: String,
    /// By when, YYYY-MM-DD.
    due: String,
}

/// The slots that are free.
#[utoipa::path(get, path = "/slots", tag = "consultations",
    responses((status = 200, body = [SlotBody]), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn slots(State(app): State<App>, visitor: Visitor) -> Result<Json<Vec<SlotBody>>, ApiRefusal> {
    let free =
        ask::free_slots(&app).await.map_err(|refusal| ApiRefusal::new(refusal, visitor.catalogue()))?;
    let body =
        free.into_iter().map(|(_, slot)| SlotBody { starts_at_ms: slot.starts_at, ends_at_ms: slot.ends_at });
    Ok(Json(body.collect()))
}

/// The adviser's queue.
#[utoipa::path(get, path = "/consultations", tag = "consultations",
    responses((status = 200, body = [ConsultationBody]), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn list(
    State(app): State<App>,
    visitor: Visitor,
) -> Result<Json<Vec<ConsultationBody>>, ApiRefusal> {
    insider(&visitor)?;
    let queue = app.store().consultations(200).await.map_err(told(&visitor))?;
    Ok(Json(queue.into_iter().map(ConsultationBody::from).collect()))
}

/// Asks for a consultation.
#[utoipa::path(post, path = "/consultations", request_body = RequestBody, tag = "consultations",
    responses((status = 201, body = RequestedBody), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn request(
    State(app): State<App>,
    visitor: Visitor,
    JsonBody(body): JsonBody<RequestBody>,
) -> Result<Response, ApiRefusal> {
    let catalogue = visitor.catalogue();
    let known = |name: &str| {
        name == "consent"
            || intake::QUESTIONS.iter().chain(intake::CONTACT).any(|question| question.name == name)
    };
    if let Some(unknown) = body.answers.keys().find(|name| !known(name)) {
        return Err(wrong(unknown, "request-not-understood", catalogue));
    }
    let mut fields: Vec<(String, String)> = Vec::new();
    for (name, answer) in body.answers {
        match answer {
            OneOrMore::One(text) => fields.push((name, text)),
            OneOrMore::More(texts) => fields.extend(texts.into_iter().map(|text| (name.clone(), text))),
        }
    }
    if fields.iter().any(|(_, text)| text.contains('\0')) {
        return Err(wrong("answers", "request-not-understood", catalogue));
    }
    if let Some(slot) = body.slot_starts_at_ms {
        fields.push(("slot".to_owned(), slot.to_string()));
    }
    if let Some(case) = body.case_id {
        if visitor.may_change {
            app.store().case(&case).await.map_err(told(&visitor))?;
        }
        fields.push(("case".to_owned(), case));
    }
    let outcome = request::keep(&app, &visitor, &Form::new(fields))
        .await
        .map_err(|refusal| ApiRefusal::new(refusal, catalogue))?;
    match outcome {
        Ok((id, secret)) => {
            let url = format!("{}/consultation/{id}?key={secret}", app.settings().base_url);
            Ok((StatusCode::CREATED, Json(RequestedBody { id, url })).into_response())
        }
        Err(problems) => {
            let field = problems.keys().next().copied().unwrap_or_default();
            let code = if field == "slot" { "slot-taken" } else { "request-not-understood" };
            Err(wrong(field, code, catalogue))
        }
    }
}

/// One consultation.
#[utoipa::path(get, path = "/consultations/{id}", params(("id" = String, Path)), tag = "consultations",
    responses((status = 200, body = ConsultationBody), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Json<ConsultationBody>, ApiRefusal> {
    insider(&visitor)?;
    Ok(Json(app.store().consultation(&id).await.map_err(told(&visitor))?.into()))
}

/// Takes a consultation.
#[utoipa::path(post, path = "/consultations/{id}/take", params(("id" = String, Path)), tag = "consultations",
    responses((status = 204), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn take(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<StatusCode, ApiRefusal> {
    change(&visitor, &headers)?;
    give(&app, &visitor, &id).await.map_err(|refusal| ApiRefusal::new(refusal, visitor.catalogue()))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Moves a consultation along its way.
#[utoipa::path(post, path = "/consultations/{id}/status", params(("id" = String, Path)), request_body = MoveBody, tag = "consultations",
    responses((status = 204), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn move_on(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<String>,
    JsonBody(body): JsonBody<MoveBody>,
) -> Result<StatusCode, ApiRefusal> {
    change(&visitor, &headers)?;
    let status = |text: &str| {
        text.parse::<ConsultationStatus>()
            .map_err(|_| wrong(text, "request-not-understood", visitor.catalogue()))
    };
    let (from, to) = (status(&body.from)?, status(&body.to)?);
    let store = app.store();
    store.move_consultation(&id, from, to, visitor.actor(), app.now()).await.map_err(told(&visitor))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Adds a note.
#[utoipa::path(post, path = "/consultations/{id}/notes", params(("id" = String, Path)), request_body = NoteBody, tag = "consultations",
    responses((status = 201), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn note(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<String>,
    JsonBody(body): JsonBody<NoteBody>,
) -> Result<StatusCode, ApiRefusal> {
    change(&visitor, &headers)?;
    add_note::keep(&app, &visitor, &id, &body.text, body.shared)
        .await
        .map_err(|refusal| ApiRefusal::new(refusal, visitor.catalogue()))?;
    Ok(StatusCode::CREATED)
}

/// Adds a next step.
#[utoipa::path(post, path = "/consultations/{id}/steps", params(("id" = String, Path)), request_body = StepBody, tag = "consultations",
    responses((status = 201), (status = "default", body = ProblemDocument, content_type = "application/problem+json")))]
pub async fn step(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<String>,
    JsonBody(body): JsonBody<StepBody>,
) -> Result<StatusCode, ApiRefusal> {
    change(&visitor, &headers)?;
    add_step::keep(&app, &visitor, &id, &body.text, &body.due)
        .await
        .map_err(|refusal| ApiRefusal::new(refusal, visitor.catalogue()))?;
    Ok(StatusCode::CREATED)
}

fn wrong(field: &str, code: &'static str, catalogue: &'static crate::messages::Catalogue) -> ApiRefusal {
    let mut refusal = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, code);
    refusal.failure.arguments = vec![("field", field.into())];
    ApiRefusal::new(refusal, catalogue)
}
