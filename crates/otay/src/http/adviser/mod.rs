//! The adviser's pages: the queue, one consultation, the hours, the outbox; only for whoever may change what
//! is kept.

pub mod add_note;
pub mod add_step;
pub mod finish_step;
pub mod hours;
pub mod move_on;
pub mod outbox;
pub mod queue;
pub mod show;
pub mod take;

use axum::Router;
use axum::routing::{get, post};

use super::app::App;

/// The adviser's pages.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/consultations", get(queue::show))
        .route("/consultations/{id}", get(show::show))
        .route("/consultations/{id}/take", post(take::take))
        .route("/consultations/{id}/status", post(move_on::move_on))
        .route("/consultations/{id}/notes", post(add_note::add))
        .route("/consultations/{id}/steps", post(add_step::add))
        .route("/consultations/{id}/steps/{step}/done", post(finish_step::finish))
        .route("/hours", get(hours::show).post(hours::save))
        .route("/outbox", get(outbox::show))
}
