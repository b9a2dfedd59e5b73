//! An entry of several lines: the same columns as a file of questions, every row a line of one entry.

use std::fmt::Write as _;
use std::io::Read;

use csv::{ByteRecord, ReaderBuilder};
use customs::duty::{EntryAssessment, EntryLine, FeeTreatment};
use customs::{Finding, Law, LawOnDate, Message, Money, Value};
use serde_json::{Value as Json, json};

use super::batch::{columns, disk};
use super::json::{amount, component, fee, finding};
use super::request::{Request, facts, quantities};
use super::text::{fee_label, row, section, write_step};
use crate::messages::Catalogue;
use crate::problems::{Failure, Failures, Place};
use crate::report::style::{BAD, COLUMNS, GOOD, HEADING, OPEN, wrap};

/// A line of the entry, with what the file calls it.
pub struct NamedLine {
    /// Its `id`, or its number where the file gives none.
    pub id: String,
    /// The line.
    pub line: EntryLine,
}

/// Reads the lines of one entry.
///
/// - Takes: the law, the file's name for what is wrong with it, the file.
/// - Refuses: every row that cannot be read, at once, each with its place; lines of different days; none.
pub fn read<'law>(
    law: &'law Law,
    file: &str,
    input: impl Read,
) -> Result<(LawOnDate<'law>, Vec<NamedLine>), Failures> {
    let mut reader = ReaderBuilder::new().flexible(true).has_headers(false).from_reader(input);
    let mut first = ByteRecord::new();
    reader.read_byte_record(&mut first).map_err(disk)?;
    let columns = columns(&first)?;
    let (mut lines, mut failures) = (Vec::new(), Vec::new());
    let mut on_day: Option<LawOnDate<'law>> = None;
    for (number, record) in reader.byte_records().enumerate() {
        let record = record.map_err(disk)?;
        let at = Place {
            file: file.to_owned(),
            line: record.position().and_then(|position| usize::try_from(position.line()).ok()),
            ..Place::default()
        };
        let read = columns.cells(&record).and_then(|[id, code, origin, date, value, qty, claim, given]| {
            let request = Request { code, origin, date, value, claim, mode: "" };
            Ok((id, request.read(law, quantities(qty), facts(given))?))
        });
        match read {
            Ok((id, (law, line))) => {
                let day = *on_day.get_or_insert(law);
                if day.date() != law.date() {
                    let days = vec![("first", day.date().into()), ("date", law.date().into())];
                    failures.push(Failure::of("duty-entry-days-differ", days).at(at));
                }
                let id = if id.is_empty() { (number + 1).to_string() } else { id.to_owned() };
                lines.push(NamedLine { id, line });
            }
            Err(error) => failures.push(Failure::new(&error).at(at)),
        }
    }
    match on_day {
        Some(on_day) if failures.is_empty() => Ok((on_day, lines)),
        None if failures.is_empty() => {
            Err(Failure::of("duty-entry-empty", vec![("file", file.into())]).into())
        }
        _ => Err(Failures(failures)),
    }
}

/// The value of every line together.
fn value(lines: &[NamedLine]) -> Option<Money> {
    let first = lines.first()?.line.value.0;
    lines.iter().skip(1).try_fold(first, |sum, named| sum.checked_add(named.line.value.0).ok())
}

/// Duty and fees together; `None` while one is not known.
fn total(answer: &EntryAssessment) -> Option<Money> {
    answer.duty_total?.checked_add(answer.fees_total?).ok()
}

/// A line's duty as it is entered: to the cent, half up.
fn to_the_cent(duty: Option<Money>) -> Option<Money> {
    duty.map(|duty| Money::new(duty.amount.round_half_up(2), duty.currency))
}

/// The answer for reading: each line with its duty, the fees of the whole, the sum.
#[must_use]
pub fn text(
    law: &LawOnDate<'_>,
    lines: &[NamedLine],
    answer: &EntryAssessment,
    explain: bool,
    catalogue: &Catalogue,
) -> String {
    let mut text = String::new();
    let value = value(lines);
    let head = Message::new("duty-entry-head")
        .with("count", lines.len())
        .with("date", law.date())
        .with("value", value.map_or_else(|| Message::new("duty-amount-unknown").into(), Value::from));
    let _ = writeln!(text, "{}", wrap(&catalogue.render(&head), 0, 2, COLUMNS));
    let (style, verdict) = match (&answer.finding, answer.duty_total) {
        (Finding::Satisfied, Some(duty)) => {
            let share = value.and_then(|value| duty.amount.checked_div(value.amount).ok());
            let percent = share.and_then(|share| share.to_percent().ok());
            let percent = percent.map_or_else(|| Value::from("–"), |p| Value::Percent(p.round_half_up(4)));
            (GOOD, Message::new("duty-verdict-determined").with("total", duty).with("percent", percent))
        }
        (Finding::Undetermined { missing }, _) => {
            (OPEN, Message::new("duty-verdict-undetermined").with("count", missing.len()))
        }
        _ => (BAD, Message::new("duty-entry-prohibited")),
    };
    let _ = writeln!(text, "{style}{}{style:#}\n", wrap(&catalogue.render(&verdict), 0, 0, COLUMNS));
    for (named, answer) in lines.iter().zip(&answer.lines) {
        let mut label = Message::new("duty-entry-line")
            .with("id", named.id.as_str())
            .with("code", named.line.code)
            .with("country", named.line.origin.0)
            .with("value", named.line.value.0);
        if let Some(prohibited) = &answer.conclusion.prohibited {
            label = Message::new("duty-entry-line-prohibited")
                .with("line", label)
                .with("heading", &*prohibited.heading);
        }
        row(&mut text, &catalogue.render(&label), to_the_cent(answer.conclusion.duty_total), catalogue);
    }
    for fee in answer.fees.iter().filter(|fee| fee.treatment != FeeTreatment::ModeNotGiven) {
        row(&mut text, &fee_label(fee, catalogue), to_the_cent(fee.amount), catalogue);
    }
    row(&mut text, &catalogue.text("duty-entry-total"), total(answer), catalogue);
    let missing = lines.iter().zip(&answer.lines).flat_map(|(named, answer)| {
        let of_line = answer.finding.missing().iter();
        of_line.map(|fact| format!("{}: {}: {}", named.id, fact.fact, catalogue.render(&fact.question)))
    });
    section(&mut text, "duty-heading-missing", missing, catalogue);
    if explain {
        for (named, answer) in lines.iter().zip(&answer.lines) {
            let heading = catalogue.text("duty-heading-working");
            let _ = writeln!(text, "\n{HEADING}{heading}: {}{HEADING:#}", named.id);
            // The fees that hold are those of the entry, above.
            let steps = answer.steps.iter().filter(|step| step.message.key != "duty-step-fee");
            steps.for_each(|step| write_step(&mut text, step, catalogue));
        }
    }
    text
}

/// The answer for programs: a line's duty exact, those of the entry to the cent.
#[must_use]
pub fn json(
    law: &LawOnDate<'_>,
    lines: &[NamedLine],
    answer: &EntryAssessment,
    catalogue: &Catalogue,
) -> Json {
    let of_lines: Vec<Json> = lines
        .iter()
        .zip(&answer.lines)
        .map(|(named, answer)| {
            json!({
                "id": named.id,
                "code": named.line.code.to_string(),
                "origin": named.line.origin.0.as_str(),
                "customs_value": amount(Some(named.line.value.0)),
                "finding": finding(&answer.finding),
                "components": answer.conclusion.components.iter().map(component).collect::<Vec<_>>(),
                "duty_total": amount(answer.conclusion.duty_total),
                "missing": answer.finding.missing().iter().map(|missing| json!({
                    "fact": missing.fact,
                    "question": catalogue.render(&missing.question),
                })).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "date": law.date().to_string(),
        "customs_value": amount(value(lines)),
        "finding": finding(&answer.finding),
        "lines": of_lines,
        "duty_total": amount(answer.duty_total),
        "fees": answer.fees.iter().map(fee).collect::<Vec<_>>(),
        "fees_total": amount(answer.fees_total),
        "total": amount(total(answer)),
    })
}
