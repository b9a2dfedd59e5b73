//! Where two scenarios cost the same.

use customs::Decimal;

use super::Driver;
use super::totals::Totals;
use crate::landed_cost::error::CostError;
use crate::landed_cost::inputs::ScenarioInputs;

/// Where two scenarios cost the same.
#[derive(Clone, Debug, PartialEq)]
pub struct BreakEven {
    /// Number of the driver.
    pub driver: usize,
    /// Id of the scenario that is ahead today.
    pub leader: String,
    /// Id of the one that comes level.
    pub rival: String,
    /// Where the driver stands today.
    pub base: Decimal,
    /// Nearest value below today's at which they come level.
    pub below: Option<Decimal>,
    /// Nearest value above today's.
    pub above: Option<Decimal>,
    /// Whether one of them lies in the driver's own range.
    pub within_range: bool,
}

/// How finely a domain is looked through for a change of sign, on each side of today's value.
const STEPS: i64 = 24;
/// A difference of a unit's cost that counts as none.
const LEVEL: Decimal = Decimal::new(1, 9);

/// The nearest values of a driver, below and above today's, at which the leader and each rival cost the same.
///
/// - Gives: in the order of the rivals; none for a rival where the driver touches neither, and nothing at all
///   where the driver has no value today.
/// - Method: the domain is looked through in steps for a change of sign; inside the step the Illinois
///   form of false position closes in until the costs differ by less than 10⁻⁹, or the bracket has closed.
///   Where the difference is a straight line through five points of a side, that side is one step. A pair of
///   crossings inside one step is not seen.
pub fn break_evens_of(
    scenarios: &[ScenarioInputs],
    leader: usize,
    rivals: &[usize],
    drivers: &[Driver],
    driver: usize,
) -> Result<Vec<Option<BreakEven>>, CostError> {
    let moved = &drivers[driver];
    let Some(base) = moved.base(scenarios)? else { return Ok(vec![None; rivals.len()]) };
    let totals = Totals::new(scenarios, [moved])?;
    let (low, high) = moved.domain(base)?;
    let inside = |value: &Decimal| *value >= moved.low && *value <= moved.high;
    let of = |&rival: &usize| {
        if !moved.touches(&scenarios[leader]) && !moved.touches(&scenarios[rival]) {
            return Ok(None);
        }
        let gap = |value: Decimal| -> Result<Decimal, CostError> {
            Ok(totals.at(rival, [value])?.checked_sub(totals.at(leader, [value])?)?)
        };
        let below = nearest_root(&gap, base, low)?;
        let above = nearest_root(&gap, base, high)?;
        Ok(Some(BreakEven {
            driver,
            leader: scenarios[leader].id.clone(),
            rival: scenarios[rival].id.clone(),
            base,
            within_range: below.as_ref().is_some_and(inside) || above.as_ref().is_some_and(inside),
            below,
            above,
        }))
    };
    rivals.iter().map(of).collect()
}

type Gap<'g> = &'g dyn Fn(Decimal) -> Result<Decimal, CostError>;

/// The first root met on the way from `from` to `to`.
fn nearest_root(gap: Gap<'_>, from: Decimal, to: Decimal) -> Result<Option<Decimal>, CostError> {
    let width = to.checked_sub(from)?;
    let (mut here, mut at_here) = (from, gap(from)?);
    if let Some(at_end) = straight(gap, (from, at_here), width)? {
        let crosses = at_here.is_negative() != at_end.is_negative() || at_end.is_zero();
        return crosses.then(|| root_between(gap, (from, at_here), (to, at_end))).transpose();
    }
    for step in 1..=STEPS {
        // Steps grow with the square of their number: near today's value they are finest.
        let part = Decimal::from_integer(step * step).checked_div(Decimal::from_integer(STEPS * STEPS))?;
        let next = from.checked_add(width.checked_mul(part)?)?;
        let at_next = gap(next)?;
        if at_here.is_negative() != at_next.is_negative() || at_next.is_zero() {
            return root_between(gap, (here, at_here), (next, at_next)).map(Some);
        }
        (here, at_here) = (next, at_next);
    }
    Ok(None)
}

/// The difference at the far end, where a quarter, half and three quarters of the way lie on the line to it.
fn straight(
    gap: Gap<'_>,
    (from, at_from): (Decimal, Decimal),
    width: Decimal,
) -> Result<Option<Decimal>, CostError> {
    let at_end = gap(from.checked_add(width)?)?;
    let rise = at_end.checked_sub(at_from)?;
    for quarters in [2, 1, 3] {
        let part = Decimal::new(25 * quarters, 2);
        let found = gap(from.checked_add(width.checked_mul(part)?)?)?;
        let on_line = at_from.checked_add(rise.checked_mul(part)?)?;
        if found.checked_sub(on_line)?.abs() > LEVEL {
            return Ok(None);
        }
    }
    Ok(Some(at_end))
}

/// The root between two points of opposite sign.
fn root_between(
    gap: Gap<'_>,
    mut a: (Decimal, Decimal),
    mut b: (Decimal, Decimal),
) -> Result<Decimal, CostError> {
    let half = Decimal::from_integer(2);
    for turn in 0..200 {
        if b.1.abs() < LEVEL {
            return Ok(b.0);
        }
        if a.1.abs() < LEVEL {
            return Ok(a.0);
        }
        let width = b.0.checked_sub(a.0)?;
        if width.abs() <= Decimal::from_scaled(2) {
            break;
        }
        // Every third turn halves the bracket, so that a jump (a further truck) cannot stall it.
        let part = if turn % 3 == 2 {
            Decimal::ONE.checked_div(half)?
        } else {
            a.1.checked_div(a.1.checked_sub(b.1)?)?
        };
        let middle = a.0.checked_add(width.checked_mul(part)?)?;
        let at_middle = gap(middle)?;
        if at_middle.is_negative() == b.1.is_negative() {
            // Illinois: the end that stays twice counts half.
            a.1 = a.1.checked_div(half)?;
            b = (middle, at_middle);
        } else {
            a = b;
            b = (middle, at_middle);
        }
    }
    Ok(b.0)
}
