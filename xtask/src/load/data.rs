//! Cases to fill a workbench with: the bundled ones, varied so that no two are the same.

use std::fmt::Write as _;
use std::path::Path;

/// A case as its files.
#[derive(Clone)]
pub struct Example {
    case: String,
    bill: String,
}

/// Bundled cases whose folder has a `case.toml` and a `bill.csv`.
const BUNDLED: [&str; 4] = ["guitar", "catheter", "aluminum-bracket", "headphones"];
/// Lines of the long bill.
const LINES: usize = 500;

/// The bundled cases of the tree at `root`.
pub fn examples(root: &Path) -> Result<Vec<Example>, String> {
    BUNDLED.iter().map(|name| read(root, name)).collect()
}

fn read(root: &Path, name: &str) -> Result<Example, String> {
    let read = |file: &str| {
        let path = root.join("examples").join(name).join(file);
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    Ok(Example { case: read("case.toml")?, bill: read("bill.csv")? })
}

impl Example {
    /// The case with a title and a volume of its own: nothing held of another answers it.
    #[must_use]
    pub fn varied(&self, number: usize) -> Self {
        let mut case = String::with_capacity(self.case.len() + 16);
        let mut is_titled = false;
        for line in self.case.lines() {
            if !is_titled
                && let Some(title) = line.strip_prefix("title = \"").and_then(|rest| rest.strip_suffix('"'))
            {
                is_titled = true;
                let _ = writeln!(case, "title = \"{title}, no. {number}\"");
            } else if line.starts_with("annual_volume = ") {
                let _ = writeln!(case, "annual_volume = {}", 10_000 + number);
            } else {
                let _ = writeln!(case, "{line}");
            }
        }
        Self { case, bill: self.bill.clone() }
    }

    /// The case as the API takes it.
    #[must_use]
    pub fn as_json(&self) -> String {
        let file = |name: &str, text: &str| serde_json::json!({ "name": name, "text": text });
        serde_json::json!({ "files": [file("case.toml", &self.case), file("bill.csv", &self.bill)] })
            .to_string()
    }
}

/// The guitar of five hundred lines: its bill over and over, each time with other names, each part so much cheaper and
/// lighter that the guitar costs and weighs what it did.
pub fn long_case(root: &Path) -> Result<Example, String> {
    let guitar = read(root, "guitar")?;
    let mut rows = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(guitar.bill.as_bytes());
    let told = |error: csv::Error| format!("guitar/bill.csv: {error}");
    let header = rows.headers().map_err(told)?.clone();
    let at = |name: &str| header.iter().position(|column| column == name).unwrap_or(usize::MAX);
    let (part, parent, cost, weight) = (at("part"), at("parent"), at("unit cost"), at("weight kg"));
    let rows: Vec<csv::StringRecord> = rows.records().collect::<Result<_, _>>().map_err(told)?;
    let times = LINES.div_ceil(rows.len().max(1));
    let share = |cell: &str, places: usize| match cell.parse::<f64>() {
        Ok(number) => format!("{:.places$}", (number / times as f64).max(0.1_f64.powi(places as i32))),
        Err(_) => cell.to_owned(),
    };
    let mut bill = csv::Writer::from_writer(Vec::new());
    bill.write_record(&header).map_err(told)?;
    for (number, row) in (0..times).flat_map(|time| rows.iter().map(move |row| (time, row))).take(LINES) {
        let cells = row.iter().enumerate().map(|(column, cell)| match column {
            // The first time the names stay: scenarios name parts.
            _ if (column == part || column == parent) && number > 0 && !cell.is_empty() => {
                format!("{cell}-{number}")
            }
            _ if column == cost => share(cell, 3),
            _ if column == weight => share(cell, 4),
            _ => cell.to_owned(),
        });
        bill.write_record(cells).map_err(told)?;
    }
    let bytes = bill.into_inner().map_err(|error| format!("the long bill: {error}"))?;
    Ok(Example { bill: String::from_utf8_lossy(&bytes).into_owned(), ..guitar.varied(500) })
}

#[cfg(test)]
mod tests {
    use super::{examples, long_case};
    use crate::tree;

    #[test]
    fn cases_differ_and_the_long_one_is_long() {
        let all = examples(&tree::root()).unwrap();
        assert_ne!(all[0].varied(1).as_json(), all[0].varied(2).as_json());
        let long = long_case(&tree::root()).unwrap();
        assert_eq!(long.bill.lines().count(), super::LINES + 1);
        assert!(long.bill.contains("TOP-SET-3,BODY-3,"));
    }
}
