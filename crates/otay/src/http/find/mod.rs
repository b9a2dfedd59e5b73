//! Who can make it: the register, searched and shown.

pub mod search;
pub mod show;

use axum::Router;
use axum::routing::get;

use super::app::App;

/// The pages of the register.
pub fn routes() -> Router<App> {
    Router::new().route("/find", get(search::search)).route("/find/{id}", get(show::show))
}
