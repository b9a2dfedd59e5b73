//! Every block of the product-specific rules against bills that pass and bills that fail, checked by a
//! second evaluator that is written from `docs/notation.md` alone: it reads the files with string
//! operations, keeps codes as text, and shares nothing with the program but the bills.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use customs::origin::{
    Answer, Facts, Good, Governing, Material, NetCost, TransactionValue, description_fact, determine,
};
use customs::{Country, Decimal, Finding, Law, Money, TariffCode};
use lawbook::Lawbook;

/// A rule as text.
struct NaiveRule {
    id: String,
    scope: Vec<(String, String, Option<String>)>,
    alternatives: Vec<NaiveAlternative>,
}

struct NaiveAlternative {
    letter: char,
    allowed: Vec<String>,
    except: Vec<String>,
    rvc: Option<(Option<f64>, Option<f64>)>,
    requires: Vec<String>,
}

/// A line of a generated bill.
#[derive(Clone, Debug)]
struct Line {
    code: String,
    value: i64,
    /// Which descriptions it fits, by the words without `not`.
    fits: BTreeMap<String, bool>,
}

fn split_outside_braces(text: &str, separator: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if depth == 0 && rest.starts_with(separator) {
            parts.push(String::new());
            rest = &rest[separator.len()..];
            continue;
        }
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        parts.last_mut().unwrap().push(c);
        rest = &rest[c.len_utf8()..];
    }
    parts
}

/// `9003.11-9003.19{words}` as first digits, last digits, words.
fn listed(text: &str) -> (String, String, Option<String>) {
    let (codes, words) = match text.split_once('{') {
        Some((codes, words)) => (codes, Some(words.trim_end_matches('}').to_owned())),
        None => (text, None),
    };
    let (first, last) = codes.split_once('-').unwrap_or((codes, codes));
    let digits = |s: &str| s.replace('.', "");
    (digits(first), digits(last), words)
}

fn naive_rules() -> Vec<NaiveRule> {
    let lawbook = Lawbook::bundled();
    let mut rules: Vec<NaiveRule> = Vec::new();
    for path in lawbook.files().list("law/usmca/product_specific").unwrap() {
        for line in lawbook.files().text(&path).unwrap().lines() {
            if let Some(rest) = line.strip_prefix("rule ") {
                let (id, scope) = rest.split_once(' ').unwrap();
                let scope = scope.strip_suffix(" auto").unwrap_or(scope);
                let scope = split_outside_braces(scope, ", ").iter().map(|s| listed(s)).collect();
                rules.push(NaiveRule { id: id.to_owned(), scope, alternatives: Vec::new() });
            } else if line.starts_with("  ") && !line.trim_start().starts_with('#') {
                rules.last_mut().unwrap().alternatives.push(naive_alternative(line.trim_start()));
            }
        }
    }
    rules
}

fn naive_alternative(line: &str) -> NaiveAlternative {
    let mut parts = split_quoted(line);
    let head = parts.remove(0);
    let (letter, head) = head.split_once(' ').unwrap();
    let (allowed, except) = match head.split_once(" except ") {
        Some((allowed, except)) => (allowed, split_outside_braces(except, ", ")),
        None => (head, Vec::new()),
    };
    let mut rvc = None;
    let mut requires = Vec::new();
    for part in parts {
        if let Some(figures) = part.strip_prefix("rvc ") {
            let words: Vec<&str> = figures.split(' ').collect();
            let of = |name: &str| {
                words.iter().position(|w| *w == name).map(|at| words[at + 1].parse::<f64>().unwrap())
            };
            rvc = Some((of("tv"), of("nc")));
        } else {
            requires.push(part.strip_prefix("requires ").unwrap().to_owned());
        }
    }
    NaiveAlternative {
        letter: letter.chars().next().unwrap(),
        allowed: split_outside_braces(allowed, " | "),
        except,
        rvc,
        requires,
    }
}

/// Splits at `; ` outside quotation marks.
fn split_quoted(line: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if !quoted && rest.starts_with("; ") {
            parts.push(String::new());
            rest = &rest[2..];
            continue;
        }
        if c == '"' {
            quoted = !quoted;
        }
        parts.last_mut().unwrap().push(c);
        rest = &rest[c.len_utf8()..];
    }
    parts
}

fn in_range(code: &str, first: &str, last: &str) -> bool {
    let cut = &code[..first.len()];
    cut >= first && cut <= last
}

fn digits_of(level: &str) -> usize {
    match level {
        "chapter" => 2,
        "heading" => 4,
        "subheading" => 6,
        "item" => 8,
        _ => panic!("{level}"),
    }
}

fn takes(text: &str, good: &str, rule: &NaiveRule, line: &Line) -> bool {
    let (first, last, words) = listed(text);
    if !in_range(&line.code, &first, &last) {
        return false;
    }
    match words.as_deref() {
        None => true,
        Some("another subheading of the group") => line.code[..6] != good[..6],
        Some(words @ ("a different good" | "a different good of the good's own subheading")) => {
            if words.ends_with("own subheading") && line.code[..6] != good[..6] {
                return false;
            }
            match rule.scope.iter().find_map(|(_, _, words)| words.clone()) {
                Some(own) if !own.starts_with("not the goods of ") && own != "any other good" => {
                    !fits(&own, line)
                }
                _ => fits("a different good", line),
            }
        }
        Some(words) => fits(words, line),
    }
}

fn fits(words: &str, line: &Line) -> bool {
    match words.strip_prefix("not ") {
        Some(rest) => !line.fits[&plain(rest)],
        None => line.fits[&plain(words)],
    }
}

fn plain(words: &str) -> String {
    words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

fn allows(atom: &str, good: &str, rule: &NaiveRule, line: &Line) -> bool {
    if atom == "any" {
        return true;
    }
    if let Some(level) = atom.strip_prefix("other-") {
        let digits = digits_of(level.strip_suffix("+group").unwrap_or(level));
        return line.code[..digits] != good[..digits];
    }
    if let Some(level) = atom.strip_prefix("outside-group-") {
        let digits = digits_of(level);
        return rule.scope.iter().all(|(first, last, _)| {
            let cut = digits.min(first.len());
            !(line.code[..cut] >= first[..cut] && line.code[..cut] <= last[..cut])
        });
    }
    if let Some(levels) = atom.strip_prefix("within-") {
        let (within, other) = levels.split_once('-').unwrap();
        let (within, other) = (digits_of(within), digits_of(other));
        return line.code[..within] == good[..within] && line.code[..other] != good[..other];
    }
    takes(atom, good, rule, line)
}

/// The verdict of one alternative: transaction value 100, net cost 80.
fn naive_verdict(
    rule: &NaiveRule,
    alternative: &NaiveAlternative,
    good: &str,
    lines: &[Line],
    conditions_met: bool,
) -> bool {
    let changes = lines.iter().all(|line| {
        alternative.allowed.iter().any(|atom| allows(atom, good, rule, line))
            && !alternative.except.iter().any(|except| takes(except, good, rule, line))
    });
    let foreign: i64 = lines.iter().map(|line| line.value).sum();
    let content = alternative.rvc.is_none_or(|(tv, nc)| {
        let by = |base: f64, threshold: Option<f64>| {
            threshold.is_some_and(|t| (base - foreign as f64) * 100.0 >= t * base)
        };
        by(100.0, tv) || by(80.0, nc)
    });
    let conditions = alternative.requires.iter().all(|condition| {
        if condition.starts_with("date") || condition.starts_with("trade") {
            return true;
        }
        if condition.starts_with("other free-of-chapter-rules") {
            return true;
        }
        let Some(groups) = condition.strip_prefix("materials: ") else { return conditions_met };
        let (how, groups) = groups.trim_matches('"').split_once(": ").unwrap();
        let hit = groups
            .split(" / ")
            .filter(|group| {
                group.split(", ").any(|codes| {
                    let (first, last, _) = listed(codes);
                    lines.iter().any(|line| in_range(&line.code, &first, &last))
                })
            })
            .count();
        if how.contains("at most one") { hit <= 1 } else { hit > 1 }
    });
    changes && content && conditions
}

/// A small generator with a fixed seed, so that the bills are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides as u64) as usize
    }
}

/// Codes worth trying for a rule: those it names, their neighbors, and some from elsewhere.
fn pool(rule: &NaiveRule, good: &str, dice: &mut Dice) -> Vec<String> {
    let mut codes = BTreeSet::new();
    let mut add = |digits: &str| {
        for end in ["00000000", "01000000", "10101010", "90909090", "99999999"] {
            let mut code = digits.to_owned();
            code.push_str(end);
            codes.insert(code[..8].to_owned());
        }
    };
    for alternative in &rule.alternatives {
        for text in alternative.allowed.iter().chain(&alternative.except) {
            if text.as_bytes()[0].is_ascii_digit() {
                let (first, last, _) = listed(text);
                add(&first);
                add(&last);
            }
        }
        for condition in &alternative.requires {
            if let Some(groups) = condition.strip_prefix("materials: ") {
                for codes in groups.trim_matches('"').split(": ").nth(1).unwrap().split(" / ") {
                    for code in codes.split(", ") {
                        add(&listed(code).0);
                    }
                }
            }
        }
    }
    for (first, last, _) in &rule.scope {
        add(first);
        add(last);
    }
    for digits in [2, 4, 6] {
        add(&good[..digits]);
    }
    for chapter in ["0401", "3926", "5208", "7208", "7318", "8507", "8542", "9401"] {
        add(chapter);
    }
    for _ in 0..6 {
        let chapter = 1 + dice.roll(97);
        add(&format!("{chapter:02}{:02}", 1 + dice.roll(30)));
    }
    // The notation speaks of codes as printed; what the concordance renames is another test's matter.
    codes.into_iter().filter(|code| !renamed(code)).collect()
}

/// Whether the concordance reads a code of the 2022 edition as one of an earlier edition.
fn renamed(code: &str) -> bool {
    const CONCORDANCE: &str = include_str!("../../../law/usmca/concordance.csv");
    CONCORDANCE.lines().filter_map(|line| line.split(',').next()).any(|new| {
        let digits: String = new.chars().filter(char::is_ascii_digit).collect();
        !digits.is_empty() && code.starts_with(&digits)
    })
}

fn all_words(rule: &NaiveRule) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for alternative in &rule.alternatives {
        for text in alternative.allowed.iter().chain(&alternative.except) {
            if text.contains('{')
                && let (_, _, Some(found)) = listed(text)
            {
                words.insert(found.strip_prefix("not ").unwrap_or(&found).to_owned());
            }
        }
    }
    for (_, _, found) in &rule.scope {
        if let Some(found) = found {
            words.insert(found.strip_prefix("not ").unwrap_or(found).to_owned());
        }
    }
    words.retain(|word| word != "a different good of the good's own subheading");
    words.insert("a different good".to_owned());
    words
}

fn facts_of(line: &Line, words: &BTreeSet<String>) -> Facts {
    let mut facts = Facts::new();
    for text in words {
        let name = match text.as_str() {
            "a different good" => "is-different-good".to_owned(),
            _ => description_fact(text),
        };
        facts.insert(name, if line.fits[&plain(text)] { Answer::Yes } else { Answer::No });
    }
    facts
}

struct Bill<'r> {
    rule: &'r NaiveRule,
    words: BTreeSet<String>,
    good: String,
    lines: Vec<Line>,
    conditions_met: bool,
    between: (Country, Country),
}

impl Bill<'_> {
    /// The bill as the program takes it.
    fn good(&self) -> Good {
        let mut good = Good::new(self.good.parse().unwrap(), "", self.between.0);
        good.imported_into = self.between.1;
        good.transaction_value = Some(TransactionValue(Money::usd(Decimal::from_integer(100))));
        good.net_cost = Some(NetCost(Money::usd(Decimal::from_integer(80))));
        good.facts.insert("rule", Answer::Choice(self.rule.id.clone()));
        for alternative in &self.rule.alternatives {
            for condition in &alternative.requires {
                let name = condition.split([' ', ':']).nth(1).unwrap();
                let answer = if self.conditions_met { Answer::Yes } else { Answer::No };
                good.facts.insert(name, answer);
            }
        }
        // Notes are not the notation's: answer them so that they ask nothing more.
        for name in [
            "has-pocket-bag-fabric",
            "has-used-as-sewing-thread",
            "prepared-only-by-freezing-packing-or-roasting",
            "contains-peaches-pears-or-apricots",
            "surgical-drape-or-flag-with-coated-fabric",
        ] {
            good.facts.insert(name, Answer::No);
        }
        good.facts.insert("vehicle-use", Answer::Choice("other".into()));
        for name in ["core-parts-originate", "labor-value-content-met", "steel-and-aluminum-purchases-met"] {
            good.facts.insert(name, Answer::Yes);
        }
        good.materials = self
            .lines
            .iter()
            .enumerate()
            .map(|(number, line)| {
                let mut material = Material::new(number.to_string(), Some(line.code.parse().unwrap()));
                material.value = Some(Money::usd(Decimal::from_integer(line.value)));
                material.facts = facts_of(line, &self.words);
                for name in ["formed-and-finished-in-territory", "in-component"] {
                    material.facts.insert(name, Answer::Yes);
                }
                for name in
                    ["rayon-filament", "rayon-not-lyocell-or-acetate", "diluent-within-40-percent-by-volume"]
                {
                    material.facts.insert(name, Answer::No);
                }
                material.facts.insert("based-on-titanium-dioxide", Answer::Yes);
                material.facts.insert("elastomeric", Answer::No);
                material.weight = Some(Decimal::from_integer(line.value));
                material
            })
            .collect();
        good
    }

    fn naive(&self, date: &str) -> Vec<(char, bool)> {
        self.rule
            .alternatives
            .iter()
            .filter(|alternative| live(alternative, date, self.between))
            .map(|alternative| {
                let verdict =
                    naive_verdict(self.rule, alternative, &self.good, &self.lines, self.conditions_met);
                (alternative.letter, verdict)
            })
            .collect()
    }
}

/// Whether the alternative counts on a day and in a trade.
fn live(alternative: &NaiveAlternative, date: &str, between: (Country, Country)) -> bool {
    alternative.requires.iter().all(|condition| {
        if let Some(window) = condition.strip_prefix("date: ") {
            let window = window.trim_matches('"').strip_prefix("from ").unwrap();
            let (from, until) = window.split_once(" until ").unwrap_or((window, "9999-12-31"));
            return from <= date && date < until;
        }
        if let Some(trade) = condition.strip_prefix("trade: ") {
            let name = |country: Country| match country.as_str() {
                "CA" => "Canada",
                "MX" => "Mexico",
                _ => "the United States",
            };
            let of_pair = trade.contains(name(between.0)) && trade.contains(name(between.1));
            return trade.contains("all trade other than") != of_pair;
        }
        true
    })
}

/// A code that the rule governs in the program's eyes, of those its scope names.
fn good_code(law: &Law, rule: &NaiveRule, date: &str, between: (Country, Country)) -> Option<String> {
    let on = law.on(date.parse().unwrap()).unwrap();
    let facts = Facts::new().with("rule", Answer::Choice(rule.id.clone()));
    for (first, last, _) in &rule.scope {
        for base in [first, last] {
            for end in ["000000", "909090", "999999", "101010", "010101", "110000", "190000", "295000"] {
                let mut code = base.clone();
                code.push_str(end);
                code.truncate(8);
                let parsed: TariffCode = code.parse().unwrap();
                if let Governing::Rules { code: governed, rules, succession: None } =
                    law.origin.governing(parsed, &facts, on.date(), between)
                    && governed == parsed
                    && rules.iter().any(|r| r.id.as_str() == rule.id)
                    && rules.len() == 1
                {
                    return Some(code);
                }
            }
        }
    }
    None
}

#[test]
fn every_block_passes_and_fails_as_a_second_evaluator_says() {
    const BILLS: usize = 18;
    let law = Lawbook::bundled().law().unwrap();
    let rules = naive_rules();
    assert_eq!(rules.len(), 1217);
    let mut dice = Dice(20_200_701);
    let (mut compared, mut out_of_time) = (0_usize, Vec::new());
    let mut never_passes = Vec::new();
    let mut never_fails = Vec::new();
    for rule in &rules {
        let days = ["2026-06-01", "2025-02-01"];
        let pairs = [(Country::MX, Country::US), (Country::CA, Country::US), (Country::US, Country::MX)];
        let Some((date, between)) = days
            .iter()
            .flat_map(|day| pairs.iter().map(move |pair| (*day, *pair)))
            .find(|(day, pair)| rule.alternatives.iter().any(|a| live(a, day, *pair)))
        else {
            out_of_time.push(rule.id.clone());
            continue;
        };
        let good = good_code(&law, rule, date, between)
            .unwrap_or_else(|| panic!("no code of rule {} is governed by it", rule.id));
        let on = law.on(date.parse().unwrap()).unwrap();
        let words = all_words(rule);
        let codes = pool(rule, &good, &mut dice);
        let (mut passed, mut failed) = (false, false);
        let mut number = 0;
        // A block with a narrow way through is tried longer, until it has been seen to pass and to fail.
        while number < BILLS || (number < 60 * BILLS && !(passed && failed)) {
            number += 1;
            let count = 1 + dice.roll(3);
            let lines = (0..count)
                .map(|_| Line {
                    code: codes[dice.roll(codes.len())].clone(),
                    value: [12, 20, 35][dice.roll(3)],
                    fits: words.iter().map(|w| (plain(w), dice.roll(2) == 0)).collect(),
                })
                .collect();
            let conditions_met = dice.roll(4) != 0;
            let bill =
                Bill { rule, words: words.clone(), good: good.clone(), lines, conditions_met, between };
            let expected = bill.naive(date);
            let determination = determine(&on, &bill.good()).unwrap();
            let found: Vec<(char, bool)> = determination
                .conclusion
                .alternatives
                .iter()
                .map(|a| {
                    assert!(
                        !matches!(a.finding, Finding::Undetermined { .. }),
                        "{} {}: {:?}\n{:?}",
                        rule.id,
                        a.letter,
                        a.finding,
                        bill.lines
                    );
                    (a.letter, a.finding.is_satisfied())
                })
                .collect();
            assert_eq!(
                found, expected,
                "rule {} good {good} conditions {conditions_met} {:?}",
                rule.id, bill.lines
            );
            let verdict = expected.iter().any(|(_, met)| *met);
            passed |= verdict;
            failed |= !verdict;
            compared += 1;
        }
        if !passed {
            never_passes.push(rule.id.as_str());
        }
        if !failed {
            never_fails.push(rule.id.as_str());
            let mut elsewhere = Good::new(good.parse().unwrap(), "", Country::CN);
            elsewhere.materials = vec![Material::new("1", Some(good.parse().unwrap()))];
            let process = Facts::new().with("process-rule", Answer::Choice("none".into()));
            elsewhere.facts = process;
            assert_eq!(determine(&on, &elsewhere).unwrap().finding, Finding::NotSatisfied);
        }
    }
    assert!(compared > 20_000, "{compared}");
    assert!(never_passes.is_empty(), "never pass: {never_passes:?}");
    // Rules that admit every material, as printed: only production outside the territory fails them.
    assert_eq!(never_fails, ["78.2a", "79.5a", "85.15", "85.57a", "85.109", "85.113a", "85.120a"]);
    // Windows that closed before the first day covered.
    assert!(out_of_time.iter().all(|id| id.starts_with("73.u") || id.starts_with("86.u")), "{out_of_time:?}");
    assert_eq!(out_of_time.len(), 16, "{out_of_time:?}");
}
