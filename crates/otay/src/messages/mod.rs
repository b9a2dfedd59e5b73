//! The one catalogue: every sentence a person reads, in English and Spanish.
//!
//! Libraries name a sentence by its key ([`customs::Message`]); the text stands in
//! `crates/otay/messages/<language>/<area>.ftl` and is embedded. An area is parsed when its first sentence
//! is asked for, so that starting the program costs nothing here.

mod show;

use std::borrow::Cow;
use std::sync::OnceLock;

use customs::{Message, Problem, Value};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use show::Show;

mod embedded {
    use super::Area;

    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

/// One area of the catalogue: the same file in each language.
struct Area {
    name: &'static str,
    texts: [&'static str; 2],
}

/// A language of the region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum Language {
    /// English, as written in the United States.
    En,
    /// Spanish, as written in Mexico.
    Es,
}

impl Language {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// The two letters of ISO 639-1.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The language of a locale such as `es_MX.UTF-8`, or of a header such as `es-MX,es;q=0.9`.
    #[must_use]
    pub fn of_locale(locale: &str) -> Option<Self> {
        let language = locale.split(['_', '-', '.', ',', ';', '@']).next()?.trim();
        match language.to_ascii_lowercase().as_str() {
            "en" | "c" | "posix" => Some(Self::En),
            "es" => Some(Self::Es),
            _ => None,
        }
    }

    const fn index(self) -> usize {
        match self {
            Self::En => 0,
            Self::Es => 1,
        }
    }

    const fn locale(self) -> &'static str {
        match self {
            Self::En => "en-US",
            Self::Es => "es-MX",
        }
    }
}

type Bundle = FluentBundle<FluentResource>;

/// The catalogue in one language.
pub struct Catalogue {
    language: Language,
    areas: Vec<OnceLock<Bundle>>,
}

impl Catalogue {
    /// The catalogue in `language`. Costs nothing until a sentence is asked for.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static CATALOGUES: [OnceLock<Catalogue>; 2] = [const { OnceLock::new() }; 2];
        CATALOGUES[language.index()].get_or_init(|| Self {
            language,
            areas: embedded::AREAS.iter().map(|_| OnceLock::new()).collect(),
        })
    }

    /// The language of this catalogue.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// How values are shown in this language.
    #[must_use]
    pub const fn show(&self) -> Show<'_> {
        Show::new(self)
    }

    /// The sentence of `message` with its values.
    ///
    /// A key that the catalogue does not hold is shown as the key itself, in brackets, with its values: a
    /// mistake in the program that must not hide the answer. `cargo xtask tidy` finds such keys.
    #[must_use]
    pub fn render(&self, message: &Message) -> String {
        self.sentence(message.key, None, &message.arguments)
            .unwrap_or_else(|| self.unknown(message.key, &message.arguments))
    }

    /// The sentence `key`, which takes no values.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.sentence(key, None, &[]).unwrap_or_else(|| self.unknown(key, &[]))
    }

    /// The attribute `.attribute` of the sentence `key`, where it has one.
    #[must_use]
    pub fn attribute(
        &self,
        key: &str,
        attribute: &str,
        arguments: &[(&'static str, Value)],
    ) -> Option<String> {
        self.sentence(key, Some(attribute), arguments)
    }

    /// The sentence `key` with values, where the catalogue holds it.
    #[must_use]
    pub fn sentence_of(&self, key: &str, arguments: &[(&'static str, Value)]) -> Option<String> {
        self.sentence(key, None, arguments)
    }

    /// Whether the catalogue holds the sentence `key`.
    #[must_use]
    pub fn holds(&self, key: &str) -> bool {
        self.bundle(key).is_some_and(|bundle| bundle.has_message(key))
    }

    /// The sentence of an error: what is wrong.
    #[must_use]
    pub fn what(&self, problem: &dyn Problem) -> String {
        let arguments = problem.arguments();
        let key = format!("error-{}", problem.code());
        self.sentence(&key, None, &arguments).unwrap_or_else(|| problem.to_string())
    }

    /// A value as it is shown in a sentence.
    #[must_use]
    pub fn value(&self, value: &Value) -> String {
        self.show().value(value)
    }

    /// Every key of the catalogue, in order.
    pub fn keys() -> impl Iterator<Item = &'static str> {
        embedded::KEYS.iter().map(|(key, _)| *key)
    }

    /// The names of the areas.
    pub fn areas() -> impl Iterator<Item = &'static str> {
        embedded::AREAS.iter().map(|area| area.name)
    }

    /// The text of the area `name` in this language, as written.
    #[must_use]
    pub fn source(&self, name: &str) -> Option<&'static str> {
        embedded::AREAS.iter().find(|a| a.name == name).map(|a| a.texts[self.language.index()])
    }

    fn unknown(&self, key: &str, arguments: &[(&'static str, Value)]) -> String {
        let values: Vec<String> =
            arguments.iter().map(|(name, value)| format!(" {name}={}", self.value(value))).collect();
        format!("[{key}{}]", values.concat())
    }

    fn bundle(&self, key: &str) -> Option<&Bundle> {
        let at = embedded::KEYS.binary_search_by_key(&key, |(key, _)| key).ok()?;
        let area = embedded::KEYS[at].1;
        Some(self.areas.get(area)?.get_or_init(|| {
            let text = embedded::AREAS[area].texts[self.language.index()];
            parse(self.language, text)
        }))
    }

    fn sentence(
        &self,
        key: &str,
        attribute: Option<&str>,
        arguments: &[(&'static str, Value)],
    ) -> Option<String> {
        let bundle = self.bundle(key)?;
        let message = bundle.get_message(key)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut values = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            values.set(*name, self.fluent(name, value));
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut errors);
        Some(text.into_owned())
    }

    /// Counts stay numbers, so that a sentence can choose its plural; all else is text already.
    /// A country has its article within a sentence; as `$place` it begins one, or stands alone.
    fn fluent(&self, name: &str, value: &Value) -> FluentValue<'static> {
        match value {
            Value::Count(count) => FluentValue::from(*count),
            Value::Country(country) if name != "place" => {
                let within = self.sentence(&show::country_key(*country), Some("within"), &[]);
                FluentValue::String(Cow::Owned(within.unwrap_or_else(|| self.value(value))))
            }
            other => FluentValue::String(Cow::Owned(self.value(other))),
        }
    }
}

/// Parses one area. A sentence that does not parse is left out; a test finds it.
fn parse(language: Language, text: &str) -> Bundle {
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let locale = language.locale().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(show::group(&number.as_string())),
        _ => None,
    }));
    bundle.add_resource_overriding(resource);
    bundle
}

/// The page on a diagnostic, as Markdown.
#[must_use]
pub fn explain_page(code: &str, language: Language) -> Option<&'static str> {
    let at = embedded::PAGES.binary_search_by_key(&code, |(code, _)| code).ok()?;
    let pages = &embedded::PAGES[at].1;
    pages[language.index()].or(pages[Language::En.index()])
}

/// Every diagnostic that has a page, with whether each language has it.
pub fn explain_codes() -> impl Iterator<Item = (&'static str, [bool; 2])> {
    embedded::PAGES.iter().map(|(code, pages)| (*code, [pages[0].is_some(), pages[1].is_some()]))
}

#[cfg(test)]
mod tests;
