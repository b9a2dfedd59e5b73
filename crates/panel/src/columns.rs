//! Columns of texts and of percentages.

use std::collections::HashMap;
use std::io::Write;

use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::writer::SerializedRowGroupWriter;

use super::PanelError;

/// Texts, each once, by number.
#[derive(Default)]
pub(super) struct Texts {
    numbers: HashMap<String, u32>,
    values: Vec<ByteArray>,
}

impl Texts {
    /// The number of a text.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.numbers.insert(text.to_owned(), number);
        self.values.push(text.into());
        number
    }

    /// Takes in the texts of another; gives its numbers here.
    pub(super) fn absorb(&mut self, other: Self) -> Vec<u32> {
        let mut texts: Vec<(String, u32)> = other.numbers.into_iter().collect();
        texts.sort_unstable_by_key(|(_, number)| *number);
        texts.into_iter().map(|(text, _)| self.number(&text)).collect()
    }

    /// The texts by number.
    pub(super) fn values(&self) -> &[ByteArray] {
        &self.values
    }
}

/// How many values are handed to the encoder at a time.
const BATCH: usize = 16_384;

/// Writes the next column, of texts without gaps.
pub(super) fn write_texts<'v, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: impl Iterator<Item = &'v ByteArray>,
) -> Result<(), PanelError> {
    let missing = || PanelError("the schema has fewer columns".into());
    let mut column = group.next_column()?.ok_or_else(missing)?;
    let mut batch: Vec<ByteArray> = Vec::with_capacity(BATCH);
    let mut values = values.peekable();
    while values.peek().is_some() {
        batch.clear();
        batch.extend(values.by_ref().take(BATCH).cloned());
        column.typed::<ByteArrayType>().write_batch(&batch, None, None)?;
    }
    column.close()?;
    Ok(())
}

/// Writes the next column, of percentages that may be missing.
pub(super) fn write_percents<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: impl Iterator<Item = Option<i64>>,
) -> Result<(), PanelError> {
    let missing = || PanelError("the schema has fewer columns".into());
    let mut column = group.next_column()?.ok_or_else(missing)?;
    let (mut known, mut levels) = (Vec::with_capacity(BATCH), Vec::with_capacity(BATCH));
    let mut values = values.peekable();
    while values.peek().is_some() {
        known.clear();
        levels.clear();
        for value in values.by_ref().take(BATCH) {
            levels.push(i16::from(value.is_some()));
            known.extend(value);
        }
        column.typed::<Int64Type>().write_batch(&known, Some(&levels), None)?;
    }
    column.close()?;
    Ok(())
}
