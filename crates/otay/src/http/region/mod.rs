//! The region: its map and its facts.

pub mod show;

use axum::Router;
use axum::routing::get;

use super::app::App;

/// The page of the region.
pub fn routes() -> Router<App> {
    Router::new().route("/region", get(show::show))
}
