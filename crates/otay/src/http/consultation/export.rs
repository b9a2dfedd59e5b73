//! `GET /consultation/ID/data.json?key=…`: everything kept about the client, to take away.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header::CONTENT_DISPOSITION;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::{Key, open};
use crate::http::app::App;
use crate::http::refusal::Refusal;

/// Hands out the data. Private notes are the adviser's own and stay out.
pub async fn export(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(key): Query<Key>,
) -> Result<Response, Refusal> {
    let consultation = open(&app, &id, &key.key).await?;
    let booking = app.store().booking_of(&id).await?;
    let notes = app.store().notes(&id, false).await?;
    let steps = app.store().next_steps(&id).await?;
    let data = json!({
        "format": 1,
        "id": consultation.id,
        "status": consultation.status,
        "language": consultation.language,
        "contact": {
            "name": consultation.contact_name,
            "email": consultation.contact_email,
            "phone": consultation.contact_phone,
            "company": consultation.company,
        },
        "intake": serde_json::from_str::<Value>(&consultation.intake).unwrap_or_default(),
        "requested_at_ms": consultation.created_at,
        "booking": booking.map(|b| json!({"starts_at_ms": b.starts_at, "ends_at_ms": b.ends_at})),
        "notes": notes.iter().map(|n| json!({"author": n.author, "text": n.body, "at_ms": n.created_at}))
            .collect::<Vec<_>>(),
        "next_steps": steps.iter().map(|s| json!({"text": s.body, "due": s.due_on, "done": s.done_at.is_some()}))
            .collect::<Vec<_>>(),
    });
    let disposition = [(CONTENT_DISPOSITION, "attachment; filename=\"otay-consultation.json\"")];
    Ok((disposition, Json(data)).into_response())
}
