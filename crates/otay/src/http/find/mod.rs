//! Who can make it: the register, searched and shown.

pub mod matching;
pub mod save;
pub mod search;
pub mod show;

use axum::Router;
use axum::routing::{get, post};

use super::app::App;

/// The pages of the register.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/find", get(search::search))
        .route("/find/searches", post(save::save))
        .route("/find/searches/{id}/delete", post(save::delete))
        .route("/find/match", get(matching::choose))
        .route("/find/match/{id}", get(matching::matching))
        .route("/find/{id}", get(show::show))
}
