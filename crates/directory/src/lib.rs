//! Who can make it: manufacturers, technical talent and partners.
//!
//! The register is a set of [statements](register::Statement): what one source says of one organization
//! at one site on one date. Everything else here reads, merges, indexes, searches and matches them.
//! This crate holds no sentences; what it has to say is a code or a [`customs::Message`].
//!
//! Coordinates are whole micro-degrees and distances whole meters; the trigonometry between them is the
//! one place with floating-point numbers, besides the relevance the search engine computes.

pub mod concordance;
pub mod exchange;
pub mod geography;
pub mod import;
pub mod matching;
pub mod region;
pub mod register;
pub mod search;
pub mod store;
pub mod vocabulary;
pub mod words;

mod delimited;

pub use delimited::FileError;
