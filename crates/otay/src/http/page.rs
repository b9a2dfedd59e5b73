//! The frame of every page.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use customs::{Message, Value};

use super::app::App;
use super::refusal::Refusal;
use super::visitor::Visitor;
use crate::messages::{Catalogue, Language};

/// What the frame of a page needs. Templates reach it as `page`.
pub struct Page {
    /// The reader's language.
    pub language: Language,
    /// Title of the page.
    pub title: String,
    /// Token for its forms.
    pub csrf: String,
    /// Path of this page, to come back to after a choice of language.
    pub path: String,
    /// Which entry of the navigation is this one.
    pub section: Section,
    /// Whether the adviser's pages are offered.
    pub may_change: bool,
    /// Name of the administrator signed in.
    pub administrator: Option<String>,
    /// Whether signing in is possible at all.
    pub public: bool,
    catalogue: &'static Catalogue,
}

/// The entries of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What this is.
    Start,
    /// Cases.
    Cases,
    /// The tariff schedule.
    Tariff,
    /// Who can make it.
    Find,
    /// The region.
    Region,
    /// The first consultation.
    Consultation,
    /// The adviser's pages.
    Adviser,
    /// None of them.
    Other,
}

impl Page {
    /// The frame of a page titled by the sentence `title`.
    #[must_use]
    pub fn new(app: &App, visitor: &Visitor, section: Section, title: &str) -> Self {
        Self::titled(app, visitor, section, visitor.catalogue().text(title))
    }

    /// The frame of a page with a title of its own.
    #[must_use]
    pub fn titled(app: &App, visitor: &Visitor, section: Section, title: String) -> Self {
        Self {
            language: visitor.language,
            title,
            csrf: visitor.csrf_token(),
            path: visitor.path.clone(),
            section,
            may_change: visitor.may_change,
            administrator: visitor.administrator.clone(),
            public: app.settings().public,
            catalogue: visitor.catalogue(),
        }
    }

    /// The sentence `key`.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.catalogue.text(key)
    }

    /// The sentence `key` with a count.
    #[must_use]
    pub fn count(&self, key: &'static str, count: &usize) -> String {
        self.catalogue.render(&Message { key, arguments: vec![("count", Value::from(*count))] })
    }

    /// The sentence `key` with one text value.
    #[must_use]
    pub fn with(&self, key: &'static str, name: &'static str, value: &str) -> String {
        self.catalogue.render(&Message { key, arguments: vec![(name, Value::from(value))] })
    }

    /// The sentence `prefix` + `suffix`: for words that go with a stored value.
    #[must_use]
    pub fn word(&self, prefix: impl std::fmt::Display, suffix: impl std::fmt::Display) -> String {
        self.catalogue.text(&format!("{prefix}{suffix}"))
    }

    /// The words of a choice of the intake.
    #[must_use]
    pub fn choice(&self, question: &str, choice: impl std::fmt::Display) -> String {
        self.word(format_args!("web-intake-{question}-"), choice)
    }

    /// Whether `section` is the one this page belongs to.
    #[must_use]
    pub fn is(&self, section: Section) -> bool {
        self.section == section
    }
}

/// A sentence of ours as HTML: it begins large, and what stands between backticks is set as code.
#[must_use]
pub fn marked(text: &str) -> String {
    let mut marked = String::with_capacity(text.len() + 32);
    // A backtick without its partner stays one.
    let last = text.matches('`').count() / 2 * 2;
    for (at, piece) in text.split('`').enumerate() {
        match at {
            0 => {}
            at if at > last => marked.push('`'),
            at if at % 2 == 1 => marked.push_str("<code>"),
            _ => marked.push_str("</code>"),
        }
        for (first, c) in piece.chars().enumerate().map(|(nth, c)| (at == 0 && nth == 0, c)) {
            match c {
                '&' => marked.push_str("&amp;"),
                '<' => marked.push_str("&lt;"),
                '>' => marked.push_str("&gt;"),
                '"' => marked.push_str("&quot;"),
                '\'' => marked.push_str("&#39;"),
                c if first => marked.extend(c.to_uppercase()),
                c => marked.push(c),
            }
        }
    }
    marked
}

/// A template as a response; a template that fails is our mistake and says so.
pub fn html(template: &impl Template) -> Response {
    respond(StatusCode::OK, template)
}

/// A template as a response with a status of its own.
pub fn respond(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(text) => (status, Html(text)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

#[derive(Template)]
#[template(path = "web/refusal.html")]
struct RefusalPage {
    page: Page,
    what: String,
    why: Option<String>,
    help: Option<String>,
    code: &'static str,
    sign_in: bool,
}

/// The page of a refusal.
pub fn refusal(app: &App, visitor: &Visitor, refusal: &Refusal) -> Response {
    let catalogue = visitor.catalogue();
    let template = RefusalPage {
        page: Page::titled(app, visitor, Section::Other, catalogue.render(&refusal.title())),
        what: refusal.failure.what(catalogue),
        why: refusal.failure.why(catalogue),
        help: refusal.failure.help(catalogue),
        code: refusal.failure.code,
        sign_in: refusal.status == StatusCode::UNAUTHORIZED,
    };
    respond(refusal.status, &template)
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn a_sentence_begins_large_and_shows_code() {
        for (text, expected) in [
            ("the bill `a<b` is empty", "The bill <code>a&lt;b</code> is empty"),
            ("`x` and `y`", "<code>x</code> and <code>y</code>"),
            ("único", "Único"),
            ("one ` alone", "One ` alone"),
            ("`a` and ` alone", "<code>a</code> and ` alone"),
            ("<script>\"'&", "&lt;script&gt;&quot;&#39;&amp;"),
            ("", ""),
        ] {
            assert_eq!(marked(text), expected);
        }
    }
}
