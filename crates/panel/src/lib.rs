//! `otay tariff panel`: every ten-digit line by every country on one day, as a Parquet file.
//!
//! The file has one row a line and country, in the order of lines, then of countries. Nothing is claimed and
//! no further fact is given: what turns on one is left open and named.

mod columns;

use std::collections::HashMap;
use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use customs::duty::{DutyTable, Rate, TableCell};
use customs::{Country, Decimal, LawOnDate, Problem, TariffCode, Value};
use parquet::basic::Compression;
use parquet::data_type::ByteArray;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use rayon::prelude::*;

use columns::{Texts, write_percents, write_texts};

/// The columns. Percentages are decimals of six places, empty where they are not known.
const SCHEMA: &str = "
message panel {
    required binary code (STRING);
    required binary origin (STRING);
    required binary finding (STRING);
    required binary ordinary_rate (STRING);
    optional int64 ordinary_percent (DECIMAL(18,6));
    optional int64 additional_percent (DECIMAL(18,6));
    optional int64 total_percent (DECIMAL(18,6));
    required binary components (STRING);
    required binary missing (STRING);
}";

/// Lines in one row group.
const LINES: usize = 2048;

/// What a panel holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PanelSize {
    /// Lines.
    pub lines: usize,
    /// Countries.
    pub countries: usize,
}

/// Why a panel could not be written.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PanelError(String);

impl Problem for PanelError {
    fn code(&self) -> &'static str {
        "panel-not-written"
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        vec![("reason", self.0.as_str().into())]
    }
}

impl From<parquet::errors::ParquetError> for PanelError {
    fn from(error: parquet::errors::ParquetError) -> Self {
        Self(error.to_string())
    }
}

/// A row without its country: indices of texts, and percentages in millionths.
#[derive(Clone, Copy)]
struct Row {
    finding: u32,
    ordinary_rate: u32,
    ordinary: Option<i64>,
    additional: Option<i64>,
    total: Option<i64>,
    components: u32,
    missing: u32,
}

/// Rows of some lines: for each line a row for each class of countries, and the texts they point to.
struct Block {
    lines: Vec<TariffCode>,
    rows: Vec<Row>,
    texts: Texts,
}

/// Writes the panel of a day.
///
/// - Takes: the law on the day, the countries, the file to write, and what to call after each block with
///   the lines done; it says whether to go on.
/// - Gives: how many lines and countries it holds.
/// - Refuses: a file that cannot be written, or a panel that was not to be gone on with.
pub fn write(
    law: &LawOnDate<'_>,
    countries: &[Country],
    path: &Path,
    mut done: impl FnMut(usize) -> ControlFlow<()>,
) -> Result<PanelSize, PanelError> {
    let table = DutyTable::compile(law, countries);
    let lines = table.lines();
    let class_of = class_of_each(&table, countries);
    let origins: Vec<ByteArray> = countries.iter().map(|country| country.as_str().into()).collect();
    let file = File::create(path).map_err(|error| PanelError(error.to_string()))?;
    let schema = Arc::new(parse_message_type(SCHEMA)?);
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::None)
        .set_created_by("otay".into())
        .build();
    let mut writer = SerializedFileWriter::new(file, schema, Arc::new(properties))?;
    // Two blocks ahead of the writer at most: computing and writing overlap, memory stays bounded.
    let mut written = Ok(());
    std::thread::scope(|scope| {
        let (send, receive) = std::sync::mpsc::sync_channel::<Block>(2);
        let (table, lines) = (&table, &lines);
        scope.spawn(move || {
            for chunk in lines.chunks(LINES) {
                if send.send(block(table, chunk)).is_err() {
                    break;
                }
            }
        });
        let mut count = 0;
        for block in receive {
            count += block.lines.len();
            written = write_block(&mut writer, &block, &class_of, &origins);
            if written.is_err() {
                break;
            }
            if done(count).is_break() {
                written = Err(PanelError("stopped".to_owned()));
                break;
            }
        }
    });
    written?;
    writer.close()?;
    Ok(PanelSize { lines: lines.len(), countries: countries.len() })
}

/// The number of the class of each country.
fn class_of_each(table: &DutyTable<'_>, countries: &[Country]) -> Vec<usize> {
    let number =
        |country: &Country| table.classes().position(|class| class.contains(country)).unwrap_or_default();
    countries.iter().map(number).collect()
}

/// The rows of some lines, computed on every core.
fn block(table: &DutyTable<'_>, lines: &[TariffCode]) -> Block {
    const PART: usize = 128;
    let parts: Vec<Block> = lines.par_chunks(PART).map(|part| part_of_block(table, part)).collect();
    let mut whole = Block { lines: lines.to_vec(), rows: Vec::new(), texts: Texts::default() };
    for part in parts {
        let moved = whole.texts.absorb(part.texts);
        whole.rows.extend(part.rows.into_iter().map(|row| Row {
            finding: moved[row.finding as usize],
            ordinary_rate: moved[row.ordinary_rate as usize],
            components: moved[row.components as usize],
            missing: moved[row.missing as usize],
            ..row
        }));
    }
    whole
}

fn part_of_block(table: &DutyTable<'_>, lines: &[TariffCode]) -> Block {
    let mut texts = Texts::default();
    let mut rows = Vec::new();
    let classes = table.classes().count();
    let mut known: HashMap<Vec<customs::duty::TablePart<'_>>, u32> = HashMap::new();
    // The rate stands the same for nearly every class of a line.
    let mut last: Option<(Option<&Rate>, u32)> = None;
    for line in lines {
        let cells = table.cells(*line);
        if cells.is_empty() {
            let open = texts.number("no-rate");
            let empty = texts.number("");
            let row = Row {
                finding: open,
                ordinary_rate: empty,
                ordinary: None,
                additional: None,
                total: None,
                components: empty,
                missing: empty,
            };
            rows.extend(std::iter::repeat_n(row, classes));
            continue;
        }
        for cell in cells {
            let components = match known.get(&cell.parts) {
                Some(number) => *number,
                None => {
                    let number = texts.number(&components(&cell));
                    known.insert(cell.parts.clone(), number);
                    number
                }
            };
            let rate = match last {
                Some((rate, number))
                    if rate.map(std::ptr::from_ref) == cell.ordinary.map(std::ptr::from_ref) =>
                {
                    number
                }
                _ => texts.number(&cell.ordinary.map(ToString::to_string).unwrap_or_default()),
            };
            last = Some((cell.ordinary, rate));
            rows.push(row(&cell, components, rate, &mut texts));
        }
    }
    Block { lines: lines.to_vec(), rows, texts }
}

fn row(cell: &TableCell<'_>, components: u32, ordinary_rate: u32, texts: &mut Texts) -> Row {
    let open = !cell.missing.is_empty() || !cell.needs.is_empty();
    let finding = match (cell.prohibited, open) {
        (true, _) => "prohibited",
        (false, true) => "undetermined",
        (false, false) => "determined",
    };
    let total = match (cell.ordinary_percent, cell.additional_percent) {
        (Some(ordinary), Some(additional)) if !cell.prohibited => ordinary.checked_add(additional).ok(),
        _ => None,
    };
    let missing = if open {
        let names = cell.missing.iter().map(|fact| &**fact).chain(cell.needs.iter().map(String::as_str));
        texts.number(&names.collect::<Vec<_>>().join(";"))
    } else {
        texts.number("")
    };
    Row {
        finding: texts.number(finding),
        ordinary_rate,
        ordinary: cell.ordinary_percent.map(millionths),
        additional: cell.additional_percent.map(millionths),
        total: total.map(millionths),
        components,
        missing,
    }
}

/// `authority:heading=percent`, joined by semicolons; `?` where the percentage is not known.
fn components(cell: &TableCell<'_>) -> String {
    let part = |part: &customs::duty::TablePart<'_>| {
        let percent = part.percent.map_or_else(|| "?".into(), |percent| percent.to_string());
        format!("{}:{}={percent}", part.authority, part.heading)
    };
    cell.parts.iter().map(part).collect::<Vec<_>>().join(";")
}

/// A decimal in millionths, half to even.
fn millionths(value: Decimal) -> i64 {
    let scaled = value.round_half_even(6).to_scaled() / 1_000_000;
    i64::try_from(scaled).unwrap_or(i64::MAX)
}

fn write_block(
    writer: &mut SerializedFileWriter<File>,
    block: &Block,
    class_of: &[usize],
    origins: &[ByteArray],
) -> Result<(), PanelError> {
    let mut group = writer.next_row_group()?;
    let countries = origins.len();
    let classes = block.rows.len() / block.lines.len().max(1);
    let lines = block.lines.len();
    let codes: Vec<ByteArray> = block.lines.iter().map(|code| code.digits().as_str().into()).collect();
    write_texts(&mut group, (0..lines).flat_map(|line| std::iter::repeat_n(&codes[line], countries)))?;
    write_texts(&mut group, (0..lines).flat_map(|_| origins.iter()))?;
    let values = block.texts.values();
    let rows =
        || (0..lines).flat_map(|line| class_of.iter().map(move |class| &block.rows[line * classes + class]));
    let text = |group: &mut SerializedRowGroupWriter<'_, File>, of: fn(&Row) -> u32| {
        write_texts(group, rows().map(|row| &values[of(row) as usize]))
    };
    let percent = |group: &mut SerializedRowGroupWriter<'_, File>, of: fn(&Row) -> Option<i64>| {
        write_percents(group, rows().map(of))
    };
    text(&mut group, |row| row.finding)?;
    text(&mut group, |row| row.ordinary_rate)?;
    percent(&mut group, |row| row.ordinary)?;
    percent(&mut group, |row| row.additional)?;
    percent(&mut group, |row| row.total)?;
    text(&mut group, |row| row.components)?;
    text(&mut group, |row| row.missing)?;
    group.close()?;
    Ok(())
}
