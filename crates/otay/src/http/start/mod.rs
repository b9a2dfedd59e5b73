//! The first page.
pub mod show;
