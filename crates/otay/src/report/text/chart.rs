//! Charts that text can draw: bars, and fields over two drivers.

use std::fmt::Write as _;

use customs::{Decimal, Message};

use super::cut;
use crate::messages::Catalogue;
use crate::report::chart::{Chart, Drawing, Field, Unit};
use crate::report::style::{ACCENT, COLUMNS, MUTED, pad_left, pad_right, width, wrap};

/// What the fills of a field are in text; more than these share the last.
const FILLS: [&str; 4] = ["·", "▓", "█", "░"];
/// Today's place in a field.
const TODAY: &str = "◆";
/// Columns of text to a cell of a field.
const CELL: usize = 4;
/// A value is written at every so many cells of a field.
const EVERY: usize = 3;

/// The chart as text, indented; nothing where only its picture and its table say more.
pub fn set(chart: &Chart, catalogue: &Catalogue, indent: usize) -> Option<String> {
    let space = " ".repeat(indent);
    let mut text = String::new();
    for line in wrap(&catalogue.render(&chart.title), indent, indent, COLUMNS).lines() {
        let _ = writeln!(text, "{line}");
    }
    match &chart.drawing {
        Drawing::Waterfall(waterfall) => {
            let totals = waterfall.panels.iter().filter_map(|panel| {
                let total = panel.segments.last()?.amount?;
                Some((catalogue.value(&panel.label), total, panel.stands_out))
            });
            bars(&mut text, waterfall.unit, &totals.collect::<Vec<_>>(), catalogue, indent);
        }
        Drawing::Bars(drawn) if drawn.base.is_none() => {
            let ends = drawn.bars.iter().map(|bar| (catalogue.value(&bar.label), bar.high, bar.stands_out));
            bars(&mut text, drawn.unit, &ends.collect::<Vec<_>>(), catalogue, indent);
        }
        Drawing::Field(drawn) => {
            for line in wrap(&catalogue.render(&chart.description), indent, indent, COLUMNS).lines() {
                let _ = writeln!(text, "{MUTED}{line}{MUTED:#}");
            }
            field(&mut text, drawn, catalogue, &space);
        }
        Drawing::Bars(_) | Drawing::Lines(_) => return None,
    }
    Some(text)
}

fn bars(
    text: &mut String,
    unit: Unit,
    bars: &[(String, Decimal, bool)],
    catalogue: &Catalogue,
    indent: usize,
) {
    let labels = bars.iter().map(|(label, ..)| width(label)).max().unwrap_or(0).min(30);
    let figures: Vec<String> = bars.iter().map(|(_, number, _)| unit.show(*number, catalogue)).collect();
    let figure_width = figures.iter().map(|figure| width(figure)).max().unwrap_or(0);
    let room = COLUMNS.saturating_sub(indent + 2 + labels + 2 + figure_width + 2);
    let most = bars.iter().map(|(_, number, _)| number.to_scaled()).max().unwrap_or(1).max(1);
    for ((label, number, stands_out), figure) in bars.iter().zip(&figures) {
        let eighths = (number.to_scaled().max(0) * (room as i128) * 8 / most) as usize;
        let bar =
            format!("{}{}", "█".repeat(eighths / 8), ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]);
        let bar = if *stands_out { format!("{ACCENT}{bar}{ACCENT:#}") } else { bar };
        let label = pad_right(&cut(label, labels), labels);
        let space = " ".repeat(indent + 2);
        let line = format!("{space}{label}  {}  {bar}", pad_left(figure, figure_width));
        let _ = writeln!(text, "{}", line.trim_end());
    }
}

/// Rows from the highest value down, a mark for each cell, and what the marks mean.
fn field(text: &mut String, field: &Field, catalogue: &Catalogue, space: &str) {
    let shown = |at: usize, value: &customs::Value| {
        if at.is_multiple_of(EVERY) { catalogue.value(value) } else { String::new() }
    };
    let up: Vec<String> =
        field.up.values.iter().enumerate().map(|(at, (_, value))| shown(at, value)).collect();
    let left = up.iter().map(|label| width(label)).max().unwrap_or(0);
    let _ = writeln!(text, "{space}  {}", catalogue.value(&field.up.label));
    let today = field.today_cell();
    for (row, places) in field.cells.iter().enumerate().rev() {
        let mut line = format!("{space}  {} ", pad_left(&up[row], left));
        for (column, place) in places.iter().enumerate() {
            let fill = FILLS[place.ahead.min(FILLS.len() - 1)];
            if today == Some((row, column)) {
                let _ = write!(line, "{}{ACCENT}{TODAY}{ACCENT:#}{} ", fill, fill);
            } else {
                let _ = write!(line, "{} ", fill.repeat(CELL - 1));
            }
        }
        let _ = writeln!(text, "{}", line.trim_end());
    }
    let mut along = String::new();
    for (at, (_, value)) in field.across.values.iter().enumerate().step_by(EVERY) {
        let label = catalogue.value(value);
        let middle = at * CELL + CELL / 2;
        let from = middle.saturating_sub(width(&label) / 2);
        // A label that would touch the one before it is left out.
        if at == 0 || from > width(&along) {
            along = format!("{}{label}", pad_right(&along, from));
        }
    }
    let _ = writeln!(text, "{space}  {} {along}", " ".repeat(left));
    let name = catalogue.value(&field.across.label);
    let end = (left + 1 + field.across.values.len() * CELL).max(width(&name));
    let _ = writeln!(text, "{space}  {}", pad_left(&name, end));
    legend(text, field, today.is_some(), catalogue, space);
}

fn legend(text: &mut String, field: &Field, has_today: bool, catalogue: &Catalogue, space: &str) {
    for at in field.present() {
        let said = Message::new("report-field-ahead").with("name", field.names[at].clone());
        let mark = FILLS[at.min(FILLS.len() - 1)].repeat(CELL - 1);
        let _ = writeln!(text, "{space}  {mark} {}", catalogue.render(&said));
    }
    if has_today {
        let _ =
            writeln!(text, "{space}   {ACCENT}{TODAY}{ACCENT:#}  {}", catalogue.text("report-field-today"));
    }
}
