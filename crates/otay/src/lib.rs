//! The program: command line, report, and what they are told in English and Spanish.
//!
//! Alone in the workspace it knows JSON, HTML, SQL and the terminal.

pub mod assess;
pub mod certification;
pub mod cli;
pub mod directory;
pub mod duty;
pub mod http;
pub mod landed_cost;
pub mod messages;
pub mod problems;
pub mod report;
pub mod rule_of_origin;
pub mod store;
pub mod tariff;
