//! `POST /language`: the reader's choice, remembered for a year.

use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::http::form::Form;
use crate::http::refusal::Refusal;
use crate::http::visitor::LANGUAGE_COOKIE;
use crate::messages::Language;

/// Remembers the language and goes back to where the reader was.
pub async fn choose(form: Form) -> Result<Response, Refusal> {
    let language = Language::ALL
        .into_iter()
        .find(|language| language.as_str() == form.text("language"))
        .ok_or_else(Refusal::not_found)?;
    let cookie = format!("{LANGUAGE_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax", language.as_str());
    let cookie = HeaderValue::from_str(&cookie).map_err(|_| Refusal::not_found())?;
    Ok((StatusCode::SEE_OTHER, [(SET_COOKIE, cookie), (LOCATION, back(form.text("back")))]).into_response())
}

/// A path of this site, never another site.
pub(super) fn back(path: &str) -> HeaderValue {
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    HeaderValue::from_str(if ours { path } else { "/" }).unwrap_or(HeaderValue::from_static("/"))
}

#[cfg(test)]
mod tests {
    use super::back;

    #[test]
    fn one_never_comes_back_to_another_site() {
        assert_eq!(back("/cases?page=2"), "/cases?page=2");
        for foreign in ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a\nb"] {
            assert_eq!(back(foreign), "/", "{foreign}");
        }
    }
}
