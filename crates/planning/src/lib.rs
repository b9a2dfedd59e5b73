//! The business answer: what a product costs, landed, in each scenario, and what would change that.
//!
//! Plain types in, explained figures out. Nothing here reads a file, a clock or a random source. Money
//! stays exact ([`customs::Decimal`]); the few functions that need a real number (a root, a logarithm,
//! the normal distribution) live in [`estimate`], the one place where a number becomes `f64`, and what
//! passes through there is marked an estimate in the answer.

pub mod estimate;
pub mod landed_cost;
