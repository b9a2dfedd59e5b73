//! The order among authorities: who steps back before whom, and whether every meeting is provided for.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{AdditionalDefect, Authority, CodeList, Effect, Heading, Scope};
use crate::period::Period;
use crate::tariff_code::TariffCode;

/// Names in orderings that are no authority.
pub(super) fn unknown_authorities(authorities: &[Authority]) -> Vec<AdditionalDefect> {
    let known = |name: &Arc<str>| authorities.iter().any(|authority| authority.id == *name);
    authorities
        .iter()
        .flat_map(|authority| {
            let stacks = authority.stacks_with.iter().flatten();
            let yields = authority.yields_to.iter().map(|other| &other.authority);
            stacks.chain(yields).filter(|name| !known(name)).map(|named| AdditionalDefect::UnknownAuthority {
                authority: authority.id.clone(),
                named: named.clone(),
            })
        })
        .collect()
}

/// Entries of one heading that claim the same goods without a condition to tell them apart.
pub(super) fn overlapping_headings(authorities: &[Authority]) -> Vec<AdditionalDefect> {
    let mut defects = Vec::new();
    for authority in authorities {
        for (number, first) in authority.headings.iter().enumerate() {
            for second in &authority.headings[number + 1..] {
                let same = first.heading == second.heading
                    && first.group == second.group
                    && first.conditions == second.conditions
                    && first.scope == second.scope
                    && first.period.overlaps(second.period)
                    && first.countries.intersects(&second.countries);
                if same {
                    defects.push(AdditionalDefect::Overlap {
                        authority: authority.id.clone(),
                        heading: first.heading.clone(),
                        date: first.period.from().max(second.period.from()),
                    });
                }
            }
        }
    }
    defects
}

/// The authorities with those yielded to first; by name where nothing orders them.
pub(super) fn sorted(authorities: Vec<Authority>) -> Result<Vec<Authority>, AdditionalDefect> {
    let mut waiting: BTreeMap<Arc<str>, Authority> =
        authorities.into_iter().map(|authority| (authority.id.clone(), authority)).collect();
    let mut sorted: Vec<Authority> = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let free = waiting.values().find(|authority| {
            authority.yields_to.iter().all(|other| !waiting.contains_key(&other.authority))
        });
        let Some(id) = free.map(|authority| authority.id.clone()) else {
            let authority = waiting.into_keys().next().unwrap_or_else(|| "".into());
            return Err(AdditionalDefect::Circle { authority });
        };
        sorted.extend(waiting.remove(&id));
    }
    Ok(sorted)
}

/// Pairs of authorities whose duties can fall on one line on one day without an order between them.
pub(super) fn unordered(authorities: &[Authority], lists: &[CodeList]) -> Vec<AdditionalDefect> {
    let mut defects = Vec::new();
    for (number, first) in authorities.iter().enumerate() {
        for second in &authorities[number + 1..] {
            if stacks(first, second) || always_yields(first, second) {
                continue;
            }
            defects.extend(meeting(first, second, lists));
        }
    }
    defects
}

fn stacks(a: &Authority, b: &Authority) -> bool {
    let says =
        |a: &Authority, b: &Authority| a.stacks_with.as_ref().is_none_or(|others| others.contains(&b.id));
    says(a, b) || says(b, a)
}

/// Whether one steps back before the other with every heading on every day.
fn always_yields(a: &Authority, b: &Authority) -> bool {
    let always = |a: &Authority, b: &Authority| {
        a.yields_to
            .iter()
            .any(|y| y.authority == b.id && y.period.is_none() && y.of.is_empty() && y.before.is_empty())
    };
    always(a, b) || always(b, a)
}

/// Whether `heading` of `a` steps back before `b` on a day.
fn yields_on(a: &Authority, heading: &Heading, b: &Authority, date: Date) -> bool {
    a.yields_to.iter().any(|y| {
        y.authority == b.id
            && y.period.is_none_or(|period| period.contains(date))
            && (y.of.is_empty() || y.of.contains(&heading.heading))
            && y.before.is_empty()
    })
}

/// The first meeting of two authorities that nothing provides for.
fn meeting(first: &Authority, second: &Authority, lists: &[CodeList]) -> Option<AdditionalDefect> {
    let burdens =
        |heading: &&Heading| heading.effect.burdens() && !matches!(heading.effect, Effect::InLieuOfAll(_));
    for a in first.headings.iter().filter(burdens) {
        for b in second.headings.iter().filter(burdens) {
            if !a.countries.intersects(&b.countries) {
                continue;
            }
            let Some(both) = intersection(a.period, b.period) else { continue };
            let Some(date) = days_to_try(first, second, both)
                .into_iter()
                .find(|date| !yields_on(first, a, second, *date) && !yields_on(second, b, first, *date))
            else {
                continue;
            };
            if let Some(code) = shared(a, b, lists, both) {
                return Some(AdditionalDefect::Unordered {
                    first: format!("{} {}", first.id, a.heading),
                    second: format!("{} {}", second.id, b.heading),
                    date,
                    code,
                });
            }
        }
    }
    None
}

fn intersection(a: Period, b: Period) -> Option<Period> {
    let until = match (a.until(), b.until()) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (one, other) => one.or(other),
    };
    Period::new(a.from().max(b.from()), until).ok()
}

/// The first day of a period and every day in it on which some stepping back begins or has ended.
fn days_to_try(a: &Authority, b: &Authority, period: Period) -> Vec<Date> {
    let bounds = a.yields_to.iter().chain(&b.yields_to).filter_map(|y| y.period);
    let days = bounds.flat_map(|p| [Some(p.from()), p.until().and_then(|until| until.tomorrow().ok())]);
    std::iter::once(period.from()).chain(days.flatten().filter(|day| period.contains(*day))).collect()
}

/// Whether two scopes share a code: `Some(None)` where both take every code.
fn shared(a: &Heading, b: &Heading, lists: &[CodeList], days: Period) -> Option<Option<TariffCode>> {
    match (&a.scope, &b.scope) {
        (Scope::All, Scope::All) => Some(None),
        (Scope::All, Scope::Lists(of)) | (Scope::Lists(of), Scope::All) => {
            of.iter().find_map(|list| lists[*list].entries().first()).map(|entry| Some(entry.code))
        }
        (Scope::Lists(of_a), Scope::Lists(of_b)) => of_a
            .iter()
            .flat_map(|x| of_b.iter().map(move |y| (*x, *y)))
            .find_map(|(x, y)| lists[x].shared_with(&lists[y], days))
            .map(Some),
    }
}
