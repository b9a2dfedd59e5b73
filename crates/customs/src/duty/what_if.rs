//! Changes to the law that an assessment supposes: a duty off, or at another rate.

use std::sync::Arc;

use super::DutyLaw;
use super::error::DutyError;
use crate::decimal::Decimal;

/// What is supposed of one authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supposition {
    /// It is not in force.
    Off,
    /// Where it adds a percentage or a total, it is this one.
    Percent(Decimal),
}

/// What is supposed of the law; nothing by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIf {
    suppositions: Vec<(Arc<str>, Supposition)>,
}

impl WhatIf {
    /// Reads one `authority=off` or `authority=25` and adds it.
    ///
    /// - Refuses: an authority that the law book does not have, and what is neither.
    pub fn suppose(&mut self, law: &DutyLaw, text: &str) -> Result<(), DutyError> {
        let wrong = || DutyError::WhatIfForm(text.to_owned());
        let (name, change) = text.split_once('=').ok_or_else(wrong)?;
        let authority =
            law.additional.authority(name).ok_or_else(|| DutyError::AuthorityUnknown(name.to_owned()))?;
        let supposition = match change.trim().trim_end_matches('%') {
            "off" => Supposition::Off,
            percent => {
                let percent: Decimal = percent.parse().map_err(|_| wrong())?;
                if percent.is_negative() {
                    return Err(wrong());
                }
                Supposition::Percent(percent)
            }
        };
        self.suppositions.retain(|(known, _)| *known != authority.id);
        self.suppositions.push((authority.id.clone(), supposition));
        Ok(())
    }

    /// What is supposed of an authority.
    #[must_use]
    pub fn of(&self, authority: &str) -> Option<Supposition> {
        self.suppositions.iter().find(|(known, _)| **known == *authority).map(|(_, what)| *what)
    }

    /// Everything that is supposed: the authority and what of it.
    pub fn all(&self) -> impl Iterator<Item = (&str, Supposition)> {
        self.suppositions.iter().map(|(authority, what)| (&**authority, *what))
    }

    /// Whether nothing is supposed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.suppositions.is_empty()
    }
}
