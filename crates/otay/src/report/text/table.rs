//! Tables in 80 columns, figures aligned on the point.

use std::fmt::Write as _;

use crate::messages::Catalogue;
use crate::report::cells;
use crate::report::model::{ColumnKind, Row, RowKind, Table};
use crate::report::sources::Sources;
use crate::report::style::{ACCENT, COLUMNS, MUTED, STRONG, pad_left, pad_right, width, wrap};

/// Columns between columns.
const GAP: usize = 2;
/// The narrowest a column of words may get.
const NARROWEST: usize = 12;

/// The table as text, indented.
pub fn set(table: &Table, sources: &Sources, catalogue: &Catalogue, indent: usize) -> String {
    let room = COLUMNS - indent;
    let heads: Vec<String> = table.columns.iter().map(|column| catalogue.value(&column.label)).collect();
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| texts(table, row, sources, catalogue)).collect();
    let mut text = String::new();
    let caption = wrap(&catalogue.render(&table.caption), indent, indent, COLUMNS);
    for line in caption.lines() {
        let _ = writeln!(text, "{MUTED}{line}{MUTED:#}");
    }
    match widths(table, &heads, &rows, room) {
        Some(widths) => grid(&mut text, table, &heads, &rows, &widths, indent),
        None => records(&mut text, table, &heads, &rows, indent),
    }
    for note in &table.notes {
        for line in wrap(&catalogue.render(note), indent, indent, COLUMNS).lines() {
            let _ = writeln!(text, "{MUTED}{line}{MUTED:#}");
        }
    }
    text
}

/// The cells of a row; the label carries the numbers of what the row rests on.
fn texts(table: &Table, row: &Row, sources: &Sources, catalogue: &Catalogue) -> Vec<String> {
    let mut texts: Vec<String> = row
        .cells
        .iter()
        .zip(&table.columns)
        .map(|(cell, column)| cells::text(cell, column.kind, catalogue))
        .collect();
    if let Some(label) = texts.first_mut() {
        if row.kind == RowKind::Part {
            label.insert_str(0, "\u{a0}\u{a0}");
        }
        for citation in &row.citations {
            if let Some(number) = sources.number(citation) {
                let _ = write!(label, "\u{a0}[{number}]");
            }
        }
    }
    texts
}

fn longest_word(text: &str) -> usize {
    text.split(' ').map(width).max().unwrap_or(0)
}

/// The width of each column, or `None` where the table does not fit.
fn widths(table: &Table, heads: &[String], rows: &[Vec<String>], room: usize) -> Option<Vec<usize>> {
    let column = |at: usize| rows.iter().filter_map(move |row| row.get(at));
    let mut widths: Vec<usize> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, kind)| {
            let cells = column(at).map(|cell| width(cell)).max().unwrap_or(0);
            match kind.kind {
                ColumnKind::Figures { .. } => cells.max(longest_word(&heads[at])),
                ColumnKind::Words => cells.max(width(&heads[at])),
            }
        })
        .collect();
    let gaps = GAP * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > room {
        // The widest column of words gives way.
        let widest = (0..widths.len())
            .filter(|at| table.columns[*at].kind == ColumnKind::Words && widths[*at] > NARROWEST)
            .max_by_key(|at| widths[*at])?;
        widths[widest] -= 1;
    }
    // Headings of figures may use what is left, all the same width where that fits.
    let figures: Vec<usize> = (0..widths.len())
        .filter(|at| matches!(table.columns[*at].kind, ColumnKind::Figures { .. }))
        .collect();
    let wanted = |at: usize, widths: &[usize]| widths[at].max(width(&heads[at]).min(13));
    let even = figures.iter().map(|at| wanted(*at, &widths)).max().unwrap_or(0);
    let mut evened = widths.clone();
    figures.iter().for_each(|at| evened[*at] = even);
    if figures.len() > 1 && evened.iter().sum::<usize>() + gaps <= room {
        return Some(evened);
    }
    for at in figures {
        while widths[at] < wanted(at, &widths) && widths.iter().sum::<usize>() + gaps < room {
            widths[at] += 1;
        }
    }
    Some(widths)
}

fn grid(
    text: &mut String,
    table: &Table,
    heads: &[String],
    rows: &[Vec<String>],
    widths: &[usize],
    indent: usize,
) {
    let total = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
    let space = " ".repeat(indent);
    let rule = format!("{space}{MUTED}{}{MUTED:#}", "─".repeat(total));
    let strong = |at: usize| table.columns[at].stands_out;
    for line in lines(table, heads, widths, true) {
        let line: Vec<String> = line
            .iter()
            .enumerate()
            .map(|(at, cell)| if strong(at) { format!("{STRONG}{cell}{STRONG:#}") } else { cell.clone() })
            .collect();
        let _ = writeln!(text, "{space}{}", line.join("  ").trim_end());
    }
    let _ = writeln!(text, "{rule}");
    for (row, cells) in table.rows.iter().zip(rows) {
        if row.kind == RowKind::Total {
            let _ = writeln!(text, "{rule}");
        }
        for line in lines(table, cells, widths, false) {
            let line: Vec<String> = line
                .iter()
                .enumerate()
                .map(|(at, cell)| {
                    // The space around a cell stays outside its style, so that none ends a line.
                    let bare = cell.trim_end_matches(' ');
                    let rest = &cell[bare.len()..];
                    match row.kind {
                        _ if bare.is_empty() => cell.clone(),
                        RowKind::Total if strong(at) => {
                            format!("{ACCENT}{STRONG}{bare}{STRONG:#}{ACCENT:#}{rest}")
                        }
                        RowKind::Total | RowKind::Subtotal | RowKind::Heading => {
                            format!("{STRONG}{bare}{STRONG:#}{rest}")
                        }
                        RowKind::Line | RowKind::Part => cell.clone(),
                    }
                })
                .collect();
            let _ = writeln!(text, "{space}{}", line.join("  ").trim_end());
        }
    }
}

/// A row as lines of padded cells; headings stand on the last line, other cells on the first.
fn lines(table: &Table, cells: &[String], widths: &[usize], is_head: bool) -> Vec<Vec<String>> {
    let wrapped: Vec<Vec<String>> = cells
        .iter()
        .zip(widths)
        .map(|(cell, columns)| wrap(cell, 0, 0, *columns).lines().map(ToOwned::to_owned).collect())
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|line| {
            wrapped
                .iter()
                .enumerate()
                .map(|(at, cell)| {
                    let skipped = if is_head { height - cell.len() } else { 0 };
                    let part = line.checked_sub(skipped).and_then(|line| cell.get(line));
                    let part = part.map_or("", String::as_str);
                    match table.columns[at].kind {
                        ColumnKind::Words => pad_right(part, widths[at]),
                        ColumnKind::Figures { .. } => pad_left(part, widths[at]),
                    }
                })
                .collect()
        })
        .collect()
}

/// A table that is too wide: one record for each row.
fn records(text: &mut String, table: &Table, heads: &[String], rows: &[Vec<String>], indent: usize) {
    let columns = heads.iter().skip(1).map(|head| width(head)).max().unwrap_or(0).min(30);
    for (row, cells) in table.rows.iter().zip(rows) {
        let label = wrap(cells.first().map_or("", String::as_str), indent, indent + 2, COLUMNS);
        match row.kind {
            RowKind::Line | RowKind::Part => writeln!(text, "{label}"),
            RowKind::Heading | RowKind::Subtotal | RowKind::Total => {
                writeln!(text, "{STRONG}{label}{STRONG:#}")
            }
        }
        .ok();
        for (head, cell) in heads.iter().zip(cells).skip(1).filter(|(_, cell)| !cell.is_empty()) {
            let at = indent + 2 + columns + 2;
            let head = pad_right(head, columns);
            let value = wrap(cell, at, at, COLUMNS);
            let _ = writeln!(text, "{}{head}  {}", " ".repeat(indent + 2), value.trim_start());
        }
    }
}
