//! `otay duty`: reading a question, answering one or a file of them, and telling the answer.

pub mod batch;
pub mod entry;
pub mod json;
pub mod request;
pub mod text;

pub use request::{Request, RequestError};
