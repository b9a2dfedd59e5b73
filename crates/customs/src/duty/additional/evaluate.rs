//! Which headings fall on a line, on what share of its value, and which give way.

use std::cell::RefCell;
use std::sync::Arc;

use jiff::civil::Date;

use super::condition::Asked;
use super::{
    AdditionalDuties, Authority, Heading, HeadingBasis, LineCondition, Membership, Scope, Truth, Yield,
    YieldShare,
};
use crate::country::Country;
use crate::decimal::Decimal;
use crate::duty::entry::SpecialProgramIndicator;
use crate::duty::facts::{Absent, EntryFacts, FactValue};
use crate::tariff_code::TariffCode;

/// The fact that asks for a deeper code.
const SUFFIX: &str = "statistical-suffix";
/// The fact that gives metals as shares of the value.
const METAL: &str = "metal";
/// The fact that gives content of the United States as a share of the value.
const US_CONTENT: &str = "us-content";

/// On which lists a code was found to be: not looked yet, in, out, partly.
pub(crate) type Memo = RefCell<Vec<u8>>;

/// What is asked of the additional duties.
pub(crate) struct LineAsked<'a> {
    pub date: Date,
    pub origin: Country,
    pub code: TariffCode,
    /// The ten-digit lines under the code, where it is shorter.
    pub lines_under: &'a dyn Fn() -> Vec<TariffCode>,
    pub facts: &'a EntryFacts,
    /// Entered free under the USMCA.
    pub usmca: bool,
    pub claim: Option<&'a SpecialProgramIndicator>,
    pub value: Decimal,
    /// Dutiable in column 2.
    pub column2: bool,
    /// Authorities left out of account.
    pub left_out: &'a dyn Fn(&str) -> bool,
}

/// A heading that falls on the line.
#[derive(Clone, Debug)]
pub(crate) struct Outcome<'l> {
    pub authority: &'l Authority,
    pub heading: &'l Heading,
    /// The share of the value it is assessed on.
    pub share: Decimal,
    /// Whether another duty took the rest.
    pub less_metal: bool,
    /// Set where the duty gives way altogether.
    pub lifted: Option<&'l Yield>,
}

/// What could not be settled.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unsettled {
    pub facts: Vec<Arc<str>>,
}

impl Unsettled {
    fn add(&mut self, fact: Arc<str>) {
        if !self.facts.contains(&fact) {
            self.facts.push(fact);
        }
    }
}

/// A relief that was not claimed.
#[derive(Clone, Debug)]
pub(crate) struct Unclaimed<'l> {
    pub fact: &'l Arc<str>,
    pub authority: &'l Authority,
    pub heading: &'l Heading,
}

/// What falls on a line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evaluated<'l> {
    pub outcomes: Vec<Outcome<'l>>,
    pub unsettled: Unsettled,
    pub unclaimed: Vec<Unclaimed<'l>>,
}

/// How an authority came out, for those that give way before it.
struct Standing<'l> {
    authority: &'l Authority,
    /// The share of the value it takes, where it takes.
    takes: Option<Decimal>,
    /// The headings under which it takes.
    headings: Vec<&'l Heading>,
    settled: bool,
}

impl AdditionalDuties {
    /// Which headings fall on the line.
    pub(crate) fn evaluate<'l>(&'l self, line: &LineAsked<'_>) -> Evaluated<'l> {
        let reached = self.authorities().iter().map(|a| (a, a.reaching(line.origin, line.date)));
        self.evaluate_reached(line, &self.memo(), reached)
    }

    /// Room to remember on which lists a code is; good for one code on one day.
    pub(crate) fn memo(&self) -> Memo {
        RefCell::new(vec![0_u8; self.lists().len()])
    }

    /// The same, remembering on which lists the code is, where the headings that reach the country on the day are
    /// known: by authority, in the order of [`Self::authorities`].
    pub(crate) fn evaluate_reached<'l, H: Iterator<Item = &'l Heading>>(
        &'l self,
        line: &LineAsked<'_>,
        memo: &Memo,
        reached: impl Iterator<Item = (&'l Authority, H)>,
    ) -> Evaluated<'l> {
        let on_list = |list: usize| self.membership(list, line, memo);
        let asked = Asked {
            facts: line.facts,
            usmca: line.usmca,
            claim: line.claim,
            code: line.code,
            value: line.value,
            on_list: &on_list,
        };
        let mut evaluated = Evaluated::default();
        let mut standings: Vec<Standing<'l>> = Vec::new();
        for (authority, headings) in reached {
            if (line.left_out)(&authority.id) {
                continue;
            }
            let mut selection = Selection::default();
            for heading in headings {
                if line.column2 && !heading.column2 {
                    continue;
                }
                selection.consider(heading, &asked);
            }
            if !selection.groups.is_empty() {
                settle(authority, selection, line, &mut standings, &mut evaluated);
            }
        }
        evaluated
    }

    fn membership(&self, list: usize, line: &LineAsked<'_>, memo: &Memo) -> Truth {
        let known = memo.borrow()[list];
        let state = if known == 0 { self.look_up(list, line) } else { known };
        memo.borrow_mut()[list] = state;
        match state {
            1 => Truth::Yes,
            2 => Truth::No,
            _ => Truth::Missing(SUFFIX.into()),
        }
    }

    fn look_up(&self, list: usize, line: &LineAsked<'_>) -> u8 {
        let list = &self.lists()[list];
        match list.membership(line.code, line.date) {
            Membership::In => 1,
            Membership::Out => 2,
            Membership::Partly => {
                let under = (line.lines_under)();
                let on =
                    under.iter().filter(|code| list.membership(**code, line.date) == Membership::In).count();
                match on {
                    0 => 2,
                    _ if on == under.len() => 1,
                    _ => 3,
                }
            }
        }
    }
}

/// What one authority's headings come to, group by group.
#[derive(Default)]
struct Selection<'l> {
    groups: Vec<GroupSelection<'l>>,
}

struct GroupSelection<'l> {
    group: u8,
    /// The first heading that applies for certain.
    applies: Option<&'l Heading>,
    /// Headings before it that may apply, and the facts they turn on.
    may_apply: Vec<(&'l Heading, Vec<Arc<str>>)>,
    /// Reliefs before it that were not claimed.
    unclaimed: Vec<(&'l Arc<str>, &'l Heading)>,
}

impl<'l> Selection<'l> {
    fn consider(&mut self, heading: &'l Heading, asked: &Asked<'_>) {
        let at = match self.groups.iter().position(|known| known.group == heading.group) {
            Some(at) if self.groups[at].applies.is_some() => return,
            Some(at) => Some(at),
            None => None,
        };
        let scope = match &heading.scope {
            Scope::All => Truth::Yes,
            Scope::Lists(lists) => in_any(lists, asked),
        };
        if scope == Truth::No {
            return;
        }
        let mut missing: Vec<Arc<str>> = match scope {
            Truth::Missing(fact) => vec![fact],
            _ => Vec::new(),
        };
        let mut holds = true;
        for condition in &heading.conditions {
            match condition.truth(asked) {
                Truth::Yes => {}
                Truth::No => {
                    holds = false;
                    break;
                }
                Truth::Missing(fact) => missing.push(fact),
            }
        }
        let unclaimed = if holds { None } else { relief_fact(heading, asked) };
        if !holds && unclaimed.is_none() {
            return;
        }
        let at = at.unwrap_or_else(|| {
            self.groups.push(GroupSelection {
                group: heading.group,
                applies: None,
                may_apply: Vec::new(),
                unclaimed: Vec::new(),
            });
            self.groups.len() - 1
        });
        let group = &mut self.groups[at];
        if let Some(fact) = unclaimed {
            group.unclaimed.push((fact, heading));
        } else if missing.is_empty() {
            group.applies = Some(heading);
        } else {
            group.may_apply.push((heading, missing));
        }
    }
}

/// Yes where the code is on one of the lists.
fn in_any(lists: &[usize], asked: &Asked<'_>) -> Truth {
    let mut result = Truth::No;
    for list in lists {
        match (asked.on_list)(*list) {
            Truth::Yes => return Truth::Yes,
            missing @ Truth::Missing(_) => result = missing,
            Truth::No => {}
        }
    }
    result
}

/// The fact whose claim would have brought a relief bound to a list of goods, where it was not given.
fn relief_fact<'l>(heading: &'l Heading, asked: &Asked<'_>) -> Option<&'l Arc<str>> {
    if matches!(heading.scope, Scope::All) {
        return None;
    }
    let mut fact = None;
    for condition in &heading.conditions {
        match condition {
            LineCondition::Fact { name, absent: Absent::NotClaimed, .. }
                if asked.facts.get(name).is_none() =>
            {
                fact = fact.or(Some(name));
            }
            other if other.truth(asked) != Truth::Yes => return None,
            _ => {}
        }
    }
    fact
}

/// Puts an authority's outcome with the others.
fn settle<'l>(
    authority: &'l Authority,
    selection: Selection<'l>,
    line: &LineAsked<'_>,
    standings: &mut Vec<Standing<'l>>,
    evaluated: &mut Evaluated<'l>,
) {
    let mut standing = Standing { authority, takes: None, headings: Vec::new(), settled: true };
    for group in selection.groups {
        let candidates = || group.may_apply.iter().map(|(heading, _)| *heading).chain(group.applies);
        let burdened = candidates().any(|heading| heading.effect.burdens());
        let takes = group.applies.is_some_and(|heading| heading.takes);
        let alike = candidates().all(|heading| heading.takes == takes);
        if !burdened && alike {
            if let Some(heading) = group.applies {
                evaluated.outcomes.push(whole(authority, heading));
                if takes {
                    standing.takes = Some(Decimal::ONE);
                    standing.headings.push(heading);
                }
            }
            continue;
        }
        // What gives way altogether does so whatever its own open facts are.
        if let Some(given_way) = gives_way_whole(authority, candidates(), line.date, standings) {
            if let Some(heading) = group.applies.or_else(|| group.may_apply.first().map(|(h, _)| *h)) {
                evaluated.outcomes.push(Outcome { lifted: Some(given_way), ..whole(authority, heading) });
            }
            continue;
        }
        if !group.may_apply.is_empty() {
            standing.settled = false;
            for fact in group.may_apply.into_iter().flat_map(|(_, facts)| facts) {
                evaluated.unsettled.add(fact);
            }
            continue;
        }
        let Some(heading) = group.applies else { continue };
        if yields_unsettled(authority, heading, line.date, standings) {
            standing.settled = false;
            continue;
        }
        match share(heading, line) {
            Ok(own) => {
                let metal = metal_taken(authority, heading, line.date, standings);
                let rest = Decimal::ONE.checked_sub(metal).unwrap_or(Decimal::ZERO).max(Decimal::ZERO);
                let share = own.checked_mul(rest).unwrap_or(own);
                if share.is_zero() && !own.is_zero() {
                    let given_way = metal_yield(authority, heading, line.date, standings);
                    evaluated.outcomes.push(Outcome { lifted: given_way, ..whole(authority, heading) });
                } else if !own.is_zero() {
                    if heading.takes {
                        standing.takes = Some(own);
                        standing.headings.push(heading);
                    }
                    let less_metal = !metal.is_zero();
                    evaluated.outcomes.push(Outcome { authority, heading, share, less_metal, lifted: None });
                    let unclaimed = group.unclaimed.into_iter();
                    evaluated.unclaimed.extend(unclaimed.map(|(fact, heading)| Unclaimed {
                        fact,
                        authority,
                        heading,
                    }));
                }
            }
            Err(fact) => {
                standing.settled = false;
                evaluated.unsettled.add(fact);
            }
        }
    }
    standings.push(standing);
}

fn whole<'l>(authority: &'l Authority, heading: &'l Heading) -> Outcome<'l> {
    Outcome { authority, heading, share: Decimal::ONE, less_metal: false, lifted: None }
}

/// The yields of an authority that are in force and reach a heading of it.
fn yields<'l>(authority: &'l Authority, heading: &'l Heading, date: Date) -> impl Iterator<Item = &'l Yield> {
    authority.yields_to.iter().filter(move |other| {
        other.period.is_none_or(|period| period.contains(date))
            && (other.of.is_empty() || other.of.contains(&heading.heading))
    })
}

fn standing_of<'s, 'l>(standings: &'s [Standing<'l>], id: &str) -> Option<&'s Standing<'l>> {
    standings.iter().find(|standing| &*standing.authority.id == id)
}

/// Whether the other takes under a heading before which one steps back.
fn stands_before(own: &Yield, other: &Standing<'_>) -> bool {
    own.before.is_empty() || other.headings.iter().any(|heading| own.before.contains(&heading.heading))
}

/// The authority before which every one of the headings gives way altogether, for certain.
fn gives_way_whole<'l>(
    authority: &'l Authority,
    headings: impl Iterator<Item = &'l Heading>,
    date: Date,
    standings: &[Standing<'l>],
) -> Option<&'l Yield> {
    let mut found = None;
    for heading in headings.filter(|heading| heading.effect.burdens()) {
        let before = yields(authority, heading, date).find(|other| {
            other.share == YieldShare::Whole
                && standing_of(standings, &other.authority)
                    .is_some_and(|s| s.takes.is_some() && s.settled && stands_before(other, s))
        });
        found = Some(before?);
    }
    found
}

fn yields_unsettled(
    authority: &Authority,
    heading: &Heading,
    date: Date,
    standings: &[Standing<'_>],
) -> bool {
    yields(authority, heading, date)
        .any(|other| standing_of(standings, &other.authority).is_some_and(|standing| !standing.settled))
}

/// The share of the value that metals take away.
fn metal_taken(authority: &Authority, heading: &Heading, date: Date, standings: &[Standing<'_>]) -> Decimal {
    yields(authority, heading, date)
        .filter(|other| other.share == YieldShare::Metal)
        .filter_map(|other| {
            standing_of(standings, &other.authority).filter(|standing| stands_before(other, standing))?.takes
        })
        .fold(Decimal::ZERO, |sum, share| sum.checked_add(share).unwrap_or(Decimal::ONE))
}

fn metal_yield<'l>(
    authority: &'l Authority,
    heading: &'l Heading,
    date: Date,
    standings: &[Standing<'l>],
) -> Option<&'l Yield> {
    yields(authority, heading, date).find(|other| {
        other.share == YieldShare::Metal
            && standing_of(standings, &other.authority)
                .is_some_and(|standing| standing.takes.is_some() && stands_before(other, standing))
    })
}

/// The share of the value a heading is assessed on, or the fact that is missing.
fn share(heading: &Heading, line: &LineAsked<'_>) -> Result<Decimal, Arc<str>> {
    match &heading.basis {
        HeadingBasis::FullValue => Ok(Decimal::ONE),
        HeadingBasis::Metal { metal, chapters } => match line.facts.get(METAL) {
            Some(FactValue::Content(parts)) => {
                let part = parts.iter().find(|(name, _)| **name == **metal);
                Ok(part.map_or(Decimal::ZERO, |(_, share)| *share))
            }
            _ => {
                let chapter = line.code.first() / 100_000_000;
                if chapters.iter().any(|known| u64::from(*known) == chapter) {
                    Ok(Decimal::ONE)
                } else {
                    Err(METAL.into())
                }
            }
        },
        HeadingBasis::NonUsContent { from, to, asked } => match line.facts.get(US_CONTENT) {
            Some(FactValue::Share(content)) if content >= from => {
                Ok(Decimal::ONE.checked_sub((*content).min(*to)).unwrap_or(Decimal::ONE))
            }
            Some(FactValue::Share(_)) => Ok(Decimal::ONE),
            _ if *asked => Err(US_CONTENT.into()),
            _ => Ok(Decimal::ONE),
        },
    }
}
