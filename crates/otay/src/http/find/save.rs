//! `POST /find/searches`, `POST /find/searches/ID/delete`: searches to come back to.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Redirect;
use uuid::Uuid;

use super::search::query_of;
use crate::http::app::App;
use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::Visitor;
use crate::store::SavedSearch;

const LONGEST_NAME: usize = 80;
const LONGEST_QUERY: usize = 2000;

/// Keeps a search under a name; without one its own words name it.
pub async fn save(State(app): State<App>, visitor: Visitor, form: Form) -> Result<Redirect, Refusal> {
    let asked = Form::of_query(form.text("query"))?;
    let query = query_of(&asked);
    let mut name = form.text("name");
    if name.is_empty() {
        name = asked.text("q");
    }
    if query.is_empty()
        || name.is_empty()
        || name.chars().count() > LONGEST_NAME
        || query.len() > LONGEST_QUERY
    {
        return Err(Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "search-not-kept"));
    }
    let to = format!("/find?{query}");
    let search = SavedSearch { id: Uuid::now_v7().to_string(), name: name.to_owned(), query };
    app.store().save_search(&visitor.owner(), &search, visitor.actor(), app.now()).await?;
    Ok(Redirect::to(&to))
}

/// Forgets a search.
pub async fn delete(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    _form: Form,
) -> Result<Redirect, Refusal> {
    app.store().delete_search(&visitor.owner(), &id, visitor.actor(), app.now()).await?;
    Ok(Redirect::to("/find"))
}
