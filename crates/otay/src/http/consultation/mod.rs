//! The first consultation, as the client sees it.

pub mod ask;
pub mod calendar_file;
pub mod delete;
pub mod export;
pub mod intake;
pub mod letters;
pub mod request;
pub mod show;
pub mod slots;

use axum::Router;
use axum::routing::{get, post};

use super::app::App;
use super::refusal::Refusal;
use super::visitor::link_hash;
use crate::store::Consultation;

/// The client's pages.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/consultation", get(ask::ask).post(request::request))
        .route("/consultation/{id}", get(show::show))
        .route("/consultation/{id}/calendar.ics", get(calendar_file::download))
        .route("/consultation/{id}/data.json", get(export::export))
        .route("/consultation/{id}/delete", post(delete::delete))
}

/// The secret of a client's link.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    #[serde(default)]
    key: String,
}

/// The consultation `id`, for whoever holds its link. A wrong link and a wrong number look alike.
async fn open(app: &App, id: &str, key: &str) -> Result<Consultation, Refusal> {
    let consultation = app.store().consultation(id).await?;
    let same = subtle::ConstantTimeEq::ct_eq(consultation.key_hash.as_bytes(), link_hash(key).as_bytes());
    if bool::from(same) { Ok(consultation) } else { Err(Refusal::not_found()) }
}
