//! How the duty on the product came to what it is.

use customs::{Message, Value};
use jiff::civil::Date;

use crate::assess::DutyHistory;
use crate::report::chart::Chart;
use crate::tariff::sections::{history_chart, origin_label};

/// The duty since the first day covered from where each scenario makes the product, as a chart of steps;
/// nothing where none is known on any day.
#[must_use]
pub fn chart(histories: &[DutyHistory], (first, until): (Date, Date)) -> Option<Chart> {
    let origin = |history: &DutyHistory| (history.over_time.country, history.over_time.claim);
    let lines: Vec<_> = histories
        .iter()
        .map(|history| {
            let label = origin_label(history.over_time.country, history.over_time.claim.as_ref());
            // Two lines from one origin are told apart by who has them.
            let alike = histories.iter().filter(|other| origin(other) == origin(history)).count();
            let label = if alike > 1 {
                let names: Vec<Value> = history.names.iter().map(|name| name.as_str().into()).collect();
                Message::new("report-duty-history-of").with("origin", label).with("scenarios", names)
            } else {
                label
            };
            (Value::from(label), history.is_incumbent, &history.over_time)
        })
        .collect();
    history_chart(
        &lines,
        (first, until),
        Message::new("report-duty-history").with("date", first),
        Message::new("report-duty-history-description"),
    )
}
