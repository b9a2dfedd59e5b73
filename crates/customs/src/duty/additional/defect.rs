//! Why additional duties do not fit together.

use std::sync::Arc;

use jiff::civil::Date;
use thiserror::Error;

use crate::determination::{Problem, Value};
use crate::tariff_code::TariffCode;

/// Why additional duties do not fit together.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AdditionalDefect {
    /// An authority named in an ordering does not exist.
    #[error("{authority} names {named}, which is no authority")]
    UnknownAuthority {
        /// Which names it.
        authority: Arc<str>,
        /// What it names.
        named: Arc<str>,
    },
    /// Authorities yield to each other in a circle.
    #[error("{authority} yields in a circle")]
    Circle {
        /// One of the circle.
        authority: Arc<str>,
    },
    /// Two entries of one heading claim the same goods on the same day.
    #[error("{authority}: two entries of {heading} overlap on {date}")]
    Overlap {
        /// The authority.
        authority: Arc<str>,
        /// The heading.
        heading: Arc<str>,
        /// A day in both.
        date: Date,
    },
    /// Two authorities can claim one line and nothing says how they stand to each other.
    #[error("{first} and {second} both claim a line on {date} and nothing orders them")]
    Unordered {
        /// One authority, with its heading.
        first: String,
        /// The other, with its heading.
        second: String,
        /// A day.
        date: Date,
        /// A code on both, where both are bound to lists.
        code: Option<TariffCode>,
    },
}

impl Problem for AdditionalDefect {
    fn code(&self) -> &'static str {
        match self {
            Self::UnknownAuthority { .. } => "additional-duty-authority-unknown",
            Self::Circle { .. } => "additional-duty-circle",
            Self::Overlap { .. } => "additional-duty-overlap",
            Self::Unordered { .. } => "additional-duty-unordered",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::UnknownAuthority { authority, named } => {
                vec![("authority", (&**authority).into()), ("named", (&**named).into())]
            }
            Self::Circle { authority } => vec![("authority", (&**authority).into())],
            Self::Overlap { authority, heading, date } => vec![
                ("authority", (&**authority).into()),
                ("heading", (&**heading).into()),
                ("date", (*date).into()),
            ],
            Self::Unordered { first, second, date, code } => vec![
                ("first", first.as_str().into()),
                ("second", second.as_str().into()),
                ("date", (*date).into()),
                ("code", code.map_or_else(|| "none".into(), Value::Code)),
            ],
        }
    }
}
