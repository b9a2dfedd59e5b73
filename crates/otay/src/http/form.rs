//! Forms: read whole, and only where they are ours.

use std::collections::BTreeMap;

use axum::body::to_bytes;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use percent_encoding::percent_decode;

use super::app::App;
use super::refusal::Refusal;
use super::security::LARGEST_REQUEST;
use super::visitor::Visitor;

/// A form of ours: the fields in the order sent, the token checked.
#[derive(Clone, Debug, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
}

impl Form {
    /// A form with these fields, in order.
    #[must_use]
    pub const fn new(fields: Vec<(String, String)>) -> Self {
        Self { fields }
    }

    /// The fields of the part of an address after `?`.
    pub fn of_query(query: &str) -> Result<Self, Refusal> {
        decode(query.as_bytes()).map(Self::new)
    }

    /// The value of `name` without surrounding space; empty where the form has no such field.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Every value of `name`, in order.
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim())
    }

    /// Every field with its value, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.trim()))
    }

    /// The fields as a map, for showing a form again as it was filled in.
    #[must_use]
    pub fn values(&self) -> BTreeMap<String, String> {
        self.fields.iter().cloned().collect()
    }
}

impl From<BTreeMap<String, String>> for Form {
    fn from(values: BTreeMap<String, String>) -> Self {
        Self { fields: values.into_iter().collect() }
    }
}

impl FromRequest<App> for Form {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &App) -> Result<Self, Refusal> {
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::of(&mut parts, app).await;
        let bytes = to_bytes(body, LARGEST_REQUEST).await.map_err(|_| Refusal::too_large())?;
        let form = Self { fields: decode(&bytes)? };
        let token = parts.headers.get("x-csrf-token").and_then(|value| value.to_str().ok());
        if !visitor.owns_token(token.unwrap_or_else(|| form.text("csrf"))) {
            return Err(Refusal::foreign_form());
        }
        Ok(form)
    }
}

/// Why a form with files could not be read: it went over the limit, wherever that was met, or it is none.
#[must_use]
pub fn unreadable(error: &MultipartError) -> Refusal {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::too_large(),
        _ => Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "form-not-readable"),
    }
}

fn decode(bytes: &[u8]) -> Result<Vec<(String, String)>, Refusal> {
    let part = |bytes: &[u8]| {
        let spaced: Vec<u8> = bytes.iter().map(|&b| if b == b'+' { b' ' } else { b }).collect();
        percent_decode(&spaced)
            .decode_utf8()
            .map(|text| text.replace("\r\n", "\n"))
            .ok()
            .filter(|text| !text.contains('\0'))
            .ok_or_else(|| Refusal::new(StatusCode::BAD_REQUEST, "form-not-readable"))
    };
    bytes
        .split(|&b| b == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = match pair.iter().position(|&b| b == b'=') {
                Some(at) => (&pair[..at], &pair[at + 1..]),
                None => (pair, &[][..]),
            };
            Ok((part(key)?, part(value)?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_decoded_in_order() {
        let fields = decode(b"a=1+2&b=%C3%B1&a=&c").unwrap();
        let expected = [("a", "1 2"), ("b", "ñ"), ("a", ""), ("c", "")];
        assert_eq!(fields, expected.map(|(k, v)| (k.to_owned(), v.to_owned())));
    }

    #[test]
    fn what_is_not_text_is_refused() {
        assert!(decode(b"a=%FF").is_err());
        assert!(decode(b"a=%00").is_err());
    }
}
