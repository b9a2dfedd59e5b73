//! Choice of language, signing in and out.
pub mod attempts;
pub mod language;
pub mod password;
pub mod sign_in;
pub mod sign_out;
