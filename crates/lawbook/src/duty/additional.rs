//! Additional duties: every authority's file, read and put together.

use std::sync::Arc;

use customs::duty::{
    AdditionalDuties, Authority, Chapter98Rule, CodeList, Confidence, Effect, FactVocabulary, Heading,
    HeadingBasis, Remark, Scope, Yield, YieldShare,
};
use customs::{Citation, Decimal, Period};

use super::authority::{
    AuthorityFile, HeadingFile, RemarkFile, WrittenChapter98, WrittenConfidence, WrittenShare, YieldFile,
};
use super::condition;
use super::countries::Groups;
use super::lists;
use super::problem::DutyFileProblem;
use crate::error::{FileProblem, LawbookError};
use crate::files::LawFiles;
use crate::toml_file;

const FOLDER: &str = "law/additional_duties";
/// Files of the folder that are not an authority's.
const OTHERS: [&str; 2] = ["countries.toml", "facts.toml"];

/// What the files of authorities are read with.
struct Reading<'a> {
    groups: &'a Groups,
    facts: &'a FactVocabulary,
    lists: &'a [CodeList],
    problems: Vec<LawbookError>,
    used: Vec<bool>,
    remarks: Vec<Remark>,
}

/// Reads every authority and checks them against each other.
pub(super) fn read(
    files: &LawFiles,
    groups: &Groups,
    facts: &FactVocabulary,
) -> Result<AdditionalDuties, Vec<LawbookError>> {
    let lists = lists::read(files)?;
    let paths = files.list(FOLDER).map_err(|error| vec![error])?;
    let mut reading = Reading {
        groups,
        facts,
        lists: &lists,
        problems: Vec::new(),
        used: vec![false; lists.len()],
        remarks: Vec::new(),
    };
    let mut authorities = Vec::new();
    for path in paths {
        let name = path.strip_prefix(FOLDER).map(|rest| rest.trim_start_matches('/')).unwrap_or_default();
        if !name.ends_with(".toml") || name.contains('/') || OTHERS.contains(&name) {
            continue;
        }
        let written = files
            .text(&path)
            .and_then(|text| toml_file::parse::<AuthorityFile>(&path, &text).map(|written| (written, text)));
        match written {
            Ok((written, text)) => authorities.push(reading.authority(&path, &text, written)),
            Err(error) => reading.problems.push(error),
        }
    }
    let Reading { mut problems, used, remarks, .. } = reading;
    // A file that did not read hides what it uses.
    let complete = problems.is_empty();
    for (list, _) in lists.iter().zip(&used).filter(|(_, used)| complete && !**used) {
        let path = format!("{}/{}.txt", lists::FOLDER, list.name);
        problems.push(LawbookError::new(path, None, DutyFileProblem::ListUnused(list.name.to_string())));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    AdditionalDuties::new(authorities, lists, remarks).map_err(|defects| {
        let problem = |defect| LawbookError::new(FOLDER, None, DutyFileProblem::Defect(defect));
        defects.into_iter().map(problem).collect()
    })
}

impl Reading<'_> {
    fn report(&mut self, path: &str, line: Option<usize>, problem: DutyFileProblem) {
        self.problems.push(LawbookError::new(path, line, problem));
    }

    fn authority(&mut self, path: &str, text: &str, written: AuthorityFile) -> Authority {
        if written.format != 1 {
            let problem = FileProblem::UnknownFormat(written.format);
            self.problems.push(LawbookError::new(path, None, problem));
        }
        if !path.ends_with(&format!("/{}.toml", written.authority)) {
            self.report(path, None, DutyFileProblem::FileName(written.authority.clone()));
        }
        for (what, text) in [("citation", &written.citation), ("source", &written.source)] {
            if text.is_empty() {
                let problem = FileProblem::NoSource(format!("{} ({what})", written.authority));
                self.problems.push(LawbookError::new(path, None, problem));
            }
        }
        let mut groups: Vec<String> = Vec::new();
        let mut headings = Vec::new();
        for spanned in &written.heading {
            let line = Some(toml_file::line_at(text, spanned.span().start));
            let heading = spanned.get_ref();
            let group = heading.group.clone().unwrap_or_default();
            let number = groups.iter().position(|known| *known == group).unwrap_or_else(|| {
                groups.push(group);
                groups.len() - 1
            });
            let number = u8::try_from(number).unwrap_or(u8::MAX);
            self.headings(path, line, heading, number, &written, &mut headings);
        }
        for remark in &written.remark {
            self.remark(path, remark);
        }
        let yields = written.yields_to.iter().filter_map(|other| self.yielding(path, other)).collect();
        let stacks = match written.stacks_with.as_slice() {
            [all] if all == "*" => None,
            others => Some(others.iter().map(|other| other.as_str().into()).collect()),
        };
        let chapter98 = match written.chapter98 {
            WrittenChapter98::Standard => Chapter98Rule::Standard,
            WrittenChapter98::StandardExcept9823 => Chapter98Rule::StandardExcept9823,
            WrittenChapter98::Terms => Chapter98Rule::Terms,
            WrittenChapter98::FullValue => Chapter98Rule::FullValue,
        };
        Authority::new(&written.authority, &written.law, chapter98, stacks, yields, headings)
    }

    fn period(
        &mut self,
        path: &str,
        line: Option<usize>,
        from: jiff::civil::Date,
        until: Option<jiff::civil::Date>,
    ) -> Option<Period> {
        Period::new(from, until)
            .map_err(|error| self.problems.push(LawbookError::new(path, line, FileProblem::Period(error))))
            .ok()
    }

    fn remark(&mut self, path: &str, written: &RemarkFile) {
        let period = self.period(path, None, written.from, written.until);
        match (period, self.groups.set(&written.countries, &written.except)) {
            (Some(period), Ok(countries)) => {
                self.remarks.push(Remark { period, countries, doubt: written.doubt.as_str().into() });
            }
            (_, Err(problem)) => self.report(path, None, problem),
            (None, Ok(_)) => {}
        }
    }

    fn yielding(&mut self, path: &str, written: &YieldFile) -> Option<Yield> {
        let period = match (written.from, written.until) {
            (None, None) => None,
            (from, until) => Some(self.period(path, None, from.unwrap_or(jiff::civil::Date::MIN), until)?),
        };
        Some(Yield {
            authority: written.authority.as_str().into(),
            period,
            share: match written.share {
                WrittenShare::Whole => YieldShare::Whole,
                WrittenShare::Metal => YieldShare::Metal,
            },
            heading: written.heading.as_deref().map(Into::into),
            of: written.of.iter().map(|heading| heading.as_str().into()).collect(),
            before: written.before.iter().map(|heading| heading.as_str().into()).collect(),
            doubts: written.doubts.iter().map(|key| key.as_str().into()).collect(),
        })
    }

    /// The headings of one entry: one, or one for each row of `each`.
    fn headings(
        &mut self,
        path: &str,
        line: Option<usize>,
        written: &HeadingFile,
        group: u8,
        authority: &AuthorityFile,
        headings: &mut Vec<Heading>,
    ) {
        let rows: Vec<(Vec<String>, String, String)> = match (&written.heading, &written.rate) {
            (Some(heading), Some(rate)) if written.each.is_empty() && !written.countries.is_empty() => {
                vec![(written.countries.clone(), heading.clone(), rate.clone())]
            }
            (None, None) if !written.each.is_empty() && written.countries.is_empty() => {
                let row = |[country, heading, rate]: &[String; 3]| {
                    (vec![country.clone()], heading.clone(), rate.clone())
                };
                written.each.iter().map(row).collect()
            }
            _ => {
                self.report(path, line, DutyFileProblem::HeadingIncomplete);
                return;
            }
        };
        let scope = self.scope(path, line, written.scope.as_deref());
        let conditions: Vec<_> = written
            .when
            .iter()
            .filter_map(|text| match condition::parse(text, self.facts, self.lists) {
                Ok(condition) => {
                    self.mark_lists(&condition);
                    Some(condition)
                }
                Err(problem) => {
                    self.report(path, line, problem);
                    None
                }
            })
            .collect();
        let Some(period) = self.period(path, line, written.from, written.until) else { return };
        for (countries, heading, rate) in rows {
            let set = self.groups.set(&countries, &written.except);
            let effect = effect(&rate).ok_or(DutyFileProblem::Rate(rate));
            let basis = basis(written.basis.as_deref());
            let (set, effect, basis) = match (set, effect, basis) {
                (Ok(set), Ok(effect), Ok(basis)) => (set, effect, basis),
                (set, effect, basis) => {
                    let problems = [set.err(), effect.err(), basis.err()];
                    for problem in problems.into_iter().flatten() {
                        self.report(path, line, problem);
                    }
                    continue;
                }
            };
            // A doubt about the duty as such does not touch whom a heading frees from it.
            let as_such = authority.doubts.iter().filter(|_| effect.burdens());
            let doubts = as_such.chain(&written.doubts);
            headings.push(Heading {
                heading: heading.as_str().into(),
                heading_when_met: written.heading_when_met.as_deref().map(Into::into),
                group,
                countries: set,
                period,
                scope: scope.clone(),
                conditions: conditions.clone(),
                effect,
                basis,
                column2: written.column2,
                takes: written.takes.unwrap_or_else(|| effect.burdens()),
                citation: Citation::new(written.citation.as_deref().unwrap_or(&authority.citation)),
                source: Arc::from(written.source.as_deref().unwrap_or(&authority.source)),
                confidence: confidence(written.confidence.unwrap_or(authority.confidence)),
                doubts: doubts.map(|key| key.as_str().into()).collect(),
            });
        }
    }

    fn scope(&mut self, path: &str, line: Option<usize>, names: Option<&[String]>) -> Scope {
        let Some(names) = names else { return Scope::All };
        let mut numbers = Vec::new();
        for name in names {
            match self.lists.iter().position(|list| &*list.name == name) {
                Some(number) => {
                    self.used[number] = true;
                    numbers.push(number);
                }
                None => self.report(path, line, DutyFileProblem::List(name.clone())),
            }
        }
        Scope::Lists(numbers)
    }

    fn mark_lists(&mut self, condition: &customs::duty::LineCondition) {
        match condition {
            customs::duty::LineCondition::OnLists(numbers) => {
                for number in numbers {
                    self.used[*number] = true;
                }
            }
            customs::duty::LineCondition::Not(inner) => self.mark_lists(inner),
            customs::duty::LineCondition::Any(several) => {
                for inner in several {
                    self.mark_lists(inner);
                }
            }
            _ => {}
        }
    }
}

const fn confidence(written: WrittenConfidence) -> Confidence {
    match written {
        WrittenConfidence::Low => Confidence::Low,
        WrittenConfidence::Medium => Confidence::Medium,
        WrittenConfidence::High => Confidence::High,
    }
}

/// `25%`, `up to 15%`, `none`, `barred`, `in lieu of all: 10%`, `in place of column 2: 35%`.
fn effect(text: &str) -> Option<Effect> {
    let percent = |text: &str| -> Option<Decimal> {
        let number: Decimal = text.strip_suffix('%')?.parse().ok()?;
        (!number.is_negative()).then_some(number)
    };
    match text {
        "none" => Some(Effect::Lifts),
        "barred" => Some(Effect::Bars),
        _ => {
            if let Some(rest) = text.strip_prefix("up to ") {
                percent(rest).map(Effect::UpTo)
            } else if let Some(rest) = text.strip_prefix("in lieu of all: ") {
                percent(rest).map(Effect::InLieuOfAll)
            } else if let Some(rest) = text.strip_prefix("in place of column 2: ") {
                percent(rest).map(Effect::InPlaceOfColumn2)
            } else {
                percent(text).map(Effect::Percent)
            }
        }
    }
}

/// `metal:steel:72,73`, `non-us-content`, `non-us-content-from-20`, `non-us-content-to-40`.
fn basis(text: Option<&str>) -> Result<HeadingBasis, DutyFileProblem> {
    let Some(text) = text else { return Ok(HeadingBasis::FullValue) };
    let wrong = || DutyFileProblem::Basis(text.to_owned());
    let share = |text: &str| {
        text.parse::<Decimal>().map(Decimal::from_percent).map_err(|_| DutyFileProblem::Basis(text.into()))
    };
    if let Some(rest) = text.strip_prefix("metal:") {
        let (metal, chapters) = rest.split_once(':').ok_or_else(wrong)?;
        let chapters =
            chapters.split(',').map(|c| c.parse().map_err(|_| wrong())).collect::<Result<_, _>>()?;
        return Ok(HeadingBasis::Metal { metal: metal.into(), chapters });
    }
    if let Some(from) = text.strip_prefix("non-us-content-from-") {
        return Ok(HeadingBasis::NonUsContent { from: share(from)?, to: Decimal::ONE, asked: false });
    }
    if let Some(to) = text.strip_prefix("non-us-content-to-") {
        return Ok(HeadingBasis::NonUsContent { from: Decimal::ZERO, to: share(to)?, asked: true });
    }
    match text {
        "non-us-content" => {
            Ok(HeadingBasis::NonUsContent { from: Decimal::ZERO, to: Decimal::ONE, asked: true })
        }
        _ => Err(wrong()),
    }
}
