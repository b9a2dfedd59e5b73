//! The USMCA rules that govern a code, in plain words: for `otay origin rule` and for the tariff pages.

use customs::origin::{Facts, Governing, ProductRule};
use customs::{Country, LawOnDate, Message, Step, TariffCode, Value};
use jiff::civil::Date;
use serde_json::json;

use crate::messages::Catalogue;
use crate::report::model::{Section, Tree};

/// The rules of a code, with how they were found.
pub struct RulesOfCode<'law> {
    /// The code asked about.
    pub code: TariffCode,
    status: &'static str,
    /// What is said before the rules.
    say: Vec<Message>,
    /// Rules with the code they are for, in the terms of the rules.
    pub rules: Vec<(TariffCode, &'law ProductRule)>,
}

impl<'law> RulesOfCode<'law> {
    /// The rules that govern `code` in trade between Mexico and the United States, on the day of `law`.
    #[must_use]
    pub fn of(law: &LawOnDate<'law>, code: TariffCode) -> Self {
        // Between Mexico and the United States: the trade of this region.
        let between = (Country::MX, Country::US);
        let governing = law.origin().governing(code, &Facts::new(), law.date(), between);
        let mut found = Self { code, status: "rule", say: Vec::new(), rules: Vec::new() };
        match governing {
            Governing::Rules { code: of, rules, succession } => {
                if let Some(succession) = succession {
                    let earlier: Vec<Value> = succession.earlier.iter().map(|c| (*c).into()).collect();
                    found.say.push(
                        Message::new("origin-earlier-code")
                            .with("code", succession.code)
                            .with("earlier", Value::List(earlier))
                            .with("source", succession.source.as_str()),
                    );
                }
                found.rules = rules.into_iter().map(|rule| (of, rule)).collect();
            }
            Governing::Describe { code: of, choices } => {
                found.status = "described-goods";
                found.say.push(Message::new("origin-which-rule").with("code", code));
                found.rules = choices.into_iter().map(|rule| (of, rule)).collect();
            }
            Governing::EarlierCode { succession } => {
                found.status = "earlier-code";
                let choices: Vec<Value> = succession.earlier.iter().map(|c| (*c).into()).collect();
                found.say.push(
                    Message::new("origin-earlier-code-open")
                        .with("code", code)
                        .with("choices", Value::List(choices)),
                );
                for earlier in &succession.earlier {
                    if let Some(chapter) = law.origin().chapter_of(*earlier) {
                        found.rules.extend(overlapping(chapter, *earlier, law.date(), between));
                    }
                }
            }
            Governing::NeedsTariffItem => {
                found.status = "needs-tariff-item";
                found.say.push(Message::new("origin-needs-tariff-item").with("code", code));
                if let Some(chapter) = law.origin().chapter_of(code) {
                    found.rules.extend(overlapping(chapter, code, law.date(), between));
                }
            }
            Governing::NotEncoded { reason } => {
                found.status = "not-encoded";
                found.say.push(reason);
            }
        }
        found
    }

    /// The rules in words, each with its alternatives, its source and its doubts.
    #[must_use]
    pub fn section(&self, law: &LawOnDate<'_>) -> Section {
        let title = Message::new("origin-rule-title").with("code", self.code).with("date", law.date());
        let mut section = Section::new("rule-of-origin", title);
        for message in &self.say {
            section = section.say(message.clone());
        }
        for (_, rule) in &self.rules {
            let heading = Message::new("origin-rule-of")
                .with("rule", rule.id.as_str())
                .with("scope", Value::from(rule.scope_words()));
            section = section.show(Tree::of_steps(heading, &steps(law, rule), true));
        }
        section
    }

    /// The rules for programs.
    #[must_use]
    pub fn json(&self, law: &LawOnDate<'_>, catalogue: &Catalogue) -> serde_json::Value {
        let say = |message: &Message| catalogue.render(message);
        let rules: Vec<_> = self
            .rules
            .iter()
            .map(|(code, rule)| {
                let alternatives: Vec<_> = rule
                    .alternatives
                    .iter()
                    .map(|alternative| {
                        let thresholds = alternative.thresholds(law.date());
                        json!({
                            "letter": alternative.letter.to_string(),
                            "words": alternative.in_words(law.date()).iter().map(say).collect::<Vec<_>>(),
                            "transaction_value": thresholds
                                .and_then(|t| t.transaction_value).map(|p| p.to_string()),
                            "net_cost": thresholds.and_then(|t| t.net_cost).map(|p| p.to_string()),
                        })
                    })
                    .collect();
                json!({
                    "rule": rule.id.as_str(),
                    "for": code.to_string(),
                    "scope": rule.scope_words().iter().map(say).collect::<Vec<_>>(),
                    "automotive": rule.automotive,
                    "source": law.origin().chapter_of(*code).map(|c| c.source.as_str()),
                    "alternatives": alternatives,
                    "doubts": doubts(law, rule),
                })
            })
            .collect();
        json!({
            "code": self.code.to_string(),
            "as_of": law.date().to_string(),
            "status": self.status,
            "remarks": self.say.iter().map(say).collect::<Vec<_>>(),
            "rules": rules,
        })
    }
}

/// The rules of a chapter that speak of goods under a code.
fn overlapping(
    chapter: &customs::origin::ChapterRules,
    code: TariffCode,
    date: Date,
    between: (Country, Country),
) -> Vec<(TariffCode, &ProductRule)> {
    chapter
        .rules
        .iter()
        .filter(|rule| rule.is_live(date, between) && rule.scope.iter().any(|s| s.codes.overlaps(code)))
        .map(|rule| (code, rule))
        .collect()
}

fn doubts(law: &LawOnDate<'_>, rule: &ProductRule) -> Vec<String> {
    let provisions = law.origin().provisions();
    provisions.doubts.iter().filter(|d| d.touches(rule)).map(|d| d.assumption.clone()).collect()
}

/// A rule as steps: its alternatives, its source, its doubts.
fn steps(law: &LawOnDate<'_>, rule: &ProductRule) -> Vec<Step> {
    let mut steps: Vec<Step> = rule
        .alternatives
        .iter()
        .map(|alternative| {
            Step::new(
                Message::new("origin-rule-alternative")
                    .with("letter", alternative.letter.to_string())
                    .with("words", alternative.in_words(law.date())),
            )
            .cite(customs::Citation::new(format!("HTSUS GN 11(o) {} {}", rule.id, alternative.letter)))
        })
        .collect();
    if rule.automotive {
        steps.push(Step::new(Message::new("origin-rule-automotive")));
    }
    if let Some(chapter) = rule.scope.first().and_then(|s| law.origin().chapter_of(s.codes.first)) {
        steps.push(Step::new(Message::new("origin-rule-source").with("source", chapter.source.as_str())));
    }
    for assumption in doubts(law, rule) {
        steps.push(Step::new(
            Message::new("origin-doubt")
                .with("rule", rule.id.as_str())
                .with("assumption", assumption.as_str()),
        ));
    }
    steps
}
