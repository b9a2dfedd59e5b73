//! The workbench in a browser: pages that read and forms that work without script, and the REST API.
//!
//! `RESOURCE/VERB.rs` holds one handler each. Everything a handler needs of the outside (the store, the law,
//! the time) is in [`App`]; who asks, and in which language, is in [`Visitor`].

mod adviser;
mod answers;
pub mod api;
mod app;
mod assets;
mod case;
mod consultation;
mod find;
mod form;
mod jobs;
mod knowledge;
mod last;
mod mailer;
mod page;
mod refusal;
mod region;
mod security;
mod serve;
mod session;
mod start;
mod tariff;
mod visitor;

use axum::Router;
use axum::routing::{get, post};

pub use app::{App, Clock, Settings};
pub use jobs::keep_working;
pub use knowledge::Knowledge;
pub use serve::{ServeError, ServeOptions, serve};
pub use session::password::hash as hash_password;

/// Every page and form, with the layers that guard them.
pub fn router(app: App) -> Router {
    let pages = Router::new()
        .route("/", get(start::show::show))
        .route("/assets/{name}", get(assets::show))
        .route("/language", post(session::language::choose))
        .route("/sign-in", get(session::sign_in::form).post(session::sign_in::submit))
        .route("/sign-out", post(session::sign_out::submit))
        .merge(consultation::routes())
        .merge(adviser::routes())
        .merge(case::routes())
        .merge(tariff::routes())
        .merge(find::routes())
        .merge(region::routes())
        .merge(jobs::routes())
        .merge(api::routes());
    security::guard(pages.fallback(|| async { refusal::Refusal::not_found() }), &app).with_state(app)
}
