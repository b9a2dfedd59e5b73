//! The questions of the standard registry, by area. Each is described in `docs/cases.md`.

mod automotive;
mod automotive_figures;
mod costs;
mod inventory;
mod origin;
mod sale;
mod values;

use customs::Problem;

use super::registry::{Ask, Registry};

/// Adds every kind.
pub(super) fn register(registry: &mut Registry) {
    values::register(registry);
    costs::register(registry);
    inventory::register(registry);
    automotive::register(registry);
    origin::register(registry);
}

/// An answer of the engine, or its refusal.
fn engine<T, E: Problem>(result: Result<T, E>) -> Result<T, Ask> {
    result.map_err(|problem| Ask::refused(&problem))
}
