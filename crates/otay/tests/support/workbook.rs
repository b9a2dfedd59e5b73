//! A bill of delimited text as a workbook.

/// Its rows, remarks left out; what reads as a number is stored as one, as a spreadsheet does.
pub fn workbook(bill: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(bill.as_bytes());
    for (row, record) in reader.records().enumerate() {
        for (column, field) in record.unwrap().iter().enumerate() {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            match field.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, field).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}
