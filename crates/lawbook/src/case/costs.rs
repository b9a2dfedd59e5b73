//! The cost tables of a scenario.

use super::table::Table;

/// What a scenario says of its costs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScenarioCosts {}

/// Takes the cost tables out of a scenario's table; what it does not name is refused by the caller.
pub(super) fn read(_scenario: &mut Table<'_>) -> ScenarioCosts {
    ScenarioCosts {}
}
