use super::*;
use customs::{Country, Currency, Decimal, Money, Ratio};
use std::collections::BTreeSet;

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn both() -> [&'static Catalogue; 2] {
    Language::ALL.map(Catalogue::of)
}

/// Key or `key.attribute`, with the variables its text uses.
fn outline(text: &str) -> BTreeSet<(String, BTreeSet<String>)> {
    use fluent_syntax::ast::{Entry, Pattern};

    /// Variables of a pattern, from its written form: `$name` inside placeables.
    fn variables(pattern: &Pattern<&str>) -> BTreeSet<String> {
        let debug = format!("{pattern:?}");
        debug
            .match_indices("VariableReference { id: Identifier { name: \"")
            .map(|(at, found)| debug[at + found.len()..].split('"').next().unwrap().to_owned())
            .collect()
    }

    let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut outline = BTreeSet::new();
    for entry in &resource.body {
        if let Entry::Message(message) = entry {
            let key = message.id.name;
            if let Some(value) = &message.value {
                assert!(outline.insert((key.to_owned(), variables(value))), "`{key}` stands twice");
            }
            for attribute in &message.attributes {
                outline.insert((format!("{key}.{}", attribute.id.name), variables(&attribute.value)));
            }
        }
    }
    outline
}

#[test]
fn both_languages_hold_the_same_keys_attributes_and_variables() {
    let [en, es] = both();
    for area in Catalogue::areas() {
        let (en, es) = (outline(en.source(area).unwrap()), outline(es.source(area).unwrap()));
        let only_en: Vec<_> = en.difference(&es).collect();
        let only_es: Vec<_> = es.difference(&en).collect();
        assert!(
            only_en.is_empty() && only_es.is_empty(),
            "{area}.ftl differs between the languages\n  en: {only_en:?}\n  es: {only_es:?}"
        );
    }
}

/// A plain hyphen lets a narrow line end in `T-`.
#[test]
fn the_name_of_the_treaty_does_not_break() {
    for area in Catalogue::areas() {
        let source = Catalogue::of(Language::Es).source(area).unwrap();
        let broken = source.lines().find(|line| !line.starts_with('#') && line.contains("T-MEC"));
        assert_eq!(broken, None, "{area}.ftl: write T\u{2011}MEC, with a hyphen that does not break");
    }
}

#[test]
fn no_key_stands_in_two_areas() {
    let mut seen = std::collections::BTreeMap::new();
    for area in Catalogue::areas() {
        for (key, _) in outline(Catalogue::of(Language::En).source(area).unwrap()) {
            if let Some(other) = seen.insert(key.clone(), area) {
                panic!("`{key}` stands in {other}.ftl and in {area}.ftl");
            }
        }
    }
}

#[test]
fn every_key_is_in_the_index() {
    for area in Catalogue::areas() {
        for (key, _) in outline(Catalogue::of(Language::En).source(area).unwrap()) {
            let key = key.split('.').next().unwrap();
            assert!(Catalogue::of(Language::Es).holds(key), "`{key}` is not in the index");
        }
    }
}

#[test]
fn every_country_has_a_name_in_both_languages() {
    for catalogue in both() {
        for country in Country::all() {
            assert_ne!(catalogue.show().country(country), country.as_str());
        }
    }
}

#[test]
fn values_are_shown_as_each_language_writes_them() {
    let [en, es] = both().map(Catalogue::show);
    let money = Money::usd(d("-1234567.891"));
    assert_eq!(en.money(money), "−$1,234,567.89");
    assert_eq!(es.money(money), "−USD\u{a0}1,234,567.89");
    assert_eq!(en.money(Money::new(d("315.04"), Currency::MXN)), "MXN\u{a0}315.04");
    assert_eq!(en.money(Money::usd(d("0.0035"))), "$0.0035");
    assert_eq!(en.percent(d("8.7")), "8.7%");
    assert_eq!(es.percent(d("0.3464")), "0.3464\u{a0}%");
    assert_eq!(en.number(d("1234567.5")), "1,234,567.5");
    assert_eq!(en.country(Country::MX), "Mexico");
    assert_eq!(es.country(Country::US), "Estados Unidos");
    assert_eq!(en.code("9202.90.40".parse().unwrap()), "9202.90.40");
}

#[test]
fn a_percentage_is_not_rounded_onto_a_threshold_it_misses() {
    let en = Catalogue::of(Language::En).show();
    let missed = Ratio::new(d("59.99996"), Decimal::HUNDRED).unwrap();
    assert_eq!(en.ratio(missed), "59.99996%");
    let third = Ratio::new(Decimal::from_integer(1), Decimal::from_integer(3)).unwrap();
    assert_eq!(en.ratio(third), "33.33%");
    assert_eq!(en.ratio(Ratio::percent(Decimal::from_integer(60))), "60%");
}

#[test]
fn lists_join_as_each_language_joins() {
    let items = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
    let [en, es] = both().map(Catalogue::show);
    assert_eq!(en.list(items(&["a", "b", "c"])), "a, b and c");
    assert_eq!(es.list(items(&["acero", "hierro"])), "acero y hierro");
    assert_eq!(es.list(items(&["China", "India"])), "China e India");
    assert_eq!(en.list(items(&["Shelter, Tecate", "San Diego"])), "Shelter, Tecate; and San Diego");
    assert_eq!(en.list(Vec::new()), "");
}

#[test]
fn a_key_that_is_not_held_shows_itself_and_its_values() {
    let message = Message::new("no-such-key").with("rate", Value::Percent(d("5")));
    assert_eq!(Catalogue::of(Language::En).render(&message), "[no-such-key rate=5%]");
}

#[test]
fn counts_choose_the_plural_and_are_grouped() {
    let message = |n: u64| Message::new("cli-problems-found").with("count", n);
    let en = Catalogue::of(Language::En);
    assert_eq!(en.render(&message(1)), "1 problem found.");
    assert_eq!(en.render(&message(1200)), "1,200 problems found.");
}

#[test]
fn locales_name_their_language() {
    assert_eq!(Language::of_locale("es_MX.UTF-8"), Some(Language::Es));
    assert_eq!(Language::of_locale("C.UTF-8"), Some(Language::En));
    assert_eq!(Language::of_locale("es-MX,es;q=0.9"), Some(Language::Es));
    assert_eq!(Language::of_locale("fr_FR"), None);
}

/// Every text of a rule inside `message`, with what it is called.
fn texts_of_rules(message: &Message, found: &mut BTreeSet<String>) {
    if message.key == "origin-rule-text" {
        let text = message.arguments.iter().find(|(name, _)| *name == "text").map(|(_, value)| value);
        let Some(Value::Text(text)) = text else { panic!("{message:?} has no text") };
        found.insert(text.clone());
    }
    for (_, value) in &message.arguments {
        let within: Vec<&Value> = match value {
            Value::List(values) => values.iter().collect(),
            value => vec![value],
        };
        for value in within {
            if let Value::Message(inner) = value {
                texts_of_rules(inner, found);
            }
        }
    }
}

/// The rules are written in English; a reader of Spanish gets each description and condition in Spanish.
#[test]
fn every_description_and_condition_of_the_rules_has_spanish_words() {
    let law = lawbook::Lawbook::bundled().law().unwrap();
    let date = jiff::civil::date(2026, 9, 30);
    let mut found = BTreeSet::new();
    for rule in law.origin.chapters().flat_map(|chapter| &chapter.rules) {
        let alternatives = rule.alternatives.iter().flat_map(|alternative| alternative.in_words(date));
        for sentence in rule.scope_words().into_iter().chain(alternatives) {
            texts_of_rules(&sentence, &mut found);
        }
    }
    assert!(found.len() > 200, "only {} texts were found", found.len());
    let slug = |text: &str| {
        let fact = customs::origin::description_fact(text);
        fact.strip_prefix("is-").unwrap_or(&fact).to_owned()
    };
    let spanish = Catalogue::of(Language::Es);
    let source = spanish.source("origin_rules").unwrap();
    let missing: Vec<&String> =
        found.iter().filter(|text| !source.contains(&format!("[{}] ", slug(text)))).collect();
    assert!(missing.is_empty(), "no Spanish words for {missing:#?}");
    let said = Message::new("origin-rule-text").with("slug", slug("housings")).with("text", "housings");
    assert_eq!(spanish.render(&said), "carcasas");
    let left = source.lines().filter(|line| line.starts_with("    [")).count();
    assert!(left <= found.len(), "{left} texts are worded, and the rules have {}", found.len());
}

/// A reader sees what is doubted, not the key under which `law/ASSUMPTIONS.md` has it.
#[test]
fn every_open_doubt_about_a_rule_is_worded() {
    let law = lawbook::Lawbook::bundled().law().unwrap();
    let doubts = &law.origin.provisions().doubts;
    assert!(doubts.len() > 10, "only {} doubts", doubts.len());
    for catalogue in both() {
        for doubt in doubts.iter().filter(|doubt| !doubt.resolved) {
            let said = catalogue.render(
                &Message::new("origin-doubt")
                    .with("rule", "01.1")
                    .with("assumption", doubt.assumption.as_str()),
            );
            assert!(!said.contains(&format!("({})", doubt.assumption)), "{said}");
        }
    }
}

#[test]
fn a_country_has_its_article_within_a_sentence_alone() {
    let [english, spanish] = both();
    let philippines: Country = "PH".parse().unwrap();
    let outside = Message::new("report-origin-outside").with("country", philippines);
    assert!(english.render(&outside).starts_with("Made in the Philippines,"), "{}", english.render(&outside));
    assert!(spanish.render(&outside).contains("Filipinas"));
    let alone = Message::new("tariff-page-origin").with("place", philippines);
    assert_eq!(english.render(&alone), "Philippines");
    assert_eq!(english.value(&Value::Country(philippines)), "Philippines");
}
