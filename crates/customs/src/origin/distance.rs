//! How far a good is from originating: which lines of its bill, were they originating, would turn it.

use crate::decimal::Decimal;
use crate::determination::{Finding, Message, Step, Value};
use crate::law::LawOnDate;

use super::automotive::{self, Requirements};
use super::bill::{Designating, Leaf, settle};
use super::change::Shape;
use super::conditions;
use super::determine::live;
use super::error::OriginError;
use super::evaluate::{Context, line_changes};
use super::good::Good;
use super::law::Governing;
use super::notes;
use super::regional::staged_thresholds;
use super::tolerance;

/// Most lines for which sets of three are looked for.
const LINES_FOR_THREE: usize = 250;

/// A line, or a sub-assembly with the lines in it, that could be made originating.
struct Lever {
    line: String,
    /// Indices of the lines at the bottom that it takes with it.
    lines: Vec<usize>,
}

/// One alternative with everything that depends on the bill put into numbers.
struct Terms {
    /// Per line: whether it fails to make the change.
    fails: Vec<bool>,
    /// Per line: whether the tolerance does not serve it.
    shut: Vec<bool>,
    /// Per line: whether a note stands against it.
    barred: Vec<bool>,
    /// Most that the lines that fail may be worth.
    tolerance: Option<i128>,
    /// Most that they may weigh, where the tolerance is by weight.
    weight: Option<i128>,
    /// Most that all non-originating lines may be worth; `None` where nothing is asked.
    content: Option<i128>,
}

/// All minimal sets of at most three lines that would make the good originate, were they originating.
///
/// Looks at the product-specific rule; conditions that the lines do not decide are taken as they stand.
pub(super) fn turning_sets(law: &LawOnDate<'_>, good: &Good) -> Result<Vec<Vec<String>>, OriginError> {
    let units = settle(law, good, &good.materials, Designating::Any)?;
    let requirements = Requirements::default();
    let mut context = Context { law, good, code: good.code, units: &units, optimistic: false, requirements };
    let Governing::Rules { code, rules, .. } =
        law.origin().governing(good.code, &good.facts, law.date(), context.between())
    else {
        return Ok(Vec::new());
    };
    if !good.produced_in.is_usmca() || !notes::barring(&context).finding.is_satisfied() {
        return Ok(Vec::new());
    }
    context.code = code;
    if good.automotive.as_ref().is_some_and(|figures| figures.average.is_some()) {
        // The sums of a year are not those of this bill: no line of it can be said to turn them.
        return Ok(Vec::new());
    }
    context.requirements = automotive::compute(&context)?;
    let leaves = context.leaves();
    let Some((values, weights)) = amounts(&leaves) else { return Ok(Vec::new()) };
    let mut terms = Vec::new();
    for (rule, alternative) in live(&context, &rules) {
        if !conditions::all(&context, alternative)?.finding.is_satisfied() {
            continue;
        }
        let reasoned = notes::requirements(&context, Some((rule, alternative)));
        if matches!(reasoned.finding, Finding::Undetermined { .. }) {
            continue;
        }
        let named = |leaf: &Leaf<'_, '_>| reasoned.failing.iter().any(|f| f.line == leaf.unit.material.line);
        let barred: Vec<bool> = leaves.iter().map(named).collect();
        if reasoned.finding == Finding::NotSatisfied && !barred.contains(&true) {
            continue;
        }
        let shape = Shape { code, scope: &rule.scope };
        let fails = leaves
            .iter()
            .map(|leaf| !line_changes(&context, alternative, shape, leaf).0.is_satisfied())
            .collect();
        let shut = leaves.iter().map(|leaf| !tolerance::serves(&context, leaf)).collect();
        let limits = tolerance::limits(&context)?;
        let content = match staged_thresholds(&context, rule, alternative)? {
            Ok(None) => None,
            Ok(Some(thresholds)) => Some(most_non_originating(&context, thresholds)?.max(limits.value)),
            Err(_) => continue,
        };
        let content = match content {
            None => None,
            Some(None) => continue,
            Some(most) => most,
        };
        terms.push(Terms { fails, shut, barred, tolerance: limits.value, weight: limits.weight, content });
    }
    Ok(search(&levers(&leaves), &terms, &values, &weights))
}

/// The sets as a step of the working.
pub(super) fn step(sets: &[Vec<String>]) -> Option<Step> {
    const SHOWN: usize = 8;
    if sets.is_empty() {
        return None;
    }
    let shown = sets
        .iter()
        .take(SHOWN)
        .map(|set| Step::new(Message::new("origin-turning-set").with("lines", set.clone())))
        .collect();
    Some(Step::new(Message::new("origin-turning-sets").with("count", sets.len())).under(shown))
}

/// Values and weights of the lines; `None` where a value is not known.
fn amounts(leaves: &[Leaf<'_, '_>]) -> Option<(Vec<i128>, Vec<i128>)> {
    let values = leaves
        .iter()
        .map(|leaf| {
            let counts = leaf.unit.counts_for_value && leaf.above.iter().all(|u| u.counts_for_value);
            match leaf.unit.material.value {
                _ if !counts => Some(0),
                Some(value) => Some(value.amount.to_scaled()),
                None => None,
            }
        })
        .collect::<Option<Vec<_>>>()?;
    let weights =
        leaves.iter().map(|leaf| leaf.unit.material.weight.unwrap_or(Decimal::ZERO).to_scaled()).collect();
    Some((values, weights))
}

/// The most that non-originating materials may be worth under thresholds, by the better method.
fn most_non_originating(
    context: &Context<'_, '_>,
    thresholds: super::Thresholds,
) -> Result<Option<i128>, OriginError> {
    use super::value::{RegionalValueContent, ValueOfNonOriginatingMaterials};
    let none = ValueOfNonOriginatingMaterials(crate::Money::zero(context.currency()));
    let good = context.good;
    let mut most = None;
    if let (Some(percent), Some(base)) = (thresholds.transaction_value, good.transaction_value) {
        let limit = RegionalValueContent::by_transaction_value(base, none)?.non_originating_limit(percent)?;
        most = most.max(Some(limit.amount.to_scaled()));
    }
    if let (Some(percent), Some(base)) = (thresholds.net_cost, good.net_cost) {
        let limit = RegionalValueContent::by_net_cost(base, none)?.non_originating_limit(percent)?;
        most = most.max(Some(limit.amount.to_scaled()));
    }
    Ok(most)
}

/// What could be made originating: each line at the bottom, each sub-assembly.
fn levers(leaves: &[Leaf<'_, '_>]) -> Vec<Lever> {
    let mut levers: Vec<Lever> = leaves
        .iter()
        .enumerate()
        .map(|(i, leaf)| Lever { line: leaf.unit.material.line.clone(), lines: vec![i] })
        .collect();
    for (i, leaf) in leaves.iter().enumerate() {
        for above in &leaf.above {
            let name = &above.material.line;
            match levers.iter_mut().find(|l| l.line == *name && l.lines != [i]) {
                Some(lever) => lever.lines.push(i),
                None => levers.push(Lever { line: name.clone(), lines: vec![i] }),
            }
        }
    }
    levers
}

/// Sums over the lines that remain non-originating, for one alternative.
#[derive(Clone, Copy, Default)]
struct Left {
    failing: i128,
    failing_weight: i128,
    failing_count: i64,
    failing_shut: i64,
    barred: i64,
    value: i128,
}

impl Left {
    fn of(terms: &Terms, lines: impl Iterator<Item = usize>, values: &[i128], weights: &[i128]) -> Self {
        let mut left = Self::default();
        for i in lines {
            left.value += values[i];
            left.barred += i64::from(terms.barred[i]);
            if terms.fails[i] {
                left.failing += values[i];
                left.failing_weight += weights[i];
                left.failing_count += 1;
                left.failing_shut += i64::from(terms.shut[i]);
            }
        }
        left
    }

    fn less(self, other: Self) -> Self {
        Self {
            failing: self.failing - other.failing,
            failing_weight: self.failing_weight - other.failing_weight,
            failing_count: self.failing_count - other.failing_count,
            failing_shut: self.failing_shut - other.failing_shut,
            barred: self.barred - other.barred,
            value: self.value - other.value,
        }
    }

    /// The greater of each sum.
    fn most(self, other: Self) -> Self {
        Self {
            failing: self.failing.max(other.failing),
            failing_weight: self.failing_weight.max(other.failing_weight),
            failing_count: self.failing_count.max(other.failing_count),
            failing_shut: self.failing_shut.max(other.failing_shut),
            barred: self.barred.max(other.barred),
            value: self.value.max(other.value),
        }
    }

    /// Whether the good originates with this. Less of anything never hinders.
    fn qualifies(&self, terms: &Terms) -> bool {
        let by_value = self.failing_shut <= 0 && terms.tolerance.is_some_and(|most| self.failing <= most);
        let by_weight = terms.weight.is_some_and(|most| self.failing_weight <= most);
        let changed = self.failing_count <= 0 || by_value || by_weight;
        changed && self.barred <= 0 && terms.content.is_none_or(|most| self.value <= most)
    }
}

/// What is left under each alternative once some levers are drawn.
struct Draw<'t> {
    terms: &'t [Terms],
    left: Vec<Left>,
}

impl Draw<'_> {
    /// With one lever more.
    fn and(&self, part: &[Left]) -> Self {
        let left = self.left.iter().zip(part).map(|(left, part)| left.less(*part)).collect();
        Self { terms: self.terms, left }
    }

    /// Whether one lever more would do.
    fn turns(&self, part: &[Left]) -> bool {
        let mut alternatives = self.terms.iter().zip(&self.left).zip(part);
        alternatives.any(|((terms, left), part)| left.less(*part).qualifies(terms))
    }
}

/// For each place of `rest`, the most that any lever from there on takes away, each sum for itself: where not even
/// that would do, none of them does. One place more than there are levers, where nothing is taken away.
fn most_from_on(rest: &[usize], parts: &[Vec<Left>], alternatives: usize) -> Vec<Vec<Left>> {
    let mut most = vec![vec![Left::default(); alternatives]; rest.len() + 1];
    for (place, lever) in rest.iter().enumerate().rev() {
        most[place] = most[place + 1].iter().zip(&parts[*lever]).map(|(a, b)| a.most(*b)).collect();
    }
    most
}

fn search(levers: &[Lever], terms: &[Terms], values: &[i128], weights: &[i128]) -> Vec<Vec<String>> {
    let left = terms.iter().map(|t| Left::of(t, 0..values.len(), values, weights)).collect();
    let all = Draw { terms, left };
    let parts: Vec<Vec<Left>> = levers
        .iter()
        .map(|lever| {
            terms.iter().map(|t| Left::of(t, lever.lines.iter().copied(), values, weights)).collect()
        })
        .collect();
    let apart = |a: usize, b: usize| !levers[a].lines.iter().any(|i| levers[b].lines.contains(i));
    let (single, rest): (Vec<usize>, Vec<usize>) = (0..levers.len()).partition(|a| all.turns(&parts[*a]));
    let mut found: Vec<Vec<usize>> = single.into_iter().map(|a| vec![a]).collect();
    let most = most_from_on(&rest, &parts, terms.len());
    let mut pairs = std::collections::BTreeSet::new();
    for (i, a) in rest.iter().enumerate() {
        let drawn = all.and(&parts[*a]);
        if !drawn.turns(&most[i + 1]) {
            continue;
        }
        for b in rest[i + 1..].iter().filter(|b| drawn.turns(&parts[**b]) && apart(*a, **b)) {
            pairs.insert((*a, *b));
            found.push(vec![*a, *b]);
        }
    }
    if rest.len() <= LINES_FOR_THREE {
        for (i, a) in rest.iter().enumerate() {
            let drawn = all.and(&parts[*a]);
            if !drawn.and(&most[i + 1]).turns(&most[i + 1]) {
                continue;
            }
            for (j, b) in rest.iter().enumerate().skip(i + 1) {
                let drawn = drawn.and(&parts[*b]);
                if !drawn.turns(&most[j + 1]) || pairs.contains(&(*a, *b)) || !apart(*a, *b) {
                    continue;
                }
                let minimal = |c: usize| !pairs.contains(&(*a, c)) && !pairs.contains(&(*b, c));
                let third = rest[j + 1..].iter().filter(|c| drawn.turns(&parts[**c]));
                let third = third.filter(|c| minimal(**c) && apart(*a, **c) && apart(*b, **c));
                found.extend(third.map(|c| vec![*a, *b, *c]));
            }
        }
    }
    found.into_iter().map(|set| set.into_iter().map(|i| levers[i].line.clone()).collect()).collect()
}

/// By how much regional value content passes or fails, as a sentence.
pub(super) fn margin(figure: &super::RegionalValueFigure) -> Message {
    let key = if figure.met { "origin-margin-passes" } else { "origin-margin-fails" };
    let money = crate::Money::new(figure.money.amount.abs(), figure.money.currency);
    Message::new(key)
        .with("points", Value::Number(figure.points.abs().round_half_even(2)))
        .with("money", money)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A fixed sequence of numbers, none of them random.
    struct Sequence(u64);

    impl Sequence {
        fn below(&mut self, limit: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % limit
        }
    }

    fn terms(sequence: &mut Sequence, lines: usize, total: u64) -> Terms {
        let mut some = |share: u64| (0..lines).map(|_| sequence.below(share) == 0).collect::<Vec<_>>();
        let (fails, shut, barred) = (some(4), some(6), some(12));
        let mut limit = || (sequence.below(2) == 0).then(|| i128::from(sequence.below(total)));
        Terms { fails, shut, barred, tolerance: limit(), weight: limit(), content: limit() }
    }

    /// The same by trying every set.
    fn tried(levers: &[Lever], terms: &[Terms], values: &[i128], weights: &[i128]) -> Vec<Vec<String>> {
        let n = levers.len();
        let turns = |set: &[usize]| {
            let out: Vec<usize> = set.iter().flat_map(|lever| levers[*lever].lines.clone()).collect();
            let rest = || (0..values.len()).filter(|line| !out.contains(line));
            terms.iter().any(|terms| Left::of(terms, rest(), values, weights).qualifies(terms))
        };
        let apart = |set: &[usize]| {
            let mut lines: Vec<usize> = set.iter().flat_map(|lever| levers[*lever].lines.clone()).collect();
            let all = lines.len();
            lines.sort_unstable();
            lines.dedup();
            lines.len() == all
        };
        let mut sets: Vec<Vec<usize>> = (0..n).map(|a| vec![a]).collect();
        sets.extend((0..n).flat_map(|a| (a + 1..n).map(move |b| vec![a, b])));
        sets.extend(
            (0..n).flat_map(|a| (a + 1..n).flat_map(move |b| (b + 1..n).map(move |c| vec![a, b, c]))),
        );
        let mut found: Vec<Vec<usize>> = Vec::new();
        for set in sets {
            let holds = |smaller: &Vec<usize>| smaller.iter().all(|lever| set.contains(lever));
            if apart(&set) && turns(&set) && !found.iter().any(holds) {
                found.push(set);
            }
        }
        found.into_iter().map(|set| set.into_iter().map(|i| levers[i].line.clone()).collect()).collect()
    }

    #[test]
    fn what_bounds_leave_out_turns_nothing() {
        let mut sequence = Sequence(7);
        let mut sizes = [0; 4];
        for _ in 0..400 {
            let lines = 3 + usize::try_from(sequence.below(8)).unwrap();
            let mut amounts = || (0..lines).map(|_| i128::from(sequence.below(50))).collect::<Vec<_>>();
            let (values, weights) = (amounts(), amounts());
            let lever = |line: String, lines: Vec<usize>| Lever { line, lines };
            let mut levers: Vec<Lever> = (0..lines).map(|i| lever(format!("line {i}"), vec![i])).collect();
            levers.push(lever("assembly".to_owned(), vec![0, 1]));
            let all: Vec<Terms> =
                (0..=sequence.below(2)).map(|_| terms(&mut sequence, lines, 30 * lines as u64)).collect();
            let found = search(&levers, &all, &values, &weights);
            assert_eq!(found, tried(&levers, &all, &values, &weights));
            found.iter().for_each(|set| sizes[set.len()] += 1);
        }
        assert!(sizes[1] > 100 && sizes[2] > 100 && sizes[3] > 100, "{sizes:?}");
    }
}
