//! United States duty on a day: the schedule, additional duties, programs and fees.

/// The schedule, additional duties, programs and fees, for every day covered.
#[derive(Clone, Debug, Default)]
pub struct DutyLaw {}
