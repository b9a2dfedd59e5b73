//! Who asks, and in which language.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::Rng;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::app::App;
use super::refusal::Refusal;
use crate::messages::{Catalogue, Language};

/// Cookie with the session's secret.
pub const SESSION_COOKIE: &str = "otay_session";
/// Cookie with the language chosen.
pub const LANGUAGE_COOKIE: &str = "otay_language";

/// The one who sent a request.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The language to answer in.
    pub language: Language,
    /// The secret of the session; a fresh one where the request brought none.
    secret: String,
    /// Whether the secret has to be handed to the browser.
    fresh: bool,
    /// Name of the administrator signed in.
    pub administrator: Option<String>,
    /// Whether this visitor may change what is kept.
    pub may_change: bool,
    /// The path asked for, to come back to.
    pub path: String,
}

impl Visitor {
    /// The catalogue in the visitor's language.
    #[must_use]
    pub fn catalogue(&self) -> &'static Catalogue {
        Catalogue::of(self.language)
    }

    /// Who is written into the audit log.
    #[must_use]
    pub fn actor(&self) -> &str {
        self.administrator.as_deref().unwrap_or(if self.may_change { "local" } else { "visitor" })
    }

    /// To whom belongs what this visitor keeps for later: the administrator, whoever sits at this machine, or
    /// this browser's session.
    #[must_use]
    pub fn owner(&self) -> String {
        match &self.administrator {
            Some(name) => format!("administrator:{name}"),
            None if self.may_change => "local".to_owned(),
            None => format!("browser:{}", self.session_hash()),
        }
    }

    /// The token that every form carries. It is derived from the session's secret, which a foreign page
    /// cannot read.
    #[must_use]
    pub fn csrf_token(&self) -> String {
        digest(&["csrf", &self.secret])
    }

    /// Whether `token` is this visitor's.
    #[must_use]
    pub fn owns_token(&self, token: &str) -> bool {
        !self.fresh && bool::from(self.csrf_token().as_bytes().ct_eq(token.as_bytes()))
    }

    /// Under which hash the session is kept.
    #[must_use]
    pub fn session_hash(&self) -> String {
        session_hash(&self.secret)
    }

    /// The cookie that hands a fresh secret to the browser.
    #[must_use]
    pub fn new_cookie(&self, secure: bool) -> Option<HeaderValue> {
        self.fresh.then(|| session_cookie(&self.secret, secure)).flatten()
    }
}

/// A new secret of 256 bits.
#[must_use]
pub fn new_secret() -> String {
    let mut bytes = [0_u8; 32];
    rand::rng().fill_bytes(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The hash under which a session's secret is kept.
#[must_use]
pub fn session_hash(secret: &str) -> String {
    digest(&["session", secret])
}

/// The hash under which the secret of a client's link is kept.
#[must_use]
pub fn link_hash(secret: &str) -> String {
    digest(&["link", secret])
}

fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    URL_SAFE_NO_PAD.encode(hash.finalize())
}

/// The cookie for `secret`.
#[must_use]
pub fn session_cookie(secret: &str, secure: bool) -> Option<HeaderValue> {
    let secure = if secure { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{SESSION_COOKIE}={secret}; Path=/; HttpOnly; SameSite=Lax{secure}")).ok()
}

/// The value of the cookie `name`.
#[must_use]
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// The language a request asks for: the one chosen, else the first of `Accept-Language` that we speak.
#[must_use]
pub fn language(headers: &HeaderMap) -> Language {
    if let Some(chosen) = cookie(headers, LANGUAGE_COOKIE).and_then(Language::of_locale) {
        return chosen;
    }
    let Some(accepted) = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()) else {
        return Language::En;
    };
    let mut wanted: Vec<(u32, usize, Language)> = accepted
        .split(',')
        .enumerate()
        .filter_map(|(at, entry)| {
            let (tag, parameters) = entry.split_once(';').unwrap_or((entry, ""));
            Some((quality(parameters), at, Language::of_locale(tag.trim())?))
        })
        .filter(|(quality, ..)| *quality > 0)
        .collect();
    wanted.sort_by_key(|(quality, at, _)| (std::cmp::Reverse(*quality), *at));
    wanted.first().map_or(Language::En, |(.., language)| *language)
}

/// `q=0.8` in thousandths; 1000 where nothing is said.
fn quality(parameters: &str) -> u32 {
    let Some(text) = parameters.split(';').find_map(|p| p.trim().strip_prefix("q=")) else {
        return 1000;
    };
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let thousandths = format!("{part:0<3}");
    whole.parse::<u32>().unwrap_or(0) * 1000
        + thousandths.get(..3).and_then(|digits| digits.parse::<u32>().ok()).unwrap_or(0)
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self::of(parts, app).await)
    }
}

impl Visitor {
    /// The one who sent the request with these `parts`; found out once a request.
    pub async fn of(parts: &mut Parts, app: &App) -> Self {
        if let Some(known) = parts.extensions.get::<Self>() {
            return known.clone();
        }
        let carried = cookie(&parts.headers, SESSION_COOKIE).filter(|secret| secret.len() == 43);
        let (secret, fresh) = match carried {
            Some(secret) => (secret.to_owned(), false),
            None => (new_secret(), true),
        };
        let administrator =
            if fresh || !app.settings().public { None } else { signed_in(app, &secret).await };
        let visitor = Self {
            language: language(&parts.headers),
            secret,
            fresh,
            may_change: !app.settings().public || administrator.is_some(),
            administrator,
            path: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        };
        parts.extensions.insert(visitor.clone());
        visitor
    }
}

/// A visitor who may change what is kept; others are asked to sign in.
#[derive(Clone, Debug)]
pub struct Insider(pub Visitor);

impl FromRequestParts<App> for Insider {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let visitor = Visitor::of(parts, app).await;
        if visitor.may_change { Ok(Self(visitor)) } else { Err(Refusal::sign_in_needed()) }
    }
}

async fn signed_in(app: &App, secret: &str) -> Option<String> {
    let session = app.store().session(&session_hash(secret), app.now()).await.ok()??;
    let administrator =
        app.store().administrator_by_id(session.administrator_id.as_deref()?).await.ok()??;
    Some(administrator.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(
                axum::http::HeaderName::from_bytes(name.as_bytes()).unwrap(),
                HeaderValue::from_str(value).unwrap(),
            );
        }
        headers
    }

    #[test]
    fn the_language_chosen_goes_before_the_one_accepted() {
        assert_eq!(language(&headers(&[("accept-language", "es-MX,es;q=0.9,en;q=0.8")])), Language::Es);
        assert_eq!(language(&headers(&[("accept-language", "fr, en;q=0.5, es;q=0.7")])), Language::Es);
        assert_eq!(language(&headers(&[("accept-language", "es;q=0, en;q=0.1")])), Language::En);
        assert_eq!(language(&headers(&[("accept-language", "de")])), Language::En);
        assert_eq!(
            language(&headers(&[("accept-language", "en"), ("cookie", "a=b; otay_language=es")])),
            Language::Es
        );
    }

    #[test]
    fn cookies_are_found_among_others() {
        let headers = headers(&[("cookie", "a=1; otay_session=abc; b=2")]);
        assert_eq!(cookie(&headers, SESSION_COOKIE), Some("abc"));
        assert_eq!(cookie(&headers, "session"), None);
    }
}
