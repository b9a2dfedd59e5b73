//! Totals at many values of a few drivers.

use std::cell::RefCell;
use std::collections::BTreeMap;

use customs::Decimal;

use super::{Driver, set_all};
use crate::landed_cost::error::CostError;
use crate::landed_cost::inputs::ScenarioInputs;
use crate::landed_cost::{make_as_declared, total_knowing};

/// The total of scenarios at values of `N` drivers; each is reckoned once, whoever asks for it.
pub(super) struct Totals<'a, const N: usize> {
    scenarios: &'a [ScenarioInputs],
    drivers: [&'a Driver; N],
    /// What making costs as it stands, by scenario, where its declared value follows that.
    as_declared: Vec<Option<Decimal>>,
    known: RefCell<BTreeMap<Place<N>, Decimal>>,
}

/// A scenario with the values of the drivers that touch it: the others may have any and it costs the same.
type Place<const N: usize> = (usize, [Option<Decimal>; N]);

impl<'a, const N: usize> Totals<'a, N> {
    pub(super) fn new(scenarios: &'a [ScenarioInputs], drivers: [&'a Driver; N]) -> Result<Self, CostError> {
        let as_declared = scenarios.iter().map(make_as_declared).collect::<Result<_, _>>()?;
        Ok(Self { scenarios, drivers, as_declared, known: RefCell::default() })
    }

    /// The total of the scenario of a number with each driver at its value.
    pub(super) fn at(&self, number: usize, values: [Decimal; N]) -> Result<Decimal, CostError> {
        let scenario = &self.scenarios[number];
        let touching = |at: usize| self.drivers[at].touches(scenario).then_some(values[at]);
        let place = (number, std::array::from_fn(touching));
        if let Some(total) = self.known.borrow().get(&place) {
            return Ok(*total);
        }
        let settings: [(&Driver, Decimal); N] = std::array::from_fn(|at| (self.drivers[at], values[at]));
        let total = total_knowing(scenario, &set_all(scenario, &settings), self.as_declared[number])?;
        self.known.borrow_mut().insert(place, total);
        Ok(total)
    }
}
