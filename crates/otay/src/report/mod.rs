//! What a person reads: text in 80 columns, a page, JSON, and the charts in them.

pub mod style;
