//! `law/usmca/provisions.toml`: tolerances, notes with an effect, process rules, lists of goods.

use customs::origin::{
    CodeSet, DeMinimis, Despite, Exclusion, ListedGood, Measure, NotEncoded, NoteEffect, NoteRule,
    Provisions, RuleDoubt, Staging, Thresholds,
};
use customs::{Decimal, Problem, Value};
use jiff::civil::Date;
use serde::Deserialize;
use thiserror::Error;

use super::psr;
use crate::error::LawbookError;
use crate::files::LawFiles;
use crate::toml_file;

const PATH: &str = "law/usmca/provisions.toml";

/// What is wrong with the general provisions of origin.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ProvisionsError {
    /// Not codes and ranges.
    #[error("`{0}` is not a list of codes such as `0401-0406, 2105 except 2105.00`")]
    Codes(String),
    /// Not a plain percentage.
    #[error("`{0}` is not a percentage")]
    Percent(String),
    /// A key that the kind of entry needs is not there.
    #[error("`{entry}` needs `{key}`")]
    KeyMissing {
        /// The entry.
        entry: String,
        /// The key.
        key: &'static str,
    },
    /// A key that says nothing for the kind of entry.
    #[error("`{entry}` does not take `{key}`")]
    KeyOutOfPlace {
        /// The entry.
        entry: String,
        /// The key.
        key: &'static str,
    },
}

impl Problem for ProvisionsError {
    fn code(&self) -> &'static str {
        match self {
            Self::Codes(_) => "origin-provision-codes-unreadable",
            Self::Percent(_) => "origin-provision-percent-unreadable",
            Self::KeyMissing { .. } => "origin-provision-key-missing",
            Self::KeyOutOfPlace { .. } => "origin-provision-key-out-of-place",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Codes(text) | Self::Percent(text) => vec![("value", text.as_str().into())],
            Self::KeyMissing { entry, key } | Self::KeyOutOfPlace { entry, key } => {
                vec![("entry", entry.as_str().into()), ("key", (*key).into())]
            }
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: i64,
    de_minimis: WrittenDeMinimis,
    parts_together: WrittenParts,
    #[serde(default)]
    note: Vec<WrittenNote>,
    #[serde(default)]
    information_technology: Vec<WrittenListed>,
    remanufactured: WrittenSet,
    #[serde(default)]
    further_production: Vec<WrittenListed>,
    #[serde(default)]
    measure: Vec<WrittenMeasure>,
    #[serde(default)]
    not_encoded: Vec<WrittenNotEncoded>,
    #[serde(default)]
    staging: Vec<WrittenStaging>,
    #[serde(default)]
    doubt: Vec<WrittenDoubt>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDeMinimis {
    source: String,
    #[serde(deserialize_with = "toml_file::day")]
    from: Date,
    percent: String,
    textile_percent: String,
    elastomeric_percent: String,
    by_weight: String,
    by_component_weight: String,
    #[serde(default)]
    exclusion: Vec<WrittenExclusion>,
    #[serde(default)]
    despite: Vec<WrittenDespite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenExclusion {
    citation: String,
    goods: String,
    good_fact: Option<String>,
    materials: Option<String>,
    material_fact: Option<String>,
    #[serde(default)]
    same_subheading_only: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDespite {
    note: String,
    citation: String,
    goods: String,
    materials: String,
    material_fact: Option<String>,
    applies: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenParts {
    source: String,
    transaction_value: String,
    net_cost: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSet {
    source: String,
    goods: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Effect {
    Confers,
    Bars,
    Requires,
    RequiresOfMaterials,
    Disregards,
    Component,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenNote {
    id: String,
    citation: String,
    goods: String,
    #[serde(default, deserialize_with = "toml_file::optional_day")]
    from: Option<Date>,
    #[serde(default)]
    free: Vec<String>,
    effect: Effect,
    fact: Option<String>,
    when: Option<String>,
    unless: Option<String>,
    materials: Option<String>,
    with_materials: Option<String>,
    #[serde(default)]
    negated: bool,
    #[serde(default)]
    wholly_obtained: bool,
    #[serde(default)]
    process: bool,
    #[serde(default)]
    ask: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenListed {
    codes: String,
    fact: Option<String>,
    citation: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum MeasureKind {
    OriginatingWeight,
    NonOriginatingWeightOfGood,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenMeasure {
    fact: String,
    kind: MeasureKind,
    codes: String,
    percent: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenNotEncoded {
    codes: String,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStaging {
    rules: Vec<String>,
    vehicles: Vec<String>,
    #[serde(deserialize_with = "toml_file::day")]
    from: Date,
    #[serde(default, deserialize_with = "toml_file::optional_day")]
    until: Option<Date>,
    transaction_value: Option<String>,
    net_cost: Option<String>,
    citation: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDoubt {
    assumption: String,
    #[serde(default)]
    rules: Vec<String>,
    chapters: Option<String>,
    #[serde(default)]
    resolved: bool,
}

/// Reads the general provisions; gives every problem.
pub fn read(files: &LawFiles) -> Result<Provisions, Vec<LawbookError>> {
    let text = files.text(PATH).map_err(|error| vec![error])?;
    let written: Written = toml_file::parse(PATH, &text).map_err(|error| vec![error])?;
    let mut reader = Reader { text: &text, problems: Vec::new() };
    if written.format != 1 {
        let problem = crate::error::FileProblem::UnknownFormat(written.format);
        return Err(vec![LawbookError::new(PATH, None, problem)]);
    }
    for source in [&written.de_minimis.source, &written.parts_together.source, &written.remanufactured.source]
    {
        if source.is_empty() {
            reader.problem(source, crate::error::FileProblem::NoSource("provision".to_owned()));
        }
    }
    let provisions = Provisions {
        de_minimis: reader.de_minimis(written.de_minimis),
        parts_together: Some(Thresholds {
            transaction_value: Some(reader.percent(&written.parts_together.transaction_value)),
            net_cost: Some(reader.percent(&written.parts_together.net_cost)),
        }),
        notes: written.note.into_iter().filter_map(|note| reader.note(note)).collect(),
        information_technology: reader.listed(written.information_technology),
        remanufactured: reader.set(&written.remanufactured.goods),
        further_production: reader.listed(written.further_production),
        measures: written.measure.into_iter().map(|measure| reader.measure(measure)).collect(),
        not_encoded: written
            .not_encoded
            .into_iter()
            .flat_map(|entry| {
                let reason = entry.reason;
                let codes = reader.set(&entry.codes).codes;
                codes.into_iter().map(move |codes| NotEncoded { codes, reason: reason.clone() })
            })
            .collect(),
        staging: written.staging.into_iter().map(|staging| reader.staging(staging)).collect(),
        doubts: written
            .doubt
            .into_iter()
            .map(|doubt| RuleDoubt {
                assumption: doubt.assumption,
                rules: doubt.rules,
                chapters: doubt.chapters.map(|codes| reader.set(&codes).codes).unwrap_or_default(),
                resolved: doubt.resolved,
            })
            .collect(),
    };
    if reader.problems.is_empty() { Ok(provisions) } else { Err(reader.problems) }
}

struct Reader<'t> {
    text: &'t str,
    problems: Vec<LawbookError>,
}

impl Reader<'_> {
    fn problem(&mut self, at: &str, problem: impl Problem + Send + Sync + 'static) {
        let line = self.text.find(at).map(|byte| toml_file::line_at(self.text, byte));
        self.problems.push(LawbookError::new(PATH, line, problem));
    }

    fn set(&mut self, text: &str) -> CodeSet {
        psr::code_set(text).unwrap_or_else(|| {
            self.problem(text, ProvisionsError::Codes(text.to_owned()));
            CodeSet::default()
        })
    }

    fn percent(&mut self, text: &str) -> Decimal {
        match text.parse::<Decimal>() {
            Ok(percent) if percent <= Decimal::HUNDRED && !percent.is_negative() => percent,
            _ => {
                self.problem(text, ProvisionsError::Percent(text.to_owned()));
                Decimal::ZERO
            }
        }
    }

    fn de_minimis(&mut self, written: WrittenDeMinimis) -> DeMinimis {
        // The tolerance has stood unchanged since the agreement began; a second one would need its own dates.
        let _ = written.from;
        DeMinimis {
            percent: self.percent(&written.percent),
            textile_percent: self.percent(&written.textile_percent),
            elastomeric_percent: self.percent(&written.elastomeric_percent),
            by_weight: self.set(&written.by_weight),
            by_component_weight: self.set(&written.by_component_weight),
            exclusions: written
                .exclusion
                .into_iter()
                .map(|e| Exclusion {
                    citation: e.citation,
                    goods: self.set(&e.goods),
                    good_fact: e.good_fact,
                    materials: e.materials.map(|m| self.set(&m)),
                    material_fact: e.material_fact,
                    same_subheading_only: e.same_subheading_only,
                })
                .collect(),
            despite: written
                .despite
                .into_iter()
                .map(|d| Despite {
                    note: d.note,
                    citation: d.citation,
                    goods: self.set(&d.goods),
                    materials: self.set(&d.materials),
                    material_fact: d.material_fact,
                    applies: d.applies,
                })
                .collect(),
        }
    }

    fn note(&mut self, written: WrittenNote) -> Option<NoteRule> {
        let id = written.id.clone();
        let mut needed = |value: Option<String>, key: &'static str| {
            if value.is_none() {
                self.problem(&id, ProvisionsError::KeyMissing { entry: id.clone(), key });
            }
            value
        };
        let effect = match written.effect {
            Effect::Confers => NoteEffect::Confers {
                fact: needed(written.fact, "fact")?,
                wholly_obtained: written.wholly_obtained,
                process: written.process,
                with_materials: written.with_materials.map(|m| self.set(&m)),
            },
            Effect::Bars => NoteEffect::Bars {
                when: needed(written.when, "when")?,
                unless: written.unless,
                ask: written.ask,
            },
            Effect::Requires => {
                NoteEffect::Requires { when: written.when, fact: needed(written.fact, "fact")? }
            }
            Effect::RequiresOfMaterials => {
                let materials = needed(written.materials, "materials")?;
                let fact = needed(written.fact, "fact")?;
                NoteEffect::RequiresOfMaterials { materials: self.set(&materials), when: written.when, fact }
            }
            Effect::Disregards => {
                let materials = needed(written.materials, "materials")?;
                NoteEffect::Disregards {
                    materials: self.set(&materials),
                    fact: written.fact,
                    negated: written.negated,
                }
            }
            Effect::Component => {
                if written.fact.is_some() || written.materials.is_some() {
                    self.problem(&id, ProvisionsError::KeyOutOfPlace { entry: id.clone(), key: "fact" });
                }
                NoteEffect::Component
            }
        };
        let goods = self.set(&written.goods);
        Some(NoteRule {
            id,
            citation: written.citation,
            goods,
            from: written.from,
            free: written.free,
            effect,
        })
    }

    fn listed(&mut self, written: Vec<WrittenListed>) -> Vec<ListedGood> {
        written
            .into_iter()
            .map(|l| ListedGood { codes: self.set(&l.codes).codes, fact: l.fact, citation: l.citation })
            .collect()
    }

    fn measure(&mut self, written: WrittenMeasure) -> (String, Measure) {
        let codes = self.set(&written.codes);
        let percent = self.percent(&written.percent);
        let measure = match written.kind {
            MeasureKind::OriginatingWeight => Measure::OriginatingWeight { codes, at_least: percent },
            MeasureKind::NonOriginatingWeightOfGood => {
                Measure::NonOriginatingWeightOfGood { codes, at_most: percent }
            }
        };
        (written.fact, measure)
    }

    fn staging(&mut self, written: WrittenStaging) -> Staging {
        Staging {
            rules: written.rules,
            vehicles: written.vehicles,
            from: written.from,
            until: written.until,
            thresholds: Thresholds {
                transaction_value: written.transaction_value.map(|p| self.percent(&p)),
                net_cost: written.net_cost.map(|p| self.percent(&p)),
            },
            citation: written.citation,
        }
    }
}
