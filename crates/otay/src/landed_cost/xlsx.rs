//! Landed cost as a spreadsheet: blocks, totals and cash flow are live formulas, with our results behind
//! them for programs that do not compute.

use customs::{Decimal, Message};
use planning::estimate::to_f64;
use planning::landed_cost::BlockKind;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::comparison::{Compared, Comparison};
use crate::messages::Catalogue;

struct Styles {
    title: Format,
    head: Format,
    head_right: Format,
    amount: Format,
    subtotal: Format,
    total: Format,
    whole: Format,
    whole_total: Format,
    factor: Format,
    percent: Format,
    strong: Format,
}

impl Styles {
    fn new() -> Self {
        let amount = || Format::new().set_num_format("#,##0.0000;[Red]-#,##0.0000");
        let whole = || Format::new().set_num_format("#,##0;[Red]-#,##0");
        Self {
            title: Format::new().set_bold().set_font_size(14),
            head: Format::new().set_bold().set_border_bottom(FormatBorder::Thin),
            head_right: Format::new()
                .set_bold()
                .set_border_bottom(FormatBorder::Thin)
                .set_align(FormatAlign::Right),
            amount: amount(),
            subtotal: amount().set_bold().set_border_top(FormatBorder::Thin),
            total: amount().set_bold().set_border_top(FormatBorder::Double),
            whole: whole(),
            whole_total: whole().set_bold().set_border_top(FormatBorder::Thin),
            factor: Format::new().set_num_format("0.000000"),
            percent: Format::new().set_num_format("0.00%"),
            strong: Format::new().set_bold(),
        }
    }
}

/// The workbook as bytes; the same comparison gives the same bytes.
///
/// - Takes: `only` keeps one scenario.
/// - Sheets: a summary, one for each scenario with every line, the cash flow, the drivers.
pub fn xlsx(
    comparison: &Comparison,
    only: Option<&str>,
    as_of: jiff::civil::Date,
    catalogue: &Catalogue,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A workbook carries a date of creation; the day of the case makes it the same every time.
    let (year, month, day) = (as_of.year(), as_of.month(), as_of.day());
    let created = ExcelDateTime::from_ymd(
        u16::try_from(year).unwrap_or(1900),
        u8::try_from(month).unwrap_or(1),
        u8::try_from(day).unwrap_or(1),
    )?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created).set_author("otay"));
    let pages = Pages { comparison, catalogue, styles: Styles::new() };
    let chosen: Vec<&Compared> = comparison
        .scenarios
        .iter()
        .filter(|compared| only.is_none_or(|id| compared.cost.scenario == id))
        .collect();
    let names: Vec<String> =
        chosen.iter().enumerate().map(|(at, compared)| sheet_name(at, &compared.cost.scenario)).collect();
    // The summary comes first and refers to the sheets after it.
    let mut places = Vec::new();
    let mut sheets = Vec::new();
    for (compared, name) in chosen.iter().zip(&names) {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        places.push(pages.scenario(&mut sheet, compared)?);
        sheets.push(sheet);
    }
    let mut summary = Worksheet::new();
    summary.set_name(pages.word("cost-sheet-summary"))?;
    pages.summary(&mut summary, &chosen, &names, &places)?;
    book.push_worksheet(summary);
    for sheet in sheets {
        book.push_worksheet(sheet);
    }
    if let Some(horizon) = &comparison.horizon {
        let mut sheet = Worksheet::new();
        sheet.set_name(pages.word("cost-sheet-years"))?;
        pages.years(&mut sheet, &chosen, horizon.discount)?;
        book.push_worksheet(sheet);
    }
    if only.is_none() && comparison.outlook.is_some() {
        let mut sheet = Worksheet::new();
        sheet.set_name(pages.word("cost-sheet-drivers"))?;
        pages.drivers(&mut sheet)?;
        book.push_worksheet(sheet);
    }
    book.save_to_buffer()
}

/// A name that a sheet may have: short, without the characters that formulas use.
fn sheet_name(at: usize, id: &str) -> String {
    let plain: String = id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(24).collect();
    format!("{} {plain}", at + 1)
}

/// Rows of a scenario's sheet that other sheets refer to; counted from one, as formulas do.
struct Places {
    /// The subtotal of each block.
    blocks: Vec<u32>,
    total: u32,
}

struct Pages<'c> {
    comparison: &'c Comparison,
    catalogue: &'c Catalogue,
    styles: Styles,
}

/// A formula with the result that we computed.
fn formula(text: &str, result: Decimal) -> Formula {
    Formula::new(text).set_result(result.to_string())
}

fn column(at: usize) -> String {
    let mut at = at;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (at % 26) as u8));
        if at < 26 {
            break;
        }
        at = at / 26 - 1;
    }
    letters.iter().rev().collect()
}

impl Pages<'_> {
    fn word(&self, key: &'static str) -> String {
        self.catalogue.text(key)
    }

    fn words(&self, message: &Message) -> String {
        self.catalogue.render(message)
    }

    fn scenario(&self, sheet: &mut Worksheet, compared: &Compared) -> Result<Places, XlsxError> {
        let cost = &compared.cost;
        sheet.set_column_width(0, 46)?.set_column_width(1, 16)?.set_column_width(2, 11)?;
        sheet.set_column_width(3, 60)?.set_column_width(4, 60)?;
        sheet.write_string_with_format(0, 0, &cost.name, &self.styles.title)?;
        let caption = Message::new("cost-caption-lines").with("currency", cost.currency.as_str());
        sheet.write_string(1, 0, self.words(&caption))?;
        let heads = [
            "cost-column-line",
            "cost-column-amount",
            "cost-column-hardness",
            "cost-column-source",
            "cost-column-formula",
        ];
        for (at, key) in (0_u16..).zip(heads) {
            let format = if at == 1 { &self.styles.head_right } else { &self.styles.head };
            sheet.write_string_with_format(3, at, self.word(key), format)?;
        }
        let mut row = 4_u32;
        let mut blocks = Vec::new();
        for block in &cost.blocks {
            let title = Message::new(block.kind.message_key());
            sheet.write_string_with_format(row, 0, self.words(&title), &self.styles.strong)?;
            row += 1;
            let first = row + 1;
            for line in &block.lines {
                sheet.write_string(row, 0, self.words(&line.label))?;
                match line.amount {
                    Some(amount) => {
                        sheet.write_number_with_format(row, 1, to_f64(amount.amount), &self.styles.amount)?;
                    }
                    None => {
                        sheet.write_string(row, 1, self.word("report-not-known"))?;
                    }
                }
                sheet.write_string(row, 2, line.hardness.name())?;
                sheet.write_string(row, 3, &line.source.reference)?;
                sheet.write_string(row, 4, self.words(&line.formula))?;
                row += 1;
            }
            let text = if row + 1 > first { format!("=SUM(B{first}:B{row})") } else { "=0".to_owned() };
            let label = Message::new("cost-row-block").with("block", title);
            sheet.write_string_with_format(row, 0, self.words(&label), &self.styles.strong)?;
            let formula = formula(&text, block.total.amount);
            sheet.write_formula_with_format(row, 1, formula, &self.styles.subtotal)?;
            blocks.push(row + 1);
            row += 1;
        }
        let sum: Vec<String> = blocks.iter().map(|row| format!("B{row}")).collect();
        sheet.write_string_with_format(row, 0, self.word("cost-row-total"), &self.styles.strong)?;
        let total = formula(&format!("={}", sum.join("+")), cost.total.amount);
        sheet.write_formula_with_format(row, 1, total, &self.styles.total)?;
        let places = Places { blocks, total: row + 1 };
        for unknown in &cost.unknowns {
            row += 1;
            sheet.write_string(row, 0, self.words(&unknown.question))?;
        }
        sheet.set_freeze_panes(4, 1)?;
        Ok(places)
    }

    fn summary(
        &self,
        sheet: &mut Worksheet,
        chosen: &[&Compared],
        names: &[String],
        places: &[Places],
    ) -> Result<(), XlsxError> {
        sheet.set_column_width(0, 34)?;
        sheet.write_string_with_format(0, 0, self.word("cost-section-beside"), &self.styles.title)?;
        let caption = Message::new("cost-caption-blocks").with("currency", self.comparison.currency.as_str());
        sheet.write_string(1, 0, self.words(&caption))?;
        sheet.write_string_with_format(3, 0, self.word("cost-column-block"), &self.styles.head)?;
        for (at, compared) in (1_u16..).zip(chosen) {
            sheet.set_column_width(at, 22)?;
            sheet.write_string_with_format(3, at, &compared.cost.name, &self.styles.head_right)?;
        }
        for (block, kind) in BlockKind::ALL.iter().enumerate() {
            let row = 4 + u32::try_from(block).unwrap_or(0);
            sheet.write_string(row, 0, self.word(kind.message_key()))?;
            for ((at, compared), (name, place)) in (1_u16..).zip(chosen).zip(names.iter().zip(places)) {
                let text = format!("='{name}'!B{}", place.blocks[block]);
                let formula = formula(&text, compared.cost.blocks[block].total.amount);
                sheet.write_formula_with_format(row, at, formula, &self.styles.amount)?;
            }
        }
        sheet.write_string_with_format(9, 0, self.word("cost-row-total"), &self.styles.strong)?;
        sheet.write_string(10, 0, self.word("cost-row-check"))?;
        sheet.write_string(11, 0, self.word("cost-row-volume"))?;
        sheet.write_string_with_format(12, 0, self.word("cost-row-annual"), &self.styles.strong)?;
        for ((at, compared), (name, place)) in (1_usize..).zip(chosen).zip(names.iter().zip(places)) {
            let (letter, cell) = (column(at), u16::try_from(at).unwrap_or(u16::MAX));
            let total = compared.cost.total.amount;
            let sum = formula(&format!("=SUM({letter}5:{letter}9)"), total);
            sheet.write_formula_with_format(9, cell, sum, &self.styles.total)?;
            // The same sum by another way: zero, or someone has changed a formula.
            let check = formula(&format!("={letter}10-'{name}'!B{}", place.total), Decimal::ZERO);
            sheet.write_formula_with_format(10, cell, check, &self.styles.amount)?;
            if let (Some(volume), Some(annual)) = (compared.cost.annual_volume, compared.cost.annual_total) {
                sheet.write_number_with_format(11, cell, to_f64(volume), &self.styles.whole)?;
                let annual = formula(&format!("={letter}10*{letter}12"), annual.amount);
                sheet.write_formula_with_format(12, cell, annual, &self.styles.whole_total)?;
            }
        }
        sheet.set_freeze_panes(4, 1)?;
        Ok(())
    }

    fn years(&self, sheet: &mut Worksheet, chosen: &[&Compared], discount: Decimal) -> Result<(), XlsxError> {
        sheet.set_column_width(0, 34)?;
        sheet.write_string_with_format(0, 0, self.word("cost-section-years"), &self.styles.title)?;
        sheet.write_string(1, 0, self.word("cost-row-discount"))?;
        sheet.write_number_with_format(1, 1, to_f64(discount), &self.styles.percent)?;
        let mut row = 3_u32;
        for compared in chosen {
            let Some(cash) = &compared.cash else { continue };
            row = self.cash(sheet, row, compared, cash)? + 2;
        }
        Ok(())
    }

    /// The cash of one scenario; gives the row after it.
    fn cash(
        &self,
        sheet: &mut Worksheet,
        first: u32,
        compared: &Compared,
        cash: &planning::landed_cost::years::CashFlow,
    ) -> Result<u32, XlsxError> {
        let labels = [
            "cost-row-volume",
            "cost-row-unit",
            "cost-row-running",
            "cost-row-one-time",
            "cost-row-cash",
            "cost-row-factor",
            "cost-row-present",
        ];
        sheet.write_string_with_format(first, 0, &compared.cost.name, &self.styles.head)?;
        for (row, key) in (first + 1..).zip(labels) {
            sheet.write_string(row, 0, self.word(key))?;
        }
        // Formulas count rows from one.
        let [volume, unit, running, once, paid, factor, present] =
            [2, 3, 4, 5, 6, 7, 8].map(|offset: u32| first + offset);
        sheet.write_number_with_format(first, 1, 0.0, &self.styles.head)?;
        sheet.write_number_with_format(once - 1, 1, to_f64(cash.start.amount), &self.styles.whole)?;
        let start = formula(&format!("=B{once}"), cash.start.amount);
        sheet.write_formula_with_format(paid - 1, 1, start.clone(), &self.styles.whole)?;
        sheet.write_number_with_format(factor - 1, 1, 1.0, &self.styles.factor)?;
        let today = formula(&format!("=B{paid}*B{factor}"), cash.start.amount);
        sheet.write_formula_with_format(present - 1, 1, today, &self.styles.whole)?;
        for (at, year) in (2_usize..).zip(&cash.years) {
            sheet.set_column_width(u16::try_from(at).unwrap_or(u16::MAX), 16)?;
            let (l, before) = (column(at), column(at - 1));
            let cell = u16::try_from(at).unwrap_or(u16::MAX);
            sheet.write_number_with_format(first, cell, year.number, &self.styles.head)?;
            sheet.write_number_with_format(volume - 1, cell, to_f64(year.volume), &self.styles.whole)?;
            sheet.write_number_with_format(unit - 1, cell, to_f64(year.unit.amount), &self.styles.amount)?;
            let text = format!("={l}{volume}*{l}{unit}");
            sheet.write_formula_with_format(
                running - 1,
                cell,
                formula(&text, year.running.amount),
                &self.styles.whole,
            )?;
            sheet.write_number_with_format(
                once - 1,
                cell,
                to_f64(year.one_time.amount),
                &self.styles.whole,
            )?;
            let text = format!("={l}{running}+{l}{once}");
            sheet.write_formula_with_format(
                paid - 1,
                cell,
                formula(&text, year.total.amount),
                &self.styles.whole,
            )?;
            let text = format!("={before}{factor}/(1+$B$2)");
            sheet.write_formula_with_format(
                factor - 1,
                cell,
                formula(&text, year.discount_factor),
                &self.styles.factor,
            )?;
            let text = format!("={l}{paid}*{l}{factor}");
            let worth = year.total.amount.checked_mul(year.discount_factor).unwrap_or_default();
            sheet.write_formula_with_format(present - 1, cell, formula(&text, worth), &self.styles.whole)?;
        }
        let last = column(cash.years.len() + 1);
        let total = u16::try_from(cash.years.len() + 2).unwrap_or(u16::MAX);
        sheet.set_column_width(1, 16)?.set_column_width(total, 18)?;
        sheet.write_string_with_format(
            first,
            total,
            self.word("cost-column-sum"),
            &self.styles.head_right,
        )?;
        let sum = formula(&format!("=SUM(B{paid}:{last}{paid})"), cash.total.amount);
        sheet.write_formula_with_format(paid - 1, total, sum, &self.styles.whole_total)?;
        let sum = formula(&format!("=SUM(B{present}:{last}{present})"), cash.present_value.amount);
        sheet.write_formula_with_format(present - 1, total, sum, &self.styles.whole_total)?;
        Ok(present)
    }

    fn drivers(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let Some(outlook) = &self.comparison.outlook else { return Ok(()) };
        sheet.set_column_width(0, 34)?;
        sheet.write_string_with_format(0, 0, self.word("cost-section-flips"), &self.styles.title)?;
        sheet.write_string(1, 0, self.words(&outlook.sentence))?;
        let heads = [
            "cost-column-driver",
            "cost-column-rival",
            "cost-column-today",
            "cost-column-level-below",
            "cost-column-level-above",
        ];
        for (at, key) in (0_u16..).zip(heads) {
            sheet.write_string_with_format(3, at, self.word(key), &self.styles.head)?;
        }
        for (row, found) in (4_u32..).zip(&outlook.break_evens) {
            let driver = &self.comparison.drivers[found.driver];
            sheet.write_string(row, 0, self.words(&driver.kind.label()))?;
            sheet.write_string(row, 1, &found.rival)?;
            sheet.write_number_with_format(row, 2, to_f64(found.base), &self.styles.amount)?;
            for (at, value) in [(3, found.below), (4, found.above)] {
                if let Some(value) = value {
                    sheet.write_number_with_format(row, at, to_f64(value), &self.styles.amount)?;
                }
            }
        }
        Ok(())
    }
}
